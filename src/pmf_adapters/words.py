"""A report's status words, held against the scheme and against the key the report prints."""

from __future__ import annotations

import pmf


class Words:
    """Reads status words; a word nobody knows is kept as printed and never becomes a status."""

    def __init__(self, scheme: pmf.Scheme | None, cells: pmf.Collector) -> None:
        self._scheme = scheme
        self._cells = cells
        self._key: tuple[str, ...] = ()
        self._action_key: tuple[str, ...] = ()

    def take_key(self, table: pmf.Table) -> None:
        """Remember the words of a printed key, those of its second column; keys add up."""
        rows = (row.cells[1] for row in table.rows if not row.repeats_heading)
        words = tuple(pmf.cells.strip_markup(cell.strip())[0] for cell in rows if cell.strip())
        if "indicator" in pmf.fold(table.columns[1]):
            self._key += words
        else:
            self._action_key += words

    def of_indicator(
        self, word: str | None, where: pmf.Location, code: str
    ) -> tuple[pmf.Status, ...]:
        """What a word means for an indicator; empty when it means nothing known."""
        if not word or self._scheme is None:
            return ()
        level = self._scheme.read_word(word)
        if level is None:
            self._unknown(word, where, code)
            return ()
        self._check_key(level, word, self._key, where, code)
        return level.meanings

    def of_action(self, word: str, where: pmf.Location, code: str) -> tuple[pmf.ActionStatus, ...]:
        """What a word means for an action; empty when it means nothing known."""
        if not word or self._scheme is None:
            return ()
        level = self._scheme.read_action_word(word)
        if level is None:
            self._unknown(word, where, code)
            return ()
        self._check_key(level, word, self._action_key, where, code)
        return level.meanings

    def _unknown(self, word: str, where: pmf.Location, code: str) -> None:
        scheme = self._scheme.id if self._scheme else "none"
        message = f"{word!r} has no meaning in scheme {scheme}; it is kept as printed"
        self._cells.note("unknown-status", message, where, word, code=code)

    def _check_key(
        self,
        level: pmf.Level | pmf.ActionLevel,
        word: str,
        key: tuple[str, ...],
        where: pmf.Location,
        code: str,
    ) -> None:
        """Notice a word that is understood, but that the printed key does not hold."""
        if not key or pmf.fold(word) in {pmf.fold(printed) for printed in key}:
            return
        is_variant = pmf.fold(word) in {pmf.fold(variant) for variant in level.variants}
        in_key = pmf.in_key(level, key)
        if in_key and not is_variant:
            return  # another name of a level the key holds: "Green" for "Satisfactory"
        meaning = level.meanings[0].value.replace("_", " ")
        message = f"{word!r} is not in the printed key; it is read as {meaning}"
        severity = pmf.Severity.INFO if in_key else None
        self._cells.note(
            "status-outside-key", message, where, word, used=meaning, code=code, severity=severity
        )
