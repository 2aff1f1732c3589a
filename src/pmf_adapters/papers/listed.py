"""What a paper's sections list or say where no label does: purpose, priorities, steps to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pmf
from pmf_adapters.papers.days import days_in
from pmf_adapters.papers.outline import Item, Section
from pmf_adapters.papers.roles import without_addresses

_IMPLIES = re.compile(
    r"\b(?:implication|impact|risk|legal|financial|equalit|sustainab)", re.IGNORECASE
)
_CONCLUDES = re.compile(r"conclusions?\b", re.IGNORECASE)
#: Sections between the first implication and the conclusions that imply nothing.
_ASIDE = re.compile(
    r"\b(?:consult|timetable|appendi|background|option|alternative|recommendation|glossary"
    r"|contact|introduction|summary|review)",
    re.IGNORECASE,
)
#: "Table 4: Key implications": the caption of a table that is read apart.
_CAPTION = re.compile(r"Table [0-9]+[a-z]?\s*[:.–-]\s*\S.*", re.IGNORECASE)
#: The officer's initials that end a comment: "no further comments to make" (HR).
_COMMENT = re.compile(r"Comments? (?:from|of|by)\b", re.IGNORECASE)
_INITIALS = re.compile(r"\s*\([A-Z]{2,3}\)(?=[.\"”’']*$)")
_SUMMARIES = ("report summary", "executive summary", "summary")
_PURPOSES = ("purpose", "purpose of report", "purpose of the report", "purpose of this report")
_OF_ITSELF = re.compile(r"\bthis (?:report|paper)\b", re.IGNORECASE)
_PRIORITIES = re.compile(r"\bpriorit(?:y|ies)\b[^:.]*:$", re.IGNORECASE)
_LEAST_PRIORITIES = 2
_CONSULTS = re.compile(r"consultation", re.IGNORECASE)
_BODY = r"(?:[Tt]he )?(?P<body>[A-Z][\w’']*(?: (?:of |and |& |for |the )*[A-Z][\w’']*){0,9})"
#: "considered by … Panel on 16 November 2017", "The … Panel sees the paper on 16 November 2017".
_BEFORE_DAY = (
    re.compile(rf"\b(?:by|to) {_BODY} on (?:the )?$"),
    re.compile(
        rf"(?:^|(?<=[.;] )){_BODY} (?:sees|considers|reviews|discusses"
        r"|will \w+) [^.]{0,60}\bon (?:the )?$"
    ),
)
_STARTS = re.compile(r"(?P<what>Implementation date\b[^:]{0,60}):\s*(?P<when>\S.*)", re.IGNORECASE)


def implications_in(sections: Sequence[Section], file: str) -> Iterator[pmf.Implication]:
    """What a paper implies under each heading.

    Sections are taken by what their headings say, and where conclusions follow, all those in
    between: "Council infrastructure" stands among implications and names none.
    """
    first = next((at for at, one in enumerate(sections) if _implies(one)), len(sections))
    last = next((at for at, one in enumerate(sections) if _CONCLUDES.match(one.title)), 0)
    for place, section in enumerate(sections):
        between = first < place < last and not _ASIDE.search(section.title)
        if section.items and (_implies(section) or (between and section.number)):
            text = " ".join(map(_implied, section.items)).strip()
            where = pmf.Location(file, line=section.line)
            yield pmf.Implication(section.title, " ".join(text.split()), where)


def _implies(section: Section) -> bool:
    return section.number is not None and _IMPLIES.search(section.title) is not None


def _implied(item: Item) -> str:
    if item.number is None and _CAPTION.fullmatch(item.text):
        return ""
    text = without_addresses(item.text)
    return _INITIALS.sub("", text) if _COMMENT.match(text) else text


def purpose_in(sections: Sequence[Section]) -> str | None:
    """What a paper is for: under a heading of that name, else what its summary says of it."""
    for section in sections:
        if pmf.fold(section.title) in _PURPOSES and section.items:
            return without_addresses(section.text)
    for section in sections:
        items = section.items
        if section.number is None:
            heads = (at for at, one in enumerate(items) if pmf.fold(one.text) in _SUMMARIES)
            at = next(heads, None)
            items = () if at is None else items[at + 1 :]
        elif pmf.fold(section.title) not in _SUMMARIES:
            continue
        if items:
            found = next((one for one in items if _OF_ITSELF.search(one.text)), items[0])
            return without_addresses(found.text)
    return None


def priorities_in(sections: Sequence[Section]) -> tuple[str, ...]:
    """The points below a paragraph that ends by announcing priorities."""
    for section in sections:
        for place, item in enumerate(section.items):
            if _PRIORITIES.search(item.text):
                listed = []
                for below in section.items[place + 1 :]:
                    if not below.bulleted:
                        break
                    listed.append(below.text.rstrip(" .;,").removesuffix("; and"))
                if len(listed) >= _LEAST_PRIORITIES:
                    return tuple(listed)
    return ()


def steps_in(sections: Sequence[Section], file: str) -> Iterator[pmf.Meeting]:
    """Steps told in words: whom a paper is taken to for consultation, and when it takes effect."""
    for section in sections:
        for item in section.items:
            where = pmf.Location(file, line=item.line)
            if _CONSULTS.match(section.title):
                yield from _consulted(item.text, where)
            starts = _STARTS.fullmatch(item.text)
            if starts is not None:
                days = days_in(starts["when"])
                day = days[0].date if days else None
                yield pmf.Meeting(starts["what"], day, starts["when"].rstrip(" ."), where)


def _consulted(text: str, where: pmf.Location) -> Iterator[pmf.Meeting]:
    for named in days_in(text):
        shapes = (shape.search(text[: named.start]) for shape in _BEFORE_DAY)
        found = next(filter(None, shapes), None)
        if found is not None:
            yield pmf.Meeting(found["body"], named.date, named.raw, where)
