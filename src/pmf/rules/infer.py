"""Which tolerances would explain what a council published, or the smallest contradiction.

Every coloured row says something about the two edges of a traffic-light rule. With *s* the
shortfall (in per cent of the line, in points or in the unit), *met* the shortfall that is still
good and *near* the one that is still near:

- a good status says ``met ≥ s``;
- a near status says ``met < s ≤ near``;
- a bad status says ``near < s``.

A report is explained by one tolerance when all these hold together. Where they do not, two rows
suffice to show it: one that asks for more and one that asks for less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import attrs

from pmf.errors import UsageError
from pmf.model.margin import MarginKind
from pmf.model.number import EXACT, ratio
from pmf.model.status import Polarity, Status
from pmf.rules.assessment import Assessment
from pmf.rules.shortfall import shortfall

_KINDS = (MarginKind.PERCENT, MarginKind.POINTS, MarginKind.UNIT)
_NOTHING = Fraction(0)


@attrs.frozen
class Interval:
    """The tolerances a council may have used.

    Attributes:
        low: The least; always zero or more.
        low_closed: Whether the least is one of them.
        high: The most; `None` when there is none.
        high_closed: Whether the most is one of them.
    """

    low: Fraction = _NOTHING
    low_closed: bool = True
    high: Fraction | None = None
    high_closed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no tolerance is left."""
        if self.high is None:
            return False
        closed = self.low_closed and self.high_closed
        return self.low > self.high or (self.low == self.high and not closed)

    def meet(self, other: Interval) -> Interval:
        """The tolerances that lie in both."""
        low, low_closed = max((self.low, not self.low_closed), (other.low, not other.low_closed))
        highs = [(one.high, one.high_closed) for one in (self, other) if one.high is not None]
        high, high_closed = min(highs) if highs else (None, False)
        return Interval(low, not low_closed, high, high_closed)

    def __str__(self) -> str:
        low = f"{'[' if self.low_closed else '('}{shown(self.low)}"
        high = (
            "∞)" if self.high is None else f"{shown(self.high)}{']' if self.high_closed else ')'}"
        )
        return f"{low}, {high}"


def shown(number: Fraction) -> str:
    """A number of an interval, to four places half up."""
    digits = ratio(Decimal(number.numerator), Decimal(number.denominator), 4)
    return format(digits.normalize(EXACT), "f")


EVERYTHING = Interval()


@attrs.frozen
class RowInference:
    """What one published row says about the tolerance.

    Attributes:
        code: The indicator's code.
        met: Where the edge of good may lie.
        near: Where the edge of near may lie.
        shortfall: The shortfall it rests on.
    """

    code: str
    met: Interval
    near: Interval
    shortfall: Fraction


@attrs.frozen
class Inference:
    """What a whole report says about its tolerance.

    Attributes:
        kind: What the tolerances are counted in.
        feasible: Whether one tolerance explains every row.
        met: Where the edge of good may lie; `None` when nothing is left.
        near: Where the edge of near may lie; `None` when nothing is left.
        conflict: The codes that contradict each other, in the order printed: two, or one that
            contradicts the rule by itself. Empty when feasible.
        rows: What each row says by itself.
        left_out: Codes of coloured rows that say nothing: no value, a part of a year, no degree
            at a zero line.
    """

    kind: MarginKind
    feasible: bool
    met: Interval | None
    near: Interval | None
    conflict: tuple[str, ...]
    rows: tuple[RowInference, ...]
    left_out: tuple[str, ...] = ()


def infer(
    assessments: Iterable[Assessment],
    *,
    kind: MarginKind | str = MarginKind.PERCENT,
    met_is_free: bool = True,
) -> Inference:
    """Find the tolerances consistent with the published statuses.

    Args:
        assessments: What was judged, for instance the `Results` of a report.
        kind: ``percent`` of the line, ``points`` (percentages only) or ``unit``.
        met_is_free: Whether a miss may still be good, up to a tolerance of its own. When false,
            only what meets the target is good, and a missed row printed as good is a contradiction
            by itself.

    Returns:
        An interval for each row, and for the report the intervals left or the contradiction.

    Raises:
        UsageError: `kind` is none of the three.
    """
    counted = _kind(kind)
    rows: list[RowInference] = []
    left_out: list[str] = []
    for assessed in assessments:
        if not _is_coloured(assessed):
            continue
        degree = _degree(assessed, counted)
        if degree is None:
            left_out.append(assessed.code)
            continue
        rows.append(_says(assessed, degree, met_is_free=met_is_free))
    return _overall(counted, tuple(rows), tuple(left_out))


