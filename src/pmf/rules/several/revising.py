"""Which of several published figures for one indicator and period is in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from pmf.model.dataset import Publication, Superseded
from pmf.model.finding import Finding
from pmf.model.indicator import Observation
from pmf.model.quantity import Quantity
from pmf.model.status import Absence
from pmf.rules.several.publications import is_known_later, revised_at

#: A figure, with the report that gave it.
Given = tuple[Publication, Observation]

#: Absences that say something of the figure; the others only say that there is none.
SAYING = (Absence.SUPPRESSED, Absence.NOT_APPLICABLE)
#: What a later restatement of the same figure may leave unsaid.
_FILLED = ("numerator", "denominator", "forecast", "note", "travel_word")


@attrs.frozen
class Settled:
    """What follows from everything published for one indicator and period.

    Attributes:
        observations: The figure in force; more than one where its report gives several.
        superseded: What it replaced.
        findings: What must be said of that.
    """

    observations: tuple[Observation, ...]
    superseded: tuple[Superseded, ...] = ()
    findings: tuple[Finding, ...] = ()


def settle(given: Iterable[Given]) -> Settled:
    """Say which figure is in force.

    The latest publication wins. A dash says nothing and replaces nothing. What a later report
    suppressed is not kept beside either.

    Args:
        given: Every figure published for one indicator and period, in any order.
    """
    stated = _in_order(given)
    if len(stated) == 1:
        return Settled((stated[0][1],))
    speaking = [one for one in stated if _speaks(one[1])] or stated
    speaking = [one for one in speaking if not _is_withdrawn(one, speaking)]
    last = speaking[-1][0]
    winners = _distinct(_filled(seen, stated) for by, seen in speaking if by == last)
    said = {_says(seen) for seen in winners}
    # Of reports that gave the same figure the last one stands for them.
    others = {_says(seen): (by, seen) for by, seen in speaking if _says(seen) not in said}
    replaced = [(by, _filled(seen, stated)) for by, seen in others.values()]
    return Settled(
        tuple(winners),
        tuple(Superseded(seen, winners[0], by.file, by.published) for by, seen in replaced),
        tuple(_findings(replaced, last, winners)),
    )


def in_force(given: Sequence[tuple[Publication, Any]]) -> list[Any]:
    """Of several statements of one thing, those of the last publication that gives a value."""
    speaking = [one for one in given if one[1].value is not None or one[1].absence in SAYING]
    last = max((by for by, _ in speaking or given), key=revised_at)
    return _distinct(one for by, one in speaking or given if by == last)


def _in_order(given: Iterable[Given]) -> list[Given]:
    """In order of publication; what one report gives twice, in an order of its own."""
    listed = list(given)
    if len({by.file for by, _ in listed}) < len(listed):
        listed.sort(key=lambda one: repr(one[1]))
    return sorted(listed, key=lambda one: revised_at(one[0]))


def _speaks(seen: Observation) -> bool:
    return seen.value is not None or seen.absence in SAYING


def _says(seen: Observation) -> tuple[Quantity | None, Absence | None]:
    return seen.value, seen.absence


def _is_withdrawn(one: Given, stated: list[Given]) -> bool:
    by, seen = one
    return seen.value is not None and any(
        other.absence is Absence.SUPPRESSED and revised_at(by) < revised_at(at)
        for at, other in stated
    )


def _distinct(things: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(things))


def _filled(winner: Observation, stated: list[Given]) -> Observation:
    """The figure with what other reports say of the same figure, where it says nothing itself."""
    alike = [seen for _, seen in reversed(stated) if _says(seen) == _says(winner)]
    filled: dict[str, Any] = {}
    for name in _FILLED:
        if getattr(winner, name) is None:
            found = (getattr(seen, name) for seen in alike)
            filled[name] = next((one for one in found if one is not None), None)
    if winner.reported_word is None:
        worded = next((seen for seen in alike if seen.reported_word is not None), winner)
        filled |= {"reported": worded.reported, "reported_word": worded.reported_word}
    return attrs.evolve(winner, **filled)


def _findings(
    replaced: list[Given], last: Publication, winners: list[Observation]
) -> Iterator[Finding]:
    now = winners[0]
    what = f"{now.code} in {now.period}"
    for by, seen in replaced:
        later = is_known_later(last, by)
        message = (
            f"{what} was {_shown(seen)} in {by.file} and is {_shown(now)} in {last.file}, "
            + ("published later" if later else "but which was published later is not known")
        )
        kind = "value-revised" if later else "revision-undated"
        yield Finding(kind, message, now.source, seen.raw, now.raw, now.code)
    values = _distinct(_shown(seen) for seen in winners)
    if len(values) > 1:
        message = f"{what} is given as {' and as '.join(values)} in {last.file}"
        yield Finding("revision-undated", message, now.source, now.raw, code=now.code)


def _shown(seen: Observation) -> str:
    if seen.value is not None:
        return str(seen.value)
    return (seen.absence or Absence.MISSING).value.replace("_", " ")
