"""Count a council's own summing-up again: its totals, and what its percentages are of."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

import attrs

from pmf.rules.totals.adding import counts_that_disagree
from pmf.rules.totals.percentage import (
    Ratio,
    read_percent,
    show_percent,
    whole_numbers_for,
)
from pmf.rules.totals.share_check import ALL_BUT, ShareCheck, bases, listed
from pmf.rules.totals.totals import TOTAL, CountSet, Discrepancy, Share

#: A percentage whose denominator is not named may leave out this many parts: those without data
#: and those without a target, as councils do. More would let almost any number fit by chance.
_LEFT_OUT = 2
#: Denominators nobody printed are named in a message when there are no more than these.
_NAMED = 3


@attrs.frozen
class Recount:
    """What follows from a summing-up.

    Attributes:
        count_set: What was printed.
        total: The sum of its parts; `None` when a count is not printed.
        shares: Every percentage that can be read, the parts' own first.
        findings: What does not follow from its own figures.
        remarks: What is worth knowing and no fault, one sentence each.
    """

    count_set: CountSet
    total: int | None
    shares: tuple[ShareCheck, ...]
    findings: tuple[Discrepancy, ...]
    remarks: tuple[str, ...] = ()

    def share(self, name: str) -> ShareCheck:
        """The first percentage printed for a part.

        Raises:
            KeyError: None is printed for it.
        """
        found = next((check for check in self.shares if check.name == name), None)
        if found is None:
            raise KeyError(f"{self.count_set.title}: no percentage is printed for {name!r}")
        return found


def recount(count_set: CountSet) -> Recount:
    """Count a summing-up again, and hold each printed percentage against its denominators.

    A percentage agrees when a denominator exists of which it is the count's share, half up at the
    places printed. Where the council names the denominator only that one is tried; where it names
    none: the total, every other printed whole, and sums that leave out one or two parts.
    Percentages printed under one name must share one denominator. That they add to 99 or 101 is
    no fault.

    Args:
        count_set: What was printed. No figure in it raises: what cannot be read is a remark.
    """
    total = count_set.counted(part.name for part in count_set.own_parts)
    checks = tuple(_check(count_set, share) for share in _percentages(count_set))
    findings = (
        *counts_that_disagree(count_set),
        *(_percent(check, checks) for check in checks if check.agrees is False),
        *_sums_of_percents(count_set),
        *bases(checks),
    )
    return Recount(count_set, total, checks, findings, tuple(_remarks(count_set, checks)))


# --- percentages -----------------------------------------------------------------------------


def _percentages(said: CountSet) -> tuple[Share, ...]:
    """Every percentage that can be read: the parts' own, then those printed apart."""
    printed = (*(Share((part.name,), part.percent) for part in said.parts), *said.shares)
    return tuple(share for share in printed if read_percent(share.percent or "") is not None)


def _check(said: CountSet, share: Share) -> ShareCheck:
    counts = dict.fromkeys((share.count, said.counted(share.parts)))
    named: dict[int, str] = {}  # each number once, under the first name it has
    for name, number in _denominators(said, share):
        if number is not None and number > 0:
            named.setdefault(number, name)
    tried = tuple(
        Ratio(count, name, whole)
        for count in counts
        if count is not None
        for whole, name in named.items()
    )
    return ShareCheck(share.name, _digits(share), share.of, tried)


def _digits(share: Share) -> str:
    return (share.percent or "").strip().removesuffix("%").rstrip()


def _denominators(said: CountSet, share: Share) -> Iterator[tuple[str, int | None]]:
    if share.of in (None, TOTAL):
        yield TOTAL, said.total
        yield "all parts added up", said.counted(part.name for part in said.own_parts)
    for whole in said.wholes:
        if share.of in (None, whole.name):
            yield whole.name, whole.count
            if whole.parts:
                yield f"{whole.name}, added up", said.counted(whole.parts)
    if share.of is None:
        yield from _leaving_out(said, share)


def _leaving_out(said: CountSet, share: Share) -> Iterator[tuple[str, int | None]]:
    """Sums without one or two parts, but never without what is counted."""
    counted = {part.within or part.name for part in said.parts if part.name in share.parts}
    everything = said.counted(part.name for part in said.own_parts)
    if everything is None:
        return
    spare = [part for part in said.own_parts if part.name not in counted]
    for size in range(1, _LEFT_OUT + 1):
        for left in itertools.combinations(spare, size):
            names = " and ".join(part.name for part in left)
            yield f"{ALL_BUT}{names}", everything - sum(part.count or 0 for part in left)


