"""Targets that hold at dates, step by years, or lean on another figure.

Each answers `resolve` as every target does; what its words or the series lack is a gap, never a
guess.
"""

from __future__ import annotations

import attrs

from pmf.errors import UnitMismatch
from pmf.model.number import EXACT, HUNDRED
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.series import VALUE, Series
from pmf.model.status import Movement, Polarity
from pmf.model.target import Gap, Lines, Target

_SENSES = {Movement.UP: Polarity.HIGHER, Movement.DOWN: Polarity.LOWER}


@attrs.frozen(kw_only=True)
class DatedTarget(Target):
    """Lines for named periods: ``Q4 23/24: 23, Q4 24/25: 38``, or ``100% by March 2021``.

    Attributes:
        steps: Each named period with its lines, in order.
        carries: Whether lines hold from the end of their period until the next ("by March
            2021"). Otherwise they hold for the named period alone, and a whole year's for every
            part of it.
    """

    steps: tuple[tuple[Period, Lines], ...]
    carries: bool = False

    @property
    def kind(self) -> str:
        return "dated"

    @property
    def is_profile(self) -> bool:
        return not self.carries and any(part.months < 12 for part, _ in self.steps)

    def _resolve(self, period: Period, series: Series | None) -> Lines | Gap:
        if self.carries:
            return self._reached(period)
        for part, lines in self.steps:
            if part == period or (part.months == 12 and part.contains(period)):
                return lines
        return Gap("outside-target-period", self.text)

    def _reached(self, period: Period) -> Lines | Gap:
        due = [lines for part, lines in self.steps if part.end <= period.end]
        return due[-1] if due else Gap("target-not-due", str(self.steps[0][0]))


@attrs.frozen(kw_only=True)
class SteppedTarget(Target):
    """Lines that step up year by year: ``20/40/60/80/100 over the next 5 years``.

    Attributes:
        by_year: The lines of the first year, the second, and so on.
        first_year: The year the first lines hold for; `None` when the words do not say, and then
            no year has lines.
    """

    by_year: tuple[Lines, ...]
    first_year: Period | None = None

    @property
    def kind(self) -> str:
        return "stepped"

    def _resolve(self, period: Period, series: Series | None) -> Lines | Gap:
        if self.first_year is None:
            return Gap("first-year-missing", self.text)
        place = period.year - self.first_year.year
        if period.first_month == self.first_year.first_month and 0 <= place < len(self.by_year):
            return self.by_year[place]
        if period.end < self.first_year.start:
            return Gap("not-yet-valid", str(self.first_year))
        return Gap("outside-target-period", self.text)


@attrs.frozen(kw_only=True)
class ChangeTarget(Target):
    """A change against a baseline: ``improve on 2018/19``, ``reduce by 5%``.

    Attributes:
        amount: How much to change, without a sign: per cent of the baseline, percentage points,
            or the indicator's own unit; `None` when any change the right way will do.
        direction: Up or down; `None` when the words do not say.
        baseline: The period of the indicator's own outturn to start from; of a whole year, the
            part that matches the period judged. `None` when `reference` names the baseline.
        reference: The name of the baseline in the series where no period is named:
            ``"last_year"``, or ``"baseline"`` when the words name none.
        strict: Whether standing still misses the target ("improve on", not "maintain or
            improve").
        values_are_changes: Whether the indicator's own values are changes already ("percentage
            change in emissions"), so that the amount with its sign is the line.
    """

    amount: Quantity | None = None
    direction: Movement | None = None
    baseline: Period | None = None
    reference: str = "baseline"
    strict: bool = False
    values_are_changes: bool = False

    @property
    def kind(self) -> str:
        return "change"

    @property
    def needs_series(self) -> bool:
        return True

    def _resolve(self, period: Period, series: Series | None) -> Lines | Gap:
        if self.amount is not None and self.direction is None:
            return Gap("sign-missing", self.text)
        if self.values_are_changes and self.amount is not None:
            return Lines(target=_signed(self.amount, self.direction), sense=self._sense)
        start = self._start(period, series)
        return Gap("baseline-missing", self.text) if start is None else self._from(start)

    @property
    def _sense(self) -> Polarity | None:
        return None if self.direction is None else _SENSES.get(self.direction)

    def _start(self, period: Period, series: Series | None) -> Quantity | None:
        if series is None:
            return None
        if self.baseline is None:
            return series.referred(self.reference, period)
        start = self.baseline
        if start.months == 12 and period.months < 12 and start.first_month == period.first_month:
            # Only figures of one length are compared: a quarter with that year's same quarter.
            start = Period(period.months, start.year, period.number, start.first_month)
        return series.get(VALUE, start) if start.months == period.months else None

    def _from(self, start: Quantity) -> Lines | Gap:
        """The lines once the baseline is known."""
        try:
            line = self._line(start)
        except UnitMismatch:
            return Gap("unit-unfit", self.text)
        except ValueError:  # more digits than a figure may have
            return Gap("line-too-long", self.text)
        if line is None:
            return Gap("change-unclear", self.text)
        return Lines(target=line, sense=self._sense, strict=self.strict)

    def _line(self, start: Quantity) -> Quantity | None:
        """The baseline moved by the amount; `None` when per cent may mean two things."""
        if self.amount is None:
            return start
        change = _signed(self.amount, self.direction)
        if change.unit == "percentage_point" and start.unit == "percent":
            change = Quantity(change.value, "percent")
        elif change.unit == "percent":
            if start.unit == "percent":
                return None
            share = EXACT.divide(EXACT.multiply(start.value, change.value), HUNDRED)
            change = Quantity(share, start.unit)
        return start + change


def _signed(amount: Quantity, direction: Movement | None) -> Quantity:
    if direction is not Movement.DOWN:
        return amount
    return Quantity(EXACT.minus(amount.value), amount.unit)


@attrs.frozen(kw_only=True)
class ReferenceTarget(Target):
    """Another series as target: the budget, the forecast, last year, the peers' median.

    Attributes:
        name: The name of that series: ``"budget"``, ``"last_year"``, ``"top_quartile"`` …
        sense: The direction the words give ("within budget"); `None` when they give none.
        strict: Whether the words leave the line itself out ("better than last year").
    """

    name: str
    sense: Polarity | None = None
    strict: bool = False

    @property
    def kind(self) -> str:
        return "reference"

    @property
    def needs_series(self) -> bool:
        return True

    def _resolve(self, period: Period, series: Series | None) -> Lines | Gap:
        line = None if series is None else series.referred(self.name, period)
        if line is None:
            return Gap("reference-missing", self.name)
        return Lines(target=line, sense=self.sense, strict=self.strict)
