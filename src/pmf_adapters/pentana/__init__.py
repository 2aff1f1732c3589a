"""The Pentana family: reports as the Pentana (formerly Covalent) system exports them.

Indicators stand in tables with a status icon, "Code & Short Name" (or the code and the name in a
column each), outturns, the current period, the target and the latest note; actions in tables with
a code, a title, progress and a due date. Services are rows of their own inside a table, and the
heading row is repeated at a page break.

A council on this family is a value of `PentanaAdapter` and a framework file.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

import attrs

import pmf
from pmf_adapters.family import Family
from pmf_adapters.pentana import layout
from pmf_adapters.pentana.reading import Reading


@attrs.frozen
class PentanaAdapter(Family):
    """One council's Pentana reports, or any council's."""

    reading = Reading
    title: str = "Pentana report of any council"
    scheme: str | None = "pentana"

    @property
    def fields(self) -> Mapping[str, str]:
        """The fields a caller may map a heading to."""
        return layout.FIELDS

    def lays_out(self, document: pmf.Document) -> bool:
        """Whether it holds a Pentana table."""
        return layout.claims(document)


@pmf.hookimpl
def pmf_adapters() -> list[PentanaAdapter]:
    """Any council's Pentana report."""
    return [PentanaAdapter("pentana")]


@pmf.hookimpl
def pmf_schemes() -> list[pmf.SchemeFile]:
    """The icons of Pentana."""
    return [pmf.SchemeFile(files("pmf_adapters") / "schemes" / "pentana.toml")]
