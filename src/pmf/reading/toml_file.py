"""TOML files read whole: every fault at once, each with its line and its path."""

from __future__ import annotations

import datetime
import enum
import hashlib
import tomllib
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal, InvalidOperation
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pmf.errors import SchemeError, UnknownUnit
from pmf.model.finding import Finding, Location
from pmf.model.unit import check_unit
from pmf.reading.shown import one_line, shown
from pmf.reading.source import load_text
from pmf.reading.toml_places import MAX_DEPTH, Faults, line_map, shorten_keys, without_texts

_Chosen = TypeVar("_Chosen", bound=enum.Enum)
_Read = TypeVar("_Read")
#: More days, months, periods or decimal places than anybody means.
_MOST = 9_999
#: Kinds of findings whose message ends with what became of the cell.
_SAYS_WHAT_WAS_DONE = ("bad-target", "unit-disagrees")


class Fields:
    """One table of a file, read key by key; what is not asked for is a fault in the end."""

    def __init__(self, table: dict[str, Any], path: str, faults: Faults) -> None:
        self._table = table
        self._path = path
        self.faults = faults
        self._asked: set[str] = set()

    def path(self, key: str) -> str:
        """The path of a key of this table."""
        return f"{self._path}.{key}" if self._path else key

    def fault(self, key: str, message: str) -> None:
        """Note a fault at one key."""
        self.faults.add(self.path(key), message)

    def told(self, key: str | None = None) -> bool:
        """Whether a fault was noted at one key or inside it; without a key, anywhere in here."""
        return self.faults.told(self._path if key is None else self.path(key))

    def location(self) -> Location:
        """Where this table stands."""
        return Location(self.faults.name, line=self.faults.line(self._path))

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._table

    def text(self, key: str) -> str:
        """A text that must be there."""
        return self.text_or(key, None, required=True) or ""

    def text_or(self, key: str, default: str | None, *, required: bool = False) -> str | None:
        """A text, or a default."""
        value = self._take(key, required=required)
        if value is None:
            return default
        if not isinstance(value, str) or not value.strip():
            self.fault(key, f'{shown(value)} is not a text; write it in quotes: "…"')
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when absent."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fault(key, f'{shown(value)} is not a list of texts; write ["…", "…"]')
            return ()
        return tuple(value)

    def one_of(self, key: str, words: tuple[str, ...]) -> str | None:
        """One of a list of words that is no enumeration; `None` when absent."""
        word = self.text_or(key, None)
        if word is None or word in words:
            return word
        self.fault(key, f"{shown(word)} is not one of: {', '.join(words)}")
        return None

    def missing(self, key: str) -> None:
        """Note that a key is not there."""
        self.faults.add(self._path, f'"{key}" is missing')

    def choice(self, key: str, kinds: type[_Chosen], default: _Chosen | None) -> _Chosen | None:
        """One of a closed list, or a default."""
        value = self._take(key)
        return default if value is None else self._chosen(key, value, kinds, default)

    def choices(self, key: str, kinds: type[_Chosen]) -> tuple[_Chosen, ...]:
        """Several of a closed list; one may be written without a list."""
        value = self._take(key)
        if value is None:
            return ()
        listed = value if isinstance(value, list) else [value]
        chosen = (self._chosen(key, one, kinds, None) for one in listed)
        return tuple(one for one in chosen if one is not None)

    def _chosen(
        self, key: str, value: Any, kinds: type[_Chosen], default: _Chosen | None
    ) -> _Chosen | None:
        for kind in kinds:
            if kind.value == value:
                return kind
        self.fault(key, f"{shown(value)} is not one of: {', '.join(k.value for k in kinds)}")
        return default

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self._take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fault(key, f"{shown(value)} is not true or false")
            return default
        return value

    def whole(self, key: str, least: int = 0) -> int | None:
        """A whole number; `None` when absent."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            self.fault(key, f"{shown(value)} is not a whole number of {least} or more")
            return None
        if value > _MOST:
            self.fault(key, f"{shown(value)} is more than {_MOST}")
            return None
        return value

    def date(self, key: str, *, required: bool = False) -> datetime.date | None:
        """A day; `None` when absent."""
        value = self._take(key, required=required)
        if value is None:
            return None
        if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
            self.fault(key, f"{shown(value)} is not a day; write 2019-08-31, without quotes")
            return None
        return value

    def parsed(self, key: str, parse: Callable[[str], _Read]) -> _Read | None:
        """A text that a parser reads; `None` when absent. Numbers are written as text."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
            self.fault(key, f"{shown(value)} is not a text")
            return None
        try:
            return parse(str(value))  # a number in base 16 may be too long for this
        except ValueError as wrong:
            self.fault(key, str(wrong))
            return None

    def table(self, key: str) -> Fields | None:
        """A table inside this one; `None` when absent."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault(key, f"{shown(value)} is not a table")
            return None
        return Fields(value, self.path(key), self.faults)

    def tables(self, key: str, *, required: bool = False) -> Iterator[Fields]:
        """A list of tables; a single one may be written without a list."""
        value = self._take(key, required=required)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        for number, one in enumerate(listed):
            if isinstance(one, dict):
                yield Fields(one, f"{self.path(key)}[{number}]", self.faults)
            else:
                self.fault(key, f"{shown(one)} is not a table")

    def named_texts(self) -> dict[str, str]:
        """Every key of this table with its text."""
        return {key: self.text(key) for key in self._table}

    def finish(self) -> None:
        """Fault every key that nobody asked for."""
        for key in self._table:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                self.fault(key, f"unknown key; there are: {known}")

    def _take(self, key: str, *, required: bool = False) -> Any:
        self._asked.add(key)
        if required and key not in self._table:
            self.missing(key)
        return self._table.get(key)


def load_toml(source: Path | Traversable, error: type[SchemeError]) -> tuple[Fields, str]:
    """The top table of a TOML file, and a fingerprint of the file.

    Raises:
        ReadError: The file is missing, empty, too large or not text.
        SchemeError: It is not TOML; of the class given.
    """
    text, _ = load_text(source)
    name = source.name
    bare = without_texts(text)
    try:
        table = tomllib.loads(shorten_keys(text, bare), parse_float=_decimal)
    except RecursionError:
        raise error(f"{name}: nested too deeply") from None
    except ValueError as wrong:
        raise error(f"{name}: this is not TOML: {one_line(str(wrong), 200)}") from None
    faults = Faults(name, line_map(shorten_keys(bare, bare)))
    for path, value in _parts(table):
        if _is_deep(value):
            faults.add(path, f"nested more than {MAX_DEPTH} levels deep")
    digest = hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()
    return Fields(table, "", faults), f"sha256:{digest}"


def as_fault(finding: Finding) -> str:
    """What is the matter with a target's words, for a file that is refused for it.

    Of a report the message goes on to say what became of the cell: nothing becomes of it here.
    """
    wrong, _, _ = finding.message.rpartition("; ")
    return wrong if wrong and finding.kind in _SAYS_WHAT_WAS_DONE else finding.message


def read_unit(text: str) -> str:
    """A unit by one of its names; one nobody knows is a fault of the file."""
    try:
        return check_unit(text)
    except UnknownUnit as wrong:
        raise ValueError(str(wrong)) from None


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent beyond all bounds
        raise ValueError(f"{shown(text)} is no number") from None


def _parts(table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The values of a table and their paths, lists taken apart."""
    for key, value in table.items():
        if isinstance(value, list):
            yield from ((f"{key}[{number}]", one) for number, one in enumerate(value))
        else:
            yield key, value


def _is_deep(value: Any) -> bool:
    """Whether lists and tables are nested too deeply; found level by level, not by recursion."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return False
    return True


def _inside(value: Any) -> Collection[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
