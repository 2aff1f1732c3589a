"""Who looks after a framework, who receives it and when, and who may change it."""

from __future__ import annotations

import datetime
import enum
from decimal import Decimal

import attrs

from pmf.model.indicator import Indicator
from pmf.model.number import as_decimal
from pmf.model.period import Period
from pmf.model.status import Frequency


class AudienceKind(enum.StrEnum):
    """What kind of body receives a report."""

    PUBLIC = "public"
    COMMITTEE = "committee"
    CABINET = "cabinet"
    COUNCIL = "council"
    LEADERSHIP = "leadership"
    REGULATOR = "regulator"
    STAFF = "staff"


@attrs.frozen
class Audience:
    """A body that receives performance, how often, and which of it.

    Attributes:
        name: The name we use.
        kind: What kind of body it is.
        frequency: How often it receives; `None` when not stated.
        aliases: Other forms it is printed in.
        groups: The groups it receives; empty for all.
        tiers: The codes of the tiers it receives; empty for all.
        services: The services it receives; empty for all.
        codes: The indicators it receives, by code; empty for all.
        expects: What it wants beside figures: ``"service narrative"``.
        sees_exempt: Whether it may see what is not public.
        stated: Where the council states it; `None` when unknown.
    """

    name: str
    kind: AudienceKind = attrs.field(default=AudienceKind.PUBLIC, converter=AudienceKind)
    frequency: Frequency | None = attrs.field(
        default=None, converter=attrs.converters.optional(Frequency)
    )
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()
    sees_exempt: bool = False
    stated: str | None = None

    def receives(self, indicator: Indicator) -> bool:
        """Whether an indicator goes to it, were it public or not."""
        tier = indicator.tier.code if indicator.tier else None
        asked = (
            (self.groups, indicator.group),
            (self.tiers, tier),
            (self.services, indicator.service),
            (self.codes, indicator.code),
        )
        return all(not wanted or has in wanted for wanted, has in asked)

    @property
    def wherever_sent(self) -> Audience:
        """The same body as if it received everything: what it may see of the whole."""
        return Audience(self.name, self.kind, sees_exempt=self.sees_exempt)


#: Whoever reads what a council publishes.
PUBLIC = Audience("public")
#: Whoever keeps the framework and its figures: nothing is left out for them.
INTERNAL = Audience("internal", AudienceKind.STAFF, sees_exempt=True)


@attrs.frozen
class Directorate:
    """A part of the council that holds services.

    Attributes:
        name: The name we use.
        aliases: Other forms it is printed in.
        role: The role at its head; `None` when not stated.
        stated: Where the council states it; `None` when unknown.
    """

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    stated: str | None = None


@attrs.frozen
class Holder:
    """A member's portfolio: the role that answers for services and may change their indicators.

    Attributes:
        role: ``"Portfolio Holder for Housing"``.
        stated: Where the council states it; `None` when unknown.
        because: Why we infer that there is one; `None` when the council names it.
    """

    role: str
    stated: str | None = None
    because: str | None = None


@attrs.frozen
class Priority:
    """What a council sets out to reach; indicators contribute to it.

    Attributes:
        name: The name we use.
        aliases: Other forms it is printed in.
        stated: Where the council states it; `None` when unknown.
    """

    name: str
    aliases: tuple[str, ...] = ()
    stated: str | None = None


@attrs.frozen
class ChangePolicy:
    """Who decides on a change to the framework.

    Attributes:
        single: Who decides on one indicator of a holder's own services: ``"holder"`` for that
            holder, or a role.
        wholesale: Who decides when the set as a whole is replaced.
        wholesale_from: The share of the set, in per cent, from which a change is wholesale;
            `None` when the council does not say, and then it is when all of it is changed, or
            more than half of it removed or replaced.
        stated: Where the council states it; `None` when unknown.
    """

    single: str = "holder"
    wholesale: str = "Cabinet"
    wholesale_from: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_decimal)
    )
    stated: str | None = None


@attrs.frozen
class MeasureTest:
    """One test of a good measure, as a council puts it.

    Attributes:
        text: The test in our words.
        asks: The questions of a review that answer it, by the names of `pmf.QUESTIONS`; empty when
            only a person can.
        stated: Where the council states it; `None` when unknown.
    """

    text: str
    asks: tuple[str, ...] = ()
    stated: str | None = None


@attrs.frozen
class Scheduled:
    """A day on which something is due to somebody.

    Attributes:
        audience: The name of the audience.
        what: What is due.
        period: The period it is about; `None` when not stated.
        on: The day; `None` when only a month is stated.
        when: The day or month as stated; `None` when nothing is.
        stated: Where the council states it; `None` when unknown.
    """

    audience: str
    what: str
    period: Period | None = None
    on: datetime.date | None = None
    when: str | None = None
    stated: str | None = None


#: What a report may be made of, in the order of one that holds all of it.
SECTION_NAMES = (
    "summary", "differences", "priorities", "outcomes", "travel", "warnings", "escalations",
    "achievements", "narrative", "indicators", "peers", "mitigations", "actions", "finances",
    "risks", "tiers", "paper", "proposals", "calendar", "definitions", "findings", "method",
    "account",
)  # fmt: skip


@attrs.frozen
class Output:
    """A paper or page a council makes of its figures, by its own name.

    Attributes:
        id: A short stable name: ``"committee-pack"``.
        title: What the council calls it.
        audience: The name of the audience it is for; ``"public"`` unless stated.
        sections: What it holds, in order; names of `SECTION_NAMES`.
        stated: Where the council asks for it; `None` when unknown.
    """

    id: str
    title: str
    audience: str = "public"
    sections: tuple[str, ...] = ()
    stated: str | None = None
