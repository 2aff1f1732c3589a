"""What words of the command line stand for: days, numbers, periods; all commands alike."""

from __future__ import annotations

import datetime
import re
from argparse import ArgumentTypeError

import pmf

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[0-9]{1,6}")
_SIGNED = re.compile(r"-?[0-9]{1,6}")


def day(text: str) -> datetime.date:
    """A day as 2019-08-31, and in no other form."""
    if not _DAY.fullmatch(text):
        raise ArgumentTypeError(f"write a day as 2019-08-31, not {text!r}")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no day in the calendar") from None


def whole(text: str) -> int:
    """A whole number, zero too."""
    if not _WHOLE.fullmatch(text):
        raise ArgumentTypeError(f"write a whole number such as 3, not {text!r}")
    return int(text)


def count(text: str) -> int:
    """A whole number of at least one."""
    if not _WHOLE.fullmatch(text) or int(text) == 0:
        raise ArgumentTypeError(f"write a whole number from 1, such as 5, not {text!r}")
    return int(text)


def signed(text: str) -> int:
    """A whole number, with a minus or without."""
    if not _SIGNED.fullmatch(text):
        raise ArgumentTypeError(f"write a whole number such as 3 or -3, not {text!r}")
    return int(text)


def period(text: str) -> pmf.Period:
    """A month, quarter, half or year as councils write them."""
    try:
        return pmf.cells.read_period(text)
    except ValueError as wrong:
        raise ArgumentTypeError(str(wrong)) from None


def year(text: str) -> pmf.Period:
    """A year, or the one that a period lies in."""
    try:
        return pmf.cells.read_period(text).whole_year
    except ValueError:
        raise ArgumentTypeError(f"write a year as 2024/25, not {text!r}") from None


def pair(text: str) -> tuple[str, str]:
    """A field and a heading: FIELD=HEADING."""
    field, equals, heading = text.partition("=")
    if not (field and equals and heading):
        raise ArgumentTypeError(f"write FIELD=HEADING, not {text!r}")
    return field.strip(), heading.strip()
