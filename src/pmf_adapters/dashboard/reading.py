"""Reads one dashboard: its covering paper, its tables, and what it says in words."""

from __future__ import annotations

from collections.abc import Iterator

import pmf
from pmf_adapters import papers
from pmf_adapters.dashboard import prose
from pmf_adapters.dashboard.columns import columns_of, grouped
from pmf_adapters.dashboard.names import Names
from pmf_adapters.dashboard.tables import Found, Place, TrendTable
from pmf_adapters.reading import TITLES, Given, PaperReading, Text

_DASHBOARD = "dashboard"


def title_of(document: pmf.Document, labels: papers.Labels) -> Text | None:
    """The label, heading or first paragraph that calls the document a dashboard, with its place."""
    label = labels.get(*TITLES)
    if label is not None:
        return (label.text, label.where) if _DASHBOARD in label.text.casefold() else None
    for number, block in enumerate(document.blocks):
        if isinstance(block, pmf.Table):
            continue
        first = number < 3 and isinstance(block, pmf.Paragraph)
        if (first or isinstance(block, pmf.Heading)) and _DASHBOARD in block.text.casefold():
            text = pmf.cells.strip_markup(block.text)[0].strip("* ")
            return text, pmf.Location(document.name, line=block.line)
    return None


class Reading(PaperReading):
    """Reads one document; what it found so far is kept between its tables."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._names = Names(self.framework, self.cells)
        self._sections = papers.outline_of(self.document)
        self._found = Found(self.repeats)

    def grouped(self, document: pmf.Document) -> pmf.Document:
        """The document with each table of indicators for itself and whole."""
        return grouped(document)

    def title(self) -> Text | None:
        """What calls the document a dashboard."""
        return title_of(self.document, self.labels)

    def dataset(self) -> pmf.Dataset:
        """Everything the document says."""
        title, period = self.title(), self._period()
        for table in self.document.tables:
            self._read_table(table, period)
        for named in prose.named_indicators(self._sections, self.document.name):
            self._add_named(named)
        paper = self.covering_paper(title=title[0] if title else None)
        return self.gathered(
            period=period,
            indicators=tuple(self._found.indicators.values()),
            observations=tuple(self._found.observations),
            commentary=(
                *prose.summary_sentences(
                    self._sections, self.document.name, paper.report_of, period
                ),
                *prose.comments(self.document, period),
            ),
            peers=tuple(self._found.peers),
            paper=paper,
        )

    @property
    def texts(self) -> tuple[Text, ...]:
        """Labels, then the headings and paragraphs of each section, without their numbers."""
        return (*((label.text, label.where) for label in self.labels.all), *self._in_sections())

    def _in_sections(self) -> Iterator[Text]:
        for section in self._sections:
            if section.title:
                yield section.title, pmf.Location(self.document.name, line=section.line)
            for item in section.items:
                yield item.text, pmf.Location(self.document.name, line=item.line)

    def _period(self) -> pmf.Period | None:
        """The period of the title, else the latest any table prints figures of."""
        told = self.told_period() if self.title() else None
        if told is not None:
            return told
        printed = (
            period
            for table in self.document.tables
            for _, period in columns_of(table.meant, None).values
        )
        return max(printed, key=lambda period: (period.end, -period.months), default=None)

    def _read_table(self, table: pmf.Table, period: pmf.Period | None) -> None:
        if papers.is_labels(table):
            return  # read and accounted for with the labels
        if columns_of(table.meant, period).are_trends:
            self.count_table(table)
            place = self._place(table)
            TrendTable(table, period, place, self._names, self.words, self.cells).read(self._found)
            return
        self.leave(table, "is none of a dashboard's")

    def _place(self, table: pmf.Table) -> Place:
        """The service and the group a table stands under, by the headings above it."""
        group: str | None = None
        service: str | None = None
        for heading in table.headings:
            group = self._names.group(heading.text) or group
            service = self._names.service(heading.text) or service
        if service is None and group is None and table.headings:
            innermost = table.headings[-1].text
            service = None if _DASHBOARD in innermost.casefold() else innermost
        return Place(group, service)

    def _add_named(self, named: prose.Named) -> None:
        """An indicator the text names and no table holds."""
        known = {pmf.fold(one.name) for one in self._found.indicators.values()}
        if pmf.fold(named.name) in known:
            return
        indicator = self._names.indicator(named.name, "", named.where)
        indicator = self._names.reported(indicator, named.frequency, named.where)
        self._found.indicators.setdefault(indicator.code, indicator)
