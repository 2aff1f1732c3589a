"""Gather, for each observation of a data set, what its rule may look at beside the value."""

from __future__ import annotations

import datetime
import functools
import operator
from collections.abc import Sequence

import attrs

from pmf.errors import UnitMismatch
from pmf.model.dataset import Dataset
from pmf.model.indicator import Indicator, Observation
from pmf.model.judgement import Deviation, Judgement
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Scheme
from pmf.model.series import VALUE, Series
from pmf.model.status import Basis
from pmf.rules.comparable import all_breaks, covered, first_month, last_break
from pmf.rules.facts import NO_FACTS, Facts
from pmf.rules.judgements import in_force
from pmf.rules.reason import Reason, reason_of_break
from pmf.rules.running import is_alike
from pmf.rules.series import by_period
from pmf.rules.travel import travel
from pmf.rules.yardstick import whole_of


@attrs.frozen
class _Sum:
    """The year so far, its parts in order of time, or the reason why it is not known."""

    total: Quantity | None = None
    parts: tuple[Observation, ...] = ()
    unknown: Reason | None = None


_NO_SUM = _Sum()


class Gathering:
    """One data set, looked through once.

    Attributes:
        scheme: The scheme it is judged by.
    """

    def __init__(
        self,
        dataset: Dataset,
        scheme: Scheme,
        on: datetime.date | None,
        judgements: Sequence[Judgement] = (),
        deviations: Sequence[Deviation] = (),
    ) -> None:
        self.scheme = scheme
        self._seen: dict[str, list[Observation]] = {}
        for seen in dataset.observations:
            self._seen.setdefault(seen.code, []).append(seen)
        self._judgements = in_force(judgements, on)
        self._deviations = in_force(deviations, on)

    def printed(self, indicator: Indicator) -> Sequence[Observation]:
        """Every observation of an indicator, in the order printed."""
        return self._seen.get(indicator.code, ())

    def facts(self, indicator: Indicator, observation: Observation) -> Facts:
        """What the rule may look at beside this value, except the statuses of earlier periods."""
        key = (indicator.code, observation.period)
        judgement = self._judgements.get(key)
        deviation = self._deviations.get(key)
        comparators = self.scheme.direction.comparators
        summed = self._so_far(indicator, observation)
        if not comparators and judgement is None and deviation is None and summed is _NO_SUM:
            return NO_FACTS
        compared = tuple(
            travel(indicator, self._seen[indicator.code], observation.period, comparator)
            for comparator in comparators
        )
        return Facts(
            travel=tuple((result.comparator, result.travel) for result in compared),
            broken=tuple(result.comparator for result in compared if result.broken),
            judgement=judgement.says if judgement else None,
            so_far=summed.total,
            compared=compared,
            judged=judgement,
            deviation=deviation,
            parts=summed.parts,
            unsummed=summed.unknown,
        )

    def _so_far(self, indicator: Indicator, observation: Observation) -> _Sum:
        """The year to date of a total that is printed period by period."""
        adds_up = indicator.accumulates and indicator.basis is Basis.PERIOD_TOTAL
        if observation.value is None or not adds_up:
            return _NO_SUM
        now = observation.period
        alike = (one for one in self._seen[indicator.code] if is_alike(one.period, now))
        entries = by_period(alike).entries
        whole = whole_of(indicator, now)
        needed = tuple(part for part in now.year_to_date if whole.contains(part))
        found = {part: entries.get(part) for part in needed}
        why_not = _not_added(indicator, now, found)
        if why_not is not None:
            return _Sum(unknown=why_not)
        parts = tuple(part for part in found.values() if isinstance(part, Observation))
        figures = [part.value for part in parts if part.value is not None]
        if not figures:
            return _NO_SUM
        try:
            return _Sum(functools.reduce(operator.add, figures), parts)
        except UnitMismatch:
            text = "The figures of the year so far are in units that cannot be added up."
            return _Sum(unknown=Reason("unit-unfit", text))

    def series(self, indicator: Indicator) -> Series | None:
        """The indicator's own outturns, where its target refers to any; else `None`."""
        if not indicator.target.needs_series:
            return None
        figures: dict[Period, Observation] = {}
        for seen in self._seen.get(indicator.code, ()):
            if seen.value is not None:
                figures.setdefault(seen.period, seen)
        return Series(
            tuple((VALUE, period, seen.value) for period, seen in figures.items() if seen.value)
        )


def _not_added(
    indicator: Indicator, now: Period, found: dict[Period, Observation | str | None]
) -> Reason | None:
    """Why parts of a year cannot be added up; `None` when they can."""
    broken = last_break(all_breaks(indicator), now)
    if broken and any(
        covered(part, indicator.basis)[0] < first_month(broken.first) for part in found
    ):
        return reason_of_break(broken)
    twice = [str(part) for part, one in found.items() if isinstance(one, str)]
    if twice:
        text = f"The year so far is not known: two figures are published for {', '.join(twice)}."
        return Reason("ambiguous-period", text)
    lacking = [
        str(part)
        for part, one in found.items()
        if not isinstance(one, Observation) or one.value is None
    ]
    if lacking:
        text = f"The year so far is not known: no figure is published for {', '.join(lacking)}."
        return Reason("part-missing", text)
    return None
