"""The table at the head of a paper: a label in the first column, what it says in the second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

import pmf
from pmf_adapters.papers.days import tell_bad_days

#: Labels councils print without a colon.
_KNOWN = frozenset(
    pmf.fold(label)
    for label in (
        "Corporate Priorities", "Wards affected", "Report Author / Responsible Officer",
        "Contains Confidential or Exempt Information?", "Background papers", "Recommendation",
        "Purpose of the report", "Decision type", "Classification", "Portfolio Holder", "Subject",
    )
)  # fmt: skip
#: A label and what it says in one cell: "Urgency item? No".
_INLINE = re.compile(r"(?P<name>[A-Z][A-Za-z ]{2,40}[:?]) +(?P<text>\S.*)")
#: Labels that name days.
_DAYS = frozenset({"date", "meeting and date"})
_RULE = re.compile(r"-{3,}")
_TAG = re.compile(r"</?(?:p|ol|ul|li|div|br)\b[^>]*>", re.IGNORECASE)
#: A number at the start of an item of a list that lost its lines: "1. That … 2. That …".
_NUMBERED = re.compile(r"(?:^|\s)(?:\(?[0-9ivx]{1,3}[.)])\s+(?=[A-Z])")


@attrs.frozen
class Label:
    """One label and what it says.

    Attributes:
        name: The label, without its colon, folded.
        printed: The label as printed.
        text: What it says, without markup.
        items: The same as the items it lists; one where it lists nothing.
        where: The place of what it says.
    """

    name: str
    printed: str
    text: str
    items: tuple[str, ...]
    where: pmf.Location


@attrs.frozen
class Labels:
    """The labels of a paper, in the order printed."""

    all: tuple[Label, ...] = ()

    def get(self, *names: str) -> Label | None:
        """The first label that has one of these names, or starts with it; with something said."""
        for name in map(pmf.fold, names):
            for label in self.all:
                if label.text and (label.name == name or label.name.startswith(f"{name} (")):
                    return label
        return None

    def below(self, *names: str) -> str:
        """The first label printed below one of these that says nothing itself; else empty."""
        for above, label in pairwise(self.all):
            if above.name in map(pmf.fold, names) and not above.text and not label.text:
                return label.printed
        return ""

    def text(self, *names: str) -> str | None:
        """What the label says; `None` when it is not there, or says nothing or "N/A"."""
        label = self.get(*names)
        if label is None or pmf.fold(label.text) in ("n/a", "none", "nil", "not applicable"):
            return None
        return label.text

    def items(self, *names: str) -> tuple[str, ...]:
        """What the label lists; empty when it is not there."""
        label = self.get(*names)
        return () if label is None or self.text(*names) is None else label.items


def is_labels(table: pmf.Table) -> bool:
    """Whether a table is one of labels: two columns, most first cells end in a colon or a mark.

    At the end of a paper each cell may hold a label and what it says: "Urgency item? No".
    """
    if _is_inline(table):
        return True
    if len(table.columns) != 2:
        return False
    first = [cells[0] for cells in _rows(table) if cells[0].strip()]
    known = sum(_is_label(cell) for cell in first)
    return known >= 2 and 2 * known >= len(first) - sum(map(_is_rule, first))


def read_labels(document: pmf.Document, cells: pmf.Collector) -> Labels:
    """Read every table of labels, and account for its rows.

    Args:
        document: The paper.
        cells: What collects findings and the account.
    """
    found: list[Label] = []
    for table in filter(is_labels, document.tables):
        if _is_inline(table):
            found += _inline(table, cells)
            continue
        for printed, where in zip(_rows(table), _places(table), strict=True):
            cells.count("rows")
            name, text = printed[0].strip(" \t\xa0"), printed[1].strip()
            if (not name and not text) or _is_rule(name):
                cells.count("blanks")
                continue
            cells.count("labels")
            if name:
                found.append(_label(name, text, where))
            elif found:  # more of what stands above
                found[-1] = _longer(found[-1], text)
    for label in found:
        if label.name in _DAYS:
            tell_bad_days(label.text, label.where, cells)
    return Labels(tuple(found))


def _is_inline(table: pmf.Table) -> bool:
    cells = [cell for row in _rows(table) for cell in row if cell.strip()]
    return len(cells) > 1 and all(map(_INLINE.match, table.columns)) and len(table.rows) < 4


def _inline(table: pmf.Table, cells: pmf.Collector) -> Iterator[Label]:
    for row, where in zip(_rows(table), _places(table), strict=True):
        cells.count("rows")
        cells.count("labels")
        for match in filter(None, map(_INLINE.match, row)):
            yield _label(match["name"], match["text"].strip(), where)


def _label(name: str, text: str, where: pmf.Location) -> Label:
    folded = pmf.fold(name.strip("*").rstrip(":?"))
    return Label(folded, name, _plain(text), items_of(text), where)


def _longer(label: Label, text: str) -> Label:
    more = _plain(text)
    return attrs.evolve(
        label, text=f"{label.text} {more}".strip(), items=(*label.items, *items_of(text))
    )


def items_of(text: str) -> tuple[str, ...]:
    """The items a text lists: by tags of a list, by paragraphs, or numbered one after another."""
    parts = (part.strip(" *") for part in _TAG.split(text))
    return tuple(
        item.strip() for part in parts if part for item in _NUMBERED.split(part) if item.strip()
    )


def _plain(text: str) -> str:
    return " ".join(pmf.cells.strip_markup(_TAG.sub(" ", text))[0].split())


def _rows(table: pmf.Table) -> Iterable[tuple[str, ...]]:
    return [table.columns, *((*row.cells, "")[: len(table.columns)] for row in table.rows)]


def _places(table: pmf.Table) -> Iterator[pmf.Location]:
    yield table.place()
    yield from (table.place(row) for row in table.rows)


def _is_label(cell: str) -> bool:
    text = cell.strip(" *")
    return text.endswith((":", "?")) or pmf.fold(text) in _KNOWN


def _is_rule(cell: str) -> bool:
    return bool(_RULE.fullmatch(cell.strip()))
