"""What the tests of the rules share: schemes as councils word them, and an independent oracle.

The oracle is plain fractions, written from the councils' wording and not from our code: met is at
or beyond the line; near is missed by no more than the margin; off is everything else.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest

from pmf.model.action import Action
from pmf.model.dataset import Dataset
from pmf.model.indicator import Indicator, Observation
from pmf.model.margin import Margin
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import (
    ActionLevel,
    ActionRules,
    Clause,
    JudgedBy,
    Level,
    Scheme,
    Shortfall,
    Travels,
)
from pmf.model.status import Absence, ActionStatus, Polarity, Status, Travel
from pmf.model.target import FixedTarget, Lines, NoTarget, Target

Q1 = Period.quarter(2019, 1)

GREEN = Level("green", "Green", (Status.ON_TARGET,), aliases=("Satisfactory", "OK"))
AMBER = Level("amber", "Amber", (Status.NEAR_TARGET,))
RED = Level("red", "Red", (Status.OFF_TARGET,))
STAR = Level("star", "Green Star", (Status.EXCEEDED,))
BLANK = Level("unknown", "Unknown", (Status.UNKNOWN,))
DATA_ONLY = Level("data_only", "Data Only", (Status.DATA_ONLY,))
RAG = (GREEN, AMBER, RED, BLANK, DATA_ONLY)

ACTION_LEVELS = (
    ActionLevel("completed", "Completed", (ActionStatus.COMPLETED,), variants=("Complete",)),
    ActionLevel("in_progress", "In Progress", (ActionStatus.IN_PROGRESS,)),
    ActionLevel("warning", "Warning", (ActionStatus.WARNING,)),
    ActionLevel("overdue", "Overdue", (ActionStatus.OVERDUE,)),
    ActionLevel("cancelled", "Cancelled", (ActionStatus.CANCELLED,)),
)
NOT_STARTED = ActionLevel("not_started", "Not Started", (ActionStatus.NOT_STARTED,))


def margin(text: str) -> Margin:
    return Margin.parse(text)


def at_most(text: str, line: str = "target", judged: str = "value") -> Shortfall:
    return Shortfall(line=line, at_most=margin(text), judged=judged)


def met_near_off(near: str, **more) -> Scheme:
    """Green when the target is met, Amber when it is missed by no more than `near`, else Red."""
    return Scheme(
        f"rag-{near}",
        f"Near is {near}",
        RAG,
        (
            Clause("green", (at_most("0"),)),
            Clause("amber", (at_most(near),)),
            Clause("red"),
        ),
        **more,
    )


def havering_2013(**more) -> Scheme:
    """Green within 10%; beyond it Amber if improved or maintained on last year, else Red."""
    maintained = Travels("same_last_year", (Travel.IMPROVING, Travel.STEADY))
    return Scheme(
        "havering-2013",
        "Havering 2013/14",
        RAG,
        (Clause("green", (at_most("10%"),)), Clause("amber", (maintained,)), Clause("red")),
        **more,
    )


def havering_2015() -> Scheme:
    """Green within the indicator's own tolerance; red and amber share one word."""
    either = Level("red_or_amber", "Red or Amber", (Status.NEAR_TARGET, Status.OFF_TARGET))
    return Scheme(
        "havering-2015",
        "Havering 2015/16",
        (GREEN, either, BLANK),
        (Clause("green", (at_most("1x tolerance"),)), Clause("red_or_amber")),
    )


def kent() -> Scheme:
    """Green: target achieved; Amber: floor standard achieved but target not met; else Red."""
    return Scheme(
        "kent-2020",
        "Kent 2020/21",
        RAG,
        (
            Clause("green", (at_most("0"),)),
            Clause("amber", (at_most("0", "floor"),)),
            Clause("red"),
        ),
    )


def east_riding() -> Scheme:
    """Star above the tolerance, circle within it, triangle below."""
    circle = Level("circle", "Blue Circle", (Status.ON_TARGET,))
    triangle = Level("triangle", "Red Triangle", (Status.OFF_TARGET,))
    return Scheme(
        "eastriding-2009",
        "East Riding 2009",
        (STAR, circle, triangle, BLANK),
        (
            Clause("star", (Shortfall(under=margin("-1x tolerance")),)),
            Clause("circle", (at_most("1x tolerance"),)),
            Clause("triangle"),
        ),
    )


def belfast(year: int) -> Scheme:
    """Within 1% met; then adrift: "5% or more" in 2023/24, "more than 5%" from 2024/25."""
    near = Shortfall(under=margin("5%")) if year == 2023 else at_most("5%")
    return Scheme(
        f"belfast-{year}",
        "Belfast",
        RAG,
        (Clause("green", (at_most("1%"),)), Clause("amber", (near,)), Clause("red")),
    )


