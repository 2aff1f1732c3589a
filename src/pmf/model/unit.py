"""The units councils report in, and pint behind one door for converting between them.

A small table of our own answers for nearly every indicator; `pint` is loaded only when two
different units meet. Two of its habits are kept out: things counted never turn into per cent, and
a working day never turns into hours. Unit text never reaches pint unchecked, because pint
evaluates what it is given.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from pmf.errors import UnitMismatch, UnknownUnit
from pmf.model.number import EXACT

if TYPE_CHECKING:
    import pint


class UnitWords(NamedTuple):
    """How a unit is said: one of it, several of it, and pint's definition of it."""

    one: str
    many: str
    definition: str


#: ``[name]`` makes a dimension of its own: it converts to nothing else.
UNITS: dict[str, UnitWords] = {
    "percent": UnitWords("%", "%", "[proportion]"),
    "percentage_point": UnitWords("percentage point", "percentage points", "[points]"),
    "thing": UnitWords("", "", "[thing]"),
    "number": UnitWords("", "", "[number]"),
    "score": UnitWords("", "", "[score]"),
    "ratio": UnitWords("", "", "[ratio]"),
    "yes_no": UnitWords("", "", "[yes_no]"),
    "GBP": UnitWords("£", "£", "[money]"),
    "second": UnitWords("second", "seconds", "[duration]"),
    "minute": UnitWords("minute", "minutes", "60 * second"),
    "hour": UnitWords("hour", "hours", "3600 * second"),
    "day": UnitWords("day", "days", "[calendar]"),
    "calendar_day": UnitWords("calendar day", "calendar days", "1 * day"),
    "week": UnitWords("week", "weeks", "7 * day"),
    "month": UnitWords("month", "months", "[months]"),
    "year": UnitWords("year", "years", "12 * month"),
    "working_day": UnitWords("working day", "working days", "[working_time]"),
    "date": UnitWords("", "", "[date]"),
    "fte": UnitWords("FTE", "FTE", "[fte]"),
    "person": UnitWords("person", "people", "[person]"),
    "household": UnitWords("household", "households", "[household]"),
    "dwelling": UnitWords("dwelling", "dwellings", "[dwelling]"),
    "gram": UnitWords("g", "g", "[mass]"),
    "kilogram": UnitWords("kg", "kg", "1000 * gram"),
    "tonne": UnitWords("tonne", "tonnes", "1000 * kilogram"),
    "metre": UnitWords("m", "m", "[length]"),
    "kilometre": UnitWords("km", "km", "1000 * metre"),
    "mile": UnitWords("mile", "miles", "1609.344 * metre"),
    "square_metre": UnitWords("m²", "m²", "metre * metre"),
    "hectare": UnitWords("hectare", "hectares", "10000 * square_metre"),
    "kilowatt_hour": UnitWords("kWh", "kWh", "[energy]"),
    "tonne_co2e": UnitWords("tonne CO₂e", "tonnes CO₂e", "[co2e]"),
    "per_thousand": UnitWords("per 1,000", "per 1,000", "[per_head]"),
    "per_ten_thousand": UnitWords("per 10,000", "per 10,000", "0.1 * per_thousand"),
    "per_hundred_thousand": UnitWords("per 100,000", "per 100,000", "0.01 * per_thousand"),
}

_COMPOUND = re.compile(r"[A-Za-z_0-9]+(?:/[A-Za-z_0-9]+)?", re.ASCII)


def check_unit(unit: str) -> str:
    """Return the unit if we know it: a name of the table, or one over another.

    Raises:
        UnknownUnit: It is not in the table.
    """
    if unit in UNITS:
        return unit
    if len(unit) <= 64 and _COMPOUND.fullmatch(unit):
        over = unit.split("/")
        if len(over) == 2 and all(name in UNITS for name in over):
            return unit
    raise UnknownUnit(f"unit must be one of {', '.join(UNITS)} or one over another, not {unit!r}")


def unit_words(unit: str, value: Decimal) -> tuple[str, str]:
    """What stands before and after a number in this unit: ``("£", "")``, ``("", " days")``."""
    name, _, per = unit.partition("/")
    words = UNITS[name]
    word = words.one if value in (1, -1) else words.many
    tail = f" per {UNITS[per].one}" if per else ""
    if name == "GBP":
        return "£", tail
    if name == "percent":
        return "", "%" + tail
    return "", (f" {word}" if word else "") + tail


@functools.cache
def _registry() -> pint.UnitRegistry[Any]:
    import pint

    registry: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Fraction)
    for name, words in UNITS.items():
        registry.define(f"{name} = {words.definition}")
    return registry


@functools.lru_cache(maxsize=256)
def _factor(unit: str, to: str) -> Fraction:
    """The exact number of `to` in one `unit`."""
    import pint

    registry = _registry()
    one = registry.Quantity(Fraction(1), registry.parse_units(check_unit(unit)))
    try:
        return Fraction(one.to(registry.parse_units(check_unit(to))).magnitude)
    except pint.DimensionalityError:
        raise UnitMismatch(f"cannot compare {unit!r} with {to!r}") from None


def amount(value: Decimal, unit: str, to: str) -> Fraction:
    """A value in another unit as an exact fraction, even where no decimal can say it.

    Raises:
        UnitMismatch: The units measure different things.
    """
    return Fraction(value) if unit == to else Fraction(value) * _factor(unit, to)


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """Say a value in another unit, exactly.

    Raises:
        UnitMismatch: The units measure different things, or the result has no exact decimal.
        UnknownUnit: One of them is not in the table.
    """
    if unit == to:
        return value
    exact = amount(value, unit, to)
    rest = exact.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        raise UnitMismatch(f"{value} {unit!r} has no exact decimal in {to!r}")
    places = 0
    while exact.denominator != 1:
        exact *= 10
        places += 1
    return EXACT.scaleb(Decimal(exact.numerator), -places)
