"""What a dashboard's paper says in running text: indicators it names, how things go, comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

import pmf
from pmf_adapters.dashboard.tables import frequency_of
from pmf_adapters.papers import Section, without_addresses

#: "a new annual KPI to monitor the 'Reduction in …'": a kind of indicator, then a name in quotes.
_NAMED = re.compile(
    r"\b(?:(?P<frequency>(?i:annual|half[ -]yearly|quarterly|monthly))\s+)?"
    r"(?:KPI|PI|(?i:(?:key )?(?:performance )?indicator|measure))\b"
    r"[^.‘“\"';]{0,80}[‘“\"'](?P<name>[A-Z][^.;:‘“\"]{3,150}?)[.,]?[’”\"'](?![A-Za-z])"
)
#: A sentence on how performance goes as a whole.
_SUMMARY = (
    re.compile(r"\boverall\b", re.IGNORECASE),
    re.compile(r"\bperform", re.IGNORECASE),
    re.compile(
        r"\b(?:steady|stable|unchanged|improv\w+|better|declin\w+|worsen\w*|deteriorat\w+|worse"
        r"|mixed|strong|good|poor|positive|on track)\b",
        re.IGNORECASE,
    ),
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
#: "Comment from the Head of Housing: …", "Head of Planning – …".
_BY = re.compile(
    r"(?:Comments? (?:from|by) )?(?:the )?"
    r"(?P<role>(?:(?:Assistant|Strategic|Deputy) )?(?:Head|Director|Manager) of "
    r"[A-Z][\w ,&’']{2,80}?)"
    r"\s*[:–-]\s+(?P<text>.+)"
)
_SUMMARY_HEADS = frozenset(
    {"overall summary", "summary of performance", "performance summary", "summary of the quarter",
     "summary of performance for the quarter"}
)  # fmt: skip


@attrs.frozen
class Named:
    """An indicator a text names.

    Attributes:
        name: Its name.
        frequency: How often it is reported; `None` when not said.
        where: The paragraph.
    """

    name: str
    frequency: pmf.Frequency | None
    where: pmf.Location


def named_indicators(sections: Iterable[Section], file: str) -> tuple[Named, ...]:
    """The indicators a paper's paragraphs name in quotes, each once."""
    found: dict[str, Named] = {}
    for text, where in _paragraphs(sections, file):
        for match in _NAMED.finditer(text):
            name = " ".join(match["name"].split())
            named = Named(name, frequency_of(match["frequency"] or ""), where)
            found.setdefault(pmf.fold(name), named)
    return tuple(found.values())


def summary_sentences(
    sections: Iterable[Section], file: str, by_role: str | None, period: pmf.Period | None
) -> tuple[pmf.Commentary, ...]:
    """The sentences that say how performance goes as a whole."""
    return tuple(
        pmf.Commentary(
            None, without_addresses(sentence), by_role, period, pmf.CommentaryKind.SUMMARY,
            source=where,
        )
        for text, where in _paragraphs(sections, file)
        for sentence in _SENTENCE.split(text)
        if all(words.search(sentence) for words in _SUMMARY)
    )  # fmt: skip


def comments(document: pmf.Document, period: pmf.Period | None) -> tuple[pmf.Commentary, ...]:
    """What stands under headings of the dashboard: its summary, and comments by role."""
    return tuple(_comments(document, period))


def _comments(document: pmf.Document, period: pmf.Period | None) -> Iterator[pmf.Commentary]:
    under: str | None = None
    for block in document.blocks:
        if isinstance(block, pmf.Heading):
            under = block.text
        elif isinstance(block, pmf.Paragraph) and under is not None:
            where = pmf.Location(document.name, line=block.line)
            text = pmf.cells.strip_markup(block.text)[0]
            by = _BY.fullmatch(text)
            if by is not None:
                yield pmf.Commentary(
                    under, without_addresses(by["text"]), by["role"], period,
                    pmf.CommentaryKind.NARRATIVE, source=where,
                )  # fmt: skip
            elif pmf.fold(under) in _SUMMARY_HEADS:
                yield pmf.Commentary(
                    None, without_addresses(text), None, period, pmf.CommentaryKind.SUMMARY,
                    source=where,
                )  # fmt: skip


def _paragraphs(sections: Iterable[Section], file: str) -> Iterator[tuple[str, pmf.Location]]:
    for section in sections:
        for item in section.items:
            yield item.text, pmf.Location(file, line=item.line)
