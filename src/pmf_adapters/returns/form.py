"""The tables of a return: which is which, and their cells by the names of the columns."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import pmf

_YES, _NO = ("yes", "y", "true", "1"), ("", "no", "n", "false", "0", "-")


def kind_of(table: pmf.Table) -> str | None:
    """The short name of a table of the form; `None` for any other."""
    return pmf.return_form.table_of(table.meant)


def grouped(document: pmf.Document) -> pmf.Document:
    """The document with each table of the form for itself and whole."""
    return document.regrouped(_is_heading, _continues)


def _is_heading(cells: tuple[str, ...]) -> bool:
    return pmf.return_form.table_of(cells) is not None


def _continues(columns: tuple[str, ...], cells: tuple[str, ...]) -> bool:
    return True  # below a line of text, whatever is as wide and no heading is one more row


def without_narrow(document: pmf.Document) -> pmf.Document:
    """The document without findings of rows that end early: empty boxes need not be written."""
    wide = {
        (table.number, row.number)
        for table in document.tables
        for row in table.rows
        if any(cell.strip() for cell in row.beyond)
    }
    kept = tuple(
        one
        for one in document.findings
        if one.kind != "row-width"
        or one.location is None
        or (one.location.table, one.location.row) in wide
    )
    return attrs.evolve(document, findings=kept)


class Form:
    """One table of the form.

    Attributes:
        kind: Its short name.
        table: The table.
        cells: What takes the findings.
    """

    def __init__(
        self, kind: str, document: pmf.Document, table: pmf.Table, cells: pmf.Collector
    ) -> None:
        self.kind = kind
        self.table = table
        self.cells = cells
        self._is_csv = document.kind == "csv"
        self._places: dict[str, int] = {}
        names = (*pmf.return_form.TABLES[kind], pmf.return_form.EXEMPT)
        known = {pmf.fold(name): name for name in names}
        for place, heading in enumerate(table.meant):
            self._take(place, known.get(pmf.fold(pmf.cells.strip_markup(heading)[0])))

    def _take(self, place: int, name: str | None) -> None:
        heading = self.table.columns[place]
        where = self.table.place(None, place)
        if name is not None and name in self._places:
            read = self.table.columns[self._places[name]]
            message = f"the column {heading!r} is not read; the first {read!r} is read in its place"
            self.cells.note("column-twice", message, where)
        elif name is not None:
            self._places[name] = place
        elif heading or any(row.cells[place].strip() for row in self.table.rows):
            message = f"the column {heading!r} is none of the form's; it is not read"
            self.cells.note("column-unread", message, where)

    def rows(self) -> Iterator[pmf.Row]:
        """The rows that hold something; the others are counted."""
        for row in self.table.rows:
            if row.is_blank:
                self.cells.count("blanks")
            elif row.repeats_heading:
                self.cells.count("headings")
            else:
                yield row

    def place(self, name: str) -> int | None:
        """The column of that name; `None` when the table leaves it out."""
        return self._places.get(name)

    def at(self, row: pmf.Row, name: str | None = None) -> pmf.Location:
        """The place of one cell; of the row, when the table leaves the column out."""
        return self.table.place(row, self._places.get(name) if name else None)

    def raw(self, row: pmf.Row, name: str) -> str:
        """A cell as printed, without what guards it against being taken for a formula."""
        place = self._places.get(name)
        text = "" if place is None else row.cells[place].strip(" \t\xa0")
        return pmf.return_form.unguarded(text) if self._is_csv else text

    def text(self, row: pmf.Row, name: str) -> str:
        """A cell without spaces around it and markup in it; empty when it is left out."""
        raw = self.raw(row, name)
        return self.cells.plain(raw, self.at(row, name)) if raw else ""

    def some(self, row: pmf.Row, name: str) -> str | None:
        """A cell's text; `None` when it is empty."""
        return self.text(row, name) or None

    def exempt(self, row: pmf.Row) -> str | None:
        """The legal paragraph under which a row is not public; `None` when it is public."""
        return self.some(row, pmf.return_form.EXEMPT)

    def yes(self, row: pmf.Row, name: str, code: str | None = None) -> bool:
        """Whether a cell says yes; what is neither yes nor no is told and taken as no."""
        return says_yes(self.text(row, name), self.at(row, name), self.cells, code)

    def unread(self, row: pmf.Row, message: str, *, code: str | None = None) -> None:
        """Tell a row that cannot be read, and count it."""
        self.cells.count("unread")
        raw = "\t".join(row.printed)
        self.cells.note("row-unread", message, self.table.place(row), raw, code=code)


def says_yes(text: str, where: pmf.Location, cells: pmf.Collector, code: str | None = None) -> bool:
    """Whether a text says yes; what is neither yes nor no is told and taken as no."""
    word = pmf.fold(text)
    if word not in (*_YES, *_NO):
        cells.note("bad-entry", f"write yes or no, not {text[:60]!r}", where, text, code=code)
    return word in _YES
