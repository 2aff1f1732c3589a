"""The JSON promised to users: plain values from results, in stable shapes.

Numbers are decimal strings in the printed unit, dates are ISO, periods as printed by `Period`,
statuses lower case. Absent things are null, never left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import attrs

from pmf.model.dataset import Account, Dataset, Paper, Published
from pmf.model.finding import Finding, Location
from pmf.model.indicator import Indicator, Observation
from pmf.model.number import plain
from pmf.model.quantity import Quantity
from pmf.model.scheme import Scheme
from pmf.model.status import ActionStatus, Status
from pmf.model.target import Lines, Target
from pmf.reading.registry import Registry
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.explain import Explanation
from pmf.rules.infer import Inference, Interval, shown
from pmf.rules.reason import Reason
from pmf.rules.reconcile import Reconciliation, Row, Verdict
from pmf.rules.results import Results
from pmf.rules.summary import Summary
from pmf.rules.what_if import Flip

Json = dict[str, Any]


def read_json(dataset: Dataset) -> Json:
    """What `pmf read --json` prints."""
    return {
        "adapter": dataset.adapter,
        "council": dataset.council,
        "file": dataset.file,
        "period": _text(dataset.period),
        "illustrative": dataset.illustrative,
        "paper": _paper(dataset.paper),
        "indicators": [_indicator(one) for one in dataset.indicators],
        "observations": [_observation(one) for one in dataset.observations],
        "actions": [
            {
                "code": action.code,
                "title": action.title,
                "progress": _number(action.progress),
                "due": _date(action.due),
                "due_text": action.due_text,
                "reported": _worst(action.reported),
                "reported_word": action.reported_word,
                "comment": action.comment,
                "group": action.group,
                "service": action.service,
                "source": _location(action.source),
            }
            for action in dataset.actions
        ],
        "published": [_published(one) for one in dataset.published],
        "findings": findings_json(dataset.findings),
        "account": _account(dataset.account),
    }


def evaluate_json(results: Results, findings: Iterable[Finding]) -> Json:
    """What `pmf evaluate --json` prints."""
    return {
        "adapter": results.dataset.adapter,
        "council": results.dataset.council,
        "illustrative": results.dataset.illustrative,
        "period": _text(results.dataset.period),
        "scheme": results.scheme.id,
        "on": _date(results.on),
        "on_because": results.on_because,
        "assessments": [_assessment(one) for one in results],
        "actions": [_action(one) for one in results.actions],
        "summary": _summary(results.summary()),
        "findings": findings_json(findings),
    }


def reconcile_json(reconciled: Reconciliation, results: Results) -> Json:
    """What `pmf reconcile --json` prints."""
    return {
        "rows": [_row(row) for row in reconciled.rows],
        "actions": [_row(row) for row in reconciled.actions],
        "published": [_published(one) for one in results.dataset.published],
        "counts": {verdict.value: reconciled.count(verdict) for verdict in Verdict},
        "action_counts": {
            verdict.value: reconciled.count(verdict, actions=True) for verdict in Verdict
        },
    }


def infer_json(inference: Inference) -> Json:
    """What `pmf infer --json` prints.

    The interval is that of the *near* edge: how far short may still count as near. `met_interval`
    is that of the *met* edge: how far short may still count as met.
    """
    rows = [
        {
            "code": row.code,
            "interval": _interval(row.near),
            "met_interval": _interval(row.met),
            "shortfall": shown(row.shortfall),
        }
        for row in inference.rows
    ]
    nothing = {"interval": None, "met_interval": None, "shortfall": None}
    rows += [{"code": code, **nothing} for code in inference.left_out]
    return {
        "kind": inference.kind.value,
        "overall": {
            "feasible": inference.feasible,
            "interval": _interval(inference.near),
            "met_interval": _interval(inference.met),
            "conflict": list(inference.conflict),
        },
        "indicators": rows,
    }


def what_if_json(flips: Iterable[Flip], scheme: Scheme) -> Json:
    """What `pmf what-if --json` prints."""
    return {
        "scheme": scheme.id,
        "flips": [
            {
                "code": flip.code,
                "before": flip.before.status.value,
                "before_word": flip.before.word,
                "after": flip.after.status.value,
                "after_word": flip.after.word,
            }
            for flip in flips
        ],
    }


def _interval(interval: Interval | None) -> Json | None:
    if interval is None or interval.is_empty:
        return None
    return {
        "low": shown(interval.low),
        "low_closed": interval.low_closed,
        "high": None if interval.high is None else shown(interval.high),
        "high_closed": interval.high_closed,
    }


def explain_json(explanation: Explanation) -> Json:
    """What `pmf explain --json` prints."""
    return {
        "code": explanation.code,
        "sentence": explanation.sentence,
        "steps": [
            {"code": step.code, "text": step.text, "facts": dict(step.facts)}
            for step in explanation.steps
        ],
        "changes": [
            {
                "what": change.what,
                "to": plain(change.to.value),
                "unit": change.to.unit,
                "status": change.outcome.status.value,
                "word": change.outcome.word,
                "text": str(change),
            }
            for change in explanation.changes
        ],
    }


def findings_json(findings: Iterable[Finding]) -> list[Json]:
    """Findings, each with its place in plain sight."""
    return [
        {
            "kind": finding.kind,
            "severity": finding.severity.value,
            "message": finding.message,
            "code": finding.code,
            "raw": finding.raw,
            "used": finding.used,
            **_place(finding.location),
        }
        for finding in findings
    ]


def adapters_json(registry: Registry) -> Json:
    """What `pmf adapters list --json` prints."""
    return {
        "adapters": [
            {
                "name": adapter.name,
                "title": adapter.title,
                "council": adapter.council,
                "scheme": adapter.scheme,
                "framework": adapter.framework,
                "generic": adapter.generic,
                "samples": [sample.file.name for sample in adapter.samples],
            }
            for adapter in registry.adapters.values()
        ],
        "plugins": [
            {
                "name": plugin.name,
                "distribution": plugin.distribution,
                "offers": list(plugin.offers),
                "broken": plugin.broken,
            }
            for plugin in registry.plugins
        ],
    }


def scheme_json(scheme: Scheme) -> Json:
    """One scheme, as `pmf schemes list --json` and `pmf schemes show --json` print it."""
    return {
        "id": scheme.id,
        "title": scheme.title,
        "source": scheme.source,
        "valid_from": _date(scheme.valid_from),
        "valid_to": _date(scheme.valid_to),
        "compare": scheme.compare.value,
        "states_rule": bool(scheme.clauses),
        "digest": scheme.digest,
        "levels": [
            {
                "id": level.id,
                "word": level.word,
                "aliases": list(level.aliases),
                "meanings": [meaning.value for meaning in level.meanings],
                "shape": level.shape.value,
                "colour": level.colour,
            }
            for level in scheme.levels
        ],
        "rules": [
            {"level": clause.level, "says": clause.says, "decided": clause.decided}
            for clause in scheme.clauses
        ],
    }


def _indicator(indicator: Indicator) -> Json:
    return {
        "code": indicator.code,
        "code_printed": indicator.code_printed,
        "name": indicator.name,
        "unit": indicator.unit,
        "polarity": indicator.polarity.value if indicator.polarity else None,
        "basis": indicator.basis.value if indicator.basis else None,
        "accumulates": indicator.accumulates,
        "tier": indicator.tier.code if indicator.tier else None,
        "group": indicator.group,
        "service": indicator.service,
        "target": _target(indicator.target),
        "declared": [
            {
                "attribute": one.attribute,
                "provenance": one.provenance.value,
                "because": one.because,
            }
            for one in indicator.declared
        ],
        "source": _location(indicator.source),
    }


def _target(target: Target) -> Json:
    return {
        "kind": target.kind,
        "lines": _target_lines(target),
        "text": target.text,
        "period": _text(target.period),
        "provenance": target.provenance.value if target.provenance else None,
        "source": _location(target.source),
    }


def _target_lines(target: Target) -> Json:
    """The lines a target draws, by name; for a profile, by the part of the year too."""
    lines = getattr(target, "lines", None)
    if isinstance(lines, Lines):
        return _lines(lines)
    parts = getattr(target, "parts", ())
    return {str(period): _lines(drawn) for period, drawn in parts}


def _lines(lines: Lines) -> Json:
    return {name: plain(line.value) for name, line in lines.items()}


def _observation(seen: Observation) -> Json:
    return {
        "code": seen.code,
        "period": str(seen.period),
        "value": _quantity(seen.value),
        "absence": seen.absence.value if seen.absence else None,
        "numerator": _quantity(seen.numerator),
        "denominator": _quantity(seen.denominator),
        "raw": seen.raw,
        "marks": [mark.value for mark in seen.marks],
        "reported": _worst(seen.reported),
        "reported_word": seen.reported_word,
        "note": seen.note.text if seen.note else None,
        "source": _location(seen.source),
    }


def _assessment(assessed: Assessment) -> Json:
    seen, short = assessed.observation, assessed.shortfall
    percent = assessed.shortfall_percent
    return {
        "code": assessed.code,
        "name": assessed.indicator.name,
        "unit": assessed.indicator.unit,
        "period": str(assessed.period),
        "value": _quantity(assessed.value),
        "target": _target_text(assessed),
        "lines": _lines(assessed.lines) if assessed.lines else {},
        "status": assessed.status.value,
        "possible": [status.value for status in assessed.possible],
        "word": assessed.word,
        "shortfall": _quantity(short),
        "shortfall_percent": None if percent is None else plain(percent),
        "rounding_decides": assessed.rounding_decides,
        "travel": assessed.travel.value if assessed.travel else None,
        "movement": assessed.movement.value if assessed.movement else None,
        "reported": _worst(seen.reported),
        "reported_word": seen.reported_word,
        "marks": [mark.value for mark in seen.marks],
        "group": assessed.indicator.group,
        "tier": assessed.indicator.tier.code if assessed.indicator.tier else None,
        "reasons": _reasons(assessed.reasons),
        "source": _location(seen.source),
    }


def _target_text(assessed: Assessment) -> str | None:
    line = assessed.target_line
    if line is None:
        return None
    if isinstance(line, tuple):
        return " to ".join(plain(end.value) for end in line)
    return plain(line.value)


def _action(assessed: ActionAssessment) -> Json:
    action = assessed.action
    return {
        "code": action.code,
        "title": action.title,
        "status": assessed.status.value,
        "possible": [status.value for status in assessed.possible],
        "word": assessed.word,
        "reported": _worst(action.reported),
        "reported_word": action.reported_word,
        "reasons": _reasons(assessed.reasons),
        "source": _location(action.source),
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


def _row(row: Row) -> Json:
    return {
        "code": row.code,
        "period": _text(row.period),
        "reported": _worst(row.reported),
        "reported_word": row.reported_word,
        "computed": row.computed.value,
        "possible": [status.value for status in row.possible],
        "verdict": row.verdict.value,
        "reasons": list(row.codes),
    }


def _reasons(reasons: tuple[Reason, ...]) -> list[Json]:
    return [{"code": reason.code, "text": reason.text} for reason in reasons]


def _paper(paper: Paper) -> Json:
    return {
        "title": paper.title,
        "date": _date(paper.date),
        "recommendations": list(paper.recommendations),
        "background_papers": list(paper.background_papers),
    }


def _published(one: Published) -> Json:
    return {
        "name": one.name,
        "count": one.count,
        "percent": one.percent,
        "group": one.group,
        "source": _location(one.source),
    }


def _account(account: Account) -> Json:
    return {**attrs.asdict(account), "balances": account.balances}


def _place(location: Location | None) -> Json:
    if location is None:
        return dict.fromkeys(("file", "table", "row", "line", "column"))
    return {
        "file": location.file,
        "table": location.table,
        "row": location.row,
        "line": location.line,
        "column": location.column,
    }


def _location(location: Location | None) -> Json | None:
    return None if location is None else _place(location)


def _worst(meanings: tuple[Status, ...] | tuple[ActionStatus, ...]) -> str | None:
    """The printed word's meaning; the worst where a council's word merges several."""
    return meanings[-1].value if meanings else None


def _quantity(quantity: Quantity | None) -> str | None:
    return None if quantity is None else plain(quantity.value)


def _number(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)


def _date(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _text(thing: object | None) -> str | None:
    return None if thing is None else str(thing)
