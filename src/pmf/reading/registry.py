"""What is installed: adapters, schemes and frameworks, and the plug-ins that are broken.

One faulty plug-in must not take the others down, so each is imported, registered and asked by
itself, in the order of its name; a fault sets that plug-in aside with its reason.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import pluggy

from pmf.errors import UnknownName
from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.adapter import Adapter
from pmf.reading.hooks import GROUP, Hooks

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_Thing = TypeVar("_Thing")

#: A plug-in may fail in any of these ways without stopping the rest. Not KeyboardInterrupt.
_FAULTS = (Exception, SystemExit)


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

    adapters: dict[str, Adapter]
    schemes: dict[str, Scheme]
    frameworks: dict[str, Framework]
    plugins: tuple[Plugin, ...]

    @property
    def broken(self) -> tuple[Plugin, ...]:
        """The plug-ins that were set aside."""
        return tuple(plugin for plugin in self.plugins if plugin.broken)

    def adapter(self, name: str) -> Adapter:
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


def collect(plugins: Iterable[tuple[str, str | None, Any]]) -> Registry:
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
        self.adapters: dict[str, Adapter] = {}
        self.schemes: dict[str, Scheme] = {}
        self.frameworks: dict[str, Framework] = {}
        self.plugins: list[Plugin] = []

    def ask(self, name: str, distribution: str | None, load: Any) -> None:
        try:
            offered = _offered(name, load())
            offers = self._take(offered)
        except _FAULTS as fault:
            said = str(fault).strip() or "no message"
            reason = f"{type(fault).__name__}: {said}"
            self.plugins.append(Plugin(name, distribution, (), reason))
            return
        self.plugins.append(Plugin(name, distribution, offers))

    def _take(self, offered: dict[str, list[Any]]) -> tuple[str, ...]:
        """Take over what one plug-in offers, all of it or none."""
        homes: tuple[tuple[str, str, Any, type, dict[str, Any]], ...] = (
            ("pmf_adapters", "adapter", "name", Adapter, self.adapters),
            ("pmf_schemes", "scheme", "id", Scheme, self.schemes),
            ("pmf_frameworks", "framework", "id", Framework, self.frameworks),
        )
        taken: list[tuple[dict[str, Any], str, Any]] = []
        offers: list[str] = []
        for hook, what, key, type_, home in homes:
            for thing in offered[hook]:
                if not isinstance(thing, type_):
                    raise TypeError(f"{hook}() offered a {type(thing).__name__}, not a {what}")
                name = getattr(thing, key)
                if name in home or (what + " " + name) in offers:
                    raise ValueError(f"{what} {name!r} is offered twice")
                taken.append((home, name, thing))
                offers.append(f"{what} {name}")
        for home, name, thing in taken:
            home[name] = thing
        return tuple(offers)


def _offered(name: str, plugin: object) -> dict[str, list[Any]]:
    """Everything one plug-in offers, asked in a manager of its own."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    manager.register(plugin, name=name)
    _refuse_misspelt(plugin)
    offered: dict[str, list[Any]] = {}
    for hook in ("pmf_adapters", "pmf_schemes", "pmf_frameworks"):
        answers = getattr(manager.hook, hook)()
        offered[hook] = [thing for answer in answers for thing in answer]
    return offered


def _refuse_misspelt(plugin: object) -> None:
    """A hook with a name we do not know would never be called: say so."""
    known = {name for name in dir(Hooks) if name.startswith("pmf_")}
    for name in dir(plugin):
        marked = hasattr(getattr(plugin, name, None), "pmf_impl")
        if marked and name not in known:
            raise AttributeError(
                f"no hook is called {name!r}; there are: {', '.join(sorted(known))}"
            )
