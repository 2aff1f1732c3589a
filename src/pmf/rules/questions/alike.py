"""Whether several councils' figures for one meaning compare, and if not, why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pmf.model.period import LENGTHS
from pmf.model.scheme import fold
from pmf.model.status import Basis
from pmf.rules.comparable import covered, last_month
from pmf.rules.questions.compared import ComparedEntry

#: Cautions after which figures may not be held against each other.
BLOCKING = ("units-differ", "bases-differ", "lengths-differ")

_BASES = {
    Basis.SNAPSHOT: "one day",
    Basis.PERIOD_TOTAL: "the period",
    Basis.RATE: "the period",
    Basis.YEAR_TO_DATE: "the year to date",
    Basis.ROLLING_YEAR: "a rolling year",
    Basis.ANNUAL: "a year",
}
_STATED = ("formula", "numerator", "denominator")


def cautions_between(entries: Sequence[ComparedEntry]) -> tuple[tuple[str, str], ...]:
    """Why figures do not compare, or only with care: a code and a sentence for each reason."""
    figures = [entry for entry in entries if entry.value is not None]
    return (
        *_missing(entries),
        *_units(figures),
        *_stretches(figures),
        *_periods(figures),
        *_polarities(entries),
        *_definitions(entries),
        *_marked(figures),
        *_illustrative(entries),
    )


def _missing(entries: Iterable[ComparedEntry]) -> Iterator[tuple[str, str]]:
    without = [entry.council for entry in entries if entry.value is None]
    if without:
        yield "figures-missing", f"There is no figure of {_list(without)}."


def _units(figures: Sequence[ComparedEntry]) -> Iterator[tuple[str, str]]:
    if any(entry.common is None for entry in figures):
        told = _told(figures, lambda one: one.value.unit.replace("_", " ") if one.value else "")
        yield "units-differ", f"Not comparable, the units do not convert: {told}."


def _stretches(figures: Sequence[ComparedEntry]) -> Iterator[tuple[str, str]]:
    """What stretch of time each figure covers; a whole year is one, however it is counted."""
    unstated = [entry.council for entry in figures if entry.indicator.basis is None]
    if unstated:
        yield (
            "basis-unstated",
            f"What stretch of time is covered is not stated by {_list(unstated)}.",
        )
    snapshots = {entry.indicator.basis is Basis.SNAPSHOT for entry in figures}
    told = _told(figures, _stretch_words)
    if len(snapshots) > 1:
        yield "bases-differ", f"Not comparable, the figures cover different stretches: {told}."
        return
    months = {_months(entry) for entry in figures}
    if snapshots == {False} and len(months) > 1:
        same = len({entry.indicator.basis for entry in figures}) == 1
        code = "lengths-differ" if same else "bases-differ"
        yield code, f"Not comparable, the figures cover different stretches: {told}."


def _months(entry: ComparedEntry) -> int:
    if entry.period is None:
        return 0
    first, last = covered(entry.period, entry.indicator.basis)
    return last - first + 1


def _stretch_words(entry: ComparedEntry) -> str:
    basis, period = entry.indicator.basis, entry.period
    if period is None:
        return "no stated period"
    length = f"a {LENGTHS[period.months]}"
    if basis in (None, Basis.PERIOD_TOTAL, Basis.RATE):
        return length
    words = _BASES[basis] if basis else length
    return f"{words} to {period}" if basis is Basis.YEAR_TO_DATE else words


def _periods(figures: Sequence[ComparedEntry]) -> Iterator[tuple[str, str]]:
    ends = {last_month(entry.period) for entry in figures if entry.period is not None}
    if len(ends) > 1:
        told = _told(figures, lambda one: str(one.period))
        yield "periods-differ", f"With care, the figures are for different times: {told}."


def _polarities(entries: Sequence[ComparedEntry]) -> Iterator[tuple[str, str]]:
    if len({entry.indicator.polarity for entry in entries}) > 1:
        told = _told(entries, lambda one: str(one.indicator.polarity or "not declared"))
        yield "polarities-differ", f"Which figures are better is not agreed: {told}."


def _definitions(entries: Sequence[ComparedEntry]) -> Iterator[tuple[str, str]]:
    for attribute in _STATED:
        stated = [one for one in entries if getattr(one.definition, attribute) is not None]
        if len({fold(getattr(one.definition, attribute)) for one in stated}) > 1:
            told = _told(stated, _stating(attribute))
            yield "definitions-differ", f"The {attribute} is not the same: {told}."
    silent = [
        one.council
        for one in entries
        if all(getattr(one.definition, attribute) is None for attribute in _STATED)
    ]
    if silent:
        yield "definitions-unstated", f"How it is worked out is not stated by {_list(silent)}."


def _stating(attribute: str) -> Callable[[ComparedEntry], str]:
    return lambda entry: str(getattr(entry.definition, attribute))


def _marked(figures: Sequence[ComparedEntry]) -> Iterator[tuple[str, str]]:
    marked = [one for one in figures if one.assessed and one.assessed.observation.marks]
    if marked:
        told = _told(marked, _marks)
        yield "figures-marked", f"With care, figures are qualified: {told}."


def _marks(entry: ComparedEntry) -> str:
    marks = entry.assessed.observation.marks if entry.assessed else ()
    return ", ".join(mark.replace("_", " ") for mark in marks)


def _illustrative(entries: Sequence[ComparedEntry]) -> Iterator[tuple[str, str]]:
    made_up = [one.council for one in entries if one.illustrative and one.value is not None]
    if made_up:
        yield "illustrative", f"Made up to show the framework at work: {_list(made_up)}."


def _told(entries: Iterable[ComparedEntry], what: Callable[[ComparedEntry], str]) -> str:
    return "; ".join(f"{entry.council}, {what(entry)}" for entry in entries)


def _list(names: Iterable[str]) -> str:
    once = list(dict.fromkeys(names))
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}"
