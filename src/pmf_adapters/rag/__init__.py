"""The family of red, amber and green: indicators with a target and a council's colour.

A report may print its indicators in tables (name, figures, target, colour, comment), or only count
them: a table of priorities by colour, and sentences that say the same. It reads both, and the
covering paper they come with.

A council on this family is a value of `RagAdapter` and a framework file.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

import attrs

import pmf
from pmf_adapters.family import Family
from pmf_adapters.pentana import layout
from pmf_adapters.rag.columns import columns_of
from pmf_adapters.rag.counts import is_counts
from pmf_adapters.rag.reading import Reading
from pmf_adapters.rag.sentences import Said
from pmf_adapters.reading import Given

_FILE = files("pmf_adapters") / "schemes" / "rag.toml"


@functools.cache
def _lights() -> pmf.Scheme:
    """The plain traffic lights, whose words tell a table of counts."""
    return pmf.load_scheme(_FILE)


def _frozen(given: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(given))


@attrs.frozen
class RagAdapter(Family):
    """One council's rated reports, or any council's.

    Attributes:
        phrases: What the council writes in a sentence for each word of its scheme, where it
            counts indicators in words: ``{"just short of target": "Amber"}``.
        said: How its sentences give totals: of all indicators, of several words, of priorities.
    """

    title: str = "Report of indicators with targets and colours, of any council"
    scheme: str | None = "rag"
    phrases: Mapping[str, str] = attrs.field(
        default=MappingProxyType({}), converter=_frozen, eq=False, hash=False
    )
    said: Said = attrs.field(factory=Said)

    def lays_out(self, document: pmf.Document) -> bool:
        """Whether it holds a table of rated indicators or of counts by colour."""
        if _is_return(document) or (self.generic and layout.claims(document)):
            return False
        return any(
            columns_of(table.meant).are_rated or is_counts(table.meant, _lights())
            for table in document.tables
        )

    def read(
        self, document: pmf.Document, scheme: pmf.Scheme | None, framework: pmf.Framework | None
    ) -> pmf.Dataset:
        """Read its indicators, its counts and its covering paper."""
        given = Given(self.name, self.council, document, scheme, framework)
        return Reading(given, self.phrases, self.said).dataset()


def _is_return(document: pmf.Document) -> bool:
    """Whether it is a filled return, which another family reads."""
    return any(table.columns[:2] == pmf.return_form.HEAD for table in document.tables)


@pmf.hookimpl
def pmf_adapters() -> list[RagAdapter]:
    """Any council's rated report."""
    return [RagAdapter("rag")]


@pmf.hookimpl
def pmf_schemes() -> list[pmf.SchemeFile]:
    """The plain traffic lights."""
    return [pmf.SchemeFile(_FILE)]
