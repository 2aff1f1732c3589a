"""What changed in a framework beside its indicators: services, tiers, holders, audiences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import attrs

from pmf.model.framework import Framework
from pmf.model.scheme import fold
from pmf.rules.governance.wording import in_words


@attrs.frozen
class OrderChange:
    """One change beside the indicators.

    Attributes:
        kind: ``"added"``, ``"removed"`` or ``"amended"``.
        what: ``"service"``, ``"tier"`` …, or ``"framework"`` for what it says of itself.
        name: The name of the service, tier …; for the framework, its council.
        part: What was amended; `None` when all of it was added or removed.
        old: What it was, in words; `None` when it was absent.
        new: What it is; `None` when it is gone.
    """

    kind: str
    what: str
    name: str
    part: str | None
    old: str | None
    new: str | None


class _Table(NamedTuple):
    """A table of the framework: what identifies a row, and what of it may be amended."""

    what: str
    rows: str
    key: str
    parts: tuple[str, ...]


# Other forms of a name, and where something is stated, are records.
_TABLES = (
    _Table("tier", "tiers", "code", ("name", "cap", "shows", "about")),
    _Table("priority", "priorities", "name", ()),
    _Table("group", "groups", "name", ("kind",)),
    _Table("directorate", "directorates", "name", ("role",)),
    _Table("holder", "holders", "role", ()),
    _Table("service", "services", "name", ("group", "directorate", "owner", "holder", "provider")),
    _Table(
        "audience",
        "audiences",
        "name",
        ("kind", "frequency", "groups", "tiers", "services", "codes", "expects", "sees_exempt"),
    ),
    _Table("test", "tests", "text", ("asks",)),
    _Table("output", "outputs", "id", ("title", "audience", "sections")),
)
_OWN = ("council", "scheme", "review_every", "criteria", "mitigation_for", "ranked")
_POLICY = ("single", "wholesale", "wholesale_from")


def order_changes(old: Framework, new: Framework) -> tuple[OrderChange, ...]:
    """Every change beside the indicators, table by table."""
    found = list(_own(old, new))
    for table in _TABLES:
        found += _rows(table, getattr(old, table.rows), getattr(new, table.rows))
    return tuple(found)


def _own(old: Framework, new: Framework) -> Iterator[OrderChange]:
    for part in _OWN:
        yield from _amended("framework", old.council, part, getattr(old, part), getattr(new, part))
    for part in _POLICY:
        was = getattr(old.changes, part, None)
        yield from _amended("policy", old.council, part, was, getattr(new.changes, part, None))


def _amended(what: str, name: str, part: str, was: Any, now: Any) -> Iterator[OrderChange]:
    if was != now:
        yield OrderChange("amended", what, name, part, in_words(was), in_words(now))


def _rows(table: _Table, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[OrderChange]:
    pairs = _pairs(table, old, new)
    taken = {id(now) for _, now in pairs}
    for was, now in pairs:
        name = getattr(was, table.key)
        if now is None:
            yield OrderChange("removed", table.what, name, None, name, None)
            continue
        for part in (table.key, *table.parts):
            yield from _amended(table.what, name, part, getattr(was, part), getattr(now, part))
    for now in new:
        if id(now) not in taken:
            name = getattr(now, table.key)
            yield OrderChange("added", table.what, name, None, None, name)


def _pairs(table: _Table, old: tuple[Any, ...], new: tuple[Any, ...]) -> list[tuple[Any, Any]]:
    """Each old row with the new one of its name, or that keeps its name among its other forms."""
    by_name = {fold(getattr(one, table.key)): one for one in new}
    by_alias = {fold(alias): one for one in new for alias in getattr(one, "aliases", ())}
    names = {fold(getattr(one, table.key)) for one in old}
    pairs = []
    for was in old:
        name = fold(getattr(was, table.key))
        now = by_name.get(name) or by_alias.get(name)
        is_other = (
            now is not None and name not in by_name and fold(getattr(now, table.key)) in names
        )
        pairs.append((was, None if is_other else now))
    return pairs


def renamed(old: Framework, new: Framework) -> dict[str, dict[str, str]]:
    """The new names of services and groups that keep their old name among its other forms."""
    found: dict[str, dict[str, str]] = {}
    for table in _TABLES:
        if table.what in ("service", "group"):
            pairs = _pairs(table, getattr(old, table.rows), getattr(new, table.rows))
            found[table.what] = {was.name: now.name for was, now in pairs if now is not None}
    return found
