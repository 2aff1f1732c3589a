"""Whether a council's plan as a whole is where it should be: so many priorities on target.

A paper states an outcome in steps ("Unmet: less than 100%", "Met: 100% of strategic priorities on
target") with a day by which it is due. The share of priorities on target falls into one of them.
Before that day it is how things stand, and no verdict on how they ended.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import attrs

from pmf.errors import UsageError
from pmf.model.finding import Finding
from pmf.model.number import percentage, plain
from pmf.model.paper import PlannedOutcome
from pmf.model.status import Status
from pmf.rules.bands import UNDECIDED
from pmf.rules.expecting import expect
from pmf.rules.reason import Reason, reason
from pmf.rules.results import Results
from pmf.rules.rollups.priority import PriorityStanding, counted_priorities, priorities
from pmf.rules.rollups.step_line import StepLine, counts_priorities, read_step_line, step_status


@attrs.frozen(repr=False)
class OutcomeStanding:
    """How a planned outcome stands.

    Attributes:
        outcome: What was planned.
        on: The day it was judged on; `None` when there is none.
        word: The council's word for the step it is in; "Unknown" when that is not known.
        possible: The words of every step it may be in, worst first.
        status: What the word means; `UNKNOWN` when it is not known. Before the due date it says
            where the outcome stands on the day.
        on_target: How many priorities are surely on target.
        of: How many there are.
        unknown: Of how many it is not known whether they are.
        codes: Reason codes.
        priorities: How each priority stands; empty when only counts were given.
    """

    outcome: PlannedOutcome
    on: datetime.date | None
    word: str
    possible: tuple[str, ...]
    status: Status
    on_target: int
    of: int
    unknown: int = 0
    codes: tuple[str, ...] = ()
    priorities: tuple[PriorityStanding, ...] = ()

    @property
    def due(self) -> datetime.date | None:
        """The day by which it is to be reached; `None` when not printed."""
        return self.outcome.due

    @property
    def is_final(self) -> bool | None:
        """Whether the due date has come; `None` when a day to hold against it is missing."""
        if self.due is None or self.on is None:
            return None
        return self.on >= self.due

    @property
    def percent(self) -> Decimal | None:
        """The share surely on target, half up to one place; `None` of no priority at all."""
        return percentage(Decimal(self.on_target), Decimal(self.of), 1)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it stands so, in order."""
        return tuple(reason(code) for code in self.codes)

    @property
    def said(self) -> str:
        """The word with the due date: "Unmet, due 31 March 2018"."""
        if self.due is None:
            return self.word
        day = f"{self.due.day} {self.due:%B %Y}"
        return f"{self.word}, {'was due' if self.is_final and self.on != self.due else 'due'} {day}"

    def __str__(self) -> str:
        share = "" if self.percent is None else f" ({plain(self.percent)}%)"
        unknown = f", {self.unknown} not known" if self.unknown else ""
        counted = f"{self.on_target} of {self.of} priorities on target{share}{unknown}"
        return f"{self.outcome.text}: {self.said}; {counted}"

    def __repr__(self) -> str:
        return f"<OutcomeStanding {self}>"


def judge_outcome(
    outcome: PlannedOutcome,
    groups_on_target: int,
    groups: int,
    on: datetime.date | None,
    *,
    unknown: int = 0,
) -> OutcomeStanding:
    """Find the step a planned outcome is in.

    Args:
        outcome: What was planned, with its steps.
        groups_on_target: How many priorities are on target.
        groups: How many there are.
        on: The day to judge on; `None` when there is none.
        unknown: Of how many of them it is not known whether they are on target.

    Returns:
        The step; unknown with its reason where a line cannot be read, several hold the share, or
        priorities that are not known could change it.

    Raises:
        UsageError: The counts cannot be.
    """
    expect(outcome, PlannedOutcome, "outcome", "take one of dataset.outcomes")
    if min(groups_on_target, unknown) < 0 or groups_on_target + unknown > groups:
        raise UsageError(
            f"of {groups} priorities, {groups_on_target} cannot be on target and {unknown} unknown"
        )
    words, codes = _steps_held(outcome, groups_on_target, groups, unknown)
    word = words[0] if len(words) == 1 and not _UNDECIDED & {*codes} else UNDECIDED
    status = step_status(word) if word != UNDECIDED else Status.UNKNOWN
    if status is None:
        status, codes = Status.UNKNOWN, (*codes, "step-word-unknown")
    codes = (*codes, *_when(outcome, on))
    return OutcomeStanding(
        outcome, on, word, words, status, groups_on_target, groups, unknown, codes
    )


