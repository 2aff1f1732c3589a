"""What a printed direction of travel means: in the council's own words and signs, else in ours.

A word that says whether it is better is a `Travel`; one that only says where the figure went, or an
arrow, is a `Movement`, unless the scheme says what its arrows stand for. Words that may be meant
either way ("declining") mean nothing unless the scheme has them.
"""

from __future__ import annotations

import re

from pmf.model.scheme import Direction, fold
from pmf.model.status import Movement, Travel

_WAYS: dict[Travel | Movement, tuple[str, ...]] = {
    Travel.IMPROVING: ("improving", "improved", "improvement", "better", "getting better"),
    Travel.STEADY: (
        "steady", "stable", "static", "maintained", "no change", "unchanged",
        "no significant change",
    ),
    Travel.WORSENING: (
        "worsening", "worsened", "worse", "getting worse", "deteriorating", "deteriorated",
        "deterioration",
    ),
    Movement.UP: (
        "up", "upward", "upwards", "increase", "increased", "increasing", "higher", "rise",
        "rising",
    ),
    Movement.DOWN: (
        "down", "downward", "downwards", "decrease", "decreased", "decreasing", "lower", "fall",
        "falling",
    ),
    Movement.LEVEL: ("level", "same", "flat", "sideways"),
}  # fmt: skip
_PLAIN = {word: way for way, words in _WAYS.items() for word in words}
_GLYPHS = {
    **dict.fromkeys("↑⬆▲△🔼⇧", Movement.UP),
    **dict.fromkeys("↓⬇▼▽🔽⇩", Movement.DOWN),
    **dict.fromkeys("→←↔➡⬌►◄⇔⇄=", Movement.LEVEL),
}
#: What a scheme calls its arrows; a sign without one of these words is no arrow.
_ARROWS = {
    "up": Movement.UP,
    "down": Movement.DOWN,
    "level": Movement.LEVEL,
    "right": Movement.LEVEL,
    "sideways": Movement.LEVEL,
}
_NOTHING = frozenset({"", "n/a", "na", "none", "not applicable", "not available", "no data"})
_DASHES = re.compile(r"[-\u2010-\u2015\u2212.\s]*")
#: Selects how the character before is drawn; it says nothing itself.
_DRAWN_AS = "\ufe0e\ufe0f"
_AROUND = " \t()[]:;,.–—-"


def arrow_named(symbol: str) -> Movement | None:
    """The way a sign points by its name, "up green arrow"; `None` when it is no arrow."""
    return next((_ARROWS[part] for part in symbol.casefold().split() if part in _ARROWS), None)


def says_nothing(word: str, direction: Direction) -> bool:
    """Whether what is printed says that there is no direction: a dash, or the scheme's own word."""
    said = fold(word)
    if direction.absent is not None and said == fold(direction.absent):
        return True
    return said in _NOTHING or _DASHES.fullmatch(said) is not None


def read_travel(word: str, direction: Direction) -> Travel | Movement | None:
    """What a printed direction of travel means.

    Args:
        word: The word, the arrow or both, as printed.
        direction: The council's own words and signs, which come before plain ones.

    Returns:
        Whether it is better, or only where it went; `None` when it has no meaning, or two.
    """
    own = {fold(text): way for way, text in (*direction.symbols, *direction.words)}
    said = fold("".join(char for char in word if char not in _DRAWN_AS))
    arrows = {_GLYPHS[char] for char in said if char in _GLYPHS}
    phrase = "".join(char for char in said if char not in _GLYPHS).strip(_AROUND)
    for whole in (said, phrase):
        if whole in own:
            return own[whole]
    known = _PLAIN.get(phrase)
    if isinstance(known, Travel):
        return known
    if phrase and known is None:
        return None
    ways = {*arrows, *([known] if known else [])}
    if len(ways) != 1:
        return None
    way = ways.pop()
    pointing = {arrow_named(text): meant for meant, text in direction.symbols}
    return pointing.get(way, way)
