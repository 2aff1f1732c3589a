"""Tables of counts: how many indicators of each priority stand where."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

import pmf

_TOTAL = "total"
_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
_NUMBER = rf"(?P<count>[0-9]{{1,4}}|{'|'.join(_WORDS)})"
_PERCENT = r"(?:,? \(?(?P<percent>[0-9]{1,3}(?:\.[0-9]+)?) ?%\)?,?)?"


def is_counts(columns: tuple[str, ...], scheme: pmf.Scheme | None) -> bool:
    """Whether columns are words of the scheme, two at least, perhaps with a total."""
    if scheme is None or len(columns) < 3:
        return False
    words = [name for name in columns[1:] if pmf.fold(name) != _TOTAL]
    known = sum(bool(name) and scheme.read_word(name) is not None for name in words)
    return known >= 2 and known == len(words)


@attrs.define
class _Open:
    """A row whose name may run on."""

    name: str
    row: pmf.Row


class CountTable:
    """Reads one table of counts."""

    def __init__(
        self, table: pmf.Table, cells: pmf.Collector, framework: pmf.Framework | None
    ) -> None:
        self.table = table
        self.cells = cells
        self.framework = framework

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
        rows: list[_Open] = []
        for row in self.table.rows:
            if row.is_blank:
                self.cells.count("blanks")
            elif row.repeats_heading:
                self.cells.count("headings")
            elif row.is_section and rows:
                self.cells.count("totals")
                self._run_on(rows[-1], row)
            else:
                self.cells.count("totals")
                where = self.table.place(row, 0)
                rows.append(_Open(self.cells.plain(row.cells[0], where), row))
        return rows

    def _run_on(self, above: _Open, row: pmf.Row) -> None:
        where = self.table.place(row, 0)
        rest = self.cells.plain(row.cells[0], where)
        above.name = f"{above.name} {rest}"
        message = f"the name runs over two rows; it is read as {above.name!r}"
        self.cells.note("name-wrapped", message, where, rest, used=above.name)

    def _row(self, one: _Open) -> list[pmf.Published]:
        group = None if pmf.fold(one.name) == _TOTAL else self._group(one.name)
        found = []
        for place in range(1, len(self.table.columns)):
            where = self.table.place(one.row, place)
            count = self._count(one.row.cells[place], where, one.name)
            if count is not None:
                name = self.table.columns[place]
                found.append(pmf.Published(name, count, None, group, where))
        return found

    def _group(self, name: str) -> str:
        known = self.framework.group(name) if self.framework else None
        return known.name if known else name

    def _count(self, text: str, where: pmf.Location, name: str) -> int | None:
        cell = self.cells.value(text, "thing", where, name)
        if cell.value is None:
            return None
        figure = cell.value.value
        if figure != int(figure) or figure < 0:
            message = f"{text.strip()!r} is no count; it is left out"
            self.cells.note("bad-number", message, where, text)
            return None
        return int(figure)


def counts_in_words(
    text: str, where: pmf.Location, phrases: Mapping[str, str]
) -> tuple[pmf.Published, ...]:
    """Counts and shares a sentence gives: "eight indicators, 32%, were just short of target".

    Args:
        text: The sentence.
        where: Its place.
        phrases: What the council writes for each word of its scheme.
    """
    found = []
    for phrase, word in phrases.items():
        pattern = rf"\b{_NUMBER}(?: of the [0-9]+)? indicators?{_PERCENT} (?:is|are|was|were)\b"
        stop = r"(?:(?!\b(?:is|are|was|were)\b)[^.;])*?"
        for match in re.finditer(rf"{pattern}{stop}\b{re.escape(phrase)}", text, re.IGNORECASE):
            count = _number(match["count"])
            found.append((match.start(), pmf.Published(word, count, match["percent"], None, where)))
    return tuple(published for _, published in sorted(found, key=lambda pair: pair[0]))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else _WORDS.index(text.casefold())
