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
from pmf.model.status import Status
from pmf.rules.assessment import Assessment
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
        One for each assessment that is ``not_due`` and has an earlier figure, in their order.
    """
    seen: dict[str, list[Observation]] = {}
    for one in results.dataset.observations:
        seen.setdefault(one.code, []).append(one)
    found = (latest_figure(one, seen.get(one.code, ())) for one in results)
    return tuple(one for one in found if one is not None)


def latest_figure(assessed: Assessment, observations: Iterable[Observation]) -> LatestFigure | None:
    """The last figure up to the end of the report's period, with its direction of travel.

    Of two figures that end together, the one of the longer period is taken.

    Args:
        assessed: What was judged.
        observations: The figures to look among; those of other indicators are passed over.

    Returns:
        `None` when a figure is due in the report's period, or none was ever reported.
    """
    if assessed.status is not Status.NOT_DUE:
        return None
    end = assessed.period.end
    own = [one for one in observations if one.code == assessed.code and one.value is not None]
    own = [one for one in own if one.period.end <= end]
    if not own:
        return None
    last = max(own, key=lambda one: (one.period.end, one.period.months))
    comparator = _comparator(assessed.yardstick.scheme)
    return LatestFigure(
        assessed.indicator, last, travel(assessed.indicator, own, last.period, comparator)
    )


def _comparator(scheme: Scheme) -> Comparator:
    """The comparison with the year before as the scheme makes it; else a plain one."""
    known = scheme.direction.comparators
    return next((one for one in known if one.against == "same_last_year"), _YEAR_ON_YEAR)
