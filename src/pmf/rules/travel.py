"""Which way a value went, and whether that is the better way.

A comparator gives a value to compare with: the previous period's, last year's, a mean, the best so
far, or, for a regression, the value that would leave the fitted line level. The value *moved* up
or down when it lies further from that than the no-change band reaches; exactly at the band's end
it is still level. Whether it *travelled* the better way follows from its polarity: for closest and
range, from the distance to the line, so that a mean or trend is one of distances.

All is exact. Means and slopes are fractions; they are rounded only to be shown, never to decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import attrs

from pmf.errors import SchemeError, UnitMismatch
from pmf.model.indicator import Indicator, Observation, SeriesBreak
from pmf.model.margin import Margin, MarginKind
from pmf.model.number import ZERO, plain
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Comparator
from pmf.model.status import Basis, Movement, Polarity, Travel
from pmf.model.target import Gap, Lines
from pmf.rules.axis import Axis, TravelScale, as_shown
from pmf.rules.comparable import Point, all_breaks, compared_points, last_month, timeline
from pmf.rules.fitted_line import level_end, rise_of
from pmf.rules.reason import Reason, reason_of_break
from pmf.rules.reason import reason as reason_of


@attrs.frozen
class TravelResult:
    """Which way one value went against one comparator.

    Attributes:
        comparator: The comparator's name.
        period: The period of the value.
        value: The value in the indicator's unit; `None` when none was printed.
        movement: Where it went; `None` when there is nothing to compare with.
        travel: Whether that is better; `None` when not known, and for a neutral indicator.
        compared_with: What it was compared with; a mean or a level trend that has no exact decimal
            is rounded half up to two places more than the figures have. `None` without one.
        compared_period: The one period compared with; `None` for a mean or a regression.
        points: Every earlier figure that was looked at, latest first.
        change: By how much it moved, upwards positive; for a regression, how far the fitted line
            rises over the window. Rounded only as `compared_with` is.
        reason: Why movement or travel is not known, or ``at-best``; `None` when all is plain.
        no_change: The no-change band of the comparator; `None` when any difference counts.
        scale: Where on the value axis the answer changes; `None` without a comparison.
        broken: The break in the series across which nothing is compared, where that is why there
            is no comparison; `None` otherwise.
    """

    comparator: str
    period: Period
    value: Quantity | None = None
    movement: Movement | None = None
    travel: Travel | None = None
    compared_with: Quantity | None = None
    compared_period: Period | None = None
    points: tuple[tuple[Period, Quantity], ...] = ()
    change: Quantity | None = None
    reason: str | None = None
    no_change: Margin | None = None
    scale: TravelScale | None = None
    broken: SeriesBreak | None = None

    @property
    def why(self) -> Reason | None:
        """The reason with its sentence, of a break with its period; `None` when all is plain."""
        if self.broken is not None:
            return reason_of_break(self.broken)
        return reason_of(self.reason) if self.reason else None

    def travel_at(self, value: Decimal) -> Travel | None:
        """The way another value of the same period would have gone; `None` when not known."""
        return self.scale.travel_at(value) if self.scale else None

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What the answer rests on, as text: enough to find it again without us."""
        found: list[tuple[str, str]] = [("comparator", self.comparator)]
        if self.value is not None:
            found.append(("value", f"{plain(self.value.value)} in {self.period}"))
        found += (("earlier", f"{plain(was.value)} in {when}") for when, was in self.points)
        if self.compared_with is not None:
            found.append(("compared-with", plain(self.compared_with.value)))
        if self.change is not None:
            found.append(("change", plain(self.change.value)))
        if self.no_change is not None:
            found.append(("no-change", str(self.no_change)))
        found += ((name, plain(edge.value)) for name, edge in comparator_lines(self)[1:])
        answers = (("movement", self.movement), ("travel", self.travel), ("reason", self.reason))
        found += ((name, str(answer)) for name, answer in answers if answer is not None)
        if self.broken is not None:
            found.append(("series-break", str(self.broken)))
        return tuple(found)


