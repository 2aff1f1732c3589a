"""The first table of a return: of which council, framework and period it is."""

from __future__ import annotations

import datetime

import attrs

import pmf
from pmf_adapters.returns.form import Form, kind_of, says_yes

_FORM = pmf.return_form
_LABELS = {pmf.fold(label): label for label in _FORM.LABELS}
_LABEL, _ENTRY = _FORM.HEAD


@attrs.frozen
class Entry:
    """One entry of the head, as printed and with its place."""

    text: str
    where: pmf.Location


@attrs.define
class Head:
    """What a return says of itself; whatever it leaves out is `None`.

    Attributes:
        entries: Every entry, by its label.
        period: The period it is about.
        published: The day it was or will be published.
        illustrative: Whether its figures are made up.
    """

    entries: dict[str, Entry] = attrs.Factory(dict)
    period: pmf.Period | None = None
    published: datetime.date | None = None
    illustrative: bool = False

    def text(self, label: str) -> str | None:
        """An entry's text; `None` when it is empty or left out."""
        entry = self.entries.get(label)
        return entry.text if entry else None

    def where(self, label: str) -> pmf.Location | None:
        """An entry's place; `None` when it is empty or left out."""
        entry = self.entries.get(label)
        return entry.where if entry else None


def framework_named(document: pmf.Document) -> str | None:
    """The framework a return names; `None` when it names none."""
    quiet = pmf.Collector(document)
    head = Head()
    for table in document.tables:
        if kind_of(table) == "head":
            _take(head, Form("head", document, table, quiet))
    return head.text(_FORM.FRAMEWORK)


def read_head(head: Head, form: Form) -> None:
    """Take the entries of one table into the head."""
    _take(head, form)
    cells = form.cells
    if period := head.entries.get(_FORM.PERIOD):
        head.period = cells.period(period.text, period.where)
    if published := head.entries.get(_FORM.PUBLISHED):
        head.published = cells.date(published.text, published.where, "")
    if illustrative := head.entries.get(_FORM.ILLUSTRATIVE):
        head.illustrative = says_yes(illustrative.text, illustrative.where, cells)


def _take(head: Head, form: Form) -> None:
    for row in form.rows():
        printed = form.text(row, _LABEL)
        label = _LABELS.get(pmf.fold(printed).rstrip(":"))
        entry = form.text(row, _ENTRY)
        if label is None:
            _tell_label(form, row, printed)
        elif label in head.entries and head.entries[label].text != entry and entry:
            form.cells.count("unread")
            message = f"{label} stands twice with different entries; the first is kept"
            form.cells.note("bad-entry", message, form.at(row, _ENTRY), entry)
        else:
            form.cells.count("labels")
            if entry:
                head.entries.setdefault(label, Entry(entry, form.at(row, _ENTRY)))


def _tell_label(form: Form, row: pmf.Row, printed: str) -> None:
    form.cells.count("unread")
    message = f"{printed[:60]!r} is none of the labels: {', '.join(_FORM.LABELS)}; it is not read"
    raw = "\t".join(row.printed)
    warning = pmf.Severity.WARNING
    form.cells.note("row-unread", message, form.at(row, _LABEL), raw, severity=warning)


def tell_head(head: Head, framework: pmf.Framework | None, cells: pmf.Collector) -> None:
    """Tell what the head leaves out, and where it is at odds with the framework."""
    if head.period is None and _FORM.PERIOD not in head.entries:
        message = "the return does not say its period; write it beside the label Period"
        cells.note("no-period", message)
    id, council = head.text(_FORM.FRAMEWORK), head.text(_FORM.COUNCIL)
    if framework is None:
        _tell_no_framework(head, cells)
        return
    info = pmf.Severity.INFO
    if id is not None and id != framework.id:
        message = f"the return names the framework {id!r}; it is read with {framework.id!r}"
        where = head.where(_FORM.FRAMEWORK)
        cells.note("name-disagrees", message, where, id, used=framework.id, severity=info)
    if council is not None and pmf.fold(council) != pmf.fold(framework.council):
        message = f"the return is of {council!r}, its framework of {framework.council!r}"
        cells.note("name-disagrees", message, head.where(_FORM.COUNCIL), council)


def _tell_no_framework(head: Head, cells: pmf.Collector) -> None:
    id = head.text(_FORM.FRAMEWORK)
    said = "names no framework"
    if id is not None:
        said = f"names the framework {id!r}, which is not installed"
    message = (
        f"the return {said}; its rows are read without one, and nothing is known of which values "
        "are better. Give one: --framework ID or FILE.toml, or framework= in Python"
    )
    cells.note("no-framework", message, head.where(_FORM.FRAMEWORK), id)
