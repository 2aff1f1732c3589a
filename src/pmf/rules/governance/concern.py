"""What a review has before it, and how it notes what it finds."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from decimal import Decimal

import attrs

from pmf.model.dataset import Dataset
from pmf.model.framework import Definition, Framework
from pmf.model.period import Period
from pmf.model.review_question import QUESTIONS
from pmf.model.status import Stage
from pmf.rules.results import Results


@attrs.frozen
class Concern:
    """One thing a question found.

    Attributes:
        codes: The indicators it is about; empty when it is about the framework as a whole.
        text: What was found, in a sentence.
    """

    codes: tuple[str, ...]
    text: str


@attrs.frozen
class Question:
    """One question of a review, with its answer.

    Attributes:
        id: A stable name, one of `pmf.QUESTIONS`.
        concerns: What was found; empty when nothing was, or it could not be asked.
        not_asked: Why it could not be asked; `None` when it was.
    """

    id: str
    concerns: tuple[Concern, ...] = ()
    not_asked: str | None = None

    @property
    def text(self) -> str:
        """The question."""
        return QUESTIONS[self.id]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every indicator it concerns, each once."""
        return tuple(dict.fromkeys(code for one in self.concerns for code in one.codes))


#: An indicator's code, and what was found of it.
Found = tuple[str, str]


def question(id: str, found: Iterable[Found]) -> Question:
    """The answer: indicators of which the same was found stand together."""
    codes: dict[str, list[str]] = {}
    for code, text in found:
        codes.setdefault(text, []).append(code)
    return Question(id, tuple(Concern(tuple(listed), text) for text, listed in codes.items()))


@attrs.frozen
class Asking:
    """What a review has before it.

    Attributes:
        framework: The framework reviewed.
        on: The day of the review.
        months: Months from one review to the next; `None` when nobody said.
        datasets: The reports given, those of the results among them.
        results: What follows from reports.
        least: The fewest periods from which "always" and "never" may be said.
    """

    framework: Framework
    on: datetime.date
    months: int | None
    datasets: tuple[Dataset, ...]
    results: tuple[Results, ...]
    least: int

    @functools.cached_property
    def kept(self) -> tuple[Definition, ...]:
        """The definitions under review: all but the retired."""
        definitions = self.framework.definitions
        return tuple(one for one in definitions if one.indicator.stage is not Stage.RETIRED)

    @functools.cached_property
    def live(self) -> tuple[Definition, ...]:
        """Those of them that are reported."""
        return tuple(one for one in self.kept if one.indicator.stage is Stage.LIVE)

    @functools.cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods of the reports given, in order."""
        return tuple(sorted({one.period for one in self.datasets if one.period is not None}))

    @functools.cached_property
    def compared(self) -> frozenset[str]:
        """The codes of which a report gives peers' figures."""
        return frozenset(peer.code for dataset in self.datasets for peer in dataset.peers)

    @functools.cached_property
    def targeted(self) -> dict[str, bool]:
        """For each code the reports know, whether one of them prints a target."""
        printed: dict[str, bool] = {}
        for dataset in self.datasets:
            for indicator in dataset.indicators:
                has = indicator.target.kind != "none"
                printed[indicator.code] = printed.get(indicator.code, False) or has
        return printed

    @property
    def looked_at(self) -> datetime.date | None:
        """The day the framework as a whole was last looked at; `None` when unknown."""
        days = (self.framework.reviewed_on, self.framework.adopted_on)
        return max((day for day in days if day is not None), default=None)

    def due_again(self, day: datetime.date) -> datetime.date | None:
        """The day by which what was looked at on a day is to be looked at again."""
        if self.months is None:
            return None
        from dateutil.relativedelta import relativedelta

        try:
            return day + relativedelta(months=self.months)
        except (OverflowError, ValueError):  # beyond the last year a calendar has
            return datetime.date.max


def count_words(count: int | Decimal, one: str, many: str | None = None) -> str:
    """A number and what is counted: ``1 period``, ``4 periods``."""
    return f"{count} {one if count == 1 else many or one + 's'}"
