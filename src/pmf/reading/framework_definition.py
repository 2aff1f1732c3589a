"""The indicators a framework file defines."""

from __future__ import annotations

import attrs

from pmf.model.framework import Definition
from pmf.model.indicator import Indicator, SeriesBreak
from pmf.model.margin import Margin
from pmf.model.meaning import MEANINGS
from pmf.model.status import Basis, Frequency, Polarity, Stage
from pmf.reading.framework_tables import Order, check_once, names_of, read_known, read_reasons
from pmf.reading.framework_target import read_lines, read_target
from pmf.reading.grammar.period import read_period
from pmf.reading.toml_file import Fields, read_unit

TARGET_BASES = ("annual", "year_to_date_profile")
#: What a definition may declare, and so may give a reason for.
DECLARABLE = (
    "unit", "polarity", "basis", "accumulates", "tolerance", "target", "target_basis",
    "target_provenance", "target_until", "floor", "stretch", "places", "tier", "group", "service",
    "stage", "purpose", "owner", "contributes_to", "frequency", "exempt", "rationale",
    "included_because", "formula", "numerator", "denominator", "data_source", "meaning", "national",
)  # fmt: skip


def read_definitions(top: Fields, order: Order) -> tuple[Definition, ...]:
    """Every indicator of the file."""
    definitions = tuple(_definition(one, order) for one in top.tables("indicators"))
    check_once(top, "indicators", "code", [one.indicator.code for one in definitions])
    return definitions


def _definition(fields: Fields, order: Order) -> Definition:
    basis = fields.one_of("target_basis", TARGET_BASES)
    indicator = _indicator(fields, order)
    definition = Definition(
        indicator,
        target_basis=basis,
        rationale=fields.text_or("rationale", None),
        included_because=fields.text_or("included_because", None),
        formula=fields.text_or("formula", None),
        numerator=fields.text_or("numerator", None),
        denominator=fields.text_or("denominator", None),
        data_source=fields.text_or("data_source", None),
        reviewed_on=fields.date("reviewed_on"),
        target_reviewed_on=fields.date("target_reviewed_on"),
        target_until=fields.date("target_until"),
        approved_by=fields.text_or("approved_by", None),
        meaning=fields.one_of("meaning", tuple(MEANINGS)),
        national=fields.text_or("national", None),
        stated=fields.text_or("stated", None),
    )
    target = attrs.evolve(
        read_target(fields, indicator, basis),
        approver=definition.approved_by,
        reviewed_on=definition.target_reviewed_on,
    )
    with_target = attrs.evolve(read_lines(fields, indicator), target=target)
    fields.finish()
    return attrs.evolve(definition, indicator=with_target)


def _indicator(fields: Fields, order: Order) -> Indicator:
    """The indicator without its target and lines."""
    tier = read_known(fields, "tier", [one.code for one in order.tiers])
    return Indicator(
        code=fields.text("code"),
        name=fields.text("name"),
        unit=fields.parsed("unit", read_unit) or "number",
        polarity=fields.choice("polarity", Polarity, None),
        basis=fields.choice("basis", Basis, None),
        accumulates=fields.flag("accumulates"),
        tolerance=fields.parsed("tolerance", Margin.parse),
        tier=order.tier(tier),
        group=read_known(fields, "group", names_of(order.groups)),
        service=read_known(fields, "service", names_of(order.services)),
        places=fields.whole("places"),
        stage=fields.choice("stage", Stage, Stage.LIVE) or Stage.LIVE,
        purpose=fields.text_or("purpose", None),
        owner=fields.text_or("owner", None),
        contributes_to=fields.texts("contributes_to"),
        frequency=fields.choice("frequency", Frequency, None),
        exempt=fields.text_or("exempt", None),
        declared=read_reasons(fields, DECLARABLE),
        breaks=_breaks(fields),
    )


def _breaks(fields: Fields) -> tuple[SeriesBreak, ...]:
    """Where its figures began to be counted another way; a period that cannot be read is told."""
    found: list[SeriesBreak] = []
    for one in fields.tables("breaks"):
        if not one.has("from"):
            one.missing("from")
        first = one.parsed("from", read_period)
        because, stated = one.text_or("because", None, required=True), one.text_or("stated", None)
        if first is not None and any(first.start == other.first.start for other in found):
            one.fault("from", f"another break of this indicator begins with {first}, too")
        elif first is not None:
            found.append(SeriesBreak(first, because, stated))
        one.finish()
    return tuple(found)
