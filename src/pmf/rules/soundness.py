"""Whether a rule makes sense at all: every clause can be reached, and worse is never better.

Both are asked of samples: lines and tolerances on either side of every margin the rule names, and
every combination of the facts it looks at. A clause that no sample reaches cannot be reached, and
two bands in the wrong order in one sample are enough to refuse the rule. That a clause is empty for
particular lines (a floor on the target, a line at zero) is normal.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pmf.errors import SchemeError, UsageError
from pmf.model.margin import Margin, MarginKind
from pmf.model.number import EXACT, ratio
from pmf.model.quantity import Quantity
from pmf.model.scheme import (
    Condition,
    JudgedBy,
    Marked,
    Progress,
    Running,
    Scheme,
    Shortfall,
    Signalled,
    Travels,
)
from pmf.model.status import Mark, Polarity, Status, Travel
from pmf.model.target import LINE_NAMES, Lines
from pmf.rules.assume import assume_tolerance
from pmf.rules.bands import Bands
from pmf.rules.building import build_bands
from pmf.rules.facts import Facts
from pmf.rules.group import group_faults

_TARGET = Decimal(1000)
_UNIT = "percent"
_HALF, _ONE = Decimal("0.5"), Decimal(1)
_TOLERANCE = Decimal(50)
#: More samples than any published rule needs; a rule that would need more is not checked further.
_MOST = 20_000


@functools.lru_cache(maxsize=256)
def refuse_unsound(scheme: Scheme) -> None:
    """Refuse a rule that cannot be meant.

    Raises:
        SchemeError: A clause can never be reached, or a worse value earns a better level.
    """
    reached: set[int] = set()
    faults = [
        f"scheme {scheme.id!r}: rule {number} earns {clause.level!r}, which is no level"
        for number, clause in enumerate(scheme.clauses, start=1)
        if clause.level not in {level.id for level in scheme.levels}
    ]
    faults += group_faults(scheme)
    if faults:
        raise SchemeError(faults)
    samples = _samples(scheme)
    for bands in itertools.islice(samples, _MOST):
        for band in bands.bands:
            reached.update(band.outcome.clauses)
        fault = _rewards_worse(scheme, bands)
        if fault and fault not in faults:
            faults.append(fault)
    # An assumed tolerance of nothing leaves no room for near, and is meant to.
    exhausted = next(samples, None) is None and scheme.assumed is None
    for number, clause in enumerate(scheme.clauses, start=1):
        if exhausted and number not in reached:
            faults.append(f"scheme {scheme.id!r}: rule {number} ({clause.level}) is never reached")
    if faults:
        raise SchemeError(faults)


def _rewards_worse(scheme: Scheme, bands: Bands) -> str | None:
    """Higher is better in a sample, so levels may only get better from the lowest band up."""
    order = {level.id: place for place, level in enumerate(scheme.levels)}
    worst_first = [
        (order[band.outcome.levels[0]], band)
        for band in bands.bands
        if len(band.outcome.levels) == 1 and band.outcome.status.rank is not None
    ]
    for (below, worse), (above, better) in itertools.pairwise(worst_first):
        if below < above:
            return (
                f"scheme {scheme.id!r}: a worse value earns {worse.outcome.word}, "
                f"a better one {better.outcome.word}"
            )
    return None


def _samples(scheme: Scheme) -> Iterator[Bands]:
    for stated in _stated(scheme):
        conditions = _conditions(stated)
        for lines in _lines(conditions):
            for tolerance in _tolerances(conditions):
                for facts in _facts(conditions):
                    try:
                        yield build_bands(stated, lines, Polarity.HIGHER, tolerance, facts, _UNIT)
                    except UsageError:
                        continue  # lines that fit no indicator are no sample


def _stated(scheme: Scheme) -> Iterator[Scheme]:
    """The scheme, and where it leaves a tolerance unstated, also with one of several stated."""
    yield scheme
    conditions = _conditions(scheme)
    if any(margin.kind is MarginKind.UNSTATED for margin in _margins(conditions)):
        for size in _sizes(conditions):
            yield assume_tolerance(scheme, Margin(size))


def _conditions(scheme: Scheme) -> list[Condition]:
    return [condition for clause in scheme.clauses for condition in clause.conditions]


def _margins(conditions: Iterable[object]) -> list[Margin]:
    """Every margin the rule names."""
    asked = [condition for condition in conditions if isinstance(condition, Shortfall)]
    return [margin for condition in asked for _, margin in condition.ends]


def _lines(conditions: Iterable[object]) -> Iterator[Lines]:
    """The target, and every other line the rule names on both sides of every margin."""
    listed = list(conditions)
    named = {c.line for c in listed if isinstance(c, Shortfall)}
    named |= {line for c in listed if (line := getattr(c, "line", None)) is not None}
    offsets = _offsets(listed)
    others = sorted(named - {"target"})
    for places in itertools.product([None, *offsets], repeat=len(others)):
        drawn = {
            name: Quantity(EXACT.add(_TARGET, place), _UNIT)
            for name, place in zip(others, places, strict=True)
            if place is not None
        }
        yield Lines(
            target=Quantity(_TARGET, _UNIT),
            floor=drawn.get("floor"),
            stretch=drawn.get("stretch"),
            more=tuple((name, line) for name, line in drawn.items() if name not in LINE_NAMES),
        )


def _offsets(conditions: Iterable[object]) -> list[Decimal]:
    """Distances from the target between and beyond the margins of the rule."""
    reaches = {Decimal(0)}
    for margin in _margins(conditions):
        if margin.kind is MarginKind.TOLERANCE:
            reaches.add(EXACT.multiply(margin.amount, _TOLERANCE))
        elif margin.kind is not MarginKind.UNSTATED:
            reaches.add(margin.from_line(_TARGET))
    edges = sorted(reaches)
    middles = [EXACT.multiply(EXACT.add(a, b), _HALF) for a, b in itertools.pairwise(edges)]
    distances = {EXACT.subtract(edges[0], _ONE), EXACT.add(edges[-1], _ONE), *middles}
    return sorted({one.copy_negate() for one in distances} | distances)


def _tolerances(conditions: list[Condition]) -> Iterator[Margin | None]:
    """None, and where the rule names the indicator's own, one on each side of every margin."""
    yield None
    if any(margin.kind is MarginKind.TOLERANCE for margin in _margins(conditions)):
        yield from (Margin(size) for size in _sizes(conditions))


