"""Why a status is what it is: from the cell onwards, in an order anyone can follow."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from pmf.model.quantity import Quantity
from pmf.model.scheme import Compare
from pmf.model.target import Gap
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.bands import Band


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
        changes: What would earn another level: one sentence for each way.
    """

    code: str
    sentence: str
    steps: tuple[Step, ...]
    changes: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [self.sentence]
        lines += [f"  {number}. {step.text}" for number, step in enumerate(self.steps, start=1)]
        lines += [f"  → {change}" for change in self.changes]
        return "\n".join(lines)


def explain(assessed: Assessment | ActionAssessment) -> Explanation:
    """The trace of one assessment, built only when asked for."""
    if isinstance(assessed, ActionAssessment):
        return _explain_action(assessed)
    steps = tuple(_steps(assessed))
    return Explanation(assessed.code, _sentence(assessed), steps, tuple(_changes(assessed)))


def _sentence(assessed: Assessment) -> str:
    indicator, value = assessed.indicator, assessed.value
    name = f"{assessed.code} is {assessed.word} in {assessed.period}"
    if value is None:
        return f"{name}: {assessed.reasons[0].text[:-1].lower()}."
    if assessed.lines is None or assessed.yardstick.bands is None:
        return f"{name}: {value}; {_lower(assessed.reasons[0].text)}"
    better = {"higher": "at least", "lower": "at most", "closest": "exactly", "range": "within"}
    wanted = better[indicator.polarity.value] if indicator.polarity else "against"
    tail = ""
    if len(assessed.possible) > 1:
        tail = f" ({_lower(assessed.reasons[-1].text).rstrip('.')})"
    return f"{name}: {value} where {wanted} {assessed.lines} is wanted{tail}."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _steps(assessed: Assessment) -> Iterator[Step]:
    yield _source(assessed)
    yield from _declared(assessed)
    yield _target(assessed)
    yield from _rule(assessed)
    yield from _looked_up(assessed)
    for reason in assessed.reasons:
        yield Step(reason.code, reason.text)
    yield _status(assessed)
    yield from _reported(assessed)


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
    facts += [("value", format(seen.value.value, "f")), ("unit", seen.value.unit)]
    return Step("source", text, tuple(facts))


def _declared(assessed: Assessment) -> Iterator[Step]:
    indicator = assessed.indicator
    declared = {one.attribute: one for one in indicator.declared}
    for attribute in ("polarity", "basis", "accumulates"):
        value = getattr(indicator, attribute)
        if value is None:
            continue
        said = declared.get(attribute)
        because = f" ({said.provenance}: {said.because})" if said else ""
        shown = {True: "yes", False: "no"}.get(value, str(value).replace("_", " "))
        facts = ((attribute, str(value).lower()),)
        yield Step(f"declared-{attribute}", f"{attribute}: {shown}{because}", facts)


def _target(assessed: Assessment) -> Step:
    target, lines = assessed.indicator.target, assessed.yardstick.lines
    if isinstance(lines, Gap):
        return Step(
            "target", f"Target: none to judge against ({lines.reason}).", (("gap", lines.reason),)
        )
    of = f" for {target.period}" if target.period else ""
    printed = f" from {target.text!r}" if target.text else ""
    text = f"Target ({target.kind}{of}{printed}): {lines}."
    facts = tuple((name, format(line.value, "f")) for name, line in lines.items())
    return Step("target", text, (*facts, ("strict", str(lines.strict).lower())))


def _rule(assessed: Assessment) -> Iterator[Step]:
    stick = assessed.yardstick
    if stick.bands is None:
        return
    scheme = stick.scheme
    how = "as displayed, half up" if scheme.compare is Compare.AS_DISPLAYED else "exactly"
    yield Step(
        "bands",
        f"Scheme {scheme.id} (compared {how}) gives the bands {stick.bands}.",
        (("scheme", scheme.id), ("compare", scheme.compare.value), ("bands", str(stick.bands))),
    )


def _looked_up(assessed: Assessment) -> Iterator[Step]:
    band = assessed.band
    if band is not None:
        text = f"{assessed.value} lies in {_interval(band, assessed)}."
        yield Step("lookup", text, (("band", str(band)),))


def _interval(band: Band, assessed: Assessment) -> str:
    unit = assessed.indicator.unit
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


def _changes(assessed: Assessment) -> Iterator[str]:
    """The nearest value on either side that earns something else."""
    band, bands = assessed.band, assessed.yardstick.bands
    if band is None or bands is None or assessed.yardstick.part_year:
        return
    here = bands.bands.index(band)
    for step, edge, closed in ((-1, band.low, band.low_closed), (1, band.high, band.high_closed)):
        if edge is None:
            continue
        word = bands.bands[here + step].outcome.word
        value = _shown(edge, assessed)
        side = "below" if step < 0 else "above"
        at = f"{value} itself or {side}" if not closed else f"anything {side} {value}"
        yield f"{at} would be {word}"


def _shown(edge: Decimal, assessed: Assessment) -> Quantity:
    return Quantity(edge, assessed.indicator.unit)


def _explain_action(assessed: ActionAssessment) -> Explanation:
    action = assessed.action
    progress = "not printed" if action.progress is None else f"{action.progress}%"
    steps = [
        Step("source", f"{action.code} stands at {action.source}."),
        Step("progress", f"Progress: {progress}.", (("progress", progress),)),
        Step("due", f"Due: {action.due or action.due_text or 'not printed'}.",
             (("due", str(action.due)), ("raw", action.due_text or ""))),
        Step("on", f"Judged on {assessed.on}.", (("on", str(assessed.on)),)),
        *(Step(reason.code, reason.text) for reason in assessed.reasons),
        Step("status", f"Status: {assessed.word}.",
             (("status", assessed.status.value), ("possible", " ".join(assessed.possible)))),
    ]  # fmt: skip
    if action.reported_word:
        steps.append(Step("reported", f"The council printed {action.reported_word}."))
    because = _lower(assessed.reasons[0].text)
    return Explanation(action.code, f"{action.code} is {assessed.word}: {because}", tuple(steps))
