"""The rows of a table of measures: which are one, which name a service, which are measures."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import pmf
from pmf_adapters.suite.columns import Columns


@attrs.frozen
class Record:
    """One measure's row, with whatever ran over onto the rows below it.

    Attributes:
        row: The row it starts on.
        cells: Its cells, those of the rows below joined on.
        service: The service it stands under; `None` when none is named.
        rows: How many rows it runs over.
    """

    row: pmf.Row
    cells: tuple[str, ...]
    service: str | None
    rows: int = 1


def records(
    table: pmf.Table,
    columns: Columns,
    service: str | None,
    cells: pmf.Collector,
    framework: pmf.Framework | None = None,
) -> Iterator[Record]:
    """Every measure of a table, each with its service; every other row is counted.

    Args:
        table: The table.
        columns: Its columns.
        service: The service the table starts under, where it goes on from another.
        cells: What collects findings and the account.
        framework: The framework, which knows services by name; `None` when there is none.
    """
    open_: Record | None = None
    for row in table.rows:
        if row.is_blank:
            cells.count("blanks")
        elif row.repeats_heading:
            cells.count("headings")
        elif _is_section(row, columns, framework):
            cells.count("sections")
            service = cells.plain(row.cells[0], table.place(row, 0)).strip("* :")
        elif open_ is not None and _runs_on(row, columns, open_):
            open_ = _joined(open_, row, table, columns, cells)
        elif not row.cells[columns.name].strip():
            _leave(row, table, cells)
        else:
            if open_ is not None:
                yield open_
            named = columns.place("service")
            if named is not None and row.cells[named].strip():
                service = cells.plain(row.cells[named], table.place(row, named)).strip("* ")
            open_ = Record(row, row.cells, service)
    if open_ is not None:
        yield open_


def _is_section(row: pmf.Row, columns: Columns, framework: pmf.Framework | None) -> bool:
    """Whether a row names a service alone: in the service's column, or across the table."""
    if not row.is_section:
        return False
    text = row.cells[0].strip()
    if columns.name != 0:
        return columns.place("service") == 0 or text.startswith("**")
    known = framework is not None and framework.service(text.strip("* :")) is not None
    return known or (text.startswith("**") and text.endswith("**"))


def _filled(row: pmf.Row) -> frozenset[int]:
    return frozenset(place for place, cell in enumerate(row.cells) if cell.strip())


def _runs_on(row: pmf.Row, columns: Columns, above: Record) -> bool:
    """Whether a row is what did not fit on the one above: half a name, or half a target."""
    filled, targets = _filled(row), {place for place, _ in columns.targets}
    if filled and filled <= targets:
        return any(above.cells[place].strip() for place in filled)
    if columns.name not in filled or not filled <= targets | {columns.name}:
        return False
    if any(above.cells[place].strip() for place in filled & targets):
        return False  # two targets are two measures
    start = row.cells[columns.name].lstrip()[:1]
    return start.islower() or start == "("


def _joined(
    above: Record, row: pmf.Row, table: pmf.Table, columns: Columns, cells: pmf.Collector
) -> Record:
    place = min(_filled(row))
    message = f"{table.columns[place]!r} runs over from the row above; the rows are read as one"
    cells.note("name-wrapped", message, table.place(row, place), row.cells[place].strip())
    pairs = zip(above.cells, row.cells, strict=True)
    whole = tuple(f"{one} {more}".strip() for one, more in pairs)
    return attrs.evolve(above, cells=whole, rows=above.rows + 1)


def _leave(row: pmf.Row, table: pmf.Table, cells: pmf.Collector) -> None:
    cells.count("unread")
    message = "the row names no measure; it is not read. Put the measure's name into its own cell"
    cells.note("row-unread", message, table.place(row), "\t".join(row.printed))