def swansea() -> Scheme:
    """Blue: the target to aim for; Green: the acceptable level; Amber: within 5% of it."""
    blue = Level("blue", "Blue", (Status.EXCEEDED,))
    return Scheme(
        "swansea-2012",
        "Swansea 2012/13",
        (blue, *RAG),
        (
            Clause("blue", (at_most("0", "stretch"),)),
            Clause("green", (at_most("0"),)),
            Clause("amber", (at_most("5%"),)),
            Clause("red"),
        ),
    )


def medway() -> Scheme:
    """Amber is off target but judged capable of reaching it within the year."""
    return Scheme(
        "medway-2009",
        "Medway 2009/10",
        RAG,
        (
            Clause("green", (at_most("0"),)),
            Clause("amber", (JudgedBy(("recoverable",)),)),
            Clause("red"),
        ),
    )


def action_scheme(lead_days: int | None = None, *, not_started: bool = False) -> Scheme:
    levels = (*ACTION_LEVELS, NOT_STARTED) if not_started else ACTION_LEVELS
    return Scheme("actions", "Actions", RAG, actions=ActionRules(levels, lead_days))


def lines(target: str | None = None, unit: str = "percent", **named) -> Lines:
    """Lines from text: ``lines("98", floor="90")``, ``lines(low="4", high="6")``."""
    as_is = {key: named.pop(key) for key in ("sense", "strict") if key in named}
    drawn = {name: Quantity(text, unit) for name, text in named.items()}
    own = None if target is None else Quantity(target, unit)
    return Lines(target=own, **drawn, **as_is)


def indicator(
    target: str | Target | None,
    polarity: Polarity | None = Polarity.HIGHER,
    unit: str = "percent",
    code: str = "BV8",
    **more,
) -> Indicator:
    if target is None:
        target = NoTarget()
    elif isinstance(target, str):
        target = FixedTarget(lines=lines(target, unit), text=target)
    name = more.pop("name", "Percentage of invoices paid within 30 days of receipt")
    return Indicator(code, name, unit, polarity, target=target, **more)


def observation(
    value: str | Absence, unit: str = "percent", code: str = "BV8", period: Period = Q1, **more
) -> Observation:
    if isinstance(value, Absence):
        return Observation(code, period, absence=value, raw=more.pop("raw", "-"), **more)
    return Observation(code, period, Quantity(value, unit), raw=more.pop("raw", value), **more)


def dataset(indicators=(), observations=(), actions=(), **more) -> Dataset:
    return Dataset(
        adapter="broxtowe",
        council="Broxtowe Borough Council",
        file="q1.txt",
        period=more.pop("period", Q1),
        indicators=tuple(indicators),
        observations=tuple(observations),
        actions=tuple(actions),
        **more,
    )


def action(code: str = "FP1922_02", progress: str | None = None, **more) -> Action:
    done = None if progress is None else Decimal(progress)
    return Action(code, "Implement web based Financial Management Software", progress=done, **more)


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """The makers above, under one name."""
    return SimpleNamespace(
        margin=margin,
        at_most=at_most,
        met_near_off=met_near_off,
        havering_2013=havering_2013,
        havering_2015=havering_2015,
        kent=kent,
        east_riding=east_riding,
        belfast=belfast,
        swansea=swansea,
        medway=medway,
        action_scheme=action_scheme,
        lines=lines,
        indicator=indicator,
        observation=observation,
        dataset=dataset,
        action=action,
        Q1=Q1,
        RAG=RAG,
        green=GREEN,
        amber=AMBER,
        red=RED,
        blank=BLANK,
    )


# --- the oracle ------------------------------------------------------------------------------


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Halves away from zero, with whole numbers only."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**places)


def judge_in_fractions(
    value: Fraction,
    line: Fraction | tuple[Fraction, Fraction],
    direction: str,
    near: Fraction,
    near_is: str,
    *,
    strict: bool = False,
    places: int | None = None,
) -> str:
    """On, near or off target, from the wording alone.

    `near_is` is ``percent`` (of the line without its sign; of the end that was crossed, for a
    range) or ``amount`` (points, or the unit).
    """
    if places is not None:
        value = round_half_up(value, places)
    if direction == "range":
        low, high = line
        met = low <= value <= high
        crossed = low if value < low else high
        missed_by = abs(value - crossed)
    elif direction == "closest":
        met, crossed, missed_by = value == line, line, abs(value - line)
    else:
        beyond = value > line if direction == "higher" else value < line
        met = beyond or (value == line and not strict)
        crossed, missed_by = line, abs(value - line)
    if met:
        return "on_target"
    forgiven = near * abs(crossed) / 100 if near_is == "percent" else near
    return "near_target" if missed_by <= forgiven else "off_target"


@pytest.fixture(scope="session")
def oracle() -> Callable[..., str]:
    return judge_in_fractions
