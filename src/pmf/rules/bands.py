"""The heart: a rule and its lines compile to bands on the number line.

```text
                   93.1               98
◀──── red ─────────┤├───── amber ─────┤├───── green ──────▶      (amber within 5% of 98)
```

The same bands judge a value, explain it, say what would change it, shade a chart and are
inverted to infer a tolerance. Compiling is exact; after it no rule asks which way is good.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal

import attrs

from pmf.errors import SchemeError, UsageError
from pmf.model.margin import Margin
from pmf.model.number import EXACT, half_up, plain
from pmf.model.scheme import Clause, Compare, Level, Running, Scheme, Shortfall
from pmf.model.status import Polarity, Status
from pmf.model.target import Lines
from pmf.rules.condition import Context, Undecided, bounds, holds, reach
from pmf.rules.facts import NO_FACTS, Facts
from pmf.rules.shortfall import Line

_HALF = Decimal("0.5")
_ONE = Decimal(1)


@attrs.frozen
class Outcome:
    """What a value earns.

    Attributes:
        status: The meaning. Where several are possible: the worst, when they all say the target
            is met or all say it is missed; else unknown.
        possible: Every status it may have, best first; one when the rule decides.
        word: The council's word; ours ("Missed target") when more than one level is possible.
        levels: The ids of the levels it may earn, in the order of the rule.
        clauses: The clauses that may earn them, counted from 1.
        codes: Reason codes.
    """

    status: Status
    possible: tuple[Status, ...]
    word: str
    levels: tuple[str, ...] = ()
    clauses: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()


@attrs.frozen
class Band:
    """One interval of the value axis and what it earns.

    Attributes:
        low: Its lower end; `None` when it has none.
        low_closed: Whether the lower end belongs to it.
        high: Its upper end; `None` when it has none.
        high_closed: Whether the upper end belongs to it.
        outcome: What a value in it earns.
    """

    low: Decimal | None
    low_closed: bool
    high: Decimal | None
    high_closed: bool
    outcome: Outcome

    def __contains__(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below

    def __str__(self) -> str:
        low = "(-∞" if self.low is None else f"{'[' if self.low_closed else '('}{plain(self.low)}"
        high = (
            "∞)" if self.high is None else f"{plain(self.high)}{']' if self.high_closed else ')'}"
        )
        return f"{low}, {high} {self.outcome.word}"


@attrs.frozen(eq=False)
class Bands:
    """The whole value axis, cut into bands: every finite number lies in exactly one.

    Attributes:
        bands: From the lowest values to the highest.
        places: Decimal places a value is rounded to, half up, before it is looked up; `None` to
            compare it as it is.
    """

    bands: tuple[Band, ...]
    places: int | None = None
    _starts: list[Decimal] = attrs.field(init=False, repr=False)
    _opens: tuple[bool, ...] = attrs.field(init=False, repr=False)

    @_starts.default
    def _find_starts(self) -> list[Decimal]:
        return [band.low for band in self.bands if band.low is not None]

    @_opens.default
    def _find_opens(self) -> tuple[bool, ...]:
        return tuple(not band.low_closed for band in self.bands if band.low is not None)

    def at(self, value: Decimal) -> Band:
        """The band a value lies in."""
        if self.places is not None:
            value = half_up(value, self.places)
        index = bisect_right(self._starts, value)
        # A band that opens just above an edge does not hold the edge itself.
        while index and self._opens[index - 1] and self._starts[index - 1] == value:
            index -= 1
        return self.bands[index]

    def from_value_up(self, value: Decimal) -> tuple[Band, ...]:
        """The bands a growing value can still end in: its own and all above."""
        return self.bands[self.bands.index(self.at(value)) :]

    def __str__(self) -> str:
        return " | ".join(str(band) for band in self.bands)


def compile_bands(
    scheme: Scheme,
    lines: Lines,
    polarity: Polarity,
    tolerance: Margin | None = None,
    facts: Facts = NO_FACTS,
    *,
    unit: str | None = None,
    places: int | None = None,
) -> Bands:
    """Turn a rule and the lines of one period into bands.

    Args:
        scheme: The rule.
        lines: The lines that hold.
        polarity: Which values are better; not neutral.
        tolerance: The indicator's own tolerance; `None` when it has none.
        facts: What does not lie on the value axis.
        unit: The unit of the values; by default that of the lines.
        places: The places values are displayed with, for a scheme that compares as displayed.

    Returns:
        Bands that cover every finite number once.

    Raises:
        SchemeError: The rule cannot be applied: it has no clauses, a margin in points over
            something that is no percentage, or "better by a margin" where nothing can be better.
        UnitMismatch: A line is in a unit that measures something else.
        UsageError: The polarity is neutral, or does not fit the lines.
    """
    if polarity is Polarity.NEUTRAL:
        raise UsageError("a neutral indicator has no bands: nothing about it is better")
    if not scheme.clauses:
        raise SchemeError(f"scheme {scheme.id!r} states no rule to compile")
    unit = unit or _unit_of(lines)
    return _compile(scheme, lines, polarity, tolerance, facts, unit, places)


@functools.lru_cache(maxsize=4096)
def _compile(
    scheme: Scheme,
    lines: Lines,
    polarity: Polarity,
    tolerance: Margin | None,
    facts: Facts,
    unit: str,
    places: int | None,
) -> Bands:
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
    for low, high in _cells(edges):
        clauses, codes = _match(scheme.clauses, _inside(low, high), context)
        key = (clauses, codes)
        outcomes.setdefault(key, outcome_of(scheme, clauses, codes))
        cells.append((low, high, outcomes[key]))
    return Bands(tuple(_merged(cells)), rounded)


def _unit_of(lines: Lines) -> str:
    drawn = lines.items()
    if not drawn:
        raise UsageError("lines must draw at least one line")
    return drawn[0][1].unit


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
        if isinstance(condition, Running):
            yield from _target_edges(context)
        if not isinstance(condition, Shortfall) or condition.judged != "value":
            continue
        line = context.lines.get(condition.line)
        if line is None:
            continue
        for _, margin in bounds(condition):
            yield from _margin_edges(margin, line, context)


def _target_edges(context: Context) -> Iterable[Decimal]:
    line = context.lines.get("target")
    if isinstance(line, tuple):
        yield from line
    elif line is not None:
        yield line


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


def _cells(edges: list[Decimal]) -> Iterable[tuple[Decimal | None, Decimal | None]]:
    """Every edge by itself and every stretch between two, from the lowest to the highest."""
    below: Decimal | None = None
    for edge in edges:
        yield below, edge
        yield edge, edge
        below = edge
    yield below, None


def _inside(low: Decimal | None, high: Decimal | None) -> Decimal:
    """A value that stands for its cell."""
    if low is None and high is None:
        return Decimal(0)
    if low is None:
        return EXACT.subtract(high or Decimal(0), _ONE)
    if high is None:
        return EXACT.add(low, _ONE)
    return EXACT.multiply(EXACT.add(low, high), _HALF)


def _match(
    clauses: tuple[Clause, ...], value: Decimal, context: Context
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The clauses a value may fall under: the first that holds, and the undecided before it."""
    may_earn: list[int] = []
    codes: list[str] = []
    for number, clause in enumerate(clauses, start=1):
        answers = [holds(condition, value, context) for condition in clause.conditions]
        if False in answers:
            continue
        may_earn.append(number)
        doubts = [answer.reason for answer in answers if isinstance(answer, Undecided)]
        if not doubts:
            break
        codes += (doubt for doubt in doubts if doubt not in codes)
    else:
        codes.append("rule-silent")
    return tuple(may_earn), tuple(codes)


