"""The stable codes that say why a status is what it is, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from pmf.model.indicator import Observation, SeriesBreak
from pmf.model.quantity import Quantity

#: Every reason code with the sentence it stands for.
REASONS: dict[str, str] = {
    # order of judging
    "no-value": "No value is printed for this period.",
    "not-due": "The value is not due yet.",
    "suppressed": "The value is suppressed.",
    "not-applicable": "The indicator does not apply in this period.",
    "bad-value": "What is printed cannot be read as a number.",
    "neutral": "The indicator is for information: no value of it is better than another.",
    "no-target": "No target is set.",
    "target-pending": "The target is still to be set.",
    "profile-missing": "The target is profiled, but its profile for this period was not supplied.",
    "outside-target-period": "The target is set for another period.",
    "not-yet-valid": "The target does not hold yet in this period.",
    "target-not-due": "The target is to be reached by a later date.",
    "first-year-missing": "The target runs over years, and its first year is not named.",
    "sign-missing": "The target asks for a change, and does not say which way.",
    "change-unclear": "The target's change may be in points or in per cent.",
    "line-too-long": "The line the target draws has more digits than any figure.",
    "reference-missing": "The series the target refers to was not supplied.",
    "baseline-missing": "The baseline the target refers to was not supplied.",
    "bad-target": "What is printed as target cannot be read.",
    "polarity-unknown": "Nobody has declared which values are better.",
    "polarity-disagrees": "The target's own words point the other way than the declared polarity.",
    "target-unfit": "The target does not fit the polarity of the indicator.",
    "unit-unfit": "Value and target are in units that cannot be compared.",
    "no-rule": "The scheme states no rule.",
    "rule-unfit": "The scheme's rule cannot be applied to this indicator.",
    "rule-silent": "No clause of the scheme's rule covers this value.",
    # part of a year
    "part-year": "The target is for the whole year, and the indicator can still change its status.",
    "already-decided": "Whatever the rest of the year brings, the status stays.",
    # direction of travel and series
    "series-break": "The way of counting changed in between.",
    "comparator-unstated": "The scheme does not state what a figure is compared with.",
    "no-change-unstated": "The scheme does not state how far apart still counts as no change.",
    "travel-word-unknown": "The direction of travel is printed in a word nobody gives a meaning.",
    "profile-meaningless": "The figure accumulates or is profiled, so only last year compares.",
    "at-best": "The value is at the best there can be.",
    "ambiguous-period": "Two figures are published for one period.",
    "part-missing": "A part of the period was not published.",
    "partial-period": "The period is not complete.",
    "numerator-missing": "The numerator was not published.",
    "denominator-missing": "The denominator was not published.",
    "zero-denominator": "The denominator is zero.",
    # what a rule left open
    "tolerance-unstated": "The council does not state how far short still counts as near.",
    "tolerance-assumed": "The tolerance was assumed; the council states none.",
    "tolerance-missing": "The scheme uses the indicator's own tolerance, and none is declared.",
    "points-unfit": "The tolerance is in percentage points, and the value is no percentage.",
    "zero-line": "A percentage of a zero line is not defined by the scheme.",
    "judgement-missing": "The rule asks for an officer's judgement, and none is recorded.",
    "no-comparable-period": "No comparable period was published to compare with.",
    "forecast-missing": "The rule looks at a forecast, and none is printed.",
    "signal-missing": "The rule looks at a statistical signal, and none was computed.",
    "history-missing": "The rule looks at earlier periods that were not supplied.",
    "progress-missing": "The rule looks at progress, and none is printed.",
    "target-missing": "The rule looks at a target line that is not drawn.",
    "floor-missing": "The rule looks at a floor, and the target has none.",
    "line-missing": "The rule looks at a line that the target does not draw.",
    "present-undecided": "The rule looks at the present status, which is undecided itself.",
    "stretch-missing": "The rule looks at a stretch target, and there is none.",
    # the comparison
    "target-met": "The value meets the target.",
    "target-missed": "The value misses the target.",
    "added-up": "The figures of the year so far are added up and held against the year's target.",
    "other-unit": "The value is held against the target in the target's unit.",
    "rounding-decides": "The exact and the displayed figure earn different levels.",
    # caveats
    "value-marked": "The value carries a mark.",
    "other-period": "A note says the value belongs to another period.",
    "provenance-inferred": "Something the rule rests on was inferred, not printed.",
    # actions
    "progress-complete": "Progress is 100 per cent.",
    "cancelled-as-printed": "The council says the action is cancelled.",
    "completed-as-printed": "The council says it is completed and prints no progress.",
    "past-due": "The due date has passed.",
    "due-ahead": "The due date is still to come.",
    "within-lead-time": "The due date is within the lead time.",
    "lead-time-unstated": "The council does not state how long before the due date it warns.",
    "milestone-late": "A milestone has passed its due date.",
    "milestone-near": "A milestone is within the lead time.",
    "not-started": "No progress has been made and the scheme has a word for it.",
    "bad-date": "The printed due date is no day in the calendar.",
    "no-day": "Nothing says which day to judge on.",
    "no-due-date": "No due date is printed.",
    "within-original-date": "The date now in force is no later than the original one.",
    "delayed-under": "It is delayed, by less than the scheme allows.",
    "delayed-beyond": "It is delayed by as much as the scheme allows, or more.",
    "progress-on-track": "Progress is near enough to what was expected by now.",
    "progress-behind": "Progress is behind what was expected by now.",
    "progress-far-behind": "Progress is far behind what was expected by now.",
    "progress-not-expected": "No progress is expected yet.",
    "no-start-date": "No start date is printed, so what to expect by now is not known.",
    "not-judged-as-printed": "The council says the action is not judged.",
    # groups
    "score-judged": "The score of the group decides.",
    "score-missing": "The group has no score.",
    "worst-of-parts": "The group stands as its worst part does.",
    "mean-of-parts": "The weighted mean of the parts decides; halfway counts as the worse.",
    "all-parts-met": "Every part meets its target.",
    "part-missed": "The group asks that every part meets its target, and one does not.",
    "part-may-miss": "The group asks that every part meets its target, and one may not.",
    "share-of-parts": "The share of parts that meet their target decides.",
    "parts-counted": "No rule for groups is applied: the parts are only counted.",
    "no-part-judged": "No part of the group can be judged.",
    "unknown-ignored": "Parts that cannot be judged were left out.",
    "unknown-as-missed": "Parts that cannot be judged count as missed.",
    "unknown-open": "A part that cannot be judged could change how the group stands.",
    "unknown-no-matter": "Whatever the parts that cannot be judged are, the group stands the same.",
    "parts-open": "The rule leaves open how a part stands, and that could change the group.",
    # outcomes
    "share-on-target": "The share of priorities on target decides.",
    "outcome-other": "The outcome is not about priorities on target, which is all we can count.",
    "no-step": "The paper prints no line for any step of the outcome.",
    "step-unreadable": "The line of a step cannot be read as a share of priorities on target.",
    "step-word-unknown": "The word of the step has no meaning we know.",
    "steps-overlap": "The lines of two steps hold the same share.",
    "steps-silent": "No step's line holds the share.",
    "no-priority": "Nothing says which priorities there are, or how they stand.",
    "priority-unknown": "Whether a priority is on target is not known.",
}


@attrs.frozen
class Reason:
    """Why a status is what it is.

    Attributes:
        code: A stable name, one of `REASONS`.
        text: One sentence.
    """

    code: str
    text: str


def reason(code: str) -> Reason:
    """The reason with that code."""
    return Reason(code, REASONS[code])


def reason_of_break(one: SeriesBreak) -> Reason:
    """The reason ``series-break``, saying from when on it is counted another way and why."""
    because = f": {one.because.rstrip('.')}" if one.because else ""
    return Reason("series-break", f"The way of counting changed from {one.first}{because}.")


def reason_of_sum(parts: Iterable[Observation], total: Quantity, period: str) -> Reason:
    """The reason ``added-up``, saying which figures make which sum.

    Args:
        parts: What was published for each part, in order of time.
        total: What they add up to.
        period: What the sum is the figure for, in words.
    """
    figures = " + ".join(f"{one.value} ({one.period})" for one in parts)
    made = f", {figures} = {total}," if figures else ""
    text = f"The figures for {period} are added up{made} and held against the target."
    return Reason("added-up", text)
