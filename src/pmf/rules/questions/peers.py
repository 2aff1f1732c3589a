"""Figures of other bodies: which of them stand side by side, and where they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pmf.model.beside import PeerFigure
from pmf.model.dataset import Dataset
from pmf.model.framework import Definition
from pmf.model.indicator import Indicator
from pmf.model.scheme import fold
from pmf.model.status import Absence
from pmf.rules.comparable import ABSENT, last_month
from pmf.rules.questions.history import Datum, History, LeftOutFigure, left


def peer_history(
    indicator: Indicator, peers: Iterable[PeerFigure], council: str | None = None
) -> History:
    """Find the figures of other bodies that may be put side by side: those of one period.

    That period is the latest any body has a figure for; of two lengths that end together, the one
    of more bodies. Averages are no bodies, and the council's own figure is no peer's.

    Args:
        indicator: What was measured.
        peers: Figures of other bodies; those for other indicators are passed over.
        council: The council itself; `None` when not known.

    Returns:
        One figure for each body, in the order given, and what was left out.
    """
    gone: list[LeftOutFigure] = []
    kept: list[Datum] = []
    for peer in peers:
        if peer.code != indicator.code:
            continue
        figure = _datum(peer, indicator.unit, council)
        if isinstance(figure, Datum):
            kept.append(figure)
        else:
            gone.append(figure)
    found = History(tuple(kept), tuple(gone))
    if not kept:
        return found
    bodies = Counter(one.period for one in kept)
    period = max(bodies, key=lambda one: (last_month(one), bodies[one], one.months))
    found = found.without("other-period", lambda one: one.period != period)
    said: dict[str | None, set[object]] = {}
    for one in found.figures:
        said.setdefault(one.body, set()).add(one.value)
    found = found.without("ambiguous-period", lambda one: len(said[one.body]) > 1)
    once = {one.body: one for one in reversed(found.figures)}
    return History(tuple(reversed(once.values())), found.left_out)


def _datum(peer: PeerFigure, unit: str, council: str | None) -> Datum | LeftOutFigure:
    value = peer.value
    if value is None:
        because = ABSENT[peer.absence or Absence.MISSING]
        return LeftOutFigure(peer.period, None, because, peer.source, peer.body)
    try:
        said = value.to(unit)
    except ValueError:  # of another kind, or without an exact decimal of bearable length
        return LeftOutFigure(peer.period, value, "unit-unfit", peer.source, peer.body)
    figure = Datum(peer.period, said, value, source=peer.source, body=peer.body)
    if peer.average:
        return left(figure, "average")
    if council is not None and fold(peer.body) == fold(council):
        return left(figure, "own-figure")
    return figure


def peers_among(dataset: Dataset, code: str, others: Iterable[Dataset]) -> tuple[PeerFigure, ...]:
    """Take other councils' own figures for the same meaning as peers of an indicator.

    Two indicators share a meaning when both councils' frameworks say so. Only figures of the same
    basis are taken, and none that is made up to show a framework at work unless the council's own
    are, too.

    Args:
        dataset: What the council published.
        code: Its indicator.
        others: What other councils published.

    Returns:
        Every figure of theirs, for every period, under the council's own code; none when the
        indicator has no common meaning.
    """
    meant = _definition(dataset, code)
    if meant is None or meant.meaning is None:
        return ()
    return tuple(peer for other in others for peer in _figures(dataset, meant, other))


def _figures(dataset: Dataset, meant: Definition, other: Dataset) -> Iterator[PeerFigure]:
    if other.framework is None or (other.illustrative and not dataset.illustrative):
        return
    basis = meant.indicator.basis
    alike = {
        known.indicator.code
        for known in other.framework.definitions
        if known.meaning == meant.meaning and known.indicator.basis is basis
    }
    for seen in other.observations:
        if seen.code in alike:
            yield PeerFigure(
                meant.indicator.code,
                other.council or other.file,
                seen.period,
                seen.value,
                seen.absence,
                seen.raw,
                exempt=other.indicator(seen.code).exempt,
                source=seen.source,
            )


def _definition(dataset: Dataset, code: str) -> Definition | None:
    return None if dataset.framework is None else dataset.framework.definition(code)
