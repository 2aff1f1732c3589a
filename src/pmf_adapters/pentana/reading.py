"""One reading of one Pentana report, from its first block to its last."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pmf
from pmf_adapters import papers
from pmf_adapters import reading as base
from pmf_adapters.codes import Codes
from pmf_adapters.pentana import layout
from pmf_adapters.pentana.actions import ActionTable
from pmf_adapters.pentana.indicators import IndicatorTable
from pmf_adapters.pentana.paper import read_paper
from pmf_adapters.pentana.period import report_period
from pmf_adapters.pentana.rows import Look


class Reading(base.Reading):
    """Reads one document; what it found so far is kept between its tables."""

    def __init__(self, given: base.Given) -> None:
        super().__init__(given)
        found = report_period(filter(layout.is_indicators, self.document.tables))
        self.period = found.period
        for doubt in found.doubts:
            self.cells.note(doubt.kind, doubt.message, doubt.where)
        self._look = Look(self.declared, self.scheme)
        self._indicator_codes = Codes(self.cells, self.declared)
        self._action_codes = Codes(self.cells)
        self.indicators: dict[str, pmf.Indicator] = {}
        self.observations: list[pmf.Observation] = []
        self.actions: dict[str, pmf.Action] = {}
        self._group: str | None = None
        self._width = 0  # of the table above, while no heading stands between

    def grouped(self, document: pmf.Document) -> pmf.Document:
        """The document with each table of the family for itself and whole."""
        return layout.grouped(document)

    def dataset(self) -> pmf.Dataset:
        """Everything the document says."""
        for table in self.document.tables:  # a key may stand below the tables it explains
            if layout.is_key(table):
                self.words.take_key(table)
        for block in self.document.blocks:
            if isinstance(block, pmf.Heading):
                self._enter(block)
            elif isinstance(block, pmf.Table):
                self._read_table(block)
        self._check_texts()
        return self.gathered(
            period=self.period,
            indicators=tuple(self.indicators.values()),
            observations=tuple(self.observations),
            actions=tuple(self.actions.values()),
            paper=read_paper(self.document),
        )

    def _check_texts(self) -> None:
        """Days that cannot be, and a title that names another period than the columns."""
        texts = [
            (one.text, pmf.Location(self.document.name, line=one.line))
            for one in self.document.paragraphs
        ]
        papers.note_impossible(texts, self.cells)
        title = read_paper(self.document).title or ""
        where = next((where for text, where in texts if title and title in text), None)
        if where is not None and self.period is not None:
            self.hold_period(title, where, self.period)

    def _enter(self, heading: pmf.Heading) -> None:
        """A heading names a business plan, or a table of the plan it stands under."""
        text = layout.without_continued(heading.text)
        if not text:
            return
        self._width = 0
        if layout.tier_of(text)[0]:
            return
        known = self.framework.group(text) if self.framework else None
        if known is not None:
            self._group = known.name
        elif heading.level <= 2:
            self._group = text

    def _read_table(self, table: pmf.Table) -> None:
        if layout.is_indicators(table):
            self._read_indicators(table)
        elif layout.is_actions(table):
            self._read_actions(table)
        elif layout.is_key(table):
            self.count_table(table)
            self.cells.count("keys", len(table.rows))
        else:
            self._leave(table)

    def _leave(self, table: pmf.Table) -> None:
        """Leave a table that nobody reads; one whose rows look like ours is lost, not passed by."""
        lost = sum(map(self._look.is_record, (table.columns, *(row.printed for row in table.rows))))
        # Below one of ours and as wide as it, it may be the rest of it after all.
        doubtful = pmf.Severity.WARNING if self._width == len(table.columns) else None
        self.leave(table, "is none of this family's", lost=lost, severity=doubtful)

    def _read_indicators(self, table: pmf.Table) -> None:
        self.count_table(table)
        self._width = len(table.columns)
        reading = IndicatorTable(
            table,
            self.cells,
            self.words,
            self._indicator_codes,
            self.framework,
            self.period,
            self._group,
        )
        for row, service in self._records(table, reading.starts_with_code):
            named = reading.code(row)
            code = named.code
            if self.repeats.tell(code, row.cells, table.place(row), code, code):
                continue
            indicator = reading.indicator(row, named, service)
            self.indicators[named.code] = indicator
            self.observations += reading.observations(row, indicator)

    def _read_actions(self, table: pmf.Table) -> None:
        self.count_table(table)
        self._width = len(table.columns)
        reading = ActionTable(table, self.cells, self.words, self._action_codes, self._group)
        for row, service in self._records(table, reading.starts_with_code):
            named = reading.code(row)
            code = named.code
            if not self.repeats.tell(("action", code), row.cells, table.place(row), code, code):
                self.actions[code] = reading.action(row, named, service)

    def _records(
        self, table: pmf.Table, starts_with_code: Callable[[pmf.Row], bool]
    ) -> Iterator[tuple[pmf.Row, str | None]]:
        """The rows that hold something, each with the service it stands under."""
        service: str | None = None
        for row in table.rows:
            if row.is_blank:
                self.cells.count("blanks")
            elif row.repeats_heading:
                self.cells.count("headings")
            elif row.is_section and not starts_with_code(row):
                service = self._section(row, table, service)
            else:
                yield row, service

    def _section(self, row: pmf.Row, table: pmf.Table, service: str | None) -> str | None:
        """The service a row names; the one before where the row can hardly be a name."""
        where = table.place(row, 0)
        text = self.cells.plain(row.cells[0], where)
        if self._look.is_section(text):
            self.cells.count("sections")
            return text
        self.cells.count("unread")
        message = (
            "only the first cell is filled, and not with the name of a service; it is not read"
        )
        self.cells.note("row-unread", message, where, text, severity=pmf.Severity.WARNING)
        return service
