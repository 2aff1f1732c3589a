"""The actions of a return and their milestones."""

from __future__ import annotations

import datetime
import re

import pmf
from pmf_adapters.codes import Codes
from pmf_adapters.returns.form import Form
from pmf_adapters.words import Words

_PARTED = re.compile(r"[,;\n]")


def read_action(form: Form, row: pmf.Row, codes: Codes, words: Words) -> pmf.Action:
    """One action from one row."""
    title = form.text(row, "Title")
    code = codes.of_cells(form.text(row, "Action"), title, title, form.at(row, "Action")).code
    cells, due, word = form.cells, form.some(row, "Due"), form.text(row, "Status")
    return pmf.Action(
        code=code,
        title=title or code,
        progress=cells.progress(form.raw(row, "Progress"), form.at(row, "Progress"), code),
        due=_day(form, row, "Due", code),
        due_text=due,
        original_due=_day(form, row, "Original due", code),
        indicators=_codes(form.text(row, "Indicators")),
        reported=words.of_action(word, form.at(row, "Status"), code),
        reported_word=word or None,
        comment=form.some(row, "Comment"),
        source=form.at(row),
        start=_day(form, row, "Start", code),
        owner=form.some(row, "Owner"),
        exempt=form.exempt(row),
    )


def read_milestone(form: Form, row: pmf.Row, code: str) -> pmf.Milestone:
    """One step of an action."""
    return pmf.Milestone(
        form.text(row, "Milestone"),
        _day(form, row, "Due", code),
        _day(form, row, "Done", code),
    )


def _day(form: Form, row: pmf.Row, column: str, code: str) -> datetime.date | None:
    return form.cells.date(form.raw(row, column), form.at(row, column), code)


def _codes(text: str) -> tuple[str, ...]:
    parted = (code.strip() for code in _PARTED.split(text))
    return tuple(dict.fromkeys(code for code in parted if code))
