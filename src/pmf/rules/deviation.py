"""A figure held against what was agreed instead of its target."""

from __future__ import annotations

import attrs

from pmf.model.target import FixedTarget
from pmf.rules.assessment import Assessment
from pmf.rules.evaluate import evaluate


def under_deviation(assessed: Assessment) -> Assessment | None:
    """The same figure held against the lines of its accepted deviation, by the same rule.

    The assessment given is not altered; the two stand side by side.

    Returns:
        The other assessment; `None` when no deviation is accepted, or it agrees no lines.
    """
    accepted = assessed.deviation
    if accepted is None or accepted.instead is None:
        return None
    # Lines agreed for a period are for all of it, whatever the target they stand in for says.
    target = FixedTarget(lines=accepted.instead, text=str(accepted.instead), period=assessed.period)
    indicator = attrs.evolve(assessed.indicator, target=target)
    facts = attrs.evolve(assessed.facts, deviation=None)
    return evaluate(indicator, assessed.observation, assessed.yardstick.scheme, facts=facts)
