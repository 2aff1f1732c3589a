"""The form as a workbook: one table a sheet, notes in words, nothing merged, no formula."""

from __future__ import annotations

import datetime
import io
from typing import Any

from pmf.errors import MissingExtra
from pmf.model import return_form as form
from pmf.model.beside import CommentaryKind
from pmf.report.return_tables import BOXES, FormTable, clean, form_tables, notes_of
from pmf.rules.returns.template import Asked, ReturnTemplate

#: Widths of columns by their headings, in characters; the others take the last one.
_WIDTHS = {
    "Code": 16, "Indicator": 42, "Service": 22, "Owner": 26, "Unit": 12, "Target": 18, "Value": 14,
    "Numerator": 14, "Denominator": 14, "Status": 16, "Commentary": 60, "Return": 16, "Entry": 60,
    "Note": 24, "What it says": 90, "Title": 42, "Text": 80, "Comment": 50, "Concern": 50,
    "Why": 40, "Why not asked": 34, "What is measured": 50, "How it is worked out": 50,
    "Numerator is": 40, "Denominator is": 40, "Data source": 34, "Milestone": 42, "Line": 34,
}  # fmt: skip
_WIDTH = 18
_INPUT = "#FFF8DC"
_HEADING, _TITLE = "#12436D", "#12436D"
_MAX_CELL = 32_767
_MAX_CHOICES, _MAX_HINT = 255, 255
#: Rows above each table: its title, and what to do with it.
_ABOVE = 2


