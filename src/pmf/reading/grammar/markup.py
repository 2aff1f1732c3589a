"""Inline markup that clings to a cell's text: ``<b>50%</b>``, ``**50%**``, ``&pound;40``.

Only what is known to be empty of meaning is taken off. A superscript is left where it is, because
``9.3<sup>1</sup>`` without its tags would be 9.31.
"""

from __future__ import annotations

import re

from pmf.reading.grammar.text import NBSP, check_text

_STYLE = re.compile(r"</?(?:b|i|em|strong|u) ?>", re.ASCII | re.IGNORECASE)
_BREAK = re.compile(r"<br ?/?>", re.ASCII | re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|pound);", re.ASCII)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": NBSP, "&pound;": "£"}


#: Without one of these there is no markup.
_MARKS = frozenset("<&*_")


def strip_markup(text: str) -> tuple[str, bool]:
    """Take known inline markup off a cell's text.

    Tags of bold, italics, emphasis and underline vanish; a line break becomes a space, so that
    the digits on its two sides never join; a pair of ``**`` or ``__`` around the whole cell
    goes; five named entities are decoded, once. Anything else stays, ``<5`` and ``9.3**``
    included.

    Returns:
        The text without its markup, and whether there was any.
    """
    check_text(text)
    if not _MARKS.intersection(text):
        return text, False
    untagged = _STYLE.sub("", _BREAK.sub(" ", text))
    # Decoding comes last, so that "&lt;b&gt;" is the text "<b>" and not a tag.
    plain = _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], _without_pair(untagged))
    found = plain != text
    return (plain.strip(" ") if found else plain), found


def _without_pair(text: str) -> str:
    cell = text.strip(" ")
    for pair in ("**", "__"):
        inner = cell[2:-2]
        if (
            len(cell) > 4
            and cell.startswith(pair)
            and cell.endswith(pair)
            and pair not in inner
            and not {inner[0], inner[-1]} & {pair[0], " "}
        ):
            return inner
    return text
