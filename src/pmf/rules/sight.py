"""What any other value of the same period would earn, all else as it is.

The bands an assessment was judged by hold for the way its value went. Another value may have gone
another way, so where the rule looks at that, the axis is cut at the comparator's edges, too.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from pmf.model.scheme import Scheme, Travels
from pmf.model.status import Polarity
from pmf.model.target import Lines
from pmf.rules.assessment import Assessment
from pmf.rules.bands import Band, Bands, Outcome
from pmf.rules.building import cells_of, inside
from pmf.rules.compiling import compile_bands
from pmf.rules.facts import Facts
from pmf.rules.travel import TravelResult


def looks_at_travel(scheme: Scheme) -> bool:
    """Whether a clause of the rule asks which way the value went."""
    return bool(_comparators(scheme))


def earned(outcome: Outcome) -> tuple[object, ...]:
    """What tells two outcomes apart: the levels, and whether one of them is decided on."""
    return outcome.status, outcome.levels


@attrs.frozen
class Sight:
    """What any other value of the same period would earn.

    Attributes:
        assessed: The assessment of the value there is.
        lines: Its lines.
        polarity: Which values are better.
        moving: The comparisons that the rule looks at and that come out anew for another value.
    """

    assessed: Assessment
    lines: Lines
    polarity: Polarity
    moving: tuple[TravelResult, ...]

    @classmethod
    def of(cls, assessed: Assessment) -> Sight | None:
        """The sight from an assessment; `None` where another value cannot be judged alike.

        That is where nothing was judged on bands, or where the rule looks at travel and what is
        judged is not what was compared: it is in another unit, or the year so far.
        """
        stick, lines = assessed.yardstick, assessed.lines
        if stick.bands is None or lines is None or stick.polarity is None:
            return None
        asked = _comparators(stick.scheme)
        moving = tuple(
            one for one in stick.facts.compared if one.comparator in asked and one.scale is not None
        )
        compared_alike = stick.unit == assessed.indicator.unit and stick.facts.so_far is None
        if moving and not compared_alike:
            return None
        return cls(assessed, lines, stick.polarity, moving)

    @property
    def unit(self) -> str:
        """The unit of the axis."""
        return self.assessed.yardstick.unit

    @property
    def places(self) -> int | None:
        """The places figures are compared with; `None` when they are compared as they are."""
        bands = self.assessed.yardstick.bands
        return None if bands is None else bands.places

    def at(self, number: Decimal) -> Outcome:
        """What a value would earn."""
        return self._bands(number).at(number).outcome

    def axis(self) -> tuple[Band, ...]:
        """The whole value axis from the lowest values up; neighbours earn different levels."""
        if not self.moving:
            return tuple(_joined(self._bands(Decimal(0)).bands))
        turns = sorted({edge for one in self.moving if one.scale for _, edge in one.scale.edges()})
        edges = set(turns)
        for low, high in cells_of(turns):
            cut = self._bands(inside(low, high))
            edges.update(band.low for band in cut.bands if band.low is not None)
        pieces = (
            Band(low, low == high, high, low == high, self._exactly(inside(low, high)))
            for low, high in cells_of(sorted(edges))
        )
        return tuple(_joined(pieces))

    def _exactly(self, number: Decimal) -> Outcome:
        return attrs.evolve(self._bands(number), places=None).at(number).outcome

    def _bands(self, number: Decimal) -> Bands:
        stick, indicator = self.assessed.yardstick, self.assessed.indicator
        return compile_bands(
            stick.scheme,
            self.lines,
            self.polarity,
            indicator.tolerance,
            self._facts(number),
            unit=stick.unit,
            places=indicator.places,
        )

    def _facts(self, number: Decimal) -> Facts:
        """The facts, with the way this value would have gone."""
        facts = self.assessed.facts
        if not self.moving:
            return facts
        anew = {one.comparator: one.travel_at(number) for one in self.moving}
        travel = tuple((name, anew.get(name, way)) for name, way in facts.travel)
        return attrs.evolve(facts, travel=travel, compared=())


def _comparators(scheme: Scheme) -> frozenset[str]:
    conditions = itertools.chain.from_iterable(clause.conditions for clause in scheme.clauses)
    return frozenset(one.comparator for one in conditions if isinstance(one, Travels))


def _joined(bands: Iterable[Band]) -> Iterator[Band]:
    """Neighbours that earn the same as one band."""
    for _, alike in itertools.groupby(bands, key=lambda band: earned(band.outcome)):
        parts = list(alike)
        last = parts[-1]
        yield attrs.evolve(parts[0], high=last.high, high_closed=last.high_closed)
