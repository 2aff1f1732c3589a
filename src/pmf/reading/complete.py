"""Whatever somebody offers as an adapter, checked, and with what it left out filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, cast

import attrs

from pmf.model.dataset import Dataset
from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.adapter import Adapter, FullAdapter, NamesFramework, Sample
from pmf.reading.document import Document
from pmf.reading.shown import shown


def complete(offered: object) -> FullAdapter:
    """The adapter itself, or with its defaults filled in.

    Raises:
        TypeError: It is no adapter, or something about it is of the wrong type.
    """
    adapter = _checked(offered)
    found: dict[str, Any] = {"title": getattr(adapter, "title", adapter.name)}
    found |= {what: getattr(adapter, what, may.default) for what, may in _MAY_HAVE.items()}
    if not isinstance(found["title"], str):
        raise TypeError(f"'title' of adapter {adapter.name!r} must be a text")
    for what, may in _MAY_HAVE.items():
        if not may.fits(found[what]):
            raise TypeError(
                f"{what!r} of adapter {adapter.name!r} must be {may.be}, not {shown(found[what])}"
            )
    asked = getattr(adapter, "framework_for", None)
    if asked is not None and not callable(asked):
        raise TypeError(f"'framework_for' of adapter {adapter.name!r} cannot be called")
    if all(hasattr(adapter, what) for what in found):
        return cast(FullAdapter, adapter)
    return _Filled(adapter, adapter.name, **found)


def _checked(offered: object) -> Adapter:
    """What is offered, when it has what every adapter must have."""
    if isinstance(offered, type):
        raise TypeError(f"the class {offered.__name__} is no adapter; offer one made from it")
    lacking = [what for what in ("name", "claims", "read") if not hasattr(offered, what)]
    if lacking:
        listed = ", ".join(map(repr, lacking))
        raise TypeError(f"an adapter lacks {listed}: the {type(offered).__name__} {shown(offered)}")
    check_name(getattr(offered, "name", None), "the name of an adapter")
    adapter = cast(Adapter, offered)
    for what in ("claims", "read"):
        if not callable(getattr(adapter, what)):
            raise TypeError(f"{what!r} of adapter {adapter.name!r} cannot be called")
    return adapter


def check_name(name: object, what: str) -> None:
    """Refuse a name under which nothing could be found.

    Raises:
        TypeError: It is no text, or an empty one.
    """
    if not isinstance(name, str) or not name.strip():
        raise TypeError(f"{what} must be a text, not {shown(name)}")


class _MayHave(NamedTuple):
    """Something an adapter may leave out."""

    default: object
    fits: Callable[[Any], bool]
    be: str


def _are_samples(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, Sample) for one in value)


def _are_fields(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(text, str) for pair in value.items() for text in pair
    )


_TEXT_OR_NONE = _MayHave(None, lambda value: value is None or isinstance(value, str), "a text")
_MAY_HAVE = {
    "council": _TEXT_OR_NONE,
    "scheme": _TEXT_OR_NONE,
    "framework": _TEXT_OR_NONE,
    "generic": _MayHave(False, lambda value: isinstance(value, bool), "True or False"),
    "samples": _MayHave((), _are_samples, "a tuple of samples"),
    "fields": _MayHave(MappingProxyType({}), _are_fields, "texts by texts"),
}


@attrs.frozen(eq=False)
class _Filled:
    """An adapter that left something out, with the defaults."""

    adapter: Adapter
    name: str
    title: str
    council: str | None
    scheme: str | None
    framework: str | None
    generic: bool
    samples: tuple[Sample, ...]
    fields: Mapping[str, str]

    def claims(self, document: Document) -> bool:
        return self.adapter.claims(document)

    def framework_for(self, document: Document) -> str | None:
        """As it says itself, else the framework it always has."""
        if isinstance(self.adapter, NamesFramework):
            return self.adapter.framework_for(document)
        return self.framework

    def read(
        self, document: Document, scheme: Scheme | None, framework: Framework | None
    ) -> Dataset:
        return self.adapter.read(document, scheme, framework)
