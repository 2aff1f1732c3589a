"""Gather, for each observation of a data set, what its rule may look at beside the value."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from pmf.model.dataset import Dataset
from pmf.model.indicator import Indicator, Observation
from pmf.model.judgement import Deviation, Judgement
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Scheme
from pmf.model.series import VALUE, Series
from pmf.model.status import Basis
from pmf.rules.facts import NO_FACTS, Facts
from pmf.rules.judgements import in_force
from pmf.rules.series import to_cumulative
from pmf.rules.travel import travel


class Gathering:
    """One data set, looked through once."""

    def __init__(
        self,
        dataset: Dataset,
        scheme: Scheme,
        on: datetime.date | None,
        judgements: Sequence[Judgement] = (),
        deviations: Sequence[Deviation] = (),
    ) -> None:
        self._scheme = scheme
        self._seen: dict[str, list[Observation]] = {}
        for seen in dataset.observations:
            self._seen.setdefault(seen.code, []).append(seen)
        self._judgements = in_force(judgements, on)
        self._deviations = in_force(deviations, on)

    def facts(self, indicator: Indicator, observation: Observation) -> Facts:
        """What the rule may look at beside this value."""
        key = (indicator.code, observation.period)
        judgement = self._judgements.get(key)
        deviation = self._deviations.get(key)
        comparators = self._scheme.direction.comparators
        so_far = self._so_far(indicator, observation)
        if not comparators and judgement is None and deviation is None and so_far is None:
            return NO_FACTS
        compared = tuple(
            travel(indicator, self._seen[indicator.code], observation.period, comparator)
            for comparator in comparators
        )
        return Facts(
            travel=tuple((result.comparator, result.travel) for result in compared),
            broken=tuple(result.comparator for result in compared if result.broken),
            judgement=judgement.says if judgement else None,
            so_far=so_far,
            compared=compared,
            judged=judgement,
            deviation=deviation,
        )

    def _so_far(self, indicator: Indicator, observation: Observation) -> Quantity | None:
        """The year to date of a total that is printed period by period."""
        value = observation.value
        adds_up = indicator.accumulates and indicator.basis is Basis.PERIOD_TOTAL
        if value is None or not adds_up:
            return None
        of_length = [
            one
            for one in self._seen[indicator.code]
            if one.period.months == observation.period.months
            and (one.value is None or one.value.unit == value.unit)
        ]
        for derived in to_cumulative(of_length):
            if derived.observation.period == observation.period:
                return derived.observation.value
        return None

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
