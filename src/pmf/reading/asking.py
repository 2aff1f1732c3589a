"""Asking one plug-in for what it offers, and refusing what would otherwise go unnoticed."""

from __future__ import annotations

from typing import Any

import pluggy

from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.complete import check_name, complete
from pmf.reading.hooks import GROUP, HOOKS, Hooks


def ask(name: str, plugin: object) -> dict[str, list[Any]]:
    """Everything one plug-in offers, by hook, asked in a manager of its own.

    Raises:
        Exception: Whatever the plug-in raises, or what is wrong with its hooks or their answers.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    marked = _hooks_of(plugin, manager)
    manager.register(plugin, name=name)
    offered: dict[str, list[Any]] = {}
    for hook in HOOKS:
        answers = getattr(manager.hook, hook)()
        if len(answers) < marked.count(hook):  # pluggy leaves out what is None
            raise TypeError(f"{hook}() returned nothing; return a list")
        offered[hook] = [_checked(hook, thing) for answer in answers for thing in answer]
    return offered


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


def _checked(hook: str, thing: object) -> object:
    """A thing offered, when it is of the hook's kind and has a name."""
    if hook == "pmf_adapters":
        return complete(thing)
    kind = Scheme if hook == "pmf_schemes" else Framework
    if not isinstance(thing, kind):
        raise TypeError(f"{hook}() offered a {type(thing).__name__}, not a {kind.__name__}")
    check_name(thing.id, f"the id of a {kind.__name__}")
    return thing
