"""Targets as councils word them: ``95%``, ``A maximum of 30 weeks``, ``improve on 2018/19``.

The words are read whole or not at all. What they lack (a sign, a first year, a unit) is a finding
and, where it matters, a gap when the target is resolved; nothing is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from pmf.errors import UsageError
from pmf.model.finding import Finding, Severity
from pmf.model.period import APRIL, Period, check_first_month
from pmf.model.status import Polarity
from pmf.model.target import FixedTarget, Lines, NoTarget, ProfiledTarget, Target
from pmf.model.target_forms import DatedTarget, ReferenceTarget
from pmf.model.unit import check_unit
from pmf.reading.grammar import target_words as words_of
from pmf.reading.grammar.target_cell import Cell, body_of
from pmf.reading.grammar.target_change import change, changed_by, reference, yearly
from pmf.reading.grammar.target_dated import dated, labelled, stepped
from pmf.reading.grammar.text import check_text, shown

#: The longest text that can be a target.
MAX_LENGTH = 300
_SPACES = re.compile(r"[ \t\r\n\u00a0]+")


@attrs.frozen
class ParsedTarget:
    """A target cell, read.

    Attributes:
        target: The target. Where the words could not be read it draws no line and its gap says
            ``bad-target``.
        findings: What the words lack or contradict, without a place: the caller knows it.
        unread: The words that could not be read; `None` when all were.
    """

    target: Target
    findings: tuple[Finding, ...] = ()
    unread: str | None = None


def parse_target(
    text: str,
    *,
    unit: str | None = None,
    period: Period | None = None,
    polarity: Polarity | None = None,
    first_month: int = APRIL,
    values_are_changes: bool = False,
) -> ParsedTarget:
    """Read the words of a target cell.

    Args:
        text: The cell, without markup.
        unit: The indicator's declared unit, for figures printed without one; `None` when nobody
            declared it.
        period: The period the target is set for, as the column's heading says; `None` when it
            does not.
        polarity: The indicator's declared polarity; `None` when nobody declared it. Words that
            point the other way are a finding.
        first_month: Calendar month in which the reporting year starts.
        values_are_changes: Whether the indicator's own values are changes ("percentage change in
            emissions"), so that a figure needs a sign.

    Returns:
        The target, what was noticed, and what could not be read. Bad words never raise.

    Raises:
        UsageError: `text` is not a `str`, or another argument is none of its kind.
        UnknownUnit: `unit` is not in the table of units.
    """
    check_text(text)
    check_first_month(first_month)
    if period is not None and not isinstance(period, Period):
        raise UsageError(f"period must be a Period, not {period!r}")
    if polarity is not None and not isinstance(polarity, Polarity):
        raise UsageError(f"polarity must be a Polarity, not {polarity!r}")
    if unit is not None:
        check_unit(unit)
    cell = Cell(text, unit, period, polarity, first_month, values_are_changes)
    words = _SPACES.sub(" ", text).strip(" ")
    try:
        if len(words) > MAX_LENGTH:
            raise ValueError(f"it is longer than {MAX_LENGTH} characters")
        target = _read(cell, words)
    except ValueError as wrong:
        message = f"the target {shown(words)} cannot be read: {wrong}; it is left out"
        cell.note("bad-target", message, Severity.ERROR)
        unread = NoTarget(text=text, reason="bad-target")
        return ParsedTarget(unread, tuple(cell.findings), words)
    _check_polarity(cell, target, polarity)
    if cell.unitless:
        cell.note("target-unit-missing", f"no unit is printed in {shown(words)} and none declared")
    return ParsedTarget(target, tuple(cell.findings))


def _check_polarity(cell: Cell, target: Target, polarity: Polarity | None) -> None:
    if polarity in (None, Polarity.NEUTRAL):
        return
    for sense in _senses(target):
        if sense not in (None, polarity):
            message = f"the target's words say {sense}, the declared polarity is {polarity}"
            cell.note("polarity-disagrees", message)


def _senses(target: Target) -> list[Polarity | None]:
    """The directions a target's own words give."""
    if isinstance(target, FixedTarget):
        return [target.lines.sense]
    if isinstance(target, ProfiledTarget):
        return [lines.sense for _, lines in target.parts]
    if isinstance(target, DatedTarget):
        return [lines.sense for _, lines in target.steps]
    return [target.sense] if isinstance(target, ReferenceTarget) else []


def _read(cell: Cell, words: str) -> Target:
    """The target, by the first shape the words have."""
    for shape in _SHAPES:
        target = shape(cell, words)
        if target is not None:
            return target
    return _fixed(cell, words)


def _fixed(cell: Cell, words: str) -> Target:
    lines = cell.lines(words)
    line = lines.target
    signed = words[0] in "+-−" or lines.sense is not None
    if cell.values_are_changes and line is not None and line.value and not signed:
        return changed_by(cell, line, None, None, "last_year")
    return cell.holding(lines)


def _absent(cell: Cell, words: str) -> Target | None:
    """None, one still to be set, a profile supplied elsewhere."""
    folded = words.lower() if words.isascii() else words
    if folded in words_of.NONE:
        return NoTarget(text=cell.raw or None, period=cell.period)
    if folded in words_of.PROFILED:
        cell.note("target-profile-missing", "the profile of the target is not supplied")
        return _without(cell, "profile-missing")
    pending = words_of.PENDING.fullmatch(words)
    if pending is None:
        return None
    more = words_of.TIMES.sub("", pending["more"] or pending["rest"] or "")
    if re.search(r"[0-9%£]", more):
        raise ValueError("it says the target is still to be set, yet gives a figure")
    cell.note("target-pending", "the target is still to be set", Severity.INFO)
    return _without(cell, "target-pending")


def _without(cell: Cell, reason: str) -> NoTarget:
    return NoTarget(text=cell.raw, period=cell.period, reason=reason)


def _several_lines(cell: Cell, words: str) -> Target | None:
    """``Target 95%, floor 90%, stretch 98%`` or ``95% (floor 90%)``."""
    labels = list(words_of.LINE_LABEL.finditer(words))
    if not labels:
        return None
    lead = words[: labels[0].start()].rstrip(" ,;(")
    named = [("target", lead)] if lead else []
    ends = [label.start() for label in labels[1:]] + [len(words)]
    for label, end in zip(labels, ends, strict=True):
        name = words_of.LINE_LABELS[label["name"].lower()]
        named.append((name, body_of(words[label.end() : end].rstrip(" ,;()"), label[0])))
    lines = {name: cell.line(value) for name, value in named}
    if len(lines) < len(named) or "target" not in lines:
        raise ValueError("it does not give each line once")
    if len({line.unit for line in lines.values()}) > 1:
        raise ValueError("its lines are in different units")
    return cell.holding(
        Lines(target=lines["target"], floor=lines.get("floor"), stretch=lines.get("stretch"))
    )


#: Each returns `None` for words of another shape and raises `ValueError` for words of its own
#: shape that it cannot read whole.
_SHAPES: tuple[Callable[[Cell, str], Target | None], ...] = (
    _absent,
    labelled,
    stepped,
    yearly,
    reference,
    change,
    dated,
    _several_lines,
)
