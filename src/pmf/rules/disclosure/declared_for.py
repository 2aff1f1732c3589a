"""A council's framework as one audience may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from pmf.model.action import Action
from pmf.model.dataset import Dataset
from pmf.model.framework import Definition, Framework, Service
from pmf.model.governance import Audience
from pmf.model.indicator import Indicator, Tier
from pmf.model.scheme import fold
from pmf.rules.disclosure.clearing import GONE, Clearing
from pmf.rules.disclosure.exempt import Hidden, known_indicators


def names_used(one: Indicator | Action) -> set[str]:
    """What an indicator or action is printed under and serves, as names to compare."""
    names = [one.group, one.service]
    if isinstance(one, Indicator):
        names += [one.printed_service, *one.contributes_to]
        names += [one.tier.code, one.tier.name] if one.tier else []
    return {fold(name) for name in names if name}


@attrs.frozen
class Used:
    """Names that hidden things use, and names that others do.

    Attributes:
        hidden: Names used by what is hidden.
        public: Names used by anything else.
    """

    hidden: frozenset[str]
    public: frozenset[str]

    def only_hidden(self, *names: str) -> bool:
        """Whether a thing of these names is used, and by nothing but what is hidden."""
        folded = {fold(name) for name in names}
        return bool(folded & self.hidden) and not folded & self.public

    def tiers(self, tiers: Iterable[Tier]) -> tuple[Tier, ...]:
        """The tiers that others than hidden indicators belong to, and those nobody does."""
        return tuple(one for one in tiers if not self.only_hidden(one.code, one.name))


def used_names(dataset: Dataset, hidden: Hidden) -> Used:
    """Names that hidden indicators and actions use, and names that anything else does."""
    used: dict[bool, set[str]] = {True: set(), False: set()}
    for indicator in known_indicators(dataset):
        used[indicator.code in hidden.indicators] |= names_used(indicator)
    for action in dataset.actions:
        used[action.code in hidden.actions] |= names_used(action)
    topics = [one.on for one in dataset.commentary if not one.exempt]
    topics += [one.on for one in dataset.escalations if not one.exempt]
    topics += [one.group for one in dataset.finances if not one.exempt]
    used[False] |= {fold(topic) for topic in topics if topic}
    return Used(frozenset(used[True]), frozenset(used[False]))


def framework_for(
    framework: Framework,
    *,
    keeps: Callable[[str], bool],
    hides: Callable[[str], bool],
    used: Used,
    clearing: Clearing,
    among: Framework | None = None,
) -> Framework:
    """The framework without what must not be told.

    Args:
        framework: What the council declares.
        keeps: Whether the indicator of a code is shown.
        hides: Whether it must not be told of at all.
        used: The names hidden indicators use, and those others do. What hidden ones alone use
            goes with them: services, groups, priorities, tiers, directorates, holders, reasons
            for inclusion; so do audiences whose whole route is hidden, with their outputs.
        clearing: What leaves out texts.
        among: Everything that is declared in what is shown together, to know what others use; by
            default the framework alone.
    """
    among = among or framework
    definitions = tuple(one for one in framework.definitions if keeps(one.indicator.code))
    dropped = [one for one in among.services if used.only_hidden(one.name, *one.aliases)]
    kept = [one for one in among.services if one not in dropped]
    services = tuple(one for one in framework.services if one not in dropped)
    used = Used(used.hidden | _of_services(dropped), used.public | _of_services(kept))
    criteria = _of_reasons(among.definitions, hides)
    shown = attrs.evolve(
        framework,
        definitions=definitions,
        services=services,
        tiers=used.tiers(framework.tiers),
        groups=tuple(
            one for one in framework.groups if not used.only_hidden(one.name, *one.aliases)
        ),
        priorities=tuple(
            one for one in framework.priorities if not used.only_hidden(one.name, *one.aliases)
        ),
        directorates=tuple(
            one for one in framework.directorates if not used.only_hidden(one.name, *one.aliases)
        ),
        holders=tuple(one for one in framework.holders if not used.only_hidden(one.role)),
        criteria=tuple(one for one in framework.criteria if not criteria.only_hidden(one)),
    )
    shown = _with_audiences(shown, hides, used)
    if clearing.of(shown.title) is GONE:
        shown = attrs.evolve(shown, title=framework.council)
    cleared = clearing.of(shown)
    cleared = attrs.evolve(shown, definitions=()) if cleared is GONE else cleared
    # A fingerprint of the whole file would tell that there is more of it.
    return framework if cleared == framework else attrs.evolve(cleared, digest=None)


def _of_services(services: Iterable[Service]) -> frozenset[str]:
    names = (name for one in services for name in (one.group, one.directorate, one.holder))
    return frozenset(fold(name) for name in names if name)


def _of_reasons(definitions: Iterable[Definition], hides: Callable[[str], bool]) -> Used:
    reasons: dict[bool, set[str]] = {True: set(), False: set()}
    for one in definitions:
        if one.included_because:
            reasons[hides(one.indicator.code)].add(fold(one.included_because))
    return Used(frozenset(reasons[True]), frozenset(reasons[False]))


def _with_audiences(shown: Framework, hides: Callable[[str], bool], used: Used) -> Framework:
    """Routes without what is hidden: a route left empty by that would mean everything."""
    audiences = tuple(
        attrs.evolve(one, **routes)
        for one in shown.audiences
        if (routes := _routes(one, hides, used)) is not None
    )
    dropped = {one.name for one in shown.audiences} - {one.name for one in audiences}
    return attrs.evolve(
        shown,
        audiences=audiences,
        schedule=tuple(one for one in shown.schedule if one.audience not in dropped),
        outputs=tuple(one for one in shown.outputs if one.audience not in dropped),
    )


def _routes(audience: Audience, hides: Callable[[str], bool], used: Used) -> dict[str, Any] | None:
    """What is left of each route; `None` when one of them is hidden as a whole."""
    kept: dict[str, Any] = {
        name: tuple(one for one in getattr(audience, name) if not used.only_hidden(one))
        for name in ("groups", "tiers", "services")
    }
    kept["codes"] = tuple(code for code in audience.codes if not hides(code))
    if any(getattr(audience, name) and not left for name, left in kept.items()):
        return None
    return kept
