"""What `pmf evaluate --json` prints."""

from __future__ import annotations

from collections.abc import Iterable

from pmf.errors import UnitMismatch
from pmf.model.finding import Finding
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
from pmf.rules.results import Results
from pmf.rules.summary import Summary


def evaluate_json(results: Results, findings: Iterable[Finding]) -> Json:
    """What `pmf evaluate --json` prints."""
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
        "actions": [_action(one) for one in results.actions],
        "summary": _summary(results.summary()),
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
        "reasons": reasons_json(assessed.reasons),
        "source": location(action.source),
    }


def _summary(summary: Summary) -> Json:
    return {
        "total": summary.total,
        "targeted": summary.targeted,
        "judged": summary.judged,
        "counts": {status.value: count for status, count in summary.counts},
        "travel": {travel.value: count for travel, count in summary.travel},
        "by": [
            {
                "group": group.group,
                "counts": {status.value: count for status, count in group.counts},
            }
            for group in summary.by
        ],
    }
