"""One figure of a target with what it counts: ``95%``, ``£1.2m``, ``85 jobs``, ``14 Days``."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from pmf.errors import UnitMismatch
from pmf.model.quantity import Quantity
from pmf.model.unit import convert
from pmf.reading.grammar.number import SCALES, UNIT_WORDS, Absent, read_number
from pmf.reading.grammar.text import shown

#: Words that say no more than that something is counted.
_COUNTED = (
    *("applications", "apprentices", "businesses", "bins", "calls", "cases", "complaints"),
    *("contacts", "customers", "dwellings", "employees", "engagements", "events", "homes"),
    *("households", "incidents", "inspections", "items", "jobs", "members", "participants"),
    *("people", "placements", "properties", "referrals", "reports", "residents", "schools"),
    *("sites", "staff", "trees", "units", "users", "visitors", "visits", "volunteers"),
)
_SINGULAR = {"people": "person", "businesses": "business", "properties": "property"}
COUNT_WORDS = frozenset(_COUNTED) | {
    _SINGULAR.get(word, word.removesuffix("s")) for word in _COUNTED
}
#: Declared units that such a word agrees with.
_COUNTING_UNITS = ("thing", "number", "person", "household", "dwelling", "fte", "score")
_MORE_UNITS = {
    **dict.fromkeys(("kg", "kgs", "kilogram", "kilograms"), "kilogram"),
    **dict.fromkeys(("kwh",), "kilowatt_hour"),
    **dict.fromkeys(("km", "kilometre", "kilometres"), "kilometre"),
    **dict.fromkeys(("mile", "miles"), "mile"),
    **dict.fromkeys(("hectare", "hectares", "ha"), "hectare"),
    **dict.fromkeys(("fte", "ftes"), "fte"),
    **dict.fromkeys(("tonnes co2e", "tco2e"), "tonne_co2e"),
    **dict.fromkeys(("hr", "hrs"), "hour"),
    **dict.fromkeys(("min", "mins"), "minute"),
    **dict.fromkeys(("sec", "secs"), "second"),
    **dict.fromkeys(("per 1,000", "per 1000", "per thousand"), "per_thousand"),
    **dict.fromkeys(("per 10,000", "per 10000"), "per_ten_thousand"),
    **dict.fromkeys(("per 100,000", "per 100000"), "per_hundred_thousand"),
}
_OVER = {"fte": "fte", "person": "person", "household": "household", "dwelling": "dwelling"}
_SPLIT = re.compile(
    r"(?P<number>[^A-Za-z]*[0-9%](?: ?(?:thousand|million|billion))?) ?"
    r"(?P<words>per (?:1|10|100),?000|[A-Za-z][A-Za-z2 ]{0,40})",
    re.ASCII,
)
#: A scale word after a digit.
_SCALED = re.compile(rf"[0-9] ?(?:{'|'.join(SCALES)})\b", re.ASCII | re.IGNORECASE)


@attrs.frozen
class Figure:
    """A number of a target as printed.

    Attributes:
        value: The exact number.
        unit: What was printed with it, ``"thing"`` for a noun that is only counted; `None` when
            nothing was.
        counted: Whether a noun was printed that says no more than that something is counted.
        marked: Whether a footnote or another mark clings to it.
        scaled: Whether a scale word ("million") was worked in.
    """

    value: Decimal
    unit: str | None = None
    counted: bool = False
    marked: bool = False
    scaled: bool = False


def read_figure(text: str) -> Figure:
    """Read one figure: a number with no more around it than its unit.

    Raises:
        ValueError: The text is anything else: nothing of it is taken then.
    """
    if text.lower() == "zero":
        return Figure(Decimal(0))
    scaled = _SCALED.search(text) is not None
    try:
        number = read_number(text)
    except ValueError:
        return _with_words(text, scaled)
    if isinstance(number, Absent) or number.qualifier is not None:
        raise ValueError(f"{shown(text)} is not one figure")
    return Figure(number.value, number.unit, marked=bool(number.marks), scaled=scaled)


def _with_words(text: str, scaled: bool) -> Figure:
    split = _SPLIT.fullmatch(text)
    unit = _unit_named(split["words"].lower()) if split else None
    number = read_number(split["number"]) if split and unit else None
    if unit is None or number is None or isinstance(number, Absent) or number.qualifier:
        raise ValueError(f"{shown(text)} is not one figure")
    if number.unit is not None:
        raise ValueError(f"{shown(text)} has two units")
    return Figure(number.value, unit, unit == "thing", bool(number.marks), scaled)


def _unit_named(words: str) -> str | None:
    """The unit a word or two mean; `None` when they mean none we know."""
    if words in _MORE_UNITS:
        return _MORE_UNITS[words]
    if words in COUNT_WORDS:
        return "thing"
    what, per, over = words.partition(" per ")
    if per and over in _OVER:
        first = UNIT_WORDS.get(what) or _MORE_UNITS.get(what)
        return f"{first}/{_OVER[over]}" if first else None
    return None


def quantity_of(figure: Figure, declared: str | None) -> tuple[Quantity, str | None]:
    """The quantity a figure stands for, and the printed unit where it is not the declared one.

    Args:
        figure: The figure.
        declared: The indicator's unit; `None` when nobody declared it.
    """
    printed = figure.unit
    if declared is None or printed is None:
        return Quantity(figure.value, printed or declared or "number"), None
    counts = figure.counted and declared in _COUNTING_UNITS
    if counts or declared.split("/")[0] == printed:  # "3 days" of days per FTE
        return Quantity(figure.value, declared), None
    try:
        convert(figure.value, printed, declared)
    except UnitMismatch:
        return Quantity(figure.value, printed), printed
    return Quantity(figure.value, printed), None
