"""Hide small counts among the figures of indicators, and what would give them away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from pmf.model.dataset import Dataset, Superseded
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Basis, Polarity
from pmf.model.target import NoTarget
from pmf.rules.disclosure.concealing import Table
from pmf.rules.disclosure.telling_figures import Told
from pmf.rules.evaluate import evaluate

_PARTS = ("value", "numerator", "denominator")
#: Figures of these bases do not add up through a year.
_NOT_ADDED = (Basis.SNAPSHOT, Basis.ROLLING_YEAR, Basis.YEAR_TO_DATE)

_Place = tuple[str, Period]
#: Which parts of a figure are hidden.
_Hidden = dict[_Place, set[str]]


@attrs.frozen
class Rule:
    """What is small, and how it is hidden.

    Attributes:
        below: The least count that is shown.
        least: The least count that is hidden: zero or one.
        complements: Whether what a numerator leaves of its denominator counts too.
        units: The units in which a value is a count.
        codes: The indicators treated; `None` for all.
        marker: What stands in the place of a hidden figure.
    """

    below: int
    least: int
    complements: bool
    units: frozenset[str]
    codes: frozenset[str] | None
    marker: str

    def covers(self, code: str) -> bool:
        """Whether an indicator's figures are treated."""
        return self.codes is None or code in self.codes

    def counts(self, figure: Quantity | None, *, part: bool = False) -> bool:
        """Whether a figure is a count; a part of a rate is one where it has no other unit."""
        if figure is None:
            return False
        return figure.unit in self.units or (part and figure.unit == "number")

    def is_small(self, figure: Quantity | None, *, part: bool = False) -> bool:
        """Whether a figure is a count that is to be hidden."""
        if figure is None or not self.counts(figure, part=part):
            return False
        return self.least <= figure.value < self.below


