"""The names of a document held against the framework: its codes, services and groups."""

from __future__ import annotations

import attrs

import pmf
from pmf_adapters.codes import Codes


class Names:
    """Gives each name the code and the attributes the framework declares for it.

    Args:
        framework: The framework; `None` when there is none.
        cells: What collects findings.
    """

    def __init__(self, framework: pmf.Framework | None, cells: pmf.Collector) -> None:
        self._framework = framework
        self._cells = cells
        declared = framework.definitions if framework else ()
        self._by_name = {pmf.fold(one.indicator.name): one.indicator for one in declared}
        self._by_code = {one.indicator.code: one.indicator for one in declared}
        self._codes = Codes(cells, frozenset(self._by_code))

    def indicator(self, name: str, code: str, where: pmf.Location) -> pmf.Indicator:
        """The indicator of that name: as declared where it is, else with nothing but its name.

        Args:
            name: The name as printed.
            code: The code as printed; empty where none is.
            where: Its place.
        """
        known = self._by_code.get(code) if code else self._by_name.get(pmf.fold(name))
        if known is not None:
            return attrs.evolve(known, name=name, code_printed=bool(code), source=where)
        made = self._codes.of_cells(code, name, name, where)
        if self._framework is not None:
            message = f"{name!r} is not in the framework; which values are better is not known"
            self._cells.note("unknown-code", message, where, code=made.code)
        return pmf.Indicator(made.code, name, code_printed=made.printed, source=where)

    def definition(self, code: str) -> pmf.Definition | None:
        """What the framework declares under a code; `None` when nothing."""
        return self._framework.definition(code) if self._framework else None

    def reported(
        self, indicator: pmf.Indicator, printed: pmf.Frequency | None, where: pmf.Location
    ) -> pmf.Indicator:
        """The indicator as often as the document says, told where the framework says otherwise.

        Args:
            indicator: As the framework declares it.
            printed: How often it is reported by the document; `None` when it does not say.
            where: Its place.
        """
        declared = indicator.frequency
        if printed is None or printed is declared:
            return indicator
        if declared is not None:
            message = (
                f"it is called {_words(printed)} here and {_words(declared)} in the framework; "
                "the document counts"
            )
            self._cells.note(
                "frequency-disagrees", message, where, indicator.name, used=printed.value,
                code=indicator.code,
            )  # fmt: skip
        return attrs.evolve(indicator, frequency=printed)

    def service(self, printed: str) -> str | None:
        """The framework's name of a service; `None` when it declares none like it."""
        known = self._framework.service(printed) if self._framework else None
        return known.name if known else None

    def group(self, printed: str) -> str | None:
        """The framework's name of a group, or of the group of a service; else `None`."""
        if self._framework is None:
            return None
        known = self._framework.group(printed)
        if known is not None:
            return known.name
        service = self._framework.service(printed)
        return service.group if service else None


def _words(frequency: pmf.Frequency) -> str:
    return frequency.value.replace("_", "-")
