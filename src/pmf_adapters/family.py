"""What every family of formats shares: a council on it is a value with a few facts."""

from __future__ import annotations

import abc
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import ClassVar

import attrs

import pmf
from pmf_adapters import papers
from pmf_adapters.reading import Given, Reading


def _words(marker: str | Iterable[str]) -> tuple[str, ...]:
    """The words of a marker; a single text is one, whatever comma is missing."""
    words: tuple[object, ...] = (marker,) if isinstance(marker, str) else tuple(marker)
    if not all(isinstance(word, str) and word.strip() for word in words):
        raise pmf.UsageError(f"a marker is made of words, not {words!r}")
    return tuple(map(str, words))


@attrs.frozen
class Family(abc.ABC):
    """One council's documents of a family, or any council's.

    A family is a subclass that knows a layout: it says whether a document has it (`lays_out`) and
    which `Reading` reads it (`reading`). A council on it is a value: a name, the words its
    documents say, its framework.

    Attributes:
        name: The adapter's name.
        council: The council; `None` for the family itself.
        marker: Words that a document must say, all of them, to be this council's; one may be
            given without a tuple. Empty for the family alone.
        title: What it reads.
        framework: The id of the framework that declares what the documents leave unsaid.
        samples: Documents bundled with it.
        scheme: The id of the scheme; `None` to leave it to the framework.
    """

    reading: ClassVar[type[Reading] | None] = None

    name: str
    council: str | None = None
    marker: tuple[str, ...] = attrs.field(default=(), converter=_words)
    title: str = ""
    framework: str | None = None
    samples: tuple[pmf.Sample, ...] = ()
    scheme: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse an adapter that would take every council's report for its own."""
        if self.council is not None and not self.marker:
            raise pmf.UsageError(
                f"adapter {self.name!r} is of {self.council} and has no marker: give the words by "
                f'which its reports are known, marker=("{self.council}",)'
            )

    @property
    def generic(self) -> bool:
        """The family stands back when a council's own adapter knows the document."""
        return self.council is None

    def claims(self, document: pmf.Document) -> bool:
        """Whether it says the council's words and is laid out as the family knows it.

        A covering paper that says them is the council's although no table of it is known, for a
        heading may be misprinted; what cannot be read is then told table by table. Where another
        family knows its tables, it is left to that one.
        """
        if self.lays_out(document):
            return says(document, *self.marker)
        return (
            not self.generic
            and any(map(papers.is_labels, document.tables))
            and says(document, *self.marker)
            and not _is_known_to_a_family(document)
        )

    @abc.abstractmethod
    def lays_out(self, document: pmf.Document) -> bool:
        """Whether a document is laid out as the family knows it."""

    def read(
        self, document: pmf.Document, scheme: pmf.Scheme | None, framework: pmf.Framework | None
    ) -> pmf.Dataset:
        """Everything the document says."""
        if self.reading is None:
            raise pmf.UsageError(f"{type(self).__name__} says nothing under reading, its Reading")
        given = Given(self.name, self.council, document, scheme, framework)
        return self.reading(given).dataset()


def _files(given: Traversable | Iterable[Traversable]) -> tuple[Traversable, ...]:
    return (given,) if isinstance(given, Traversable) else tuple(given)


@attrs.frozen
class PlugIn:
    """A council on a family as a whole plug-in: what an entry point may lead to.

    Attributes:
        adapter: The council's adapter.
        framework_files: The files of its frameworks, the one it names among them; one may be given
            without a tuple. Empty when another package has them.
        scheme_file: The file of a scheme of its own; `None` when it uses one that is installed.
    """

    adapter: Family
    framework_files: tuple[Traversable, ...] = attrs.field(default=(), converter=_files)
    scheme_file: Traversable | None = None

    @pmf.hookimpl
    def pmf_adapters(self) -> list[Family]:
        """The council's documents."""
        return [self.adapter]

    @pmf.hookimpl
    def pmf_frameworks(self) -> list[pmf.FrameworkFile]:
        """What its documents leave unsaid."""
        return [pmf.FrameworkFile(file) for file in self.framework_files]

    @pmf.hookimpl
    def pmf_schemes(self) -> list[pmf.SchemeFile]:
        """Its own rule, where it has one."""
        return [] if self.scheme_file is None else [pmf.SchemeFile(self.scheme_file)]


def declared_unit(indicator: pmf.Indicator) -> str | None:
    """The unit an indicator is declared in; `None` where none is, and the cell's own counts."""
    return None if indicator.unit == "number" else indicator.unit


def says(document: pmf.Document, *words: str) -> bool:
    """Whether a document says all these words, in its text or its tables, in any case.

    A covering paper names its council in a table of labels as often as in its text.
    """
    if document.says(*words):
        return True
    cells = (
        cell
        for table in document.tables
        for row in (table.columns, *(row.printed for row in table.rows))
        for cell in row
    )
    whole = "\n".join((document.prose, *cells)).casefold()
    return all(word.casefold() in whole for word in words)


def _is_known_to_a_family(document: pmf.Document) -> bool:
    """Whether an installed family can read the tables of a document, whoever's it is."""
    return any(
        one.generic and one.claims(document) for one in pmf.load_adapters().adapters.values()
    )