class Figures:
    """The figures of a data set, with the small ones found.

    Attributes:
        hides_words: Whether printed statuses of the report's own period are hidden.
    """

    def __init__(self, dataset: Dataset, rule: Rule) -> None:
        self._all = dataset
        self._rule = rule
        self._known = {one.code: one for one in dataset.indicators}
        self._small: _Hidden = defaultdict(set)
        for seen in self._every():
            self._find(seen)
        self._hidden: _Hidden = defaultdict(set)
        for place, parts in self._small.items():
            self._hidden[place] |= parts
        self._hide_what_adds_up()
        counted = {(seen.code, seen.period) for seen in self._every() if rule.counts(seen.value)}
        for place, parts in self._hidden.items():
            # A rate goes with one of its parts; the parts of a hidden count go with it.
            parts.update(_PARTS if place in counted else ("value",))
        self._told = Told(self._figures())
        self._wordless = {
            (seen.code, seen.period) for seen in dataset.observations if self._narrows(seen)
        }
        self.hides_words = any(period == dataset.period for _, period in self._wordless)

    def dataset(self) -> Dataset:
        """The data set without small figures and texts that tell them."""
        whole, told = self._all, self._told
        if not self._hidden:
            return whole
        return attrs.evolve(
            whole,
            observations=tuple(map(self._shown, whole.observations)),
            superseded=tuple(map(self._replaced, whole.superseded)),
            commentary=tuple(one for one in whole.commentary if not told.by(one.on, one.text)),
            escalations=tuple(
                one for one in whole.escalations if not told.by(one.on, one.what, one.why)
            ),
            actions=tuple(
                attrs.evolve(one, comment=None)
                if any(told.by(code, one.comment) for code in one.indicators)
                else one
                for one in whole.actions
            ),
            findings=tuple(
                one
                for one in whole.findings
                if not told.by(one.code, one.message, one.raw, one.used)
            ),
        )

    # --- what is small ------------------------------------------------------------------------

    def _every(self) -> Iterator[Observation]:
        yield from self._all.observations
        for one in self._all.superseded:
            yield from (one.earlier, one.later)

    def _find(self, seen: Observation) -> None:
        rule, place = self._rule, (seen.code, seen.period)
        if not rule.covers(seen.code):
            return
        if rule.is_small(seen.value):
            self._small[place] |= {"value", "numerator", "denominator"}
        for name in ("numerator", "denominator"):
            if rule.is_small(getattr(seen, name), part=True):
                self._small[place].add(name)
        part, whole = seen.numerator, seen.denominator
        if rule.complements and part is not None and whole is not None and part.unit == whole.unit:
            rest = whole - part
            if rest.value > 0 and rule.is_small(rest, part=True):
                self._small[place].add("numerator")

    def _hide_what_adds_up(self) -> None:
        """Hide further periods where a year's total would give a hidden one away."""
        years: dict[tuple[str, str, Period], dict[Period, Decimal]] = defaultdict(dict)
        for seen in self._all.observations:
            indicator = self._known.get(seen.code)
            if indicator is not None and indicator.basis in _NOT_ADDED:
                continue
            for name in _PARTS:
                figure = getattr(seen, name)
                if self._rule.covers(seen.code) and self._rule.counts(figure, part=name != "value"):
                    year = seen.period.whole_year
                    years[seen.code, name, year].setdefault(seen.period, figure.value)
        for (code, name, year), figures in years.items():
            hidden = _concealed(figures, year, self._rule)
            for period in figures if hidden is None else hidden:
                self._hidden[code, period].add(name)

    def _figures(self) -> Iterator[tuple[str, Decimal]]:
        """Every hidden figure, with its indicator."""
        for seen in self._every():
            for name in self._hidden.get((seen.code, seen.period), ()):
                figure = getattr(seen, name)
                if figure is not None:
                    yield seen.code, figure.value

    # --- printed statuses ---------------------------------------------------------------------

    def _narrows(self, seen: Observation) -> bool:
        """Whether a printed status may leave fewer figures possible than are hidden."""
        place = (seen.code, seen.period)
        if seen.reported_word is None or "value" not in self._hidden.get(place, ()):
            return False
        indicator = self._known.get(seen.code)
        if indicator is None or indicator.polarity is Polarity.NEUTRAL:
            return False
        if isinstance(indicator.target, NoTarget):
            return False
        counted = self._rule.is_small(seen.value)
        return not counted or len(self._levels(indicator, seen)) != 1

    def _levels(self, indicator: Indicator, seen: Observation) -> set[tuple[Any, ...]]:
        """What each figure that is hidden would earn."""
        scheme = self._all.scheme
        if scheme is None or seen.value is None:
            return set()
        outcomes = set()
        for number in range(self._rule.least, self._rule.below):
            value = Quantity(Decimal(number), seen.value.unit)
            earned = evaluate(indicator, attrs.evolve(seen, value=value), scheme).outcome
            outcomes.add((earned.status, earned.possible, earned.levels))
        return outcomes

    # --- what is shown ------------------------------------------------------------------------

    def _shown(self, seen: Observation) -> Observation:
        parts = self._hidden.get((seen.code, seen.period))
        told = self._told
        if seen.note is not None and told.by(seen.code, seen.note.text):
            seen = attrs.evolve(seen, note=None)
        if seen.travel_word is not None and told.has(seen.code):
            seen = attrs.evolve(seen, travel_word=None)
        if not parts:
            return seen
        hidden: dict[str, Any] = dict.fromkeys(parts & {"numerator", "denominator"})
        if "value" in parts and seen.value is not None:
            hidden |= {"value": None, "absence": Absence.SUPPRESSED, "raw": self._rule.marker}
        if self._rule.is_small(seen.forecast):
            hidden["forecast"] = None
        if (seen.code, seen.period) in self._wordless:
            hidden |= {"reported": (), "reported_word": None}
        return attrs.evolve(seen, **hidden)

    def _replaced(self, one: Superseded) -> Superseded:
        return attrs.evolve(one, earlier=self._shown(one.earlier), later=self._shown(one.later))


def _concealed(figures: dict[Period, Decimal], year: Period, rule: Rule) -> frozenset[Any] | None:
    """The periods of a year whose figures must be hidden; `None` for all of them."""
    table = Table(rule.least, rule.below)

    def add(tail: object, head: object, period: Period) -> None:
        table.add(tail, head, figures.get(period), period, is_total=period.months > 1)

    add("outside", year, year)
    for half in year.parts(6):
        add(year, half, half)
        for quarter in half.parts(3):
            add(half, quarter, quarter)
            for month in quarter.parts(1):
                add(quarter, "outside", month)
    return table.conceal()
