"""What every family starts reading from and ends with; its own part is what lies between."""

from __future__ import annotations

import abc
from collections.abc import Iterable, Iterator
from typing import TypedDict, Unpack

import attrs

import pmf
from pmf_adapters import papers
from pmf_adapters.figures import rows_with_figures
from pmf_adapters.repeats import Repeats
from pmf_adapters.words import Words

Text = tuple[str, pmf.Location]

#: The labels councils put before the title of a paper.
TITLES = ("Title of report", "Report Title", "Subject")
_PURPOSES = ("Purpose of the report", "Purpose of report", "Purpose")
#: What may stand between a report's name and its period.
_BETWEEN = " \t:,–-"


class Said(TypedDict, total=False):
    """What a document may say; what a family leaves out is left empty."""

    council: str | None
    period: pmf.Period | None
    indicators: tuple[pmf.Indicator, ...]
    observations: tuple[pmf.Observation, ...]
    actions: tuple[pmf.Action, ...]
    commentary: tuple[pmf.Commentary, ...]
    published: tuple[pmf.Published, ...]
    paper: pmf.Paper
    tiers: tuple[pmf.Tier, ...]
    tests: tuple[str, ...]
    outcomes: tuple[pmf.PlannedOutcome, ...]
    risks: tuple[pmf.Risk, ...]
    escalations: tuple[pmf.Escalation, ...]
    peers: tuple[pmf.PeerFigure, ...]
    finances: tuple[pmf.FinanceLine, ...]
    illustrative: bool
    remark: str | None


@attrs.frozen
class Given:
    """What a reading is made of.

    Attributes:
        adapter: The name of the adapter.
        council: The adapter's council; `None` for one that reads any council's.
        document: The document as it was laid out.
        scheme: The scheme to read words by; `None` when there is none.
        framework: What the council declares; `None` when there is nothing.
    """

    adapter: str
    council: str | None
    document: pmf.Document
    scheme: pmf.Scheme | None
    framework: pmf.Framework | None


class Reading(abc.ABC):
    """One reading of one document; what it found so far is kept between its tables.

    Attributes:
        adapter: The name of the adapter.
        council: The council; `None` when neither the adapter nor the framework says.
        document: The document, its tables parted and joined as the family knows them.
        scheme: The scheme whose words are read; `None` when there is none.
        framework: What the council declares; `None` when there is nothing.
        declared: The codes it declares.
        cells: What reads cells and collects findings and the account.
        words: The scheme's words.
        repeats: The records so far, by which a row printed twice is told.
    """

    def __init__(self, given: Given) -> None:
        framework = given.framework
        self.adapter = given.adapter
        self.council = given.council or (framework.council if framework else None)
        self.scheme = given.scheme
        self.framework = framework
        self.declared = frozenset(
            known.indicator.code for known in (framework.definitions if framework else ())
        )
        self.document = self.grouped(given.document)
        self.cells = pmf.Collector(self.document)
        self.words = Words(given.scheme, self.cells)
        self.repeats = Repeats(self.cells)

    def grouped(self, document: pmf.Document) -> pmf.Document:
        """The document with each table of the family for itself and whole."""
        return document

    @abc.abstractmethod
    def dataset(self) -> pmf.Dataset:
        """Everything the document says."""

    def gathered(self, **said: Unpack[Said]) -> pmf.Dataset:
        """A data set of what was read, with the findings and the account of it."""
        account = self.cells.account()  # it may add a finding
        said.setdefault("council", self.council)
        said["indicators"] = tuple(self._with_unit(said.get("indicators", ()), said))
        return pmf.Dataset(
            adapter=self.adapter,
            file=self.document.name,
            framework=self.framework,
            scheme=self.scheme,
            account=account,
            findings=self.cells.in_order(),
            **said,
        )

    def _with_unit(
        self, indicators: Iterable[pmf.Indicator], said: Said
    ) -> Iterator[pmf.Indicator]:
        """Each indicator that nobody declared in the one unit its figures are printed in."""
        units: dict[str, set[str]] = {}
        for seen in said.get("observations", ()):
            if seen.value is not None:
                units.setdefault(seen.code, set()).add(seen.value.unit)
        for one in indicators:
            printed = units.get(one.code, set())
            undeclared = one.unit == "number" and one.code not in self.declared
            alike = undeclared and len(printed) == 1
            yield attrs.evolve(one, unit=next(iter(printed))) if alike else one

    def count_table(self, table: pmf.Table) -> None:
        """Count a table's rows, and its heading among them; what the others are is counted later.

        Each row is counted once more for what becomes of it, so that none is lost.
        """
        self.cells.count("rows", 1 + len(table.rows))
        self.cells.count("headings")

    def leave(
        self,
        table: pmf.Table,
        why: str,
        *,
        lost: int | None = None,
        severity: pmf.Severity | None = None,
    ) -> None:
        """Count and tell a table that is not read; one that may hold records is a warning.

        A table of one cell is the caption of the next, and is not told.

        Args:
            table: The table.
            why: What it is not: ``"is none of a dashboard's"``.
            lost: How many of its rows may be records; `None` for those that hold a figure.
            severity: What it costs; `None` to go by the rows that may be lost.
        """
        self.count_table(table)
        self.cells.count("unread", len(table.rows))
        if not table.rows and sum(map(bool, map(str.strip, table.columns))) == 1:
            return
        figures, message = lost is None, f"the table {' | '.join(table.columns)!r} {why}"
        lost = rows_with_figures(table) if lost is None else lost
        if lost:
            what = "rows with figures" if figures else "rows that may be records"
            message += f"; {lost} {what} were not read"
            severity = severity or pmf.Severity.WARNING
        self.cells.note("table-unread", message, table.place(), severity=severity)

    def hold_period(self, title: str | None, where: pmf.Location, period: pmf.Period) -> None:
        """A finding where a title names another period than the figures below it are of.

        Args:
            title: The title; `None` when none is printed.
            where: Its place.
            period: The period of the figures.
        """
        for one in papers.mentions(title or "", where)[:1]:
            if one.period is not None and not _overlap(one.period, period):
                message = (
                    f"the title says {one.period}, the latest figures are of {period}, which counts"
                )
                used = str(period)
                self.cells.note("period-disagrees", message, where, one.raw, used=used)


