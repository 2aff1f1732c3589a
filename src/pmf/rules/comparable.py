"""Which earlier figures one figure may be compared with, and why none may.

Only figures of equal length are compared. A snapshot and a rolling year mean the same whatever
the period they are printed under, so these are compared across lengths: the rolling figure of
Q1 2019/20 with the outturn of 2018/19. Nothing is compared across a break in the series.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from pmf.errors import UnitMismatch, UsageError
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Comparator
from pmf.model.status import Absence, Basis

#: Bases whose figure does not depend on the length of the period it is printed under.
ACROSS_LENGTHS = (Basis.SNAPSHOT, Basis.ROLLING_YEAR)
#: Fewer points than these show no trend, only a difference.
TREND_POINTS = 3

#: Reasons worth telling when there is nothing to compare with; others only say "no figure".
_TELLING = ("ambiguous-period", "unit-unfit")
#: Why there is no figure, by the kind of absence.
ABSENT = {
    Absence.MISSING: "no-value",
    Absence.NOT_DUE: "not-due",
    Absence.SUPPRESSED: "suppressed",
    Absence.NOT_APPLICABLE: "not-applicable",
    Absence.BAD_VALUE: "bad-value",
}


@attrs.frozen
class Point:
    """One figure with its place in time, in calendar months counted from the year 0.

    Attributes:
        period: The period it is printed for.
        value: The figure in the indicator's unit.
        first: The first month it covers: of a rolling figure, eleven months before the last.
        last: The last month it covers.
    """

    period: Period
    value: Quantity
    first: int
    last: int

    @property
    def exact(self) -> Fraction:
        """The figure as a fraction, which no arithmetic rounds."""
        return Fraction(self.value.value)


#: A figure, or the reason code why there is none.
Found = Point | str


@attrs.frozen
class Timeline:
    """Every figure of one indicator by the last month and the length it is printed for.

    Attributes:
        entries: The figures, or for each the reason why there is none.
        across: Whether figures of different lengths may be compared.
    """

    entries: dict[tuple[int, int], Found]
    across: bool

    def at(self, last: int, months: int) -> Found:
        """The figure of that length, or of another where these compare, ending in that month."""
        found = self.entries.get((last, months), "no-comparable-period")
        if isinstance(found, Point) or not self.across:
            return found
        others = [
            entry
            for (end, _), entry in sorted(self.entries.items())
            if end == last and isinstance(entry, Point)
        ]
        if len({entry.value for entry in others}) > 1:
            return "ambiguous-period"
        return others[0] if others else found

    def ends_before(self, last: int, months: int) -> list[int]:
        """The last months of comparable periods printed before, latest first."""
        ends = {end for end, length in self.entries if self.across or length == months}
        return sorted((end for end in ends if end < last), reverse=True)


def timeline(indicator: Indicator, observations: Iterable[Observation]) -> Timeline:
    """Put the observations of an indicator in their places; those of others are passed over."""
    entries: dict[tuple[int, int], Found] = {}
    for seen in observations:
        if seen.code != indicator.code:
            continue
        key = (last_month(seen.period), seen.period.months)
        entries[key] = _agreed(entries.get(key), _point(seen, indicator))
    return Timeline(entries, indicator.basis in ACROSS_LENGTHS)


def _point(seen: Observation, indicator: Indicator) -> Found:
    if seen.value is None:
        return ABSENT[seen.absence or Absence.MISSING]
    try:
        value = seen.value.to(indicator.unit)
    except UnitMismatch:
        return "unit-unfit"
    first, last = covered(seen.period, indicator.basis)
    return Point(seen.period, value, first, last)


def _agreed(known: Found | None, found: Found) -> Found:
    """Two figures for one period that differ are no figure; a dash beside a figure is none."""
    if known is None or not isinstance(known, Point):
        return known if known == "ambiguous-period" else found
    if isinstance(found, Point) and found.value != known.value:
        return "ambiguous-period"
    return known


def covered(period: Period, basis: Basis | None) -> tuple[int, int]:
    """The first and last month a figure covers, which its basis may stretch beyond its period."""
    last = last_month(period)
    if basis is Basis.ROLLING_YEAR:
        return last - 11, last
    if basis is Basis.YEAR_TO_DATE:
        return first_month(period.whole_year), last
    return first_month(period), last


def first_month(period: Period) -> int:
    """The first calendar month of a period, counted from the year 0."""
    return period.year * 12 + period.first_month + (period.number - 1) * period.months


def last_month(period: Period) -> int:
    """The last calendar month of a period, counted from the year 0."""
    return first_month(period) + period.months - 1


def compared_points(
    line: Timeline, now: Point, comparator: Comparator, breaks: tuple[Period, ...]
) -> tuple[Point, ...] | str:
    """The earlier figures a comparator looks at, latest first, or why it has none to look at.

    Args:
        line: The figures of the indicator.
        now: The figure compared.
        comparator: What it is compared with.
        breaks: The first periods of a new way of counting: no comparison reaches across one.

    Raises:
        UsageError: The comparator is of no kind we know, or a mean says not of how many.
    """
    if comparator.against not in _SELECT:
        known = ", ".join(_SELECT)
        raise UsageError(f"a comparator is against one of {known}, not {comparator.against!r}")
    starts = [first_month(first) for first in breaks]
    usable: list[Point] = []
    reason = "no-comparable-period"
    found = _SELECT[comparator.against](line, now, comparator)
    for point in found:
        if not isinstance(point, Point):
            reason = point if point in _TELLING else reason
        elif any(point.first < start <= now.last for start in starts):
            reason = "series-break"
        else:
            usable.append(point)
    return _enough(usable, len(found), comparator) or (
        "history-missing" if usable and reason == "no-comparable-period" else reason
    )


def _enough(usable: list[Point], wanted: int, comparator: Comparator) -> tuple[Point, ...]:
    if comparator.against == "regression":
        return tuple(usable) if len(usable) >= TREND_POINTS - 1 else ()
    if comparator.against == "best":
        return tuple(usable)
    return tuple(usable) if len(usable) == wanted else ()


def _previous(line: Timeline, now: Point, _: Comparator) -> list[Found]:
    return _back(line, now, 1)


def _same_last_year(line: Timeline, now: Point, _: Comparator) -> list[Found]:
    return [line.at(now.last - 12, now.period.months)]


def _mean(line: Timeline, now: Point, comparator: Comparator) -> list[Found]:
    if not comparator.periods or comparator.periods < 1:
        raise UsageError(f"comparator {comparator.name!r} is a mean and must say of how many")
    return _back(line, now, comparator.periods)


def _best(line: Timeline, now: Point, _: Comparator) -> list[Found]:
    return _all(line, now)


def _regression(line: Timeline, now: Point, comparator: Comparator) -> list[Found]:
    """The window counts the present figure; gaps in it stay gaps."""
    months, window = now.period.months, comparator.periods
    alike = attrs.evolve(line, across=False)
    ends = alike.ends_before(now.last, months)
    if window is not None:
        ends = [end for end in ends if end >= now.last - (window - 1) * months]
    found = [alike.at(end, months) for end in ends]
    if not line.across or len(found) >= TREND_POINTS - 1:
        return found
    return _all(line, now)[: None if window is None else window - 1]


def _back(line: Timeline, now: Point, count: int) -> list[Found]:
    """The periods just before; where lengths may differ and one is missing, the latest ends."""
    months = now.period.months
    lasts = [now.last - months * step for step in range(1, count + 1)]
    found = [line.entries.get((last, months), "no-comparable-period") for last in lasts]
    if not line.across or all(isinstance(point, Point) for point in found):
        return found
    ends = line.ends_before(now.last, months)[:count]
    across = [line.at(end, months) for end in ends]
    return across + ["no-comparable-period"] * (count - len(across))


def _all(line: Timeline, now: Point) -> list[Found]:
    months = now.period.months
    return [line.at(end, months) for end in line.ends_before(now.last, months)]


_SELECT = {
    "previous": _previous,
    "same_last_year": _same_last_year,
    "mean": _mean,
    "best": _best,
    "regression": _regression,
}
