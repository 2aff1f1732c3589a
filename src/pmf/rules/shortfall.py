"""Polarity enters the library here, once: how far a value falls short of a line."""

from __future__ import annotations

from decimal import Decimal

from pmf.errors import UsageError
from pmf.model.number import EXACT, ZERO
from pmf.model.quantity import Quantity
from pmf.model.status import Polarity

#: A line is one value, or the two ends of a range.
Line = Decimal | tuple[Decimal, Decimal]


def distance(value: Decimal, line: Line, polarity: Polarity) -> Decimal:
    """How far a value is on the wrong side of a line; negative when it is on the right side.

    ``higher``: line − value; ``lower``: value − line; ``closest``: how far apart they are;
    ``range``: how far outside, zero inside and on either end.

    Raises:
        UsageError: The polarity is neutral, or does not fit the line.
    """
    if isinstance(line, tuple):
        if polarity is not Polarity.RANGE:
            raise UsageError(f"a range needs polarity range, not {polarity.value}")
        low, high = line
        return max(EXACT.subtract(low, value), EXACT.subtract(value, high), ZERO)
    if polarity is Polarity.HIGHER:
        return EXACT.subtract(line, value)
    if polarity is Polarity.LOWER:
        return EXACT.subtract(value, line)
    if polarity is Polarity.CLOSEST:
        return EXACT.abs(EXACT.subtract(value, line))
    raise UsageError(f"one line needs polarity higher, lower or closest, not {polarity.value}")


def shortfall(
    value: Quantity, line: Quantity | tuple[Quantity, Quantity], polarity: Polarity
) -> Quantity:
    """How far a value falls short of a line, in the value's unit: positive is worse.

    Args:
        value: The outturn.
        line: The line, or the low and high end of a range. Its unit is converted to the value's.
        polarity: Which values are better.

    Returns:
        The signed shortfall: ``higher``: line − value; ``lower``: value − line; ``closest``:
        the distance; ``range``: the distance outside.

    Raises:
        UnitMismatch: The line is in a unit that measures something else.
        UsageError: The polarity is neutral or does not fit the line.
    """
    ends: Line
    if isinstance(line, tuple):
        ends = (line[0].to(value.unit).value, line[1].to(value.unit).value)
    else:
        ends = line.to(value.unit).value
    return Quantity(distance(value.value, ends, polarity), value.unit)
