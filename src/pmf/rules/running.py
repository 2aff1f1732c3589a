"""The statuses of the periods before, for a rule that asks for n periods running.

The periods directly before, of the same length, are judged by the same rule in order of time,
each once. The row of them ends where nothing certain is known: at a period without a figure, with
two different ones, or from before a break in the series, and at a status that is none of the four
judged. A status that is open, between near and off target, counts as its worst only where the
rule gives each of them the same answer; elsewhere the row ends there, too.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

import attrs

from pmf.errors import UsageError
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.scheme import Running, Scheme
from pmf.model.status import Status
from pmf.rules.bands import Outcome
from pmf.rules.comparable import all_breaks, covered, first_month, last_break
from pmf.rules.series import by_period


@attrs.frozen
class History:
    """The statuses of the periods directly before, latest first.

    Attributes:
        statuses: What each earned; the worst where that is open.
        observations: What was published for each, in the same order.
        possible: What each may have earned, in the same order.
        is_broken: Whether the row of them ends at a break in the series.
    """

    statuses: tuple[Status, ...] = ()
    observations: tuple[Observation, ...] = ()
    possible: tuple[tuple[Status, ...], ...] = ()
    is_broken: bool = False


NO_HISTORY = History()
#: What an observation earns, given what came before it.
Judge = Callable[[Observation, History], Outcome]


def history_of(
    indicator: Indicator,
    printed: Iterable[Observation],
    period: Period,
    scheme: Scheme,
    judge: Judge,
) -> History:
    """Judge what came directly before a period, where the rule looks at it.

    Args:
        indicator: What was measured.
        printed: Its observations, of any period and length.
        period: The period that is judged.
        scheme: The rule.
        judge: How one observation is judged, given what came before it.

    Returns:
        The statuses, latest first; none where the rule does not look at earlier periods.
    """
    asked = _asked(scheme)
    if not asked:
        return NO_HISTORY
    chain, is_broken = _chain(indicator, printed, period)
    found = History(is_broken=is_broken)
    for seen in reversed(chain):
        earned = judge(seen, found)
        if not _counts(earned, asked):
            found = NO_HISTORY
            continue
        found = History(
            (earned.status, *found.statuses),
            (seen, *found.observations),
            (earned.possible, *found.possible),
            found.is_broken,
        )
    return found


@functools.lru_cache(maxsize=256)
def _asked(scheme: Scheme) -> tuple[Running, ...]:
    """Every condition of the rule on periods running."""
    conditions = (condition for clause in scheme.clauses for condition in clause.conditions)
    return tuple(one for one in conditions if isinstance(one, Running))


def _chain(
    indicator: Indicator, printed: Iterable[Observation], period: Period
) -> tuple[list[Observation], bool]:
    """The observations directly before without a gap, latest first; whether a break ends them."""
    alike = (one for one in printed if is_alike(one.period, period))
    entries = by_period(alike).entries
    broken = last_break(all_breaks(indicator), period)
    chain: list[Observation] = []
    while (before := _before(period)) is not None:
        seen = entries.get(before)
        if not isinstance(seen, Observation):
            break
        if broken and covered(before, indicator.basis)[0] < first_month(broken.first):
            return chain, True
        chain.append(seen)
        period = before
    return chain, False


def is_alike(one: Period, other: Period) -> bool:
    """Whether two periods are of one length and cut the same kind of year."""
    return (one.months, one.first_month) == (other.months, other.first_month)


def _before(period: Period) -> Period | None:
    """The period just before; `None` at the beginning of the years covered."""
    try:
        return period.previous
    except UsageError:
        return None


def _counts(earned: Outcome, asked: tuple[Running, ...]) -> bool:
    """Whether it is known what a status says to the conditions."""
    if earned.status.rank is None:
        return False
    return all(len({s in one.statuses for s in earned.possible}) == 1 for one in asked)
