"""Tables parted and joined by the headings an adapter knows."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from pmf.model.finding import Finding, Location
from pmf.model.scheme import fold
from pmf.reading.blocks import Block, Heading, Paragraph, Row, Table, fit_row
from pmf.reading.grammar.markup import strip_markup

Cells = tuple[str, ...]
Text = Heading | Paragraph
IsHeading = Callable[[Cells], bool]
Continues = Callable[[Cells, Cells], bool]
#: The foot or head of a page: "Page 3 of 10", "- 12 -".
_PAGE_MARK = re.compile(r"(?:.*\b)?page [0-9]{1,4}\b.*|[-– ]*[0-9]{1,4}[-– ]*", re.IGNORECASE)
#: A heading that only says that the table above goes on: "Continued", "Resources (cont'd)".
_CONTINUED = re.compile(r".*\bcont(?:inued|['’]?d|\.)[)\].…]*", re.IGNORECASE)
#: More or longer lines than these are running text, and the table has ended.
_STRAY_LINES = 3
_STRAY_LENGTH = 120


@attrs.define
class _OpenTable:
    """A table whose rows are still coming."""

    number: int
    line: int
    columns: Cells
    meant: Cells
    headings: tuple[Heading, ...]
    sheet: str | None = None
    rows: list[Row] = attrs.Factory(list)


def regroup(
    name: str, blocks: tuple[Block, ...], is_heading: IsHeading, continues: Continues
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """Part tables at known heading rows, and join rows to the table they were cut off from.

    Args:
        name: The document's name.
        blocks: Its blocks.
        is_heading: Whether cells are the heading row of a table the adapter knows.
        continues: Whether cells are one more row of a table with these columns.

    Returns:
        The blocks, tables and rows numbered anew, and what was noticed of their rows.
    """
    work = _Regrouping(name, is_heading, continues)
    for block in blocks:
        if isinstance(block, Table):
            work.meanings.update(zip(block.columns, block.meant, strict=True))
    for block in blocks:
        work.take(block)
    work.close()
    return tuple(work.blocks), tuple(work.findings)


class _Regrouping:
    """One pass over the blocks."""

    def __init__(self, name: str, is_heading: IsHeading, continues: Continues) -> None:
        self.name = name
        self.is_heading = is_heading
        self.continues = continues
        self.meanings: dict[str, str] = {}
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._open: _OpenTable | None = None
        self._inside: list[Text] = []  # lines known to stand between rows of the open table
        self._stray: list[Text] = []  # lines below it, of which that is still to be seen
        self._tables = 0

    def take(self, block: Block) -> None:
        """One block."""
        if isinstance(block, Table):
            self._take_table(block)
        elif self._open is not None and self._may_stray(block):
            self._stray.append(block)
        else:
            self.close(block)
            self.blocks.append(block)

    def close(self, below: Text | None = None) -> None:
        """Let the open table end here, with what stands below the lines already set aside."""
        open_ = self._open
        if open_ is not None:
            self._tell_below(open_, [*self._stray, *([] if below is None else [below])])
            table = Table(
                self.name,
                open_.number,
                open_.line,
                open_.columns,
                tuple(open_.rows),
                open_.headings,
                open_.meant,
                open_.sheet,
            )
            self.blocks += [table, *self._inside, *self._stray]
            self._open, self._inside, self._stray = None, [], []

    def _tell_below(self, open_: _OpenTable, below: list[Text]) -> None:
        """Tell lines right below the last row, no blank line between: it may be cut off there."""
        if not self.is_heading(open_.meant):
            return
        line = open_.rows[-1].line if open_.rows else open_.line
        for text in below:
            line += 1
            if text.line != line or isinstance(text, Heading) or _PAGE_MARK.fullmatch(text.text):
                return
            message = (
                "the line stands right below the last row of a table; if it belongs to a cell, "
                "put it back there"
            )
            where = _line_of(self.name, open_, text.line)
            self.findings.append(Finding("stray-text", message, where, text.text))

    def _may_stray(self, text: Text) -> bool:
        may_be = isinstance(text, Paragraph) or _CONTINUED.fullmatch(text.text) is not None
        return may_be and len(self._stray) < _STRAY_LINES and len(text.text) <= _STRAY_LENGTH

    def _take_table(self, table: Table) -> None:
        if self._open is not None and self._stray and self._joins(self._open, table):
            self._keep_stray(self._open)
            self._add(self._open, table.columns, table.line)
        else:
            self._start(table.columns, table.line, table)
        for row in table.rows:
            self._take_row(row, table)

    def _take_row(self, row: Row, table: Table) -> None:
        open_ = self._open
        if open_ is None or self._starts_another(open_, row.printed):
            self._start(_trimmed(row.printed), row.line, table)
        else:
            self._add(open_, row.printed, row.line)

    def _starts_another(self, open_: _OpenTable, cells: Cells) -> bool:
        return self.is_heading(self._meant(cells)) and _plain(cells) != _plain(open_.columns)

    def _joins(self, open_: _OpenTable, table: Table) -> bool:
        """Whether a table below stray lines is the rest of the one above them."""
        same_width = len(table.columns) == len(open_.columns)
        if not same_width or not self.is_heading(open_.meant):
            return False
        at_page_break = any(_says_on(stray) for stray in self._stray)
        if self.is_heading(table.meant):
            return at_page_break and _plain(table.columns) == _plain(open_.columns)
        return at_page_break or self.continues(open_.meant, table.columns)

    def _keep_stray(self, open_: _OpenTable) -> None:
        for stray in self._stray:
            message = "the line stands between rows of a table; the table goes on below it"
            where = _line_of(self.name, open_, stray.line)
            self.findings.append(Finding("stray-text", message, where, stray.text))
        self._inside += self._stray
        self._stray = []

    def _start(self, columns: Cells, line: int, table: Table) -> None:
        self.close()
        self._tables += 1
        names = tuple(column.strip() for column in columns)
        self._open = _OpenTable(
            self._tables, line, names, self._meant(names), table.headings, table.sheet
        )

    def _add(self, open_: _OpenTable, cells: Cells, line: int) -> None:
        where = Location(self.name, open_.number, sheet=open_.sheet)
        # A sheet numbers its rows itself.
        number = len(open_.rows) + 2 if open_.sheet is None else line
        row, finding = fit_row(where, number, line, cells, open_.columns)
        if self.is_heading(self._meant(cells)):  # the same heading again, marked up or spaced anew
            row = attrs.evolve(row, repeats_heading=True)
        open_.rows.append(row)
        if finding is not None:
            self.findings.append(finding)

    def _meant(self, cells: Cells) -> Cells:
        return tuple(self.meanings.get(cell.strip(), cell) for cell in cells)


def _line_of(name: str, open_: _OpenTable, line: int) -> Location:
    """The place of a line of text beside an open table."""
    if open_.sheet is not None:
        return Location(name, open_.number, line, sheet=open_.sheet)
    return Location(name, open_.number, None, line)


def _says_on(text: Text) -> bool:
    """Whether a line between two tables says that the first goes on."""
    if isinstance(text, Heading):
        return _CONTINUED.fullmatch(text.text) is not None
    return _PAGE_MARK.fullmatch(text.text) is not None


def _plain(cells: Cells) -> Cells:
    return tuple(fold(strip_markup(cell)[0]) for cell in _trimmed(cells))


def _trimmed(cells: Cells) -> Cells:
    """The cells without empty ones at their end."""
    width = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return cells[:width]
