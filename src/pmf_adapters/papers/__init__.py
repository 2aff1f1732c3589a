"""The covering papers of councils: labels, numbered sections, appendices, and what they say.

No council and no family of its own: every family reads the paper its figures come with by this.
"""

from __future__ import annotations

from pmf_adapters.papers.appendices import appendices_named, note_missing_appendices
from pmf_adapters.papers.labels import Labels, is_labels, read_labels
from pmf_adapters.papers.outline import Item, Section, outline_of
from pmf_adapters.papers.paper import read_paper
from pmf_adapters.papers.period import paper_period
from pmf_adapters.papers.roles import roles_in, without_addresses

__all__ = [
    "Item",
    "Labels",
    "Section",
    "appendices_named",
    "is_labels",
    "note_missing_appendices",
    "outline_of",
    "paper_period",
    "read_labels",
    "read_paper",
    "roles_in",
    "without_addresses",
]
