"""Why a status is what it is: from the cell onwards, in an order anyone can follow."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from pmf.errors import UnknownName, UsageError
from pmf.model.judgement import Deviation, Judgement
from pmf.model.number import plain
from pmf.model.quantity import Quantity
from pmf.model.scheme import Compare, Scheme
from pmf.model.status import Status
from pmf.model.target import Gap
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.bands import Band, word_for
from pmf.rules.change import changes
from pmf.rules.deviation import under_deviation
from pmf.rules.expecting import expect
from pmf.rules.explain_action import explain_action
from pmf.rules.explain_travel import last_reported, travelled
from pmf.rules.explain_unjudged import explain_unjudged
from pmf.rules.explanation import Explanation, Step, lower
from pmf.rules.reason import reason
from pmf.rules.results import Results


def explain(
    assessed: Assessment | ActionAssessment | Results, code: str | None = None
) -> Explanation:
    """The trace of one assessment, built only when asked for.

    Args:
        assessed: What to explain; or the results of a report, with the code to look up in them.
        code: The code of an indicator or an action, where results are given. Of an indicator
            without a figure it is told that it has none, and what is known of it.

    Raises:
        UnknownName: Neither the data set nor its framework knows that code.
        UsageError: Results are given without a code, or what is given is none of these.
    """
    if isinstance(assessed, Results):
        if code is None:
            raise UsageError('which one to explain: give its code, explain(results, "BV8")')
        return _explain_code(assessed, code)
    if isinstance(assessed, ActionAssessment):
        return explain_action(assessed)
    expect(assessed, Assessment, "what to explain", 'take one of the results: results["BV8"]')
    steps = tuple(_steps(assessed))
    return Explanation(assessed.code, _sentence(assessed), steps, changes(assessed))


def _explain_code(results: Results, code: str) -> Explanation:
    judged: tuple[Assessment | ActionAssessment, ...] = (*results.assessments, *results.actions)
    latest = tuple(last_reported(results, code))
    for assessed in judged:
        if assessed.code == code:
            told = explain(assessed)
            return attrs.evolve(told, steps=(*told.steps, *latest))
    unjudged = explain_unjudged(results.dataset, code, latest)
    if unjudged is None:
        raise UnknownName(results.not_judged(code))
    return unjudged


def _sentence(assessed: Assessment) -> str:
    value = assessed.value
    name = f"{assessed.code} is {assessed.word} in {assessed.period}"
    if value is None:
        return f"{name}: {assessed.reasons[0].text[:-1].lower()}."
    if assessed.lines is None or assessed.yardstick.bands is None:
        return f"{name}: {value}; {lower(assessed.reasons[0].text)}"
    shown = _shown(assessed, value)
    better = {"higher": "at least", "lower": "at most", "closest": "exactly", "range": "within"}
    if assessed.lines.strict:  # the words leave the line itself out
        better |= {"higher": "more than", "lower": "less than"}
    polarity = assessed.yardstick.polarity
    wanted = better[polarity.value] if polarity else "against"
    # What left it open says more than a caveat on the value.
    open_ = [code for code in assessed.outcome.codes if code != "already-decided"]
    tail = f" ({lower(reason(open_[0]).text).rstrip('.')})" if open_ else ""
    return f"{name}: {shown} where {wanted} {assessed.lines} is wanted{tail}."


def _shown(assessed: Assessment, value: Quantity) -> str:
    """The figure that is compared; of a sum also the part that the period adds to it."""
    if assessed.is_added_up:
        part = f"{value} of it in {assessed.period}"
        return f"{assessed.judged_value} for {assessed.judged_for}, {part},"
    alone = f" in {assessed.period} alone" if assessed.unsummed else ""
    return f"{value}{alone}"


def _steps(assessed: Assessment) -> Iterator[Step]:
    yield _source(assessed)
    yield from _declared(assessed)
    yield _target(assessed)
    yield from _added_up(assessed)
    yield from _before(assessed)
    yield from _rule(assessed)
    yield from _looked_up(assessed)
    told = ("added-up",)  # a step of its own, with the place of each part
    yield from (Step(why.code, why.text) for why in assessed.reasons if why.code not in told)
    yield _status(assessed)
    yield from _people(assessed)
    yield from _reported(assessed)


def _people(assessed: Assessment) -> Iterator[Step]:
    """What people decided beside the rule, and which way the value went."""
    for way in assessed.facts.compared:
        what = f"the {way.value} of {way.period}" if assessed.is_added_up else "it"
        yield from travelled(way, assessed.yardstick.scheme.direction, what)
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


def _added_up(assessed: Assessment) -> Iterator[Step]:
    """The parts of a sum that was judged, each with its place."""
    judged = assessed.judged_value
    if judged is None or not assessed.is_added_up:
        return
    facts = [("sum", plain(judged.value)), ("sum_unit", judged.unit)]
    told = []
    for part in assessed.judged_from:
        place = f" at {part.source}" if part.source else ""
        told.append(f"{part.value} in {part.period}{place}")
        facts.append((f"part {part.period}", plain(part.value.value) if part.value else ""))
    parts = f": {', '.join(told)}" if told else ""
    text = f"The figure compared is that for {assessed.judged_for}, {judged}{parts}."
    yield Step("added-up", text, tuple(facts))


def _before(assessed: Assessment) -> Iterator[Step]:
    """What the periods before earned, where the rule asks for several running."""
    earlier, before = assessed.facts.earlier, assessed.facts.before
    if not earlier:
        return
    named = [(f"{one.period}", f" ({one.value})") for one in before]
    if len(named) != len(earlier):
        named = [(f"{place} before", "") for place in range(1, len(earlier) + 1)]
    possible = assessed.facts.before_possible or tuple((one,) for one in earlier)
    said = [
        f"{_words_for(assessed.yardstick.scheme, statuses)} in {when}{value}"
        for (when, value), statuses in zip(named, possible, strict=True)
    ]
    facts = tuple(
        (f"status {when}", status.value) for (when, _), status in zip(named, earlier, strict=True)
    )
    yield Step("earlier", f"The periods before, latest first: {', '.join(said)}.", facts)


def _words_for(scheme: Scheme, statuses: tuple[Status, ...]) -> str:
    """The words of all that a period may have earned: it is not always known which."""
    words = dict.fromkeys(word_for(scheme, status) for status in statuses)
    return " or ".join(words)


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
        what = assessed.judged_value if assessed.is_added_up else assessed.value
        text = f"{what} lies in {_interval(band, assessed)}."
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
