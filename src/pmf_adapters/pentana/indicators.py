"""The indicator tables of a Pentana report."""

from __future__ import annotations

import re

import attrs

import pmf
from pmf_adapters.pentana import layout
from pmf_adapters.pentana.words import Words

#: A code has a digit or an underscore in it: "BV79b(ii)", "LALocal_07".
_CODE = re.compile(r"(?=[^ ]*[0-9_])[A-Za-z][A-Za-z()_0-9.\-/]{0,39}", re.ASCII)


class IndicatorTable:
    """Reads the rows of one table."""

    def __init__(
        self,
        table: pmf.Table,
        cells: pmf.Collector,
        words: Words,
        framework: pmf.Framework | None,
        period: pmf.Period | None,
        group: str | None,
    ) -> None:
        self.table = table
        self.cells = cells
        self.words = words
        self.framework = framework
        self.period = period
        self.group = group
        self.columns = layout.columns_of(table)
        self.tier = self._find_tier()
        for place in self.columns.unknown:
            message = f"the column {table.columns[place]!r} is not understood; it is not read"
            cells.note("column-unread", message, table.place(None, place))

    def _find_tier(self) -> pmf.Tier | None:
        for heading in reversed(self.table.headings):
            name, code = layout.tier_of(heading.text)
            if code is not None:
                known = self.framework.tier(code) if self.framework else None
                return known or pmf.Tier(code, name.removesuffix("s"))
        return None

    def code(self, row: pmf.Row) -> tuple[str, str, bool]:
        """Code, name, and whether the code was printed; it is made from the name where not."""
        where = self.table.place(row, self.columns.code)
        printed = self.cells.plain(row.cells[self.columns.code], where)
        first, _, rest = printed.partition(" ")
        known = self.framework is not None and self.framework.definition(first) is not None
        if rest and (known or _CODE.fullmatch(first)):
            return first, rest.strip(), True
        slug = re.sub(r"[^a-z0-9]+", "-", printed.casefold()).strip("-")[:60] or "unnamed"
        message = f"no code is printed; {slug!r} was made from the name"
        self.cells.note("no-code", message, where, printed, used=slug, code=slug)
        return slug, printed, False

    def indicator(
        self, row: pmf.Row, code: str, name: str, service: str | None, *, code_printed: bool
    ) -> pmf.Indicator:
        """The indicator as the framework declares it, with what this report prints."""
        where = self.table.place(row)
        known = self.framework.definition(code) if self.framework else None
        if known is None and self.framework is not None:
            message = f"{code} is not in the framework; which values are better is not known"
            self.cells.note("unknown-code", message, where, code=code)
        declared = known.indicator if known else pmf.Indicator(code, name)
        return attrs.evolve(
            declared,
            name=name,
            tier=self.tier or declared.tier,
            group=declared.group or self.group,
            service=declared.service or service,
            printed_service=service,
            code_printed=code_printed,
            target=self._target(row, declared, known.target_basis if known else None),
            source=where,
        )

    def _target(
        self, row: pmf.Row, indicator: pmf.Indicator, target_basis: str | None
    ) -> pmf.Target:
        place = self.columns.target
        if place is None:
            return pmf.NoTarget()
        where = self.table.place(row, place)
        raw = row.cells[place].strip()
        cell = self.cells.value(raw, _declared_unit(indicator), where, indicator.code)
        if cell.value is None:
            unread = cell.absence is pmf.Absence.BAD_VALUE
            return pmf.NoTarget(
                text=raw, reason="bad-target" if unread else "no-target", source=where
            )
        lines = pmf.Lines(target=cell.value)
        period = self.columns.target_period
        if target_basis == "year_to_date_profile" and self.period is not None:
            # What is printed under the year's heading is what was to be reached by now.
            return pmf.ProfiledTarget(
                parts=((self.period, lines),),
                text=raw,
                period=period,
                provenance=pmf.Provenance.INFERRED,
                source=where,
            )
        return pmf.FixedTarget(
            lines=lines, text=raw, period=period, provenance=pmf.Provenance.STATED, source=where
        )

    def observations(self, row: pmf.Row, indicator: pmf.Indicator) -> list[pmf.Observation]:
        """Every printed figure of the row, dashes too."""
        return [
            self._observation(row, indicator, place, period)
            for place, period in self.columns.values
        ]

    def _observation(
        self, row: pmf.Row, indicator: pmf.Indicator, place: int, period: pmf.Period
    ) -> pmf.Observation:
        where = self.table.place(row, place)
        raw = row.cells[place].strip()
        cell = self.cells.value(raw, _declared_unit(indicator), where, indicator.code)
        seen = pmf.Observation(
            indicator.code, period, cell.value, cell.absence, raw, cell.marks, source=where
        )
        return self._with_words(seen, row, indicator) if period == self.period else seen

    def _with_words(
        self, seen: pmf.Observation, row: pmf.Row, indicator: pmf.Indicator
    ) -> pmf.Observation:
        """The report's own period carries the status word and the note."""
        word: str | None = None
        meanings: tuple[pmf.Status, ...] = ()
        if self.columns.status is not None:
            where = self.table.place(row, self.columns.status)
            word = self.cells.plain(row.cells[self.columns.status], where) or None
            meanings = self.words.of_indicator(word, where, indicator.code)
        note = self._note(row, indicator, seen)
        is_other = note is not None and note.other_period and seen.value is not None
        marks = (*seen.marks, pmf.Mark.OTHER_PERIOD) if is_other else seen.marks
        return attrs.evolve(seen, reported=meanings, reported_word=word, note=note, marks=marks)

    def _note(
        self, row: pmf.Row, indicator: pmf.Indicator, seen: pmf.Observation
    ) -> pmf.Note | None:
        if self.columns.note is None:
            return None
        where = self.table.place(row, self.columns.note)
        text = self.cells.plain(row.cells[self.columns.note], where)
        if not text:
            return None
        note = pmf.cells.read_note(text, indicator.unit, seen.period, where)
        if note.other_period and seen.value is not None:
            message = (
                f"the note says {note.other_period!r}, but the value stands under {seen.period}; "
                "it is kept there and marked"
            )
            self.cells.note("other-period", message, where, text, code=indicator.code)
        return note


def _declared_unit(indicator: pmf.Indicator) -> str | None:
    return None if indicator.unit == "number" else indicator.unit
