"""Targets as councils set them, and the lines they draw for a period.

A target answers one question, `resolve`: which lines hold for this period, or why there is none.
It never judges.
"""

from __future__ import annotations

import datetime

import attrs

from pmf.model.finding import Location
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Polarity, Provenance

#: Lines a rule may look at, beside any a target names itself.
LINE_NAMES = ("target", "floor", "stretch", "low", "high")


@attrs.frozen
class Lines:
    """The lines a value is held against in one period.

    Attributes:
        target: The line to meet; `None` for a range.
        floor: The intervention level or lower target; `None` when there is none.
        stretch: The higher target; `None` when there is none.
        low: The near end of a range; `None` unless the target is a range.
        high: The far end of a range; `None` unless the target is a range.
        more: Further named lines, such as a comparator's value: ``(("previous", …),)``.
        sense: The direction the target's own words give ("at most"); `None` when they give none.
        strict: Whether the words leave the line itself out ("less than 5").
    """

    target: Quantity | None = None
    floor: Quantity | None = None
    stretch: Quantity | None = None
    low: Quantity | None = None
    high: Quantity | None = None
    more: tuple[tuple[str, Quantity], ...] = ()
    sense: Polarity | None = None
    strict: bool = False

    def named(self, name: str) -> Quantity | None:
        """The line of that name, or `None` when the target does not draw it."""
        if name in LINE_NAMES:
            line: Quantity | None = getattr(self, name)
            return line
        return dict(self.more).get(name)

    def items(self) -> tuple[tuple[str, Quantity], ...]:
        """Every line drawn, with its name."""
        own = ((name, self.named(name)) for name in LINE_NAMES)
        return tuple((name, line) for name, line in own if line is not None) + self.more

    def __str__(self) -> str:
        if self.low is not None and self.high is not None:
            return f"{self.low} to {self.high}"
        return "; ".join(
            str(line) if name == "target" else f"{name} {line}" for name, line in self.items()
        )


@attrs.frozen
class Gap:
    """No line to judge against, and why.

    Attributes:
        reason: ``no-target``, ``target-pending``, ``profile-missing``, ``outside-target-period``,
            ``reference-missing``, ``baseline-missing`` …
        text: The words that stand where a target should; `None` when nothing does.
    """

    reason: str
    text: str | None = None


@attrs.frozen(kw_only=True)
class Target:
    """What every target carries, whatever its form.

    Attributes:
        text: The target as printed; `None` when it was given in code.
        period: The period it is set for; `None` when it stands until replaced.
        provenance: Who stands behind it; `None` when nobody says.
        approver: The role that approved it; `None` when nobody says.
        valid_from: The first day it holds; `None` when it always did.
        reviewed_on: When it was last reviewed; `None` when nobody says.
        source: Where it was printed; `None` when it was given in code.
    """

    text: str | None = None
    period: Period | None = None
    provenance: Provenance | None = None
    approver: str | None = None
    valid_from: datetime.date | None = None
    reviewed_on: datetime.date | None = None
    source: Location | None = None

    @property
    def kind(self) -> str:
        """The form of the target, a stable name."""
        raise NotImplementedError

    @property
    def is_profile(self) -> bool:
        """Whether parts of the year have targets of their own."""
        return False

    def resolve(self, period: Period) -> Lines | Gap:
        """The lines that hold for `period`, or the gap with its reason."""
        raise NotImplementedError


@attrs.frozen(kw_only=True)
class FixedTarget(Target):
    """One set of lines for the whole period of the target.

    Attributes:
        lines: The lines, in the unit the council printed.
    """

    lines: Lines

    @property
    def kind(self) -> str:
        return "fixed"

    def resolve(self, period: Period) -> Lines | Gap:
        if self.period is not None and not self.period.contains(period):
            return Gap("outside-target-period", str(self.period))
        return self.lines


@attrs.frozen(kw_only=True)
class ProfiledTarget(Target):
    """Lines of their own for parts of a year: ``Q1 24.6%`` of the 98% to collect by March.

    Attributes:
        parts: Each part with its lines. A part is a period of one year (``Q1 2019/20``), or with
            `every_year` the same quarter or month of any year.
        every_year: Whether the profile repeats each year.
    """

    parts: tuple[tuple[Period, Lines], ...]
    every_year: bool = False

    @property
    def kind(self) -> str:
        return "profile"

    @property
    def is_profile(self) -> bool:
        return True

    def resolve(self, period: Period) -> Lines | Gap:
        for part, lines in self.parts:
            same_part = part.months == period.months and part.number == period.number
            if same_part and (self.every_year or part == period):
                return lines
        return Gap("profile-missing", self.text)


@attrs.frozen(kw_only=True)
class NoTarget(Target):
    """No target, and why: none was printed, it is pending, its profile was not supplied.

    Attributes:
        reason: The reason the gap carries.
    """

    reason: str = "no-target"

    @property
    def kind(self) -> str:
        return {"no-target": "none", "target-pending": "pending"}.get(self.reason, "not_supplied")

    def resolve(self, period: Period) -> Gap:
        return Gap(self.reason, self.text)
