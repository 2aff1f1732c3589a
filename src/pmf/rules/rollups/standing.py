"""What parts give together: the arithmetic of worst-of, mean, all and share, in fractions.

A part has a place from 0 (exceeded) to 3 (off target), or several it may have. Every method is
asked twice, with each part at its best and at its worst; what lies between is possible.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

import attrs

from pmf.model.group import GroupMethod
from pmf.model.scheme import Level, Scheme
from pmf.model.status import Status
from pmf.rules.bands import Outcome, outcome_of_levels, word_for
from pmf.rules.group import line_for

_STATUS = {status.rank: status for status in Status if status.rank is not None}
_HALF = Fraction(1, 2)


@attrs.frozen
class Part:
    """One part of a group.

    Attributes:
        code: Its code.
        ranks: Every place it may have, best first: 0 for exceeded, 3 for off target.
        weight: How much it weighs.
        levels: The ids of the levels it may have earned.
        judged: Whether its status is one that judges; false for a part nobody can judge.
    """

    code: str
    ranks: tuple[int, ...]
    weight: Fraction = Fraction(1)
    levels: tuple[str, ...] = ()
    judged: bool = True

    @property
    def best(self) -> int:
        """Its place if all goes well."""
        return min(self.ranks)

    @property
    def worst(self) -> int:
        """Its place if all goes ill."""
        return max(self.ranks)


@attrs.frozen
class Standing:
    """What parts give together.

    Attributes:
        outcome: The status with its reasons.
        is_open: Whether the parts could still change it.
        mean: The mean of their places, where the method is the mean and the parts decide it.
        deciding: The codes of the parts no better than the whole.
    """

    outcome: Outcome
    is_open: bool = False
    mean: Fraction | None = None
    deciding: tuple[str, ...] = ()

    def because(self, code: str) -> Standing:
        """The same with one more reason."""
        codes = (*self.outcome.codes, code)
        return attrs.evolve(self, outcome=attrs.evolve(self.outcome, codes=codes))


def stand(
    scheme: Scheme, method: GroupMethod, parts: Sequence[Part], others: Iterable[Status] = ()
) -> Standing:
    """How parts stand together.

    Args:
        scheme: The scheme whose words are used.
        method: Any method but a score, which is no matter of parts.
        parts: The parts that count.
        others: The statuses of those that do not, which name the group when no part counts.
    """
    if method is GroupMethod.COUNTS:
        return Standing(_plain(scheme, Status.DATA_ONLY, "parts-counted"))
    if not parts:
        return Standing(_plain(scheme, _of_others(others), "no-part-judged"))
    standing = _METHODS[method](scheme, parts)
    by_rule = any(len(part.ranks) > 1 and part.judged for part in parts)
    return standing.because("parts-open") if standing.is_open and by_rule else standing


def _of_others(others: Iterable[Status]) -> Status:
    """For information where all parts are, not due where nothing else is left; else unknown."""
    seen = set(others)
    if seen and seen <= {Status.DATA_ONLY, Status.NOT_DUE}:
        return Status.NOT_DUE if Status.NOT_DUE in seen else Status.DATA_ONLY
    return Status.UNKNOWN


def _plain(scheme: Scheme, status: Status, code: str) -> Outcome:
    level = scheme.level_of(status)
    ids = (level.id,) if level else ()
    return Outcome(status, (status,), word_for(scheme, status), ids, (), (code,))


# --- the methods -----------------------------------------------------------------------------


def _worst(scheme: Scheme, parts: Sequence[Part]) -> Standing:
    best = max(part.best for part in parts)
    worst = max(part.worst for part in parts)
    return _between(scheme, parts, range(best, worst + 1), "worst-of-parts")


def _mean(scheme: Scheme, parts: Sequence[Part]) -> Standing:
    best = _weighted(parts, [part.best for part in parts])
    worst = _weighted(parts, [part.worst for part in parts])
    places = range(_nearest(best), _nearest(worst) + 1)
    standing = _between(scheme, parts, places, "mean-of-parts")
    return attrs.evolve(standing, mean=best if best == worst else None)


def _all_met(scheme: Scheme, parts: Sequence[Part]) -> Standing:
    """Met or missed; how far it is missed is not asked."""
    could = all(part.best <= 1 for part in parts)
    missing = tuple(part.code for part in parts if part.worst > 1)
    if not missing:
        return Standing(_outcome(scheme, parts, (1,), "all-parts-met"))
    if could:
        return Standing(_outcome(scheme, parts, (1, 2, 3), "part-may-miss"), True, None, missing)
    return Standing(_outcome(scheme, parts, (2, 3), "part-missed"), False, None, missing)


def _share_met(scheme: Scheme, parts: Sequence[Part]) -> Standing:
    """The lines between the share that surely meets its target and the share that may."""
    rules = scheme.groups.rules
    high, low = (
        line_for(scheme, 100 * _weighted(parts, [int(place <= 1) for place in places]))
        for places in ([part.best for part in parts], [part.worst for part in parts])
    )
    first = high[0] if high else len(rules) + 1
    last = low[0] if low else len(rules)
    numbers = tuple(range(first, last + 1))
    levels = list(dict.fromkeys(scheme.level(rules[number - 1].level) for number in numbers))
    codes = ("share-of-parts",) if low else ("share-of-parts", "rule-silent")
    outcome = outcome_of_levels(scheme, levels, numbers, codes)
    outcome = attrs.evolve(outcome, possible=outcome.possible or (Status.UNKNOWN,))
    missing = tuple(part.code for part in parts if part.worst > 1)
    return Standing(outcome, high != low, None, missing)


_METHODS: dict[GroupMethod, Callable[[Scheme, Sequence[Part]], Standing]] = {
    GroupMethod.WORST: _worst,
    GroupMethod.MEAN: _mean,
    GroupMethod.ALL_MET: _all_met,
    GroupMethod.SHARE_MET: _share_met,
}


def _weighted(parts: Sequence[Part], figures: Sequence[int]) -> Fraction:
    """The weighted mean; the weights of parts that count are above zero."""
    whole = sum((part.weight for part in parts), Fraction(0))
    pairs = zip(parts, figures, strict=True)
    return sum((part.weight * figure for part, figure in pairs), Fraction(0)) / whole


def _nearest(mean: Fraction) -> int:
    """The nearest place; halfway is the worse one."""
    return math.floor(mean + _HALF)


def _between(scheme: Scheme, parts: Sequence[Part], places: range, code: str) -> Standing:
    outcome = _outcome(scheme, parts, tuple(places), code)
    deciding = tuple(part.code for part in parts if part.worst >= places[-1])
    return Standing(outcome, len(outcome.possible) > 1 and len(places) > 1, None, deciding)


def _outcome(scheme: Scheme, parts: Sequence[Part], ranks: tuple[int, ...], code: str) -> Outcome:
    """The scheme's level for a place; where several are possible, what they have in common."""
    earned = {level for part in parts for level in part.levels}
    found = [_level(scheme, rank, earned) for rank in ranks]
    levels = [level for level in dict.fromkeys(found) if level is not None]
    if levels:
        return outcome_of_levels(scheme, levels, (), (code,))
    statuses = tuple(_STATUS[rank] for rank in ranks)
    decided = statuses[0] if len(statuses) == 1 else Status.UNKNOWN
    return Outcome(decided, statuses, word_for(scheme, decided), (), (), (code,))


def _level(scheme: Scheme, rank: int, earned: set[str]) -> Level | None:
    """The level of a place: one the parts earned, else the first; else that of the next worse.

    Of several levels of one place ("exceeded", "significantly exceeded") the group has the least
    good one its parts earned.
    """
    for place in range(rank, 4):
        levels = [level for level in scheme.levels if level.status.rank == place]
        if levels:
            return next((one for one in reversed(levels) if one.id in earned), levels[0])
    return None