def _sizes(conditions: list[Condition]) -> list[Decimal]:
    """Tolerances between and beyond those at which two margins of the rule would meet."""
    margins = _margins(conditions)
    own = {margin.amount.copy_abs() for margin in margins if margin.kind is MarginKind.TOLERANCE}
    times = [amount for amount in own if amount] or [_ONE]
    known = (MarginKind.PERCENT, MarginKind.POINTS, MarginKind.UNIT)
    fixed = [one.from_line(_TARGET).copy_abs() for one in margins if one.kind in known]
    meets = sorted({Decimal(0), *(ratio(reach, k) for reach in fixed for k in times)})
    middles = [EXACT.multiply(EXACT.add(a, b), _HALF) for a, b in itertools.pairwise(meets)]
    return [*middles, EXACT.add(meets[-1], _TOLERANCE)]


def _facts(conditions: Iterable[object]) -> Iterator[Facts]:
    """Every combination of what the rule looks at, and of its absence."""
    listed = list(conditions)
    comparators = sorted({c.comparator for c in listed if isinstance(c, Travels)})
    judgements = sorted({word for c in listed if isinstance(c, JudgedBy) for word in c.judgements})
    signals = sorted({word for c in listed if isinstance(c, Signalled) for word in c.signals})
    marks = sorted({mark for c in listed if isinstance(c, Marked) for mark in c.marks})
    travels = itertools.product([None, *Travel], repeat=len(comparators))
    choices = itertools.product(
        travels,
        [None, "", *judgements] if judgements else [None],
        [None, "", *signals] if signals else [None],
        _marks(marks),
        _forecasts(listed),
        _earlier(listed),
        _progress(listed),
    )
    for ways, judgement, signal, marked, forecast, earlier, progress in choices:
        yield Facts(
            travel=tuple(zip(comparators, ways, strict=True)),
            judgement=judgement,
            signal=signal,
            marks=marked,
            forecast=forecast,
            earlier=earlier,
            progress=progress,
        )


def _marks(marks: list[Mark]) -> list[tuple[Mark, ...]]:
    return [(), *((mark,) for mark in marks)]


def _forecasts(conditions: list[object]) -> list[Quantity | None]:
    if not any(isinstance(c, Shortfall) and c.judged == "forecast" for c in conditions):
        return [None]
    places = (Decimal(0), *_offsets(conditions))
    return [None, *(Quantity(EXACT.add(_TARGET, place), _UNIT) for place in places)]


def _earlier(conditions: list[object]) -> list[tuple[Status, ...]]:
    longest = max((c.periods for c in conditions if isinstance(c, Running)), default=1)
    if longest == 1:
        return [()]
    return [(), *((status,) * (longest - 1) for status in Status if status.rank is not None)]


def _progress(conditions: list[object]) -> list[Decimal | None]:
    asked = [c for c in conditions if isinstance(c, Progress)]
    if not asked:
        return [None]
    ends = {end.amount for c in asked for end in (c.at_least, c.under) if end is not None}
    steps = (_ONE.copy_negate(), Decimal(0), _ONE)
    return [None, *sorted({EXACT.add(end, step) for end in ends for step in steps})]
