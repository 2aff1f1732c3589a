"""Whether a sentence holds most of the words by which something hidden is told from others."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
#: The fewest words that describe a thing.
_LEAST = 2

#: Words that stand in any sentence.
_COMMON = (
    "a all also an and any are as at be been being both but by can could did do does done due each "
    "every for from had has have how if in into is it its less made may more most must new no not "
    "of off on one only or other our out over own per said shall should since so some such than "
    "that the their them there these they this those through to too under until up was we were "
    "what when where which while who whole will with within without would yet"
)
#: Words that stand in the name of any measure: how it is counted, not what.
_MEASURING = (
    "achieve amount annual average base calculate calendar carry cent complete council cumulative "
    "current cost day deal decide deliver end figure financial first gross half high hour index "
    "indicator kpi last level long low mean measure median meet minute month month-end net number "
    "overall part percent percentage performance period process proportion provide quarter rate "
    "ratio receive record report result satisfied score second service share standard start "
    "take target time total unit value week work working year"
)


def _stem(word: str) -> str:
    """A word without the endings that make it a plural, a deed or a doing."""
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


_STOP = frozenset(_stem(word) for word in f"{_COMMON} {_MEASURING}".split())


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, in one form each."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(char for char in plain if unicodedata.category(char) != "Cf").casefold()
    found = {_stem(word) for word in _WORD.findall(plain) if not word.isdigit() and len(word) > 2}
    return frozenset(found - _STOP)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, roughly."""
    return (part for part in _SENTENCE.split(text) if part.strip())


class Descriptions:
    """The words by which hidden things are told from others.

    A sentence describes one when it holds all of its words but at most one, and two at least.
    Where all it holds of them stands in one public name too, it may as well be on that.

    Args:
        names: What hidden things are called.
        public: What public things are called.
    """

    def __init__(self, names: Iterable[str] = (), public: Iterable[str] = ()) -> None:
        hidden = ((name, content_words(name)) for name in dict.fromkeys(names))
        self._hidden = [(name, words) for name, words in hidden if len(words) >= _LEAST]
        self._by_word: dict[str, list[int]] = {}
        for place, (_, words) in enumerate(self._hidden):
            for word in words:
                self._by_word.setdefault(word, []).append(place)
        open_names = set(map(content_words, public)) if self._hidden else set()
        self._public = [words for words in open_names if len(words) >= _LEAST]

    def described_in(self, text: str) -> str | None:
        """What a text describes, by its name; `None` when nothing hidden."""
        if not self._hidden:
            return None
        found = (self._in_sentence(content_words(sentence)) for sentence in sentences(text))
        return next((name for name in found if name is not None), None)

    def _in_sentence(self, there: frozenset[str]) -> str | None:
        counts = Counter(place for word in there for place in self._by_word.get(word, ()))
        for place, count in counts.items():
            name, words = self._hidden[place]
            if count >= max(_LEAST, len(words) - 1) and not self._is_public(words & there):
                return name
        return None

    def _is_public(self, found: frozenset[str]) -> bool:
        return any(found <= words for words in self._public)
