"""Reports of one council in order: which came later, and where each thing in them was published."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from pmf.errors import UsageError
from pmf.model.dataset import Account, Dataset, Publication
from pmf.model.finding import Finding, Location

_NEVER = datetime.date.min


def publications_of(dataset: Dataset) -> tuple[Publication, ...]:
    """The reports a data set was put together from; itself, when it is a single one."""
    if dataset.publications:
        return dataset.publications
    return (
        Publication(
            dataset.file,
            dataset.file,
            dataset.period,
            dataset.published_on,
            dataset.paper.part,
            dataset.account,
            dataset.remark,
            dataset.paper.classification,
        ),
    )


def revised_at(one: Publication) -> tuple[Any, ...]:
    """The order in which publications replace one another's figures.

    One that does not say when it was published counts from the end of its period: it cannot well
    be older. What falls on one day is kept in one order, whatever the order of the files.
    """
    ends = one.period.end if one.period else _NEVER
    return (one.published or ends, *place_of(one))


def place_of(one: Publication) -> tuple[Any, ...]:
    """The order of reports by what they are about; the last one gives its period and paper."""
    months = one.period.months if one.period else 0
    ends = one.period.end if one.period else _NEVER
    return (ends, one.published or _NEVER, months, one.file)


def is_known_later(later: Publication, earlier: Publication) -> bool:
    """Whether both say when they were published, and one was after the other."""
    if later.published is None or earlier.published is None:
        return False
    return later.published > earlier.published


def published_by(
    datasets: Sequence[Dataset], as_of: datetime.date
) -> tuple[list[Dataset], list[Finding]]:
    """The reports published by a day, and what must be said of those that give no day.

    Raises:
        UsageError: Reports already merged lie on both sides of the day.
    """
    kept: list[Dataset] = []
    left_out: list[Finding] = []
    for dataset in datasets:
        days = [one.published for one in publications_of(dataset)]
        if None in days:
            names = ", ".join(one.name for one in publications_of(dataset) if not one.published)
            message = f"{names} does not say when it was published and is left out as of {as_of}"
            left_out.append(Finding("publication-undated", message, Location(dataset.file)))
            continue
        on_time = [day is not None and day <= as_of for day in days]
        if any(on_time) and not all(on_time):
            raise UsageError(
                f"{dataset.file} is merged of reports before and after {as_of}: "
                "merge the reports themselves"
            )
        if all(on_time):
            kept.append(dataset)
    return kept, left_out


def told_apart(datasets: Sequence[Dataset]) -> list[Dataset]:
    """The same data sets, every place under a name that only one publication has."""
    titles: dict[str, set[Publication]] = defaultdict(set)
    for dataset in datasets:
        for one in publications_of(dataset):
            titles[one.name].add(attrs.evolve(one, file=one.name, account=Account(), remark=None))
    shared = {name for name, those in titles.items() if len(those) > 1}
    return [_with_own_places(dataset, shared) for dataset in datasets]


def _with_own_places(dataset: Dataset, shared: set[str]) -> Dataset:
    known = publications_of(dataset)
    named = {one.file: _own_name(one) for one in known if one.name in shared}
    changed: dict[str, Any] = {
        name: _renamed(getattr(dataset, name), named) if named else getattr(dataset, name)
        for name in attrs.fields_dict(Dataset)
        if name not in ("scheme", "framework", "publications")
    }
    # What was made in code, or is of another file, was published with the report itself.
    home = max(known, key=place_of)
    files = {named.get(one.file, one.file) for one in known}
    where = named.get(home.file, home.file)
    changed |= {name: _placed(changed[name], files, where) for name in _PLACED}
    changed["findings"] = tuple(
        one if one.location else attrs.evolve(one, location=Location(where))
        for one in changed["findings"]
    )
    # A text without a period is about that of its own report, not of the latest one.
    changed["commentary"] = tuple(
        one if one.period else attrs.evolve(one, period=home.period)
        for one in changed["commentary"]
    )
    publications = tuple(attrs.evolve(one, file=named.get(one.file, one.file)) for one in known)
    return attrs.evolve(dataset, **changed, publications=publications)


#: What must know where it was published, to be put in order later.
_PLACED = (
    "indicators", "observations", "actions", "commentary", "published", "outcomes", "risks",
    "escalations", "peers", "finances",
)  # fmt: skip


def _own_name(one: Publication) -> str:
    told = [str(one.period)] if one.period else []
    told += [one.published.isoformat()] if one.published else []
    return f"{one.name} ({', '.join(told) or 'undated'})"


def _renamed(value: Any, named: dict[str, str]) -> Any:
    """A value with other names of files in its places."""
    if isinstance(value, Location):
        file = named.get(value.file, value.file)
        return value if file == value.file else attrs.evolve(value, file=file)
    if isinstance(value, tuple):
        renamed = tuple(_renamed(one, named) for one in value)
        same = all(new is old for new, old in zip(renamed, value, strict=True))
        return value if same else renamed
    if not attrs.has(type(value)):
        return value
    changed = {}
    for name in attrs.fields_dict(type(value)):
        old = getattr(value, name)
        new = named.get(old, old) if name == "file" else _renamed(old, named)
        if new is not old:
            changed[name] = new
    return attrs.evolve(value, **changed) if changed else value


def _placed(things: tuple[Any, ...], files: set[str], where: str) -> tuple[Any, ...]:
    return tuple(
        one if one.source and one.source.file in files else _at(one, where) for one in things
    )


def _at(one: Any, file: str) -> Any:
    source = attrs.evolve(one.source, file=file) if one.source else Location(file)
    return attrs.evolve(one, source=source)


def united(publications: Iterable[Publication]) -> tuple[Publication, ...]:
    """Each publication once, in order of publication."""
    return tuple(sorted(dict.fromkeys(publications), key=revised_at))


def added_up(publications: Iterable[Publication]) -> Account:
    """The rows of all of them together."""
    counts = [attrs.astuple(one.account) for one in publications]
    return Account(*(sum(column) for column in zip(*counts, strict=True)))


def name_of(publications: Sequence[Publication]) -> str:
    """What a data set of several reports is called."""
    names = list(dict.fromkeys(one.file for one in publications))
    if len(names) > 3:
        names = [names[0], f"{len(names) - 2} more", names[-1]]
    return " + ".join(names)
