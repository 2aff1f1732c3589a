"""What a framework declares, in words that can stand beside each other."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from pmf.model.framework import Definition
from pmf.model.indicator import SeriesBreak, Tier
from pmf.model.number import plain
from pmf.model.target import FixedTarget, NoTarget, Target

#: What may change of an indicator: the kind of the amendment, and where it stands.
INDICATOR_PARTS = (
    "name", "unit", "polarity", "basis", "accumulates", "tolerance", "floor", "stretch", "tier",
    "group", "service", "places", "stage", "purpose", "owner", "contributes_to", "frequency",
    "exempt", "breaks",
)  # fmt: skip
DEFINITION_PARTS = (
    "target_basis", "rationale", "included_because", "formula", "numerator", "denominator",
    "data_source", "target_until", "approved_by", "meaning", "national",
)  # fmt: skip
#: What of a target is a record and not the target: where it stands, who looked at it and when.
_RECORDS = {"source": None, "text": None, "provenance": None, "approver": None, "reviewed_on": None}


def in_words(value: Any) -> str | None:
    """A declared value as words; `None` when it is absent."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(in_words(one)) for one in value)
    if isinstance(value, enum.Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, Tier):
        return f"{value.code} ({value.name})"
    return plain(value) if isinstance(value, Decimal) else str(value)


def target_in_words(target: Target) -> str | None:
    """A target in the council's words, else in ours; `None` when there is none."""
    if target.text is not None:
        return target.text
    if isinstance(target, FixedTarget):
        return str(target.lines)
    return None if isinstance(target, NoTarget) and target.kind == "none" else target.kind


@attrs.frozen
class Change:
    """One part of a definition that differs.

    Attributes:
        part: Which: ``"target"``, ``"unit"``, ``"owner"`` …
        old: What it was, in words; `None` when it was absent.
        new: What it is; `None` when it is absent.
    """

    part: str
    old: str | None
    new: str | None


#: New names of services and groups by their old ones, for each part of a definition.
Renamed = Mapping[str, Mapping[str, str]]


def changes_of(old: Definition, new: Definition, renamed: Renamed) -> tuple[Change, ...]:
    """Every part of a definition that differs, the target first.

    When and where something was looked at or stated is a record, and no amendment; nor is the new
    name of a service: that is a change of the service.
    """
    found = []
    if old.indicator.code != new.indicator.code:
        found.append(Change("code", old.indicator.code, new.indicator.code))
    found += _targets(old.indicator.target, new.indicator.target)
    for parts, was, now in (
        (INDICATOR_PARTS, old.indicator, new.indicator),
        (DEFINITION_PARTS, old, new),
    ):
        for part in parts:
            before, after = _unstated(getattr(was, part)), _unstated(getattr(now, part))
            if not _same(renamed.get(part, {}).get(before, before), after):
                found.append(Change(part, in_words(before), in_words(after)))
    return tuple(found)


def _unstated(value: Any) -> Any:
    """A value without the record of where it is stated."""
    if isinstance(value, tuple) and all(isinstance(one, SeriesBreak) for one in value):
        return tuple(attrs.evolve(one, stated=None) for one in value)
    return value


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, Tier) and isinstance(after, Tier):
        return before.code == after.code  # what a tier is, is a change of the tier
    return bool(before == after)


def _targets(old: Target, new: Target) -> list[Change]:
    """What differs between two targets: what is to be reached, the words, who stands behind it."""
    was, now = target_in_words(old), target_in_words(new)
    found = []
    if attrs.evolve(old, **_RECORDS) != attrs.evolve(new, **_RECORDS):
        found.append(Change("target", *_told_apart(old, new)))
    elif was != now:
        found.append(Change("target_words", was, now))
    if None not in (old.provenance, new.provenance) and old.provenance is not new.provenance:
        found.append(
            Change("target_provenance", in_words(old.provenance), in_words(new.provenance))
        )
    return found


def _told_apart(old: Target, new: Target) -> tuple[str | None, str | None]:
    """Two different targets in words that differ: with the figure where the words are the same."""
    was, now = target_in_words(old), target_in_words(new)
    if was == now and isinstance(old, FixedTarget) and isinstance(new, FixedTarget):
        return f"{was} ({old.lines})", f"{now} ({new.lines})"
    return was, now
