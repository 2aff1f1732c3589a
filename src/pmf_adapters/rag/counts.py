"""Tables of counts: how many indicators of each priority stand where."""

from __future__ import annotations

import re

import attrs

import pmf

_TOTAL = "total"
#: What a row of shares is called: "%", "Percentage", "% of total".
_SHARES = re.compile(
    r"(?:%|per ?cent|percentages?|shares?|proportion)(?: (?:of|in) (?:the )?(?:total|all))?"
)
_PERCENT = re.compile(r"(?P<digits>[0-9]{1,3}(?:\.[0-9]+)?) ?%?", re.ASCII)


def is_counts(columns: tuple[str, ...], scheme: pmf.Scheme | None) -> bool:
    """Whether columns are words of the scheme, two at least, perhaps with a total."""
    if scheme is None or len(columns) < 3:
        return False
    words = [name for name in columns[1:] if pmf.fold(name) != _TOTAL]
    known = sum(bool(name) and scheme.read_word(name) is not None for name in words)
    return known >= 2 and known == len(words)


@attrs.define
class _Open:
    """A row whose name may run on; rows repeated word for word count once."""

    name: str
    row: pmf.Row
    repeated: bool = False


class CountTable:
    """Reads one table of counts."""

    def __init__(
        self, table: pmf.Table, cells: pmf.Collector, framework: pmf.Framework | None
    ) -> None:
        self.table = table
        self.cells = cells
        self.framework = framework
        self.groups: list[str] = []

    def published(self) -> tuple[pmf.Published, ...]:
        """Every count, by word and group; the bottom line is of the whole report."""
        self.cells.count("rows", 1 + len(self.table.rows))
        self.cells.count("headings")
        found: list[pmf.Published] = []
        for one in self._joined():
            found += self._row(one)
        return tuple(found)

    def _joined(self) -> list[_Open]:
        """The rows, each with its whole name: a row of a name alone runs on from the one above."""
        rows: dict[tuple[str, ...], _Open] = {}
        last: _Open | None = None
        for row in self.table.rows:
            if row.is_blank:
                self.cells.count("blanks")
            elif row.repeats_heading:
                self.cells.count("headings")
            elif row.is_section and last is not None:
                self._run_on(last, row)
            else:
                last = self._open(row, rows)
        return [*rows.values()]

    def _open(self, row: pmf.Row, rows: dict[tuple[str, ...], _Open]) -> _Open:
        """The row as one of its own, or the one before that it repeats word for word."""
        where = self.table.place(row, 0)
        cells = tuple(cell.strip() for cell in row.cells)
        before = rows.get(cells)
        if before is None:
            self.cells.count("totals")
            one = rows[cells] = _Open(self.cells.plain(row.cells[0], where), row)
            return one
        before.repeated = True
        self.cells.count("duplicates")
        message = f"{before.name!r} stands twice, word for word; it is counted once"
        self.cells.note("duplicate-row", message, self.table.place(row), "\t".join(cells))
        return before

    def _run_on(self, above: _Open, row: pmf.Row) -> None:
        where = self.table.place(row, 0)
        rest = self.cells.plain(row.cells[0], where)
        if above.repeated and above.name.endswith(f" {rest}"):
            self.cells.count("duplicates")  # the name of the repeated row runs on as before
            return
        self.cells.count("totals")
        above.name = f"{above.name} {rest}"
        message = f"the name runs over two rows; it is read as {above.name!r}"
        self.cells.note("name-wrapped", message, where, rest, used=above.name)

    def _row(self, one: _Open) -> list[pmf.Published]:
        if _SHARES.fullmatch(pmf.fold(one.name)):
            return self._shares(one)
        group = None if pmf.fold(one.name) == _TOTAL else self._group(one)
        found = []
        for place in range(1, len(self.table.columns)):
            where = self.table.place(one.row, place)
            count = self._count(one.row.cells[place], where, one.name)
            if count is not None:
                name = self.table.columns[place]
                found.append(pmf.Published(name, count, None, group, where))
        return found

    def _shares(self, one: _Open) -> list[pmf.Published]:
        """The shares of the columns that a closing row prints."""
        found = []
        for place, name in enumerate(self.table.columns[1:], start=1):
            where = self.table.place(one.row, place)
            text = self.cells.plain(one.row.cells[place], where)
            if _PERCENT.fullmatch(text):
                found.append(pmf.Published(name, None, text, None, where))
            else:
                message = f"{text!r} is no share of {name}; it is left out"
                self.cells.note("bad-number", message, where, text)
        return found

    def _group(self, one: _Open) -> str:
        """The group by the name the framework has for it; one it does not know is told."""
        known = self.framework.group(one.name) if self.framework else None
        name = known.name if known else one.name
        self.groups.append(name)
        if known is None and self.framework is not None and self.framework.groups:
            declared = ", ".join(group.name for group in self.framework.groups)
            message = f"{name!r} is none of the framework's: {declared}"
            self.cells.note("name-disagrees", message, self.table.place(one.row, 0), name)
        return name

    def _count(self, text: str, where: pmf.Location, name: str) -> int | None:
        cell = self.cells.value(text, "thing", where, name)
        if cell.value is None:
            if cell.absence is not pmf.Absence.BAD_VALUE:
                message = f"the count of {name!r} is missing; its row and column cannot be added up"
                self.cells.note("cell-missing", message, where, text)
            return None
        figure = cell.value.value
        if figure != int(figure) or figure < 0:
            message = f"{text.strip()!r} is no count; it is left out"
            self.cells.note("bad-number", message, where, text)
            return None
        return int(figure)
