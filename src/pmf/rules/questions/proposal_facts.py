"""What may be said of a proposed target: how it stands to the figures, and what to know first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pmf.model.dataset import Dataset
from pmf.model.indicator import Indicator
from pmf.model.number import HUNDRED, plain
from pmf.model.quantity import Quantity
from pmf.model.status import Polarity, Provenance
from pmf.model.target import Lines, NoTarget
from pmf.rules.comparable import ACROSS_LENGTHS, last_month
from pmf.rules.questions.caution import Caution
from pmf.rules.questions.history import LEFT_OUT, Datum, LeftOutFigure, only_year_on_year
from pmf.rules.questions.proposal import Proposal
from pmf.rules.shortfall import distance

#: Fewer figures than these are few: a quartile of four is one figure.
FEW = 5


def facts_on(said: Proposal, polarity: Polarity) -> tuple[str, ...]:
    """How a proposal stands to the figures, in sentences."""
    return tuple(_facts(said, polarity))


def _facts(said: Proposal, polarity: Polarity) -> Iterator[str]:
    value = said.value
    if value is None:
        return
    if said.own and said.met is not None:
        periods = "period" if len(said.own) == 1 else "periods"
        yield f"It would have been met in {_of(said.met, len(said.own))} {periods}."
        yield _latest(said.own[-1], value, polarity)
        ordered = sorted(said.own, key=lambda one: distance(one.value.value, value.value, polarity))
        if ordered[0].value != ordered[-1].value:
            yield f"The best figure is {ordered[0]}, the worst {ordered[-1]}."
    else:
        yield "No figure of the council's own says how often it would have been met."
    if said.peers and said.peers_met is not None:
        others = "other body" if len(said.peers) == 1 else "other bodies"
        bodies = f"{_of(said.peers_met, len(said.peers))} {others}"
        verb = "meets" if said.peers_met == 1 else "meet"
        yield f"{bodies[:1].upper()}{bodies[1:]} {verb} it in {said.peers[0].period}."


def _of(met: int, of: int) -> str:
    if of > 1 and met in (0, of):
        return f"all {of}" if met else f"none of {of}"
    return f"{met} of {of}"


def _latest(latest: Datum, value: Quantity, polarity: Polarity) -> str:
    short = distance(latest.value.value, value.value, polarity)
    apart = apart_words(short, value.unit)
    if short <= 0:
        by = f" by {apart}" if short else " exactly"
        return f"The latest figure, {latest}, meets it{by}."
    return f"The latest figure, {latest}, misses it by {apart}."


def apart_words(difference: Decimal, unit: str) -> str:
    """How far two figures are apart: two percentages by percentage points."""
    counted = "percentage_point" if unit == "percent" else unit
    try:
        return str(Quantity(difference.copy_abs(), counted))
    except ValueError:  # more digits than any figure may have
        return plain(difference.copy_abs())


def cautions_on(said: Proposal, dataset: Dataset, indicator: Indicator) -> tuple[Caution, ...]:
    """What to know before using a proposal."""
    return tuple(
        Caution(code, text)
        for code, text in (
            *_on_figures(said),
            *_on_series(said.own, indicator),
            *_on_peers(said),
            *_on_target(said, indicator),
            *_on_dataset(dataset),
        )
    )


def _on_figures(said: Proposal) -> Iterator[tuple[str, str]]:
    if not said.of_peers and len(said.own) < FEW:
        yield "few-figures", f"It rests on {_count(len(said.own), 'figure')} only."
    if said.left_out:
        yield "figures-left-out", left_out_words(said.left_out)
    used = (*said.own, *said.peers)
    if any(one.printed.unit != one.value.unit for one in used):
        yield "figures-converted", f"Figures in another unit were converted to {said.unit}."
    marked = [str(one.period) for one in used if one.marked]
    if marked:
        yield "figures-marked", f"A figure carries a mark in {', '.join(marked)}."
    if said.value is not None and said.exact is not None and said.exact != said.value.value:
        yield "rounded", f"It was rounded half up to {_count(said.value.places, 'decimal place')}."


def left_out_words(gone: Iterable[LeftOutFigure]) -> str:
    """Figures left out, counted by reason."""
    counts = Counter(one.because for one in gone)
    told = "; ".join(f"{count} because {LEFT_OUT[why]}" for why, count in counts.items())
    return f"{_count(sum(counts.values()), 'figure')} left out: {told}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _on_series(own: Sequence[Datum], indicator: Indicator) -> Iterator[tuple[str, str]]:
    steps = [(b.value.value > a.value.value) - (b.value.value < a.value.value)
             for a, b in pairwise(own)]  # fmt: skip
    if len(own) >= 3 and len(set(steps)) == 1 and steps[0]:
        way = "up" if steps[0] > 0 else "down"
        yield "one-way", f"The figures have only gone {way}, so their middle lies behind."
    gaps = list(gaps_in(own, indicator))
    if gaps:
        yield "periods-missing", f"No figure stands between {' or between '.join(gaps)}."


def gaps_in(own: Sequence[Datum], indicator: Indicator) -> Iterator[str]:
    """The places where a period has no figure: ``Q1 2019/20 and Q3 2019/20``."""
    if indicator.basis in ACROSS_LENGTHS:
        return
    for a, b in pairwise(own):
        step = 12 if only_year_on_year(indicator, a.period.months) else a.period.months
        if last_month(b.period) - last_month(a.period) > step:
            yield f"{a.period} and {b.period}"


def _on_peers(said: Proposal) -> Iterator[tuple[str, str]]:
    if not said.peers and not said.of_peers:
        return
    if len(said.peers) < FEW:
        bodies = "body" if len(said.peers) == 1 else "bodies"
        yield "peers-few", f"There are figures of {len(said.peers)} other {bodies} only."
    averages = sorted({one.body or "" for one in said.left_out if one.because == "average"})
    if averages:
        yield "peer-averages", f"{', '.join(averages)}: an average is no body, and was left out."
    if said.peers and said.own and said.own[-1].period != said.peers[0].period:
        theirs, ours = said.peers[0].period, said.own[-1].period
        text = (
            f"The other bodies' figures are for {theirs}, the latest of the council's for {ours}."
        )
        yield "peers-other-period", text


def _on_target(said: Proposal, indicator: Indicator) -> Iterator[tuple[str, str]]:
    target = indicator.target
    if not isinstance(target, NoTarget):
        lines = target.resolve(said.own[-1].period) if said.own else None
        drawn = target.text or (str(lines) if isinstance(lines, Lines) else target.kind)
        binding = target.provenance in (Provenance.CONTRACTUAL, Provenance.STATUTORY)
        whose = f" It is {target.provenance}, not the council's own to set." if binding else ""
        yield "target-exists", f"There is a target already: {drawn}.{whose}"
    value = said.value
    if value is not None and value.unit == "percent" and not 0 <= value.value <= HUNDRED:
        yield "beyond-possible", f"A share of {value} is hardly possible."


def _on_dataset(dataset: Dataset) -> Iterator[tuple[str, str]]:
    if dataset.illustrative:
        yield "illustrative", "The figures are made up to show the framework at work."
