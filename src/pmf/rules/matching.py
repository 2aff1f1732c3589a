"""Ask a rule about one value: which clauses it may fall under, and what leaves that open.

Two things are settled here rather than in a single condition. A tolerance nobody states is one
unknown number wherever the rule names it, so the rule is asked under every tolerance that could
make a difference. And "n periods running" looks at the present status, which is what the rest of
the rule gives.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from pmf.model.scheme import Clause, Running, Scheme, Shortfall
from pmf.model.status import Status
from pmf.rules.condition import Context, Undecided, bounds, holds, reach_of

#: The clauses a value may fall under, counted from 1, and the reason codes.
Match = tuple[tuple[int, ...], tuple[str, ...]]

_Numbered = list[tuple[int, Clause]]


def match(scheme: Scheme, value: Decimal, context: Context) -> Match:
    """The clauses a value may fall under: the first that holds, and the undecided before it."""
    numbered = list(enumerate(scheme.clauses, start=1))
    context = _with_present(scheme, numbered, value, context)
    unknown = list(_unknown_margins(scheme, value, context))
    if not unknown:
        return _first(numbered, value, context)
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
    for clause in scheme.clauses:
        for condition in clause.conditions:
            if not isinstance(condition, Shortfall):
                continue
            for _, margin in bounds(condition):
                found = reach_of(condition, margin, value, context)
                if found is not None and found[1].amount is None:
                    short, reached = found
                    yield reached.reason, Fraction(short) / Fraction(reached.times)


def _under_each(
    scheme: Scheme,
    numbered: _Numbered,
    value: Decimal,
    context: Context,
    unknown: list[tuple[str, Fraction]],
) -> Match:
    """The rule under every size of the unknown margin that could make a difference."""
    ends = sorted({Fraction(0), *(size for _, size in unknown if size > 0)})
    between = [(low + high) / 2 for low, high in itertools.pairwise(ends)]
    matches = [
        _first(numbered, value, context._replace(unknown=size))
        for size in sorted({*ends, *between, ends[-1] + 1})
    ]
    clauses = tuple(sorted({number for earned, _ in matches for number in earned}))
    codes = dict.fromkeys(code for _, said in matches for code in said)
    levels = {tuple(scheme.clauses[number - 1].level for number in earned) for earned, _ in matches}
    if len(levels) > 1:
        codes = dict.fromkeys([*(reason for reason, _ in unknown), *codes])
    return clauses, tuple(codes)


def _with_present(scheme: Scheme, numbered: _Numbered, value: Decimal, context: Context) -> Context:
    """The context with what the rest of the rule gives the present value, where a clause asks."""

    def is_running(clause: Clause) -> bool:
        return any(isinstance(condition, Running) for condition in clause.conditions)

    if not any(is_running(clause) for _, clause in numbered):
        return context
    rest = [(number, clause) for number, clause in numbered if not is_running(clause)]
    earned, codes = _first(rest, value, context)
    statuses: set[Status] = set()
    for number in earned:
        statuses.update(scheme.level(scheme.clauses[number - 1].level).meanings)
    if "rule-silent" in codes:
        statuses.add(Status.UNKNOWN)
    return context._replace(present=tuple(sorted(statuses)))
