"""State a tolerance where a council states none: a new scheme that says so in its name."""

from __future__ import annotations

import attrs

from pmf.errors import UsageError
from pmf.model.margin import Margin, MarginKind
from pmf.model.scheme import Condition, Scheme, Shortfall


def assume_tolerance(scheme: Scheme, tolerance: str | Margin) -> Scheme:
    """A new scheme that states a tolerance where the council states none.

    Args:
        scheme: A scheme that leaves a tolerance unstated.
        tolerance: ``"5%"`` of the line, ``"5pp"`` points, ``"5"`` in the indicator's unit.

    Raises:
        UsageError: The scheme states its tolerances, or the text is no margin.
    """
    margin = _margin(tolerance)
    if margin.amount < 0 or margin.kind in (MarginKind.UNSTATED, MarginKind.TOLERANCE):
        raise UsageError(f"a tolerance to assume is an amount, not {margin}")
    clauses = tuple(
        attrs.evolve(clause, conditions=tuple(_stated(c, margin) for c in clause.conditions))
        for clause in scheme.clauses
    )
    if clauses == scheme.clauses:
        raise UsageError(f"scheme {scheme.id!r} leaves no tolerance unstated")
    return attrs.evolve(
        scheme,
        id=f"{scheme.id}+{margin}",
        title=f"{scheme.title}, tolerance of {margin} assumed",
        clauses=clauses,
        assumed=margin,
    )


def _margin(tolerance: object) -> Margin:
    if isinstance(tolerance, Margin):
        return tolerance
    if not isinstance(tolerance, str):
        raise UsageError(f'a tolerance is written "5%", "5pp" or "5", not {tolerance!r}')
    try:
        return Margin.parse(tolerance)
    except ValueError as wrong:
        raise UsageError(str(wrong)) from None


def _stated(condition: Condition, margin: Margin) -> Condition:
    if not isinstance(condition, Shortfall):
        return condition

    def stated(end: Margin | None) -> Margin | None:
        return margin if end is not None and end.kind is MarginKind.UNSTATED else end

    return attrs.evolve(
        condition,
        over=stated(condition.over),
        at_least=stated(condition.at_least),
        at_most=stated(condition.at_most),
        under=stated(condition.under),
    )
