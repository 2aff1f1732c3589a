"""Who decides on a change, by the council's own policy; and where the policy does not say."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from pmf.errors import UsageError
from pmf.model.framework import Definition, Framework
from pmf.model.governance import ChangePolicy
from pmf.model.number import plain
from pmf.model.scheme import fold

#: Where the policy alone does not say who decides.
ASK = "ask"
#: In a policy: whoever holds the service.
HOLDER = "holder"

_NO_POLICY = "The framework in force does not say who decides on changes."


@attrs.frozen
class Decision:
    """Who decides, and why.

    Attributes:
        by: The role or body; ``"ask"`` where the policy does not say.
        because: The reason, in a sentence.
    """

    by: str
    because: str

    @property
    def asks(self) -> bool:
        """Whether somebody has to be asked who decides."""
        return self.by == ASK


def proposer(framework: Framework, by: str | None) -> str | None:
    """The role that proposes a change, as the framework writes it.

    Raises:
        UsageError: The framework names no such role.
    """
    if by is None:
        return None
    if not isinstance(by, str):
        raise UsageError(f"by must be a role, not {by!r}")
    policy = framework.changes
    bodies = [policy.wholesale, policy.single] if policy else []
    roles = [one.role for one in framework.holders]
    roles += [body for body in bodies if body != HOLDER]
    for role in roles:
        if fold(role) == fold(by):
            return role
    there = ", ".join(dict.fromkeys(roles)) or "none"
    raise UsageError(f"{framework.id} names no {by!r} who may propose a change; there are: {there}")


def decide_indicator(
    framework: Framework,
    places: Sequence[tuple[Framework, Definition]],
    by: str | None,
) -> Decision:
    """Who decides on a change of one indicator.

    Args:
        framework: The framework in force.
        places: The indicator where it stands: in the old framework, in the new one, or in both.
        by: The role that proposes it; `None` when not said.
    """
    policy = framework.changes
    if policy is None:
        return Decision(ASK, _NO_POLICY)
    if policy.single != HOLDER:
        return Decision(policy.single, "It is a change of one indicator.")
    holders = {}
    for where, definition in places:
        indicator = definition.indicator
        holder = where.holder_of(indicator)
        if holder is None:
            unheld = f"No holder is stated for the service {indicator.service}."
            return Decision(ASK, unheld if indicator.service else "It is in no service.")
        holders[fold(holder)] = holder
    if len(holders) > 1:
        was, now = holders.values()
        return Decision(ASK, f"It moves from the services of {was} to those of {now}.")
    (holder,) = holders.values()
    if by is not None and fold(by) != fold(holder):
        return Decision(ASK, f"{by} proposes it, and its service is held by {holder}.")
    return Decision(holder, "It is one indicator of the holder’s own services.")


def decide_order(framework: Framework, what: str) -> Decision:
    """Who decides on a change beside the indicators: no policy says."""
    if framework.changes is None:
        return Decision(ASK, _NO_POLICY)
    own = {"framework": "the framework itself", "policy": "the policy itself"}
    thing = own.get(what, f"an {what}" if what[0] in "aeiou" else f"a {what}")
    return Decision(ASK, f"The policy is about indicators, and this is a change of {thing}.")


def decide_wholesale(policy: ChangePolicy, touched: int, total: int, lost: int = 0) -> Decision:
    """Who decides when the set as a whole is changed."""
    if policy.wholesale_from is None and lost and touched < total:
        said = f"{lost} of {total} indicators are removed or replaced. That more than half of them "
        return Decision(
            policy.wholesale, said + "is the set as a whole is inferred; the policy says no share."
        )
    if not total:
        return Decision(policy.wholesale, "There was no indicator before; the set is new.")
    said = f"{touched} of {total} indicators are changed, which is "
    share = policy.wholesale_from
    said += "all of them." if share is None else f"a share of {plain(share)}% or more."
    return Decision(policy.wholesale, said)


def is_wholesale(
    policy: ChangePolicy | None, touched: int, total: int, *, lost: int = 0, added: bool
) -> bool:
    """Whether the set as a whole is changed.

    It is from the share the policy states on. Where none is stated it is when every indicator is
    touched, and when more than half of them are gone: what is left is then no longer that set. To
    amend half of them leaves it what it is.

    Args:
        policy: The policy in force; `None` when there is none.
        touched: How many indicators in force were amended, replaced or removed.
        total: How many are in force.
        lost: How many of those touched were replaced or removed.
        added: Whether any indicator is new.
    """
    if policy is None:
        return False
    if policy.wholesale_from is not None and total:
        return bool(touched) and 100 * touched >= policy.wholesale_from * total
    # To amend the only indicator there is, is to amend one indicator.
    return (touched == total and (added or total > 1)) or (total > 1 and 2 * lost > total)


def decide_together(
    framework: Framework, decisions: Sequence[Decision], touched: int
) -> Decision | None:
    """Who decides on all changes together, none of them wholesale; `None` when there is none."""
    if not decisions:
        return None
    asked = [one for one in decisions if one.asks]
    if asked:
        reasons = dict.fromkeys(one.because for one in asked)
        if len(reasons) == 1:
            return asked[0]
        return Decision(ASK, f"{len(asked)} of {len(decisions)} changes are to be asked about.")
    deciders = dict.fromkeys(one.by for one in decisions)
    if len(deciders) > 1:
        return Decision(ASK, f"The changes fall to several: {', '.join(deciders)}.")
    total = len(framework.definitions)
    if touched > 1 and 2 * touched > total and _is_share_unsaid(framework):
        said = f"{touched} of {total} indicators are changed, and the policy does not say from "
        return Decision(ASK, said + "which share on a change is of the set as a whole.")
    return decisions[0]


def _is_share_unsaid(framework: Framework) -> bool:
    policy = framework.changes
    return policy is not None and policy.single == HOLDER and policy.wholesale_from is None
