"""The library's own return: the form an officer fills in, and what a filled one may hold.

A return is one or more tables, each known by its heading row: sheets of a workbook, or tables one
below the other in a text or CSV file. The first states what it is a return of.
"""

from __future__ import annotations

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
}
