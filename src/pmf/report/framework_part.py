"""The framework as shown: kinds of indicator, tests of a measure, definitions, proposals."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from pmf.model.dataset import Dataset
from pmf.model.framework import Definition, Framework
from pmf.model.indicator import Indicator, Tier, TierShows
from pmf.model.status import Polarity, Provenance, Stage
from pmf.report.due import OFTEN
from pmf.report.inferred import PROVENANCES, attribute_in_words
from pmf.report.piece_framework import (
    DefinitionRow,
    DefinitionService,
    FrameworkPart,
    ProposalRow,
    TierPart,
)
from pmf.report.text import clean, day_words
from pmf.rules.questions.proposal import NO_PROPOSAL, Proposal
from pmf.rules.questions.propose import proposals

_SHOWS = {
    TierShows.TRAVEL: "which way a figure went, and whether that is better",
    TierShows.MOVEMENT: "which way a figure went, without saying whether that is better",
    TierShows.NARRATIVE: "progress in words",
}
#: Why no target is worked out for some: none is wanted, and none is waited for.
_NO_TARGET_EVER = ("neutral",)
_WAITS = {
    "target-pending": "a target",
    "profile-missing": "the profile of its target",
    "bad-target": "a target that can be read",
}


def framework_of(dataset: Dataset) -> FrameworkPart:
    """The kinds of indicator and the tests of a good one, as document or framework state them."""
    framework = dataset.framework
    tests = dataset.tests or tuple(test.text for test in (framework.tests if framework else ()))
    return FrameworkPart(
        tiers=tuple(_tiers(dataset)),
        tests=tuple(map(clean, tests)),
        criteria=tuple(map(clean, framework.criteria)) if framework else (),
        facts=tuple(_facts(framework)) if framework else (),
    )


def _tiers(dataset: Dataset) -> Iterator[TierPart]:
    declared = dataset.tiers or (dataset.framework.tiers if dataset.framework else ())
    counts = Counter(one.tier.code for one in dataset.indicators if one.tier)
    for tier in declared:
        count = counts[tier.code]
        yield TierPart(
            name=tier_name(tier),
            about=clean(tier.about or ""),
            cap="" if tier.cap is None else f"at most {tier.cap}",
            count=count,
            over=tier.cap is not None and count > tier.cap,
            shows=_SHOWS[tier.shows] if tier.shows else "",
        )


def tier_name(tier: Tier) -> str:
    """A kind with its code: ``Key Performance Indicator (KPI)``."""
    name, code = clean(tier.name), clean(tier.code)
    return name if code in name else f"{name} ({code})"


def _facts(framework: Framework) -> Iterator[tuple[str, str]]:
    if framework.adopted_on:
        yield "Adopted", day_words(framework.adopted_on)
    if framework.reviewed_on:
        yield "Last reviewed", day_words(framework.reviewed_on)
    if framework.review_every:
        often = {12: "once a year", 6: "every half year", 24: "every two years"}
        said = often.get(framework.review_every, f"every {framework.review_every} months")
        yield "Reviewed", said


def definitions_of(dataset: Dataset) -> tuple[DefinitionService, ...]:
    """The definitions book of the report's indicators; those with nothing to say are left out."""
    framework = dataset.framework
    services: dict[str, list[DefinitionRow]] = {}
    for indicator in dataset.indicators:
        known = framework.definition(indicator.code) if framework else None
        told = tuple(_told(indicator, known))
        if not told:
            continue
        lines = (*told, *_basics(indicator))
        code = clean(indicator.code) if indicator.code_printed else ""
        under = clean(indicator.service or indicator.group or "")
        services.setdefault(under, []).append(DefinitionRow(code, clean(indicator.name), lines))
    return tuple(DefinitionService(name, tuple(rows)) for name, rows in services.items())


def _told(indicator: Indicator, known: Definition | None) -> Iterator[tuple[str, str]]:
    """What makes an entry worth printing: what a reader cannot see in the tables."""
    told: list[tuple[str, str | None]] = [("Purpose", indicator.purpose)]
    told.append(("Counted another way", "; ".join(map(str, indicator.breaks))))
    if known is not None:
        told += [
            ("Why it matters", known.rationale),
            ("Included because", known.included_because),
            ("Worked out as", known.formula),
            ("Numerator", known.numerator),
            ("Denominator", known.denominator),
            ("Source of the figures", known.data_source),
            ("Stands beside", known.national),
            ("Target approved by", known.approved_by),
            *_reviewed(known),
            ("Target set until", _day(known.target_until)),
        ]
    yield from ((label, clean(text)) for label, text in told if text)


def _basics(indicator: Indicator) -> Iterator[tuple[str, str]]:
    yield "Figures", "; ".join(_figures(indicator))
    provenance = indicator.target.provenance
    if indicator.target.text:
        # That the council states its own target goes without saying.
        said = provenance is not None and provenance != Provenance.STATED
        who = f" ({PROVENANCES[provenance]})" if provenance and said else ""
        yield "Target", f"{clean(indicator.target.text)}{who}"
    if indicator.owner:
        yield "Owner", clean(indicator.owner)
    if indicator.contributes_to:
        yield "Contributes to", clean("; ".join(indicator.contributes_to))


def _figures(indicator: Indicator) -> Iterator[str]:
    """What its figures are: their unit, which are better, what one covers, how often."""
    yield attribute_in_words(indicator, "unit")
    if indicator.polarity is not None:
        better = attribute_in_words(indicator, "polarity")
        yield "none is better" if indicator.polarity is Polarity.NEUTRAL else f"{better} are better"
    if indicator.basis is not None:
        yield attribute_in_words(indicator, "basis")
    if indicator.frequency:
        yield f"reported {OFTEN[indicator.frequency]}"


def _reviewed(known: Definition) -> Iterator[tuple[str, str | None]]:
    own, target = known.reviewed_on, known.target_reviewed_on
    if own is not None and own == target:
        yield "Last reviewed", _day(own)
        return
    yield "Definition last reviewed", _day(own)
    yield "Target last reviewed", _day(target)


def _day(day: datetime.date | None) -> str | None:
    return day_words(day) if day else None


def proposals_of(dataset: Dataset, *, worked_out: bool) -> tuple[ProposalRow, ...]:
    """Indicators still in development, and those whose target is still to be settled.

    Args:
        dataset: What was read.
        worked_out: Whether to add a target worked out of earlier figures for each live indicator
            that has none; such a target is an offer, and nothing is adopted.
    """
    offered = {one.code: one for one in proposals(dataset)} if worked_out else {}
    rows = []
    for one in dataset.indicators:
        waits, offer = _waits_for(one), offered.get(one.code)
        if offer is not None and not waits and offer.reason not in _NO_TARGET_EVER:
            waits = "a target, if there is to be one"
        if waits:
            code = clean(one.code) if one.code_printed else ""
            said = (clean(one.target.text or ""), _offer(offer) if offer else "")
            rows.append(ProposalRow(code, clean(one.name), waits, said[0], said[1]))
    return tuple(rows)


def _waits_for(indicator: Indicator) -> str:
    if indicator.stage is Stage.IN_DEVELOPMENT:
        return "its definition: it is in development"
    if indicator.target.provenance == Provenance.PLACEHOLDER:
        return "an agreed target in place of the one that stands in"
    return _WAITS.get(getattr(indicator.target, "reason", ""), "")


def _offer(offer: Proposal) -> str:
    if offer.value is None:
        return NO_PROPOSAL[offer.reason or "no-figures"]
    facts = " ".join((offer.words, *offer.facts))
    return clean(f"{offer.value}. {facts}")
