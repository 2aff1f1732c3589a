"""The tiers a paper sets out, with what belongs to each, held against the framework's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

import pmf
from pmf_adapters.tiers.caps import cap_in, garbles_cap
from pmf_adapters.tiers.points import Point, points_below, tier_named

_DIRECTION = re.compile(r"\b(?:DoT|direction of travel)\b", re.IGNORECASE)
_VERDICT = re.compile(
    r"\b(?:improv\w+|declin\w+|better|worse\w*|deteriorat\w+|positive|negative)\b", re.IGNORECASE
)
_NARRATIVE = re.compile(r"\b(?:actions?|outcomes?|narrative|progress)\b", re.IGNORECASE)
_EXAMPLES = re.compile(
    r"\s*\((?:such as|for example,?|e\.g\.,?|including)\s+(?P<list>[^()]{3,300})\)", re.IGNORECASE
)
_PART = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+(?=[^,]*$)")
_BULLET = re.compile(r"^[o◦▪•·*-]\s+")
_CODE = re.compile(r"Tier (?P<number>[0-9]{1,2})")


@attrs.frozen
class ListedTier:
    """A tier as a paper sets it out.

    Attributes:
        tier: The tier.
        printed: The code printed with it; empty where only its name is.
        examples: The names of the indicators given as examples, each with its place.
        points: The lines of the list below it.
        line: The physical line that names it.
    """

    tier: pmf.Tier
    printed: str
    examples: tuple[tuple[str, pmf.Location], ...]
    points: tuple[Point, ...]
    line: int


@attrs.frozen
class _Named:
    """A line that names a tier: the code it prints, its name, and what follows it."""

    code: str
    name: str
    line: int
    points: tuple[Point, ...]


def listed_tiers(
    document: pmf.Document, framework: pmf.Framework | None, cells: pmf.Collector
) -> tuple[ListedTier, ...]:
    """The tiers a paper sets out, each with the points below it; a later repetition adds none.

    A tier whose number is garbled or lost is known by the name the framework declares. Two tiers
    under one number stay two.

    Args:
        document: The paper.
        framework: What declares the tiers; `None` when there is none.
        cells: What collects findings and the account.
    """
    tiers = framework.tiers if framework else ()
    declared = {pmf.fold(one.name): one.code for one in tiers if _CODE.fullmatch(one.code)}
    named = tuple(_named(document, declared))
    printed = {one.code for one in named}
    found: dict[str, ListedTier] = {}
    for one in named:
        where = pmf.Location(document.name, line=one.line)
        meant = declared.get(pmf.fold(one.name), one.code)
        code = meant if meant not in printed else one.code
        if code != one.code:
            message = f"the line names {one.code or 'no number'}; by its name it is read as {code}"
            cells.note("tier-disagrees", message, where, one.name, used=code)
        known = found.get(code)
        if known is not None and pmf.fold(known.tier.name) != pmf.fold(one.name):
            message = f"{code} stands twice, with different names; both are kept"
            code = f"{code}: {one.name}"
            cells.note("tier-disagrees", message, where, one.name, used=code)
        elif known is not None and (known.points or not one.points):
            continue
        found[code] = _tier(code, one, document.name)
    for listed in found.values():
        if listed.points:
            cells.count("rows", 1 + len(listed.points))
            cells.count("labels", 1 + len(listed.points))
    return tuple(found.values())


def _named(document: pmf.Document, declared: dict[str, str]) -> Iterator[_Named]:
    """Every line that names a tier by its number, and by its name alone where no number does."""
    blocks = document.blocks
    texts = ["" if isinstance(block, pmf.Table) else block.text for block in blocks]
    by_number = {place: named for place, text in enumerate(texts) if (named := tier_named(text))}
    codes = {"", *(code for code, _ in by_number.values())}
    by_name = {
        place: ("", name)
        for place, name in enumerate(map(_bare, texts))
        if place not in by_number and declared.get(pmf.fold(name), "") not in codes
    }
    places = sorted(by_number | by_name)
    for place, following in zip(places, (*places[1:], len(blocks)), strict=False):
        code, name = (by_number | by_name)[place]
        points = tuple(points_below(blocks[place + 1 : following]))
        yield _Named(code, name, blocks[place].line, points)


def _bare(text: str) -> str:
    return " ".join(_BULLET.sub("", text, count=1).split()).strip("*: ")


def _tier(code: str, named: _Named, file: str) -> ListedTier:
    texts = [point.text for point in named.points]
    about = "; ".join(_EXAMPLES.sub("", text).strip(" ;.") for text in texts)
    tier = pmf.Tier(
        code,
        named.name,
        cap=next(filter(None, map(cap_in, texts)), None),
        shows=_shows(texts),
        about=about or None,
        stated=f"line {named.line}",
    )
    examples = tuple(
        (example, pmf.Location(file, line=point.line))
        for point in named.points
        for example in _examples(point.text)
    )
    return ListedTier(tier, named.code, examples, named.points, named.line)


def _shows(points: Sequence[str]) -> pmf.TierShows | None:
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


def tell_tiers(
    listed: Sequence[ListedTier],
    framework: pmf.Framework | None,
    file: str,
    cells: pmf.Collector,
) -> None:
    """A finding for each tier that is not what the framework declares, and for each missing.

    What a tier holds is only compared where the paper sets it out in points: a report that prints
    its tables below the names of tiers leaves that to the framework.

    Args:
        listed: The tiers of the paper.
        framework: What declares them; `None` when there is none.
        file: The document's name.
        cells: What collects findings.
    """
    for one in listed:
        declared = framework.tier(one.tier.code) if framework else None
        if declared is not None and pmf.fold(declared.name) != pmf.fold(one.tier.name):
            message = (
                f"{one.tier.code} is called {one.tier.name!r} here and {declared.name!r} in the "
                "framework, which counts"
            )
            where = pmf.Location(file, line=one.line)
            cells.note("tier-disagrees", message, where, one.tier.name, used=declared.name)
        elif declared is None and framework and framework.tiers and one.printed == one.tier.code:
            message = f"the framework declares no {one.tier.code}; it is kept as printed"
            where = pmf.Location(file, line=one.line)
            cells.note("tier-disagrees", message, where, one.tier.name)
        if one.points:
            _tell_cap(one, declared, file, cells)
    if any(one.points for one in listed):
        _tell_missing(listed, framework, file, cells)


def _tell_cap(one: ListedTier, declared: pmf.Tier | None, file: str, cells: pmf.Collector) -> None:
    """A finding where the most a tier may hold cannot be read or is not the framework's."""
    garbled = next((point for point in one.points if garbles_cap(point.text)), None)
    cap = declared.cap if declared else None
    counts = f"the framework’s {cap} counts" if cap is not None else "none is taken"
    if one.tier.cap is None and garbled is not None:
        message = f"how many {one.tier.code} may hold cannot be read; {counts}"
        line, raw = garbled.line, garbled.text
    elif declared is None or one.tier.cap == cap:
        return
    elif one.tier.cap is None:
        message = f"how many {one.tier.code} may hold is not said here; {counts}"
        line, raw = one.line, one.tier.name
    else:
        declares = "declares none" if cap is None else f"declares {cap}, which counts"
        message = f"{one.tier.code} may hold {one.tier.cap} by the paper; the framework {declares}"
        line, raw = next((at.line, at.text) for at in one.points if cap_in(at.text))
    cells.note(
        "tier-disagrees", message, pmf.Location(file, line=line), raw,
        used=None if cap is None else str(cap),
    )  # fmt: skip


def _tell_missing(
    listed: Sequence[ListedTier],
    framework: pmf.Framework | None,
    file: str,
    cells: pmf.Collector,
) -> None:
    """A finding for each numbered tier no line names: declared, or left out in counting."""
    where = pmf.Location(file, line=listed[0].line)
    there = {one.tier.code for one in listed}
    for tier in framework.tiers if framework else ():
        if _CODE.fullmatch(tier.code) and tier.code not in there:
            message = (
                f"the framework declares {tier.code}, {tier.name!r}, and no line of the paper "
                "names it; look at the paper as published"
            )
            cells.note("tier-disagrees", message, where, tier.code)
    if framework is None or not framework.tiers:
        numbers = {int(found["number"]) for code in there if (found := _CODE.fullmatch(code))}
        for number in sorted(set(range(1, max(numbers, default=0))) - numbers):
            message = f"no line names Tier {number}, while higher numbers are named"
            cells.note("list-gap", message, where, f"Tier {number}")
