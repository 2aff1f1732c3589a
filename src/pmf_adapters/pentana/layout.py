"""How a Pentana report is laid out: which table is which, and where one ends."""

from __future__ import annotations

import re

import pmf
from pmf_adapters.codes import is_code
from pmf_adapters.headings import target_heading, value_period
from pmf_adapters.pentana.columns import CODES, code_place, names_of

#: What a heading calls a table, and the tier of the indicators in it.
KINDS = (
    ("Critical Success Indicators", "CSI"),
    ("Key Performance Indicators", "KPI"),
    ("Key Tasks", None),
)
_ACTION_CODE = "action code"
#: The fields a caller may map a heading to, each with the heading Pentana prints.
FIELDS = {
    "code": "Code & Short Name",
    "name": "Short Name",
    "status": "Status / Icon",
    "target": "Target",
    "note": "Latest Note",
    "action_code": "Action Code",
    "action_title": "Action Title",
    "action_description": "Action Description",
    "progress": "Progress",
    "due": "Due Date",
    "comments": "Comments",
}
_KNOWN = {pmf.fold(heading) for heading in FIELDS.values()} | set(CODES)
_CONTINUED = re.compile(r"[\s(\[–-]*\bcont(?:inued|['’]?d|\.)?[)\].…]*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}", re.ASCII)


def is_indicators(table: pmf.Table) -> bool:
    """Whether a table holds indicators."""
    return code_place(names_of(table.meant)) is not None


def is_actions(table: pmf.Table) -> bool:
    """Whether a table holds actions."""
    return _ACTION_CODE in names_of(table.meant)


def is_key(table: pmf.Table) -> bool:
    """Whether a table is the key to the icons."""
    names = names_of(table.meant)
    return len(names) > 1 and "icon" in names and _code_place(names) is None


def claims(document: pmf.Document) -> bool:
    """Whether a document holds a table of this family, at its top or inside another."""
    return any(
        is_indicators(table)
        or is_actions(table)
        or any(is_heading(row.printed) for row in table.rows)
        for table in document.tables
    )


def grouped(document: pmf.Document) -> pmf.Document:
    """The document with each table of the family for itself and whole."""
    return document.regrouped(is_heading, _continues)


def is_heading(cells: tuple[str, ...]) -> bool:
    """Whether cells are the heading row of a table of this family or of a key."""
    text = " ".join(cells).casefold()
    if "code" not in text and "icon" not in text and "ref" not in text:
        return False
    names = names_of(cells)
    if _code_place(names) is not None:
        return sum(map(_is_known, names)) >= 2
    return "icon" in names and any("status" in name for name in names)


def _is_known(name: str) -> bool:
    if name in _KNOWN or name.startswith(("status", "target")):
        return True
    return value_period(name) is not None or target_heading(name, has_figures=True) is not None


def _continues(columns: tuple[str, ...], cells: tuple[str, ...]) -> bool:
    """Whether cells are a row of a table with these columns, and not the heading of another."""
    if sum(bool(cell.strip()) for cell in cells) < 2:
        return True  # a section; no heading row has a single cell
    names = names_of(columns)
    code_at = _code_place(names)
    if code_at is not None and is_code((cells[code_at].split() or [""])[0]):
        return True
    return any(_is_figure(cell.strip()) for cell in cells)


def _code_place(names: tuple[str, ...]) -> int | None:
    """The column of the codes of indicators or actions; `None` when there is none."""
    place = code_place(names)
    if place is None and _ACTION_CODE in names:
        return names.index(_ACTION_CODE)
    return place


def _is_figure(cell: str) -> bool:
    try:
        number = pmf.cells.read_number(pmf.cells.strip_markup(cell)[0])
    except ValueError:
        return False
    return isinstance(number, pmf.cells.Number) and not _YEAR.fullmatch(cell)


def tier_of(heading: str) -> tuple[str, str | None]:
    """The kind of table a heading names and its tier's code; empty when it names none."""
    for name, code in KINDS:
        if pmf.fold(name) in pmf.fold(heading):
            return name, code
    return "", None


def without_continued(heading: str) -> str:
    """A heading without "(continued)"; empty when it says nothing else."""
    return _CONTINUED.sub("", heading).strip()
