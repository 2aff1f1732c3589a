"""The covering paper of a report: to whom it goes, what it asks, what it implies."""

from __future__ import annotations

import datetime

import attrs

from pmf.model.finding import Location


@attrs.frozen
class Meeting:
    """A meeting the paper goes to, or a step of its timetable.

    Attributes:
        body: The body that meets: ``"Cabinet"``; what is to happen, for a step.
        date: The day; `None` when only a month or nothing is printed.
        when: The date as printed: ``"May 2018"``; `None` when nothing is.
        source: Where it is printed.
        item: The number of the paper on its agenda; `None` when not printed.
    """

    body: str
    date: datetime.date | None = None
    when: str | None = None
    source: Location | None = None
    item: str | None = None


@attrs.frozen
class Implication:
    """What a paper says it implies under one heading: legal, financial, risk.

    Attributes:
        heading: The heading as printed, without its number.
        text: What stands under it.
        source: Where it is printed.
    """

    heading: str
    text: str
    source: Location | None = None


@attrs.frozen
class Risk:
    """A risk before and after what is done about it.

    Attributes:
        text: The risk.
        before: Its size uncontrolled, in the council's word.
        controls: What is done about it.
        after: Its size controlled, in the council's word.
        source: Where it is printed.
        exempt: The legal paragraph under which it is not public; `None` when it is public.
    """

    text: str
    before: str
    controls: str
    after: str
    source: Location | None = None
    exempt: str | None = None


@attrs.frozen
class PlannedOutcome:
    """What a paper wants reached, and the line each step of it asks for.

    Attributes:
        text: The outcome.
        steps: The council's word for each step and the line printed under it, worst first:
            ``("Unmet", "Less than 100%")``. A step marked as not applicable has `None`.
        due: The day by which; `None` when not printed.
        due_text: The day as printed; `None` when nothing is.
        source: Where it is printed.
        exempt: The legal paragraph under which it is not public; `None` when it is public.
    """

    text: str
    steps: tuple[tuple[str, str | None], ...] = ()
    due: datetime.date | None = None
    due_text: str | None = None
    source: Location | None = None
    exempt: str | None = None


@attrs.frozen
class Consulted:
    """Somebody asked about the paper, by role.

    Attributes:
        role: The post held; never a name.
        sent: The days it was sent; empty when none is printed.
        returned: The day it came back; `None` when it did not.
    """

    role: str
    sent: tuple[datetime.date, ...] = ()
    returned: datetime.date | None = None


@attrs.frozen
class Option:
    """One way a paper considered.

    Attributes:
        text: What would be done.
        comments: What speaks for it or against it; empty when nothing is printed.
        recommended: Whether the paper recommends it; `None` when it does not say.
        source: Where it was read; `None` when made in code.
    """

    text: str
    comments: str = ""
    recommended: bool | None = None
    source: Location | None = None


@attrs.frozen
class Paper:
    """The covering paper a report came with. Roles are kept, names and addresses are not.

    Attributes:
        title: Its title; `None` when none is printed.
        date: The day it is dated, or of its first meeting; `None` when no day is printed.
        meetings: The meetings it goes to, in the order printed.
        part: ``"I"`` when public, ``"II"`` when exempt; `None` when not printed.
        part_reason: Why it is in Part II; `None` when it is not, or no reason is printed.
        decision_type: ``"Non-Key Decision"``; `None` when not printed.
        classification: ``"Unrestricted"``; `None` when not printed.
        report_of: The role that reports; `None` when not printed.
        portfolio_holder: The role of the member it is reported for; `None` when not printed.
        wards: The wards affected; `None` when not printed.
        purpose: What it is for; `None` when not printed.
        priorities: The corporate priorities it names.
        recommendations: What the meeting is asked to do.
        implications: What it implies, under each heading printed.
        background_papers: The papers it lists.
        appendices: The appendices it lists, as printed.
        consulted: Who was asked.
        timetable: What is to happen when.
        contact: The role to ask for more; `None` when not printed.
        urgency: Whether it is urgent, in the council's word; `None` when not printed.
        options: The ways it considered, in the order printed.
    """

    title: str | None = None
    date: datetime.date | None = None
    meetings: tuple[Meeting, ...] = ()
    part: str | None = None
    part_reason: str | None = None
    decision_type: str | None = None
    classification: str | None = None
    report_of: str | None = None
    portfolio_holder: str | None = None
    wards: str | None = None
    purpose: str | None = None
    priorities: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    implications: tuple[Implication, ...] = ()
    background_papers: tuple[str, ...] = ()
    appendices: tuple[str, ...] = ()
    consulted: tuple[Consulted, ...] = ()
    timetable: tuple[Meeting, ...] = ()
    contact: str | None = None
    urgency: str | None = None
    options: tuple[Option, ...] = ()
