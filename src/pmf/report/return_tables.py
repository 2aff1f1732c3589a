"""The tables of a return to be filled in, before they are written in any format."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from pmf.model import return_form as form
from pmf.model.beside import CommentaryKind
from pmf.rules.returns.template import Asked, ReturnTemplate

#: What no cell may hold: controls, halves of a character, what is none.
_UNWRITABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: The boxes of an indicator's row that are for the officer.
BOXES = ("Value", "Numerator", "Denominator", "Status", "Commentary")
#: Empty rows offered in tables that have none of their own.
EMPTY_ROWS = 12


@attrs.frozen
class FormTable:
    """One table of the form.

    Attributes:
        kind: Its short name.
        sheet: The name of its sheet in a workbook.
        about: What to do with it, in a sentence or two.
        columns: Its heading row.
        rows: What stands in it already.
        boxes: The columns that are to be filled in.
        open_rows: How many empty rows are offered below.
    """

    kind: str
    sheet: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    boxes: tuple[str, ...] = ()
    open_rows: int = 0


#: What of the form is offered empty, with what to do with it.
_OPEN = (
    ("actions", "Actions", "What is done. Write the codes of the indicators an action answers, "
     "parted by commas; dates as 31/03/2025; progress in per cent."),
    ("milestones", "Milestones", "The steps of actions, each with the code of its action. Leave "
     "Done empty until a step is done, then write the day."),
    ("commentary", "Commentary", "What is to be said apart from single values. On: a code, the "
     f"name of a service, or nothing for all of it. Kind: {', '.join(CommentaryKind)}."),
    ("history", "Earlier figures", "Figures of other periods than this return's own, where they "
     "were not returned before or were revised."),
    ("peers", "Other bodies", "Figures of other councils; write yes under Average for an average."),
    ("escalations", "Escalations", "Concerns taken further: what, why, from whom to whom, when."),
    ("finances", "Accounts", "Lines of the accounts, in pounds."),
    ("totals", "Totals", "Totals as the council prints them; leave Group empty for the whole "
     "report."),
    ("outcomes", "Outcomes", "What is to be reached as a whole, with the line of each step, such "
     "as 100% of priorities on target; N/A where a step has none."),
    ("risks", "Risks", "Risks, with their size before and after what is done about them."),
)  # fmt: skip


#: What every form says of itself.
_NOTES = (
    ("What to fill in", "The boxes to fill in have a pale yellow ground, and each sheet names them "
     "in words above its table. Rows may be added; headings and codes must stay as they are."),
    ("How to write figures", "Write a figure as it is published, with as many decimal places. The "
     "unit stands beside it: 97.5 where the unit is %, or 97.5%. Marks such as (p) for "
     "provisional may follow."),
    ("What is not public", "Add a last column headed Exempt to any table, and write there the "
     "legal paragraph under which a row is not public."),
    ("Sending it back", "Save the workbook under another name and send it back. Reading it back "
     "is: pmf read FILE; what is still missing: pmf framework outstanding FILE."),
)  # fmt: skip


def form_tables(template: ReturnTemplate) -> tuple[FormTable, ...]:
    """Every table of the form for one return, in order."""
    return (
        _head(template),
        FormTable(
            "indicators",
            "Indicators",
            f"The figures of {template.period}. Fill in {', '.join(BOXES[:-1])} and {BOXES[-1]}; "
            "leave the rest as it is. Where there is no value, write why: n/a where the indicator "
            "does not apply, suppressed where the value is held back. An empty box is a value "
            "still to come.",
            form.INDICATORS,
            tuple(_row(one) for one in template.asked),
            BOXES,
        ),
        *(
            FormTable(kind, sheet, about, form.TABLES[kind], (), form.TABLES[kind], EMPTY_ROWS)
            for kind, sheet, about in _OPEN
        ),
        FormTable(
            "not_asked",
            "Not asked",
            "Indicators for which nothing is to be returned this time.",
            form.NOT_ASKED,
            tuple(
                (
                    one.definition.indicator.code,
                    one.definition.indicator.name,
                    one.definition.indicator.service or "",
                    one.because,
                )
                for one in template.not_asked
            ),
        ),
        FormTable(
            "definitions",
            "Definitions",
            "What each indicator measures and how it is worked out.",
            form.DEFINITIONS,
            tuple(_definition(one) for one in template.asked),
        ),
    )


def _head(template: ReturnTemplate) -> FormTable:
    entries = {
        form.COUNCIL: template.framework.council,
        form.FRAMEWORK: template.framework.id,
        form.PERIOD: str(template.period),
        form.TITLE: f"{template.framework.title}: {template.period}",
        form.ILLUSTRATIVE: "yes" if template.framework.illustrative else "no",
    }
    return FormTable(
        "head",
        "Return",
        "Of what this is a return. Write under Published the day it was or will be published; "
        f"{_made_up(template)}",
        form.HEAD,
        tuple((label, entries.get(label, "")) for label in form.LABELS),
        ("Entry",),
    )


def _made_up(template: ReturnTemplate) -> str:
    """What to do with the mark of figures that are made up."""
    if template.framework.illustrative:
        return "leave Illustrative at yes, since indicators of this framework are made up."
    return "leave Illustrative at no unless the figures are made up."


def _row(asked: Asked) -> tuple[str, ...]:
    indicator = asked.indicator
    filled = {
        "Code": indicator.code,
        "Indicator": indicator.name,
        "Service": indicator.service or "",
        "Owner": asked.owner or "",
        "Unit": form.unit_label(indicator.unit),
        "Target": asked.target,
    }
    return tuple(filled.get(column, "") for column in form.INDICATORS)


def _definition(asked: Asked) -> tuple[str, ...]:
    known = asked.definition
    return (
        asked.indicator.code,
        asked.indicator.purpose or known.rationale or asked.indicator.name,
        known.formula or "",
        known.numerator or "",
        known.denominator or "",
        known.data_source or "",
    )


def notes_of(template: ReturnTemplate) -> Iterator[tuple[str, str]]:
    """What the form says of itself, each note with its heading."""
    framework = template.framework
    many = "indicator" if len(template.asked) == 1 else "indicators"
    of = f"{len(template.asked)} {many} of {framework.council}"
    about = f"A return of performance figures for {template.period}: {of}"
    yield "What this is", f"{about}, as declared in “{framework.title}”."
    narrowed = {
        "for the audience": template.audience,
        "of the service": template.service,
        "answered for by": template.owner,
    }
    said = [f"{how} {what}" for how, what in narrowed.items() if what]
    if said:
        yield "Which indicators", f"Only those {' and '.join(said)}."
    yield from _NOTES


def clean(text: str) -> str:
    """A text as a cell can hold it; line ends are kept."""
    return _UNWRITABLE.sub(" ", text.replace("\r\n", "\n"))
