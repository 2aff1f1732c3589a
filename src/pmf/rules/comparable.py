"""Which earlier figures one figure may be compared with, and why none may.

Only figures of equal length are compared. A snapshot and a rolling year mean the same whatever
the period they are printed under, so these are compared across lengths: the rolling figure of
Q1 2019/20 with the outturn of 2018/19. Nothing is compared across a break in the series, and
figures from before it are not even looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from pmf.errors import UnitMismatch, UsageError
from pmf.model.indicator import Indicator, Observation, SeriesBreak
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

    def since(self, first: int) -> Timeline:
        """The same without figures that cover any month before this one."""
        kept = {
            (last, months): found
            for (last, months), found in self.entries.items()
            if (found.first if isinstance(found, Point) else last - months + 1) >= first
        }
        return Timeline(kept, self.across)

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


def all_breaks(indicator: Indicator, given: Iterable[Period] = ()) -> tuple[SeriesBreak, ...]:
    """The breaks an indicator declares and those a caller gives, each period once, in time."""
    found = {first_month(one.first): one for one in indicator.breaks}
    for first in given:
        found.setdefault(first_month(first), SeriesBreak(first))
    return tuple(found[month] for month in sorted(found))


def last_break(breaks: Iterable[SeriesBreak], period: Period) -> SeriesBreak | None:
    """The latest break that lies in a period or before it; `None` without one."""
    reached = (one for one in breaks if first_month(one.first) <= last_month(period))
    return max(reached, key=lambda one: first_month(one.first), default=None)


def compared_points(
    line: Timeline, now: Point, comparator: Comparator, breaks: tuple[SeriesBreak, ...]
) -> tuple[Point, ...] | SeriesBreak | str:
    """The earlier figures a comparator looks at, latest first, or why it has none to look at.

    Figures from before a break are not looked at at all, so whatever they are changes nothing.

    Args:
        line: The figures of the indicator.
        now: The figure compared.
        comparator: What it is compared with.
        breaks: Where a new way of counting begins: no comparison reaches across one.

    Returns:
        The figures; the break, where it lies between; else the reason code.

    Raises:
        UsageError: The comparator is of no kind we know, or a mean says not of how many.
    """
    if comparator.against not in _SELECT:
        known = ", ".join(_SELECT)
        raise UsageError(f"a comparator is against one of {known}, not {comparator.against!r}")
    broken = last_break(breaks, now.period)
    side = line.since(first_month(broken.first)) if broken else line
    found = _SELECT[comparator.against](side, now, comparator)
    usable = [point for point in found if isinstance(point, Point)]
    enough = _enough(usable, len(found), comparator)
    if enough:
        return enough
    told = [point for point in found if point in _TELLING]
    if told:
        return str(told[-1])
    if broken and _reaches(line, now, comparator) < first_month(broken.first):
        return broken
    return "history-missing" if usable else "no-comparable-period"


def _reaches(line: Timeline, now: Point, comparator: Comparator) -> int:
    """The first month a comparator looks back to; where it goes back without end, the first one."""
    back = {"previous": 1, "mean": comparator.periods, "regression": comparator.periods}
    count = back.get(comparator.against)
    if comparator.against == "same_last_year":
        return now.first - 12
    if count is None or line.across:
        return 0
    if comparator.against == "regression":
        count -= 1  # its window counts the present figure
    return now.first - now.period.months * count


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
