"""What stands in rows of several reports, thing by thing: what counts and what it replaced."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs

from pmf.model.action import Action
from pmf.model.beside import FinanceLine, PeerFigure
from pmf.model.dataset import Dataset, Publication, Published, Replaced
from pmf.model.finding import Finding, Location
from pmf.model.indicator import Indicator
from pmf.model.paper import PlannedOutcome, Risk
from pmf.model.scheme import fold
from pmf.rules.several.publications import place_of, revised_at
from pmf.rules.several.replacing import Order, Standing, Stated, stand
from pmf.rules.several.revising import in_force


@attrs.frozen
class Joined:
    """One list of the data set put together.

    Attributes:
        name: The attribute of the data set.
        rows: What stands in it.
        replaced: What other reports said otherwise.
        findings: What must be said of that.
    """

    name: str
    rows: tuple[Any, ...]
    replaced: tuple[Replaced, ...]
    findings: tuple[Finding, ...]


class Rows:
    """Everything that stands in rows of the reports.

    Args:
        datasets: The reports in order; every place in them names one of the publications.
        publications: The reports they were put together from.
    """

    def __init__(self, datasets: Sequence[Dataset], publications: Sequence[Publication]) -> None:
        self._all = datasets
        self._by_file = {one.file: one for one in publications}
        self._last_one = max(publications, key=place_of)
        self.period = self._last_one.period
        self._dues: dict[str, set[datetime.date]] = defaultdict(set)
        for each in datasets:
            for one in each.actions:
                self._dues[one.code].update(day for day in (one.due, one.original_due) if day)

    def publication(self, file: str) -> Publication:
        """The publication of that name; of what names none, the last one."""
        return self._by_file.get(file, self._last_one)

    def by(self, one: Any) -> Publication:
        """Where a thing was published."""
        return self.publication(one.source.file)

    def together(self, name: str) -> dict[Any, list[Stated]]:
        """Everything of one kind, by what it is about, each with its report."""
        those: dict[Any, list[Stated]] = defaultdict(list)
        for each in self._all:
            # What was replaced before is held against what others say of the thing, too.
            before = (one.earlier for one in each.replaced if _NAMES[type(one.earlier)] == name)
            for one in (*getattr(each, name), *before):
                by = self.by(one)
                if name != "published" or by.period == self.period:
                    those[KEYS[name](one)].append((by, one))
        return those

    def joined(self, name: str) -> Joined:
        """One list put together: of each thing what the last of several reports says of it."""
        standing = [self._standing(name, those) for those in self.together(name).values()]
        entries = (entry for each in standing for entry in each.in_force)
        replaced = (one for each in standing for one in each.replaced)
        findings = (one for each in standing for one in each.findings)
        return Joined(
            name,
            self.listed(name, entries),
            tuple(sorted(replaced, key=lambda one: (_row(one.later.source), repr(one)))),
            tuple(sorted(findings, key=lambda one: (_row(one.location), repr(one)))),
        )

    def _standing(self, name: str, those: Sequence[Stated]) -> Standing:
        order = JOINED[name]
        if name in _WHOLE:  # two that differ are two things
            last = max((by for by, _ in those), key=order)
            return Standing(tuple((by, one) for by, one in those if by == last))
        given = [(by, self._evolved(one, _exemption(those, order))) for by, one in those]
        if name == "peers":
            winners = [(self.by(one), one) for one in in_force(given)]
        else:
            last = max((by for by, _ in given), key=order)
            winners = [(by, one) for by, one in given if by == last]
        others = [(by, one) for by, one in given if by != winners[0][0]]
        return stand(winners, others, order, any_period=name == "peers")

    def _evolved(self, one: Any, exempt: str | None) -> Any:
        """A thing with what all reports together say of it."""
        if exempt and not one.exempt:
            one = attrs.evolve(one, exempt=exempt)
        if not isinstance(one, Action):
            return one
        first = min(self._dues[one.code], default=None)
        moved = first is not None and (one.due is None or first < one.due)
        return attrs.evolve(one, original_due=first) if moved else one

    def listed(self, name: str, entries: Iterable[Stated]) -> tuple[Any, ...]:
        """The latest report first, each in the order of its rows."""
        places: dict[Any, int] = {}
        for each in self._all:
            for place, one in enumerate(getattr(each, name)):
                places.setdefault((self.by(one).file, KEYS[name](one)), place)
        ordered = sorted(
            entries,
            key=lambda pair: (
                _row(pair[1].source),
                places.get((pair[0].file, KEYS[name](pair[1])), 0),
            ),
        )
        ordered.sort(key=lambda pair: place_of(pair[0]), reverse=True)
        return tuple(self._once(name, [one for _, one in ordered]))

    def _once(self, name: str, things: Iterable[Any]) -> Iterable[Any]:
        """Each thing as often as its report says it.

        One report may come twice, once alone and once with what others add to it.
        """
        often: Counter[Any] = Counter()
        for each in self._all:
            often |= Counter(map(_unexempt, getattr(each, name)))
        left = {one: often.get(_unexempt(one), 1) for one in things}
        for one in things:
            left[one] -= 1
            if left[one] >= 0:
                yield one


def _exemption(those: Iterable[Stated], order: Order) -> str | None:
    """What one report holds to be exempt stays so in all of them: the reason given last."""
    exempt = None
    for _, one in sorted(those, key=lambda pair: order(pair[0])):
        exempt = one.exempt or exempt
    return exempt


def _unexempt(one: Any) -> Any:
    return attrs.evolve(one, exempt=None) if getattr(one, "exempt", None) else one


def _row(where: Location | None) -> tuple[int, int, int]:
    return (where.table or 0, where.row or 0, where.line or 0) if where else (0, 0, 0)


def _bare(one: Any) -> Any:
    """The whole thing, wherever it is printed."""
    return attrs.evolve(one, source=None)


def _text(one: Any) -> Any:
    return fold(one.text)


def _named(one: Any) -> Any:
    return fold(one.group or ""), fold(one.name)


#: What each kind of thing is about: of two reports that speak of the same, the later one counts.
KEYS: dict[str, Callable[[Any], Any]] = {
    "indicators": lambda one: one.code,
    "observations": lambda one: (one.code, one.period),
    "actions": lambda one: one.code,
    "peers": lambda one: (one.code, fold(one.body), one.average, one.period),
    "finances": _named,
    "commentary": _bare,
    "escalations": _bare,
    "risks": _text,
    "outcomes": _text,
    "published": _named,
}
#: The lists put together here, each with the order of reports that says which counts.
JOINED: dict[str, Order] = {
    "indicators": place_of,
    "actions": revised_at,
    "peers": revised_at,
    "finances": place_of,
    "commentary": place_of,
    "escalations": place_of,
    "risks": place_of,
    "outcomes": place_of,
    "published": revised_at,
}
#: Texts have nothing that another text could say otherwise.
_WHOLE = ("commentary", "escalations")
_NAMES: dict[type[Any], str] = {
    Indicator: "indicators",
    Action: "actions",
    PeerFigure: "peers",
    FinanceLine: "finances",
    Risk: "risks",
    PlannedOutcome: "outcomes",
    Published: "published",
}
