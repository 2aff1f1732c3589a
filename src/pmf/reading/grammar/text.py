"""What the parsers share: tidying a cell's text, quoting it in a message, the month table."""

from __future__ import annotations

from pmf.errors import UsageError
from pmf.model.period import MONTH_NAMES

NBSP = "\u00a0"
EN_DASH = "\u2013"
#: How much of a refused text a message repeats.
SHOWN = 60

#: Every month word councils print, in lower case, and the month's number.
MONTH_WORDS: dict[str, int] = {
    **{name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name.lower()[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
#: The same words as alternatives of a regular expression, the longer ones first.
MONTH_PATTERN = "|".join(sorted(MONTH_WORDS, key=lambda word: (-len(word), word)))


def check_text(text: str) -> None:
    """Refuse what is not text: a number or a bool has no business in a grammar.

    Raises:
        UsageError: It is not a `str`.
    """
    if not isinstance(text, str):
        raise UsageError(f"text must be a str, not {text!r}")


def tidy(text: str, limit: int) -> str:
    """Strip spaces and no-break spaces, and let one space stand for a run of them.

    No other character is touched: a tab or a line end inside a value is not ours to explain away.

    Args:
        text: The text of one cell.
        limit: The most characters that can be meant.

    Raises:
        UsageError: `text` is not a `str`.
        ValueError: It is longer than the limit once stripped.
    """
    check_text(text)
    plain = text.replace(NBSP, " ").strip(" ")
    if len(plain) > limit:
        raise ValueError(f"{shown(plain)} is too long: at most {limit} characters are read")
    return " ".join(word for word in plain.split(" ") if word)


def shown(text: str) -> str:
    """Quote text for a message: cut when long, and with odd characters escaped."""
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "...")
