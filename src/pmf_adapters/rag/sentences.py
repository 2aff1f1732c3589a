"""Counts in sentences: "16 of the 25 indicators were at or above target", "six priorities"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

import pmf
from pmf_adapters.number_words import PATTERN, number_of

#: "no indicators" are none of them.
_NUMBER = rf"(?<![\w.-])(?P<count>no|{PATTERN})"
_PERCENT = r"(?:,? \(?(?P<percent>[0-9]{1,3}(?:\.[0-9]+)?) ?%\)?,?)?"
_TOTAL = "Total"
#: Where the number stands in a phrase.
_HERE = "{}"

_Text = tuple[str, pmf.Location]


def _phrases(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


def _sums(given: Mapping[str, Iterable[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((phrase, tuple(words)) for phrase, words in given.items())


@attrs.frozen
class Said:
    """How a council's sentences count; ``{}`` stands where the number does.

    Attributes:
        totals: Phrases that give the number of all indicators: ``"of the {} indicators"``.
        sums: Phrases that give several words of the scheme together, with these words:
            ``{"{} indicators that are short of, or below": ("Amber", "Red")}``.
        groups: Phrases that give the number of groups: ``"the {} strategic priorities"``.
    """

    totals: tuple[str, ...] = attrs.field(default=(), converter=_phrases)
    sums: tuple[tuple[str, tuple[str, ...]], ...] = attrs.field(factory=dict, converter=_sums)
    groups: tuple[str, ...] = attrs.field(default=(), converter=_phrases)


def counts_in_words(
    text: str, where: pmf.Location, phrases: Mapping[str, str]
) -> tuple[pmf.Published, ...]:
    """Counts and shares a sentence gives: "eight indicators, 32%, were just short of target".

    Args:
        text: The sentence.
        where: Its place.
        phrases: What the council writes for each word of its scheme.
    """
    found = []
    for phrase, word in phrases.items():
        pattern = rf"{_NUMBER}(?: of the [0-9]+)? indicators?{_PERCENT} (?:is|are|was|were)\b"
        stop = r"(?:(?!\b(?:is|are|was|were)\b)[^.;])*?"
        for match in re.finditer(rf"{pattern}{stop}\b{re.escape(phrase)}", text, re.IGNORECASE):
            count = _count(match["count"])
            found.append((match.start(), pmf.Published(word, count, match["percent"], None, where)))
    return tuple(published for _, published in sorted(found, key=lambda pair: pair[0]))


def totals_in_words(
    text: str, where: pmf.Location, phrases: Iterable[str]
) -> tuple[pmf.Published, ...]:
    """The number of all indicators, each time a sentence gives it.

    Args:
        text: The sentence.
        where: Its place.
        phrases: How the council writes it.
    """
    found = {number for phrase in phrases for number in _numbers(text, phrase)}
    return tuple(pmf.Published(_TOTAL, count, None, None, where) for _, count in sorted(found))


def note_sums(
    texts: Iterable[_Text], said: Said, published: Iterable[pmf.Published], cells: pmf.Collector
) -> None:
    """A finding for each sentence that gives words together, and not what they add up to.

    Args:
        texts: The sentences with their places.
        said: How the council writes it.
        published: The counts of the whole report; a table's come before those in sentences.
        cells: What collects findings.
    """
    whole = [one for one in published if one.group is None and one.count is not None]
    counts: dict[str, int] = {}
    for one in sorted(whole, key=lambda one: one.source is None or one.source.table is None):
        counts.setdefault(one.name, one.count or 0)
    for text, where in texts:
        for phrase, words in said.sums:
            follows = sum(counts.get(word, 0) for word in words)
            for _, count in _numbers(text, phrase) if counts.keys() >= {*words} else ():
                if count != follows:
                    what = " and ".join(words)
                    message = f"{what} together are given as {count}, but they are {follows}"
                    cells.note("totals-disagree", message, where, str(count))


def note_groups(
    texts: Iterable[_Text], said: Said, groups: int, declared: int, cells: pmf.Collector
) -> None:
    """A finding for each sentence with a number of priorities that nothing bears out.

    Args:
        texts: The sentences with their places.
        said: How the council writes it.
        groups: How many have a row in a table of counts; zero without such a table.
        declared: How many the framework declares; zero without one.
        cells: What collects findings.
    """
    known = {"its table has": groups, "the framework declares": declared}
    told = " and ".join(f"{who} {number}" for who, number in known.items() if number)
    for text, where in texts if told else ():
        for count in dict.fromkeys(n for phrase in said.groups for _, n in _numbers(text, phrase)):
            if count not in known.values():
                message = f"the priorities are given as {count}, but {told}"
                cells.note("totals-disagree", message, where, str(count))


def _numbers(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Each number that stands in a phrase, with its place in the text."""
    before, _, after = (re.escape(part) for part in phrase.partition(_HERE))
    start = r"(?<!\w)" if before else ""
    for match in re.finditer(rf"{start}{before}{_NUMBER}{after}(?!\w)", text, re.IGNORECASE):
        yield match.start("count"), _count(match["count"])


def _count(text: str) -> int:
    return 0 if text.casefold() == "no" else number_of(text)
