"""A framework as the file that declares it: what `pmf.load_framework` reads back."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import attrs

from pmf.model.framework import Definition, Framework
from pmf.model.indicator import Declared, Indicator
from pmf.model.number import plain
from pmf.model.quantity import Quantity
from pmf.model.status import Provenance, Stage
from pmf.model.target import FixedTarget, NoTarget, ProfiledTarget, Target
from pmf.model.target_words import line_words
from pmf.reading.grammar.target import parse_target
from pmf.report.contract.targets import part_name
from pmf.report.toml_text import Value, table

#: What of a target is a record of it, and stands elsewhere in the file.
_RECORDS = {"source": None, "text": None, "provenance": None, "approver": None, "reviewed_on": None}

#: Why a series breaks, where a framework made in code does not say; a file must.
_UNSAID = "not stated"


def framework_toml(framework: Framework) -> tuple[str, tuple[str, ...]]:
    """A framework as TOML.

    Args:
        framework: The framework.

    Returns:
        The file's text, and the codes of indicators whose target no words of a file can say: it
        is left out of the text.
    """
    parts = [table("", {"schema_version": 1, **_top(framework)})]
    parts += _order(framework)
    unwritten = []
    for definition in framework.definitions:
        written, said = _definition(definition)
        parts += written
        unwritten += [] if said else [definition.indicator.code]
    return "\n".join(parts), tuple(unwritten)


def _top(framework: Framework) -> dict[str, Value | None]:
    return {
        "id": framework.id,
        "council": framework.council,
        "title": framework.title,
        "scheme": framework.scheme,
        "as_of": framework.as_of,
        "as_of_because": framework.as_of_because,
        "stated_in": framework.stated_in,
        "adopted_on": framework.adopted_on,
        "reviewed_on": framework.reviewed_on,
        "review_every": framework.review_every,
        "criteria": framework.criteria or None,
        "mitigation_for": tuple(one.value for one in framework.mitigation_for) or None,
        "ranked": framework.ranked or None,
        "illustrative": framework.illustrative or None,
    }


def _order(framework: Framework) -> Iterator[str]:
    """Every table but those of the indicators, in the order in which they are declared."""
    for name, keys, things in (
        ("tiers", ("code", "name", "cap", "shows", "about", "stated"), framework.tiers),
        ("priorities", ("name", "aliases", "stated"), framework.priorities),
        ("groups", ("name", "aliases", "kind", "stated"), framework.groups),
        ("directorates", ("name", "aliases", "role", "stated"), framework.directorates),
        ("holders", ("role", "because", "stated"), framework.holders),
        (
            "services",
            ("name", "group", "aliases", "directorate", "owner", "holder", "provider", "stated"),
            framework.services,
        ),
        (
            "audiences",
            ("name", "kind", "frequency", "aliases", "groups", "tiers", "services", "codes",
             "expects", "sees_exempt", "stated"),
            framework.audiences,
        ),
        ("tests", ("text", "asks", "stated"), framework.tests),
        ("schedule", ("audience", "what", "period", "on", "when", "stated"), framework.schedule),
        ("outputs", ("id", "title", "audience", "sections", "stated"), framework.outputs),
    ):  # fmt: skip
        for thing in things:
            yield table(f"[[{name}]]", {key: _plain(getattr(thing, key)) for key in keys})
            yield from _because(name, getattr(thing, "declared", ()))
    policy = framework.changes
    if policy is not None:
        share = policy.wholesale_from
        yield table(
            "[changes]",
            {
                "single": policy.single,
                "wholesale": policy.wholesale,
                "wholesale_from": None if share is None else f"{plain(share)}%",
                "stated": policy.stated,
            },
        )


def _because(name: str, declared: tuple[Declared, ...]) -> Iterator[str]:
    """The reasons for what was inferred, as a table of their own."""
    if declared:
        yield table(f"[{name}.because]", {one.attribute: one.because for one in declared})


def _plain(value: object) -> Value | None:
    """A value of the model as the file holds it; what is empty or false is left out."""
    if value is None or value == () or value is False:
        return None
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if isinstance(value, (bool, int, datetime.date)):
        return value
    return str(getattr(value, "value", value))


def _definition(definition: Definition) -> tuple[list[str], bool]:
    """The tables of one indicator, and whether its target could be said."""
    indicator = definition.indicator
    has_unit = indicator.unit != "number"
    target, said = _target(indicator, has_unit=has_unit)
    values: dict[str, Value | None] = {
        "code": indicator.code,
        "name": indicator.name,
        "unit": indicator.unit if has_unit else None,
        "polarity": _plain(indicator.polarity),
        "basis": _plain(indicator.basis),
        "accumulates": indicator.accumulates or None,
        "tolerance": _plain(indicator.tolerance),
        "tier": indicator.tier.code if indicator.tier else None,
        "group": indicator.group,
        "service": indicator.service,
        "places": indicator.places,
        "stage": None if indicator.stage is Stage.LIVE else indicator.stage.value,
        "purpose": indicator.purpose,
        "owner": indicator.owner,
        "contributes_to": indicator.contributes_to or None,
        "frequency": _plain(indicator.frequency),
        "exempt": indicator.exempt,
        "target": target,
        "target_provenance": _provenance(indicator),
        "floor": _line(indicator.floor, indicator),
        "stretch": _line(indicator.stretch, indicator),
    }
    for key in (
        "target_basis", "rationale", "included_because", "formula", "numerator", "denominator",
        "data_source", "reviewed_on", "target_reviewed_on", "target_until", "approved_by",
        "meaning", "national", "stated",
    ):  # fmt: skip
        values[key] = _plain(getattr(definition, key))
    because = _because("indicators", indicator.declared)
    breaks = [
        table(
            "[[indicators.breaks]]",
            {"from": str(one.first), "because": one.because or _UNSAID, "stated": one.stated},
        )
        for one in indicator.breaks
    ]
    return [table("[[indicators]]", values), *because, *breaks], said


def _provenance(indicator: Indicator) -> str | None:
    given = indicator.target.provenance
    by_reason = any(one.attribute == "target" for one in indicator.declared)
    if given in (None, Provenance.STATED) or by_reason:
        return None
    return given.value if given else None


def _line(line: Quantity | None, indicator: Indicator) -> str | None:
    if line is None:
        return None
    return f"{line.value:f}" if line.unit == indicator.unit else str(line)


def _target(indicator: Indicator, *, has_unit: bool) -> tuple[str | None, bool]:
    """The target in words that read back as the same target, and whether there are any."""
    target = indicator.target
    if isinstance(target, NoTarget) and target.reason == "no-target":
        return target.text, True
    unit = indicator.unit if has_unit else None
    for words in (target.text, _composed(target)):
        if words is not None:
            read = parse_target(words, unit=unit, polarity=indicator.polarity).target
            if attrs.evolve(read, **_RECORDS) == attrs.evolve(target, **_RECORDS):
                return words, True
    return None, False


def _composed(target: Target) -> str | None:
    """Words for a target that has none of the council's, as one that was moved on."""
    if isinstance(target, ProfiledTarget):
        names = (part_name(target, part) for part, _ in target.parts)
        lines = (line_words(lines) for _, lines in target.parts)
        return ", ".join(f"{name}: {line}" for name, line in zip(names, lines, strict=True))
    if isinstance(target, FixedTarget):
        words = line_words(target.lines)
        return words if target.period is None else f"{words} for {target.period}"
    return None
