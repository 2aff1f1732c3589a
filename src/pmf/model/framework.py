"""What a council says it measures, apart from any one report: its framework or catalogue."""

from __future__ import annotations

import datetime
import functools
from typing import TypeVar

import attrs

from pmf.model.indicator import Indicator, Tier
from pmf.model.scheme import fold


@attrs.frozen
class Group:
    """What a council prints its indicators under: a business plan, a priority, a committee.

    Attributes:
        name: The name we use.
        aliases: Other forms it is printed in.
    """

    name: str
    aliases: tuple[str, ...] = ()


@attrs.frozen
class Service:
    """A service that owns indicators.

    Attributes:
        name: The name we use.
        group: The group it belongs to; `None` when it belongs to none.
        aliases: Other forms it is printed in.
    """

    name: str
    group: str | None = None
    aliases: tuple[str, ...] = ()


@attrs.frozen
class Definition:
    """One indicator as the framework declares it.

    Attributes:
        indicator: The declared attributes, with its floor and stretch target if declared. Its
            target is left to the report; one declared here is for reports that print none.
        target_basis: ``annual`` when the target is for the whole year,
            ``year_to_date_profile`` when the figure printed as target is what should be reached
            by the end of the report's period; `None` when it has no target.
    """

    indicator: Indicator
    target_basis: str | None = None


@attrs.frozen
class Framework:
    """A council's set of definitions.

    Attributes:
        id: A stable name.
        council: The council.
        title: What the set is called.
        scheme: The id of the scheme it is judged by; `None` when it states none.
        as_of: The day its reports speak for, where they do not print one; `None` when unknown.
        as_of_because: How that day is known; `None` when there is none.
        tiers: The kinds of indicator, in order.
        groups: In the order printed.
        services: In the order printed.
        definitions: Every indicator declared.
        digest: A fingerprint of the file it came from; `None` when built in code.
    """

    id: str
    council: str
    title: str
    scheme: str | None = None
    as_of: datetime.date | None = None
    as_of_because: str | None = None
    tiers: tuple[Tier, ...] = ()
    groups: tuple[Group, ...] = ()
    services: tuple[Service, ...] = ()
    definitions: tuple[Definition, ...] = ()
    digest: str | None = None

    def definition(self, code: str) -> Definition | None:
        """The definition with that code; `None` when the framework does not know it."""
        return self._by_code.get(code)

    @functools.cached_property
    def _by_code(self) -> dict[str, Definition]:
        return {known.indicator.code: known for known in self.definitions}

    def tier(self, code: str) -> Tier | None:
        """The tier with that code; `None` when there is none."""
        return next((tier for tier in self.tiers if tier.code == code), None)

    def group(self, printed: str) -> Group | None:
        """The group a heading names; `None` when it names none."""
        return _named(self.groups, printed)

    def service(self, printed: str) -> Service | None:
        """The service a heading names; `None` when it names none."""
        return _named(self.services, printed)


Named = TypeVar("Named", Group, Service)


def _named(things: tuple[Named, ...], printed: str) -> Named | None:
    wanted = fold(printed)
    thing: Named
    for thing in things:
        if wanted in {fold(name) for name in (thing.name, *thing.aliases)}:
            return thing
    return None
