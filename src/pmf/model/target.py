"""Targets as councils set them, and the lines they draw for a period.

A target answers one question, `resolve`: which lines hold for this period, or why there is none.
It never judges. Targets that hold at dates, step by years, or lean on other figures stand in
`target_forms`.
"""

from __future__ import annotations

import datetime
import functools
from decimal import Decimal

import attrs

from pmf.model.finding import Location
from pmf.model.number import EXACT
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.series import Series
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
        reason: ``no-target``, ``target-pending``, ``profile-missing``, ``bad-target``,
            ``outside-target-period``, ``not-yet-valid``, ``target-not-due``,
            ``first-year-missing``, ``sign-missing``, ``reference-missing``,
            ``baseline-missing``, ``change-unclear``, ``unit-unfit`` or ``line-too-long``.
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
        valid_from: The first day it holds; `None` when it always did. A period that ends on that
            day or later is held against it.
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

    @property
    def needs_series(self) -> bool:
        """Whether its lines depend on other figures: a baseline, a budget, last year."""
        return False

    def resolve(self, period: Period, series: Series | None = None) -> Lines | Gap:
        """The lines that hold for `period`, or the gap with its reason.

        Args:
            period: The period to be judged.
            series: Figures the target may refer to; `None` when none are known.
        """
        if self.valid_from is not None and period.end < self.valid_from:
            return Gap("not-yet-valid", self.valid_from.isoformat())
        if self.period is not None and not self.period.contains(period):
            return Gap("outside-target-period", str(self.period))
        return self._resolve(period, series)

    def _resolve(self, period: Period, series: Series | None) -> Lines | Gap:
        """What `resolve` answers for a period the target speaks of."""
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
        """``range``, ``yes_no``, ``bound`` (the words say at most or at least) or ``fixed``."""
        if self.lines.low is not None:
            return "range"
        if self.lines.sense is not None:
            return "bound"
        line = self.lines.target
        return "yes_no" if line is not None and line.unit == "yes_no" else "fixed"

    def _resolve(self, period: Period, series: Series | None) -> Lines:
        return self.lines


@attrs.frozen(kw_only=True)
class ProfiledTarget(Target):
    """Lines of their own for parts of a year: ``Q1 24.6%`` of the 98% to collect by March.

    Attributes:
        parts: Each part with its lines. A part is a period of one year (``Q1 2019/20``), or with
            `every_year` the same quarter or month of any year. The whole year may stand among
            them, with what the council printed as annual target.
        every_year: Whether the profile repeats each year; the year of the parts then means
            nothing.
    """

    parts: tuple[tuple[Period, Lines], ...]
    every_year: bool = False

    @property
    def kind(self) -> str:
        return "profile"

    @property
    def is_profile(self) -> bool:
        return True

    def _resolve(self, period: Period, series: Series | None) -> Lines | Gap:
        for part, lines in self.parts:
            same_part = (part.months, part.number, part.first_month) == (
                period.months,
                period.number,
                period.first_month,
            )
            if same_part and (self.every_year or part == period):
                return lines
        return Gap("profile-missing", self.text)

    def disagreement(self) -> str | None:
        """How the parts contradict the annual figure; `None` when they do not, or cannot.

        Whether a profile is of totals, of figures to date or of rates is not known here, so an
        annual figure that is the sum, the last or the mean of the parts agrees with them.
        """
        for year, whole in self.parts:
            parts = {
                part: lines.target
                for part, lines in self.parts
                if part != year and year.contains(part)
            }
            figures = [line for _, line in sorted(parts.items()) if line is not None]
            tiled = sum(part.months for part in parts) == 12 and len(figures) == len(parts)
            line = whole.target
            if year.months == 12 and tiled and line is not None and not _agree(figures, line):
                return f"{line} for the year is neither the sum, the last nor the mean"
        return None


def _agree(figures: list[Quantity], whole: Quantity) -> bool:
    """Whether the whole is the sum, the last or the mean of figures in its own unit."""
    if any(figure.unit != whole.unit for figure in figures):
        return True  # units that differ are a matter of their own
    total = functools.reduce(EXACT.add, (figure.value for figure in figures))
    mean_total = EXACT.multiply(whole.value, Decimal(len(figures)))
    return figures[-1] == whole or total in (whole.value, mean_total)


@attrs.frozen(kw_only=True)
class NoTarget(Target):
    """No target, and why: none was printed, it is pending, its profile was not supplied.

    Attributes:
        reason: The reason the gap carries: ``no-target``, ``target-pending``,
            ``profile-missing`` or, where words stand that nobody can read, ``bad-target``.
    """

    reason: str = "no-target"

    @property
    def kind(self) -> str:
        """``none``, ``pending``, ``unread`` or ``not_supplied``."""
        known = {"no-target": "none", "target-pending": "pending", "bad-target": "unread"}
        return known.get(self.reason, "not_supplied")

    def resolve(self, period: Period, series: Series | None = None) -> Gap:
        return Gap(self.reason, self.text)


def resolve(target: Target, period: Period, series: Series | None = None) -> Lines | Gap:
    """The lines a target draws for a period, or the gap with its reason.

    Args:
        target: Any target.
        period: The period to be judged.
        series: Figures the target may refer to: earlier outturns, a budget, the peers' median;
            `None` when none are known.

    Returns:
        The lines, or a `Gap` that says why there are none. Bad or missing data never raises.
    """
    return target.resolve(period, series)
