"""Cut the value axis into bands: exact, once for each rule, lines, polarity and facts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pmf.errors import SchemeError, UsageError
from pmf.model.margin import Margin
from pmf.model.number import EXACT
from pmf.model.scheme import Clause, Compare, Scheme, Shortfall
from pmf.model.status import Polarity
from pmf.model.target import Lines
from pmf.rules.bands import Band, Bands, Outcome, outcome_of
from pmf.rules.condition import Context, reach
from pmf.rules.facts import Facts
from pmf.rules.matching import match
from pmf.rules.shortfall import Line

_HALF = Decimal("0.5")
_ONE = Decimal(1)


def build_bands(
    scheme: Scheme,
    lines: Lines,
    polarity: Polarity,
    tolerance: Margin | None,
    facts: Facts,
    unit: str,
    places: int | None = None,
) -> Bands:
    """Cut the value axis where the answer of a clause may change, and ask the rule in each piece.

    Raises:
        SchemeError: The rule cannot be applied to these lines and this polarity.
        UnitMismatch: A line is in a unit that measures something else.
        UsageError: The lines do not fit the polarity.
    """
    context = Context(
        _plain_lines(lines, polarity, unit),
        polarity,
        tolerance,
        unit,
        scheme.zero_line,
        lines.strict,
        facts,
    )
    edges = sorted({edge for clause in scheme.clauses for edge in _edges(clause, context)})
    rounded = places if scheme.compare is Compare.AS_DISPLAYED else None
    outcomes: dict[tuple[tuple[int, ...], tuple[str, ...]], Outcome] = {}
    cells = []
    for low, high in cells_of(edges):
        clauses, codes = match(scheme, inside(low, high), context)
        key = (clauses, codes)
        outcomes.setdefault(key, outcome_of(scheme, clauses, codes))
        cells.append((low, high, outcomes[key]))
    return Bands(tuple(_merged(cells)), rounded)


def _plain_lines(lines: Lines, polarity: Polarity, unit: str) -> dict[str, Line]:
    plain_lines: dict[str, Line] = {
        name: line.to(unit).value for name, line in lines.items() if name not in ("low", "high")
    }
    is_range = lines.low is not None and lines.high is not None
    if is_range is not (polarity is Polarity.RANGE):
        raise UsageError(f"polarity {polarity.value} does not fit the target {lines}")
    if lines.low is not None and lines.high is not None:
        low, high = lines.low.to(unit).value, lines.high.to(unit).value
        if low > high:
            raise UsageError(f"a range runs from low to high, not from {low} to {high}")
        plain_lines["target"] = (low, high)
    return plain_lines


def _edges(clause: Clause, context: Context) -> Iterable[Decimal]:
    """Where the answer of a clause may change: line ± margin, never a quotient."""
    for condition in clause.conditions:
        if not isinstance(condition, Shortfall) or condition.judged != "value":
            continue
        line = context.lines.get(condition.line)
        if line is None:
            continue
        for _, margin in condition.ends:
            yield from _margin_edges(margin, line, context)


def _margin_edges(margin: Margin, line: Line, context: Context) -> Iterable[Decimal]:
    if isinstance(line, tuple):
        low, high = line
        yield EXACT.subtract(low, _outward(margin, low, context))
        yield EXACT.add(high, _outward(margin, high, context))
        return
    if context.polarity is Polarity.CLOSEST:
        far = _outward(margin, line, context)
        yield EXACT.subtract(line, far)
        yield EXACT.add(line, far)
        return
    far = reach(margin, line, context).amount or Decimal(0)
    higher = context.polarity is Polarity.HIGHER
    yield EXACT.subtract(line, far) if higher else EXACT.add(line, far)


def _outward(margin: Margin, line: Decimal, context: Context) -> Decimal:
    """A margin where nothing can be better than the line itself."""
    if margin.amount < 0:
        raise SchemeError(
            f"{margin} better than the line cannot be earned where the line itself is best "
            f"({context.polarity.value}); name a stretch line instead"
        )
    return reach(margin, line, context).amount or Decimal(0)


def cells_of(edges: list[Decimal]) -> Iterable[tuple[Decimal | None, Decimal | None]]:
    """Every edge by itself and every stretch between two, from the lowest to the highest."""
    below: Decimal | None = None
    for edge in edges:
        yield below, edge
        yield edge, edge
        below = edge
    yield below, None


def inside(low: Decimal | None, high: Decimal | None) -> Decimal:
    """A value that stands for its cell."""
    if low is None and high is None:
        return Decimal(0)
    if low is None:
        return EXACT.subtract(high or Decimal(0), _ONE)
    if high is None:
        return EXACT.add(low, _ONE)
    return EXACT.multiply(EXACT.add(low, high), _HALF)


def _merged(cells: list[tuple[Decimal | None, Decimal | None, Outcome]]) -> Iterable[Band]:
    """Neighbouring cells with one outcome are one band."""
    start, is_point = cells[0][0], False
    end, outcome = cells[0][1], cells[0][2]
    end_closed = False
    for low, high, earned in cells[1:]:
        point = low == high
        if earned is outcome:
            end, end_closed = high, point
            continue
        yield Band(start, is_point, end, end_closed, outcome)
        start, is_point, outcome = low, point, earned
        end, end_closed = high, point
    yield Band(start, is_point, end, end_closed, outcome)
