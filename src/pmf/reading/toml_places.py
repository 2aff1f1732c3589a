"""Where things stand in a TOML file, so that every fault can name its line.

The parser tells no lines; they are found again here, well enough to send a person to the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmf.reading.shown import one_line

#: How deeply lists and tables may be nested.
MAX_DEPTH = 64

_MAX_PATH = 120
#: A header or key beyond this many characters is nobody's: it has no line, and costs no memory.
_MAX_LINE = 200
_PART = r"[A-Za-z0-9_\-]++"
_DOT = r"[ \t]*+\.[ \t]*+"
_HEADER = re.compile(rf"[ \t]*+(\[\[?)[ \t]*+({_PART}(?:{_DOT}{_PART})*+)[ \t]*+\]\]?\s*+")
_KEY = re.compile(rf"[ \t]*+({_PART})((?:{_DOT}{_PART})*+)[ \t]*+=")
_LONG_KEY = re.compile(
    rf"(?<![A-Za-z0-9_\-])((?:{_PART}{_DOT}){{{MAX_DEPTH}}}{_PART})(?:{_DOT}{_PART})++"
)
# A text that is never closed ends with the line or the file: it must not be looked at twice.
_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\\?\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
_SHOWN = re.compile(r"[^\n]")


class Faults:
    """The faults of one file, each with its place."""

    def __init__(self, name: str, lines: dict[str, int]) -> None:
        self.name = name
        self._lines = lines
        self._found: list[tuple[int, str]] = []
        self._told: set[str] = set()

    def add(self, path: str, message: str) -> None:
        """Note a fault at a path such as ``rules[0].shortfall``."""
        self._told.update(_holders(path))
        line = self.line(path)
        place = f"{self.name}:{line}" if line else self.name
        shown = one_line(path, _MAX_PATH)
        said = f"{place}: {shown}: {message}" if path else f"{place}: {message}"
        self._found.append((line or 0, said))

    @property
    def found(self) -> list[str]:
        """Every fault in the order of the lines; what has no line first."""
        return [said for _, said in sorted(self._found, key=lambda one: one[0])]

    def told(self, path: str) -> bool:
        """Whether a fault was noted at a path or inside it, so that what follows from it is not."""
        return path in self._told

    def line(self, path: str) -> int | None:
        """The line of a path, or of what holds it; `None` when neither is found."""
        # A whole list of tables stands where its first one does.
        places = (*_holders(path), f"{path}[0]")
        return next((self._lines[one] for one in places if one in self._lines), None)


def _holders(path: str) -> Iterator[str]:
    """A path and what holds it, inside first: ``rules[0].level``, ``rules[0]``, ``rules``."""
    while path:
        yield path
        path = path[: max(path.rfind("."), path.rfind("["), 0)]


def without_texts(text: str) -> str:
    """The file with texts as ``____`` and comments as blanks, every line as long as it was.

    What is left are headers and keys: inside a text, what looks like one is none.
    """
    return _TEXT.sub(_blanked, text)


def _blanked(found: re.Match[str]) -> str:
    return _SHOWN.sub(" " if found[0].startswith("#") else "_", found[0])


def shorten_keys(text: str, bare: str) -> str:
    """The file with every key of more than `MAX_DEPTH` parts cut to just too many.

    The time the parser takes grows with the square of the parts.

    Args:
        text: The file.
        bare: The same `without_texts`.
    """
    kept, end = [], 0
    for found in _LONG_KEY.finditer(bare):
        kept.append(text[end : found.end(1)])
        end = found.end()
    return "".join((*kept, text[end:]))


def line_map(bare: str) -> dict[str, int]:
    """The line of each header and key, by path, of a file `without_texts`."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    prefix = ""
    for number, whole in enumerate(bare.split("\n"), start=1):
        line = whole[:_MAX_LINE]
        if header := _HEADER.fullmatch(line):
            prefix = _indexed(header[2], counts, is_list=header[1] == "[[")
            lines.setdefault(prefix.partition(".")[0], number)
            lines.setdefault(prefix, number)
        elif key := _KEY.match(line):
            first = f"{prefix}.{key[1]}" if prefix else key[1]
            lines.setdefault(first, number)
            lines.setdefault(first + re.sub(r"[ \t]", "", key[2]), number)
    return lines


def _indexed(path: str, counts: dict[str, int], *, is_list: bool) -> str:
    """A header's path with the places in the lists it goes through: ``rules[2].shortfall``."""
    parts = [part.strip() for part in path.split(".")]
    built = ""
    for place, part in enumerate(parts):
        built = f"{built}.{part}" if built else part
        last = place == len(parts) - 1
        if last and is_list:
            counts[built] = counts.get(built, -1) + 1
        if built in counts:
            built = f"{built}[{counts[built]}]"
    return built
