"""The targets and lines a framework file declares for an indicator."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from pmf.errors import UnknownUnit
from pmf.model.finding import Severity
from pmf.model.indicator import Indicator
from pmf.model.quantity import Quantity
from pmf.model.status import Polarity, Provenance
from pmf.model.target import FixedTarget, NoTarget, Target
from pmf.reading.grammar.number import Absent, read_number
from pmf.reading.grammar.target import parse_target
from pmf.reading.toml_file import Fields, as_fault

#: Kinds of findings that set the target's words against the rest of the definition.
_CONTRADICTIONS = ("unit-disagrees", "polarity-disagrees")


def read_lines(fields: Fields, indicator: Indicator) -> Indicator:
    """The indicator with the floor and the stretch target its table declares."""
    parse = _line_in(indicator.unit if fields.has("unit") else None)
    floor, stretch = fields.parsed("floor", parse), fields.parsed("stretch", parse)
    if floor is not None and stretch is not None and _crossed(indicator, floor, stretch):
        fields.fault("stretch", f"{stretch} is worse than the floor, {floor}")
    return attrs.evolve(indicator, floor=floor, stretch=stretch)


def _line_in(unit: str | None) -> Callable[[str], Quantity]:
    def parse(text: str) -> Quantity:
        number = read_number(text)
        if isinstance(number, Absent) or number.marks or number.qualifier:
            raise ValueError(f'{text[:64]!r} is not a plain figure; write it like "80%"')
        # "9.3 working days" is understood where the unit is working days per FTE.
        if unit is not None and number.unit not in (None, unit, unit.split("/")[0]):
            raise ValueError(f"the unit is {unit}, not {number.unit}")
        return Quantity(number.value, unit or number.unit or "number")

    return parse


def _crossed(indicator: Indicator, floor: Quantity, stretch: Quantity) -> bool:
    if floor.unit != stretch.unit:
        return False
    if indicator.polarity is Polarity.HIGHER:
        return stretch.value < floor.value
    return indicator.polarity is Polarity.LOWER and stretch.value > floor.value


def read_target(fields: Fields, indicator: Indicator, target_basis: str | None) -> Target:
    """The target its table declares, for reports that print none."""
    text = fields.text_or("target", None)
    given = _provenance(fields, indicator)
    if text is None:
        return NoTarget(provenance=given)
    unit = indicator.unit if fields.has("unit") else None
    try:
        parsed = parse_target(text, unit=unit, polarity=indicator.polarity)
    except UnknownUnit:  # told of the unit itself
        return NoTarget()
    # What the council's words leave open (a sign, a first year, a profile to come) is no fault of
    # the file: the target says so itself. What contradicts the file, or nobody can read, is one.
    for found in parsed.findings:
        if found.severity is Severity.ERROR or found.kind in _CONTRADICTIONS:
            fields.fault("target", as_fault(found))
            return NoTarget()
    if target_basis == "year_to_date_profile" and isinstance(parsed.target, FixedTarget):
        fields.fault("target", 'a profile has a figure for each part: "Q1 25%, Q2 50%, …"')
        return NoTarget()
    provenance = given or parsed.target.provenance
    return attrs.evolve(parsed.target, provenance=provenance, source=fields.location())


def _provenance(fields: Fields, indicator: Indicator) -> Provenance | None:
    """Who stands behind the target: as the file says, or inferred where it gives a reason."""
    given = fields.choice("target_provenance", Provenance, None)
    if not any(one.attribute == "target" for one in indicator.declared):
        return given
    if given not in (None, Provenance.INFERRED):
        fields.fault("target_provenance", f"{given} and a reason under because: it is inferred")
    return Provenance.INFERRED
