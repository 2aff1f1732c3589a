"""Reads one paper that sets indicators out in tiers."""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters import papers
from pmf_adapters.dashboard.columns import columns_of, grouped
from pmf_adapters.dashboard.names import Names
from pmf_adapters.dashboard.tables import Found, Place, TrendTable
from pmf_adapters.reading import Given, PaperReading, Text
from pmf_adapters.tiers.listed import ListedTier, listed_tiers, tell_tiers
from pmf_adapters.tiers.page import Page, read_page
from pmf_adapters.tiers.points import Point, listed_tests, tell_gaps, tier_named


class Reading(PaperReading):
    """Reads one document: its page, its tiers and tests, and tables below a tier's heading."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._page = read_page(self.document, self.cells)
        self.own = self._page.document
        self._names = Names(self.framework, self.cells)
        self._found = Found(self.repeats)

    def grouped(self, document: pmf.Document) -> pmf.Document:
        """The document with each table of indicators for itself and whole."""
        return grouped(document)

    def dataset(self) -> pmf.Dataset:
        """Everything the document says."""
        tiers = listed_tiers(self.own, self.framework, self.cells)
        tell_tiers(tiers, self.framework, self.own.name, self.cells)
        period = self._period()
        self._read_tables(tiers, period)
        for listed in tiers:
            self._add_examples(listed)
        return self.gathered(
            period=period,
            indicators=tuple(self._found.indicators.values()),
            observations=tuple(self._found.observations),
            peers=tuple(self._found.peers),
            paper=self._paper(),
            tiers=tuple(listed.tier for listed in tiers),
            tests=tuple(point.text for point in self._tests()),
        )

    def _tests(self) -> tuple[Point, ...]:
        """The tests of a good measure, with a finding where one seems to be missing."""
        tests, cells = listed_tests(self.own), self.cells
        cells.count("rows", len(tests))
        cells.count("labels", len(tests))
        told = len(cells.findings)
        tell_gaps(tests, self.own.name, cells)
        declared = len(self.framework.tests) if self.framework else 0
        if tests and declared and len(tests) != declared and told == len(cells.findings):
            message = f"{len(tests)} tests are listed here, {declared} by the framework"
            where = pmf.Location(self.own.name, line=tests[0].line)
            cells.note("list-gap", message, where, tests[0].text)
        return tests

    def _paper(self) -> pmf.Paper:
        """The covering paper: what its labels and sections say, else what the page does."""
        page = self._page
        paper = self.covering_paper(title=page.title, recommendations=page.resolved)
        return _completed(paper, page)

    def _period(self) -> pmf.Period | None:
        """The latest period any table prints figures of; a paper without tables is of none."""
        printed = (
            period
            for table in self.document.tables
            for _, period in columns_of(table.meant, None).values
        )
        latest = max(printed, key=lambda period: (period.end, -period.months), default=None)
        if latest is not None and (title := self.title()):
            self.hold_period(*title, latest)
        return latest

    def title(self) -> Text | None:
        """The title a label gives, else that of the page."""
        page = self._page.title and next(iter(self.lines), None)
        return super().title() or page or None

    def _read_tables(self, tiers: tuple[ListedTier, ...], period: pmf.Period | None) -> None:
        known = {listed.tier.code: listed.tier for listed in tiers}
        by_line = {listed.line: listed.tier for listed in tiers}
        under: pmf.Tier | None = None
        for block in self.document.blocks:
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
            self.count_table(table)
            place = Place(tier=tier)
            TrendTable(table, period, place, self._names, self.words, self.cells).read(self._found)
            return
        self.leave(table, "holds no indicators by period")

    def _tier(self, tier: pmf.Tier) -> pmf.Tier:
        """The tier as the framework declares it, else as the paper sets it out."""
        return (self.framework.tier(tier.code) if self.framework else None) or tier

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
