"""How many a tier may hold: "Limited to 40 KPIs", "no more than forty-five", "at most 40"."""

from __future__ import annotations

import re

from pmf_adapters.number_words import PATTERN, STARTS, number_of

_THINGS = r"(?:KPIs?|PIs?|indicators?|measures?)\b"
_SAID = re.compile(
    r"\b(?:limited to|limit of|no(?:t)? more than|not (?:to )?exceed(?:ing)?|at most"
    r"|up to|maximum(?: of)?|capped at|cap of)\s+(?:an? |the )?(?=(?P<figure>\S.*))",
    re.IGNORECASE,
)
_FIGURE = re.compile(rf"(?P<cap>{PATTERN})\b(?P<rest>.*)", re.IGNORECASE)
#: What may follow the number of indicators: nothing, their name, or how the sentence goes on.
_FOLLOWS = re.compile(
    rf"\s*(?:[.;,:)]|$)|\s+(?:[\w-]+\s+){{0,3}}?{_THINGS}|\s+(?:in|to|so|and|across|overall)\b",
    re.IGNORECASE,
)
#: A figure that is none: "4O KPIs", "forty-fve measures".
_GARBLED = re.compile(
    rf"(?:\S*[0-9]\S*|{STARTS}\S*)\s+(?:[\w-]+\s+){{0,2}}?{_THINGS}",
    re.IGNORECASE,
)


def cap_in(text: str) -> int | None:
    """The most a point allows; `None` when it names none that can be read."""
    for said in _SAID.finditer(text):
        found = _FIGURE.match(said["figure"])
        if found is not None and _FOLLOWS.match(found["rest"]):
            return number_of(found["cap"])
    return None


def garbles_cap(text: str) -> bool:
    """Whether a point sets out to name the most and its figure cannot be read."""
    if cap_in(text) is not None:
        return False
    return any(_GARBLED.match(said["figure"]) for said in _SAID.finditer(text))
