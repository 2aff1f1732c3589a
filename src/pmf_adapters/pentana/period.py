"""Which period a report is about, as the columns of its indicator tables tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

import pmf
from pmf_adapters.figures import has_figures
from pmf_adapters.headings import (
    is_of_earlier,
    may_be_values,
    says_period,
    value_period,
)
from pmf_adapters.pentana.columns import columns_of, names_of

_YEAR = 12


@attrs.frozen
class Doubt:
    """What speaks against the period found.

    Attributes:
        kind: The kind of finding.
        message: What is the matter.
        where: The column.
    """

    kind: str
    message: str
    where: pmf.Location


@attrs.frozen
class ReportPeriod:
    """The period a report is about.

    Attributes:
        period: The period; `None` when it cannot be told.
        doubts: What speaks against it.
    """

    period: pmf.Period | None = None
    doubts: tuple[Doubt, ...] = ()


@attrs.frozen
class _Column:
    """A column of values."""

    table: pmf.Table
    place: int
    period: pmf.Period
    has_values: bool

    @property
    def is_of_earlier(self) -> bool:
        return is_of_earlier(names_of(self.table.meant)[self.place], self.period)


def report_period(tables: Iterable[pmf.Table]) -> ReportPeriod:
    """The period a report is about: the latest of which its indicator tables print a value.

    Columns of quarters still to come are empty. Where every column is, the latest counts. A
    column of figures whose heading cannot be read may be the report's own where all others are
    outturns and whole years, or where it stands behind the latest: then the period is not known.
    """
    kept = list(tables)
    columns = list(_columns(kept))
    columns = [one for one in columns if one.has_values] or columns
    if not columns:
        return ReportPeriod()
    latest = max((one.period for one in columns), key=lambda one: (one.end, -one.months))
    rivals = [one for one in columns if _compete(one.period, latest)]
    period = _settle(rivals)
    only_earlier = all(one.is_of_earlier for one in columns)
    unread = [doubt for table in kept for doubt in _unread(table, None if only_earlier else period)]
    if unread:
        return ReportPeriod(None, tuple(unread))
    doubts = (
        _competing(one, period)
        for one in rivals
        if one.period.months != period.months and one.period.end >= period.end
    )
    return ReportPeriod(period, tuple(doubts))


def _compete(period: pmf.Period, latest: pmf.Period) -> bool:
    """Whether a report with the latest period may be about the other, a part of a year too.

    A month beside a quarter is often there for its own sake: "July 2019" beside Q1 2019/20.
    """
    if period == latest:
        return True
    if _YEAR in (period.months, latest.months) or period.months == latest.months:
        return False
    if latest.months == 1:
        return period.next.end >= latest.end
    return period.end == latest.end


def _settle(rivals: list[_Column]) -> pmf.Period:
    """The latest of the length that most tables print; of several lengths none of a month."""
    tables = Counter(
        months for _, months in {(one.table.number, one.period.months) for one in rivals}
    )
    ends = {
        months: max(r.period.end for r in rivals if r.period.months == months) for months in tables
    }
    length = max(tables, key=lambda months: (tables[months], months > 1, ends[months], -months))
    return max(one.period for one in rivals if one.period.months == length)


def _competing(column: _Column, period: pmf.Period) -> Doubt:
    message = (
        f"the column is of {column.period}, others of {period}; the report is taken to be about "
        f"{period}, and words and notes stand there"
    )
    return Doubt("period-doubtful", message, column.table.place(None, column.place))


def _columns(tables: list[pmf.Table]) -> Iterator[_Column]:
    for table in tables:
        for place, name in enumerate(names_of(table.meant)):
            period = value_period(name)
            if period is not None:
                yield _Column(table, place, period, _has_values(table, place))


def _unread(table: pmf.Table, period: pmf.Period | None) -> Iterator[Doubt]:
    """Columns of figures that may be the report's own: any, or any behind those of a period."""
    columns = columns_of(table, None)
    behind = [place for place, one in columns.values if one == period]
    message = (
        "figures stand under a heading that names no period in a known way, and may be the "
        "report's own: its period is not known; status words and notes are not read"
    )
    for place in columns.unknown:
        name = names_of(table.meant)[place]
        is_later = bool(behind) and behind[0] < place and says_period(name)
        if (period is None or is_later) and may_be_values(name) and has_figures(table, place):
            yield Doubt("no-period", message, table.place(None, place))


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
