"""What councils write in the columns beside a measure: which way is better, how often."""

from __future__ import annotations

import re

import pmf

_POLARITIES = (
    (re.compile(r"\b(?:higher|high|bigger|big|increase|maximise|more|up|plus)\b|↑|▲"), "higher"),
    (
        re.compile(r"\b(?:lower|low|smaller|small|decrease|minimise|reduce|less|down)\b|↓|▼"),
        "lower",
    ),
    (re.compile(r"\b(?:close(?:st|r)?|on|to) (?:to )?target\b|\bplan is best\b"), "closest"),
    (re.compile(r"\b(?:within|in) (?:the |a )?range\b"), "range"),
    (
        re.compile(r"\b(?:neutral|n/a|none|neither|contextual|monitor(?:ing)?(?: only)?)\b"),
        "neutral",
    ),
)
_FREQUENCIES = (
    (re.compile(r"\b(?:half[ -]year(?:ly)?|(?:six|6)[ -]month(?:ly|s)|bi-?annual(?:ly)?)\b"),
     pmf.Frequency.HALF_YEARLY),
    (re.compile(r"\b(?:monthly|month)\b"), pmf.Frequency.MONTHLY),
    (re.compile(r"\b(?:quarterly|quarter)\b"), pmf.Frequency.QUARTERLY),
    (re.compile(r"\b(?:annual(?:ly)?|yearly|year)\b"), pmf.Frequency.ANNUAL),
)  # fmt: skip
_SHORT = {"m": "monthly", "q": "quarterly", "a": "annual", "h": "half yearly", "y": "annual"}
_ONE_LETTER = {"h": "higher", "l": "lower"}


def polarity_of(text: str) -> pmf.Polarity | None:
    """Which values a text says are better; `None` when it says so in no known way, or in two."""
    folded = pmf.fold(text)
    folded = _ONE_LETTER.get(folded, folded)
    found = {polarity for words, polarity in _POLARITIES if words.search(folded)}
    return pmf.Polarity(found.pop()) if len(found) == 1 else None


def frequency_of(text: str) -> pmf.Frequency | None:
    """How often a text says something is reported; `None` when it says so in no known way."""
    folded = pmf.fold(text)
    folded = _SHORT.get(folded, folded)
    return next((often for words, often in _FREQUENCIES if words.search(folded)), None)


def tier_of(text: str, framework: pmf.Framework | None) -> pmf.Tier:
    """The tier a text names: the framework's by its code or name, else one of that name."""
    wanted = pmf.fold(text)
    for tier in framework.tiers if framework else ():
        if wanted in (pmf.fold(tier.code), pmf.fold(tier.name)):
            return tier
    return pmf.Tier(text, text)
