"""The indicator tables of a Pentana report."""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters import doubts
from pmf_adapters.codes import Code, Codes
from pmf_adapters.family import declared_unit
from pmf_adapters.figures import has_figures, is_figure
from pmf_adapters.headings import may_be_values
from pmf_adapters.pentana import layout
from pmf_adapters.pentana.actions import tell_twice, tell_unknown
from pmf_adapters.pentana.columns import columns_of
from pmf_adapters.targets import tell_changed
from pmf_adapters.words import Words


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
            tell_unknown(self.table, place, self.cells, self._cost(place))
        for place in columns.unread_targets:
            message = (
                f"the heading {self.table.columns[place]!r} names no period in a known way; its "
                "targets are not read"
            )
            self.cells.note("target-heading-unread", message, self.table.place(None, place))
        if columns.target is not None and not self._is_of_report(columns.target_period):
            message = (
                f"the targets are of {columns.target_period}; none of {self.period} is printed"
            )
            place = columns.target
            self.cells.note("target-not-printed", message, self.table.place(None, place))
        for place, read in columns.twice:
            tell_twice(self.table, place, read, self.cells)
        if not columns.values:
            message = "no heading of the table names a period; no value, status or note is read"
            self.cells.note("no-period", message, where)
        elif self.period is None:
            return  # told where it was looked for
        elif not columns.has(self.period) and (columns.status is not None or columns.notes):
            message = f"no column is of {self.period}; status words and notes are not read"
            self.cells.note("no-period", message, where)

    def _cost(self, place: int) -> pmf.Severity | None:
        """What it costs that a column is not read: figures may be the report's very values."""
        name = pmf.fold(self.table.meant[place])
        if has_figures(self.table, place):
            return pmf.Severity.ERROR if may_be_values(name) else pmf.Severity.WARNING
        return pmf.Severity.WARNING if "target" in name or "status" in name else None

    def _is_of_report(self, period: pmf.Period | None) -> bool:
        """Whether a target's period holds for the report; one that names none does."""
        return period is None or self.period is None or period.contains(self.period)

    def _find_tier(self) -> pmf.Tier | None:
        for heading in reversed(self.table.headings):
            name, code = layout.tier_of(heading.text)
            if code is not None:
                known = self.framework.tier(code) if self.framework else None
                return known or pmf.Tier(code, name.removesuffix("s"))
        return None

    def starts_with_code(self, row: pmf.Row) -> bool:
        """Whether the first cell of a row holds a code, and the name where they share a cell."""
        if self.columns.code != 0:
            return False
        cell = pmf.cells.strip_markup(row.cells[0])[0]
        if self.columns.name is None:
            return self.codes.leads(cell)
        return self.codes.is_code(cell.strip())

    def code(self, row: pmf.Row) -> Code:
        """The code and the name of a row."""
        printed, where = self._plain(row, self.columns.code)
        if self.columns.name is None:
            return self.codes.of_cell(printed, where)
        name, _ = self._plain(row, self.columns.name)
        return self.codes.of_cells(printed, name or printed, name or printed, where)

    def _plain(self, row: pmf.Row, place: int) -> tuple[str, pmf.Location]:
        where = self.table.place(row, place)
        return self.cells.plain(row.cells[place], where), where

    def indicator(self, row: pmf.Row, named: Code, service: str | None) -> pmf.Indicator:
        """The indicator as the framework declares it, with what this report prints."""
        code, name = named.code, named.name
        where = self.table.place(row)
        known = self.framework.definition(code) if self.framework else None
        if known is None and self.framework is not None:
            message = f"{code} is not in the framework; which values are better is not known"
            self.cells.note("unknown-code", message, where, code=code)
        declared = known.indicator if known else pmf.Indicator(code, name)
        indicator = attrs.evolve(
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
        tell_changed(indicator, known, self.period, self.cells)
        doubts.tell_target(indicator, self.cells)
        return indicator

    def _target(
        self, row: pmf.Row, indicator: pmf.Indicator, target_basis: str | None
    ) -> pmf.Target:
        target = self._printed_target(row, indicator, target_basis)
        if (
            target_basis is not None
            and isinstance(target, pmf.NoTarget)
            and target.reason == "no-target"
        ):
            message = f"the framework knows a target of {indicator.code}; none is printed"
            where = self._target_place(row)
            self.cells.note("target-not-printed", message, where, code=indicator.code)
        return target

    def _target_place(self, row: pmf.Row) -> pmf.Location:
        return self.table.place(row, self.columns.target)

    def _unread_target(self, row: pmf.Row) -> pmf.Target:
        """The target under a heading nobody understands: there may be one, so it is not none."""
        place = self.columns.unread_targets[0]
        text, where = self._plain(row, place)
        reason = "no-target" if is_figure(text) is None else "bad-target"
        return pmf.NoTarget(reason=reason, text=text or None, source=where)

    def _printed_target(
        self, row: pmf.Row, indicator: pmf.Indicator, target_basis: str | None
    ) -> pmf.Target:
        place = self.columns.target
        if place is None:
            is_declared = not isinstance(indicator.target, pmf.NoTarget)
            if self.columns.unread_targets and not is_declared:
                return self._unread_target(row)
            return indicator.target  # as the framework declares it, if it does
        target = self.cells.target(
            row.cells[place],
            self.table.place(row, place),
            indicator.code,
            unit=declared_unit(indicator),
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
        places = [place for place, _ in self.columns.values]
        places += [] if self.columns.target is None else [self.columns.target]
        texts = {place: row.cells[place] for place in places}
        doubts.tell_fractions(texts, self.table, row, indicator, self.cells)
        return [
            self._observation(row, indicator, place, period)
            for place, period in self.columns.values
        ]

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
        went = None if self.columns.travel is None else self._plain(row, self.columns.travel)[0]
        note = self._note(row, indicator, seen)
        is_other = note is not None and note.other_period and seen.value is not None
        marks = (*seen.marks, pmf.Mark.OTHER_PERIOD) if is_other else seen.marks
        return attrs.evolve(
            seen,
            reported=meanings,
            reported_word=word,
            note=note,
            marks=marks,
            travel_word=went or None,
        )

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
