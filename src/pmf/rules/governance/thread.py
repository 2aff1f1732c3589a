"""The golden thread: what an indicator contributes to, and what contributes to it.

Upwards it runs from an indicator to what it is declared to contribute to, to its service, to that
service's directorate, and to the plan or priority it is printed under; downwards the same way back.
"""

from __future__ import annotations

import enum

import attrs

from pmf.errors import UnknownName
from pmf.model.framework import Framework, Group, GroupKind
from pmf.model.indicator import Indicator
from pmf.model.scheme import fold


class KnotKind(enum.StrEnum):
    """What a name on the thread stands for."""

    INDICATOR = "indicator"
    SERVICE = "service"
    DIRECTORATE = "directorate"
    GROUP = "group"
    PRIORITY = "priority"
    TIER = "tier"
    UNKNOWN = "unknown"


@attrs.frozen
class Knot:
    """A name on the thread.

    Attributes:
        kind: What it stands for; unknown when the framework declares no such thing.
        name: The code of an indicator or a tier, else the name the framework uses.
        title: The indicator's or the tier's name; `None` for what has no other name.
    """

    kind: KnotKind
    name: str
    title: str | None = None

    def __str__(self) -> str:
        return f"{self.name}: {self.title}" if self.title else self.name


@attrs.frozen
class Strand:
    """One step of the thread.

    Attributes:
        knot: Where it leads.
        depth: Steps from where the thread starts, from 1.
        by: What says so: ``"contributes_to"``, ``"service"``, ``"directorate"``, ``"group"`` or
            ``"tier"``.
        repeats: Whether it leads to where the thread has been, and is not followed again.
    """

    knot: Knot
    depth: int
    by: str
    repeats: bool = False


@attrs.frozen
class Thread:
    """The golden thread through one name.

    Attributes:
        start: The name it runs through.
        up: What that contributes to, step by step, each followed by what it leads to in turn.
        down: What contributes to it, likewise.
        illustrative: Whether indicators of the framework are made up.
    """

    start: Knot
    up: tuple[Strand, ...]
    down: tuple[Strand, ...]
    illustrative: bool = False

    @property
    def tops(self) -> tuple[Knot, ...]:
        """The priorities it reaches, each once, in the order met."""
        reached = (one.knot for one in self.up if one.knot.kind is KnotKind.PRIORITY)
        return tuple(dict.fromkeys(reached))

    @property
    def indicators(self) -> tuple[Knot, ...]:
        """The indicators that contribute to it, each once, in the order met."""
        below = (one.knot for one in self.down if one.knot.kind is KnotKind.INDICATOR)
        return tuple(dict.fromkeys(below))


def thread(framework: Framework, name: str) -> Thread:
    """The thread through an indicator, or through anything else the framework names.

    Args:
        framework: The framework.
        name: A code, or the name of a priority, group, service, directorate or tier.

    Raises:
        UnknownName: The framework declares none of that name.
    """
    weave = Weave(framework)
    start = weave.knot(name)
    if start.kind is KnotKind.UNKNOWN:
        raise UnknownName(
            f"{framework.id} has no indicator, priority, group, service, directorate or tier "
            f"named {name!r}"
        )
    up, down = weave.follow(start, weave.above), weave.follow(start, weave.below)
    return Thread(start, up, down, framework.illustrative)


Steps = dict[Knot, list[tuple[Knot, str]]]


class Weave:
    """Every thread of a framework, laid out once.

    Attributes:
        above: For each name, one step up: where it leads and what says so.
        below: For each name, one step down.
    """

    def __init__(self, framework: Framework) -> None:
        self._named = _names(framework)
        self._codes = {one.indicator.code: _of(one.indicator) for one in framework.definitions}
        self._tied: set[tuple[Knot, Knot]] = set()
        self.above: Steps = {}
        self.below: Steps = {}
        for service in framework.services:
            if service.directorate:
                whole = Knot(KnotKind.DIRECTORATE, service.directorate)
                self._tie(Knot(KnotKind.SERVICE, service.name), whole, "directorate")
        for definition in framework.definitions:
            self._tie_indicator(framework, definition.indicator)

    def _tie_indicator(self, framework: Framework, indicator: Indicator) -> None:
        knot = self._codes[indicator.code]
        for name in indicator.contributes_to:
            self._tie(knot, self.knot(name), "contributes_to")
        group = framework.group(indicator.group) if indicator.group else None
        if group is not None:
            # A committee or a section is where it is printed, not what it serves.
            self._tie(knot, _group(framework, group), "group", upwards=serves(framework, group))
        if indicator.service:
            self._tie(knot, Knot(KnotKind.SERVICE, indicator.service), "service")
        if indicator.tier:
            # A tier is what kind of indicator it is; only what says so contributes to one.
            tier = Knot(KnotKind.TIER, indicator.tier.code, indicator.tier.name)
            self._tie(knot, tier, "tier", upwards=False)

    def _tie(self, lower: Knot, upper: Knot, by: str, *, upwards: bool = True) -> None:
        if (lower, upper) not in self._tied:
            self._tied.add((lower, upper))
            self.below.setdefault(upper, []).append((lower, by))
            if upwards:
                self.above.setdefault(lower, []).append((upper, by))

    def knot(self, name: str) -> Knot:
        """What a name stands for: an indicator first, then a priority, a group or a service."""
        found = self._codes.get(name) or self._named.get(fold(name))
        return found or Knot(KnotKind.UNKNOWN, name)

    def follow(self, start: Knot, steps: Steps) -> tuple[Strand, ...]:
        """Every step from a name in one direction, each followed by its own."""
        been, strands = {start}, []
        ahead = [(knot, by, 1) for knot, by in reversed(steps.get(start, []))]
        while ahead:
            knot, by, depth = ahead.pop()
            strands.append(Strand(knot, depth, by, repeats=knot in been))
            if knot not in been:
                been.add(knot)
                ahead += [(one, why, depth + 1) for one, why in reversed(steps.get(knot, []))]
        return tuple(strands)


def _names(framework: Framework) -> dict[str, Knot]:
    """What each name and alias stands for; of two things of one name the first here."""
    named: dict[str, Knot] = {}
    things = [(Knot(KnotKind.PRIORITY, one.name), one.aliases) for one in framework.priorities]
    things += [(_group(framework, one), one.aliases) for one in framework.groups]
    things += [(Knot(KnotKind.SERVICE, one.name), one.aliases) for one in framework.services]
    things += [
        (Knot(KnotKind.DIRECTORATE, one.name), one.aliases) for one in framework.directorates
    ]
    things += [(Knot(KnotKind.TIER, one.code, one.name), (one.name,)) for one in framework.tiers]
    for knot, more in things:
        for name in (knot.name, *more):
            named.setdefault(fold(name), knot)
    return named


def _of(indicator: Indicator) -> Knot:
    return Knot(KnotKind.INDICATOR, indicator.code, indicator.name)


def _group(framework: Framework, group: Group) -> Knot:
    """A group on the thread; one that is a priority is that priority."""
    priority = framework.priority(group.name)
    if priority is not None:
        return Knot(KnotKind.PRIORITY, priority.name)
    is_priority = group.kind is GroupKind.PRIORITY
    return Knot(KnotKind.PRIORITY if is_priority else KnotKind.GROUP, group.name)


def serves(framework: Framework, group: Group) -> bool:
    """Whether what is printed under a group serves it: a plan or a priority."""
    is_priority = _group(framework, group).kind is KnotKind.PRIORITY
    return is_priority or group.kind is GroupKind.PLAN
