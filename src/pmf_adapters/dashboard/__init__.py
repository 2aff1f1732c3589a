"""The dashboard family: trends and words in place of targets.

A dashboard comes with a covering paper: labels at its head, numbered sections, an appendix with
the figures. Its tables print an indicator, figures of several periods and which way they went;
only what a contract demands has a target, in a column of its own. National figures may stand
beside the council's, and heads of service comment below.

A council on this family is a value of `DashboardAdapter` and a framework file.
"""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters import papers
from pmf_adapters.dashboard.columns import columns_of, grouped, is_heading
from pmf_adapters.dashboard.reading import Reading, title_of
from pmf_adapters.family import Family
from pmf_adapters.pentana import layout as pentana


@attrs.frozen
class DashboardAdapter(Family):
    """One council's dashboards, or any council's."""

    reading = Reading
    title: str = "Trend-only dashboard of any council"
    scheme: str | None = "trend-only"

    def lays_out(self, document: pmf.Document) -> bool:
        """Whether it is called a dashboard, and its tables of figures rate nothing.

        A council's own adapter says whose it is, so there a table may also rate, or hold codes as
        Pentana prints them.
        """
        document = grouped(document)
        labels = papers.read_labels(document, pmf.Collector(document))
        if title_of(document, labels) is None:
            return False
        figures = [table for table in document.tables if not papers.is_labels(table)]
        rated = any(columns_of(table.meant, None).are_rated for table in figures)
        if self.generic and (rated or pentana.claims(document)):
            return False
        return not figures or any(is_heading(table.meant) for table in figures)


@pmf.hookimpl
def pmf_adapters() -> list[DashboardAdapter]:
    """Any council's dashboard."""
    return [DashboardAdapter("dashboard")]
