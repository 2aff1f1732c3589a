"""Workbooks: each sheet a heading with a table, its rows numbered as the sheet numbers them.

The heading row of a sheet is the first that as many rows below as possible fit; what stands above
it is text. Rows with nothing in them are left out, and hidden ones are read like the others.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from pmf.errors import MissingExtra, ReadError
from pmf.model import return_form
from pmf.model.finding import Finding, Location, Severity
from pmf.reading.blocks import Block, Heading, Paragraph, Row, Table, fit_row
from pmf.reading.document import Document
from pmf.reading.guard import PluginFault, guarded
from pmf.reading.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from pmf.reading.xlsx_cell import Shown, shown_cell
from pmf.reading.xlsx_guard import check_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

#: How many rows are looked at to find the heading row.
_HEAD_ROWS = 60


@attrs.frozen
class _Sheet:
    """The cells of one sheet that hold something.

    Attributes:
        name: Its name.
        rows: For each row its number and its cells, by column from 0.
        findings: What was noticed of the sheet as a whole.
        formulas: Places of formulas without a result: row from 1 and column from 0.
    """

    name: str
    rows: tuple[tuple[int, dict[int, Shown]], ...]
    findings: tuple[Finding, ...]
    formulas: frozenset[tuple[int, int]] = frozenset()


def lay_out_xlsx(data: bytes, name: str) -> Document:
    """Lay out a workbook.

    Args:
        data: The bytes of the file.
        name: Its name.

    Raises:
        ReadError: It is damaged, unsafe, empty, or has more rows, columns or characters in a cell
            than are read.
        MissingExtra: openpyxl is not installed.
    """
    try:
        check_workbook(data)
    except ReadError as refused:
        raise ReadError(f"{name}: {refused}") from None
    try:
        with guarded(MissingExtra, ReadError):
            sheets = [_sheet(sheet, name) for sheet in _load(data).worksheets]
            if any(_without_result(data)):
                sheets = _with_formulas(sheets, data)
    except PluginFault as fault:
        message = f"{name}: the workbook cannot be read ({fault}); open it and save it again"
        raise ReadError(message) from None
    if not any(sheet.rows for sheet in sheets):
        raise ReadError(f"{name}: the file is empty")
    layout = _Layout(name)
    for sheet in sheets:
        layout.take(sheet)
    return Document(name, "xlsx", tuple(layout.blocks), tuple(layout.findings))


def _load(data: bytes, *, results: bool = True) -> Workbook:
    try:
        import openpyxl
    except ImportError as missing:
        raise MissingExtra("reading a workbook", "openpyxl", "excel") from missing
    return openpyxl.load_workbook(
        io.BytesIO(data), data_only=results, keep_links=False, rich_text=True
    )


def _without_result(data: bytes) -> Iterator[bool]:
    """Whether sheets hold formulas at all: only then are they read a second time."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/"):
                content = archive.read(part)
                yield b"<f" in content or b":f" in content


def _with_formulas(sheets: list[_Sheet], data: bytes) -> list[_Sheet]:
    """The sheets with the places of formulas whose result the file does not hold."""
    written = {sheet.title: sheet for sheet in _load(data, results=False).worksheets}
    found = []
    for sheet in sheets:
        filled = {(row, column) for row, cells in sheet.rows for column in cells}
        formulas = {
            (cell.row, cell.column - 1)
            for cell in _cells(written[sheet.name])
            if cell.data_type == "f"
        }
        found.append(_with_places(sheet, frozenset(formulas - filled)))
    return found


def _with_places(sheet: _Sheet, formulas: frozenset[tuple[int, int]]) -> _Sheet:
    """The sheet with empty cells where formulas have no result."""
    rows = {number: dict(cells) for number, cells in sheet.rows}
    for row, column in formulas:
        rows.setdefault(row, {}).setdefault(column, Shown(""))
    return attrs.evolve(sheet, rows=tuple(sorted(rows.items())), formulas=formulas)


def _cells(sheet: Worksheet) -> Iterator[Any]:
    # Not iter_rows: it makes every cell up to the last one, however far away that is.
    yield from sheet._cells.values()


def _sheet(sheet: Worksheet, file: str) -> _Sheet:
    rows: dict[int, dict[int, Shown]] = {}
    for cell in _cells(sheet):
        shown = shown_cell(cell.value, cell.data_type, cell.number_format)
        if shown.text.strip() or shown.odd:
            rows.setdefault(cell.row, {})[cell.column - 1] = shown
    for number, cells in rows.items():
        _check(f"{file}: sheet {sheet.title!r}, row {number}", cells)
    if len(rows) > MAX_ROWS:
        raise ReadError(f"{file}: more than {MAX_ROWS:,} rows; split the file")
    return _Sheet(sheet.title, tuple(sorted(rows.items())), tuple(_noticed(sheet, file)))


