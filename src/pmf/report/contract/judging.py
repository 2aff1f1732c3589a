"""What `pmf evaluate --json` prints."""

from __future__ import annotations

from collections.abc import Iterable

from pmf.errors import UnitMismatch
from pmf.model.finding import Finding
from pmf.model.indicator import Observation
from pmf.model.number import plain
from pmf.model.quantity import Quantity
from pmf.model.target import Lines
from pmf.report.contract.parts import (
    Json,
    as_date,
    as_text,
    findings_json,
    location,
    quantity,
    reasons_json,
    worst,
)
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.deviation import under_deviation
from pmf.rules.latest import LatestFigure, latest_figures
from pmf.rules.results import Results
from pmf.rules.rollups.outcome import OutcomeStanding, outcomes
from pmf.rules.rollups.rollup import GroupStanding
from pmf.rules.summary import Counts, Summary


def evaluate_json(
    results: Results,
    findings: Iterable[Finding],
    by: str = "group",
    groups: Iterable[GroupStanding] = (),
) -> Json:
    """What `pmf evaluate --json` prints; the summary is counted by `by`, groups are as judged."""
    return {
        "adapter": results.dataset.adapter,
        "council": results.dataset.council,
        "illustrative": results.dataset.illustrative,
        "remark": results.dataset.remark,
        "period": as_text(results.dataset.period),
        "scheme": results.scheme.id,
        "on": as_date(results.on),
        "on_because": results.on_because,
        "assessments": [_assessment(one) for one in results],
        "latest": [_latest(one) for one in latest_figures(results)],
        "actions": [_action(one) for one in results.actions],
        "summary": _summary(results.summary(by)),
        "groups": [_standing(one) for one in groups],
        "outcomes": [_outcome(one) for one in outcomes(results)],
        "findings": findings_json(findings),
    }


def _assessment(assessed: Assessment) -> Json:
    seen, short = assessed.observation, assessed.shortfall
    percent = assessed.shortfall_percent
    unit = assessed.yardstick.unit if assessed.number is not None else _own_unit(assessed)
    return {
        "code": assessed.code,
        "name": assessed.indicator.name,
        "unit": unit,
        "period": str(assessed.period),
        "value": quantity(_in(assessed.value, unit)),
        "judged_value": quantity(assessed.judged_value),
        "judged_from": [_part(one, unit) for one in assessed.judged_from],
        "target": _target_text(assessed, unit),
        "lines": _lines_in(assessed.lines, unit) if assessed.lines else {},
        "strict": bool(assessed.lines and assessed.lines.strict),
        "status": assessed.status.value,
        "possible": [status.value for status in assessed.possible],
        "word": assessed.word,
        "shortfall": quantity(short),
        "shortfall_percent": None if percent is None else plain(percent),
        "rounding_decides": assessed.rounding_decides,
        "travel": assessed.travel.value if assessed.travel else None,
        "movement": assessed.movement.value if assessed.movement else None,
        "travel_reasons": reasons_json((why,) if (why := assessed.travel_reason) else ()),
        "reported": worst(seen.reported),
        "reported_word": seen.reported_word,
        "marks": [mark.value for mark in seen.marks],
        "judgement": _judgement(assessed),
        "deviation": _deviation(assessed),
        "group": assessed.indicator.group,
        "tier": assessed.indicator.tier.code if assessed.indicator.tier else None,
        "reasons": reasons_json(assessed.reasons),
        "source": location(seen.source),
    }


def _part(seen: Observation, unit: str) -> Json:
    """One of the figures that the judged value is, or is added up from."""
    return {
        "period": str(seen.period),
        "value": quantity(_in(seen.value, unit)),
        "source": location(seen.source),
    }


def _latest(figure: LatestFigure) -> Json:
    """The last figure of an indicator that is not due; it has a direction and no status."""
    value, travelled = figure.value, figure.travel
    was, when = travelled.compared_with, travelled.compared_period
    compared = None if was is None else {"period": as_text(when), "value": quantity(was)}
    return {
        "code": figure.code,
        "name": figure.indicator.name,
        "unit": value.unit if value is not None else figure.indicator.unit,
        "period": str(figure.period),
        "value": quantity(value),
        "movement": travelled.movement.value if travelled.movement else None,
        "travel": travelled.travel.value if travelled.travel else None,
        "compared_with": compared,
        "marks": [mark.value for mark in figure.observation.marks],
        "reasons": reasons_json((travelled.why,) if travelled.why else ()),
        "source": location(figure.observation.source),
    }


