"""The figures of one indicator that may be put side by side, in order of time, and the others.

Figures are alike when they are for periods of one length; of a figure that grows through the year,
or whose target is profiled, for the same part of the year; of one unit; and from one side of a
break in the series. A snapshot and a rolling year mean the same under every length. What is not
alike is left out, each with its reason: nothing is dropped in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import attrs

from pmf.errors import UsageError
from pmf.model.finding import Location
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Basis
from pmf.rules.comparable import (
    ABSENT,
    ACROSS_LENGTHS,
    all_breaks,
    covered,
    first_month,
    last_month,
)

#: Why a figure was left out, each with its sentence.
LEFT_OUT: dict[str, str] = {
    "no-value": "no value is printed",
    "not-due": "it was not due",
    "suppressed": "it is suppressed",
    "not-applicable": "the indicator does not apply",
    "bad-value": "what is printed cannot be read",
    "unit-unfit": "its unit measures something else",
    "ambiguous-period": "two different figures are published for the period",
    "other-length": "it is for a period of another length",
    "other-part-of-year": "it is for another part of the year",
    "series-break": "it was counted another way, before a break in the series",
    "beyond-window": "it is older than the periods looked at",
    "no-partner": "the other series has no figure to go with it",
    "average": "it is an average and not a body of its own",
    "own-figure": "it is the council's own",
    "other-period": "it is for another period than the other peers' figures",
}


@attrs.frozen
class Datum:
    """One figure an answer rests on.

    Attributes:
        period: The period it is for.
        value: The figure in the unit of the answer.
        printed: The figure in the unit it was printed in.
        marked: Whether something was printed beside it to qualify it.
        source: Where it was printed; `None` when it was made in code.
        body: The other body it is of; `None` for the council's own.
    """

    period: Period
    value: Quantity
    printed: Quantity
    marked: bool = False
    source: Location | None = None
    body: str | None = None

    def __str__(self) -> str:
        whose = f"{self.body} " if self.body else ""
        return f"{whose}{self.value} in {self.period}"


@attrs.frozen
class LeftOutFigure:
    """A figure an answer does not rest on.

    Attributes:
        period: The period it is for.
        printed: The figure as printed; `None` when none was.
        because: Why, one of `LEFT_OUT`.
        source: Where it was printed; `None` when it was made in code.
        body: The other body it is of; `None` for the council's own.
    """

    period: Period
    printed: Quantity | None
    because: str
    source: Location | None = None
    body: str | None = None

    def __str__(self) -> str:
        whose = f"{self.body}, " if self.body else ""
        return f"{whose}{self.period}: {LEFT_OUT[self.because]}"


@attrs.frozen
class History:
    """The figures of one indicator that may be put side by side.

    Attributes:
        figures: In order of time.
        left_out: The others, in order of time.
    """

    figures: tuple[Datum, ...]
    left_out: tuple[LeftOutFigure, ...] = ()

    def without(self, because: str, unwanted: Callable[[Datum], bool]) -> History:
        """The same with figures left out for one more reason."""
        gone = tuple(left(one, because) for one in self.figures if unwanted(one))
        kept = tuple(one for one in self.figures if not unwanted(one))
        return History(kept, tuple(sorted((*self.left_out, *gone), key=lambda one: one.period)))


def left(one: Datum, because: str) -> LeftOutFigure:
    """A figure, left out."""
    return LeftOutFigure(one.period, one.printed, because, one.source, one.body)


def history(
    indicator: Indicator,
    observations: Iterable[Observation],
    *,
    alike: Period | None = None,
    periods: int | None = None,
    breaks: Sequence[Period] = (),
) -> History:
    """Find the figures of an indicator that may be put side by side.

    Args:
        indicator: What was measured.
        observations: Its figures; those of other indicators are passed over.
        alike: A period of the length wanted; where only the same part of the year compares, of
            that part. By default the length most figures are for, of several the longest, and the
            part of the year the latest of them is for.
        periods: How many figures to look at, the latest first; `None` for all.
        breaks: The first period of each new way of counting, beside those the indicator declares:
            only figures after the last count.

    Raises:
        UsageError: `periods` is no whole number above zero.
    """
    if periods is not None and (type(periods) is not int or periods < 1):
        raise UsageError(f"periods must be a whole number from 1, not {periods!r}")
    found = each_once(indicator, [seen for seen in observations if seen.code == indicator.code])
    found = _of_one_length(indicator, found, alike)
    found = since_break(found, indicator, breaks)
    if periods is not None and len(found.figures) > periods:
        window = found.figures[-periods:]
        found = found.without("beyond-window", lambda one: one not in window)
    return found


def since_break(found: History, indicator: Indicator, breaks: Iterable[Period] = ()) -> History:
    """The same with figures left out that reach back before the last break.

    Args:
        found: The figures.
        indicator: What was measured, with the breaks it declares.
        breaks: The first period of each further new way of counting.
    """
    known = all_breaks(indicator, breaks)
    if not known:
        return found
    start = first_month(known[-1].first)
    return found.without(
        "series-break", lambda one: covered(one.period, indicator.basis)[0] < start
    )


def only_year_on_year(indicator: Indicator, months: int) -> bool:
    """Whether figures compare with the same part of other years only."""
    if months == 12:
        return False
    adds_up = indicator.basis is None and indicator.accumulates
    return indicator.basis is Basis.YEAR_TO_DATE or adds_up or indicator.target.is_profile


def each_once(indicator: Indicator, seen: Iterable[Observation]) -> History:
    """The figures of an indicator, each period's once; of a period with two that differ, none."""
    across = indicator.basis in ACROSS_LENGTHS
    figures: dict[tuple[int, int], list[Datum]] = {}
    gone: list[LeftOutFigure] = []
    for one in seen:
        figure = _datum(one, indicator.unit)
        if isinstance(figure, LeftOutFigure):
            gone.append(figure)
        else:
            key = (last_month(one.period), 0 if across else one.period.months)
            figures.setdefault(key, []).append(figure)
    kept: list[Datum] = []
    for same in figures.values():
        if len({one.value for one in same}) > 1:
            gone += (left(one, "ambiguous-period") for one in same)
        else:
            kept.append(same[0])
    in_time = sorted(kept, key=lambda one: (last_month(one.period), one.period.months))
    return History(tuple(in_time), tuple(sorted(gone, key=lambda one: one.period)))


def _datum(seen: Observation, unit: str) -> Datum | LeftOutFigure:
    value = seen.value
    if value is None:
        because = ABSENT[seen.absence or Absence.MISSING]
        return LeftOutFigure(seen.period, None, because, seen.source)
    try:
        said = value.to(unit)
    except ValueError:  # of another kind, or without an exact decimal of bearable length
        return LeftOutFigure(seen.period, value, "unit-unfit", seen.source)
    return Datum(seen.period, said, value, bool(seen.marks), seen.source)


def _of_one_length(indicator: Indicator, found: History, alike: Period | None) -> History:
    if not found.figures or indicator.basis in ACROSS_LENGTHS:
        return found
    months = alike.months if alike else _usual_length(found.figures)
    found = found.without("other-length", lambda one: one.period.months != months)
    if not found.figures or not only_year_on_year(indicator, months):
        return found
    part = (alike or found.figures[-1].period).number
    return found.without("other-part-of-year", lambda one: one.period.number != part)


def _usual_length(figures: Sequence[Datum]) -> int:
    counts = Counter(one.period.months for one in figures)
    return max(counts, key=lambda months: (counts[months], months))
