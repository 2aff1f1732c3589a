"""Which findings would tell of something that is not public."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import Any

import attrs

from pmf.model.dataset import Dataset
from pmf.model.finding import Finding, Location
from pmf.rules.disclosure.exempt import Hidden, known_indicators

#: Findings that count rows, and so tell how many are not shown.
COUNTING = ("totals-disagree", "percent-disagrees", "denominators-differ", "rows-unaccounted")
#: Shorter texts, or such without a letter, are no mark of anything.
_RAW, _QUOTED = 4, 6

Row = tuple[str, str | None, int | None, int | None, int | None]


def row_of(where: Location | None) -> Row | None:
    """The row a place lies in; `None` when it names none."""
    if where is None or (where.row is None and where.line is None):
        return None
    return where.file, where.sheet, where.table, where.row, where.line


class Telling:
    """What is known of hidden things, looked through once, to hold findings against.

    Args:
        dataset: What was read.
        hidden: What of it is not public.
        counts: Whether findings that count rows tell too, since rows are left out.
    """

    def __init__(self, dataset: Dataset, hidden: Hidden, *, counts: bool = True) -> None:
        self._hidden = hidden
        self._counts = counts
        rows = {True: set[Row](), False: set[Row]()}
        for is_hidden, row in _rows(dataset, hidden):
            rows[is_hidden].add(row)
        self._hidden_rows = rows[True] - rows[False]
        self._public_rows = rows[False] - rows[True]
        public = (
            *(one for one in known_indicators(dataset) if one.code not in hidden.indicators),
            *(one for one in dataset.observations if one.code not in hidden.indicators),
            *(one for one in dataset.actions if one.code not in hidden.actions),
        )
        told = {text for one in public for text in _texts_of(one)}
        self._texts = {text for one in hidden.things for text in _texts_of(one)} - told

    def tells(self, finding: Finding) -> bool:
        """Whether a finding would tell of something hidden."""
        hidden = self._hidden
        if finding.code in hidden.indicators or finding.code in hidden.actions:
            return True
        if self._counts and finding.kind in COUNTING:
            return True
        if finding.raw and "code" in finding.kind and hidden.is_named(finding.raw):
            return True
        texts = [text for text in (finding.message, finding.raw, finding.used) if text]
        if any(hidden.names(text) for text in texts):
            return True
        row = row_of(finding.location)
        if row in self._hidden_rows or self._is_of_note(finding):
            return True
        return row not in self._public_rows and self._quotes(finding)

    def _is_of_note(self, finding: Finding) -> bool:
        for code, note in self._hidden.notes:
            if note.source is not None and finding.location == note.source:
                return True
            told = finding.message + (finding.raw or "")
            quoted = finding.raw is not None and finding.raw in note.text
            if finding.code == code and (quoted or note.text in told):
                return True
        return False

    def _quotes(self, finding: Finding) -> bool:
        """Whether a finding that is of nothing public quotes something hidden."""
        for quoted in (finding.raw, finding.used):
            if quoted and _marks(quoted, _RAW) and any(quoted in text for text in self._texts):
                return True
        return any(text in finding.message for text in self._texts if _marks(text, _QUOTED))


def _marks(text: str, length: int) -> bool:
    return len(text) >= length and any(char.isalpha() for char in text)


def _rows(dataset: Dataset, hidden: Hidden) -> Iterator[tuple[bool, Row]]:
    """Every row with whether what stands in it is hidden."""
    codes = hidden.indicators
    placed: list[tuple[bool, Location | None]] = [
        *((one.code in codes, one.source) for one in dataset.indicators),
        *((one.code in codes, one.source) for one in dataset.observations),
        *((one.code in codes or bool(one.exempt), one.source) for one in dataset.peers),
        *((one.code in hidden.actions, one.source) for one in dataset.actions),
        *((bool(one.exempt), one.source) for one in dataset.commentary),
        *((bool(one.exempt), one.source) for one in dataset.escalations),
        *((bool(one.exempt), one.source) for one in dataset.finances),
        *((bool(one.exempt), one.source) for one in dataset.published),
        *((bool(one.exempt), one.source) for one in dataset.risks),
        *((bool(one.exempt), one.source) for one in dataset.outcomes),
    ]
    for is_hidden, source in placed:
        row = row_of(source)
        if row is not None:
            yield is_hidden, row


def _texts_of(value: Any) -> Iterator[str]:
    """Every text in a value of the model, however deep; names of files left out."""
    if isinstance(value, str):
        if value and not isinstance(value, enum.Enum):
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts_of(one)
    elif attrs.has(type(value)) and not isinstance(value, Location):
        for name in attrs.fields_dict(type(value)):
            yield from _texts_of(getattr(value, name))
