"""What was last reported of an indicator that has nothing due in the report's own period.

An annual figure among quarterly ones is not due in three quarters of four. A reader still wants to
know where it stands, and which way it went since the year before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmf.model.indicator import Observation
from pmf.model.period import Period
from pmf.model.scheme import Comparator
from pmf.model.status import Status
from pmf.report.piece import Figure, Latest
from pmf.report.trend import trend_of
from pmf.rules.assessment import Assessment
from pmf.rules.travel import travel

_YEAR_ON_YEAR = Comparator("same_last_year", "same_last_year")


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
    own = [one for one in seen if one.code == assessed.code and one.value is not None]
    own = [one for one in own if one.period.end <= assessed.period.end and one.period in before]
    if not own:
        return None
    period = max(own, key=lambda one: one.period.end).period
    found = travel(assessed.indicator, own, period, _comparator(assessed))
    return Latest(str(period), before[period], trend_of(found, assessed))


def _comparator(assessed: Assessment) -> Comparator:
    """The comparison with the year before as the scheme makes it; else a plain one."""
    known = assessed.yardstick.scheme.direction.comparators
    return next((one for one in known if one.against == "same_last_year"), _YEAR_ON_YEAR)
