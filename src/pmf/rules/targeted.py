"""Which indicators count as having a target: one rule for counts, shares, pages and JSON."""

from __future__ import annotations

from pmf.model.indicator import Indicator
from pmf.model.status import Polarity
from pmf.model.target import NoTarget


def is_targeted(indicator: Indicator) -> bool:
    """Whether an indicator counts as one with a target: the one rule of every count.

    It has a target that can be read, one that draws a line in the period or in another, and is
    not for information only. A target still to be set, one whose profile was not supplied and
    words nobody can read hold nothing against a figure, and do not count. What the figure is
    makes no difference: one that is missing, not due or a part of a year has its target still.
    """
    return indicator.polarity is not Polarity.NEUTRAL and not isinstance(indicator.target, NoTarget)


def is_for_information(indicator: Indicator) -> bool:
    """Whether nothing is to be reached: nobody speaks of a target, or it is not judged.

    Between this and `is_targeted` are indicators whose target is to come or cannot be read: they
    are not counted as having one, and yet are more than information.
    """
    target = indicator.target
    none = isinstance(target, NoTarget) and target.reason == "no-target"
    return none or indicator.polarity is Polarity.NEUTRAL
