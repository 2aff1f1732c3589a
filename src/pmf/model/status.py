"""The closed lists of words the model speaks: what a status means, which way is better.

Colours and icons are one council's words for these meanings; they live in a `Level`.
"""

from __future__ import annotations

import enum


class Status(enum.StrEnum):
    """What a council's word for an indicator means. The first four are ordered, best first."""

    EXCEEDED = "exceeded"
    ON_TARGET = "on_target"
    NEAR_TARGET = "near_target"
    OFF_TARGET = "off_target"
    DATA_ONLY = "data_only"
    UNKNOWN = "unknown"
    NOT_DUE = "not_due"

    @property
    def rank(self) -> int | None:
        """0 for the best, 3 for the worst; `None` for a status that judges nothing."""
        return _RANK.get(self)

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; `None` for a status that judges nothing."""
        return None if self.rank is None else self.rank <= 1


_RANK = {
    Status.EXCEEDED: 0,
    Status.ON_TARGET: 1,
    Status.NEAR_TARGET: 2,
    Status.OFF_TARGET: 3,
}


class ActionStatus(enum.StrEnum):
    """What a council's word for an action or key task means."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    WARNING = "warning"
    OVERDUE = "overdue"
    NOT_STARTED = "not_started"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class Polarity(enum.StrEnum):
    """Which values are better: declared by somebody, never guessed."""

    HIGHER = "higher"
    LOWER = "lower"
    CLOSEST = "closest"
    RANGE = "range"
    NEUTRAL = "neutral"


class Basis(enum.StrEnum):
    """What stretch of time one figure covers, which decides what it may be compared with."""

    SNAPSHOT = "snapshot"
    PERIOD_TOTAL = "period_total"
    RATE = "rate"
    YEAR_TO_DATE = "year_to_date"
    ROLLING_YEAR = "rolling_year"
    ANNUAL = "annual"


class Absence(enum.StrEnum):
    """Why there is no value. Zero is a value, and none of these is zero."""

    MISSING = "missing"
    NOT_DUE = "not_due"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    BAD_VALUE = "bad_value"


class Mark(enum.StrEnum):
    """What a council printed beside a value to qualify it. A mark never changes the value."""

    FOOTNOTE = "footnote"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    OTHER_PERIOD = "other_period"


class Provenance(enum.StrEnum):
    """Who stands behind a target or a declaration."""

    AGREED = "agreed"
    STATUTORY = "statutory"
    CONTRACTUAL = "contractual"
    BENCHMARK = "benchmark"
    PLACEHOLDER = "placeholder"
    INFERRED = "inferred"
    STATED = "stated"


class Stage(enum.StrEnum):
    """Where an indicator is in its life."""

    LIVE = "live"
    IN_DEVELOPMENT = "in_development"
    RETIRED = "retired"


class Frequency(enum.StrEnum):
    """How often something is reported."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    ANNUAL = "annual"

    @property
    def months(self) -> int:
        """The length of the period reported."""
        return {"monthly": 1, "quarterly": 3, "half_yearly": 6, "annual": 12}[self.value]


class Movement(enum.StrEnum):
    """Where a value went, without saying whether that is good."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


class Travel(enum.StrEnum):
    """Whether a value went the better way."""

    IMPROVING = "improving"
    STEADY = "steady"
    WORSENING = "worsening"
