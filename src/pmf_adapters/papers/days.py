"""Whole days a text names, those the calendar has not included."""

from __future__ import annotations

import datetime
import re

import attrs

import pmf

_DAY = re.compile(
    r"\b(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?P<month>[A-Z][a-z]+),? (?P<year>(?:19|20)[0-9]{2})\b"
)


@attrs.frozen
class Named:
    """A day as a text names it.

    Attributes:
        date: The day; `None` when the calendar has none such: "34 December 2023".
        raw: The words that name it.
        start: Where they start in the text.
        end: Where they end.
        why: What is wrong with it; empty when nothing is.
    """

    date: datetime.date | None
    raw: str
    start: int
    end: int
    why: str = ""


def days_in(text: str) -> tuple[Named, ...]:
    """Every whole day a text names, in order."""
    return tuple(map(_named, _DAY.finditer(text)))


def _named(match: re.Match[str]) -> Named:
    date, why = None, ""
    try:
        date = pmf.cells.read_date(f"{match['day']} {match['month']} {match['year']}")
    except ValueError as wrong:
        why = str(wrong)
    return Named(date, match[0], match.start(), match.end(), why)


def tell_bad_days(text: str, where: pmf.Location, cells: pmf.Collector) -> None:
    """A finding for each day of a text that the calendar has not."""
    for named in days_in(text):
        if named.date is None:
            cells.note("bad-date", f"{named.why}; it is left empty", where, named.raw)
