"""The heart: a rule and its lines compile to bands on the number line.

```text
                   93.1               98
◀──── red ─────────┤├───── amber ─────┤├───── green ──────▶      (amber within 5% of 98)
```

The same bands judge a value, explain it, say what would change it, shade a chart and are
inverted to infer a tolerance. Compiling is exact; after it no rule asks which way is good.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from decimal import Decimal

import attrs

from pmf.model.number import half_up, plain
from pmf.model.scheme import Level, Scheme
from pmf.model.status import Status

#: Our word for what nobody can judge, where a scheme has none or none applies.
UNDECIDED = "Unknown"


@attrs.frozen
class Outcome:
    """What a value earns.

    Attributes:
        status: The meaning. Where several are possible: the worst, when they all say the target
            is met or all say it is missed; else unknown.
        possible: Every status it may have, best first; one when the rule decides.
        word: The council's word; ours ("Missed target") where several levels are possible that
            all say the target is met, or all that it is missed.
        levels: The ids of the levels it may earn, in the order of the rule.
        clauses: The clauses that may earn them, counted from 1.
        codes: Reason codes.
    """

    status: Status
    possible: tuple[Status, ...]
    word: str
    levels: tuple[str, ...] = ()
    clauses: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()


@attrs.frozen
class Band:
    """One interval of the value axis and what it earns.

    Attributes:
        low: Its lower end; `None` when it has none.
        low_closed: Whether the lower end belongs to it.
        high: Its upper end; `None` when it has none.
        high_closed: Whether the upper end belongs to it.
        outcome: What a value in it earns.
    """

    low: Decimal | None
    low_closed: bool
    high: Decimal | None
    high_closed: bool
    outcome: Outcome

    def __contains__(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below

    def __str__(self) -> str:
        low = "(-∞" if self.low is None else f"{'[' if self.low_closed else '('}{plain(self.low)}"
        high = (
            "∞)" if self.high is None else f"{plain(self.high)}{']' if self.high_closed else ')'}"
        )
        return f"{low}, {high} {self.outcome.word}"


@attrs.frozen(eq=False)
class Bands:
    """The whole value axis, cut into bands: every finite number lies in exactly one.

    Attributes:
        bands: From the lowest values to the highest.
        places: Decimal places a value is rounded to, half up, before it is looked up; `None` to
            compare it as it is.
    """

    bands: tuple[Band, ...]
    places: int | None = None
    _starts: list[Decimal] = attrs.field(init=False, repr=False)
    _opens: tuple[bool, ...] = attrs.field(init=False, repr=False)

    @_starts.default
    def _find_starts(self) -> list[Decimal]:
        return [band.low for band in self.bands if band.low is not None]

    @_opens.default
    def _find_opens(self) -> tuple[bool, ...]:
        return tuple(not band.low_closed for band in self.bands if band.low is not None)

    def at(self, value: Decimal) -> Band:
        """The band a value lies in.

        Raises:
            TypeError: The value is no `Decimal`; a float is not exact.
        """
        if value.__class__ is not Decimal:
            raise TypeError(f"a value must be a Decimal, not {type(value).__name__} {value!r}")
        if self.places is not None:
            value = half_up(value, self.places)
        index = bisect_right(self._starts, value)
        # A band that opens just above an edge does not hold the edge itself.
        while index and self._opens[index - 1] and self._starts[index - 1] == value:
            index -= 1
        return self.bands[index]

    def from_value_up(self, value: Decimal) -> tuple[Band, ...]:
        """The bands a growing value can still end in: its own and all above."""
        return self.bands[self.bands.index(self.at(value)) :]

    def __str__(self) -> str:
        return " | ".join(str(band) for band in self.bands)


@functools.lru_cache(maxsize=1024)
def outcome_of(scheme: Scheme, clauses: tuple[int, ...], codes: tuple[str, ...]) -> Outcome:
    """What a value earns that may fall under these clauses."""
    levels = list(dict.fromkeys(scheme.clauses[number - 1].level for number in clauses))
    return outcome_of_levels(scheme, [scheme.level(id) for id in levels], clauses, codes)


def outcome_of_levels(
    scheme: Scheme, levels: list[Level], clauses: tuple[int, ...], codes: tuple[str, ...]
) -> Outcome:
    """What a value earns that may have any of these levels."""
    possible = tuple(sorted({s for level in levels for s in level.meanings}, key=_order))
    ids = tuple(level.id for level in levels)
    silent = "rule-silent" in codes or not levels
    if len(levels) == 1 and not silent:
        return Outcome(levels[0].status, possible, levels[0].word, ids, clauses, codes)
    sides = {status.is_met for status in possible}
    if silent or len(sides) != 1 or None in sides:
        word = word_for(scheme, Status.UNKNOWN)
        return Outcome(Status.UNKNOWN, possible, word, ids, clauses, codes)
    word = "Met target" if True in sides else "Missed target"
    return Outcome(possible[-1], possible, word, ids, clauses, codes)


def word_for(scheme: Scheme, status: Status) -> str:
    """The scheme's word for a status, or ours where it has none."""
    level = scheme.level_of(status)
    if level is not None:
        return level.word
    return UNDECIDED if status is Status.UNKNOWN else status.value.replace("_", " ").capitalize()


def _order(status: Status) -> int:
    return 9 if status.rank is None else status.rank
