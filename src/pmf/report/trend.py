"""Direction of travel as shown: an arrow, a word, and what is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from pmf.model.scheme import Scheme
from pmf.model.status import Movement, Travel
from pmf.report.sentence import bare
from pmf.report.text import clean
from pmf.rules.assessment import Assessment
from pmf.rules.travel import TravelResult

_WORDS = {
    Travel.IMPROVING: "Improving",
    Travel.STEADY: "Steady",
    Travel.WORSENING: "Worsening",
}
_MOVES = {Movement.UP: "Up", Movement.DOWN: "Down", Movement.LEVEL: "Level"}
#: What a scheme calls its arrows; a sign without one of these words is no arrow.
_ARROWS = {
    "up": Movement.UP,
    "down": Movement.DOWN,
    "level": Movement.LEVEL,
    "right": Movement.LEVEL,
    "sideways": Movement.LEVEL,
}
#: Words that lead on to what is compared with by themselves: "Improvement on".
_LEADS_ON = re.compile(r"\b(?:on|to|than|as|with)$")
_ORDER = (*Travel, *Movement)


@attrs.frozen
class Trend:
    """Which way a figure went.

    Attributes:
        way: Whether that is the better way; for an indicator none of whose values is better,
            where it went.
        word: The scheme's word for that, or ours.
        arrow: The way the arrow points: as the scheme's does, else as the figure went.
        since: What it is compared with: ``since 2018/19 (8.7)``.
    """

    way: Travel | Movement
    word: str
    arrow: Movement
    since: str

    @property
    def sentence(self) -> str:
        """Word and comparison in one."""
        return f"{self.word} {self.since}"


def trends_of(assessed: Assessment) -> tuple[Trend, ...]:
    """Which way a figure went, by each comparator that can say; each comparison once."""
    found: dict[str, Trend] = {}
    for result in assessed.facts.compared:
        if result.movement is not None and result.compared_with is not None:
            trend = _trend(result, result.movement, assessed)
            found.setdefault(trend.since, trend)
    return tuple(found.values())


def travel_counts(
    trends: Iterable[tuple[Trend, ...]],
) -> tuple[tuple[Trend | None, int], ...]:
    """How many went which way, each by the first comparator that can say whether it is better.

    Args:
        trends: The trends of each indicator.

    Returns:
        A trend that stands for each way that occurs, with its count; last, under `None`, how many
        ways are not known. Nothing at all when none is known.
    """
    counts: dict[tuple[Travel | Movement, Movement], tuple[Trend | None, int]] = {}
    unknown = 0
    for those in trends:
        better = (one for one in those if isinstance(one.way, Travel))
        first = next(better, those[0] if those else None)
        if first is None:
            unknown += 1
            continue
        # One line for each word; its arrow is that of the way, whichever way figures went.
        key = (first.way, Movement.LEVEL)
        counts[key] = (first, counts.get(key, (None, 0))[1] + 1)
    if not counts:
        return ()
    told = [counts[key] for key in sorted(counts, key=lambda key: _ORDER.index(key[0]))]
    return (*told, (None, unknown)) if unknown else tuple(told)


def _trend(result: TravelResult, moved: Movement, assessed: Assessment) -> Trend:
    scheme = assessed.yardstick.scheme
    way: Travel | Movement = moved if result.travel is None else result.travel
    word = _MOVES[way] if isinstance(way, Movement) else _word(way, scheme)
    since = _since(result, assessed)
    if _LEADS_ON.search(word):
        since = since.removeprefix("since ").removeprefix("against ")
    if result.reason == "at-best":
        since += ", at the best there can be"
    return Trend(way, word, _arrow(way, moved, scheme), since)


def _word(way: Travel, scheme: Scheme) -> str:
    return clean(dict(scheme.direction.words).get(way, "")) or _WORDS[way]


def _arrow(way: Travel | Movement, moved: Movement, scheme: Scheme) -> Movement:
    symbol = dict(scheme.direction.symbols).get(way, "") if isinstance(way, Travel) else ""
    named = (_ARROWS[part] for part in symbol.casefold().split() if part in _ARROWS)
    return next(named, moved)


def _since(result: TravelResult, assessed: Assessment) -> str:
    assert result.compared_with is not None  # nothing is said without a comparison
    was = bare(result.compared_with, assessed)
    comparators = assessed.yardstick.scheme.direction.comparators
    against = next((one.against for one in comparators if one.name == result.comparator), "")
    count = len(result.points)
    if result.compared_period is None:
        what = "a level trend" if against == "regression" else "the mean"
        return f"against {what} of the {count} periods before ({was})"
    if against == "best":
        return f"against the best so far, {result.compared_period} ({was})"
    return f"since {result.compared_period} ({was})"
