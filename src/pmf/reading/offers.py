"""Asking one plug-in for what it offers, and refusing what would otherwise go unnoticed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import pluggy

from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.complete import check_name, complete
from pmf.reading.hooks import GROUP, HOOKS, Hooks
from pmf.reading.offered import FrameworkFile, SchemeFile
from pmf.reading.shown import shown

#: What a hook offers besides adapters: its name, its class, and the class of a file of it.
_KINDS: dict[str, tuple[str, type[Scheme | Framework], type[SchemeFile | FrameworkFile]]] = {
    "pmf_schemes": ("scheme", Scheme, SchemeFile),
    "pmf_frameworks": ("framework", Framework, FrameworkFile),
}


@attrs.frozen
class Offer:
    """One thing a plug-in offers.

    Attributes:
        what: ``adapter``, ``scheme`` or ``framework``.
        name: Its name or id.
        thing: The thing itself, or the file it is in.
        needs: What it names and cannot be used without: the kind and the name of each.
    """

    what: str
    name: str
    thing: Any
    needs: tuple[tuple[str, str], ...] = ()

    def read(self) -> Offer:
        """The same with its file read, where it is one.

        Raises:
            PmfError: The file cannot be read.
        """
        is_file = isinstance(self.thing, (SchemeFile, FrameworkFile))
        return attrs.evolve(self, thing=self.thing.load()) if is_file else self

    def __str__(self) -> str:
        return f"{self.what} {self.name}"


@attrs.frozen
class Answer:
    """What one plug-in answered.

    Attributes:
        plugin: The name of its entry point.
        distribution: The package that brought it, with its version; `None` when unknown.
        offers: Everything it offers; empty when it failed.
        fault: Why it failed; `None` when it did not.
    """

    plugin: str
    distribution: str | None
    offers: tuple[Offer, ...]
    fault: str | None = None

    def __str__(self) -> str:
        of = f" of {self.distribution}" if self.distribution else ""
        return f"plug-in {self.plugin!r}{of}"


def ask(name: str, plugin: object) -> tuple[Offer, ...]:
    """Everything one plug-in offers, asked in a manager of its own.

    Raises:
        Exception: Whatever the plug-in raises, or what is wrong with its hooks or their answers.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    marked = _hooks_of(plugin, manager)
    manager.register(plugin, name=name)
    offers: list[Offer] = []
    for hook in HOOKS:
        answers = getattr(manager.hook, hook)()
        if len(answers) < marked.count(hook):  # pluggy leaves out what is None
            raise TypeError(f"{hook}() returned nothing; return a list")
        offers += (_offer(hook, thing) for answer in answers for thing in _listed(hook, answer))
    seen: set[tuple[str, str]] = set()
    for offer in offers:
        if (offer.what, offer.name) in seen:
            raise ValueError(f"{offer.what} {offer.name!r} is offered twice by this plug-in")
        seen.add((offer.what, offer.name))
    return tuple(offers)


def _listed(hook: str, answer: object) -> Iterable[object]:
    """What a hook returned, when it is a list or the like and not the thing itself."""
    if isinstance(answer, Iterable) and not isinstance(answer, (str, bytes, Mapping)):
        return answer
    raise TypeError(
        f"{hook}() returned the {type(answer).__name__} {shown(answer)}, not a list; "
        "return a list, even of one: return [ADAPTER]"
    )


def _hooks_of(plugin: object, manager: pluggy.PluginManager) -> list[str]:
    """The hooks a plug-in implements, each as often as it does."""
    if plugin is None:
        raise TypeError("the entry point leads to None, not to a module with hooks")
    marked: list[str] = []
    for name in dir(plugin):
        options = manager.parse_hookimpl_opts(plugin, name)
        if options is None:
            _refuse_unmarked(name, plugin)
            continue
        hook = options["specname"] or name
        if hook not in HOOKS and not options["optionalhook"]:
            raise AttributeError(f"no hook is called {hook!r}; there are: {', '.join(HOOKS)}")
        if options["wrapper"] or options["hookwrapper"]:
            raise TypeError(f"{name}() is marked as a wrapper, and there is nothing to wrap")
        marked.append(hook)
    if not marked:
        raise AttributeError(f"it has no hook marked with @pmf.hookimpl: {', '.join(HOOKS)}")
    return marked


def _refuse_unmarked(name: str, plugin: object) -> None:
    """A function with the name of a hook would never be called: say so.

    A module of that name, ``import pmf_adapters.pentana``, is meant as such.
    """
    if name in HOOKS and callable(getattr(plugin, name, None)):
        raise AttributeError(f"{name}() is not marked with @pmf.hookimpl")


def _offer(hook: str, thing: object) -> Offer:
    """A thing offered, when it is of the hook's kind and has a name."""
    if hook == "pmf_adapters":
        adapter = complete(thing)
        needs = _needs(scheme=adapter.scheme, framework=adapter.framework)
        return Offer("adapter", adapter.name, adapter, needs)
    what, kind, file = _KINDS[hook]
    if not isinstance(thing, (kind, file)):
        raise TypeError(
            f"{hook}() offered a {type(thing).__name__}, not a {kind.__name__} or a {file.__name__}"
        )
    check_name(thing.id, f"the id of a {kind.__name__}")
    named = thing.scheme if isinstance(thing, (Framework, FrameworkFile)) else None
    return Offer(what, thing.id, thing, _needs(scheme=named))


def _needs(**named: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((what, name) for what, name in named.items() if name is not None)
