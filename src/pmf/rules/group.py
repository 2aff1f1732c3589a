"""Judge a group of indicators and actions by its score."""

from __future__ import annotations

from decimal import Decimal

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
    number = as_decimal(score, "a score")
    for place, line in enumerate(scheme.groups.rules, start=1):
        if line.at_least is None or number >= line.at_least:
            return _earned(scheme, line, place)
    word = word_for(scheme, Status.UNKNOWN)
    return Outcome(Status.UNKNOWN, (Status.UNKNOWN,), word, codes=("rule-silent",))


def _earned(scheme: Scheme, line: Score, place: int) -> Outcome:
    level = scheme.level(line.level)
    return Outcome(
        level.status, level.meanings, level.word, (level.id,), (place,), ("score-judged",)
    )


def _without_score(scheme: Scheme, absence: Absence) -> Outcome:
    not_due = absence is Absence.NOT_DUE
    status, code = (Status.NOT_DUE, "not-due") if not_due else (Status.UNKNOWN, "score-missing")
    level = scheme.level_of(status)
    ids = (level.id,) if level else ()
    return Outcome(status, (status,), word_for(scheme, status), ids, (), (code,))
