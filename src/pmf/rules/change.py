"""What would change a status: the nearest value and the nearest target that earn another level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

import attrs

from pmf.errors import PmfError
from pmf.model.margin import MarginKind
from pmf.model.number import EXACT, places_of
from pmf.model.quantity import Quantity
from pmf.model.scheme import Shortfall
from pmf.model.status import Polarity
from pmf.model.target import Lines
from pmf.rules.assessment import Assessment
from pmf.rules.bands import Bands, Outcome
from pmf.rules.compiling import compile_bands
from pmf.rules.condition import bounds

#: How many more decimal places than printed are tried to hit a narrow band.
_FINER = 6


@attrs.frozen
class Change:
    """One thing that would change the status, all else as it is.

    Attributes:
        what: ``value`` or ``target``.
        to: The nearest figure, at the printed places where they reach, that earns another level.
        outcome: What it would earn.
    """

    what: str
    to: Quantity
    outcome: Outcome

    def __str__(self) -> str:
        return f"a {self.what} of {self.to} would be {self.outcome.word}"


def changes(assessed: Assessment) -> tuple[Change, ...]:
    """What would change the status: a lower or higher value, a lower or higher target.

    Empty for what was not judged on bands, and for a part of a year that is still open.
    """
    bands, number = assessed.yardstick.bands, assessed.number
    if bands is None or number is None or assessed.yardstick.part_year:
        return ()
    return (*_values(assessed, bands, number), *_targets(assessed, number))


def _values(assessed: Assessment, bands: Bands, number: Decimal) -> Iterator[Change]:
    """The nearest value in the band below and in the band above."""
    unit = assessed.yardstick.unit
    here = bands.bands.index(bands.at(number))
    printed = bands.places if bands.places is not None else places_of(number)
    edges = ((here - 1, bands.bands[here].low, -1), (here + 1, bands.bands[here].high, 1))
    for place, edge, way in edges:
        if edge is None:
            continue
        wanted = bands.bands[place].outcome
        for places in range(printed, max(printed, places_of(edge)) + _FINER):
            near = next(_near(Fraction(edge), places, way, bands, wanted), None)
            if near is not None:
                yield Change("value", Quantity(near, unit), wanted)
                break


def _near(
    edge: Fraction, places: int, way: int, bands: Bands, wanted: Outcome
) -> Iterator[Decimal]:
    for step in (0, 1, 2):
        figure = _whole(edge, places, way, step)
        if bands.at(figure).outcome == wanted:
            yield figure


def _whole(edge: Fraction, places: int, way: int, step: int) -> Decimal:
    """The first figure of so many places at an edge or beyond it, and those after it."""
    scaled = edge * 10**places
    first = -(-scaled.numerator // scaled.denominator) if way > 0 else scaled.__floor__()
    return EXACT.scaleb(Decimal(first + way * step), -places)


def _targets(assessed: Assessment, number: Decimal) -> Iterator[Change]:
    """The nearest lower and the nearest higher target that earn another level."""
    lines, unit = assessed.lines, assessed.yardstick.unit
    if lines is None or lines.target is None:
        return
    now = lines.target.to(unit).value
    places = max(places_of(now), places_of(number))
    tried = sorted(set(_candidates(assessed, Fraction(number), places)))
    below = [one for one in reversed(tried) if one < now]
    above = [one for one in tried if one > now]
    for side in (below, above):
        for figure in side:
            outcome = _under(assessed, lines, figure, number)
            if outcome is not None and outcome.levels != assessed.outcome.levels:
                yield Change("target", Quantity(figure, unit), outcome)
                break


def _under(assessed: Assessment, lines: Lines, figure: Decimal, number: Decimal) -> Outcome | None:
    """What the value would earn against another target; `None` if that is no target."""
    stick = assessed.yardstick
    if stick.polarity is None:
        return None
    try:
        bands = compile_bands(
            stick.scheme,
            attrs.evolve(lines, target=Quantity(figure, stick.unit)),
            stick.polarity,
            assessed.indicator.tolerance,
            stick.facts,
            unit=stick.unit,
            places=assessed.indicator.places,
        )
    except PmfError:
        return None  # a line nobody could set is no answer to what would change the status
    return bands.at(number).outcome


def _candidates(assessed: Assessment, value: Fraction, places: int) -> Iterator[Decimal]:
    """Targets at which the value would lie on an edge, and the figures beside them."""
    for exact in _solutions(assessed, value):
        for way in (-1, 1):
            for step in (0, 1):
                yield _whole(exact, places, way, step)


def _solutions(assessed: Assessment, value: Fraction) -> Iterator[Fraction]:
    """Each target T with T ± margin(T) = value."""
    yield value
    for amount, kind in _margins(assessed):
        for sign in _signs(assessed.yardstick.polarity):
            if kind is not MarginKind.PERCENT:
                yield value - sign * amount
                continue
            for of_line in (1, -1):  # the margin is of the line without its sign
                share = 1 + sign * of_line * amount / 100
                if share:
                    yield value / share


def _signs(polarity: Polarity | None) -> tuple[int, ...]:
    return {Polarity.HIGHER: (-1,), Polarity.LOWER: (1,)}.get(polarity or Polarity.CLOSEST, (-1, 1))


def _margins(assessed: Assessment) -> Iterable[tuple[Fraction, MarginKind]]:
    own = assessed.indicator.tolerance
    for clause in assessed.yardstick.scheme.clauses:
        for condition in clause.conditions:
            if not isinstance(condition, Shortfall) or condition.line != "target":
                continue
            for _, margin in bounds(condition):
                if margin.kind is MarginKind.TOLERANCE and own is not None:
                    yield Fraction(own.amount) * Fraction(margin.amount), own.kind
                else:
                    yield Fraction(margin.amount), margin.kind
