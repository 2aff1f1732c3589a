"""Councils side by side on common meanings, without losing their words.

Nothing is judged anew: each council's status is by its own rule, in its own word, beside what it
means. Nobody is ranked unless that is asked for and every council's framework allows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import attrs

from pmf.errors import UnknownName, UsageError
from pmf.model.beside import PeerFigure
from pmf.model.framework import Definition
from pmf.model.meaning import MEANINGS
from pmf.model.number import EXACT
from pmf.model.quantity import Quantity
from pmf.model.scheme import Scheme
from pmf.model.status import Polarity, Stage
from pmf.rules.assessment import Assessment
from pmf.rules.expecting import expect
from pmf.rules.questions.alike import BLOCKING, cautions_between
from pmf.rules.questions.caution import Caution
from pmf.rules.questions.compared import (
    ComparedCouncil,
    ComparedEntry,
    ComparedRow,
    CouncilComparison,
    PeerBeside,
)
from pmf.rules.questions.proposing import ORDERED
from pmf.rules.questions.watch import Watch
from pmf.rules.results import Results
from pmf.rules.shortfall import distance
from pmf.rules.translate import Translation, translate


def compare(
    *results: Results, said_in: Scheme | None = None, rank: bool = False
) -> CouncilComparison:
    """Put councils side by side on the meanings their frameworks share.

    Args:
        *results: What was judged of each council; several reports of one are merged first.
        said_in: A scheme to say every council's status in, beside its own word.
        rank: Whether to rank comparable figures. It is done only where every council's framework
            allows it; where one does not, nobody is ranked and the comparison says who.

    Returns:
        The meanings at least two councils have, each with the councils' indicators, figures,
        statuses and words, and why figures do not compare.

    Raises:
        UsageError: There are fewer than two councils, or two results of one.
    """
    for one in results:
        expect(one, Results, "results", "judge each data set first, with pmf.evaluate_all")
    if said_in is not None:
        expect(said_in, Scheme, "said_in", "load it with pmf.load_scheme")
    names = [_name(one) for one in results]
    if len(names) < 2:
        raise UsageError("a comparison needs the results of at least two councils")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError(f"there are two results of {twice[0]}: merge them first, with pmf.merge")
    entries = [entry for one in results for entry in _entries(one, said_in)]
    unranked = _unranked(results, rank)
    rows = tuple(_rows(entries, ranked=unranked is None))
    shared = {row.meaning for row in rows}
    councils = tuple(_council(one, shared) for one in results)
    return CouncilComparison(councils, rows, unranked is None, unranked)


def _name(results: Results) -> str:
    return results.dataset.council or results.dataset.file


def _definitions(results: Results) -> tuple[Definition, ...]:
    framework = results.dataset.framework
    known = framework.definitions if framework else ()
    return tuple(one for one in known if one.indicator.stage is not Stage.RETIRED)


def _council(results: Results, shared: set[str]) -> ComparedCouncil:
    known = {one.indicator.code: one.meaning for one in _definitions(results)}
    printed = (one.code for one in results.dataset.indicators)
    codes = dict.fromkeys((*printed, *known))
    meant = {code: known.get(code) for code in codes}
    return ComparedCouncil(
        _name(results),
        results,
        tuple(code for code, meaning in meant.items() if meaning and meaning not in shared),
        tuple(code for code, meaning in meant.items() if not meaning),
    )


def _unranked(results: Iterable[Results], rank: bool) -> str | None:
    if not rank:
        return "No ranking was asked for."
    against = [
        _name(one)
        for one in results
        if not (one.dataset.framework and one.dataset.framework.ranked)
    ]
    if not against:
        return None
    return f"Not every council's framework allows a ranking: {', '.join(against)}."


def _entries(results: Results, said_in: Scheme | None) -> Iterable[ComparedEntry]:
    watch, dataset = Watch(results), results.dataset
    for known in _definitions(results):
        if known.meaning is None:
            continue
        code = known.indicator.code
        try:
            indicator = dataset.indicator(code)
        except UnknownName:
            indicator = known.indicator
        seen = watch.latest(indicator)
        if seen is None and dataset.period is not None:
            seen = watch.at(code, dataset.period)
        assessed = watch.assess(indicator, seen) if seen is not None else None
        peers = tuple(_beside(one, assessed) for one in dataset.peers if one.code == code)
        said = _said(assessed, said_in) if assessed and said_in else None
        yield ComparedEntry(
            _name(results), results, indicator, known, assessed, said=said, peers=peers
        )


def _said(assessed: Assessment, scheme: Scheme) -> Translation | None:
    """The council's level in another scheme; `None` where it has not exactly one."""
    source, levels = assessed.yardstick.scheme, assessed.outcome.levels
    return translate(source.level(levels[0]), source, scheme) if len(levels) == 1 else None


