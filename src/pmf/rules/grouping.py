"""What indicators and actions are counted by: where they are printed, whom they serve."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping

from pmf.errors import UsageError
from pmf.model.action import Action
from pmf.model.framework import Framework, GroupKind, Service
from pmf.model.governance import Audience, AudienceKind
from pmf.model.indicator import Indicator

#: What a report without a framework is grouped with.
_NOTHING = Framework("", "", "")

_Key = Callable[[Indicator, Framework], tuple[str | None, ...]]


def _group(indicator: Indicator, framework: Framework) -> tuple[str | None, ...]:
    known = framework.group(indicator.group) if indicator.group else None
    return (known.name if known else indicator.group,)


def _of_kind(kind: GroupKind) -> _Key:
    def key(indicator: Indicator, framework: Framework) -> tuple[str | None, ...]:
        known = framework.group(indicator.group) if indicator.group else None
        return (known.name,) if known and known.kind is kind else ()

    return key


def _committee(indicator: Indicator, framework: Framework) -> tuple[str | None, ...]:
    """The committees it is printed under; else those that receive it; else its group."""
    if any(group.kind is GroupKind.COMMITTEE for group in framework.groups):
        return _of_kind(GroupKind.COMMITTEE)(indicator, framework)
    committees = [one for one in framework.audiences if one.kind is AudienceKind.COMMITTEE]
    if committees:
        return tuple(one.name for one in committees if _sees(one, indicator))
    return _group(indicator, framework)


def _priority(indicator: Indicator, framework: Framework) -> tuple[str | None, ...]:
    """Every priority at the end of its golden thread, from indicator to indicator."""
    found: dict[str | None, None] = {}
    seen: set[str] = set()
    thread = [*filter(None, [indicator.group]), *indicator.contributes_to]
    while thread:
        name = thread.pop(0)
        if name in seen:
            continue
        seen.add(name)
        priority, group = framework.priority(name), framework.group(name)
        if priority is not None:
            found[priority.name] = None
        elif group is not None and group.kind is GroupKind.PRIORITY:
            found[group.name] = None
        above = framework.definition(name)
        if above is not None:
            own = above.indicator
            thread += [*filter(None, [own.group]), *own.contributes_to]
    return tuple(found)


def _from_service(read: Callable[[Service], str | None]) -> _Key:
    def key(indicator: Indicator, framework: Framework) -> tuple[str | None, ...]:
        service = framework.service(indicator.service) if indicator.service else None
        return (read(service) if service else None,)

    return key


def _service(indicator: Indicator, framework: Framework) -> tuple[str | None, ...]:
    known = framework.service(indicator.service) if indicator.service else None
    return (known.name if known else indicator.service,)


def _audience(indicator: Indicator, framework: Framework) -> tuple[str | None, ...]:
    return tuple(one.name for one in framework.audiences if _sees(one, indicator))


def _sees(audience: Audience, indicator: Indicator) -> bool:
    return audience.receives(indicator) and (not indicator.exempt or audience.sees_exempt)


def _tier(indicator: Indicator, _: Framework) -> tuple[str | None, ...]:
    return (indicator.tier.code if indicator.tier else None,)


def _provenance(indicator: Indicator, _: Framework) -> tuple[str | None, ...]:
    """Who stands behind the target, so that contractual targets can be kept apart."""
    stands = indicator.target.provenance
    return (stands.value if stands else None,)


_KEYS: dict[str, _Key] = {
    "group": _group,
    "service": _service,
    "tier": _tier,
    "priority": _priority,
    "committee": _committee,
    "plan": _of_kind(GroupKind.PLAN),
    "partner": _of_kind(GroupKind.PARTNER),
    "directorate": _from_service(lambda service: service.directorate),
    "owner": lambda indicator, framework: (framework.owner_of(indicator),),
    "holder": lambda indicator, framework: (framework.holder_of(indicator),),
    "provider": _from_service(lambda service: service.provider),
    "audience": _audience,
    "provenance": _provenance,
}
#: Everything indicators and actions can be counted by.
GROUPINGS = tuple(_KEYS)


def groups_of(
    indicator: Indicator, by: str, framework: Framework | None = None
) -> tuple[str | None, ...]:
    """The groups one indicator belongs to.

    Args:
        indicator: The indicator.
        by: One of `GROUPINGS`.
        framework: What the council declares of groups, services, priorities and audiences.

    Returns:
        The names, more than one where it serves several priorities or goes to several
        audiences; ``(None,)`` when it belongs to none.

    Raises:
        UsageError: `by` is none of `GROUPINGS`.
    """
    return _names(indicator, by, framework) or (None,)


def groups_of_action(
    action: Action,
    by: str,
    framework: Framework | None = None,
    indicators: Mapping[str, Indicator] | None = None,
) -> tuple[str | None, ...]:
    """The groups one action belongs to: its own; where it has none, those of its indicators.

    Args:
        action: The action.
        by: One of `GROUPINGS`.
        framework: What the council declares.
        indicators: The indicators actions may be linked to, by code.

    Raises:
        UsageError: `by` is none of `GROUPINGS`.
    """
    own = Indicator(
        action.code,
        action.title,
        group=action.group,
        service=action.service,
        owner=action.owner,
        exempt=action.exempt,
    )
    linked = ((indicators or {}).get(code) for code in action.indicators)
    answered = (_names(one, by, framework) for one in linked if one is not None)
    names = _names(own, by, framework) or tuple(itertools.chain.from_iterable(answered))
    return tuple(dict.fromkeys(names)) or (None,)


def refuse_grouping(by: str) -> None:
    """Refuse what nothing can be counted by.

    Raises:
        UsageError: `by` is none of `GROUPINGS`.
    """
    if by not in _KEYS:
        raise UsageError(f"by must be one of {', '.join(GROUPINGS)}, not {by!r}")


def _names(indicator: Indicator, by: str, framework: Framework | None) -> tuple[str, ...]:
    refuse_grouping(by)
    names = _KEYS[by](indicator, framework or _NOTHING)
    return tuple(name for name in names if name)
