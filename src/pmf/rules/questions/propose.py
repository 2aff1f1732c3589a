"""Propose targets from an indicator's own past and from other bodies: facts, never a decision.

A proposal says how it was worked out, from which figures, and how often it would have been met.
Whether that is ambitious or within reach is for people to say; nothing is adopted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from pmf.errors import UnknownName, UsageError
from pmf.model.beside import PeerFigure
from pmf.model.dataset import Dataset
from pmf.model.indicator import Indicator
from pmf.model.margin import Margin
from pmf.model.number import MAX_DIGITS
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Polarity, Stage
from pmf.model.target import NoTarget
from pmf.rules.axis import round_half_up
from pmf.rules.expecting import expect
from pmf.rules.questions.history import Datum, history
from pmf.rules.questions.peers import peer_history
from pmf.rules.questions.proposal import Proposal
from pmf.rules.questions.proposal_facts import cautions_on, facts_on
from pmf.rules.questions.proposing import (
    ORDERED,
    Basket,
    better_by,
    margin_fits,
    margin_words,
    method_named,
)
from pmf.rules.shortfall import distance


def propose_target(
    dataset: Dataset,
    code: str,
    *,
    method: str = "median",
    by: str | Margin | None = None,
    polarity: Polarity | str | None = None,
    periods: int | None = None,
    alike: Period | None = None,
    peers: Iterable[PeerFigure] | None = None,
    breaks: Sequence[Period] = (),
    places: int | None = None,
) -> Proposal:
    """Work out a target for one indicator.

    Args:
        dataset: What the council published.
        code: The indicator's code.
        method: ``median``, ``mean``, ``best``, ``quartile`` (what a quarter of the periods
            reached), ``latest``, ``improvement`` (the median made better by `by`),
            ``peers_median`` or ``peers_top_quartile``.
        by: For ``improvement``: ``"5%"`` of the median, ``"2pp"`` points, ``"5"`` in the unit.
        polarity: Which figures are better; by default as the indicator declares.
        periods: How many of the latest figures to look at; `None` for all.
        alike: A period such as the target is for, so that figures of its length are looked at;
            by default the length most figures are for.
        peers: Figures of other bodies; by default those the data set prints.
        breaks: The first period of each new way of counting, beside those the indicator declares;
            figures before the last are left out.
        places: Decimal places of the proposal, half up; by default the most any figure has.

    Returns:
        The proposal; where none can be made it says why.

    Raises:
        UnknownName: The data set has no such indicator.
        UsageError: The method, `by`, `polarity`, `periods` or `places` is none there is.
    """
    expect(dataset, Dataset, "dataset", "read it with pmf.read")
    known, margin = method_named(method), better_by(by, method)
    _check_places(places)
    indicator = _indicator(dataset, code)
    direction = _polarity(indicator, polarity)
    own = history(indicator, dataset.series(code), alike=alike, periods=periods, breaks=breaks)
    others = peer_history(indicator, dataset.peers if peers is None else peers, dataset.council)
    words = known.says.format(by=margin_words(margin)) if margin else known.says
    said = Proposal(
        code,
        indicator.name,
        indicator.unit,
        method,
        f"The target is {words}.",
        direction,
        own=own.figures,
        peers=others.figures,
        left_out=(*own.left_out, *(others.left_out if known.of_peers else ())),
    )
    if direction is None:
        return attrs.evolve(said, reason="polarity-unknown")
    unfit = _unfit(said, direction, points_fit=margin_fits(margin, indicator))
    if unfit:
        return attrs.evolve(said, reason=unfit)
    exact = known.work(Basket(said.data, direction, margin))
    try:
        value = _rounded(exact, said, places)
    except ValueError:
        return attrs.evolve(said, reason="too-long")
    return _finished(attrs.evolve(said, value=value, exact=exact), direction, dataset, indicator)


def proposals(
    dataset: Dataset,
    *,
    method: str = "median",
    every: bool = False,
    by: str | Margin | None = None,
    periods: int | None = None,
    alike: Period | None = None,
    peers: Iterable[PeerFigure] | None = None,
    breaks: Sequence[Period] = (),
    places: int | None = None,
) -> tuple[Proposal, ...]:
    """Work out a target for each live indicator that lacks one.

    Args:
        dataset: What the council published.
        method: As for `propose_target`; so are the others but `every`.
        every: Whether to propose for indicators that have a target, too.
        by: How much better.
        periods: How many of the latest figures to look at.
        alike: A period such as the target is for.
        peers: Figures of other bodies.
        breaks: The first period of each new way of counting, beside those declared.
        places: Decimal places of the proposals.

    Returns:
        In the order printed; an indicator for which there can be no proposal says why.

    Raises:
        UsageError: As `propose_target`.
    """
    expect(dataset, Dataset, "dataset", "read it with pmf.read")
    better_by(by, method)
    others = None if peers is None else tuple(peers)
    return tuple(
        propose_target(
            dataset,
            code,
            method=method,
            by=by,
            periods=periods,
            alike=alike,
            peers=others,
            breaks=breaks,
            places=places,
        )
        for code in lacking_targets(dataset, every=every)
    )


def lacking_targets(dataset: Dataset, *, every: bool = False) -> tuple[str, ...]:
    """The codes of live indicators without a target, in the order printed.

    Args:
        dataset: What the council published.
        every: Whether those that have one are wanted, too.
    """
    return tuple(
        one.code
        for one in dataset.indicators
        if one.stage is Stage.LIVE and (every or isinstance(one.target, NoTarget))
    )


def _indicator(dataset: Dataset, code: str) -> Indicator:
    """As printed, or as declared where the report does not print it."""
    declared = dataset.framework.definition(code) if dataset.framework else None
    try:
        return dataset.indicator(code)
    except UnknownName:
        if declared is None:
            raise
        return declared.indicator


def _polarity(indicator: Indicator, given: Polarity | str | None) -> Polarity | None:
    if given is None:
        return indicator.polarity
    try:
        return Polarity(given)
    except ValueError:
        known = ", ".join(Polarity)
        raise UsageError(f"polarity must be one of {known}, not {given!r}") from None


def _unfit(said: Proposal, polarity: Polarity, *, points_fit: bool) -> str | None:
    """Why there can be no proposal; `None` when there can."""
    if polarity is Polarity.NEUTRAL:
        return "neutral"
    if polarity not in ORDERED:
        return "polarity-unfit"
    if not said.data:
        return "no-peers" if said.of_peers else "no-figures"
    return None if points_fit else "points-unfit"


def _check_places(places: int | None) -> None:
    if places is not None and (type(places) is not int or not 0 <= places <= MAX_DIGITS):
        raise UsageError(f"places must be a whole number from 0 to {MAX_DIGITS}, not {places!r}")


def _rounded(exact: Fraction, said: Proposal, places: int | None) -> Quantity:
    if places is None:
        places = max(one.value.places for one in said.data)
    return Quantity(round_half_up(exact, places), said.unit)


def _finished(
    said: Proposal, polarity: Polarity, dataset: Dataset, indicator: Indicator
) -> Proposal:
    """The proposal with how often it is met, what may be said of it and what to know."""
    line = said.value.value if said.value else Decimal(0)

    def met(figures: tuple[Datum, ...]) -> int | None:
        misses = [distance(one.value.value, line, polarity) > 0 for one in figures]
        return misses.count(False) if figures else None

    counted = attrs.evolve(said, met=met(said.own), peers_met=met(said.peers))
    return attrs.evolve(
        counted,
        facts=facts_on(counted, polarity),
        cautions=cautions_on(counted, dataset, indicator),
    )
