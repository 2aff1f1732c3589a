"""Which plug-in has which name, and which of them name what nobody offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pmf.reading.offers import Answer

Things = dict[str, dict[str, Any]]


def settle(answers: Sequence[Answer]) -> tuple[Things, list[str | None]]:
    """Take over what plug-ins offer, of each all or none.

    Whether a scheme or framework that an adapter names is there shows only when every plug-in was
    asked. One set aside for that may have kept a name from another, so all is settled anew.

    Args:
        answers: What each plug-in answered, in the order they were asked.

    Returns:
        What is offered, by kind and name, and for each plug-in why it was set aside, or `None`.
    """
    lost: dict[int, str] = {}
    while True:
        things, faults = _taken(answers, lost)
        found = _first_loss(answers, things, faults)
        if found is None:
            return things, faults
        number, reason = found
        lost[number] = reason


def _taken(answers: Sequence[Answer], lost: dict[int, str]) -> tuple[Things, list[str | None]]:
    """What is taken over when these plug-ins are left out; who comes first has the name."""
    things: Things = {"adapter": {}, "scheme": {}, "framework": {}}
    holders: dict[tuple[str, str], Answer] = {}
    faults: list[str | None] = []
    for number, answer in enumerate(answers):
        fault = answer.fault or lost.get(number) or _taken_name(answer, holders)
        faults.append(fault)
        for offer in () if fault else answer.offers:
            things[offer.what][offer.name] = offer.thing
            holders[offer.what, offer.name] = answer
    return things, faults


def _taken_name(answer: Answer, holders: dict[tuple[str, str], Answer]) -> str | None:
    for offer in answer.offers:
        holder = holders.get((offer.what, offer.name))
        if holder is not None:
            return (
                f"{offer.what} {offer.name!r} is offered already by {holder}; choose another name"
            )
    return None


def _first_loss(
    answers: Sequence[Answer], things: Things, faults: Sequence[str | None]
) -> tuple[int, str] | None:
    """The first plug-in that names what nobody offers, with the reason; `None` if none does."""
    for number, (answer, fault) in enumerate(zip(answers, faults, strict=True)):
        for offer in () if fault else answer.offers:
            for what, name in offer.needs:
                if name not in things[what]:
                    there = ", ".join(sorted(things[what])) or "none"
                    return number, (
                        f"{offer.what} {offer.name!r} names the {what} {name!r}, which no plug-in "
                        f"offers; there are: {there}"
                    )
    return None
