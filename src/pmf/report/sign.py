"""A status as shown: always a word, with a shape and a colour that repeat what it says."""

from __future__ import annotations

import re

import attrs

from pmf.model.scheme import ActionLevel, Level, Scheme, Shape, fold
from pmf.model.status import ActionStatus, Status
from pmf.report.text import any_of, clean
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment

#: Colour of what is ours and no council's: a dark neutral.
NEUTRAL = "#3d3d3d"
#: Colour of what is not rated: it must not pass for a verdict.
UNRATED = "#66707d"
#: The rank of a word no scheme knows.
_BEYOND = 999
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)

_OURS = {
    Status.EXCEEDED: Shape.STAR,
    Status.ON_TARGET: Shape.CIRCLE,
    Status.NEAR_TARGET: Shape.TRIANGLE,
    Status.OFF_TARGET: Shape.DIAMOND,
    Status.DATA_ONLY: Shape.DASH,
    Status.UNKNOWN: Shape.QUESTION,
    Status.NOT_DUE: Shape.DASH,
}
_OURS_FOR_ACTIONS = {
    ActionStatus.COMPLETED: Shape.TICK,
    ActionStatus.IN_PROGRESS: Shape.ARROW,
    ActionStatus.WARNING: Shape.TRIANGLE,
    ActionStatus.OVERDUE: Shape.DIAMOND,
    ActionStatus.NOT_STARTED: Shape.DASH,
    ActionStatus.CANCELLED: Shape.CROSS,
    ActionStatus.UNKNOWN: Shape.QUESTION,
}


@attrs.frozen
class Sign:
    """A status as shown.

    Attributes:
        word: The word; always there.
        shape: The shape beside it.
        colour: The fill of the shape, ``#rrggbb``.
        outlined: Whether only the outline is drawn: the sign is ours, the council has none.
        tallied: The word it is counted under: the scheme's, where the word shown is another
            name for it or another form of it.
        rank: Where it stands among the scheme's words, for columns of counts.
    """

    word: str
    shape: Shape
    colour: str = NEUTRAL
    outlined: bool = False
    tallied: str = attrs.field()
    rank: tuple[int, int] = attrs.field(default=(_BEYOND, 0), eq=False)

    @tallied.default
    def _own_word(self) -> str:
        return self.word


def printed_sign(word: str | None, levels: tuple[Level | ActionLevel, ...]) -> Sign | None:
    """What the council printed; `None` when it printed no status."""
    if word is None:
        return None
    shown = clean(word)
    for place, level in enumerate(levels):
        if fold(word) in {fold(name) for name in (level.word, *level.aliases, *level.variants)}:
            return _of_level(level, place, shown)
    return Sign(shown, Shape.QUESTION, outlined=True)


def computed_sign(assessed: Assessment) -> Sign:
    """What follows from an indicator's figures."""
    scheme, outcome = assessed.yardstick.scheme, assessed.outcome
    level = scheme.level_of(outcome.status)
    if len(outcome.levels) == 1:
        level = scheme.level(outcome.levels[0])
    several = len(outcome.levels) > 1 and outcome.status is not Status.UNKNOWN
    if level is not None and not several:
        # Without a level of its own, what is not known is still called what the scheme calls it.
        word = assessed.word if outcome.levels else level.word
        return _of_level(level, scheme.levels.index(level), clean(word))
    places = [scheme.levels.index(scheme.level(id)) for id in outcome.levels]
    rank = (max(places), 2) if places else (_BEYOND - 1, 0)
    shape = _OURS[outcome.status]
    return Sign(clean(assessed.word), shape, outlined=True, rank=rank)


def computed_action_sign(assessed: ActionAssessment, scheme: Scheme) -> Sign:
    """What follows from an action's progress and dates."""
    level = scheme.action_level_of(assessed.status)
    if level is not None:
        return _of_level(level, scheme.actions.levels.index(level), clean(assessed.word))
    shape = _OURS_FOR_ACTIONS[assessed.status]
    return Sign(clean(assessed.word), shape, outlined=True, rank=(_BEYOND - 1, 0))


def may_also_be(assessed: ActionAssessment, scheme: Scheme) -> str:
    """The other statuses an action's figures allow, in words; empty when there is only one."""
    words = []
    for status in assessed.possible:
        level = scheme.action_level_of(status)
        words.append(clean(level.word) if level else status.value.replace("_", " "))
    # A scheme may have one word for several of them: that word is then no other.
    return any_of([word for word in dict.fromkeys(words) if word != clean(assessed.word)])


def may_be(assessed: Assessment) -> str:
    """The statuses between which the rule leaves it open, in words; empty when it decides."""
    levels = assessed.outcome.levels
    if len(levels) < 2 or assessed.status is Status.UNKNOWN:
        return ""
    return any_of([clean(assessed.yardstick.scheme.level(id).word) for id in levels])


def level_sign(level: Level | ActionLevel) -> Sign:
    """A level of the scheme, for the key."""
    return _of_level(level, 0, clean(level.word))


def _of_level(level: Level | ActionLevel, place: int, word: str) -> Sign:
    colour = level.colour if _COLOUR.fullmatch(level.colour) else NEUTRAL
    if level.meanings == (Status.DATA_ONLY,):
        colour = UNRATED
    return Sign(word, level.shape, colour, tallied=clean(level.word), rank=(place, 0))
