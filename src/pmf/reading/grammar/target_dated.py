"""Targets with times in their words: by quarter, by year, stepping up, by a date."""

from __future__ import annotations

import re

import attrs

from pmf.model.period import Period
from pmf.model.target import Lines, ProfiledTarget, Target
from pmf.model.target_forms import DatedTarget, SteppedTarget
from pmf.reading.grammar import target_words as words_of
from pmf.reading.grammar.period import read_period
from pmf.reading.grammar.target_cell import Cell, body_of
from pmf.reading.grammar.text import MONTH_WORDS

#: The year that parts of any year are written in; it means nothing.
ANY_YEAR = 2000


def labelled(cell: Cell, words: str) -> Target | None:
    """``Q1 – 2.86 Q2 – 2.88``: labels, each with its figure."""
    labels = list(words_of.LABEL.finditer(words))
    if not labels or labels[0].start() != 0:
        return None
    ends = [label.start() for label in labels[1:]] + [len(words)]
    found: dict[Period, Lines] = {}
    for label, end in zip(labels, ends, strict=True):
        part = _labelled_part(cell, label)
        if part in found:
            raise ValueError(f"{label[0]} stands twice")
        body = words[label.end() : end]
        if _may_be_a_time(label, body, alone=len(labels) == 1):
            raise ValueError(f"{label[0] + body} may be a figure or a time")
        found[part] = cell.lines(body_of(body, label[0]))
    parts = _in_order(found)
    dated = {label["dated"] is not None for label in labels}
    if len(dated) > 1 or len({part.months for part in found} - {12}) > 1:
        raise ValueError("its labels are of different kinds")
    return _parts_of_years(cell, parts) if dated == {True} else _profile(cell, parts)


def _in_order(found: dict[Period, Lines]) -> tuple[tuple[Period, Lines], ...]:
    """The parts by time, all in one unit."""
    units = {line.unit for lines in found.values() for _, line in lines.items()}
    if len(units) > 1:
        raise ValueError("its figures are in different units")
    return tuple(sorted(found.items(), key=lambda one: one[0]))


def _may_be_a_time(label: re.Match[str], body: str, *, alone: bool) -> bool:
    """Whether the digits after a label could be its year or its day: ``March 24``, ``Q1 2024``."""
    digits = words_of.BARE_DIGITS.fullmatch(body)
    if digits is None or label["dated"]:
        return False
    return digits["year"] is not None or (
        digits["short"] is not None and (alone or label["month"] is not None)
    )


def _labelled_part(cell: Cell, label: re.Match[str]) -> Period:
    if label["dated"]:
        return read_period(label["dated"], cell.first_month)
    year = cell.period.year if cell.period else ANY_YEAR
    if label["year"]:
        return Period.financial_year(year, cell.first_month)
    if label["month"]:
        month = Period.month_of(ANY_YEAR, MONTH_WORDS[label["month"].lower()], cell.first_month)
        return Period(1, year, month.number, cell.first_month)
    months = 6 if label["part"].lower().startswith("h") else 3
    return Period(months, year, int(label["part"][-1]), cell.first_month)


def _profile(cell: Cell, parts: tuple[tuple[Period, Lines], ...]) -> ProfiledTarget:
    if all(part.months == 12 for part, _ in parts):
        raise ValueError("it does not say which year")
    target = ProfiledTarget(
        parts=parts,
        every_year=cell.period is None,
        text=cell.raw,
        provenance=cell.provenance,
    )
    if disagreement := target.disagreement():
        cell.note("target-parts-disagree", disagreement)
    return target


def _parts_of_years(cell: Cell, parts: tuple[tuple[Period, Lines], ...]) -> Target:
    years = {part.whole_year for part, _ in parts}
    if all(part.months < 12 for part, _ in parts) and len(years) == 1 and len(parts) > 1:
        return ProfiledTarget(parts=parts, text=cell.raw, provenance=cell.provenance)
    if len(parts) == 1:
        return cell.holding(parts[0][1], parts[0][0])
    return _at_dates(cell, parts, carries=False)


def _at_dates(cell: Cell, steps: tuple[tuple[Period, Lines], ...], *, carries: bool) -> DatedTarget:
    return DatedTarget(steps=steps, carries=carries, text=cell.raw, provenance=cell.provenance)


def stepped(cell: Cell, words: str) -> Target | None:
    """``20/40/60/80/100 over the next 5 years``."""
    found = words_of.STEPPED.fullmatch(words)
    if found is None or not (found["count"] or found["first"]):
        return None
    steps = cell.share_unit(step.strip(" ") for step in found["steps"].split("/"))
    if found["count"] and words_of.COUNTS[found["count"].lower()] != len(steps):
        raise ValueError(f"there are {len(steps)} figures for {found['count']} years")
    first = read_period(found["first"], cell.first_month) if found["first"] else None
    if first is not None and first.months != 12:
        raise ValueError(f"{first} is no year")
    if first is None:
        cell.note("target-year-missing", "it does not say in which year the steps start")
    return SteppedTarget(
        by_year=tuple(Lines(target=step) for step in steps),
        first_year=first,
        text=cell.raw,
        provenance=cell.provenance,
    )


def dated(cell: Cell, words: str) -> Target | None:
    """``100% by March 2021``, ``95% from April 2024``, ``80% for 2023/24``."""
    pieces = [words]
    found = [words_of.DATED.fullmatch(words)]
    if found[0] is None:
        return None
    if words_of.AND.search(found[0]["when"]):
        pieces = words_of.AND.split(words)
        found = [words_of.DATED.fullmatch(piece) for piece in pieces]
    matched = [one for one in found if one is not None]
    hows = {one["how"].lower() for one in matched}
    if len(matched) < len(pieces) or len(hows) > 1:
        raise ValueError("it does not give each figure a date in the same way")
    steps = {cell.when(one["when"]): cell.lines(one["value"]) for one in matched}
    if len(steps) < len(pieces):
        raise ValueError("one date stands twice")
    return _by_dates(cell, _in_order(steps), hows.pop())


def _by_dates(cell: Cell, steps: tuple[tuple[Period, Lines], ...], how: str) -> Target:
    if how == "from":
        if len(steps) > 1:
            raise ValueError("several figures hold from different dates")
        return attrs.evolve(cell.holding(steps[0][1]), valid_from=steps[0][0].start)
    if how != "by" and len(steps) == 1:
        return cell.holding(steps[0][1], steps[0][0])
    return _at_dates(cell, steps, carries=how == "by")
