"""What a review asks of targets, and of how long ago anything was looked at."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pmf.model.framework import Definition
from pmf.model.indicator import TierShows
from pmf.model.status import Polarity, Provenance
from pmf.model.target import FixedTarget, NoTarget, ProfiledTarget, Target
from pmf.model.target_forms import ChangeTarget, DatedTarget, SteppedTarget
from pmf.rules.governance.concern import (
    Asking,
    Concern,
    Found,
    Question,
    count_words,
    question,
)

_NO_INTERVAL = "The framework does not say how often it is reviewed; say after how many months."
_OPEN = {
    "target-pending": "The target is still to be set.",
    "profile-missing": "The target is a profile that is not supplied.",
    "bad-target": "The target's words cannot be read.",
}


def ask_targets(asking: Asking) -> list[Question]:
    """The questions on targets and on dates of review."""
    return [
        question("no-target", _without(asking)),
        question("target-open", _open(asking)),
        question("target-placeholder", _placeholders(asking)),
        question("target-expired", _expired(asking)),
        _stale_targets(asking),
        _stale_definitions(asking),
        _caps(asking),
        _overdue(asking),
    ]


def _without(asking: Asking) -> Iterator[Found]:
    for definition in asking.live:
        if not _is_judged(definition) or _has_target(asking, definition):
            continue
        if definition.indicator.polarity is not Polarity.NEUTRAL:
            yield definition.indicator.code, "It is live and has no target."
        elif _infers_polarity(definition):
            said = "It is live and has no target; that it is for information only is inferred."
            yield definition.indicator.code, said


def _is_judged(definition: Definition) -> bool:
    """Whether it is of a tier that is judged."""
    tier = definition.indicator.tier
    return (tier.shows if tier else None) not in (TierShows.MOVEMENT, TierShows.NARRATIVE)


def _infers_polarity(definition: Definition) -> bool:
    return any(one.attribute == "polarity" for one in definition.indicator.declared)


def _has_target(asking: Asking, definition: Definition) -> bool:
    """Whether the framework sets a target, or a report prints one."""
    if definition.indicator.target.kind != "none":
        return True
    # A basis is declared for a target that the reports print; without a report it is believed.
    believed = definition.target_basis is not None
    return asking.targeted.get(definition.indicator.code, believed)


def _open(asking: Asking) -> Iterator[Found]:
    for definition in asking.live:
        what = left_open(definition.indicator.target)
        if what is not None:
            yield definition.indicator.code, what


def left_open(target: Target) -> str | None:
    """What a target's words leave open, in a sentence; `None` when nothing."""
    if isinstance(target, NoTarget):
        return _OPEN.get(target.reason)
    if isinstance(target, SteppedTarget) and target.first_year is None:
        return "The target steps up by years, and no first year is stated."
    if isinstance(target, ChangeTarget):
        if target.amount is not None and target.direction is None:
            return "The target is a change, and its words do not say up or down."
        unsaid = target.baseline is None and target.reference == "baseline"
        if unsaid and not target.values_are_changes:
            return "The target is a change from a baseline that is not named."
    return None


def _placeholders(asking: Asking) -> Iterator[Found]:
    for definition in asking.kept:
        if definition.indicator.target.provenance is Provenance.PLACEHOLDER:
            yield definition.indicator.code, "The target only holds the place of one to come."


def _expired(asking: Asking) -> Iterator[Found]:
    for definition in asking.live:
        until = definition.target_until or last_day(definition.indicator.target)
        if until is not None and until < asking.on:
            yield definition.indicator.code, f"The target was meant to hold until {until}."


def last_day(target: Target) -> datetime.date | None:
    """The last day a target's own words name; `None` when they name none."""
    if isinstance(target, DatedTarget):
        return max(period.end for period, _ in target.steps)
    if isinstance(target, ProfiledTarget):
        return None if target.every_year else max(period.end for period, _ in target.parts)
    if isinstance(target, SteppedTarget) and target.first_year is not None:
        return target.first_year.shift(len(target.by_year) - 1).end
    if isinstance(target, FixedTarget) and target.period is not None:
        return target.period.end
    return None


def _stale_targets(asking: Asking) -> Question:
    targeted = [one for one in asking.live if _has_target(asking, one)]
    days = [(one, one.target_reviewed_on or one.indicator.target.reviewed_on) for one in targeted]
    return _stale("target-stale", asking, days)


def _stale_definitions(asking: Asking) -> Question:
    return _stale("definition-stale", asking, [(one, one.reviewed_on) for one in asking.kept])


def _stale(
    id: str, asking: Asking, days: list[tuple[Definition, datetime.date | None]]
) -> Question:
    """What was looked at too long ago; a review of the whole framework looked at everything."""
    if asking.months is None:
        return Question(id, not_asked=_NO_INTERVAL)
    found: list[Found] = []
    for definition, own in days:
        known = [day for day in (own, asking.looked_at) if day is not None]
        if not known:
            found.append((definition.indicator.code, "No day is known on which it was looked at."))
            continue
        due = asking.due_again(max(known))
        if due is not None and due < asking.on:
            said = f"Last looked at on {max(known)}; due again by {due}."
            found.append((definition.indicator.code, said))
    return question(id, found)


def _caps(asking: Asking) -> Question:
    capped = [tier for tier in asking.framework.tiers if tier.cap is not None]
    if not capped:
        return Question("cap-exceeded", not_asked="No tier has a limit.")
    concerns = []
    for tier in capped:
        codes = tuple(
            one.indicator.code
            for one in asking.kept
            if one.indicator.tier and one.indicator.tier.code == tier.code
        )
        if tier.cap is not None and len(codes) > tier.cap:
            held = count_words(len(codes), "indicator")
            concerns.append(Concern(codes, f"{tier.code} holds {held}; its limit is {tier.cap}."))
    return Question("cap-exceeded", tuple(concerns))


def _overdue(asking: Asking) -> Question:
    if asking.months is None:
        return Question("review-overdue", not_asked=_NO_INTERVAL)
    day = asking.looked_at
    if day is None:
        return Question("review-overdue", (Concern((), "No day of adoption or review is stated."),))
    due = asking.due_again(day)
    if due is None or due >= asking.on:
        return Question("review-overdue")
    said = f"The framework was last adopted or reviewed on {day}; a review was due by {due}."
    return Question("review-overdue", (Concern((), said),))
