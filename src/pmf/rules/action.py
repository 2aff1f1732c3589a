"""Judge an action on a given day, from its progress and its dates."""

from __future__ import annotations

import datetime

import attrs

from pmf.model.action import Action, Milestone
from pmf.model.number import HUNDRED
from pmf.model.scheme import ActionRules, Scheme
from pmf.model.status import ActionStatus
from pmf.rules.action_methods import (
    Judged,
    by_delay,
    by_progress,
    months_between,
    sure,
    undated,
    unsure,
)
from pmf.rules.reason import Reason, reason


@attrs.frozen
class ActionAssessment:
    """One judged action.

    Attributes:
        action: What was published.
        on: The day it was judged on.
        status: What follows from progress and dates.
        possible: Every status they allow; one when the rule decides.
        word: The council's word for the status; ours where it has none.
        codes: Reason codes.
        lead_days: The lead time it was judged with; `None` when the scheme states none.
    """

    action: Action
    on: datetime.date | None
    status: ActionStatus
    possible: tuple[ActionStatus, ...]
    word: str
    codes: tuple[str, ...]
    lead_days: int | None = None

    @property
    def code(self) -> str:
        """The action's code."""
        return self.action.code

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the status is what it is, in order."""
        return tuple(reason(code) for code in self.codes)

    @property
    def is_open(self) -> bool:
        """Whether it is neither completed nor cancelled."""
        return self.status not in (ActionStatus.COMPLETED, ActionStatus.CANCELLED)

    @property
    def months_late(self) -> int | None:
        """Whole calendar months an open action is late against its original due date.

        Late is the date now in force, or the day it is judged on where that has passed it. A
        scheme on delay counts the same months. `None` for an action that is completed or
        cancelled, since nothing says on which day, and where no due date can be read.
        """
        first, due = self.action.first_due, self.action.due
        if not self.is_open or first is None or due is None:
            return None
        return months_between(first, max(due, self.on or due))

    @property
    def milestones_late(self) -> tuple[Milestone, ...]:
        """Steps of an open action that are past their due date and not done, in order."""
        if not self.is_open or self.on is None:
            return ()
        steps = self.action.milestones
        return tuple(
            step for step in steps if step.due and step.done_on is None and self.on > step.due
        )


def action_status(action: Action, on: datetime.date | None, scheme: Scheme) -> ActionAssessment:
    """Judge one action.

    A council that judges delay holds the date now in force against the original one; one that
    judges progress holds it against what a straight line from start to due date expects. Else:
    completed at 100 per cent; cancelled when the council says so; overdue past the due date; a
    warning within the lead time or when a milestone slips; else in progress, or not started where
    the scheme earns that.

    Args:
        action: What was published.
        on: The day to judge on; `None` only when no action has a due date.
        scheme: The council's words and its rule for actions.
    """
    status, possible, codes = _judge(action, on, scheme.actions)
    level = scheme.action_level_of(status)
    word = level.word if level else status.value.replace("_", " ").capitalize()
    return ActionAssessment(action, on, status, possible, word, codes, scheme.actions.lead_days)


def _judge(action: Action, on: datetime.date | None, rules: ActionRules) -> Judged:
    # A word that may also mean something else, as "On Track" of a council that has no other word
    # for completed, says neither.
    said = set(action.reported)
    if said == {ActionStatus.CANCELLED}:
        return sure(ActionStatus.CANCELLED, "cancelled-as-printed")
    if action.progress is not None and action.progress >= HUNDRED:
        return sure(ActionStatus.COMPLETED, "progress-complete")
    if action.progress is None and said == {ActionStatus.COMPLETED}:
        return sure(ActionStatus.COMPLETED, "completed-as-printed")
    return _unfinished(action, on, rules)


def _unfinished(action: Action, on: datetime.date | None, rules: ActionRules) -> Judged:
    if rules.delay_months is not None:
        return by_delay(action, on, rules.delay_months)
    if rules.on_track_from is not None and rules.warning_from is not None:
        return by_progress(action, on, rules.on_track_from, rules.warning_from)
    if on is None and action.due is not None:
        return unsure("no-day")
    if action.due is None or on is None:
        return undated(action)
    if on > action.due:
        return sure(ActionStatus.OVERDUE, "past-due")
    return _before_due(action, on, action.due, rules)


def _before_due(
    action: Action, on: datetime.date, due: datetime.date, rules: ActionRules
) -> Judged:
    open_steps = [step.due for step in action.milestones if step.due and step.done_on is None]
    if any(on > step for step in open_steps):
        return sure(ActionStatus.WARNING, "milestone-late")
    not_started = action.progress == 0 and _earns(rules, ActionStatus.NOT_STARTED)
    open_ = ActionStatus.NOT_STARTED if not_started else ActionStatus.IN_PROGRESS
    if rules.lead_days is None:
        codes = ("not-started",) if not_started else ("due-ahead",)
        return open_, (open_, ActionStatus.WARNING), (*codes, "lead-time-unstated")
    lead = datetime.timedelta(days=rules.lead_days)
    if due - on <= lead:
        return sure(ActionStatus.WARNING, "within-lead-time")
    if any(step - on <= lead for step in open_steps):
        return sure(ActionStatus.WARNING, "milestone-near")
    return sure(open_, "not-started" if not_started else "due-ahead")


def _earns(rules: ActionRules, status: ActionStatus) -> bool:
    return any(status in level.meanings and level.earned for level in rules.levels)
