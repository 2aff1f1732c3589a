"""Who receives what, and when, as shown: one line for each report a body receives."""

from __future__ import annotations

from pmf.model.framework import Framework
from pmf.model.governance import Audience, Scheduled
from pmf.model.period import Period
from pmf.model.status import Frequency
from pmf.report.piece_framework import CalendarPart
from pmf.report.text import clean, day_words
from pmf.rules.governance.calendar import Due, calendar

#: How often, in words.
OFTEN = {
    Frequency.MONTHLY: "every month",
    Frequency.QUARTERLY: "every quarter",
    Frequency.HALF_YEARLY: "every half year",
    Frequency.ANNUAL: "once a year",
}
#: Days and periods up to this many are each named.
_LISTED = 4
_AFTER = {
    1: "after each month",
    3: "after each quarter",
    6: "after each half year",
    12: "after the year",
}


def calendar_of(
    framework: Framework | None, period: Period | None, audience: str = "public"
) -> CalendarPart:
    """Who receives what and how often, and what is due in the report's year.

    Args:
        framework: The framework; `None` when there is none.
        period: The report's period; without one only the days already set are known.
        audience: For whom the report is: a body is told what it receives itself, the public and
            those who receive no report of their own what anybody does.
    """
    if framework is None or not (framework.audiences or framework.schedule):
        return CalendarPart()
    told = tuple(_audience(one) for one in framework.audiences)
    if period is None:
        days = tuple(map(_scheduled, framework.schedule))
    else:
        days = _by_report(calendar(framework, period).entries)
    name = _name(framework, audience)
    # A body that receives reports reads its own days; the rest would be somebody else's.
    own = tuple(day for day in days if day[1] == name)
    kept = tuple(one for one in told if one[0] == name) if own else told
    return CalendarPart(kept, own or days)


def _name(framework: Framework, audience: str) -> str:
    known = framework.audience(audience)
    return clean(known.name if known else audience)


def _by_report(entries: tuple[Due, ...]) -> tuple[tuple[str, str, str, str], ...]:
    """One line for each report somebody receives, with all its days."""
    reports: dict[tuple[str, str], list[Due]] = {}
    for one in entries:
        reports.setdefault((clean(one.audience), clean(one.what)), []).append(one)
    return tuple(
        (_days(those), who, what, _periods([one.period for one in those if one.period]))
        for (who, what), those in reports.items()
    )


def _days(those: list[Due]) -> str:
    """When a report is due; where only the end of each period is known, that is said once."""
    set_days = [day_words(one.on) if one.on else clean(one.when or "") for one in those]
    ends = [day_words(one.after) for one in those if one.after]
    if any(set_days) or not ends:
        return "; ".join(filter(None, set_days))
    months = {one.period.months for one in those if one.period}
    if len(ends) > _LISTED and len(months) == 1:
        return _AFTER.get(months.pop(), "after each period")
    return f"after {'; '.join(ends)}"


def _periods(those: list[Period]) -> str:
    """The periods reported on: a few by name, more as a span."""
    if len(those) > _LISTED:
        return f"{those[0]} to {those[-1]}"
    return "; ".join(map(str, those))


def _audience(audience: Audience) -> tuple[str, str, str]:
    often = OFTEN[audience.frequency] if audience.frequency else ""
    return clean(audience.name), often, clean("; ".join(audience.expects))


def _scheduled(one: Scheduled) -> tuple[str, str, str, str]:
    when = day_words(one.on) if one.on else clean(one.when or "")
    return when, clean(one.audience), clean(one.what), str(one.period or "")