def _judgement(assessed: Assessment) -> Json | None:
    """What an officer judged; word and status only where a level of the scheme was named."""
    judged, level = assessed.judgement, assessed.judged_level
    if judged is None:
        return None
    return {
        "says": judged.says,
        "word": level.word if level else None,
        "status": level.status.value if level else None,
        "by_role": judged.by_role,
        "on": as_date(judged.on),
        "reason": judged.reason,
        "expires": as_date(judged.expires),
    }


def _deviation(assessed: Assessment) -> Json | None:
    """An accepted deviation; status and word by the lines agreed instead, where any were."""
    accepted, under = assessed.deviation, under_deviation(assessed)
    if accepted is None:
        return None
    return {
        "reason": accepted.reason,
        "by_role": accepted.by_role,
        "on": as_date(accepted.on),
        "expires": as_date(accepted.expires),
        "instead": _target_text(under, under.yardstick.unit) if under else None,
        "status": under.status.value if under else None,
        "word": under.word if under else None,
    }


def _own_unit(assessed: Assessment) -> str:
    return assessed.value.unit if assessed.value is not None else assessed.indicator.unit


def _in(figure: Quantity | None, unit: str) -> Quantity | None:
    """A figure in the unit of its row, where it fits; as printed where it does not."""
    if figure is None or figure.unit == unit:
        return figure
    try:
        return figure.to(unit)
    except UnitMismatch:
        return figure


def _lines_in(lines: Lines, unit: str) -> Json:
    return {name: quantity(_in(line, unit)) for name, line in lines.items()}


def _target_text(assessed: Assessment, unit: str) -> str | None:
    line = assessed.target_line
    if line is None:
        return None
    ends = line if isinstance(line, tuple) else (line,)
    return " to ".join(quantity(_in(end, unit)) or "" for end in ends)


def _action(assessed: ActionAssessment) -> Json:
    action = assessed.action
    return {
        "code": action.code,
        "title": action.title,
        "status": assessed.status.value,
        "possible": [status.value for status in assessed.possible],
        "word": assessed.word,
        "reported": worst(action.reported),
        "reported_word": action.reported_word,
        "due": as_date(action.due),
        "original_due": as_date(action.original_due),
        "slip_days": action.slip_days,
        "months_late": assessed.months_late,
        "milestones_late": [step.title for step in assessed.milestones_late],
        "indicators": list(action.indicators),
        "reasons": reasons_json(assessed.reasons),
        "source": location(action.source),
    }


def _summary(summary: Summary) -> Json:
    return {
        **_counts(summary),
        "grouping": summary.grouping,
        "by": [{"group": group.group, **_counts(group)} for group in summary.by],
    }


def _counts(counts: Counts) -> Json:
    """Counts first; then the share that meets its target, of each denominator."""
    return {
        "total": counts.total,
        "targeted": counts.targeted,
        "judged": counts.judged,
        "counts": {status.value: count for status, count in counts.counts},
        "met_percent": {
            whole: None if (share := counts.share_met(whole)) is None else plain(share)
            for whole in ("total", "targeted", "judged")
        },
        "travel": {travel.value: count for travel, count in counts.travel},
        "movement": {movement.value: count for movement, count in counts.movement},
        "actions": {status.value: count for status, count in counts.actions},
    }


def _standing(standing: GroupStanding) -> Json:
    return {
        "group": standing.group,
        "method": standing.method.value,
        "unknown": standing.unknown.value,
        "status": standing.status.value,
        "possible": [status.value for status in standing.possible],
        "word": standing.word,
        "met": standing.met,
        "of": len(standing.parts),
        "unjudged": list(standing.unjudged),
        "left_out": list(standing.left_out),
        "deciding": list(standing.deciding),
        "reasons": reasons_json(standing.reasons),
    }


def _outcome(standing: OutcomeStanding) -> Json:
    return {
        "text": standing.outcome.text,
        "word": standing.word,
        "possible": list(standing.possible),
        "status": standing.status.value,
        "on_target": standing.on_target,
        "of": standing.of,
        "unknown": standing.unknown,
        "percent": None if standing.percent is None else plain(standing.percent),
        "due": as_date(standing.due),
        "is_final": standing.is_final,
        "priorities": [
            {"name": one.name, "on_target": one.on_target, "met": one.met, "of": one.of}
            for one in standing.priorities
        ],
        "reasons": reasons_json(standing.reasons),
        "source": location(standing.outcome.source),
    }
