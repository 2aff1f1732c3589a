"""Dates as councils print them: the day first, the month in words or figures, the year last.

A date is read whole or not at all: ``July 2019`` has no day, and none is made up for it.
"""

from __future__ import annotations

import datetime
import re

from pmf.model.period import FIRST_YEAR, LAST_YEAR
from pmf.reading.grammar.text import MONTH_PATTERN, MONTH_WORDS, shown, tidy

#: The longest text that can be a date: "22nd September 2023" and some room.
MAX_LENGTH = 40
#: Two-digit years below this belong to 20xx, the others to 19xx.
PIVOT = 70

_WORDS = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?P<ordinal>st|nd|rd|th)?(?P<mark>[ ./-])"
    rf"(?P<month>{MONTH_PATTERN})(?P=mark)(?P<year>[0-9]{{4}}|[0-9]{{2}})",
    re.ASCII | re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<mark>[./-])(?P<month>[0-9]{1,2})(?P=mark)"
    r"(?P<year>[0-9]{4}|[0-9]{2})",
    re.ASCII,
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", re.ASCII)


def read_date(text: str) -> datetime.date:
    """Read one date: ``31-May-2019``, ``31st March 2020``, ``31/03/2020``, ``2020-03-31``.

    Figures are always day first. A two-digit year is of this century below 70 and of the last
    from 70 on; with hyphens between figures the year needs four digits, for ``20-03-31`` could be
    read from either end.

    Args:
        text: The text of one cell.

    Returns:
        The day, in the years 1900 to 2199.

    Raises:
        ValueError: The text is not a whole date, or is no day in the calendar (31 April).
    """
    cell = tidy(text, MAX_LENGTH)
    match = _WORDS.fullmatch(cell) or _FIGURES.fullmatch(cell) or _ISO.fullmatch(cell)
    if match is None or _reads_both_ways(match):
        raise ValueError(
            f"{shown(cell)} is not a date: expected a day, a month and a year, as 31 March 2020"
        )
    month_text = match["month"].lower()
    month = MONTH_WORDS.get(month_text) or int(month_text)
    return _day(cell, whole_year(match["year"]), month, match)


def whole_year(digits: str) -> int:
    """Give a printed year its century: ``"23"`` is 2023, ``"98"`` is 1998, ``"2023"`` itself."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < PIVOT else 1900)


def _reads_both_ways(match: re.Match[str]) -> bool:
    return match.re is _FIGURES and match["mark"] == "-" and len(match["year"]) == 2


def _day(cell: str, year: int, month: int, match: re.Match[str]) -> datetime.date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(
            f"{shown(cell)} is not in a year from {FIRST_YEAR} to {LAST_YEAR}: check the year"
        )
    day = int(match["day"])
    ordinal = match["ordinal"] if match.re is _WORDS else None
    if ordinal and ordinal.lower() != _ordinal(day):
        raise ValueError(f"{shown(cell)} is not a date: {day} is written {day}{_ordinal(day)}")
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise ValueError(f"{shown(cell)} is not a day in the calendar") from None


def _ordinal(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
