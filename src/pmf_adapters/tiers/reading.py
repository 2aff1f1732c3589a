"""Reads one paper that sets indicators out in tiers."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import pmf
from pmf_adapters import papers
from pmf_adapters.dashboard.columns import columns_of, grouped
from pmf_adapters.dashboard.names import Names
from pmf_adapters.dashboard.tables import Found, Place, TrendTable
from pmf_adapters.pentana.words import Words
from pmf_adapters.repeats import Repeats
from pmf_adapters.tiers.listed import ListedTier, listed_tiers, tell_tiers
from pmf_adapters.tiers.page import Page, read_page
from pmf_adapters.tiers.points import Point, listed_tests, tell_gaps, tier_named


class Reading:
    """Reads one document: its page, its tiers and tests, and tables below a tier's heading."""

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
        self._whole = document = grouped(document)
        self._cells = pmf.Collector(document)
        self._page = read_page(document, self._cells)
        self._document = self._page.document
        self._scheme = scheme
        self._framework = framework
        self._names = Names(framework, self._cells)
        self._words = Words(scheme, self._cells)
        self._labels = papers.read_labels(document, self._cells)
        self._found = Found(Repeats(self._cells))

    def dataset(self) -> pmf.Dataset:
        """Everything the document says."""
        tiers = listed_tiers(self._document, self._framework, self._cells)
        tell_tiers(tiers, self._framework, self._document.name, self._cells)
        period = self._period()
        self._read_tables(tiers, period)
        for listed in tiers:
            self._add_examples(listed)
        return pmf.Dataset(
            adapter=self._adapter,
            council=self._council,
            file=self._document.name,
            period=period,
            indicators=tuple(self._found.indicators.values()),
            observations=tuple(self._found.observations),
            peers=tuple(self._found.peers),
            paper=self._paper(),
            tiers=tuple(listed.tier for listed in tiers),
            tests=tuple(point.text for point in self._tests()),
            framework=self._framework,
            scheme=self._scheme,
            findings=self._cells.in_order(),
            account=self._cells.account(),
        )

    def _tests(self) -> tuple[Point, ...]:
        """The tests of a good measure, with a finding where one seems to be missing."""
        tests, cells = listed_tests(self._document), self._cells
        cells.count("rows", len(tests))
        cells.count("labels", len(tests))
        told = len(cells.findings)
        tell_gaps(tests, self._document.name, cells)
        declared = len(self._framework.tests) if self._framework else 0
        if tests and declared and len(tests) != declared and told == len(cells.findings):
            message = f"{len(tests)} tests are listed here, {declared} by the framework"
            where = pmf.Location(self._document.name, line=tests[0].line)
            cells.note("list-gap", message, where, tests[0].text)
        return tests

    def _paper(self) -> pmf.Paper:
        """The covering paper: what its labels and sections say, else what the page does."""
        page = self._page
        sections = papers.outline_of(self._document)
        appendices = papers.appendices_named(self._document, tuple(self._texts()))
        papers.note_missing_appendices(self._document, appendices, self._cells)
        paper = papers.read_paper(
            self._labels,
            sections,
            appendices,
            self._document.name,
            title=page.title,
            recommendations=page.resolved,
        )
        return _completed(paper, page)

    def _texts(self) -> Iterator[tuple[str, pmf.Location]]:
        for label in self._labels.all:
            yield label.text, label.where
        for block in self._document.blocks:
            if not isinstance(block, pmf.Table):
                yield block.text, pmf.Location(self._document.name, line=block.line)

    def _period(self) -> pmf.Period | None:
        """The latest period any table prints figures of; a paper without tables is of none."""
        printed = (
            period
            for table in self._whole.tables
            for _, period in columns_of(table.meant, None).values
        )
        return max(printed, key=lambda period: (period.end, -period.months), default=None)

    def _read_tables(self, tiers: tuple[ListedTier, ...], period: pmf.Period | None) -> None:
        known = {listed.tier.code: listed.tier for listed in tiers}
        by_line = {listed.line: listed.tier for listed in tiers}
        under: pmf.Tier | None = None
        for block in self._whole.blocks:
            if isinstance(block, pmf.Table):
                self._read_table(block, under, period)
            elif block.line in by_line:
                under = self._tier(by_line[block.line])
            elif (named := tier_named(block.text)) is not None and named[0] in known:
                under = self._tier(known[named[0]])
            elif isinstance(block, pmf.Heading):
                under = None

    def _read_table(
        self, table: pmf.Table, tier: pmf.Tier | None, period: pmf.Period | None
    ) -> None:
        if papers.is_labels(table):
            return  # read and accounted for with the labels
        if columns_of(table.meant, period).are_trends:
            TrendTable(table, period, Place(tier=tier), self._names, self._words, self._cells).read(
                self._found
            )
            return
        self._cells.count("rows", 1 + len(table.rows))
        self._cells.count("unread", 1 + len(table.rows))
        message = f"the table {' | '.join(table.columns)!r} holds no indicators by period"
        self._cells.note("table-unread", message, table.place())

    def _tier(self, tier: pmf.Tier) -> pmf.Tier:
        """The tier as the framework declares it, else as the paper sets it out."""
        return (self._framework.tier(tier.code) if self._framework else None) or tier

    def _add_examples(self, listed: ListedTier) -> None:
        """The indicators a tier names as examples, unless a table holds them."""
        for name, where in listed.examples:
            known = {pmf.fold(one.name) for one in self._found.indicators.values()}
            if pmf.fold(name) not in known:
                indicator = self._names.indicator(name, "", where)
                tier = indicator.tier or self._tier(listed.tier)
                self._found.indicators[indicator.code] = attrs.evolve(indicator, tier=tier)


def _completed(paper: pmf.Paper, page: Page) -> pmf.Paper:
    """The paper with what the page says where the paper itself says nothing."""
    meetings = paper.meetings or ((page.meeting,) if page.meeting else ())
    return attrs.evolve(
        paper,
        date=paper.date or next((one.date for one in meetings if one.date), None),
        meetings=meetings,
        decision_type=paper.decision_type or page.decision_type,
        report_of=paper.report_of or page.report_of,
        purpose=paper.purpose or page.purpose,
        background_papers=paper.background_papers or page.supporting,
        timetable=paper.timetable or page.timetable,
    )
