"""Why a status is what it is: from the cell onwards, in an order anyone can follow."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from pmf.model.action import Action, Milestone
from pmf.model.judgement import Deviation, Judgement
from pmf.model.number import plain
from pmf.model.quantity import Quantity
from pmf.model.scheme import Compare
from pmf.model.target import Gap
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.bands import Band
from pmf.rules.change import Change, changes
from pmf.rules.deviation import under_deviation
from pmf.rules.expecting import expect
from pmf.rules.reason import reason


@attrs.frozen
class Step:
    """One step of an explanation.

    Attributes:
        code: A stable name.
        text: One sentence.
        facts: The facts the step rests on, as text: enough to take it again without us.
    """

    code: str
    text: str
    facts: tuple[tuple[str, str], ...] = ()


@attrs.frozen
class Explanation:
    """Why a status is what it is.

    Attributes:
        code: The indicator's or action's code.
        sentence: The whole of it in one sentence.
        steps: From the printed cell to the status.
        changes: The nearest values and targets that would earn another level.
    """

    code: str
    sentence: str
    steps: tuple[Step, ...]
    changes: tuple[Change, ...] = ()

    def __str__(self) -> str:
        lines = [self.sentence]
        lines += [f"  {number}. {step.text}" for number, step in enumerate(self.steps, start=1)]
        lines += [f"  → {change}" for change in self.changes]
        return "\n".join(lines)


def explain(assessed: Assessment | ActionAssessment) -> Explanation:
    """The trace of one assessment, built only when asked for."""
    if isinstance(assessed, ActionAssessment):
        return _explain_action(assessed)
    expect(assessed, Assessment, "what to explain", 'take one of the results: results["BV8"]')
    steps = tuple(_steps(assessed))
    return Explanation(assessed.code, _sentence(assessed), steps, changes(assessed))


def _sentence(assessed: Assessment) -> str:
    value = assessed.value
    name = f"{assessed.code} is {assessed.word} in {assessed.period}"
    if value is None:
        return f"{name}: {assessed.reasons[0].text[:-1].lower()}."
    if assessed.lines is None or assessed.yardstick.bands is None:
        return f"{name}: {value}; {_lower(assessed.reasons[0].text)}"
    better = {"higher": "at least", "lower": "at most", "closest": "exactly", "range": "within"}
    if assessed.lines.strict:  # the words leave the line itself out
        better |= {"higher": "more than", "lower": "less than"}
    polarity = assessed.yardstick.polarity
    wanted = better[polarity.value] if polarity else "against"
    # What left it open says more than a caveat on the value.
    open_ = [code for code in assessed.outcome.codes if code != "already-decided"]
    tail = f" ({_lower(reason(open_[0]).text).rstrip('.')})" if open_ else ""
    return f"{name}: {value} where {wanted} {assessed.lines} is wanted{tail}."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _steps(assessed: Assessment) -> Iterator[Step]:
    yield _source(assessed)
    yield from _declared(assessed)
    yield _target(assessed)
    yield from _rule(assessed)
    yield from _looked_up(assessed)
    yield from (Step(why.code, why.text) for why in assessed.reasons)
    yield _status(assessed)
    yield from _people(assessed)
    yield from _reported(assessed)


def _people(assessed: Assessment) -> Iterator[Step]:
    """What people decided beside the rule, and which way the value went."""
    for way in assessed.facts.compared:
        if way.movement is not None:
            said = f", {way.travel}" if way.travel else ""
            text = f"Against {way.comparator} ({way.compared_with}) it went {way.movement}{said}."
            yield Step("travel", text, way.facts)
        elif way.broken is not None and way.why is not None:
            yield Step("travel", f"Against {way.comparator}: {way.why.text}", way.facts)
    if (judged := assessed.judgement) is not None:
        text = f"{judged.by_role} judged {judged.says} on {judged.on}: {judged.reason}"
        level = assessed.judged_level
        set_ = (("level", level.id), ("judged_status", level.status.value)) if level else ()
        yield Step("judgement", text, (("judgement", judged.says), *set_, *_who_and_when(judged)))
    if (accepted := assessed.deviation) is not None:
        yield _accepted(assessed, accepted)


def _accepted(assessed: Assessment, accepted: Deviation) -> Step:
    text = f"{accepted.by_role} accepted the deviation on {accepted.on}: {accepted.reason}"
    facts = _who_and_when(accepted)
    if (under := under_deviation(assessed)) is not None:
        text = f"{text.rstrip('.')}. Against {accepted.instead} instead it is {under.word}."
        facts += (("instead", str(accepted.instead)), ("status_instead", under.status.value))
    return Step("deviation", text, facts)


def _who_and_when(decided: Judgement | Deviation) -> tuple[tuple[str, str], ...]:
    until = (("expires", str(decided.expires)),) if decided.expires else ()
    return (("by_role", decided.by_role), ("on", str(decided.on)), *until)


def _source(assessed: Assessment) -> Step:
    seen, where = assessed.observation, assessed.observation.source
    place = f" at {where}" if where else ""
    facts = [("raw", seen.raw), ("period", str(seen.period))]
    if seen.value is None:
        absence = str(seen.absence)
        text = f"{seen.raw or 'nothing'!r} is printed for {seen.period}{place}: no value."
        return Step("source", text, (*facts, ("absence", absence)))
    marks = f", marked {', '.join(seen.marks)}" if seen.marks else ""
    text = f"{seen.raw!r} is printed for {seen.period}{place}: read as {seen.value}{marks}."
    facts += [("value", plain(seen.value.value)), ("unit", seen.value.unit)]
    return Step("source", text, tuple(facts))


def _declared(assessed: Assessment) -> Iterator[Step]:
    indicator = assessed.indicator
    declared = {one.attribute: one for one in indicator.declared}
    attributes = {
        "polarity": assessed.yardstick.polarity,
        "basis": indicator.basis,
        "accumulates": indicator.accumulates,
    }
    for attribute, value in attributes.items():
        if value is None:
            continue
        said = declared.get(attribute)
        because = f" ({said.provenance}: {said.because})" if said else ""
        shown = ("yes" if value else "no") if isinstance(value, bool) else value.replace("_", " ")
        facts = ((attribute, str(value).lower()),)
        yield Step(f"declared-{attribute}", f"{attribute}: {shown}{because}", facts)


def _target(assessed: Assessment) -> Step:
    target, lines = assessed.indicator.target, assessed.yardstick.lines
    form = [("target_kind", target.kind)]
    if target.period is not None:
        form.append(("target_period", str(target.period)))
    if isinstance(lines, Gap):
        text = f"Target: none to judge against ({lines.reason})."
        return Step("target", text, (*form, ("gap", lines.reason)))
    of = f" for {target.period}" if target.period else ""
    printed = f" from {target.text!r}" if target.text else ""
    text = f"Target ({target.kind.replace('_', ' ')}{of}{printed}): {lines}."
    for name, line in lines.items():
        form += [(name, plain(line.value)), (f"{name}_unit", line.unit)]
    return Step("target", text, (*form, ("strict", str(lines.strict).lower())))


def _rule(assessed: Assessment) -> Iterator[Step]:
    stick, number = assessed.yardstick, assessed.number
    if stick.bands is None or number is None:
        return
    scheme = stick.scheme
    how = "as displayed, half up" if scheme.compare is Compare.AS_DISPLAYED else "exactly"
    facts = [
        ("scheme", scheme.id),
        ("compare", scheme.compare.value),
        ("unit", stick.unit),
        ("value", plain(number)),
        ("bands", str(stick.bands)),
    ]
    if stick.bands.places is not None:
        facts.append(("places", str(stick.bands.places)))
    for band in stick.bands.bands:
        facts.append((f"means {band.outcome.word}", " ".join(band.outcome.possible)))
    text = f"Scheme {scheme.id} (compared {how}) gives the bands {stick.bands}."
    yield Step("bands", text, tuple(dict(facts).items()))


def _looked_up(assessed: Assessment) -> Iterator[Step]:
    band = assessed.band
    if band is not None:
        text = f"{assessed.value} lies in {_interval(band, assessed)}."
        yield Step("lookup", text, (("band", str(band)),))


def _interval(band: Band, assessed: Assessment) -> str:
    unit = assessed.yardstick.unit
    parts = []
    if band.low is not None:
        parts.append(f"{'from' if band.low_closed else 'above'} {Quantity(band.low, unit)}")
    if band.high is not None:
        parts.append(f"{'up to' if band.high_closed else 'below'} {Quantity(band.high, unit)}")
    return f"the band {' '.join(parts) or 'of all values'}, which earns {band.outcome.word}"


def _status(assessed: Assessment) -> Step:
    facts = (
        ("status", assessed.status.value),
        ("possible", " ".join(assessed.possible)),
        ("word", assessed.word),
    )
    if len(assessed.possible) == 1:
        return Step("status", f"Status: {assessed.word}.", facts)
    can = " or ".join(status.value.replace("_", " ") for status in assessed.possible)
    return Step("status", f"Status: {assessed.word}; it may be {can}.", facts)


def _reported(assessed: Assessment) -> Iterator[Step]:
    word = assessed.observation.reported_word
    if word is not None:
        yield Step("reported", f"The council printed {word}.", (("reported_word", word),))
    went = assessed.observation.travel_word
    if went is not None:
        text = f"As direction of travel the council printed {went}."
        yield Step("reported-travel", text, (("travel_word", went),))


def _explain_action(assessed: ActionAssessment) -> Explanation:
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
    because = _lower(assessed.reasons[0].text)
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
