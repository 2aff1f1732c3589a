"""Rows printed twice: word for word they count once, with other cells the first is kept."""

from __future__ import annotations

from collections.abc import Hashable

import pmf


class Repeats:
    """Remembers the records of one document, and counts each row for what it is.

    Args:
        cells: What collects findings and the account.
    """

    def __init__(self, cells: pmf.Collector) -> None:
        self._cells = cells
        self._seen: dict[Hashable, tuple[str, ...]] = {}

    def __contains__(self, key: object) -> bool:
        """Whether a record of that key was met."""
        return key in self._seen

    def tell(
        self,
        key: Hashable,
        printed: tuple[str, ...],
        where: pmf.Location,
        what: str,
        code: str | None = None,
        *,
        counts: str = "records",
        rows: int = 1,
    ) -> bool:
        """Whether the record stands already; one that does is told. Its rows are counted.

        Args:
            key: What makes two rows the same record.
            printed: The cells of the row, those that count.
            where: The place of the row.
            what: What a message calls the record.
            code: The code of the indicator or action; `None` when it has none.
            counts: What a row that stands for the first time is counted as.
            rows: How many rows the record runs over.
        """
        printed = tuple(cell.strip() for cell in printed)
        before = self._seen.setdefault(key, printed)
        if before is printed:
            self._cells.count(counts, rows)
            return False
        if before == printed:
            self._cells.count("duplicates", rows)
            message = f"{what} stands twice, word for word; it is counted once"
            self._cells.note("duplicate-row", message, where, code=code)
        else:
            self._cells.count("unread", rows)
            message = f"{what} stands twice with different cells; the first is kept, this is not"
            self._cells.note("duplicate-code", message, where, "\t".join(printed), code=code)
        return True
