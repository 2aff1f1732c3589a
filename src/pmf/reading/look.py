"""What a level looks like where its scheme file does not say: a shape and a colour by meaning.

Shapes differ wherever meanings do, so that nobody has to tell the colours apart.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from pmf.model.scheme import Shape
from pmf.model.status import ActionStatus, Status
from pmf.reading.toml_file import Fields


class Look(NamedTuple):
    """How a level is drawn beside its word."""

    shape: Shape
    colour: str


_GREEN, _AMBER, _RED, _BLUE, _GREY = "#00703c", "#b58840", "#b3261e", "#1d5e9e", "#505a5f"
_UNKNOWN = Look(Shape.QUESTION, _GREY)

#: Of a level with several meanings the worst counts, which is the one that stands last here.
STATUS_LOOKS = {
    Status.UNKNOWN: _UNKNOWN,
    Status.NOT_DUE: Look(Shape.DASH, _GREY),
    Status.DATA_ONLY: Look(Shape.DASH, _BLUE),
    Status.EXCEEDED: Look(Shape.STAR, _GREEN),
    Status.ON_TARGET: Look(Shape.CIRCLE, _GREEN),
    Status.NEAR_TARGET: Look(Shape.TRIANGLE, _AMBER),
    Status.OFF_TARGET: Look(Shape.DIAMOND, _RED),
}
#: The same for the levels of actions.
ACTION_LOOKS = {
    ActionStatus.UNKNOWN: _UNKNOWN,
    ActionStatus.CANCELLED: Look(Shape.CROSS, _GREY),
    ActionStatus.COMPLETED: Look(Shape.TICK, _GREEN),
    ActionStatus.NOT_STARTED: Look(Shape.DASH, _GREY),
    ActionStatus.IN_PROGRESS: Look(Shape.ARROW, _BLUE),
    ActionStatus.WARNING: Look(Shape.TRIANGLE, _AMBER),
    ActionStatus.OVERDUE: Look(Shape.DIAMOND, _RED),
}

_Meaning = TypeVar("_Meaning", Status, ActionStatus)


def read_look(fields: Fields, meanings: tuple[_Meaning, ...], looks: dict[_Meaning, Look]) -> Look:
    """Shape and colour of a level as its file gives them; what it leaves out, by the meaning.

    Args:
        fields: The level.
        meanings: What it means.
        looks: The look of each meaning, the worst last.
    """
    usual = _UNKNOWN
    for meaning, look in looks.items():
        if meaning in meanings:
            usual = look
    shape = fields.choice("shape", Shape, usual.shape) or usual.shape
    return Look(shape, _colour(fields, usual.colour))


def _colour(fields: Fields, usual: str) -> str:
    """A colour, ``#rrggbb``."""
    colour = fields.text_or("colour", usual) or usual
    digits = colour[1:].lower()
    if len(colour) != 7 or colour[0] != "#" or set(digits) - set("0123456789abcdef"):
        fields.fault("colour", f'"{colour[:20]}" is not a colour; write "#rrggbb"')
        return usual
    return colour.lower()
