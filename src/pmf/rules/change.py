"""What would change a status: the nearest value and the nearest target that earn another level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

import attrs

from pmf.errors import PmfError
from pmf.model.margin import MarginKind
from pmf.model.number import EXACT, half_up, places_of
from pmf.model.quantity import Quantity
from pmf.model.scheme import Shortfall
from pmf.model.status import Polarity
from pmf.model.target import Lines
from pmf.rules.assessment import Assessment
from pmf.rules.bands import Band, Outcome
from pmf.rules.compiling import compile_bands
from pmf.rules.sight import Sight, earned, looks_at_travel

#: How many more decimal places than printed are tried to hit a narrow band.
_FINER = 6


@attrs.frozen
class Change:
    """One thing that would change the status, all else as it is.

    Attributes:
        what: ``value``, ``target`` or, where figures are added up, their ``total``.
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

    A value that moves changes the way it went, too, where the rule looks at that.

    Empty for what was not judged on bands, and for a part of a year.
    """
    bands, number = assessed.yardstick.bands, assessed.number
    if bands is None or number is None or assessed.yardstick.part_year:
        return ()
    if bands.places is not None:
        number = half_up(number, bands.places)
    return (*_values(assessed, number), *_targets(assessed, number))


def _values(assessed: Assessment, number: Decimal) -> Iterator[Change]:
    """The nearest value below and the nearest above that earn another level."""
    sight = Sight.of(assessed)
    if sight is None:
        return
    what = "total" if assessed.is_added_up else "value"
    axis = sight.axis()
    here = next(place for place, band in enumerate(axis) if number in band)
    places = _places(sight, axis, number)
    for way, others in ((-1, axis[:here][::-1]), (1, axis[here + 1 :])):
        for band in others:
            figure = next(_figures(band, way, places), None)
            if figure is not None and earned(band.outcome) != earned(assessed.outcome):
                yield Change(what, Quantity(figure, sight.unit), sight.at(figure))
                break


def _places(sight: Sight, axis: tuple[Band, ...], number: Decimal) -> range:
    """The places a value is tried with: as displayed where that is compared, else finer too."""
    if sight.places is not None:
        return range(sight.places, sight.places + 1)
    edges = [band.low for band in axis if band.low is not None]
    finest = max(places_of(edge) for edge in (number, *edges))
    return range(places_of(number), finest + _FINER)


def _figures(band: Band, way: int, places: range) -> Iterator[Decimal]:
    """The first figure of a band that is come upon, by as many places as it takes."""
    edge = band.low if way > 0 else band.high
    if edge is None:
        return
    for used in places:
        for step in (0, 1):
            figure = _whole(Fraction(edge), used, way, step)
            if figure in band:
                yield figure
                break


def _whole(edge: Fraction, places: int, way: int, step: int) -> Decimal:
    """The first figure of so many places at an edge or beyond it, and those after it."""
    scaled = edge * 10**places
    first = -(-scaled.numerator // scaled.denominator) if way > 0 else scaled.__floor__()
    return EXACT.scaleb(Decimal(first + way * step), -places)


def _targets(assessed: Assessment, number: Decimal) -> Iterator[Change]:
    """The nearest lower and the nearest higher target that earn another level."""
    lines, unit = assessed.lines, assessed.yardstick.unit
    if lines is None or lines.target is None or _moves_with_target(assessed):
        return
    now = lines.target.to(unit).value
    places = max(places_of(now), places_of(number))
    tried = sorted(set(_candidates(assessed, Fraction(number), places)))
    below = [one for one in reversed(tried) if one < now]
    above = [one for one in tried if one > now]
    for side in (below, above):
        for figure in side:
            outcome = _under(assessed, lines, figure, number)
            if outcome is not None and earned(outcome) != earned(assessed.outcome):
                yield Change("target", Quantity(figure, unit), outcome)
                break


def _moves_with_target(assessed: Assessment) -> bool:
    """Whether another target changes the way the value went, which the rule looks at."""
    stick = assessed.yardstick
    return stick.polarity is Polarity.CLOSEST and looks_at_travel(stick.scheme)


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
    """Each target T with T ± margin(T) = the figure judged; and zero, where a share is nothing."""
    yield Fraction(0)
    stick = assessed.yardstick
    forecast = stick.facts.forecast
    for margin_of, kind, judged in _margins(assessed):
        figure = value
        if judged == "forecast" and forecast is not None:
            figure = Fraction(forecast.to(stick.unit).value)
        yield figure
        for sign in _signs(stick.polarity):
            if kind is not MarginKind.PERCENT:
                yield figure - sign * margin_of
                continue
            for of_line in (1, -1):  # the margin is of the line without its sign
                share = 1 + sign * of_line * margin_of / 100
                if share:
                    yield figure / share


def _signs(polarity: Polarity | None) -> tuple[int, ...]:
    return {Polarity.HIGHER: (-1,), Polarity.LOWER: (1,)}.get(polarity or Polarity.CLOSEST, (-1, 1))


def _margins(assessed: Assessment) -> Iterable[tuple[Fraction, MarginKind, str]]:
    own = assessed.indicator.tolerance
    for clause in assessed.yardstick.scheme.clauses:
        for condition in clause.conditions:
            if not isinstance(condition, Shortfall) or condition.line != "target":
                continue
            for _, margin in condition.ends:
                amount, kind = Fraction(margin.amount), margin.kind
                if kind is MarginKind.TOLERANCE and own is not None:
                    amount, kind = amount * Fraction(own.amount), own.kind
                yield amount, kind, condition.judged
