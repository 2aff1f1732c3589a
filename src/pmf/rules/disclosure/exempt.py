"""What of a data set is not public, and what would give it away in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pmf.model.action import Action
from pmf.model.beside import FinanceLine, PeerFigure
from pmf.model.dataset import Dataset, Restated, Superseded
from pmf.model.framework import Definition
from pmf.model.indicator import Indicator, Note, Observation
from pmf.rules.disclosure.clearing import Clearing
from pmf.rules.disclosure.describing import Descriptions
from pmf.rules.disclosure.prose import PROSE, Prose
from pmf.rules.disclosure.secret import Secrets, runs_of

Coded = TypeVar("Coded", Indicator, Action)


class Hidden:
    """Everything in a data set that is not public.

    Attributes:
        hides_exempt: Whether what is exempt is hidden.
        indicators: The codes of hidden indicators, each with the reason.
        actions: The codes of hidden actions, each with the reason.
        things: The hidden things that stand by themselves: indicators with their figures,
            actions, what stands beside.
        notes: The hidden notes beside figures, each with the code of its indicator.
        secrets: What no other text may name.
        descriptions: The words by which they are told from what is public.
    """

    def __init__(self, dataset: Dataset, *, sees_exempt: bool = False) -> None:
        self.hides_exempt = not sees_exempt
        if sees_exempt:
            dataset = Dataset(dataset.adapter, dataset.council, dataset.file)
        known = known_indicators(dataset)
        self.indicators = {one.code: _because(one) for one in known if one.exempt}
        self.actions = {one.code: _because(one) for one in dataset.actions if one.exempt}
        # An action that answers nothing but what is hidden would tell of it by its title.
        for action in dataset.actions:
            if action.indicators and self.indicators.keys() >= set(action.indicators):
                self.actions.setdefault(action.code, "answers only what is not public")
        self.notes = tuple(_exempt_notes(dataset))
        self.things: tuple[Any, ...] = tuple(self._exempt_things(dataset))
        self.secrets = self._secrets_of(dataset)
        # What is public but named after something hidden cannot be shown without telling.
        for indicator in known:
            secret = self.secrets.named_outright(indicator.name)
            if secret is not None:
                self.indicators.setdefault(indicator.code, f"its name names {secret}")
        for action in dataset.actions:
            secret = self.secrets.named_outright(action.title)
            if secret is not None:
                self.actions.setdefault(action.code, f"its title names {secret}")
        self.descriptions = self._descriptions_of(dataset)
        for action in dataset.actions:
            described = self.descriptions.described_in(action.title)
            if described is not None:
                because = f"its title may be about {described}"
                self.actions.setdefault(action.code, because)

    def __bool__(self) -> bool:
        return bool(self.things or self.notes)

    def names(self, text: str) -> str | None:
        """The hidden thing a text names; `None` when it may be told."""
        return self.secrets.named_in(text)

    def is_named(self, name: str) -> bool:
        """Whether this is what a hidden thing is called."""
        return name in self.indicators or name in self.actions or self.secrets.is_one(name)

    def hides(self, one: Restated) -> bool:
        """Whether something that reports say otherwise is of what is not public."""
        if isinstance(one, Action):
            return one.code in self.actions
        if isinstance(one, (Indicator, PeerFigure)) and one.code in self.indicators:
            return True
        named = isinstance(one, FinanceLine) and one.group is not None and self.is_named(one.group)
        return named or bool(self.hides_exempt and one.exempt)

    def _exempt_things(self, dataset: Dataset) -> Iterator[Any]:
        codes = self.indicators
        yield from (one for one in known_indicators(dataset) if one.code in codes)
        yield from (one for one in _declared(dataset) if one.indicator.code in codes)
        yield from (one for one in dataset.observations if one.code in codes)
        yield from (one for one in dataset.superseded if one.earlier.code in codes)
        yield from (one.earlier for one in dataset.replaced if self.hides(one.earlier))
        yield from (one for one in dataset.actions if one.exempt)
        yield from (one for one in dataset.commentary if one.exempt)
        yield from (one for one in dataset.escalations if one.exempt)
        yield from (one for one in dataset.peers if one.exempt or one.code in codes)
        yield from (one for one in dataset.finances if one.exempt)
        yield from (one for one in dataset.published if one.exempt)
        yield from (one for one in dataset.risks if one.exempt)
        yield from (one for one in dataset.outcomes if one.exempt)

    def _secrets_of(self, dataset: Dataset) -> Secrets:
        hidden, public = _parted(known_indicators(dataset), self.indicators)
        kept_back, open_ones = _parted(dataset.actions, self.actions)
        exempt = (*self.things, *(note for _, note in self.notes))
        paragraphs = {getattr(one, "exempt", None) or "" for one in exempt}
        return Secrets(
            codes=[*(one.code for one in hidden), *(one.code for one in kept_back)],
            names=[
                *(one.name for one in hidden),
                *(one.title for one in kept_back),
                *(one.name for one in dataset.finances if one.exempt),
                # "paragraph 3 of Schedule 12A" tells that there is something; "yes" does not.
                *(text for text in paragraphs if len(runs_of(text)) > 1),
            ],
            texts=(text for one in exempt for text in _prose(one)),
            public_codes=[*(one.code for one in public), *(one.code for one in open_ones)],
            public_names=[
                *(one.name for one in public),
                *(one.title for one in open_ones),
                *_names_beside(dataset),
            ],
            public_texts=self._public_prose(dataset),
        )

    def _descriptions_of(self, dataset: Dataset) -> Descriptions:
        hidden, public = _parted(known_indicators(dataset), self.indicators)
        names = [
            *(one.name for one in hidden),
            *(one.name for one in dataset.finances if one.exempt),
        ]
        names += [one.title for one in dataset.actions if one.code in self.actions]
        return Descriptions(names, [*(one.name for one in public), *_names_beside(dataset)])

    def _public_prose(self, dataset: Dataset) -> Iterator[str]:
        for seen in dataset.observations:
            if seen.code not in self.indicators and seen.note and not seen.note.exempt:
                yield seen.note.text
        for defined in _declared(dataset):
            if defined.indicator.code not in self.indicators:
                yield from _prose(defined)
        for indicator in known_indicators(dataset):
            if indicator.code not in self.indicators:
                yield from _prose(indicator)
        yield from (text for one in dataset.actions if not one.exempt for text in _prose(one))
        yield from (one.text for one in dataset.commentary if not one.exempt)
        yield from (one.text for one in dataset.outcomes if not one.exempt)
        yield from (text for one in dataset.risks if not one.exempt for text in _prose(one))
        yield from (text for one in dataset.escalations if not one.exempt for text in _prose(one))


def loses_rows(dataset: Dataset, hidden: Hidden) -> bool:
    """Whether a report loses whole rows without what is hidden, not only notes and texts."""
    codes = {one.code for one in dataset.indicators} | {one.code for one in dataset.observations}
    codes |= {one.code for one in dataset.peers}
    topics = {one.on for one in dataset.commentary} | {one.on for one in dataset.escalations}
    topics |= {one.group for one in dataset.finances}
    if codes & hidden.indicators.keys() or {one.code for one in dataset.actions} & {
        *hidden.actions
    }:
        return True
    if any(topic is not None and hidden.is_named(topic) for topic in topics):
        return True
    prose = Prose(hidden.descriptions, (), lambda topic: True)
    probe = Clearing(hidden.names, tells=prose.because)
    rows: tuple[tuple[object, ...], ...] = (
        dataset.commentary,
        dataset.escalations,
        dataset.finances,
        dataset.peers,
        dataset.risks,
        dataset.outcomes,
        dataset.published,
    )
    return any(len(probe.each(each)) < len(each) for each in rows)


def known_indicators(dataset: Dataset) -> tuple[Indicator, ...]:
    """The indicators of a report and those its framework declares."""
    return (*dataset.indicators, *(one.indicator for one in _declared(dataset)))


def _declared(dataset: Dataset) -> tuple[Definition, ...]:
    return dataset.framework.definitions if dataset.framework else ()


def _because(one: Indicator | Action) -> str:
    return f"exempt: {one.exempt}"


def _parted(things: Iterable[Coded], hidden: Iterable[str]) -> tuple[list[Coded], list[Coded]]:
    inside: list[Coded] = []
    outside: list[Coded] = []
    codes = set(hidden)
    for one in things:
        (inside if one.code in codes else outside).append(one)
    return inside, outside


def _exempt_notes(dataset: Dataset) -> Iterator[tuple[str, Note]]:
    replaced = (seen for one in dataset.superseded for seen in (one.earlier, one.later))
    for seen in (*dataset.observations, *replaced):
        if seen.note is not None and seen.note.exempt:
            yield seen.code, seen.note


def _prose(value: object) -> Iterator[str]:
    """What somebody wrote about a thing, apart from what it is called."""
    for name in PROSE.get(type(value), ()):
        written = getattr(value, name)
        yield from filter(None, written if isinstance(written, tuple) else (written,))
    if isinstance(value, Action):
        yield from (step.title for step in value.milestones)
    if isinstance(value, Observation) and value.note is not None:
        yield value.note.text
    if isinstance(value, Superseded):
        yield from (*_prose(value.earlier), *_prose(value.later))


def _names_beside(dataset: Dataset) -> Iterator[str]:
    """Names of what is declared in public, and of what stands beside the figures."""
    yield from (one.name for one in dataset.finances if not one.exempt)
    yield from (one.name for one in dataset.tiers)
    if dataset.council:
        yield dataset.council
    framework = dataset.framework
    if framework is not None:
        yield from (tier.name for tier in framework.tiers)
        declared = (
            *((one.name, *one.aliases) for one in framework.groups),
            *((one.name, *one.aliases) for one in framework.services),
            *((one.name, *one.aliases) for one in framework.priorities),
            *((one.name, *one.aliases) for one in framework.directorates),
            *((one.name, *one.aliases) for one in framework.audiences),
        )
        yield from (name for names in declared for name in names)
