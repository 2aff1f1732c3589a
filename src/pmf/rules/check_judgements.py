"""Which judgements and deviations could not be taken as they were meant."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TypeVar

from pmf.model.finding import Finding, Severity
from pmf.model.judgement import Deviation, Judgement
from pmf.model.scheme import Scheme
from pmf.rules.deviation import under_deviation
from pmf.rules.judgements import (
    Key,
    asked_for,
    in_force,
    key_of,
    latest,
    rule_judgements,
    said_level,
)
from pmf.rules.reason import reason
from pmf.rules.results import Results

_Decided = TypeVar("_Decided", Judgement, Deviation)
#: Why lines agreed instead of the target's cannot be held against the indicator at all.
_UNFIT = ("unit-unfit", "target-unfit", "polarity-disagrees", "rule-unfit")


def check_judgements(results: Results) -> Iterator[Finding]:
    """What is wrong with what people decided: judgements first, then deviations."""
    rows = {(seen.code, seen.period) for seen in results.dataset.observations}
    yield from _misplaced(results.judgements, rows, results.on)
    for judgement in in_force(results.judgements, results.on).values():
        if key_of(judgement) in rows:
            yield from _unknown_words(judgement, results.scheme)
    yield from _misplaced(results.deviations, rows, results.on)
    yield from _unfit(results)


def _misplaced(
    decided: Iterable[_Decided], rows: set[Key], day: datetime.date | None
) -> Iterator[Finding]:
    """Of nothing in the report, expired, or too late; not those another one replaced."""
    listed = tuple(decided)
    made, held = latest(listed, day), in_force(listed, day)
    codes = {code for code, _ in rows}
    for one in listed:
        key = key_of(one)
        if one.code not in codes:
            yield _unmatched(one, f"no row of this report has the code {one.code}", one.code)
        elif key not in rows:
            # One file may serve every report of a year: that alone is no reason to worry.
            message = f"this report has no figure for {one.period}"
            yield _unmatched(one, message, str(one.period), Severity.INFO)
        elif day is None or key in held:
            continue
        elif one.on > day:
            message = f"it was made on {one.on}, after the day of judging, {day}"
            yield _finding("judgement-not-yet", one, message, str(one.on))
        elif made[key] is one:
            message = f"it expired on {one.expires}, before the day of judging, {day}"
            yield _finding("judgement-expired", one, message, str(one.expires))


def _unknown_words(one: Judgement, scheme: Scheme) -> Iterator[Finding]:
    if said_level(scheme, one.says) is None and asked_for(scheme, one.says) is None:
        known = [level.word for level in scheme.levels] + [*rule_judgements(scheme).values()]
        message = f'"{one.says}" is none of the words of the scheme: {", ".join(known)}'
        yield _unmatched(one, message, one.says)


def _unfit(results: Results) -> Iterator[Finding]:
    """Lines agreed instead of the target's that say nothing about the indicator."""
    for assessed in results:
        accepted, under = assessed.deviation, under_deviation(assessed)
        codes = under.outcome.codes if under else ()
        unfit = next((code for code in codes if code in _UNFIT), None)
        if accepted is not None and unfit is not None:
            why = reason(unfit).text.rstrip(".")
            message = f"it is to be held against {accepted.instead}: {why}"
            yield _finding("deviation-unfit", accepted, message, str(accepted.instead))


def _unmatched(
    one: Judgement | Deviation, message: str, raw: str, severity: Severity = Severity.WARNING
) -> Finding:
    return _finding("judgement-unmatched", one, message, raw, severity)


def _finding(
    kind: str,
    one: Judgement | Deviation,
    message: str,
    raw: str,
    severity: Severity = Severity.WARNING,
) -> Finding:
    what = "judgement" if isinstance(one, Judgement) else "deviation accepted"
    told = f"the {what} by {one.by_role} for {one.code} in {one.period} cannot be used: {message}"
    return Finding(kind, told, one.source, raw, code=one.code, severity=severity)
