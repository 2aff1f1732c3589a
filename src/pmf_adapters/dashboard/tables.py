"""The tables of a dashboard: figures by period, which way they went, and no target of its own."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import pmf
from pmf_adapters import doubts
from pmf_adapters.dashboard.columns import columns_of, is_average
from pmf_adapters.dashboard.names import Names
from pmf_adapters.family import declared_unit
from pmf_adapters.figures import has_figures, is_figure
from pmf_adapters.repeats import Repeats
from pmf_adapters.targets import tell_changed
from pmf_adapters.words import Words

_FREQUENCIES = {
    "annual": pmf.Frequency.ANNUAL,
    "annually": pmf.Frequency.ANNUAL,
    "yearly": pmf.Frequency.ANNUAL,
    "half-yearly": pmf.Frequency.HALF_YEARLY,
    "six-monthly": pmf.Frequency.HALF_YEARLY,
    "quarterly": pmf.Frequency.QUARTERLY,
    "monthly": pmf.Frequency.MONTHLY,
}


def frequency_of(word: str) -> pmf.Frequency | None:
    """How often, by a word such as "annual"; `None` when it says nothing known."""
    return _FREQUENCIES.get(pmf.fold(word).replace(" ", "-"))


@attrs.frozen
class Place:
    """Under what a table stands.

    Attributes:
        group: The group; `None` when under none.
        service: The service; `None` likewise.
        tier: The tier; `None` likewise.
    """

    group: str | None = None
    service: str | None = None
    tier: pmf.Tier | None = None


@attrs.define
class Found:
    """What the tables of a document held so far."""

    repeats: Repeats
    indicators: dict[str, pmf.Indicator] = attrs.field(factory=dict)
    observations: list[pmf.Observation] = attrs.field(factory=list)
    peers: list[pmf.PeerFigure] = attrs.field(factory=list)


class TrendTable:
    """Reads the rows of one table.

    Args:
        table: The table.
        period: The report's own period; `None` when it is not known.
        at: Under what the table stands.
        names: The codes and declarations of the indicators.
        words: The council's words that judge.
        cells: What collects findings and the account.
    """

    def __init__(
        self,
        table: pmf.Table,
        period: pmf.Period | None,
        at: Place,
        names: Names,
        words: Words,
        cells: pmf.Collector,
    ) -> None:
        self._table = table
        self._period = period
        self._at = at
        self._names = names
        self._words = words
        self._cells = cells
        self._columns = columns_of(table.meant, period)

    def read(self, found: Found) -> None:
        """Add what the table holds, and account for each row below its heading."""
        self._tell_unread()
        for row, service in self._records():
            indicator = self._indicator(row, service)
            if indicator is None or found.repeats.tell(
                indicator.code, row.cells, self._table.place(row), indicator.code, indicator.code
            ):
                continue
            indicator = self._with_printed_unit(row, indicator)
            found.indicators[indicator.code] = indicator
            found.observations += self._observations(row, indicator)
            found.peers += self._peers(row, indicator)

    def _tell_unread(self) -> None:
        for place in self._columns.unknown:
            heading = self._table.columns[place]
            if heading or any(row.cells[place].strip() for row in self._table.rows):
                message = f"the column {heading!r} is none of a dashboard's; it is not read"
                severity = pmf.Severity.WARNING if has_figures(self._table, place) else None
                where = self._table.place(None, place)
                self._cells.note("column-unread", message, where, severity=severity)
        for place in self._columns.twice:
            heading = self._table.columns[place]
            message = f"another column holds what {heading!r} does; this one is not read"
            self._cells.note("column-twice", message, self._table.place(None, place))

    def _records(self) -> Iterator[tuple[pmf.Row, str | None]]:
        """The rows that hold an indicator, each with the service it stands under."""
        service = self._at.service
        for row in self._table.rows:
            if row.is_blank:
                self._cells.count("blanks")
            elif row.repeats_heading:
                self._cells.count("headings")
            elif row.is_section and is_figure(row.cells[0]) is not True:
                self._cells.count("sections")
                printed = self._cells.plain(row.cells[0], self._table.place(row, 0))
                service = self._names.service(printed) or printed
            else:
                yield row, service

    def _text(self, row: pmf.Row, place: int | None) -> str:
        """The plain text of a cell; empty where the table has no such column."""
        if place is None:
            return ""
        return self._cells.plain(row.cells[place], self._table.place(row, place))

    def _indicator(self, row: pmf.Row, service: str | None) -> pmf.Indicator | None:
        """The indicator as declared, with what the row prints; `None` without a name."""
        where = self._table.place(row)
        columns = self._columns
        name = self._text(row, columns.name)
        if not name:
            self._cells.count("unread")
            message = "the row names no indicator; its cells are not read"
            self._cells.note("row-unread", message, where, "\t".join(row.printed))
            return None
        declared = self._names.indicator(name, self._text(row, columns.code), where)
        printed = self._text(row, columns.service) or service
        indicator = attrs.evolve(
            declared,
            tier=declared.tier or self._at.tier,
            group=declared.group or self._at.group,
            service=declared.service or printed,
            printed_service=printed,
            owner=self._text(row, columns.owner) or declared.owner,
            unit=self._unit(row, declared),
        )
        often = frequency_of(self._text(row, columns.frequency))
        indicator = self._names.reported(indicator, often, where)
        indicator = attrs.evolve(indicator, target=self._target(row, indicator))
        tell_changed(indicator, self._names.definition(indicator.code), self._period, self._cells)
        doubts.tell_target(indicator, self._cells)
        return indicator

    def _unit(self, row: pmf.Row, declared: pmf.Indicator) -> str:
        """The declared unit, else the one the row's own cell names."""
        printed = self._text(row, self._columns.unit)
        if declared.unit != "number" or not printed:
            return declared.unit
        known = {"%": "percent", "£": "GBP", "number": "number", "days": "day"}
        return known.get(pmf.fold(printed), declared.unit)

    def _with_printed_unit(self, row: pmf.Row, indicator: pmf.Indicator) -> pmf.Indicator:
        """The indicator in the unit its figures are printed with, where none is declared."""
        if indicator.unit != "number":
            return indicator
        for place, _ in self._columns.values:
            try:
                number = pmf.cells.read_number(self._text(row, place))
            except ValueError:
                continue  # told when the cell itself is read
            if isinstance(number, pmf.cells.Number) and number.unit is not None:
                return attrs.evolve(indicator, unit=number.unit)
        return indicator

    def _target(self, row: pmf.Row, indicator: pmf.Indicator) -> pmf.Target:
        """The printed target, a contract's where the column or the framework says so."""
        place = self._columns.target
        if place is None:
            return indicator.target
        target = self._cells.target(
            row.cells[place],
            self._table.place(row, place),
            indicator.code,
            unit=declared_unit(indicator),
            period=self._columns.target_period,
            polarity=indicator.polarity,
        )
        if isinstance(target, pmf.NoTarget) and target.reason == "no-target":
            return target
        contract = pmf.Provenance.CONTRACTUAL if self._columns.is_contract else None
        provenance = contract or indicator.target.provenance or target.provenance
        return attrs.evolve(target, provenance=provenance)

    def _observations(self, row: pmf.Row, indicator: pmf.Indicator) -> Iterator[pmf.Observation]:
        """Every printed figure of the row, dashes too."""
        latest = max((period for _, period in self._columns.values), default=None)
        for place, period in self._columns.values:
            where = self._table.place(row, place)
            raw = row.cells[place].strip()
            cell = self._cells.value(raw, declared_unit(indicator), where, indicator.code)
            seen = pmf.Observation(
                indicator.code, period, cell.value, cell.absence, raw, cell.marks, source=where
            )
            doubts.tell_unlikely(seen, indicator, where, self._cells)
            own = latest if self._period is None else self._period
            yield self._with_words(seen, row, indicator) if period == own else seen

    def _with_words(
        self, seen: pmf.Observation, row: pmf.Row, indicator: pmf.Indicator
    ) -> pmf.Observation:
        """The report's own period carries the direction, the status word and the comment."""
        columns = self._columns
        word = self._text(row, columns.status) or None
        meanings: tuple[pmf.Status, ...] = ()
        if columns.status is not None:
            where = self._table.place(row, columns.status)
            meanings = self._words.of_indicator(word, where, indicator.code)
        return attrs.evolve(
            seen,
            reported=meanings,
            reported_word=word,
            travel_word=self._text(row, columns.travel) or None,
            note=self._note(row, indicator, seen.period),
        )

    def _note(self, row: pmf.Row, indicator: pmf.Indicator, period: pmf.Period) -> pmf.Note | None:
        for place in self._columns.notes:
            text = self._text(row, place)
            if text:
                where = self._table.place(row, place)
                return pmf.cells.read_note(text, indicator.unit, period, where)
        return None

    def _peers(self, row: pmf.Row, indicator: pmf.Indicator) -> Iterator[pmf.PeerFigure]:
        """Figures of others beside the council's own; empty cells say nothing."""
        for place, body, of in self._columns.peers:
            raw = row.cells[place].strip()
            period = of or self._period
            if not raw or period is None:
                continue
            where = self._table.place(row, place)
            cell = self._cells.value(raw, declared_unit(indicator), where, indicator.code)
            yield pmf.PeerFigure(
                indicator.code, body, period, cell.value, cell.absence, raw,
                average=is_average(body), source=where,
            )  # fmt: skip
