"""Tables of indicators with a figure, a target and a council's colour."""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters import doubts
from pmf_adapters.codes import Code, Codes
from pmf_adapters.family import declared_unit
from pmf_adapters.rag.columns import Columns, columns_of
from pmf_adapters.targets import tell_changed
from pmf_adapters.words import Words


class RatedTable:
    """Reads the rows of one table."""

    def __init__(
        self,
        table: pmf.Table,
        cells: pmf.Collector,
        words: Words,
        codes: Codes,
        framework: pmf.Framework | None,
        period: pmf.Period | None,
    ) -> None:
        self.table = table
        self.cells = cells
        self.words = words
        self.codes = codes
        self.framework = framework
        self.period = period
        self.columns: Columns = columns_of(table.meant)
        self.group = self._heading_group()
        for place in self.columns.unknown:
            message = f"the column {table.columns[place]!r} is none this family knows"
            cells.note("column-unread", message, table.place(None, place))
        if period is None:
            message = "neither the table nor the document says of which period the figures are"
            cells.note("no-period", message, table.place())

    def _heading_group(self) -> str | None:
        """The group the nearest heading above names."""
        for heading in reversed(self.table.headings):
            known = self.framework.group(heading.text) if self.framework else None
            if known is not None:
                return known.name
        return self.table.headings[-1].text if self.table.headings else None

    def _cell(self, row: pmf.Row, place: int | None) -> str:
        if place is None:
            return ""
        return self.cells.plain(row.cells[place], self.table.place(row, place))

    def code(self, row: pmf.Row) -> Code:
        """The code and the name of a row; a framework may know the code of a name."""
        name = self._cell(row, self.columns.name)
        printed = self._cell(row, self.columns.code)
        where = self.table.place(row, self.columns.code or self.columns.name)
        if not printed and (known := self._by_name(name)) is not None:
            return Code(known.indicator.code, name, printed=False)
        return self.codes.of_cells(printed, name, name, where)

    def _by_name(self, name: str) -> pmf.Definition | None:
        if self.framework is None:
            return None
        wanted = pmf.fold(name)
        definitions = self.framework.definitions
        return next((one for one in definitions if pmf.fold(one.indicator.name) == wanted), None)

    def indicator(self, row: pmf.Row, named: Code, section: str | None) -> pmf.Indicator:
        """The indicator as the framework declares it, with what the table prints."""
        known = self.framework.definition(named.code) if self.framework else None
        where = self.table.place(row)
        if known is None and self.framework is not None:
            message = f"{named.code} is not in the framework; which values are better is not known"
            self.cells.note("unknown-code", message, where, code=named.code)
        declared = known.indicator if known else pmf.Indicator(named.code, named.name)
        service = self._cell(row, self.columns.service) or section
        group = self._cell(row, self.columns.group)
        indicator = attrs.evolve(
            declared,
            name=named.name,
            group=self._known_group(group) or declared.group or self.group,
            service=declared.service or service,
            printed_service=service,
            owner=self._cell(row, self.columns.owner) or declared.owner,
            code_printed=named.printed,
            target=self._target(row, declared),
            source=where,
        )
        tell_changed(indicator, known, self.period, self.cells)
        doubts.tell_target(indicator, self.cells)
        return indicator

    def _known_group(self, printed: str) -> str | None:
        known = self.framework.group(printed) if self.framework and printed else None
        return known.name if known else printed or None

    def _target(self, row: pmf.Row, declared: pmf.Indicator) -> pmf.Target:
        place = self.columns.target
        if place is None:
            return declared.target
        return self.cells.target(
            row.cells[place],
            self.table.place(row, place),
            declared.code,
            unit=declared_unit(declared),
            period=self.columns.target_period,
            polarity=declared.polarity,
        )

    def observations(self, row: pmf.Row, indicator: pmf.Indicator) -> list[pmf.Observation]:
        """Every printed figure of the row; that of the report's period with word and note."""
        found = []
        for place, period in self.columns.values:
            of = period or self.period
            if of is not None:
                found.append(self._observation(row, indicator, place, of))
        return found

    def _observation(
        self, row: pmf.Row, indicator: pmf.Indicator, place: int, period: pmf.Period
    ) -> pmf.Observation:
        where = self.table.place(row, place)
        raw = row.cells[place].strip()
        cell = self.cells.value(raw, declared_unit(indicator), where, indicator.code)
        seen = pmf.Observation(
            indicator.code, period, cell.value, cell.absence, raw, cell.marks, source=where
        )
        doubts.tell_unlikely(seen, indicator, where, self.cells)
        if period != self.period:
            return seen
        word, meanings = self._word(row, indicator)
        note = self._note(row, indicator, period)
        went = self._cell(row, self.columns.travel) or None
        return attrs.evolve(
            seen, reported=meanings, reported_word=word, note=note, travel_word=went
        )

    def _word(
        self, row: pmf.Row, indicator: pmf.Indicator
    ) -> tuple[str | None, tuple[pmf.Status, ...]]:
        if self.columns.status is None:
            return None, ()
        where = self.table.place(row, self.columns.status)
        word = self._cell(row, self.columns.status) or None
        return word, self.words.of_indicator(word, where, indicator.code)

    def _note(self, row: pmf.Row, indicator: pmf.Indicator, period: pmf.Period) -> pmf.Note | None:
        texts = [text for place in self.columns.notes if (text := self._cell(row, place))]
        if not texts:
            return None
        where = self.table.place(row, self.columns.notes[0])
        return pmf.cells.read_note("; ".join(texts), indicator.unit, period, where)
