"""Put reports of one council together, thing by thing."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import attrs

from pmf.model.dataset import Dataset, Publication
from pmf.model.finding import Finding
from pmf.model.scheme import fold
from pmf.rules.several.publications import (
    added_up,
    name_of,
    place_of,
    revised_at,
    told_apart,
    united,
)
from pmf.rules.several.revising import in_force, settle

_Order = Callable[[Publication], tuple[Any, ...]]
#: Something a report says, with the report.
_Given = tuple[Publication, Any]
#: Findings said anew whenever reports are put together.
_OURS = ("value-revised", "revision-undated")


class Merging:
    """Several reports, looked through once.

    Args:
        datasets: At least two, different ones, of one council.
    """

    def __init__(self, datasets: Sequence[Dataset]) -> None:
        apart = told_apart(datasets)
        self._all = _in_order(apart)
        self.publications = united(one for each in self._all for one in each.publications)
        self._by_file = {one.file: one for one in self.publications}
        self._head = self._all[-1]
        self._last_one = max(self.publications, key=place_of)
        self._period = self._last_one.period

    def dataset(self) -> Dataset:
        """The data set put together."""
        return Dataset(**self.fields())

    def fields(self) -> dict[str, Any]:
        """Every attribute of the data set put together."""
        return {
            **self._heading(),
            **self._figures(),
            "indicators": self._sorted("indicators", self._strict("indicators", place_of)),
            "actions": self._sorted("actions", self._actions()),
            "peers": self._sorted("peers", self._peers()),
            "finances": self._sorted("finances", self._strict("finances", place_of)),
            "commentary": self._sorted("commentary", self._last("commentary", place_of)),
            "escalations": self._sorted("escalations", self._last("escalations", place_of)),
            "risks": self._sorted("risks", self._strict("risks", place_of)),
            "outcomes": self._sorted("outcomes", self._strict("outcomes", place_of)),
            "published": self._sorted("published", self._strict("published", revised_at)),
        }

    # --- the report as a whole ----------------------------------------------------------------

    def _heading(self) -> dict[str, Any]:
        """What the latest report says of itself; where it says nothing, the one before."""
        latest = self._all[::-1]

        def first(name: str) -> Any:
            said = (getattr(one, name) for one in latest)
            return next((one for one in said if one), getattr(latest[0], name))

        return {
            "adapter": self._head.adapter,
            "council": self._head.council,
            "file": name_of(self.publications),
            "period": self._period,
            "paper": self._head.paper,
            **{name: first(name) for name in ("framework", "scheme", "tiers", "tests")},
            "illustrative": any(one.illustrative for one in self._all),
            "remark": self._remark(),
            "account": added_up(self.publications),
            "publications": self.publications,
        }

    def _remark(self) -> str | None:
        """What must be known of each copy, a line each with the name of its file."""
        lines = (
            f"{one.file}: {' '.join(one.remark.split())}" for one in self.publications if one.remark
        )
        return "\n".join(lines) or None

    # --- figures ------------------------------------------------------------------------------

    def _figures(self) -> dict[str, Any]:
        """The figure in force for each indicator and period, what it replaced, and findings."""
        given = {key: [*those] for key, those in self._together("observations").items()}
        for each in self._all:
            for one in each.superseded:
                key = _KEYS["observations"](one.earlier)
                given.setdefault(key, []).append((self._publication(one.file), one.earlier))
        settled = [settle(given[key]) for key in sorted(given)]
        findings = tuple(one for each in settled for one in each.findings)
        return {
            "observations": self._sorted(
                "observations", ((self._by(seen), seen) for e in settled for seen in e.observations)
            ),
            "superseded": tuple(one for each in settled for one in each.superseded),
            "findings": self._findings() + findings,
        }

    def _findings(self) -> tuple[Finding, ...]:
        kept = [
            (self._publication(one.location.file), one)
            for each in self._all
            for one in each.findings
            if one.kind not in _OURS and one.location is not None
        ]
        # Within a report they stand in the order noticed, which is not always that of the rows.
        kept.sort(key=lambda pair: place_of(pair[0]), reverse=True)
        return tuple(dict.fromkeys(one for _, one in kept))

    # --- what stands in rows ------------------------------------------------------------------

    def _publication(self, file: str) -> Publication:
        return self._by_file.get(file, self._last_one)

    def _by(self, one: Any) -> Publication:
        return self._publication(one.source.file)

    def _together(self, name: str) -> dict[Any, list[_Given]]:
        """Everything of one kind, by what it is about, each with its report."""
        those: dict[Any, list[_Given]] = defaultdict(list)
        for each in self._all:
            for one in getattr(each, name):
                by = self._by(one)
                if name != "published" or by.period == self._period:
                    those[_KEYS[name](one)].append((by, one))
        return those

    def _last(self, name: str, order: _Order) -> Iterator[_Given]:
        """What the last of several reports says of each thing."""
        for those in self._together(name).values():
            last = max((by for by, _ in those), key=order)
            yield from dict.fromkeys((by, one) for by, one in those if by == last)

    def _strict(self, name: str, order: _Order) -> Iterator[_Given]:
        """The same; what one report holds to be exempt stays so in all of them."""
        exempt: dict[Any, str] = {}
        for key, those in self._together(name).items():
            for _, one in sorted(those, key=lambda pair: order(pair[0])):
                if one.exempt:
                    exempt[key] = one.exempt
        for by, one in self._last(name, order):
            yield by, attrs.evolve(one, exempt=one.exempt or exempt.get(_KEYS[name](one)))

    def _actions(self) -> Iterator[_Given]:
        """The latest state of each action, with the first day it was ever due."""
        dues: dict[str, set[datetime.date]] = defaultdict(set)
        for each in self._all:
            for one in each.actions:
                dues[one.code].update(day for day in (one.due, one.original_due) if day)
        for by, action in self._strict("actions", revised_at):
            first = min(dues[action.code], default=None)
            moved = first is not None and (action.due is None or first < action.due)
            yield by, attrs.evolve(action, original_due=first) if moved else action

    def _peers(self) -> Iterator[_Given]:
        for those in self._together("peers").values():
            exempt = max((one.exempt or "" for _, one in those), default="") or None
            for one in in_force(those):
                yield self._by(one), attrs.evolve(one, exempt=one.exempt or exempt)

    def _sorted(self, name: str, entries: Iterable[_Given]) -> tuple[Any, ...]:
        """The latest report first, each in the order of its rows."""
        places: dict[Any, int] = {}
        for each in self._all:
            for place, one in enumerate(getattr(each, name)):
                places.setdefault((self._by(one).file, _KEYS[name](one)), place)
        listed = sorted(
            entries,
            key=lambda pair: (_row(pair[1]), places.get((pair[0].file, _KEYS[name](pair[1])), 0)),
        )
        listed.sort(key=lambda pair: place_of(pair[0]), reverse=True)
        # One report may come twice, once alone and once with what others add to it.
        return tuple(dict.fromkeys(one for _, one in listed))


def _in_order(datasets: Sequence[Dataset]) -> list[Dataset]:
    """By the latest report in each; what says so little apart, by all that is in it."""
    listed = list(datasets)
    if len({_standing(one) for one in listed}) < len(listed):
        listed.sort(key=lambda one: repr(attrs.astuple(one, recurse=False)))
    return sorted(listed, key=_standing)


def _standing(dataset: Dataset) -> tuple[Any, ...]:
    return tuple(sorted(map(place_of, dataset.publications), reverse=True))


def _row(one: Any) -> tuple[int, int, int]:
    where = one.source
    return where.table or 0, where.row or 0, where.line or 0


def _bare(one: Any) -> Any:
    """The whole thing, wherever it is printed."""
    return attrs.evolve(one, source=None)


def _text(one: Any) -> Any:
    return fold(one.text)


def _named(one: Any) -> Any:
    return fold(one.group or ""), fold(one.name)


#: What each kind of thing is about: of two reports that speak of the same, the later one counts.
_KEYS: dict[str, Callable[[Any], Any]] = {
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
