"""The lines of a list below the line that heads it: points of a tier, tests of a good measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

import pmf
from pmf_adapters.number_words import NUMBERS
from pmf_adapters.papers.outline import item_of

Block = pmf.Heading | pmf.Paragraph | pmf.Table

_TIER = re.compile(
    r"(?:[•·◦*-]\s*)?(?:\*\*)?Tier (?P<number>[0-9]{1,2}|one|two|three|four|five)\s*[–:-]\s*"
    r"(?P<name>[^*]{3,160}?)(?:\*\*)?:?",
    re.IGNORECASE,
)
_BULLETED = re.compile(r"(?:[o◦▪•·*-])\s+(?P<text>.+)")
_ASIDE = re.compile(r"\(.*\)\.?|\*.*")
_NUMBERED = re.compile(r"(?P<number>[0-9]{1,2})[.)]\s+(?P<text>\S.*)")
_GOES_ON = re.compile(r"(?:;|; ?and|, and)$", re.IGNORECASE)
_INTRODUCES = re.compile(r"\b(?:performance|measures?|indicators?|data)\b", re.IGNORECASE)
#: Longer than this it is running text and no point of a list that lost its bullets.
_LONGEST = 300
#: Fewer than these are no list of tests.
_LEAST_TESTS = 3


def tier_named(text: str) -> tuple[str, str] | None:
    """The code and the name of the tier a line names; `None` when it names none."""
    found = _TIER.fullmatch(" ".join(text.split()))
    if found is None or found["name"].rstrip().endswith((".", ";", ",")):
        return None
    number = found["number"].lower()
    return f"Tier {NUMBERS.get(number, number)}", found["name"].strip()


@attrs.frozen
class Point:
    """One line of a list.

    Attributes:
        text: Its text, without its bullet or number.
        line: The physical line.
        number: The number printed before it; `None` when none is.
    """

    text: str
    line: int
    number: int | None = None


def points_below(blocks: Sequence[Block]) -> Iterator[Point]:
    """The points right below a tier, up to running text.

    Bullets may be lost: then a point is a short paragraph, and the list ends with a full stop.

    Args:
        blocks: What stands between the tier's line and the next tier's.
    """
    before = ";"  # the line of the tier announces what follows
    bulleted = bool(blocks) and _bulleted(blocks[0]) is not None
    for place, block in enumerate(blocks):
        if not isinstance(block, pmf.Paragraph):
            return
        text = _bulleted(block)
        if text is None:
            more = _GOES_ON.search(before) or any(map(_bulleted, blocks[place + 1 : place + 2]))
            if before.endswith(".") or not _may_be_point(block.text) or (bulleted and not more):
                return
            text = block.text
        before = text = " ".join(text.split())
        yield Point(text, block.line)


def _may_be_point(text: str) -> bool:
    return len(text) <= _LONGEST and not _ASIDE.fullmatch(text)


def _bulleted(block: Block) -> str | None:
    """The text behind a bullet; `None` for anything else."""
    found = None if isinstance(block, pmf.Table) else _BULLETED.fullmatch(block.text)
    return None if found is None else found["text"]


def listed_tests(document: pmf.Document) -> tuple[Point, ...]:
    """The tests of a good measure below a line that introduces them; empty when none are listed.

    A gap in their numbers does not end the list, and neither do numbers that are lost while each
    line says by its semicolon that the list goes on.
    """
    blocks = document.blocks
    for place, block in enumerate(blocks):
        if isinstance(block, pmf.Table) or not _announces(block.text):
            continue
        tests = tuple(_tests_below(blocks[place + 1 :]))
        if len(tests) >= _LEAST_TESTS:
            return tests
    return ()


def _announces(text: str) -> bool:
    return text.rstrip().endswith(":") and _INTRODUCES.search(text) is not None


def _tests_below(blocks: Iterable[Block]) -> Iterator[Point]:
    before = ";"
    for block in blocks:
        if isinstance(block, pmf.Table) or tier_named(block.text) is not None:
            return
        text = " ".join(block.text.split())
        found = _NUMBERED.fullmatch(text)
        more = _GOES_ON.search(before) and (_GOES_ON.search(text) or text.endswith("."))
        if found is None and (not more or _bulleted(block) or not _may_be_point(text)):
            return
        before = text
        bare = item_of(text, block.line).text.removesuffix(" and").rstrip(" ;.,")
        yield Point(bare, block.line, int(found["number"]) if found else None)


def tell_gaps(points: Iterable[Point], file: str, cells: pmf.Collector) -> None:
    """A finding for each place where the numbers of a list do not run on.

    Args:
        points: The lines of the list; where none has a number, none is missing.
        file: The document's name.
        cells: What collects findings.
    """
    listed = tuple(points)
    if all(point.number is None for point in listed):
        return
    due = 1
    for point in listed:
        where = pmf.Location(file, line=point.line)
        if point.number is None:
            message = f"a line of the list has no number where {due} is due; it is read as that"
            cells.note("list-gap", message, where, point.text)
        elif point.number != due:
            message = (
                f"the list goes on with {point.number} where {due} is due: a line may be missing; "
                "look at the paper as published"
            )
            cells.note("list-gap", message, where, point.text)
            due = point.number
        due += 1
