"""A framework file read into a `Framework`, or refused with every fault it has."""

from __future__ import annotations

import os
from importlib.resources.abc import Traversable

from pmf.errors import FrameworkError
from pmf.model.framework import Framework
from pmf.model.status import Status
from pmf.reading.framework_definition import read_definitions
from pmf.reading.framework_governance import (
    read_audiences,
    read_changes,
    read_outputs,
    read_schedule,
    read_tests,
)
from pmf.reading.framework_tables import read_order
from pmf.reading.registry import load_adapters
from pmf.reading.source import as_file
from pmf.reading.toml_file import Fields, load_toml

SCHEMA_VERSION = 1


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
    if isinstance(source, str) and not source.endswith(".toml"):
        return load_adapters().framework(source)
    fields, digest = load_toml(as_file(source), FrameworkError)
    framework = _framework(fields, digest)
    if fields.faults.found:
        raise FrameworkError(fields.faults.found)
    return framework


def _framework(top: Fields, digest: str) -> Framework:
    if top.whole("schema_version") != SCHEMA_VERSION:
        top.fault("schema_version", f"must be {SCHEMA_VERSION}")
    order = read_order(top)
    definitions = read_definitions(top, order)
    audiences = read_audiences(top, order, [one.indicator.code for one in definitions])
    framework = Framework(
        id=top.text("id"),
        council=top.text("council"),
        title=top.text("title"),
        scheme=top.text_or("scheme", None),
        as_of=top.date("as_of"),
        as_of_because=top.text_or("as_of_because", None),
        tiers=order.tiers,
        groups=order.groups,
        services=order.services,
        definitions=definitions,
        stated_in=top.text_or("stated_in", None),
        adopted_on=top.date("adopted_on"),
        reviewed_on=top.date("reviewed_on"),
        review_every=top.whole("review_every", 1),
        priorities=order.priorities,
        criteria=top.texts("criteria"),
        directorates=order.directorates,
        holders=order.holders,
        audiences=audiences,
        changes=read_changes(top.table("changes")),
        tests=read_tests(top),
        schedule=read_schedule(top, audiences),
        outputs=read_outputs(top, audiences),
        mitigation_for=top.choices("mitigation_for", Status),
        ranked=top.flag("ranked"),
        digest=digest,
    )
    top.finish()
    return framework
