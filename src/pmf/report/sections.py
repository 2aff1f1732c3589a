"""The sections a report may be made of: their names, their headings, what stands where none is."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from pmf.errors import UsageError

#: Every section by the name an output lists it under, with its heading, in the order of a report
#: that holds all of them.
SECTIONS: dict[str, str] = {
    "summary": "Summary",
    "differences": "Where the printed status and the figures disagree",
    "priorities": "By heading of the report",
    "outcomes": "What is to be reached",
    "travel": "Direction of travel",
    "warnings": "Warning signs",
    "escalations": "Taken further",
    "achievements": "Key achievements",
    "narrative": "In the council’s words",
    "indicators": "Indicators",
    "peers": "Beside other councils",
    "mitigations": "What is done where a target is missed",
    "actions": "Actions",
    "finances": "Finances beside performance",
    "risks": "Risks",
    "tiers": "The framework",
    "paper": "The covering paper",
    "proposals": "Targets to be settled",
    "calendar": "Who receives what, and when",
    "definitions": "Definitions",
    "findings": "What was noticed",
    "method": "How it was judged",
    "account": "Rows of the document",
}

#: What an output says of a section it asks for where there is nothing; a section that is not
#: named here is then left out.
_NOTHING = {
    "differences": "No status is printed, so there is nothing to compare.",
    "priorities": "There are no headings to count by.",
    "outcomes": "No outcome is set for the whole.",
    "travel": "No figure has an earlier one to be compared with.",
    "warnings": "No warning sign was found.",
    "escalations": "Nothing was taken further.",
    "achievements": "No achievements are given.",
    "narrative": "Nothing was written beside the figures.",
    "indicators": "There are no indicators.",
    "peers": "No figures of other councils are given.",
    "mitigations": "No figure calls for mitigation.",
    "actions": "There are no actions.",
    "finances": "No lines of the accounts are given.",
    "risks": "No risks are given.",
    "proposals": "No target waits to be settled.",
    "calendar": "No days are set.",
    "definitions": "No definitions are given.",
}


@attrs.frozen
class Part:
    """A section of one report.

    Attributes:
        name: Its name, one of `SECTIONS`.
        heading: Its heading.
        nothing: What it says when there is nothing in it; empty when there is.
    """

    name: str
    heading: str
    nothing: str = ""


def check_sections(names: Iterable[str]) -> None:
    """Refuse a section nobody knows.

    Raises:
        UsageError: One of the names is not of `SECTIONS`, or one stands there twice.
    """
    seen: set[str] = set()
    for name in names:
        if name not in SECTIONS:
            raise UsageError(f"no section is called {name!r}; there are {', '.join(SECTIONS)}")
        if name in seen:
            raise UsageError(f"section {name!r} is listed twice")
        seen.add(name)


def parts_of(
    asked: tuple[str, ...], filled: dict[str, bool], headings: dict[str, str]
) -> tuple[Part, ...]:
    """The sections of a report, in order.

    Args:
        asked: The sections an output lists; empty for every section that holds something.
        filled: For each section whether it holds something; one not named always does.
        headings: Headings that differ from those of `SECTIONS`.

    Raises:
        UsageError: A section asked for is not of `SECTIONS`.
    """
    check_sections(asked)
    parts = []
    for name in asked or SECTIONS:
        heading = headings.get(name, SECTIONS[name])
        if filled.get(name, True):
            parts.append(Part(name, heading))
        elif asked and name in _NOTHING:
            parts.append(Part(name, heading, _NOTHING[name]))
    return tuple(parts)
