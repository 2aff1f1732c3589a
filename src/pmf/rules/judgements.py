"""What people decided, understood: which of it is in force, and what a scheme makes of it."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from typing import TypeVar

from pmf.model.judgement import Deviation, Judgement
from pmf.model.period import Period
from pmf.model.scheme import JudgedBy, Level, Scheme, fold

_Decided = TypeVar("_Decided", Judgement, Deviation)
Key = tuple[str, Period]


def key_of(one: Judgement | Deviation) -> Key:
    """What it is about: an indicator in a period."""
    return one.code, one.period


def latest(decided: Iterable[_Decided], day: datetime.date | None) -> dict[Key, _Decided]:
    """The last decision made by a day on each indicator and period, expired or not.

    A later decision replaces an earlier one, which does not come back when the later expires.

    Args:
        decided: Judgements, or accepted deviations.
        day: The day; `None` when nothing says which, and then no decision is too late.
    """
    made = [one for one in decided if day is None or one.on <= day]
    return {key_of(one): one for one in sorted(made, key=lambda one: one.on)}


def in_force(decided: Iterable[_Decided], day: datetime.date | None) -> dict[Key, _Decided]:
    """The decisions that hold on a day, by indicator and period.

    Args:
        decided: Judgements, or accepted deviations.
        day: The day; `None` when nothing says which, and then none has expired.
    """
    return {
        key: one for key, one in latest(decided, day).items() if day is None or one.holds_on(day)
    }


def asked_for(scheme: Scheme, says: str) -> str | None:
    """The judgement of the scheme's rule that somebody's word is.

    Args:
        scheme: The scheme.
        says: What was judged: one of the rule's own words or, where the rule names a level, any
            word for it.

    Returns:
        The rule's own form of it; `None` when the rule asks for nothing of the kind. A word the
        rule does not name answers nothing: it may be a slip of the pen.
    """
    named = rule_judgements(scheme)
    level = said_level(scheme, says)
    forms = (says, *((level.id, level.word) if level else ()))
    return next((named[_folded(form)] for form in forms if _folded(form) in named), None)


def said_level(scheme: Scheme, says: str) -> Level | None:
    """The level whose id or word somebody's word is; `None` when it names none."""
    by_id = next((level for level in scheme.levels if level.id == says), None)
    return by_id or scheme.read_word(says)


@functools.lru_cache(maxsize=256)
def rule_judgements(scheme: Scheme) -> dict[str, str]:
    """The judgements a scheme's rule asks for, by their folded form."""
    return {
        _folded(word): word
        for clause in scheme.clauses
        for condition in clause.conditions
        if isinstance(condition, JudgedBy)
        for word in condition.judgements
    }


def _folded(word: str) -> str:
    return fold(word.replace("_", " "))
