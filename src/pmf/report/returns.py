"""The form an officer fills in, written as CSV or as a workbook.

What is written here is read back by the adapter `returns`: the figures filled in come back as they
were written, from either format.
"""

from __future__ import annotations

import csv
import io
import re

from pmf.model import return_form as form
from pmf.report.return_tables import clean, form_tables
from pmf.report.return_xlsx import template_xlsx
from pmf.rules.returns.template import ReturnTemplate

__all__ = ["template_csv", "template_xlsx"]

#: A figure may begin with a sign: a sheet takes it for a number, and it is one.
_FIGURE = re.compile(r"[+-]?£?[0-9][0-9,]*(?:\.[0-9]+)?%?", re.ASCII)


def template_csv(template: ReturnTemplate) -> str:
    """The form as CSV: its tables one below the other, parted by empty lines.

    A text that a sheet would take for a formula gets an apostrophe before it, which reading takes
    off again. Lines end as RFC 4180 has it.

    Args:
        template: What the return asks for.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for number, table in enumerate(form_tables(template)):
        if number:
            writer.writerow(())
        writer.writerow(table.columns)
        writer.writerows(tuple(map(_cell, row)) for row in table.rows)
    return out.getvalue()


def _cell(text: str) -> str:
    plain = clean(text)
    return plain if _FIGURE.fullmatch(plain) else form.guarded(plain)
