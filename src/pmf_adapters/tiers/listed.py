"""What a paper lists: tiers of indicators with their examples, and tests of a good measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

import pmf
from pmf_adapters.papers.outline import item_of

_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_TIER = re.compile(
    r"(?:[•·◦*-]\s*)?(?:\*\*)?Tier (?P<number>[0-9]{1,2}|one|two|three|four|five)\s*[–:-]\s*"
    r"(?P<name>[^*]{3,160}?)(?:\*\*)?:?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[o◦▪•·*-])\s+(?P<text>.+)")
_CAP = re.compile(
    r"\b(?:limited to|no more than|not more than|at most|up to|maximum of)\s+"
    r"(?P<cap>[0-9]{1,4})\b"
    r"(?=\s+(?:KPIs?|PIs?|indicators?|measures?|key|headline|council))",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r"\b(?:DoT|direction of travel)\b", re.IGNORECASE)
_VERDICT = re.compile(
    r"\b(?:improv\w+|declin\w+|better|worse\w*|deteriorat\w+|positive|negative)\b", re.IGNORECASE
)
_NARRATIVE = re.compile(r"\b(?:actions?|outcomes?|narrative|progress)\b", re.IGNORECASE)
_EXAMPLES = re.compile(
    r"\s*\((?:such as|for example,?|e\.g\.,?|including)\s+(?P<list>[^()]{3,300})\)", re.IGNORECASE
)
_PART = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+(?=[^,]*$)")
_NUMBERED = re.compile(r"(?P<number>[0-9]{1,2})\.\s+(?P<text>\S.*)")
_INTRODUCES = re.compile(r"\b(?:performance|measures?|indicators?|data)\b", re.IGNORECASE)
#: Fewer than these are no list of tests.
_LEAST_TESTS = 3


@attrs.frozen
class ListedTier:
    """A tier as a paper sets it out.

    Attributes:
        tier: The tier.
        examples: The names of the indicators given as examples, each with its place.
        where: Where it is named.
    """

    tier: pmf.Tier
    examples: tuple[tuple[str, pmf.Location], ...]
    where: pmf.Location


def tier_named(text: str) -> tuple[str, str] | None:
    """The code and the name of the tier a line names; `None` when it names none."""
    found = _TIER.fullmatch(" ".join(text.split()))
    if found is None or found["name"].rstrip().endswith((".", ";", ",")):
        return None
    number = found["number"].lower()
    return f"Tier {_NUMBERS.get(number, number)}", found["name"].strip()


def listed_tiers(document: pmf.Document) -> tuple[ListedTier, ...]:
    """The tiers a paper sets out, each with the points below it; a later repetition adds none."""
    found: dict[str, ListedTier] = {}
    blocks = [block for block in document.blocks if not isinstance(block, pmf.Table)]
    for place, block in enumerate(blocks):
        named = tier_named(block.text)
        if named is not None and named[0] not in found:
            points = tuple(_points(blocks[place + 1 :]))
            found[named[0]] = _tier(*named, points, document.name, block.line)
    return tuple(found.values())


def _points(blocks: list[pmf.Heading | pmf.Paragraph]) -> Iterator[tuple[str, int]]:
    """The bullets right below, up to the next tier or running text."""
    for block in blocks:
        found = _ITEM.fullmatch(block.text)
        if found is None or tier_named(block.text) is not None:
            return
        yield " ".join(found["text"].split()), block.line


def _tier(
    code: str, name: str, points: tuple[tuple[str, int], ...], file: str, line: int
) -> ListedTier:
    where = pmf.Location(file, line=line)
    caps = [int(found["cap"]) for text, _ in points if (found := _CAP.search(text))]
    about = "; ".join(_EXAMPLES.sub("", text).strip(" ;.") for text, _ in points)
    tier = pmf.Tier(
        code,
        name,
        cap=caps[0] if caps else None,
        shows=_shows([text for text, _ in points]),
        about=about or None,
        stated=f"line {line}",
    )
    examples = tuple(
        (example, pmf.Location(file, line=at)) for text, at in points for example in _examples(text)
    )
    return ListedTier(tier, examples, where)


def _shows(points: list[str]) -> pmf.TierShows | None:
    """What the point on the symbol says; without a symbol, actions and outcomes are told."""
    symbols = [text for text in points if _DIRECTION.search(text)]
    if symbols:
        judges = any(_VERDICT.search(text) for text in symbols)
        return pmf.TierShows.TRAVEL if judges else pmf.TierShows.MOVEMENT
    told = any(_NARRATIVE.search(text) for text in points)
    return pmf.TierShows.NARRATIVE if told else None


def _examples(text: str) -> Iterator[str]:
    for found in _EXAMPLES.finditer(text):
        for part in _PART.split(found["list"]):
            name = re.sub(r"\s*\betc\b\.?$", "", part.strip()).strip()
            if name:
                yield name


def listed_tests(document: pmf.Document) -> tuple[str, ...]:
    """The numbered tests below a line that introduces them; empty when none are listed."""
    blocks = [block for block in document.blocks if not isinstance(block, pmf.Table)]
    for place, block in enumerate(blocks):
        if not (block.text.rstrip().endswith(":") and _INTRODUCES.search(block.text)):
            continue
        tests = tuple(_run(blocks[place + 1 :]))
        if len(tests) >= _LEAST_TESTS:
            return tests
    return ()


def _run(blocks: list[pmf.Heading | pmf.Paragraph]) -> Iterator[str]:
    """The items numbered 1, 2, 3 … right below."""
    for number, block in enumerate(blocks, start=1):
        found = _NUMBERED.fullmatch(block.text)
        if found is None or int(found["number"]) != number:
            return
        text = item_of(block.text, block.line).text
        yield text.removesuffix(" and").rstrip(" ;.,")
