"""One target cell being read: what it is read with, what was noticed, its lines."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pmf.model.finding import KINDS, Finding, Severity
from pmf.model.number import EXACT
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Polarity, Provenance
from pmf.model.target import FixedTarget, Lines
from pmf.reading.grammar import target_words as words_of
from pmf.reading.grammar.date import read_date
from pmf.reading.grammar.period import read_period
from pmf.reading.grammar.target_figure import Figure, quantity_of, read_figure
from pmf.reading.grammar.text import MONTH_WORDS, shown


class Cell:
    """What one cell is read with, and what is noticed on the way.

    Attributes:
        unit: The indicator's declared unit; `None` when nobody declared it.
        period: The period the target is set for; `None` when the heading names none.
        first_month: Calendar month in which the reporting year starts.
        polarity: The indicator's declared polarity; `None` when nobody declared it.
        values_are_changes: Whether the indicator's own values are changes.
        provenance: Who stands behind the target: the paper, unless the words say more.
        findings: What was noticed.
        unitless: Whether a figure has no unit, printed or declared.
    """

    def __init__(
        self,
        raw: str,
        unit: str | None,
        period: Period | None,
        polarity: Polarity | None,
        first_month: int,
        values_are_changes: bool,
    ) -> None:
        self.raw = raw
        self.unit = unit
        self.period = period
        self.polarity = polarity
        self.first_month = first_month
        self.values_are_changes = values_are_changes
        self.unitless = False
        self.provenance: Provenance = Provenance.STATED
        self.findings: list[Finding] = []

    def note(self, kind: str, message: str, severity: Severity = Severity.WARNING) -> None:
        """Add a finding, once."""
        kind = kind if kind in KINDS else "bad-target"
        if not any(found.message == message for found in self.findings):
            finding = Finding(kind, message, raw=self.raw, severity=severity)
            self.findings.append(finding)

    # --- figures ------------------------------------------------------------------------------

    def quantity(self, figure: Figure) -> Quantity:
        """The quantity of a figure in its printed unit, else the declared one."""
        quantity, printed = quantity_of(figure, self.unit)
        if printed:
            message = f"the printed unit is {printed}, the declared one {self.unit}; the printed"
            self.note("unit-disagrees", f"{message} one counts")
        self.unitless |= self.unit is None and figure.unit is None
        if figure.marked:
            message = f"{shown(self.raw)} carries a mark; {quantity} is kept"
            self.note("marked-value", message, Severity.INFO)
        return quantity

    def line(self, words: str) -> Quantity:
        """One plain figure as a line.

        Raises:
            ValueError: The words are anything else.
        """
        return self.quantity(read_figure(words))

    def share_unit(self, words: Iterable[str]) -> tuple[Quantity, ...]:
        """Several figures of which the last alone, or a pound sign on the first, prints the unit.

        Raises:
            ValueError: One is no figure, or it is left open which unit or scale it is in.
        """
        figures = [read_figure(word) for word in words]
        first, last = figures[0], figures[-1]
        shared = last.unit or (first.unit if first.unit == "GBP" else None)
        alike = all(
            figure.unit == shared or (figure.unit is None and figure is not last) or shared == "GBP"
            for figure in figures
        )
        if not alike or any(figure.scaled is not last.scaled for figure in figures):
            raise ValueError(f"{shown(self.raw)} leaves open the unit of a figure")
        return tuple(
            self.quantity(Figure(one.value, one.unit or shared, last.counted, one.marked))
            for one in figures
        )

    def holding(self, lines: Lines, period: Period | None = None) -> FixedTarget:
        """Lines that hold for the period printed with them, else for that of the heading."""
        return FixedTarget(
            lines=lines,
            text=self.raw,
            period=period or self.period,
            provenance=self.provenance,
        )

    # --- lines --------------------------------------------------------------------------------

    def lines(self, words: str) -> Lines:
        """The lines of a figure, a bound, a range, or a yes or no.

        Raises:
            ValueError: The words are none of these, or say more.
        """
        if aside := words_of.ASIDE.fullmatch(words):
            words = self._without_aside(aside["rest"], aside["aside"].lower())
        for shape in (self._answer, self._around, self._range, self._bound):
            lines = shape(words)
            if lines is not None:
                return lines
        return Lines(target=self.line(words))

    def _without_aside(self, rest: str, aside: str) -> str:
        if aside not in words_of.ASIDES:
            raise ValueError(f"it is not known what {aside!r} does to the figure")
        self.provenance = words_of.ASIDES[aside] or self.provenance
        return rest

    def _answer(self, words: str) -> Lines | None:
        answer = words_of.YES_NO.get(words.lower())
        if answer is None:
            return None
        figure = Figure(Decimal(answer), "yes_no")
        return Lines(target=self.quantity(figure))

    def _around(self, words: str) -> Lines | None:
        around = words_of.AROUND.fullmatch(words)
        if around is None:
            return None
        if "%" in around["off"] and "%" not in around["middle"]:
            raise ValueError(f"{shown(words)} may mean points or a share of the figure")
        middle, off = self.share_unit((around["middle"], around["off"]))
        if off.value < 0 or off.unit != middle.unit:
            raise ValueError(f"{shown(words)} is no range")
        low = Quantity(EXACT.subtract(middle.value, off.value), middle.unit)
        return Lines(low=low, high=middle + off, sense=Polarity.RANGE)

    def _range(self, words: str) -> Lines | None:
        for shape in words_of.RANGES:
            found = shape.fullmatch(words)
            if found is None:
                continue
            try:
                read_figure(found["low"])
                high = read_figure(found["high"])
            except ValueError:
                continue
            ends = self.share_unit((found["low"], found["high"]))
            if high.unit is None and _like_a_year(words):
                raise ValueError(f"{shown(words)} may be a year or a range")
            return self._between(words, *ends)
        return None

    def _between(self, words: str, low: Quantity, high: Quantity) -> Lines:
        if low.unit != high.unit or not low < high:
            raise ValueError(f"{shown(words)} does not run from a lower to a higher figure")
        return Lines(low=low, high=high, sense=Polarity.RANGE)

    def _bound(self, words: str) -> Lines | None:
        if found := words_of.BOUND_BEFORE.fullmatch(words):
            sense, strict = words_of.BEFORE[found["words"].lower()]
            return Lines(target=self.line(found["rest"].strip(" ")), sense=sense, strict=strict)
        if found := words_of.BOUND_AFTER.fullmatch(words):
            after = words_of.AFTER[found["words"].lower()]
            return Lines(target=self.line(found["rest"]), sense=after)
        if found := words_of.WITHIN.fullmatch(words):
            figure = read_figure(found["rest"])
            if (figure.unit or "") not in words_of.DURATIONS:
                raise ValueError(f"{shown(words)} does not say within {found['rest']} of what")
            return Lines(target=self.quantity(figure), sense=Polarity.LOWER)
        return None

    # --- periods ------------------------------------------------------------------------------

    def when(self, words: str) -> Period:
        """The period words name: a month for a whole date.

        Raises:
            ValueError: They name none, or leave the year open.
        """
        month = words_of.MONTH_ALONE.fullmatch(words)
        if month and self.period is not None:
            parts = self.period.parts(1)
            named = [one for one in parts if one.start.month == MONTH_WORDS[words.lower()]]
            if named:
                return named[0]
        if month or (self.first_month != 1 and words_of.YEAR_ALONE.fullmatch(words)):
            message = f"{words} does not say which year is meant"
            self.note("target-year-missing", message)
            raise ValueError(message)
        try:
            return Period.containing(read_date(words), 1, self.first_month)
        except ValueError:
            return read_period(words, self.first_month)


def _like_a_year(words: str) -> bool:
    """Whether ``23-24`` or ``2023-24`` could name a year: the second half follows the first."""
    halves = words_of.TWO_YEARS.fullmatch(words)
    return halves is not None and (int(halves["first"]) + 1) % 100 == int(halves["second"]) % 100


def body_of(text: str, label: str) -> str:
    """The figure's words after a label."""
    body = words_of.BODY.fullmatch(text)
    if body is None:
        raise ValueError(f"{label} has no figure, or one whose sign may be a dash")
    return body["value"]
