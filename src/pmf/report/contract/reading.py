"""What `pmf read --json` prints."""

from __future__ import annotations

import attrs

from pmf.model.dataset import Account, Dataset, Replaced
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.target import FixedTarget, Lines, Target
from pmf.report.contract.paper import (
    commentary_json,
    escalation_json,
    finance_json,
    outcome_json,
    paper_json,
    peer_json,
    risk_json,
    tier_json,
)
from pmf.report.contract.parts import (
    Json,
    as_date,
    as_text,
    breaks_json,
    findings_json,
    location,
    number,
    published_json,
    quantity,
    worst,
)
from pmf.report.contract.targets import target_lines, target_unit
from pmf.rules.several.replacing import subject_of


def read_json(dataset: Dataset) -> Json:
    """What `pmf read --json` prints."""
    return {
        "adapter": dataset.adapter,
        "council": dataset.council,
        "file": dataset.file,
        "period": as_text(dataset.period),
        "illustrative": dataset.illustrative,
        "remark": dataset.remark,
        "published_on": as_date(dataset.published_on),
        "paper": paper_json(dataset.paper),
        "tiers": [tier_json(tier) for tier in dataset.tiers],
        "tests": list(dataset.tests),
        "outcomes": [outcome_json(one) for one in dataset.outcomes],
        "risks": [risk_json(one) for one in dataset.risks],
        "indicators": [_indicator(one, dataset) for one in dataset.indicators],
        "observations": [_observation(one) for one in dataset.observations],
        "actions": [
            {
                "code": action.code,
                "title": action.title,
                "progress": number(action.progress),
                "due": as_date(action.due),
                "due_text": action.due_text,
                "original_due": as_date(action.original_due),
                "start": as_date(action.start),
                "owner": action.owner,
                "indicators": list(action.indicators),
                "milestones": [
                    {
                        "title": step.title,
                        "due": as_date(step.due),
                        "done_on": as_date(step.done_on),
                    }
                    for step in action.milestones
                ],
                "reported": worst(action.reported),
                "reported_word": action.reported_word,
                "comment": action.comment,
                "group": action.group,
                "service": action.service,
                "source": location(action.source),
            }
            for action in dataset.actions
        ],
        "commentary": [commentary_json(one) for one in dataset.commentary],
        "escalations": [escalation_json(one) for one in dataset.escalations],
        "peers": [peer_json(one) for one in dataset.peers],
        "finances": [finance_json(one) for one in dataset.finances],
        "superseded": [
            {
                "earlier": _observation(one.earlier),
                "later": _observation(one.later),
                "file": one.file,
                "published": as_date(one.published),
            }
            for one in dataset.superseded
        ],
        "replaced": [_replaced(one) for one in dataset.replaced],
        "publications": [
            {
                "file": one.file,
                "name": one.name,
                "period": as_text(one.period),
                "published": as_date(one.published),
                "remark": one.remark,
            }
            for one in dataset.publications
        ],
        "published": [published_json(one) for one in dataset.published],
        "findings": findings_json(dataset.findings),
        "account": _account(dataset.account),
    }


def _replaced(one: Replaced) -> Json:
    return {
        "about": subject_of(one.later),
        "before": one.before,
        "now": one.now,
        "disagrees": one.disagrees,
        "file": one.file,
        "published": as_date(one.published),
        "source": location(one.earlier.source),
        "later_source": location(one.later.source),
    }


def _indicator(indicator: Indicator, dataset: Dataset) -> Json:
    framework = dataset.framework
    known = framework.service(indicator.service) if framework and indicator.service else None
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
        "directorate": known.directorate if known else None,
        "stage": indicator.stage.value,
        "owner": indicator.owner,
        "purpose": indicator.purpose,
        "contributes_to": list(indicator.contributes_to),
        "frequency": indicator.frequency.value if indicator.frequency else None,
        "breaks": breaks_json(indicator.breaks),
        "target": _target(indicator.target, dataset.period),
        "declared": [
            {
                "attribute": one.attribute,
                "provenance": one.provenance.value,
                "because": one.because,
            }
            for one in indicator.declared
        ],
        "source": location(indicator.source),
    }


def _target(target: Target, period: Period | None) -> Json:
    lines = _lines_of(target, period)
    return {
        "kind": target.kind,
        "lines": target_lines(target, lines),
        "unit": target_unit(target, lines),
        "sense": lines.sense.value if lines and lines.sense else None,
        "strict": bool(lines and lines.strict),
        "text": target.text,
        "period": as_text(target.period),
        "provenance": target.provenance.value if target.provenance else None,
        "source": location(target.source),
    }


def _lines_of(target: Target, period: Period | None) -> Lines | None:
    """The lines of the report's own period; `None` when the target draws none for it."""
    if isinstance(target, FixedTarget):
        return target.lines
    drawn = target.resolve(period) if period is not None else None
    return drawn if isinstance(drawn, Lines) else None


def _observation(seen: Observation) -> Json:
    return {
        "code": seen.code,
        "period": str(seen.period),
        "value": quantity(seen.value),
        "absence": seen.absence.value if seen.absence else None,
        "numerator": quantity(seen.numerator),
        "denominator": quantity(seen.denominator),
        "raw": seen.raw,
        "marks": [mark.value for mark in seen.marks],
        "reported": worst(seen.reported),
        "reported_word": seen.reported_word,
        "travel_word": seen.travel_word,
        "note": seen.note.text if seen.note else None,
        "source": location(seen.source),
    }


def _account(account: Account) -> Json:
    return {**attrs.asdict(account), "balances": account.balances}
