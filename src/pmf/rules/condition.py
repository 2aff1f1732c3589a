"""Whether one condition of a rule holds: yes, no, or undecided with a reason.

Undecided is an answer of its own, because a council may leave a tolerance unstated, an officer's
judgement may be missing, or nothing comparable may have been published. The levels such a
condition could have led to stay possible; none is guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

import attrs

from pmf.errors import SchemeError
from pmf.model.margin import Margin, MarginKind
from pmf.model.number import EXACT, ZERO
from pmf.model.scheme import (
    Condition,
    JudgedBy,
    Marked,
    Present,
    Progress,
    Running,
    Shortfall,
    Signalled,
    Travels,
    ZeroLine,
)
from pmf.model.status import Polarity
from pmf.rules.facts import Facts
from pmf.rules.shortfall import Line, distance


@attrs.frozen
class Undecided:
    """The condition may or may not hold.

    Attributes:
        reason: Why, a stable code.
    """

    reason: str


Answer = bool | Undecided


class Context(NamedTuple):
    """What a condition is asked in: the lines as plain numbers in the indicator's unit."""

    lines: dict[str, Line]
    polarity: Polarity
    tolerance: Margin | None
    unit: str
    zero_line: ZeroLine
    strict: bool
    facts: Facts


class Reach(NamedTuple):
    """A margin once its line is known: exactly so far, or somewhere between nothing and for ever.

    `amount` is the distance in the unit; `None` when it is not known, and then `sign` tells on
    which side of the line it lies and `reason` why it is not known.
    """

    amount: Decimal | None
    sign: int = 0
    reason: str = ""


def reach(margin: Margin, line: Decimal, context: Context) -> Reach:
    """How far a margin reaches from a line, in the indicator's unit."""
    if margin.kind is MarginKind.UNSTATED:
        return Reach(None, 1, "tolerance-unstated")
    if margin.kind is MarginKind.TOLERANCE:
        return _own_tolerance(margin, line, context)
    if margin.kind is MarginKind.POINTS and context.unit not in ("percent", "percentage_point"):
        raise SchemeError(f"a margin of {margin} needs a percentage, not {context.unit!r}")
    no_degree = margin.kind is MarginKind.PERCENT and margin.amount and not line
    if no_degree and context.zero_line is ZeroLine.UNDECIDED:
        return Reach(None, 1 if margin.amount > 0 else -1, "zero-line")
    return Reach(margin.from_line(line))


def _own_tolerance(margin: Margin, line: Decimal, context: Context) -> Reach:
    if not margin.amount:
        return Reach(ZERO)
    own = context.tolerance
    if own is None:
        return Reach(None, 1 if margin.amount > 0 else -1, "tolerance-missing")
    once = reach(own, line, context)
    if once.amount is None:
        return once._replace(sign=once.sign if margin.amount > 0 else -once.sign)
    return Reach(EXACT.multiply(once.amount, margin.amount))


def bounds(condition: Shortfall) -> tuple[tuple[str, Margin], ...]:
    """The ends a shortfall condition sets, each with the way it is held."""
    names = ("over", "at_least", "at_most", "under")
    return tuple((name, getattr(condition, name)) for name in names if getattr(condition, name))


def near_end(value: Decimal, line: Line) -> Decimal:
    """The line a percentage is taken of: for a range, its nearer end."""
    if not isinstance(line, tuple):
        return line
    low, high = line
    return low if EXACT.add(value, value) < EXACT.add(low, high) else high


def holds(condition: Condition, value: Decimal, context: Context) -> Answer:
    """Whether a condition holds for a value."""
    return _ASK[type(condition)](condition, value, context)


def _shortfall(condition: Shortfall, value: Decimal, context: Context) -> Answer:
    line = context.lines.get(condition.line)
    if line is None:
        return Undecided(f"{condition.line}-missing")
    if condition.judged == "forecast":
        if context.facts.forecast is None:
            return Undecided("forecast-missing")
        value = context.facts.forecast.to(context.unit).value
    short = distance(value, line, context.polarity)
    strict = context.strict and condition.line == "target"
    for name, margin in bounds(condition):
        answer = _within(name, short, reach(margin, near_end(value, line), context), strict)
        if answer is not True:
            return answer
    return True


def _within(name: str, short: Decimal, reached: Reach, strict: bool) -> Answer:
    if reached.amount is not None:
        return _side(name, short, reached.amount, strict)
    # The end lies anywhere from the line outwards: only what holds at both extremes is known.
    at_line = _side(name, short, ZERO, strict)
    for_ever = (name in ("at_most", "under")) == (reached.sign > 0)
    return at_line if at_line == for_ever else Undecided(reached.reason)


def _side(name: str, short: Decimal, end: Decimal, strict: bool) -> bool:
    if strict and not end:  # "less than 5": 5 itself is missed
        name = {"over": "at_least", "at_most": "under"}.get(name, name)
    if name == "over":
        return short > end
    if name == "at_least":
        return short >= end
    if name == "at_most":
        return short <= end
    return short < end


def _travels(condition: Travels, _value: Decimal, context: Context) -> Answer:
    travel = context.facts.travel_against(condition.comparator)
    return Undecided("no-comparable-period") if travel is None else travel in condition.classes


def _present(condition: Present, _value: Decimal, context: Context) -> Answer:
    return (condition.line in context.lines) is condition.is_there


def _marked(condition: Marked, _value: Decimal, context: Context) -> Answer:
    return any(mark in condition.marks for mark in context.facts.marks)


def _signalled(condition: Signalled, _value: Decimal, context: Context) -> Answer:
    signal = context.facts.signal
    return Undecided("signal-missing") if signal is None else signal in condition.signals


def _judged(condition: JudgedBy, _value: Decimal, context: Context) -> Answer:
    judgement = context.facts.judgement
    if judgement is None:
        return Undecided("judgement-missing")
    return judgement in condition.judgements


def _running(condition: Running, value: Decimal, context: Context) -> Answer:
    earlier = context.facts.earlier[: condition.periods - 1]
    if any(status not in condition.statuses for status in earlier):
        return False
    if len(earlier) < condition.periods - 1:
        return Undecided("history-missing")
    # The present period's own status is the one asked of the bands: a miss or a meet.
    line = context.lines.get("target")
    if line is None:
        return Undecided("target-missing")
    short = distance(value, line, context.polarity)
    met = _side("at_most", short, ZERO, context.strict)
    return any((status.is_met or False) is met for status in condition.statuses)


def _progress(condition: Progress, _value: Decimal, context: Context) -> Answer:
    progress = context.facts.progress
    if progress is None:
        return Undecided("progress-missing")
    if condition.at_least is not None and progress < condition.at_least.amount:
        return False
    return condition.under is None or progress < condition.under.amount


_ASK: dict[type, Callable[..., Answer]] = {
    Shortfall: _shortfall,
    Travels: _travels,
    Present: _present,
    Marked: _marked,
    Signalled: _signalled,
    JudgedBy: _judged,
    Running: _running,
    Progress: _progress,
}
