"""How far two lists of numbers go together: coefficients from fractions, rounded exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import isqrt

from pmf.model.number import EXACT

#: Decimal places of a coefficient.
PLACES = 3


def pearson(xs: Sequence[Fraction], ys: Sequence[Fraction]) -> Decimal | None:
    """Pearson's coefficient of two lists of one length, half up; `None` when one is constant."""
    across, down = _spread(xs, xs), _spread(ys, ys)
    if not across or not down:
        return None
    together = _spread(xs, ys)
    return signed_root(together * together / (across * down), negative=together < 0)


def spearman(xs: Sequence[Fraction], ys: Sequence[Fraction]) -> Decimal | None:
    """Spearman's: Pearson's of the ranks, equal numbers sharing the mean of theirs."""
    return pearson(ranks(xs), ranks(ys))


def ranks(numbers: Sequence[Fraction]) -> list[Fraction]:
    """The rank of each number from the least, 1; equal numbers share the mean of their ranks."""
    ordered = sorted(numbers)
    first = {number: place for place, number in reversed(list(enumerate(ordered, start=1)))}
    last = {number: place for place, number in enumerate(ordered, start=1)}
    return [Fraction(first[number] + last[number], 2) for number in numbers]


def _spread(xs: Sequence[Fraction], ys: Sequence[Fraction]) -> Fraction:
    """The sum of products of distances from the means, times the length: no quotient is taken."""
    total = sum((x * y for x, y in zip(xs, ys, strict=True)), Fraction(0))
    return len(xs) * total - sum(xs, Fraction(0)) * sum(ys, Fraction(0))


def signed_root(square: Fraction, *, negative: bool) -> Decimal:
    """The root of a fraction, rounded half up without ever being computed.

    The whole number below twice the scaled root is found from its square; half up follows.
    """
    scale: int = 10**PLACES
    doubled = isqrt((4 * scale * scale * square.numerator) // square.denominator)
    whole = (doubled + 1) // 2
    return EXACT.scaleb(Decimal(-whole if negative else whole), -PLACES)
