"""What reading or checking noticed, and where."""

from __future__ import annotations

import enum

import attrs


class Severity(enum.StrEnum):
    """How much a finding costs: no value, a doubt, or nothing but a note."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@attrs.frozen
class Location:
    """Where something stands.

    Attributes:
        file: The document's name, without its folder.
        table: The table's number in the document, from 1; `None` outside tables.
        row: The row in that table, its heading row being 1; `None` outside tables.
        line: The physical line of the file, from 1; `None` where a format has no lines.
        column: The column's printed heading; `None` when the whole row is meant.
        sheet: The sheet of a workbook, whose own row `row` then is; `None` elsewhere.
    """

    file: str
    table: int | None = None
    row: int | None = None
    line: int | None = None
    column: str | None = None
    sheet: str | None = None

    def at(self, column: str) -> Location:
        """The same row, at one column."""
        return attrs.evolve(self, column=column)

    def __str__(self) -> str:
        parts = [self.file, self.sheet] if self.sheet else [self.file]
        if self.line is not None:
            parts.append(str(self.line))
        elif self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(self.column)
        return ":".join(parts)


#: Every kind of finding: its usual severity and what it means. Kinds are stable names.
KINDS: dict[str, tuple[Severity, str]] = {
    # reading
    "bad-number": (Severity.ERROR, "A cell that should hold a number cannot be read as one."),
    "bad-date": (
        Severity.ERROR,
        "A cell that should hold a date holds none, or an impossible one.",
    ),
    "bad-period": (Severity.ERROR, "A heading that should name a period names none."),
    "bad-target": (Severity.ERROR, "A target cell holds words that cannot be read as a target."),
    "target-unit-missing": (Severity.WARNING, "A target's words give a figure without its unit."),
    "target-sign-missing": (Severity.WARNING, "A target asks for a change and not which way."),
    "target-year-missing": (Severity.WARNING, "A target runs over years and names no first one."),
    "target-profile-missing": (
        Severity.WARNING,
        "A target is profiled, but the profile was not supplied.",
    ),
    "target-parts-disagree": (
        Severity.WARNING,
        "The parts of a target contradict each other or the year's figure, or one is missing.",
    ),
    "target-pending": (Severity.INFO, "A target is still to be set."),
    "marked-value": (Severity.INFO, "A value carries a footnote or another mark; both are kept."),
    "other-period": (Severity.WARNING, "A note says the value belongs to another period."),
    "markup-removed": (Severity.INFO, "Markup such as <b> was left in cells; the text was kept."),
    "status-outside-key": (
        Severity.WARNING,
        "A status word is understood but is not in the key the report prints.",
    ),
    "unknown-status": (Severity.WARNING, "A status word has no meaning in the scheme."),
    "unknown-code": (Severity.WARNING, "An indicator is not in the council's framework."),
    "duplicate-code": (Severity.WARNING, "One code stands twice with different figures."),
    "duplicate-row": (Severity.INFO, "A row is repeated word for word; it is counted once."),
    "no-code": (Severity.WARNING, "No code is printed; one was made from the name or title."),
    "code-shared": (
        Severity.WARNING,
        "One code is printed with different names; a code was made from each further name.",
    ),
    "code-lookalike": (
        Severity.WARNING,
        "A code looks like another one but is written with other characters.",
    ),
    "no-period": (
        Severity.ERROR,
        "No column of a table is of the report's period; its status words have no place.",
    ),
    "period-doubtful": (
        Severity.WARNING,
        "Columns of different lengths compete to be the report's period.",
    ),
    "target-heading-unread": (
        Severity.WARNING,
        "A column of targets does not say in a known way of which period they are.",
    ),
    "target-not-printed": (
        Severity.WARNING,
        "A report prints no target of its own period where one is to be expected.",
    ),
    "fraction-suspected": (
        Severity.WARNING,
        "A bare figure up to 1 stands among percentages; it may be a fraction.",
    ),
    "value-unlikely": (
        Severity.WARNING,
        "A value can hardly be: a share outside 0% to 100%, a count below zero.",
    ),
    "column-twice": (
        Severity.WARNING,
        "Two columns hold the same thing; one of them was read, the other was not.",
    ),
    "cell-missing": (Severity.WARNING, "A cell that should hold a count or a word is empty."),
    "row-width": (Severity.WARNING, "A row has more or fewer cells than its heading."),
    "row-unread": (Severity.ERROR, "A row of a table could not be understood."),
    "stray-text": (Severity.INFO, "Text stands between the rows of a table."),
    "column-unread": (Severity.INFO, "A column is none the adapter knows; it was not read."),
    "table-unread": (Severity.INFO, "A table is none the adapter knows; it was not read."),
    "encoding": (Severity.INFO, "The file is not UTF-8; it was read as Windows-1252."),
    "rows-unaccounted": (Severity.ERROR, "Rows may be lost: the adapter does not account for all."),
    "adapter-failed": (
        Severity.WARNING,
        "An adapter failed when asked whether it knows the document; another one read it.",
    ),
    "unit-disagrees": (Severity.WARNING, "The printed unit is not the one declared."),
    "service-disagrees": (
        Severity.WARNING,
        "An indicator is printed under a service that is not its own.",
    ),
    "appendix-missing": (
        Severity.WARNING,
        "The paper names an appendix whose figures are not in the document.",
    ),
    "period-disagrees": (
        Severity.WARNING,
        "Two places of the document name different periods for the same report.",
    ),
    "name-disagrees": (
        Severity.WARNING,
        "Two places of the document name the same body or thing differently.",
    ),
    "tier-disagrees": (
        Severity.WARNING,
        "A tier's number, name or size is not what the framework declares, or the tier is missing.",
    ),
    "frequency-disagrees": (
        Severity.WARNING,
        "How often an indicator is reported is not what the framework declares.",
    ),
    "list-gap": (
        Severity.WARNING,
        "The numbers of a list do not run on, or it is shorter than the framework's.",
    ),
    "name-wrapped": (Severity.INFO, "A name runs over two rows; the rows were read as one."),
    "target-changed": (
        Severity.WARNING,
        "A document gives another target than the framework declares.",
    ),
    "no-framework": (
        Severity.ERROR,
        "A return names a framework that is not installed; its rows are read without one.",
    ),
    "ratio-disagrees": (
        Severity.WARNING,
        "A value is not what its numerator and denominator give.",
    ),
    "bad-entry": (
        Severity.WARNING,
        "A cell of a return holds none of the entries the form knows there.",
    ),
    "formula-not-calculated": (
        Severity.ERROR,
        "A cell holds a formula whose result the file does not hold.",
    ),
    "cell-type": (Severity.WARNING, "A cell of a spreadsheet holds neither text nor a number."),
    "cells-merged": (
        Severity.INFO,
        "Merged cells of a spreadsheet were read as one; what is printed counts for the first.",
    ),
    "sheet-hidden": (Severity.INFO, "Hidden rows, columns or sheets were read like the others."),
    # several reports
    "value-revised": (
        Severity.INFO,
        "A later publication gives another value; the later one counts, both are kept.",
    ),
    "revision-undated": (
        Severity.WARNING,
        "Two reports give different values and do not say which was published later.",
    ),
    "publication-undated": (
        Severity.WARNING,
        "A report does not say when it was published; an earlier publication is shown without it.",
    ),
    # checking
    "mitigation-missing": (
        Severity.WARNING,
        "Nothing is said about what is done, where the council's framework asks for it.",
    ),
    "outcome-disagrees": (
        Severity.WARNING,
        "What the report says of an outcome as a whole is not what its parts give.",
    ),
    "polarity-disagrees": (
        Severity.WARNING,
        "The target's own words point the other way than the declared polarity.",
    ),
    "lines-disagree": (
        Severity.WARNING,
        "A floor asks for more than the target, or a stretch target for less.",
    ),
    "scheme-not-in-force": (
        Severity.INFO,
        "The period is judged by a scheme that was not in force then.",
    ),
    "status-disagrees": (Severity.WARNING, "The printed status is not the one that follows."),
    "travel-disagrees": (
        Severity.WARNING,
        "The printed direction of travel is not the one that follows.",
    ),
    "status-without-value": (Severity.WARNING, "A judging status is printed over no value."),
    "data-only-with-target": (Severity.WARNING, "A data-only indicator has a target."),
    "note-disagrees": (
        Severity.WARNING,
        "A note claims the target is met while a figure in it misses it.",
    ),
    "progress-disagrees": (
        Severity.WARNING,
        "An action's progress and its printed status contradict each other.",
    ),
    "due-date-disagrees": (
        Severity.WARNING,
        "An action's due date and its printed status contradict each other.",
    ),
    "dates-disagree": (
        Severity.WARNING,
        "The dates of an action or its steps contradict each other, or the day of judging.",
    ),
    "date-before-period": (
        Severity.WARNING,
        "A report is dated before its period ends, or an outcome is due before it begins.",
    ),
    "totals-disagree": (
        Severity.WARNING,
        "A printed total or count is not what its parts or the rows add up to.",
    ),
    "percent-disagrees": (
        Severity.WARNING,
        "A printed percentage is its count's share of no denominator, rounded half up.",
    ),
    "denominators-differ": (
        Severity.WARNING,
        "Percentages printed as of one denominator are of different ones.",
    ),
    "judgement-expired": (
        Severity.WARNING,
        "A judgement or an accepted deviation had expired by the day of judging.",
    ),
    "judgement-not-yet": (
        Severity.WARNING,
        "A judgement or a deviation was made after the day of judging.",
    ),
    "judgement-unmatched": (
        Severity.WARNING,
        "A judgement or a deviation is of no row of the report, or in no word of the scheme.",
    ),
    "deviation-unfit": (
        Severity.WARNING,
        "What was agreed instead of a target cannot be held against the indicator.",
    ),
    "not-reported": (Severity.WARNING, "A declared indicator has no row in the report."),
}

#: The kinds that say that of several reports one says otherwise than another.
REVISIONS = ("value-revised", "revision-undated")


def _cut(raw: str | None) -> str | None:
    return raw if raw is None else raw[:200]


@attrs.frozen
class Finding:
    """One thing noticed.

    Attributes:
        kind: A stable name, one of `KINDS`.
        severity: Error (no value), warning (look), info (nothing lost).
        message: One plain sentence: what is the matter and what to do.
        location: Where; `None` when it concerns the whole document.
        raw: The text as printed, at most 200 characters; `None` when there is none.
        used: What was taken instead; `None` when nothing was.
        code: The indicator or action concerned; `None` when there is none.
    """

    kind: str = attrs.field()
    message: str
    location: Location | None = None
    raw: str | None = attrs.field(default=None, converter=_cut)
    used: str | None = None
    code: str | None = None
    severity: Severity = attrs.field()

    @kind.validator
    def _kind_is_known(self, _: object, kind: str) -> None:
        if kind not in KINDS:
            raise ValueError(f"kind of finding must be one of {', '.join(KINDS)}, not {kind!r}")

    @severity.default
    def _usual_severity(self) -> Severity:
        return KINDS.get(self.kind, (Severity.WARNING, ""))[0]

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        return f"{place}{self.kind}: {self.message}"
