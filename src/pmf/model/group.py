"""How a scheme says how a group stands: a priority, a service, a plan with its score."""

from __future__ import annotations

import enum
from decimal import Decimal

import attrs


class GroupMethod(enum.StrEnum):
    """What the level of a group is earned by.

    ``score`` is a figure the council works out itself. The others follow from the parts:
    ``worst`` is the worst of them, ``mean`` their weighted mean, ``all_met`` asks that every part
    meets its target, ``share_met`` holds the percentage of parts that do against lines, and
    ``counts`` judges nothing.
    """

    SCORE = "score"
    WORST = "worst"
    MEAN = "mean"
    ALL_MET = "all_met"
    SHARE_MET = "share_met"
    COUNTS = "counts"

    @property
    def has_lines(self) -> bool:
        """Whether a scheme states lines for it."""
        return self in (GroupMethod.SCORE, GroupMethod.SHARE_MET)

    @property
    def has_unknown(self) -> bool:
        """Whether it asks what becomes of parts nobody can judge."""
        return self not in (GroupMethod.SCORE, GroupMethod.COUNTS)


class UnknownParts(enum.StrEnum):
    """What becomes of a part that is to be judged and cannot be.

    ``ignored`` leaves it out; ``counts_as_missed`` takes it as off target; ``blocks`` leaves open
    whatever it could still change.
    """

    IGNORED = "ignored"
    COUNTS_AS_MISSED = "counts_as_missed"
    BLOCKS = "blocks"


@attrs.frozen
class Score:
    """One line of a rule on scores; the first that holds earns its level.

    Attributes:
        level: The id of the level it earns.
        at_least: This score or more, in the unit of the score; `None` means "otherwise".
        says: The council's rule in our words; `None` when the line says it.
    """

    level: str
    at_least: Decimal | None = None
    says: str | None = None


@attrs.frozen
class GroupRules:
    """How the scheme says how a group stands.

    Attributes:
        method: What the level is earned by; `None` when the council states no rule for groups.
        rules: The lines of a score or a share, in order: first match wins.
        unknown: What becomes of parts that cannot be judged; `None` when the council does not
            say.
    """

    method: GroupMethod | None = None
    rules: tuple[Score, ...] = ()
    unknown: UnknownParts | None = None


#: What a council that says nothing about groups has.
NO_GROUPS = GroupRules()
