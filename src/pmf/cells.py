"""The cell grammar for adapter authors: numbers, dates, periods, notes and markup.

Each function takes the text of one cell and either answers exactly or raises `ValueError`.
"""

from __future__ import annotations

from pmf.reading.grammar import (
    Absent,
    Number,
    find_periods,
    read_date,
    read_number,
    read_period,
    strip_markup,
)
from pmf.reading.grammar.note import read_note

__all__ = [
    "Absent",
    "Number",
    "find_periods",
    "read_date",
    "read_note",
    "read_number",
    "read_period",
    "strip_markup",
]
