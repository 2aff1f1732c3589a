"""What another rule would say of the same figures."""

from __future__ import annotations

import attrs

from pmf.model.scheme import Scheme
from pmf.rules.assessment import Assessment
from pmf.rules.evaluate import evaluate_in
from pmf.rules.expecting import expect
from pmf.rules.gathering import Gathering
from pmf.rules.results import Results


@attrs.frozen(repr=False)
class Flip:
    """One indicator that another rule gives another level.

    Attributes:
        before: The assessment by the rule then in force.
        after: The assessment by the other rule.
    """

    before: Assessment
    after: Assessment

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.before.code

    def __repr__(self) -> str:
        return f"<Flip {self}>"

    def __str__(self) -> str:
        return f"{self.code}: {self.before.word} → {self.after.word}"


def what_if(results: Results, scheme: Scheme) -> tuple[Flip, ...]:
    """List what another rule recolours.

    The figures, targets and what people judged stay; only the rule changes, and with it which
    earlier figures it compares with and what the periods before earned. Nothing of the
    original results is altered: an old period stays judged by the rule then in force.

    Args:
        results: What was judged.
        scheme: The other rule.

    Returns:
        The indicators whose status, or set of possible statuses, changes, in the order printed.

    Raises:
        SchemeError: The scheme itself makes no sense.
    """
    expect(results, Results, "results", "judge the data set first, with pmf.evaluate_all")
    expect(scheme, Scheme, "scheme", "load it with pmf.load_scheme")
    gathering = Gathering(
        results.dataset, scheme, results.on, results.judgements, results.deviations
    )
    flips = (Flip(before, _again(before, gathering)) for before in results)
    return tuple(flip for flip in flips if _differs(flip))


def _again(before: Assessment, gathering: Gathering) -> Assessment:
    """The same figure by the other rule, gone the way the other rule's comparators say."""
    indicator, seen = before.indicator, before.observation
    found = gathering.facts(indicator, seen)
    facts = attrs.evolve(
        before.facts,
        travel=found.travel,
        compared=found.compared,
        broken=found.broken,
        earlier=(),
        before=(),
    )
    return evaluate_in(gathering, indicator, seen, facts)


def _differs(flip: Flip) -> bool:
    before, after = flip.before, flip.after
    return (before.status, before.possible) != (after.status, after.possible)
