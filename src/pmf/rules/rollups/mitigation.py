"""What a council says it does about an indicator near or off target, and where it says nothing."""

from __future__ import annotations

from pmf.model.beside import Commentary, CommentaryKind
from pmf.model.finding import Finding
from pmf.model.scheme import fold
from pmf.model.status import Status
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.expecting import expect
from pmf.rules.results import Results

_ANSWERS = (CommentaryKind.MITIGATION, CommentaryKind.COMMENTARY)


def missing_mitigations(results: Results) -> tuple[Finding, ...]:
    """Indicators of which the council wants to hear what is done, and nothing is said.

    The framework's `mitigation_for` names the statuses. What answers is a comment or a mitigation
    on the indicator, a note beside its value, or an action linked to it; a service's narrative
    does not. Where the rule leaves several statuses open, all of them must be among those named;
    where it cannot judge at all, the status the council printed counts.

    Args:
        results: What was judged.

    Returns:
        A finding for each, in the order printed; none where the framework asks for nothing.
    """
    expect(results, Results, "results", "judge the data set first, with pmf.evaluate_all")
    framework = results.dataset.framework
    wanted = set(framework.mitigation_for) if framework else set()
    if not wanted:
        return ()
    asked = [one for one in results if (stands := _stands(one)) and stands <= wanted]
    return tuple(_missing(one) for one in asked if not is_answered(results, one))


def is_answered(results: Results, assessed: Assessment) -> bool:
    """Whether anything is said about what is done: in words or by a linked action."""
    note = assessed.observation.note
    if note is not None and note.text.strip():
        return True
    said = (one for one in results.dataset.commentary if _is_on(one, assessed))
    return any(said) or bool(actions_for(results, assessed.code))


def actions_for(results: Results, code: str) -> tuple[ActionAssessment, ...]:
    """The judged actions that answer one indicator, in the order printed.

    Raises:
        UnknownName: The data set has no indicator with that code.
    """
    expect(results, Results, "results", "judge the data set first, with pmf.evaluate_all")
    results.dataset.indicator(code)
    return tuple(one for one in results.actions if code in one.action.indicators)


def _stands(assessed: Assessment) -> set[Status]:
    """Every status it may have; the printed one where it cannot be judged."""
    judged = assessed.status.rank is not None
    meanings = assessed.possible if judged else assessed.observation.reported
    return set(meanings)


def _is_on(said: Commentary, assessed: Assessment) -> bool:
    names = {fold(assessed.code), fold(assessed.indicator.name)}
    return (
        said.kind in _ANSWERS
        and bool(said.text.strip())
        and said.on is not None
        and fold(said.on) in names
        and (said.period is None or said.period == assessed.period)
    )


def _missing(assessed: Assessment) -> Finding:
    """The finding; it stands beside the code or the name, and so says neither of them first."""
    is_judged = assessed.status.rank is not None
    printed = None if is_judged else assessed.observation.reported_word
    word = printed or assessed.word
    message = (
        f"{_how(assessed, printed)}, and nothing is said about what is done: "
        f"write a comment on {assessed.code}, or link an action to it"
    )
    return Finding(
        "mitigation-missing", message, assessed.observation.source, word, code=assessed.code
    )


def _how(assessed: Assessment, printed: str | None) -> str:
    """How it stands, in a sentence that reads on whatever the council's word is."""
    if printed is not None:
        return f"{printed} is printed"
    own = any(level.word == assessed.word for level in assessed.yardstick.scheme.levels)
    if assessed.status.is_met is False:
        return f"the target is missed ({assessed.word})" if own else "the target is missed"
    return f"the status is {assessed.word}" if own else "the target is met"
