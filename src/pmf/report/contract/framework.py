"""What `pmf framework list` and `pmf framework show` print as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from pmf.model.framework import Definition, Framework
from pmf.model.governance import Audience, Output, Scheduled
from pmf.model.indicator import Tier
from pmf.report.contract.parts import (
    Json,
    as_date,
    as_text,
    breaks_json,
    number,
    quantity,
)
from pmf.report.contract.targets import target_lines


def frameworks_json(frameworks: Iterable[Framework]) -> Json:
    """What `pmf framework list --json` prints."""
    return {
        "frameworks": [
            {
                "id": one.id,
                "council": one.council,
                "title": one.title,
                "indicators": len(one.definitions),
                "illustrative": one.illustrative,
                "digest": one.digest,
            }
            for one in frameworks
        ]
    }


def framework_json(framework: Framework) -> Json:
    """What `pmf framework show --json` prints: everything the framework declares."""
    return {
        "id": framework.id,
        "council": framework.council,
        "title": framework.title,
        "scheme": framework.scheme,
        "stated_in": framework.stated_in,
        "as_of": as_date(framework.as_of),
        "as_of_because": framework.as_of_because,
        "adopted_on": as_date(framework.adopted_on),
        "reviewed_on": as_date(framework.reviewed_on),
        "review_every": framework.review_every,
        "digest": framework.digest,
        "ranked": framework.ranked,
        "illustrative": framework.illustrative,
        "criteria": list(framework.criteria),
        "mitigation_for": [status.value for status in framework.mitigation_for],
        "tiers": [_tier(one) for one in framework.tiers],
        **_order(framework),
        "audiences": [_audience(one) for one in framework.audiences],
        "changes": _policy(framework),
        "tests": [
            {"text": one.text, "asks": list(one.asks), "stated": one.stated}
            for one in framework.tests
        ],
        "schedule": [_scheduled(one) for one in framework.schedule],
        "outputs": [_output(one) for one in framework.outputs],
        "indicators": [_definition(framework, one) for one in framework.definitions],
    }


def _tier(tier: Tier) -> Json:
    return {
        "code": tier.code,
        "name": tier.name,
        "cap": tier.cap,
        "shows": tier.shows.value if tier.shows else None,
        "about": tier.about,
        "stated": tier.stated,
    }


def _order(framework: Framework) -> Json:
    """Who holds and owns what."""
    return {
        "priorities": [
            {"name": one.name, "aliases": list(one.aliases), "stated": one.stated}
            for one in framework.priorities
        ],
        "groups": [
            {
                "name": one.name,
                "aliases": list(one.aliases),
                "kind": one.kind.value if one.kind else None,
                "stated": one.stated,
            }
            for one in framework.groups
        ],
        "directorates": [
            {
                "name": one.name,
                "aliases": list(one.aliases),
                "role": one.role,
                "stated": one.stated,
            }
            for one in framework.directorates
        ],
        "holders": [
            {"role": one.role, "because": one.because, "stated": one.stated}
            for one in framework.holders
        ],
        "services": [
            {
                "name": one.name,
                "aliases": list(one.aliases),
                "group": one.group,
                "directorate": one.directorate,
                "owner": one.owner,
                "holder": one.holder,
                "provider": one.provider,
                "because": {known.attribute: known.because for known in one.declared},
                "stated": one.stated,
            }
            for one in framework.services
        ],
    }


def _audience(audience: Audience) -> Json:
    return {
        "name": audience.name,
        "aliases": list(audience.aliases),
        "kind": audience.kind.value,
        "frequency": audience.frequency.value if audience.frequency else None,
        "groups": list(audience.groups),
        "tiers": list(audience.tiers),
        "services": list(audience.services),
        "codes": list(audience.codes),
        "expects": list(audience.expects),
        "sees_exempt": audience.sees_exempt,
        "stated": audience.stated,
    }


def _policy(framework: Framework) -> Json | None:
    policy = framework.changes
    if policy is None:
        return None
    return {
        "single": policy.single,
        "wholesale": policy.wholesale,
        "wholesale_from": number(policy.wholesale_from),
        "stated": policy.stated,
    }


def _scheduled(one: Scheduled) -> Json:
    return {
        "audience": one.audience,
        "what": one.what,
        "period": as_text(one.period),
        "on": as_date(one.on),
        "when": one.when,
        "stated": one.stated,
    }


def _output(one: Output) -> Json:
    return {
        "id": one.id,
        "title": one.title,
        "audience": one.audience,
        "sections": list(one.sections),
        "stated": one.stated,
    }


def _definition(framework: Framework, definition: Definition) -> Json:
    indicator, target = definition.indicator, definition.indicator.target
    return {
        "code": indicator.code,
        "name": indicator.name,
        "unit": indicator.unit,
        "polarity": indicator.polarity.value if indicator.polarity else None,
        "basis": indicator.basis.value if indicator.basis else None,
        "accumulates": indicator.accumulates,
        "places": indicator.places,
        "tolerance": as_text(indicator.tolerance),
        "tier": indicator.tier.code if indicator.tier else None,
        "group": indicator.group,
        "service": indicator.service,
        "stage": indicator.stage.value,
        "frequency": indicator.frequency.value if indicator.frequency else None,
        "exempt": indicator.exempt,
        "purpose": indicator.purpose,
        "rationale": definition.rationale,
        "included_because": definition.included_because,
        "owner": framework.owner_of(indicator),
        "holder": framework.holder_of(indicator),
        "formula": definition.formula,
        "numerator": definition.numerator,
        "denominator": definition.denominator,
        "data_source": definition.data_source,
        "target": {
            "kind": target.kind,
            "lines": target_lines(target),
            "text": target.text,
            "provenance": target.provenance.value if target.provenance else None,
            "basis": definition.target_basis,
            "until": as_date(definition.target_until),
            "approved_by": definition.approved_by,
        },
        "floor": quantity(indicator.floor),
        "stretch": quantity(indicator.stretch),
        "reviewed_on": as_date(definition.reviewed_on),
        "target_reviewed_on": as_date(definition.target_reviewed_on),
        "meaning": definition.meaning,
        "national": definition.national,
        "contributes_to": list(indicator.contributes_to),
        "breaks": breaks_json(indicator.breaks),
        "because": {one.attribute: one.because for one in indicator.declared},
        "stated": definition.stated,
    }
