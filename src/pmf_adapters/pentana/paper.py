"""The covering paper of a report: its title, what it is for, what it asks, what it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pmf
from pmf_adapters import papers

_NOTHING = frozenset({"nil", "none", "n/a", "not applicable"})
#: "Joint report of the Chief Executive, the Deputy Chief Executive and the Interim Director".
_REPORT_OF = re.compile(r"(?:Joint )?report (?:of|by) (?:the )?(?P<who>\S.*)", re.IGNORECASE)
_NEXT_ROLE = re.compile(r",? and the |, the ", re.IGNORECASE)
_PURPOSE = re.compile(r"(?:[0-9]{1,2}\.? +)?purpose(?: of (?:the |this )?report)?:?", re.IGNORECASE)
_WORDS = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
#: "the five corporate priority areas of A, B, C and D", "its priorities are A, B and C".
_PRIORITIES = re.compile(
    rf"\bpriorit(?:ies|y areas?) (?:are|of) (?P<list>(?:{_WORDS}, )*{_WORDS},? and {_WORDS})"
)


def read_paper(document: pmf.Document) -> pmf.Paper:
    """What the paper says of itself, as far as it is printed."""
    texts = tuple(_texts(document))
    background = _after(texts, "background papers")
    purpose = next((text for label, text in pairwise(texts) if _PURPOSE.fullmatch(label)), None)
    return pmf.Paper(
        title=_title(document),
        report_of=_report_of(texts),
        purpose=None if purpose is None else papers.without_addresses(purpose),
        priorities=_priorities(texts),
        recommendations=_after(texts, "recommendation"),
        background_papers=tuple(one for one in background if pmf.fold(one) not in _NOTHING),
    )


def _texts(document: pmf.Document) -> Iterator[str]:
    """The paragraphs; one that is bold as a whole may be several that ran into one another."""
    for paragraph in document.paragraphs:
        yield from _bold(paragraph.text) or (paragraph.text,)


def _bold(text: str) -> tuple[str, ...]:
    """The bold parts of a text that holds nothing else; empty for any other."""
    parts = text.strip().split("**")
    if len(parts) < 3 or any(part.strip() for part in parts[::2]):
        return ()
    return tuple(part.strip() for part in parts[1::2] if part.strip())


def _title(document: pmf.Document) -> str | None:
    """The first bold text in capitals."""
    starts = (one.text for one in document.paragraphs if one.text.startswith("**"))
    bold = (part.strip() for text in starts for part in text.split("**"))
    return next((part for part in bold if part.isupper()), None)


def _report_of(texts: tuple[str, ...]) -> str | None:
    """The roles of the line that says whose report it is."""
    found = next(filter(None, map(_REPORT_OF.fullmatch, texts)), None)
    if found is None:
        return None
    each = (papers.roles_in(part) for part in _NEXT_ROLE.split(found["who"].rstrip(" .")))
    return " / ".join(role for roles in each for role in roles) or None


def _priorities(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The priorities the first sentence that names them lists."""
    found = next(filter(None, map(_PRIORITIES.search, texts)), None)
    if found is None:
        return ()
    return tuple(re.split(r", and |, | and ", found["list"]))


def _after(texts: tuple[str, ...], label: str) -> tuple[str, ...]:
    """The paragraph that follows a bold label."""
    for text, following in pairwise(texts):
        if pmf.fold(text.strip("*")) == label:
            return (following.strip("* "),)
    return ()
