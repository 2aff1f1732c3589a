"""When an indicator is due: at the end of each period as long as its own."""

from __future__ import annotations

from pmf.model.indicator import Indicator
from pmf.model.period import Period
from pmf.model.status import Stage


def is_due(indicator: Indicator, period: Period) -> bool:
    """Whether an indicator is reported for a period.

    An annual one is due with the last quarter of the year, not before; one of which nobody said
    how often it is reported is due every time. One that is in development or retired never is.
    """
    if indicator.stage is not Stage.LIVE:
        return False
    months = indicator.frequency.months if indicator.frequency else 0
    if months <= period.months:
        return True
    whole = Period.containing(period.start, months, period.first_month)
    return whole.end == period.end
