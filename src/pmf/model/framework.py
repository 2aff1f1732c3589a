"""What a council says it measures, apart from any one report: its framework or catalogue."""

from __future__ import annotations

import datetime
import enum
import functools
from typing import TypeVar

import attrs

from pmf.model.governance import (
    INTERNAL,
    PUBLIC,
    Audience,
    ChangePolicy,
    Directorate,
    Holder,
    MeasureTest,
    Output,
    Priority,
    Scheduled,
)
from pmf.model.indicator import Declared, Indicator, Tier
from pmf.model.scheme import fold
from pmf.model.status import Status


class GroupKind(enum.StrEnum):
    """What a council prints its indicators under."""

    PLAN = "plan"
    PRIORITY = "priority"
    COMMITTEE = "committee"
    PARTNER = "partner"
    SECTION = "section"


@attrs.frozen
class Group:
    """What a council prints its indicators under: a business plan, a priority, a committee.

    Attributes:
        name: The name we use.
        aliases: Other forms it is printed in.
        kind: What kind of group it is; `None` when not stated.
        stated: Where the council states it; `None` when unknown.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: GroupKind | None = attrs.field(
        default=None, converter=attrs.converters.optional(GroupKind)
    )
    stated: str | None = None


@attrs.frozen
class Service:
    """A service that owns indicators.

    Attributes:
        name: The name we use.
        group: The group it belongs to; `None` when it belongs to none.
        aliases: Other forms it is printed in.
        directorate: The directorate it belongs to; `None` when not stated.
        owner: The role that answers for its figures; `None` when not stated.
        holder: The role of the member that answers for it; `None` when not stated.
        provider: The partner that delivers it; `None` when the council does so itself.
        stated: Where the council states it; `None` when unknown.
        declared: Which of these we inferred, the council not stating them, and why.
    """

    name: str
    group: str | None = None
    aliases: tuple[str, ...] = ()
    directorate: str | None = None
    owner: str | None = None
    holder: str | None = None
    provider: str | None = None
    stated: str | None = None
    declared: tuple[Declared, ...] = ()

    def infers(self, attribute: str) -> bool:
        """Whether an attribute, such as ``"owner"``, was inferred and not stated."""
        return any(one.attribute == attribute for one in self.declared)


@attrs.frozen
class Definition:
    """One indicator as the framework declares it.

    Attributes:
        indicator: The declared attributes, with its floor and stretch target if declared. Its
            target is left to the report; one declared here is for reports that print none.
        target_basis: ``annual`` when the target is for the whole year,
            ``year_to_date_profile`` when the figure printed as target is what should be reached
            by the end of the report's period; `None` when it has no target.
        rationale: Why it matters; `None` when not stated.
        included_because: Which of the council's reasons for inclusion it meets; `None` when not
            stated.
        formula: How it is worked out, in words; `None` when not stated.
        numerator: What is counted above the line; `None` when it is no ratio or not stated.
        denominator: What is counted below the line; `None` likewise.
        data_source: Where its figures come from; `None` when not stated.
        reviewed_on: When the definition was last looked at; `None` when unknown.
        target_reviewed_on: When the target was last looked at; `None` when unknown.
        target_until: The last day the target is meant for; `None` when not stated.
        approved_by: The role or body that approved the target; `None` when not stated.
        meaning: The common meaning it shares with indicators of other councils, a name of
            `pmf.model.meaning.MEANINGS`; `None` when it shares none.
        national: The national measure it is or stands beside; `None` when there is none.
        stated: Where the council states it; `None` when unknown.
    """

    indicator: Indicator
    target_basis: str | None = None
    rationale: str | None = None
    included_because: str | None = None
    formula: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    data_source: str | None = None
    reviewed_on: datetime.date | None = None
    target_reviewed_on: datetime.date | None = None
    target_until: datetime.date | None = None
    approved_by: str | None = None
    meaning: str | None = None
    national: str | None = None
    stated: str | None = None


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
        stated_in: The document that states it; `None` when unknown.
        adopted_on: The day it was adopted; `None` when unknown.
        reviewed_on: The day it was last reviewed as a whole; `None` when unknown.
        review_every: Months from one review to the next; `None` when not stated.
        priorities: What the council sets out to reach.
        criteria: The council's reasons for including a measure.
        directorates: In the order printed.
        holders: Members' portfolios.
        audiences: Who receives what, and how often.
        changes: Who decides on changes; `None` when not stated.
        tests: The council's tests of a good measure.
        schedule: Days already set.
        outputs: What is made of the figures.
        mitigation_for: The statuses for which the council wants to hear what is done about them.
        ranked: Whether the council wants to be ranked among others.
        illustrative: Whether indicators are made up to show the framework at work; figures
            returned for it are then made up too.
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
    stated_in: str | None = None
    adopted_on: datetime.date | None = None
    reviewed_on: datetime.date | None = None
    review_every: int | None = None
    priorities: tuple[Priority, ...] = ()
    criteria: tuple[str, ...] = ()
    directorates: tuple[Directorate, ...] = ()
    holders: tuple[Holder, ...] = ()
    audiences: tuple[Audience, ...] = ()
    changes: ChangePolicy | None = None
    tests: tuple[MeasureTest, ...] = ()
    schedule: tuple[Scheduled, ...] = ()
    outputs: tuple[Output, ...] = ()
    mitigation_for: tuple[Status, ...] = ()
    ranked: bool = False
    illustrative: bool = False
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

    def priority(self, printed: str) -> Priority | None:
        """The priority a text names; `None` when it names none."""
        return _named(self.priorities, printed)

    def directorate(self, printed: str) -> Directorate | None:
        """The directorate a heading names; `None` when it names none."""
        return _named(self.directorates, printed)

    def audience(self, printed: str) -> Audience | None:
        """The audience of that name; `None` when there is none.

        ``"public"`` and ``"internal"``, who may see everything, are always there; where the
        framework declares one of that name, that one counts.
        """
        return _named((*self.audiences, PUBLIC, INTERNAL), printed)

    def output(self, id: str) -> Output | None:
        """The output with that id; `None` when there is none."""
        return next((output for output in self.outputs if output.id == id), None)

    def holder_of(self, indicator: Indicator) -> str | None:
        """The role of the member whose services hold an indicator; `None` when not stated."""
        service = self.service(indicator.service) if indicator.service else None
        return service.holder if service else None

    def owner_of(self, indicator: Indicator) -> str | None:
        """The role that answers for an indicator: its own, else its service's."""
        service = self.service(indicator.service) if indicator.service else None
        return indicator.owner or (service.owner if service else None)

    def infers_owner_of(self, indicator: Indicator) -> bool:
        """Whether the role that answers for an indicator was inferred and not stated."""
        if indicator.owner:
            return any(one.attribute == "owner" for one in indicator.declared)
        service = self.service(indicator.service) if indicator.service else None
        return service is not None and service.owner is not None and service.infers("owner")

    def infers_holder_of(self, indicator: Indicator) -> bool:
        """Whether the member's role, or that it holds the indicator's service, was inferred."""
        service = self.service(indicator.service) if indicator.service else None
        if service is None or service.holder is None:
            return False
        roles = {holder.role for holder in self.holders if holder.because}
        return service.infers("holder") or service.holder in roles


Named = TypeVar("Named", Group, Service, Priority, Directorate, Audience)


def _named(things: tuple[Named, ...], printed: str) -> Named | None:
    wanted = fold(printed)
    thing: Named
    for thing in things:
        if wanted in {fold(name) for name in (thing.name, *thing.aliases)}:
            return thing
    return None
