"""Pair the figures of two series, period by period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

import attrs

from pmf.errors import UsageError
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.rules.questions.history import Datum, LeftOutFigure, each_once, left, since_break


@attrs.frozen
class FigurePair:
    """Two figures that belong together.

    Attributes:
        first: The figure of the first series.
        second: That of the second, for the same period or a stated number of periods later.
    """

    first: Datum
    second: Datum

    @property
    def numbers(self) -> tuple[Fraction, Fraction]:
        """Both figures, exactly."""
        return Fraction(self.first.value.value), Fraction(self.second.value.value)

    def follows(self, other: FigurePair) -> bool:
        """Whether this is the pair of the period just after another's."""
        return _later(other.first.period, 1) == self.first.period


@attrs.frozen
class Side:
    """One of the two series.

    Attributes:
        code: The code its figures share; empty without any.
        figures: Its figures, each period's once, in order of time.
        left_out: Those that could not be used.
    """

    code: str
    figures: tuple[Datum, ...] = ()
    left_out: tuple[LeftOutFigure, ...] = ()

    @classmethod
    def of(
        cls,
        observations: Iterable[Observation],
        which: str,
        declared: Indicator | None = None,
        breaks: Mapping[str, Iterable[Period]] = MappingProxyType({}),
    ) -> Side:
        """Take a series, in the unit of its first figure.

        Args:
            observations: The figures.
            which: What to call it where it is refused.
            declared: The indicator, whose breaks and basis count; `None` when not known.
            breaks: For each code the first period of each further new way of counting: only
                figures after the last count.

        Raises:
            UsageError: The figures are of several indicators.
        """
        seen = tuple(observations)
        codes = sorted({one.code for one in seen})
        if len(codes) > 1:
            raise UsageError(f"the {which} series must be of one indicator, not {', '.join(codes)}")
        unit = next((one.value.unit for one in seen if one.value is not None), "number")
        code = codes[0] if codes else ""
        named = Indicator(code, code, unit)
        found = each_once(named, seen)
        found = since_break(found, declared or named, breaks.get(code, ()))
        return cls(code, found.figures, found.left_out)

    def without_partner(self, used: Iterable[Datum], months: int | None) -> Side:
        """The same, with figures that found no partner left out."""
        kept = set(used)
        gone = (
            left(one, "no-partner" if one.period.months == months else "other-length")
            for one in self.figures
            if one not in kept
        )
        figures = tuple(one for one in self.figures if one in kept)
        return Side(self.code, figures, (*self.left_out, *gone))


def pair_up(first: Side, second: Side, lag: int) -> tuple[tuple[FigurePair, ...], Side, Side]:
    """Pair each figure with that of the other series `lag` periods later.

    Only periods of one length are paired: of the length that gives most pairs, of several the
    longest.

    Returns:
        The pairs in order of time, and both series with what found no partner left out.
    """
    there = {one.period: one for one in second.figures}
    found: list[FigurePair] = []
    for one in first.figures:
        when = _later(one.period, lag)
        if when is not None and when in there:
            found.append(FigurePair(one, there[when]))
    counts = Counter(pair.first.period.months for pair in found)
    months = max(counts, key=lambda length: (counts[length], length)) if counts else None
    pairs = tuple(pair for pair in found if pair.first.period.months == months)
    return (
        pairs,
        first.without_partner((pair.first for pair in pairs), months),
        second.without_partner((pair.second for pair in pairs), months),
    )


def _later(period: Period, count: int) -> Period | None:
    """The period so many later; `None` beyond the years covered."""
    try:
        return period.shift(count)
    except UsageError:
        return None
