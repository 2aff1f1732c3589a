"""The appendices a paper names, and those whose content is not in the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

import pmf

#: "Appendix 1 – title", "Appendix 1a", "- Appendix 2: title".
_NAMED = re.compile(
    r"\bAppendix (?P<number>[0-9]{1,2}[a-z]?|[A-Z])\b"
    r"(?:\s*[–:-]\s*(?P<title>[^.;]+?(?=\s+Appendix [0-9]|[.;]|$)))?",
)
#: A paragraph that is the heading of an appendix in the document: it starts with its name.
_HEADS = re.compile(r"(?:#+ )?\**Appendix (?P<number>[0-9]{1,2}[a-z]?|[A-Z])\b\**:?", re.IGNORECASE)


@attrs.frozen
class Appendix:
    """An appendix as a paper names it.

    Attributes:
        number: ``"1"``, ``"1a"``.
        title: Its title where it is named; `None` when none is given anywhere.
        where: Where it is named first.
    """

    number: str
    title: str | None
    where: pmf.Location

    def __str__(self) -> str:
        return f"Appendix {self.number}" + (f" – {self.title}" if self.title else "")


def appendices_named(
    document: pmf.Document, texts: Iterable[tuple[str, pmf.Location]]
) -> tuple[Appendix, ...]:
    """The appendices these texts name, each once, with the first title given.

    Args:
        document: The paper.
        texts: Its texts with their places, labels and paragraphs alike.
    """
    found: dict[str, Appendix] = {}
    for text, where in texts:
        for match in _NAMED.finditer(text):
            number, title = match["number"], _title(match["title"])
            known = found.get(number)
            if known is None:
                found[number] = Appendix(number, title, where)
            elif known.title is None and title is not None:
                found[number] = attrs.evolve(known, title=title)
    return tuple(sorted(found.values(), key=lambda one: _order(one.number)))


def note_missing_appendices(
    document: pmf.Document, appendices: Sequence[Appendix], cells: pmf.Collector
) -> None:
    """A finding for each appendix that has no table below a heading of its own.

    Args:
        document: The paper.
        appendices: The appendices it names.
        cells: What collects findings.
    """
    there = _with_tables(document)
    for appendix in appendices:
        if appendix.number not in there:
            message = (
                f"{appendix} is named, but what it holds is not in the document; "
                "give the file of the appendix to read its figures"
            )
            cells.note("appendix-missing", message, appendix.where, str(appendix))


def _with_tables(document: pmf.Document) -> set[str]:
    """The numbers of the appendices below whose heading a table stands."""
    there: set[str] = set()
    current: str | None = None
    for block in document.blocks:
        if isinstance(block, pmf.Table):
            there |= {current} if current else set()
        elif (found := _HEADS.match(block.text)) is not None:
            current = found["number"]
    return there


def _title(text: str | None) -> str | None:
    return " ".join(text.strip(" *").split()) or None if text else None


def _order(number: str) -> tuple[int, str]:
    digits = re.match(r"[0-9]+", number)
    return (int(digits[0]) if digits else 99, number)
