"""A file of what people decided, read into `Judgements`, or refused with every fault it has."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from importlib.resources.abc import Traversable
from typing import NamedTuple, TypeVar

import attrs

from pmf.errors import JudgementError
from pmf.model.finding import Finding, Location, Severity
from pmf.model.judgement import Deviation, Judgement, check_role
from pmf.model.period import Period
from pmf.model.target import Gap, Lines
from pmf.reading.grammar.period import read_period
from pmf.reading.grammar.target import parse_target
from pmf.reading.source import as_file
from pmf.reading.toml_file import Fields, as_fault, load_toml, read_unit

SCHEMA_VERSION = 1
_Read = TypeVar("_Read")


@attrs.frozen
class Judgements:
    """What people decided beside the rule, as one file records it.

    Attributes:
        judgements: What officers judged, in the order of the file.
        deviations: Deviations that were accepted, in the order of the file.
    """

    judgements: tuple[Judgement, ...] = ()
    deviations: tuple[Deviation, ...] = ()


def load_judgements(source: str | os.PathLike[str] | Traversable) -> Judgements:
    """The judgements and accepted deviations a TOML file records.

    Args:
        source: A path, or a bundled resource.

    Returns:
        Both, each with its place in the file.

    Raises:
        JudgementError: The file has faults: all of them are listed, with file, line and path.
        ReadError: The file is missing or not text.
        UsageError: The source is neither a path nor a bundled resource.
    """
    top, _ = load_toml(as_file(source), JudgementError)
    if top.has("schema_version") and top.whole("schema_version") != SCHEMA_VERSION:
        top.fault("schema_version", f"must be {SCHEMA_VERSION}")
    judgements = [_judgement(one) for one in top.tables("judgements")]
    deviations = [_deviation(one) for one in top.tables("deviations")]
    top.finish()
    _check_days(top, "judgements", judgements)
    _check_days(top, "deviations", deviations)
    if top.faults.found:
        raise JudgementError(top.faults.found)
    return Judgements(
        tuple(one for one in judgements if one is not None),
        tuple(one for one in deviations if one is not None),
    )


class _Decided(NamedTuple):
    """What a judgement and a deviation have in common."""

    code: str
    period: Period
    by_role: str
    on: datetime.date
    reason: str
    expires: datetime.date | None
    source: Location


def _judgement(fields: Fields) -> Judgement | None:
    """One judgement; `None` when it has a fault, which is noted."""
    common, says = _decided(fields), fields.text("says")
    fields.finish()
    if common is None or not says:
        return None
    return Judgement(says=says, **common._asdict())


def _deviation(fields: Fields) -> Deviation | None:
    """One accepted deviation; `None` when it has a fault, which is noted."""
    common = _decided(fields)
    unit = _parsed(fields, "unit", read_unit) if fields.has("unit") else None
    text = fields.text("instead") if fields.has("instead") else ""
    fields.finish()
    if common is None or (unit is None and fields.has("unit")):
        return None
    instead = _lines(fields, text, unit, common.period) if text else None
    return Deviation(instead=instead, **common._asdict())


def _decided(fields: Fields) -> _Decided | None:
    code, reason = fields.text("code"), fields.text("reason")
    period = _parsed(fields, "period", read_period)
    by_role = _parsed(fields, "by_role", check_role)
    on, expires = fields.date("on", required=True), fields.date("expires")
    if on is not None and expires is not None and expires < on:
        fields.fault("expires", f"{expires} lies before the day it was decided, {on}")
        return None
    if period is None or by_role is None or on is None or not (code and reason):
        return None
    return _Decided(code, period, by_role, on, reason, expires, fields.location())


def _parsed(fields: Fields, key: str, parse: Callable[[str], _Read]) -> _Read | None:
    """A text that must be there, as a parser reads it; `None` when it cannot, which is noted."""
    text = fields.text(key)
    if not text:
        return None
    try:
        return parse(text)
    except ValueError as wrong:
        fields.fault(key, str(wrong))
        return None


def _lines(fields: Fields, text: str, unit: str | None, period: Period) -> Lines | None:
    """The lines to be held against instead, in their words; nothing they lack is filled in."""
    read = parse_target(text, unit=unit, period=period)
    for finding in read.findings:
        if finding.severity is not Severity.INFO:
            fields.fault("instead", _helpful(finding))
            return None
    lines = read.target.resolve(period)
    if isinstance(lines, Gap):
        fields.fault("instead", f"it draws no line for {period}: {lines.reason}")
        return None
    return lines


def _helpful(finding: Finding) -> str:
    if finding.kind == "target-unit-missing":
        return f'{finding.message}; write "90%", or give the unit: unit = "number"'
    return as_fault(finding)


def _check_days(
    top: Fields, path: str, decided: list[Judgement | None] | list[Deviation | None]
) -> None:
    """Of two made on one day, nobody could say which replaced the other."""
    seen: dict[tuple[str, Period, datetime.date], int] = {}
    for number, one in enumerate(decided):
        if one is None:
            continue
        other = seen.setdefault((one.code, one.period, one.on), number)
        if other != number:
            top.faults.add(
                f"{path}[{number}]",
                f'"{one.code}" in {one.period} was decided twice on {one.on}; see {path}[{other}]',
            )
