"""What the figures, the words and the dates of a report say against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pmf.model.finding import Finding, Location
from pmf.model.indicator import Indicator
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Direction
from pmf.model.status import Polarity, Stage
from pmf.model.target import Lines, NoTarget
from pmf.rules.assessment import Assessment
from pmf.rules.check_actions import check_action
from pmf.rules.check_dates import check_dates
from pmf.rules.check_judgements import check_judgements
from pmf.rules.comparator_words import comparator_words
from pmf.rules.due import is_due
from pmf.rules.expecting import expect
from pmf.rules.printed_travel import direction_of, printed_travel
from pmf.rules.reconcile import Verdict, verdict_of
from pmf.rules.results import Results
from pmf.rules.rollups.mitigation import missing_mitigations
from pmf.rules.rollups.outcome import check_outcomes
from pmf.rules.shortfall import shortfall
from pmf.rules.totals.published import recount_published


def check(results: Results) -> tuple[Finding, ...]:
    """Everything in a report that contradicts itself.

    Args:
        results: What was judged.

    Returns:
        Findings in the order of the report: indicators, actions, totals, dates, outcomes, then
        where nothing is said of what is done, what people decided and what is missing.
    """
    expect(results, Results, "results", "judge the data set first, with pmf.evaluate_all")
    found: list[Finding] = [*_in_force(results)]
    words = direction_of(results)
    for assessed in results:
        found += _indicator(assessed)
        found += _travel(assessed, words)
    for action in results.actions:
        found += check_action(action)
    found += recount_published(results).findings
    found += check_dates(results)
    found += check_outcomes(results)
    found += missing_mitigations(results)
    found += check_judgements(results)
    found += _not_reported(results)
    return tuple(found)


def _indicator(assessed: Assessment) -> Iterator[Finding]:
    yield from _status(assessed)
    yield from _data_only(assessed)
    yield from _service(assessed)
    yield from _note(assessed)
    yield from _order_of_lines(assessed)
    yield from _polarity(assessed)


def _status(assessed: Assessment) -> Iterable[Finding]:
    if assessed.observation.reported_word is None or verdict_of(assessed) is not Verdict.DISAGREE:
        return
    seen, where = assessed.observation, assessed.observation.source
    if seen.value is None:
        message = f"{seen.reported_word} is printed over an empty cell"
        yield Finding(
            "status-without-value", message, where, seen.reported_word, code=assessed.code
        )
        return
    held = f" against {assessed.lines}" if assessed.lines else ""
    shown = f"{seen.value}"
    if assessed.is_added_up:
        shown = f"{assessed.judged_value} for {assessed.judged_for}"
    message = f"{seen.reported_word} is printed, but {shown}{held} gives {assessed.word}"
    yield Finding("status-disagrees", message, where, seen.reported_word, code=assessed.code)


def _travel(assessed: Assessment, words: Direction) -> Iterable[Finding]:
    """A printed direction of travel that the figures contradict."""
    found = printed_travel(assessed, words)
    if found is None or found.agrees is not False or found.by is None:
        return
    was, when = found.by.compared_with, found.by.compared_period
    before = (
        f"{was} in {when}" if when is not None else f"{was}, {comparator_words(found.by, words)},"
    )
    message = (
        f"{found.word} is printed, but {assessed.value} in {assessed.period} after {before} "
        f"gives {found.computed}"
    )
    where = assessed.observation.source
    yield Finding("travel-disagrees", message, where, found.word, code=assessed.code)


def _data_only(assessed: Assessment) -> Iterable[Finding]:
    target = assessed.indicator.target
    if assessed.indicator.polarity is Polarity.NEUTRAL and not isinstance(target, NoTarget):
        message = f"the indicator is for information only, yet its target is {target.text}"
        where = target.source or assessed.observation.source
        yield Finding("data-only-with-target", message, where, target.text, code=assessed.code)


def _service(assessed: Assessment) -> Iterable[Finding]:
    """Printed under one service, declared for another."""
    indicator = assessed.indicator
    if indicator.printed_service and indicator.service not in (None, indicator.printed_service):
        message = (
            f"it is printed under {indicator.printed_service} but belongs to {indicator.service}"
        )
        yield Finding(
            "service-disagrees",
            message,
            indicator.source,
            indicator.printed_service,
            code=indicator.code,
        )


def _note(assessed: Assessment) -> Iterable[Finding]:
    """A note that claims the target is met, beside a figure of its own that misses it."""
    indicator, note = assessed.indicator, assessed.observation.note
    polarity = assessed.yardstick.polarity
    if note is None or not note.claims_met or polarity in (None, Polarity.NEUTRAL):
        return
    for figure in note.figures:
        # A profile speaks for its own part of the year alone; a plain target for any.
        lines = indicator.target.resolve(figure.period)
        if isinstance(lines, Lines) and _misses(figure.value, lines, polarity):
            message = (
                f"the note says the target is met, but its figure for {figure.period}, "
                f"{figure.value}, misses {lines}"
            )
            where = _at_note(assessed)
            yield Finding("note-disagrees", message, where, note.text, code=indicator.code)


def _misses(value: Quantity, lines: Lines, polarity: Polarity) -> bool:
    """Whether a figure surely misses a target of its own unit."""
    line = lines.target
    if line is None or value.unit != line.unit or lines.sense not in (None, polarity):
        return False
    short = shortfall(value, line, polarity).value
    return short > 0 or (short == 0 and lines.strict)


def _at_note(assessed: Assessment) -> Location | None:
    note = assessed.observation.note
    return note.source if note and note.source else assessed.observation.source


def _order_of_lines(assessed: Assessment) -> Iterable[Finding]:
    """A floor that asks for more than the target, or a stretch that asks for less."""
    lines, polarity = assessed.lines, assessed.yardstick.polarity
    if lines is None or lines.target is None or polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return
    ordered = [line for line in (lines.floor, lines.target, lines.stretch) if line is not None]
    units = {line.unit for line in ordered}
    if len(units) > 1:
        return
    for easier, harder in pairwise(ordered):
        if shortfall(harder, easier, polarity).value > 0:
            message = f"the lines are out of order: {lines}"
            where = assessed.indicator.target.source
            yield Finding("lines-disagree", message, where, code=assessed.code)
            return


def _polarity(assessed: Assessment) -> Iterable[Finding]:
    if "polarity-disagrees" in assessed.outcome.codes:
        target = assessed.indicator.target
        message = f"the target reads {target.text!r}, the declared polarity says otherwise"
        yield Finding("polarity-disagrees", message, target.source, target.text, code=assessed.code)


def _in_force(results: Results) -> Iterator[Finding]:
    """A scheme that was not in force in the period it is asked to judge."""
    scheme, period = results.scheme, results.dataset.period
    if period is None:
        return
    early = scheme.valid_from is not None and period.end < scheme.valid_from
    late = scheme.valid_to is not None and period.start > scheme.valid_to
    if early or late:
        since = f"from {scheme.valid_from}" if early else f"until {scheme.valid_to}"
        message = f"scheme {scheme.id} was in force {since}, and {period} is judged by it"
        yield Finding("scheme-not-in-force", message)


def _not_reported(results: Results) -> Iterator[Finding]:
    """Indicators due without a row; of a paper that prints no figures none is expected."""
    framework, period = results.dataset.framework, results.dataset.period
    if framework is None or not results.dataset.observations:
        return
    seen = {indicator.code for indicator in results.dataset.indicators}
    for definition in framework.definitions:
        if definition.indicator.code not in seen and _is_due(definition.indicator, period):
            message = f"{definition.indicator.name} is declared but has no row in this report"
            yield Finding("not-reported", message, code=definition.indicator.code)


def _is_due(indicator: Indicator, period: Period | None) -> bool:
    """Whether a row is expected; of a report whose period nobody knows, of all that are live."""
    return indicator.stage is Stage.LIVE if period is None else is_due(indicator, period)
