"""The numbered sections of a paper and the paragraphs under them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

import pmf

#: "5 **Resource Implications**", "2. Introduction", "6 RISK MANAGEMENT"; no full stop at the end.
_TITLE = re.compile(r"(?P<number>[0-9]{1,2})\.? +(?P<title>(?:\*\*)?[A-Z(].{2,140}?)(?:\*\*)?:?")
_NUMBER = re.compile(
    r"(?:[-•·o] +)?(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}"
    r"|\(?[ivx]{1,4}\)|\(?[0-9]{1,2}\)|[0-9]{1,2})\.?\s+"
)
_BULLET = re.compile(r"[-•·]\s+|o\s{2,}")


@attrs.frozen
class Item:
    """One paragraph under a section.

    Attributes:
        number: Its number as printed, without brackets; `None` when it has none.
        text: Its text, without the number or bullet.
        line: The physical line.
        bulleted: Whether it is a point with a bullet and no number.
    """

    number: str | None
    text: str
    line: int
    bulleted: bool = False


@attrs.frozen
class Section:
    """One section.

    Attributes:
        number: Its number; `None` for what stands before the first.
        title: Its title.
        line: The physical line; 0 for what stands before the first.
        items: Its paragraphs, in order.
    """

    number: str | None
    title: str
    line: int
    items: tuple[Item, ...] = ()

    @property
    def text(self) -> str:
        """Its paragraphs as one text."""
        return " ".join(item.text for item in self.items)


def outline_of(document: pmf.Document) -> tuple[Section, ...]:
    """The sections of a paper in order, the first being what stands before any."""
    sections = [Section(None, "", 0)]
    for text, line in _texts(document):
        found = _TITLE.fullmatch(text)
        if found and not _is_sentence(found["title"]):
            sections.append(Section(found["number"], found["title"].strip("* :"), line))
        else:
            last = sections[-1]
            sections[-1] = attrs.evolve(last, items=(*last.items, item_of(text, line)))
    return tuple(sections)


def item_of(text: str, line: int) -> Item:
    """A paragraph without its number or bullet."""
    found = _NUMBER.match(text)
    if found:
        return Item(found["number"].strip("()"), _bare(text[found.end() :]), line)
    bullet = _BULLET.match(text)
    return Item(None, _bare(text[bullet.end() :] if bullet else text), line, bullet is not None)


def _texts(document: pmf.Document) -> Iterator[tuple[str, int]]:
    for block in document.blocks:
        if not isinstance(block, pmf.Table):
            yield block.text.strip(), block.line


def _bare(text: str) -> str:
    return " ".join(pmf.cells.strip_markup(text)[0].split())


def _is_sentence(title: str) -> bool:
    """Whether what follows a number is running text and no title."""
    return title.rstrip("* ").endswith(".") or len(title.split()) > 16
