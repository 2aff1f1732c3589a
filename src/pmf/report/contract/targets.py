"""The figures of a target, by what each is for."""

from __future__ import annotations

from pmf.model.number import plain
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Movement
from pmf.model.target import FixedTarget, Lines, ProfiledTarget, Target
from pmf.model.target_forms import ChangeTarget, DatedTarget, SteppedTarget
from pmf.report.contract.parts import Json, lines_of


def part_name(target: ProfiledTarget, part: Period) -> str:
    """A part of a profile by its name; of one for every year without a year: ``Q1``."""
    if not target.every_year:
        return str(part)
    return "year" if part.months == 12 else str(part).split(" ")[0]


def target_lines(target: Target, drawn: Lines | None = None) -> Json:
    """The lines of a target, by name: ``{"target": "40"}``.

    Where it has several they stand by what each is for: ``Q1`` of a profile for any year, a period,
    or ``year 1`` of steps whose first year nobody says. A change stands under ``change``, with a
    minus where it is to go down, beside any lines `drawn` for the period of the report.

    Args:
        target: The target.
        drawn: The lines it draws for the report's period; `None` when it draws none.
    """
    several = _several(target)
    if several:
        return {name: lines_of(lines) for name, lines in several}
    figures = lines_of(drawn) if drawn else {}
    if isinstance(target, FixedTarget):
        return lines_of(target.lines)
    if isinstance(target, ChangeTarget) and target.amount is not None:
        sign = "-" if target.direction is Movement.DOWN else ""
        figures["change"] = sign + plain(target.amount.value)
    return figures


def target_unit(target: Target, drawn: Lines | None = None) -> str | None:
    """The unit of the first of these figures; `None` when there is none."""
    each = [lines for _, lines in _several(target)] or ([drawn] if drawn else [])
    figures: list[Quantity] = [line for lines in each for _, line in lines.items()]
    if isinstance(target, ChangeTarget) and target.amount is not None:
        figures.append(target.amount)
    return figures[0].unit if figures else None


def _several(target: Target) -> list[tuple[str, Lines]]:
    """Each set of lines with what it is for; empty for a target of one."""
    if isinstance(target, ProfiledTarget):
        return [(part_name(target, part), lines) for part, lines in target.parts]
    if isinstance(target, DatedTarget):
        return [(str(part), lines) for part, lines in target.steps]
    if isinstance(target, SteppedTarget):
        first = target.first_year
        return [
            (str(first.shift(place)) if first else f"year {place + 1}", lines)
            for place, lines in enumerate(target.by_year)
        ]
    return []
