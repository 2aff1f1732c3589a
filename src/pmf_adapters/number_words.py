"""Whole numbers in words, as councils write them in running text: "eight", "twenty-five"."""

from __future__ import annotations

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
#: Every number up to 99 in words.
NUMBERS = {
    **{word: number for number, word in enumerate(_ONES, start=1)},
    **{word: 10 * tens for tens, word in enumerate(_TENS, start=2)},
    **{
        f"{ten}-{one}": 10 * tens + ones
        for tens, ten in enumerate(_TENS, start=2)
        for ones, one in enumerate(_ONES[:9], start=1)
    },
}
#: Words a number starts with, whole or misspelt further on.
STARTS = rf"(?:{'|'.join((*_TENS, *_ONES[9:]))})"
#: A number in figures or words, for a pattern; the longest first, so that "twenty-five" is not
#: read as "twenty". A blank may stand for the hyphen.
PATTERN = "[0-9]{1,4}|" + "|".join(
    word.replace("-", "[ -]") for word in sorted(NUMBERS, key=len, reverse=True)
)


def number_of(text: str) -> int:
    """The number a text matched by `PATTERN` stands for."""
    figure = text.casefold().replace(" ", "-")
    return NUMBERS[figure] if figure in NUMBERS else int(figure)
