"""A printed direction of travel held against the one that follows from the figures.

What was printed agrees when it is what any comparator of the scheme gives, and does not when every
comparator that can say gives another. "No change" beside a figure that moved proves nothing where
the scheme does not state how far apart still counts as none.
"""

from __future__ import annotations

import attrs

from pmf.model.scheme import Direction
from pmf.model.status import Movement, Travel
from pmf.model.travel_word import read_travel, says_nothing
from pmf.rules.assessment import Assessment
from pmf.rules.reason import Reason, reason
from pmf.rules.results import Results
from pmf.rules.travel import TravelResult

_UNMOVED = (Travel.STEADY, Movement.LEVEL)


@attrs.frozen
class PrintedTravel:
    """A printed direction of travel beside the one that follows.

    Attributes:
        word: As printed.
        reported: What it means: whether it is better, or where the figure went; `None` when the
            word has no meaning.
        computed: What follows from the figures, said the same way; `None` when nothing does.
        agrees: Whether the two agree; `None` when it cannot be reproduced.
        reasons: Why it cannot.
        by: The comparison that gave what follows; `None` without one.
    """

    word: str
    reported: Travel | Movement | None
    computed: Travel | Movement | None = None
    agrees: bool | None = None
    reasons: tuple[Reason, ...] = ()
    by: TravelResult | None = None


def direction_of(results: Results) -> Direction:
    """The words directions of travel are printed in: those of the document's own scheme."""
    return (results.dataset.scheme or results.scheme).direction


def printed_travel(assessed: Assessment, direction: Direction) -> PrintedTravel | None:
    """Hold a printed direction of travel against the figures; `None` when none was printed.

    Args:
        assessed: What was judged.
        direction: The words it was printed in.
    """
    word = assessed.observation.travel_word
    if word is None or says_nothing(word, direction):
        return None
    said = PrintedTravel(word, read_travel(word, direction))
    compared = [(one, _way(one, said.reported)) for one in assessed.facts.compared]
    known = [(one, way) for one, way in compared if way is not None]
    if said.reported is None:
        found = attrs.evolve(said, reasons=(reason("travel-word-unknown"),))
        return _given(found, known[0]) if known else found
    if not known:
        return attrs.evolve(said, reasons=(_why(assessed),))
    same = [pair for pair in known if pair[1] == said.reported]
    found = _given(said, (same or known)[0])
    if not same and _may_be_unmoved(said, known):
        return attrs.evolve(found, reasons=(reason("no-change-unstated"),))
    return attrs.evolve(found, agrees=bool(same))


def _given(said: PrintedTravel, pair: tuple[TravelResult, Travel | Movement]) -> PrintedTravel:
    return attrs.evolve(said, by=pair[0], computed=pair[1])


def _way(result: TravelResult, reported: Travel | Movement | None) -> Travel | Movement | None:
    """What follows, said as the print says it; of a word nobody knows, as well as can be said."""
    if isinstance(reported, Movement):
        return result.movement
    return result.travel or (result.movement if reported is None else None)


def _may_be_unmoved(
    said: PrintedTravel, known: list[tuple[TravelResult, Travel | Movement]]
) -> bool:
    """Whether "no change" is printed, and how far apart still counts as none is not stated."""
    return said.reported in _UNMOVED and any(one.no_change is None for one, _ in known)


def _why(assessed: Assessment) -> Reason:
    """Why no comparator can say; a break in the series before all else."""
    compared = sorted(assessed.facts.compared, key=lambda one: one.broken is None)
    if not compared:
        return reason("comparator-unstated")
    return compared[0].why or reason("no-comparable-period")
