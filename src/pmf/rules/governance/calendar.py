"""What is due to whom in a year: from how often each audience receives, and the days already set.

A day is stated only where the council set one. Where only the frequency is known, what is known is
the period, and that the report follows after its end.
"""

from __future__ import annotations

import datetime
import re

import attrs

from pmf.errors import UsageError
from pmf.model.framework import Framework
from pmf.model.governance import Audience, Scheduled
from pmf.model.period import Period
from pmf.rules.due import is_due
from pmf.rules.expecting import expect

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_YEAR = re.compile(r"[0-9]{4}")
_QUARTER = 3


@attrs.frozen
class Due:
    """Something due to an audience.

    Attributes:
        audience: The name of the audience.
        what: What is due, in the council's words where it has some.
        period: The period it is about; `None` when not stated.
        on: The day; `None` when the council set none.
        when: The day or month in the council's words; `None` when it gives none.
        after: The last day of the period, after which it follows; `None` when `on` or `when`
            is known, or no period is.
        codes: The indicators due for that audience and period, by code; where a month is set for
            no period, for the one before it. Those the audience may not see are left out.
        expects: What the audience wants beside figures.
        stated: Where the council states it; `None` when unknown.
    """

    audience: str
    what: str
    period: Period | None = None
    on: datetime.date | None = None
    when: str | None = None
    after: datetime.date | None = None
    codes: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()
    stated: str | None = None


@attrs.frozen
class Calendar:
    """What is due in one year.

    Attributes:
        framework: The framework.
        year: The year.
        entries: What is due, in order of time; what has no time stands last.
        unsaid: Audiences of which nobody said how often they receive, and for which no day is
            set.
    """

    framework: Framework = attrs.field(repr=lambda one: repr(one.id))
    year: Period
    entries: tuple[Due, ...]
    unsaid: tuple[str, ...] = ()


def calendar(framework: Framework, year: Period) -> Calendar:
    """What is due to which audience in a year.

    Args:
        framework: The framework.
        year: The reporting year; any period in it does.

    Raises:
        UsageError: `year` is not a period.
    """
    expect(framework, Framework, "framework", "load it with pmf.load_framework")
    if not isinstance(year, Period):
        raise UsageError(f"year must be a Period, not {year!r}; make it with Period.financial_year")
    whole = year.whole_year
    set_days = [one for one in framework.schedule if _is_of(one, whole)]
    entries = [_set(framework, one, whole) for one in set_days]
    for audience in framework.audiences:
        own = [one for one in set_days if framework.audience(one.audience) == audience]
        entries += [
            _regular(framework, audience, period)
            for period in _periods(audience, whole)
            if not any(_stands_for(one, period) for one in own)
        ]
    named = {entry.audience for entry in entries}
    unsaid = tuple(one.name for one in framework.audiences if one.name not in named)
    return Calendar(framework, whole, tuple(sorted(entries, key=_order)), unsaid)


#: The same by the name it has in `pmf`.
calendar_of = calendar


def year_of(framework: Framework) -> Period | None:
    """The year a framework speaks of: of its day, else of the first thing it sets a time for.

    Returns:
        A financial year; `None` when the framework names neither.
    """
    if framework.as_of is not None:
        return Period.containing(framework.as_of, 12)
    for scheduled in framework.schedule:
        if scheduled.period is not None:
            return scheduled.period.whole_year
        if scheduled.on is not None:
            return Period.containing(scheduled.on, 12)
    return None


def _periods(audience: Audience, year: Period) -> tuple[Period, ...]:
    return year.parts(audience.frequency.months) if audience.frequency else ()


def _is_of(scheduled: Scheduled, year: Period) -> bool:
    """Whether a day set is one of the year's; one that names no year may be of any."""
    if scheduled.period is not None:
        return year.contains(scheduled.period)
    day = _day(scheduled)
    return day is None or year.contains(day)


def _day(scheduled: Scheduled) -> datetime.date | None:
    """The day set, or the first of the month named; `None` when neither is."""
    if scheduled.on is not None:
        return scheduled.on
    month, _, year = (scheduled.when or "").strip().partition(" ")
    if month.casefold() not in _MONTHS or not _YEAR.fullmatch(year):
        return None
    return datetime.date(int(year), _MONTHS.index(month.casefold()) + 1, 1)


def _stands_for(scheduled: Scheduled, period: Period) -> bool:
    """Whether a day set is that of the report an audience receives on a period.

    What is set for the year is the report on its last quarter or half, too; a monthly one stands
    beside it. What is set for no period, but in a quarter, is the report on the quarter before.
    """
    about = scheduled.period
    if about is not None:
        is_last = about.contains(period) and about.end == period.end
        return about == period or (is_last and period.months >= _QUARTER)
    day = _day(scheduled)
    return day is not None and period.next.contains(day)


def _set(framework: Framework, scheduled: Scheduled, year: Period) -> Due:
    """A day the council set, or a month."""
    audience = framework.audience(scheduled.audience)
    period = scheduled.period
    held = period
    if held is None and audience is not None:
        # The council does not say of which period it is; what is due is that of the one before.
        regular = _periods(audience, year)
        held = next((one for one in regular if _stands_for(scheduled, one)), None)
    unset = scheduled.on is None and scheduled.when is None
    return Due(
        audience.name if audience else scheduled.audience,
        scheduled.what,
        period,
        scheduled.on,
        scheduled.when,
        period.end if unset and period else None,
        _codes(framework, audience, held) if audience and held else (),
        audience.expects if audience else (),
        scheduled.stated,
    )


def _regular(framework: Framework, audience: Audience, period: Period) -> Due:
    """What an audience receives every period, on a day nobody stated."""
    codes = _codes(framework, audience, period)
    return Due(
        audience.name,
        "Performance report",
        period,
        after=period.end,
        codes=codes,
        expects=audience.expects,
        stated=audience.stated,
    )


def _codes(framework: Framework, audience: Audience, period: Period) -> tuple[str, ...]:
    return tuple(
        definition.indicator.code
        for definition in framework.definitions
        if audience.receives(definition.indicator)
        and (audience.sees_exempt or definition.indicator.exempt is None)
        and is_due(definition.indicator, period)
    )


def _order(entry: Due) -> tuple[bool, datetime.date, str]:
    named = Scheduled(entry.audience, entry.what, when=entry.when)
    day = entry.on or (entry.period.end if entry.period else _day(named))
    return day is None, day or datetime.date.max, entry.audience
