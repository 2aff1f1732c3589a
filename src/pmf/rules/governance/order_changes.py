"""What changed in a framework beside its indicators: services, tiers, audiences, days set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import attrs

from pmf.model.framework import Framework, Group, Service
from pmf.model.governance import (
    Audience,
    Directorate,
    Holder,
    MeasureTest,
    Output,
    Priority,
    Scheduled,
)
from pmf.model.indicator import Tier
from pmf.model.scheme import fold
from pmf.rules.declared_words import in_words
from pmf.rules.governance.records import compared

_Row = TypeVar("_Row")
_Pairs = list[tuple[_Row, _Row | None]]


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


@attrs.frozen
class _Table(Generic[_Row]):
    """A table of the framework.

    Attributes:
        what: What a row is.
        rows: The name of the table, an attribute of the framework.
        of: The table of a framework.
        name: What a row is called.
        aliases: Other forms of that name.
        keys: What else a row is known by, where its name is not one of its own.
    """

    what: str
    rows: str
    of: Callable[[Framework], tuple[_Row, ...]]
    name: Callable[[_Row], str]
    aliases: Callable[[_Row], tuple[str, ...]] = lambda _: ()
    keys: tuple[Callable[[_Row], Hashable], ...] = ()

    def changes(self, old: Framework, new: Framework) -> Iterator[OrderChange]:
        """Every change of the table, row by row."""
        pairs = self.pairs(old, new)
        taken = {id(now) for _, now in pairs}
        for was, now in pairs:
            name = self.name(was)
            if now is None:
                yield OrderChange("removed", self.what, name, None, name, None)
            else:
                yield from _amended(self.what, name, compared(was), compared(now))
        for now in self.of(new):
            if id(now) not in taken:
                yield OrderChange("added", self.what, self.name(now), None, None, self.name(now))

    def pairs(self, old: Framework, new: Framework) -> _Pairs[_Row]:
        """Each old row with the new one that it is; `None` where it is gone."""
        free = list(self.of(new))
        pairs: _Pairs[_Row] = []
        for was in self.of(old):
            same = next((one for one in free if compared(one) == compared(was)), None)
            if same is not None:
                free = [one for one in free if one is not same]
            pairs.append((was, same))
        found = self._named(pairs, free)
        for key in self.keys:
            found = _alone(found, free, key)
        return found

    def _named(self, pairs: _Pairs[_Row], free: list[_Row]) -> _Pairs[_Row]:
        """Each with the one of its name, or that keeps its name among its other forms."""
        by_name = {fold(self.name(one)): one for one in free}
        by_alias = {fold(alias): one for one in free for alias in self.aliases(one)}
        names = {fold(self.name(was)) for was, _ in pairs}
        found: _Pairs[_Row] = []
        for was, same in pairs:
            name = fold(self.name(was))
            now = same or by_name.get(name)
            other = by_alias.get(name)
            if now is None and other is not None and fold(self.name(other)) not in names:
                now = other
            found.append((was, now))
        return found


def _alone(
    pairs: _Pairs[_Row], free: Sequence[_Row], key: Callable[[_Row], Hashable]
) -> _Pairs[_Row]:
    """Each with the one that shares something with it, where no other on either side does."""
    taken = {id(now) for _, now in pairs}
    left = [one for one in free if id(one) not in taken]
    gone = Counter(key(was) for was, now in pairs if now is None)
    there = Counter(map(key, left))
    alone = {key(one): one for one in left if gone[key(one)] == there[key(one)] == 1}
    return [(was, alone.get(key(was)) if now is None else now) for was, now in pairs]


def _scheduled_name(one: Scheduled) -> str:
    return f"{one.what} for {one.audience}" + (f", {one.period}" if one.period else "")


_GROUPS: _Table[Group] = _Table(
    "group", "groups", lambda one: one.groups, lambda one: one.name, lambda one: one.aliases
)
_SERVICES: _Table[Service] = _Table(
    "service", "services", lambda one: one.services, lambda one: one.name, lambda one: one.aliases
)
_PRIORITIES: _Table[Priority] = _Table(
    "priority",
    "priorities",
    lambda one: one.priorities,
    lambda one: one.name,
    lambda one: one.aliases,
)
_DIRECTORATES: _Table[Directorate] = _Table(
    "directorate",
    "directorates",
    lambda one: one.directorates,
    lambda one: one.name,
    lambda one: one.aliases,
)
_AUDIENCES: _Table[Audience] = _Table(
    "audience",
    "audiences",
    lambda one: one.audiences,
    lambda one: one.name,
    lambda one: one.aliases,
)
_TIERS: _Table[Tier] = _Table("tier", "tiers", lambda one: one.tiers, lambda one: one.code)
_HOLDERS: _Table[Holder] = _Table(
    "holder", "holders", lambda one: one.holders, lambda one: one.role
)
_TESTS: _Table[MeasureTest] = _Table("test", "tests", lambda one: one.tests, lambda one: one.text)
_OUTPUTS: _Table[Output] = _Table("output", "outputs", lambda one: one.outputs, lambda one: one.id)
_SCHEDULE: _Table[Scheduled] = _Table(
    "date",
    "schedule",
    lambda one: one.schedule,
    _scheduled_name,
    keys=(lambda one: (one.audience, one.period), lambda one: (one.audience, one.what)),
)
_TABLES: tuple[_Table[Any], ...] = (
    _TIERS, _PRIORITIES, _GROUPS, _DIRECTORATES, _HOLDERS, _SERVICES, _AUDIENCES, _TESTS,
    _OUTPUTS, _SCHEDULE,
)  # fmt: skip
#: What is compared elsewhere: row by row, or by the policy's own parts.
_APART = (*(table.rows for table in _TABLES), "definitions", "changes")
#: What changes when a framework is adopted, and is not decided on by itself.
WITH_ADOPTION = ("title", "adopted_on", "as_of")


def order_changes(old: Framework, new: Framework) -> tuple[OrderChange, ...]:
    """Every change beside the indicators, table by table."""
    found = list(_own(old, new))
    for table in _TABLES:
        found += table.changes(old, new)
    return tuple(found)


def _own(old: Framework, new: Framework) -> Iterator[OrderChange]:
    was, now = compared(old), compared(new)
    for apart in _APART:
        del was[apart], now[apart]
    yield from _amended("framework", old.council, was, now)
    policies = [compared(one.changes) if one.changes else {} for one in (old, new)]
    yield from _amended("policy", old.council, *policies)


def _amended(
    what: str, name: str, was: dict[str, Any], now: dict[str, Any]
) -> Iterator[OrderChange]:
    for part in was | now:
        before, after = was.get(part), now.get(part)
        if before != after:
            yield OrderChange("amended", what, name, part, in_words(before), in_words(after))


def renamed(old: Framework, new: Framework) -> dict[str, dict[str, str]]:
    """The new names of services and groups that keep their old name among its other forms."""
    return {
        "service": {was.name: now.name for was, now in _SERVICES.pairs(old, new) if now},
        "group": {was.name: now.name for was, now in _GROUPS.pairs(old, new) if now},
    }
