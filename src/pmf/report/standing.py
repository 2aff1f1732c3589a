"""Where the whole stands and what may go wrong, as shown: outcomes and warning signs."""

from __future__ import annotations

from pmf.report.piece_beside import OutcomeRow, WarningRow
from pmf.report.text import clean, dates_in_words, day_words, place_words
from pmf.rules.questions.warning import warning_signs
from pmf.rules.questions.warning_sign import WarningKind
from pmf.rules.results import Results
from pmf.rules.rollups.outcome import OutcomeStanding, outcomes

#: Each kind of sign in a few words.
_KINDS = {
    WarningKind.BELOW_FLOOR: "Worse than its floor",
    WarningKind.NEAR_FLOOR: "Near its floor",
    WarningKind.FELL: "Met before, off target now",
    WarningKind.MISSED_RUNNING: "Missed again and again",
    WarningKind.WORSENING: "Getting worse",
    WarningKind.FORECAST_MISSES: "Forecast misses the target",
    WarningKind.FORECAST_HOPEFUL: "Missed, with a hopeful forecast",
    WarningKind.ACTION_OVERDUE: "Its action is overdue",
    WarningKind.NOT_REPORTED_RUNNING: "Not reported again and again",
    WarningKind.NOT_REPORTED: "Not reported",
    WarningKind.MOVING: "Moving one way",
}


def outcomes_of(results: Results) -> tuple[OutcomeRow, ...]:
    """What is to be reached as a whole, and where it stands."""
    return tuple(map(_outcome, outcomes(results)))


def _outcome(standing: OutcomeStanding) -> OutcomeRow:
    one = standing.outcome
    counted = f"{standing.on_target} of {standing.of} priorities are on target"
    unknown = f", and of {standing.unknown} it is not known" if standing.unknown else ""
    reasons = " ".join(reason.text for reason in standing.reasons)
    return OutcomeRow(
        text=clean(one.text),
        steps=tuple((clean(word), clean(line or "")) for word, line in one.steps),
        standing=clean(standing.said),
        why=clean(f"{counted}{unknown}. {reasons}"),
        due=day_words(one.due) if one.due else clean(one.due_text or ""),
        place=place_words(one.source),
    )


def warnings_of(results: Results) -> tuple[WarningRow, ...]:
    """Warning signs, in the order printed."""
    return tuple(
        WarningRow(
            code=clean(sign.code) if sign.indicator.code_printed else "",
            name=clean(sign.name),
            what=_KINDS[sign.kind],
            text=clean(dates_in_words(sign.text, None)),
        )
        for sign in warning_signs(results)
    )
