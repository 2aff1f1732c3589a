"""The covering papers of councils: labels, numbered sections, appendices, and what they say.

No council and no family of its own: every family reads the paper its figures come with by this.
"""

from __future__ import annotations

from pmf_adapters.papers.appendices import appendices_named, note_missing_appendices
from pmf_adapters.papers.labels import Labels, is_labels, read_labels
from pmf_adapters.papers.options import is_options, read_options
from pmf_adapters.papers.outline import Item, Section, outline_of
from pmf_adapters.papers.paper import read_paper, with_tables
from pmf_adapters.papers.period import mentions, paper_period, without_period
from pmf_adapters.papers.roles import roles_in, without_addresses
from pmf_adapters.papers.said_when import note_impossible
from pmf_adapters.papers.tables import (
    is_consulted,
    is_outcomes,
    is_risks,
    is_timetable,
    read_consulted,
    read_outcomes,
    read_risks,
    read_timetable,
)

__all__ = [
    "Item",
    "Labels",
    "Section",
    "appendices_named",
    "is_consulted",
    "is_labels",
    "is_options",
    "is_outcomes",
    "is_risks",
    "is_timetable",
    "mentions",
    "note_impossible",
    "note_missing_appendices",
    "outline_of",
    "paper_period",
    "read_consulted",
    "read_labels",
    "read_options",
    "read_outcomes",
    "read_paper",
    "read_risks",
    "read_timetable",
    "roles_in",
    "with_tables",
    "without_addresses",
    "without_period",
]
