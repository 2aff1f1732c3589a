"""Days and periods in sentences that cannot be: a 31 September, quarters that do not touch."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

import pmf
from pmf_adapters.papers.days import days_in

_SHORT = frozenset(name.casefold() for name in calendar.month_abbr[1:])
_QUARTERS = re.compile(
    r"\bquarters (?P<first>[0-9]{1,2}) (?:and|to|&) (?P<last>[0-9]{1,2})\b", re.IGNORECASE
)


def note_impossible(texts: Iterable[tuple[str, pmf.Location]], cells: pmf.Collector) -> None:
    """A finding for each day no calendar has, and for quarters that are no run of a year.

    Args:
        texts: The sentences with their places.
        cells: What collects findings; a day told already is not told again.
    """
    told = {(one.kind, one.location) for one in cells.findings}
    for text, where in texts:
        days = (day for day in days_in(text) if day.date is None and _names_month(day.raw))
        for raw, why in {day.raw: day.why for day in days}.items():
            if ("bad-date", where) not in told:
                cells.note("bad-date", f"{why}; it is left as printed", where, raw)
        for match in _QUARTERS.finditer(text):
            first, last = int(match["first"]), int(match["last"])
            apart = "and" in match[0].casefold() or "&" in match[0]
            runs = 1 <= first < last <= 4 and (last == first + 1 or not apart)
            if not runs and ("bad-period", where) not in told:
                message = f"{match[0]!r} is no run of quarters of a year; no period is taken"
                cells.note("bad-period", message, where, match[0])


def _names_month(day: str) -> bool:
    """Whether the middle of a day is the name of a month, or short for one."""
    return day.split()[1].strip(",").casefold()[:3] in _SHORT
