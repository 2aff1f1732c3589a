"""What was last reported of an indicator that has nothing due in the report's own period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmf.model.indicator import Observation
from pmf.model.period import Period
from pmf.model.status import Status
from pmf.report.piece import Figure, Latest
from pmf.report.text import clean
from pmf.report.trend import trend_of
from pmf.rules.assessment import Assessment
from pmf.rules.latest import latest_figure


def latest_of(
    assessed: Assessment, before: Mapping[Period, Figure], seen: Iterable[Observation]
) -> Latest | None:
    """The last figure before the report's period, with its direction since the year before.

    Args:
        assessed: What was judged.
        before: Its figures of other periods, as shown.
        seen: Every figure of the report.

    Returns:
        `None` when a figure is due, or none was ever reported.
    """
    if assessed.status is not Status.NOT_DUE:
        return None
    shown = (one for one in seen if one.period in before)
    found = latest_figure(assessed.indicator, shown, assessed.period, assessed.yardstick.scheme)
    if found is None:
        return None
    trend = trend_of(found.travel, assessed)
    because = found.travel.why if found.travel.broken and trend is None else None
    why = clean(because.text) if because else ""
    return Latest(str(found.period), before[found.period], trend, why)
