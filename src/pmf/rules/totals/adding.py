"""Counts that do not add up: a total, another printed whole, a split, a count said again."""

from __future__ import annotations

from collections.abc import Iterator

from pmf.rules.totals.totals import CountSet, Discrepancy, Share


def counts_that_disagree(said: CountSet) -> Iterator[Discrepancy]:
    """Every printed count that does not follow from the other counts of its summing-up."""
    yield from _total(said)
    yield from _wholes(said)
    yield from _inside(said)
    yield from _splits(said)
    yield from _again(said)


def _disagree(reason: str, what: str, printed: int, follows: int, how: str) -> Discrepancy:
    message = f"{what} is printed as {printed}, but {how} {follows}"
    about = what.removeprefix("the ") if reason == "total" else what
    return Discrepancy("totals-disagree", reason, message, str(printed), str(follows), about)


def _total(said: CountSet) -> Iterator[Discrepancy]:
    if said.total is None:
        return
    total = said.counted(part.name for part in said.own_parts)
    if total is None:
        least = sum(part.count or 0 for part in said.own_parts)
        if least > said.total:
            yield _disagree("total", "the total", said.total, least, "its parts are at least")
    elif total != said.total:
        yield _disagree("total", "the total", said.total, total, "its parts add up to")


def _wholes(said: CountSet) -> Iterator[Discrepancy]:
    for whole in said.wholes:
        follows = said.counted(whole.parts) if whole.parts else None
        if whole.count is not None and follows is not None and whole.count != follows:
            yield _disagree("whole", whole.name, whole.count, follows, "its parts add up to")


def _inside(said: CountSet) -> Iterator[Discrepancy]:
    """What lies inside a part cannot be more than it."""
    for outer in said.parts:
        least = sum(part.count or 0 for part in said.parts if part.within == outer.name)
        if outer.count is not None and least > outer.count:
            yield _disagree("within", outer.name, outer.count, least, "what lies inside it is")


def _splits(said: CountSet) -> Iterator[Discrepancy]:
    for split in said.splits:
        printed, follows = said.counted((split.part,)), sum(count for _, count in split.counts)
        if printed is not None and printed != follows:
            added = " + ".join(str(count) for _, count in split.counts)
            yield _disagree("split", split.part, printed, follows, f"it is split {added}, that is")


def _again(said: CountSet) -> Iterator[Discrepancy]:
    for share in said.shares:
        follows = said.counted(share.parts)
        if share.count in _by_splits(said, share):
            continue  # its own line is at fault, and told with its split
        if share.count is not None and follows is not None and share.count != follows:
            yield _disagree("again", share.name, share.count, follows, "its own line gives")


def _by_splits(said: CountSet, share: Share) -> list[int]:
    """What the splits of the one part give that is said again."""
    return [
        sum(count for _, count in split.counts)
        for split in said.splits
        if (split.part,) == share.parts
    ]
