"""The page of one agenda item on a council's web site: what is its own, and what surrounds it."""

from __future__ import annotations

import datetime
import re

import attrs

import pmf
from pmf_adapters import papers
from pmf_adapters.papers.outline import item_of

_MEETING = re.compile(
    r"(?:[•·-]\s*)?Meeting of (?P<body>[^,]{2,80}), "
    r"(?P<when>.{0,40}?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? "
    r"(?P<month>[A-Z][a-z]+),? (?P<year>(?:19|20)[0-9]{2})[^()]{0,20}?)\s*"
    r"(?:\(Item (?P<item>[0-9]+[a-z]?)\.?\))?"
)
_BULLET = re.compile(r"[•·]\s+")
_SUPPORTING = ("supporting documents:", "supporting documents")
_DOWNLOAD = re.compile(r"\s?(?:pdf|docx?) icon\b.*$", re.IGNORECASE)
_REPORT_OF = re.compile(
    r"\breport (?:of|by) (?:the )?(?P<who>.{3,160}?),? "
    r"(?P<purpose>(?:updating|setting|seeking|informing|advising|outlining|presenting|asking) "
    r".{1,600}?)"
    r"\.(?:\s|$)"
)
#: Whose report it is stands at the beginning of a paragraph.
_OPENING = 1_000
_NO_KEY = re.compile(r"\bnot (?:considered (?:to be )?)?a key decision\b", re.IGNORECASE)
_KEY = re.compile(r"\b(?:was|is) (?:considered (?:to be )?)?a key decision\b", re.IGNORECASE)
_RESOLVED = re.compile(r"(?:Resolved|RESOLVED)\b\s*[–-]*\s*(?P<rest>.*)")
_ITEM = re.compile(r"\([0-9ivx]+\)\s+\S")
_MONTHS = "|".join(datetime.date(2000, month, 1).strftime("%B") for month in range(1, 13))
_BODY = r"(?P<body>\b[A-Z][\w’']{0,30}(?: (?:of |and |& )?[A-Z][\w’']{0,30}){0,6})"
#: "Service Managers (September 2023)", "(Scrutiny Committee September 2022)".
_STEPS = (
    re.compile(rf"{_BODY} \((?P<when>(?:{_MONTHS}) [0-9]{{4}})\)"),
    re.compile(rf"\({_BODY} (?P<when>(?:{_MONTHS}) [0-9]{{4}})\)"),
    re.compile(
        rf"(?:presented|reported) to {_BODY} on (?:the )?"
        rf"(?P<when>[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}) [0-9]{{4}})"
    ),
)


@attrs.frozen
class Page:
    """What one page says of the paper it shows.

    Attributes:
        document: The document without the site's own navigation.
        title: The title of the item; `None` when none is printed.
        meeting: The meeting; `None` when none is printed.
        report_of: The role that reports; `None` when not printed.
        purpose: What the report is for; `None` when not printed.
        decision_type: Whether it is a key decision, in words; `None` when not printed.
        resolved: What was resolved.
        supporting: The documents listed.
        timetable: The steps the page names with a month or a day, in order.
    """

    document: pmf.Document
    title: str | None = None
    meeting: pmf.Meeting | None = None
    report_of: str | None = None
    purpose: str | None = None
    decision_type: str | None = None
    resolved: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    timetable: tuple[pmf.Meeting, ...] = ()


def read_page(document: pmf.Document, cells: pmf.Collector) -> Page:
    """Take a page apart; a document that is no such page is all its own.

    Args:
        document: The document.
        cells: What collects findings: a day that is none is told with its line.
    """
    texts = [
        (block, "" if isinstance(block, pmf.Table) else block.text) for block in document.blocks
    ]
    at = next((n for n, (_, text) in enumerate(texts) if _MEETING.fullmatch(text)), None)
    start = 0 if at is None else _title_place([text for _, text in texts], at)
    end = _end([text for _, text in texts])
    own = attrs.evolve(document, blocks=document.blocks[start:end])
    lines = [
        (block.text, pmf.Location(document.name, line=block.line))
        for block in own.blocks
        if not isinstance(block, pmf.Table)
    ]
    prose = [text for text, _ in lines]
    report = next(filter(None, (_REPORT_OF.search(text[:_OPENING]) for text in prose)), None)
    return Page(
        own,
        title=None if at is None or start == at else prose[0],
        meeting=None if at is None else _meeting(*texts[at], document.name, cells),
        report_of=None if report is None else " / ".join(papers.roles_in(report["who"])) or None,
        purpose=None if report is None else _sentence(report["purpose"]),
        decision_type=_decision(prose),
        resolved=_resolved(prose),
        supporting=_supporting(prose),
        timetable=tuple(_timetable(lines, cells)),
    )


def _title_place(texts: list[str], meeting: int) -> int:
    """The line above the meeting is the title, unless it is a link of the site."""
    above = meeting - 1
    return above if above >= 0 and texts[above] and not _BULLET.match(texts[above]) else meeting


def _end(texts: list[str]) -> int:
    """Where the list of supporting documents ends, and the site's navigation begins again."""
    at = next((n for n, text in enumerate(texts) if pmf.fold(text) in _SUPPORTING), None)
    if at is None:
        return len(texts)
    last = at + 1
    while last < len(texts) and _BULLET.match(texts[last]):
        last += 1
    return last


def _meeting(
    block: pmf.Heading | pmf.Paragraph | pmf.Table, text: str, file: str, cells: pmf.Collector
) -> pmf.Meeting:
    found = _MEETING.fullmatch(text)
    if found is None:
        raise ValueError(f"no line of a meeting: {text!r}")
    where = pmf.Location(file, line=block.line)
    body = found["body"].strip()
    day = cells.date(f"{found['day']} {found['month']} {found['year']}", where, body)
    return pmf.Meeting(body, day, found["when"].strip(), where, found["item"])


def _decision(prose: list[str]) -> str | None:
    if any(map(_NO_KEY.search, prose)):
        return "Not a key decision"
    return "Key decision" if any(map(_KEY.search, prose)) else None


def _resolved(prose: list[str]) -> tuple[str, ...]:
    """The numbered items below "Resolved", or what stands behind the word itself."""
    for number, text in enumerate(prose):
        found = _RESOLVED.match(text)
        if found is None:
            continue
        items = []
        for below in prose[number + 1 :]:
            if not _ITEM.match(below):
                break
            items.append(item_of(below, 0).text.removesuffix(" and").rstrip(" ;."))
        return tuple(items) or ((found["rest"],) if found["rest"] else ())
    return ()


def _supporting(prose: list[str]) -> tuple[str, ...]:
    at = next((n for n, text in enumerate(prose) if pmf.fold(text) in _SUPPORTING), None)
    if at is None:
        return ()
    return tuple(_DOWNLOAD.sub("", _BULLET.sub("", text)).strip(" .") for text in prose[at + 1 :])


def _timetable(lines: list[tuple[str, pmf.Location]], cells: pmf.Collector) -> list[pmf.Meeting]:
    """Bodies named with a month or a day, in the order of the text."""
    found: list[pmf.Meeting] = []
    for text, where in lines:
        steps = [match for shape in _STEPS for match in shape.finditer(text)]
        for match in sorted(steps, key=lambda one: one.start()):
            when = match["when"]
            names_day = when[0].isdigit()  # a month alone is kept in words
            day = cells.date(when, where, match["body"]) if names_day else None
            found.append(pmf.Meeting(match["body"], day, when, where))
    return found


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{' '.join(text.split())[1:]}."
