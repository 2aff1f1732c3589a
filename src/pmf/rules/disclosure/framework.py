"""Frameworks as one audience may see them: alone, beside each other, beside reports.

What is exempt in one of several things shown together is exempt in all of them: what stands in one
and not in the other would tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from pmf.model.dataset import Dataset
from pmf.model.framework import Definition, Framework
from pmf.model.governance import PUBLIC, Audience
from pmf.model.indicator import Indicator
from pmf.model.scheme import fold
from pmf.rules.disclosure.routing import find_audience
from pmf.rules.disclosure.selection import Selection
from pmf.rules.expecting import expect

#: What several frameworks declare, and is told by its name.
_TABLES = (
    "tiers", "groups", "services", "priorities", "directorates", "holders", "audiences",
)  # fmt: skip


def framework_for_audience(
    framework: Framework,
    audience: Audience | str = PUBLIC,
    *,
    reports: Iterable[Dataset] = (),
    routed: bool = True,
) -> Framework:
    """Only what an audience receives of a framework, and may see, as in `for_audience`.

    Args:
        framework: What the council declares.
        audience: Who is to see it: an audience, or the name of one the framework declares.
        reports: Reports that are looked at beside it: what is exempt in one of them is left out
            here too. They are themselves for `for_audience`.
        routed: Whether what goes to other audiences is left out as well. It is no secret: what
            is said of the set as a whole is to be said of all that may be seen.

    Returns:
        A framework to show and to ask as any other; the same one where nothing is left out.

    Raises:
        UnknownName: The framework declares no audience of that name.
        UsageError: The audience is public and yet said to see what is not.
    """
    expect(framework, Framework, "framework", "load it with pmf.load_framework")
    reader = find_audience(framework, audience)
    shown = [one.indicators for one in reports]
    beside = [attrs.evolve(framework, definitions=tuple(map(Definition, one))) for one in shown]
    return _seen([framework, *beside], reader if routed else reader.wherever_sent)[0]


def frameworks_for_audience(
    frameworks: Sequence[Framework], audience: Audience | str = PUBLIC
) -> tuple[Framework, ...]:
    """Several frameworks of one council as an audience may see them side by side.

    An indicator that is exempt in one of them is left out of all, and so is a text that names it,
    so that what is said of the difference tells nothing of it. What goes to other audiences is no
    secret and stays, as the set is looked at as a whole.

    Args:
        frameworks: What the council declares, the one in force first.
        audience: Who is to see them: an audience, or the name of one that the first framework
            that knows it declares.

    Raises:
        UnknownName: None of the frameworks declares an audience of that name.
        UsageError: The audience is public and yet said to see what is not.
    """
    for one in frameworks:
        expect(one, Framework, "frameworks", "load them with pmf.load_framework")
    if not frameworks:
        return ()
    reader = find_audience(_together(frameworks), audience)
    return _seen(frameworks, reader.wherever_sent)


def _seen(frameworks: Sequence[Framework], reader: Audience) -> tuple[Framework, ...]:
    marked = tuple(frameworks) if reader.sees_exempt else _marked(frameworks)
    together = _together(marked)
    selection = Selection(Dataset("", together.council, "", framework=together), reader)
    if not selection.leaves_out:
        return tuple(frameworks)
    return tuple(map(selection.framework, marked))


def _together(frameworks: Sequence[Framework]) -> Framework:
    """One framework that declares what any of them does; of two alike, the first counts."""
    first = frameworks[0]
    if len(frameworks) == 1:
        return first
    tables: dict[str, Any] = {
        name: tuple(dict.fromkeys(row for one in frameworks for row in getattr(one, name)))
        for name in _TABLES
    }
    definitions = tuple(definition for one in frameworks for definition in one.definitions)
    return attrs.evolve(first, definitions=definitions, **tables)


def _marked(frameworks: Sequence[Framework]) -> tuple[Framework, ...]:
    """Each framework with what is exempt in another one marked as exempt in it too."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for framework in frameworks:
        known = [one.indicator for one in framework.definitions]
        public = {fold(one.name) for one in known if not one.exempt}
        for one in known:
            if one.exempt:
                codes.setdefault(one.code, one.exempt)
                if fold(one.name) not in public:  # else the name is no secret
                    names.setdefault(fold(one.name), one.exempt)
    if len(frameworks) == 1 or not codes:
        return tuple(frameworks)

    def mark(one: Indicator) -> Indicator:
        because = one.exempt or codes.get(one.code) or names.get(fold(one.name))
        return attrs.evolve(one, exempt=because) if because != one.exempt else one

    return tuple(
        attrs.evolve(
            framework,
            definitions=tuple(
                attrs.evolve(one, indicator=mark(one.indicator)) for one in framework.definitions
            ),
        )
        for framework in frameworks
    )
