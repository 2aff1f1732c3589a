"""Figures that can be read and yet can hardly be meant; each is told and kept."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pmf

#: Units in which nothing is counted below zero.
_TIMES = ("second", "minute", "hour", "day", "calendar_day", "working_day", "week", "month", "year")
_COUNTED = ("thing", "tonne", *_TIMES)
_SHARES = (pmf.Basis.RATE, pmf.Basis.SNAPSHOT)
_PER_CENT = re.compile(r"[0-9] ?(?:%|per ?cent)", re.IGNORECASE)


def tell_fractions(
    texts: Mapping[int, str],
    table: pmf.Table,
    row: pmf.Row,
    indicator: pmf.Indicator,
    cells: pmf.Collector,
) -> None:
    """Tell bare figures up to 1 in a row whose other figures are percentages.

    Args:
        texts: The cells of values and of the target, by column.
        table: The table.
        row: The row.
        indicator: The indicator.
        cells: What takes the findings.
    """
    if indicator.unit not in ("percent", "number"):
        return
    for place, text in texts.items():
        others = (other for at, other in texts.items() if at != place)
        if _is_fraction(text) and any(map(_PER_CENT.search, others)):
            message = (
                f"{text.strip()!r} has no per cent sign and its row has; it may be a fraction of "
                "1, and is kept as printed"
            )
            where = table.place(row, place)
            cells.note("fraction-suspected", message, where, text, code=indicator.code)


def tell_unlikely(
    seen: pmf.Observation, indicator: pmf.Indicator, where: pmf.Location, cells: pmf.Collector
) -> None:
    """Tell a share outside 0% to 100%, and a count below zero."""
    if seen.value is None:
        return
    figure, unit = seen.value.value, seen.value.unit.split("/")[0]
    is_share = indicator.unit == unit == "percent" and indicator.basis in _SHARES
    if is_share and not 0 <= figure <= 100:
        message = f"{seen.value} is no share of a whole; it is kept"
    elif unit in _COUNTED and figure < 0:
        message = f"{seen.value} is a count below zero; it is kept"
    else:
        return
    cells.note("value-unlikely", message, where, seen.raw, code=indicator.code)


def _is_fraction(text: str) -> bool:
    try:
        number = pmf.cells.read_number(pmf.cells.strip_markup(text)[0])
    except ValueError:
        return False  # told where the cell is read
    if not isinstance(number, pmf.cells.Number) or number.unit is not None:
        return False
    return 0 < abs(number.value) <= 1
