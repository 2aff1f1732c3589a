"""Comma-separated files: one table, whose heading row is the first that fits the rows below it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from pmf.errors import ReadError
from pmf.model import return_form
from pmf.model.finding import Finding, Location
from pmf.reading.blocks import Block, Paragraph, Row, Table, fit_row
from pmf.reading.document import Document
from pmf.reading.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS

_DELIMITERS = ",;\t|"
#: How much of a file is looked at to find its delimiter and its heading row.
_HEAD_CHARACTERS = 200_000
_HEAD_ROWS = 60


def looks_like_csv(text: str) -> bool:
    """Whether the first lines share a delimiter, so that they read as a table."""
    lines = [line for line in text[:20_000].split("\n")[:5] if line.strip()]
    return len(lines) > 1 and any(
        all(line.count(delimiter) >= 2 for line in lines) for delimiter in ",;|"
    )


def lay_out_csv(text: str, name: str) -> Document:
    """Lay out a comma-separated file. Rows are numbered as a sheet numbers them.

    The heading row is the first that as many rows below as possible fit; what stands above it
    is text. The delimiter is the one of ``, ; tab |`` that makes most rows fit, and of several
    the one that parts the heading row into most cells. A return of our own begins with the
    heading row of its first table; whoever reads it parts the tables below.

    Raises:
        ReadError: A quote is never closed or stands inside a cell, or there are more rows,
            columns or characters in a cell than are read.
    """
    delimiter, heading = _own_form(text) or _shape(text)
    blocks: list[Block] = []
    findings: list[Finding] = []
    columns: tuple[str, ...] = ()
    heading_line, offset = 0, 0
    rows: list[Row] = []
    for number, (line, cells) in enumerate(_rows(text, delimiter, name), start=1):
        _check(name, line, number, cells)
        if columns:
            row, finding = fit_row(Location(name, 1), number - offset, line, cells, columns)
            rows.append(row)
            findings += [] if finding is None else [finding]
        elif number == heading or (heading is None and _filled(cells) >= 2):
            columns = tuple(cell.strip() for cell in cells)
            heading_line, offset = line, number - 1
        elif any(cell.strip() for cell in cells):
            blocks.append(Paragraph(delimiter.join(cells).strip(delimiter + " "), line))
    if columns:
        blocks.append(Table(name, 1, heading_line, columns, tuple(rows)))
    return Document(name, "csv", tuple(blocks), tuple(findings))


def _rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every row with the physical line on which it starts."""
    # The csv module's own limit on a cell belongs to the whole process: it is left alone.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, tuple(cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReadError(f"{name}:{line}: {_reason(str(error), delimiter)}") from None


def _reason(error: str, delimiter: str) -> str:
    if "expected after" in error:
        mark = "a tab" if delimiter == "\t" else repr(delimiter)
        return (
            f'text stands behind a closing quote; write {mark} there, or "" for a quote in a cell'
        )
    if "limit" in error:
        return "a cell is too long to be read; is a quote never closed?"
    return f"the file breaks off inside a cell, a quote is never closed: {error}"


def _shape(text: str) -> tuple[str, int | None]:
    """The delimiter, and the number of the heading row; `None` when no row near the top is one."""
    head = text[:_HEAD_CHARACTERS]
    best: tuple[tuple[int, int], str, int | None] = ((-1, 0), ",", None)
    for delimiter in _DELIMITERS:
        rows = _head(head, delimiter)
        number, fitting = _heading(rows)
        if number is not None and (score := (fitting, _filled(rows[number - 1]))) > best[0]:
            best = (score, delimiter, number)
    return best[1], best[2]


def is_own_form(text: str) -> bool:
    """Whether the first row of several cells is a heading row of the library's own return."""
    return _own_form(text) is not None


def _own_form(text: str) -> tuple[str, int] | None:
    """Delimiter and heading row of a return, whose tables of all widths stand in one file."""
    for delimiter in _DELIMITERS:
        for number, cells in enumerate(_head(text[:_HEAD_CHARACTERS], delimiter), start=1):
            if _filled(cells) >= 2:
                if return_form.table_of(tuple(cells)) is not None:
                    return delimiter, number
                break
    return None


def _head(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    with suppress(csv.Error):  # a cell too long: the rows above it decide, and reading tells it
        rows.extend(islice(reader, _HEAD_ROWS))
    return rows


def _heading(rows: list[list[str]]) -> tuple[int | None, int]:
    """The number of the heading row from 1, and how many rows below fit it."""
    found: tuple[int | None, int] = (None, -1)
    for number, cells in enumerate(rows, start=1):
        if _filled(cells) < 2:
            continue
        fitting = sum(_fits(below, len(cells)) for below in rows[number:])
        if fitting > found[1]:
            found = (number, fitting)
    return found


def _fits(cells: list[str], width: int) -> bool:
    """Whether a row has as many cells, empty ones at its end counted or not."""
    filled = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return 0 < filled <= width <= len(cells)


def _filled(cells: list[str] | tuple[str, ...]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _check(name: str, line: int, number: int, cells: tuple[str, ...]) -> None:
    if len(cells) > MAX_COLUMNS:
        raise ReadError(f"{name}:{line}: more than {MAX_COLUMNS:,} columns")
    if number > MAX_ROWS:
        raise ReadError(f"{name}:{line}: more than {MAX_ROWS:,} rows; split the file")
    if any(len(cell) > MAX_CELL for cell in cells):
        raise ReadError(f"{name}:{line}: a cell of more than {MAX_CELL:,} characters")
