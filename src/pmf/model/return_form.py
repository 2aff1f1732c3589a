"""The library's own return: the form an officer fills in, and what a filled one may hold.

A return is one or more tables, each known by its heading row: sheets of a workbook, or tables one
below the other in a text or CSV file. The first states what it is a return of.
"""

from __future__ import annotations

import functools

from pmf.model.scheme import fold

#: The name of the adapter that reads it, before any council's own.
READER = "returns"
#: The heading row of the first table, and the labels that may stand in it.
HEAD = ("Return", "Entry")
COUNCIL = "Council"
FRAMEWORK = "Framework"
PERIOD = "Period"
PUBLISHED = "Published"
TITLE = "Title"
ILLUSTRATIVE = "Illustrative"
REMARK = "Remark"
LABELS = (COUNCIL, FRAMEWORK, PERIOD, PUBLISHED, TITLE, ILLUSTRATIVE, REMARK)

#: What an officer fills in, a row for each indicator due. "Status" is what the council reports.
INDICATORS = (
    "Code", "Indicator", "Service", "Owner", "Unit", "Target", "Value", "Numerator",
    "Denominator", "Status", "Commentary",
)  # fmt: skip
#: Figures of other periods than the return's own.
HISTORY = ("Code", "Period", "Figure")
#: Figures of other bodies; "Average" holds "yes" for an average.
PEERS = ("Code", "Body", "Average", "Period", "Figure")
#: Actions; "Indicators" holds codes parted by commas, "Original due" the first due date.
ACTIONS = (
    "Action", "Title", "Indicators", "Owner", "Start", "Original due", "Due", "Progress",
    "Status", "Comment",
)  # fmt: skip
#: Steps of actions, each by the code of its action.
MILESTONES = ("Action", "Milestone", "Due", "Done")
#: What was written: "Kind" is one of `CommentaryKind`, "On" a code or name or empty for all of it.
COMMENTARY = ("On", "Kind", "By", "Text")
#: Concerns taken further.
ESCALATIONS = ("On", "Concern", "Why", "From", "To", "Date")
#: Lines of the accounts.
FINANCES = ("Group", "Line", "Budget", "Outturn")
#: Totals as the council prints them; "Group" is empty for the whole report.
TOTALS = ("Group", "Word", "Count", "Percent")
#: Where an optional last column "Exempt" holds a legal paragraph, the row is not public.
EXEMPT = "Exempt"

#: Outcomes of the whole, with the line each step asks for; "N/A" where a step has none.
OUTCOMES = ("Outcome", "Unmet", "Met", "Exceeded", "Significantly exceeded", "Due")
#: Risks before and after what is done about them.
RISKS = ("Risk", "Before", "Controls", "After")
#: What the form says of itself, of what is asked, and of what is not asked this time. They are
#: for people: reading a return takes nothing from them.
NOTES = ("Note", "What it says")
DEFINITIONS = (
    "Code", "What is measured", "How it is worked out", "Numerator is", "Denominator is",
    "Data source",
)  # fmt: skip
NOT_ASKED = ("Code", "Indicator", "Service", "Why not asked")

#: What an officer writes in a box that holds no figure, since the indicator does not apply: on
#: this form that is an answer. What "n/a" means in a report somebody printed is not known, and
#: there it is no value.
NOT_APPLICABLE = ("n/a", "n.a.", "na", "not applicable")

#: How units stand on the form where their name would not be understood.
UNIT_LABELS = {"percent": "%", "GBP": "£", "thing": "count", "yes_no": "yes/no", "number": ""}

#: Every table by a short name.
TABLES: dict[str, tuple[str, ...]] = {
    "head": HEAD,
    "indicators": INDICATORS,
    "history": HISTORY,
    "peers": PEERS,
    "actions": ACTIONS,
    "milestones": MILESTONES,
    "commentary": COMMENTARY,
    "escalations": ESCALATIONS,
    "finances": FINANCES,
    "totals": TOTALS,
    "outcomes": OUTCOMES,
    "risks": RISKS,
    "notes": NOTES,
    "definitions": DEFINITIONS,
    "not_asked": NOT_ASKED,
}
#: The tables for people alone.
FOR_PEOPLE = ("notes", "definitions", "not_asked")
#: The headings by which each table is known, every one of them; of several that fit, the first.
KNOWN_BY: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("head", HEAD),
    ("milestones", ("Action", "Milestone")),
    ("actions", ("Action", "Title")),
    ("peers", ("Code", "Body", "Figure")),
    ("history", ("Code", "Period", "Figure")),
    ("indicators", ("Code", "Value")),
    ("commentary", ("On", "Text")),
    ("escalations", ("On", "Concern")),
    ("finances", ("Line", "Budget")),
    ("finances", ("Line", "Outturn")),
    ("totals", ("Word", "Count")),
    ("totals", ("Word", "Percent")),
    ("outcomes", ("Outcome", "Met")),
    ("risks", ("Risk", "Controls")),
    ("notes", NOTES),
    ("definitions", ("Code", "What is measured")),
    ("not_asked", ("Code", "Why not asked")),
)
#: What a sheet takes for the beginning of a formula, full-width forms included.
_FORMULA = (*"=+-@\t\r\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_GUARD = "'"


def table_of(cells: tuple[str, ...]) -> str | None:
    """The short name of the table these cells are the heading row of; `None` when of none.

    Columns may stand in any order, and those that are not needed may be left out; where more of
    the headings are unknown than known it is somebody else's table.
    """
    return _table_of(frozenset(filter(None, map(fold, cells))))


@functools.lru_cache(maxsize=1024)
def _table_of(names: frozenset[str]) -> str | None:
    for table, needed in KNOWN_BY:
        if names.issuperset(map(fold, needed)):
            known = {fold(name) for name in (*TABLES[table], EXEMPT)}
            return table if 2 * len(names & known) > len(names) else None
    return None


def unit_label(unit: str) -> str:
    """A unit as it stands on the form: ``%``, ``working day/fte``; empty when none is declared."""
    return UNIT_LABELS.get(unit, unit.replace("_", " "))


def guarded(text: str) -> str:
    """A text as it is written into a CSV file: no sheet takes it for a formula.

    An apostrophe is put before a text that begins like a formula, and one more before a text that
    begins so behind apostrophes. Figures such as ``-5`` are for the caller to leave alone.
    """
    return _GUARD + text if text.lstrip(_GUARD).startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """A text as it was before `guarded`: ``unguarded(guarded(text)) == text`` for every text."""
    if text.startswith(_GUARD) and text.lstrip(_GUARD).startswith(_FORMULA):
        return text[1:]
    return text
