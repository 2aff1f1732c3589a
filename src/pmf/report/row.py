"""One indicator or action as a row of plain text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from pmf.model.action import Action, Milestone
from pmf.model.dataset import Dataset
from pmf.model.finding import Location
from pmf.model.indicator import Observation
from pmf.model.number import plain
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Scheme, fold
from pmf.model.status import Absence, Mark, Polarity
from pmf.model.target import NoTarget
from pmf.report.decided import decided_of
from pmf.report.piece import ActionRow, Figure, IndicatorRow, Latest
from pmf.report.sentence import bare, marks_in_words, why, why_action
from pmf.report.sign import computed_action_sign, computed_sign, may_also_be, may_be, printed_sign
from pmf.report.text import clean, day_words, place_words
from pmf.report.trend import beside_printed, broken_of, trends_of
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.reconcile import TravelRow, Verdict
from pmf.rules.targeted import is_for_information

ABSENT = {
    Absence.MISSING: "no value",
    Absence.NOT_DUE: "not due yet",
    Absence.SUPPRESSED: "suppressed",
    Absence.NOT_APPLICABLE: "not applicable",
    Absence.BAD_VALUE: "not readable as a number",
}
#: An action may answer indicators the report does not hold.
NO_NAMES: Mapping[str, str] = MappingProxyType({})
#: What a printed target is called that nobody can read.
UNREAD = "could not be read"
#: Targets that draw a line of their own for each part of a year, or for each year.
_SEVERAL_LINES = ("profile", "stepped", "dated")
#: Why an indicator has no target, by the reason the target gives.
NO_TARGET = {
    "target-pending": "to be set",
    "bad-target": UNREAD,
    "profile-missing": "its profile is not printed",
}


def earlier_of(dataset: Dataset) -> dict[str, dict[Period, Figure]]:
    """Each indicator's figures for other periods than the report's own, by code and period."""
    earlier: dict[str, dict[Period, Figure]] = {}
    for seen in dataset.observations:
        if seen.period != dataset.period:
            earlier.setdefault(seen.code, {})[seen.period] = figure(seen)
    return earlier


def in_time(period: Period) -> tuple[datetime.date, datetime.date]:
    """By what periods of any length are put in order: their end, the longer first."""
    return period.end, period.start


def indicator_row(
    assessed: Assessment,
    verdict: Verdict | None,
    earlier: Mapping[Period, Figure],
    written: tuple[tuple[str, str], ...] = (),
    latest: Latest | None = None,
    travel: TravelRow | None = None,
) -> IndicatorRow:
    """One judged indicator.

    Args:
        assessed: What was judged.
        verdict: How the printed status stands beside it; `None` when none was printed.
        earlier: Its figures for other periods.
        written: What was written on it apart from its note: each text, and who wrote it.
        latest: What was last reported, where nothing is due.
        travel: How the printed direction of travel stands; `None` when none was printed.
    """
    indicator, seen = assessed.indicator, assessed.observation
    source = seen.source or indicator.source
    return IndicatorRow(
        code=clean(indicator.code) if indicator.code_printed else "",
        name=clean(indicator.name),
        value=figure(seen),
        target=_target(assessed, source),
        printed=printed_sign(seen.reported_word, assessed.yardstick.scheme.levels),
        follows=computed_sign(assessed),
        may_be=may_be(assessed),
        verdict=verdict,
        why=why(assessed),
        note=clean(seen.note.text) if seen.note else "",
        place=place_words(source),
        decided=decided_of(assessed),
        trends=trends_of(assessed),
        # Without anything to be reached an empty cell is a gap, no verdict.
        rated=seen.reported_word is not None or not is_for_information(indicator),
        written=written,
        travel_printed=clean(seen.travel_word or ""),
        before=tuple(sorted(earlier.items(), key=lambda one: in_time(one[0]))),
        latest=latest,
        travel_told=beside_printed(travel, assessed.yardstick.scheme),
        broken=broken_of(assessed),
    )


def action_row(
    assessed: ActionAssessment,
    scheme: Scheme,
    verdict: Verdict | None,
    names: Mapping[str, str] = NO_NAMES,
) -> ActionRow:
    """One judged action.

    Args:
        assessed: What was judged.
        scheme: The scheme with the council's words.
        verdict: How the printed status stands beside it; `None` when none was printed.
        names: The names of the report's indicators, by code.
    """
    action = assessed.action
    return ActionRow(
        code=clean(action.code),
        title=clean(action.title),
        description=clean(action.description or ""),
        progress="" if action.progress is None else f"{plain(action.progress)}%",
        due=_due(assessed),
        printed=printed_sign(action.reported_word, scheme.actions.levels),
        follows=computed_action_sign(assessed, scheme),
        may_also_be=may_also_be(assessed, scheme),
        verdict=verdict,
        why=why_action(assessed),
        note=clean(action.comment or ""),
        place=place_words(action.source),
        original=_original(action),
        late=_late(action),
        milestones=tuple(_milestone(step) for step in action.milestones),
        serves=_serves(action, names),
        owner=clean(action.owner or ""),
    )


def _serves(action: Action, names: Mapping[str, str]) -> tuple[str, ...]:
    """The indicators an action answers, by name; those of other reports are only counted."""
    told = [clean(names[code]) for code in action.indicators if code in names]
    others = len(action.indicators) - len(told)
    if others:
        what = "indicator" if others == 1 else "indicators"
        told.append(f"{others} {what} that this report does not hold")
    return tuple(told)


def _original(action: Action) -> str:
    """The first due date, where another one is in force."""
    first = action.original_due
    return day_words(first) if first is not None and first != action.due else ""


def _late(action: Action) -> str:
    """By how many whole months the due date was moved; empty when it was not."""
    if action.due is None or action.original_due is None or action.due == action.original_due:
        return ""
    early, late = sorted((action.original_due, action.due))
    months = (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)
    said = f"{months} months" if months != 1 else "1 month"
    if not months:
        said = "less than a month"
    return f"{said} {'later' if action.due > action.original_due else 'earlier'}"


def _milestone(step: Milestone) -> tuple[str, str, str]:
    due = day_words(step.due) if step.due else ""
    return clean(step.title), due, f"done {day_words(step.done_on)}" if step.done_on else "open"


def figure(seen: Observation) -> Figure:
    """A value as printed, with what qualifies it."""
    text = clean(seen.raw) or (str(seen.value) if seen.value else "")
    if seen.absence is not None:
        said = ABSENT[seen.absence]
        # A cell that says so in words needs no second word for it.
        remark = "" if text and said.startswith(text.casefold()) else said
        return Figure(text, remark, place_words(seen.source))
    other = seen.note.other_period if seen.note and Mark.OTHER_PERIOD in seen.marks else None
    return Figure(text, marks_in_words(seen.marks, other), place_words(seen.source))


def _target(assessed: Assessment, row: Location | None) -> Figure:
    """The target in force, with its place where that is in the document the row stands in."""
    target, lines = assessed.indicator.target, assessed.lines
    text, remark = clean(target.text or "") or (str(lines) if lines else ""), ""
    if isinstance(target, NoTarget):
        remark = NO_TARGET.get(target.reason, "no target")
    elif target.kind in _SEVERAL_LINES:
        text, remark = _in_force(assessed, text)
    if assessed.indicator.polarity is Polarity.NEUTRAL and not isinstance(target, NoTarget):
        remark = "not judged"
    elsewhere = target.source and row and target.source.file != row.file
    return Figure(text, remark, "" if elsewhere else place_words(target.source))


def _in_force(assessed: Assessment, text: str) -> tuple[str, str]:
    """The line for the period, with the words that draw all of them where they say more."""
    line = assessed.target_line
    if assessed.lines is None:
        return text, f"none for {assessed.period}"
    if not isinstance(line, Quantity) or not text:
        return text, ""
    said = bare(line, assessed)
    return (said, f"set as “{text}”") if fold(said) != fold(text) else (text, "")


def _due(assessed: ActionAssessment) -> Figure:
    action = assessed.action
    printed = clean(action.due_text or "")
    if action.due is not None and printed in ("", action.due.isoformat()):
        # What a form asks for in figures is said as in a letter.
        printed = day_words(action.due)
    text = printed
    remark = "no day in the calendar" if action.due is None and text else ""
    return Figure(text, remark if text else "no due date")
