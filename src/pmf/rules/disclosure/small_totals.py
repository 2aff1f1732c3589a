"""Hide small counts among the totals a report prints, and what would give them away."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal

import attrs

from pmf.model.dataset import Published
from pmf.model.number import HUNDRED, half_up
from pmf.model.scheme import fold
from pmf.model.status import Absence
from pmf.rules.disclosure.concealing import Table
from pmf.rules.disclosure.small_figures import Rule
from pmf.rules.totals.percentage import read_percent
from pmf.rules.totals.totals import TOTAL

_Key = tuple[str | None, str]


def conceal_totals(published: tuple[Published, ...], rule: Rule) -> tuple[Published, ...]:
    """Printed totals without small counts.

    Each group is a row of a table, each name a column; a row adds up to its "Total", a column to
    what is printed for the whole report. Shares of a row with a hidden count are hidden too.

    Args:
        published: As printed.
        rule: What is small.

    Returns:
        The same entries, hidden ones with their absence; none, when nothing less would do.
    """
    counts = _counts(published)
    hidden = _table(counts, rule).conceal()
    if hidden is None:
        return ()
    rows = {group for group, name in counts if (group, name) in hidden}
    return tuple(_shown(one, hidden, rows, rule) for one in published)


def _key(one: Published) -> _Key:
    return (None if one.group is None else fold(one.group)), fold(one.name)


def _counts(published: tuple[Published, ...]) -> dict[_Key, Decimal]:
    """The count printed for each name of each group, or the one its share stands for."""
    counts: dict[_Key, Decimal] = {}
    for one in published:
        if one.count is not None:
            counts.setdefault(_key(one), Decimal(one.count))
    for one in published:
        whole = counts.get((_key(one)[0], TOTAL))
        share = read_percent(one.percent) if one.percent is not None else None
        if one.count is None and share is not None and whole is not None:
            digits, places = share
            exact = Decimal(digits).scaleb(-places) * whole / HUNDRED
            counts.setdefault(_key(one), half_up(exact, 0))
    return counts


def _table(counts: dict[_Key, Decimal], rule: Rule) -> Table:
    table = Table(rule.least, rule.below)
    groups = dict.fromkeys(group for group, _ in counts if group is not None)
    names = dict.fromkeys(name for _, name in counts if name != TOTAL)
    totals, whole = "totals", "whole report"

    def add(tail: Hashable, head: Hashable, key: _Key, *, is_total: bool) -> None:
        table.add(tail, head, counts.get(key), key, is_total=is_total)

    for group in groups:
        add(totals, ("row", group), (group, TOTAL), is_total=True)
        for name in names:
            if (group, name) in counts:
                add(("row", group), ("column", name), (group, name), is_total=False)
    for name in names:
        add(("column", name), whole, (None, name), is_total=bool(groups))
        if not any((group, name) in counts for group in groups):
            table.add(totals, ("column", name), None)
    add(whole, totals, (None, TOTAL), is_total=True)
    return table


def _shown(
    one: Published, hidden: frozenset[Hashable], rows: set[str | None], rule: Rule
) -> Published:
    key = _key(one)
    if key[0] not in rows:
        return one
    percent = None if one.percent is None else rule.marker
    if key in hidden or one.count is None:
        return attrs.evolve(one, count=None, percent=percent, absence=Absence.SUPPRESSED)
    return attrs.evolve(one, percent=percent)
