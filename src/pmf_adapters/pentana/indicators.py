"""The indicator tables of a Pentana report."""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters.pentana import layout
from pmf_adapters.pentana.actions import tell_twice, tell_unknown
from pmf_adapters.pentana.codes import Code, Codes
from pmf_adapters.pentana.columns import columns_of
from pmf_adapters.pentana.words import Words


class IndicatorTable:
    """Reads the rows of one table."""

    def __init__(
        self,
        table: pmf.Table,
        cells: pmf.Collector,
        words: Words,
        codes: Codes,
        framework: pmf.Framework | None,
        period: pmf.Period | None,
        group: str | None,
    ) -> None:
        self.table = table
        self.cells = cells
        self.words = words
        self.codes = codes
        self.framework = framework
        self.period = period
        self.group = group
        self.columns = columns_of(table, period)
        self.tier = self._find_tier()
        self._tell_unread()

    def _tell_unread(self) -> None:
        columns, where = self.columns, self.table.place()
        for place in columns.unknown:
            tell_unknown(self.table, place, self.cells)
        for place, read in columns.twice:
            tell_twice(self.table, place, read, self.cells)
        if not columns.values:
            message = "no heading of the table names a period; no value, status or note is read"
            self.cells.note("no-period", message, where)
        elif not columns.has(self.period) and (columns.status is not None or columns.notes):
            message = f"no column is of {self.period}; status words and notes are not read"
            self.cells.note("no-period", message, where)

    def _find_tier(self) -> pmf.Tier | None:
        for heading in reversed(self.table.headings):
            name, code = layout.tier_of(heading.text)
            if code is not None:
                known = self.framework.tier(code) if self.framework else None
                return known or pmf.Tier(code, name.removesuffix("s"))
        return None

    def starts_with_code(self, row: pmf.Row) -> bool:
        """Whether the first cell of a row holds a code and a name."""
        cell = pmf.cells.strip_markup(row.cells[0])[0]
        return self.columns.code == 0 and self.codes.leads(cell)

    def code(self, row: pmf.Row) -> Code:
        """The code and the name of a row."""
        where = self.table.place(row, self.columns.code)
        return self.codes.of_cell(self.cells.plain(row.cells[self.columns.code], where), where)

    def indicator(self, row: pmf.Row, named: Code, service: str | None) -> pmf.Indicator:
        """The indicator as the framework declares it, with what this report prints."""
        code, name = named.code, named.name
        where = self.table.place(row)
        known = self.framework.definition(code) if self.framework else None
        if known is None and self.framework is not None:
            message = f"{code} is not in the framework; which values are better is not known"
            self.cells.note("unknown-code", message, where, code=code)
        declared = known.indicator if known else pmf.Indicator(code, name)
        return attrs.evolve(
            declared,
            name=name,
            tier=self.tier or declared.tier,
            group=declared.group or self.group,
            service=declared.service or service,
            printed_service=service,
            code_printed=named.printed,
            target=self._target(row, declared, known.target_basis if known else None),
            source=where,
        )

    def _target(
        self, row: pmf.Row, indicator: pmf.Indicator, target_basis: str | None
    ) -> pmf.Target:
        place = self.columns.target
        if place is None:
            return pmf.NoTarget()
        target = self.cells.target(
            row.cells[place],
            self.table.place(row, place),
            indicator.code,
            unit=_declared_unit(indicator),
            period=self.columns.target_period,
            polarity=indicator.polarity,
        )
        is_profile = target_basis == "year_to_date_profile"
        if not is_profile or self.period is None or not isinstance(target, pmf.FixedTarget):
            return target
        # What is printed under the year's heading is what was to be reached by now.
        return pmf.ProfiledTarget(
            parts=((self.period, target.lines),),
            text=target.text,
            period=target.period,
            provenance=pmf.Provenance.INFERRED,
            source=target.source,
        )

    def observations(self, row: pmf.Row, indicator: pmf.Indicator) -> list[pmf.Observation]:
        """Every printed figure of the row, dashes too."""
        return [
            self._observation(row, indicator, place, period)
            for place, period in self.columns.values
        ]

    def _observation(
        self, row: pmf.Row, indicator: pmf.Indicator, place: int, period: pmf.Period
    ) -> pmf.Observation:
        where = self.table.place(row, place)
        raw = row.cells[place].strip()
        cell = self.cells.value(raw, _declared_unit(indicator), where, indicator.code)
        seen = pmf.Observation(
            indicator.code, period, cell.value, cell.absence, raw, cell.marks, source=where
        )
        return self._with_words(seen, row, indicator) if period == self.period else seen

    def _with_words(
        self, seen: pmf.Observation, row: pmf.Row, indicator: pmf.Indicator
    ) -> pmf.Observation:
        """The report's own period carries the status word and the note."""
        word: str | None = None
        meanings: tuple[pmf.Status, ...] = ()
        if self.columns.status is not None:
            where = self.table.place(row, self.columns.status)
            word = self.cells.plain(row.cells[self.columns.status], where) or None
            meanings = self.words.of_indicator(word, where, indicator.code)
        note = self._note(row, indicator, seen)
        is_other = note is not None and note.other_period and seen.value is not None
        marks = (*seen.marks, pmf.Mark.OTHER_PERIOD) if is_other else seen.marks
        return attrs.evolve(seen, reported=meanings, reported_word=word, note=note, marks=marks)

    def _note(
        self, row: pmf.Row, indicator: pmf.Indicator, seen: pmf.Observation
    ) -> pmf.Note | None:
        notes = []
        for place in self.columns.notes:
            where = self.table.place(row, place)
            text = self.cells.plain(row.cells[place], where)
            if text:
                notes.append(self._read_note(text, where, indicator, seen))
        return _joined(notes) if notes else None

    def _read_note(
        self, text: str, where: pmf.Location, indicator: pmf.Indicator, seen: pmf.Observation
    ) -> pmf.Note:
        note = pmf.cells.read_note(text, indicator.unit, seen.period, where)
        if note.other_period and seen.value is not None:
            message = (
                f"the note says {note.other_period!r}, but the value stands under {seen.period}; "
                "it is kept there and marked"
            )
            self.cells.note("other-period", message, where, text, code=indicator.code)
        return note


def _joined(notes: list[pmf.Note]) -> pmf.Note:
    """Notes of several columns as one, with the facts of each."""
    return attrs.evolve(
        notes[0],
        text="; ".join(note.text for note in notes),
        other_period=next((note.other_period for note in notes if note.other_period), None),
        figures=tuple(figure for note in notes for figure in note.figures),
        claims_met=any(note.claims_met for note in notes),
    )


def _declared_unit(indicator: pmf.Indicator) -> str | None:
    return None if indicator.unit == "number" else indicator.unit
