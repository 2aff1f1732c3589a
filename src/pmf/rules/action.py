"""Judge an action on a given day, from its progress and its dates."""

from __future__ import annotations

import datetime

import attrs

from pmf.model.action import Action
from pmf.model.number import HUNDRED
from pmf.model.scheme import ActionRules, Scheme
from pmf.model.status import ActionStatus
from pmf.rules.reason import Reason, reason

_Judged = tuple[ActionStatus, tuple[ActionStatus, ...], tuple[str, ...]]


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
    """

    action: Action
    on: datetime.date | None
    status: ActionStatus
    possible: tuple[ActionStatus, ...]
    word: str
    codes: tuple[str, ...]

    @property
    def code(self) -> str:
        """The action's code."""
        return self.action.code

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the status is what it is, in order."""
        return tuple(reason(code) for code in self.codes)


def action_status(action: Action, on: datetime.date | None, scheme: Scheme) -> ActionAssessment:
    """Judge one action.

    Completed at 100 per cent; cancelled when the council says so; overdue past the due date; a
    warning within the lead time or when a milestone slips; else in progress, or not started where
    the scheme earns that.

    Args:
        action: What was published.
        on: The day to judge on; `None` only when no action has a due date.
        scheme: The council's words and lead time.
    """
    status, possible, codes = _judge(action, on, scheme.actions)
    level = scheme.action_level_of(status)
    word = level.word if level else status.value.replace("_", " ").capitalize()
    return ActionAssessment(action, on, status, possible, word, codes)


def _judge(action: Action, on: datetime.date | None, rules: ActionRules) -> _Judged:
    said = action.reported
    if ActionStatus.CANCELLED in said:
        return _sure(ActionStatus.CANCELLED, "cancelled-as-printed")
    if action.progress is not None and action.progress >= HUNDRED:
        return _sure(ActionStatus.COMPLETED, "progress-complete")
    if action.progress is None and ActionStatus.COMPLETED in said:
        return _sure(ActionStatus.COMPLETED, "completed-as-printed")
    if action.due is None or on is None:
        return _undated(action)
    if on > action.due:
        return _sure(ActionStatus.OVERDUE, "past-due")
    return _before_due(action, on, action.due, rules)


def _undated(action: Action) -> _Judged:
    code = "bad-date" if action.due_text else "no-due-date"
    possible = (ActionStatus.IN_PROGRESS, ActionStatus.WARNING, ActionStatus.OVERDUE)
    return ActionStatus.UNKNOWN, possible, (code,)


def _before_due(
    action: Action, on: datetime.date, due: datetime.date, rules: ActionRules
) -> _Judged:
    open_steps = [step.due for step in action.milestones if step.due and step.done_on is None]
    if any(on > step for step in open_steps):
        return _sure(ActionStatus.WARNING, "milestone-late")
    if rules.lead_days is None:
        possible = (ActionStatus.IN_PROGRESS, ActionStatus.WARNING)
        return ActionStatus.IN_PROGRESS, possible, ("due-ahead", "lead-time-unstated")
    lead = datetime.timedelta(days=rules.lead_days)
    if due - on <= lead:
        return _sure(ActionStatus.WARNING, "within-lead-time")
    if any(step - on <= lead for step in open_steps):
        return _sure(ActionStatus.WARNING, "milestone-near")
    if action.progress == 0 and _earns(rules, ActionStatus.NOT_STARTED):
        return _sure(ActionStatus.NOT_STARTED, "not-started")
    return _sure(ActionStatus.IN_PROGRESS, "due-ahead")


def _earns(rules: ActionRules, status: ActionStatus) -> bool:
    return any(status in level.meanings and level.earned for level in rules.levels)


def _sure(status: ActionStatus, code: str) -> _Judged:
    return status, (status,), (code,)
