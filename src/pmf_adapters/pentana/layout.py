"""How a Pentana report is laid out: which table is which, and what its columns hold."""

from __future__ import annotations

import attrs

import pmf

#: What a heading calls a table, and the tier of the indicators in it.
KINDS = (
    ("Critical Success Indicators", "CSI"),
    ("Key Performance Indicators", "KPI"),
    ("Key Tasks", None),
)
_CODE_COLUMN = "code & short name"
_ACTION_COLUMN = "action code"


@attrs.frozen
class Columns:
    """What each column of an indicator table holds, by its place.

    Attributes:
        code: Code and short name.
        values: Columns of values, each with its period.
        status: The status word or icon; `None` when there is none.
        target: The target; `None` when there is none.
        target_period: The period the target's heading names; `None` when it names none.
        note: The latest note; `None` when there is none.
        unknown: Columns that hold something else.
    """

    code: int
    values: tuple[tuple[int, pmf.Period], ...] = ()
    status: int | None = None
    target: int | None = None
    target_period: pmf.Period | None = None
    note: int | None = None
    unknown: tuple[int, ...] = ()


def is_indicators(table: pmf.Table) -> bool:
    """Whether a table holds indicators."""
    return _CODE_COLUMN in _folded(table)


def is_actions(table: pmf.Table) -> bool:
    """Whether a table holds actions."""
    return _ACTION_COLUMN in _folded(table)


def is_ours(table: pmf.Table) -> bool:
    """Whether a table is of this family."""
    return is_indicators(table) or is_actions(table)


def is_key(table: pmf.Table) -> bool:
    """Whether a table is the key to the icons."""
    return len(table.columns) > 1 and "icon" in _folded(table)


def _folded(table: pmf.Table) -> tuple[str, ...]:
    return tuple(pmf.fold(column) for column in table.columns)


def columns_of(table: pmf.Table) -> Columns:
    """What the columns of an indicator table hold."""
    columns = Columns(_folded(table).index(_CODE_COLUMN))
    for place, heading in enumerate(table.columns):
        if place != columns.code:
            columns = _with_column(columns, place, pmf.fold(heading), heading)
    return columns


def _with_column(columns: Columns, place: int, name: str, heading: str) -> Columns:
    period = value_period(heading)
    if period is not None:
        return attrs.evolve(columns, values=(*columns.values, (place, period)))
    if name.startswith("status"):
        return attrs.evolve(columns, status=place)
    if name.startswith("target"):
        return attrs.evolve(
            columns, target=place, target_period=_period(heading.strip()[len("target") :])
        )
    if "note" in name or "comment" in name:
        return attrs.evolve(columns, note=place)
    return attrs.evolve(columns, unknown=(*columns.unknown, place))


def value_period(heading: str) -> pmf.Period | None:
    """The period of a column of values, "Outturn 2018/19" or "Q1 2019/20"; else `None`."""
    words = heading.strip()
    return _period(words[len("outturn") :] if words.casefold().startswith("outturn ") else words)


def _period(words: str) -> pmf.Period | None:
    try:
        return pmf.cells.read_period(words)
    except ValueError:
        return None  # a heading may say anything; one that names no period is another column


def report_period(document: pmf.Document) -> pmf.Period | None:
    """The latest period of which the report prints values: what it is about."""
    periods = [
        period
        for table in filter(is_indicators, document.tables)
        for heading in table.columns
        if (period := value_period(heading)) is not None
    ]
    return max(periods, key=lambda period: (period.end, -period.months), default=None)


def tier_of(heading: str) -> tuple[str, str | None]:
    """The kind of table a heading names and its tier's code; empty when it names none."""
    for name, code in KINDS:
        if pmf.fold(name) in pmf.fold(heading):
            return name, code
    return "", None
