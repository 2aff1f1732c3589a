"""The JSON of returns: what a template asks for, what is outstanding, what a roll-over leaves."""

from __future__ import annotations

from collections.abc import Iterable

from pmf.report.contract.parts import Json, place
from pmf.rules.returns.outstanding import Missing, Outstanding
from pmf.rules.returns.rollover import RollOver
from pmf.rules.returns.template import ReturnTemplate


def template_json(template: ReturnTemplate) -> Json:
    """What `pmf framework template --json` prints: what a return asks for."""
    return {
        "framework": template.framework.id,
        "council": template.framework.council,
        "illustrative": template.framework.illustrative,
        "period": str(template.period),
        "audience": template.audience,
        "service": template.service,
        "owner": template.owner,
        "asked": [
            {
                "code": one.indicator.code,
                "name": one.indicator.name,
                "service": one.indicator.service,
                "owner": one.owner,
                "unit": one.indicator.unit,
                "target": one.target or None,
            }
            for one in template.asked
        ],
        "not_asked": [
            {
                "code": one.definition.indicator.code,
                "name": one.definition.indicator.name,
                "because": one.because,
            }
            for one in template.not_asked
        ],
    }


def outstanding_json(found: Iterable[Outstanding]) -> Json:
    """What `pmf framework outstanding --json` prints: what is missing, by the role that owes it."""
    return {
        "returns": [
            {
                "framework": one.framework.id,
                "council": one.framework.council,
                "period": str(one.period),
                "files": list(one.files),
                "illustrative": one.illustrative,
                "asked": one.asked,
                "complete": one.complete,
                "owners": [
                    {"owner": owner, "missing": [_missing(lack) for lack in lacks]}
                    for owner, lacks in one.by_owner().items()
                ],
            }
            for one in found
        ]
    }


def _missing(one: Missing) -> Json:
    return {
        "code": one.code,
        "name": one.name,
        "service": one.service,
        "kind": one.kind,
        "text": one.text,
        **place(one.source),
    }


def roll_over_json(rolled: RollOver, unwritten: Iterable[str] = ()) -> Json:
    """What `pmf framework roll-over --json` prints: what somebody must decide."""
    return {
        "framework": rolled.framework.id,
        "illustrative": rolled.framework.illustrative,
        "from": str(rolled.from_year),
        "to": str(rolled.to_year),
        "indicators": len(rolled.framework.definitions),
        "to_decide": [
            {"code": one.code, "kind": one.kind, "text": one.text} for one in rolled.to_decide
        ],
        "unwritten": list(unwritten),
    }
