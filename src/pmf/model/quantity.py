"""Exact numbers that carry their unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from pmf.model.number import EXACT, as_decimal, places_of, plain
from pmf.model.unit import amount, check_unit, convert, unit_words


@attrs.frozen(order=False)
class Quantity:
    """A figure as it was printed, and what it counts.

    Two quantities are equal when number and unit are: ``1.10`` equals ``1.1``, but each keeps the
    places it was printed with. A `float` is refused, since it is not exact.

    Attributes:
        value: The number, in `unit`. 99.5% is ``Decimal("99.5")`` percent.
        unit: A name of `pmf.model.unit.UNITS`, or one over another (``"working_day/fte"``).
            ``"number"`` when the council printed no unit and nobody declared one.
    """

    value: Decimal = attrs.field(converter=as_decimal)
    unit: str = attrs.field(default="number", converter=check_unit)

    @property
    def places(self) -> int:
        """Decimal places as printed."""
        return places_of(self.value)

    def to(self, unit: str) -> Quantity:
        """The same amount in another unit, exactly.

        Raises:
            UnitMismatch: The units measure different things.
        """
        return self if unit == self.unit else Quantity(convert(self.value, self.unit, unit), unit)

    def distance(self, other: Quantity) -> Decimal:
        """How far apart two quantities are, in this one's unit."""
        return EXACT.subtract(self.value, other.to(self.unit).value).copy_abs()

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(EXACT.subtract(self.value, other.to(self.unit).value), self.unit)

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(EXACT.add(self.value, other.to(self.unit).value), self.unit)

    def __lt__(self, other: Quantity) -> bool:
        if self.unit == other.unit:
            return self.value < other.value
        return Fraction(self.value) < amount(other.value, other.unit, self.unit)

    def __le__(self, other: Quantity) -> bool:
        if self.unit == other.unit:
            return self.value <= other.value
        return Fraction(self.value) <= amount(other.value, other.unit, self.unit)

    def __str__(self) -> str:
        """The figure as a reader would write it: ``99.5%``, ``£1,234``, ``9.3 working days``."""
        before, after = unit_words(self.unit, self.value)
        whole, dot, part = plain(self.value.copy_abs()).partition(".")
        sign = "−" if self.value < 0 else ""
        return f"{sign}{before}{int(whole):,}{dot}{part}{after}"
