"""By how much a value misses its line, counted as a tolerance would be."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from pmf.model.margin import MarginKind
from pmf.model.number import half_up
from pmf.model.scheme import PERCENTAGES
from pmf.rules.assessment import Assessment
from pmf.rules.condition import near_end
from pmf.rules.shortfall import Line, distance


class Missed(NamedTuple):
    """By how much a value misses its line: negative when it is better than that.

    `just_over` when it is the line itself, and the target's words leave that out.
    """

    by: Fraction
    just_over: bool


def missed_by(assessed: Assessment, kind: MarginKind) -> Missed | str:
    """The shortfall in per cent of the line, in points or in the unit of the bands.

    Returns:
        The shortfall of the figure that is compared; or why it says nothing, a reason code: there
        is no value or no target, it is a part of a year, a percentage of a zero line, points over
        what is no percentage.
    """
    stick, number, lines = assessed.yardstick, assessed.number, assessed.lines
    if stick.bands is None or number is None or lines is None or stick.polarity is None:
        return next(iter(assessed.outcome.codes), "no-value")
    line = _line(assessed)
    if stick.part_year or line is None:
        return "target-missing" if line is None else "part-year"
    if kind is MarginKind.POINTS and stick.unit not in PERCENTAGES:
        return "rule-unfit"
    if stick.bands.places is not None:
        number = half_up(number, stick.bands.places)
    short = Fraction(distance(number, line, stick.polarity))
    just_over = lines.strict and not short
    if kind is MarginKind.PERCENT and short:
        base = abs(Fraction(near_end(number, line)))
        if not base and short > 0:
            return "zero-line"
        short = short * 100 / base if base else Fraction(0)
    return Missed(short, just_over)


def _line(assessed: Assessment) -> Line | None:
    """The line to meet, or the ends of the range, in the unit of the bands."""
    line, unit = assessed.target_line, assessed.yardstick.unit
    if isinstance(line, tuple):
        return line[0].to(unit).value, line[1].to(unit).value
    return None if line is None else line.to(unit).value
