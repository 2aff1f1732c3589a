"""Reads one dashboard: its covering paper, its tables, and what it says in words."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import pmf
from pmf_adapters import papers
from pmf_adapters.dashboard import prose
from pmf_adapters.dashboard.columns import columns_of, grouped
from pmf_adapters.dashboard.names import Names
from pmf_adapters.dashboard.tables import Found, Place, TrendTable
from pmf_adapters.pentana.words import Words
from pmf_adapters.repeats import Repeats

_DASHBOARD = "dashboard"
_TITLES = ("Title of report", "Report Title", "Subject")
#: What may stand between the report's name and its period.
_BETWEEN = " \t:,–-"


@attrs.frozen
class Title:
    """The title of a dashboard with its place."""

    text: str
    where: pmf.Location


def title_of(document: pmf.Document, labels: papers.Labels) -> Title | None:
    """The label, heading or first paragraph that calls the document a dashboard."""
    label = labels.get(*_TITLES)
    if label is not None:
        return Title(label.text, label.where) if _DASHBOARD in label.text.casefold() else None
    for number, block in enumerate(document.blocks):
        if isinstance(block, pmf.Table):
            continue
        first = number < 3 and isinstance(block, pmf.Paragraph)
        if (first or isinstance(block, pmf.Heading)) and _DASHBOARD in block.text.casefold():
            text = pmf.cells.strip_markup(block.text)[0].strip("* ")
            return Title(text, pmf.Location(document.name, line=block.line))
    return None


def report_name(title: str) -> str:
    """What the report is called, without the period its title names."""
    return papers.without_period(title).strip(_BETWEEN)


class Reading:
    """Reads one document; what it found so far is kept between its tables."""

    def __init__(
        self,
        adapter: str,
        council: str | None,
        document: pmf.Document,
        scheme: pmf.Scheme | None,
        framework: pmf.Framework | None,
    ) -> None:
        self._adapter = adapter
        self._council = council or (framework.council if framework else None)
        self._document = document = grouped(document)
        self._scheme = scheme
        self._framework = framework
        self._cells = pmf.Collector(document)
        self._names = Names(framework, self._cells)
        self._words = Words(scheme, self._cells)
        self._labels = papers.read_labels(document, self._cells)
        self._sections = papers.outline_of(document)
        self._found = Found(Repeats(self._cells))

    def dataset(self) -> pmf.Dataset:
        """Everything the document says."""
        texts = tuple(self._texts())
        title = title_of(self._document, self._labels)
        period = self._period(title, texts)
        for table in self._document.tables:
            self._read_table(table, period)
        for named in prose.named_indicators(self._sections, self._document.name):
            self._add_named(named)
        appendices = papers.appendices_named(self._document, texts)
        papers.note_missing_appendices(self._document, appendices, self._cells)
        paper = papers.read_paper(
            self._labels,
            self._sections,
            appendices,
            self._document.name,
            title=title.text if title else None,
        )
        return pmf.Dataset(
            adapter=self._adapter,
            council=self._council,
            file=self._document.name,
            period=period,
            indicators=tuple(self._found.indicators.values()),
            observations=tuple(self._found.observations),
            commentary=(
                *prose.summary_sentences(
                    self._sections, self._document.name, paper.report_of, period
                ),
                *prose.comments(self._document, period),
            ),
            peers=tuple(self._found.peers),
            paper=paper,
            framework=self._framework,
            scheme=self._scheme,
            findings=self._cells.in_order(),
            account=self._cells.account(),
        )

    def _texts(self) -> Iterator[tuple[str, pmf.Location]]:
        """Every text outside tables of figures with its place: labels, then paragraphs."""
        for label in self._labels.all:
            yield label.text, label.where
        for section in self._sections:
            if section.title:
                yield section.title, pmf.Location(self._document.name, line=section.line)
            for item in section.items:
                yield item.text, pmf.Location(self._document.name, line=item.line)

    def _period(
        self, title: Title | None, texts: tuple[tuple[str, pmf.Location], ...]
    ) -> pmf.Period | None:
        """The period of the title, else the latest any table prints figures of."""
        if title is not None:
            label = self._labels.get("Purpose of the report", "Purpose of report", "Purpose")
            told = papers.paper_period(
                (title.text, title.where),
                texts,
                report_name(title.text),
                self._cells,
                purpose=(label.text, label.where) if label else None,
            )
            if told is not None:
                return told
        printed = (
            period
            for table in self._document.tables
            for _, period in columns_of(table.meant, None).values
        )
        return max(printed, key=lambda period: (period.end, -period.months), default=None)

    def _read_table(self, table: pmf.Table, period: pmf.Period | None) -> None:
        if papers.is_labels(table):
            return  # read and accounted for with the labels
        if columns_of(table.meant, period).are_trends:
            TrendTable(
                table, period, self._place(table), self._names, self._words, self._cells
            ).read(self._found)
            return
        self._cells.count("rows", 1 + len(table.rows))
        self._cells.count("unread", 1 + len(table.rows))
        message = f"the table {' | '.join(table.columns)!r} is none of a dashboard's"
        self._cells.note("table-unread", message, table.place())

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
