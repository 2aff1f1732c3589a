"""Running a plug-in's code: it can neither stop the others nor change the process for them.

A plug-in has every right of the process, so this protects against faults and not against malice.
"""

from __future__ import annotations

import contextlib
import decimal
import locale
import os
import sys
import warnings
from collections.abc import Iterator

from pmf.reading.shown import reason


class PluginFault(Exception):
    """A plug-in failed; the text is the reason, the cause what it raised."""


@contextlib.contextmanager
def guarded(*let_through: type[BaseException]) -> Iterator[None]:
    """Run a plug-in's code.

    Args:
        let_through: What is not the plug-in's fault, besides a user who interrupts.

    Raises:
        PluginFault: Whatever else it raised: some engines throw what is no `Exception`.
    """
    with _undisturbed():
        try:
            yield
        except BaseException as fault:
            if isinstance(fault, (KeyboardInterrupt, *let_through)):
                raise
            raise PluginFault(reason(fault)) from fault


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Give back what belongs to the whole process, however the block ends."""
    places, depth, folder = locale.setlocale(locale.LC_ALL), sys.getrecursionlimit(), _folder()
    with decimal.localcontext(), warnings.catch_warnings():
        try:
            yield
        finally:
            if locale.setlocale(locale.LC_ALL) != places:
                locale.setlocale(locale.LC_ALL, places)
            if sys.getrecursionlimit() != depth:
                sys.setrecursionlimit(depth)
            if folder is not None and _folder() != folder:
                os.chdir(folder)


def _folder() -> str | None:
    """The folder the process is in; `None` when it was removed meanwhile."""
    try:
        return str(os.getcwd())  # noqa: PTH109 - no need of a Path
    except OSError:
        return None
