"""How a scheme says how a group stands: a priority, a service, a plan with its score."""

from __future__ import annotations

import enum
from decimal import Decimal

import attrs


class GroupMethod(enum.StrEnum):
    """What the level of a group is earned by."""

    SCORE = "score"


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
        rules: The rule, in order: first match wins.
    """

    method: GroupMethod | None = None
    rules: tuple[Score, ...] = ()


#: What a council that says nothing about groups has.
NO_GROUPS = GroupRules()
