"""Several reports of one council put together."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

import attrs

from pmf.errors import UsageError
from pmf.model.dataset import Dataset
from pmf.model.finding import Finding
from pmf.model.scheme import fold
from pmf.rules.expecting import expect
from pmf.rules.several.merging import Merging
from pmf.rules.several.publications import published_by


def merge(datasets: Iterable[Dataset], as_of: datetime.date | None = None) -> Dataset:
    """Put several reports of one council together.

    The result speaks for the latest period, with the paper, framework and scheme of its report;
    earlier reports give history, actions and what stands beside. A figure published again counts
    once. Where two reports differ the one published later wins, whatever the order of the
    arguments; what it replaced stays in `Dataset.superseded`, and a finding says so.

    Args:
        datasets: The reports. Some of them may be put together already.
        as_of: Only what had been published by this day, to show an earlier state again; `None`
            for everything. A report that does not say when it was published is left out then,
            with a finding.

    Returns:
        One data set. A single report is given back as it is.

    Raises:
        UsageError: There is no report, or none by that day; they are of different councils;
            figures of some are made up and of others are not; or reports already put together
            lie on both sides of `as_of`.
    """
    given = list(datasets)
    for one in given:
        expect(one, Dataset, "each report", "read it with pmf.read")
    left_out: list[Finding] = []
    if as_of is not None:
        expect(as_of, datetime.date, "as_of", "give a datetime.date")
        if isinstance(as_of, datetime.datetime):
            raise UsageError(f"as_of must be a day, not {as_of!r}: give a datetime.date")
        given, left_out = published_by(given, as_of)
    if not given:
        by = f" published by {as_of}" if as_of else ""
        raise UsageError(f"merge needs at least one report{by}")
    _refuse_strangers(given)
    _refuse_made_up_among_real(given)
    distinct = [one for place, one in enumerate(given) if one not in given[:place]]
    merged = distinct[0] if len(distinct) == 1 else Merging(distinct).dataset()
    return attrs.evolve(merged, findings=(*merged.findings, *left_out)) if left_out else merged


def _refuse_made_up_among_real(datasets: Sequence[Dataset]) -> None:
    """Real figures are never shown as made up, nor made-up ones as real."""
    with_figures = [one for one in datasets if one.observations]
    if len({one.illustrative for one in with_figures}) > 1:
        made_up = ", ".join(one.file for one in with_figures if one.illustrative)
        raise UsageError(
            f"the figures of {made_up} are made up and those of the other reports are not; "
            "merge real reports with real ones"
        )


def _refuse_strangers(datasets: Sequence[Dataset]) -> None:
    councils = {fold(one.council) if one.council else None: one.council for one in datasets}
    if len(councils) > 1:
        named = ", ".join(sorted(str(name or "one that names none") for name in councils.values()))
        raise UsageError(f"reports to merge must be of one council, not of {named}")
