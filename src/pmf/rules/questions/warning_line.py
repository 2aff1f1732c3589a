"""Signs in one figure: where it lies from its floor, what the council expects, what is late."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from pmf.model.margin import Margin, MarginKind
from pmf.model.quantity import Quantity
from pmf.model.scheme import PERCENTAGES
from pmf.model.status import ActionStatus, Basis, Polarity, Status
from pmf.model.target import Lines
from pmf.rules.assessment import Assessment
from pmf.rules.questions.warning_sign import SignFigure, WarningKind, WarningSign
from pmf.rules.questions.watch import Watch
from pmf.rules.shortfall import distance, shortfall

_ORDERED = (Polarity.HIGHER, Polarity.LOWER)


def at_floor(watch: Watch, assessed: Assessment) -> Iterator[WarningSign]:
    """The figure is worse than its floor, at it, or near it."""
    indicator, polarity, value = assessed.indicator, assessed.yardstick.polarity, assessed.value
    lines = assessed.lines
    floor = lines.floor if lines and lines.floor is not None else indicator.floor
    if floor is None or value is None or polarity not in _ORDERED or _grows(assessed):
        return
    try:
        line = floor.to(value.unit)
    except ValueError:
        return
    beyond = distance(value.value, line.value, polarity)
    figures = (
        SignFigure("floor", assessed.period, floor),
        watch.figure(assessed.code, assessed.period, value),
    )
    if beyond > 0:
        text = f"{value} in {assessed.period} is worse than its floor of {floor}."
        yield WarningSign(WarningKind.BELOW_FLOOR, indicator, assessed.period, text, figures)
        return
    reach = _reach(watch.near, line)
    if reach is None or -beyond > reach:
        return
    where = f"within {near_words(watch.near)} of its floor of {floor}" if beyond else "at its floor"
    text = f"{value} in {assessed.period} is {where}."
    yield WarningSign(WarningKind.NEAR_FLOOR, indicator, assessed.period, text, figures)


def _grows(assessed: Assessment) -> bool:
    """Whether a figure still grows towards what it is held against."""
    part = assessed.indicator.accumulates and assessed.period.months < 12
    return assessed.yardstick.part_year or (part and not assessed.indicator.target.is_profile)


def _reach(near: Margin | None, floor: Quantity) -> Decimal | None:
    """How near is near, in the unit of the floor; `None` where that cannot be said."""
    if near is None or (near.kind is MarginKind.POINTS and floor.unit not in PERCENTAGES):
        return None
    return near.from_line(floor.value)


def near_words(near: Margin | None) -> str:
    """A margin as read: ``5%``, ``2 percentage points``, ``3``."""
    if near is None:
        return "nothing"
    amount = str(Margin(near.amount))
    if near.kind is MarginKind.POINTS:
        return f"{amount} percentage points"
    return str(near)


def fell(watch: Watch, assessed: Assessment) -> Iterator[WarningSign]:
    """The target was met in the period before, and now the figure is off target.

    Where the council does not state how far short still counts as near, the sentence says so.
    """
    if assessed.status is not Status.OFF_TARGET:
        return
    seen = watch.earlier(assessed.indicator, assessed.period)
    if seen is None:
        return
    was = watch.assess(assessed.indicator, seen)
    if was.status.is_met is not True:
        return
    figures = tuple(
        attrs.evolve(
            watch.figure(one.code, one.period, one.value), status=one.status, word=one.word
        )
        for one in (was, assessed)
    )
    text = f"Fell from {was.word}, {figures[0]}, to {assessed.word}, {figures[1]}."
    if len(assessed.possible) > 1:
        text += " How far short still counts as near is not stated."
    yield WarningSign(WarningKind.FELL, assessed.indicator, assessed.period, text, figures)


def expected(watch: Watch, assessed: Assessment) -> Iterator[WarningSign]:
    """The council expects to miss the target, or to meet what is missed so far."""
    forecast, polarity = assessed.observation.forecast, assessed.yardstick.polarity
    lines = _lines_of_year(assessed)
    if forecast is None or polarity is None or lines is None:
        return
    line = (lines.low, lines.high) if lines.low is not None else lines.target
    try:
        short = _short(forecast, line, polarity)
    except ValueError:  # the forecast fits neither the unit nor the lines
        return
    if short is None:
        return
    meets = short < 0 or (short == 0 and not lines.strict)
    aim = lines.target if lines.target is not None else f"{lines.low} to {lines.high}"
    figures = (
        SignFigure("target", assessed.period.whole_year, lines.target),
        watch.figure(assessed.code, assessed.period, assessed.value),
        SignFigure("forecast", assessed.period.whole_year, forecast),
    )
    if not meets:
        text = f"The council itself expects {forecast} by the end of the year, against {aim}."
        kind = WarningKind.FORECAST_MISSES
    elif assessed.status.is_met is False:
        shown = assessed.judged_value if assessed.is_added_up else assessed.value
        text = f"{shown} in {assessed.judged_for} misses the target, while the forecast of "
        text += f"{forecast} says that {aim} will be met."
        kind = WarningKind.FORECAST_HOPEFUL
    else:
        return
    yield WarningSign(kind, assessed.indicator, assessed.period, text, figures)


def _short(
    forecast: Quantity,
    line: Quantity | tuple[Quantity | None, Quantity | None] | None,
    polarity: Polarity,
) -> Decimal | None:
    if isinstance(line, tuple):
        low, high = line
        if low is None or high is None:
            return None
        return shortfall(forecast, (low, high), polarity).value
    return None if line is None else shortfall(forecast, line, polarity).value


def _lines_of_year(assessed: Assessment) -> Lines | None:
    """The lines for the whole year: its own, or of a figure to date those of its last part."""
    period, target = assessed.period, assessed.indicator.target
    year = period.whole_year
    drawn = target.resolve(year)
    if not isinstance(drawn, Lines) and assessed.indicator.basis is Basis.YEAR_TO_DATE:
        drawn = target.resolve(year.parts(period.months)[-1])
    if not isinstance(drawn, Lines) and not target.is_profile:
        return assessed.lines
    return drawn if isinstance(drawn, Lines) else None


def action_late(watch: Watch, assessed: Assessment) -> Iterator[WarningSign]:
    """An action that answers a missed target is overdue."""
    if assessed.status.is_met is not False:
        return
    for action in watch.results.actions:
        answers = assessed.code in action.action.indicators
        if not answers or action.status is not ActionStatus.OVERDUE:
            continue
        figure = watch.figure(assessed.code, assessed.period, assessed.value)
        judged = attrs.evolve(figure, status=assessed.status, word=assessed.word)
        due = action.action.due.isoformat() if action.action.due else "its due date"
        text = (
            f"{assessed.word} with {figure}, and action {action.code}, which answers it, "
            f"was due {due} and is at {_progress(action.action.progress)}."
        )
        yield WarningSign(
            WarningKind.ACTION_OVERDUE,
            assessed.indicator,
            assessed.period,
            text,
            (judged,),
            action=action.code,
        )


def _progress(progress: Decimal | None) -> str:
    return "no stated progress" if progress is None else str(Quantity(progress, "percent"))
