"""The target of a measure, read with the unit its name or the framework says."""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters.suite.columns import Columns
from pmf_adapters.suite.names import COUNTED, unit_in


@attrs.frozen
class Measure:
    """What is known of a measure before its target is read.

    Attributes:
        code: Its code.
        name: Its name.
        unit: The unit a column prints; `None` when none does.
        declared: What the framework declares; `None` when it does not know it.
        polarity: Which values are better; `None` when nobody says.
    """

    code: str
    name: str
    unit: str | None
    declared: pmf.Indicator | None
    polarity: pmf.Polarity | None

    @property
    def stated_unit(self) -> str | None:
        """The unit the table's column prints or the framework declares; `None` when neither."""
        declared = self.declared.unit if self.declared else None
        return self.unit or (None if declared == "number" else declared)

    @property
    def known_unit(self) -> str | None:
        """The same, else the unit the name says."""
        return self.stated_unit or unit_in(self.name)

    @property
    def unit_is_guessed(self) -> bool:
        """Whether a bare figure has its unit from nothing printed: neither column nor name."""
        if self.unit or unit_in(self.name):
            return False
        if self.declared is None or self.stated_unit is None:
            return True
        inferred = any(one.attribute == "unit" for one in self.declared.declared)
        return inferred and self.declared.unit not in COUNTED


def read_targets(
    texts: dict[int, tuple[str, pmf.Location]],
    columns: Columns,
    measure: Measure,
    cells: pmf.Collector,
) -> tuple[pmf.Target, str]:
    """The target of one measure and the unit of its figures.

    Args:
        texts: The cell of each column of targets, with its place.
        columns: The columns of the table.
        measure: The measure.
        cells: What collects findings.
    """
    read = [
        _target(*texts[place], period, measure, cells)
        for place, period in columns.targets
        if place in texts
    ]
    filled = [(one, unit) for one, unit in read if not _is_empty(one)]
    if not filled:
        place, _ = columns.targets[0]
        text, where = texts[place]
        message = f"no target is printed for {measure.name!r}; it can be watched, not judged"
        cells.note("target-not-printed", message, where, text or None, code=measure.code)
        return read[0]
    if len(filled) == 1:
        return filled[0]
    return _by_period(filled, texts, columns, measure, cells)


def _by_period(
    read: list[tuple[pmf.Target, str]],
    texts: dict[int, tuple[str, pmf.Location]],
    columns: Columns,
    measure: Measure,
    cells: pmf.Collector,
) -> tuple[pmf.Target, str]:
    """Targets of several columns as one that holds each for its own period."""
    steps = [
        (one.period, one.lines)
        for one, _ in read
        if isinstance(one, pmf.FixedTarget) and one.period is not None
    ]
    first, unit = read[0]
    if len(steps) == len(read) == len({period for period, _ in steps}):
        text = "; ".join(f"{one.period}: {one.text}" for one, _ in read)
        steps.sort(key=lambda step: step[0])
        return pmf.DatedTarget(steps=tuple(steps), text=text, source=first.source), unit
    for place, _ in columns.targets[1:]:
        message = (
            "targets of several columns that are not all figures for a period; the first counts"
        )
        cells.note("column-twice", message, texts[place][1], texts[place][0], code=measure.code)
    return first, unit


def _target(
    text: str,
    where: pmf.Location,
    period: pmf.Period | None,
    measure: Measure,
    cells: pmf.Collector,
) -> tuple[pmf.Target, str]:
    """One cell, and the unit its figures are in."""
    plain = cells.plain(text, where)
    bare = _is_bare(plain)
    known = measure.known_unit if bare else measure.stated_unit
    told = len(cells.findings)
    target = cells.target(
        text, where, measure.code, unit=known, period=period, polarity=measure.polarity
    )
    already = {found.kind for found in cells.findings[told:]}
    if bare and measure.unit_is_guessed and "target-unit-missing" not in already:
        used = f"; {known} is taken, as the framework infers" if known else ""
        message = f"no unit is printed in {plain!r}, nor does the name say one{used}"
        cells.note("target-unit-missing", message, where, text, used=known, code=measure.code)
    return target, measure.stated_unit or _unit_of(target) or measure.known_unit or "number"


def _is_bare(text: str) -> bool:
    """Whether a target gives figures and no unit."""
    found = pmf.parse_target(text).findings
    return any(one.kind == "target-unit-missing" for one in found)


def _unit_of(target: pmf.Target) -> str | None:
    """The unit of a target's lines; `None` where it draws none, or its figures are bare."""
    lines: tuple[pmf.Lines, ...] = ()
    if isinstance(target, pmf.FixedTarget):
        lines = (target.lines,)
    elif isinstance(target, pmf.ProfiledTarget):
        lines = tuple(line for _, line in target.parts)
    elif isinstance(target, pmf.DatedTarget):
        lines = tuple(line for _, line in target.steps)
    elif isinstance(target, pmf.SteppedTarget):
        lines = target.by_year
    units = {line.unit for one in lines for _, line in one.items()}
    unit = units.pop() if len(units) == 1 else None
    return None if unit == "number" else unit


def _is_empty(target: pmf.Target) -> bool:
    return isinstance(target, pmf.NoTarget) and target.reason == "no-target"
