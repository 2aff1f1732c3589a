"""Judge one observation, or everything a council said about one period."""

from __future__ import annotations

import datetime
import functools

import attrs

from pmf.errors import SchemeError, UnitMismatch, UsageError
from pmf.model.dataset import Dataset
from pmf.model.indicator import Indicator, Observation
from pmf.model.margin import Margin, MarginKind
from pmf.model.period import Period
from pmf.model.scheme import Condition, Scheme, Shortfall
from pmf.model.status import Absence, Polarity, Status
from pmf.model.target import Gap, Lines
from pmf.rules.action import action_status
from pmf.rules.assessment import Assessment, Yardstick
from pmf.rules.bands import Band, Bands, Outcome, compile_bands, outcome_of_levels, word_for
from pmf.rules.facts import NO_FACTS, Facts
from pmf.rules.results import Results

_ABSENT = {
    Absence.MISSING: (Status.UNKNOWN, "no-value"),
    Absence.NOT_DUE: (Status.NOT_DUE, "not-due"),
    Absence.SUPPRESSED: (Status.UNKNOWN, "suppressed"),
    Absence.NOT_APPLICABLE: (Status.UNKNOWN, "not-applicable"),
    Absence.BAD_VALUE: (Status.UNKNOWN, "bad-value"),
}
#: Gaps that say there is no target, rather than that one cannot be resolved.
_UNTARGETED = ("no-target",)


def evaluate(
    indicator: Indicator,
    observation: Observation,
    scheme: Scheme,
    *,
    facts: Facts = NO_FACTS,
) -> Assessment:
    """Judge one observation by one scheme.

    The order is: absence of a value; a neutral indicator or no target; part of a year; the bands.

    Args:
        indicator: What was measured, with its target.
        observation: What was published.
        scheme: The council's rule and words.
        facts: What the rule may look at beside the value.

    Returns:
        The assessment. Bad or missing data never raises: it ends in a status with its reason.

    Raises:
        UsageError: The observation is of another indicator.
    """
    if observation.code != indicator.code:
        raise UsageError(
            f"observation must be of indicator {indicator.code!r}, not {observation.code!r}"
        )
    if observation.marks and not facts.marks:
        facts = attrs.evolve(facts, marks=observation.marks)
    return judge(yardstick(indicator, observation.period, scheme, facts), observation)


def judge(stick: Yardstick, observation: Observation) -> Assessment:
    """Hold one observation against a yardstick already compiled."""
    if observation.value is None:
        status, code = _ABSENT[observation.absence or Absence.MISSING]
        return Assessment(stick, observation, _unjudged(stick.scheme, status, code))
    if stick.bands is None:
        return Assessment(stick, observation, stick.fixed or _unjudged_unknown(stick.scheme))
    value = observation.value
    try:
        number = (
            value.value
            if value.unit == stick.indicator.unit
            else value.to(stick.indicator.unit).value
        )
    except UnitMismatch:
        return Assessment(stick, observation, _unjudged(stick.scheme, Status.UNKNOWN, "unit-unfit"))
    if stick.part_year:
        reachable = stick.bands.from_value_up(number)
        return Assessment(stick, observation, _still_open(stick.scheme, reachable))
    return Assessment(stick, observation, stick.bands.at(number).outcome)


@functools.lru_cache(maxsize=4096)
def yardstick(
    indicator: Indicator, period: Period, scheme: Scheme, facts: Facts = NO_FACTS
) -> Yardstick:
    """Compile what an indicator is held against in one period."""
    lines = indicator.target.resolve(period)
    part_year = _is_part_of_year(indicator, period)
    outcome = _before_bands(indicator, lines, scheme)
    bands: Bands | None = None
    if outcome is None and isinstance(lines, Lines) and indicator.polarity is not None:
        try:
            bands = compile_bands(
                scheme,
                lines,
                indicator.polarity,
                indicator.tolerance,
                facts,
                unit=indicator.unit,
                places=indicator.places,
            )
        except SchemeError:
            outcome = _unjudged(scheme, Status.UNKNOWN, "rule-unfit")
        except UnitMismatch:
            outcome = _unjudged(scheme, Status.UNKNOWN, "unit-unfit")
        except UsageError:
            outcome = _unjudged(scheme, Status.UNKNOWN, "target-unfit")
    return Yardstick(indicator, period, scheme, lines, bands, facts, part_year, outcome)


def _before_bands(indicator: Indicator, lines: Lines | Gap, scheme: Scheme) -> Outcome | None:
    """What is settled before any band is asked; `None` when the bands decide."""
    if indicator.polarity is Polarity.NEUTRAL:
        return _unjudged(scheme, Status.DATA_ONLY, "neutral")
    if isinstance(lines, Gap):
        untargeted = lines.reason in _UNTARGETED
        status = Status.DATA_ONLY if untargeted else Status.UNKNOWN
        return _unjudged(scheme, status, lines.reason)
    if indicator.polarity is None:
        return _unjudged(scheme, Status.UNKNOWN, "polarity-unknown")
    if lines.sense is not None and lines.sense is not indicator.polarity:
        return _unjudged(scheme, Status.UNKNOWN, "polarity-disagrees")
    if not scheme.clauses:
        return _unjudged(scheme, Status.UNKNOWN, "no-rule")
    return None


