"""Days and periods in sentences that cannot be: a 31 September, quarters that do not touch."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pmf

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}),? [0-9]{{4}}\b", re.ASCII)
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
        for day in dict.fromkeys(_DAY.findall(text)):
            try:
                pmf.cells.read_date(day)
            except ValueError as wrong:
                if ("bad-date", where) not in told:
                    cells.note("bad-date", f"{wrong}; it is left as printed", where, day)
        for match in _QUARTERS.finditer(text):
            first, last = int(match["first"]), int(match["last"])
            apart = "and" in match[0].casefold() or "&" in match[0]
            if not 1 <= first < last <= 4 or (apart and last != first + 1):
                message = f"{match[0]!r} is no run of quarters of a year; no period is taken"
                cells.note("bad-period", message, where, match[0])
