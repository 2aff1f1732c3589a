"""One reading of one paper that sets out a suite, from its first block to its last."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import pmf
from pmf_adapters import papers
from pmf_adapters.doubts import tell_target
from pmf_adapters.reading import Given, PaperReading
from pmf_adapters.suite import columns as layout
from pmf_adapters.suite.committees import Committees, Listed, glossary_of, listed_in
from pmf_adapters.suite.headings import Above
from pmf_adapters.suite.held import Places, tell_missing
from pmf_adapters.suite.measures import MeasureTable, Under
from pmf_adapters.suite.names import Codes
from pmf_adapters.suite.rows import Record, records

#: What councils head their list of abbreviations with.
_GLOSSARIES = (
    "Glossary of acronyms and any other abbreviations used in this report",
    "Glossary",
    "Abbreviations",
    "Acronyms",
)


class Reading(PaperReading):
    """Reads one document; what it found so far is kept between its tables."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.indicators: list[pmf.Indicator] = []
        self.observations: list[pmf.Observation] = []
        self._codes = Codes(self.framework)
        self._places = Places(self.framework, self.cells)
        self._committees = self._known_committees(self.labels)
        self._above = Above()
        self._last: pmf.Table | None = None
        self._service: str | None = None

    def grouped(self, document: pmf.Document) -> pmf.Document:
        """The document with each table of measures for itself."""
        return document.regrouped(layout.is_heading, lambda columns, cells: False)

    def dataset(self) -> pmf.Dataset:
        """Everything the document says."""
        paper = self.covering_paper()
        for block in self.document.blocks:
            if isinstance(block, pmf.Table):
                self._read_table(block)
            else:
                where = pmf.Location(self.document.name, line=block.line)
                self._above = self._above.with_line(block.text, where)
        if not self.observations:  # else a check tells what has no row
            tell_missing(self.indicators, self.framework, self.document.name, self.cells)
        return self.gathered(
            period=self._period(paper.title),
            indicators=tuple(self.indicators),
            observations=tuple(self.observations),
            paper=paper,
        )

    def _known_committees(self, labels: papers.Labels) -> Committees:
        """The committees as the labels and the list of appendices name them."""
        bodies = labels.get("Report for")
        named = bodies.text.split(";") if bodies else []
        where = bodies.where if bodies else None
        headings = tuple(self._headings())
        own = {above.appendix_at for above in headings}
        texts = ((text, at) for text, at in self.texts if at not in own)
        listed = {
            one.number: listed_in(one.title, one.where)
            for one in papers.appendices_named(self.document, texts)
        }
        return Committees(
            [Listed(body.strip(), where) for body in named if body.strip()],
            {number: one for number, one in listed.items() if one is not None},
            {above.appendix or "": above.committee for above in headings if above.committee},
            glossary_of(labels.text(*_GLOSSARIES) or ""),
            self.framework,
            self.cells,
        )

    def _headings(self) -> Iterator[Above]:
        """What each table of measures stands under."""
        above = Above()
        for block in self.document.blocks:
            if not isinstance(block, pmf.Table):
                where = pmf.Location(self.document.name, line=block.line)
                above = above.with_line(block.text, where)
            elif layout.is_heading(block.meant):
                yield above

    def _period(self, title: str | None) -> pmf.Period | None:
        """The period the paper's title names; `None` when it names none."""
        where = pmf.Location(self.document.name)
        named = (one.period for one in papers.mentions(title or "", where))
        return next(named, None) or layout.period_in(title or "")

    def _read_table(self, table: pmf.Table) -> None:
        if papers.is_labels(table):
            return  # read with the labels
        columns = layout.columns_of(table.meant)
        if columns is not None:
            self.count_table(table)
            self._read_measures(table, columns, None)
            return
        whole = self._going_on(table)
        columns = layout.columns_of(whole.meant) if whole else None
        if whole is None or columns is None:
            # A target may hold more than its figure, and a measure may have none yet.
            lost = len(table.rows) if any(map(_has_figure, table.rows)) else 0
            self.leave(table, "holds no measures with targets known here", lost=lost)
            return
        self.cells.count("rows", len(whole.rows))
        self._read_measures(whole, columns, self._service)

    def _going_on(self, table: pmf.Table) -> pmf.Table | None:
        """The table as more rows of the one above, where its first row is no heading of its own."""
        last = self._last
        if last is None or len(last.columns) != len(table.columns):
            return None
        columns = layout.columns_of(last.meant)
        if columns is None or not any(
            _is_target(table.columns[place]) for place, _ in columns.targets
        ):
            return None
        first = pmf.Row(1, table.line, table.columns, len(table.columns))
        return attrs.evolve(
            table, columns=last.columns, meant=last.meant, rows=(first, *table.rows)
        )

    def _read_measures(
        self, table: pmf.Table, columns: layout.Columns, service: str | None
    ) -> None:
        under = self._under()
        reader = MeasureTable(table, columns, under, self._codes, self.cells, self.framework)
        reader.tell_columns()
        for record in records(table, columns, service, self.cells, self.framework):
            service = record.service
            if self._is_repeated(record, columns, under, table):
                continue
            indicator = reader.indicator(record)
            place = columns.place("service") or 0
            self._places.hold(indicator, under.directorate, table.place(record.row, place))
            tell_target(indicator, self.cells)
            self.indicators.append(indicator)
            self.observations += reader.observations(record, indicator)
        self._last, self._service = table, service

    def _under(self) -> Under:
        above = self._above
        committee = (
            self._committees.name_of(above.committee, above.appendix, above.committee_at)
            if above.committee
            else None
        )
        group = committee or above.title or above.directorate
        declared = self.framework.group(group) if self.framework and group else None
        named = declared.name if declared else group
        return Under(named, None if above.directorate == group else above.directorate)

    def _is_repeated(
        self, record: Record, columns: layout.Columns, under: Under, table: pmf.Table
    ) -> bool:
        """Whether a measure stands already; its rows are counted either way."""
        name = self.cells.plain(record.cells[columns.name], table.place(record.row))
        places = (columns.place("code"), columns.place("directorate"))
        apart = (record.cells[place].strip() for place in places if place is not None)
        key = (pmf.fold(name), record.service, under.group, under.directorate, *apart)
        cells = tuple(
            cell for place, cell in enumerate(record.cells) if place != columns.place("service")
        )
        return self.repeats.tell(key, cells, table.place(record.row), repr(name), rows=record.rows)


def _has_figure(row: pmf.Row) -> bool:
    """Whether a cell after the first holds a digit, as most targets do."""
    return any(letter.isdigit() for cell in row.cells[1:] for letter in cell)


def _is_target(text: str) -> bool:
    """Whether a cell holds a target with a figure in it."""
    has_figure = any(letter.isdigit() for letter in text)
    return has_figure and pmf.parse_target(text.strip()).unread is None
