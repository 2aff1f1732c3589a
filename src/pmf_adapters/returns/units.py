"""The unit an officer writes: our own name of it, or the words that stand behind a figure."""

from __future__ import annotations

import pmf

_LABELS = {pmf.fold(label): unit for unit, label in pmf.return_form.UNIT_LABELS.items() if label}
_WORDS = {**_LABELS, "gbp": "GBP", "yes or no": "yes_no"}


def read_unit(text: str) -> str | None:
    """The unit a text names: ``percent``, ``%``, ``working days``; `None` when it names none."""
    word = pmf.fold(text)
    if not word:
        return None
    for name in (_WORDS.get(word, word).replace(" ", "_"), text.strip()):
        try:
            return pmf.Quantity("1", name).unit
        except (pmf.UnknownUnit, pmf.UsageError):
            continue
    try:
        number = pmf.cells.read_number(f"1 {word}")
    except ValueError:  # no word the grammar knows: it is told where the cell stands
        return None
    return number.unit if isinstance(number, pmf.cells.Number) else None
