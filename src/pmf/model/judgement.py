"""What people decided beside the rule: recorded with role, day and reason, never instead of it."""

from __future__ import annotations

import datetime
import re

import attrs

from pmf.errors import UsageError
from pmf.model.finding import Location
from pmf.model.period import Period
from pmf.model.target import Lines

#: What only an address holds: something on both sides of an at sign.
_ADDRESS = re.compile(r"\S@\S")


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
        source: Where it is recorded; `None` when it was given in code.
    """

    code: str
    period: Period
    says: str
    by_role: str
    on: datetime.date
    reason: str
    expires: datetime.date | None = None
    source: Location | None = None

    def __attrs_post_init__(self) -> None:
        if not self.says.strip():
            raise UsageError("says must name a level or a judgement, not nothing")
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
        source: Where it is recorded; `None` when it was given in code.
    """

    code: str
    period: Period
    reason: str
    by_role: str
    on: datetime.date
    expires: datetime.date | None = None
    instead: Lines | None = None
    source: Location | None = None

    def __attrs_post_init__(self) -> None:
        _check(self.by_role, self.reason, self.on, self.expires)

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it had been accepted by that day and has not expired."""
        return self.on <= day and (self.expires is None or day <= self.expires)


def check_role(text: str) -> str:
    """The text, when it can be a role.

    Raises:
        UsageError: It is empty, or an e-mail address: a role answers for a decision, and what is
            published names no person.
    """
    if not text.strip():
        raise UsageError("by_role must say something: who answers for it")
    if _ADDRESS.search(text):
        raise UsageError("by_role must be a role such as Head of Housing, not an e-mail address")
    return text


def _check(by_role: str, reason: str, on: datetime.date, expires: datetime.date | None) -> None:
    check_role(by_role)
    if not reason.strip():
        raise UsageError("reason must say something: why it was decided")
    if expires is not None and expires < on:
        raise UsageError(f"expires must not lie before the day {on}, as {expires} does")
