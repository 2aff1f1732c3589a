"""What of a framework is a record and no amendment when it changes, each with the reason.

Every other attribute is compared: what the model gains is an amendment unless it is listed here.
"""

from __future__ import annotations

from typing import Any

import attrs

from pmf.model.framework import Definition, Framework, Group, Service
from pmf.model.governance import (
    Audience,
    ChangePolicy,
    Directorate,
    Holder,
    MeasureTest,
    Output,
    Priority,
    Scheduled,
)
from pmf.model.indicator import Indicator, SeriesBreak, Tier
from pmf.model.target import Target

_STATED = {"stated": "where the council states it"}
_ALIASES = {"aliases": "other forms of the name, for reading documents"}

RECORDS: dict[type[Any], dict[str, str]] = {
    Framework: {
        "id": "what the file is called by; both are named with every difference",
        "as_of_because": "how the day is known",
        "stated_in": "where the council states it",
        "reviewed_on": "when it was looked at",
        "digest": "a fingerprint of the file",
    },
    Tier: _STATED,
    Priority: _STATED | _ALIASES,
    Group: _STATED | _ALIASES,
    Directorate: _STATED | _ALIASES,
    Holder: _STATED | {"because": "how we know that there is one"},
    Service: _STATED | _ALIASES | {"declared": "how we know what is not stated"},
    Audience: _STATED | _ALIASES,
    ChangePolicy: _STATED,
    MeasureTest: _STATED,
    Output: _STATED,
    Scheduled: _STATED,
    Definition: _STATED
    | {
        "reviewed_on": "when it was looked at",
        "target_reviewed_on": "when the target was looked at",
    },
    Indicator: {
        "printed_service": "where a report prints it",
        "declared": "how we know what is not stated",
        "code_printed": "whether a report prints the code",
        "source": "where it stands",
    },
    SeriesBreak: _STATED,
    Target: {
        "source": "where it stands",
        "text": "its words are compared by themselves",
        "provenance": "who stands behind it is compared by itself",
        "approver": "the definition says it, too",
        "reviewed_on": "when it was looked at",
    },
}


def compared(thing: Any) -> dict[str, Any]:
    """The attributes of a thing that are amended when they change, by name."""
    records = RECORDS[type(thing)]
    values = attrs.asdict(thing, recurse=False)
    return {name: value for name, value in values.items() if name not in records}
