"""What stands above a table of measures: an appendix, the committee it is for, a directorate."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

import pmf

#: "Appendix 2: Proposed KPIs", "Appendix B", "Annex 1 – Measures".
_APPENDIX = re.compile(
    r"(?:Appendix|Annex|Schedule) (?P<number>[0-9]{1,2}[a-z]?|[A-Z])\b[\s.:–-]*(?P<rest>.*)",
    re.IGNORECASE | re.ASCII,
)
#: What a heading says before it names whom the measures go to.
_REPORTED_TO = re.compile(
    r".*?\b(?:report(?:s|ed|ing)?|presented|submitted|going|for scrutiny by)\b"
    r"(?: (?:for|by|in|on)\b[^:]*?)?(?: to)?(?: the)? (?P<body>[A-Z].*)",
    re.ASCII,
)
_BODY = re.compile(
    r"\b(?:committees?|sub-committee|panels?|boards?|osc|scrutiny|cabinet|executive)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?|[a-z][.)]|\([a-z0-9]{1,3}\))\s+")
_PAGE = re.compile(r"page [0-9]+\b.*|[-– ]*[0-9]{1,4}[-– ]*", re.IGNORECASE)
_ASIDE = re.compile(r"(?:notes?|source|key|continued|table [0-9]+)\b", re.IGNORECASE)
_LONGEST, _WORDS = 80, 10
_LONGEST_TITLE = 240


@attrs.frozen
class Above:
    """What a table stands under.

    Attributes:
        appendix: The number of the appendix; `None` outside any.
        appendix_at: Where its heading stands.
        title: What the line of the appendix itself says; `None` when nothing.
        committee: The body the measures go to, as printed; `None` when none is named.
        committee_at: Where it is printed.
        directorate: The last short heading that is none of these; `None` when there is none.
    """

    appendix: str | None = None
    appendix_at: pmf.Location | None = None
    title: str | None = None
    committee: str | None = None
    committee_at: pmf.Location | None = None
    directorate: str | None = None

    def with_line(self, text: str, where: pmf.Location) -> Above:
        """The same below one more line; several headings may be glued together on it."""
        above = self
        for place, part in enumerate(parts_of(text)):
            found = _APPENDIX.match(part)
            if found and (place == 0 or not above.appendix):
                above = Above(found["number"], where)
                rest = found["rest"].strip(" *:")
                above = above._with_title(rest, where) if rest else above
            else:
                above = above._with_part(part, where)
        return above

    def _with_title(self, text: str, where: pmf.Location) -> Above:
        body = body_in(text)
        if body:
            return attrs.evolve(self, committee=body, committee_at=where)
        return attrs.evolve(self, title=text) if is_short(text) else self

    def _with_part(self, text: str, where: pmf.Location) -> Above:
        if not is_short(text):
            # A note below a table of an appendix leaves its headings; running text of the paper
            # parts what follows from the heading before it.
            return self if self.appendix else attrs.evolve(self, directorate=None)
        body = body_in(text)
        if body:
            return attrs.evolve(self, committee=body, committee_at=where, directorate=None)
        heading = _NUMBER.sub("", text, count=1)
        return attrs.evolve(self, directorate=heading)


def parts_of(text: str) -> Iterator[str]:
    """The headings of one line: those in bold are parted by their asterisks."""
    for part in text.replace("__", "**").split("**"):
        stripped = part.strip(" \t\xa0#*")
        if stripped:
            yield " ".join(stripped.rstrip(":").split())


def body_in(text: str) -> str | None:
    """The body a heading names: "Proposed KPIs reported to Finance OSC" is "Finance OSC"."""
    found = _REPORTED_TO.fullmatch(text) if len(text) <= _LONGEST_TITLE else None
    if found:
        return found["body"].strip(" .:")
    return text.strip(" .:") if _BODY.search(text) and is_short(text) else None


def is_short(text: str) -> bool:
    """Whether a line can be a heading: short, no sentence, no foot of a page."""
    if len(text) > _LONGEST or len(text.split()) > _WORDS or text.endswith((".", ";", ",")):
        return False
    bare = _NUMBER.sub("", text, count=1)
    return bare[:1].isupper() and not _PAGE.fullmatch(bare) and not _ASIDE.match(bare)
