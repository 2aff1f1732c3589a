"""A scheme or a framework by its name: the id of an installed one, or a file."""

from __future__ import annotations

import os
from importlib.resources.abc import Traversable
from typing import TypeGuard

from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.framework_file import read_framework
from pmf.reading.registry import load_adapters
from pmf.reading.scheme_file import read_scheme
from pmf.reading.source import as_file


def load_scheme(source: str | os.PathLike[str] | Traversable) -> Scheme:
    """A scheme from a file, or an installed one by its id.

    Args:
        source: A path that ends in ``.toml``, a bundled resource, or the id of a scheme that an
            installed plug-in offers.

    Raises:
        SchemeError: The file has faults: all of them are listed, with file, line and path.
        ReadError: The file is missing or not text.
        UnknownName: No installed scheme has that id.
        UsageError: The source is none of these.
    """
    if _is_id(source):
        return load_adapters().scheme(source)
    return read_scheme(as_file(source))


def load_framework(source: str | os.PathLike[str] | Traversable) -> Framework:
    """A framework from a file, or an installed one by its id.

    Args:
        source: A path that ends in ``.toml``, a bundled resource, or the id of a framework that
            an installed plug-in offers.

    Raises:
        FrameworkError: The file has faults: all of them are listed, with file, line and path.
        ReadError: The file is missing or not text.
        UnknownName: No installed framework has that id.
        UsageError: The source is none of these.
    """
    if _is_id(source):
        return load_adapters().framework(source)
    return read_framework(as_file(source))


def _is_id(source: object) -> TypeGuard[str]:
    return isinstance(source, str) and not source.endswith(".toml")
