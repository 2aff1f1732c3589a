"""A framework file read into a `Framework`, or refused with every fault it has."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

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
from pmf.reading.toml_file import Fields, load_toml

SCHEMA_VERSION = 1


def read_framework(source: Path | Traversable) -> Framework:
    """A framework from its file.

    Raises:
        FrameworkError: The file has faults: all of them are listed, with file, line and path.
        ReadError: The file is missing or not text.
    """
    fields, digest = load_toml(source, FrameworkError)
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
        illustrative=top.flag("illustrative"),
        digest=digest,
    )
    top.finish()
    return framework
