"""One cell of a sheet as a reader of the sheet sees it: its text, exact and with its unit.

The sheet stores 99.5% as 0.995 and a format, a day as a number and a format, and decimals as
binary fractions. What is shown is what is read; figures are never rounded to the places shown.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any, NamedTuple

from pmf.model.period import MONTH_NAMES
from pmf.reading.grammar.number import UNIT_WORDS

#: More digits than these are the accident of a binary fraction; a sheet shows no more either.
_DIGITS = 15
#: Texts in a format: in double quotes, behind a backslash, or a currency with its country.
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]\-]*)(?:-[^\]]*)?\]')
_ASIDE = re.compile(r"\[[^\]]*\]|[_*].")
_PLACED = {"superscript": "sup", "subscript": "sub"}


class Shown(NamedTuple):
    """A cell as text, and what is odd about it.

    Attributes:
        text: The text.
        odd: Why it is neither text, number nor date; `None` when it is.
    """

    text: str
    odd: str | None = None


def shown_cell(value: Any, data_type: str, number_format: str) -> Shown:
    """A cell as a reader of the sheet sees it.

    Args:
        value: The value as openpyxl gives it; for a formula its result.
        data_type: openpyxl's letter for the kind of cell: ``"e"`` is an error.
        number_format: The format the sheet shows it in.
    """
    if data_type == "e":
        return Shown(str(value), f"the cell holds the error {str(value)[:20]}")
    if isinstance(value, bool):
        word = "TRUE" if value else "FALSE"
        return Shown(word, f"the cell holds the logical value {word}, neither text nor a number")
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return Shown(str(value), "the cell holds a time of day or a duration; write it as text")
    if isinstance(value, (int, float, Decimal)):
        return Shown(_number(value, number_format))
    return Shown(_text(value, number_format))


def _text(value: Any, number_format: str) -> str:
    """A text or a day; a raised or struck-out run keeps its mark, and joins no other digit."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, datetime.datetime):
        return _moment(value, number_format)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return "".join(run if isinstance(run, str) else _run(run) for run in value)


def _run(run: Any) -> str:
    text, font = str(run.text), run.font
    tag = _PLACED.get(getattr(font, "vertAlign", None) or "")
    if getattr(font, "strike", None):
        tag = "s"
    return f"<{tag}>{text}</{tag}>" if tag and text.strip() else text


def _moment(value: datetime.datetime, number_format: str) -> str:
    """A day as ISO writes it; a month alone where the sheet shows no day."""
    if value.time() != datetime.time():
        return value.isoformat(sep=" ", timespec="seconds")
    plain = _ASIDE.sub("", _LITERAL.sub("", number_format)).lower()
    if "d" not in plain and "m" in plain and "y" in plain and value.day == 1:
        return f"{MONTH_NAMES[value.month - 1]} {value.year}"
    return value.date().isoformat()


def _number(value: int | float | Decimal, number_format: str) -> str:
    exact = _exact(value)
    positive = number_format.partition(";")[0]
    literals = "".join("".join(found) for found in _LITERAL.findall(positive))
    plain = _ASIDE.sub("", _LITERAL.sub("", positive))
    is_percent = "%" in plain
    if is_percent:
        exact = exact.scaleb(2)
    digits = _plain(exact)
    if is_percent or "%" in literals:
        return f"{digits}%"
    if "£" in plain + literals:
        return f"-£{digits[1:]}" if digits.startswith("-") else f"£{digits}"
    words = literals.strip().lower()
    return f"{digits} {words}" if words in UNIT_WORDS else digits


def _exact(value: int | float | Decimal) -> Decimal:
    """The number the sheet shows: a binary fraction by its shortest digits, at most fifteen."""
    if not isinstance(value, float):
        return Decimal(value)
    shortest = Decimal(repr(value))
    if len(shortest.as_tuple().digits) > _DIGITS:
        return Decimal(f"{value:.{_DIGITS}g}")
    return shortest


def _plain(exact: Decimal) -> str:
    digits = f"{exact:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in ("-0", "") else digits
