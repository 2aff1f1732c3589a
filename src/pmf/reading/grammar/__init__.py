"""The one strict grammar for what stands in a cell: numbers, dates, periods, inline markup.

Every function is pure, takes text and either answers exactly or raises `ValueError` with a plain
sentence. Nothing is guessed and nothing is filled in. Read `number` first.
"""

from __future__ import annotations

from pmf.reading.grammar.date import read_date
from pmf.reading.grammar.markup import strip_markup
from pmf.reading.grammar.number import Absent, Number, read_number
from pmf.reading.grammar.period import find_periods, read_period

__all__ = [
    "Absent",
    "Number",
    "find_periods",
    "read_date",
    "read_number",
    "read_period",
    "strip_markup",
]
