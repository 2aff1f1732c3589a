"""How we say it: results become one view, and the view a page or a terminal table.

Every output is made from the same `ReportView`, so they cannot say different things:

    view = view_of(results)
    write_text("report.html", render_page(view))
"""

from __future__ import annotations

from pmf.report.files import write_text
from pmf.report.index import IndexLine, render_index
from pmf.report.page import render_page
from pmf.report.report_view import ReportView
from pmf.report.sections import SECTIONS, check_sections
from pmf.report.terminal import print_report, render_terminal
from pmf.report.view import view_of

__all__ = [
    "SECTIONS",
    "IndexLine",
    "ReportView",
    "check_sections",
    "print_report",
    "render_index",
    "render_page",
    "render_terminal",
    "view_of",
    "write_text",
]
