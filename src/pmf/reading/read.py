"""From a file to a data set: lay it out, find the adapter that knows it, let it read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable

import attrs

from pmf.errors import FindingsError, PmfError, ReadError, UnknownName, UsageError
from pmf.model import return_form
from pmf.model.dataset import Dataset
from pmf.model.finding import Finding, Severity
from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.adapter import Adapter, FullAdapter, NamesFramework
from pmf.reading.complete import complete
from pmf.reading.csvfile import is_own_form, lay_out_csv, looks_like_csv
from pmf.reading.document import Document
from pmf.reading.guard import PluginFault, guarded
from pmf.reading.registry import Registry, load_adapters
from pmf.reading.shown import shown
from pmf.reading.source import as_file, as_text, load_bytes, name_of
from pmf.reading.text import lay_out_text
from pmf.reading.xlsx_guard import is_workbook
from pmf.reading.xlsxfile import lay_out_xlsx

Source = str | os.PathLike[str] | Traversable


def read(
    source: Source,
    *,
    adapter: str | Adapter | None = None,
    scheme: Scheme | None = None,
    framework: Framework | None = None,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
) -> Dataset:
    """Read one council document.

    Args:
        source: The file.
        adapter: The adapter's name, or an adapter; by default the one that knows the document by
            what it says.
        scheme: The scheme to judge by; by default the one the framework names, else the
            adapter's.
        framework: The framework that declares what the report leaves unsaid; by default the
            one the document names, where its adapter can tell, else the adapter's.
        columns: Headings of the document to take as fields of the adapter, where they are other
            than the adapter knows: ``{"code": "Ref and title"}``.
        strict: Whether to raise once, after everything was read, if any finding is an error.

    Returns:
        Everything the document says. Bad data never raises: it is in the findings.

    Raises:
        ReadError: No data set can come from the file: it is missing, empty, binary, over the
            limit, known to no adapter or to more than one, or its adapter failed.
        UsageError: An argument is of the wrong type, or `columns` names what is not there.
        UnknownName: No adapter, scheme or framework of that name is installed.
        FindingsError: `strict`, and there are findings of severity error.
    """
    _refuse_other("scheme", scheme, Scheme)
    _refuse_other("framework", framework, Framework)
    document = lay_out(source)
    registry = load_adapters()
    given = _given(adapter, registry)
    if columns:
        _check_columns(document, columns, given, registry)
    chosen, noticed = (given, ()) if given else _find(document, registry, columns or {})
    document = _mapped(document, columns or {}, chosen)
    if framework is None:
        framework, unknown = _framework(chosen, document, registry)
        noticed = (*noticed, *unknown)
    if scheme is None:
        scheme = _named_scheme(framework, chosen, registry)
    dataset = _ask(chosen, document, scheme, framework)
    if noticed:
        dataset = attrs.evolve(dataset, findings=(*_news(noticed, dataset), *dataset.findings))
    if strict and (errors := [one for one in dataset.findings if one.severity is Severity.ERROR]):
        raise FindingsError(errors)
    return dataset


def _framework(
    adapter: FullAdapter, document: Document, registry: Registry
) -> tuple[Framework | None, tuple[Finding, ...]]:
    """The framework a document is read with, and a finding where it names one nobody has."""
    try:
        with guarded():
            named: object = adapter.framework
            if isinstance(adapter, NamesFramework):
                named = adapter.framework_for(document)
            if named is not None and not isinstance(named, str):
                raise TypeError(f"framework_for() returned {shown(named)}, not a text")
    except PluginFault as fault:
        raise ReadError(f"{document.name}: adapter {adapter.name!r} failed: {fault}") from fault
    if not isinstance(named, str):
        return None, ()
    if named == adapter.framework or named in registry.frameworks:
        return registry.framework(named), ()
    installed = ", ".join(registry.frameworks) or "none"
    message = (
        f"the document names the framework {shown(named)}, which is not installed; there are: "
        f"{installed}. Give another: --framework ID or FILE.toml, or framework= in Python"
    )
    return None, (Finding("no-framework", message, raw=named),)


def _news(noticed: tuple[Finding, ...], dataset: Dataset) -> tuple[Finding, ...]:
    """What was noticed before the adapter read, without what it tells with its place itself."""
    told = any(one.kind == "no-framework" for one in dataset.findings)
    return tuple(one for one in noticed if not (told and one.kind == "no-framework"))


def _named_scheme(
    framework: Framework | None, adapter: FullAdapter, registry: Registry
) -> Scheme | None:
    """The scheme the framework names, else the adapter's; `None` when neither names one."""
    if framework is not None and framework.scheme is not None:
        try:
            return registry.scheme(framework.scheme)
        except UnknownName as unknown:
            raise UnknownName(f"framework {framework.id!r} names its scheme: {unknown}") from None
    return None if adapter.scheme is None else registry.scheme(adapter.scheme)


def _refuse_other(what: str, given: object, kind: type) -> None:
    if given is not None and not isinstance(given, kind):
        raise UsageError(f"{what} must be a {kind.__name__}, not {shown(given)}")


def _check_columns(
    document: Document,
    columns: Mapping[str, str],
    adapter: FullAdapter | None,
    registry: Registry,
) -> None:
    """Refuse fields nobody has and headings that are not there."""
    asked = [adapter] if adapter is not None else list(registry.adapters.values())
    known = {field for one in asked for field in one.fields}
    printed = {heading for table in document.tables for heading in table.columns}
    for field, heading in columns.items():
        if field not in known:
            raise UsageError(f"field must be one of {', '.join(sorted(known))}, not {field!r}")
        if heading not in printed:
            there = ", ".join(sorted(printed))
            raise UsageError(f"no column is headed {heading!r}; there are: {there}")
    if not any(columns.keys() <= one.fields.keys() for one in asked):
        raise UsageError(f"no adapter has all of the fields {', '.join(sorted(columns))}")