def outcome_of(scheme: Scheme, clauses: tuple[int, ...], codes: tuple[str, ...]) -> Outcome:
    """What a value earns that may fall under these clauses."""
    levels = list(dict.fromkeys(scheme.clauses[number - 1].level for number in clauses))
    return outcome_of_levels(scheme, [scheme.level(id) for id in levels], clauses, codes)


def outcome_of_levels(
    scheme: Scheme, levels: list[Level], clauses: tuple[int, ...], codes: tuple[str, ...]
) -> Outcome:
    """What a value earns that may have any of these levels."""
    possible = tuple(sorted({s for level in levels for s in level.meanings}, key=_order))
    ids = tuple(level.id for level in levels)
    silent = "rule-silent" in codes or not levels
    if len(levels) == 1 and not silent:
        return Outcome(levels[0].status, possible, levels[0].word, ids, clauses, codes)
    sides = {status.is_met for status in possible}
    if silent or len(sides) != 1 or None in sides:
        word = word_for(scheme, Status.UNKNOWN)
        return Outcome(Status.UNKNOWN, possible, word, ids, clauses, codes)
    word = "Met target" if True in sides else "Missed target"
    return Outcome(possible[-1], possible, word, ids, clauses, codes)


def word_for(scheme: Scheme, status: Status) -> str:
    """The scheme's word for a status, or ours where it has none."""
    level = scheme.level_of(status)
    return level.word if level else status.value.replace("_", " ").capitalize()


def _order(status: Status) -> int:
    return 9 if status.rank is None else status.rank


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
