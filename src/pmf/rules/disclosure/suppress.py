"""Withhold small counts, from which people could be known."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import attrs

from pmf.errors import UsageError
from pmf.model.beside import PeerFigure
from pmf.model.dataset import Dataset, Published
from pmf.model.finding import REVISIONS
from pmf.model.status import Absence
from pmf.rules.disclosure.small_figures import Figures, Rule
from pmf.rules.disclosure.small_totals import conceal_totals
from pmf.rules.expecting import expect

#: Units in which a value is a count of people or things.
COUNTED = ("person", "household", "dwelling", "thing")


def suppress_small(
    dataset: Dataset,
    below: int = 5,
    *,
    hide_zero: bool = False,
    complements: bool = False,
    units: Collection[str] = COUNTED,
    codes: Iterable[str] | None = None,
    published: bool = True,
    marker: str = "[c]",
) -> Dataset:
    """Replace small counts by the absence `SUPPRESSED`, and what would give them away.

    Hidden are values that count, numerators and denominators from 1 up to, but not including,
    `below`; a rate with one of its parts; printed totals and their shares. Where a hidden count
    could be worked out from a total and the others, or from the periods of a year, the next
    smallest is hidden too. Notes and comments on the indicator that tell a hidden figure are left
    out, and so is a printed status that leaves only one figure possible.

    Args:
        dataset: What was read, best as one audience sees it.
        below: The least count that is shown.
        hide_zero: Whether zero is hidden like other small counts. By default it is shown: it is
            about nobody.
        complements: Whether a numerator is hidden too that leaves a small count of the others:
            98 of 100.
        units: The units in which a value is a count.
        codes: The indicators whose figures are treated; `None` for all.
        published: Whether printed totals are treated. They often count indicators, not people.
        marker: What stands in the place of a hidden figure.

    Returns:
        The data set without these figures; as it is when there are none.

    Raises:
        UsageError: `below` leaves a single figure to be hidden, which would tell it, or `marker`
            is empty.
    """
    expect(dataset, Dataset, "dataset", "read it with pmf.read")
    least = 2 if hide_zero else 3
    if type(below) is not int or below < least:
        raise UsageError(f"below must be a whole number from {least}, not {below!r}")
    if not marker.strip():
        raise UsageError("marker must show that a figure is withheld, not be empty")
    rule = Rule(
        below,
        0 if hide_zero else 1,
        complements,
        frozenset(units),
        None if codes is None else frozenset(codes),
        marker,
    )
    figures = Figures(dataset, rule)
    totals = conceal_totals(dataset.published, rule) if published else dataset.published
    if figures.hides_words:
        # With one word hidden, the difference to a printed total would tell it.
        totals = ()
    suppressed = _without_revisions(
        attrs.evolve(
            figures.dataset(),
            published=totals,
            peers=tuple(_peer(one, rule) for one in dataset.peers),
        )
    )
    return dataset if suppressed == dataset else suppressed


def _without_revisions(dataset: Dataset) -> Dataset:
    """Without earlier totals and figures of peers: beside those that stand they tell a count."""
    gone = [one for one in dataset.replaced if isinstance(one.later, (Published, PeerFigure))]
    places = {one.later.source for one in gone}
    return attrs.evolve(
        dataset,
        replaced=tuple(one for one in dataset.replaced if one not in gone),
        findings=tuple(
            one
            for one in dataset.findings
            if not (one.kind in REVISIONS and one.location in places)
        ),
    )


def _peer(peer: PeerFigure, rule: Rule) -> PeerFigure:
    if not rule.covers(peer.code) or not rule.is_small(peer.value):
        return peer
    return attrs.evolve(peer, value=None, absence=Absence.SUPPRESSED, raw=rule.marker)
