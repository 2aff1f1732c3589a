"""What an adapter collects while it reads: typed cells, findings, and an account of the rows."""

from __future__ import annotations

import datetime
from decimal import Decimal

import attrs

from pmf.model.dataset import Account
from pmf.model.finding import Finding, Location, Severity
from pmf.model.number import HUNDRED
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Mark, Polarity, Provenance
from pmf.model.target import FixedTarget, Lines, Target
from pmf.reading.document import Document
from pmf.reading.grammar import Absent, read_date, read_number, read_period, strip_markup
from pmf.reading.grammar.target import parse_target

_ABSENCES = {
    "missing": Absence.MISSING,
    "not_available": Absence.MISSING,
    "not_due": Absence.NOT_DUE,
    "suppressed": Absence.SUPPRESSED,
    "not_applicable": Absence.NOT_APPLICABLE,
}


@attrs.frozen
class ValueCell:
    """A value cell, read.

    Attributes:
        value: `None` when there is no value.
        absence: Why there is none; `None` when there is one.
        marks: What was printed beside the number.
    """

    value: Quantity | None
    absence: Absence | None
    marks: tuple[Mark, ...] = ()


class Collector:
    """Reads cells of one document and remembers what was noticed.

    Every cell is read by itself: a bad one becomes a finding with its place, and nothing else
    changes.
    """

    def __init__(self, document: Document) -> None:
        self.findings: list[Finding] = list(document.findings)
        self._counts: dict[str, int] = {}
        self._marked_up: list[Location] = []

    def note(
        self,
        kind: str,
        message: str,
        location: Location | None = None,
        raw: str | None = None,
        *,
        used: str | None = None,
        code: str | None = None,
        severity: Severity | None = None,
    ) -> None:
        """Add a finding; its severity is the usual one of its kind unless given."""
        finding = Finding(kind, message, location, raw, used, code)
        if severity is not None:
            finding = attrs.evolve(finding, severity=severity)
        self.findings.append(finding)

    def in_order(self) -> tuple[Finding, ...]:
        """The findings so far, in the order of the document."""
        return tuple(sorted(self.findings, key=_by_place))

    def count(self, what: str, number: int = 1) -> None:
        """Count rows towards the account: ``records``, ``headings`` or ``sections``."""
        self._counts[what] = self._counts.get(what, 0) + number

    def plain(self, text: str, location: Location) -> str:
        """A cell's text without spaces around it and without markup left in it."""
        plain, marked_up = strip_markup(text.strip(" \t\xa0"))
        if marked_up:
            self._marked_up.append(location)
        return plain

    def value(
        self,
        text: str,
        unit: str | None,
        location: Location,
        code: str,
        *,
        bad: str = "bad-number",
    ) -> ValueCell:
        """A value cell: the number with its unit and marks, or why there is none.

        Args:
            text: The cell.
            unit: The declared unit; `None` to take the printed one.
            location: The cell's place.
            code: The indicator.
            bad: The kind of finding where the cell cannot be read: ``bad-target`` for a target.
        """
        plain = self.plain(text, location)
        try:
            number = read_number(plain)
        except ValueError as wrong:
            self.note(bad, f"{wrong}; it is left out", location, text, code=code)
            return ValueCell(None, Absence.BAD_VALUE)
        if isinstance(number, Absent):
            return ValueCell(None, _ABSENCES[number.kind])
        if number.qualifier is not None:
            message = f"{plain!r} gives a bound or a rough figure, not a value; it is left out"
            self.note(bad, message, location, text, code=code)
            return ValueCell(None, Absence.BAD_VALUE)
        quantity = Quantity(number.value, self._unit(number.unit, unit, location, text, code))
        if number.marks:
            marks = ", ".join(number.marks)
            message = f"{plain!r} carries a mark ({marks}); the value {quantity} is kept"
            self.note("marked-value", message, location, text, used=str(number.value), code=code)
        return ValueCell(quantity, None, number.marks)

    def target(
        self,
        text: str,
        location: Location,
        code: str,
        *,
        unit: str | None = None,
        period: Period | None = None,
        polarity: Polarity | None = None,
    ) -> Target:
        """A target cell: a figure, the council's words for one, or the reason there is none.

        Args:
            text: The cell.
            location: The cell's place.
            code: The indicator.
            unit: The declared unit; `None` to take the printed one.
            period: The period the column's heading names; `None` when it names none.
            polarity: The declared polarity; `None` when nobody declared it.
        """
        plain = self.plain(text, location)
        if _is_plain_figure(plain):
            cell = self.value(text, unit, location, code, bad="bad-target")
            lines = Lines(target=cell.value)
            return FixedTarget(
                lines=lines,
                text=plain,
                period=period,
                provenance=Provenance.STATED,
                source=location,
            )
        parsed = parse_target(plain, unit=unit, period=period, polarity=polarity)
        for found in parsed.findings:
            self.findings.append(attrs.evolve(found, location=location, raw=text, code=code))
        return attrs.evolve(parsed.target, source=location)

    def _unit(
        self, printed: str | None, declared: str | None, location: Location, raw: str, code: str
    ) -> str:
        if declared is None or printed in (None, declared):
            return declared or printed or "number"
        base = declared.split("/")[0]
        if base == printed:  # "9.3 working days" of working days per FTE
            return declared
        if base == "calendar_day" and printed == "day":  # a day is one of the calendar
            return declared
        message = (
            f"the printed unit is {printed}, the declared one {declared}; the printed one counts"
        )
        self.note("unit-disagrees", message, location, raw, code=code)
        return printed or declared

    def date(self, text: str, location: Location, code: str) -> datetime.date | None:
        """A day, or `None` with a finding when the text is no day in the calendar."""
        plain = self.plain(text, location)
        if plain in ("", "-", "–"):
            return None
        try:
            return read_date(plain)
        except ValueError as wrong:
            self.note("bad-date", f"{wrong}; it is left empty", location, text, code=code)
            return None

    def progress(self, text: str, location: Location, code: str) -> Decimal | None:
        """Per cent complete, or `None` with a finding when it is no percentage from 0 to 100."""
        cell = self.value(text, None, location, code)
        if cell.value is None:
            return None
        figure, unit = cell.value.value, cell.value.unit
        if unit not in ("percent", "number"):
            message = f"progress is per cent complete, not in {unit}; it is left out"
            self.note("bad-number", message, location, text, code=code)
            return None
        if not 0 <= figure <= HUNDRED:
            self.note("bad-number", "progress runs from 0% to 100%", location, text, code=code)
            return None
        if unit == "number" and 0 < figure <= 1:
            message = "progress up to 1 without a per cent sign may be a fraction; it is kept"
            self.note("fraction-suspected", message, location, text, code=code)
        return figure

    def period(self, text: str, location: Location) -> Period | None:
        """A period, or `None` with a finding when the text names none."""
        try:
            return read_period(text)
        except ValueError as wrong:
            self.note("bad-period", str(wrong), location, text)
            return None

    def account(self) -> Account:
        """The account of the rows counted so far."""
        if self._marked_up:
            cells = len(self._marked_up)
            message = f"markup was left in {cells} cells, the first of them here; the text is kept"
            self.note("markup-removed", message, self._marked_up[0])
            self._marked_up = []
        return Account(**self._counts)


def _by_place(finding: Finding) -> tuple[int, int, int]:
    where = finding.location
    return (where.line or 0, where.table or 0, where.row or 0) if where else (0, 0, 0)


def _is_plain_figure(text: str) -> bool:
    """Whether a target is a bare figure, marks and all: no words to read."""
    try:
        number = read_number(text)
    except ValueError:
        return False
    return not isinstance(number, Absent) and number.qualifier is None
