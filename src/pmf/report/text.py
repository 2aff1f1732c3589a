"""Words as every output may show them: one line, no control characters, dates in full."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal

from pmf.model.finding import Location
from pmf.model.number import plain
from pmf.model.period import MONTH_NAMES, Period

#: Control characters, halves of surrogate pairs and code points that stand for no character.
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

#: A date as our messages write it; one in quotes is a council's.
_ISO_DAY = re.compile(r"(?<![\w'\"-])\d{4}-\d{2}-\d{2}(?![\w'\"-])", re.ASCII)

#: What is said of a framework that is illustrative.
MADE_UP = "indicators are made up to show the framework at work"

_WORD = re.compile(r"[a-z0-9]+", re.ASCII)
_MADE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+", re.ASCII)


def clean(text: str) -> str:
    """Text on one line, with U+FFFD where a character cannot be shown."""
    return _UNSHOWABLE.sub("\ufffd", " ".join(text.split()))


def day_words(day: datetime.date) -> str:
    """A day as written in a letter: ``31 August 2019``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def period_words(period: Period) -> str:
    """The months a period covers: ``April to June 2019``."""
    start, end = period.start, period.end
    first, last = MONTH_NAMES[start.month - 1], MONTH_NAMES[end.month - 1]
    if (start.year, start.month) == (end.year, end.month):
        return f"{first} {start.year}"
    if start.year == end.year:
        return f"{first} to {last} {end.year}"
    return f"{first} {start.year} to {last} {end.year}"


def dates_in_words(text: str, printed: str | None) -> str:
    """A sentence of ours with its dates as in a letter; what a council printed is left alone.

    Args:
        text: The sentence.
        printed: What it quotes; `None` when it quotes nothing.
    """

    def said(found: re.Match[str]) -> str:
        if found[0] in (printed or ""):
            return found[0]
        try:
            return day_words(datetime.date.fromisoformat(found[0]))
        except ValueError:
            return found[0]

    return _ISO_DAY.sub(said, text)


def percent_words(percent: Decimal) -> str:
    """A percentage without zeros that say nothing: ``5%`` for 5.0000, ``66.7%`` for 66.7."""
    digits = plain(percent)
    return f"{digits.rstrip('0').rstrip('.') if '.' in digits else digits}%"


def place_words(where: Location | None, *, column: bool = False) -> str:
    """Where something stands in the document; empty when that is not known.

    Args:
        where: The place.
        column: Whether to name the column too.
    """
    if where is None:
        return ""
    parts = []
    if where.line is not None:
        parts.append(f"line {where.line}")
    elif where.row is not None:
        parts.append(f"table {where.table}, row {where.row}" if where.table else f"row {where.row}")
    if column and where.column:
        parts.append(clean(where.column))
    return ", ".join(parts)


def any_of(words: Sequence[str]) -> str:
    """Words as alternatives: ``In Progress, Warning or Overdue``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def lower_first(text: str) -> str:
    """A sentence as it continues another."""
    return text[:1].lower() + text[1:]


def says_more(code: str, name: str) -> bool:
    """Whether a code tells more than the name: one made of the name's words only repeats it."""
    words = set(_WORD.findall(name.casefold()))
    made = _MADE.fullmatch(code)
    repeats = made and code != name and words.issuperset(code.split("-"))
    return bool(code) and not repeats


def turns(char: str) -> bool:
    """Whether a character turns the direction of the text around it."""
    return "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
