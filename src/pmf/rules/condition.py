"""Whether one condition of a rule holds: yes, no, or undecided with a reason.

Undecided is an answer of its own, because a council may leave a tolerance unstated, an officer's
judgement may be missing, or nothing comparable may have been published. The levels such a
condition could have led to stay possible; none is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeVar

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
from pmf.model.status import Polarity, Status
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
_Number = TypeVar("_Number", Decimal, Fraction)


class Context(NamedTuple):
    """What a condition is asked in: the lines as plain numbers in one unit.

    `unknown` holds the size to take for margins that are not known, by the reason they are not,
    while the rule is asked under several; `present` what the rest of the rule gives the value.
    """

    lines: dict[str, Line]
    polarity: Polarity
    tolerance: Margin | None
    unit: str
    zero_line: ZeroLine
    strict: bool
    facts: Facts
    unknown: Mapping[str, Fraction] | None = None
    present: tuple[Status, ...] = ()


class Reach(NamedTuple):
    """How far a margin reaches once its line is known.

    `amount` is the distance in the unit; `None` when it is not known, and then it is `times` an
    unknown size, for the reason given.
    """

    amount: Decimal | None
    times: Decimal = Decimal(1)
    reason: str = ""


def reach(margin: Margin, line: Decimal, context: Context) -> Reach:
    """How far a margin reaches from a line, in the unit of the context."""
    if margin.kind is MarginKind.UNSTATED:
        return Reach(None, Decimal(1), "tolerance-unstated")
    if margin.kind is MarginKind.TOLERANCE:
        return _own_tolerance(margin, line, context)
    if margin.kind is MarginKind.POINTS and context.unit not in ("percent", "percentage_point"):
        # Points of what is no percentage have no size, but the sign still tells met from missed.
        return Reach(None, margin.amount, "points-unfit") if margin.amount else Reach(ZERO)
    no_degree = margin.kind is MarginKind.PERCENT and margin.amount and not line
    if no_degree and context.zero_line is ZeroLine.UNDECIDED:
        return Reach(None, margin.amount, "zero-line")
    return Reach(margin.from_line(line))


def _own_tolerance(margin: Margin, line: Decimal, context: Context) -> Reach:
    if not margin.amount:
        return Reach(ZERO)
    own = context.tolerance
    if own is not None and own.kind is MarginKind.TOLERANCE:
        raise SchemeError(f"an indicator's own tolerance is an amount, not {own}")
    if own is None:
        return Reach(None, margin.amount, "tolerance-missing")
    once = reach(own, line, context)
    if once.amount is None:
        return once._replace(times=EXACT.multiply(once.times, margin.amount))
    return Reach(EXACT.multiply(once.amount, margin.amount))


def near_end(value: Decimal, line: Line) -> Decimal:
    """The line a percentage is taken of: outside a range, its nearer end.

    Inside, where nothing falls short, the end of the greater size, so that every value inside is
    judged alike even where one end is zero.
    """
    if not isinstance(line, tuple):
        return line
    low, high = line
    if low <= value <= high:
        return max(line, key=EXACT.abs)
    return low if value < low else high


def holds(condition: Condition, value: Decimal, context: Context) -> Answer:
    """Whether a condition holds for a value."""
    return _ASK[type(condition)](condition, value, context)


def reach_of(
    condition: Shortfall, margin: Margin, value: Decimal, context: Context
) -> tuple[Decimal, Reach] | None:
    """The shortfall a condition looks at and how far one of its margins reaches; `None` if unknown.

    The shortfall is not known where the line, or the forecast it looks at, is missing.
    """
    line = context.lines.get(condition.line)
    if line is None:
        return None
    if condition.judged == "forecast":
        if context.facts.forecast is None:
            return None
        value = context.facts.forecast.to(context.unit).value
    short = distance(value, line, context.polarity)
    return short, reach(margin, near_end(value, line), context)


def _shortfall(condition: Shortfall, value: Decimal, context: Context) -> Answer:
    if condition.line not in context.lines:
        return Undecided(_MISSING.get(condition.line, "line-missing"))
    strict = context.strict and condition.line == "target"
    for name, margin in condition.ends:
        found = reach_of(condition, margin, value, context)
        if found is None:
            return Undecided("forecast-missing")
        # Words that leave the line out leave out no margin that only happens to be nothing.
        # A margin nobody states may be nothing on purpose, and then it is the line itself.
        at_line = strict and (not margin.amount or found[1].amount is None)
        answer = _within(name, *found, strict=at_line, unknown=context.unknown or {})
        if answer is not True:
            return answer
    return True


#: Why a condition on one of these lines cannot be answered where the line is not drawn.
_MISSING = {"target": "target-missing", "floor": "floor-missing", "stretch": "stretch-missing"}


def _within(
    name: str, short: Decimal, reached: Reach, *, strict: bool, unknown: Mapping[str, Fraction]
) -> Answer:
    if reached.amount is not None:
        return _side(name, short, reached.amount, strict=strict)
    size = unknown.get(reached.reason)
    if size is None:
        return Undecided(reached.reason)
    return _side(name, Fraction(short), Fraction(reached.times) * size, strict=strict)


def _side(name: str, short: _Number, end: _Number, *, strict: bool) -> bool:
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
    if travel is not None:
        return travel in condition.classes
    broken = condition.comparator in context.facts.broken
    return Undecided("series-break" if broken else "no-comparable-period")


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


def _running(condition: Running, _value: Decimal, context: Context) -> Answer:
    earlier = context.facts.earlier[: condition.periods - 1]
    now = [status in condition.statuses for status in context.present]
    if not any(now) or any(status not in condition.statuses for status in earlier):
        return False
    if len(earlier) < condition.periods - 1:
        return Undecided("series-break" if context.facts.row_broken else "history-missing")
    return True if all(now) else Undecided("present-undecided")


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
