"""Direction of travel as shown: an arrow, a word, and what is compared with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import attrs

from pmf.model.indicator import TierShows
from pmf.model.quantity import Quantity
from pmf.model.scheme import Scheme
from pmf.model.status import Movement, Travel
from pmf.model.travel_word import arrow_named
from pmf.report.sentence import bare
from pmf.report.text import clean, lower_first
from pmf.rules.assessment import Assessment
from pmf.rules.reconcile import TravelRow, Verdict
from pmf.rules.travel import TravelResult

_WORDS = {
    Travel.IMPROVING: "Improving",
    Travel.STEADY: "Steady",
    Travel.WORSENING: "Worsening",
}
_MOVES = {Movement.UP: "Up", Movement.DOWN: "Down", Movement.LEVEL: "Level"}
#: Words that lead on to what is compared with by themselves: "Improvement on".
_LEADS_ON = re.compile(r"\b(?:on|to|than|as|with)$")


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


def has_arrows(scheme: Scheme) -> bool:
    """Whether the scheme's signs for direction of travel are arrows."""
    return any(arrow_named(symbol) is not None for _, symbol in scheme.direction.symbols)


def trends_of(assessed: Assessment) -> tuple[Trend, ...]:
    """Which way a figure went, by each comparator that can say; each comparison once.

    A tier that shows movement gets where the figure went and never whether that is better; one
    that is told in words gets nothing.
    """
    found: dict[str, Trend] = {}
    for result in assessed.facts.compared:
        trend = trend_of(result, assessed)
        if trend is not None:
            found.setdefault(trend.since, trend)
    return tuple(found.values())


def trend_of(result: TravelResult, assessed: Assessment) -> Trend | None:
    """One comparison in words; `None` when it says nothing, or its tier shows none."""
    moved, was = result.movement, result.compared_with
    if moved is None or was is None or is_told_in_words(assessed):
        return None
    judged = _shows(assessed) is not TierShows.MOVEMENT
    return _trend(result, moved, was, assessed, judged=judged)


def is_told_in_words(assessed: Assessment) -> bool:
    """Whether its tier tells progress in words, and shows no direction of travel."""
    return _shows(assessed) is TierShows.NARRATIVE


def _shows(assessed: Assessment) -> TierShows | None:
    return assessed.indicator.tier.shows if assessed.indicator.tier else None


def broken_of(assessed: Assessment) -> str:
    """Why a figure is not compared where a break in the series is why; empty otherwise."""
    told = assessed.travel_reason
    if told is None or told.code != "series-break" or is_told_in_words(assessed):
        return ""
    return f"Not compared with earlier figures. {clean(told.text)}"


def beside_printed(row: TravelRow | None, scheme: Scheme) -> str:
    """How a printed direction of travel stands beside the figures; empty where none was printed."""
    if row is None:
        return ""
    if row.verdict is Verdict.AGREE:
        return "as the figures say"
    if row.verdict is Verdict.DISAGREE and row.computed is not None:
        way = row.computed
        word = _MOVES[way] if isinstance(way, Movement) else _word(way, scheme)
        return f"but the figures say: {lower_first(word)}"
    told = " ".join(clean(one.text) for one in row.reasons)
    return f"cannot be reproduced: {lower_first(told)}"


def travel_counts(trends: Iterable[tuple[Trend, ...]]) -> tuple[tuple[str, int], ...]:
    """How many went which way, each by the first comparator that can say whether it is better.

    Args:
        trends: The trends of each indicator.

    Returns:
        The word for each way that occurs, with its count; then how many are not known. Nothing at
        all when none is known.
    """
    firsts = [first_of(those) for those in trends]
    words = {one.way: one.word for one in firsts if one is not None}
    counts = Counter(one.way for one in firsts if one is not None)
    told = [(words[way], counts[way]) for way in (*Travel, *Movement) if way in counts]
    unknown = firsts.count(None)
    return (*told, ("Not known", unknown)) if told and unknown else tuple(told)


def first_of(trends: tuple[Trend, ...]) -> Trend | None:
    """The first that says whether it is better, else the first; `None` when there is none."""
    better = (one for one in trends if isinstance(one.way, Travel))
    return next(better, trends[0] if trends else None)


def _trend(
    result: TravelResult,
    moved: Movement,
    compared_with: Quantity,
    assessed: Assessment,
    *,
    judged: bool,
) -> Trend:
    scheme = assessed.yardstick.scheme
    way: Travel | Movement = result.travel if judged and result.travel is not None else moved
    word = _MOVES[way] if isinstance(way, Movement) else _word(way, scheme)
    since = _since(result, bare(compared_with, assessed), assessed)
    if _LEADS_ON.search(word):
        since = since.removeprefix("since ").removeprefix("against ")
    if judged and result.reason == "at-best":
        since += ", at the best there can be"
    return Trend(way, word, _arrow(way, moved, scheme), since)


def _word(way: Travel, scheme: Scheme) -> str:
    return clean(dict(scheme.direction.words).get(way, "")) or _WORDS[way]


def _arrow(way: Travel | Movement, moved: Movement, scheme: Scheme) -> Movement:
    symbol = dict(scheme.direction.symbols).get(way, "") if isinstance(way, Travel) else ""
    return arrow_named(symbol) or moved


def _since(result: TravelResult, was: str, assessed: Assessment) -> str:
    comparators = assessed.yardstick.scheme.direction.comparators
    against = next((one.against for one in comparators if one.name == result.comparator), "")
    count = len(result.points)
    if result.compared_period is None:
        what = "a level trend" if against == "regression" else "the mean"
        return f"against {what} of the {count} periods before ({was})"
    if against == "best":
        return f"against the best so far, {result.compared_period} ({was})"
    return f"since {result.compared_period} ({was})"
