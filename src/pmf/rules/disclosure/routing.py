"""Which audience is meant, and what of a report goes to it."""

from __future__ import annotations

from pmf.errors import UnknownName, UsageError
from pmf.model.action import Action
from pmf.model.beside import FinanceLine, PeerFigure
from pmf.model.dataset import Dataset, Restated
from pmf.model.framework import Framework
from pmf.model.governance import INTERNAL, PUBLIC, Audience, AudienceKind
from pmf.model.indicator import Indicator
from pmf.model.scheme import fold

#: What a classification says of a paper that is public; nothing printed says nothing against it.
_OPEN = frozenset(
    {"", "-", "–", "none", "n/a", "not applicable", "unrestricted", "not restricted", "public",
     "open", "unclassified", "official", "not exempt", "not confidential", "not protected",
     "for publication", "part i", "part 1"}
)  # fmt: skip


def find_audience(told: Dataset | Framework, audience: Audience | str) -> Audience:
    """The audience meant, by name or alias; ``"public"`` and ``"internal"`` are always there.

    Raises:
        UnknownName: The framework, or that of the data set, declares no audience of that name.
        UsageError: It is public and yet said to see what is not.
    """
    if isinstance(audience, str):
        audience = _named(told.framework if isinstance(told, Dataset) else told, audience)
    elif not isinstance(audience, Audience):
        raise UsageError(f"audience must be an Audience or its name, not {audience!r}")
    if audience.sees_exempt and audience.kind is AudienceKind.PUBLIC:
        raise UsageError(
            f"audience {audience.name!r} is public and cannot see what is not: "
            "give it another kind, or sees_exempt=False"
        )
    return audience


def _named(framework: Framework | None, name: str) -> Audience:
    if framework is not None:
        found = framework.audience(name)
    else:
        found = next((one for one in (PUBLIC, INTERNAL) if fold(name) == fold(one.name)), None)
    if found is None:
        known = [one.name for one in framework.audiences] if framework else []
        listed = ", ".join(dict.fromkeys([*known, PUBLIC.name, INTERNAL.name]))
        raise UnknownName(f"no audience {name!r}; there are {listed}")
    return found


def refuse_closed(dataset: Dataset, audience: Audience) -> None:
    """Refuse to show a paper that is not public as a whole.

    A classification is public only where it is one of the few words that say so: one nobody knows,
    or that makes exceptions, is for whoever may see what is exempt.

    Raises:
        UsageError: The covering paper, or that of a report merged into the data set, is in Part
            II or classified as anything but public, and the audience may not see what is exempt.
    """
    if audience.sees_exempt:
        return
    papers = [(dataset.file, dataset.paper.part, dataset.paper.classification)]
    papers += [(one.name, one.part, one.classification) for one in dataset.publications]
    for name, part, classification in papers:
        why = _closed(part, classification)
        if why is not None:
            raise UsageError(
                f"the paper {name} is {why} and not for audience {audience.name!r}: "
                "name an audience that may see what is exempt"
            )


def _closed(part: str | None, classification: str | None) -> str | None:
    """Why a paper is not public, without the words it prints; `None` when it is."""
    if _is_two(part):
        return "in Part II"
    if fold(classification or "").strip(" .*") not in _OPEN:
        return "classified as something other than unrestricted"
    return None


def _is_two(part: str | None) -> bool:
    return fold(part or "").removeprefix("part").strip() in ("ii", "2", "two")


class Route:
    """What goes to one audience, whether it is public or not."""

    def __init__(self, dataset: Dataset, audience: Audience) -> None:
        self._audience = audience
        self._declared = dataset.framework
        known = {one.code: audience.receives(one) for one in dataset.indicators}
        if dataset.framework is not None:
            for one in dataset.framework.definitions:
                known.setdefault(one.indicator.code, audience.receives(one.indicator))
        self._known = known
        self.is_open = not (
            audience.groups or audience.tiers or audience.services or audience.codes
        )
        self._codes = {one.code: self.has_action(one) for one in dataset.actions}
        self._codes |= {one.name: known[one.code] for one in dataset.indicators} | known

    def knows(self, code: str) -> bool:
        """Whether the report or its framework has an indicator of that code."""
        return code in self._known

    def is_single(self, topic: str | None) -> bool:
        """Whether a topic is one indicator, by code or name, or one action."""
        return topic in self._codes

    def has(self, code: str) -> bool:
        """Whether the indicator of that code goes to it; one nobody knows goes where all do."""
        return self._known.get(code, self.is_open or code in self._audience.codes)

    def has_action(self, action: Action) -> bool:
        """Whether an action does: it answers an indicator that does, or is of a group that does."""
        mine = self._audience
        if self.is_open or any(self.has(code) for code in action.indicators):
            return True
        if mine.codes or (action.indicators and not (mine.groups or mine.services)):
            return False
        return _passes(mine.groups, action.group) and _passes(mine.services, action.service)

    def has_thing(self, one: Restated) -> bool:
        """Whether something that reports say otherwise does, printed totals apart."""
        if isinstance(one, Action):
            return self.has_action(one)
        if isinstance(one, (Indicator, PeerFigure)):
            return self.has(one.code)
        return self.has_topic(one.group if isinstance(one, FinanceLine) else None)

    def has_topic(self, name: str | None) -> bool:
        """Whether what is on a code, a group or a service does; on other names, to everybody."""
        if name is None or self.is_open:
            return True
        if name in self._codes:
            return self._codes[name]
        mine, declared = self._audience, self._declared
        if declared is None:
            return True
        service = declared.service(name)
        group = declared.group(name)
        if service is not None and not _passes(mine.services, service.name):
            return False
        of = group.name if group else service.group if service else None
        return of is None or _passes(mine.groups, of)


def _passes(wanted: tuple[str, ...], has: str | None) -> bool:
    return not wanted or has in wanted
