"""The target printed on a return, held against the one the framework declares."""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters.returns.form import Form

_COLUMN = "Target"


def read_target(
    form: Form,
    row: pmf.Row,
    indicator: pmf.Indicator,
    known: pmf.Definition | None,
    period: pmf.Period | None,
) -> pmf.Target:
    """The framework's target, else the printed one; a printed one that differs is told."""
    text = form.text(row, _COLUMN)
    declared = indicator.target
    if not text:
        return declared
    if known is not None and _is_declared(text, declared, period):
        return declared
    where = form.at(row, _COLUMN)
    if known is None or isinstance(declared, pmf.NoTarget):
        printed = _printed(form.cells, text, where, indicator, period)
        return printed if known is None else _as_profile(printed, known, period)
    quiet = pmf.Collector(pmf.Document(where.file, "text", ()))
    printed = _printed(quiet, text, where, indicator, period)
    if period is None or not _same(printed, declared, text, period):
        is_none = isinstance(printed, pmf.NoTarget)
        given = f"no target ({text!r})" if is_none else f"the target {text!r}"
        message = (
            f"the return gives {given}, the framework {_said(declared, period)}; the "
            "framework's counts. Where the target was changed, change it in the framework"
        )
        used = declared.text
        form.cells.note("target-changed", message, where, text, used=used, code=indicator.code)
    return declared


def _is_declared(text: str, declared: pmf.Target, period: pmf.Period | None) -> bool:
    """Whether a text is the declared target, as printed by the council or by the form."""
    printed = {declared.text or ""} | ({pmf.target_words(declared, period)} if period else set())
    return pmf.fold(text) in {pmf.fold(one) for one in printed if one}


def _printed(
    cells: pmf.Collector,
    text: str,
    where: pmf.Location,
    indicator: pmf.Indicator,
    period: pmf.Period | None,
) -> pmf.Target:
    unit = None if indicator.unit == "number" else indicator.unit
    return cells.target(
        text, where, indicator.code, unit=unit, period=period, polarity=indicator.polarity
    )


def _as_profile(target: pmf.Target, known: pmf.Definition, period: pmf.Period | None) -> pmf.Target:
    """A figure for the year is kept so; one to be reached by now becomes a profile of one part."""
    if not isinstance(target, pmf.FixedTarget) or period is None:
        return target
    if known.target_basis == "annual":
        return attrs.evolve(target, period=period.whole_year)
    if known.target_basis != "year_to_date_profile":
        return target
    return pmf.ProfiledTarget(
        parts=((period, target.lines),),
        text=target.text,
        period=target.period,
        provenance=target.provenance,
        source=target.source,
    )


def _same(printed: pmf.Target, declared: pmf.Target, text: str, period: pmf.Period) -> bool:
    lines = declared.resolve(period)
    if isinstance(lines, pmf.Gap):
        # "TBC" beside a pending target says the same; a figure where there is none does not.
        return isinstance(printed.resolve(period), pmf.Gap) and _no_more(printed, declared)
    other = printed.resolve(period)
    if isinstance(printed, pmf.DatedTarget) and len(printed.steps) == 1:
        other = printed.steps[0][1]  # "97% by March 2025" names the line, and when it is due
    if isinstance(other, pmf.Gap):
        return False
    return _drawn(other) == _drawn(lines)


def _no_more(printed: pmf.Target, declared: pmf.Target) -> bool:
    if not isinstance(printed, pmf.NoTarget):
        return printed == attrs.evolve(declared, text=printed.text, source=printed.source)
    return printed.reason in ("no-target", "target-pending")


def _drawn(lines: pmf.Lines) -> tuple[object, ...]:
    """The lines a return can print: a floor or a stretch target stands in the framework."""
    line = lines.target
    return (line, lines.low, lines.high, lines.strict)


def _said(declared: pmf.Target, period: pmf.Period | None) -> str:
    lines = None if period is None else declared.resolve(period)
    if isinstance(lines, pmf.Lines):
        return str(lines)
    return repr(declared.text) if declared.text else "none for this period"
