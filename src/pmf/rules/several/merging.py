"""Put reports of one council together, thing by thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from pmf.model.dataset import Dataset
from pmf.model.finding import REVISIONS, Finding
from pmf.rules.several.joining import JOINED, KEYS, Rows
from pmf.rules.several.publications import added_up, name_of, place_of, told_apart, united
from pmf.rules.several.replacing import Stated
from pmf.rules.several.revising import settle


class Merging:
    """Several reports, looked through once.

    Args:
        datasets: At least two, different ones, of one council.
    """

    def __init__(self, datasets: Sequence[Dataset]) -> None:
        apart = told_apart(datasets)
        self._all = _in_order(apart)
        self.publications = united(one for each in self._all for one in each.publications)
        self._head = self._all[-1]
        self._rows = Rows(self._all, self.publications)

    def dataset(self) -> Dataset:
        """The data set put together."""
        return Dataset(**self.fields())

    def fields(self) -> dict[str, Any]:
        """Every attribute of the data set put together."""
        settled = [settle(given) for _, given in sorted(self._figures().items())]
        rows = [self._rows.joined(name) for name in JOINED]
        observations = [
            (self._rows.by(seen), seen) for each in settled for seen in each.observations
        ]
        return {
            **self._heading(),
            "observations": self._rows.listed("observations", observations),
            "superseded": tuple(one for each in settled for one in each.superseded),
            **{each.name: each.rows for each in rows},
            "replaced": tuple(one for each in rows for one in each.replaced),
            "findings": (
                *self._findings(),
                *(one for each in settled for one in each.findings),
                *(one for each in rows for one in each.findings),
            ),
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
            "period": self._rows.period,
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

    def _figures(self) -> dict[Any, list[Stated]]:
        """Every figure published, by indicator and period."""
        given = self._rows.together("observations")
        for each in self._all:
            for one in each.superseded:
                key = KEYS["observations"](one.earlier)
                given.setdefault(key, []).append((self._rows.publication(one.file), one.earlier))
        return given

    def _findings(self) -> tuple[Finding, ...]:
        kept = [
            (self._rows.publication(one.location.file), one)
            for each in self._all
            for one in each.findings
            if one.kind not in REVISIONS and one.location is not None
        ]
        # Within a report they stand in the order noticed, which is not always that of the rows.
        kept.sort(key=lambda pair: place_of(pair[0]), reverse=True)
        return tuple(dict.fromkeys(one for _, one in kept))

    # --- what stands in rows ------------------------------------------------------------------


def _in_order(datasets: Sequence[Dataset]) -> list[Dataset]:
    """By the latest report in each; what says so little apart, by all that is in it."""
    listed = list(datasets)
    if len({_standing(one) for one in listed}) < len(listed):
        listed.sort(key=lambda one: repr(attrs.astuple(one, recurse=False)))
    return sorted(listed, key=_standing)


def _standing(dataset: Dataset) -> tuple[Any, ...]:
    return tuple(sorted(map(place_of, dataset.publications), reverse=True))
