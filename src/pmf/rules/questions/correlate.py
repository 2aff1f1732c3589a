"""How far two series go together, with how many figures say so and what speaks against it.

Only figures for the same period, or a stated number of periods apart, are paired. The coefficient
is rounded from an exact fraction: no floating point, and no chance of 1.0001.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import attrs

from pmf.errors import UsageError
from pmf.model.dataset import Dataset
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.status import Basis
from pmf.rules.expecting import expect
from pmf.rules.questions.caution import Caution
from pmf.rules.questions.coefficient import pearson, spearman
from pmf.rules.questions.figure_pairs import FigurePair, Side, pair_up
from pmf.rules.questions.history import LeftOutFigure
from pmf.rules.questions.proposal_facts import left_out_words

COEFFICIENTS = {"pearson": pearson, "spearman": spearman}
#: Two pairs always lie on a line; fewer than three say nothing.
LEAST = 3
#: Fewer pairs than these are few: chance alone often brings them into line.
FEW = 10

#: Why there is no coefficient, each with its sentence.
NO_COEFFICIENT: dict[str, str] = {
    "too-few": "Fewer than three periods have a figure of both.",
    "constant": "A series does not change in these periods, so nothing can go together with it.",
}


@attrs.frozen(repr=False)
class Correlation:
    """How far two series go together.

    Attributes:
        first: The code of the first series; empty without any figure.
        second: The code of the second.
        method: ``pearson``, of the figures, or ``spearman``, of their ranks.
        lag: How many periods the second figure of each pair comes after the first.
        coefficient: From -1 to 1, to three places half up; `None` when there is none.
        reason: Why there is none, one of `NO_COEFFICIENT`; `None` when there is one.
        of_changes: The same of the changes from each period to the next, which a common trend
            does not move; `None` when there are too few or one of them does not change.
        changes: How many pairs of changes there are.
        pairs: The pairs, in order of time.
        left_out: Figures of either series that found no partner or are not comparable.
        cautions: What to know before using it.
    """

    first: str
    second: str
    method: str
    lag: int
    coefficient: Decimal | None
    reason: str | None
    of_changes: Decimal | None
    changes: int
    pairs: tuple[FigurePair, ...]
    left_out: tuple[LeftOutFigure, ...]
    cautions: tuple[Caution, ...]

    @property
    def n(self) -> int:
        """How many pairs of figures there are."""
        return len(self.pairs)

    def __repr__(self) -> str:
        return f"<Correlation {self}>"

    def __str__(self) -> str:
        found = f"no coefficient ({self.reason})" if self.reason else f"{self.coefficient}"
        apart = f", lag {self.lag}" if self.lag else ""
        return f"{self.first} and {self.second}: {found} ({self.method}, n = {self.n}{apart})"


def correlate(
    a: Iterable[Observation],
    b: Iterable[Observation],
    *,
    method: str = "pearson",
    lag: int = 0,
    breaks: Mapping[str, Iterable[Period]] | None = None,
) -> Correlation:
    """Say how far two series go together.

    Args:
        a: The figures of one indicator, such as ``dataset.series("BV8")``.
        b: Those of another.
        method: ``pearson`` for figures that rise in proportion, ``spearman`` for any that rise
            together.
        lag: How many periods later the second figure of a pair is; negative for earlier.
        breaks: For each code the first period of each new way of counting: only figures after the
            last count.

    Returns:
        The coefficient with the pairs it rests on, or why there is none.

    Raises:
        UsageError: The method is none there is, the lag no whole number, or a series is of
            several indicators.
    """
    sides = (Side.of(a, "first", None, breaks or {}), Side.of(b, "second", None, breaks or {}))
    return _correlate(sides, method, lag)


def _correlate(sides: tuple[Side, Side], method: str, lag: int) -> Correlation:
    if method not in COEFFICIENTS:
        raise UsageError(f"method must be one of {', '.join(COEFFICIENTS)}, not {method!r}")
    if type(lag) is not int:
        raise UsageError(f"lag must be a whole number of periods, not {lag!r}")
    pairs, first, second = pair_up(*sides, lag)
    coefficient, reason = _coefficient([pair.numbers for pair in pairs], method)
    steps = [
        (later.numbers[0] - one.numbers[0], later.numbers[1] - one.numbers[1])
        for one, later in pairwise(pairs)
        if later.follows(one)
    ]
    of_changes, _ = _coefficient(steps, method)
    found = Correlation(
        first.code,
        second.code,
        method,
        lag,
        coefficient,
        reason,
        of_changes,
        len(steps),
        pairs,
        (*first.left_out, *second.left_out),
        (),
    )
    cautions = tuple(Caution(code, text) for code, text in _cautions(found))
    return attrs.evolve(found, cautions=cautions)


def correlate_indicators(
    dataset: Dataset,
    first: str,
    second: str,
    *,
    method: str = "pearson",
    lag: int = 0,
    breaks: Mapping[str, Iterable[Period]] | None = None,
) -> Correlation:
    """Say how far two indicators of a data set go together.

    Beside `correlate` it cautions of figures that go together by the way they are counted, and
    looks only at figures after the last break either indicator declares, or `breaks` gives.

    Raises:
        UnknownName: The data set has no such indicator.
        UsageError: As `correlate`.
    """
    expect(dataset, Dataset, "dataset", "read it with pmf.read")
    both = [dataset.indicator(code) for code in (first, second)]
    sides = [
        Side.of(dataset.series(one.code), which, one, breaks or {})
        for one, which in zip(both, ("first", "second"), strict=True)
    ]
    found = _correlate((sides[0], sides[1]), method, lag)
    more = tuple(Caution(code, text) for code, text in _on_bases(both, dataset))
    named = attrs.evolve(found, first=first, second=second)
    return attrs.evolve(named, cautions=(*found.cautions, *more))


def _coefficient(
    points: Sequence[tuple[Fraction, Fraction]], method: str
) -> tuple[Decimal | None, str | None]:
    if len(points) < LEAST:
        return None, "too-few"
    xs, ys = zip(*points, strict=True)
    found = COEFFICIENTS[method](xs, ys)
    return found, None if found is not None else "constant"


def _cautions(found: Correlation) -> Iterator[tuple[str, str]]:
    yield (
        "not-cause",
        (f"Figures that go together need not depend on each other; these are {found.n} pairs."),
    )
    if found.n < FEW:
        yield "few-figures", f"{found.n} pairs are few: chance alone may bring them into line."
    if found.coefficient is not None:
        yield "common-trend", f"Two series that each follow a trend go together. {_changes(found)}"
    if found.left_out:
        yield "figures-left-out", left_out_words(found.left_out)
    figures = [one for pair in found.pairs for one in (pair.first, pair.second)]
    marked = sorted({one.period for one in figures if one.marked})
    if marked:
        yield "figures-marked", f"A figure carries a mark in {', '.join(map(str, marked))}."
    if any(not later.follows(one) for one, later in pairwise(found.pairs)):
        yield "periods-missing", "Periods lie between the pairs for which there is none."


def _changes(found: Correlation) -> str:
    """What is left when a common trend is taken away."""
    if found.of_changes is not None:
        return f"Of the {found.changes} changes from period to period it is {found.of_changes}."
    return "There are too few changes from period to period, or none, to look without it."


def _on_bases(both: Iterable[Indicator], dataset: Dataset) -> Iterator[tuple[str, str]]:
    told = tuple(both)
    rolling = [one.code for one in told if one.basis is Basis.ROLLING_YEAR]
    if rolling:
        yield "figures-overlap", f"Neighbouring figures of {_and(rolling)} share months."
    growing = [
        one.code
        for one in told
        if one.basis is Basis.YEAR_TO_DATE or (one.basis is None and one.accumulates)
    ]
    if growing:
        grows = "grows" if len(growing) == 1 else "grow"
        yield "figures-accumulate", f"{_and(growing)} {grows} through the year by counting alone."
    if dataset.illustrative:
        yield "illustrative", "The figures are made up to show the framework at work."


def _and(codes: Iterable[str]) -> str:
    return " and ".join(dict.fromkeys(codes))
