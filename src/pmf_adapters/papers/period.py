"""The period a paper is about, and whether it says so with one voice."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

import pmf


@attrs.frozen
class Mention:
    """A period named in a text.

    Attributes:
        period: The period.
        raw: The words that name it.
        where: Where they stand.
    """

    period: pmf.Period
    raw: str
    where: pmf.Location


def paper_period(
    title: tuple[str, pmf.Location] | None,
    texts: Iterable[tuple[str, pmf.Location]],
    report: str,
    cells: pmf.Collector,
) -> pmf.Period | None:
    """The period of the title, with a finding for each text that gives the report another.

    Only periods printed right beside the report's own name are held against the title's: a paper
    may well speak of earlier ones.

    Args:
        title: The paper's title and its place; `None` when it prints none.
        texts: Its other texts with their places.
        report: What the report is called: ``"Strategic Performance Dashboard"``.
        cells: What collects findings.

    Returns:
        The period of the title, else the first beside the report's name; `None` when none says.
    """
    own = next(iter(mentions(*title)), None) if title else None
    beside = [one for text, where in texts for one in _beside(text, where, report)]
    if own is None:
        own = beside[0] if beside else None
    for other in beside:
        if own is not None and other.period != own.period:
            message = (
                f"the report is of {own.period} by its title and of {other.period} here; "
                "the title counts"
            )
            cells.note("period-disagrees", message, other.where, other.raw, used=str(own.period))
    return own.period if own else None


def mentions(text: str, where: pmf.Location) -> tuple[Mention, ...]:
    """Every quarter, half or run of months named in a text, in order."""
    return tuple(
        Mention(period, text[start:end], where)
        for period, start, end in pmf.cells.find_periods(text)
        if period.months > 1
    )


def _beside(text: str, where: pmf.Location, report: str) -> tuple[Mention, ...]:
    """The periods right beside the report's name: "Quarter Two 2023/24 … Dashboard" or after."""
    found = []
    folded, name = text.casefold(), report.casefold()
    for one in mentions(text, where):
        start = folded.find(one.raw.casefold())
        end = start + len(one.raw)
        before, after = folded[:start].rstrip(" :–-"), folded[end:].lstrip(" ,:–-")
        if before.endswith(name) or after.startswith(name):
            found.append(one)
    return tuple(found)