def _check(where: str, cells: dict[int, Shown]) -> None:
    if max(cells) >= MAX_COLUMNS:
        raise ReadError(f"{where}: more than {MAX_COLUMNS:,} columns")
    if any(len(cell.text) > MAX_CELL for cell in cells.values()):
        raise ReadError(f"{where}: a cell of more than {MAX_CELL:,} characters")


def _noticed(sheet: Worksheet, file: str) -> Iterator[Finding]:
    """What is hidden or merged on a sheet."""
    where = Location(file, sheet=sheet.title)
    if sheet.sheet_state != "visible":
        yield Finding("sheet-hidden", f"the sheet {sheet.title!r} is hidden; it is read", where)
    rows = sorted(number for number, row in sheet.row_dimensions.items() if row.hidden)
    if rows:
        message = f"rows of the sheet are hidden, {len(rows)} in all, from here on; they are read"
        yield Finding("sheet-hidden", message, attrs.evolve(where, row=rows[0]))
    columns = sorted(name for name, column in sheet.column_dimensions.items() if column.hidden)
    if columns:
        message = f"columns of the sheet are hidden, the first is {columns[0]}; they are read"
        yield Finding("sheet-hidden", message, where)
    merged = list(sheet.merged_cells.ranges)
    if merged:
        # Over rows, a name printed once may be meant for each of them.
        over_rows = any(one.max_row > one.min_row for one in merged)
        severity = Severity.WARNING if over_rows else Severity.INFO
        message = (
            f"{len(merged)} ranges of the sheet are merged; what each holds counts for its first "
            "cell"
        )
        first = min(one.min_row for one in merged)
        place = attrs.evolve(where, row=first)
        yield attrs.evolve(Finding("cells-merged", message, place), severity=severity)


class _Layout:
    """Turns sheets into blocks, one after the other."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._tables = 0

    def take(self, sheet: _Sheet) -> None:
        """One sheet."""
        self.findings += sheet.findings
        if not sheet.rows:
            return
        heading = Heading(1, sheet.name.strip(), 1)
        self.blocks.append(heading)
        number = _heading_row(sheet)
        for row, cells in sheet.rows:
            if number is None or row < number:
                text = " ".join(cells[at].text.strip() for at in sorted(cells))
                if text.strip():
                    self.blocks.append(Paragraph(text.strip(), row))
        if number is None:
            self._tell(sheet, None, ())
        else:
            self._table(sheet, number, heading)

    def _table(self, sheet: _Sheet, number: int, heading: Heading) -> None:
        self._tables += 1
        below = [(row, cells) for row, cells in sheet.rows if row > number]
        top = dict(sheet.rows)[number]
        columns = tuple(cell.strip() for cell in _texts(top, _width(top)))
        width = max(len(columns), *(_width(cells) for _, cells in below), 0)
        where = Location(self.name, self._tables, sheet=sheet.name)
        rows: list[Row] = []
        for row, cells in below:
            fitted, finding = fit_row(where, row, row, _texts(cells, width), columns)
            rows.append(fitted)
            self.findings += [] if finding is None else [finding]
        self.blocks.append(
            Table(
                self.name, self._tables, number, columns, tuple(rows), (heading,), sheet=sheet.name
            )
        )
        self._tell(sheet, self._tables, columns)

    def _tell(self, sheet: _Sheet, table: int | None, columns: tuple[str, ...]) -> None:
        """Tell the cells that hold neither text nor a number."""
        for row, cells in sheet.rows:
            for at, cell in sorted(cells.items()):
                column = columns[at] if at < len(columns) else None
                where = Location(self.name, table, row, None, column or None, sheet.name)
                if (row, at) in sheet.formulas:
                    message = (
                        "the file does not hold the result of the formula here; open it in a "
                        "spreadsheet program, save it and read it again"
                    )
                    self.findings.append(Finding("formula-not-calculated", message, where))
                elif cell.odd:
                    self.findings.append(Finding("cell-type", cell.odd, where, cell.text))


def _heading_row(sheet: _Sheet) -> int | None:
    """The number of the heading row; `None` when no row near the top is one."""
    head = [(row, cells) for row, cells in sheet.rows if len(cells) >= 2][:_HEAD_ROWS]
    for row, cells in head:
        if return_form.table_of(_texts(cells, _width(cells))) is not None:
            return row
    best: tuple[int, int | None] = (-1, None)
    for place, (row, cells) in enumerate(head):
        width = _width(cells)
        fitting = sum(_width(below) <= width for _, below in head[place + 1 :])
        if fitting > best[0]:
            best = (fitting, row)
    return best[1]


def _width(cells: dict[int, Shown]) -> int:
    return max(cells) + 1


def _texts(cells: dict[int, Shown], width: int) -> tuple[str, ...]:
    return tuple(cells[at].text if at in cells else "" for at in range(width))
