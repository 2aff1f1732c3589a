"""One judged observation: what was printed, what follows, and why."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from pmf.model.indicator import Indicator, Observation
from pmf.model.judgement import Deviation, Judgement
from pmf.model.number import half_up, percentage
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Level
from pmf.model.status import Mark, Movement, Status, Travel
from pmf.model.target import Lines
from pmf.rules.bands import Band, Outcome
from pmf.rules.facts import Facts
from pmf.rules.judgements import said_level
from pmf.rules.reason import Reason, reason, reason_of_sum
from pmf.rules.shortfall import shortfall
from pmf.rules.yardstick import Yardstick


@attrs.frozen(repr=False)
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

    def __repr__(self) -> str:
        value = self.judged_value or self.value or "no value"
        return f"<Assessment {self.code} {self.period}: {value} against {self.lines}: {self.word}>"

    @property
    def indicator(self) -> Indicator:
        """The indicator judged."""
        return self.yardstick.indicator

    @property
    def facts(self) -> Facts:
        """What the rule could look at beside the value."""
        return self.yardstick.facts

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
        """The value as printed for the period; `None` when none was.

        Of figures that are added up it is only a part of what was judged: see `judged_value`.
        """
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
    def number(self) -> Decimal | None:
        """The digits of `judged_value`; `None` when nothing was held against the bands."""
        value, stick = self.value, self.yardstick
        if value is None or stick.bands is None or "unit-unfit" in self.outcome.codes:
            return None
        return stick.number(value)

    @property
    def judged_value(self) -> Quantity | None:
        """What was held against the bands, in their unit; `None` when nothing was.

        The value; for a total printed period by period against a target for the year, what it
        adds up to so far.
        """
        number = self.number
        return None if number is None else Quantity(number, self.yardstick.unit)

    @property
    def is_added_up(self) -> bool:
        """Whether `judged_value` is a sum over several periods, and so not the printed value."""
        facts = self.facts
        if self.number is None or facts.so_far is None or not self.yardstick.adds_up:
            return False
        return len(facts.parts) > 1 or facts.so_far != self.value

    @property
    def judged_from(self) -> tuple[Observation, ...]:
        """What was published for each part of `judged_value`, in order of time.

        One observation where the value itself was judged; none where nothing was.
        """
        if self.is_added_up:
            return self.facts.parts
        return () if self.number is None else (self.observation,)

    @property
    def judged_for(self) -> str:
        """What `judged_value` is the figure for, in words: the period, or the year so far."""
        if not self.is_added_up:
            return str(self.period)
        whole = self.yardstick.whole
        return str(whole) if self.period.end == whole.end else f"{whole} so far"

    @property
    def unsummed(self) -> Reason | None:
        """Why the year so far is not known, and the value judged alone; `None` otherwise."""
        return self.facts.unsummed if self.yardstick.adds_up and self.number is not None else None

    @property
    def band(self) -> Band | None:
        """The band that `number` lies in; `None` when it was not judged on bands."""
        bands, number = self.yardstick.bands, self.number
        return None if bands is None or number is None else bands.at(number)

    @property
    def shortfall(self) -> Quantity | None:
        """How far `judged_value` falls short of the target, positive being worse; `None` without.

        In the unit of the bands; rounding for display does not move it.
        """
        line, judged, polarity = self.target_line, self.judged_value, self.yardstick.polarity
        if line is None or judged is None or polarity is None:
            return None
        return shortfall(judged, line, polarity)

    @property
    def shortfall_percent(self) -> Decimal | None:
        """The shortfall in per cent of the line without its sign; `None` for a zero line.

        For a range it is of the nearer end. A quotient to show: it decides nothing.
        """
        short, line, judged = self.shortfall, self.target_line, self.judged_value
        if short is None or line is None or judged is None:
            return None
        if isinstance(line, tuple):
            line = min(line, key=judged.distance)
        return percentage(short.value, line.to(short.unit).value, 4)

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
        """Where the value went against the first comparator that can say; `None` if none can."""
        ways = (one.movement for one in self.facts.compared)
        return next((way for way in ways if way is not None), None)

    @property
    def travel(self) -> Travel | None:
        """Whether it went the better way, by the first comparator that can say."""
        ways = (way for _, way in self.facts.travel)
        return next((way for way in ways if way is not None), None)

    @property
    def travel_reason(self) -> Reason | None:
        """Why nothing is known of where the value went; a break in the series before all else.

        `None` where a movement is known, and where the scheme compares with nothing.
        """
        compared = self.facts.compared
        if self.movement is not None:
            return None
        told = sorted(compared, key=lambda one: one.broken is None)
        return next((one.why for one in told), None)

    @property
    def judgement(self) -> Judgement | None:
        """What an officer judged, beside the computed status; `None` when nobody did."""
        return self.facts.judged

    @property
    def judged_level(self) -> Level | None:
        """The status an officer set; `None` without a judgement that names a level."""
        judged = self.facts.judged
        return None if judged is None else said_level(self.yardstick.scheme, judged.says)

    @property
    def deviation(self) -> Deviation | None:
        """An accepted deviation, beside the computed status; `None` when there is none."""
        return self.facts.deviation

    @property
    def rounding_decides(self) -> bool:
        """Whether the exact and the displayed figure would earn different levels."""
        bands, number = self.yardstick.bands, self.number
        if bands is None or number is None or bands.places is None or self.yardstick.part_year:
            return False
        exact = attrs.evolve(bands, places=None).at(number)
        return exact.outcome.levels != self.outcome.levels

    @property
    def codes(self) -> tuple[str, ...]:
        """The reason codes, in order."""
        codes = list(self.outcome.codes)
        met = self._target_is_met()
        if met is not None:
            codes.insert(0, "target-met" if met else "target-missed")
        if self.yardstick.scheme.assumed is not None and self.number is not None:
            codes.append("tolerance-assumed")
        if self.is_added_up:
            codes.append("added-up")
        elif self.value is not None and self.number not in (None, self.value.value):
            codes.append("other-unit")
        if self.unsummed is not None:
            codes.append(self.unsummed.code)
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
        told = {one.code: one for one in self._told()}
        return tuple(told.get(code) or reason(code) for code in self.codes)

    def _told(self) -> Iterator[Reason]:
        """Reasons that say more than the sentence of their code."""
        for one in self.facts.compared:
            if one.broken is not None and one.why is not None:
                yield one.why
        if self.unsummed is not None:
            yield self.unsummed
        if self.is_added_up and (judged := self.judged_value) is not None:
            yield reason_of_sum(self.judged_from, judged, self.judged_for)
            yield Reason("target-met", f"The figure for {self.judged_for} meets the target.")
            yield Reason("target-missed", f"The figure for {self.judged_for} misses the target.")

    def _target_is_met(self) -> bool | None:
        """Whether the figure that is compared meets the target; `None` where that is open."""
        stick, number, line, lines = self.yardstick, self.number, self.target_line, self.lines
        if stick.bands is None or number is None or line is None or lines is None:
            return None
        if "part-year" in self.outcome.codes or stick.polarity is None:
            return None
        if stick.bands.places is not None:
            number = half_up(number, stick.bands.places)
        short = shortfall(Quantity(number, stick.unit), line, stick.polarity).value
        return short < 0 or (short == 0 and not lines.strict)
