"""What changed between two frameworks, and who decides on it by the council's own policy.

One indicator of a holder's own services is that holder's to change. A change of the set as a whole
is for the body the policy names. What lies between, or in another holder's services, the policy
alone gives to nobody: ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from pmf.errors import UsageError
from pmf.model.framework import Definition, Framework
from pmf.model.number import percentage
from pmf.model.scheme import fold
from pmf.rules.declared_words import target_in_words
from pmf.rules.expecting import expect
from pmf.rules.governance.deciding import (
    Decision,
    decide_indicator,
    decide_order,
    decide_together,
    decide_wholesale,
    is_wholesale,
    proposer,
)
from pmf.rules.governance.order_changes import WITH_ADOPTION, order_changes, renamed
from pmf.rules.governance.pairing import Pairing, pair
from pmf.rules.governance.wording import Renamed, changes_of


@attrs.frozen
class Amendment:
    """One change between two frameworks.

    Attributes:
        kind: ``"added"``, ``"removed"``, ``"replaced"`` or ``"amended"``.
        what: What it is a change of: ``"indicator"``, else ``"service"``, ``"tier"``,
            ``"audience"`` …, ``"policy"``, ``"framework"``.
        name: The indicator's code in the framework in force, or its new one when it is added;
            else the name of the service, tier …
        title: The indicator's name; `None` for what is no indicator.
        part: What was amended: ``"target"``, ``"unit"``, ``"owner"`` …; `None` when all of it
            was added, removed or replaced.
        old: What it was, in words; `None` when it was absent.
        new: What it is, in words; `None` when it is gone.
        decision: Who decides on it.
    """

    kind: str
    what: str
    name: str
    title: str | None
    part: str | None
    old: str | None
    new: str | None
    decision: Decision

    def __str__(self) -> str:
        part = f"{self.part.replace('_', ' ')} " if self.part else ""
        change = f": {part}{self.old or 'not stated'} → {self.new or 'not stated'}"
        shown = "" if self.kind in ("added", "removed") else change
        title = f" ({self.title})" if self.title else ""
        return f"{self.what} {self.name}{title} {self.kind}{shown}"


@attrs.frozen
class FrameworkDiff:
    """Everything that changed between two frameworks.

    Attributes:
        old: The framework in force.
        new: The framework proposed.
        by: The role that proposes it; `None` when not said.
        amendments: Every change: indicators first, then the order around them.
        touched: How many indicators of the framework in force were amended, replaced or removed.
        wholesale: Whether the set as a whole is changed, by the council's policy.
        decision: Who decides on all of it together; `None` when nothing changed.
    """

    old: Framework = attrs.field(repr=lambda one: repr(one.id))
    new: Framework = attrs.field(repr=lambda one: repr(one.id))
    by: str | None
    amendments: tuple[Amendment, ...]
    touched: int
    wholesale: bool
    decision: Decision | None

    @property
    def share(self) -> Decimal | None:
        """The share of the set in force that was touched, in per cent; `None` of an empty set."""
        total = len(self.old.definitions)
        return percentage(Decimal(self.touched), Decimal(total), 1) if total else None

    def of(self, name: str) -> tuple[Amendment, ...]:
        """The amendments of one indicator, or of one service, tier and so on."""
        return tuple(one for one in self.amendments if one.name == name)


def diff(old: Framework, new: Framework, by: str | None = None) -> FrameworkDiff:
    """What changed between two frameworks, and who decides on it.

    The policy is that of the framework in force. When something was looked at, where it is stated
    and other forms of a name are records, and no amendments. A new title, day of adoption or day
    its reports speak for goes with whatever else is changed: the same body decides.

    Args:
        old: The framework in force.
        new: The framework proposed.
        by: The role that proposes it: one of the holders, or a body of the policy; `None` when
            not said.

    Raises:
        UsageError: The framework in force does not name the role `by`, or the frameworks are of
            two councils.
    """
    expect(old, Framework, "old", "load it with pmf.load_framework")
    expect(new, Framework, "new", "load it with pmf.load_framework")
    if fold(old.council) != fold(new.council):
        raise UsageError(
            f"{old.id} is of {old.council} and {new.id} of {new.council}; "
            "only frameworks of one council can be held against each other"
        )
    by = proposer(old, by)
    pairing = pair(old, new)
    amendments = [*_indicators(old, new, pairing, by), *_order(old, new)]
    counted = [one for one in amendments if not _goes_along(one)]
    lost = len(pairing.removed) + len(pairing.replaced)
    changed = {one.name for one in amendments if one.what == "indicator" and one.kind != "added"}
    touched, total = len(changed), len(old.definitions)
    policy = old.changes
    added = bool(pairing.added)
    if policy is None or not is_wholesale(policy, touched, total, lost=lost, added=added):
        decision = decide_together(old, [one.decision for one in counted or amendments], touched)
        along = _decided_along(amendments, decision) if counted else tuple(amendments)
        return FrameworkDiff(old, new, by, along, touched, False, decision)
    whole = decide_wholesale(policy, touched, total, lost)
    decided = tuple(attrs.evolve(one, decision=whole) for one in amendments)
    return FrameworkDiff(old, new, by, decided, touched, True, whole)


def _goes_along(one: Amendment) -> bool:
    return one.what == "framework" and one.part in WITH_ADOPTION


def _decided_along(
    amendments: Iterable[Amendment], decision: Decision | None
) -> tuple[Amendment, ...]:
    """The amendments, with what goes along with the others decided on by who decides on those."""
    if decision is None:
        return tuple(amendments)
    along = Decision(decision.by, "It goes with the other changes.")
    return tuple(
        attrs.evolve(one, decision=along) if _goes_along(one) else one for one in amendments
    )


#: The same by the name it has in `pmf`.
diff_frameworks = diff


def _indicators(
    old: Framework, new: Framework, pairing: Pairing, by: str | None
) -> Iterator[Amendment]:
    names = renamed(old, new)
    for was, now in pairing.kept:
        yield from _kept(old, new, was, now, names, by)
    for was, now in pairing.replaced:
        decision = decide_indicator(old, ((old, was), (new, now)), by)
        yield _whole("replaced", was, _summed(was), _summed(now), decision)
    for was in pairing.removed:
        yield _whole("removed", was, _summed(was), None, decide_indicator(old, ((old, was),), by))
    for now in pairing.added:
        yield _whole("added", now, None, _summed(now), decide_indicator(old, ((new, now),), by))


def _kept(
    old: Framework,
    new: Framework,
    was: Definition,
    now: Definition,
    names: Renamed,
    by: str | None,
) -> Iterator[Amendment]:
    changes = changes_of(was, now, names)
    if not changes:
        return
    decision = decide_indicator(old, ((old, was), (new, now)), by)
    code, name = was.indicator.code, was.indicator.name
    for one in changes:
        yield Amendment("amended", "indicator", code, name, one.part, one.old, one.new, decision)


def _whole(
    kind: str, definition: Definition, old: str | None, new: str | None, decision: Decision
) -> Amendment:
    indicator = definition.indicator
    return Amendment(kind, "indicator", indicator.code, indicator.name, None, old, new, decision)


def _summed(definition: Definition) -> str:
    """An indicator in words, with its target."""
    target = target_in_words(definition.indicator.target) or "no target"
    return f"{definition.indicator.name} ({target})"


def _order(old: Framework, new: Framework) -> Iterator[Amendment]:
    for one in order_changes(old, new):
        decision = decide_order(old, one.what)
        yield Amendment(one.kind, one.what, one.name, None, one.part, one.old, one.new, decision)
