"""Two further ways councils judge an action: how far it slipped, how far it got."""

from __future__ import annotations

import datetime
from decimal import Decimal

from pmf.model.action import Action
from pmf.model.number import EXACT
from pmf.model.status import ActionStatus

#: The status, every status that is possible, and the reason codes.
Judged = tuple[ActionStatus, tuple[ActionStatus, ...], tuple[str, ...]]

_OPEN = (ActionStatus.IN_PROGRESS, ActionStatus.WARNING, ActionStatus.OVERDUE)


def sure(status: ActionStatus, code: str) -> Judged:
    """The one status the rule gives, with its reason."""
    return status, (status,), (code,)


def unsure(code: str) -> Judged:
    """Nothing is known but that the action is neither done nor cancelled."""
    return ActionStatus.UNKNOWN, _OPEN, (code,)


def undated(action: Action) -> Judged:
    """An action that is not done and whose due date is not known."""
    return unsure("bad-date" if action.due_text else "no-due-date")


def by_delay(action: Action, on: datetime.date | None, months: int) -> Judged:
    """Judge how far an unfinished action slips past its original due date.

    On or before the original date it is in progress; less than so many calendar months after it a
    warning; later it is overdue. Without a printed revision the due date is the original one.

    A date in force that has passed is no date to be met any more: the action is then at least as
    late as the day it is judged on, and may turn out later.

    Args:
        action: The action, not completed and not cancelled.
        on: The day to judge on; `None` when there is none, and then the dates alone decide.
        months: The delay from which it is overdue.
    """
    from dateutil.relativedelta import relativedelta

    if action.due is None:
        return undated(action)
    original = action.original_due or action.due
    expected = max(action.due, on or action.due)
    if expected >= original + relativedelta(months=months):
        return sure(ActionStatus.OVERDUE, "delayed-beyond")
    late = expected > original
    status = ActionStatus.WARNING if late else ActionStatus.IN_PROGRESS
    code = "delayed-under" if late else "within-original-date"
    if expected > action.due:
        return status, _OPEN[_OPEN.index(status) :], ("past-due", code)
    return sure(status, code)


def months_between(first: datetime.date, last: datetime.date) -> int:
    """Whole calendar months from one day to another, counted as the rule on delay counts them.

    From 31 January the first month is over on 28 February. None has gone where the last day is
    not later.
    """
    from dateutil.relativedelta import relativedelta

    months = max((last.year - first.year) * 12 + last.month - first.month, 0)
    return months if first + relativedelta(months=months) <= last else max(months - 1, 0)


def by_progress(
    action: Action, on: datetime.date | None, on_track_from: Decimal, warning_from: Decimal
) -> Judged:
    """Judge the progress of an unfinished action against what a straight line expects.

    From its start to its due date the expected progress grows evenly, day by day, to 100 per cent.

    Args:
        action: The action, not completed and not cancelled.
        on: The day to judge on; `None` when there is none.
        on_track_from: This percentage of the expected progress or more is in progress.
        warning_from: This percentage or more is a warning; less is overdue.
    """
    if ActionStatus.UNKNOWN in action.reported:
        return sure(ActionStatus.UNKNOWN, "not-judged-as-printed")
    if action.due is None or on is None:
        return undated(action)
    if action.start is None and on < action.due:
        return unsure("no-start-date")
    if action.progress is None:
        return unsure("progress-missing")
    gone, whole = _days(action.start or action.due, action.due, on)
    if not gone:
        return sure(ActionStatus.IN_PROGRESS, "progress-not-expected")
    return _against_expected(action.progress, gone, whole, on_track_from, warning_from)


def _days(start: datetime.date, due: datetime.date, on: datetime.date) -> tuple[int, int]:
    """How many days have gone, of how many; from the due date on, all."""
    if on >= due:
        return 1, 1
    return max((on - start).days, 0), max((due - start).days, 1)


def _against_expected(
    progress: Decimal, gone: int, whole: int, on_track_from: Decimal, warning_from: Decimal
) -> Judged:
    # progress ÷ (100 × gone ÷ whole) against p ÷ 100, without a quotient: it stays exact.
    earned = EXACT.multiply(progress, Decimal(whole))
    if earned >= EXACT.multiply(on_track_from, Decimal(gone)):
        return sure(ActionStatus.IN_PROGRESS, "progress-on-track")
    if earned >= EXACT.multiply(warning_from, Decimal(gone)):
        return sure(ActionStatus.WARNING, "progress-behind")
    return sure(ActionStatus.OVERDUE, "progress-far-behind")
