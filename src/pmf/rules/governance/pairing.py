"""Which indicator of an old framework is which of a new one."""

from __future__ import annotations

import re
from collections import Counter

import attrs

from pmf.model.framework import Definition, Framework
from pmf.model.scheme import fold

_WORD = re.compile(r"[^\W_]+")
#: Words that say nothing of what is measured.
_EMPTY = frozenset((
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "per", "the",
    "to", "which", "with", "number", "percentage", "proportion", "total", "average", "amount",
    "rate", "during", "period", "quarter",
))  # fmt: skip


@attrs.frozen
class Pairing:
    """Two frameworks, indicator by indicator.

    Attributes:
        kept: Indicators that are in both, old and new; they may differ.
        replaced: Where a code now names another measure: old and new.
        removed: Indicators that are only in the old one.
        added: Indicators that are only in the new one.
    """

    kept: tuple[tuple[Definition, Definition], ...]
    replaced: tuple[tuple[Definition, Definition], ...]
    removed: tuple[Definition, ...]
    added: tuple[Definition, ...]


def pair(old: Framework, new: Framework) -> Pairing:
    """Find each old indicator in the new framework.

    By a name that stands once in both, whatever became of its code; else by code. A code that
    names another measure now was replaced.
    """
    names = _names(new)
    by_name = {code: names[name] for name, code in _names(old).items() if name in names}
    taken = set(by_name.values())
    kept, replaced, removed = [], [], []
    for definition in old.definitions:
        code = definition.indicator.code
        now = new.definition(by_name.get(code, code))
        if now is None or (code not in by_name and now.indicator.code in taken):
            removed.append(definition)
        elif code not in by_name and is_another(definition, now):
            replaced.append((definition, now))
        else:
            kept.append((definition, now))
    known = {now.indicator.code for _, now in (*kept, *replaced)}
    added = tuple(one for one in new.definitions if one.indicator.code not in known)
    return Pairing(tuple(kept), tuple(replaced), tuple(removed), added)


def _names(framework: Framework) -> dict[str, str]:
    """The code of each name that stands once."""
    named = [(fold(one.indicator.name), one.indicator.code) for one in framework.definitions]
    often = Counter(name for name, _ in named)
    return {name: code for name, code in named if often[name] == 1}


def is_another(old: Definition, new: Definition) -> bool:
    """Whether a code names another measure now, and not the same under another wording.

    It does when both name a meaning and the meanings differ. Else it does when the names share no
    word that says what is measured, or fewer than half of them while the unit differs too.
    """
    if old.meaning is not None and new.meaning is not None:
        return old.meaning != new.meaning
    if fold(old.indicator.name) == fold(new.indicator.name):
        return False
    was, now = _words(old), _words(new)
    shared = len(was & now)
    if not shared:
        return True
    return old.indicator.unit != new.indicator.unit and 2 * shared < min(len(was), len(now))


def _words(definition: Definition) -> frozenset[str]:
    words = frozenset(_WORD.findall(fold(definition.indicator.name)))
    return (words - _EMPTY) or words
