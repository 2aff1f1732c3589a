"""The pieces of paper and framework: what is measured, for whom, and what is to be reached."""

from __future__ import annotations

import attrs

from pmf.report.piece import Figure


@attrs.frozen
class PaperPart:
    """The covering paper.

    Attributes:
        head: What stands at the head of the page: a label and what it says.
        asked: What the meeting is asked to do.
        facts: What stands in its own section, likewise.
        priorities: The corporate priorities it names.
        implications: What it implies, under each heading.
        options: The ways considered: what, the comments, and whether it is recommended.
        consulted: Who was asked: the role, when it was sent, when it came back.
        timetable: What is to happen, and when.
        background: The papers it lists.
        appendices: The appendices it lists.
    """

    head: tuple[tuple[str, str], ...] = ()
    asked: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    priorities: tuple[str, ...] = ()
    implications: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, str, str], ...] = ()
    consulted: tuple[tuple[str, str, str], ...] = ()
    timetable: tuple[tuple[str, str], ...] = ()
    background: tuple[str, ...] = ()
    appendices: tuple[str, ...] = ()

    @property
    def has_section(self) -> bool:
        """Whether there is anything beside the head of the page."""
        beside = (self.facts, self.priorities, self.implications, self.consulted)
        return any((*beside, self.options, self.timetable, self.background, self.appendices))


@attrs.frozen
class TierPart:
    """A kind of indicator.

    Attributes:
        name: Its name with its code.
        about: What belongs to it; empty when not stated.
        cap: The most it may hold, in words; empty when no cap is stated.
        count: How many of its indicators are in this report.
        over: Whether there are more than the cap allows.
        shows: What it says of where a figure went; empty when not stated.
    """

    name: str
    about: str
    cap: str
    count: int
    over: bool
    shows: str


@attrs.frozen
class FrameworkPart:
    """What a council measures, and by which tests it chooses.

    Attributes:
        tiers: The kinds of indicator, in order.
        tests: The tests of a good measure.
        criteria: The reasons for including a measure.
        facts: When it was adopted and reviewed: a label and what it says.
    """

    tiers: tuple[TierPart, ...] = ()
    tests: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to say."""
        return any((self.tiers, self.tests, self.criteria, self.facts))


@attrs.frozen
class TargetRow:
    """An indicator without a figure: what is to be reached.

    Attributes:
        code: The code; empty when the council prints none.
        name: The name as printed.
        target: The target as printed.
        better: Which values are better, in words; empty when nobody declared it.
        remark: Why there is no figure, where that is known; else empty.
        place: Where it stands; empty when not known.
    """

    code: str
    name: str
    target: Figure
    better: str
    remark: str
    place: str


@attrs.frozen
class TargetService:
    """Indicators without a figure under one service; its name is empty when there is none."""

    name: str
    rows: tuple[TargetRow, ...]


@attrs.frozen
class TargetPlan:
    """Indicators without a figure under one of the council's headings.

    Attributes:
        name: The heading; ``Indicators`` when there is none.
        services: In the order printed.
        count: How many indicators stand under it.
        targeted: How many of them have a target that can be read.
    """

    name: str
    services: tuple[TargetService, ...]
    count: int
    targeted: int


@attrs.frozen
class DefinitionRow:
    """An entry of the definitions book: what is known of one indicator, label by label."""

    code: str
    name: str
    lines: tuple[tuple[str, str], ...]


@attrs.frozen
class DefinitionService:
    """Definitions under one heading."""

    name: str
    rows: tuple[DefinitionRow, ...]


@attrs.frozen
class CalendarPart:
    """Who receives what, and when.

    Attributes:
        audiences: Each with how often it receives and what it expects beside figures.
        days: For each day: when, to whom, what, for which period.
    """

    audiences: tuple[tuple[str, str, str], ...] = ()
    days: tuple[tuple[str, str, str, str], ...] = ()


@attrs.frozen
class ProposalRow:
    """An indicator whose target is still to be settled.

    Attributes:
        code: The code; empty when the council prints none.
        name: The name as printed.
        waits_for: What it waits for.
        text: What is printed where its target should stand; empty when nothing is.
        offer: A target worked out of its figures, and how; empty when none was asked for.
    """

    code: str
    name: str
    waits_for: str
    text: str
    offer: str
