"""Signs that an indicator may be failing, each with the figures it rests on."""

from __future__ import annotations

import enum

import attrs

from pmf.model.finding import Location
from pmf.model.indicator import Indicator
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Status


class WarningKind(enum.StrEnum):
    """What kind of sign it is. The last one is a fact without a verdict."""

    BELOW_FLOOR = "below-floor"
    NEAR_FLOOR = "near-floor"
    FELL = "fell"
    MISSED_RUNNING = "missed-running"
    WORSENING = "worsening"
    FORECAST_MISSES = "forecast-misses"
    FORECAST_HOPEFUL = "forecast-hopeful"
    ACTION_OVERDUE = "action-overdue"
    NOT_REPORTED_RUNNING = "not-reported-running"
    NOT_REPORTED = "not-reported"
    MOVING = "moving"

    @property
    def is_warning(self) -> bool:
        """Whether it warns; false for a movement nobody has called good or bad."""
        return self is not WarningKind.MOVING


#: Every kind with what it says.
WARNINGS: dict[WarningKind, str] = {
    WarningKind.BELOW_FLOOR: "The figure is worse than its floor.",
    WarningKind.NEAR_FLOOR: "The figure is at its floor or within the margin of it.",
    WarningKind.FELL: "The target was met in the period before and is off target now.",
    WarningKind.MISSED_RUNNING: "The target was missed several periods running.",
    WarningKind.WORSENING: "The figure got worse several periods running.",
    WarningKind.FORECAST_MISSES: "The council itself expects to miss the target.",
    WarningKind.FORECAST_HOPEFUL: "The target is missed, while the forecast says it will be met.",
    WarningKind.ACTION_OVERDUE: "An action that answers a missed target is overdue.",
    WarningKind.NOT_REPORTED_RUNNING: "No figure was given several times running.",
    WarningKind.NOT_REPORTED: "No figure is given where one is due.",
    WarningKind.MOVING: "The figure went one way several periods running; which is better is open.",
}


@attrs.frozen
class SignFigure:
    """One figure a sign rests on, or the place where it should stand.

    Attributes:
        what: ``value``, ``target``, ``floor`` or ``forecast``.
        period: The period it is for.
        value: The figure; `None` when there is none.
        status: How the value was judged; `None` where that is not what the sign is about.
        word: The council's word for that; `None` likewise.
        as_printed: Whether the status is the one the council printed, since none can be computed.
        source: Where it was printed; `None` when it was made in code or never was.
    """

    what: str
    period: Period
    value: Quantity | None
    status: Status | None = None
    word: str | None = None
    as_printed: bool = False
    source: Location | None = None

    def __str__(self) -> str:
        return f"{self.value if self.value is not None else 'no value'} in {self.period}"


@attrs.frozen(repr=False)
class WarningSign:
    """One sign.

    Attributes:
        kind: What kind of sign it is, a stable name.
        indicator: The indicator it is about.
        period: The period of the latest figure it rests on.
        text: What was seen, in a sentence.
        figures: What it rests on, in order of time.
        running: How many periods running; `None` for a sign that is not about a run.
        action: The code of the action concerned; `None` when there is none.
        by: How figures were compared, in words; `None` when they were not.
    """

    kind: WarningKind
    indicator: Indicator
    period: Period
    text: str
    figures: tuple[SignFigure, ...] = ()
    running: int | None = None
    action: str | None = None
    by: str | None = None

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code

    @property
    def name(self) -> str:
        """The indicator's name."""
        return self.indicator.name

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods it rests on, in order of time."""
        return tuple(dict.fromkeys(figure.period for figure in self.figures))

    def __repr__(self) -> str:
        return f"<WarningSign {self}>"

    def __str__(self) -> str:
        return f"{self.code}: {self.text}"
