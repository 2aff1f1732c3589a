"""What a framework declares, in words that can stand beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from pmf.model.framework import Definition
from pmf.model.indicator import SeriesBreak, Tier
from pmf.model.target import FixedTarget, Target
from pmf.rules.declared_words import in_words, target_in_words
from pmf.rules.governance.records import RECORDS, compared

#: What is compared by itself.
_APART = ("code", "target", "indicator")
#: A target without the records in it.
_BARE = dict.fromkeys(RECORDS[Target])


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
    was, now = (compared(one.indicator) | compared(one) for one in (old, new))
    for part in was:
        if part not in _APART:
            before, after = _unstated(was[part]), _unstated(now[part])
            if not _same(renamed.get(part, {}).get(before, before), after):
                found.append(Change(part, in_words(before), in_words(after)))
    return tuple(found)


def _unstated(value: Any) -> Any:
    """A value without the records in it."""
    if isinstance(value, tuple) and all(isinstance(one, SeriesBreak) for one in value):
        return tuple(SeriesBreak(**compared(one)) for one in value)
    return value


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, Tier) and isinstance(after, Tier):
        return before.code == after.code  # what a tier is, is a change of the tier
    return bool(before == after)


def _targets(old: Target, new: Target) -> list[Change]:
    """What differs between two targets: what is to be reached, the words, who stands behind it."""
    was, now = target_in_words(old), target_in_words(new)
    found = []
    if attrs.evolve(old, **_BARE) != attrs.evolve(new, **_BARE):
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
