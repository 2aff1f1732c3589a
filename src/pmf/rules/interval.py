"""A stretch of tolerances, with open or closed ends, exact, and rounded inwards to be shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from pmf.model.number import EXACT, ratio

NOTHING = Fraction(0)
#: Decimal places of a tolerance that is shown.
_PLACES = 4


@attrs.frozen
class Interval:
    """The tolerances a council may have used.

    Attributes:
        low: The least; always zero or more.
        low_closed: Whether the least is one of them.
        high: The most; `None` when there is none.
        high_closed: Whether the most is one of them.
    """

    low: Fraction = NOTHING
    low_closed: bool = True
    high: Fraction | None = None
    high_closed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no tolerance is left."""
        if self.high is None:
            return False
        closed = self.low_closed and self.high_closed
        return self.low > self.high or (self.low == self.high and not closed)

    def meet(self, other: Interval) -> Interval:
        """The tolerances that lie in both."""
        low, low_closed = max((self.low, not self.low_closed), (other.low, not other.low_closed))
        highs = [(one.high, one.high_closed) for one in (self, other) if one.high is not None]
        high, high_closed = min(highs) if highs else (None, False)
        return Interval(low, not low_closed, high, high_closed)

    def __str__(self) -> str:
        low, low_closed = self.shown_low()
        high, high_closed = self.shown_high()
        start = f"{'[' if low_closed else '('}{low}"
        return f"{start}, {'∞' if high is None else high}{']' if high_closed else ')'}"

    def shown_low(self) -> tuple[str, bool]:
        """The least to four places, rounded inwards, and whether it is one of them.

        What is shown never holds a tolerance that contradicts the report.
        """
        low = _rounded(self.low, up=True)
        return shown(low), self.low_closed or low != self.low

    def shown_high(self) -> tuple[str | None, bool]:
        """The most to four places, rounded inwards, and whether it is one of them."""
        if self.high is None:
            return None, False
        high = _rounded(self.high, up=False)
        return shown(high), self.high_closed or high != self.high


def _rounded(number: Fraction, *, up: bool) -> Fraction:
    scaled = number * 10**_PLACES
    return Fraction(-(-scaled // 1) if up else scaled // 1, 10**_PLACES)


def shown(number: Fraction) -> str:
    """A number to show, to four places half up."""
    digits = ratio(Decimal(number.numerator), Decimal(number.denominator), 4)
    return format(digits.normalize(EXACT), "f")


#: Every tolerance there is.
EVERYTHING = Interval()
