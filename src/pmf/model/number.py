"""Exact decimal arithmetic: what every comparison in the library stands on.

`Decimal` compares exactly, but its arithmetic rounds to whatever context is in force, which a
plug-in or a caller may have changed. Arithmetic here always runs in a context of our own that
refuses to round, so a result is exact or an error.
"""

from __future__ import annotations

import re
from decimal import (
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)

#: The widest number a cell may hold is 38 digits; a product of three such still fits.
EXACT = Context(
    prec=200,
    rounding=ROUND_HALF_UP,
    traps=[Inexact, InvalidOperation, DivisionByZero, Overflow],
)

#: For quotients that are only shown (shortfall in per cent, shares): many digits, half up.
SHOWN = Context(prec=60, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow])

_DIGITS = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?", re.ASCII)

ZERO = Decimal(0)
HUNDRED = Decimal(100)
#: Values and lines beyond this many digits are refused: they are no council's figure.
MAX_DIGITS = 38


def as_decimal(value: Decimal | int | str, what: str = "a value") -> Decimal:
    """Take an exact number, or refuse it.

    Args:
        value: A finite `Decimal`, a whole number, or plain digits as text. A `float` is refused,
            because it is not exact; so are `bool`, NaN, infinities and exponents in text.
        what: What the number is, for the message.

    Raises:
        TypeError: The value is a float, a bool or not a number at all.
        ValueError: The text is not plain digits, or the number is not finite or too long.
    """
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, int) and not isinstance(value, bool):
        number = Decimal(value)
    elif isinstance(value, str):
        if not _DIGITS.fullmatch(value):
            raise ValueError(f"{what} must be plain digits, not {value[:64]!r}")
        number = Decimal(value)
    else:
        raise TypeError(
            f"{what} must be a Decimal, an int or digits as text, "
            f"not {type(value).__name__} {value!r}"
        )
    if not number.is_finite():
        raise ValueError(f"{what} must be finite, not {number}")
    _, digits, exponent = number.as_tuple()
    if len(digits) > MAX_DIGITS or not -MAX_DIGITS <= int(exponent) <= MAX_DIGITS:
        raise ValueError(f"{what} has more than {MAX_DIGITS} digits")
    return number


def places_of(value: Decimal) -> int:
    """How many decimal places a number was written with: 2 for ``99.50``."""
    return max(0, -int(value.as_tuple().exponent))


def half_up(value: Decimal, places: int) -> Decimal:
    """Round as councils do: halves away from zero, and never a negative zero."""
    rounded = value.quantize(Decimal(1).scaleb(-places), context=SHOWN)
    return rounded.copy_abs() if rounded.is_zero() else rounded


def ratio(part: Decimal, whole: Decimal, places: int = 6) -> Decimal:
    """A quotient to show, rounded half up. Never used to decide a status."""
    return half_up(SHOWN.divide(part, whole), places)


def percentage(part: Decimal, whole: Decimal, places: int) -> Decimal | None:
    """A part in per cent of the size of a whole, to show; `None` of a zero whole."""
    size = whole.copy_abs()
    return ratio(EXACT.multiply(part, HUNDRED), size, places) if size else None


def plain(value: Decimal) -> str:
    """The digits of a number, without exponent or negative zero: ``"99.50"``."""
    return format(value.copy_abs() if value.is_zero() else value, "f")
