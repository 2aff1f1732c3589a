"""Longer periods from shorter ones, by the way a council declares for each indicator.

Nothing is invented: a quarter with a month missing has no value unless the caller says what to do
with incomplete periods, and then the value is marked. A ratio of sums needs the printed numerator
and denominator, a weighted mean the printed denominator; neither is worked out from a percentage.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import NamedTuple

import attrs

from pmf.errors import UnitMismatch, UsageError
from pmf.model.indicator import Observation
from pmf.model.number import EXACT
from pmf.model.period import LENGTHS, Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Basis, Mark
from pmf.rules.axis import round_half_up
from pmf.rules.series import Derived, Table, by_period, in_one_unit, marks_of, total, without


class Aggregation(enum.StrEnum):
    """How figures of parts make the figure of the whole."""

    SUM = "sum"
    LAST = "last"
    MEAN = "mean"
    WEIGHTED_MEAN = "weighted_mean"
    RATIO_OF_SUMS = "ratio_of_sums"


class Incomplete(enum.StrEnum):
    """What becomes of a period of which a part is missing."""

    REFUSE = "refuse"
    PARTIAL = "partial"
    FULL_ONLY = "full_only"


#: What one whole is in units that say a ratio; in any other, a ratio is said as it is.
_WHOLE = {
    "percent": 100,
    "per_thousand": 1_000,
    "per_ten_thousand": 10_000,
    "per_hundred_thousand": 100_000,
}
#: Bases whose figures already hold what came before them, so that a sum would count it twice.
_NO_SUM = (Basis.SNAPSHOT, Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR, Basis.RATE)


def aggregate(
    observations: Iterable[Observation],
    months: int,
    how: Aggregation,
    *,
    incomplete: Incomplete = Incomplete.REFUSE,
    places: int | None = None,
    unit: str | None = None,
    basis: Basis | None = None,
) -> tuple[Derived, ...]:
    """Make the figures of longer periods from those of shorter ones.

    Args:
        observations: Figures of one indicator for periods of one length, in any order.
        months: Length of the periods wanted: 3, 6 or 12, and longer than those given.
        how: The way the council declares for the indicator.
        incomplete: Whether a period of which a part is missing stands without a value (the
            default), is made of the parts there are and marked provisional, or is left out. For
            ``last`` only the last part is wanted.
        places: Decimal places of a mean or ratio, rounded half up; by default the most any part
            is printed with. Sums and last values are never rounded.
        unit: The unit of a ratio; by default that of the printed values.
        basis: The basis of the indicator, if declared: a sum is refused where it would count
            twice.

    Returns:
        One for each longer period of which any part was given, in order of time.

    Raises:
        UsageError: The observations are of several indicators or lengths, the length wanted is no
            multiple of theirs, or the way does not fit the basis.
    """
    if how is Aggregation.SUM and basis in _NO_SUM:
        raise UsageError(f"figures of basis {basis} do not add up; declare another aggregation")
    table = by_period(observations)
    made = [
        _one(table, whole, _Way(how, incomplete, places, unit)) for whole in _wholes(table, months)
    ]
    if incomplete is Incomplete.FULL_ONLY:
        made = [one for one in made if not one.missing]
    return tuple(made)


class _Way(NamedTuple):
    """What the caller declared."""

    how: Aggregation
    incomplete: Incomplete
    places: int | None
    unit: str | None


def _wholes(table: Table, months: int) -> list[Period]:
    found: dict[Period, None] = {}
    for period in table.entries:
        if months not in LENGTHS or months <= period.months:
            given = LENGTHS[period.months]
            raise UsageError(f"months must be 3, 6 or 12 and longer than a {given}, not {months!r}")
        place = (period.number - 1) * period.months // months + 1
        found[Period(months, period.year, place, period.first_month)] = None
    return list(found)


def _one(table: Table, whole: Period, way: _Way) -> Derived:
    wanted = whole.parts(next(iter(table.entries)).months)
    lacks = {part: _lack(table.entries.get(part), way.how) for part in wanted}
    if way.how is Aggregation.LAST:
        lacks = _from_last(lacks, way.incomplete)
    lacking = {part: reason for part, reason in lacks.items() if reason is not None}
    parts = [part for part in lacks if part not in lacking]
    if lacking and (way.incomplete is not Incomplete.PARTIAL or not parts):
        return without(table, whole, lacking)
    found = [table.entries[part] for part in parts]
    seen = [one for one in found if isinstance(one, Observation)]
    empty = Observation(table.code, whole, absence=Absence.MISSING)
    try:
        made = _MAKE[way.how](empty, seen, way)
    except UnitMismatch:
        return Derived(empty, reason="unit-unfit")
    made = attrs.evolve(made, parts=tuple(parts), missing=tuple(lacking))
    return _as_partial(made) if lacking else made


def _lack(seen: Observation | str | None, how: Aggregation) -> str | None:
    """Why a part cannot be used; `None` when it can.

    A part in which nothing fell due, nought of nought, takes nothing away from a ratio.
    """
    if not isinstance(seen, Observation):
        return seen or "part-missing"
    needs_both = how is Aggregation.RATIO_OF_SUMS
    if how not in (Aggregation.RATIO_OF_SUMS, Aggregation.WEIGHTED_MEAN):
        return "part-missing" if seen.value is None else None
    whole = seen.denominator
    nothing_due = seen.absence is Absence.NOT_APPLICABLE and whole is not None and not whole.value
    if seen.value is None and not nothing_due:
        return "part-missing"
    if whole is None:
        return "denominator-missing"
    return "numerator-missing" if needs_both and seen.numerator is None else None


def _from_last(lacks: dict[Period, str | None], incomplete: Incomplete) -> dict[Period, str | None]:
    """Only the last part counts; where the caller allows, the last there is."""
    found: dict[Period, str | None] = {}
    for part, reason in reversed(lacks.items()):
        found[part] = reason
        if reason is None or incomplete is not Incomplete.PARTIAL:
            break
    return found


def _as_partial(made: Derived) -> Derived:
    marks = {*made.observation.marks, Mark.PROVISIONAL}
    marked = attrs.evolve(made.observation, marks=tuple(mark for mark in Mark if mark in marks))
    return attrs.evolve(made, observation=marked, reason=made.reason or "partial-period")


def _sum(empty: Observation, seen: list[Observation], _: _Way) -> Derived:
    unit, numbers = in_one_unit(_values(seen))
    return Derived(_valued(empty, Quantity(total(numbers), unit), seen))


def _last(empty: Observation, seen: list[Observation], _: _Way) -> Derived:
    last = seen[-1]
    made = _valued(empty, _values([last])[0], [last])
    made = attrs.evolve(made, numerator=last.numerator, denominator=last.denominator)
    return Derived(made)


def _mean(empty: Observation, seen: list[Observation], way: _Way) -> Derived:
    unit, numbers = in_one_unit(_values(seen))
    exact = Fraction(total(numbers)) / len(numbers)
    return _rounded(empty, exact, unit, seen, way)


def _weighted_mean(empty: Observation, seen: list[Observation], way: _Way) -> Derived:
    whole = _total_of([one.denominator for one in seen])
    if not whole.value:
        return _nothing_due(attrs.evolve(empty, denominator=whole))
    valued = [one for one in seen if one.value is not None]
    unit, numbers = in_one_unit(_values(valued))
    weights = [one.denominator.to(whole.unit).value for one in valued if one.denominator]
    parts = [EXACT.multiply(*pair) for pair in zip(numbers, weights, strict=True)]
    exact = Fraction(total(parts)) / Fraction(whole.value)
    return _rounded(attrs.evolve(empty, denominator=whole), exact, unit, seen, way)


def _ratio_of_sums(empty: Observation, seen: list[Observation], way: _Way) -> Derived:
    part = _total_of([one.numerator for one in seen])
    whole = _total_of([one.denominator for one in seen])
    empty = attrs.evolve(empty, numerator=part, denominator=whole)
    if not whole.value:
        return _nothing_due(empty)
    unit = way.unit or next(value.unit for value in _values(seen))
    exact = Fraction(part.value) / Fraction(whole.value) * _WHOLE.get(unit, 1)
    return _rounded(empty, exact, unit, seen, way)


_MAKE: dict[Aggregation, Callable[[Observation, list[Observation], _Way], Derived]] = {
    Aggregation.SUM: _sum,
    Aggregation.LAST: _last,
    Aggregation.MEAN: _mean,
    Aggregation.WEIGHTED_MEAN: _weighted_mean,
    Aggregation.RATIO_OF_SUMS: _ratio_of_sums,
}


def _values(seen: list[Observation]) -> list[Quantity]:
    return [one.value for one in seen if one.value is not None]


def _total_of(printed: list[Quantity | None]) -> Quantity:
    unit, numbers = in_one_unit([one for one in printed if one is not None])
    return Quantity(total(numbers), unit)


def _nothing_due(empty: Observation) -> Derived:
    """Nought of nought is no figure; it says so in a way a longer period can take up."""
    return Derived(attrs.evolve(empty, absence=Absence.NOT_APPLICABLE), reason="zero-denominator")


def _rounded(
    empty: Observation, exact: Fraction, unit: str, seen: list[Observation], way: _Way
) -> Derived:
    places = way.places
    if places is None:
        places = max(value.places for value in _values(seen))
    value = round_half_up(exact, places)
    made = _valued(empty, Quantity(value, unit), seen)
    return Derived(made, rounded=Fraction(value) != exact)


def _valued(empty: Observation, value: Quantity, seen: list[Observation]) -> Observation:
    return attrs.evolve(empty, value=value, absence=None, marks=marks_of(seen))
