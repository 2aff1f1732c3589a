"""One faulty plug-in costs itself and nobody else, and is named with its reason."""

import importlib.metadata
import types

import attrs
import pytest

import pmf
from pmf.reading.registry import collect


class Plain:
    """An adapter that does nothing."""

    name = "plain"
    title = "Plain"
    council = None
    scheme = None
    framework = None
    generic = False
    samples = ()
    fields = types.MappingProxyType({})

    def claims(self, document):
        return False

    def read(self, document, scheme, framework):
        return pmf.Dataset(self.name, None, document.name)


def adapter(**changes):
    return type("Changed", (Plain,), {"name": "changed", **changes})()


def module(**content):
    made = types.ModuleType("made")
    made.__dict__.update(content)
    return made


def offering(answer, hook="pmf_adapters"):
    """A plug-in whose hook calls `answer`."""

    def offer():
        return answer()

    offer.__name__ = hook
    return module(**{hook: pmf.hookimpl(offer)})


def raising(error):
    def fail():
        raise error

    return fail


def half():
    yield adapter()
    raise RuntimeError("half-way")


def without(name):
    kept = {key: value for key, value in vars(Plain).items() if key != name}
    return type("Without", (), kept)()


def asks_too_much(more):
    return []


class Own(BaseException):
    """As some engines throw it."""


GOOD = Plain()
BAD = {
    "cannot be imported": raising(ImportError("no module named x")),
    "leaves while imported": raising(SystemExit(3)),
    "has a syntax error": raising(SyntaxError("invalid syntax")),
    "raises in its hook": lambda: offering(raising(RuntimeError("boom"))),
    "raises without a word": lambda: offering(raising(ValueError())),
    "leaves in its hook": lambda: offering(raising(SystemExit())),
    "runs out of memory": lambda: offering(raising(MemoryError())),
    "recurses": lambda: offering(raising(RecursionError("deep"))),
    "stops an iteration": lambda: offering(raising(StopIteration())),
    "throws what is no Exception": lambda: offering(raising(Own("panic"))),
    "offers a number": lambda: offering(lambda: 5),
    "offers a text": lambda: offering(lambda: "abc"),
    "offers texts": lambda: offering(lambda: ["abc"]),
    "offers an adapter, not a list of one": lambda: offering(adapter),
    "offers a dict": lambda: offering(lambda: {"a": adapter()}),
    "offers nothing, by a forgotten return": lambda: offering(lambda: None),
    "offers a class": lambda: offering(lambda: [type(adapter())]),
    "fails half-way": lambda: offering(half),
    "offers an adapter as a scheme": lambda: offering(lambda: [adapter()], "pmf_schemes"),
    "offers an adapter as a framework": lambda: offering(lambda: [adapter()], "pmf_frameworks"),
    "misspells a hook": lambda: module(pmf_adaptors=pmf.hookimpl(lambda: [])),
    "forgets to mark its hook": lambda: module(pmf_adapters=lambda: [adapter()]),
    "asks for an unknown argument": lambda: module(pmf_adapters=pmf.hookimpl(asks_too_much)),
    "offers an adapter without a name": lambda: offering(lambda: [without("name")]),
    "offers an adapter that cannot read": lambda: offering(lambda: [without("read")]),
    "offers an adapter whose claims is no function": lambda: offering(lambda: [adapter(claims=5)]),
    "names an adapter by a number": lambda: offering(lambda: [adapter(name=5)]),
    "names an adapter by a list": lambda: offering(lambda: [adapter(name=[])]),
    "names an adapter by nothing": lambda: offering(lambda: [adapter(name="")]),
    "raises when asked for the name": lambda: offering(
        lambda: [adapter(name=property(lambda self: 1 / 0))]
    ),
    "takes another's name": lambda: offering(lambda: [adapter(name="plain")]),
    "names a scheme nobody offers": lambda: offering(lambda: [adapter(scheme="pentnaa")]),
    "names a framework nobody offers": lambda: offering(lambda: [adapter(framework="any-2019")]),
    "offers one name twice": lambda: offering(lambda: [adapter(), adapter()]),
    "is no module": lambda: None,
    "wraps": lambda: module(pmf_adapters=pmf.hookimpl(wrapper=True)(half)),
}


