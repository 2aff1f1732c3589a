"""The Pentana family: reports as the Pentana (formerly Covalent) system exports them.

Indicators stand in tables with a status icon, "Code & Short Name" (or the code and the name in a
column each), outturns, the current period, the target and the latest note; actions in tables with
a code, a title, progress and a due date. Services are rows of their own inside a table, and the
heading row is repeated at a page break.

A council on this family is a value of `PentanaAdapter` and a framework file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

import attrs

import pmf
from pmf_adapters.pentana import layout
from pmf_adapters.pentana.reading import Reading


def _words(marker: str | Iterable[str]) -> tuple[str, ...]:
    """The words of a marker; a single text is one, whatever comma is missing."""
    words: tuple[object, ...] = (marker,) if isinstance(marker, str) else tuple(marker)
    if not all(isinstance(word, str) and word.strip() for word in words):
        raise pmf.UsageError(f"a marker is made of words, not {words!r}")
    return tuple(map(str, words))


@attrs.frozen
class PentanaAdapter:
    """One council's Pentana reports, or any council's.

    Attributes:
        name: The adapter's name.
        council: The council; `None` for the family itself.
        marker: Words that a document must say, all of them, to be this council's; one may be
            given without a tuple. Empty for the family alone.
        title: What it reads.
        framework: The id of the framework that declares what the reports leave unsaid.
        samples: Documents bundled with it.
        scheme: The id of the scheme.
    """

    name: str
    council: str | None = None
    marker: tuple[str, ...] = attrs.field(default=(), converter=_words)
    title: str = "Pentana report of any council"
    framework: str | None = None
    samples: tuple[pmf.Sample, ...] = ()
    scheme: str | None = "pentana"

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

    @property
    def fields(self) -> Mapping[str, str]:
        """The fields a caller may map a heading to."""
        return layout.FIELDS

    def claims(self, document: pmf.Document) -> bool:
        """Whether it holds a Pentana table and says the council's words."""
        return layout.claims(document) and document.says(*self.marker)

    def read(
        self, document: pmf.Document, scheme: pmf.Scheme | None, framework: pmf.Framework | None
    ) -> pmf.Dataset:
        """Read its indicators, actions, keys and covering paper."""
        return Reading(self.name, self.council, document, scheme, framework).dataset()


@pmf.hookimpl
def pmf_adapters() -> list[PentanaAdapter]:
    """Any council's Pentana report."""
    return [PentanaAdapter("pentana")]


@pmf.hookimpl
def pmf_schemes() -> list[pmf.Scheme]:
    """The icons of Pentana."""
    return [pmf.load_scheme(files("pmf_adapters") / "schemes" / "pentana.toml")]
