"""What people decided beside the rule: recorded with role, day and reason, never instead of it."""

from __future__ import annotations

import datetime

import attrs

from pmf.errors import UsageError
from pmf.model.period import Period
from pmf.model.target import Lines


@attrs.frozen
class Judgement:
    """What an officer judged of one indicator in one period.

    A rule may ask for it ("off target, but capable of reaching it within the year"), or an officer
    may set a status where the figures alone mislead. Either way it is shown beside the computed
    status and never replaces it.

    Attributes:
        code: The indicator's code.
        period: The period judged.
        says: A level's id or word, or a judgement the scheme's rule names ("recoverable").
        by_role: The role that judged; a role, not a person's name.
        on: The day of the judgement.
        reason: Why, in a sentence.
        expires: The last day it holds; `None` when it holds until replaced.
    """

    code: str
    period: Period
    says: str
    by_role: str
    on: datetime.date
    reason: str
    expires: datetime.date | None = None

    def __attrs_post_init__(self) -> None:
        _check(self.by_role, self.reason, self.on, self.expires)

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it had been made by that day and has not expired."""
        return self.on <= day and (self.expires is None or day <= self.expires)


@attrs.frozen
class Deviation:
    """An accepted deviation: the target is missed, and somebody answers for that being all right.

    Attributes:
        code: The indicator's code.
        period: The period it is accepted for.
        reason: Why, in a sentence.
        by_role: The role that accepted it; a role, not a person's name.
        on: The day it was accepted.
        expires: The last day it holds; `None` when it holds until replaced.
        instead: The lines to be held against meanwhile; `None` when none were agreed.
    """

    code: str
    period: Period
    reason: str
    by_role: str
    on: datetime.date
    expires: datetime.date | None = None
    instead: Lines | None = None

    def __attrs_post_init__(self) -> None:
        _check(self.by_role, self.reason, self.on, self.expires)

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it had been accepted by that day and has not expired."""
        return self.on <= day and (self.expires is None or day <= self.expires)


def _check(by_role: str, reason: str, on: datetime.date, expires: datetime.date | None) -> None:
    for what, text in (("by_role", by_role), ("reason", reason)):
        if not text.strip():
            raise UsageError(f"{what} must say something: who answers for it, and why")
    if expires is not None and expires < on:
        raise UsageError(f"expires must not lie before the day {on}, as {expires} does")