def installed(*plugins):
    return collect((name, f"{name} 1.0", load) for name, load in plugins)


class TestBrokenPlugins:
    @pytest.mark.parametrize("how", BAD)
    def test_the_others_are_as_without_it_and_it_is_named(self, how):
        before, after = ("a-good", lambda: offering(lambda: [GOOD])), ("z-good", module_of_scheme)
        alone = installed(before, after)
        beside = installed(before, ("bad", BAD[how]), after)
        assert beside.adapters == alone.adapters
        assert beside.schemes == alone.schemes
        assert beside.frameworks == alone.frameworks
        (broken,) = beside.broken
        assert (broken.name, broken.distribution, broken.offers) == ("bad", "bad 1.0", ())
        assert broken.broken.strip()

    def test_all_of_them_together(self):
        bad = [(f"bad {number:02}", load) for number, load in enumerate(BAD.values())]
        registry = installed(("a", lambda: offering(lambda: [GOOD])), *bad)
        assert registry.adapters == {"plain": GOOD}
        assert len(registry.broken) == len(BAD)

    @pytest.mark.parametrize(
        ("how", "reason"),
        [
            ("cannot be imported", "ImportError: no module named x"),
            ("raises in its hook", "RuntimeError: boom"),
            ("misspells a hook", "pmf_adaptors"),
            ("asks for an unknown argument", "more"),
            ("offers texts", "str"),
            ("takes another's name", "adapter 'plain' is offered already by plug-in 'a' of a 1.0"),
            ("offers an adapter, not a list of one", "return a list, even of one: return [ADAPT"),
            ("offers a text", 'returned the str "abc", not a list'),
            ("offers one name twice", "adapter 'changed' is offered twice by this plug-in"),
            ("names a scheme nobody offers", "adapter 'changed' names the scheme 'pentnaa', which"),
            ("names a framework nobody offers", "no plug-in offers; there are: none"),
        ],
    )
    def test_the_reason_helps(self, how, reason):
        registry = installed(("a", lambda: offering(lambda: [GOOD])), ("bad", BAD[how]))
        assert reason in registry.broken[0].broken

    def test_all_or_nothing_of_a_plug_in_is_taken(self):
        registry = installed(("bad", lambda: offering(lambda: [adapter(), 5])))
        assert registry.adapters == {}

    def test_ctrl_c_is_no_fault_of_the_plug_in(self):
        with pytest.raises(KeyboardInterrupt):
            installed(("bad", raising(KeyboardInterrupt())))


def framework_module(scheme):
    return offering(lambda: [pmf.Framework("f", "F", "F", scheme=scheme)], "pmf_frameworks")


class TestWhatIsNamed:
    """A name is looked up when every plug-in was asked, whatever the order."""

    def test_a_scheme_may_come_from_a_later_plug_in(self):
        one = ("a", lambda: offering(lambda: [adapter(scheme="other", framework="f")]))
        registry = installed(one, ("b", lambda: framework_module("other")), ("c", module_of_scheme))
        assert not registry.broken
        assert (list(registry.adapters), list(registry.frameworks)) == (["changed"], ["f"])

    def test_a_framework_names_one_too(self):
        (broken,) = installed(
            ("a", lambda: framework_module("othr")), ("c", module_of_scheme)
        ).broken
        assert broken.broken == (
            "framework 'f' names the scheme 'othr', which no plug-in offers; there are: other"
        )

    def test_what_needs_one_set_aside_is_set_aside_with_it(self):
        one = ("a", lambda: offering(lambda: [adapter(framework="f")]))
        registry = installed(one, ("b", lambda: framework_module("othr")), ("c", module_of_scheme))
        assert [plugin.name for plugin in registry.broken] == ["a", "b"]
        assert (registry.adapters, registry.frameworks) == ({}, {})

    def test_one_set_aside_keeps_no_name_from_another(self):
        bad = ("a", lambda: offering(lambda: [adapter(name="plain", scheme="nowhere")]))
        registry = installed(bad, ("b", lambda: offering(lambda: [GOOD])))
        assert registry.adapters == {"plain": GOOD}
        assert [plugin.name for plugin in registry.broken] == ["a"]


