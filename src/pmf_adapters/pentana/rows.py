"""Rows by their look: a section's name, or something that must not pass for one."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pmf
from pmf_adapters.codes import is_code
from pmf_adapters.figures import is_figure
from pmf_adapters.headings import is_period

#: The longest text that is taken for the name of a service.
_LONGEST_NAME = 60
_PER_CENT = re.compile(r"[0-9] ?%")
#: Two letters at least: "Q1" and "H2" are no codes.
_CODE_LETTERS = re.compile(r"[A-Za-z]{2,}.*[0-9_]", re.ASCII)


class Look:
    """Tells rows of figures by what stands in them.

    Args:
        codes: The codes the framework declares.
        scheme: The scheme, whose words mark a row; `None` when there is none.
    """

    def __init__(self, codes: frozenset[str], scheme: pmf.Scheme | None) -> None:
        self._codes = codes
        self._scheme = scheme

    def is_section(self, text: str) -> bool:
        """Whether a text alone in its row can be the name of a service."""
        if len(text) > _LONGEST_NAME or text.startswith("*") or _PER_CENT.search(text):
            return False
        words = text.split()
        if self._is_word(text) or any(map(self._is_code, words)):
            return False
        figures = [word for word in words if is_figure(word)]
        # "Area 4" is a name; "9.3 7.5" and "17,857" are what is left of a row of figures.
        return len(figures) < min(2, len(words)) and not any(set(".,") & set(f) for f in figures)

    def is_record(self, cells: Iterable[str]) -> bool:
        """Whether cells look like a row of ours: they hold a code, a status or a percentage."""
        texts = [pmf.cells.strip_markup(cell.strip())[0] for cell in cells]
        return any(
            _PER_CENT.search(text)
            or self._is_word(text)
            or self._is_code((text.split() or [""])[0])
            for text in texts
        )

    def _is_code(self, word: str) -> bool:
        if word in self._codes:
            return True
        return is_code(word) and _CODE_LETTERS.match(word) is not None and not is_period(word)

    def _is_word(self, text: str) -> bool:
        if self._scheme is None or not text or is_figure(text) is None:
            return False
        known = self._scheme.read_word(text) or self._scheme.read_action_word(text)
        return known is not None
