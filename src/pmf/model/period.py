"""When a figure is about: months, quarters, halves and years as whole numbers.

A period is a place in a reporting year, never a pair of dates, so stepping forward and back again
always returns to the start, leap years included. Dates are worked out only when asked for.
"""

from __future__ import annotations

import functools
from datetime import date, datetime, timedelta

import attrs

from pmf.errors import UsageError

#: The UK financial year starts in April.
APRIL = 4
FIRST_YEAR, LAST_YEAR = 1900, 2199
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
#: Length in months, and what a period of that length is called.
LENGTHS = {1: "month", 3: "quarter", 6: "half", 12: "year"}


@functools.total_ordering
@attrs.frozen
class Period:
    """A month, quarter, half or whole reporting year.

    Periods sort by their first day, the shorter first. Two periods that cover the same days but
    belong to reporting years of different kinds are not equal.

    Attributes:
        months: Length in months: 1, 3, 6 or 12. Only periods of equal length are comparable.
        year: Calendar year in which the reporting year starts: 2019 for 2019/20. From 1900 to
            2199.
        number: Place in the reporting year, from 1; month 1 is the year's first month.
        first_month: Calendar month in which the reporting year starts: 4 for the UK financial
            year, 1 for the calendar year, 9 for most academic years.
    """

    months: int
    year: int
    number: int
    first_month: int = APRIL

    def __attrs_post_init__(self) -> None:
        check_length(self.months)
        check_first_month(self.first_month)
        _check("year", self.year, FIRST_YEAR, LAST_YEAR)
        _check(LENGTHS[self.months], self.number, 1, 12 // self.months)

    @classmethod
    def month_of(cls, calendar_year: int, calendar_month: int, first_month: int = APRIL) -> Period:
        """Make the period of one calendar month: ``Period.month_of(2019, 8)`` is August 2019.

        Raises:
            UsageError: There is no such month, or it lies outside the years covered.
        """
        _check("year", calendar_year, FIRST_YEAR, LAST_YEAR + 1)
        _check("month", calendar_month, 1, 12)
        check_first_month(first_month)
        return cls._from_index(calendar_year * 12 + calendar_month - 1, 1, first_month)

    @classmethod
    def quarter(cls, year: int, number: int, first_month: int = APRIL) -> Period:
        """Make quarter 1 to 4 of the reporting year starting in `year`."""
        return cls(3, year, number, first_month)

    @classmethod
    def half(cls, year: int, number: int, first_month: int = APRIL) -> Period:
        """Make half 1 or 2 of the reporting year starting in `year`."""
        return cls(6, year, number, first_month)

    @classmethod
    def financial_year(cls, year: int, first_month: int = APRIL) -> Period:
        """Make the whole reporting year starting in `year`."""
        return cls(12, year, 1, first_month)

    @classmethod
    def containing(cls, day: date, months: int = 3, first_month: int = APRIL) -> Period:
        """Find the one period of that length in which a day lies.

        Args:
            day: A date. A `datetime` is refused: which day it is depends on a time zone.
            months: Length of the period wanted: 1, 3, 6 or 12.
            first_month: Calendar month in which the reporting year starts.

        Raises:
            UsageError: The day is not a plain date, or lies outside the years covered.
        """
        check_length(months)
        check_first_month(first_month)
        return cls._from_index(_month_index(day), months, first_month)

    @classmethod
    def _from_index(cls, index: int, months: int, first_month: int) -> Period:
        year, month = divmod(index - (first_month - 1), 12)
        return cls(months, year, month // months + 1, first_month)

    @property
    def _index(self) -> int:
        """Count calendar months from the year 0 to the first month of this period."""
        return self.year * 12 + self.first_month - 1 + (self.number - 1) * self.months

    @property
    def start(self) -> date:
        """The first day."""
        return _first_day(self._index)

    @property
    def end(self) -> date:
        """The last day."""
        return _first_day(self._index + self.months) - timedelta(days=1)

    @property
    def previous(self) -> Period:
        """The period of the same length just before."""
        return self.shift(-1)

    @property
    def next(self) -> Period:
        """The period of the same length just after."""
        return self.shift(1)

    @property
    def same_last_year(self) -> Period:
        """The period at the same place in the year before."""
        return self.shift(-(12 // self.months))

    @property
    def whole_year(self) -> Period:
        """The reporting year this period belongs to."""
        return Period(12, self.year, 1, self.first_month)

    @property
    def year_to_date(self) -> tuple[Period, ...]:
        """The periods of the same length from the start of the year up to this one, included."""
        return tuple(
            Period(self.months, self.year, number, self.first_month)
            for number in range(1, self.number + 1)
        )

    def shift(self, count: int) -> Period:
        """Step forward by so many periods of the same length, or back when negative.

        Raises:
            UsageError: The step is not a whole number, or leaves the years covered.
        """
        if type(count) is not int:
            raise UsageError(f"a step must be a whole number of periods, not {count!r}")
        per_year = 12 // self.months
        years, place = divmod(self.number - 1 + count, per_year)
        return Period(self.months, self.year + years, place + 1, self.first_month)

    def contains(self, other: date | Period) -> bool:
        """Say whether a day, or every day of another period, lies in this one."""
        if isinstance(other, Period):
            first, beyond = other._index, other._index + other.months
        else:
            first = _month_index(other)
            beyond = first + 1
        return self._index <= first and beyond <= self._index + self.months

    def parts(self, months: int) -> tuple[Period, ...]:
        """Cut into the shorter periods of one length that tile this one, in order.

        Raises:
            UsageError: Periods of that length do not tile this one.
        """
        check_length(months)
        if self.months % months:
            this, that = LENGTHS[self.months], LENGTHS[months]
            raise UsageError(f"{self} is a {this}, which has no part as long as a {that}")
        before = (self.number - 1) * self.months // months
        return tuple(
            Period(months, self.year, before + place, self.first_month)
            for place in range(1, self.months // months + 1)
        )

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        mine = (self._index, self.months, self.first_month)
        return mine < (other._index, other.months, other.first_month)

    def __str__(self) -> str:
        """Write the period so that reading it gives the same period and no other."""
        if self.months == 1:
            year, month = divmod(self._index, 12)
            return f"{MONTH_NAMES[month]} {year}{self._origin(APRIL)}"
        place = {3: f"Q{self.number} ", 6: f"H{self.number} ", 12: ""}[self.months]
        return f"{place}{self._year_label}{self._origin(APRIL, 1)}"

    @property
    def _year_label(self) -> str:
        if self.first_month == 1:
            return str(self.year)
        return f"{self.year}/{(self.year + 1) % 100:02}"

    def _origin(self, *understood: int) -> str:
        """Name the year's first month, unless the words before already imply it."""
        if self.first_month in understood:
            return ""
        return f" (from {MONTH_NAMES[self.first_month - 1]})"


def check_length(months: int) -> None:
    """Refuse a length that is not 1, 3, 6 or 12 months."""
    if type(months) is not int or months not in LENGTHS:
        raise UsageError(f"months must be 1, 3, 6 or 12, not {months!r}")


def check_first_month(first_month: int) -> None:
    """Refuse a first month of the reporting year that is not 1 to 12."""
    _check("first_month", first_month, 1, 12)


def _check(what: str, value: int, least: int, most: int) -> None:
    if type(value) is not int or not least <= value <= most:
        raise UsageError(f"{what} must be {_between(least, most)}, not {value!r}")


def _between(least: int, most: int) -> str:
    return str(least) if least == most else f"{least} to {most}"


def _month_index(day: object) -> int:
    if not isinstance(day, date) or isinstance(day, datetime):
        raise UsageError(f"a day must be a date, not {day!r}")
    return day.year * 12 + day.month - 1


def _first_day(index: int) -> date:
    year, month = divmod(index, 12)
    return date(year, month + 1, 1)
