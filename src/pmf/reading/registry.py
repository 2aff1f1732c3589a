"""What is installed: adapters, schemes and frameworks, and the plug-ins that are broken.

One faulty plug-in must not take the others down, so each is imported, registered and asked by
itself, in the order of its name; a fault sets that plug-in aside with its reason.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from pmf.errors import UnknownName
from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.adapter import FullAdapter
from pmf.reading.asking import ask
from pmf.reading.guard import PluginFault, guarded
from pmf.reading.hooks import GROUP

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

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
        schemes: By id.
        frameworks: By id.
        plugins: Every plug-in, broken ones included.
    """

    adapters: dict[str, FullAdapter]
    schemes: dict[str, Scheme]
    frameworks: dict[str, Framework]
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
        """
        return _named(self.schemes, id, "scheme")

    def framework(self, id: str) -> Framework:
        """The framework with that id.

        Raises:
            UnknownName: There is none.
        """
        return _named(self.frameworks, id, "framework")


def _named(known: dict[str, _Thing], name: str, what: str) -> _Thing:
    if name not in known:
        raise UnknownName(f"no {what} {name!r} is installed; there are: {', '.join(sorted(known))}")
    return known[name]


@functools.cache
def load_adapters() -> Registry:
    """Everything installed under the entry-point group ``pmf``, found once a process."""
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    return collect((entry.name, _distribution(entry), entry.load) for entry in found)


def _distribution(entry: EntryPoint) -> str | None:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else None


def collect(plugins: Iterable[tuple[str, str | None, Callable[[], object]]]) -> Registry:
    """Ask plug-ins, one by one, for what they offer.

    Args:
        plugins: For each its name, its distribution, and a function that loads it.
    """
    gathering = _Gathering()
    for name, distribution, load in plugins:
        gathering.ask(name, distribution, load)
    return Registry(
        dict(sorted(gathering.adapters.items())),
        dict(sorted(gathering.schemes.items())),
        dict(sorted(gathering.frameworks.items())),
        tuple(gathering.plugins),
    )


class _Gathering:
    """Plug-ins asked so far."""

    def __init__(self) -> None:
        self.adapters: dict[str, FullAdapter] = {}
        self.schemes: dict[str, Scheme] = {}
        self.frameworks: dict[str, Framework] = {}
        self.plugins: list[Plugin] = []

    def ask(self, name: str, distribution: str | None, load: Callable[[], object]) -> None:
        try:
            with guarded():
                offers = self._take(ask(name, load()))
        except PluginFault as fault:
            self.plugins.append(Plugin(name, distribution, (), str(fault)))
        else:
            self.plugins.append(Plugin(name, distribution, offers))

    def _take(self, offered: dict[str, list[Any]]) -> tuple[str, ...]:
        """Take over what one plug-in offers, all of it or none."""
        homes: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
            ("pmf_adapters", "adapter", "name", self.adapters),
            ("pmf_schemes", "scheme", "id", self.schemes),
            ("pmf_frameworks", "framework", "id", self.frameworks),
        )
        taken: list[tuple[dict[str, Any], str, Any]] = []
        offers: list[str] = []
        for hook, what, key, home in homes:
            for thing in offered[hook]:
                name = getattr(thing, key)
                if name in home or f"{what} {name}" in offers:
                    raise ValueError(f"{what} {name!r} is offered twice")
                taken.append((home, name, thing))
                offers.append(f"{what} {name}")
        for home, name, thing in taken:
            home[name] = thing
        return tuple(offers)
