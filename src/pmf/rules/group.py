"""Judge a group of indicators and actions by its score, and refuse rules that make no sense."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from pmf.errors import SchemeError
from pmf.model.group import GroupMethod, Score
from pmf.model.number import as_decimal
from pmf.model.scheme import Scheme
from pmf.model.status import Absence, Status
from pmf.rules.bands import Outcome, word_for


def judge_score(
    scheme: Scheme, score: Decimal | int | str | None, *, absence: Absence = Absence.MISSING
) -> Outcome:
    """What a group earns with its score.

    Args:
        scheme: The scheme, with a rule for groups by score.
        score: The score, exact, in the unit the council states its rule in; `None` without one.
        absence: Why there is no score: ``NOT_DUE`` for a group whose work has not begun.

    Returns:
        The outcome, with the council's word and the number of the line that earns it.

    Raises:
        SchemeError: The scheme states no rule for scores.
        TypeError: The score is a float.
    """
    if scheme.groups.method is not GroupMethod.SCORE:
        raise SchemeError(f"scheme {scheme.id!r} states no rule for the score of a group")
    if score is None:
        return _without_score(scheme, absence)
    found = line_for(scheme, Fraction(as_decimal(score, "a score")))
    if found is None:
        word = word_for(scheme, Status.UNKNOWN)
        return Outcome(Status.UNKNOWN, (Status.UNKNOWN,), word, codes=("rule-silent",))
    place, line = found
    level = scheme.level(line.level)
    return Outcome(
        level.status, level.meanings, level.word, (level.id,), (place,), ("score-judged",)
    )


def line_for(scheme: Scheme, score: Fraction) -> tuple[int, Score] | None:
    """The line a score falls on, with its number from 1; `None` when it falls on none."""
    for place, line in enumerate(scheme.groups.rules, start=1):
        if line.at_least is None or score >= Fraction(line.at_least):
            return place, line
    return None


def group_faults(scheme: Scheme) -> Iterator[str]:
    """What cannot be meant in a rule for groups: lines nobody reaches, or that reward the worse."""
    rules, start = scheme.groups, f"scheme {scheme.id!r}: "
    order = {level.id: place for place, level in enumerate(scheme.levels)}
    for number, line in enumerate(rules.rules, start=1):
        if line.level not in order:
            yield f"{start}line {number} for groups earns {line.level!r}, which is no level"
    if rules.method is not None and rules.method.has_lines is not bool(rules.rules):
        needs = "needs at least one line" if rules.method.has_lines else "has no lines"
        yield f"{start}a rule for groups by {rules.method} {needs}"
    for number, (above, below) in enumerate(pairwise(rules.rules), start=2):
        later = below.at_least
        if above.at_least is None or (later is not None and later >= above.at_least):
            yield f"{start}line {number} for groups is never reached"
        elif _judges(scheme, above, below) and order[below.level] < order[above.level]:
            yield f"{start}line {number} for groups earns a better level with a lower score"


def _judges(scheme: Scheme, *lines: Score) -> bool:
    known = {level.id: level for level in scheme.levels}
    return all(line.level in known and known[line.level].status.rank is not None for line in lines)


def _without_score(scheme: Scheme, absence: Absence) -> Outcome:
    not_due = absence is Absence.NOT_DUE
    status, code = (Status.NOT_DUE, "not-due") if not_due else (Status.UNKNOWN, "score-missing")
    level = scheme.level_of(status)
    ids = (level.id,) if level else ()
    return Outcome(status, (status,), word_for(scheme, status), ids, (), (code,))
