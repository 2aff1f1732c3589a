"""The options a paper considered, from a table whose texts run over several rows."""

from __future__ import annotations

import re

import attrs

import pmf

_OPTION, _COMMENTS = ("option", "options"), ("comments", "comment")
#: "The recommended option." on a row of its own, or "(not recommended)" after the option.
_VERDICT = re.compile(
    r"(?:^|\()\s*(?P<no>not\s+)?(?:the\s+)?recommended(?:\s+option)?\s*(?:\.|\)\.?)?$",
    re.IGNORECASE,
)
_ENDED = (".", "!", "?")


def is_options(names: tuple[str, ...]) -> bool:
    """Whether these are the headings of options and what speaks for or against each."""
    option, *rest = map(pmf.fold, names)
    return option in _OPTION and len(rest) == 1 and rest[0] in _COMMENTS


def read_options(table: pmf.Table, cells: pmf.Collector) -> tuple[pmf.Option, ...]:
    """Every option of a table.

    A row is one line of print: an option goes on until a row without it, until it is said whether
    it is recommended, or until both its cells have come to the end of a sentence.
    """
    cells.count("rows", 1 + len(table.rows))
    cells.count("headings")
    options: list[pmf.Option] = []
    ended = True
    for row in table.rows:
        if row.is_blank or row.repeats_heading:
            cells.count("blanks" if row.is_blank else "headings")
            ended = True
            continue
        cells.count("labels")
        where = table.place(row)
        text, comments = (cells.plain(cell, where) for cell in row.cells[:2])
        found = _VERDICT.search(text)
        text = text[: found.start()].rstrip() if found else text
        if not options or (ended and text):
            options.append(pmf.Option(text, comments, source=where))
        else:
            options[-1] = _with_line(options[-1], text, comments)
        if found:
            options[-1] = attrs.evolve(options[-1], recommended=found["no"] is None)
        ended = not text or found is not None or (text.endswith(_ENDED) and _is_ended(comments))
    return tuple(options)


def _is_ended(comments: str) -> bool:
    return comments.endswith(_ENDED)


def _with_line(option: pmf.Option, text: str, comments: str) -> pmf.Option:
    return attrs.evolve(
        option,
        text=f"{option.text} {text}".strip(),
        comments=f"{option.comments} {comments}".strip(),
    )
