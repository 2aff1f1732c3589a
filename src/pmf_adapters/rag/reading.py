"""One reading of one report of ratings: its paper, its tables of counts and of indicators."""

from __future__ import annotations

from collections.abc import Mapping

import pmf
from pmf_adapters import papers
from pmf_adapters.codes import Codes
from pmf_adapters.rag.columns import columns_of
from pmf_adapters.rag.counts import CountTable, is_counts
from pmf_adapters.rag.indicators import RatedTable
from pmf_adapters.rag.sentences import (
    Said,
    counts_in_words,
    note_groups,
    note_sums,
    totals_in_words,
)
from pmf_adapters.reading import Given, PaperReading


class Reading(PaperReading):
    """Reads one document; what it found so far is kept between its tables."""

    def __init__(self, given: Given, phrases: Mapping[str, str], said: Said) -> None:
        super().__init__(given)
        self.phrases = phrases
        self.said = said
        self.period = self._period()
        self.codes = Codes(self.cells, self.declared)
        self.indicators: dict[str, pmf.Indicator] = {}
        self.observations: list[pmf.Observation] = []
        self.published: list[pmf.Published] = []
        self.groups: list[str] = []
        self.outcomes: tuple[pmf.PlannedOutcome, ...] = ()
        self.risks: tuple[pmf.Risk, ...] = ()
        self.options: tuple[pmf.Option, ...] = ()
        self.consulted: tuple[pmf.Consulted, ...] = ()
        self.timetable: tuple[pmf.Meeting, ...] = ()

    def grouped(self, document: pmf.Document) -> pmf.Document:
        """The document with tables parted where one stands right below the other."""
        return document.regrouped(self._is_heading, lambda *_: False)

    def dataset(self) -> pmf.Dataset:
        """Everything the document says."""
        for text, where in self.texts:
            self.published += counts_in_words(text, where, self.phrases)
        for text, where in self.texts:
            self.published += totals_in_words(text, where, self.said.totals)
        for table in self.document.tables:
            if not papers.is_labels(table):
                self._read_table(table)
        self._check_sentences()
        paper = self.covering_paper()
        return self.gathered(
            period=self.period,
            indicators=tuple(self.indicators.values()),
            observations=tuple(self.observations),
            published=tuple(self.published),
            paper=papers.with_tables(paper, self.options, self.consulted, self.timetable),
            outcomes=self.outcomes,
            risks=self.risks,
        )

    def _is_heading(self, cells: tuple[str, ...]) -> bool:
        names = tuple(cell.strip() for cell in cells)
        return (
            columns_of(names).are_rated or is_counts(names, self.scheme) or papers.is_options(names)
        )

    def _period(self) -> pmf.Period | None:
        """The period of the paper, where no column of figures knows better.

        Words stand beside the figures of one period: of the title's where a column is of that,
        else of the newest.
        """
        told = self.told_period()
        columns = (columns_of(table.meant) for table in self.document.tables)
        printed = [period for one in columns if one.are_rated for _, period in one.values if period]
        if told in printed or not printed:
            return told or self._first_named()
        latest = max(period.end for period in printed)
        period = min((p for p in printed if p.end == latest), key=lambda period: period.months)
        if title := self.title():
            self.hold_period(*title, period)
        return period

    def _first_named(self) -> pmf.Period | None:
        named = (one for text, where in self.texts for one in papers.mentions(text, where))
        return next((one.period for one in named), None)

    def _read_table(self, table: pmf.Table) -> None:
        if is_counts(table.meant, self.scheme):
            counted = CountTable(table, self.cells, self.framework)
            self.published += counted.published()
            self.groups += counted.groups
        elif columns_of(table.meant).are_rated:
            self._read_rated(table)
        elif papers.is_outcomes(table):
            self.outcomes += papers.read_outcomes(table, self.cells)
        elif papers.is_risks(table):
            self._read_risks(table)
        elif papers.is_options(table.meant):
            self.options += papers.read_options(table, self.cells)
        elif papers.is_consulted(table):
            self.consulted += papers.read_consulted(table, self.cells)
        elif papers.is_timetable(table):
            self.timetable += papers.read_timetable(table, self.cells)
        else:
            self.leave(table, "is none of this family's")

    def _read_risks(self, table: pmf.Table) -> None:
        """The risks of a table; an empty cell of one is told."""
        self.risks += papers.read_risks(table, self.cells)
        for row in table.rows:
            if row.is_blank or row.repeats_heading:
                continue
            for place, name in enumerate(table.columns):
                if name and not row.cells[place].strip():
                    message = f"{name!r} is empty; it is not known for this risk"
                    self.cells.note("cell-missing", message, table.place(row, place))

    def _check_sentences(self) -> None:
        """Hold what sentences say of the whole against the tables and the framework."""
        note_sums(self.texts, self.said, self.published, self.cells)
        declared = len(self.framework.priorities) if self.framework else 0
        note_groups(self.texts, self.said, len({*self.groups}), declared, self.cells)

    def _read_rated(self, table: pmf.Table) -> None:
        reading = RatedTable(table, self.cells, self.words, self.codes, self.framework, self.period)
        self.count_table(table)
        section: str | None = None
        for row in table.rows:
            if row.is_blank:
                self.cells.count("blanks")
            elif row.repeats_heading:
                self.cells.count("headings")
            elif row.is_section:
                self.cells.count("sections")
                section = self.cells.plain(row.cells[0], table.place(row, 0))
            else:
                self._record(table, row, reading, section)

    def _record(
        self, table: pmf.Table, row: pmf.Row, reading: RatedTable, section: str | None
    ) -> None:
        named = reading.code(row)
        if self.repeats.tell(named.code, row.cells, table.place(row), named.code, named.code):
            return
        indicator = reading.indicator(row, named, section)
        self.indicators[named.code] = indicator
        self.observations += reading.observations(row, indicator)
