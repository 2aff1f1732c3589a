"""What the columns of an indicator table hold, and which period the report is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

import pmf

#: The heading that makes a table one of indicators.
CODE = "code & short name"
#: Headings of the status, before any other that begins with that word.
_STATUS = ("status / icon", "status icon", "status")


@attrs.frozen
class Columns:
    """What each column of an indicator table holds, by its place.

    Attributes:
        code: Code and short name.
        values: Columns of values, each with its period; no period twice.
        status: The status word or icon; `None` when there is none.
        target: The target; `None` when there is none.
        target_period: The period the target's heading names; `None` when it names none.
        notes: Notes and comments.
        unknown: Columns that hold something else.
        twice: Columns that hold what another one holds already, each with that other one.
    """

    code: int
    values: tuple[tuple[int, pmf.Period], ...] = ()
    status: int | None = None
    target: int | None = None
    target_period: pmf.Period | None = None
    notes: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    twice: tuple[tuple[int, int], ...] = ()

    def has(self, period: pmf.Period | None) -> bool:
        """Whether one of the columns holds values of that period."""
        return any(period == one for _, one in self.values)


def names_of(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Headings without markup, and without the accidents of case and spacing."""
    return tuple(pmf.fold(pmf.cells.strip_markup(heading.strip())[0]) for heading in headings)


def columns_of(table: pmf.Table, period: pmf.Period | None) -> Columns:
    """What the columns of an indicator table hold.

    Args:
        table: The table.
        period: The period the report is about, which settles whose target is read.
    """
    names = names_of(table.meant)
    code = names.index(CODE)
    values: dict[pmf.Period, list[int]] = {}
    targets: list[int] = []
    statuses: list[int] = []
    notes: list[int] = []
    unknown: list[int] = []
    for place, name in enumerate(names):
        of_values = value_period(name)
        if place == code:
            continue
        if of_values is not None:
            values.setdefault(of_values, []).append(place)
        elif name.startswith("status"):
            statuses.append(place)
        elif name.startswith("target"):
            targets.append(place)
        elif "note" in name or "comment" in name:
            notes.append(place)
        elif name or any(row.cells[place].strip() for row in table.rows):
            unknown.append(place)
    periods = {place: _target_period(names[place]) for place in targets}
    targets.sort(key=lambda place: _distance(periods[place], period))
    statuses.sort(key=lambda place: names[place] not in _STATUS)
    target = _first(targets)
    return Columns(
        code,
        values=tuple((places[0], one) for one, places in values.items()),
        status=_first(statuses),
        target=target,
        target_period=None if target is None else periods[target],
        notes=tuple(notes),
        unknown=tuple(unknown),
        twice=tuple(_others(targets, statuses, *values.values())),
    )


def _first(places: list[int]) -> int | None:
    return places[0] if places else None


def _others(*columns: list[int]) -> Iterator[tuple[int, int]]:
    for places in columns:
        yield from ((place, places[0]) for place in places[1:])


def _distance(of_target: pmf.Period | None, period: pmf.Period | None) -> int:
    """How far a target is from being the report's: its own year, no year, another year."""
    if of_target is None:
        return 1
    return 0 if period is not None and of_target.contains(period) else 2


def _target_period(name: str) -> pmf.Period | None:
    return _period(name.removeprefix("target"))


def value_period(heading: str) -> pmf.Period | None:
    """The period of a column of values, "Outturn 2018/19" or "Q1 2019/20"; else `None`."""
    return _period(pmf.fold(heading).removeprefix("outturn "))


def _period(words: str) -> pmf.Period | None:
    try:
        return pmf.cells.read_period(words)
    except ValueError:
        return None  # a heading may say anything; one that names no period is another column


def report_period(tables: Iterable[pmf.Table]) -> pmf.Period | None:
    """The period a report is about: the latest of which its indicator tables print a value.

    Columns of quarters still to come are empty. Where every column is, the latest counts.
    """
    printed: dict[pmf.Period, bool] = {}
    for table in tables:
        for place, name in enumerate(names_of(table.meant)):
            period = value_period(name)
            if period is not None and not printed.get(period):
                printed[period] = _has_values(table, place)
    periods = [period for period, has_values in printed.items() if has_values] or list(printed)
    return max(periods, key=lambda period: (period.end, -period.months), default=None)


def _has_values(table: pmf.Table, place: int) -> bool:
    return any(not row.repeats_heading and _is_value(row.cells[place]) for row in table.rows)


def _is_value(cell: str) -> bool:
    plain = pmf.cells.strip_markup(cell)[0]
    if not plain.strip():
        return False
    try:
        return not isinstance(pmf.cells.read_number(plain), pmf.cells.Absent)
    except ValueError:
        return True  # words or a spoilt figure: something was to be said of that period