class PaperReading(Reading):
    """One reading of a covering paper with its labels, sections and appendices.

    Attributes:
        own: The part of the document that is the paper's own: a page of a council's site holds
            more.
        labels: The labels at its head.
    """

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.own = self.document
        self.labels = papers.read_labels(self.document, self.cells)

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text outside tables of figures with its place: labels, then paragraphs."""
        return (*((label.text, label.where) for label in self.labels.all), *self.lines)

    @property
    def lines(self) -> Iterator[Text]:
        """Headings and paragraphs with their places."""
        for block in self.own.blocks:
            if not isinstance(block, pmf.Table):
                yield block.text, pmf.Location(self.own.name, line=block.line)

    def title(self) -> Text | None:
        """The paper's title and its place; `None` when no label gives it."""
        label = self.labels.get(*TITLES)
        return (label.text, label.where) if label else None

    def told_period(self) -> pmf.Period | None:
        """The period of the title, else the one the paper gives itself; contradictions are told."""
        title = self.title()
        label = self.labels.get(*_PURPOSES)
        return papers.paper_period(
            title,
            self.texts,
            report_name(title[0]) if title else "",
            self.cells,
            purpose=(label.text, label.where) if label else None,
        )

    def covering_paper(
        self, *, title: str | None = None, recommendations: tuple[str, ...] = ()
    ) -> pmf.Paper:
        """The paper as data, with a finding for each appendix and each day that cannot be.

        Args:
            title: Its title where no label gives it; `None` when there is none.
            recommendations: What it recommends, where no label gives it.
        """
        texts = self.texts
        appendices = papers.appendices_named(self.own, texts)
        papers.note_missing_appendices(self.own, appendices, self.cells)
        papers.note_impossible(texts, self.cells)
        return papers.read_paper(
            self.labels,
            papers.outline_of(self.own),
            appendices,
            self.own.name,
            title=title,
            recommendations=recommendations,
        )


def report_name(title: str) -> str:
    """What a report is called, without the period its title names."""
    return papers.without_period(title).strip(_BETWEEN)


def _overlap(one: pmf.Period, other: pmf.Period) -> bool:
    return one.contains(other) or other.contains(one)
