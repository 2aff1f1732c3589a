"""The returns family: the library's own form, for councils that have no system to export from.

A return is one or more tables, each known by its heading row: sheets of a workbook, or tables one
below the other in a text or CSV file. The first says of which council, framework and period it
is; what the tables hold is in `pmf.return_form`. What the framework declares is taken from there,
and the return needs to say it no more.
"""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters.reading import Given
from pmf_adapters.returns.form import grouped, kind_of
from pmf_adapters.returns.head import framework_named
from pmf_adapters.returns.reading import Reading


@attrs.frozen
class ReturnsAdapter:
    """Reads filled returns of any council. Their headings are the form's: none is to be mapped.

    Attributes:
        name: The adapter's name.
        title: What it reads.
        samples: Documents bundled with it.
    """

    name: str = pmf.return_form.READER
    title: str = "The library's own return, filled in by any council"
    samples: tuple[pmf.Sample, ...] = ()

    def claims(self, document: pmf.Document) -> bool:
        """Whether it holds the table that says of what it is a return."""
        return any(kind_of(table) == "head" for table in grouped(document).tables)

    def framework_for(self, document: pmf.Document) -> str | None:
        """The framework the return names; `None` when it names none."""
        return framework_named(grouped(document))

    def read(
        self, document: pmf.Document, scheme: pmf.Scheme | None, framework: pmf.Framework | None
    ) -> pmf.Dataset:
        """Read every table of the form, and tell the others."""
        given = Given(self.name, None, grouped(document), scheme, framework)
        return Reading(given).dataset()


@pmf.hookimpl
def pmf_adapters() -> list[ReturnsAdapter]:
    """Returns of any council."""
    return [ReturnsAdapter()]
