"""From a file to a data set: lay it out, find the adapter that knows it, let it read."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

from pmf.errors import FindingsError, ReadError
from pmf.model.dataset import Dataset
from pmf.model.finding import Finding, Severity
from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.adapter import Adapter
from pmf.reading.csvfile import lay_out_csv, looks_like_csv
from pmf.reading.document import Document
from pmf.reading.registry import Registry, load_adapters
from pmf.reading.source import load_text
from pmf.reading.text import lay_out_text

Source = str | os.PathLike[str] | Traversable


def read(
    source: Source,
    *,
    adapter: str | Adapter | None = None,
    scheme: Scheme | None = None,
    framework: Framework | None = None,
    strict: bool = False,
) -> Dataset:
    """Read one council document.

    Args:
        source: The file.
        adapter: The adapter's name, or an adapter; by default the one that knows the document by
            what it says.
        scheme: The scheme to judge by; by default the adapter's.
        framework: The framework that declares what the report leaves unsaid; by default the
            adapter's.
        strict: Whether to raise once, after everything was read, if any finding is an error.

    Returns:
        Everything the document says. Bad data never raises: it is in the findings.

    Raises:
        ReadError: No data set can come from the file: it is missing, empty, binary, over the
            limit, known to no adapter or to more than one.
        UnknownName: No adapter, scheme or framework of that name is installed.
        FindingsError: `strict`, and there are findings of severity error.
    """
    document = lay_out(source)
    registry = load_adapters()
    chosen = _choose(document, adapter, registry)
    if scheme is None and chosen.scheme is not None:
        scheme = registry.scheme(chosen.scheme)
    if framework is None and chosen.framework is not None:
        framework = registry.framework(chosen.framework)
    dataset = chosen.read(document, scheme, framework)
    if strict and (errors := [one for one in dataset.findings if one.severity is Severity.ERROR]):
        raise FindingsError(errors)
    return dataset


def lay_out(source: Source) -> Document:
    """Lay a file out without interpreting it.

    Raises:
        ReadError: It is missing, empty, binary or over the limit.
    """
    file = Path(source) if isinstance(source, (str, os.PathLike)) else source
    text, encoding = load_text(file)
    tabbed = "\t" in text and not file.name.lower().endswith(".csv")
    lay: Callable[[str, str], Document] = lay_out_text
    if not tabbed and (file.name.lower().endswith(".csv") or looks_like_csv(text)):
        lay = lay_out_csv
    document = lay(text, file.name)
    if encoding == "cp1252":
        message = "the file is not UTF-8; it was read as Windows-1252"
        findings = (Finding("encoding", message), *document.findings)
        document = attrs.evolve(document, findings=findings)
    return document


def _choose(document: Document, adapter: str | Adapter | None, registry: Registry) -> Adapter:
    if isinstance(adapter, str):
        return registry.adapter(adapter)
    if adapter is not None:
        return adapter
    claiming = [one for one in registry.adapters.values() if one.claims(document)]
    # A family stands back when a council's own adapter knows the document.
    closest = [one for one in claiming if not one.generic] or claiming
    if len(closest) > 1:
        names = ", ".join(one.name for one in closest)
        raise ReadError(f"{document.name}: claimed by {names}; say which with adapter=")
    if not closest:
        known = ", ".join(registry.adapters) or "none"
        raise ReadError(
            f"{document.name}: no installed adapter knows this document; installed: {known}"
        )
    return closest[0]
