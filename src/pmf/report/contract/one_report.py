"""What reconcile, infer, what-if, explain and translate print as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from pmf.model.number import plain
from pmf.model.scheme import Scheme
from pmf.report.contract.parts import (
    Json,
    as_text,
    findings_json,
    location,
    published_json,
    worst,
)
from pmf.rules.explanation import Explanation
from pmf.rules.infer import Inference
from pmf.rules.interval import Interval, shown
from pmf.rules.reconcile import Reconciliation, Row, TravelRow, Verdict
from pmf.rules.results import Results
from pmf.rules.totals.published import PublishedTotals
from pmf.rules.translate import Translation
from pmf.rules.what_if import Flip


def reconcile_json(
    reconciled: Reconciliation, results: Results, totals: PublishedTotals | None = None
) -> Json:
    """What `pmf reconcile --json` prints; `totals_disagree` holds what printed totals get wrong."""
    return {
        "illustrative": results.dataset.illustrative,
        "rows": [_row(row) for row in reconciled.rows],
        "actions": [_row(row) for row in reconciled.actions],
        "published": [published_json(one) for one in results.dataset.published],
        "totals_disagree": findings_json(totals.findings) if totals else [],
        "counts": {verdict.value: reconciled.count(verdict) for verdict in Verdict},
        "travels": [_travel_row(row) for row in reconciled.travels],
        "travel_counts": {verdict.value: reconciled.count_travels(verdict) for verdict in Verdict},
        "by": [
            {
                "group": group.group,
                "counts": {verdict.value: count for verdict, count in group.counts},
            }
            for group in reconciled.by
        ],
        "action_counts": {
            verdict.value: reconciled.count(verdict, actions=True) for verdict in Verdict
        },
    }


def _row(row: Row) -> Json:
    return {
        "code": row.code,
        "period": as_text(row.period),
        "reported": worst(row.reported),
        "reported_word": row.reported_word,
        "computed": row.computed.value,
        "possible": [status.value for status in row.possible],
        "verdict": row.verdict.value,
        "reasons": list(row.codes),
        **_travel(row.travel),
    }


def _travel_row(row: TravelRow) -> Json:
    return {
        "code": row.code,
        "period": str(row.period),
        **_travel(row),
        "source": location(row.source),
    }


def _travel(row: TravelRow | None) -> Json:
    """A printed direction of travel beside the computed one; nothing but nulls without one."""
    reported, computed = (row.reported, row.computed) if row else (None, None)
    return {
        "reported_travel": reported.value if reported else None,
        "reported_travel_word": row.reported_word if row else None,
        "computed_travel": computed.value if computed else None,
        "travel_verdict": row.verdict.value if row else None,
        "travel_reasons": [one.code for one in row.reasons] if row else [],
    }


def infer_json(inference: Inference, *, illustrative: bool = False) -> Json:
    """What `pmf infer --json` prints; `illustrative` where the figures are made up.

    `feasible` is null, and so are the intervals, where no row says anything about a tolerance;
    `rows` counts those that do, `left_out` the printed statuses that do not.
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
    for row in rows:
        row["because"] = None
    nothing = {"interval": None, "met_interval": None, "shortfall": None}
    rows += [{"code": one.code, **nothing, "because": one.because} for one in inference.silent]
    return {
        "illustrative": illustrative,
        "kind": inference.kind.value,
        "overall": {
            "feasible": inference.feasible,
            "interval": _interval(inference.near),
            "met_interval": _interval(inference.met),
            "conflict": list(inference.conflict),
            "rows": len(inference.rows),
            "left_out": len(inference.silent),
        },
        "indicators": rows,
    }


def _interval(interval: Interval | None) -> Json | None:
    """The ends to four places, rounded inwards; exactly, as a fraction, beside."""
    if interval is None or interval.is_empty:
        return None
    low, low_closed = interval.shown_low()
    high, high_closed = interval.shown_high()
    return {
        "low": low,
        "low_closed": low_closed,
        "low_exact": str(interval.low),
        "high": high,
        "high_closed": high_closed,
        "high_exact": None if interval.high is None else str(interval.high),
    }


def what_if_json(flips: Iterable[Flip], scheme: Scheme, *, illustrative: bool = False) -> Json:
    """What `pmf what-if --json` prints; `illustrative` where the figures are made up."""
    return {
        "illustrative": illustrative,
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


def translate_json(translations: Iterable[Translation], source: Scheme, target: Scheme) -> Json:
    """What `pmf schemes translate --json` prints."""
    return {
        "from": source.id,
        "to": target.id,
        "levels": [
            {
                "id": one.level.id,
                "word": one.level.word,
                "words": list(one.words),
                "levels": list(one.levels),
                "loss": one.loss.value,
                "because": one.because,
            }
            for one in translations
        ],
    }


def explain_json(explanation: Explanation, *, illustrative: bool = False) -> Json:
    """What `pmf explain --json` prints; `illustrative` where the figures are made up."""
    return {
        "illustrative": illustrative,
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
