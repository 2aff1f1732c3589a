"""Tables of a covering paper: outcomes, risks, whom it was sent to, what is to happen when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pmf
from pmf_adapters.papers.days import tell_bad_days

_NONE = frozenset({"n/a", "na", "-", "–", ""})
_RISK = ("risks", "risk")
_BEFORE, _AFTER = ("uncontrolled", "inherent", "gross"), ("controlled", "residual", "net")
#: A day in figures: "31/09/2017".
_FIGURES = re.compile(r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4}", re.ASCII)
_DELIVERY = ("date of delivery", "delivery date", "due date", "by when")


def is_outcomes(table: pmf.Table) -> bool:
    """Whether a table holds outcomes with a line for each step."""
    names = _names(table)
    return names[0].startswith("outcome") and len(names) > 2 and "met" in names


def is_risks(table: pmf.Table) -> bool:
    """Whether a table holds risks before and after their controls."""
    names = _names(table)
    return names[0] in _RISK and _place(names, _AFTER) is not None and "controls" in names


def is_consulted(table: pmf.Table) -> bool:
    """Whether a table says who was asked."""
    names = _names(table)
    return "post held" in names and any("sent" in name for name in names)


def is_timetable(table: pmf.Table) -> bool:
    """Whether a table says what is to happen when."""
    return _names(table) in (("date", "details"), ("date", "action"), ("when", "what"))


def read_outcomes(table: pmf.Table, cells: pmf.Collector) -> tuple[pmf.PlannedOutcome, ...]:
    """Every outcome of a table; a step marked as not applicable has no line."""
    names = _names(table)
    due_at = next((place for place, name in enumerate(names) if name in _DELIVERY), None)
    found = []
    for row in _rows(table, cells):
        where = table.place(row)
        text = cells.plain(row.cells[0], where)
        steps = tuple(
            (table.columns[place], _line(cells.plain(row.cells[place], where)))
            for place in range(1, len(names))
            if place != due_at
        )
        due_text = row.cells[due_at].strip() or None if due_at is not None else None
        due = (
            cells.date(row.cells[due_at], table.place(row, due_at), text)
            if due_at is not None
            else None
        )
        found.append(pmf.PlannedOutcome(text, steps, due, due_text, where))
    return tuple(found)


def read_risks(table: pmf.Table, cells: pmf.Collector) -> tuple[pmf.Risk, ...]:
    """Every risk of a table."""
    names = _names(table)
    before, after = _place(names, _BEFORE), _place(names, _AFTER)
    controls = names.index("controls")
    found = []
    for row in _rows(table, cells):
        where = table.place(row)
        text, then, what, now = (
            "" if place is None else cells.plain(row.cells[place], where)
            for place in (0, before, controls, after)
        )
        found.append(pmf.Risk(text, then, what, now, where))
    return tuple(found)


def read_consulted(table: pmf.Table, cells: pmf.Collector) -> tuple[pmf.Consulted, ...]:
    """Who was asked, by post; the column of names is not read."""
    names = _names(table)
    post = names.index("post held")
    sent = next(place for place, name in enumerate(names) if "sent" in name)
    back = next((place for place, name in enumerate(names) if "returned" in name), None)
    found = []
    for row in _rows(table, cells):
        role = cells.plain(row.cells[post], table.place(row, post))
        returned = _days(table, row, back, cells) if back is not None else ()
        found.append(
            pmf.Consulted(role, _days(table, row, sent, cells), next(iter(returned), None))
        )
    return tuple(found)


def read_timetable(table: pmf.Table, cells: pmf.Collector) -> tuple[pmf.Meeting, ...]:
    """Each step with its date as printed; a text that runs over rows is read as one."""
    steps: list[pmf.Meeting] = []
    for row in _rows(table, cells):
        where = table.place(row)
        when, what = (cells.plain(cell, where) for cell in row.cells[:2])
        if not when and steps:
            last = steps[-1]
            steps[-1] = pmf.Meeting(f"{last.body} {what}", last.date, last.when, last.source)
        else:
            steps.append(pmf.Meeting(what, _whole_day(when, where, cells), when or None, where))
    return tuple(steps)


def _rows(table: pmf.Table, cells: pmf.Collector) -> Iterator[pmf.Row]:
    """The rows that hold something; every row is counted."""
    cells.count("rows", 1 + len(table.rows))
    cells.count("headings")
    for row in table.rows:
        if row.is_blank:
            cells.count("blanks")
        elif row.repeats_heading:
            cells.count("headings")
        else:
            cells.count("labels")
            yield row


def _names(table: pmf.Table) -> tuple[str, ...]:
    return tuple(pmf.fold(name) for name in table.meant)


def _place(names: tuple[str, ...], words: tuple[str, ...]) -> int | None:
    """The first column that starts with one of these words."""
    return next((at for at, name in enumerate(names) if name.startswith(words)), None)


def _line(text: str) -> str | None:
    return None if pmf.fold(text) in _NONE else text


def _days(
    table: pmf.Table, row: pmf.Row, place: int, cells: pmf.Collector
) -> tuple[datetime.date, ...]:
    """The days of one cell, parted by spaces."""
    where, role = table.place(row, place), row.cells[0]
    days = (cells.date(text, where, role) for text in row.cells[place].split())
    return tuple(day for day in days if day is not None)


def _whole_day(text: str, where: pmf.Location, cells: pmf.Collector) -> datetime.date | None:
    """The day a cell names; "May 2018" or "Ongoing" names none, and the text is kept."""
    if _FIGURES.fullmatch(text):
        return cells.date(text, where, "")
    try:
        return pmf.cells.read_date(text)
    except ValueError:
        tell_bad_days(text, where, cells)
        return None
