"""Schemes and frameworks offered as files: named at once, read when first asked for.

Many are installed and few are needed for one report. A hook may return either kind of value: a
scheme, or the file it is in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import attrs

from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.framework_file import read_framework
from pmf.reading.scheme_file import read_scheme
from pmf.reading.source import as_file
from pmf.reading.toml_head import read_head

_Thing = TypeVar("_Thing", Scheme, Framework)


@attrs.frozen
class SchemeFile:
    """A scheme offered as a file.

    Attributes:
        file: The file, TOML.
        id: The scheme's id, as the file says it.

    Raises:
        SchemeError: The file does not begin with its id, and it has faults.
        ReadError: The file is missing or not text.
    """

    file: Path | Traversable = attrs.field(converter=as_file)
    id: str = attrs.field(init=False)

    @id.default
    def _id(self) -> str:
        named = (read_head(self.file) or {}).get("id")
        return named if isinstance(named, str) else self.load().id

    def load(self) -> Scheme:
        """The scheme.

        Raises:
            SchemeError: The file has faults: all of them are listed, with file, line and path.
            ReadError: The file is missing or not text.
        """
        return read_scheme(self.file)


@attrs.frozen
class FrameworkFile:
    """A framework offered as a file.

    Attributes:
        file: The file, TOML. What stands before its first table says the id and the scheme.
        reader: Reads the framework from the file; for one that is composed of several files.
        id: The framework's id, as the file says it.
        scheme: The id of the scheme it names; `None` when it names none.

    Raises:
        FrameworkError: The file does not begin with its id, and it has faults.
        ReadError: The file is missing or not text.
    """

    file: Path | Traversable = attrs.field(converter=as_file)
    reader: Callable[[Path | Traversable], Framework] = read_framework
    id: str = attrs.field(init=False)
    scheme: str | None = attrs.field(init=False)

    @id.default
    def _id(self) -> str:
        named = (read_head(self.file) or {}).get("id")
        return named if isinstance(named, str) else self.load().id

    @scheme.default
    def _scheme(self) -> str | None:
        head = read_head(self.file)
        return self.load().scheme if head is None else head.get("scheme")

    def load(self) -> Framework:
        """The framework.

        Raises:
            FrameworkError: The file has faults: all of them are listed, with file, line and path.
            ReadError: The file is missing or not text.
        """
        return self.reader(self.file)


class Shelf(Mapping[str, _Thing]):
    """Schemes, or frameworks, by id and in the order of ids.

    One that was offered as a file is read when it is first taken; a file with faults raises then,
    and leaves the others as they are.
    """

    def __init__(self, things: Mapping[str, Any]) -> None:
        self._things = {id: things[id] for id in sorted(things)}

    def __getitem__(self, id: str) -> _Thing:
        thing = self._things[id]
        if isinstance(thing, (SchemeFile, FrameworkFile)):
            thing = self._things[id] = thing.load()
        taken: _Thing = thing
        return taken

    def __contains__(self, id: object) -> bool:
        return id in self._things

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)