def _kind(kind: MarginKind | str) -> MarginKind:
    try:
        counted = MarginKind(kind)
    except ValueError:
        counted = MarginKind.UNSTATED
    if counted not in _KINDS:
        raise UsageError(f"kind must be one of {', '.join(_KINDS)}, not {kind!r}")
    return counted


def _is_coloured(assessed: Assessment) -> bool:
    reported = assessed.observation.reported
    return bool(reported) and all(status.rank is not None for status in reported)


def _degree(assessed: Assessment, kind: MarginKind) -> Fraction | None:
    """The shortfall counted as asked; `None` where the row says nothing about a tolerance."""
    line, value = assessed.target_line, assessed.value
    polarity = assessed.indicator.polarity
    if value is None or line is None or polarity in (None, Polarity.NEUTRAL):
        return None
    if assessed.yardstick.bands is None or assessed.yardstick.part_year:
        return None
    if kind is MarginKind.POINTS and value.unit not in ("percent", "percentage_point"):
        return None
    short = Fraction(shortfall(value, line, polarity).value)
    if kind is not MarginKind.PERCENT:
        return short
    base = _base(assessed)
    return short * 100 / base if base else (_NOTHING if short <= 0 else None)


def _base(assessed: Assessment) -> Fraction:
    line, value = assessed.target_line, assessed.value
    if isinstance(line, tuple):
        near = min(line, key=lambda end: (value or end).distance(end))
        return abs(Fraction(near.value))
    unit = value.unit if value else "number"
    return abs(Fraction(line.to(unit).value)) if line else _NOTHING


def _says(assessed: Assessment, degree: Fraction, *, met_is_free: bool) -> RowInference:
    """What one row says: see the head of the module."""
    reported = assessed.observation.reported
    met = near = EVERYTHING
    if not met_is_free:
        met = Interval(_NOTHING, True, _NOTHING, True)
    asked = [_asked(status, degree) for status in reported]
    # A word that merges two statuses allows what either allows.
    met = met.meet(_hull([one.met for one in asked]))
    near = near.meet(_hull([one.near for one in asked]))
    return RowInference(assessed.code, met, near, degree)


class _Asked(NamedTuple):
    met: Interval
    near: Interval


def _asked(status: Status, degree: Fraction) -> _Asked:
    least = max(degree, _NOTHING)
    if status.is_met:
        return _Asked(Interval(least), Interval(least))
    below = Interval(_NOTHING, True, degree, False)
    if status is Status.NEAR_TARGET:
        return _Asked(below, Interval(least))
    return _Asked(below, below)


def _hull(intervals: list[Interval]) -> Interval:
    low, low_open = min((one.low, not one.low_closed) for one in intervals)
    if any(one.high is None for one in intervals):
        return Interval(low, not low_open)
    high, closed = max((one.high or _NOTHING, one.high_closed) for one in intervals)
    return Interval(low, not low_open, high, closed)


def _overall(
    kind: MarginKind, rows: tuple[RowInference, ...], left_out: tuple[str, ...]
) -> Inference:
    met = near = EVERYTHING
    for place, row in enumerate(rows):
        met, near = met.meet(row.met), near.meet(row.near)
        if met.is_empty or near.is_empty:
            conflict = _conflict(rows[: place + 1])
            return Inference(kind, False, None, None, conflict, rows, left_out)
    return Inference(kind, True, met, near, (), rows, left_out)


def _conflict(rows: tuple[RowInference, ...]) -> tuple[str, ...]:
    """The last row, alone or with the first that contradicts it.

    Intervals on a line have no common point only if two of them have none, so a pair is enough.
    """
    last = rows[-1]
    if last.met.is_empty or last.near.is_empty:
        return (last.code,)
    pairs: Iterator[RowInference] = (
        row for row in rows if row.met.meet(last.met).is_empty or row.near.meet(last.near).is_empty
    )
    return (next(pairs).code, last.code)
