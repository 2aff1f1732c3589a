"""Why an action has its status: progress, dates and the day of judging."""

from __future__ import annotations

from pmf.model.action import Action, Milestone
from pmf.model.number import plain
from pmf.rules.action import ActionAssessment
from pmf.rules.explanation import Explanation, Step, lower


def explain_action(assessed: ActionAssessment) -> Explanation:
    """The trace of one action: its progress, its dates, the day, and what follows."""
    action, lead = assessed.action, assessed.lead_days
    progress = "not printed" if action.progress is None else f"{plain(action.progress)}%"
    due = action.due or action.due_text or "not printed"
    steps = []
    if action.source is not None:
        steps.append(Step("source", f"{action.code} stands at {action.source}."))
    steps.append(Step("progress", f"Progress: {progress}.", (("progress", progress),)))
    steps.append(Step("due", f"Due: {due}.", _dates(action)))
    steps += [_milestone(step) for step in action.milestones]
    if assessed.on is not None:
        steps.append(Step("on", f"Judged on {assessed.on}.", (("on", str(assessed.on)),)))
    if lead is not None:
        text = f"The council warns {lead} days before the due date."
        steps.append(Step("lead-time", text, (("lead_days", str(lead)),)))
    if action.reported_word:
        facts = (("printed", action.reported_word), ("printed_means", " ".join(action.reported)))
        steps.append(Step("printed", f"The council printed {action.reported_word}.", facts))
    steps += [Step(why.code, why.text) for why in assessed.reasons]
    answer = (("status", assessed.status.value), ("possible", " ".join(assessed.possible)))
    may = " or ".join(status.value.replace("_", " ") for status in assessed.possible)
    open_ = f"; it may be {may}" if len(assessed.possible) > 1 else ""
    steps.append(Step("status", f"Status: {assessed.word}{open_}.", answer))
    because = lower(assessed.reasons[0].text)
    return Explanation(action.code, f"{action.code} is {assessed.word}: {because}", tuple(steps))


def _dates(action: Action) -> tuple[tuple[str, str], ...]:
    named = (
        ("due", action.due),
        ("raw", action.due_text),
        ("original_due", action.original_due),
        ("start", action.start),
    )
    return tuple((name, str(when)) for name, when in named if when is not None)


def _milestone(step: Milestone) -> Step:
    done = f"done on {step.done_on}" if step.done_on else "not done"
    text = f"Milestone {step.title}: due {step.due or 'no date'}, {done}."
    facts = (("milestone_due", str(step.due)), ("milestone_done", str(step.done_on)))
    return Step("milestone", text, facts)
