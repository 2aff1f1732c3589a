"""What the heading of one column says: whose period its figures are of, and whether a target's."""

from __future__ import annotations

import re

import attrs

import pmf

#: Words beside the period of a column of values that say nothing of their own.
_OF_VALUES = ("outturn", "actual", "actuals", "value", "values", "result", "results", "figures")
#: Words around the period of a target.
_OF_TARGETS = ("target", "targets", "annual", "for")
_FOOTNOTE = re.compile(r"[*†‡^#]+$")
_SHORT_YEAR = re.compile(r"([0-9]{2})[/–-]([0-9]{2})", re.ASCII)
#: Months in brackets behind a quarter or half: "Q1 2019/20 (Apr-Jun)".
_MONTHS = re.compile(r"(.+) \(([a-z]+)(?: ?[-–] ?| to )([a-z]+)\)")
#: Headings of figures that are about the values and none of them.
_ABOUT = re.compile(
    r"\b(?:rank|ranking|variance|change|difference|numerator|denominator|weight|weighting|average"
    r"|mean|median|quartile|benchmark|tolerance|trend)\b"
)
_LIKE_PERIOD = re.compile(
    r"[0-9]|\b(?:ytd|quarter|qtr|half|month|year|current|latest|actual|outturn|period)\b"
)
_CODE_AND_NAME = re.compile(
    r"(?:(?:pi|kpi|indicator) )?code ?(?:&|and|/) ?(?:short )?(?:name|title)"
)


@attrs.frozen
class TargetHeading:
    """The heading of a column of targets.

    Attributes:
        period: The period it names; `None` when it names none.
        is_read: Whether all of it is understood: a bare "Target" is, "Target 2018" is not.
    """

    period: pmf.Period | None = None
    is_read: bool = True


def is_code_and_name(name: str) -> bool:
    """Whether a folded heading is a variant of "Code & Short Name"."""
    return _CODE_AND_NAME.fullmatch(name) is not None


def value_period(heading: str) -> pmf.Period | None:
    """The period of a column of values: "Outturn 2018/19", "Q1 2019/20 Actual"; else `None`."""
    name = _unmarked(heading)
    months = _MONTHS.fullmatch(name)
    if months is not None:
        period = value_period(months[1])
        return period if period is not None and _runs(period, months[2], months[3]) else None
    words = [word for word in name.split() if word.strip("()") not in _OF_VALUES]
    return _period(" ".join(words)) if words else None


def is_period(text: str) -> bool:
    """Whether a text is a period and nothing else: "Q1 2019/20"."""
    return _read(text) is not None


def is_of_earlier(heading: str, period: pmf.Period) -> bool:
    """Whether a column of values is of a whole year or an outturn, which stand for comparison."""
    words = pmf.fold(heading).split()
    return "outturn" in words or period.months == pmf.Period.financial_year(period.year).months


def may_be_values(heading: str) -> bool:
    """Whether figures under a heading that cannot be read may be the values of a period."""
    return _ABOUT.search(pmf.fold(heading)) is None


def says_period(heading: str) -> bool:
    """Whether a heading that cannot be read seems to name a period."""
    return _LIKE_PERIOD.search(pmf.fold(heading)) is not None


def target_heading(heading: str, has_figures: bool) -> TargetHeading | None:
    """What the heading of a column says of a target; `None` when the column holds none.

    Args:
        heading: The heading.
        has_figures: Whether figures stand below it. "Target Met?" and "Target date" have none.
    """
    words = [word for word in re.split(r"[\s()\[\]]+|[–-]\s", _unmarked(heading)) if word]
    rest = [word for word in words if word not in _OF_TARGETS and word not in "–-:"]
    if not {"target", "targets"} & set(words):
        return None
    if not rest:
        return TargetHeading()
    name = " ".join(rest)
    period = _period(name)
    if period is not None:
        return TargetHeading(period)
    return TargetHeading(is_read=False) if has_figures or re.search(r"[0-9]", name) else None


def _unmarked(heading: str) -> str:
    return _FOOTNOTE.sub("", pmf.fold(heading)).strip()


def _runs(period: pmf.Period, first: str, last: str) -> bool:
    """Whether a period runs from the one month to the other."""
    start, end = _period(f"{first} {period.start.year}"), _period(f"{last} {period.end.year}")
    if start is None or end is None:
        return False
    return (start.start, end.end) == (period.start, period.end)


def _period(words: str) -> pmf.Period | None:
    if _SHORT_YEAR.fullmatch(words):  # two digits are a year where a period is all that can stand
        words = f"fy {words}"
    return _read(words)


def _read(words: str) -> pmf.Period | None:
    try:
        return pmf.cells.read_period(words)
    except ValueError:
        return None  # a heading may say anything; one that names no period is another column
