"""What was inferred about indicators, with the reason: nothing is taken for granted in silence."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs

from pmf.model.dataset import Dataset
from pmf.model.framework import Definition
from pmf.model.indicator import Indicator, Tier
from pmf.model.margin import Margin, MarginKind
from pmf.model.meaning import MEANINGS
from pmf.model.number import plain
from pmf.model.quantity import Quantity
from pmf.model.status import Basis, Frequency, Polarity, Provenance, Stage
from pmf.model.unit import unit_words
from pmf.report.due import OFTEN
from pmf.report.text import clean, day_words
from pmf.rules.declared_words import in_words, target_in_words

_NAMES = {
    "polarity": "Which values are better",
    "basis": "What a figure covers",
    "accumulates": "Adds up through the year",
    "places": "Decimal places",
    "target": "Target",
    "target_basis": "What the target covers",
    "target_provenance": "Who stands behind the target",
    "target_until": "Last day of the target",
    "tier": "Kind of indicator",
    "frequency": "How often it is reported",
    "exempt": "Not public under",
    "meaning": "Shared with other councils",
    "national": "Stands beside",
}
_POLARITIES = {
    Polarity.HIGHER: "higher ones",
    Polarity.LOWER: "lower ones",
    Polarity.CLOSEST: "those closest to the target",
    Polarity.RANGE: "those inside the range",
    Polarity.NEUTRAL: "none: for information",
}
_BASES = {
    Basis.SNAPSHOT: "the state on one day",
    Basis.PERIOD_TOTAL: "a total of the period",
    Basis.RATE: "a rate of the period",
    Basis.YEAR_TO_DATE: "the year so far",
    Basis.ROLLING_YEAR: "the twelve months before",
    Basis.ANNUAL: "a whole year",
}
#: Who stands behind a target, in words.
PROVENANCES = {
    Provenance.AGREED: "agreed by the council",
    Provenance.STATUTORY: "set by law",
    Provenance.CONTRACTUAL: "set by a contract",
    Provenance.BENCHMARK: "taken from other councils",
    Provenance.PLACEHOLDER: "stands in until one is agreed",
    Provenance.INFERRED: "inferred, not stated",
    Provenance.STATED: "stated by the council",
}
_STAGES = {
    Stage.LIVE: "in use",
    Stage.IN_DEVELOPMENT: "in development",
    Stage.RETIRED: "no longer reported",
}
_NOT_KNOWN = "not known"


@attrs.frozen
class Inferred:
    """What was inferred about one indicator, since the report does not print it.

    Attributes:
        code: The code; empty when the council prints none.
        name: The name as printed.
        lines: For each attribute its name, its value and the reason, in words.
    """

    code: str
    name: str
    lines: tuple[tuple[str, str, str], ...]


def inferred_of(dataset: Dataset) -> tuple[Inferred, ...]:
    """For each indicator what was inferred about it; those without are left out."""
    framework = dataset.framework
    told = (
        Inferred(
            clean(one.code) if one.code_printed else "",
            clean(one.name),
            _lines(one, framework.definition(one.code) if framework else None),
        )
        for one in dataset.indicators
    )
    return tuple(one for one in told if one.lines)


def _lines(indicator: Indicator, known: Definition | None) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            _name(one.attribute),
            attribute_in_words(indicator, one.attribute, known),
            clean(one.because),
        )
        for one in indicator.declared
        if one.provenance is Provenance.INFERRED
    )


def _name(attribute: str) -> str:
    return (
        _NAMES.get(attribute) or clean(attribute.replace("_", " ").replace(".", " ")).capitalize()
    )


def attribute_in_words(
    indicator: Indicator, attribute: str, known: Definition | None = None
) -> str:
    """What one attribute of an indicator is, in words.

    Args:
        indicator: The indicator.
        attribute: Its name, or the name of one of its definition.
        known: The definition, for what only that holds; `None` where there is none.
    """
    if attribute in _APART:
        return clean(_APART[attribute](indicator))
    value = getattr(indicator, attribute, None)
    if value is None and known is not None:
        value = getattr(known, attribute, None)
    if attribute == "meaning" and isinstance(value, str):
        value = MEANINGS.get(value, value)
    return clean(_in_words(value, indicator)) or _NOT_KNOWN


def _in_words(value: Any, indicator: Indicator) -> str:
    """A value in the words of a reader; whatever kind it is, never as a program would show it."""
    if isinstance(value, tuple):
        return "; ".join(_in_words(one, indicator) for one in value)
    if isinstance(value, Margin):
        return _margin(value, indicator.unit)
    if isinstance(value, Tier):
        return value.name or value.code
    if isinstance(value, datetime.date):
        return day_words(value)
    said = next((words[value] for kind, words in _WORDS if isinstance(value, kind)), None)
    # What has no words of its own would be shown as a program writes it.
    is_mute = attrs.has(type(value)) and "__str__" not in vars(type(value))
    return said or ("" if is_mute else in_words(value) or "")


_WORDS: tuple[tuple[type, dict[Any, str]], ...] = (
    (Polarity, _POLARITIES),
    (Basis, _BASES),
    (Provenance, PROVENANCES),
    (Stage, _STAGES),
    (Frequency, OFTEN),
)


def _unit(indicator: Indicator) -> str:
    before, after = unit_words(indicator.unit, Decimal(2))
    return clean(before + after) or "a plain number"


def _target_basis(indicator: Indicator) -> str:
    profile = indicator.target.is_profile
    return "each part of the year has its own" if profile else "one for the whole period"


def _margin(margin: Margin, unit: str) -> str:
    """How far a figure may fall short, counted in what it is counted in."""
    amount = plain(margin.amount)
    return {
        MarginKind.UNIT: str(Quantity(margin.amount, unit)),
        MarginKind.POINTS: f"{amount} percentage point{'s' * (amount != '1')}",
        MarginKind.PERCENT: f"{amount}% of the target",
        MarginKind.TOLERANCE: f"{amount} times its own tolerance",
        MarginKind.UNSTATED: "not stated",
    }[margin.kind]


#: What is not simply the value of an attribute.
_APART: dict[str, Callable[[Indicator], str]] = {
    "unit": _unit,
    "target_basis": _target_basis,
    "target": lambda one: (target_in_words(one.target) or "none").replace("_", " "),
    "target_provenance": lambda one: _in_words(one.target.provenance, one) or _NOT_KNOWN,
}
