"""What a later report says otherwise of a thing that is no figure of an indicator."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

import attrs

from pmf.model.action import Action, Milestone
from pmf.model.beside import FinanceLine, PeerFigure
from pmf.model.dataset import Publication, Published, Replaced, Restated
from pmf.model.finding import Finding
from pmf.model.indicator import Indicator
from pmf.model.paper import PlannedOutcome, Risk
from pmf.model.status import Absence
from pmf.model.target import NoTarget, Target
from pmf.rules.declared_words import in_words, target_in_words
from pmf.rules.several.publications import is_known_later
from pmf.rules.several.revising import SAYING

#: Something a report says, with the report.
Stated = tuple[Publication, Any]
#: What puts reports in order, the one that counts last.
Order = Callable[[Publication], tuple[Any, ...]]

#: What of each kind of thing is no statement of the report, and why.
UNSAID: dict[type[Any], dict[str, str]] = {
    Indicator: {
        "code": "it is what the statement is about",
        "code_printed": "it tells of the code, which is the same",
        "printed_service": "the service it belongs to is compared",
        "declared": "reasons are ours, not the report's",
        "source": "where it stands",
        "exempt": "what one report holds to be exempt stays so",
    },
    Action: {
        "code": "it is what the statement is about",
        "due_text": "the day it names is compared",
        "original_due": "worked out of all reports together",
        "reported": "the printed word is compared",
        "source": "where it stands",
        "exempt": "what one report holds to be exempt stays so",
    },
    PeerFigure: {
        "code": "it is what the statement is about",
        "body": "it is what the statement is about",
        "period": "it is what the statement is about",
        "average": "it is what the statement is about",
        "raw": "the value is compared",
        "source": "where it stands",
        "exempt": "what one report holds to be exempt stays so",
    },
    FinanceLine: {
        "name": "it is what the statement is about",
        "group": "it is what the statement is about",
        "source": "where it stands",
        "exempt": "what one report holds to be exempt stays so",
    },
    Risk: {
        "text": "it is what the statement is about",
        "source": "where it stands",
        "exempt": "what one report holds to be exempt stays so",
    },
    PlannedOutcome: {
        "text": "it is what the statement is about",
        "due_text": "the day it names is compared",
        "source": "where it stands",
        "exempt": "what one report holds to be exempt stays so",
    },
    Published: {
        "name": "it is what the statement is about",
        "group": "it is what the statement is about",
        "source": "where it stands",
        "exempt": "what one report holds to be exempt stays so",
    },
}
#: Parts that need no name beside their value.
_PLAIN = ("count", "percent", "value", "absence")
_NOT_GIVEN = "not given"
_SHOWN = 60


@attrs.frozen
class Standing:
    """What follows from everything that reports say of one thing.

    Attributes:
        in_force: What stands; several where the report says several things of it.
        replaced: What other reports said otherwise.
        findings: What must be said of that.
    """

    in_force: tuple[Stated, ...]
    replaced: tuple[Replaced, ...] = ()
    findings: tuple[Finding, ...] = ()


def stand(
    in_force: Sequence[Stated], others: Iterable[Stated], order: Order, *, any_period: bool = False
) -> Standing:
    """Hold what stands against what other reports said of the same thing.

    What a later report held back is not brought back by an older one, and what one repeats is not
    kept beside it.

    Args:
        in_force: What the report that counts says of the thing.
        others: What other reports say of it, in any order.
        order: The order of reports that says which counts.
        any_period: Whether what is said is of the same time whichever period a report is about.
            Otherwise only reports on one period contradict each other; of another period it was
            another state.
    """
    last, now = in_force[0]
    every = dict.fromkeys((*others, *in_force))
    listed = sorted(every, key=lambda pair: (order(pair[0]), repr(pair[1])))
    replaced, findings = [], []
    for place, (by, one) in enumerate(listed):
        parts = _differing(one, [stands for _, stands in in_force])
        after = [later for _, later in listed[place + 1 :]]
        if by == last or not parts or _is_gone(one, after):
            continue
        words = _said(parts, [one]), _said(parts, [stands for _, stands in in_force])
        disagrees = any_period or by.period == last.period
        replaced.append(Replaced(one, now, *words, by.file, by.published, disagrees))
        if disagrees:
            findings.append(_finding(now, last, words, by))
    return Standing(tuple(in_force), tuple(replaced), tuple(findings))


def _is_gone(one: Restated, after: Sequence[Restated]) -> bool:
    """Whether something said later holds back what was said, or says all of it again."""
    withheld = any(map(_is_withheld, after)) and not _is_withheld(one)
    return withheld or any(not _differing(one, [later]) for later in after)


def _finding(now: Restated, last: Publication, words: tuple[str, str], by: Publication) -> Finding:
    later = is_known_later(last, by)
    message = f"{subject_of(now)}: {words[0]} in {by.file}, {words[1]} in {last.file}, " + (
        "published later" if later else "but which was published later is not known"
    )
    kind = "value-revised" if later else "revision-undated"
    code = now.code if isinstance(now, (Indicator, Action, PeerFigure)) else None
    return Finding(kind, message, now.source, code=code)


def subject_of(one: Restated) -> str:
    """What a statement is about, in words."""
    if isinstance(one, Published):
        return f"{one.group or 'whole report'}: {one.name}, as printed"
    if isinstance(one, FinanceLine):
        return f"{one.group or 'whole report'}: {one.name}"
    if isinstance(one, (Risk, PlannedOutcome)):
        kind = "risk" if isinstance(one, Risk) else "outcome"
        words = " ".join(one.text.split())
        short = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
        return f"the {kind} '{short}'"
    if isinstance(one, PeerFigure):
        return f"{one.code}, {one.body} in {one.period}"
    return f"{one.code} ({one.name if isinstance(one, Indicator) else one.title})"


def _is_withheld(one: Restated) -> bool:
    return getattr(one, "absence", None) is Absence.SUPPRESSED


def said_parts(kind: type[Any]) -> tuple[str, ...]:
    """The attributes of a kind of thing that a report states of it."""
    return tuple(name for name in attrs.fields_dict(kind) if name not in UNSAID[kind])


def _differing(one: Restated, in_force: Collection[Restated]) -> tuple[str, ...]:
    """The parts that a report states, and the one in force states otherwise or not at all."""
    return tuple(
        part
        for part in said_parts(type(one))
        if (value := _value(one, part)) is not None
        and value not in [_value(stands, part) for stands in in_force]
    )


def _value(one: Restated, part: str) -> Any:
    """What is stated; `None` when nothing is. Where a target stands is no part of it."""
    value = getattr(one, part)
    if isinstance(value, Absence) and value not in SAYING:
        return None
    if isinstance(value, Target):
        return None if isinstance(value, NoTarget) else attrs.evolve(value, source=None)
    return None if value in ((), "") else value


def _said(parts: Sequence[str], things: Sequence[Restated]) -> str:
    return ", ".join(_part_said(part, things) for part in parts)


def _part_said(part: str, things: Sequence[Restated]) -> str:
    values = dict.fromkeys(_words(_value(one, part), part) for one in things)
    said = " and ".join(value for value in values if value is not None) or _NOT_GIVEN
    return said if part in _PLAIN else f"{part.replace('_', ' ')} {said}"


def _words(value: Any, part: str) -> str | None:
    if isinstance(value, Target):
        return target_in_words(value)
    if part == "percent":
        return None if value is None else f"{value.removesuffix('%')}%"
    if isinstance(value, tuple):
        return "; ".join(_entries(value))
    return in_words(value)


def _entries(values: tuple[Any, ...]) -> Iterator[str]:
    for one in values:
        if isinstance(one, tuple):
            yield ": ".join(str(part) for part in one if part is not None)
        elif isinstance(one, Milestone):
            yield " ".join(str(part) for part in (one.title, one.due, one.done_on) if part)
        else:
            yield in_words(one) or ""
