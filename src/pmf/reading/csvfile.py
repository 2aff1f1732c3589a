"""Comma-separated files: one table, the first row with two filled cells being its heading."""

from __future__ import annotations

import csv
import io

from pmf.errors import ReadError
from pmf.model.finding import Finding, Location
from pmf.reading.document import Block, Document, Paragraph, Row, Table
from pmf.reading.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS

_DELIMITERS = ",;\t|"


def looks_like_csv(text: str) -> bool:
    """Whether the first lines share a delimiter, so that they read as a table."""
    lines = [line for line in text[:20_000].split("\n")[:5] if line.strip()]
    return len(lines) > 1 and any(
        all(line.count(delimiter) >= 2 for line in lines) for delimiter in ",;|"
    )


def lay_out_csv(text: str, name: str) -> Document:
    """Lay out a comma-separated file. Rows are numbered as a sheet numbers them.

    The delimiter is the one of ``, ; tab |`` that cuts the first lines into most cells.

    Raises:
        ReadError: A quote is never closed, or there are more rows, columns or characters in a
            cell than are read.
    """
    delimiter = _delimiter(text)
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    blocks: list[Block] = []
    findings: list[Finding] = []
    columns: tuple[str, ...] = ()
    heading_line, offset = 0, 0
    rows: list[Row] = []
    start = 1
    try:
        for number, cells in enumerate(reader, start=1):
            line, start = start, reader.line_num + 1
            _check(name, line, number, len(cells))
            if not columns:
                if sum(bool(cell.strip()) for cell in cells) >= 2:
                    columns = tuple(cell.strip() for cell in cells)
                    heading_line, offset = line, number - 1
                elif cells:
                    blocks.append(Paragraph(delimiter.join(cells).strip(delimiter + " "), line))
                continue
            rows.append(_row(name, cells, columns, number - offset, line, findings))
    except csv.Error as error:
        raise ReadError(f"{name}:{start}: the file breaks off inside a cell: {error}") from None
    if columns:
        blocks.append(Table(name, 1, heading_line, columns, tuple(rows)))
    return Document(name, "csv", tuple(blocks), tuple(findings))


def _delimiter(text: str) -> str:
    head = text[:20_000].split("\n")[:5]
    return max(_DELIMITERS, key=lambda delimiter: sum(line.count(delimiter) for line in head))


def _check(name: str, line: int, number: int, width: int) -> None:
    if width > MAX_COLUMNS:
        raise ReadError(f"{name}:{line}: more than {MAX_COLUMNS:,} columns")
    if number > MAX_ROWS:
        raise ReadError(f"{name}:{line}: more than {MAX_ROWS:,} rows; split the file")


def _row(
    name: str,
    cells: list[str],
    columns: tuple[str, ...],
    number: int,
    line: int,
    findings: list[Finding],
) -> Row:
    width = len(columns)
    fitted = tuple((cells + [""] * width)[:width])
    extra = [cell for cell in cells[width:] if cell.strip()]
    if cells and (len(cells) < width or extra):
        lost = f"; not read: {' | '.join(extra)}" if extra else ""
        message = f"the row has {len(cells)} cells, its heading {width}{lost}"
        raw = ",".join(cells)
        findings.append(Finding("row-width", message, Location(name, 1, number, line), raw))
    repeats = tuple(cell.strip() for cell in fitted) == columns
    return Row(number, line, fitted, len(cells), repeats)