def _mapped(document: Document, columns: Mapping[str, str], adapter: FullAdapter) -> Document:
    """The document with the caller's headings taken as one adapter's fields.

    Adapters may have one field under different headings: each sees the document in its own terms.
    """
    if not columns:
        return document
    return document.taking({heading: adapter.fields[field] for field, heading in columns.items()})


def lay_out(source: Source) -> Document:
    """Lay a file out without interpreting it.

    Raises:
        ReadError: It is missing, empty, binary or over the limit.
        MissingExtra: It is a workbook, and what reads workbooks is not installed.
        UsageError: The source is neither a path nor a bundled resource.
    """
    file = as_file(source)
    data = load_bytes(file)
    if data.startswith(b"PK") and _is_workbook(data, name_of(file)):
        return lay_out_xlsx(data, file.name)
    text, encoding = as_text(data, name_of(file))
    tabbed = "\t" in text and not file.name.lower().endswith(".csv")
    lay: Callable[[str, str], Document] = lay_out_text
    named = file.name.lower().endswith(".csv")
    if not tabbed and (named or looks_like_csv(text) or is_own_form(text)):
        lay = lay_out_csv
    document = lay(text, file.name)
    if encoding == "cp1252":
        message = "the file is not UTF-8; it was read as Windows-1252"
        findings = (Finding("encoding", message), *document.findings)
        document = attrs.evolve(document, findings=findings)
    return document


def _is_workbook(data: bytes, name: str) -> bool:
    try:
        return is_workbook(data)
    except ReadError as refused:
        raise ReadError(f"{name}: {refused}") from None


def _given(adapter: str | Adapter | None, registry: Registry) -> FullAdapter | None:
    """The adapter the caller named or gave."""
    if adapter is None:
        return None
    if isinstance(adapter, str):
        return registry.adapter(adapter)
    try:
        with guarded():
            return complete(adapter)
    except PluginFault as fault:
        raise UsageError(f"adapter must be a name or an adapter: {fault}") from fault


def _find(
    document: Document, registry: Registry, columns: Mapping[str, str]
) -> tuple[FullAdapter, tuple[Finding, ...]]:
    """The adapter that knows the document, and a finding for each that failed when asked."""
    claiming: list[FullAdapter] = []
    failed: dict[str, str] = {}
    for name, one in registry.adapters.items():
        if not columns.keys() <= one.fields.keys():
            continue  # the caller's fields are not of this one
        seen = _mapped(document, columns, one)
        try:
            with guarded():
                if one.claims(seen):
                    claiming.append(one)
        except PluginFault as fault:
            failed[name] = str(fault)
    # A family stands back when a council's own adapter knows the document.
    closest = [one for one in claiming if not one.generic] or claiming
    if any(return_form.table_of(table.columns) == "head" for table in document.tables):
        # A return says what it is; words on it by which a council's papers are known do not.
        closest = [one for one in claiming if one.name == return_form.READER] or closest
    if len(closest) > 1:
        names = ", ".join(one.name for one in closest)
        raise ReadError(
            f"{document.name}: claimed by {names}; say which: --adapter NAME, or adapter= in Python"
        )
    if not closest:
        raise ReadError(_unknown(document, registry, failed))
    return closest[0], tuple(
        Finding(
            "adapter-failed",
            f"adapter {name!r} could not say whether it knows the document: {why}",
            used=closest[0].name,
        )
        for name, why in failed.items()
    )


def _unknown(document: Document, registry: Registry, failed: Mapping[str, str]) -> str:
    """That no adapter knows the document, and which could not be asked."""
    known = ", ".join(registry.adapters) or "none"
    said = f"{document.name}: no installed adapter knows this document; installed: {known}"
    aside = [f"adapter {name!r} ({why})" for name, why in failed.items()]
    aside += [f"plug-in {plugin.name!r} ({plugin.broken})" for plugin in registry.broken]
    return f"{said}; set aside: {', '.join(aside)}" if aside else said


def _ask(
    adapter: FullAdapter,
    document: Document,
    scheme: Scheme | None,
    framework: Framework | None,
) -> Dataset:
    """What the adapter reads; its failure is told as its own, and no other one is tried."""
    try:
        with guarded(PmfError):
            dataset = adapter.read(document, scheme, framework)
            return _accounted(_checked(dataset), adapter)
    except PluginFault as fault:
        raise ReadError(f"{document.name}: adapter {adapter.name!r} failed: {fault}") from fault


def _checked(dataset: object) -> Dataset:
    if not isinstance(dataset, Dataset):
        raise TypeError(f"read() returned a {type(dataset).__name__}, not a Dataset")
    if not all(isinstance(one, Finding) for one in dataset.findings):
        raise TypeError("the findings of its Dataset are not all of the class Finding")
    return dataset


def _accounted(dataset: Dataset, adapter: FullAdapter) -> Dataset:
    """The data set, with a finding when rows of the document were lost."""
    if dataset.account.balances:
        return dataset
    message = (
        f"adapter {adapter.name!r} does not account for all {dataset.account.rows} rows: "
        "look whether one is missing, and tell its makers"
    )
    lost = Finding("rows-unaccounted", message)
    return attrs.evolve(dataset, findings=(lost, *dataset.findings))
