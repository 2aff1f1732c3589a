"""One table of measures read into indicators."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import pmf
from pmf_adapters.doubts import tell_unlikely
from pmf_adapters.family import declared_unit
from pmf_adapters.papers import roles_in
from pmf_adapters.suite.columns import Columns
from pmf_adapters.suite.names import Codes, places_in, unit_in
from pmf_adapters.suite.rows import Record
from pmf_adapters.suite.targets import Measure, read_targets
from pmf_adapters.suite.words import frequency_of, polarity_of, tier_of
from pmf_adapters.targets import tell_changed

_UNIT_NAMES = {
    "%": "percent", "per cent": "percent", "percentage": "percent", "£": "GBP", "days": "day",
    "weeks": "week", "hours": "hour", "minutes": "minute", "seconds": "second", "months": "month",
    "count": "thing", "number": "thing", "no.": "thing", "working days": "working_day",
}  # fmt: skip


@attrs.frozen
class Under:
    """Where a table stands.

    Attributes:
        group: What its measures are grouped under; `None` when nothing is printed.
        directorate: The directorate it is of; `None` when none is printed.
    """

    group: str | None = None
    directorate: str | None = None


class MeasureTable:
    """Reads the measures of one table."""

    def __init__(
        self,
        table: pmf.Table,
        columns: Columns,
        under: Under,
        codes: Codes,
        cells: pmf.Collector,
        framework: pmf.Framework | None,
    ) -> None:
        self.table = table
        self.columns = columns
        self.under = under
        self.codes = codes
        self.cells = cells
        self.framework = framework

    def tell_columns(self) -> None:
        """A finding for each column that is not read."""
        for place in (*self.columns.unknown, *self.columns.former):
            heading, where = self.table.columns[place], self.table.place(None, place)
            former = place in self.columns.former
            why = "holds targets of before" if former else "is not understood"
            self.cells.note("column-unread", f"the column {heading!r} {why}; it is not read", where)

    def indicator(self, record: Record) -> pmf.Indicator:
        """The measure as the framework declares it, with what the table prints."""
        name, where = self._text(record, self.columns.name)
        printed, _ = self._field(record, "code")
        group, service = self.under.group, record.service
        known = self.codes.declared(printed, name, service, group)
        code = self._code(known, printed, name, record)
        if known is None and self.framework is not None:
            message = f"{name!r} is not in the framework; which values are better is not known"
            self.cells.note("unknown-code", message, where, name, code=code)
        declared = known.indicator if known else pmf.Indicator(code, name)
        indicator = self._filled(declared, known is not None, code, name, bool(printed), record)
        tell_changed(indicator, known, None, self.cells)
        return indicator

    def _filled(
        self,
        declared: pmf.Indicator,
        known: bool,
        code: str,
        name: str,
        printed: bool,
        record: Record,
    ) -> pmf.Indicator:
        unit = self._unit(record, code)
        polarity = self._polarity(record, code)
        measure = Measure(
            code, name, unit, declared if known else None, polarity or declared.polarity
        )
        target, unit_used = read_targets(self._targets(record), self.columns, measure, self.cells)
        stated = {"unit": unit, "polarity": polarity}
        kept = tuple(one for one in declared.declared if not stated.get(one.attribute))
        if not known and unit is None and unit_used == unit_in(name) != "number":
            kept += (pmf.Declared("unit", pmf.Provenance.INFERRED, f"Its name says it: {name}."),)
        owner, _ = self._field(record, "owner")
        tier, _ = self._field(record, "tier")
        purpose, _ = self._field(record, "purpose")
        directorate = self._directorate(record)
        return attrs.evolve(
            declared,
            name=name,
            unit=unit_used,
            polarity=polarity or declared.polarity,
            target=target,
            tier=tier_of(tier, self.framework) if tier else declared.tier,
            group=declared.group or self.under.group,
            service=declared.service or record.service,
            printed_service=record.service,
            places=declared.places if declared.places is not None else places_in(name),
            purpose=purpose or declared.purpose,
            owner=" / ".join(roles_in(owner)) or declared.owner,
            frequency=self._frequency(record, code) or declared.frequency,
            contributes_to=declared.contributes_to or ((directorate,) if directorate else ()),
            declared=kept,
            code_printed=printed,
            source=self.table.place(record.row),
        )

    def _code(self, known: pmf.Definition | None, printed: str, name: str, record: Record) -> str:
        """The code printed, declared or made; one that stands for another already is not used."""
        where = (record.service, self.under.group, self._directorate(record))
        wanted = printed or (known.indicator.code if known else "")
        if wanted and self.codes.take(wanted, (pmf.fold(name), *where)):
            return wanted
        made = self.codes.made(name, *where)
        if printed:
            at = self.table.place(record.row, self.columns.place("code"))
            message = (
                f"{printed} stands before another measure already; this one is kept as {made!r}"
            )
            self.cells.note("code-shared", message, at, printed, used=made, code=made)
        return made

    def observations(self, record: Record, indicator: pmf.Indicator) -> Iterator[pmf.Observation]:
        """The figures of earlier periods a table prints as baselines."""
        unit = declared_unit(indicator)
        for place, period in self.columns.baselines:
            where = self.table.place(record.row, place)
            raw = record.cells[place].strip()
            cell = self.cells.value(raw, unit, where, indicator.code)
            seen = pmf.Observation(
                indicator.code, period, cell.value, cell.absence, raw, cell.marks, source=where
            )
            tell_unlikely(seen, indicator, where, self.cells)
            yield seen

    def _targets(self, record: Record) -> dict[int, tuple[str, pmf.Location]]:
        return {
            place: (record.cells[place].strip(), self.table.place(record.row, place))
            for place, _ in self.columns.targets
        }

    def _directorate(self, record: Record) -> str | None:
        text, _ = self._field(record, "directorate")
        return text or self.under.directorate

    def _unit(self, record: Record, code: str) -> str | None:
        text, where = self._field(record, "unit")
        if not text:
            return None
        unit = _UNIT_NAMES.get(pmf.fold(text), pmf.fold(text).replace(" ", "_"))
        try:
            pmf.parse_target("1", unit=unit)
        except pmf.UnknownUnit:
            message = f"{text!r} is no unit we know; the target's own is taken"
            self.cells.note("bad-entry", message, where, text, code=code)
            return None
        return unit

    def _polarity(self, record: Record, code: str) -> pmf.Polarity | None:
        text, where = self._field(record, "polarity")
        polarity = polarity_of(text) if text else None
        if text and polarity is None:
            message = f'{text!r} does not say which values are better; write "higher" or "lower"'
            self.cells.note("bad-entry", message, where, text, code=code)
        return polarity

    def _frequency(self, record: Record, code: str) -> pmf.Frequency | None:
        text, where = self._field(record, "frequency")
        often = frequency_of(text) if text else None
        if text and often is None:
            message = f'{text!r} does not say how often; write "monthly", "quarterly" or "annual"'
            self.cells.note("bad-entry", message, where, text, code=code)
        return often

    def _field(self, record: Record, field: str) -> tuple[str, pmf.Location]:
        place = self.columns.place(field)
        if place is None:
            return "", self.table.place(record.row)
        return self._text(record, place)

    def _text(self, record: Record, place: int) -> tuple[str, pmf.Location]:
        where = self.table.place(record.row, place)
        return self.cells.plain(record.cells[place], where), where
