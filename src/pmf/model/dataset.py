"""Everything one council said in one document, with what reading noticed."""

from __future__ import annotations

import datetime
import functools

import attrs

from pmf.errors import UnknownName
from pmf.model.action import Action
from pmf.model.finding import Finding, Location, Severity
from pmf.model.framework import Framework
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.scheme import Scheme


@attrs.frozen
class Paper:
    """The covering paper a report came with.

    Attributes:
        title: Its title; `None` when none is printed.
        date: The day it is dated; `None` when no day is printed.
        recommendations: What the meeting is asked to do.
        background_papers: The papers it lists.
    """

    title: str | None = None
    date: datetime.date | None = None
    recommendations: tuple[str, ...] = ()
    background_papers: tuple[str, ...] = ()


@attrs.frozen
class Commentary:
    """What somebody wrote on an indicator, a service or the whole report.

    Attributes:
        on: The code or name it is about; `None` for the whole report.
        text: What was written.
        by_role: The role that wrote it; `None` when not printed.
        period: The period it is about; `None` when not printed.
    """

    on: str | None
    text: str
    by_role: str | None = None
    period: Period | None = None


@attrs.frozen
class Published:
    """A total or share the council printed, to be recomputed.

    Attributes:
        name: What is counted: a status word, a group.
        count: The printed count; `None` when only a share is printed.
        percent: The printed share as text; `None` when only a count is printed.
        group: The group it is printed for; `None` for the whole report.
        source: Where it was printed.
    """

    name: str
    count: int | None = None
    percent: str | None = None
    group: str | None = None
    source: Location | None = None


@attrs.frozen
class Account:
    """Rows seen and what became of each, so that a lost row cannot go unnoticed.

    Attributes:
        rows: Rows of every table.
        records: Rows that became an indicator or an action.
        headings: Heading rows, repeated ones included.
        sections: Rows that only name a service or a section.
        keys: Rows of a printed key.
        blanks: Rows with nothing in them.
        duplicates: Rows repeated word for word.
        unread: Rows of tables the adapter does not know, or that could not be understood.
    """

    rows: int = 0
    records: int = 0
    headings: int = 0
    sections: int = 0
    keys: int = 0
    blanks: int = 0
    duplicates: int = 0
    unread: int = 0

    @property
    def balances(self) -> bool:
        """Whether every row seen is accounted for."""
        named = (self.records, self.headings, self.sections, self.keys, self.blanks)
        return self.rows == sum(named) + self.duplicates + self.unread


@attrs.frozen(repr=False)
class Dataset:
    """Everything one council said in one document.

    Attributes:
        adapter: The name of the adapter that read it.
        council: The council's name; `None` when the adapter serves any council.
        file: The document's name.
        period: The period the report is about; `None` when it does not say.
        indicators: In the order printed.
        observations: Every printed figure, dashes too, in the order printed.
        actions: In the order printed.
        commentary: What was written apart from notes on single values.
        published: Totals and shares as printed.
        paper: The covering paper.
        framework: What the council declares beside the report; `None` when there is none.
        scheme: The scheme it is judged by; `None` when the adapter knows none.
        findings: What reading noticed, in the order of the document.
        account: Rows seen and what became of each.
        illustrative: Whether the figures are made up to show a framework at work.
        remark: What a reader must know about this copy of the document; `None` when nothing.
    """

    adapter: str
    council: str | None
    file: str
    period: Period | None = None
    indicators: tuple[Indicator, ...] = ()
    observations: tuple[Observation, ...] = ()
    actions: tuple[Action, ...] = ()
    commentary: tuple[Commentary, ...] = ()
    published: tuple[Published, ...] = ()
    paper: Paper = Paper()
    framework: Framework | None = None
    scheme: Scheme | None = None
    findings: tuple[Finding, ...] = ()
    account: Account = Account()
    illustrative: bool = False
    remark: str | None = None

    def indicator(self, code: str) -> Indicator:
        """The indicator with that code.

        Raises:
            UnknownName: The data set has none.
        """
        if code not in self._by_code:
            raise UnknownName(f"the data set has no indicator {code!r}")
        return self._by_code[code]

    @functools.cached_property
    def _by_code(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    @property
    def current(self) -> tuple[Observation, ...]:
        """The observations of the report's own period: those that are judged."""
        return tuple(seen for seen in self.observations if seen.period == self.period)

    def series(self, code: str) -> tuple[Observation, ...]:
        """Every observation of one indicator, in the order printed."""
        return tuple(seen for seen in self.observations if seen.code == code)

    def __repr__(self) -> str:
        counts = f"{len(self.indicators)} indicators, {len(self.actions)} actions"
        return f"<Dataset {self.file}: {self.council}, {self.period}: {counts}>"

    def has_errors(self) -> bool:
        """Whether any finding is of severity error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
