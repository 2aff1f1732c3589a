"""What was last reported of an indicator that has nothing due in the report's own period.

An annual figure among quarterly ones is not due in three quarters of four. It is not judged then,
and still stands somewhere and went some way since the year before.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from pmf.errors import UnitMismatch
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Comparator, Scheme
from pmf.model.status import Stage, Status
from pmf.rules.due import is_due
from pmf.rules.results import Results
from pmf.rules.travel import TravelResult, travel

_YEAR_ON_YEAR = Comparator("same_last_year", "same_last_year")


@attrs.frozen
class LatestFigure:
    """The last figure of an indicator with nothing due in the report's period.

    Attributes:
        indicator: The indicator.
        observation: The figure, as printed.
        travel: Which way it went since the year before.
    """

    indicator: Indicator
    observation: Observation
    travel: TravelResult

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code

    @property
    def period(self) -> Period:
        """The period of the figure."""
        return self.observation.period

    @property
    def value(self) -> Quantity | None:
        """The figure in the indicator's unit, where it fits; else as printed."""
        printed = self.observation.value
        if printed is None:
            return None
        try:
            return printed.to(self.indicator.unit)
        except UnitMismatch:
            return printed


def latest_figures(results: Results) -> tuple[LatestFigure, ...]:
    """The last figure of every indicator that is not due in the report's period.

    Args:
        results: What was judged. What is not due stays unjudged: a figure of another period earns
            no status here.

    Returns:
        One for each that has an earlier figure: first what the report says is not due, in the
        order of assessments, then what it has no row for because it is reported more rarely.
    """
    seen: dict[str, list[Observation]] = {}
    for one in results.dataset.observations:
        seen.setdefault(one.code, []).append(one)
    said = [
        latest_figure(one.indicator, seen.get(one.code, ()), one.period, results.scheme)
        for one in results
        if one.status is Status.NOT_DUE
    ]
    period = results.dataset.period
    silent = (
        []
        if period is None
        else [
            latest_figure(one, seen.get(one.code, ()), period, results.scheme)
            for one in _without_row(results, period)
        ]
    )
    return tuple(one for one in (*said, *silent) if one is not None)


def _without_row(results: Results, period: Period) -> list[Indicator]:
    """What the report holds no row for, and need not."""
    judged = {one.code for one in results}
    return [
        one
        for one in results.dataset.indicators
        if one.code not in judged and one.stage is Stage.LIVE and not is_due(one, period)
    ]


def latest_figure(
    indicator: Indicator, observations: Iterable[Observation], until: Period, scheme: Scheme
) -> LatestFigure | None:
    """The last figure up to the end of a period, with its direction of travel.

    Of two figures that end together, the one of the longer period is taken.

    Args:
        indicator: What was measured.
        observations: The figures to look among; those of other indicators are passed over.
        until: The period after whose end no figure counts.
        scheme: How it is compared with the year before.

    Returns:
        `None` when none was ever reported.
    """
    own = [one for one in observations if one.code == indicator.code and one.value is not None]
    own = [one for one in own if one.period.end <= until.end]
    if not own:
        return None
    last = max(own, key=lambda one: (one.period.end, one.period.months))
    way = travel(indicator, own, last.period, year_before(scheme))
    return LatestFigure(indicator, last, way)


def year_before(scheme: Scheme) -> Comparator:
    """The comparison with the year before as the scheme makes it; else a plain one."""
    known = scheme.direction.comparators
    return next((one for one in known if one.against == "same_last_year"), _YEAR_ON_YEAR)
