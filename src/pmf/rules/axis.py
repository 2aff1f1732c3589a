"""Where on the value axis travel changes: exact edges, and lines that stand for them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import attrs

from pmf.model.number import EXACT, MAX_DIGITS
from pmf.model.status import Movement, Polarity, Travel
from pmf.model.target import Lines

#: An edge with no shorter exact decimal is drawn with so many places.
EDGE_PLACES = 12


@attrs.frozen
class Axis:
    """Which way is worse.

    Attributes:
        sign: 1 where greater is worse, -1 where smaller is; 0 where distance from `ends` counts.
        ends: The line twice, or the ends of the range; `None` unless distance counts.
    """

    sign: int
    ends: tuple[Fraction, Fraction] | None = None

    @classmethod
    def of(cls, polarity: Polarity | None, lines: Lines, unit: str) -> Axis | None:
        """The axis of a polarity; `None` where no value is better or the line is missing."""
        if polarity in (Polarity.HIGHER, Polarity.LOWER):
            return cls(1 if polarity is Polarity.LOWER else -1)
        low, high = lines.low, lines.high
        if polarity is Polarity.CLOSEST:
            low = high = lines.target
        elif polarity is not Polarity.RANGE:
            return None
        if low is None or high is None:
            return None
        return cls(0, (Fraction(low.to(unit).value), Fraction(high.to(unit).value)))

    def worse(self, value: Fraction) -> Fraction:
        """A number that grows as the value gets worse."""
        if self.ends is None:
            return self.sign * value
        low, high = self.ends
        return max(low - value, value - high, Fraction(0))


@attrs.frozen
class TravelScale:
    """Which way any value of a period would have gone.

    Attributes:
        level: The value compared with.
        slack: How far from it still counts as no change.
        axis: Which way is worse; `None` where no value is better than another.
        reference: How bad what is compared with is, on the axis; `None` without an axis.
        best: How bad the best possible value is, on the axis; `None` when none was declared.
    """

    level: Fraction
    slack: Fraction
    axis: Axis | None = None
    reference: Fraction | None = None
    best: Fraction | None = None

    def movement_at(self, value: Decimal) -> Movement:
        """Where a value lies from the one compared with."""
        moved = Fraction(value) - self.level
        if abs(moved) <= self.slack:
            return Movement.LEVEL
        return Movement.UP if moved > 0 else Movement.DOWN

    def travel_at(self, value: Decimal) -> Travel | None:
        """Whether a value is better than the one compared with; `None` without an axis."""
        if self.axis is None or self.reference is None:
            return None
        worse = self.axis.worse(Fraction(value)) - self.reference
        if abs(worse) <= self.slack or self.at_best(Fraction(value)):
            return Travel.STEADY
        return Travel.WORSENING if worse > 0 else Travel.IMPROVING

    def at_best(self, value: Fraction) -> bool:
        """Whether a value is as good as can be."""
        return (
            self.axis is not None and self.best is not None and self.axis.worse(value) <= self.best
        )

    def edges(self) -> Iterator[tuple[str, Decimal]]:
        """The edges by name: see `pmf.rules.travel.comparator_lines`."""
        if self.axis is None or self.reference is None:
            yield "low", draw(self.level - self.slack, up=True)
            yield "high", draw(self.level + self.slack, up=False)
            return
        better, worse = self.reference - self.slack, self.reference + self.slack
        if self.axis.ends is None:
            sign = self.axis.sign
            yield "better", draw(sign * better, up=sign > 0)
            yield "worse", draw(sign * worse, up=sign < 0)
            if self.best is not None:
                yield "at_best", draw(sign * self.best, up=sign < 0)
            return
        low, high = self.axis.ends
        if better > 0:
            yield "better_low", draw(low - better, up=False)
            yield "better_high", draw(high + better, up=True)
        # Where nothing can be as near as that, the ends cross, and every value is outside.
        outside = (high - worse, low + worse) if worse < 0 else (low - worse, high + worse)
        yield "worse_low", draw(outside[0], up=True)
        yield "worse_high", draw(outside[1], up=False)
        if self.best is not None:
            yield "at_best_low", draw(low - self.best, up=True)
            yield "at_best_high", draw(high + self.best, up=False)


def as_decimal_if_exact(number: Fraction, places: int = EDGE_PLACES) -> Decimal | None:
    """The number as a decimal of at most so many places; `None` when it has none."""
    scaled = number
    for used in range(places + 1):
        if scaled.denominator == 1:
            return EXACT.scaleb(Decimal(scaled.numerator), -used)
        scaled *= 10
    return None


def as_shown(number: Fraction, places: int) -> Decimal:
    """The number itself where it is a short decimal, else rounded half up to so many places."""
    exact = as_decimal_if_exact(number)
    return round_half_up(number, places) if exact is None else exact


def round_half_up(number: Fraction, places: int) -> Decimal:
    """Round an exact fraction as councils do: halves away from zero."""
    doubled = abs(number) * 10**places * 2 + 1
    whole = doubled.numerator // doubled.denominator // 2
    return EXACT.scaleb(Decimal(-whole if number < 0 else whole), -places)


def draw(edge: Fraction, *, up: bool) -> Decimal:
    """An edge as a decimal: itself, or the next one up or down of `EDGE_PLACES` places."""
    exact = as_decimal_if_exact(edge, MAX_DIGITS)
    if exact is not None and len(exact.as_tuple().digits) <= MAX_DIGITS:
        return exact
    scaled = edge * 10**EDGE_PLACES
    whole = scaled.numerator // scaled.denominator
    return EXACT.scaleb(Decimal(whole + 1 if up else whole), -EDGE_PLACES)
