"""One reading of one return, from its head to its last table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

import pmf
from pmf_adapters import reading as base
from pmf_adapters.codes import Codes
from pmf_adapters.family import declared_unit
from pmf_adapters.returns import beside
from pmf_adapters.returns.actions import read_action, read_milestone
from pmf_adapters.returns.form import Form, kind_of, without_narrow
from pmf_adapters.returns.head import Head, read_head, tell_head
from pmf_adapters.returns.indicators import (
    Context,
    named,
    read_indicator,
    read_observation,
    value_cell,
)

_FORM = pmf.return_form
_MISSING = "the row has nothing under {}, so it is not known what it is about; it is not read"


class Reading(base.Reading):
    """Reads one document; what it found so far is kept between its tables."""

    def __init__(self, given: base.Given) -> None:
        super().__init__(given)
        self.head = Head()
        self._codes = Codes(self.cells, self.declared)
        self._action_codes = Codes(self.cells)
        self.indicators: dict[str, pmf.Indicator] = {}
        self.observations: dict[tuple[str, pmf.Period], pmf.Observation] = {}
        self.actions: dict[str, pmf.Action] = {}
        self.peers: list[pmf.PeerFigure] = []
        self.commentary: list[pmf.Commentary] = []
        self.escalations: list[pmf.Escalation] = []
        self.finances: list[pmf.FinanceLine] = []
        self.published: list[pmf.Published] = []
        self.outcomes: list[pmf.PlannedOutcome] = []
        self.risks: list[pmf.Risk] = []

    def grouped(self, document: pmf.Document) -> pmf.Document:
        """The document, empty boxes at the ends of its rows not being told."""
        return without_narrow(document)

    def dataset(self) -> pmf.Dataset:
        """Everything the return says."""
        for table in self.document.tables:
            kind = kind_of(table)
            if kind is None:
                self._leave(table)
                continue
            self.count_table(table)
            if kind in _FORM.FOR_PEOPLE:
                self.cells.count("keys", len(table.rows))
        self._each("head", lambda form: read_head(self.head, form))
        tell_head(self.head, self.framework, self.cells)
        # What other tables speak of is read before them, wherever it stands.
        self._each("indicators", self._read_indicators)
        self._each("actions", self._read_actions)
        self._each("history", self._read_history)
        self._each("peers", self._read_peers)
        self._each("milestones", self._read_milestones)
        self._each("commentary", self._read_commentary)
        self._each("escalations", self._read_escalations)
        self._each("finances", self._read_finances)
        self._each("totals", self._read_totals)
        self._each("outcomes", self._read_outcomes)
        self._each("risks", self._read_risks)
        self._tell_links()
        return self._all()

    def _all(self) -> pmf.Dataset:
        return self.gathered(
            council=self.head.text(_FORM.COUNCIL) or self.council,
            period=self.head.period,
            indicators=tuple(self.indicators.values()),
            observations=tuple(self.observations.values()),
            actions=tuple(self.actions.values()),
            commentary=tuple(self.commentary),
            published=tuple(self.published),
            paper=pmf.Paper(title=self.head.text(_FORM.TITLE), date=self.head.published),
            outcomes=tuple(self.outcomes),
            risks=tuple(self.risks),
            escalations=tuple(self.escalations),
            peers=tuple(self.peers),
            finances=tuple(self.finances),
            illustrative=self.head.illustrative,
            remark=self.head.text(_FORM.REMARK),
        )

    def _each(self, kind: str, read: Callable[[Form], None]) -> None:
        for table in self.document.tables:
            if kind_of(table) == kind:
                read(Form(kind, self.document, table, self.cells))

    def _leave(self, table: pmf.Table) -> None:
        lost = sum(not row.is_blank for row in table.rows)
        self.leave(table, "is none of the form's", lost=lost)

    # --- indicators and their figures ---------------------------------------------------------

    def _read_indicators(self, form: Form) -> None:
        given = Context(self.cells, self.framework, self.head.period, self.words, self._codes)
        for row in form.rows():
            if row.is_section and not self._codes.is_code(row.cells[0].strip()):
                self.cells.count("sections")
                continue
            code = named(form, row, given)
            if self._is_repeated((code.code,), form, row, "records", code.code):
                continue
            indicator = read_indicator(form, row, code, given)
            self.indicators[code.code] = indicator
            if given.period is not None:
                seen = read_observation(form, row, indicator, given, given.period)
                self.observations[code.code, given.period] = seen

    def _coded(self, form: Form) -> Iterator[tuple[pmf.Row, pmf.Indicator]]:
        """The rows of a table about indicators, each with its indicator."""
        for row in form.rows():
            code = form.text(row, "Code")
            if not code:
                form.unread(row, _MISSING.format("Code"))
                continue
            yield row, self._indicator(code, form, row)

    def _indicator(self, code: str, form: Form, row: pmf.Row) -> pmf.Indicator:
        """The indicator a further table speaks of, though it has no row of its own."""
        exempt = form.exempt(row)
        if code not in self.indicators:
            known = self.framework.definition(code) if self.framework else None
            indicator = known.indicator if known else pmf.Indicator(code, code)
            self.indicators[code] = attrs.evolve(indicator, source=form.at(row, "Code"))
            if known is None or self._is_due(indicator):
                kind = "unknown-code" if known is None and self.framework else "not-reported"
                message = f"{code} has figures here, but no row in the table of indicators"
                self.cells.note(kind, message, form.at(row, "Code"), code, code=code)
        if exempt and form.kind == "history" and self.indicators[code].exempt is None:
            self.indicators[code] = attrs.evolve(self.indicators[code], exempt=exempt)
        return self.indicators[code]

    def _is_due(self, indicator: pmf.Indicator) -> bool:
        """Whether a row of it is expected; of a return whose period is not known, it is."""
        return self.head.period is None or pmf.is_due(indicator, self.head.period)

    def _read_history(self, form: Form) -> None:
        for row, indicator in self._coded(form):
            period = self._period(form, row)
            if period is None:
                continue
            code, where = indicator.code, form.at(row, "Figure")
            same = ("figure", code, str(period))
            if (code, period) in self.observations and same not in self.repeats:
                self.cells.count("unread")
                message = f"{code} has its value of {period} in the table of indicators already"
                self.cells.note("duplicate-code", message, where, code=code)
                continue
            if self._is_repeated(same, form, row, "labels", code):
                continue
            cell = value_cell(form, row, "Figure", declared_unit(indicator), code)
            raw = form.raw(row, "Figure")
            self.observations[code, period] = pmf.Observation(
                code, period, cell.value, cell.absence, raw, cell.marks, source=where
            )

    def _period(self, form: Form, row: pmf.Row) -> pmf.Period | None:
        """The period of a row; the return's own where a table of peers leaves it empty."""
        text = form.text(row, "Period")
        if not text and form.kind == "peers" and self.head.period is not None:
            return self.head.period
        period = self.cells.period(text, form.at(row, "Period"))
        if period is None:
            self.cells.count("unread")
        return period

    def _read_peers(self, form: Form) -> None:
        for row, indicator in self._coded(form):
            period = self._period(form, row)
            if period is None:
                continue
            self.cells.count("labels")
            self.peers.append(
                beside.read_peer(form, row, indicator.code, declared_unit(indicator), period)
            )

    # --- actions ------------------------------------------------------------------------------

    def _read_actions(self, form: Form) -> None:
        for row in form.rows():
            action = read_action(form, row, self._action_codes, self.words)
            if not self._is_repeated(("action", action.code), form, row, "records", action.code):
                self.actions[action.code] = action

    def _read_milestones(self, form: Form) -> None:
        for row in form.rows():
            code = form.text(row, "Action")
            action = self.actions.get(code)
            if action is None:
                form.unread(row, f"{code!r} is the code of no action in this return", code=code)
                continue
            self.cells.count("labels")
            milestone = read_milestone(form, row, code)
            self.actions[code] = attrs.evolve(
                action,
                milestones=(*action.milestones, milestone),
                exempt=action.exempt or form.exempt(row),
            )

    def _tell_links(self) -> None:
        """Tell codes of indicators that actions answer and nobody knows."""
        for action in self.actions.values():
            for code in action.indicators:
                known = self.framework.definition(code) if self.framework else None
                if known is None and code not in self.indicators:
                    message = f"{action.code} answers {code}, which is no indicator known here"
                    where = action.source
                    self.cells.note("unknown-code", message, where, code, code=action.code)

    # --- what stands beside -------------------------------------------------------------------

    def _read_commentary(self, form: Form) -> None:
        for row in self._filled(form, "Text"):
            self.commentary.append(beside.read_commentary(form, row, self.head.period))

    def _read_escalations(self, form: Form) -> None:
        for row in self._filled(form, "Concern"):
            self.escalations.append(beside.read_escalation(form, row))

    def _read_finances(self, form: Form) -> None:
        for row in self._filled(form, "Line"):
            self.finances.append(beside.read_finance(form, row))

    def _read_totals(self, form: Form) -> None:
        for row in self._filled(form, "Word", "totals"):
            self.published.append(beside.read_total(form, row))

    def _read_outcomes(self, form: Form) -> None:
        for row in self._filled(form, "Outcome"):
            self.outcomes.append(beside.read_outcome(form, row))

    def _read_risks(self, form: Form) -> None:
        for row in self._filled(form, "Risk"):
            self.risks.append(beside.read_risk(form, row))

    def _filled(self, form: Form, column: str, count: str = "labels") -> Iterator[pmf.Row]:
        for row in form.rows():
            if form.text(row, column):
                self.cells.count(count)
                yield row
            else:
                form.unread(row, _MISSING.format(column))

    def _is_repeated(
        self, what: tuple[str, ...], form: Form, row: pmf.Row, count: str, code: str
    ) -> bool:
        """Whether it stands already; counts the row either way."""
        return self.repeats.tell(what, row.cells, form.at(row), code, code, counts=count)
