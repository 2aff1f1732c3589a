"""What was inferred about indicators, with the reason: nothing is taken for granted in silence."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import attrs

from pmf.model.indicator import Indicator
from pmf.model.status import Basis, Polarity, Provenance
from pmf.model.unit import unit_words
from pmf.report.text import clean

_NAMES = {
    "polarity": "Which values are better",
    "basis": "What a figure covers",
    "accumulates": "Adds up through the year",
    "places": "Decimal places",
    "target": "Target",
    "target_basis": "What the target covers",
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


def inferred_of(indicators: Iterable[Indicator]) -> tuple[Inferred, ...]:
    """For each indicator what was inferred about it; those without are left out."""
    told = (
        Inferred(clean(one.code) if one.code_printed else "", clean(one.name), _lines(one))
        for one in indicators
    )
    return tuple(one for one in told if one.lines)


def _lines(indicator: Indicator) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (_name(one.attribute), attribute_in_words(indicator, one.attribute), clean(one.because))
        for one in indicator.declared
        if one.provenance is Provenance.INFERRED
    )


def _name(attribute: str) -> str:
    return (
        _NAMES.get(attribute) or clean(attribute.replace("_", " ").replace(".", " ")).capitalize()
    )


def attribute_in_words(indicator: Indicator, attribute: str) -> str:
    """What one attribute of an indicator is, in words."""
    if attribute == "unit":
        return _unit(indicator.unit)
    if attribute == "target_basis":
        profile = indicator.target.is_profile
        return "each part of the year has its own" if profile else "one for the whole period"
    if attribute == "target":
        return clean(indicator.target.text or indicator.target.kind)
    return _in_words(getattr(indicator, attribute, None))


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Polarity):
        return _POLARITIES[value]
    if isinstance(value, Basis):
        return _BASES[value]
    return "not known" if value is None else clean(str(value))


def _unit(unit: str) -> str:
    before, after = unit_words(unit, Decimal(2))
    return clean(before + after) or "a plain number"