def template_xlsx(template: ReturnTemplate, *, words: tuple[str, ...] = ()) -> bytes:
    """The form as a workbook.

    Laid out for people and for screen readers: a sheet of notes, then one table a sheet with its
    title and what to do above it, no merged cell, boxes to fill in named in words and shaded.
    Every text is written as text, so that none is a formula or a link. The same form gives the
    same bytes.

    Args:
        template: What the return asks for.
        words: The words a status may be said in, offered as a list; none to offer none.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError as missing:
        raise MissingExtra("writing a workbook", "xlsxwriter", "excel") from missing
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        _describe(book, template)
        sheets = _Sheets(book, words)
        notes = tuple(notes_of(template))
        about = "How to fill in this return and send it back."
        sheets.add(FormTable("notes", "Notes", about, form.NOTES, notes), ())
        for table in form_tables(template):
            sheets.add(table, template.asked if table.kind == "indicators" else ())
    return out.getvalue()


def _describe(book: Any, template: ReturnTemplate) -> None:
    start = template.period.start
    book.set_properties(
        {
            "title": f"Return for {template.period}",
            "subject": _clean(template.framework.title),
            "author": _clean(template.framework.council),
            "comments": "Boxes to fill in have a pale yellow ground.",
            # No clock: the same form is the same file whenever it is written.
            "created": datetime.datetime(start.year, start.month, start.day),
        }
    )
    book.set_custom_property("Language", "en-GB")


class _Sheets:
    """Adds the sheets of one workbook."""

    def __init__(self, book: Any, words: tuple[str, ...]) -> None:
        self._book = book
        self._words = words
        plain: dict[str, Any] = {"font_name": "Arial", "font_size": 11, "valign": "top"}
        cell = {**plain, "text_wrap": True, "border": 1, "border_color": "#B1B4B6"}
        self._title = book.add_format(
            {**plain, "bold": True, "font_size": 14, "font_color": _TITLE}
        )
        self._about = book.add_format(plain)
        self._heading = book.add_format(
            {**cell, "bold": True, "font_color": "#FFFFFF", "bg_color": _HEADING}
        )
        self._cell = book.add_format(cell)
        self._box = book.add_format({**cell, "bg_color": _INPUT})
        # Codes and periods are texts: "1-2" is no date and "007" no seven.
        self._text_box = book.add_format({**cell, "bg_color": _INPUT, "num_format": "@"})

    def add(self, table: FormTable, asked: tuple[Asked, ...]) -> None:
        """Add one table on a sheet of its own."""
        sheet = self._book.add_worksheet(table.sheet)
        sheet.write_string(0, 0, table.sheet, self._title)
        about = table.about
        if table.boxes and table.kind != "indicators":
            about += f" To fill in: {', '.join(table.boxes)}."
        sheet.write_string(1, 0, about, self._about)
        last = _ABOVE + max(1, len(table.rows) + table.open_rows)
        self._fill(sheet, table, last)
        sheet.add_table(
            _ABOVE,
            0,
            last,
            len(table.columns) - 1,
            {
                "name": table.kind.title().replace("_", ""),
                "columns": [
                    {"header": name, "header_format": self._heading} for name in table.columns
                ],
                "style": None,
                "autofilter": False,
            },
        )
        self._settle(sheet, table)
        self._offer(sheet, table, last, asked)

    def _fill(self, sheet: Any, table: FormTable, last: int) -> None:
        for line in range(last - _ABOVE):
            row = table.rows[line] if line < len(table.rows) else ()
            for place, column in enumerate(table.columns):
                text = _clean(row[place]) if row else ""
                shape = self._shape(table, column)
                if text:
                    sheet.write_string(_ABOVE + 1 + line, place, text, shape)
                else:
                    sheet.write_blank(_ABOVE + 1 + line, place, None, shape)

    def _shape(self, table: FormTable, column: str) -> Any:
        if column not in table.boxes:
            return self._cell
        as_text = column in ("Code", "Action", "Period", "Entry", "Indicators", "On")
        return self._text_box if as_text else self._box

    def _settle(self, sheet: Any, table: FormTable) -> None:
        """Widths, what stays in sight, and how it prints."""
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _WIDTHS.get(column, _WIDTH))
        sheet.freeze_panes(_ABOVE + 1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_ABOVE)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _offer(self, sheet: Any, table: FormTable, last: int, asked: tuple[Asked, ...]) -> None:
        """Lists of words where only some are understood, and hints where a figure goes."""
        choices = {
            "Status": self._words if table.kind == "indicators" else (),
            "Kind": tuple(kind.value for kind in CommentaryKind),
            "Average": ("yes", "no"),
        }
        for column, words in choices.items():
            if column in table.columns:
                place = table.columns.index(column)
                _list(sheet, (_ABOVE + 1, place, last, place), words)
        if table.kind == "head":
            line = _ABOVE + 1 + form.LABELS.index(form.ILLUSTRATIVE)
            _list(sheet, (line, 1, line, 1), ("yes", "no"))
        for line, one in enumerate(asked, start=_ABOVE + 1):
            for column, hint in _hints(one).items():
                _hint(sheet, line, table.columns.index(column), column, hint)


def _list(sheet: Any, where: tuple[int, int, int, int], words: tuple[str, ...]) -> None:
    listed = [word for word in map(_clean, words) if "," not in word]
    if not listed or len(listed) < len(words) or len(",".join(listed)) > _MAX_CHOICES:
        return
    sheet.data_validation(
        *where,
        {
            "validate": "list",
            "source": listed,
            # Another word is let through with a warning: it is told when the return is read.
            "error_type": "warning",
            "error_title": "Another word",
            "error_message": "This word is not on the list. Keep it?",
        },
    )


def _hints(asked: Asked) -> dict[str, str]:
    """What to write in the boxes of one indicator."""
    known = asked.definition
    unit = form.unit_label(asked.indicator.unit)
    value = [f"In {unit}." if unit else "", known.formula or ""]
    hints = {
        BOXES[0]: " ".join(part for part in value if part),
        BOXES[1]: known.numerator or "",
        BOXES[2]: known.denominator or "",
    }
    return {column: hint for column, hint in hints.items() if hint}


def _hint(sheet: Any, row: int, column: int, title: str, text: str) -> None:
    said = _clean(text)
    if len(said) > _MAX_HINT:
        said = said[: _MAX_HINT - 1] + "…"
    sheet.data_validation(
        row, column, row, column,
        {"validate": "any", "input_title": title, "input_message": said},
    )  # fmt: skip


def _clean(text: str) -> str:
    """A text a cell can hold: without control characters, and not too long."""
    plain = clean(text)
    return plain if len(plain) <= _MAX_CELL else plain[: _MAX_CELL - 1] + "…"
