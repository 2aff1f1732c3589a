"""What the progress, the dates and the printed status of an action say against each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from pmf.model.action import Action
from pmf.model.finding import Finding
from pmf.model.number import HUNDRED
from pmf.model.status import ActionStatus
from pmf.rules.action import ActionAssessment

#: What is wrong, and the text that shows it.
_Wrong = tuple[str, str | None]


def check_action(assessed: ActionAssessment) -> Iterator[Finding]:
    """Everything about one action that contradicts itself.

    Args:
        assessed: The action as judged.
    """
    yield from _progress(assessed)
    yield from _due_date(assessed)
    yield from _steps(assessed)
    yield from _dates(assessed)


def _progress(assessed: ActionAssessment) -> Iterable[Finding]:
    action = assessed.action
    if action.progress is None:
        return
    said, progress = set(action.reported), action.progress
    contradicts = (
        (said == {ActionStatus.NOT_STARTED} and progress > 0)
        or (said == {ActionStatus.COMPLETED} and progress < HUNDRED)
        or (bool(said) and ActionStatus.COMPLETED not in said and progress >= HUNDRED)
    )
    if contradicts:
        message = f"{action.reported_word} is printed at {progress}% progress"
        yield Finding(
            "progress-disagrees", message, action.source, action.reported_word, code=action.code
        )


def _due_date(assessed: ActionAssessment) -> Iterable[Finding]:
    action, on = assessed.action, assessed.on
    if action.due is None or on is None:
        return
    said = set(action.reported)
    early = said == {ActionStatus.OVERDUE} and action.due >= on
    open_words = {ActionStatus.IN_PROGRESS, ActionStatus.NOT_STARTED, ActionStatus.WARNING}
    late = bool(said) and said <= open_words and on > action.due
    if early or late:
        still = "still to come" if early else "past"
        message = (
            f"{action.reported_word} is printed, but on {on} the due date {action.due} is {still}"
        )
        yield Finding(
            "due-date-disagrees", message, action.source, action.due_text, code=action.code
        )


def _steps(assessed: ActionAssessment) -> Iterable[Finding]:
    """Completed with a step still open, or not begun with one done."""
    action = assessed.action
    said, steps = set(action.reported), action.milestones
    completed = action.progress == HUNDRED or said == {ActionStatus.COMPLETED}
    untouched = action.progress == 0 or said == {ActionStatus.NOT_STARTED}
    wrong = [
        f"it is completed, but the step {step.title!r} is not done"
        for step in steps
        if completed and step.due is not None and step.done_on is None
    ]
    wrong += [
        f"nothing of it is done, but the step {step.title!r} was on {step.done_on}"
        for step in steps
        if untouched and not completed and step.done_on is not None
    ]
    for message in wrong:
        yield Finding("progress-disagrees", message, action.source, code=action.code)


def _dates(assessed: ActionAssessment) -> Iterator[Finding]:
    action = assessed.action
    for message, raw in (*_of_action(action, assessed.on), *_of_steps(action, assessed.on)):
        yield Finding("dates-disagree", message, action.source, raw, code=action.code)


def _of_action(action: Action, on: datetime.date | None) -> Iterator[_Wrong]:
    start, due = action.start, action.due
    if start is None:
        return
    if due is not None and start > due:
        yield f"it starts on {start}, after it is due on {due}", action.due_text
    elif on is not None and start > on and _has_begun(action):
        yield f"something of it is done, but on {on} its start on {start} is still to come", None


def _has_begun(action: Action) -> bool:
    begun = {ActionStatus.COMPLETED, ActionStatus.IN_PROGRESS, ActionStatus.OVERDUE}
    return bool(action.progress) or (bool(action.reported) and set(action.reported) <= begun)


def _of_steps(action: Action, on: datetime.date | None) -> Iterator[_Wrong]:
    start, due = action.start, action.due
    for step in action.milestones:
        name, done = f"the step {step.title!r}", step.done_on
        if done is not None and on is not None and done > on:
            yield f"{name} is said to be done on {done}, after the day of judging, {on}", None
        if done is not None and start is not None and done < start:
            yield f"{name} was done on {done}, before the action starts on {start}", None
        if step.due is not None and start is not None and step.due < start:
            yield f"{name} is due on {step.due}, before the action starts on {start}", None
        if step.due is not None and due is not None and step.due > due:
            yield f"{name} is due on {step.due}, after the whole action on {due}", None
