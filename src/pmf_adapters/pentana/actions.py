"""The action tables of a Pentana report."""

from __future__ import annotations

import pmf
from pmf_adapters.pentana.words import Words


def read_action(
    table: pmf.Table,
    row: pmf.Row,
    cells: pmf.Collector,
    words: Words,
    group: str | None,
    service: str | None,
) -> pmf.Action:
    """One action from one row."""
    places = {pmf.fold(heading): place for place, heading in enumerate(table.columns)}

    def cell(*names: str) -> tuple[str, pmf.Location]:
        for name in names:
            if name in places:
                where = table.place(row, places[name])
                return cells.plain(row.cells[places[name]], where), where
        return "", table.place(row)

    code, _ = cell("action code")
    word, word_at = cell("status icon", "status / icon", "status")
    due, due_at = cell("due date")
    progress, progress_at = cell("progress")
    return pmf.Action(
        code=code,
        title=cell("action title")[0],
        description=cell("action description")[0] or None,
        progress=cells.progress(progress, progress_at, code),
        due=cells.date(due, due_at, code),
        due_text=due or None,
        reported=words.of_action(word, word_at, code),
        reported_word=word or None,
        comment=cell("comments", "latest note")[0] or None,
        group=group,
        service=service,
        source=table.place(row),
    )
