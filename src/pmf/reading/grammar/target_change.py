"""Targets that lean on another figure: a change from a baseline, a budget, the peers."""

from __future__ import annotations

import attrs

from pmf.model.number import EXACT
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Movement, Polarity
from pmf.model.target import Target
from pmf.model.target_forms import ChangeTarget, ReferenceTarget
from pmf.reading.grammar import target_words as words_of
from pmf.reading.grammar.target_cell import Cell
from pmf.reading.grammar.target_figure import read_figure
from pmf.reading.grammar.text import shown

_MOVES = {Polarity.HIGHER: Movement.UP, Polarity.LOWER: Movement.DOWN}


def reference(cell: Cell, words: str) -> Target | None:
    """``within budget``, ``top quartile``, ``better than last year``."""
    found = words_of.REFERENCE.fullmatch(words)
    if found is None:
        return None
    sense, strict = words_of.AGAINST[(found["words"] or "on").lower()]
    return ReferenceTarget(
        name=words_of.REFERENCES[found["name"].lower()],
        sense=sense,
        strict=strict,
        text=cell.raw,
        period=cell.period,
        provenance=cell.provenance,
    )


def yearly(cell: Cell, words: str) -> Target | None:
    """``12.50% (annually)``: a change from one year to the next, if its sign is known."""
    found = words_of.YEARLY.fullmatch(words)
    if found is None:
        return None
    changed = change(cell, found["rest"], "last_year")
    if changed is not None:
        return changed
    figure = read_figure(found["rest"])
    if figure.unit != "percent":
        raise ValueError("it does not say for which year")
    sign = words[0] if words[0] in "+-−" else ""
    direction = {"": None, "+": Movement.UP}.get(sign, Movement.DOWN)
    amount = Quantity(EXACT.abs(figure.value), "percent")
    return changed_by(cell, amount, direction, None, "last_year")


def change(cell: Cell, words: str, start: str = "baseline") -> ChangeTarget | None:
    """``improve on 2018/19``, ``reduce by 5%``, ``3% increase on last year``.

    Args:
        cell: The cell being read.
        words: Its words.
        start: The name of the baseline in the series, where the words name none.
    """
    found = words_of.CHANGE.fullmatch(words) or words_of.AMOUNT_FIRST.fullmatch(words)
    if found is None:
        return None
    direction, strict = words_of.CHANGES[found["verb"].lower()]
    amount = _amount(cell, found["amount"]) if found["amount"] else None
    if amount is not None and direction is None and cell.polarity is not None and strict:
        direction = _MOVES.get(cell.polarity)  # an improvement goes the better way
    baseline: Period | None = None
    if found["base"]:
        baseline, start = _base(cell, found["base"])
    if found[0].lower().startswith("year on year"):
        start = "last_year"
    changed = changed_by(cell, amount, direction, baseline, start)
    return attrs.evolve(changed, strict=strict and amount is None)


def _amount(cell: Cell, words: str) -> Quantity:
    figure = read_figure(words)
    if not words[0].isdigit() and words[0] != "£":
        raise ValueError(f"{shown(words)} says the direction of the change twice")
    if figure.unit is None and cell.unit == "percent":
        return Quantity(figure.value, "percentage_point")
    if figure.unit in ("percent", "percentage_point"):
        return Quantity(figure.value, figure.unit)
    return cell.quantity(figure)


def _base(cell: Cell, words: str) -> tuple[Period | None, str]:
    noun = words_of.BASELINE_NOUN.fullmatch(words)
    name = noun["name"] if noun else words
    if name.lower() in ("baseline", "current"):
        return None, "baseline"
    known = words_of.REFERENCES.get(name.lower())
    return (None, known) if known else (cell.when(name), "")


def changed_by(
    cell: Cell,
    amount: Quantity | None,
    direction: Movement | None,
    baseline: Period | None,
    start: str,
) -> ChangeTarget:
    """A change by an amount, in the words' direction or with a finding that they give none."""
    if amount is not None and direction is None:
        message = f"{amount} does not say whether up or down is meant"
        cell.note("target-sign-missing", message)
    return ChangeTarget(
        amount=amount,
        direction=direction,
        baseline=baseline,
        reference=start,
        values_are_changes=cell.values_are_changes,
        text=cell.raw,
        period=cell.period,
        provenance=cell.provenance,
    )
