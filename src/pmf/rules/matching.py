"""Ask a rule about one value: which clauses it may fall under, and what leaves that open.

Two things are settled here rather than in a single condition. A tolerance nobody states is one
unknown number wherever the rule names it, so the rule is asked under every tolerance that could
make a difference; one that is not known for another reason is another number. And "n periods
running" looks at the present status, which is what the rest of the rule gives.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from pmf.model.margin import MarginKind
from pmf.model.scheme import Clause, Running, Scheme, Shortfall, ZeroLine
from pmf.model.status import Status
from pmf.rules.condition import Context, Undecided, holds, reach_of

#: The clauses a value may fall under, counted from 1, and the reason codes.
Match = tuple[tuple[int, ...], tuple[str, ...]]

_Numbered = list[tuple[int, Clause]]


def match(scheme: Scheme, value: Decimal, context: Context) -> Match:
    """The clauses a value may fall under: the first that holds, and the undecided before it."""
    numbered = list(enumerate(scheme.clauses, start=1))
    unknown: dict[str, list[Fraction]] = {}
    for reason, size in _unknown_margins(scheme, value, context):
        unknown.setdefault(reason, []).append(size)
    if not unknown:
        return _first(numbered, value, _with_present(scheme, numbered, value, context))
    return _under_each(scheme, numbered, value, context, unknown)


def _first(numbered: _Numbered, value: Decimal, context: Context) -> Match:
    may_earn: list[int] = []
    codes: list[str] = []
    for number, clause in numbered:
        answers = [holds(condition, value, context) for condition in clause.conditions]
        if False in answers:
            continue
        may_earn.append(number)
        doubts = [answer.reason for answer in answers if isinstance(answer, Undecided)]
        if not doubts:
            break
        codes += (doubt for doubt in doubts if doubt not in codes)
    else:
        codes.append("rule-silent")
    return tuple(may_earn), tuple(codes)


def _unknown_margins(
    scheme: Scheme, value: Decimal, context: Context
) -> Iterator[tuple[str, Fraction]]:
    """Margins whose size is not known: the reason, and the size that would put their end here."""
    if _kinds_of(scheme) <= _ALWAYS_KNOWN and context.zero_line is ZeroLine.NOTHING:
        return
    for clause in scheme.clauses:
        for condition in clause.conditions:
            if not isinstance(condition, Shortfall):
                continue
            for _, margin in condition.ends:
                found = reach_of(condition, margin, value, context)
                if found is not None and found[1].amount is None:
                    short, reached = found
                    yield reached.reason, Fraction(short) / Fraction(reached.times)


#: Margins whose size a line alone gives. Points may meet a value that is no percentage.
_ALWAYS_KNOWN = {MarginKind.UNIT, MarginKind.PERCENT}


@functools.lru_cache(maxsize=256)
def _kinds_of(scheme: Scheme) -> frozenset[MarginKind]:
    """Every kind of margin the rule names."""
    conditions = (condition for clause in scheme.clauses for condition in clause.conditions)
    shortfalls = (condition for condition in conditions if isinstance(condition, Shortfall))
    return frozenset(margin.kind for condition in shortfalls for _, margin in condition.ends)


@functools.lru_cache(maxsize=256)
def _running_of(scheme: Scheme) -> frozenset[int]:
    """The clauses that look at earlier periods, counted from 1."""
    return frozenset(
        number
        for number, clause in enumerate(scheme.clauses, start=1)
        if any(isinstance(condition, Running) for condition in clause.conditions)
    )


def _under_each(
    scheme: Scheme,
    numbered: _Numbered,
    value: Decimal,
    context: Context,
    unknown: dict[str, list[Fraction]],
) -> Match:
    """The rule under every size of the unknown margins that could make a difference."""
    matches = []
    for sizes in itertools.product(*(_sizes(ends) for ends in unknown.values())):
        sized = context._replace(unknown=dict(zip(unknown, sizes, strict=True)))
        sized = _with_present(scheme, numbered, value, sized)
        matches.append(_first(numbered, value, sized))
    clauses = tuple(sorted({number for earned, _ in matches for number in earned}))
    codes = dict.fromkeys(code for _, said in matches for code in said)
    levels = {tuple(scheme.clauses[number - 1].level for number in earned) for earned, _ in matches}
    if len(levels) > 1:
        codes = dict.fromkeys([*unknown, *codes])
    return clauses, tuple(codes)


def _sizes(ends: list[Fraction]) -> list[Fraction]:
    """A size for every way an unknown margin can lie beside these: on each, between and beyond."""
    stops = sorted({Fraction(0), *(end for end in ends if end > 0)})
    between = [(low + high) / 2 for low, high in itertools.pairwise(stops)]
    return sorted({*stops, *between, stops[-1] + 1})


def _with_present(scheme: Scheme, numbered: _Numbered, value: Decimal, context: Context) -> Context:
    """The context with what the rest of the rule gives the present value, where a clause asks."""
    running = _running_of(scheme)
    if not running:
        return context
    rest = [(number, clause) for number, clause in numbered if number not in running]
    earned, codes = _first(rest, value, context)
    statuses: set[Status] = set()
    for number in earned:
        statuses.update(scheme.level(scheme.clauses[number - 1].level).meanings)
    if "rule-silent" in codes:
        statuses.add(Status.UNKNOWN)
    return context._replace(present=tuple(sorted(statuses)))
