"""What a review asks of the figures: what was never reported, never missed, never met."""

from __future__ import annotations

from collections.abc import Iterator

from pmf.model.indicator import Indicator
from pmf.model.period import Period
from pmf.model.status import Status
from pmf.rules.due import is_due
from pmf.rules.governance.concern import Asking, Found, Question, count_words, question

_NO_REPORTS = "No reports were given."
#: For each code, the periods judged and whether the target was met.
Record = dict[str, dict[Period, bool]]


def ask_figures(asking: Asking) -> list[Question]:
    """The questions that need reports."""
    if not asking.datasets:
        asked = ("not-reported", "never-missed", "never-met")
        return [Question(id, not_asked=_NO_REPORTS) for id in asked]
    record = _record(asking)
    return [
        question("not-reported", _silent(asking)),
        _always("never-missed", "Met", asking, record, met=True),
        _always("never-met", "Missed", asking, record, met=False),
    ]


def _silent(asking: Asking) -> Iterator[Found]:
    for definition in asking.live:
        due = [period for period in asking.periods if is_due(definition.indicator, period)]
        if due and not any(_has_figure(asking, definition.indicator, period) for period in due):
            periods = count_words(len(due), "report")
            listed = ", ".join(map(str, due))
            yield definition.indicator.code, f"Due in {periods} given, and in none: {listed}."


def _has_figure(asking: Asking, indicator: Indicator, period: Period) -> bool:
    """Whether a report has a figure that ends with its period."""
    return any(
        seen.value is not None and seen.period.end == period.end
        for dataset in asking.datasets
        if dataset.period == period
        for seen in dataset.series(indicator.code)
    )


def _record(asking: Asking) -> Record:
    """What was computed; where nothing was, what the council's own words say."""
    record: Record = {}
    for results in asking.results:
        for assessed in results:
            _note(record, assessed.code, assessed.period, assessed.possible)
    for dataset in asking.datasets:
        for seen in dataset.observations:
            _note(record, seen.code, seen.period, seen.reported)
    return record


def _note(record: Record, code: str, period: Period, statuses: tuple[Status, ...]) -> None:
    """Note whether a target was met, where every possible status says the same."""
    met = {status.is_met for status in statuses}
    if len(met) == 1 and (said := met.pop()) is not None:
        record.setdefault(code, {}).setdefault(period, said)


def _always(id: str, word: str, asking: Asking, record: Record, *, met: bool) -> Question:
    judged = {one.indicator.code: record.get(one.indicator.code, {}) for one in asking.live}
    most = max(map(len, judged.values()), default=0)
    if most < asking.least:
        said = f"It takes {count_words(asking.least, 'period')} judged; there are at most {most}."
        return Question(id, not_asked=said)
    found: list[Found] = []
    for code, periods in judged.items():
        if len(periods) >= asking.least and all(one is met for one in periods.values()):
            first, last = min(periods), max(periods)
            span = f"{count_words(len(periods), 'period')} judged, {first} to {last}"
            found.append((code, f"{word} in every one of {span}."))
    return question(id, found)
