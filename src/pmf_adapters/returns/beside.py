"""What stands beside the figures: peers, commentary, escalations, accounts, totals."""

from __future__ import annotations

import pmf
from pmf_adapters.returns.form import Form
from pmf_adapters.returns.indicators import value_cell

#: The steps of an outcome, worst first.
_STEPS = ("Unmet", "Met", "Exceeded", "Significantly exceeded")
_KINDS = {kind.value: kind for kind in pmf.CommentaryKind}


def read_peer(
    form: Form, row: pmf.Row, code: str, unit: str | None, period: pmf.Period
) -> pmf.PeerFigure:
    """The figure of another body."""
    cell = value_cell(form, row, "Figure", unit, code)
    return pmf.PeerFigure(
        code,
        form.text(row, "Body"),
        period,
        cell.value,
        cell.absence,
        form.raw(row, "Figure"),
        form.yes(row, "Average", code),
        form.exempt(row),
        form.at(row, "Figure"),
    )


def read_commentary(form: Form, row: pmf.Row, period: pmf.Period | None) -> pmf.Commentary:
    """What somebody wrote."""
    word = form.text(row, "Kind")
    kind = _KINDS.get(pmf.fold(word), pmf.CommentaryKind.COMMENTARY)
    if word and pmf.fold(word) not in _KINDS:
        message = f"{word[:60]!r} is none of: {', '.join(_KINDS)}; it is kept as commentary"
        form.cells.note("bad-entry", message, form.at(row, "Kind"), word)
    return pmf.Commentary(
        form.some(row, "On"),
        form.text(row, "Text"),
        form.some(row, "By"),
        period,
        kind,
        form.exempt(row),
        form.at(row, "Text"),
    )


def read_escalation(form: Form, row: pmf.Row) -> pmf.Escalation:
    """A concern taken from one body to the next."""
    on = form.text(row, "On")
    if not on:
        message = "the row does not say what the concern is about; write a code or a name under On"
        form.cells.note("bad-entry", message, form.at(row, "On"))
    return pmf.Escalation(
        on,
        form.text(row, "Concern"),
        form.some(row, "Why"),
        form.some(row, "From"),
        form.some(row, "To"),
        form.cells.date(form.raw(row, "Date"), form.at(row, "Date"), on),
        form.exempt(row),
        form.at(row),
    )


def read_finance(form: Form, row: pmf.Row) -> pmf.FinanceLine:
    """A line of the accounts; figures without a sign are pounds."""
    name = form.text(row, "Line")
    return pmf.FinanceLine(
        name,
        form.some(row, "Group"),
        value_cell(form, row, "Budget", "GBP", name).value,
        value_cell(form, row, "Outturn", "GBP", name).value,
        form.exempt(row),
        form.at(row),
    )


def read_total(form: Form, row: pmf.Row) -> pmf.Published:
    """A total as the council prints it."""
    word = form.text(row, "Word")
    return pmf.Published(
        word,
        _count(form, row, word),
        form.some(row, "Percent"),
        form.some(row, "Group"),
        form.at(row),
        exempt=form.exempt(row),
    )


def read_outcome(form: Form, row: pmf.Row) -> pmf.PlannedOutcome:
    """An outcome of the whole, with the line of each step."""
    text = form.text(row, "Outcome")
    steps = tuple((step, _line(form, row, step)) for step in _STEPS if form.place(step) is not None)
    due_text = form.some(row, "Due")
    due = form.cells.date(form.raw(row, "Due"), form.at(row, "Due"), text) if due_text else None
    return pmf.PlannedOutcome(text, steps, due, due_text, form.at(row), form.exempt(row))


def _line(form: Form, row: pmf.Row, step: str) -> str | None:
    text = form.some(row, step)
    return None if text is None or pmf.fold(text) in ("n/a", "-", "–") else text


def read_risk(form: Form, row: pmf.Row) -> pmf.Risk:
    """A risk before and after what is done about it."""
    before, controls, after = (form.text(row, name) for name in ("Before", "Controls", "After"))
    return pmf.Risk(form.text(row, "Risk"), before, controls, after, form.at(row), form.exempt(row))


def _count(form: Form, row: pmf.Row, word: str) -> int | None:
    value = value_cell(form, row, "Count", None, word).value
    if value is None:
        return None
    if value.value != value.value.to_integral_value() or value.unit != "number":
        message = f"{value} is no count; it is left out"
        where, raw = form.at(row, "Count"), form.raw(row, "Count")
        form.cells.note("bad-number", message, where, raw, code=word)
        return None
    return int(value.value)
