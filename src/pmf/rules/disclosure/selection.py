"""One data set, looked through for one audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import attrs

from pmf.model.action import Action
from pmf.model.dataset import Account, Dataset, Publication, Published, Replaced
from pmf.model.finding import REVISIONS, Finding
from pmf.model.framework import Framework
from pmf.model.governance import Audience
from pmf.model.indicator import Indicator
from pmf.model.judgement import Deviation, Judgement
from pmf.model.paper import Paper
from pmf.model.scheme import fold
from pmf.rules.disclosure.clearing import GONE, Clearing
from pmf.rules.disclosure.declared_for import framework_for, names_used, used_names
from pmf.rules.disclosure.exempt import Hidden, loses_rows
from pmf.rules.disclosure.prose import Prose
from pmf.rules.disclosure.routing import Route
from pmf.rules.disclosure.telling import Telling
from pmf.rules.disclosure.withheld import COUNTS_MORE, NOT_ROUTED, Withheld, beginning_of

_Decided = TypeVar("_Decided", Judgement, Deviation)
_Kept = TypeVar("_Kept")

#: What a document is called whose own name tells too much.
_DOCUMENT = "document"


class Selection:
    """What of a data set one audience is given.

    Args:
        dataset: What was read.
        audience: Who is to see it.
    """

    def __init__(self, dataset: Dataset, audience: Audience) -> None:
        self._all = dataset
        self._route = Route(dataset, audience)
        self._hidden = Hidden(dataset, sees_exempt=audience.sees_exempt)
        self._sees_exempt = audience.sees_exempt
        self._left_out: dict[Withheld, None] = {}
        # Without the rows of something hidden, gaps in numbers and counts would tell of it.
        self._blurs = bool(self._hidden) and loses_rows(dataset, self._hidden)
        self._used = used_names(dataset, self._hidden)
        levels = dataset.scheme.levels if dataset.scheme else ()
        words = tuple(word for one in levels for word in (one.word, *one.aliases))
        self._prose = Prose(self._hidden.descriptions, words, self._counts_hold)
        self._clearing = Clearing(
            self._hidden.names,
            keeps_exempt=audience.sees_exempt,
            without_places=self._blurs,
            tell=self._text_left_out,
            tells=self._prose.because,
        )

    @property
    def leaves_out(self) -> bool:
        """Whether anything is left out."""
        return bool(self._hidden) or not self._route.is_open

    def dataset(self) -> Dataset:
        """The data set without what is left out."""
        return Dataset(**self.fields())

    def withheld(self) -> tuple[Withheld, ...]:
        """Everything left out, and why."""
        self.fields()
        return tuple(self._left_out)

    def fields(self) -> dict[str, Any]:
        """Every attribute of the data set; one that is not decided on here goes to nobody."""
        everything = self._all
        as_it_is = ("adapter", "council", "period", "scheme", "illustrative")
        return {
            **{name: getattr(everything, name) for name in as_it_is},
            "tests": self._clearing.each(everything.tests),
            "outcomes": self._kept(self._about((None, one) for one in everything.outcomes)),
            "risks": self._kept(self._about((None, one) for one in everything.risks)),
            **self._rows(),
            "file": self._cleared(everything.file, _DOCUMENT),
            "remark": self._remark(everything.remark),
            "paper": self._cleared(everything.paper, Paper()),
            "tiers": self._clearing.each(self._used.tiers(everything.tiers)),
            "framework": self.framework(everything.framework) if everything.framework else None,
            "published": self._clearing.each(self._published()),
            "replaced": self._kept(self._replaced()),
            "findings": self._findings(),
            "account": self._account(everything.account),
            "publications": tuple(map(self._publication, everything.publications)),
        }

    def framework(self, declared: Framework) -> Framework:
        """What is left of a framework: the data set's own, or one it is a part of."""
        return framework_for(
            declared,
            keeps=lambda code: self._may_tell(code) and self._route.has(code),
            hides=lambda code: not self._may_tell(code),
            used=self._used,
            clearing=self._clearing,
            among=self._all.framework,
        )

    def decisions(self, decisions: Iterable[_Decided]) -> tuple[_Decided, ...]:
        """The judgements or deviations that may be seen."""
        return tuple(
            one
            for one in decisions
            if self._may_tell(one.code)
            and (self._route.has(one.code) or not self._route.knows(one.code))
            and not any(map(self._hidden.names, (one.reason, one.by_role)))
            and self._prose.because_of(one.reason, one.code, counts=False) is None
        )

    # --- rows ---------------------------------------------------------------------------------

    def _rows(self) -> dict[str, Any]:
        """What stands in rows: indicators, figures, actions and what is beside them."""
        whole, route = self._all, self._route
        return {
            "indicators": self._kept(self._indicators()),
            "observations": self._kept(self._chosen(whole.observations)),
            "peers": self._kept(self._chosen(whole.peers)),
            "superseded": self._kept(
                one
                for one in whole.superseded
                if self._may_tell(one.earlier.code) and route.has(one.earlier.code)
            ),
            "actions": self._kept(self._actions()),
            "commentary": self._kept(self._about((one.on, one) for one in whole.commentary)),
            "escalations": self._kept(self._about((one.on, one) for one in whole.escalations)),
            "finances": self._kept(self._about((one.group, one) for one in whole.finances)),
        }

    def _chosen(self, things: Iterable[Any]) -> Iterator[Any]:
        """Those of indicators that are shown."""
        for one in things:
            if not self._may_tell(one.code):
                self._leave_out(one, one.code, self._hidden.indicators[one.code])
            elif self._is_exempt(one):
                self._leave_out(one, one.code, f"exempt: {one.exempt}")
            elif not self._route.has(one.code):
                self._leave_out(one, one.code, NOT_ROUTED)
            else:
                yield one

    def _chosen_actions(self) -> Iterator[Action]:
        for action in self._all.actions:
            because = self._hidden.actions.get(action.code)
            if because is not None:
                self._leave_out(action, action.code, because)
            elif not self._route.has_action(action):
                self._leave_out(action, action.code, NOT_ROUTED)
            else:
                yield action

    def _about(self, things: Iterable[tuple[str | None, Any]]) -> Iterator[Any]:
        """Those on what may be told of and goes to the audience."""
        for topic, one in things:
            if self._is_exempt(one):
                self._leave_out(one, topic or "whole report", f"exempt: {one.exempt}")
            elif topic is not None and self._hidden.is_named(topic):
                self._leave_out(one, topic, "is on something that is not public")
            elif not self._route.has_topic(topic):
                self._leave_out(one, topic or "", NOT_ROUTED)
            else:
                yield one

    def _kept(self, things: Iterable[_Kept]) -> tuple[_Kept, ...]:
        return self._clearing.each(tuple(things))

    def _linked(self, one: Indicator | Action, links: tuple[str, ...]) -> tuple[str, ...]:
        """The links of an indicator or action that are not to what is hidden."""
        kept = tuple(link for link in links if not self._hidden.is_named(link))
        if kept != links:
            self._leave_out(one, one.code, "its links to what is not public")
        return kept

    def _indicators(self) -> Iterator[Indicator]:
        for one in self._chosen(self._all.indicators):
            yield attrs.evolve(one, contributes_to=self._linked(one, one.contributes_to))

    def _actions(self) -> Iterator[Action]:
        for one in self._chosen_actions():
            yield attrs.evolve(one, indicators=self._linked(one, one.indicators))

    def _is_exempt(self, one: object) -> bool:
        return bool(getattr(one, "exempt", None)) and not self._sees_exempt

    def _may_tell(self, code: str) -> bool:
        return code not in self._hidden.indicators

    # --- what stands for the whole ------------------------------------------------------------

    def _cleared(self, value: Any, otherwise: Any) -> Any:
        cleared = self._clearing.of(value)
        if cleared is GONE:
            self._text_left_out(value, "text", value, None)
            return otherwise
        return cleared

    def _remark(self, remark: str | None) -> Any:
        because = self._prose.because_of(remark or "", None, counts=True)
        if because is not None:
            self._text_left_out(remark, "text", remark, because)
        return self._cleared(remark, None) if because is None else None

    def _account(self, account: Account) -> Account:
        if self._blurs:
            self._left_out[Withheld("account", "rows seen", "counts what is left out")] = None
            self._left_out[Withheld("places", "rows and lines", "gaps would tell")] = None
        return Account() if self._blurs else account

    def _publication(self, one: Publication) -> Publication:
        return attrs.evolve(
            one,
            file=self._cleared(one.file, _DOCUMENT),
            name=self._cleared(one.name, _DOCUMENT),
            remark=self._remark(one.remark),
            account=Account() if self._blurs else one.account,
        )

    def _published(self) -> tuple[Published, ...]:
        """Printed totals of what is shown whole.

        All of them go where something exempt does, since a difference between them, or one
        missing of several, would tell where it was. Otherwise those of groups, or of the report,
        that the audience receives whole stay.
        """
        totals = self._all.published
        if self._blurs:
            kept: tuple[Published, ...] = ()
        elif self._route.is_open:
            kept = totals
        else:
            kept = tuple(one for one in totals if self._goes_whole(one.group))
        for one in totals:
            if one not in kept:
                self._leave_out(one, f"{one.group or 'whole report'}: {one.name}", COUNTS_MORE)
        return kept

    def _replaced(self) -> tuple[Replaced, ...]:
        """What was said otherwise before, of what is shown as it stands now."""
        totals, kept = self._published(), []
        for one in self._all.replaced:
            now = one.later
            open_to_all = not self._hidden.hides(now) and self._route.has_thing(now)
            if now in totals if isinstance(now, Published) else open_to_all:
                kept.append(one)
            else:
                self._leave_out(one, one.before, "was said of what is left out")
        return tuple(kept)

    def _goes_whole(self, group: str | None) -> bool:
        """Whether the audience receives all of a group, or of the report, and there is any."""
        goes = {
            self._route.has(one.code)
            for one in self._all.indicators
            if group is None or fold(group) in names_used(one)
        }
        return goes == {True}

    def _counts_hold(self, topic: str | None) -> bool:
        """Whether what counts indicators of a topic, or of the whole, counts those shown."""
        if self._route.is_single(topic):
            return True
        if self._hidden.indicators or self._hidden.actions or self._blurs:
            return False
        return self._route.is_open or self._goes_whole(topic)

    def _findings(self) -> tuple[Finding, ...]:
        findings = self._all.findings
        if self._hidden:
            telling = Telling(self._all, self._hidden, counts=self._blurs)
            findings = tuple(one for one in findings if not telling.tells(one))
        shown = self._replaced()
        places = {one.later.source for one in self._all.replaced if one not in shown}
        return self._clearing.each(
            tuple(
                one
                for one in findings
                if self._route.has_topic(one.code)
                and not (one.kind in REVISIONS and one.location in places)
            )
        )

    # --- what is told of it -------------------------------------------------------------------

    def _leave_out(self, thing: object, what: str, because: str) -> None:
        self._left_out[Withheld(type(thing).__name__.lower(), what, because)] = None

    def _text_left_out(self, thing: object, name: str, old: object, because: str | None) -> None:
        because = because or "is exempt, or names what is"
        self._left_out[Withheld(name, beginning_of(old), because)] = None
