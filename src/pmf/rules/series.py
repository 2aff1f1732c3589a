"""Figures of single periods from figures of the year to date, and the other way round.

Both work within a reporting year. A part that is missing is never taken as nothing: what needs it
has no value, and says which part is missing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from decimal import Decimal

import attrs

from pmf.errors import UnitMismatch, UsageError
from pmf.model.indicator import Observation
from pmf.model.number import EXACT
from pmf.model.period import LENGTHS, Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Mark


@attrs.frozen
class Derived:
    """An observation worked out from others.

    Attributes:
        observation: The value with the marks of its parts, or the absence of one.
        parts: The periods it was worked out from.
        missing: The periods that were wanted and have no figure.
        reason: Why it has no value, or ``partial-period``; `None` when it is whole.
        rounded: Whether the exact result has more places than the value shown.
    """

    observation: Observation
    parts: tuple[Period, ...] = ()
    missing: tuple[Period, ...] = ()
    reason: str | None = None
    rounded: bool = False

    @property
    def value(self) -> Quantity | None:
        """The value; `None` when there is none."""
        return self.observation.value


def to_cumulative(observations: Iterable[Observation]) -> tuple[Derived, ...]:
    """Add up figures of single periods from the start of each reporting year.

    Args:
        observations: Figures of one indicator for periods of one length, in any order.

    Returns:
        One for each period from the start of the first year up to the last period given, in order
        of time; a period nobody printed among them. After a gap the rest of that year has no
        value, since the year to date is not known.

    Raises:
        UsageError: The observations are of several indicators or several lengths.
    """
    return _converted(observations, lambda period: period.year_to_date, total)


def to_discrete(observations: Iterable[Observation]) -> tuple[Derived, ...]:
    """Take figures of the year to date apart into those of single periods.

    Args:
        observations: Cumulative figures of one indicator for periods of one length.

    Returns:
        As `to_cumulative`. The first period of a year is its own figure; any other is the
        difference from the one before, and has no value when either is missing.

    Raises:
        UsageError: The observations are of several indicators or several lengths.
    """
    return _converted(observations, lambda period: period.year_to_date[-2:], _difference)


def _converted(
    observations: Iterable[Observation],
    needs: Callable[[Period], tuple[Period, ...]],
    combine: Callable[[list[Decimal]], Decimal],
) -> tuple[Derived, ...]:
    table = by_period(observations)
    # In order of time, the last period of each year stays.
    lasts = {period.whole_year: period for period in table.entries}
    return tuple(
        _derive(table, period, needs(period), combine)
        for last in lasts.values()
        for period in last.year_to_date
    )


@attrs.frozen
class Table:
    """The observations of one indicator in order of time, each period once.

    Attributes:
        code: The indicator's code.
        entries: What each period printed; a reason code where two figures for it differ.
    """

    code: str
    entries: dict[Period, Observation | str]


def by_period(observations: Iterable[Observation]) -> Table:
    """Put the observations of one indicator in order; two that print the same figure are one.

    Raises:
        UsageError: They are of several indicators, several lengths, or different kinds of year.
    """
    entries: dict[Period, Observation | str] = {}
    seen = tuple(observations)
    _check_alike("indicators", {one.code for one in seen})
    _check_alike("lengths", {LENGTHS[one.period.months] for one in seen})
    _check_alike("first months of the year", {str(one.period.first_month) for one in seen})
    for one in seen:
        entries[one.period] = _agreed(entries.get(one.period), one)
    code = seen[0].code if seen else ""
    return Table(code, dict(sorted(entries.items(), key=lambda item: item[0])))


def _check_alike(what: str, found: set[str]) -> None:
    """Refuse observations that do not belong to one series."""
    if len(found) > 1:
        raise UsageError(f"a series has one of its {what}, not {', '.join(sorted(found))}")


def _agreed(known: Observation | str | None, one: Observation) -> Observation | str:
    if known is None or known == "ambiguous-period":
        return known or one
    if isinstance(known, str) or one.value is None:
        return known
    if known.value is None:
        return one
    same = (known.value, known.numerator, known.denominator)
    return known if same == (one.value, one.numerator, one.denominator) else "ambiguous-period"


def _derive(
    table: Table,
    period: Period,
    needed: tuple[Period, ...],
    combine: Callable[[list[Decimal]], Decimal],
) -> Derived:
    """Work one value out from the periods it needs, or say which are missing."""
    parts = {part: table.entries.get(part) for part in needed}
    values = {part: one.value for part, one in parts.items() if isinstance(one, Observation)}
    present = [value for value in values.values() if value is not None]
    if len(present) < len(needed):
        lacking = {part: "part-missing" for part in needed if values.get(part) is None}
        return without(table, period, lacking)
    try:
        unit, numbers = in_one_unit(present)
    except UnitMismatch:
        return Derived(
            Observation(table.code, period, absence=Absence.MISSING), reason="unit-unfit"
        )
    marks = marks_of(one for one in parts.values() if isinstance(one, Observation))
    value = Quantity(combine(numbers), unit)
    return Derived(Observation(table.code, period, value, marks=marks), needed)


def without(table: Table, period: Period, lacking: dict[Period, str]) -> Derived:
    """No value, because parts are lacking; the first of them says what kind of absence it is.

    Args:
        table: The observations.
        period: The period that has no value.
        lacking: The parts that are lacking, each with its reason.
    """
    part, reason = next(iter(lacking.items()))
    first = table.entries.get(part)
    absence = first.absence if isinstance(first, Observation) else None
    seen = Observation(table.code, period, absence=absence or Absence.MISSING)
    return Derived(seen, (), tuple(lacking), first if isinstance(first, str) else reason)


def in_one_unit(values: list[Quantity]) -> tuple[str, list[Decimal]]:
    """The unit of the first value, and every value in it.

    Raises:
        UnitMismatch: They measure different things.
    """
    unit = values[0].unit
    return unit, [value.to(unit).value for value in values]


def marks_of(parts: Iterable[Observation]) -> tuple[Mark, ...]:
    """Every mark of any part: what qualifies a part qualifies what is made of it."""
    carried = {mark for part in parts for mark in part.marks}
    return tuple(mark for mark in Mark if mark in carried)


def total(numbers: list[Decimal]) -> Decimal:
    """The exact sum of at least one number."""
    return functools.reduce(EXACT.add, numbers)


def _difference(numbers: list[Decimal]) -> Decimal:
    return numbers[0] if len(numbers) == 1 else EXACT.subtract(numbers[1], numbers[0])