def _percent(check: ShareCheck, checks: Iterable[ShareCheck]) -> Discrepancy:
    """A percentage that rounds half up from nothing: what would follow, and how it may have come.

    The ratio named is the first that another rounding explains, else the first tried. Where all
    others are of the printed total, a sum that leaves parts out explains it by chance only.
    """
    others = [one for one in checks if one is not check and one.fits]
    of_total = len(others) > 1 and all(TOTAL in {fit.of for fit in one.fits} for one in others)
    ways = [way for way in check.otherwise if not (of_total and way[1].of.startswith(ALL_BUT))]
    ratio = ways[0][1] if ways else check.tried[0]
    follows = ratio.percent(len(check.percent.partition(".")[2]))
    message = f"{check.name} is printed as {check.percent}%, but {ratio} is {follows}%"
    if ways:
        how = " or ".join(rounding.value for rounding, other in ways if other == ratio)
        message += f"; it fits only if {how}"
        return Discrepancy(
            "percent-disagrees", "rounding", message, check.percent, follows, check.name
        )
    wholes = [*whole_numbers_for(ratio.count, check.percent)[: _NAMED + 1]]
    if 0 < len(wholes) <= _NAMED:
        message += f"; it would be right of {' or '.join(str(whole) for whole in wholes)}"
    return Discrepancy(
        "percent-disagrees", "no-denominator", message, check.percent, follows, check.name
    )


def _sums_of_percents(said: CountSet) -> Iterator[Discrepancy]:
    """Percentages without counts: all add to 100, and some to a share, but for rounding."""
    if said.counted(part.name for part in said.own_parts) is not None:
        return
    yield from _added("the percentages", [part.percent for part in said.own_parts], None)
    printed = {part.name: part.percent for part in said.parts}
    for share in said.shares:
        if share.percent is not None and share.of in (None, TOTAL):
            yield from _added(share.name, [printed[name] for name in share.parts], share.percent)


def _added(what: str, percents: list[str | None], printed: str | None) -> Iterator[Discrepancy]:
    """Held against what is printed, or against 100, with half a last place to each figure."""
    read = [read_percent(percent or "") for percent in percents]
    whole = read_percent(printed) if printed is not None else (100, 0)
    if not read or whole is None or None in read:
        return
    known = [one for one in read if one is not None]
    places = max(place for _, place in (*known, whole))
    follows = sum(_at(one, places) for one in known)
    slack = sum(_at((1, place), places) for _, place in known)
    slack += _at((1, whole[1]), places) if printed is not None else 0
    if 2 * abs(follows - _at(whole, places)) > slack:
        shown = show_percent(follows, places)
        should = f"is printed as {printed}, but its parts" if printed else "should add to 100, but"
        message = f"{what} {should} add to {shown}, more than rounding explains"
        about = what if printed else None
        yield Discrepancy("percent-disagrees", "sum", message, printed or "100", shown, about)


def _at(percent: tuple[int, int], places: int) -> int:
    """The same percentage as a whole number of another last place."""
    scaled, own = percent
    step: int = 10 ** (places - own)
    return scaled * step


# --- remarks ---------------------------------------------------------------------------------


def _remarks(said: CountSet, checks: Iterable[ShareCheck]) -> Iterator[str]:
    printed = [(part.name, part.percent) for part in said.parts]
    printed += [(share.name, share.percent) for share in said.shares]
    for name, percent in printed:
        if percent is not None and read_percent(percent) is None:
            yield f"{name}: {percent!r} cannot be read as a percentage and is not checked"
    if any(check.agrees is None for check in checks):
        yield "percentages are printed without counts: only their sum can be checked"
    for check in checks:
        of = {ratio.of for ratio in check.fits}
        if check.of is None and said.total is not None and of and TOTAL not in of:
            yield f"{check.name} {check.percent}% is {listed(check.fits)}, not of the total"
    percents = [read_percent(part.percent or "") for part in said.own_parts]
    known = [percent for percent in percents if percent is not None]
    if known and len(known) == len(percents):
        places = max(place for _, place in known)
        added = sum(_at(percent, places) for percent in known)
        if added != _at((100, 0), places):
            yield (
                f"the percentages add to {show_percent(added, places)}, "
                "which is no fault by itself: each is rounded"
            )
