"""Text with tables whose cells are parted by tabs, as it comes out of a council's paper.

A line with a tab is a row. The first row after running text is a heading row. After a page break
the heading row is printed again: such a row continues the table. Blank lines change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from pmf.errors import ReadError
from pmf.model.finding import Finding, Location
from pmf.reading.blocks import Block, Heading, Paragraph, Row, Table, fit_row
from pmf.reading.document import Document
from pmf.reading.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS

_HEADING = re.compile(r"(#{1,6}) +(.*)", re.ASCII)


@attrs.define
class _OpenTable:
    """A table whose rows are still coming."""

    number: int
    line: int
    columns: tuple[str, ...]
    rows: list[Row]
    headings: tuple[Heading, ...]


class _Layout:
    """Turns lines into blocks, one pass from top to bottom."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._headings: list[Heading] = []
        self._table: _OpenTable | None = None
        self._tables = 0
        self._rows = 0

    def take(self, text: str, line: int) -> None:
        """One physical line."""
        if "\t" in text:
            self._take_row(text, line)
        elif text.strip():
            self._take_prose(text.strip(), line)

    def finish(self) -> Document:
        """The document, once every line was taken."""
        self._close()
        return Document(self.name, "text", tuple(self.blocks), tuple(self.findings))

    def _take_prose(self, text: str, line: int) -> None:
        self._close()
        found = _HEADING.fullmatch(text)
        if found is None:
            self.blocks.append(Paragraph(text, line))
            return
        heading = Heading(len(found[1]), found[2].strip(), line)
        self._headings = [above for above in self._headings if above.level < heading.level]
        self._headings.append(heading)
        self.blocks.append(heading)

    def _take_row(self, text: str, line: int) -> None:
        cells = tuple(text.split("\t"))
        self._check(cells, line)
        table = self._table
        if table is None:
            self._tables += 1
            columns = tuple(cell.strip() for cell in cells)
            self._table = _OpenTable(self._tables, line, columns, [], tuple(self._headings))
            return
        where = Location(self.name, table.number)
        row, finding = fit_row(where, len(table.rows) + 2, line, cells, table.columns)
        table.rows.append(row)
        if finding is not None:
            self.findings.append(finding)

    def _check(self, cells: tuple[str, ...], line: int) -> None:
        self._rows += 1
        if len(cells) > MAX_COLUMNS:
            raise ReadError(f"{self.name}:{line}: more than {MAX_COLUMNS:,} columns")
        if self._rows > MAX_ROWS:
            raise ReadError(f"{self.name}:{line}: more than {MAX_ROWS:,} rows; split the file")
        if any(len(cell) > MAX_CELL for cell in cells):
            raise ReadError(f"{self.name}:{line}: a cell of more than {MAX_CELL:,} characters")

    def _close(self) -> None:
        if self._table is not None:
            open_ = self._table
            self.blocks.append(
                Table(
                    self.name,
                    open_.number,
                    open_.line,
                    open_.columns,
                    tuple(open_.rows),
                    open_.headings,
                )
            )
            self._table = None


def lay_out_text(text: str, name: str) -> Document:
    """Lay out text with tab-separated tables.

    Raises:
        ReadError: It has more rows, columns or characters in a cell than are read.
    """
    layout = _Layout(name)
    for line, content in enumerate(_lines(text), start=1):
        layout.take(content, line)
    return layout.finish()


def _lines(text: str) -> Iterator[str]:
    # Not str.splitlines: it also cuts at characters that stand inside cells.
    yield from text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
