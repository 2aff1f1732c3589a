"""Everything one council said in one document, with what reading noticed."""

from __future__ import annotations

import datetime
import functools

import attrs

from pmf.errors import UnknownName
from pmf.model.action import Action
from pmf.model.beside import Commentary, Escalation, FinanceLine, PeerFigure
from pmf.model.finding import Finding, Location, Severity
from pmf.model.framework import Framework
from pmf.model.indicator import Indicator, Observation, Tier
from pmf.model.paper import Paper, PlannedOutcome, Risk
from pmf.model.period import Period
from pmf.model.scheme import Scheme
from pmf.model.status import Absence


@attrs.frozen
class Published:
    """A total or share the council printed, to be recomputed.

    Attributes:
        name: What is counted: a status word, a group.
        count: The printed count; `None` when only a share is printed.
        percent: The printed share as text; `None` when only a count is printed.
        group: The group it is printed for; `None` for the whole report.
        source: Where it was printed.
        absence: Why neither is given, where it was held back; `None` when one is printed.
        exempt: The legal paragraph under which it is not public; `None` when it is public.
    """

    name: str
    count: int | None = None
    percent: str | None = None
    group: str | None = None
    source: Location | None = None
    absence: Absence | None = None
    exempt: str | None = None


@attrs.frozen
class Account:
    """Rows seen and what became of each, so that a lost row cannot go unnoticed.

    Attributes:
        rows: Rows of every table.
        records: Rows that became an indicator or an action.
        headings: Heading rows, repeated ones included.
        sections: Rows that only name a service or a section.
        keys: Rows of a printed key.
        labels: Rows of the covering paper: a label and what it says, a risk, a meeting.
        totals: Rows of printed totals, and rows a name in them runs on to.
        blanks: Rows with nothing in them.
        duplicates: Rows repeated word for word.
        unread: Rows of tables the adapter does not know, or that could not be understood.
    """

    rows: int = 0
    records: int = 0
    headings: int = 0
    sections: int = 0
    keys: int = 0
    labels: int = 0
    totals: int = 0
    blanks: int = 0
    duplicates: int = 0
    unread: int = 0

    @property
    def balances(self) -> bool:
        """Whether every row seen is accounted for."""
        named = (self.records, self.headings, self.sections, self.keys, self.labels, self.totals)
        return self.rows == sum(named) + self.blanks + self.duplicates + self.unread


@attrs.frozen
class Superseded:
    """A value an earlier publication gave, beside the one that replaced it.

    Attributes:
        earlier: As first published.
        later: As now in force.
        file: The document that gave the earlier one.
        published: The day that document was published; `None` when it does not say.
    """

    earlier: Observation
    later: Observation
    file: str
    published: datetime.date | None = None


#: What a later report may say otherwise beside figures of indicators.
Restated = Indicator | Action | PeerFigure | FinanceLine | Risk | PlannedOutcome | Published


@attrs.frozen
class Replaced:
    """What an earlier publication said otherwise of a thing that is no figure of an indicator.

    Attributes:
        earlier: As first published: a printed total, a risk, a target with its indicator …
        later: As now in force.
        before: What of it differs, in words: ``"4"``, ``"due 2018-03-31"``.
        now: The same as now in force; ``"not given"`` where the later report does not say it.
        file: The document that said the earlier one.
        published: The day that document was published; `None` when it does not say.
        disagrees: Whether both speak of the same period, and so contradict each other; otherwise
            the later one is a new state, or a new year's target.
    """

    earlier: Restated
    later: Restated
    before: str
    now: str
    file: str
    published: datetime.date | None = None
    disagrees: bool = True


@attrs.frozen
class Publication:
    """One of the reports a data set was put together from.

    Attributes:
        file: The name by which places of the data set refer to it.
        name: The document's own name; another one where two reports are called the same.
        period: The period the report is about; `None` when it does not say.
        published: The day it was published; `None` when it does not say.
        part: ``"II"`` when its covering paper is not public; `None` when not printed.
        account: Its rows and what became of each.
        remark: What a reader must know about that copy; `None` when nothing.
        classification: How its covering paper is classified; `None` when not printed.
    """

    file: str
    name: str
    period: Period | None = None
    published: datetime.date | None = None
    part: str | None = None
    account: Account = Account()
    remark: str | None = None
    classification: str | None = None


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
        tiers: The kinds of indicator the document itself declares, in order.
        tests: What makes a good measure, as the document lists it.
        outcomes: What is to be reached as a whole, with the line of each step.
        risks: Risks before and after what is done about them.
        escalations: Concerns taken from one body to the next.
        peers: Figures of other bodies and averages, printed beside the council's own.
        finances: Lines of the accounts printed beside performance.
        framework: What the council declares beside the report; `None` when there is none.
        scheme: The scheme it is judged by; `None` when the adapter knows none.
        findings: What reading noticed, in the order of the document.
        account: Rows seen and what became of each.
        illustrative: Whether the figures are made up to show a framework at work.
        superseded: Values an earlier publication gave and a later one replaced.
        replaced: What an earlier publication said otherwise beside values, such as a printed
            total or the state of an action.
        remark: What a reader must know about this copy of the document; `None` when nothing.
        publications: The reports it was put together from, in order of publication; empty for a
            single report.
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
    tiers: tuple[Tier, ...] = ()
    tests: tuple[str, ...] = ()
    outcomes: tuple[PlannedOutcome, ...] = ()
    risks: tuple[Risk, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    peers: tuple[PeerFigure, ...] = ()
    finances: tuple[FinanceLine, ...] = ()
    framework: Framework | None = None
    scheme: Scheme | None = None
    findings: tuple[Finding, ...] = ()
    account: Account = Account()
    illustrative: bool = False
    superseded: tuple[Superseded, ...] = ()
    remark: str | None = None
    publications: tuple[Publication, ...] = ()
    replaced: tuple[Replaced, ...] = ()

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

    @property
    def published_on(self) -> datetime.date | None:
        """The day the document was published, by its covering paper; `None` when unknown."""
        return self.paper.date

    def has_errors(self) -> bool:
        """Whether any finding is of severity error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