def _is_part_of_year(indicator: Indicator, period: Period) -> bool:
    """Whether an accumulating figure is held against the target of a longer period."""
    if not indicator.accumulates or indicator.target.is_profile:
        return False
    whole = indicator.target.period or period.whole_year
    return period.months < whole.months


def _still_open(scheme: Scheme, reachable: tuple[Band, ...]) -> Outcome:
    """What a growing value can still earn; decided when that is a single outcome."""
    outcomes = list(dict.fromkeys(band.outcome for band in reachable))
    if len(outcomes) == 1:
        only = outcomes[0]
        return attrs.evolve(only, codes=(*only.codes, "already-decided"))
    ids = list(dict.fromkeys(id for outcome in outcomes for id in outcome.levels))
    clauses = tuple(sorted({number for outcome in outcomes for number in outcome.clauses}))
    earned = outcome_of_levels(scheme, [scheme.level(id) for id in ids], clauses, ("part-year",))
    return attrs.evolve(earned, status=Status.UNKNOWN, word=word_for(scheme, Status.UNKNOWN))


@functools.lru_cache(maxsize=256)
def _unjudged(scheme: Scheme, status: Status, code: str) -> Outcome:
    level = scheme.level_of(status)
    ids = (level.id,) if level else ()
    return Outcome(status, (status,), word_for(scheme, status), ids, (), (code,))


def _unjudged_unknown(scheme: Scheme) -> Outcome:
    return _unjudged(scheme, Status.UNKNOWN, "no-rule")


def evaluate_all(
    dataset: Dataset,
    *,
    scheme: Scheme | None = None,
    assume: str | Margin | None = None,
    on: datetime.date | None = None,
) -> Results:
    """Judge everything a data set says about its own period.

    Args:
        dataset: What was read.
        scheme: The scheme to judge by; by default the data set's own.
        assume: A tolerance to assume where the scheme states none: ``"5%"`` of the line,
            ``"5pp"`` points, ``"5"`` in the unit.
        on: The day actions are judged on; by default the document's date, else the framework's
            `as_of`, else the end of the period. Never today.

    Returns:
        One assessment for each observation of the data set's own period and one for each
        action, in the order printed.

    Raises:
        UsageError: There is no scheme to judge by, or no day can be found for the actions.
    """
    judged_by = scheme or dataset.scheme
    if judged_by is None:
        raise UsageError(
            "no scheme to judge by: give scheme=, or read with an adapter that has one"
        )
    if assume is not None:
        judged_by = assume_tolerance(judged_by, assume)
    day, because = _judging_day(dataset, on)
    assessments = tuple(
        evaluate(dataset.indicator(seen.code), seen, judged_by) for seen in dataset.current
    )
    actions = tuple(action_status(action, day, judged_by) for action in dataset.actions)
    return Results(dataset, judged_by, day, because, assessments, actions)


def _judging_day(dataset: Dataset, on: datetime.date | None) -> tuple[datetime.date | None, str]:
    if on is not None:
        return on, "given by the caller"
    if dataset.paper.date is not None:
        return dataset.paper.date, "the document's date"
    framework = dataset.framework
    if framework is not None and framework.as_of is not None:
        return framework.as_of, framework.as_of_because or "declared by the framework"
    if dataset.period is not None:
        return dataset.period.end, "the end of the period"
    if dataset.actions:
        raise UsageError("no day to judge actions on: give on=")
    return None, "nothing to judge by date"


def assume_tolerance(scheme: Scheme, tolerance: str | Margin) -> Scheme:
    """A new scheme that states a tolerance where the council states none.

    Args:
        scheme: A scheme that leaves a tolerance unstated.
        tolerance: ``"5%"`` of the line, ``"5pp"`` points, ``"5"`` in the indicator's unit.

    Raises:
        UsageError: The scheme states its tolerances, or the text is no margin.
    """
    try:
        margin = Margin.parse(tolerance) if isinstance(tolerance, str) else tolerance
    except ValueError as wrong:
        raise UsageError(str(wrong)) from None
    if margin.amount < 0 or margin.kind in (MarginKind.UNSTATED, MarginKind.TOLERANCE):
        raise UsageError(f"a tolerance to assume is an amount, not {margin}")
    clauses = tuple(
        attrs.evolve(clause, conditions=tuple(_stated(c, margin) for c in clause.conditions))
        for clause in scheme.clauses
    )
    if clauses == scheme.clauses:
        raise UsageError(f"scheme {scheme.id!r} leaves no tolerance unstated")
    return attrs.evolve(
        scheme,
        id=f"{scheme.id}+{margin}",
        title=f"{scheme.title}, tolerance of {margin} assumed",
        clauses=clauses,
        assumed=margin,
    )


def _stated(condition: Condition, margin: Margin) -> Condition:
    if not isinstance(condition, Shortfall):
        return condition

    def stated(end: Margin | None) -> Margin | None:
        return margin if end is not None and end.kind is MarginKind.UNSTATED else end

    return attrs.evolve(
        condition,
        over=stated(condition.over),
        at_least=stated(condition.at_least),
        at_most=stated(condition.at_most),
        under=stated(condition.under),
    )
