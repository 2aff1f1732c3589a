"""What is installed: adapters, schemes and frameworks, and the plug-ins that are broken.

One faulty plug-in must not take the others down, so each is imported, registered and asked by
itself; a fault sets that plug-in aside with its reason. Those that come with the library are asked
first, so that no other can take a name of theirs; within each kind the order is that of names.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

import attrs

from pmf.errors import UnknownName
from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.adapter import FullAdapter
from pmf.reading.guard import PluginFault, guarded
from pmf.reading.hooks import GROUP
from pmf.reading.offered import Shelf
from pmf.reading.offers import Answer, ask
from pmf.reading.settling import settle

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

#: The distribution whose plug-ins are asked first.
OWN = "localgov-pmf"
_Thing = TypeVar("_Thing")


@attrs.frozen
class Plugin:
    """An installed plug-in.

    Attributes:
        name: The name of its entry point.
        distribution: The package that brought it, with its version; `None` when unknown.
        offers: What it offers: ``adapter broxtowe``, ``scheme pentana`` …
        broken: Why it was set aside; `None` when it works.
    """

    name: str
    distribution: str | None
    offers: tuple[str, ...] = ()
    broken: str | None = None


@attrs.frozen
class Registry:
    """Everything installed, by name.

    Attributes:
        adapters: By name, in the order of names.
        schemes: By id. One offered as a file is read when it is taken.
        frameworks: By id, likewise.
        plugins: Every plug-in, broken ones included.
    """

    adapters: dict[str, FullAdapter]
    schemes: Mapping[str, Scheme]
    frameworks: Mapping[str, Framework]
    plugins: tuple[Plugin, ...]

    @property
    def broken(self) -> tuple[Plugin, ...]:
        """The plug-ins that were set aside."""
        return tuple(plugin for plugin in self.plugins if plugin.broken)

    def adapter(self, name: str) -> FullAdapter:
        """The adapter of that name.

        Raises:
            UnknownName: There is none.
        """
        return _named(self.adapters, name, "adapter")

    def scheme(self, id: str) -> Scheme:
        """The scheme with that id.

        Raises:
            UnknownName: There is none.
            SchemeError: It was offered as a file, which has faults.
        """
        return _named(self.schemes, id, "scheme")

    def framework(self, id: str) -> Framework:
        """The framework with that id.

        Raises:
            UnknownName: There is none.
            FrameworkError: It was offered as a file, which has faults.
        """
        return _named(self.frameworks, id, "framework")


def _named(known: Mapping[str, _Thing], name: str, what: str) -> _Thing:
    if name not in known:
        raise UnknownName(f"no {what} {name!r} is installed; there are: {', '.join(sorted(known))}")
    return known[name]


@functools.cache
def load_adapters(*, whole: bool = False) -> Registry:
    """Everything installed under the entry-point group ``pmf``, found once a process.

    Args:
        whole: Read every file that is offered too, and set aside whoever offers one with faults.
            Else a file is read when it is first needed.
    """
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=GROUP), key=_turn)
    plugins = ((entry.name, _distribution(entry), entry.load) for entry in found)
    return collect(plugins, whole=whole)


def _turn(entry: EntryPoint) -> tuple[bool, str]:
    """When a plug-in is asked: those of this library first."""
    named = entry.dist.name if entry.dist else ""
    return named.lower().replace("_", "-") != OWN, entry.name


def _distribution(entry: EntryPoint) -> str | None:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else None


def collect(
    plugins: Iterable[tuple[str, str | None, Callable[[], object]]], *, whole: bool = False
) -> Registry:
    """Ask plug-ins, one by one, for what they offer.

    Args:
        plugins: For each its name, its distribution, and a function that loads it. Of two that
            offer one name, the one asked first has it.
        whole: Read every file that is offered too.
    """
    answers = [_answer(*plugin, whole=whole) for plugin in plugins]
    things, faults = settle(answers)
    return Registry(
        dict(sorted(things["adapter"].items())),
        Shelf(things["scheme"]),
        Shelf(things["framework"]),
        tuple(
            Plugin(
                answer.plugin,
                answer.distribution,
                () if fault else tuple(str(offer) for offer in answer.offers),
                fault,
            )
            for answer, fault in zip(answers, faults, strict=True)
        ),
    )


def _answer(
    name: str, distribution: str | None, load: Callable[[], object], *, whole: bool
) -> Answer:
    """What one plug-in offers, or the fault it was set aside for."""
    try:
        with guarded():
            offers = ask(name, load())
            return Answer(
                name, distribution, tuple(one.read() for one in offers) if whole else offers
            )
    except PluginFault as fault:
        return Answer(name, distribution, (), str(fault))
