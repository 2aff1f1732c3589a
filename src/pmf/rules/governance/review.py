"""The yearly review of a framework: what it asks, and the council's own tests of a good measure."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import attrs

from pmf.errors import UsageError
from pmf.model.dataset import Dataset
from pmf.model.framework import Framework
from pmf.model.governance import MeasureTest
from pmf.model.review_question import QUESTIONS
from pmf.rules.expecting import expect
from pmf.rules.governance.concern import Asking, Concern, Question
from pmf.rules.governance.definitions_asked import ask_definitions
from pmf.rules.governance.figures_asked import ask_figures
from pmf.rules.governance.targets_asked import ask_targets
from pmf.rules.results import Results


@attrs.frozen
class Tested:
    """What the review can say to one of the council's own tests of a good measure.

    Attributes:
        test: The test, as the council puts it.
        fails: The indicators of which a question found something.
        holds: The indicators of which none did; empty where no question could be asked.
        whole: What was found of the framework as a whole.
        not_asked: The questions of the test that could not be asked.
    """

    test: MeasureTest
    fails: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    whole: tuple[Concern, ...] = ()
    not_asked: tuple[str, ...] = ()

    @property
    def needs_person(self) -> bool:
        """Whether only a person can say, since no question answers it."""
        return not self.test.asks


@attrs.frozen
class Review:
    """A review of a framework.

    Attributes:
        framework: The framework reviewed.
        on: The day of the review.
        months: Months from one review to the next; `None` when nobody said.
        periods: How many periods the reports given cover.
        questions: Every question, in the order of `QUESTIONS`.
        tests: The council's own tests, in its order.
        illustrative: Whether figures of the reports given, or indicators, are made up.
    """

    framework: Framework = attrs.field(repr=lambda one: repr(one.id))
    on: datetime.date
    months: int | None
    periods: int
    questions: tuple[Question, ...]
    tests: tuple[Tested, ...]
    illustrative: bool = False

    def __getitem__(self, id: str) -> Question:
        """The question of that name."""
        for question in self.questions:
            if question.id == id:
                return question
        raise UsageError(f"no question {id!r} is asked; there are: {', '.join(QUESTIONS)}")

    @property
    def found(self) -> tuple[Question, ...]:
        """The questions that found something."""
        return tuple(question for question in self.questions if question.concerns)

    def of(self, code: str) -> tuple[tuple[str, Concern], ...]:
        """What was found of one indicator, each with the name of the question."""
        return tuple(
            (question.id, concern)
            for question in self.questions
            for concern in question.concerns
            if code in concern.codes
        )


def review(
    framework: Framework,
    on: datetime.date,
    datasets: Sequence[Dataset] = (),
    results: Sequence[Results] = (),
    *,
    months: int | None = None,
    least: int = 4,
) -> Review:
    """Ask of a framework what a yearly review should.

    Args:
        framework: The framework.
        on: The day of the review; never today by itself.
        datasets: Reports, for what only figures can show.
        results: What follows from reports; computed statuses count before printed ones.
        months: Months from one review to the next; by default as the framework says.
        least: The fewest periods from which "always met" and "never met" are said.

    Returns:
        Every question with what was found, or why it could not be asked.

    Raises:
        UsageError: An argument is not of its kind.
    """
    expect(framework, Framework, "framework", "load it with pmf.load_framework")
    expect(on, datetime.date, "on", "give a datetime.date")
    if isinstance(on, datetime.datetime):
        raise UsageError(f"on must be a plain datetime.date, not {on!r}")
    for name, number in (("months", months), ("least", least)):
        if number is not None and (type(number) is not int or number < 1):
            raise UsageError(f"{name} must be a whole number of 1 or more, not {number!r}")
    every = months if months is not None else framework.review_every
    given = (*(one.dataset for one in results), *datasets)
    asking = Asking(framework, on, every, given, tuple(results), least)
    asked = [*ask_definitions(asking), *ask_targets(asking), *ask_figures(asking)]
    order = list(QUESTIONS)
    questions = tuple(sorted(asked, key=lambda one: order.index(one.id)))
    tests = tuple(_outcome(asking, test, questions) for test in framework.tests)
    made_up = framework.illustrative or any(one.illustrative for one in given)
    return Review(framework, on, every, len(asking.periods), questions, tests, made_up)


def _outcome(asking: Asking, test: MeasureTest, questions: tuple[Question, ...]) -> Tested:
    asks = [question for question in questions if question.id in test.asks]
    could = [question for question in asks if question.not_asked is None]
    failing = {code for question in could for code in question.codes}
    codes = [one.indicator.code for one in asking.kept]
    return Tested(
        test,
        fails=tuple(code for code in codes if code in failing),
        holds=tuple(code for code in codes if could and code not in failing),
        whole=tuple(one for question in could for one in question.concerns if not one.codes),
        not_asked=tuple(question.id for question in asks if question.not_asked is not None),
    )
