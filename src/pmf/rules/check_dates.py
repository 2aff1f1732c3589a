"""Days of a report that come before what it tells of can be known."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pmf.model.dataset import Dataset
from pmf.model.finding import Finding, Location
from pmf.model.period import Period
from pmf.rules.results import Results


def check_dates(results: Results) -> Iterator[Finding]:
    """Days before the end of the period reported on, and outcomes due before it begins.

    A paper that tells nothing of its own period, such as a framework, may well come first.

    Args:
        results: What was judged.
    """
    dataset = results.dataset
    if dataset.period is None or not _tells_of(dataset, dataset.period):
        return
    for period, day, where in _published(dataset, dataset.period):
        if day < period.end:
            message = f"it is dated {day}, before the end of the period it reports on, {period}"
            yield Finding("date-before-period", message, where, str(day))
    for outcome in dataset.outcomes:
        if outcome.due is not None and outcome.due < dataset.period.start:
            message = (
                f"the outcome {outcome.text!r} is due on {outcome.due}, before {dataset.period} "
                "begins"
            )
            yield Finding("date-before-period", message, outcome.source, outcome.due_text)


def _tells_of(dataset: Dataset, period: Period) -> bool:
    """Whether it gives a value of its own period, counts of what stands where, or words on it."""
    return (
        any(seen.value is not None for seen in dataset.current)
        or any(one.count is not None or one.percent is not None for one in dataset.published)
        or any(one.period == period for one in dataset.commentary)
    )


def _published(
    dataset: Dataset, period: Period
) -> Iterator[tuple[Period, datetime.date, Location | None]]:
    """Each day a report or its meeting is dated, with its period; each day once."""
    if dataset.publications:
        for one in dataset.publications:
            if one.period is not None and one.published is not None:
                yield one.period, one.published, Location(one.file)
        return
    days: dict[datetime.date, Location | None] = {}
    for meeting in dataset.paper.meetings:
        if meeting.date is not None:
            days.setdefault(meeting.date, meeting.source)
    if dataset.paper.date is not None:
        days.setdefault(dataset.paper.date, Location(dataset.file))
    yield from ((period, day, where) for day, where in days.items())
