"""The totals a report prints, recounted and held beside its own rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from pmf.model.dataset import Published
from pmf.model.finding import Finding, Location
from pmf.model.scheme import Scheme, fold
from pmf.rules.results import Results
from pmf.rules.totals.recount import Recount, recount
from pmf.rules.totals.totals import TOTAL, CountSet, Discrepancy, Part, Share, Split, Whole

_WHOLE_REPORT = "whole report"
_AGAIN = "total, printed again"


@attrs.frozen
class Beside:
    """One printed count beside the rows it sums up.

    Attributes:
        name: What is counted, as printed.
        group: The group it is printed for; `None` for the whole report.
        printed: The printed count.
        reported: How many rows print that status; for a total, how many print any. `None` when
            the report has no rows to count, or none that prints a status.
        computed: How many rows earn it by the rule; for a total, how many were judged at all.
            `None` when the report has no rows to count.
        source: Where the count is printed; `None` when not recorded.
    """

    name: str
    group: str | None
    printed: int
    reported: int | None
    computed: int | None
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

    A paper that prints counts and leaves its rows to an appendix is held against its own sums,
    totals and percentages only.

    Args:
        results: What was judged; its data set carries the printed totals.
    """
    published = results.dataset.published
    sets = tuple(recount(one) for one in count_sets(published))
    beside = _beside(results)
    findings = [
        attrs.evolve(found, message=f"{one.count_set.title}: {found.message}").as_finding(place)
        for one in sets
        for found, place in _placed(one, _printed_for(one.count_set.title, published))
    ]
    findings += [_differs(one) for one in beside if one.reported not in (None, one.printed)]
    return PublishedTotals(sets, beside, tuple(findings))


def _printed_for(title: str, published: Iterable[Published]) -> list[Published]:
    return _firmest([one for one in published if (one.group or _WHOLE_REPORT) == title])


def _placed(
    recounted: Recount, printed: list[Published]
) -> Iterator[tuple[Discrepancy, Location | None]]:
    """Each discrepancy with its place; figures printed alike are told one after the other."""
    told: Counter[tuple[str, str | None, str]] = Counter()
    for found in recounted.findings:
        about = TOTAL if found.about == _AGAIN else found.about
        places = _places(found, about, printed)
        key = (found.kind, about, found.printed)
        yield found, places[min(told[key], len(places) - 1)]
        told[key] += 1


def _places(
    found: Discrepancy, about: str | None, printed: list[Published]
) -> list[Location | None]:
    """Where the figure stands that does not follow: of several with its name, those printed so."""
    counts = found.kind == "totals-disagree"
    kept = [one for one in printed if (one.count if counts else one.percent) is not None]
    named = [one for one in kept if _about(one) == about] or kept or printed
    so = [
        one
        for one in named
        if found.printed == (str(one.count) if counts else _digits(one.percent))
    ]
    return [one.source for one in so or named]


def _firmest(published: Iterable[Published]) -> list[Published]:
    """Counts before shares, and those of a table before those of a sentence; else as printed.

    A table has rows and columns that hold its figures; a sentence only says them again.
    """
    return sorted(published, key=lambda one: (one.count is None, not _in_table(one)))


def _in_table(one: Published) -> bool:
    return one.source is not None and one.source.table is not None


def _about(one: Published) -> str:
    return TOTAL if _is_total(one) else one.name


def _digits(percent: str | None) -> str:
    return (percent or "").strip().removesuffix("%").rstrip()


def count_sets(published: Iterable[Published]) -> tuple[CountSet, ...]:
    """Printed totals as summings-up: one for the whole report, one for each group.

    The name "Total" is the total. A name printed twice for one group is held against its first
    count, a count in a table coming before those in sentences. The whole report's counts are also
    held against the sum of the groups', where every group prints one. A count or a total said
    again is right when the rows or the columns give it, and then the table is told alone.

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
    published = _firmest(published)
    lines = [one for one in published if not _is_total(one)]
    parts: dict[str, Part] = {}
    for one in lines:
        parts.setdefault(one.name, Part(one.name, one.count, one.percent))
    first = {id(next(one for one in lines if one.name == name)) for name in parts}
    again = (one for one in lines if id(one) not in first)
    totals = [one.count for one in published if _is_total(one) and one.count is not None]
    shares = [Share((one.name,), one.percent, one.count) for one in again]
    if group is None and parts:  # of a group it may be a share of the whole report
        shares += [
            Share(tuple(parts), one.percent, of=TOTAL)
            for one in published
            if _is_total(one) and one.percent is not None
        ]
    return CountSet(
        group or _WHOLE_REPORT,
        tuple(parts.values()),
        totals[0] if totals else None,
        tuple(
            Whole(_AGAIN, count, () if count == totals[0] else tuple(parts)) for count in totals[1:]
        ),
        tuple(shares),
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
        for key in {None, _group(results, group)}:
            computed.update([(key, _key(scheme, assessed.word))])
            computed.update([(key, TOTAL)] if assessed.status.rank is not None else [])
            reported.update([] if word is None else [(key, _key(scheme, word)), (key, TOTAL)])
    rows = []
    for one in results.dataset.published:
        if one.count is not None:
            at = (_group(results, one.group), _key(scheme, one.name))
            said = reported[at] if reported else None
            earned = computed[at] if results.assessments else None
            rows.append(Beside(one.name, one.group, one.count, said, earned, one.source))
    return tuple(rows)


def _group(results: Results, printed: str | None) -> str | None:
    """A group by one name, in whatever form it is printed; `None` for the whole report."""
    if printed is None:
        return None
    framework = results.dataset.framework
    known = framework.group(printed) if framework else None
    return fold(known.name if known else printed)


def _key(scheme: Scheme, word: str) -> str:
    level = scheme.read_word(word)
    return fold(word) if level is None else f"level {level.id}"


def _differs(one: Beside) -> Finding:
    what = f"{one.group or _WHOLE_REPORT}: {one.name}"
    message = f"{what} is printed as {one.printed}, but the report's own rows give {one.reported}"
    found = Discrepancy("totals-disagree", "reported", message, str(one.printed), str(one.reported))
    return found.as_finding(one.source)
