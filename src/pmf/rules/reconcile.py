"""Hold what a council reported beside what follows from its own figures."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable

import attrs

from pmf.model.finding import Location
from pmf.model.period import Period
from pmf.model.status import Absence, ActionStatus, Movement, Status, Travel
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.expecting import expect
from pmf.rules.printed_travel import direction_of, printed_travel
from pmf.rules.reason import Reason, reason
from pmf.rules.results import Results
from pmf.rules.summary import grouped


class Verdict(enum.StrEnum):
    """How the reported status stands beside the computed one."""

    AGREE = "agree"
    DISAGREE = "disagree"
    NOT_REPRODUCIBLE = "not-reproducible"


@attrs.frozen
class TravelRow:
    """One printed direction of travel beside the computed one.

    Attributes:
        code: The indicator's code.
        period: The period.
        reported: What the printed word means: whether it is better, or where the figure went;
            `None` when it has no meaning.
        reported_word: The word or sign as printed.
        computed: What follows from the figures, said the same way; `None` when nothing does.
        verdict: Agree, disagree, or not reproducible.
        reasons: Why it cannot be reproduced.
        source: Where the figure stands; `None` when it was made in code.
    """

    code: str
    period: Period
    reported: Travel | Movement | None
    reported_word: str
    computed: Travel | Movement | None
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    source: Location | None = None


@attrs.frozen
class Row:
    """One reported status beside the computed one.

    Attributes:
        code: The indicator's or action's code.
        period: The period; `None` for an action.
        reported: What the printed word means.
        reported_word: The word as printed; `None` when none was.
        computed: What follows from the figures.
        possible: Every status the figures allow.
        verdict: Agree, disagree, or not reproducible.
        codes: Reason codes.
        travel: Its printed direction of travel beside the computed one; `None` when none is
            printed, and for an action.
    """

    code: str
    period: Period | None
    reported: tuple[Status, ...] | tuple[ActionStatus, ...]
    reported_word: str | None
    computed: Status | ActionStatus
    possible: tuple[Status, ...] | tuple[ActionStatus, ...]
    verdict: Verdict
    codes: tuple[str, ...]
    travel: TravelRow | None = None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why, in order."""
        return tuple(reason(code) for code in self.codes)


@attrs.frozen
class VerdictCounts:
    """How many indicators of one group have which verdict.

    Attributes:
        group: The group; `None` for indicators that belong to none.
        counts: A count for each verdict that occurs.
    """

    group: str | None
    counts: tuple[tuple[Verdict, int], ...]


@attrs.frozen(repr=False)
class Reconciliation:
    """Every reported status of a report beside the computed one.

    Attributes:
        rows: Indicators that print a status, in the order printed.
        actions: Actions that print a status, in the order printed.
        by: The verdicts on indicators counted for each group, in the order printed.
        travels: Indicators that print a direction of travel, whether they print a status or not,
            in the order printed.
    """

    rows: tuple[Row, ...]
    actions: tuple[Row, ...]
    by: tuple[VerdictCounts, ...] = ()
    travels: tuple[TravelRow, ...] = ()

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.count(verdict)} {verdict}" for verdict in Verdict)
        return f"<Reconciliation: {counts}; {len(self.actions)} actions>"

    def count(self, verdict: Verdict | str, *, actions: bool = False) -> int:
        """How many indicators, or actions, have this verdict."""
        return len(self.codes(verdict, actions=actions))

    def count_travels(self, verdict: Verdict | str) -> int:
        """How many printed directions of travel have this verdict."""
        return sum(one.verdict is Verdict(verdict) for one in self.travels)

    def codes(self, verdict: Verdict | str, *, actions: bool = False) -> tuple[str, ...]:
        """The codes of the indicators, or actions, with this verdict."""
        rows = self.actions if actions else self.rows
        return tuple(row.code for row in rows if row.verdict is Verdict(verdict))


