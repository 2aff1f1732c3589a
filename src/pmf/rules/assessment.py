"""One judged observation: what was printed, what follows, and why."""

from __future__ import annotations

from decimal import Decimal

import attrs

from pmf.model.indicator import Indicator, Observation
from pmf.model.number import HUNDRED, ratio
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Scheme
from pmf.model.status import Mark, Movement, Polarity, Status, Travel
from pmf.model.target import Gap, Lines
from pmf.rules.bands import Band, Bands, Outcome
from pmf.rules.facts import Facts
from pmf.rules.reason import Reason, reason
from pmf.rules.shortfall import shortfall


@attrs.frozen
class Yardstick:
    """What one indicator is held against in one period: compiled once, used for many values.

    Attributes:
        indicator: The indicator.
        period: The period.
        scheme: The scheme.
        lines: The lines that hold, or the gap with its reason.
        bands: The rule on the value axis; `None` when nothing can be judged.
        facts: What does not lie on the value axis.
        part_year: Whether the lines are for a whole year of which this is a part.
        fixed: What every value earns when there are no bands; `None` when there are.
    """

    indicator: Indicator
    period: Period
    scheme: Scheme
    lines: Lines | Gap
    bands: Bands | None
    facts: Facts
    part_year: bool = False
    fixed: Outcome | None = None


@attrs.frozen
class Assessment:
    """One judged observation.

    What the council reported and what we computed stand side by side; where they differ, neither
    is chosen.

    Attributes:
        yardstick: What it was held against.
        observation: What was published.
        outcome: What it earns.
    """

    yardstick: Yardstick
    observation: Observation
    outcome: Outcome

    @property
    def indicator(self) -> Indicator:
        """The indicator judged."""
        return self.yardstick.indicator

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.observation.code

    @property
    def period(self) -> Period:
        """The period judged."""
        return self.observation.period

    @property
    def value(self) -> Quantity | None:
        """The value; `None` when none was printed."""
        return self.observation.value

    @property
    def lines(self) -> Lines | None:
        """The lines it was held against; `None` when there are none."""
        lines = self.yardstick.lines
        return lines if isinstance(lines, Lines) else None

    @property
    def status(self) -> Status:
        """What follows from the figures."""
        return self.outcome.status

    @property
    def possible(self) -> tuple[Status, ...]:
        """Every status the figures allow, best first; one when the rule decides."""
        return self.outcome.possible

    @property
    def word(self) -> str:
        """The council's word for the status; ours where more than one level is possible."""
        return self.outcome.word

    @property
    def band(self) -> Band | None:
        """The band the value lies in; `None` when it was not judged on bands."""
        if self.yardstick.bands is None or self.value is None:
            return None
        return self.yardstick.bands.at(self.value.to(self.indicator.unit).value)

    @property
    def shortfall(self) -> Quantity | None:
        """How far the value falls short of the target, positive being worse; `None` without."""
        line = self.target_line
        polarity = self.indicator.polarity
        if self.value is None or line is None or polarity in (None, Polarity.NEUTRAL):
            return None
        return shortfall(self.value, line, polarity)

    @property
    def shortfall_percent(self) -> Decimal | None:
        """The shortfall in per cent of the line without its sign; `None` for a zero line.

        For a range it is of the nearer end. A quotient to show: it decides nothing.
        """
        short, line = self.shortfall, self.target_line
        if short is None or line is None or self.value is None:
            return None
        if isinstance(line, tuple):
            value = self.value.to(self.indicator.unit).value
            line = min(line, key=lambda end: abs(value - end.to(self.indicator.unit).value))
        base = abs(line.to(short.unit).value)
        return ratio(short.value * HUNDRED, base, 4) if base else None

    @property
    def target_line(self) -> Quantity | tuple[Quantity, Quantity] | None:
        """The line to meet, or the two ends of a range; `None` when there is none."""
        lines = self.lines
        if lines is None:
            return None
        if lines.low is not None and lines.high is not None:
            return lines.low, lines.high
        return lines.target

    @property
    def movement(self) -> Movement | None:
        """Where the value went against the scheme's first comparator; `None` when not known."""
        return None

    @property
    def travel(self) -> Travel | None:
        """Whether it went the better way; `None` when not known."""
        travels = self.yardstick.facts.travel
        return travels[0][1] if travels else None

    @property
    def rounding_decides(self) -> bool:
        """Whether the exact and the displayed figure would earn different levels."""
        bands, value = self.yardstick.bands, self.value
        if bands is None or value is None or bands.places is None:
            return False
        exact = attrs.evolve(bands, places=None).at(value.to(self.indicator.unit).value)
        return exact.outcome != self.outcome

    @property
    def codes(self) -> tuple[str, ...]:
        """The reason codes, in order."""
        codes = list(self.outcome.codes)
        met = self._target_is_met()
        if met is not None:
            codes.insert(0, "target-met" if met else "target-missed")
        if self.yardstick.scheme.assumed is not None and self.yardstick.bands is not None:
            codes.append("tolerance-assumed")
        if self.rounding_decides:
            codes.append("rounding-decides")
        if Mark.OTHER_PERIOD in self.observation.marks:
            codes.append("other-period")
        elif self.observation.marks:
            codes.append("value-marked")
        return tuple(codes)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the status is what it is, in order."""
        return tuple(reason(code) for code in self.codes)

    def _target_is_met(self) -> bool | None:
        if self.yardstick.bands is None or "part-year" in self.outcome.codes:
            return None
        short, lines = self.shortfall, self.lines
        if short is None or lines is None:
            return None
        return short.value < 0 or (short.value == 0 and not lines.strict)
