"""One set of results, looked through for warning signs: what is asked of it more than once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pmf.errors import UsageError
from pmf.model.indicator import Indicator, Observation
from pmf.model.margin import Margin
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Stage
from pmf.rules.assessment import Assessment
from pmf.rules.comparable import all_breaks, covered, first_month, last_break, last_month
from pmf.rules.due import is_due
from pmf.rules.evaluate import evaluate_in
from pmf.rules.gathering import Gathering
from pmf.rules.questions.warning_sign import SignFigure
from pmf.rules.results import Results

Breaks = Mapping[str, tuple[Period, ...]]


class Watch:
    """What was judged, with the indicators' other figures judged on demand.

    Attributes:
        results: What was judged.
        running: From how many periods running on something is a sign.
        near: How near a floor is near; `None` to pass over.
        breaks: For each code, the first period of each new way of counting, beside those the
            indicators declare.
    """

    def __init__(
        self,
        results: Results,
        running: int = 2,
        near: Margin | None = None,
        breaks: Breaks = MappingProxyType({}),
    ) -> None:
        self.results, self.running, self.near, self.breaks = results, running, near, breaks
        self._seen: dict[str, list[Observation]] = {}
        for one in results.dataset.observations:
            self._seen.setdefault(one.code, []).append(one)
        self._known = {(one.code, one.period): one for one in results}
        self._gathering = Gathering(
            results.dataset, results.scheme, results.on, results.judgements, results.deviations
        )
        #: Periods for which the data set gives any figure at all.
        self.covered = {one.period for one in results.dataset.observations if one.value is not None}

    @property
    def own(self) -> Period | None:
        """The report's own period; `None` when it does not say."""
        return self.results.dataset.period

    def indicators(self) -> Iterator[Indicator]:
        """Every live indicator, as printed, then those only the framework declares."""
        dataset = self.results.dataset
        printed = {one.code for one in dataset.indicators}
        declared = dataset.framework.definitions if dataset.framework else ()
        unprinted = (one.indicator for one in declared if one.indicator.code not in printed)
        for indicator in (*dataset.indicators, *unprinted):
            if indicator.stage is Stage.LIVE:
                yield indicator

    def series(self, code: str) -> list[Observation]:
        """Every observation of an indicator, in the order printed."""
        return self._seen.get(code, [])

    def at(self, code: str, period: Period) -> Observation | None:
        """What was printed for exactly that period, a figure before a dash; `None` for nothing."""
        printed = [one for one in self.series(code) if one.period == period]
        return next((one for one in printed if one.value is not None), next(iter(printed), None))

    def figure(self, code: str, period: Period, value: Quantity | None) -> SignFigure:
        """A value as a figure a sign rests on, with the place it was printed."""
        seen = self.at(code, period)
        return SignFigure("value", period, value, source=seen.source if seen else None)

    def earlier(self, indicator: Indicator, period: Period) -> Observation | None:
        """What was printed for the period before; `None` for nothing, and across a break."""
        earlier = before(period)
        if earlier is None:
            return None
        given = self.breaks.get(indicator.code, ())
        broken = last_break(all_breaks(indicator, given), period)
        if broken and covered(earlier, indicator.basis)[0] < first_month(broken.first):
            return None
        return self.at(indicator.code, earlier)

    def latest(self, indicator: Indicator) -> Observation | None:
        """The figure signs are looked for in; `None` when there is none.

        That of the report's own period, else one of another length that ends within it. Where none
        is due then, as of an annual indicator in a quarterly report, the latest that ends by then.
        """
        own = self.own
        if own is None:
            return None
        now = self.at(indicator.code, own)
        if now is not None and now.value is not None:
            return now
        end = last_month(own)
        figures = [one for one in self.series(indicator.code) if one.value is not None]
        ended = [one for one in figures if last_month(one.period) <= end]
        if is_due(indicator, own):
            ended = [one for one in ended if own.contains(one.period.end)]
        return max(ended, key=lambda one: (last_month(one.period), one.period.months), default=None)

    def assess(self, indicator: Indicator, seen: Observation) -> Assessment:
        """The assessment of one observation: that of the results, or one made now."""
        known = self._known.get((seen.code, seen.period))
        if known is not None and known.observation is seen:
            return known
        return evaluate_in(self._gathering, indicator, seen)


def before(period: Period) -> Period | None:
    """The period just before; `None` at the beginning of the years covered."""
    try:
        return period.previous
    except UsageError:
        return None
