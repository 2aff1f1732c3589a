"""How a group stands: a priority, a service, a committee's indicators taken together.

Counts come first and are always there. A verdict on a group follows only by a method somebody
states, and says what became of the parts nobody can judge.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

import attrs

from pmf.errors import SchemeError, UnknownName, UsageError
from pmf.model.group import GroupMethod, UnknownParts
from pmf.model.number import as_decimal
from pmf.model.scheme import Scheme
from pmf.model.status import Status
from pmf.rules.assessment import Assessment
from pmf.rules.bands import Outcome
from pmf.rules.expecting import expect
from pmf.rules.reason import Reason, reason
from pmf.rules.results import Results
from pmf.rules.rollups.standing import Part, Standing, stand
from pmf.rules.soundness import refuse_unsound
from pmf.rules.summary import Counts, count_parts, grouped
from pmf.rules.targeted import is_for_information

_Chosen = TypeVar("_Chosen", bound=enum.StrEnum)


@attrs.frozen(repr=False)
class GroupStanding:
    """How one group stands, by which method, and what it rests on.

    Attributes:
        group: The group; `None` for indicators that belong to none.
        method: How it was judged.
        unknown: What became of parts that are to be judged and cannot be.
        outcome: The status, every status that is possible, the word and the reasons.
        counts: How many of its parts stand where.
        parts: The codes of the parts that counted.
        unjudged: The codes of the parts that are to be judged and cannot be.
        left_out: The codes of parts that are for information only, are not due or weigh nothing.
        met: How many of the parts that counted surely meet their target.
        mean: The weighted mean of the parts' places, 0 for exceeded and 3 for off target; `None`
            unless the method is the mean and its parts decide it.
        deciding: The codes of the parts no better than the group, which hold it where it is;
            empty when the group is not judged.
    """

    group: str | None
    method: GroupMethod
    unknown: UnknownParts
    outcome: Outcome
    counts: Counts
    parts: tuple[str, ...] = ()
    unjudged: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    met: int = 0
    mean: Fraction | None = None
    deciding: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """What follows from the parts."""
        return self.outcome.status

    @property
    def possible(self) -> tuple[Status, ...]:
        """Every status the parts allow, best first; one when the method decides."""
        return self.outcome.possible

    @property
    def word(self) -> str:
        """The council's word; ours where more than one level is possible or it has none."""
        return self.outcome.word

    @property
    def codes(self) -> tuple[str, ...]:
        """Reason codes."""
        return self.outcome.codes

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it stands so, in order."""
        return tuple(reason(code) for code in self.codes)

    def __str__(self) -> str:
        name = self.group or "no group"
        met = f"{self.met} of {len(self.parts)} meet their target"
        return f"{name}: {self.word} ({met}). {' '.join(one.text for one in self.reasons)}"

    def __repr__(self) -> str:
        return f"<GroupStanding {self.group}: {self.word} by {self.method}>"


def roll_up(
    results: Results,
    by: str = "group",
    method: GroupMethod | str | None = None,
    *,
    weights: Mapping[str, Decimal | int | str] | None = None,
    unknown: UnknownParts | str | None = None,
) -> tuple[GroupStanding, ...]:
    """Judge each group by its parts.

    Parts for information only and parts not due never count. What becomes of a part that has a
    target and cannot be judged is the caller's, else the scheme's choice; by default it blocks:
    the group is judged only where the part makes no difference.

    Args:
        results: What was judged.
        by: What to group by, as in `summarise`.
        method: ``"worst"``, ``"mean"``, ``"all_met"``, ``"share_met"`` (with the scheme's lines)
            or ``"counts"``, which judges nothing; by default the scheme's, else counts.
        weights: How much parts weigh in a mean or a share, by code; 1 where none is given.
        unknown: ``"ignored"``, ``"counts_as_missed"`` or ``"blocks"``.

    Returns:
        One for each group, in the order printed.

    Raises:
        SchemeError: The scheme states no lines for the method, or none that make sense.
        UnknownName: A weight is given for an indicator that was not judged.
        UsageError: An argument is none of these.
    """
    expect(results, Results, "results", "judge the data set first, with pmf.evaluate_all")
    scheme = results.scheme
    refuse_unsound(scheme)
    chosen = _method(scheme, method)
    place = _chosen(UnknownParts, "unknown", unknown) or scheme.groups.unknown
    way = _Way(scheme, chosen, place or UnknownParts.BLOCKS, _weights(results, chosen, weights))
    groups = grouped(results, by, results.dataset.framework)
    return tuple(way.judge(name, part) for name, part in groups)


def _method(scheme: Scheme, method: GroupMethod | str | None) -> GroupMethod:
    chosen = _chosen(GroupMethod, "method", method) or scheme.groups.method or GroupMethod.COUNTS
    if chosen is GroupMethod.SCORE:
        if method is None:
            return GroupMethod.COUNTS  # the score is the council's own figure, not ours to make
        raise UsageError("a score is the council's own figure: give it to pmf.judge_score")
    if chosen is GroupMethod.SHARE_MET and scheme.groups.method is not GroupMethod.SHARE_MET:
        raise SchemeError(f"scheme {scheme.id!r} states no lines for the share that meet")
    return chosen


def _chosen(kinds: type[_Chosen], what: str, given: _Chosen | str | None) -> _Chosen | None:
    if given is None:
        return None
    try:
        return kinds(given)
    except ValueError:
        known = ", ".join(kind.value for kind in kinds)
        raise UsageError(f"{what} must be one of {known}, not {given!r}") from None


def _weights(
    results: Results, method: GroupMethod, weights: Mapping[str, Decimal | int | str] | None
) -> dict[str, Fraction]:
    if not weights:
        return {}
    if method not in (GroupMethod.MEAN, GroupMethod.SHARE_MET):
        raise UsageError(f"weights make no difference to {method}: leave them out")
    codes = {assessed.code for assessed in results}
    strangers = [code for code in weights if code not in codes]
    if strangers:
        raise UnknownName(f"a weight is given for {strangers[0]!r}, which was not judged")
    read = {code: Fraction(as_decimal(weight, "a weight")) for code, weight in weights.items()}
    for code, weight in read.items():
        if weight < 0:
            raise UsageError(f"the weight of {code} is below zero")
    return read


@attrs.frozen
class _Way:
    """What the caller or the scheme chose."""

    scheme: Scheme
    method: GroupMethod
    unknown: UnknownParts
    weights: Mapping[str, Fraction]

    def judge(self, name: str | None, members: tuple[Assessment, ...]) -> GroupStanding:
        out, unjudged, parts = [], [], []
        for assessed in members:
            weight = self.weights.get(assessed.code, Fraction(1))
            if not weight or not _counts(assessed):
                out.append(assessed)
                continue
            unjudged += [assessed] if assessed.status.rank is None else []
            ranks = _RANKS[self.unknown](assessed)
            judged = assessed.status.rank is not None
            if ranks:
                parts.append(Part(assessed.code, ranks, weight, assessed.outcome.levels, judged))
        standing = self._stand(parts, unjudged, out)
        return GroupStanding(
            name,
            self.method,
            self.unknown,
            standing.outcome,
            count_parts(members),
            tuple(part.code for part in parts),
            tuple(one.code for one in unjudged),
            tuple(one.code for one in out),
            sum(part.worst <= 1 for part in parts),
            standing.mean,
            standing.deciding,
        )

    def _stand(
        self, parts: list[Part], unjudged: list[Assessment], out: list[Assessment]
    ) -> Standing:
        """What the parts give, with what became of those nobody can judge."""
        others = [one.status for one in (*out, *unjudged)]
        standing = stand(self.scheme, self.method, parts, others)
        if not unjudged or self.method is GroupMethod.COUNTS:
            return standing
        if self.unknown is not UnknownParts.BLOCKS:
            ignored = self.unknown is UnknownParts.IGNORED
            return standing.because("unknown-ignored" if ignored else "unknown-as-missed")
        without = stand(self.scheme, self.method, [part for part in parts if part.judged])
        same = without.outcome.possible == standing.outcome.possible
        return standing.because("unknown-no-matter" if same else "unknown-open")


def _counts(assessed: Assessment) -> bool:
    """Whether a part can count at all: it is judged, or is to be and could not.

    A target that is to be set or cannot be read leaves open how the indicator stands, so that it
    counts here as one nobody can judge, though not among those with a target.
    """
    if assessed.status.rank is not None:
        return True
    return assessed.status is Status.UNKNOWN and not is_for_information(assessed.indicator)


def _known(assessed: Assessment) -> tuple[int, ...]:
    """The places a judged part may have, best first; of an unjudged one, none."""
    if assessed.status.rank is None:
        return ()
    return _possible(assessed)


def _possible(assessed: Assessment) -> tuple[int, ...]:
    return tuple(sorted(one.rank for one in assessed.possible if one.rank is not None))


_RANKS: dict[UnknownParts, Callable[[Assessment], tuple[int, ...]]] = {
    UnknownParts.IGNORED: _known,
    UnknownParts.COUNTS_AS_MISSED: lambda assessed: _known(assessed) or (3,),
    UnknownParts.BLOCKS: lambda assessed: _possible(assessed) or (0, 1, 2, 3),
}
