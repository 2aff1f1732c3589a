"""Numbers as councils print them: ``99.5%``, ``9.3*``, ``£1.2m``, ``84,617``, ``<5``, ``n/a``.

`Decimal` itself would take ``nan``, ``1_000``, ``1E+1000000`` and Arabic digits, so it is only
ever given digits this grammar has already let through. Whatever the grammar does not know is
refused: a figure is never half read.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

import attrs

from pmf.model.number import MAX_DIGITS
from pmf.model.status import Mark
from pmf.reading.grammar.text import shown, tidy

#: The longest text that can be a number.
MAX_LENGTH = 64
MINUS = "\u2212"

#: How many noughts a scale word stands for. Single letters count only after a pound sign.
SCALES = {"k": 3, "m": 6, "bn": 9, "thousand": 3, "million": 6, "billion": 9}

_PERCENT = {"%": "percent", "percent": "percent", "per cent": "percent"}
_POINTS = ("pp", "percentage point", "percentage points", "% point", "% points")
_COUNTED = (
    "working day",
    "calendar day",
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "second",
    "tonne",
)
#: Every unit word that may follow a number, in lower case, and the unit it means.
UNIT_WORDS: dict[str, str] = {
    **_PERCENT,
    **dict.fromkeys(_POINTS, "percentage_point"),
    **{word: word.replace(" ", "_") for word in _COUNTED},
    **{f"{word}s": word.replace(" ", "_") for word in _COUNTED},
}

#: What may stand for a value that is not there, in lower case, and why it is not there. The
#: letters in square brackets are those of the Government Statistical Service.
ABSENCES: dict[str, str] = {
    **dict.fromkeys(("", "-", "–", "—", MINUS), "missing"),
    **dict.fromkeys(("awaiting", "awaiting data", "tbc", "to be confirmed"), "missing"),
    **dict.fromkeys(("n/a", "no data", "not available", "data not available"), "not_available"),
    "[x]": "not_available",
    **dict.fromkeys(("not due", "not yet due", "annual", "annual indicator"), "not_due"),
    **dict.fromkeys(("annual kpi", "measured annually", "reported annually"), "not_due"),
    # A star beside a figure is a footnote; alone it is how small numbers were long withheld.
    **dict.fromkeys(("*", "[c]", "suppressed"), "suppressed"),
    **dict.fromkeys(("not applicable", "[z]"), "not_applicable"),
}

_LETTER_MARKS = {"p": Mark.PROVISIONAL, "r": Mark.REVISED, "e": Mark.ESTIMATED}
_QUALIFIERS = {"≤": "<=", "≥": ">="}
_COMPARISONS = ("<", "<=", ">", ">=")


def _alternatives(words: dict[str, str] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


# Each repetition below is bounded or made of single, distinct tokens: there is one way to match.
_NUMBER = re.compile(
    rf"""
    (?P<qualifier> <= | >= | [<>≤≥~] | c\. | approx\.
                 | (?: c | circa | about | approx | approximately ) (?=\ ) )? \ ?
    (?P<prefix> [+\-{MINUS}]? (?: £\ ? )? | £\ ? [+\-{MINUS}] )
    (?P<whole> 0 | [1-9][0-9]{{0,2}} (?: ,[0-9]{{3}} )+ | [1-9][0-9]* )
    (?: \. (?P<part> [0-9]+ ) )?
    (?: \ ? (?P<scale> {_alternatives(SCALES)} ) )?
    (?: \ ? (?P<unit> {_alternatives(UNIT_WORDS)} ) )?
    (?P<letter> \ ? p )?
    (?P<marks> (?: \ ? (?: [*†‡^\#] | \([pre]\) | \[[pre]\] ) ){{0,4}} )
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_BRACKETED = re.compile(r"\( ?£? ?[0-9][0-9,.]* ?%?\)", re.ASCII)


@attrs.frozen
class Number:
    """One number as printed.

    Attributes:
        value: The exact number with the places it was printed with: ``Decimal("99.50")``. A zero
            carries no sign. A scale word is worked in: £1.2m is 1200000.
        unit: What was printed with it: ``"percent"``, ``"GBP"``, ``"working_day"`` ...; `None`
            when no unit was printed.
        marks: What qualifies it (footnote, provisional, revised, estimated), in the printed
            order, each once; empty when nothing does.
        qualifier: ``"<"``, ``"<="``, ``">"``, ``">="`` or ``"about"``, when the number is only a
            bound or a rough figure; `None` when it is the figure itself.
    """

    value: Decimal
    unit: str | None = None
    marks: tuple[Mark, ...] = ()
    qualifier: str | None = None

    def __str__(self) -> str:
        """Write the number so that `read_number` gives it back."""
        about = "c." if self.qualifier == "about" else self.qualifier or ""
        pound = "£" if self.unit == "GBP" else ""
        unit = {"percent": "%", "GBP": "", None: ""}.get(self.unit)
        words = f" {self.unit.replace('_', ' ')}s" if unit is None and self.unit else unit
        marks = "".join("*" if mark is Mark.FOOTNOTE else f"({mark[0]})" for mark in self.marks)
        return f"{about}{pound}{self.value:f}{words}{marks}"


@attrs.frozen
class Absent:
    """No value, and why.

    Attributes:
        kind: ``missing``, ``not_available``, ``not_due``, ``suppressed`` or ``not_applicable``.
        text: What was printed in its place; empty when nothing was.
    """

    kind: str
    text: str


def read_number(text: str) -> Number | Absent:
    """Read the text of one value cell.

    The number is plain ASCII digits, with commas only between groups of exactly three, an
    optional sign, an optional unit and known marks. Brackets around a number are refused: they
    are a minus to an accountant and an aside to everyone else. A bare ``p`` is "provisional" only
    after a unit, since ``50p`` is money.

    Args:
        text: The text of one cell, without markup.

    Returns:
        The number, or the absence that stands in its place.

    Raises:
        ValueError: The text is neither; the message says why in one sentence.
    """
    return _read(tidy(text, MAX_LENGTH))


@functools.lru_cache(maxsize=4096)
def _read(cell: str) -> Number | Absent:
    """Read a tidied cell; the same few texts stand in a report again and again."""
    # Only ASCII is lowered: the Kelvin sign would become a "k".
    kind = ABSENCES.get(cell.lower() if cell.isascii() else cell)
    if kind is not None:
        return Absent(kind, cell)
    match = _NUMBER.fullmatch(cell)
    if match is None:
        raise ValueError(_refusal(cell))
    unit = _unit(cell, match)
    if match["letter"] and unit in (None, "GBP"):
        raise ValueError(f"{shown(cell)} may be pence or provisional: write (p) for provisional")
    return Number(_value(cell, match), unit, _marks(match), _qualifier(match))


def _refusal(cell: str) -> str:
    if _BRACKETED.fullmatch(cell):
        return f"{shown(cell)} may be a negative number or an aside: write a minus sign"
    return f"{shown(cell)} is not a number"


def _unit(cell: str, match: re.Match[str]) -> str | None:
    word, scale, pounds = match["unit"], match["scale"], "£" in match["prefix"]
    if pounds and word:
        raise ValueError(f"{shown(cell)} has two units")
    if scale and not pounds and len(scale) <= 2:
        raise ValueError(f"{shown(cell)} is not a number: {scale!r} counts only after a £ sign")
    if pounds:
        return "GBP"
    return UNIT_WORDS[word.lower()] if word else None


def _value(cell: str, match: re.Match[str]) -> Decimal:
    whole, part = match["whole"].replace(",", ""), match["part"] or ""
    if match["scale"]:
        noughts = SCALES[match["scale"].lower()]
        shifted = part.ljust(noughts, "0")
        whole, part = (whole + shifted[:noughts]).lstrip("0") or "0", shifted[noughts:]
    if len(whole) + len(part) > MAX_DIGITS:
        raise ValueError(f"{shown(cell)} has more than {MAX_DIGITS} digits")
    digits = f"{whole}.{part}" if part else whole
    negative = {"-", MINUS} & set(match["prefix"]) and digits.strip("0.")
    return Decimal(f"-{digits}" if negative else digits)


def _marks(match: re.Match[str]) -> tuple[Mark, ...]:
    found = [Mark.PROVISIONAL] if match["letter"] else []
    found += [
        _LETTER_MARKS.get(sign, Mark.FOOTNOTE)
        for sign in re.findall("[pre*†‡^#]", match["marks"].lower())
    ]
    return tuple(dict.fromkeys(found))


def _qualifier(match: re.Match[str]) -> str | None:
    printed = match["qualifier"]
    if printed is None:
        return None
    sign = _QUALIFIERS.get(printed, printed)
    return sign if sign in _COMPARISONS else "about"
