"""What percentage a count is of a whole, in whole numbers only, and which wholes give one.

A percentage is held as a whole number of its last printed place, so nothing is lost on the way:
37.5% at one place is 375.
"""

from __future__ import annotations

import enum

import attrs

from pmf.model.number import MAX_DIGITS


class Rounding(enum.StrEnum):
    """How a ratio was cut to the places printed. Councils mean the first."""

    HALF_UP = "half up"
    HALF_EVEN = "half to even"
    DOWN = "cut off"
    UP = "rounded up"


def read_percent(text: str) -> tuple[int, int] | None:
    """A printed percentage as a whole number of its last place, and its places.

    Args:
        text: Plain digits, with or without a percent sign: ``"37.5%"``.

    Returns:
        ``(375, 1)`` for ``"37.5%"``; `None` when it is no plain number.
    """
    digits = text.strip().removesuffix("%").rstrip()
    whole, point, decimals = digits.partition(".")
    plain = digits.isascii() and whole.isdigit() and (decimals.isdigit() or not point)
    if not plain or len(digits) > MAX_DIGITS:
        return None
    return int(whole + decimals), len(decimals)


def percentage(count: int, whole: int, places: int, rounding: Rounding = Rounding.HALF_UP) -> int:
    """What percentage a count is, as a whole number of its last place.

    Args:
        count: The numerator, zero or more.
        whole: The denominator, above zero.
        places: Decimal places of the percentage.
        rounding: How it is rounded.

    Returns:
        ``375`` for 27 of 72 at one place, which is 37.5%.
    """
    hundred: int = 100 * 10**places
    floor, rest = divmod(count * hundred, whole)
    over = {
        Rounding.HALF_UP: 2 * rest >= whole,
        Rounding.HALF_EVEN: 2 * rest > whole or (2 * rest == whole and floor % 2 == 1),
        Rounding.DOWN: False,
        Rounding.UP: rest > 0,
    }
    return floor + over[rounding]


def show_percent(scaled: int, places: int) -> str:
    """The digits of a percentage held as a whole number of its last place."""
    if not places:
        return str(scaled)
    digits = str(scaled).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def whole_numbers_for(count: int, percent: str) -> range:
    """Every denominator of which a count is, half up, the percentage printed.

    Args:
        count: The numerator.
        percent: The percentage as printed.

    Returns:
        The denominators, smallest first: only 57 for 27 at ``"47.4"``. Empty when there is none,
        when the percentage cannot be read, or when it or the count is zero.
    """
    read = read_percent(percent)
    if read is None or count <= 0 or read[0] == 0:
        return range(0)
    scaled, places = read
    # Half up in units of the last place: 2 * percent - 1 <= 2 * exact < 2 * percent + 1.
    hundred: int = 200 * count * 10**places
    return range(hundred // (2 * scaled + 1) + 1, hundred // (2 * scaled - 1) + 1)


@attrs.frozen
class Ratio:
    """A count and what it may be of.

    Attributes:
        count: The numerator.
        of: What the denominator is called.
        whole: The denominator, above zero.
    """

    count: int
    of: str
    whole: int

    def __str__(self) -> str:
        return f"{self.count} of {self.whole} ({self.of})"

    def gives(self, percent: str, rounding: Rounding = Rounding.HALF_UP) -> bool:
        """Whether it comes out at this percentage under this rounding."""
        read = read_percent(percent)
        return read is not None and read[0] == percentage(self.count, self.whole, read[1], rounding)

    def percent(self, places: int) -> str:
        """The percentage, half up."""
        return show_percent(percentage(self.count, self.whole, places), places)
