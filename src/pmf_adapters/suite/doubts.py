"""Targets that can be read and can hardly be meant: told, and kept as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import pmf

#: Percentages that are no share of a whole, and may be more than all of it.
_NO_SHARE = re.compile(
    r"\b(?:change|increase|decrease|growth|reduction|variance|against|compared|versus|vs\.?"
    r"|turnover|ratio|return|yield|of (?:the )?(?:budget|forecast|target|profile|plan))\b",
    re.IGNORECASE,
)
_RISES = {pmf.Polarity.HIGHER: (True,), pmf.Polarity.LOWER: (False,)}
#: Parts that make a profile of every second quarter, or of one.
_BY_HALVES = frozenset({2, 4})


def tell_doubts(indicator: pmf.Indicator, cells: pmf.Collector) -> None:
    """A finding for each doubt about a measure's target, at its place."""
    target = indicator.target
    for kind, message in (*_unlikely(indicator), *_steps(indicator), *_parts(target)):
        cells.note(kind, f"{message}; it is kept", target.source, target.text, code=indicator.code)


Doubts = Iterator[tuple[str, str]]


def _unlikely(indicator: pmf.Indicator) -> Doubts:
    """A share outside 0% to 100%."""
    if _NO_SHARE.search(indicator.name):
        return
    for lines in _all_lines(indicator.target):
        for _, line in lines.items():
            if line.unit == "percent" and not 0 <= line.value <= 100:
                yield "value-unlikely", f"a target of {line} is no share of a whole"


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


def _steps(indicator: pmf.Indicator) -> Doubts:
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


def _parts(target: pmf.Target) -> Doubts:
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