def reconcile(results: Results, by: str = "group") -> Reconciliation:
    """Compare every printed status with the computed one.

    *Agree*: the printed status is the computed one or among the possible. *Disagree*: the figures
    allow another; a colour over an empty cell disagrees too. *Not reproducible*: figures are
    printed, but the rule cannot be applied to them. A row without a printed status is left out.

    Printed directions of travel are held against the figures the same way, beside the status and
    without a part in its verdict.

    Args:
        results: What was judged.
        by: What verdicts are counted by: ``"group"`` (what the council prints indicators under)
            or any other of what `summarise` counts by.

    Raises:
        UsageError: `by` is none of these.
    """
    printed = [one for one in results if one.observation.reported_word is not None]
    expect(results, Results, "results", "judge the data set first, with pmf.evaluate_all")
    named = grouped(printed, by, results.dataset.framework)
    travels = [(one, travel_row(one, results)) for one in results]
    return Reconciliation(
        tuple(
            _indicator(one, row)
            for one, row in travels
            if one.observation.reported_word is not None
        ),
        tuple(_action(one) for one in results.actions if one.action.reported_word is not None),
        tuple(VerdictCounts(name, _counts(part)) for name, part in named),
        tuple(row for _, row in travels if row is not None),
    )


def travel_row(assessed: Assessment, results: Results) -> TravelRow | None:
    """A printed direction of travel beside the computed one; `None` when none is printed."""
    found = printed_travel(assessed, direction_of(results))
    if found is None:
        return None
    verdicts = {True: Verdict.AGREE, False: Verdict.DISAGREE, None: Verdict.NOT_REPRODUCIBLE}
    return TravelRow(
        assessed.code,
        assessed.period,
        found.reported,
        found.word,
        found.computed,
        verdicts[found.agrees],
        found.reasons,
        assessed.observation.source,
    )


def _counts(assessments: Iterable[Assessment]) -> tuple[tuple[Verdict, int], ...]:
    counts = Counter(verdict_of(assessed) for assessed in assessments)
    return tuple((verdict, counts[verdict]) for verdict in Verdict if verdict in counts)


def _indicator(assessed: Assessment, travel: TravelRow | None) -> Row:
    seen = assessed.observation
    return Row(
        assessed.code,
        assessed.period,
        seen.reported,
        seen.reported_word,
        assessed.status,
        assessed.possible,
        verdict_of(assessed),
        assessed.codes,
        travel,
    )


#: A figure is printed, or kept back: the cell is not empty, and nobody can hold it to its colour.
_WITHHELD = (Absence.BAD_VALUE, Absence.SUPPRESSED)


def verdict_of(assessed: Assessment) -> Verdict:
    """How one reported status stands beside the computed one."""
    reported, possible = assessed.observation.reported, assessed.possible
    decided = assessed.status is not Status.UNKNOWN or assessed.value is None
    if not reported or assessed.observation.absence in _WITHHELD:
        return Verdict.NOT_REPRODUCIBLE
    if assessed.status in reported:
        return Verdict.AGREE
    if assessed.value is None and all(status.rank is None for status in reported):
        return Verdict.AGREE  # no colour over no value: neither says how it stands
    if set(reported) & set(possible):
        return Verdict.AGREE if decided else Verdict.NOT_REPRODUCIBLE
    # An undecided rule still tells what cannot be: what lies outside the possible is contradicted.
    rules_out = decided or any(status.rank is not None for status in possible)
    return Verdict.DISAGREE if rules_out else Verdict.NOT_REPRODUCIBLE


def _action(assessed: ActionAssessment) -> Row:
    action = assessed.action
    return Row(
        action.code,
        None,
        action.reported,
        action.reported_word,
        assessed.status,
        assessed.possible,
        _action_verdict(assessed),
        assessed.codes,
    )


def _action_verdict(assessed: ActionAssessment) -> Verdict:
    reported = set(assessed.action.reported)
    if not reported:
        return Verdict.NOT_REPRODUCIBLE
    if assessed.status is ActionStatus.UNKNOWN:
        allowed = reported & {*assessed.possible}
        return Verdict.NOT_REPRODUCIBLE if allowed else Verdict.DISAGREE
    return Verdict.AGREE if reported & set(assessed.possible) else Verdict.DISAGREE
