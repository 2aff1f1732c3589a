"""Which column of a rated table is which, by the headings councils print."""

from __future__ import annotations

import functools
from typing import Any

import attrs

import pmf
from pmf_adapters.headings import target_heading, value_period

_CODES = frozenset(
    {"code", "ref", "reference", "no", "no.", "id", "pi code", "kpi code", "pi ref", "kpi ref"}
)
_NAMES = frozenset(
    {
        "indicator", "performance indicator", "key performance indicator", "kpi", "pi", "measure",
        "measure name", "performance measure", "indicator name", "name", "title", "description",
    }
)  # fmt: skip
_SERVICES = frozenset({"service", "service area", "department", "team", "directorate"})
_GROUPS = frozenset({"priority", "strategic priority", "objective", "theme", "outcome"})
_VALUES = frozenset(
    {"value", "actual", "outturn", "result", "performance", "current", "current value", "latest"}
)
_STATUSES = frozenset(
    {"status", "rag", "rag status", "rating", "rag rating", "performance status", "traffic light"}
)
_NOTES = frozenset({"comment", "comments", "commentary", "note", "notes", "latest note"})
_TRAVELS = frozenset({"direction", "direction of travel", "dot", "trend", "travel"})
_OWNERS = frozenset({"owner", "lead", "lead officer", "responsible officer"})


@attrs.frozen
class Columns:
    """The columns of one table.

    Attributes:
        name: Of the names.
        code: Of the codes; `None` when none are printed.
        service: Of the services; `None` likewise.
        group: Of the priorities; `None` likewise.
        owner: Of the roles that answer for them; `None` likewise.
        values: Of figures, each with its period; `None` as period for "Value" alone.
        target: Of targets; `None` when none are printed.
        target_period: The period its heading names; `None` when it names none.
        status: Of the council's words; `None` when none are printed.
        travel: Of the directions in which figures went; `None` when none are printed.
        notes: Of what is written beside.
        unknown: Those none of these.
    """

    name: int | None = None
    code: int | None = None
    service: int | None = None
    group: int | None = None
    owner: int | None = None
    values: tuple[tuple[int, pmf.Period | None], ...] = ()
    target: int | None = None
    target_period: pmf.Period | None = None
    status: int | None = None
    travel: int | None = None
    notes: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()

    @property
    def are_rated(self) -> bool:
        """Whether this is a table of indicators with figures held against targets or rated."""
        return (
            self.name is not None
            and bool(self.values)
            and (self.target is not None or self.status is not None)
        )


_ONE = (
    ("code", _CODES),
    ("name", _NAMES),
    ("service", _SERVICES),
    ("group", _GROUPS),
    ("status", _STATUSES),
    ("travel", _TRAVELS),
    ("owner", _OWNERS),
)


@functools.lru_cache(maxsize=256)
def columns_of(meant: tuple[str, ...]) -> Columns:
    """Which column of a table with these headings is which; of two alike the first counts."""
    columns = Columns()
    for place, heading in enumerate(meant):
        columns = _with(columns, place, heading)
    return columns


def _with(columns: Columns, place: int, heading: str) -> Columns:
    name = pmf.fold(heading)
    for field, names in _ONE:
        if name in names and getattr(columns, field) is None:
            found: dict[str, Any] = {field: place}
            return attrs.evolve(columns, **found)
    target = target_heading(heading, has_figures=True)
    if target is not None and target.is_read and columns.target is None:
        return attrs.evolve(columns, target=place, target_period=target.period)
    if name in _NOTES:
        return attrs.evolve(columns, notes=(*columns.notes, place))
    period = value_period(heading)
    if period is not None or name in _VALUES:
        return attrs.evolve(columns, values=(*columns.values, (place, period)))
    return attrs.evolve(columns, unknown=(*columns.unknown, place))
