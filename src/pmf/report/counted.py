"""Counts under each heading in one table: as printed, as the rows print, as the figures give.

Ways of counting that agree share a row; a second row stands only where there is a difference.
"""

from __future__ import annotations

from collections.abc import Iterable

from pmf.model.scheme import fold
from pmf.report.piece_beside import CountColumn, CountTable, PrintedTotals, TotalsRow
from pmf.report.tally import Tally, TallyRow
from pmf.rules.totals.totals import TOTAL

_COMPUTED = "From the figures"
_PRINTED = "Printed"
_TABLE, _ROWS = "Printed in a table of counts", "Printed beside the indicators"
_ABSENT = "–"


def counts_of(tally: Tally, totals: PrintedTotals | None = None) -> CountTable | None:
    """Everything counted by heading; `None` when there is one heading and nothing printed of it.

    Args:
        tally: The statuses of the rows, as printed and as they follow.
        totals: Counts the report prints of itself; `None` when it prints none.
    """
    printed = {rows[0].name: rows[0] for rows in totals.rows} if totals else {}
    names = dict.fromkeys((*(row.name for row in tally.groups), *printed))
    names.pop(tally.all.name, None)
    if not tally.all.total or (len(names) < 2 and not printed):
        return None
    columns = _columns(tally, totals.names if totals else ())
    counted = {row.name: row for row in (*tally.groups, tally.all)}
    groups = tuple(
        _group(name, columns, counted.get(name), printed.get(name), tally, totals)
        for name in (*names, tally.all.name)
    )
    return CountTable(tally.what, columns, groups)


def _columns(tally: Tally, printed: Iterable[str]) -> tuple[CountColumn, ...]:
    columns = {fold(sign.word): CountColumn(sign.word, sign) for sign in tally.signs}
    for name in printed:
        if fold(name) != TOTAL:
            columns.setdefault(fold(name), CountColumn(name, None))
    return (*columns.values(), CountColumn("All", None))


def _group(
    name: str,
    columns: tuple[CountColumn, ...],
    counted: TallyRow | None,
    printed: TotalsRow | None,
    tally: Tally,
    totals: PrintedTotals | None,
) -> tuple[TotalsRow, ...]:
    """The rows of one heading; those that say the same are one."""
    ways: list[tuple[str, tuple[str, ...]]] = []
    if printed is not None and totals is not None:
        ways.append((_TABLE, _of_table(columns, totals.names, printed.cells)))
    if counted is not None and tally.is_printed:
        ways.append((_ROWS, _of_rows(columns, tally, counted.printed)))
    if counted is not None:
        ways.append((_COMPUTED, _of_rows(columns, tally, counted.computed)))
    told: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    for by, cells in ways:
        told.setdefault(tuple(map(_plain, cells)), []).append((by, cells))
    # Only where two printed counts differ has a reader to know which of them stands where.
    apart = sum(any(by != _COMPUTED for by, _ in alike) for alike in told.values()) > 1
    return tuple(
        TotalsRow(name, _said([by for by, _ in alike], apart=apart), _fullest(alike))
        for alike in told.values()
    )


def _fullest(alike: list[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """Of cells that say the same, those that say it with a share, or at all."""
    columns = zip(*(cells for _, cells in alike), strict=True)
    return tuple(max(cells, key=lambda cell: (cell != _ABSENT, len(cell))) for cells in columns)


def _plain(cell: str) -> str:
    """A cell as it is compared: without its share, and nothing printed is no count."""
    return "0" if cell == _ABSENT else cell.partition(",")[0]


def _said(bys: list[str], *, apart: bool) -> str:
    """Who counted so: what is printed alike in two places is simply printed."""
    if not apart:
        bys = list(dict.fromkeys(by if by == _COMPUTED else _PRINTED for by in bys))
    return " and ".join((bys[0], *(by[:1].lower() + by[1:] for by in bys[1:])))


def _of_table(
    columns: tuple[CountColumn, ...], names: tuple[str, ...], cells: tuple[str, ...]
) -> tuple[str, ...]:
    held = {fold(name): cell for name, cell in zip(names, cells, strict=True)}
    keys = [*(fold(column.name) for column in columns[:-1]), TOTAL]
    return tuple(held.get(key) or _ABSENT for key in keys)


def _of_rows(
    columns: tuple[CountColumn, ...], tally: Tally, counts: tuple[int, ...]
) -> tuple[str, ...]:
    held = {fold(sign.word): count for sign, count in zip(tally.signs, counts, strict=True)}
    cells = [str(held.get(fold(column.name), 0)) for column in columns[:-1]]
    return (*cells, str(sum(counts)))
