"""Whether each priority is on target: by its indicators, or by the counts printed for it."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from pmf.model.dataset import Published
from pmf.model.framework import Framework, GroupKind
from pmf.model.group import GroupMethod, UnknownParts
from pmf.model.scheme import Scheme, fold
from pmf.model.status import Status
from pmf.rules.results import Results
from pmf.rules.rollups.rollup import roll_up
from pmf.rules.totals.totals import TOTAL


@attrs.frozen
class PriorityStanding:
    """Whether one priority is on target.

    Attributes:
        name: The priority.
        on_target: Whether every indicator of it that counts is at or above target; `None` when
            that is not known.
        met: How many are at or above target.
        of: How many count.
        printed: Whether this rests on printed counts, and not on rows.
    """

    name: str
    on_target: bool | None
    met: int
    of: int
    printed: bool = False


def priorities(results: Results) -> tuple[PriorityStanding, ...]:
    """How every priority of a report stands.

    The priorities are those the framework declares; without any, those the report prints. One
    declared without an indicator in the report is not known; where the report prints counts under a
    name the framework does not declare, they stand there in its place.

    Args:
        results: What was judged.
    """
    found = _by_rows(results) if results.assessments else _by_counts(results)
    names = declared_priorities(results.dataset.framework)
    if not names:
        return found
    known = {one.name: one for one in found}
    printed = not results.assessments
    standings = [known.get(name, PriorityStanding(name, None, 0, 0, printed)) for name in names]
    return tuple(_renamed(standings, [one for one in found if printed and one.name not in names]))


def _renamed(
    standings: list[PriorityStanding], others: list[PriorityStanding]
) -> list[PriorityStanding]:
    """Counts printed under names nobody declared stand for the declared ones without any."""
    if not others:
        return standings
    told = [one for one in standings if one.of or one.on_target is not None]
    missing = len(standings) - len(told)
    return [*(told if len(others) >= missing else standings), *others]


def declared_priorities(framework: Framework | None) -> tuple[str, ...]:
    """The priorities a framework declares: by themselves, or as groups of that kind."""
    if framework is None:
        return ()
    groups = [group.name for group in framework.groups if group.kind is GroupKind.PRIORITY]
    return tuple(priority.name for priority in framework.priorities) or tuple(groups)


def _by_rows(results: Results) -> tuple[PriorityStanding, ...]:
    by = "priority" if declared_priorities(results.dataset.framework) else "group"
    judged = roll_up(results, by, GroupMethod.ALL_MET, unknown=UnknownParts.BLOCKS)
    return tuple(
        PriorityStanding(one.group, one.status.is_met, one.met, len(one.parts))
        for one in judged
        if one.group is not None and one.status not in (Status.DATA_ONLY, Status.NOT_DUE)
    )


def _by_counts(results: Results) -> tuple[PriorityStanding, ...]:
    return counted_priorities(results.dataset.published, results.scheme, results.dataset.framework)


def counted_priorities(
    published: Iterable[Published], scheme: Scheme, framework: Framework | None = None
) -> tuple[PriorityStanding, ...]:
    """How priorities stand by the counts printed for each.

    Args:
        published: Printed counts; those without a group are left out.
        scheme: The scheme whose words they print.
        framework: What the council declares, for other forms of a name.
    """
    groups: dict[str, list[Published]] = {}
    for one in published:
        if one.group is not None and (one.count is not None or one.absence is not None):
            groups.setdefault(_name(one.group, framework), []).append(one)
    return tuple(_counted(name, kept, scheme) for name, kept in groups.items())


def _name(printed: str, framework: Framework | None) -> str:
    if framework is None:
        return printed
    known = framework.priority(printed) or framework.group(printed)
    return known.name if known else printed


def _counted(name: str, published: list[Published], scheme: Scheme) -> PriorityStanding:
    """On target when all are met by their words; a word nobody knows leaves it open."""
    counts: dict[str, int] = {}
    for one in published:  # of a count printed twice the first is taken, as in recounting
        counts.setdefault(fold(one.name), one.count or 0)
    total = counts.pop(TOTAL, None)
    sides = {word: _side(scheme, word) for word in counts}
    met, missed, of = (
        sum(count for word, count in counts.items() if sides[word] in wanted)
        for wanted in (("met",), ("missed",), ("met", "missed", "open"))
    )
    # One kind alone may leave the others unsaid, and a total may know of more than the cells.
    whole = len(counts) > 1 if total is None else total == sum(counts.values())
    told = all(one.count is not None for one in published)
    surely = met > 0 and met == of and whole and told
    return PriorityStanding(name, False if missed else surely or None, met, of, printed=True)


def _side(scheme: Scheme, word: str) -> str:
    """Whether a printed word counts as met or missed, leaves it open or judges nothing."""
    level = scheme.read_word(word)
    meanings = level.meanings if level else (Status.UNKNOWN,)
    sides = {meaning.is_met for meaning in meanings}
    if sides == {None}:
        return "open" if Status.UNKNOWN in meanings else "none"
    return "met" if sides == {True} else "missed" if sides == {False} else "open"
