"""The three hooks a plug-in may implement. Each is called once, when first needed.

A plug-in implements at least one, marks it with `hookimpl`, and returns a list.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from pmf.model.framework import Framework
    from pmf.model.scheme import Scheme
    from pmf.reading.adapter import Adapter
    from pmf.reading.offered import FrameworkFile, SchemeFile

#: The entry-point group and the name plug-ins are known under.
GROUP = "pmf"
#: Every hook.
HOOKS = ("pmf_adapters", "pmf_schemes", "pmf_frameworks")

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


class Hooks:
    """What plug-ins may offer. The order in which they offer it does not matter."""

    @hookspec
    def pmf_adapters(self) -> Iterable[Adapter]:  # type: ignore[empty-body]
        """Offer adapters.

        .. versionadded:: 0.1
        """

    @hookspec
    def pmf_schemes(self) -> Iterable[Scheme | SchemeFile]:  # type: ignore[empty-body]
        """Offer schemes; one given as its file is read when it is first needed.

        .. versionadded:: 0.1
        """

    @hookspec
    def pmf_frameworks(self) -> Iterable[Framework | FrameworkFile]:  # type: ignore[empty-body]
        """Offer frameworks; one given as its file is read when it is first needed.

        .. versionadded:: 0.1
        """
