"""One reading of one report of ratings: its paper, its tables of counts and of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pmf
from pmf_adapters import papers
from pmf_adapters.family import rows_with_figures
from pmf_adapters.pentana.codes import Codes
from pmf_adapters.pentana.words import Words
from pmf_adapters.rag.columns import columns_of
from pmf_adapters.rag.counts import CountTable, is_counts
from pmf_adapters.rag.indicators import RatedTable
from pmf_adapters.rag.said_when import note_impossible
from pmf_adapters.rag.sentences import (
    Said,
    counts_in_words,
    note_groups,
    note_sums,
    totals_in_words,
)
from pmf_adapters.repeats import Repeats

_Text = tuple[str, pmf.Location]


class Reading:
    """Reads one document; what it found so far is kept between its tables."""

    def __init__(
        self,
        adapter: str,
        council: str | None,
        document: pmf.Document,
        scheme: pmf.Scheme | None,
        framework: pmf.Framework | None,
        phrases: Mapping[str, str],
        said: Said,
    ) -> None:
        self.adapter = adapter
        self.council = council or (framework.council if framework else None)
        self.scheme = scheme
        # Two tables may stand one right below the other: known heading rows part them.
        self.document = document = document.regrouped(self._is_heading, lambda *_: False)
        self.framework = framework
        self.phrases = phrases
        self.said = said
        self.cells = pmf.Collector(document)
        self.labels = papers.read_labels(document, self.cells)
        self.texts = tuple(self._texts())
        self.period = self._period()
        self.words = Words(scheme, self.cells)
        declared = frozenset(
            known.indicator.code for known in (framework.definitions if framework else ())
        )
        self.codes = Codes(self.cells, declared)
        self._repeats = Repeats(self.cells)
        self.indicators: dict[str, pmf.Indicator] = {}
        self.observations: list[pmf.Observation] = []
        self.published: list[pmf.Published] = []
        self.groups: list[str] = []
        self.outcomes: tuple[pmf.PlannedOutcome, ...] = ()
        self.risks: tuple[pmf.Risk, ...] = ()
        self.options: tuple[pmf.Option, ...] = ()
        self.consulted: tuple[pmf.Consulted, ...] = ()
        self.timetable: tuple[pmf.Meeting, ...] = ()

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
        appendices = papers.appendices_named(self.document, self.texts)
        papers.note_missing_appendices(self.document, appendices, self.cells)
        paper = papers.read_paper(
            self.labels, papers.outline_of(self.document), appendices, self.document.name
        )
        note_impossible(self.texts, self.cells)
        return pmf.Dataset(
            adapter=self.adapter,
            council=self.council,
            file=self.document.name,
            period=self.period,
            indicators=tuple(self.indicators.values()),
            observations=tuple(self.observations),
            published=tuple(self.published),
            paper=papers.with_tables(paper, self.options, self.consulted, self.timetable),
            outcomes=self.outcomes,
            risks=self.risks,
            framework=self.framework,
            scheme=self.scheme,
            account=self.cells.account(),
            findings=self.cells.in_order(),
        )

    def _is_heading(self, cells: tuple[str, ...]) -> bool:
        names = tuple(cell.strip() for cell in cells)
        return (
            columns_of(names).are_rated or is_counts(names, self.scheme) or papers.is_options(names)
        )

    def _texts(self) -> Iterator[_Text]:
        """Labels and paragraphs with their places."""
        yield from ((label.text, label.where) for label in self.labels.all)
        for block in self.document.blocks:
            if not isinstance(block, pmf.Table):
                yield block.text, pmf.Location(self.document.name, line=block.line)

    def _period(self) -> pmf.Period | None:
        """The period of the newest column of figures, else the first the document names."""
        columns = (columns_of(table.meant) for table in self.document.tables)
        printed = [period for one in columns if one.are_rated for _, period in one.values if period]
        if printed:
            latest = max(period.end for period in printed)
            return min((p for p in printed if p.end == latest), key=lambda period: period.months)
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
            self._leave(table)

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

    def _leave(self, table: pmf.Table) -> None:
        self.cells.count("rows", 1 + len(table.rows))
        self.cells.count("headings")
        self.cells.count("unread", len(table.rows))
        if not table.rows and sum(map(bool, map(str.strip, table.columns))) == 1:
            return  # the caption of the table below it
        message = f"the table {' | '.join(table.columns)!r} is none of this family's"
        lost = rows_with_figures(table)
        if not lost:
            self.cells.note("table-unread", message, table.place())
            return
        message += f"; {lost} rows with figures were not read"
        self.cells.note("table-unread", message, table.place(), severity=pmf.Severity.WARNING)

    def _read_rated(self, table: pmf.Table) -> None:
        reading = RatedTable(table, self.cells, self.words, self.codes, self.framework, self.period)
        self.cells.count("rows", 1 + len(table.rows))
        self.cells.count("headings")
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
        if self._repeats.tell(named.code, row.cells, table.place(row), named.code, named.code):
            return
        self.cells.count("records")
        indicator = reading.indicator(row, named, section)
        self.indicators[named.code] = indicator
        self.observations += reading.observations(row, indicator)
