"""The totals a report prints, recounted and held beside its own rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from pmf.model.dataset import Published
from pmf.model.finding import Finding, Location
from pmf.model.scheme import Scheme, fold
from pmf.rules.recount import Recount, recount
from pmf.rules.results import Results
from pmf.rules.totals import TOTAL, CountSet, Discrepancy, Part, Share, Split, Whole

_WHOLE_REPORT = "whole report"


@attrs.frozen
class Beside:
    """One printed count beside the rows it sums up.

    Attributes:
        name: What is counted, as printed.
        group: The group it is printed for; `None` for the whole report.
        printed: The printed count.
        reported: How many rows print that status; for a total, how many print any.
        computed: How many rows earn it by the rule; for a total, how many were judged at all.
        source: Where the count is printed; `None` when not recorded.
    """

    name: str
    group: str | None
    printed: int
    reported: int
    computed: int
    source: Location | None = None


@attrs.frozen
class PublishedTotals:
    """Every printed total of a report, recounted.

    Attributes:
        sets: One recount for the whole report and for each group, in the order printed.
        beside: Every printed count beside the report's own rows.
        findings: What does not follow. A computed count that differs is no finding here: that is
            said row by row, where the printed status itself disagrees.
    """

    sets: tuple[Recount, ...]
    beside: tuple[Beside, ...]
    findings: tuple[Finding, ...]


def recount_published(results: Results) -> PublishedTotals:
    """Recount what a report says of itself, and hold it beside its rows.

    Args:
        results: What was judged; its data set carries the printed totals.
    """
    published = results.dataset.published
    places: dict[str, Location | None] = {}
    for one in published:
        places.setdefault(one.group or _WHOLE_REPORT, one.source)
    sets = tuple(recount(one) for one in count_sets(published))
    beside = _beside(results)
    findings = [
        attrs.evolve(found, message=f"{one.count_set.title}: {found.message}").as_finding(
            places.get(one.count_set.title)
        )
        for one in sets
        for found in one.findings
    ]
    findings += [_differs(one) for one in beside if one.printed != one.reported]
    return PublishedTotals(sets, beside, tuple(findings))


def count_sets(published: Iterable[Published]) -> tuple[CountSet, ...]:
    """Printed totals as summings-up: one for the whole report, one for each group.

    The name "Total" is the total. A name printed twice for one group is held against its first
    count. The whole report's counts are also held against the sum of the groups', where every
    group prints one.

    Args:
        published: What a data set's adapter found printed.
    """
    groups: dict[str | None, list[Published]] = {}
    for one in published:
        groups.setdefault(one.group, []).append(one)
    named = [kept for group, kept in groups.items() if group is not None]
    return tuple(
        _count_set(group, kept, named if group is None else []) for group, kept in groups.items()
    )


def _count_set(
    group: str | None, published: list[Published], groups: list[list[Published]]
) -> CountSet:
    lines = [one for one in published if not _is_total(one)]
    parts: dict[str, Part] = {}
    for one in lines:
        parts.setdefault(one.name, Part(one.name, one.count, one.percent))
    first = {id(next(one for one in lines if one.name == name)) for name in parts}
    again = (one for one in lines if id(one) not in first)
    totals = [one.count for one in published if _is_total(one) and one.count is not None]
    return CountSet(
        group or _WHOLE_REPORT,
        tuple(parts.values()),
        totals[0] if totals else None,
        tuple(Whole("total, printed again", count, tuple(parts)) for count in totals[1:]),
        tuple(Share((one.name,), one.percent, one.count) for one in again),
        tuple(split for name in parts for split in _split(name, groups)),
    )


def _split(name: str, groups: list[list[Published]]) -> tuple[Split, ...]:
    counts = [
        (one.group, one.count)
        for group in groups
        for one in next(([one] for one in group if fold(one.name) == fold(name)), [])
    ]
    known = tuple((group, count) for group, count in counts if group and count is not None)
    return (Split(name, known),) if known and len(known) == len(groups) else ()


def _is_total(one: Published) -> bool:
    return fold(one.name) == TOTAL


def _beside(results: Results) -> tuple[Beside, ...]:
    """Words are matched through the scheme, so an icon counts as the colour it stands for."""
    scheme = results.scheme
    reported: Counter[tuple[str | None, str]] = Counter()
    computed: Counter[tuple[str | None, str]] = Counter()
    for assessed in results:
        group, word = assessed.indicator.group, assessed.observation.reported_word
        for key in {None, fold(group) if group else None}:
            computed.update([(key, _key(scheme, assessed.word))])
            computed.update([(key, TOTAL)] if assessed.status.rank is not None else [])
            reported.update([] if word is None else [(key, _key(scheme, word)), (key, TOTAL)])
    rows = []
    for one in results.dataset.published:
        if one.count is not None:
            at = (fold(one.group) if one.group else None, _key(scheme, one.name))
            rows.append(
                Beside(one.name, one.group, one.count, reported[at], computed[at], one.source)
            )
    return tuple(rows)


def _key(scheme: Scheme, word: str) -> str:
    level = scheme.read_word(word)
    return fold(word) if level is None else f"level {level.id}"


def _differs(one: Beside) -> Finding:
    what = f"{one.group or _WHOLE_REPORT}: {one.name}"
    message = f"{what} is printed as {one.printed}, but the report's own rows give {one.reported}"
    found = Discrepancy("totals-disagree", "reported", message, str(one.printed), str(one.reported))
    return found.as_finding(one.source)