def _beside(peer: PeerFigure, assessed: Assessment | None) -> PeerBeside:
    """A body's figure beside the council's own."""
    own = assessed.value if assessed else None
    if assessed is None or own is None or peer.value is None:
        return PeerBeside(peer)
    cautions = []
    if peer.period != assessed.period:
        text = f"{peer.body}'s figure is for {peer.period}, the council's for {assessed.period}."
        cautions.append(Caution("periods-differ", text))
    try:
        theirs = peer.value.to(own.unit)
        apart = own - theirs
    except ValueError:  # of another kind, or without an exact decimal of bearable length
        text = f"{peer.body}'s figure is in {peer.value.unit}, the council's in {own.unit}."
        return PeerBeside(peer, cautions=(*cautions, Caution("units-differ", text)))
    better = _better(own, theirs, assessed.indicator.polarity)
    return PeerBeside(peer, apart, better, tuple(cautions))


def _better(own: Quantity, other: Quantity, polarity: Polarity | None) -> bool | None:
    if polarity not in ORDERED or own.value == other.value:
        return None
    return distance(own.value, other.value, polarity) < 0


def _rows(entries: Iterable[ComparedEntry], *, ranked: bool) -> Iterable[ComparedRow]:
    listed = list(entries)
    for meaning, text in MEANINGS.items():
        alike = [entry for entry in listed if entry.definition.meaning == meaning]
        if len({entry.council for entry in alike}) > 1:
            row = _row(meaning, text, alike)
            yield _ranked(row) if ranked else row


def _row(meaning: str, text: str, entries: list[ComparedEntry]) -> ComparedRow:
    values = [entry.value for entry in entries if entry.value is not None]
    unit = values[0].unit if values else None
    said = tuple(attrs.evolve(entry, common=_in(entry.value, unit)) for entry in entries)
    told = cautions_between(said)
    cautions = tuple(Caution(code, sentence) for code, sentence in told)
    councils = {entry.council for entry in said if entry.value is not None}
    comparable = len(councils) > 1 and not any(one.code in BLOCKING for one in cautions)
    return ComparedRow(meaning, text, said, unit, cautions, comparable)


def _in(value: Quantity | None, unit: str | None) -> Quantity | None:
    if value is None or unit is None:
        return None
    try:
        return value.to(unit)
    except ValueError:
        return None


def _ranked(row: ComparedRow) -> ComparedRow:
    """The row with places, where figures compare and all agree which are better."""
    polarities = {entry.indicator.polarity for entry in row.entries}
    polarity = next(iter(polarities))
    if not row.comparable or len(polarities) > 1 or polarity not in ORDERED:
        return row
    sign = Decimal(-1 if polarity is Polarity.HIGHER else 1)
    keys = [EXACT.multiply(sign, one.common.value) for one in row.entries if one.common is not None]

    def place(entry: ComparedEntry) -> int | None:
        if entry.common is None:
            return None
        mine = EXACT.multiply(sign, entry.common.value)
        return 1 + sum(key < mine for key in keys)

    ranked = tuple(attrs.evolve(entry, rank=place(entry)) for entry in row.entries)
    return attrs.evolve(row, entries=ranked)
