"""What a council set out to do, and how far it got."""

from __future__ import annotations

import datetime
from decimal import Decimal

import attrs

from pmf.model.finding import Location
from pmf.model.status import ActionStatus


@attrs.frozen
class Milestone:
    """A step of an action.

    Attributes:
        title: What is to be done.
        due: By when; `None` when not stated.
        done_on: When it was done; `None` while it is not.
    """

    title: str
    due: datetime.date | None = None
    done_on: datetime.date | None = None


@attrs.frozen
class Action:
    """A key task, project or action of a plan.

    Attributes:
        code: The code as printed.
        title: The title as printed.
        description: What it is to achieve; `None` when not printed.
        progress: Per cent complete, 0 to 100; `None` when not printed or unreadable.
        due: The due date now in force; `None` when not printed or no day in the calendar.
        due_text: The due date as printed; `None` when nothing was.
        original_due: The first due date, where a revision is printed; else `None`.
        milestones: Its steps; empty when none are printed.
        indicators: Codes of the indicators it answers.
        reported: What the council's word means; empty when it printed none or one nobody knows.
        reported_word: The word as printed; `None` when there was none.
        comment: What was written beside it; `None` when nothing was.
        group: What the council prints it under first; `None` when nothing.
        service: The service it belongs to; `None` when not printed.
        source: Where in the document it was found.
        start: The day it starts; `None` when not printed.
        owner: The role that answers for it; `None` when not printed.
        exempt: The legal paragraph under which it is not public; `None` when it is public.
    """

    code: str
    title: str
    description: str | None = None
    progress: Decimal | None = None
    due: datetime.date | None = None
    due_text: str | None = None
    original_due: datetime.date | None = None
    milestones: tuple[Milestone, ...] = ()
    indicators: tuple[str, ...] = ()
    reported: tuple[ActionStatus, ...] = ()
    reported_word: str | None = None
    comment: str | None = None
    group: str | None = None
    service: str | None = None
    source: Location | None = None
    start: datetime.date | None = None
    owner: str | None = None
    exempt: str | None = None

    @property
    def slip_days(self) -> int | None:
        """Days the due date was put off; below zero where it was brought forward.

        `None` when no revision is printed, or one of the two dates is not known.
        """
        if self.original_due is None or self.due is None:
            return None
        return (self.due - self.original_due).days

    @property
    def first_due(self) -> datetime.date | None:
        """The due date first agreed; without a printed revision the one in force."""
        return self.original_due or self.due
