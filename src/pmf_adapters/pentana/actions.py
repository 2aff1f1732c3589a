"""The action tables of a Pentana report."""

from __future__ import annotations

import pmf
from pmf_adapters.codes import Code, Codes
from pmf_adapters.pentana.columns import names_of
from pmf_adapters.words import Words

#: What each heading holds; where two hold the same, the one named first here is read.
_FIELDS = {
    "action code": "code",
    "action title": "title",
    "action description": "description",
    "status icon": "status",
    "status / icon": "status",
    "status": "status",
    "progress": "progress",
    "due date": "due",
    "comments": "comments",
    "latest note": "comments",
}


class ActionTable:
    """Reads the rows of one table."""

    def __init__(
        self,
        table: pmf.Table,
        cells: pmf.Collector,
        words: Words,
        codes: Codes,
        group: str | None,
    ) -> None:
        self.table = table
        self.cells = cells
        self.words = words
        self.codes = codes
        self.group = group
        self._places: dict[str, list[int]] = {}
        names = names_of(table.meant)
        for name, field in _FIELDS.items():
            same = (place for place, printed in enumerate(names) if printed == name)
            self._places.setdefault(field, []).extend(same)
        self._tell_unread(names)

    def _tell_unread(self, names: tuple[str, ...]) -> None:
        for place, name in enumerate(names):
            if name not in _FIELDS and (
                name or any(r.cells[place].strip() for r in self.table.rows)
            ):
                tell_unknown(self.table, place, self.cells)
        for field, places in self._places.items():
            for place in places[1:] if field != "comments" else ():
                tell_twice(self.table, place, places[0], self.cells)

    def starts_with_code(self, row: pmf.Row) -> bool:
        """Whether the first cell of a row holds a code."""
        cell = pmf.cells.strip_markup(row.cells[0])[0].strip()
        return self._places["code"][0] == 0 and self.codes.is_code(cell)

    def code(self, row: pmf.Row) -> Code:
        """The code and the title of a row."""
        printed, code_at = self._cell(row, "code")
        title, _ = self._cell(row, "title")
        return self.codes.of_cells(printed, title, title, code_at)

    def action(self, row: pmf.Row, named: Code, service: str | None) -> pmf.Action:
        """One action from one row."""
        code = named.code
        word, word_at = self._cell(row, "status")
        due, due_at = self._cell(row, "due")
        progress, progress_at = self._cell(row, "progress")
        return pmf.Action(
            code=code,
            title=named.name,
            description=self._cell(row, "description")[0] or None,
            progress=self.cells.progress(progress, progress_at, code),
            due=self.cells.date(due, due_at, code),
            due_text=due or None,
            reported=self.words.of_action(word, word_at, code),
            reported_word=word or None,
            comment=self._comment(row),
            group=self.group,
            service=service,
            source=self.table.place(row),
        )

    def _cell(self, row: pmf.Row, field: str) -> tuple[str, pmf.Location]:
        for place in self._places[field]:
            where = self.table.place(row, place)
            return self.cells.plain(row.cells[place], where), where
        return "", self.table.place(row)

    def _comment(self, row: pmf.Row) -> str | None:
        texts = (
            self.cells.plain(row.cells[place], self.table.place(row, place))
            for place in sorted(self._places["comments"])
        )
        return "; ".join(text for text in texts if text) or None


def tell_unknown(
    table: pmf.Table, place: int, cells: pmf.Collector, severity: pmf.Severity | None = None
) -> None:
    """Tell a column that is not read because nobody knows what it holds."""
    message = f"the column {table.columns[place]!r} is not understood; it is not read"
    cells.note("column-unread", message, table.place(None, place), severity=severity)


def tell_twice(table: pmf.Table, place: int, read: int, cells: pmf.Collector) -> None:
    """Tell a column that is not read because another one holds the same."""
    message = (
        f"the column {table.columns[place]!r} is not read; "
        f"{table.columns[read]!r} is read in its place"
    )
    cells.note("column-twice", message, table.place(None, place))
