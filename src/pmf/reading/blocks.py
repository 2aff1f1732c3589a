"""What a document is made of: headings, paragraphs and tables, each with its place.

No format is known here and nothing is interpreted: a cell is text.
"""

from __future__ import annotations

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
        beyond: The cells printed beyond the last column; none as a rule.
    """

    number: int
    line: int
    cells: tuple[str, ...]
    printed_width: int
    repeats_heading: bool = False
    beyond: tuple[str, ...] = ()

    @property
    def printed(self) -> tuple[str, ...]:
        """The cells as they were printed, neither filled up nor cut."""
        return self.cells[: self.printed_width] + self.beyond

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
        meant: What each column is taken as; the heading itself unless the caller mapped it.
        sheet: The sheet of a workbook it stands on, whose own rows `line` and the numbers of its
            rows then are; `None` in a text.
    """

    file: str
    number: int
    line: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    headings: tuple[Heading, ...] = ()
    meant: tuple[str, ...] = attrs.field()
    sheet: str | None = None

    @meant.default
    def _as_printed(self) -> tuple[str, ...]:
        return self.columns

    def place(self, row: Row | None = None, column: int | None = None) -> Location:
        """Where a row or one of its cells stands; the heading row when no row is given."""
        line = self.line if row is None else row.line
        heading = None if column is None else self.columns[column]
        if self.sheet is not None:
            return Location(self.file, self.number, line, None, heading, self.sheet)
        number = 1 if row is None else row.number
        return Location(self.file, self.number, number, line, heading)


Block = Heading | Paragraph | Table


def fit_row(
    table: Location, number: int, line: int, cells: tuple[str, ...], columns: tuple[str, ...]
) -> tuple[Row, Finding | None]:
    """A row as wide as its table, and a finding when it was printed wider or narrower.

    Args:
        table: The place of the table.
        number: The row in its table.
        line: The physical line on which it starts.
        cells: The cells as printed; none for an empty line.
        columns: The heading row.
    """
    width = len(columns)
    fitted = (cells + ("",) * width)[:width]
    repeats = tuple(cell.strip() for cell in fitted) == columns
    row = Row(number, line, fitted, len(cells), repeats, cells[width:])
    extra = [cell for cell in row.beyond if cell.strip()]
    if not cells or (len(cells) >= width and not extra):
        return row, None
    lost = f"; not read: {' | '.join(extra)}" if extra else ""
    message = f"the row has {len(cells)} cells, its heading {width}{lost}"
    where = attrs.evolve(table, row=number, line=None if table.sheet else line)
    return row, Finding("row-width", message, where, "\t".join(cells))
