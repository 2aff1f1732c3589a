"""Counts of what was printed beside counts of what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from pmf.model.scheme import Shape, fold
from pmf.report.sign import NEUTRAL, Sign

#: Stands in for a status where the council printed none.
NOT_PRINTED = Sign("No status printed", Shape.DASH, NEUTRAL, outlined=True, rank=(1000, 0))


@attrs.frozen
class TallyRow:
    """The counts of one group, or of all.

    Attributes:
        name: The group as the council prints it; ``All`` for the whole.
        printed: How many were printed so, in the order of the tally's signs; all zero where no
            status is printed in the whole report.
        computed: How many follow so, in the same order.
    """

    name: str
    printed: tuple[int, ...]
    computed: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many are counted; the same both ways."""
        return sum(self.computed)


@attrs.frozen
class Tally:
    """Counts of what was printed beside counts of what follows.

    Attributes:
        what: What is counted: ``indicators`` or ``actions``.
        signs: Every status that occurs, in the scheme's order.
        all: The counts of the whole report.
        groups: The counts of each group, in the order printed.
    """

    what: str
    signs: tuple[Sign, ...]
    all: TallyRow
    groups: tuple[TallyRow, ...]

    def counts(self) -> tuple[tuple[Sign, int, int], ...]:
        """For each status: how often it was printed, how often it follows."""
        return tuple(zip(self.signs, self.all.printed, self.all.computed, strict=True))

    @property
    def is_printed(self) -> bool:
        """Whether any status was printed at all."""
        return any(self.all.printed)


def tally(what: str, seen: Iterable[tuple[str, Sign | None, Sign]]) -> Tally:
    """Count statuses, by group.

    Args:
        what: What is counted.
        seen: For each its group, the printed sign and the computed one.
    """
    listed = list(seen)
    none = None if all(printed is None for _, printed, _ in listed) else NOT_PRINTED
    rows = [(group, printed or none, computed) for group, printed, computed in listed]
    signs: dict[str, Sign] = {}
    for _, _, computed in rows:
        signs[_key(computed)] = attrs.evolve(computed, word=computed.tallied)
    for printed in (printed for _, printed, _ in rows if printed is not None):
        signs.setdefault(_key(printed), attrs.evolve(printed, word=printed.tallied))
    order = sorted(signs.values(), key=lambda sign: (sign.rank, sign.word))
    words = [_key(sign) for sign in order]
    groups = dict.fromkeys(group for group, _, _ in rows)
    return Tally(
        what,
        tuple(order),
        _row("All", rows, words),
        tuple(_row(name, [row for row in rows if row[0] == name], words) for name in groups),
    )


def _key(sign: Sign) -> str:
    """What it is counted under: words that differ only in case are one."""
    return fold(sign.tallied)


def _row(name: str, rows: list[tuple[str, Sign | None, Sign]], words: list[str]) -> TallyRow:
    printed = Counter(_key(row[1]) for row in rows if row[1] is not None)
    computed = Counter(_key(row[2]) for row in rows)
    return TallyRow(
        name,
        tuple(printed[word] for word in words),
        tuple(computed[word] for word in words),
    )
