"""Which tolerances would explain what a council published, or the smallest contradiction.

Every coloured row says something about the two edges of a traffic-light rule. With *s* the
shortfall (in per cent of the line, in points or in the unit), *met* the shortfall that is still
good and *near* the one that is still near:

- a good status says ``met ≥ s``;
- a near status says ``met < s ≤ near``;
- a bad status says ``near < s``.

A value on a line that its words leave out ("less than 5") is missed by nothing: its *s* lies just
above zero.

A report is explained by one tolerance when all these hold together. Where they do not, two rows
suffice to show it: one that asks for more and one that asks for less. Where no row says anything,
nothing is inferred: that is neither an explanation nor a contradiction.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

import attrs

from pmf.errors import UsageError
from pmf.model.margin import MarginKind
from pmf.model.status import Status
from pmf.rules.assessment import Assessment
from pmf.rules.interval import EVERYTHING, NOTHING, Interval
from pmf.rules.missed import Missed, missed_by
from pmf.rules.summary import grouped

_KINDS = (MarginKind.PERCENT, MarginKind.POINTS, MarginKind.UNIT)


_ONLYNOTHING = Interval(NOTHING, True, NOTHING, True)
_NONE = Interval(NOTHING, True, NOTHING, False)


@attrs.frozen
class RowInference:
    """What one published row says about the tolerance.

    Attributes:
        code: The indicator's code.
        met: Where the edge of good may lie.
        near: Where the edge of near may lie.
        shortfall: The shortfall it rests on.
    """

    code: str
    met: Interval
    near: Interval
    shortfall: Fraction


@attrs.frozen
class LeftOut:
    """A coloured row that says nothing about the tolerance.

    Attributes:
        code: The indicator's code.
        because: Why, a reason code: no value, no target, a part of a year, a percentage of a zero
            line, points over what is no percentage (``rule-unfit``).
    """

    code: str
    because: str


@attrs.frozen(repr=False)
class Inference:
    """What a whole report says about its tolerance.

    Attributes:
        kind: What the tolerances are counted in.
        feasible: Whether one tolerance explains every row; `None` when no row says anything, so
            that there is nothing to explain.
        met: Where the edge of good may lie; `None` when nothing is left, or nothing is said.
        near: Where the edge of near may lie; `None` when nothing is left, or nothing is said.
        conflict: The codes that contradict each other, in the order printed: two, or one that
            contradicts every tolerance by itself. Empty when feasible.
        rows: What each row says by itself.
        silent: Coloured rows that say nothing, each with its reason.
    """

    kind: MarginKind
    feasible: bool | None
    met: Interval | None
    near: Interval | None
    conflict: tuple[str, ...]
    rows: tuple[RowInference, ...]
    silent: tuple[LeftOut, ...] = ()

    def __repr__(self) -> str:
        if self.feasible is None:
            return "<Inference: no row says anything>"
        said = f"near in {self.near}" if self.feasible else " against ".join(self.conflict)
        return f"<Inference: {'feasible' if self.feasible else 'infeasible'}, {said}>"

    @property
    def left_out(self) -> tuple[str, ...]:
        """The codes of the coloured rows that say nothing."""
        return tuple(one.code for one in self.silent)


def infer(
    assessments: Iterable[Assessment],
    *,
    kind: MarginKind | str = MarginKind.PERCENT,
    met_is_free: bool = True,
) -> Inference:
    """Find the tolerances consistent with the published statuses.

    Args:
        assessments: What was judged, for instance the `Results` of a report.
        kind: ``percent`` of the line, ``points`` (percentages only) or ``unit``.
        met_is_free: Whether a miss may still be good, up to a tolerance of its own. When false,
            only what meets the target is good, and a missed row printed as good is a contradiction
            by itself.

    Returns:
        An interval for each row, and for the report the intervals left or the contradiction.

    Raises:
        UsageError: `kind` is none of the three.
    """
    if not isinstance(assessments, Iterable):
        raise UsageError("assessments must be results: judge the data set with pmf.evaluate_all")
    counted = _kind(kind)
    rows: list[RowInference] = []
    silent: list[LeftOut] = []
    for assessed in assessments:
        if not _is_coloured(assessed):
            continue
        missed = missed_by(assessed, counted)
        if isinstance(missed, str):
            silent.append(LeftOut(assessed.code, missed))
        else:
            rows.append(_says(assessed, missed, met_is_free=met_is_free))
    return _overall(counted, tuple(rows), tuple(silent))


def infer_by(
    assessments: Iterable[Assessment],
    by: str = "group",
    *,
    kind: MarginKind | str = MarginKind.PERCENT,
    met_is_free: bool = True,
) -> tuple[tuple[str | None, Inference], ...]:
    """Find the tolerances each part of a report is consistent with.

    Args:
        assessments: What was judged.
        by: ``"group"`` (what the council prints them under), ``"service"`` or ``"tier"``.
        kind: As for `infer`.
        met_is_free: As for `infer`.

    Returns:
        Each group with what it says, in the order printed; `None` for rows that belong to none.

    Raises:
        UsageError: `by` or `kind` is none of those named.
    """
    return tuple(
        (name, infer(part, kind=kind, met_is_free=met_is_free))
        for name, part in grouped(assessments, by)
    )


def _kind(kind: MarginKind | str) -> MarginKind:
    try:
        counted = MarginKind(kind)
    except ValueError:
        counted = MarginKind.UNSTATED
    if counted not in _KINDS:
        raise UsageError(f"kind must be one of {', '.join(_KINDS)}, not {kind!r}")
    return counted


def _is_coloured(assessed: Assessment) -> bool:
    reported = assessed.observation.reported
    return bool(reported) and all(status.rank is not None for status in reported)


def _says(assessed: Assessment, missed: Missed, *, met_is_free: bool) -> RowInference:
    """What one row says: see the head of the module."""
    asked = [_asked(status, missed) for status in assessed.observation.reported]
    # A word that merges two statuses allows what either allows.
    met, near = _hull([one.met for one in asked]), _hull([one.near for one in asked])
    if not met_is_free:
        met = met.meet(_ONLYNOTHING)
    return RowInference(assessed.code, met, near, missed.by)


class _Asked(NamedTuple):
    met: Interval
    near: Interval


def _asked(status: Status, missed: Missed) -> _Asked:
    least = max(missed.by, NOTHING)
    forgiven = Interval(least, not missed.just_over)
    below = Interval(NOTHING, True, missed.by, missed.just_over)
    if status is Status.EXCEEDED and (least or missed.just_over):
        return _Asked(_NONE, _NONE)  # no tolerance makes better than the target of a miss
    if status.is_met:
        return _Asked(forgiven, forgiven)
    return _Asked(below, forgiven if status is Status.NEAR_TARGET else below)


def _hull(intervals: list[Interval]) -> Interval:
    low, low_open = min((one.low, not one.low_closed) for one in intervals)
    if any(one.high is None for one in intervals):
        return Interval(low, not low_open)
    high, closed = max((one.high or NOTHING, one.high_closed) for one in intervals)
    return Interval(low, not low_open, high, closed)


def _overall(
    kind: MarginKind, rows: tuple[RowInference, ...], silent: tuple[LeftOut, ...]
) -> Inference:
    if not rows:
        return Inference(kind, None, None, None, (), rows, silent)
    conflict = _conflict(rows)
    if conflict:
        return Inference(kind, False, None, None, conflict, rows, silent)
    met = functools.reduce(Interval.meet, (row.met for row in rows), EVERYTHING)
    near = functools.reduce(Interval.meet, (row.near for row in rows), EVERYTHING)
    return Inference(kind, True, met, near, (), rows, silent)


def _conflict(rows: tuple[RowInference, ...]) -> tuple[str, ...]:
    """The first row that no tolerance explains, else the first that contradicts one before it.

    Intervals on a line have no common point only if two of them have none, so a pair is enough.
    """
    for row in rows:
        if row.met.is_empty or row.near.is_empty:
            return (row.code,)
    met = near = EVERYTHING
    for place, row in enumerate(rows):
        met, near = met.meet(row.met), near.meet(row.near)
        if met.is_empty or near.is_empty:
            other = next(one for one in rows[:place] if _contradicts(one, row))
            return (other.code, row.code)
    return ()


def _contradicts(one: RowInference, other: RowInference) -> bool:
    return one.met.meet(other.met).is_empty or one.near.meet(other.near).is_empty
