"""A document as it is laid out: headings, paragraphs and tables, each with its place.

No format is known here and nothing is interpreted: a cell is text.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import attrs

from pmf.model.finding import Finding, Location


@attrs.frozen
class Heading:
    """A heading of the document.

    Attributes:
        level: 1 for the highest.
        text: Its text.
        line: The physical line.
    """

    level: int
    text: str
    line: int


@attrs.frozen
class Paragraph:
    """A line of running text.

    Attributes:
        text: Its text.
        line: The physical line.
    """

    text: str
    line: int


@attrs.frozen
class Row:
    """One row of a table, below its heading row.

    Attributes:
        number: The row in its table, the heading row being 1.
        line: The physical line on which it starts.
        cells: As many texts as the table has columns; empty text where a cell is missing.
        printed_width: How many cells the row really had.
        repeats_heading: Whether it repeats the heading row, as at a page break.
    """

    number: int
    line: int
    cells: tuple[str, ...]
    printed_width: int
    repeats_heading: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether every cell is empty."""
        return not any(cell.strip() for cell in self.cells)

    @property
    def is_section(self) -> bool:
        """Whether only the first cell holds anything: a section's name inside a table."""
        return bool(self.cells[0].strip()) and not any(cell.strip() for cell in self.cells[1:])


@attrs.frozen
class Table:
    """A table of the document.

    Attributes:
        file: The document's name.
        number: The table in the document, from 1.
        line: The physical line of its heading row.
        columns: Its heading row.
        rows: The rows below, repeated headings included.
        headings: The headings it stands under, the highest first.
    """

    file: str
    number: int
    line: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    headings: tuple[Heading, ...] = ()

    def place(self, row: Row | None = None, column: int | None = None) -> Location:
        """Where a row or one of its cells stands; the heading row when no row is given."""
        return Location(
            self.file,
            self.number,
            1 if row is None else row.number,
            self.line if row is None else row.line,
            None if column is None else self.columns[column],
        )


Block = Heading | Paragraph | Table


@attrs.frozen
class Document:
    """One council document, laid out.

    Attributes:
        name: The file's name, without its folder.
        kind: The layout it was read as: ``text`` or ``csv``.
        blocks: Headings, paragraphs and tables in their order.
        findings: What was noticed while laying it out.
    """

    name: str
    kind: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @functools.cached_property
    def prose(self) -> str:
        """Headings and paragraphs as one text, to recognise a document by what it says."""
        return "\n".join(_prose(self.blocks))

    def says(self, *words: str) -> bool:
        """Whether the prose holds all these words, in any case."""
        prose = self.prose.casefold()
        return all(word.casefold() in prose for word in words)


def _prose(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, Table):
            yield block.text
