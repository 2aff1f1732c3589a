"""Judge one observation, or everything a council said about one period."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

import attrs

from pmf.errors import UnitMismatch, UsageError
from pmf.model.dataset import Dataset
from pmf.model.indicator import Indicator, Observation
from pmf.model.judgement import Deviation, Judgement
from pmf.model.margin import Margin
from pmf.model.scheme import Scheme
from pmf.model.series import Series
from pmf.model.status import Absence, Status
from pmf.rules.action import action_status
from pmf.rules.assessment import Assessment
from pmf.rules.assume import assume_tolerance
from pmf.rules.bands import Band, Bands, Outcome, outcome_of_levels, word_for
from pmf.rules.expecting import expect
from pmf.rules.facts import NO_FACTS, Facts
from pmf.rules.gathering import Gathering
from pmf.rules.results import Results
from pmf.rules.running import NO_HISTORY, History, history_of
from pmf.rules.yardstick import Yardstick, unjudged, yardstick

_ABSENT = {
    Absence.MISSING: (Status.UNKNOWN, "no-value"),
    Absence.NOT_DUE: (Status.NOT_DUE, "not-due"),
    Absence.SUPPRESSED: (Status.UNKNOWN, "suppressed"),
    Absence.NOT_APPLICABLE: (Status.UNKNOWN, "not-applicable"),
    Absence.BAD_VALUE: (Status.UNKNOWN, "bad-value"),
}


def evaluate(
    indicator: Indicator,
    observation: Observation,
    scheme: Scheme,
    *,
    facts: Facts = NO_FACTS,
    series: Series | None = None,
) -> Assessment:
    """Judge one observation by one scheme.

    The order is: absence of a value; a neutral indicator or no target; part of a year; the bands.

    Args:
        indicator: What was measured, with its target.
        observation: What was published.
        scheme: The council's rule and words.
        facts: What the rule may look at beside the value; the observation's own marks and forecast
            are taken from it.
        series: Figures the target may refer to: earlier outturns, a budget; `None` when none are
            known.

    Returns:
        The assessment. Bad or missing data never raises: it ends in a status with its reason.

    Raises:
        SchemeError: The scheme itself makes no sense: a clause nothing can reach, or a worse value
            that earns a better level.
        UsageError: The observation is of another indicator.
    """
    if observation.code != indicator.code:
        raise UsageError(
            f"observation must be of indicator {indicator.code!r}, not {observation.code!r}"
        )
    if observation.marks or observation.forecast is not None:
        facts = attrs.evolve(facts, marks=observation.marks, forecast=observation.forecast)
    unit = observation.value.unit if observation.value is not None else indicator.unit
    stick = yardstick(indicator, observation.period, scheme, facts, unit=unit, series=series)
    return judge(stick, observation)


def judge(stick: Yardstick, observation: Observation) -> Assessment:
    """Hold one observation against a yardstick already compiled."""
    value = observation.value
    if value is None:
        status, code = _ABSENT[observation.absence or Absence.MISSING]
        return Assessment(stick, observation, unjudged(stick.scheme, status, code))
    if stick.bands is None:
        fixed = stick.fixed or unjudged(stick.scheme, Status.UNKNOWN, "no-rule")
        return Assessment(stick, observation, fixed)
    try:
        number = stick.number(value)
    except UnitMismatch:
        return Assessment(stick, observation, unjudged(stick.scheme, Status.UNKNOWN, "unit-unfit"))
    return Assessment(stick, observation, outcome_at(stick, stick.bands, number))


def outcome_at(stick: Yardstick, bands: Bands, number: Decimal) -> Outcome:
    """What a number earns: its band, or what a growing number can still end in."""
    if not stick.part_year:
        return bands.at(number).outcome
    return _still_open(stick.scheme, bands.from_value_up(number))


def _still_open(scheme: Scheme, reachable: tuple[Band, ...]) -> Outcome:
    """What a growing value can still earn; decided when that is one status."""
    now = reachable[0].outcome
    if all(_says_the_same(band.outcome, now) for band in reachable):
        return attrs.evolve(now, codes=(*now.codes, "already-decided"))
    ids = list(dict.fromkeys(id for band in reachable for id in band.outcome.levels))
    clauses = tuple(sorted({number for band in reachable for number in band.outcome.clauses}))
    earned = outcome_of_levels(scheme, [scheme.level(id) for id in ids], clauses, ("part-year",))
    word = word_for(scheme, Status.UNKNOWN)
    return attrs.evolve(earned, status=Status.UNKNOWN, word=word)


def _says_the_same(one: Outcome, other: Outcome) -> bool:
    return (one.status, one.possible, one.levels) == (other.status, other.possible, other.levels)


def evaluate_in(
    gathering: Gathering, indicator: Indicator, seen: Observation, beside: Facts | None = None
) -> Assessment:
    """Judge one observation of a data set with all its rule may look at, earlier periods too.

    Args:
        gathering: The data set, and the scheme to judge by.
        indicator: What was measured.
        seen: What was published.
        beside: The facts of this observation; by default those the data set tells.
    """

    def at(one: Observation, facts: Facts, before: History) -> Assessment:
        if before != NO_HISTORY:
            facts = attrs.evolve(
                facts,
                earlier=before.statuses,
                before=before.observations,
                before_possible=before.possible,
                row_broken=before.is_broken,
            )
        series = gathering.series(indicator)
        return evaluate(indicator, one, gathering.scheme, facts=facts, series=series)

    def earlier(one: Observation, before: History) -> Outcome:
        return at(one, gathering.facts(indicator, one), before).outcome

    printed = gathering.printed(indicator)
    history = history_of(indicator, printed, seen.period, gathering.scheme, earlier)
    facts = gathering.facts(indicator, seen) if beside is None else beside
    return at(seen, facts, history)


def evaluate_all(
    dataset: Dataset,
    *,
    scheme: Scheme | None = None,
    assume: str | Margin | None = None,
    on: datetime.date | None = None,
    judgements: Sequence[Judgement] = (),
    deviations: Sequence[Deviation] = (),
) -> Results:
    """Judge everything a data set says about its own period.

    Args:
        dataset: What was read.
        scheme: The scheme to judge by; by default the data set's own.
        assume: A tolerance to assume where the scheme states none: ``"5%"`` of the line,
            ``"5pp"`` points, ``"5"`` in the unit.
        on: The day actions and people's judgements are held against; by default the document's
            date, else the framework's `as_of`, else the end of the period. Never today.
        judgements: What officers judged. Of several on one indicator and period the last made by
            `on` counts; one that has expired by then counts as missing.
        deviations: Accepted deviations; shown beside the computed status, never instead of it.

    Returns:
        One assessment for each observation of the data set's own period and one for each
        action, in the order printed.

    Raises:
        SchemeError: The scheme itself makes no sense.
        UnknownName: An observation's indicator is not in the data set.
        UsageError: There is no scheme to judge by.
    """
    expect(dataset, Dataset, "dataset", "read it with pmf.read")
    judged_by = scheme or dataset.scheme
    if scheme is not None:
        expect(scheme, Scheme, "scheme", "load it with pmf.load_scheme")
    if on is not None:
        expect(on, datetime.date, "on", "give a datetime.date")
    if judged_by is None:
        raise UsageError(
            "no scheme to judge by: give --scheme ID or FILE.toml, or a --framework that names one "
            "(scheme= in Python), or read with an adapter that has one"
        )
    if assume is not None:
        judged_by = assume_tolerance(judged_by, assume)
    day, because = _judging_day(dataset, on)
    gathering = Gathering(dataset, judged_by, day, judgements, deviations)
    assessments = tuple(
        evaluate_in(gathering, dataset.indicator(seen.code), seen) for seen in dataset.current
    )
    actions = tuple(action_status(action, day, judged_by) for action in dataset.actions)
    return Results(
        dataset,
        judged_by,
        day,
        because,
        assessments,
        actions,
        tuple(judgements),
        tuple(deviations),
    )


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
    return None, "nothing says which day it is: give on="
