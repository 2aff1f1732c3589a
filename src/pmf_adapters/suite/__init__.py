"""The suite family: papers that set out a suite of measures with their targets, and no outturns.

Measures stand in tables of service, measure and target; the service is named once and carried down.
A heading above says which committee they go to, and which directorate they are of. No figure is
printed, so there is no observation: what is read is what a council says it will measure.

A council on this family is a value of `SuiteAdapter` and a framework file.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

import pmf
from pmf_adapters.family import Family
from pmf_adapters.suite import columns
from pmf_adapters.suite.reading import Reading


@attrs.frozen
class SuiteAdapter(Family):
    """One council's suite of measures, or any council's."""

    reading = Reading
    title: str = "Suite of measures and targets of any council"

    @property
    def fields(self) -> Mapping[str, str]:
        """The fields a caller may map a heading to."""
        return columns.FIELDS

    def lays_out(self, document: pmf.Document) -> bool:
        """Whether it holds measures with targets, and nowhere a measure with what came out."""
        return columns.sets_out_a_suite(document)


@pmf.hookimpl
def pmf_adapters() -> list[SuiteAdapter]:
    """Any council's suite of measures."""
    return [SuiteAdapter("suite")]
