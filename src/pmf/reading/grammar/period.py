"""Periods as councils print them: ``Q1 2019/20``, ``H1 2017-18``, ``July to September 2023``.

One parser reads every heading, so a year is never understood in two ways. What does not say which
year it means (``August``, or ``Q1 2019`` in a financial year) is refused, not completed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pmf.model.period import APRIL, LENGTHS, MONTH_NAMES, Period, check_first_month
from pmf.reading.grammar.date import read_date, whole_year
from pmf.reading.grammar.text import (
    EN_DASH,
    MONTH_PATTERN,
    MONTH_WORDS,
    NBSP,
    check_text,
    shown,
    tidy,
)

#: The longest text that can be a period: two months with their years, and an origin.
MAX_LENGTH = 80

_PLACES = {
    **{str(number): number for number in range(1, 5)},
    **{"one": 1, "two": 2, "three": 3, "four": 4},
    **{"first": 1, "second": 2, "third": 3, "fourth": 4},
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4},
}
_ORDINALS = "first|second|third|fourth|1st|2nd|3rd|4th"
_DASH = rf"[{EN_DASH}-]"
#: Two quarters that make a half: "quarters 1 and 2", "Q1 and Q2", "Q3-Q4".
_TWO = (
    r"(?:(?:quarters|qtrs) (?:[1-4]|one|two|three|four) (?:and|&|to) (?:[1-4]|one|two|three|four)"
    rf"|q[1-4](?: and | & | to | ?{_DASH} ?)q[1-4])"
)
_PART = (
    rf"(?:{_TWO}|(?:qtr|quarter|q|half[ -]year|half|h) ?[1-4]"
    r"|(?:quarter|half[ -]year|half) (?:one|two|three|four)"
    rf"|(?:{_ORDINALS}) (?:quarter|half))"
)
_LONG_YEAR = rf"[0-9]{{4}}[/{EN_DASH}-](?:[0-9]{{4}}|[0-9]{{2}})"
#: Two digits are a year only beside a quarter or a half: 23/24 alone may be a fraction or a day.
_SHORT_YEAR = rf"[0-9]{{2}}[/{EN_DASH}-][0-9]{{2}}"
_ANY_YEAR = rf"(?:{_LONG_YEAR}|{_SHORT_YEAR}|[0-9]{{4}})"
_FROM = rf" \(from (?:{MONTH_PATTERN})\)"
_FLAGS = re.ASCII | re.IGNORECASE

_WITH_ORIGIN = re.compile(rf"(?P<rest>.+) \(from (?P<month>{MONTH_PATTERN})\)", _FLAGS)
_PART_FIRST = re.compile(
    rf"(?P<part>{_PART})(?:,| of| in| {_DASH}|:)? (?P<year>{_ANY_YEAR})", _FLAGS
)
_YEAR_FIRST = re.compile(rf"(?P<year>{_ANY_YEAR})(?:,| {_DASH}|:)? (?P<part>{_PART})", _FLAGS)
_PLACE = re.compile(rf"{_ORDINALS}|one|two|three|four|[1-4]", _FLAGS)
_YEAR = re.compile(
    rf"(?:(?:fy|year|financial year) ?)?(?P<year>{_LONG_YEAR}|[0-9]{{4}})"
    rf"|(?:fy|financial year) ?(?P<short>{_SHORT_YEAR})",
    _FLAGS,
)
_MONTH = re.compile(
    rf"(?P<month>{MONTH_PATTERN})(?:[ -](?P<year>[0-9]{{4}})|(?:-| ?['’])(?P<short>[0-9]{{2}}))",
    _FLAGS,
)
_RANGE = re.compile(
    rf"(?P<first>{MONTH_PATTERN})(?: (?P<first_year>[0-9]{{4}}))?(?: to | ?{_DASH} ?)"
    rf"(?P<last>{MONTH_PATTERN}) (?P<last_year>[0-9]{{4}})",
    _FLAGS,
)
_ENDING = re.compile(
    r"(?P<length>year|half[ -]year|half|quarter|month) (?:to|ending|ended) (?P<day>.+)", _FLAGS
)

# In a note: a quarter or half with its year, a run of months, a day, or a month with its year. A
# year-first label followed by another year ("2018/19 Q1 2019/20") belongs to what comes before.
_MENTION = re.compile(
    rf"(?<![0-9A-Za-z])(?:"
    rf"(?<![/.,{EN_DASH}-])(?P<day>[0-9]{{1,2}}(?:st|nd|rd|th)?(?P<mark>[ -])"
    rf"(?:{MONTH_PATTERN})(?P=mark)[0-9]{{4}})"
    rf"|(?:{_PART}(?:,| of| in)? (?:{_LONG_YEAR}|[0-9]{{2}}/[0-9]{{2}}|[0-9]{{4}})"
    rf"|{_LONG_YEAR} {_PART}(?!,? [0-9]{{2,4}}[/{EN_DASH}-])"
    rf"|(?:(?:{MONTH_PATTERN})(?: [0-9]{{4}})?(?: to | ?{_DASH} ?))?(?:{MONTH_PATTERN}) [0-9]{{4}}"
    rf")(?:{_FROM})?)(?![0-9A-Za-z]|[/{EN_DASH}-][0-9])",
    _FLAGS,
)


def read_period(text: str, first_month: int = APRIL) -> Period:
    """Read one period from a heading or a cell.

    Args:
        text: The text. An origin in it, ``Q1 2019/20 (from September)``, outranks `first_month`.
        first_month: Calendar month in which the council's reporting year starts. Only where it is
            1 does a single year (``2019``, ``Q1 2019``) name a reporting year.

    Raises:
        UsageError: `first_month` is not 1 to 12.
        ValueError: The text names no period of 1, 3, 6 or 12 months of the reporting year, or
            leaves open which.
    """
    check_first_month(first_month)
    cell = tidy(text, MAX_LENGTH)
    words, start = cell, first_month
    if origin := _WITH_ORIGIN.fullmatch(cell):
        words, start = origin["rest"], MONTH_WORDS[origin["month"].lower()]
    try:
        for shape, build in _SHAPES:
            if match := shape.fullmatch(words):
                return build(match, start)
    except ValueError as error:
        raise ValueError(f"{shown(cell)} is not a period: {error}") from None
    raise ValueError(f"{shown(cell)} is not a period: expected one such as Q1 2019/20")


def find_periods(text: str, first_month: int = APRIL) -> tuple[tuple[Period, int, int], ...]:
    """Find the periods a note mentions: ``August 2019 = 48.27%``, ``by end of Q2 2019/20``.

    Months, runs of months, quarters and halves are found where their year is printed with them; a
    whole date stands for its month. A bare year is not looked for, and a mention that names no
    period (``March to July 2019``, ``31 April 2020``) is passed over whole.

    Returns:
        Each period with where its text starts and ends, in the order of the text.
    """
    check_text(text)
    check_first_month(first_month)
    found = []
    # Replaced one for one, so that the places stay those of the text given.
    for mention in _MENTION.finditer(text.replace(NBSP, " ")):
        try:
            period = _mentioned(mention, first_month)
        except ValueError:
            continue  # shaped like a period but none: a note may say anything, nothing is lost
        found.append((period, mention.start(), mention.end()))
    return tuple(found)


def _mentioned(mention: re.Match[str], first_month: int) -> Period:
    if mention["day"] is None:
        return read_period(mention[0], first_month)
    return Period.containing(read_date(mention["day"]), 1, first_month)


def _read_part(match: re.Match[str], first_month: int) -> Period:
    part = match["part"].lower()
    months = 6 if part.startswith("h") or part.endswith("half") else 3
    number, *second = (_PLACES[place] for place in _PLACE.findall(part))
    if second:
        months, number = 6, _half(number, second[0])
    return Period(months, _start_year(match["year"], first_month), number, first_month)


def _half(first: int, second: int) -> int:
    """The half that two quarters make."""
    if (first, second) not in ((1, 2), (3, 4)):
        raise ValueError(f"quarters {first} and {second} are not a half of the year")
    return 1 if first == 1 else 2


def _read_year(match: re.Match[str], first_month: int) -> Period:
    label = match["year"] or match["short"]
    return Period.financial_year(_start_year(label, first_month), first_month)


def _read_month(match: re.Match[str], first_month: int) -> Period:
    year = whole_year(match["year"] or match["short"])
    return Period.month_of(year, MONTH_WORDS[match["month"].lower()], first_month)


def _read_range(match: re.Match[str], first_month: int) -> Period:
    first, last = (MONTH_WORDS[match[name].lower()] for name in ("first", "last"))
    last_year = int(match["last_year"])
    first_year = int(match["first_year"] or last_year - (first > last))
    months = (last_year - first_year) * 12 + last - first + 1
    if months not in LENGTHS:
        raise ValueError(f"it covers {months} months, not 1, 3, 6 or 12")
    start = Period.month_of(first_year, first, first_month).start
    period = Period.containing(start, months, first_month)
    if period.start != start:
        raise ValueError(_no_tile(months, first_month))
    return period


def _read_ending(match: re.Match[str], first_month: int) -> Period:
    length = match["length"].lower()
    months = next(months for months, word in LENGTHS.items() if length.startswith(word))
    month = _MONTH.fullmatch(match["day"])
    day = _read_month(month, first_month).end if month else read_date(match["day"])
    period = Period.containing(day, months, first_month)
    if period.end != day:
        raise ValueError(_no_tile(months, first_month))
    return period


def _no_tile(months: int, first_month: int) -> str:
    start = MONTH_NAMES[first_month - 1]
    return f"it matches no {LENGTHS[months]}: the reporting year starts in {start}"


def _start_year(label: str, first_month: int) -> int:
    """Take the year a label starts in, where its two halves agree."""
    first, *second = re.split(rf"[/{EN_DASH}-]", label)
    year = whole_year(first)
    if not second:
        if first_month != 1:
            raise ValueError(f"{label} may be {_label(year - 1)} or {_label(year)}")
        return year
    if first_month == 1:
        raise ValueError(f"{label} is two years, but the year starts in January")
    following = year + 1 if len(second[0]) == 4 else (year + 1) % 100
    if int(second[0]) != following:
        raise ValueError(f"{label} is not one year: expected {_label(year)}")
    return year


def _label(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


#: Every shape with what builds its period. No text fits two shapes.
_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Period]], ...] = (
    (_PART_FIRST, _read_part),
    (_YEAR_FIRST, _read_part),
    (_YEAR, _read_year),
    (_MONTH, _read_month),
    (_RANGE, _read_range),
    (_ENDING, _read_ending),
)
