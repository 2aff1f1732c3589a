"""Whether a text counts indicators: "Sixteen of twenty-five indicators", "8 were Amber"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmf.model.period import MONTH_NAMES
from pmf.rules.disclosure.describing import sentences

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_MONTHS = "|".join(name.casefold() for name in MONTH_NAMES)
#: What numbers a thing rather than counting things: "quarter 2", "appendix 3", "paragraph 4".
_NUMBERED = (
    "q|quarter|tier|table|appendix|annex|paragraph|section|page|phase|part|schedule|stage|line|"
    "item|figure|year|h|version|note|priority|objective"
)
_IN_WORDS = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES[:9])}))?|{'|'.join(_ONES[::-1])}"
_NUMBER = re.compile(
    rf"""
    (?<! [\w£$€.,/\-] ) (?<! \bq ) (?<! \bh )
    (?: (?: {_NUMBERED} ) \ (?P<label> [0-9]+ )
      | (?P<figure> [0-9]{{1,3}} (?: ,[0-9]{{3}} )* )
        (?! [\w/] | [.,][0-9] | \ ?% | \ per\ cent | st\b | nd\b | rd\b | th\b
          | \ (?: {_MONTHS} )\b )
      | (?P<word> (?: {_IN_WORDS} | both | dozen ) \b )
    )
    """,
    re.VERBOSE,
)
_THINGS = r"(?:indicators?|measures?|metrics?|kpis?|spis?|csis?|ksis?|pis?|actions?|tasks?|targets)"
_THING = re.compile(rf"\b{_THINGS}\b")
#: "64% of our indicators", "two thirds of the measures", "half the KPIs".
_SHARE = re.compile(
    r"(?:(?:%|\b(?:per cent|thirds?|quarters?|fifths?)) of|\bhalf(?: of)?) "
    rf"(?:\w+ ){{0,3}}{_THINGS}\b"
)


def states_count(text: str, words: Iterable[str] = ()) -> bool:
    """Whether a sentence of a text counts indicators or actions, or gives a share of them.

    It holds a number, in figures or in words, beside "indicators", "measures", "KPIs" and the
    like, or beside one of the council's words for a status. Years, days, money, percentages of
    other things and what is numbered ("quarter 2") are no numbers here.

    Args:
        text: The text.
        words: The council's words for a status.
    """
    statuses = "|".join(sorted({re.escape(word.casefold()) for word in words if word.strip()}))
    status = re.compile(rf"(?<!\w)(?:{statuses})(?!\w)") if statuses else None
    return any(_counts(" ".join(one.casefold().split()), status) for one in sentences(text))


def _counts(sentence: str, status: re.Pattern[str] | None) -> bool:
    if _SHARE.search(sentence):
        return True
    if not any(found["label"] is None for found in _NUMBER.finditer(sentence)):
        return False
    return bool(_THING.search(sentence) or (status and status.search(sentence)))
