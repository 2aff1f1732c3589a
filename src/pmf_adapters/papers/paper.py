"""A covering paper as data: labels first, then what its numbered sections say."""

from __future__ import annotations

import datetime
import re
from itertools import takewhile

import attrs

import pmf
from pmf_adapters.papers.appendices import Appendix
from pmf_adapters.papers.days import days_in
from pmf_adapters.papers.labels import Labels
from pmf_adapters.papers.listed import implications_in, priorities_in, purpose_in, steps_in
from pmf_adapters.papers.outline import Section
from pmf_adapters.papers.roles import roles_in, without_addresses

_PART = re.compile(r"\bPart (?P<part>II|I)\b")
_YES = re.compile(r"yes\b", re.IGNORECASE)
_LEADING = re.compile(r"\(?1[.)]\s+(?=[A-Z])")
#: The heading of an appendix, by which a list of papers ends.
_APPENDIX = re.compile(
    r"(?:Appendix|Appendices|Annex)\b(?: (?:[0-9]{1,2}[a-z]?|[A-Z])\b)?\s*(?:$|[:–-])",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"Contact(?: Officer)?:", re.IGNORECASE)
_NOTHING = frozenset({"none", "nil", "n/a", "not applicable", ""})


def read_paper(
    labels: Labels,
    sections: tuple[Section, ...],
    appendices: tuple[Appendix, ...],
    file: str,
    *,
    title: str | None = None,
    recommendations: tuple[str, ...] = (),
) -> pmf.Paper:
    """What a paper says of itself, as far as it is printed.

    Args:
        labels: The labels at its head.
        sections: Its numbered sections.
        appendices: The appendices it names.
        file: The document's name.
        title: Its title, where no label gives it.
        recommendations: What it recommends, where no label gives it.
    """
    meetings = _meetings(labels)
    part, reason = _part(labels)
    reported_of = ("Report of", "Responsible Officer(s)", "Report Author / Responsible Officer")
    reported_for = ("Portfolio Holder", "Report on behalf of", "Member reporting")
    return pmf.Paper(
        title=labels.text("Title of report", "Report Title", "Subject") or title,
        date=_date(labels) or next((one.date for one in meetings if one.date), None),
        meetings=meetings,
        part=part,
        part_reason=reason,
        decision_type=labels.text("Decision Type"),
        classification=labels.text("Classification"),
        report_of=_roles(labels, *reported_of),
        portfolio_holder=_roles(labels, *reported_for),
        wards=labels.text("Wards affected"),
        purpose=_purpose(labels) or purpose_in(sections),
        priorities=labels.items("Corporate Priorities") or priorities_in(sections),
        recommendations=labels.items("Recommendation", "Recommendations")
        or _recommended(sections)
        or recommendations,
        implications=tuple(implications_in(sections, file)),
        background_papers=labels.items("Background papers") or _background(sections),
        appendices=tuple(map(str, appendices)),
        timetable=tuple(steps_in(sections, file)),
        contact=_contact(sections),
        urgency=labels.text("Urgency item", "Urgent item", "Urgent"),
    )


def with_tables(
    paper: pmf.Paper,
    options: tuple[pmf.Option, ...],
    consulted: tuple[pmf.Consulted, ...],
    timetable: tuple[pmf.Meeting, ...],
) -> pmf.Paper:
    """The paper with what stands in tables further down, each step in its place."""
    steps = sorted((*paper.timetable, *timetable), key=_line_of)
    return attrs.evolve(paper, options=options, consulted=consulted, timetable=tuple(steps))


def _line_of(step: pmf.Meeting) -> int:
    return (step.source.line or 0) if step.source else 0


def _date(labels: Labels) -> datetime.date | None:
    days = days_in(labels.text("Date") or "")
    return days[0].date if days else None


def _meetings(labels: Labels) -> tuple[pmf.Meeting, ...]:
    """The bodies and days of a line such as "Cabinet – 4 December 2023 Council – 11 December"."""
    label = labels.get("Meeting and Date")
    if label is None:
        bodies = labels.get("Report for")
        day = _date(labels)
        if bodies is None:
            return ()
        return tuple(
            pmf.Meeting(body.strip(), day, None, bodies.where)
            for body in bodies.text.split(";")
            if body.strip()
        )
    meetings, start = [], 0
    for named in days_in(label.text):
        body = label.text[start : named.start].strip(" –-:,;")
        meetings.append(pmf.Meeting(body, named.date, named.raw, label.where))
        start = named.end
    return tuple(meetings)


def _part(labels: Labels) -> tuple[str | None, str | None]:
    """Part I or II, and the reason for Part II."""
    said = labels.text("Part")
    exempt = labels.text("Contains Confidential or Exempt Information")
    found = _PART.search(f"Part {said}" if said else exempt or "")
    part = found["part"] if found else None
    if not said and _YES.match(exempt or ""):
        part = "II"  # whatever part is named beside it
    return part, labels.text("If Part II, reason")


def _purpose(labels: Labels) -> str | None:
    """What the label says, without the number of a list of one."""
    text = labels.text("Purpose of the report", "Purpose of report", "Purpose")
    return None if text is None else _LEADING.sub("", text, count=1)


def _roles(labels: Labels, *names: str) -> str | None:
    """The roles a label names, or the row below it where a form ran over its cells."""
    label = labels.get(*names)
    roles = roles_in(label.text if label else labels.below(*names))
    return " / ".join(roles) or None


def _recommended(sections: tuple[Section, ...]) -> tuple[str, ...]:
    """The items below a line such as "RECOMMENDATION: That Cabinet:"."""
    for section in sections:
        for place, item in enumerate(section.items):
            if pmf.fold(item.text).startswith("recommendation"):
                return tuple(below.text for below in section.items[place + 1 :])
    return ()


def _contact(sections: tuple[Section, ...]) -> str | None:
    """The role behind "Contact Officer:"; `None` when no line has it."""
    for section in sections:
        for item in section.items:
            if _CONTACT.match(item.text):
                return " / ".join(roles_in(item.text.partition(":")[2])) or None
    return None


def _background(sections: tuple[Section, ...]) -> tuple[str, ...]:
    for section in sections:
        if pmf.fold(section.title) in ("background papers", "background documents"):
            own = takewhile(lambda item: not _APPENDIX.match(item.text), section.items)
            said = (item.text for item in own if not _CONTACT.match(item.text))
            texts = (without_addresses(text).strip(" .") for text in said)
            return tuple(text for text in texts if pmf.fold(text) not in _NOTHING)
    return ()
