"""What the columns of an indicator table hold."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import pmf
from pmf_adapters.figures import has_figures
from pmf_adapters.headings import (
    TargetHeading,
    is_code_and_name,
    target_heading,
    value_period,
)

#: The heading that makes a table one of indicators.
CODE = "code & short name"
#: Headings of codes alone: with a name beside them and a period, they make one too.
CODES = ("code", "pi code", "indicator code", "ref")
#: Headings of names that stand apart from the code; the one named first here is read.
NAME = "short name"
_NAMES = (NAME, "name", "indicator name", "indicator", "title")
#: Words of a heading whose column holds the name beside the code ("Ref and title"), words that
#: do so only without one for the code ("Indicator"), and words for the code.
_NAMING = {"name", "title", "description"}
_MEASURE = {"indicator", "measure"}
_CODING = {"code", "ref", "reference", "number", "id"}
#: Headings of the direction of travel, the short term before the long: one of them is read.
_TRAVEL = (
    "direction of travel", "dot", "short term trend", "short trend", "trend", "long term trend",
    "long trend",
)  # fmt: skip
#: Headings of the status, before any other that begins with that word.
_STATUS = ("status / icon", "status icon", "status")


@attrs.frozen
class Columns:
    """What each column of an indicator table holds, by its place.

    Attributes:
        code: Code and short name, or the code alone.
        name: The name, when it stands apart from the code; else `None`.
        values: Columns of values, each with its period; no period twice.
        status: The status word or icon; `None` when there is none.
        travel: The direction of travel, word or arrow; `None` when there is none.
        target: The target; `None` when there is none.
        target_period: The period the target's heading names; `None` when it names none.
        unread_targets: Columns of targets whose headings name nobody knows which period.
        notes: Notes and comments.
        unknown: Columns that hold something else.
        twice: Columns that hold what another one holds already, each with that other one.
    """

    code: int
    name: int | None = None
    values: tuple[tuple[int, pmf.Period], ...] = ()
    status: int | None = None
    travel: int | None = None
    target: int | None = None
    target_period: pmf.Period | None = None
    unread_targets: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    twice: tuple[tuple[int, int], ...] = ()

    def has(self, period: pmf.Period | None) -> bool:
        """Whether one of the columns holds values of that period."""
        return any(period == one for _, one in self.values)


def names_of(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Headings without markup, and without the accidents of case and spacing."""
    names = (pmf.fold(pmf.cells.strip_markup(heading.strip())[0]) for heading in headings)
    return tuple(CODE if is_code_and_name(name) else name for name in names)


def code_place(names: tuple[str, ...]) -> int | None:
    """The column of the indicators' codes; `None` when it is no table of indicators.

    A code and a name alone may head any list; with a period beside them they head figures.
    """
    if CODE in names:
        return names.index(CODE)
    code, name = _place_of(names, CODES), _place_of(names, _NAMES)
    if code is None or name is None or not any(map(value_period, names)):
        return None
    return code


def _place_of(names: tuple[str, ...], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(one) for one in wanted if one in names), None)


def _code_and_name(table: pmf.Table, names: tuple[str, ...]) -> tuple[int, int | None]:
    """The column of codes, and that of the names where they stand apart."""
    code, name = code_place(names), _place_of(names, _NAMES)
    if code is None:
        raise ValueError(f"no table of indicators: {table.columns!r}")
    if name is None:
        return code, None
    printed = names_of(table.columns)
    # Whoever mapped a heading to the name has said which column holds it.
    is_mapped = names[name] == NAME != printed[name]
    return code, name if is_mapped or not _holds_name(printed[code]) else None


def _holds_name(heading: str) -> bool:
    """Whether a column of codes holds the names too, by its printed heading."""
    words = set(heading.split())
    return bool(words & _NAMING or (words & _MEASURE and not words & _CODING))


def columns_of(table: pmf.Table, period: pmf.Period | None) -> Columns:
    """What the columns of an indicator table hold.

    Args:
        table: The table.
        period: The period the report is about, which settles whose target is read.
    """
    names = names_of(table.meant)
    code, name_at = _code_and_name(table, names)
    values: dict[pmf.Period, list[int]] = {}
    headings: dict[int, TargetHeading] = {}
    statuses: list[int] = []
    travels: list[int] = []
    notes: list[int] = []
    unknown: list[int] = []
    for place, name in enumerate(names):
        of_values = value_period(name)
        if place in (code, name_at):
            continue
        if of_values is not None:
            values.setdefault(of_values, []).append(place)
        elif name.startswith("status"):
            statuses.append(place)
        elif name in _TRAVEL and not has_figures(table, place):
            travels.append(place)
        elif (target := target_heading(name, has_figures(table, place))) is not None:
            headings[place] = target
        elif "note" in name or "comment" in name:
            notes.append(place)
        elif name or any(row.cells[place].strip() for row in table.rows):
            unknown.append(place)
    targets = [place for place, heading in headings.items() if heading.is_read]
    targets.sort(key=lambda place: _distance(headings[place].period, period))
    statuses.sort(key=lambda place: names[place] not in _STATUS)
    travels.sort(key=lambda place: _TRAVEL.index(names[place]))
    of_report = _first(targets)
    return Columns(
        code,
        name_at,
        values=tuple((places[0], one) for one, places in values.items()),
        status=_first(statuses),
        travel=_first(travels),
        target=of_report,
        target_period=None if of_report is None else headings[of_report].period,
        unread_targets=tuple(place for place in headings if place not in targets),
        notes=tuple(notes),
        # A second direction, over a longer time, is another thing and not the same one twice.
        unknown=(*unknown, *travels[1:]),
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
