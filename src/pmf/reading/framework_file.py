"""A framework file read into a `Framework`, or refused with every fault it has."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from importlib.resources.abc import Traversable
from typing import NamedTuple

import attrs

from pmf.errors import FrameworkError, UnknownUnit
from pmf.model.framework import Definition, Framework, Group, Service
from pmf.model.indicator import Declared, Indicator, Tier
from pmf.model.margin import Margin
from pmf.model.scheme import fold
from pmf.model.status import Basis, Polarity, Provenance, Stage
from pmf.model.unit import check_unit
from pmf.reading.framework_target import read_lines, read_target
from pmf.reading.registry import load_adapters
from pmf.reading.source import as_file
from pmf.reading.toml_file import Fields, load_toml

SCHEMA_VERSION = 1
TARGET_BASES = ("annual", "year_to_date_profile")
#: What a definition may declare, and so may give a reason for.
_DECLARABLE = (
    "polarity",
    "unit",
    "basis",
    "accumulates",
    "target",
    "target_basis",
    "floor",
    "stretch",
    "tolerance",
    "service",
)


def load_framework(source: str | os.PathLike[str] | Traversable) -> Framework:
    """A framework from a file, or an installed one by its id.

    Args:
        source: A path that ends in ``.toml``, a bundled resource, or the id of a framework that
            an installed plug-in offers.

    Raises:
        FrameworkError: The file has faults: all of them are listed, with file, line and path.
        ReadError: The file is missing or not text.
        UnknownName: No installed framework has that id.
        UsageError: The source is none of these.
    """
    if isinstance(source, str) and not source.endswith(".toml"):
        return load_adapters().framework(source)
    fields, digest = load_toml(as_file(source), FrameworkError)
    framework = _framework(fields, digest)
    if fields.faults.found:
        raise FrameworkError(fields.faults.found)
    return framework


def _framework(top: Fields, digest: str) -> Framework:
    if top.whole("schema_version") != SCHEMA_VERSION:
        top.fault("schema_version", f"must be {SCHEMA_VERSION}")
    tiers = tuple(_tier(one) for one in top.tables("tiers"))
    groups = tuple(_group(one) for one in top.tables("groups"))
    services = tuple(_service(one, groups) for one in top.tables("services"))
    known = _Known(
        {tier.code: tier for tier in tiers},
        {group.name for group in groups},
        {service.name for service in services},
    )
    definitions = tuple(_definition(one, known) for one in top.tables("indicators"))
    _check_codes(top, definitions)
    _check_names(top, "groups", groups)
    _check_names(top, "services", services)
    framework = Framework(
        id=top.text("id"),
        council=top.text("council"),
        title=top.text("title"),
        scheme=top.text_or("scheme", None),
        as_of=top.date("as_of"),
        as_of_because=top.text_or("as_of_because", None),
        tiers=tiers,
        groups=groups,
        services=services,
        definitions=definitions,
        digest=digest,
    )
    top.finish()
    return framework


def _tier(fields: Fields) -> Tier:
    tier = Tier(fields.text("code"), fields.text("name"))
    fields.finish()
    return tier


def _group(fields: Fields) -> Group:
    group = Group(fields.text("name"), fields.texts("aliases"))
    fields.finish()
    return group


def _service(fields: Fields, groups: tuple[Group, ...]) -> Service:
    service = Service(fields.text("name"), fields.text_or("group", None), fields.texts("aliases"))
    if service.group is not None and service.group not in {group.name for group in groups}:
        fields.fault("group", f'"{service.group}" is not one of the groups')
    fields.finish()
    return service


class _Known(NamedTuple):
    """What a definition may refer to."""

    tiers: dict[str, Tier]
    groups: set[str]
    services: set[str]


def _definition(fields: Fields, known: _Known) -> Definition:
    tier = _known(fields, "tier", known.tiers)
    target_basis = fields.text_or("target_basis", None)
    if target_basis is not None and target_basis not in TARGET_BASES:
        fields.fault("target_basis", f'"{target_basis}" is not one of: {", ".join(TARGET_BASES)}')
    plain = Indicator(
        code=fields.text("code"),
        name=fields.text("name"),
        unit=fields.parsed("unit", _unit) or "number",
        polarity=fields.choice("polarity", Polarity, None),
        basis=fields.choice("basis", Basis, None),
        accumulates=fields.flag("accumulates"),
        tolerance=fields.parsed("tolerance", Margin.parse),
        tier=known.tiers.get(tier) if tier else None,
        group=_known(fields, "group", known.groups),
        service=_known(fields, "service", known.services),
        places=fields.whole("places"),
        stage=fields.choice("stage", Stage, Stage.LIVE) or Stage.LIVE,
        purpose=fields.text_or("purpose", None),
        owner=fields.text_or("owner", None),
        contributes_to=fields.texts("contributes_to"),
        declared=_declared(fields),
    )
    with_lines = read_lines(fields, plain)
    target = read_target(fields, plain, target_basis)
    fields.finish()
    return Definition(attrs.evolve(with_lines, target=target), target_basis)


def _known(fields: Fields, what: str, names: Collection[str]) -> str | None:
    name = fields.text_or(what, None)
    if name is not None and name not in names:
        fields.fault(what, f'"{name}" is not declared; there are: {", ".join(sorted(names))}')
        return None
    return name


def _declared(fields: Fields) -> tuple[Declared, ...]:
    """Where each attribute comes from: inferred where a reason is given, else stated."""
    because = fields.table("because")
    if because is None:
        return ()
    reasons = because.named_texts()
    for attribute in reasons:
        if attribute not in _DECLARABLE:
            because.fault(attribute, f"nothing to give a reason for; {', '.join(_DECLARABLE)}")
    return tuple(Declared(what, Provenance.INFERRED, why) for what, why in reasons.items())


def _unit(text: str) -> str:
    try:
        return check_unit(text)
    except UnknownUnit as wrong:
        raise ValueError(str(wrong)) from None


def _check_codes(top: Fields, definitions: tuple[Definition, ...]) -> None:
    seen: set[str] = set()
    for number, definition in enumerate(definitions):
        code = definition.indicator.code
        if code in seen:
            top.faults.add(f"indicators[{number}].code", f'the code "{code}" stands twice')
        seen.add(code)


def _check_names(top: Fields, path: str, things: Sequence[Group | Service]) -> None:
    """A name that stands for two could be read as either."""
    seen: dict[str, int] = {}
    for number, thing in enumerate(things):
        for name in (thing.name, *thing.aliases):
            other = seen.setdefault(fold(name), number)
            if name and other != number:
                top.faults.add(
                    f"{path}[{number}]",
                    f'the name "{name}" stands for both {path}[{other}] and {path}[{number}]',
                )