def outcomes(results: Results) -> tuple[OutcomeStanding, ...]:
    """How every planned outcome of a report stands.

    A priority is on target when each of its indicators that counts is at or above target; by the
    report's own rows, or where it prints none, by the counts it prints for each priority.

    Args:
        results: What was judged.

    Returns:
        One for each outcome of the data set, in the order printed.
    """
    expect(results, Results, "results", "judge the data set first, with pmf.evaluate_all")
    if not results.dataset.outcomes:
        return ()
    standings = priorities(results)
    return tuple(_standing(outcome, standings, results.on) for outcome in results.dataset.outcomes)


def check_outcomes(results: Results) -> Iterator[Finding]:
    """Where the counts printed for each priority put an outcome in another step than the rows."""
    dataset, scheme = results.dataset, results.scheme
    printed = counted_priorities(dataset.published, scheme, dataset.framework)
    if not results.assessments or not printed:
        return
    for by_rows in outcomes(results):
        by_counts = _standing(by_rows.outcome, printed, results.on)
        if by_counts.word != by_rows.word and UNDECIDED not in (by_counts.word, by_rows.word):
            message = (
                f"by the printed counts it is {by_counts.word} ({by_counts.on_target} of "
                f"{by_counts.of} priorities on target), by the rows {by_rows.word} "
                f"({by_rows.on_target} of {by_rows.of})"
            )
            outcome = by_rows.outcome
            yield Finding("outcome-disagrees", message, outcome.source, outcome.text)


def _standing(
    outcome: PlannedOutcome, priorities: tuple[PriorityStanding, ...], on: datetime.date | None
) -> OutcomeStanding:
    texts = (outcome.text, *(text for _, text in outcome.steps if text))
    if not counts_priorities(*texts):
        codes = ("outcome-other", *_when(outcome, on))
        words = tuple(word for word, text in outcome.steps if text is not None)
        return OutcomeStanding(outcome, on, UNDECIDED, words, Status.UNKNOWN, 0, 0, 0, codes)
    met = sum(one.on_target is True for one in priorities)
    unknown = sum(one.on_target is None for one in priorities)
    standing = judge_outcome(outcome, met, len(priorities), on, unknown=unknown)
    return attrs.evolve(standing, priorities=priorities)


#: With one of these the step is not known, however many steps are possible.
_UNDECIDED = {"no-step", "step-unreadable", "steps-overlap", "steps-silent", "no-priority"}


def _steps_held(
    outcome: PlannedOutcome, met: int, groups: int, unknown: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the steps it may be in, worst first, and why."""
    read = [(word, read_step_line(text)) for word, text in outcome.steps if text is not None]
    if not read:
        return (), ("no-step",)
    if not groups:
        return tuple(word for word, _ in read), ("no-priority",)
    shares = [Fraction(100 * (met + more), groups) for more in range(unknown + 1)]
    held = [_held(read, share) for share in shares]
    unread = {word for word, line in read if line is None}
    possible = unread.union(*(words for words, _ in held))
    codes = ["share-on-target", *dict.fromkeys(code for _, code in held if code)]
    codes += ["step-unreadable"] if unread else []
    codes += ["priority-unknown"] if unknown else []
    return tuple(word for word, _ in read if word in possible), tuple(codes)


def _held(read: list[tuple[str, StepLine | None]], share: Fraction) -> tuple[set[str], str | None]:
    """The step a share is in: of several whose lines only have a lower end, the best."""
    holding = [(word, line) for word, line in read if line is not None and share in line]
    if not holding:
        return set(), "steps-silent"
    if any(line.high is not None for _, line in holding[:-1]):
        return {word for word, _ in holding}, "steps-overlap"
    return {holding[-1][0]}, None


def _when(outcome: PlannedOutcome, on: datetime.date | None) -> tuple[str, ...]:
    if outcome.due is None:
        return ("bad-date",) if outcome.due_text else ("no-due-date",)
    if on is None:
        return ("no-day",)
    return ("past-due",) if on > outcome.due else ("due-ahead",)
