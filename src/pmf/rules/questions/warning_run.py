"""Signs that something went on several periods running."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import attrs

from pmf.model.indicator import Indicator, Observation, TierShows
from pmf.model.period import Period
from pmf.model.scheme import Comparator
from pmf.model.status import Movement, Polarity, Status, Travel
from pmf.rules.questions.history import only_year_on_year
from pmf.rules.questions.warning_sign import SignFigure, WarningKind, WarningSign
from pmf.rules.questions.watch import Watch, before
from pmf.rules.travel import TravelResult, travel

#: A sentence tells so many periods; of a longer run both ends, and the figures stand beside it.
_MOST = 4
#: Comparators that go back step by step; a mean, a trend or the best so far shows no run.
_STEPS = ("previous", "same_last_year")


def going_one_way(watch: Watch, indicator: Indicator, seen: Observation) -> Iterator[WarningSign]:
    """The figure got worse, or without a verdict went one way, several periods running.

    Only comparable figures count, by the council's own comparator and no-change band. A steady
    period ends the run, and so does one without a comparable figure.
    """
    shows = indicator.tier.shows if indicator.tier else None
    if shows is TierShows.NARRATIVE:
        return
    judged = indicator.polarity not in (None, Polarity.NEUTRAL)
    if judged and shows is not TierShows.MOVEMENT:
        run = _longest(watch, indicator, seen, _worsening)
        if len(run.steps) >= watch.running:
            yield _sign(watch, indicator, run, WarningKind.WORSENING, ("Worsened", "worse"))
        return
    for wanted, words in ((_up, ("Went up", "higher")), (_down, ("Went down", "lower"))):
        run = _longest(watch, indicator, seen, wanted)
        if len(run.steps) >= watch.running:
            yield _sign(watch, indicator, run, WarningKind.MOVING, words)


def _worsening(step: TravelResult) -> bool:
    return step.travel is Travel.WORSENING


def _up(step: TravelResult) -> bool:
    return step.movement is Movement.UP


def _down(step: TravelResult) -> bool:
    return step.movement is Movement.DOWN


class _Run(NamedTuple):
    """An unbroken run of comparisons, latest first."""

    comparator: Comparator
    steps: list[TravelResult]

    @property
    def year_on_year(self) -> bool:
        """Whether each period is told beside the year before: not of years, which follow it."""
        return self.comparator.against == "same_last_year" and self.steps[0].period.months < 12


def _longest(
    watch: Watch, indicator: Indicator, seen: Observation, wanted: Callable[[TravelResult], bool]
) -> _Run:
    comparators = _comparators(watch, indicator, seen.period)
    runs = (_Run(one, _back(watch, indicator, seen, one, wanted)) for one in comparators)
    return max(runs, key=lambda run: len(run.steps))


def _comparators(watch: Watch, indicator: Indicator, period: Period) -> list[Comparator]:
    """The council's own that go step by step, else the period before.

    What grows through the year is compared with the year before only, by the same band.
    """
    own = [one for one in watch.results.scheme.direction.comparators if one.against in _STEPS]
    own = own or [Comparator("previous")]
    if not only_year_on_year(indicator, period.months):
        return own
    yearly = [one for one in own if one.against == "same_last_year"]
    return yearly or [attrs.evolve(own[0], name="same_last_year", against="same_last_year")]


def _back(
    watch: Watch,
    indicator: Indicator,
    seen: Observation,
    comparator: Comparator,
    wanted: Callable[[TravelResult], bool],
) -> list[TravelResult]:
    figures, breaks = watch.series(indicator.code), watch.breaks.get(indicator.code, ())
    steps: list[TravelResult] = []
    period: Period | None = seen.period
    while period is not None:
        step = travel(indicator, figures, period, comparator, breaks=breaks)
        if not wanted(step):
            break
        steps.append(step)
        # A rolling figure may be compared with one of another length: go on from that.
        period = before(period) if comparator.against != "previous" else step.compared_period
    return steps


def _sign(
    watch: Watch, indicator: Indicator, run: _Run, kind: WarningKind, words: tuple[str, str]
) -> WarningSign:
    count, in_time = len(run.steps), run.steps[::-1]
    seen: dict[Period, SignFigure] = {}
    for step in in_time:
        for period, value in (*step.points, (step.period, step.value)):
            if value is not None:
                seen[period] = watch.figure(indicator.code, period, value)
    figures = tuple(seen[period] for period in sorted(seen, key=lambda one: (one.end, one.months)))
    band = run.steps[0].no_change
    by = "the same period of the year before" if run.year_on_year else "the period before"
    by += f"; within {band} counts as no change" if band is not None else ""
    if run.year_on_year:
        lately = "the latest being " if count > _MOST else ""
        pairs = lately + "; ".join(
            f"{one.value} in {one.period}, {one.compared_with} in {one.compared_period}"
            for one in (in_time if count <= _MOST else in_time[-1:])
        )
        text = f"{words[1].capitalize()} than the year before {count} periods running: {pairs}."
    else:
        text = f"{words[0]} {count} periods running{_from_to(figures)}."
    return WarningSign(kind, indicator, run.steps[0].period, text, figures, count, by=by)


def _from_to(figures: tuple[SignFigure, ...]) -> str:
    """A run in figures; of a long one only both ends."""
    if len(figures) > _MOST + 1:
        return f", from {figures[0]} to {figures[-1]}"
    return f": {', then '.join(map(str, figures))}"


def missed(watch: Watch, indicator: Indicator, seen: Observation) -> Iterator[WarningSign]:
    """The target was missed several periods running.

    Each period is judged by its own target; where that cannot be, the status the council printed
    counts. A period without either ends the run.
    """
    run: list[SignFigure] = []
    now: Observation | None = seen
    while now is not None:
        figure = _missed(watch, indicator, now)
        if figure is None:
            break
        run.append(figure)
        now = watch.earlier(indicator, now.period)
    if len(run) < watch.running:
        return
    figures = tuple(reversed(run))
    told = [f"{one} ({one.word}{', as printed' * one.as_printed})" for one in figures]
    if len(told) > _MOST:
        told = [f"the first {told[0]}", f"the latest {told[-1]}"]
    text = f"Missed its target {len(run)} periods running: {', '.join(told)}."
    yield WarningSign(WarningKind.MISSED_RUNNING, indicator, seen.period, text, figures, len(run))


def _missed(watch: Watch, indicator: Indicator, seen: Observation) -> SignFigure | None:
    """The figure with its status where the target is missed; `None` where it is not, or open."""
    assessed = watch.assess(indicator, seen)
    figure = watch.figure(indicator.code, seen.period, seen.value)
    if assessed.status.is_met is False:
        return attrs.evolve(figure, status=assessed.status, word=assessed.word)
    printed = seen.reported
    open_ = assessed.status is Status.UNKNOWN and seen.value is not None
    if open_ and printed and all(one.is_met is False for one in printed):
        word = seen.reported_word
        return attrs.evolve(figure, status=printed[-1], word=word, as_printed=True)
    return None
