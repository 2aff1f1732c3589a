"""Cells, columns and rows by whether they hold figures."""

from __future__ import annotations

import pmf


def is_figure(cell: str) -> bool | None:
    """Whether a cell holds a figure; `None` when it holds nothing, or says that it does."""
    try:
        number = pmf.cells.read_number(pmf.cells.strip_markup(cell.strip())[0])
    except ValueError:
        return False
    return True if isinstance(number, pmf.cells.Number) else None


def has_figures(table: pmf.Table, place: int) -> bool:
    """Whether most cells of a column hold figures; empty ones and dashes say nothing."""
    cells = [
        row.cells[place]
        for row in table.rows
        if not (row.repeats_heading or row.is_blank or row.is_section)
    ]
    figures = [is_figure(cell) for cell in cells]
    return figures.count(True) > figures.count(False)


def rows_with_figures(table: pmf.Table) -> int:
    """How many rows of a table hold a figure after their first cell.

    In a table that is left unread, these are rows a reader may miss.
    """
    return sum(any(map(is_figure, row.cells[1:])) for row in table.rows)
