"""What a review asks of definitions: whether each says what it is, for whom and what for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pmf.model.framework import Definition
from pmf.model.meaning import MEANINGS
from pmf.model.scheme import fold
from pmf.model.status import Provenance, Stage
from pmf.rules.governance.concern import Asking, Concern, Found, Question, question
from pmf.rules.governance.thread import KnotKind, Weave


def ask_definitions(asking: Asking) -> list[Question]:
    """The questions that need nothing but the framework."""
    lacking = [
        question(id, [(one.indicator.code, text) for one in asking.kept if lacks(asking, one)])
        for id, text, lacks in _LACKS
    ]
    return [*lacking, _inferred(asking), _in_development(asking), _duplicates(asking),
            *_threads(asking)]  # fmt: skip


def _has_no_comparison(asking: Asking, definition: Definition) -> bool:
    is_compared = definition.indicator.code in asking.compared
    return not (definition.meaning or definition.national or is_compared)


_LACKS: tuple[tuple[str, str, Callable[[Asking, Definition], bool]], ...] = (
    (
        "no-purpose",
        "Neither a purpose nor a rationale is stated.",
        lambda _, one: not (one.indicator.purpose or one.rationale),
    ),
    (
        "no-definition",
        "Neither a formula nor a numerator is stated.",
        lambda _, one: not (one.formula or one.numerator),
    ),
    (
        "no-source",
        "Where the figures come from is not stated.",
        lambda _, one: not one.data_source,
    ),
    (
        "no-owner",
        "No owner is stated, of the indicator or of its service.",
        lambda asking, one: asking.framework.owner_of(one.indicator) is None,
    ),
    (
        "no-polarity",
        "Which values are better is not stated, so it cannot be judged.",
        lambda _, one: one.indicator.polarity is None,
    ),
    (
        "no-comparison",
        "No national measure, no measure shared with other councils and no peers' figures.",
        _has_no_comparison,
    ),
)


def _inferred(asking: Asking) -> Question:
    return question("inferred", _each_inferred(asking))


def _each_inferred(asking: Asking) -> Iterator[Found]:
    for definition in asking.kept:
        guessed = [
            one.attribute.replace("_", " ")
            for one in definition.indicator.declared
            if one.provenance is Provenance.INFERRED
        ]
        if guessed:
            yield definition.indicator.code, f"Inferred, not stated: {', '.join(guessed)}."
        yield from _owners_inferred(asking, definition)


def _owners_inferred(asking: Asking, definition: Definition) -> Iterator[Found]:
    """Whose indicator it is, where that comes from its service and was inferred there."""
    framework, indicator = asking.framework, definition.indicator
    roles = []
    if not indicator.owner and framework.infers_owner_of(indicator):
        roles.append(f"{framework.owner_of(indicator)} as owner")
    if framework.infers_holder_of(indicator):
        roles.append(f"{framework.holder_of(indicator)} as holder")
    if roles:
        yield indicator.code, f"Inferred of its service, not stated: {'; '.join(roles)}."


def _in_development(asking: Asking) -> Question:
    still = [one for one in asking.kept if one.indicator.stage is Stage.IN_DEVELOPMENT]
    day = asking.looked_at
    since = f", as it was on {day}" if day is not None and day < asking.on else ""
    return question(
        "in-development", [(one.indicator.code, f"In development{since}.") for one in still]
    )


def _duplicates(asking: Asking) -> Question:
    concerns: list[Concern] = []
    ways: tuple[Callable[[Definition], str | None], ...] = (_by_name, _by_meaning)
    for way in ways:
        alike: dict[str, list[str]] = {}
        for definition in asking.kept:
            same = way(definition)
            if same is not None:
                alike.setdefault(same, []).append(definition.indicator.code)
        concerns += (Concern(tuple(codes), text) for text, codes in alike.items() if len(codes) > 1)
    return Question("duplicates", tuple(concerns))


def _by_name(definition: Definition) -> str | None:
    return f"The same name: {fold(definition.indicator.name)}."


def _by_meaning(definition: Definition) -> str | None:
    meaning = definition.meaning
    return None if meaning is None else f"The same measure: {MEANINGS.get(meaning, meaning)}."


def _threads(asking: Asking) -> tuple[Question, Question]:
    weave = Weave(asking.framework)
    untied: list[Found] = []
    unknown: list[Found] = []
    for definition in asking.kept:
        code = definition.indicator.code
        above = [knot for knot, by in weave.above.get(weave.knot(code), ()) if by != "service"]
        strange = [knot for knot in above if knot.kind is KnotKind.UNKNOWN]
        unknown += (
            (code, f"“{knot.name}” is no indicator, priority, group, service, directorate or tier.")
            for knot in strange
        )
        if not above:
            untied.append((code, "It contributes to no priority, plan or other indicator."))
    return question("thread-untied", untied), question("thread-unknown", unknown)
