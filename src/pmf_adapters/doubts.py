"""Figures and targets that can be read and yet can hardly be meant; each is told and kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

import pmf

#: Units in which nothing is counted below zero.
_TIMES = ("second", "minute", "hour", "day", "calendar_day", "working_day", "week", "month", "year")
_COUNTED = ("thing", "person", "household", "dwelling", "tonne", *_TIMES)
_NUMBER_OF = re.compile(r"\b(?:number|no\.) of\b", re.IGNORECASE)
#: What is taken off may be more than there was.
_NET = re.compile(
    r"\b(?:net|change|increase|decrease|growth|variance|difference|against|compared|versus|vs\.?)\b",
    re.IGNORECASE,
)
_SHARES = (pmf.Basis.RATE, pmf.Basis.SNAPSHOT)
_PER_CENT = re.compile(r"[0-9] ?(?:%|per ?cent)", re.IGNORECASE)
#: Percentages that are no share of a whole, and may be more than all of it.
_NO_SHARE = re.compile(
    r"\b(?:change|increase|decrease|growth|reduction|variance|against|compared|versus|vs\.?"
    r"|turnover|ratio|return|yield|of (?:the )?(?:budget|forecast|target|profile|plan))\b",
    re.IGNORECASE,
)
_RISES = {pmf.Polarity.HIGHER: (True,), pmf.Polarity.LOWER: (False,)}
#: Parts that make a profile of every second quarter, or of one.
_BY_HALVES = frozenset({2, 4})

_Doubts = Iterator[tuple[str, str]]


def tell_fractions(
    texts: Mapping[int, str],
    table: pmf.Table,
    row: pmf.Row,
    indicator: pmf.Indicator,
    cells: pmf.Collector,
) -> None:
    """Tell bare figures up to 1 in a row whose other figures are percentages.

    Args:
        texts: The cells of values and of the target, by column.
        table: The table.
        row: The row.
        indicator: The indicator.
        cells: What takes the findings.
    """
    if indicator.unit not in ("percent", "number"):
        return
    for place, text in texts.items():
        others = (other for at, other in texts.items() if at != place)
        if _is_fraction(text) and any(map(_PER_CENT.search, others)):
            message = (
                f"{text.strip()!r} has no per cent sign and its row has; it may be a fraction of "
                "1, and is kept as printed"
            )
            where = table.place(row, place)
            cells.note("fraction-suspected", message, where, text, code=indicator.code)


def tell_unlikely(
    seen: pmf.Observation, indicator: pmf.Indicator, where: pmf.Location, cells: pmf.Collector
) -> None:
    """Tell a share outside 0% to 100%, and a count below zero."""
    if seen.value is None:
        return
    is_share = indicator.unit == seen.value.unit == "percent" and indicator.basis in _SHARES
    if is_share and not 0 <= seen.value.value <= 100:
        message = f"{seen.value} is no share of a whole; it is kept"
    elif _is_below_zero(seen.value, indicator):
        message = f"{seen.value} is a count below zero; it is kept"
    else:
        return
    cells.note("value-unlikely", message, where, seen.raw, code=indicator.code)


def _is_below_zero(figure: pmf.Quantity, indicator: pmf.Indicator) -> bool:
    """Whether a figure counts less than none of a thing."""
    unit = figure.unit.split("/")[0]
    counted = unit in _COUNTED or (unit == "number" and _NUMBER_OF.search(indicator.name))
    return bool(counted) and figure.value < 0 and _NET.search(indicator.name) is None


def _is_fraction(text: str) -> bool:
    try:
        number = pmf.cells.read_number(pmf.cells.strip_markup(text)[0])
    except ValueError:
        return False  # told where the cell is read
    if not isinstance(number, pmf.cells.Number) or number.unit is not None:
        return False
    return 0 < abs(number.value) <= 1


def tell_target(indicator: pmf.Indicator, cells: pmf.Collector) -> None:
    """A finding for each doubt about an indicator's printed target, at its place."""
    target = indicator.target
    if target.source is None or target.provenance is pmf.Provenance.INFERRED:
        return  # nobody printed it, or nobody printed it so
    for kind, message in (*_unlikely(indicator), *_steps(indicator), *_parts(target)):
        cells.note(kind, f"{message}; it is kept", target.source, target.text, code=indicator.code)


def _unlikely(indicator: pmf.Indicator) -> _Doubts:
    """A share outside 0% to 100%, and a count below zero."""
    may_be_more = _NO_SHARE.search(indicator.name) is not None
    for lines in _all_lines(indicator.target):
        for _, line in lines.items():
            if line.unit == "percent" and not may_be_more and not 0 <= line.value <= 100:
                yield "value-unlikely", f"a target of {line} is no share of a whole"
            elif _is_below_zero(line, indicator):
                yield "value-unlikely", f"a target of {line} is a count below zero"


def _all_lines(target: pmf.Target) -> Sequence[pmf.Lines]:
    if isinstance(target, pmf.FixedTarget):
        return (target.lines,)
    if isinstance(target, pmf.SteppedTarget):
        return target.by_year
    if isinstance(target, pmf.DatedTarget):
        return tuple(lines for _, lines in target.steps)
    if isinstance(target, pmf.ProfiledTarget):
        return tuple(lines for _, lines in target.parts)
    return ()


def _steps(indicator: pmf.Indicator) -> _Doubts:
    """Steps from year to year that turn back, or all lead away from what is better."""
    if not isinstance(indicator.target, pmf.SteppedTarget):
        return
    figures = [lines.target for lines in indicator.target.by_year if lines.target is not None]
    if len({figure.unit for figure in figures}) > 1:
        return
    ways = _RISES.get(indicator.polarity, (True, False)) if indicator.polarity else (True, False)
    values = [figure.value for figure in figures]
    if not any(_in_a_row(values, rising=rising) for rising in ways):
        listed = ", ".join(map(str, figures))
        better = f", and {indicator.polarity} is better" if len(ways) == 1 else ""
        yield "target-parts-disagree", f"the steps do not lead one way{better}: {listed}"


def _in_a_row(values: list[Decimal], *, rising: bool) -> bool:
    return all(one <= other if rising else one >= other for one, other in pairwise(values))


def _parts(target: pmf.Target) -> _Doubts:
    """A profile by quarters or months of which some have no figure."""
    if not isinstance(target, pmf.ProfiledTarget):
        return
    years: dict[tuple[int, int], set[int]] = {}
    for part, _ in target.parts:
        if part.months < 12:
            years.setdefault((part.months, part.year), set()).add(part.number)
    for (months, _), there in years.items():
        absent = sorted(set(range(1, 12 // months + 1)) - there)
        if not absent or (months == 3 and there == _BY_HALVES):
            continue
        letter = {3: "Q", 6: "H"}.get(months, "month ")
        named = ", ".join(f"{letter}{number}" for number in absent)
        yield "target-parts-disagree", f"the profile has no figure for {named}"
