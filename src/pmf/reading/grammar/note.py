"""What a council writes beside a value: the few facts in it that can be read safely."""

from __future__ import annotations

import functools
import re

from pmf.model.finding import Location
from pmf.model.indicator import Note, NoteFigure
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.reading.grammar.date import read_date
from pmf.reading.grammar.number import Number, read_number
from pmf.reading.grammar.period import find_periods
from pmf.reading.grammar.text import MONTH_PATTERN, MONTH_WORDS

_FLAGS = re.ASCII | re.IGNORECASE
#: The whole note names a month: "August", "*July 2019 figure".
_MONTH_ONLY = re.compile(
    rf"[*†‡ ]{{0,4}}(?P<words>(?P<month>{MONTH_PATTERN})(?: (?P<year>[0-9]{{4}}))?)"
    r"(?: (?:figures?|data|position|value))?\.?",
    _FLAGS,
)
#: The note says at which day the value stands: "Updated position at 31 August 2019."
_POSITION_AT = re.compile(
    rf"\b(?:position|figures?|data|value) (?:as )?(?:at|of|on) "
    rf"(?P<day>[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{MONTH_PATTERN})(?: [0-9]{{4}})?)\b",
    _FLAGS,
)
_FIGURE = re.compile(r"\s*=\s*(?P<number>£?[0-9][0-9,.]{0,30}%?)", re.ASCII)
_CLAIM = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|meet(?:s|ing)?|met|achiev(?:es|ed|ing))\b[^.;=]{0,40}\btargets?\b"
    r"|\btargets?\b[^.;=]{0,40}\b(?:met|exceeded|achieved)\b"
    r"|\b(?:above|ahead of|better than) target\b",
    _FLAGS,
)
#: What takes a claim back: a denial, a wish, an outlook, a part. "May" is a month, "may" is not.
_DENIAL = re.compile(
    r"\b(?:not|no|never|none|neither|nor|cannot|without|unable|hardly|yet to|still to"
    r"|below|behind|under|short of|miss(?:es|ed|ing)?|fail(?:s|ed|ing|ure)?|doubt(?:s|ful)?"
    r"|will|would|should|could|can|might|must|(?-i:may)|may (?:be|meet|exceed|achieve)"
    r"|if|unless|until"
    r"|(?:un)?likely|expect(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)|forecast(?:s|ed)?"
    r"|predict(?:s|ed)?|project(?:ed|ions?)|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)?"
    r"|aim(?:s|ed|ing)?|hop(?:e|es|ed|ing|efully)|need(?:s|ed)?|try|tries|tried|trying"
    r"|striv(?:e|es|ing)|towards?|on (?:track|course)|(?:is|are|was|were|has|have|due) to"
    r"|nearly|almost|part(?:ly|ially)?|close to)\b"
    r"|n't\b",
    _FLAGS,
)
_LONGEST = 4_000


def read_note(text: str, unit: str, period: Period | None, source: Location | None = None) -> Note:
    """Read the facts of a note.

    Args:
        text: The note as printed.
        unit: The unit of the value beside it; a figure printed with ``%`` is per cent.
        period: The period of the value beside it; `None` when it is not known.
        source: Where it was printed.

    Returns:
        The note: the words that say the value belongs to another period, figures it gives for
        named periods ("August 2019 = 6.8"), and whether it claims that the target is met.
    """
    head = text[:_LONGEST]
    return Note(
        text=text,
        other_period=_other_period(head.strip(), period),
        figures=tuple(_figures(head, unit)),
        claims_met=_claims_met(head),
        source=source,
    )


def _other_period(text: str, period: Period | None) -> str | None:
    if found := _MONTH_ONLY.fullmatch(text):
        year = int(found["year"]) if found["year"] else None
        inside = _has_month(period, MONTH_WORDS[found["month"].lower()], year)
        return None if inside else found["words"]
    if found := _POSITION_AT.search(text):
        return None if _has_day(period, found["day"]) else found["day"]
    return None


def _has_month(period: Period | None, month: int, year: int | None) -> bool:
    if period is None:
        return False
    months = _months_of(period)
    return any(month == number and year in (None, printed) for number, printed in months)


@functools.lru_cache(maxsize=64)
def _months_of(period: Period) -> tuple[tuple[int, int], ...]:
    """Each month of a period with its calendar year."""
    return tuple((part.start.month, part.start.year) for part in period.parts(1))


def _has_day(period: Period | None, words: str) -> bool:
    if period is None:
        return False
    try:
        return period.contains(read_date(words))
    except ValueError:  # no year, or no such day: the month decides
        month = re.sub(r"[^a-z]", "", words.lower().split()[1])
        return _has_month(period, MONTH_WORDS[month], None)


def _figures(text: str, unit: str) -> list[NoteFigure]:
    figures = []
    for period, _, end in find_periods(text):
        found = _FIGURE.match(text, end)
        if found is None:
            continue
        try:
            number = read_number(found["number"].rstrip(".,"))
        except ValueError:
            continue  # a note may say anything; only what is surely a figure is taken from it
        if isinstance(number, Number):
            figures.append(NoteFigure(period, Quantity(number.value, number.unit or unit)))
    return figures


def _claims_met(text: str) -> bool:
    """Whether a sentence claims a target is met, and neither denies nor only hopes for it."""
    text = text.replace("\u2019", "'")
    return any(
        _CLAIM.search(sentence) and not _DENIAL.search(sentence)
        for sentence in re.split(r"[.;!?](?:\s|$)", text)
    )
