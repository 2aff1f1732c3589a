"""The framework as shown: kinds of indicator, tests of a measure, definitions, who receives it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from pmf.model.dataset import Dataset
from pmf.model.framework import Definition, Framework
from pmf.model.governance import Audience, Scheduled
from pmf.model.indicator import Indicator, Tier, TierShows
from pmf.model.period import Period
from pmf.model.status import Frequency, Polarity, Provenance, Stage
from pmf.report.inferred import attribute_in_words
from pmf.report.piece_frame import (
    CalendarPart,
    DefinitionRow,
    DefinitionService,
    FrameworkPart,
    ProposalRow,
    TierPart,
)
from pmf.report.text import clean, day_words
from pmf.rules.governance.calendar import Due, calendar
from pmf.rules.questions.proposal import NO_PROPOSAL, Proposal
from pmf.rules.questions.propose import proposals

_SHOWS = {
    TierShows.TRAVEL: "which way a figure went, and whether that is better",
    TierShows.MOVEMENT: "which way a figure went, without saying whether that is better",
    TierShows.NARRATIVE: "progress in words",
}
_OFTEN = {
    Frequency.MONTHLY: "every month",
    Frequency.QUARTERLY: "every quarter",
    Frequency.HALF_YEARLY: "every half year",
    Frequency.ANNUAL: "once a year",
}
#: Days and periods up to this many are each named.
_LISTED = 4
_AFTER = {
    1: "after each month",
    3: "after each quarter",
    6: "after each half year",
    12: "after the year",
}
_PROVENANCE = {
    Provenance.AGREED: "agreed by the council",
    Provenance.STATUTORY: "set by law",
    Provenance.CONTRACTUAL: "set by a contract",
    Provenance.BENCHMARK: "taken from other councils",
    Provenance.PLACEHOLDER: "stands in until one is agreed",
    Provenance.INFERRED: "inferred, not stated",
    Provenance.STATED: "stated by the council",
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
        stated = provenance in (None, Provenance.STATED)
        who = "" if stated else f" ({_PROVENANCE[provenance]})"
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
        yield f"reported {_OFTEN[indicator.frequency]}"


def _reviewed(known: Definition) -> Iterator[tuple[str, str | None]]:
    own, target = known.reviewed_on, known.target_reviewed_on
    if own is not None and own == target:
        yield "Last reviewed", _day(own)
        return
    yield "Definition last reviewed", _day(own)
    yield "Target last reviewed", _day(target)


def _day(day: datetime.date | None) -> str | None:
    return day_words(day) if day else None


def calendar_of(
    framework: Framework | None, period: Period | None, audience: str = "public"
) -> CalendarPart:
    """Who receives what and how often, and what is due in the report's year.

    Args:
        framework: The framework; `None` when there is none.
        period: The report's period; without one only the days already set are known.
        audience: For whom the report is: a body is told what it receives itself, the public and
            those who receive no report of their own what anybody does.
    """
    if framework is None or not (framework.audiences or framework.schedule):
        return CalendarPart()
    told = tuple(_audience(one) for one in framework.audiences)
    if period is None:
        days = tuple(map(_scheduled, framework.schedule))
    else:
        days = _by_report(calendar(framework, period).entries)
    name = _name(framework, audience)
    # A body that receives reports reads its own days; the rest would be somebody else's.
    own = tuple(day for day in days if day[1] == name)
    kept = tuple(one for one in told if one[0] == name) if own else told
    return CalendarPart(kept, own or days)


def _name(framework: Framework, audience: str) -> str:
    known = framework.audience(audience)
    return clean(known.name if known else audience)


def _by_report(entries: tuple[Due, ...]) -> tuple[tuple[str, str, str, str], ...]:
    """One line for each report somebody receives, with all its days."""
    reports: dict[tuple[str, str], list[Due]] = {}
    for one in entries:
        reports.setdefault((clean(one.audience), clean(one.what)), []).append(one)
    return tuple(
        (_days(those), who, what, _periods([one.period for one in those if one.period]))
        for (who, what), those in reports.items()
    )


def _days(those: list[Due]) -> str:
    """When a report is due; where only the end of each period is known, that is said once."""
    set_days = [day_words(one.on) if one.on else clean(one.when or "") for one in those]
    ends = [day_words(one.after) for one in those if one.after]
    if any(set_days) or not ends:
        return "; ".join(filter(None, set_days))
    months = {one.period.months for one in those if one.period}
    if len(ends) > _LISTED and len(months) == 1:
        return _AFTER.get(months.pop(), "after each period")
    return f"after {'; '.join(ends)}"


def _periods(those: list[Period]) -> str:
    """The periods reported on: a few by name, more as a span."""
    if len(those) > _LISTED:
        return f"{those[0]} to {those[-1]}"
    return "; ".join(map(str, those))


def _audience(audience: Audience) -> tuple[str, str, str]:
    often = _OFTEN[audience.frequency] if audience.frequency else ""
    return clean(audience.name), often, clean("; ".join(audience.expects))


def _scheduled(one: Scheduled) -> tuple[str, str, str, str]:
    when = day_words(one.on) if one.on else clean(one.when or "")
    return when, clean(one.audience), clean(one.what), str(one.period or "")


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
