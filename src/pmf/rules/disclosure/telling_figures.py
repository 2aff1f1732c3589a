"""Whether a text tells a figure that is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_WORD = re.compile(r"[a-z]+")
_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


class Told:
    """The hidden figures of each indicator.

    Args:
        figures: Each hidden figure with the code of its indicator.
    """

    def __init__(self, figures: Iterable[tuple[str, Decimal]]) -> None:
        self._figures: dict[str, set[Decimal]] = {}
        for code, figure in figures:
            self._figures.setdefault(code, set()).add(figure)

    def has(self, code: str) -> bool:
        """Whether any figure of an indicator is hidden."""
        return code in self._figures

    def by(self, code: str | None, *texts: str | None) -> bool:
        """Whether one of these texts on an indicator tells a hidden figure of it.

        Numbers are known in digits, and up to twelve in words.
        """
        hidden = self._figures.get(code or "", set())
        return bool(hidden) and any(hidden & _numbers(text) for text in texts if text)


def _numbers(text: str) -> set[Decimal]:
    found = {Decimal(digits.replace(",", "")) for digits in _NUMBER.findall(text)}
    words = set(_WORD.findall(text.casefold()))
    return found | {Decimal(number) for number, word in enumerate(_WORDS) if word in words}
