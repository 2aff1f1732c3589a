"""A book of definitions in Markdown: every indicator as the council declares it, for people.

What the council has not said stands there as not stated; what was inferred is marked as such.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from pmf.model.framework import Definition, Framework
from pmf.model.governance import PUBLIC, Audience
from pmf.model.indicator import Indicator
from pmf.model.meaning import MEANINGS
from pmf.report.roles import holder_words, owner_words
from pmf.report.text import MADE_UP, clean, dates_in_words, day_words
from pmf.rules.declared_words import in_words, target_in_words
from pmf.rules.disclosure.framework import framework_for_audience
from pmf.rules.disclosure.routing import find_audience
from pmf.rules.governance.targets_asked import left_open
from pmf.rules.governance.thread import Knot, Weave

_NOT_STATED = "not stated"
#: What would be read as markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_STARTS_LIST = re.compile(r"^([-+=]|\d+(?=[.)]))")

_BETTER = {
    "higher": "higher figures",
    "lower": "lower figures",
    "closest": "figures close to the target",
    "range": "figures within the range",
    "neutral": "neither: it is for information",
}
Entry = tuple[str, str | None]


def render_book(framework: Framework, audience: Audience | str = PUBLIC) -> str:
    """The definitions book of a framework.

    Args:
        framework: The framework.
        audience: For whom: only what it receives, and what is not public only where it may see
            that. The public by default.

    Raises:
        UnknownName: The framework declares no audience of that name.
        UsageError: The audience is public and yet said to see what is not.
    """
    reader = find_audience(framework, audience)
    # What it does not receive is left out below: the thread may still name it.
    seen = framework_for_audience(framework, reader, routed=False)
    received = [one for one in seen.definitions if reader.receives(one.indicator)]
    lines = [*_front(seen, reader, received)]
    weave = Weave(seen)
    for heading, definitions in _chapters(received):
        lines += ["", f"## {_plain(heading)}"]
        for definition in definitions:
            lines += ["", *_article(seen, weave, definition)]
    return "\n".join(lines) + "\n"


def _front(framework: Framework, audience: Audience, received: list[Definition]) -> Iterator[str]:
    yield f"# {_plain(framework.title)}"
    yield ""
    count = len(received)
    yield f"{_plain(framework.council)}: {count} indicator{'s' * (count != 1)}."
    if audience is not PUBLIC:
        yield f"For {_plain(audience.name)}."
    if framework.illustrative:
        yield f"Illustrative: {MADE_UP}."
    facts: list[Entry] = [
        ("Stated in", framework.stated_in),
        ("Adopted", _day(framework.adopted_on)),
        ("Last reviewed", _day(framework.reviewed_on)),
        ("Reviewed", f"every {framework.review_every} months" if framework.review_every else None),
        ("Judged by", framework.scheme),
        ("Why a measure is included", in_words(framework.criteria)),
    ]
    yield from _listed(facts, blank=True)


def _chapters(definitions: Iterable[Definition]) -> list[tuple[str, list[Definition]]]:
    """Indicators by group and service, in the order declared."""
    chapters: dict[str, list[Definition]] = {}
    for definition in definitions:
        indicator = definition.indicator
        places = dict.fromkeys(name for name in (indicator.group, indicator.service) if name)
        chapters.setdefault(": ".join(places) or "Indicators", []).append(definition)
    return list(chapters.items())


def _article(framework: Framework, weave: Weave, definition: Definition) -> Iterator[str]:
    indicator = definition.indicator
    yield f"### {_plain(indicator.code)}: {_plain(indicator.name)}"
    entries = [
        *_what_it_is(definition),
        *_whose_it_is(framework, indicator),
        *_target(definition),
        *_thread(weave, indicator),
        *_when(framework, definition),
    ]
    yield from _listed(entries, blank=True)
    if indicator.declared:
        yield ""
        yield "Inferred, not stated by the council:"
        yield ""
        for one in indicator.declared:
            yield f"- {_plain(one.attribute.replace('_', ' '))}: {_plain(one.because)}"


def _what_it_is(definition: Definition) -> list[Entry]:
    indicator = definition.indicator
    polarity = indicator.polarity
    return [
        ("Purpose", indicator.purpose or _NOT_STATED),
        ("Why it matters", definition.rationale),
        ("Why it is included", definition.included_because),
        ("How it is worked out", definition.formula or _NOT_STATED),
        ("Above the line", definition.numerator),
        ("Below the line", definition.denominator),
        ("Unit", indicator.unit.replace("_", " ")),
        ("Better", _BETTER[polarity.value] if polarity else _NOT_STATED),
        ("One figure covers", in_words(indicator.basis)),
        ("Adds up through the year", "yes" if indicator.accumulates else None),
        ("Counted another way", in_words(indicator.breaks)),
        ("Source of figures", definition.data_source or _NOT_STATED),
        ("National measure", definition.national),
        ("Shared with other councils", _meaning(definition)),
    ]


def _meaning(definition: Definition) -> str | None:
    return MEANINGS.get(definition.meaning, definition.meaning) if definition.meaning else None


def _whose_it_is(framework: Framework, indicator: Indicator) -> list[Entry]:
    service = framework.service(indicator.service) if indicator.service else None
    stage = indicator.stage.value
    return [
        ("Tier", in_words(indicator.tier)),
        ("Directorate", service.directorate if service else None),
        ("Delivered by", service.provider if service else None),
        ("Owner", owner_words(framework, indicator) or _NOT_STATED),
        ("Portfolio", holder_words(framework, indicator)),
        ("Reported", in_words(indicator.frequency)),
        ("Stage", None if stage == "live" else stage.replace("_", " ")),
        ("Not public", indicator.exempt),
    ]


def _target(definition: Definition) -> list[Entry]:
    indicator, target = definition.indicator, definition.indicator.target
    words = target_in_words(target)
    if words is None:
        words = "as the report prints it" if definition.target_basis else "none"
    return [
        ("Target", words),
        ("Left open by the target", left_open(target)),
        ("Target is", in_words(target.provenance)),
        ("Target is for", in_words(definition.target_basis and _basis(definition.target_basis))),
        ("Floor", in_words(indicator.floor)),
        ("Stretch target", in_words(indicator.stretch)),
        ("Tolerance", in_words(indicator.tolerance)),
        ("Target holds until", _day(definition.target_until)),
        ("Target approved by", definition.approved_by),
    ]


def _basis(basis: str) -> str:
    return "the whole year" if basis == "annual" else "the end of the period reported"


def _thread(weave: Weave, indicator: Indicator) -> list[Entry]:
    knot = weave.knot(indicator.code)
    above = [strand.knot for strand in weave.follow(knot, weave.above) if not strand.repeats]
    below = [strand.knot for strand in weave.follow(knot, weave.below) if strand.depth == 1]
    return [("Contributes to", _knots(above)), ("Made up of", _knots(below))]


def _knots(knots: list[Knot]) -> str | None:
    return "; ".join(map(str, knots)) or None


def _when(framework: Framework, definition: Definition) -> list[Entry]:
    looked_at = definition.reviewed_on or framework.reviewed_on or framework.adopted_on
    target = definition.target_reviewed_on
    return [
        ("Definition last reviewed", _day(looked_at) or _NOT_STATED),
        ("Target last reviewed", _day(target)),
        ("Stated", definition.stated),
    ]


def _listed(entries: Iterable[Entry], *, blank: bool) -> Iterator[str]:
    said = [(name, text) for name, text in entries if text is not None]
    if said and blank:
        yield ""
    for name, text in said:
        yield f"- **{name}:** {_plain(text)}"


def _day(day: datetime.date | None) -> str | None:
    return day_words(day) if day else None


def _plain(text: str) -> str:
    """Text as it is, whatever Markdown would make of it."""
    words = _MARKUP.sub(r"\\\1", clean(dates_in_words(text, None)))
    return _STARTS_LIST.sub(r"\\\1", words) if words[:1] in "-+=" else words
