"""Totals and shares as a council printed them.

A council sums up its own report: so many Green of so many, such and such a percentage. A
`CountSet` holds one such summing-up as printed; `pmf.rules.totals.recount` counts it again.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from pmf.errors import UsageError
from pmf.model.finding import Finding, Location

#: The name under which a share refers to the printed total.
TOTAL = "total"


@attrs.frozen
class Part:
    """One line of a summing-up.

    Attributes:
        name: What is counted, as printed: ``"Green"``.
        count: How many; `None` when only a share is printed.
        percent: The share as printed, with its places and with or without a percent sign; `None`
            when only a count is printed.
        within: The part this one lies inside and is counted in; `None` for a part of its own.
    """

    name: str
    count: int | None = None
    percent: str | None = None
    within: str | None = None


@attrs.frozen
class Whole:
    """A denominator the council printed beside the total, such as those with a target.

    One name may stand twice with different numbers: that is what was printed.

    Attributes:
        name: What it is called.
        count: The number printed; `None` when only its name is.
        parts: The parts it is said to add up; empty when that is not known.
    """

    name: str
    count: int | None = None
    parts: tuple[str, ...] = ()


@attrs.frozen
class Share:
    """A count or percentage printed a second time, apart from the line of its part.

    Attributes:
        parts: The parts it adds up.
        percent: The percentage as printed; `None` when only a count is.
        count: The count printed with it; `None` when there is none.
        of: The denominator as the council names it, ``"total"`` or the name of a `Whole`; `None`
            when it names none.
    """

    parts: tuple[str, ...]
    percent: str | None = None
    count: int | None = None
    of: str | None = None

    @property
    def name(self) -> str:
        """What is counted."""
        return " and ".join(self.parts)


@attrs.frozen
class Split:
    """How one part is said to divide: by category, by service, by priority.

    Attributes:
        part: The part that is divided.
        counts: Each category with its count.
    """

    part: str
    counts: tuple[tuple[str, int], ...]


@attrs.frozen
class CountSet:
    """One summing-up, as printed.

    Attributes:
        title: Whose it is and of when.
        parts: Its lines; together they are everything counted.
        total: The total printed; `None` when none is.
        wholes: Other denominators printed.
        shares: Counts and percentages printed a second time.
        splits: Parts that are divided further.

    Raises:
        UsageError: A part is named twice, or a name refers to nothing.
    """

    title: str
    parts: tuple[Part, ...]
    total: int | None = None
    wholes: tuple[Whole, ...] = ()
    shares: tuple[Share, ...] = ()
    splits: tuple[Split, ...] = ()

    def __attrs_post_init__(self) -> None:
        names = [part.name for part in self.parts]
        own = [part.name for part in self.own_parts]
        if len(set(names)) < len(names):
            raise UsageError(f"{self.title}: every part needs a name of its own, not {names}")
        within = {part.within for part in self.parts if part.within is not None}
        self._refuse_unknown("part that others lie within", within, own)
        used = {split.part for split in self.splits}
        used |= {name for whole in self.wholes for name in whole.parts}
        used |= {name for share in self.shares for name in share.parts}
        self._refuse_unknown("part", used, names)
        bases = (TOTAL, *(whole.name for whole in self.wholes))
        self._refuse_unknown(
            "denominator", {share.of for share in self.shares if share.of is not None}, bases
        )

    def _refuse_unknown(self, what: str, used: set[str], known: Iterable[str]) -> None:
        unknown = sorted(used - set(known))
        if unknown:
            raise UsageError(
                f"{self.title}: {what} must be one of {', '.join(known)}, not {unknown[0]!r}"
            )

    @property
    def own_parts(self) -> tuple[Part, ...]:
        """The parts that add up to the total: those that lie inside no other."""
        return tuple(part for part in self.parts if part.within is None)

    def counted(self, names: Iterable[str]) -> int | None:
        """The sum of these parts' counts; `None` when one of them has none printed."""
        counts = {part.name: part.count for part in self.parts}
        total = 0
        for name in names:
            count = counts[name]
            if count is None:
                return None
            total += count
        return total


@attrs.frozen
class Discrepancy:
    """Something in a summing-up that does not follow from its own figures.

    Attributes:
        kind: ``"totals-disagree"``, ``"percent-disagrees"`` or ``"denominators-differ"``.
        reason: A stable name for what was held against what: ``"total"``, ``"whole"``,
            ``"within"``, ``"split"``, ``"again"``, ``"reported"``; for a percentage
            ``"rounding"``, ``"no-denominator"``, ``"sum"``; for denominators ``"base"``.
        message: One plain sentence.
        printed: What was printed.
        follows: What follows from the other figures.
        about: The part, whole or share it is about, ``"total"`` for the total; `None` for all.
    """

    kind: str
    reason: str
    message: str
    printed: str
    follows: str
    about: str | None = None

    def as_finding(self, source: Location | None = None) -> Finding:
        """The same as a finding of a report. Nothing is mended, so nothing is taken instead."""
        return Finding(self.kind, self.message, source, self.printed)
