"""The codes of a report: told from names, made where none is printed, and kept apart."""

from __future__ import annotations

import re
import unicodedata

import attrs

import pmf

#: A code has a digit or an underscore in it: "BV79b(ii)", "LALocal_07".
_CODE = re.compile(r"(?=[^ ]*[0-9_])[A-Za-z][A-Za-z()_0-9.\-/]{0,39}", re.ASCII)
#: Small Cyrillic and Greek letters with the Latin ones that they, or their capitals, look like.
_LOOK_ALIKES = str.maketrans(
    "авеікмнорстухјѕԁӏαβεζηικμνορτυχ",
    "abeikmhopctyxjsdlabezhikmnoptyx",
)


def is_code(word: str) -> bool:
    """Whether a word has the shape of a code."""
    return _CODE.fullmatch(word) is not None


def skeleton(code: str) -> str:
    """What a code looks like, whatever characters it is written with."""
    wide = unicodedata.normalize("NFKC", code)
    seen = "".join(letter for letter in wide if unicodedata.category(letter) != "Cf")
    return seen.casefold().translate(_LOOK_ALIKES)


@attrs.frozen
class Code:
    """The code and the name of one record.

    Attributes:
        code: The code; made from the name where none is printed.
        name: The name as printed.
        printed: Whether the code was printed.
    """

    code: str
    name: str
    printed: bool = True


class Codes:
    """The codes of all indicators, or of all actions, of one report."""

    def __init__(self, cells: pmf.Collector, declared: frozenset[str] = frozenset()) -> None:
        self._cells = cells
        self._declared = declared
        self._names: dict[str, str] = {}
        self._made: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, int] = {}
        self._looks = {skeleton(code): code for code in sorted(declared)}

    def is_code(self, word: str) -> bool:
        """Whether a word is a code the framework declares, or has the shape of one."""
        return word in self._declared or is_code(word)

    def leads(self, text: str) -> bool:
        """Whether a text is a code followed by a name."""
        first, _, rest = _parted(text)
        return bool(rest) and self.is_code(first)

    def of_cell(self, text: str, where: pmf.Location) -> Code:
        """Code and name that stand in one cell."""
        first, _, rest = _parted(text)
        if self.leads(text):
            return self.of_cells(first, rest, text, where)
        if rest:
            self._look(first, where)
        return self._without(text, where)

    def of_cells(self, code: str, name: str, text: str, where: pmf.Location) -> Code:
        """Code and name that stand apart.

        Args:
            code: The code; empty where none is printed.
            name: The name or title.
            text: What a code is made from where the printed one names something else already.
            where: The place of the code.
        """
        if not code:
            return self._without(name, where)
        self._look(code, where)
        first_name = self._names.setdefault(code, pmf.fold(name))
        if code in self._declared or first_name == pmf.fold(name):
            return Code(code, name)
        made = self._make(text)
        message = f"{code} stands before another name already; this row is kept as {made!r}"
        self._cells.note("code-shared", message, where, text, used=made, code=made)
        return Code(made, text, printed=False)

    def _without(self, name: str, where: pmf.Location) -> Code:
        made = self._make(name)
        message = f"no code is printed; {made!r} was made from the name"
        self._cells.note("no-code", message, where, name, used=made, code=made)
        return Code(made, name, printed=False)

    def _make(self, name: str) -> str:
        """A code made from a name: the same for the same name, and for no other."""
        slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60] or "unnamed"
        same = (slug, pmf.fold(name))
        if name and same in self._made:
            return self._made[same]
        made = slug
        while made in self._names:
            self._numbers[slug] = self._numbers.get(slug, 1) + 1
            made = f"{slug}-{self._numbers[slug]}"
        self._names[made] = pmf.fold(name)
        self._made[same] = made
        return made

    def _look(self, word: str, where: pmf.Location) -> None:
        """Tell a word that looks like another code; it is kept as it is written."""
        look = skeleton(word)
        other = self._looks.setdefault(look, word) if is_code(look) else word
        if other != word:
            message = (
                f"{word!a} looks like the code {other!a}, but is written with other "
                "characters; it is kept as printed"
            )
            self._cells.note("code-lookalike", message, where, word, code=word)


def _parted(text: str) -> tuple[str, str, str]:
    """The first word, and what follows; any kind of space parts them."""
    words = text.split(None, 1)
    return (words[0], " ", words[1].strip()) if len(words) == 2 else (text.strip(), "", "")