class Entry:
    """An installed entry point."""

    def __init__(self, name, distribution, load):
        self.name, self.load = name, load
        self.dist = types.SimpleNamespace(name=distribution, version="1.0")


class TestOneNameInTwoDistributions:
    @pytest.mark.parametrize("ours", ["localgov-pmf", "localgov_pmf"])
    def test_a_newcomer_pushes_no_bundled_adapter_out(self, monkeypatch, ours):
        bundled = Entry("zz", ours, lambda: offering(lambda: [GOOD]))
        newcomer = Entry("aa", "newcomer", lambda: offering(lambda: [adapter(name="plain")]))
        found = [newcomer, bundled]
        monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: found)
        registry = pmf.load_adapters.__wrapped__()
        assert registry.adapters == {"plain": GOOD}
        (broken,) = registry.broken
        assert broken.name == "aa"
        assert f"offered already by plug-in 'zz' of {ours} 1.0" in broken.broken


def module_of_scheme():
    scheme = pmf.load_scheme("rag")
    return offering(lambda: [attrs.evolve(scheme, id="other")], "pmf_schemes")


class TestWorkingPlugins:
    def test_what_they_offer_is_listed(self):
        (plugin,) = installed(("one", lambda: offering(lambda: [GOOD]))).plugins
        assert (plugin.offers, plugin.broken) == (("adapter plain",), None)

    def test_a_generator_will_do(self):
        registry = installed(("one", lambda: offering(lambda: iter([GOOD]))))
        assert list(registry.adapters) == ["plain"]

    def test_a_hook_may_have_another_name(self):
        @pmf.hookimpl(specname="pmf_adapters")
        def offer():
            return [GOOD]

        @pmf.hookimpl(optionalhook=True)
        def pmf_of_a_later_version():
            return []

        made = module(offer=offer, pmf_of_a_later_version=pmf_of_a_later_version)
        assert list(installed(("one", lambda: made)).adapters) == ["plain"]

    def test_a_module_of_a_hooks_name_is_no_unmarked_hook(self):
        plugin = module_of_scheme()
        plugin.pmf_adapters = module()
        assert not installed(("one", lambda: plugin)).broken

    def test_names_are_in_order_whatever_the_order_of_plug_ins(self):
        one = ("one", lambda: offering(lambda: [adapter(name="b")]))
        two = ("two", lambda: offering(lambda: [adapter(name="a")]))
        assert (
            list(installed(one, two).adapters) == list(installed(two, one).adapters) == ["a", "b"]
        )

    def test_what_comes_with_the_library(self):
        registry = pmf.load_adapters()
        assert {"broxtowe", "pentana"} <= set(registry.adapters)
        assert {"pentana", "rag"} <= set(registry.schemes)
        assert "broxtowe-2019" in registry.frameworks
        assert not [plugin for plugin in registry.broken if "pmf" in (plugin.distribution or "")]

    @pytest.mark.parametrize("what", ["adapter", "scheme", "framework"])
    def test_an_unknown_name_lists_the_known(self, what):
        with pytest.raises(pmf.UnknownName, match=f"no {what} 'nowhere' .*(broxtowe|pentana)"):
            getattr(pmf.load_adapters(), what)("nowhere")
