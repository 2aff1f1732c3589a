"""What is missing in returned files, by the role that owes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from pmf.errors import UsageError
from pmf.model.dataset import Dataset
from pmf.model.finding import Finding, Location
from pmf.model.framework import Framework
from pmf.model.indicator import Observation
from pmf.model.period import Period
from pmf.model.status import Absence
from pmf.rules.disclosure.framework import framework_for_audience
from pmf.rules.evaluate import evaluate_all
from pmf.rules.expecting import expect
from pmf.rules.returns.template import Asked, return_for
from pmf.rules.rollups.mitigation import missing_mitigations

#: What may be missing, and what it means.
KINDS = {
    "no-row": "It is due, and no file has a row for it.",
    "no-value": "It has a row without a value.",
    "no-numerator": "Its numerator is missing, and the framework says what it is.",
    "no-denominator": "Its denominator is missing, and the framework says what it is.",
    "no-mitigation": "Nothing is said about what is done, where the council asks for it.",
    "two-values": "Two files give different values.",
}
_NO_VALUE = {
    Absence.MISSING: "no value is given",
    Absence.BAD_VALUE: "its value cannot be read",
    Absence.NOT_DUE: "it is said not to be due, and it is",
}


@attrs.frozen
class Missing:
    """One thing that is missing.

    Attributes:
        code: The indicator's code.
        name: Its name.
        kind: A stable name, one of `KINDS`.
        text: What is missing, in a sentence.
        owner: The role that owes it; `None` when not stated.
        service: The service it belongs to; `None` when not stated.
        source: Where it should stand; `None` when no file has a row.
    """

    code: str
    name: str
    kind: str
    text: str
    owner: str | None = None
    service: str | None = None
    source: Location | None = None


@attrs.frozen
class Outstanding:
    """What is missing for one period of one framework.

    Attributes:
        framework: The framework.
        period: The period.
        files: The files returned.
        asked: How many indicators are due.
        complete: How many of them lack nothing.
        missing: What is missing, in the framework's order.
        illustrative: Whether figures in the files are made up.
    """

    framework: Framework
    period: Period
    files: tuple[str, ...]
    asked: int
    complete: int
    missing: tuple[Missing, ...]
    illustrative: bool = False

    def by_owner(self) -> dict[str | None, tuple[Missing, ...]]:
        """What is missing by the role that owes it, those without one last."""
        owners = sorted(
            {one.owner for one in self.missing}, key=lambda one: (one is None, one or "")
        )
        return {owner: tuple(m for m in self.missing if m.owner == owner) for owner in owners}


def outstanding(
    datasets: Iterable[Dataset],
    *,
    audience: str | None = None,
    service: str | None = None,
    owner: str | None = None,
) -> tuple[Outstanding, ...]:
    """What is missing in returned files, for each framework and period among them.

    Files of one framework and period are taken together: what one service returned is not missing
    because it is not in another's file. Suppressed values and such that do not apply are not
    missing.

    Args:
        datasets: What was read from the files.
        audience: Look only at what this audience receives, and may see; at the whole set where
            none is named, since what is missing is asked of those who owe it.
        service: Look only at this service's.
        owner: Look only at what this role owes.

    Raises:
        UsageError: A file was read without a framework, or does not say its period.
        UnknownName: A framework knows no such audience, service or owner.
    """
    together: dict[tuple[str, Period], list[Dataset]] = {}
    for dataset in datasets:
        expect(dataset, Dataset, "datasets", "read the files with pmf.read")
        framework, period = _framework_of(dataset), dataset.period
        if period is None:
            raise UsageError(f"{dataset.file} does not say its period: it is not known what is due")
        together.setdefault((framework.id, period), []).append(dataset)
    found = []
    for (_, period), returned in together.items():
        framework = _framework_of(returned[0])
        if audience is not None:
            framework = framework_for_audience(framework, audience, reports=returned)
        asked = return_for(framework, period, service=service, owner=owner).asked
        found.append(_outstanding(framework, period, returned, asked))
    return tuple(found)


def _framework_of(dataset: Dataset) -> Framework:
    if dataset.framework is None:
        raise UsageError(
            f"{dataset.file} was read without a framework: it is not known what is due; "
            "give one: --framework ID or FILE.toml, or framework= in Python"
        )
    return dataset.framework


def _outstanding(
    framework: Framework, period: Period, returned: Sequence[Dataset], asked: tuple[Asked, ...]
) -> Outstanding:
    unsaid = {
        finding.code: (finding.message, finding.location)
        for dataset in returned
        for finding in _unsaid(dataset)
    }
    missing = []
    for one in asked:
        code = one.indicator.code
        seen = [
            seen
            for dataset in returned
            for seen in dataset.observations
            if seen.code == code and seen.period == period
        ]
        lacking = list(_lacking(one, seen, period))
        if code in unsaid:
            lacking.append(("no-mitigation", *unsaid[code]))
        missing += [_missing(one, *what) for what in lacking]
    short = {one.code for one in missing}
    files = tuple(dict.fromkeys(dataset.file for dataset in returned))
    complete = len(asked) - len(short)
    made_up = any(dataset.illustrative for dataset in returned)
    return Outstanding(framework, period, files, len(asked), complete, tuple(missing), made_up)


def _unsaid(dataset: Dataset) -> tuple[Finding, ...]:
    return missing_mitigations(evaluate_all(dataset)) if dataset.scheme is not None else ()


_Lack = tuple[str, str, Location | None]


def _missing(asked: Asked, kind: str, text: str, source: Location | None) -> Missing:
    indicator = asked.indicator
    return Missing(
        indicator.code, indicator.name, kind, text, asked.owner, indicator.service, source
    )


def _lacking(asked: Asked, seen: list[Observation], period: Period) -> Iterator[_Lack]:
    """What one indicator lacks, over all files."""
    if not seen:
        yield "no-row", f"no file has a row for it, and it is due for {period}", None
        return
    values = [one for one in seen if one.value is not None]
    if not values:
        yield from _without_value(seen[0])
        return
    if len({one.value for one in values}) > 1:
        given = ", ".join(f"{one.value} ({one.source})" for one in values)
        yield "two-values", f"different values are given: {given}", values[1].source
    definition, best = asked.definition, values[0]
    if definition.numerator is not None and all(one.numerator is None for one in values):
        yield "no-numerator", f"its numerator is missing: {definition.numerator}", best.source
    if definition.denominator is not None and all(one.denominator is None for one in values):
        yield "no-denominator", f"its denominator is missing: {definition.denominator}", best.source


def _without_value(seen: Observation) -> Iterator[_Lack]:
    text = _NO_VALUE.get(seen.absence) if seen.absence is not None else None
    if text is None:  # withheld, or it does not apply: that is an answer
        return
    if seen.numerator is not None and seen.denominator is not None:
        text += "; numerator and denominator are there"
    yield "no-value", text, seen.source
