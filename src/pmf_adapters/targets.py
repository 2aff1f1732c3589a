"""A printed target held against the one the framework declares: by what it asks, not its words."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

import pmf

_YEAR = 12
#: Where no target speaks of a period, any will do to draw the lines of both.
_ANY = pmf.Period.financial_year(2000)
#: What stands where nothing was printed, or nothing that can be read: there is nothing to hold.
_NOTHING = ("no-target", "bad-target")


def tell_changed(
    indicator: pmf.Indicator,
    known: pmf.Definition | None,
    period: pmf.Period | None,
    cells: pmf.Collector,
) -> None:
    """A finding where the target an indicator is printed with is not the declared one.

    The printed one counts: it is what the council published.

    Args:
        indicator: The indicator with its printed target.
        known: What the framework declares of it; `None` when it does not know it.
        period: The period the document is about; `None` when it names none.
        cells: What collects findings.
    """
    if known is None or _are_of_other_parts(indicator, known):
        return
    printed, declared = indicator.target, known.indicator.target
    if same_target(printed, declared, period) is False:
        message = (
            f"the target is printed as {printed.text!r}, the framework declares "
            f"{_said(declared, period)}; the printed one counts. Where it was changed, change it "
            "in the framework"
        )
        where = printed.source or indicator.source
        cells.note("target-changed", message, where, printed.text, code=indicator.code)


def same_target(
    printed: pmf.Target, declared: pmf.Target, period: pmf.Period | None = None
) -> bool | None:
    """Whether two targets ask for the same; `None` where they cannot be held against each other.

    Args:
        printed: The target a document prints.
        declared: The target a framework declares.
        period: A period to hold them against each other in, beside those they name themselves.
    """
    if _is_nothing(printed) or _is_nothing(declared):
        return None
    if _meaning(printed) == _meaning(declared):
        return True
    drawn = _drawn(printed, declared, period)
    if drawn:
        return all(_same_lines(one, other) for one, other in drawn)
    if isinstance(printed, pmf.SteppedTarget) and isinstance(declared, pmf.SteppedTarget):
        return _same_steps(printed, declared)
    if _draws_lines(printed) and _draws_lines(declared):
        return None  # they speak of other times
    return False


def _drawn(
    printed: pmf.Target, declared: pmf.Target, period: pmf.Period | None
) -> list[tuple[pmf.Lines, pmf.Lines]]:
    """The lines both draw, at the period given and at each that both may have a word on.

    One figure beside a profile is of the period at hand, and of no other part.
    """
    named = [{*_periods(one)} for one in (printed, declared)]
    moments = {period} if period else {*named[0], *named[1]} or {_ANY}
    moments |= {*named[0], *named[1]} if all(named) else set()
    pairs = ((printed.resolve(of), declared.resolve(of)) for of in moments)
    return [
        (one, other)
        for one, other in pairs
        if isinstance(one, pmf.Lines) and isinstance(other, pmf.Lines)
    ]


def _are_of_other_parts(indicator: pmf.Indicator, known: pmf.Definition) -> bool:
    """Whether one target is for the year and the other for what is reached within it."""
    printed, declared = indicator.target, known.indicator.target
    if known.target_basis == "year_to_date_profile":
        return not declared.is_profile
    of_part = printed.period is not None and printed.period.months < _YEAR
    return of_part and indicator.accumulates is not False and not declared.is_profile


def _is_nothing(target: pmf.Target) -> bool:
    return isinstance(target, pmf.NoTarget) and target.reason in _NOTHING


def _meaning(target: pmf.Target) -> pmf.Target:
    """A target without its words and whatever says who stands behind it."""
    return attrs.evolve(
        target,
        text=None,
        period=None,
        provenance=None,
        approver=None,
        valid_from=None,
        reviewed_on=None,
        source=None,
    )


def _periods(target: pmf.Target) -> Iterator[pmf.Period]:
    """The periods a target names."""
    if target.period is not None:
        yield target.period
    if isinstance(target, pmf.ProfiledTarget):
        yield from (part for part, _ in target.parts)
    elif isinstance(target, pmf.DatedTarget):
        yield from (part for part, _ in target.steps)
    elif isinstance(target, pmf.SteppedTarget) and target.first_year is not None:
        first = target.first_year.year
        yield from map(pmf.Period.financial_year, range(first, first + len(target.by_year)))


def _draws_lines(target: pmf.Target) -> bool:
    """Whether a target draws lines of its own for some period."""
    forms = (pmf.FixedTarget, pmf.ProfiledTarget, pmf.DatedTarget, pmf.SteppedTarget)
    return isinstance(target, forms)


def _same_lines(one: pmf.Lines, other: pmf.Lines) -> bool:
    """Whether the lines to meet are the same; a floor or a stretch stands in the framework."""
    pairs = ((one.target, other.target), (one.low, other.low), (one.high, other.high))
    return one.strict == other.strict and all(_same_figure(*pair) for pair in pairs)


def _same_figure(one: pmf.Quantity | None, other: pmf.Quantity | None) -> bool:
    if one is None or other is None:
        return one is other
    try:
        return one <= other <= one
    except pmf.UnitMismatch:
        return False


def _same_steps(one: pmf.SteppedTarget, other: pmf.SteppedTarget) -> bool:
    """Whether steps are the same, whether or not each says in which year they start."""
    pairs = zip(one.by_year, other.by_year, strict=False)
    return len(one.by_year) == len(other.by_year) and all(_same_lines(*pair) for pair in pairs)


def _said(declared: pmf.Target, period: pmf.Period | None) -> str:
    lines = None if period is None else declared.resolve(period)
    if isinstance(lines, pmf.Lines):
        return str(lines)
    return repr(declared.text) if declared.text else declared.kind
