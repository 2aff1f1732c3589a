"""The period a paper is about, and whether it says so with one voice."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

import attrs

import pmf

_MONTH = "|".join(calendar.month_name[1:])
#: A run of months; those that make no period of the year too: "July to October 2023".
_RUN = re.compile(
    rf"\b(?:{_MONTH})(?: [0-9]{{4}})? ?(?:to|[–-]) ?(?:{_MONTH}) [0-9]{{4}}\b", re.IGNORECASE
)
_YEAR = r",? (?:of )?(?:19|20)?[0-9]{2}(?:[/–-][0-9]{2,4})?\b"
_PLACE = r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
_PART = r"(?:quarters?|qtr|half(?:[ -]year)?)"
#: What a title prints for its period, read or not: "QUARTER FIVE", "Q2 2023/25", "Quarter 2023/24".
_SHAPED = re.compile(
    rf"\b(?:(?:{_PART} {_PLACE}(?: ?(?:and|to|&|-) {_PLACE})?|[qh] ?[0-9]\b)(?:{_YEAR})?"
    rf"|{_PART}(?: \w+)?{_YEAR})",
    re.IGNORECASE,
)
_ANY_YEAR = "2000/01"
#: Words right before the period of the report itself, where its name stands further off.
_ABOUT = re.compile(
    r"\b(?:(?:the|for|in|over) period(?: of)?|cover(?:s|ing)|is about)(?: the)?\s*$", re.IGNORECASE
)


@attrs.frozen
class Mention:
    """A period named in a text.

    Attributes:
        period: The period; `None` for months that make none.
        raw: The words that name it.
        where: Where they stand.
        start: Where they start in the text.
    """

    period: pmf.Period | None
    raw: str
    where: pmf.Location
    start: int = 0


def paper_period(
    title: tuple[str, pmf.Location] | None,
    texts: Iterable[tuple[str, pmf.Location]],
    report: str,
    cells: pmf.Collector,
    purpose: tuple[str, pmf.Location] | None = None,
) -> pmf.Period | None:
    """The period of the title, with a finding for each text that gives the report another.

    A title may name a quarter or half alone, "Quarters 1 and 2": then the texts say of which year.
    The purpose of a paper is about its own period. Elsewhere only periods printed right beside the
    report's own name, or as those it covers, are held against the title's: a paper may well speak
    of earlier ones.

    Args:
        title: The paper's title and its place; `None` when it prints none.
        texts: Its other texts with their places.
        report: What the report is called: ``"Strategic Performance Dashboard"``.
        cells: What collects findings.
        purpose: What it is for and its place; `None` when no label says it.

    Returns:
        The period of the title, else the first the paper gives itself; `None` when none says.
    """
    listed = tuple(texts)
    said = list(_all(*purpose)) if purpose else []
    said += [one for text, where in listed for one in _own(text, where, report)]
    own = _titled(*title, said, listed) if title else None
    if own is None and title is not None:
        _tell_garbled(*title, cells)
    first = own or next((one for one in said if one.period), None)
    if first is None or first.period is None:
        return None
    by, counts = ("its title", "the title") if own else (f"{first.raw!r}, read first,", "the first")
    for other in dict.fromkeys(said):
        if other.period != first.period:
            here = other.period or f"{other.raw!r}, which is no quarter, half or year,"
            message = f"the report is of {first.period} by {by} and of {here} here; {counts} counts"
            used = str(first.period)
            cells.note("period-disagrees", message, other.where, other.raw, used=used)
    return first.period


def mentions(text: str, where: pmf.Location) -> tuple[Mention, ...]:
    """Every quarter, half or run of months named in a text, in order."""
    return tuple(
        Mention(period, text[start:end], where, start)
        for period, start, end in pmf.cells.find_periods(text)
        if period.months > 1
    )


def without_period(title: str) -> str:
    """A title without the period it names, or the words in its place that name none."""
    spans = [(start, end) for _, start, end in pmf.cells.find_periods(title)]
    for start, end in reversed(spans or [found.span() for found in _SHAPED.finditer(title)]):
        title = f"{title[:start].rstrip()} {title[end:].lstrip()}"
    return title


def _titled(
    text: str, where: pmf.Location, said: list[Mention], texts: tuple[tuple[str, pmf.Location], ...]
) -> Mention | None:
    """The period a title names; of one without its year, the year the texts are of."""
    named = next(iter(mentions(text, where)), None)
    part = None if named else _part_in(text)
    if part is None:
        return named
    months, number, raw, start = part
    elsewhere = (one for told, at in texts for one in mentions(told, at))
    years = [one.period for one in (*said, *elsewhere) if one.period is not None]
    same = [of for of in years if (of.months, of.number) == (months, number)]
    year = next(iter(same or years), None)
    if year is None:
        return None
    period = pmf.Period(months, year.year, number, year.first_month)
    return Mention(period, raw, where, start)


def _part_in(text: str) -> tuple[int, int, str, int] | None:
    """The months and the number of a part of a year a text names without the year."""
    for found in _SHAPED.finditer(text):
        read = pmf.cells.find_periods(f"{found[0]} {_ANY_YEAR}")
        if len(read) == 1 and read[0][1] == 0:
            period = read[0][0]
            return period.months, period.number, found[0], found.start()
    return None


def _tell_garbled(text: str, where: pmf.Location, cells: pmf.Collector) -> None:
    found = _SHAPED.search(text)
    if found is not None:
        message = f"the title's {found[0]!r} is no period; what the paper says elsewhere counts"
        cells.note("bad-period", message, where, found[0])


def _all(text: str, where: pmf.Location) -> list[Mention]:
    """Every period named in a text, and every run of months that makes none, in order."""
    read = {start for _, start, _ in pmf.cells.find_periods(text)}
    runs = (match for match in _RUN.finditer(text) if match.start() not in read)
    none = (Mention(None, match[0], where, match.start()) for match in runs)
    return sorted((*mentions(text, where), *none), key=lambda one: one.start)


def _own(text: str, where: pmf.Location, report: str) -> list[Mention]:
    """The periods a text gives the report: "Quarter Two 2023/24 … Dashboard", "covers July to"."""
    found = []
    folded, name = text.casefold(), report.casefold()
    for one in _all(text, where):
        end = one.start + len(one.raw)
        before, after = folded[: one.start].rstrip(" :–-"), folded[end:].lstrip(" ,:–-")
        beside = before.endswith(name) or after.startswith(name)
        if beside or _ABOUT.search(text[: one.start]):
            found.append(one)
    return found