def travel(
    indicator: Indicator,
    observations: Iterable[Observation],
    period: Period,
    comparator: Comparator,
    *,
    lines: Lines | None = None,
    best_possible: Quantity | None = None,
    breaks: Iterable[Period] = (),
) -> TravelResult:
    """Say which way the value of one period went.

    Args:
        indicator: What was measured.
        observations: Its figures; those of other indicators are passed over.
        period: The period asked about.
        comparator: What to compare with.
        lines: The lines that polarity closest or range measures distance from, then and now; by
            default those the indicator's target draws for the period.
        best_possible: The best there can be, such as 100%; a value there counts as steady. `None`
            when nobody declared one.
        breaks: The first period of each new way of counting, beside those the indicator declares:
            nothing is compared across one, and earlier figures change nothing.

    Returns:
        The result; what cannot be known is `None` with its reason, and nothing is guessed.

    Raises:
        SchemeError: The no-change band is negative, or in points over no percentage.
        UsageError: The comparator is of no kind we know, or a mean says not of how many.
    """
    line = timeline(indicator, observations)
    now = line.entries.get((last_month(period), period.months), "no-value")
    band = comparator.band_for(indicator.unit)
    result = TravelResult(comparator.name, period, no_change=band)
    if not isinstance(now, Point):
        return attrs.evolve(result, reason=now)
    result = attrs.evolve(result, value=now.value)
    if comparator.against != "same_last_year" and _only_year_on_year(indicator, period):
        return attrs.evolve(result, reason="profile-meaningless")
    points = compared_points(line, now, comparator, all_breaks(indicator, breaks))
    if isinstance(points, SeriesBreak):
        return attrs.evolve(result, reason="series-break", broken=points)
    if isinstance(points, str):
        return attrs.evolve(result, reason=points)
    axis = _axis(indicator, period, lines)
    if comparator.against == "best":
        if isinstance(axis, str):
            return attrs.evolve(result, reason=axis)
        points = (min(points, key=lambda point: axis.worse(point.exact)),)
    return _compare(result, comparator, indicator, axis, now, points, best_possible)


def comparator_lines(result: TravelResult) -> tuple[tuple[str, Quantity], ...]:
    """The comparator's value and the edges of its no-change band, as named lines.

    Beside the comparator's own name, for polarity higher or lower, ``…_better`` (beyond it the
    value is improving), ``…_worse`` (beyond it, worsening) and ``…_at_best`` (there or beyond,
    steady whatever the others say). For closest and range each is a pair, ``…_better_low`` and
    ``…_better_high``: strictly between the better pair is improving, outside the worse pair is
    worsening; a missing better pair means nothing can be better. On an edge the value is steady.

    An edge is exact where it has a decimal of at most 12 places; else it is the nearest number of
    12 places that keeps every value of at most 12 places on its own side.

    Returns:
        The lines, the comparator's value first; none when there is no comparison.
    """
    if result.scale is None or result.compared_with is None:
        return ()
    unit = result.compared_with.unit
    edges = tuple(
        (f"{result.comparator}_{name}", Quantity(edge, unit)) for name, edge in result.scale.edges()
    )
    return ((result.comparator, result.compared_with), *edges)


def _only_year_on_year(indicator: Indicator, period: Period) -> bool:
    """Whether only the same period of another year can be compared with.

    A cumulative figure starts again each year and grows through it; where the target is profiled,
    the council itself expects the parts of the year to differ.
    """
    if period.months == 12:
        return False
    adds_up = indicator.basis is None and indicator.accumulates
    if indicator.basis is Basis.YEAR_TO_DATE or adds_up:
        return True
    if not indicator.target.is_profile:
        return False
    parts = period.whole_year.parts(period.months)
    lines = {indicator.target.resolve(part) for part in parts}
    return len(lines) > 1 or any(isinstance(one, Gap) for one in lines)


