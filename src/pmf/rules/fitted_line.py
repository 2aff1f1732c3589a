"""The least-squares line through a figure and earlier ones, in exact fractions."""

from __future__ import annotations

from fractions import Fraction


def level_end(xs: list[int], earlier: list[Fraction]) -> Fraction:
    """The present value that would leave the least-squares line through all figures level."""
    mean = Fraction(sum(xs), len(xs))
    pull = sum(((x - mean) * y for x, y in zip(xs[1:], earlier, strict=True)), Fraction(0))
    return -pull / (xs[0] - mean)


def rise_of(xs: list[int]) -> Fraction:
    """How far the fitted line rises over its window when the present value rises by one."""
    mean = Fraction(sum(xs), len(xs))
    spread = sum(((x - mean) ** 2 for x in xs), Fraction(0))
    return (xs[0] - mean) * (max(xs) - min(xs)) / spread
