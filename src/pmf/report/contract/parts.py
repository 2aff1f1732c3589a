"""The small pieces of the contract: places, figures, dates, reasons, findings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pmf.model.dataset import Published
from pmf.model.finding import Finding, Location
from pmf.model.indicator import SeriesBreak
from pmf.model.number import plain
from pmf.model.quantity import Quantity
from pmf.model.status import ActionStatus, Status
from pmf.model.target import Lines
from pmf.rules.reason import Reason

Json = dict[str, Any]


def lines_of(lines: Lines) -> Json:
    """The lines by name, as printed."""
    return {name: plain(line.value) for name, line in lines.items()}


def reasons_json(reasons: tuple[Reason, ...]) -> list[Json]:
    """Reason codes with their sentences."""
    return [{"code": reason.code, "text": reason.text} for reason in reasons]


def breaks_json(breaks: Iterable[SeriesBreak]) -> list[Json]:
    """Where a series began to be counted another way."""
    return [
        {"from": str(one.first), "because": one.because, "stated": one.stated} for one in breaks
    ]


def published_json(one: Published) -> Json:
    """One printed total."""
    return {
        "name": one.name,
        "count": one.count,
        "percent": one.percent,
        "group": one.group,
        "absence": one.absence.value if one.absence else None,
        "source": location(one.source),
    }


def findings_json(findings: Iterable[Finding]) -> list[Json]:
    """Findings, each with its place in plain sight."""
    return [
        {
            "kind": finding.kind,
            "severity": finding.severity.value,
            "message": finding.message,
            "code": finding.code,
            "raw": finding.raw,
            "used": finding.used,
            **place(finding.location),
        }
        for finding in findings
    ]


def place(location: Location | None) -> Json:
    """A place, every part of it, absent ones too."""
    if location is None:
        return dict.fromkeys(("file", "table", "row", "line", "column", "sheet"))
    return {
        "file": location.file,
        "table": location.table,
        "row": location.row,
        "line": location.line,
        "column": location.column,
        "sheet": location.sheet,
    }


def location(location: Location | None) -> Json | None:
    """A place, or null."""
    return None if location is None else place(location)


def worst(meanings: tuple[Status, ...] | tuple[ActionStatus, ...]) -> str | None:
    """The printed word's meaning; the worst where a council's word merges several."""
    return meanings[-1].value if meanings else None


def quantity(quantity: Quantity | None) -> str | None:
    """The digits of a figure, or null."""
    return None if quantity is None else plain(quantity.value)


def number(number: Decimal | None) -> str | None:
    """The digits of a number, or null."""
    return None if number is None else plain(number)


def as_date(day: datetime.date | None) -> str | None:
    """A day in ISO form, or null."""
    return None if day is None else day.isoformat()


def as_text(thing: object | None) -> str | None:
    """The text of a thing, or null."""
    return None if thing is None else str(thing)
