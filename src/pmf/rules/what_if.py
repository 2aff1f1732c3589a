"""What another rule would say of the same figures."""

from __future__ import annotations

import attrs

from pmf.model.scheme import Scheme
from pmf.rules.assessment import Assessment
from pmf.rules.evaluate import evaluate
from pmf.rules.results import Results


@attrs.frozen
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

    def __str__(self) -> str:
        return f"{self.code}: {self.before.word} → {self.after.word}"


def what_if(results: Results, scheme: Scheme) -> tuple[Flip, ...]:
    """List what another rule recolours.

    The figures, targets and facts stay; only the rule changes. Nothing of the original results is
    altered: an old period stays judged by the rule then in force.

    Args:
        results: What was judged.
        scheme: The other rule.

    Returns:
        The indicators whose status, or set of possible statuses, changes, in the order printed.
    """
    flips = (
        Flip(before, evaluate(before.indicator, before.observation, scheme, facts=before.facts))
        for before in results
    )
    return tuple(flip for flip in flips if _differs(flip))


def _differs(flip: Flip) -> bool:
    before, after = flip.before, flip.after
    return (before.status, before.possible) != (after.status, after.possible)