def _axis(indicator: Indicator, period: Period, lines: Lines | None) -> Axis | str:
    """The measure of better and worse, or the reason why there is none."""
    if indicator.polarity is None:
        return "polarity-unknown"
    if indicator.polarity is Polarity.NEUTRAL:
        return "neutral"
    if lines is None:
        drawn = indicator.target.resolve(period)
        lines = drawn if isinstance(drawn, Lines) else Lines()
    try:
        return Axis.of(indicator.polarity, lines, indicator.unit) or "target-missing"
    except UnitMismatch:
        return "unit-unfit"


def _compare(
    result: TravelResult,
    comparator: Comparator,
    indicator: Indicator,
    axis: Axis | str,
    now: Point,
    points: tuple[Point, ...],
    best_possible: Quantity | None,
) -> TravelResult:
    trend = comparator.against == "regression"
    xs = [point.last for point in (now, *points)]

    def reference(ys: list[Fraction]) -> Fraction:
        return level_end(xs, ys) if trend else sum(ys, Fraction(0)) / len(ys)

    values = [point.exact for point in points]
    # How much the figure compared grows when the value grows by one: of a fitted line, less.
    gain = rise_of(xs) if trend else Fraction(1)
    level = reference(values)
    result = _shown(result, now, points, level, gain)
    slack = no_change_band(result.no_change, sum(values, Fraction(0)) / len(values), indicator)
    if isinstance(slack, str):
        return attrs.evolve(result, reason=slack)
    scale = TravelScale(level, slack / gain)
    if isinstance(axis, Axis):
        best = None
        if best_possible is not None:
            best = axis.worse(Fraction(best_possible.to(indicator.unit).value))
        bad = reference([axis.worse(value) for value in values])
        scale = TravelScale(level, slack / gain, axis, bad, best)
    at_best = "at-best" if scale.at_best(now.exact) else None
    return attrs.evolve(
        result,
        scale=scale,
        movement=scale.movement_at(now.value.value),
        travel=scale.travel_at(now.value.value),
        reason=axis if isinstance(axis, str) else at_best,
    )


def _shown(
    result: TravelResult, now: Point, points: tuple[Point, ...], level: Fraction, gain: Fraction
) -> TravelResult:
    """The result with the figures compared; only what has no short decimal is rounded."""
    result = attrs.evolve(result, points=tuple((one.period, one.value) for one in points))
    if len(points) == 1:
        with_, when = points[0].value, points[0].period
        change = now.value - with_
        return attrs.evolve(result, compared_with=with_, compared_period=when, change=change)
    places = max(point.value.places for point in (now, *points)) + 2
    unit = now.value.unit
    with_ = Quantity(as_shown(level, places), unit)
    change = Quantity(as_shown((now.exact - level) * gain, places), unit)
    return attrs.evolve(result, compared_with=with_, change=change)


def no_change_band(margin: Margin | None, base: Fraction, indicator: Indicator) -> Fraction | str:
    """How far apart still counts as steady, or the reason why that is not known.

    A percentage is of the value compared with, without its sign; for a mean or a regression, of
    the mean of the earlier figures.

    Raises:
        SchemeError: The band is negative, or in points over no percentage.
    """
    if margin is None:
        return Fraction(0)
    if margin.kind is MarginKind.UNSTATED:
        return "tolerance-unstated"
    if margin.amount < ZERO:
        raise SchemeError(f"a no-change band is no less than nothing, not {margin}")
    amount = Fraction(margin.amount)
    if margin.kind is MarginKind.TOLERANCE:
        own = indicator.tolerance
        if own is None or own.kind is MarginKind.TOLERANCE:
            return "tolerance-missing"
        once = no_change_band(own, base, indicator)
        return once if isinstance(once, str) else amount * once
    if margin.kind is MarginKind.PERCENT:
        return abs(base) * amount / 100
    if margin.kind is MarginKind.POINTS and indicator.unit not in ("percent", "percentage_point"):
        raise SchemeError(f"a band of {margin} needs a percentage, not {indicator.unit!r}")
    return amount
