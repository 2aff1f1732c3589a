"""Signs that a figure is not reported where one is due."""

from __future__ import annotations

from collections.abc import Iterator

from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.status import Absence
from pmf.rules.comparable import last_month
from pmf.rules.due import is_due
from pmf.rules.questions.warning_sign import SignFigure, WarningKind, WarningSign
from pmf.rules.questions.watch import Watch, before

#: No value, and nothing that says why: not withheld, not out of place, not still to come.
_LACKING = (Absence.MISSING, Absence.BAD_VALUE)


def not_reported(watch: Watch, indicator: Indicator) -> Iterator[WarningSign]:
    """No figure is given where one is due, this time or several times running.

    Asked only of a report that gives figures for its own period at all. Suppressed, not due and
    not applicable are answers. A period counts in the run when figures of others are given for it,
    and the indicator was due and already printed then.
    """
    own = watch.own
    if own is None or own not in watch.covered or not is_due(indicator, own):
        return
    now = watch.at(indicator.code, own)
    if not _lacks(watch, indicator, own):
        return
    run = [SignFigure("value", own, None, source=now.source if now else None)]
    run += _earlier(watch, indicator, own)
    long = len(run) >= watch.running
    kind = WarningKind.NOT_REPORTED_RUNNING if long else WarningKind.NOT_REPORTED
    text = f"No value is given for {own}: {_printed(now)}."
    if long:
        text = f"No value was given {len(run)} times running: {_times(run)}."
    yield WarningSign(kind, indicator, own, text, tuple(reversed(run)), len(run) if long else None)


def _lacks(watch: Watch, indicator: Indicator, period: Period) -> bool:
    """Whether nothing answers for a period: no figure that ends within it, no reason for none."""
    within = [
        one for one in watch.series(indicator.code)
        if one.period == period or period.contains(one.period.end)
    ]  # fmt: skip
    return all(one.value is None and one.absence in _LACKING for one in within)


def _earlier(watch: Watch, indicator: Indicator, own: Period) -> Iterator[SignFigure]:
    """Earlier periods without a value, latest first, back to the first the indicator was due."""
    printed = [last_month(one.period) for one in watch.series(indicator.code)]
    first = min(printed, default=last_month(own))
    period = before(own)
    while period is not None and last_month(period) >= first and period in watch.covered:
        if is_due(indicator, period):
            if not _lacks(watch, indicator, period):
                return
            seen = watch.at(indicator.code, period)
            yield SignFigure("value", period, None, source=seen.source if seen else None)
        period = before(period)


def _printed(now: Observation | None) -> str:
    if now is None:
        return "it is declared, and the report has no row for it"
    if now.absence is Absence.BAD_VALUE:
        return f"{now.raw!r} cannot be read"
    return f"{now.raw!r} is printed" if now.raw.strip() else "nothing is printed"


def _times(run: list[SignFigure]) -> str:
    return ", ".join(str(one.period) for one in reversed(run))
