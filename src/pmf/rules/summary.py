"""Counts first, then shares: how many stand where, and of how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import attrs

from pmf.errors import UsageError
from pmf.model.number import percentage
from pmf.model.status import Polarity, Status, Travel
from pmf.model.target import NoTarget
from pmf.rules.assessment import Assessment

_KEYS: dict[str, Callable[[Assessment], str | None]] = {
    "group": lambda assessed: assessed.indicator.group,
    "service": lambda assessed: assessed.indicator.service,
    "tier": lambda assessed: assessed.indicator.tier.code if assessed.indicator.tier else None,
}


@attrs.frozen
class GroupCounts:
    """How many indicators of one group stand where.

    Attributes:
        group: The group; `None` for indicators that belong to none.
        counts: A count for each status that occurs, best first.
    """

    group: str | None
    counts: tuple[tuple[Status, int], ...]


@attrs.frozen
class Summary:
    """How many indicators stand where.

    Attributes:
        total: Indicators with an observation in the period.
        targeted: Those of them that have a target and are not for information only.
        judged: Those of them whose status is one of the four that judge.
        counts: A count for each status that occurs, best first.
        travel: A count for each way values went; empty when none is known.
        by: The same counts for each group, in the order printed.
    """

    total: int
    targeted: int
    judged: int
    counts: tuple[tuple[Status, int], ...]
    travel: tuple[tuple[Travel, int], ...] = ()
    by: tuple[GroupCounts, ...] = ()

    def share(self, status: Status, of: str = "judged") -> Decimal | None:
        """What percentage of a denominator has a status, half up to one place.

        Args:
            status: The status counted.
            of: The denominator, named: ``"total"``, ``"targeted"`` or ``"judged"``.

        Returns:
            The percentage; `None` when the denominator is zero.
        """
        if of not in ("total", "targeted", "judged"):
            raise UsageError(f"denominator must be total, targeted or judged, not {of!r}")
        whole = Decimal(getattr(self, of))
        count = Decimal(dict(self.counts).get(status, 0))
        return percentage(count, whole, 1)


def summarise(assessments: Iterable[Assessment], by: str = "group") -> Summary:
    """Count assessments by status, by travel and by group.

    Args:
        assessments: What was judged.
        by: ``"group"`` (what the council prints them under), ``"service"`` or ``"tier"``.

    Raises:
        UsageError: `by` is none of these.
    """
    judged = tuple(assessments)
    groups = grouped(judged, by)
    travel = Counter(assessed.travel for assessed in judged if assessed.travel is not None)
    return Summary(
        total=len(judged),
        targeted=sum(is_targeted(assessed) for assessed in judged),
        judged=sum(assessed.status.rank is not None for assessed in judged),
        counts=count_statuses(judged),
        travel=tuple((way, travel[way]) for way in Travel if way in travel),
        by=tuple(GroupCounts(name, count_statuses(part)) for name, part in groups),
    )


def grouped(
    assessments: Iterable[Assessment], by: str = "group"
) -> tuple[tuple[str | None, tuple[Assessment, ...]], ...]:
    """Assessments by ``"group"``, ``"service"`` or ``"tier"``, in the order printed.

    Returns:
        Each group with its assessments; `None` for those that belong to none.

    Raises:
        UsageError: `by` is none of these.
    """
    if by not in _KEYS:
        raise UsageError(f"by must be one of {', '.join(_KEYS)}, not {by!r}")
    groups: dict[str | None, list[Assessment]] = {}
    for assessed in assessments:
        groups.setdefault(_KEYS[by](assessed), []).append(assessed)
    return tuple((name, tuple(part)) for name, part in groups.items())


def count_statuses(assessments: Iterable[Assessment]) -> tuple[tuple[Status, int], ...]:
    """A count for each status that occurs, best first."""
    counts: Mapping[Status, int] = Counter(assessed.status for assessed in assessments)
    return tuple((status, counts[status]) for status in Status if status in counts)


def is_targeted(assessed: Assessment) -> bool:
    """Whether the indicator has a target and is not for information only."""
    target = assessed.indicator.target
    untargeted = isinstance(target, NoTarget) and target.reason == "no-target"
    return assessed.indicator.polarity is not Polarity.NEUTRAL and not untargeted
