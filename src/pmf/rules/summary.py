"""Counts first, then shares: how many stand where, and of how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

import attrs

from pmf.errors import UsageError
from pmf.model.framework import Framework
from pmf.model.number import percentage
from pmf.model.status import ActionStatus, Movement, Status, Travel
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.grouping import groups_of, groups_of_action, refuse_grouping
from pmf.rules.targeted import is_targeted

_Counted = TypeVar("_Counted", Status, Travel, Movement, ActionStatus)
_WHOLES = ("total", "targeted", "judged", "compared")


@attrs.frozen
class Counts:
    """How many indicators and actions stand where.

    Attributes:
        total: Indicators with an observation in the period.
        targeted: Those of them that have a target that can be read and are not for information
            only, by `is_targeted`.
        judged: Those of them whose status is one of the four that judge.
        counts: A count for each status that occurs, best first.
        travel: A count for each way values went, better or worse; empty when none is known.
        movement: A count for each way values went, without saying whether that is good.
        actions: A count for each status of actions that occurs.
    """

    total: int = 0
    targeted: int = 0
    judged: int = 0
    counts: tuple[tuple[Status, int], ...] = ()
    travel: tuple[tuple[Travel, int], ...] = ()
    movement: tuple[tuple[Movement, int], ...] = ()
    actions: tuple[tuple[ActionStatus, int], ...] = ()

    @property
    def compared(self) -> int:
        """Indicators of which it is known whether they went the better way."""
        return sum(count for _, count in self.travel)

    def count(self, what: Status | Travel | Movement | ActionStatus) -> int:
        """How many stand so."""
        for kind, counted in _tables(self):
            if isinstance(what, kind):
                return int(dict(counted).get(what, 0))
        raise UsageError(f"what is counted is a status, a travel or a movement, not {what!r}")

    def share(self, what: Status | Travel, of: str | None = None) -> Decimal | None:
        """What percentage of a denominator stands so, half up to one place.

        Args:
            what: The status, or the travel, counted.
            of: The denominator, named: ``"total"``, ``"targeted"``, ``"judged"`` or
                ``"compared"``. By default those judged for a status that judges, those compared
                for a travel, else the total.

        Returns:
            The percentage; `None` when the denominator is zero.

        Raises:
            UsageError: The denominator is none of these, or does not hold what is counted.
        """
        if of is not None and of not in _WHOLES:
            raise UsageError(f"denominator must be one of {', '.join(_WHOLES)}, not {of!r}")
        if not isinstance(what, (Status, Travel)):
            raise UsageError(f"a share is of a status or a travel, not of {what!r}")
        of = of or _usual_whole(what)
        held = {
            "judged": isinstance(what, Status) and what.rank is not None,
            "compared": isinstance(what, Travel),
        }
        if not held.get(of, True):
            raise UsageError(f"denominator {of} does not hold {what.value}: ask of total")
        return percentage(Decimal(self.count(what)), Decimal(getattr(self, of)), 1)

    def share_met(self, of: str = "judged") -> Decimal | None:
        """What percentage meets its target, exceeded included, half up to one place.

        Args:
            of: The denominator, named: ``"total"``, ``"targeted"`` or ``"judged"``.

        Returns:
            The percentage; `None` when the denominator is zero.
        """
        if of not in _WHOLES[:3]:
            raise UsageError(f"denominator must be one of {', '.join(_WHOLES[:3])}, not {of!r}")
        met = sum(count for status, count in self.counts if status.is_met)
        return percentage(Decimal(met), Decimal(getattr(self, of)), 1)


@attrs.frozen
class GroupCounts(Counts):
    """How many indicators and actions of one group stand where.

    Attributes are those of `Counts`, and:

    Attributes:
        group: The group; `None` for indicators that belong to none.
    """

    group: str | None = None


@attrs.frozen
class Summary(Counts):
    """How many indicators and actions stand where, as a whole and for each group.

    Summaries add up: of two reports, of two halves of one. ``Summary()`` adds nothing.

    Attributes are those of `Counts`, and:

    Attributes:
        by: The same counts for each group, in the order printed. An indicator that serves several
            priorities or goes to several audiences counts in each.
        grouping: What the groups are: ``"group"``, ``"service"``; `None` when nothing was
            counted by anything.
    """

    by: tuple[GroupCounts, ...] = ()
    grouping: str | None = None

    def group(self, name: str | None) -> GroupCounts:
        """The counts of one group; all zero when it does not occur."""
        return next((one for one in self.by if one.group == name), GroupCounts(group=name))

    def __add__(self, other: object) -> Summary:
        if not isinstance(other, Summary):
            return NotImplemented
        if None not in (self.grouping, other.grouping) and self.grouping != other.grouping:
            raise UsageError(
                f"summaries by {self.grouping} and by {other.grouping} do not add up: "
                "count both by the same"
            )
        names = dict.fromkeys(one.group for one in (*self.by, *other.by))
        return Summary(
            **_added(self, other),
            by=tuple(
                GroupCounts(**_added(self.group(name), other.group(name)), group=name)
                for name in names
            ),
            grouping=self.grouping or other.grouping,
        )


def summarise(
    assessments: Iterable[Assessment],
    by: str = "group",
    *,
    framework: Framework | None = None,
    actions: Iterable[ActionAssessment] = (),
) -> Summary:
    """Count assessments and actions by status, by travel and by group.

    Args:
        assessments: What was judged.
        by: What to count them by: ``"group"`` (what the council prints them under),
            ``"service"``, ``"tier"``, ``"priority"``, ``"committee"``, ``"directorate"``,
            ``"owner"``, ``"holder"``, ``"audience"`` or another of
            `pmf.rules.grouping.GROUPINGS`.
        framework: What the council declares; without it only what indicators say themselves is
            known.
        actions: Judged actions; one without a group of its own counts where its indicators do.

    Raises:
        UsageError: `by` is none of these.
    """
    judged, acted = tuple(assessments), tuple(actions)
    groups = dict(grouped(judged, by, framework))
    doing = grouped_actions(acted, by, framework, judged)
    names = dict.fromkeys((*groups, *doing))
    return Summary(
        **_counted(judged, acted),
        by=tuple(
            GroupCounts(**_counted(groups.get(name, ()), doing.get(name, ())), group=name)
            for name in names
        ),
        grouping=by,
    )


def grouped(
    assessments: Iterable[Assessment], by: str = "group", framework: Framework | None = None
) -> tuple[tuple[str | None, tuple[Assessment, ...]], ...]:
    """Assessments by what `summarise` counts by, in the order printed.

    Returns:
        Each group with its assessments; `None` for those that belong to none.

    Raises:
        UsageError: `by` is none of these.
    """
    refuse_grouping(by)
    groups: dict[str | None, list[Assessment]] = {}
    for assessed in assessments:
        for name in groups_of(assessed.indicator, by, framework):
            groups.setdefault(name, []).append(assessed)
    return tuple((name, tuple(part)) for name, part in groups.items())


def grouped_actions(
    actions: Iterable[ActionAssessment],
    by: str,
    framework: Framework | None,
    assessments: Iterable[Assessment],
) -> dict[str | None, tuple[ActionAssessment, ...]]:
    """Actions by the same."""
    indicators = {assessed.code: assessed.indicator for assessed in assessments}
    groups: dict[str | None, list[ActionAssessment]] = {}
    for assessed in actions:
        for name in groups_of_action(assessed.action, by, framework, indicators):
            groups.setdefault(name, []).append(assessed)
    return {name: tuple(part) for name, part in groups.items()}


def count_statuses(assessments: Iterable[Assessment]) -> tuple[tuple[Status, int], ...]:
    """A count for each status that occurs, best first."""
    return _table(Status, Counter(assessed.status for assessed in assessments))


def count_parts(assessments: Iterable[Assessment]) -> Counts:
    """The counts of some assessments, without groups."""
    return Counts(**_counted(tuple(assessments), ()))


# --- counting --------------------------------------------------------------------------------


def _counted(
    judged: tuple[Assessment, ...], actions: tuple[ActionAssessment, ...]
) -> dict[str, Any]:
    return {
        "total": len(judged),
        "targeted": sum(is_targeted(assessed.indicator) for assessed in judged),
        "judged": sum(assessed.status.rank is not None for assessed in judged),
        "counts": count_statuses(judged),
        "travel": _table(Travel, Counter(one.travel for one in judged if one.travel)),
        "movement": _table(Movement, Counter(one.movement for one in judged if one.movement)),
        "actions": _table(ActionStatus, Counter(one.status for one in actions)),
    }


def _added(one: Counts, other: Counts) -> dict[str, Any]:
    added: dict[str, Any] = {
        name: getattr(one, name) + getattr(other, name) for name in _WHOLES[:3]
    }
    names = ("counts", "travel", "movement", "actions")
    for name, (kind, mine), (_, yours) in zip(names, _tables(one), _tables(other), strict=True):
        added[name] = _table(kind, Counter(dict(mine)) + Counter(dict(yours)))
    return added


def _tables(counts: Counts) -> tuple[tuple[Any, tuple[tuple[Any, int], ...]], ...]:
    return (
        (Status, counts.counts),
        (Travel, counts.travel),
        (Movement, counts.movement),
        (ActionStatus, counts.actions),
    )


def _table(kinds: type[_Counted], counted: Counter[_Counted]) -> tuple[tuple[_Counted, int], ...]:
    return tuple((kind, counted[kind]) for kind in kinds if counted[kind])


def _usual_whole(what: Status | Travel) -> str:
    if isinstance(what, Travel):
        return "compared"
    return "judged" if what.rank is not None else "total"
