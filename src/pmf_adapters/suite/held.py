"""What a paper prints held against what the framework declares: places, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable

import pmf

#: The most measures a finding names.
_MOST = 8


class Places:
    """Services and directorates as printed, against those declared; each difference told once.

    What the framework declares is kept, since what is printed is known by the measure's name.

    Args:
        framework: The framework; `None` when there is none, and then nothing is told.
        cells: What collects findings.
    """

    def __init__(self, framework: pmf.Framework | None, cells: pmf.Collector) -> None:
        self._framework = framework
        self._cells = cells
        self._told: set[tuple[str, str]] = set()

    def hold(self, indicator: pmf.Indicator, directorate: str | None, where: pmf.Location) -> None:
        """A finding where a measure is printed under another name than its own.

        Args:
            indicator: The measure, with the service it is printed under.
            directorate: The directorate it is printed under; `None` when under none.
            where: Where its service is printed.
        """
        if self._framework is None or indicator.service is None:
            return
        self._hold_service(self._framework, indicator, where)
        if directorate is not None:
            self._hold_directorate(self._framework, indicator.service, directorate, where)

    def _hold_service(
        self, framework: pmf.Framework, indicator: pmf.Indicator, where: pmf.Location
    ) -> None:
        printed, own = indicator.printed_service, indicator.service
        if printed is None or own is None or pmf.fold(printed) == pmf.fold(own):
            return
        known = framework.service(printed)
        if known is not None and known.name == own:
            return  # another form of its name
        kind = "name-disagrees" if known is None else "service-disagrees"
        message = (
            f"the service is printed as {printed!r}; the framework declares it as {own!r}, which "
            "is kept. If it has a new name, add that to its aliases"
            if known is None
            else f"{indicator.name!r} is printed under {printed!r} but declared of {own!r}; that "
            "is kept"
        )
        self._tell(kind, message, where, printed, own)

    def _hold_directorate(
        self, framework: pmf.Framework, service: str, printed: str, where: pmf.Location
    ) -> None:
        known = framework.service(service)
        declared = known.directorate if known else None
        named = framework.directorate(printed)
        if declared is None or (named is not None and named.name == declared):
            return
        message = (
            f"{service} is printed under {printed!r}; the framework declares it of {declared!r}"
        )
        self._tell("name-disagrees", message, where, printed, f"{declared}")

    def _tell(self, kind: str, message: str, where: pmf.Location, raw: str, used: str) -> None:
        told = (raw, f"{kind}: {used}") if kind == "name-disagrees" else (raw, message)
        if told not in self._told:
            self._told.add(told)
            self._cells.note(kind, message, where, raw, used=used)


def tell_missing(
    indicators: Iterable[pmf.Indicator],
    framework: pmf.Framework | None,
    file: str,
    cells: pmf.Collector,
) -> None:
    """Tell the live measures that the framework declares and the paper does not hold, by group.

    Args:
        indicators: The measures of the paper.
        framework: The framework; `None` when there is none, and then nothing is told.
        file: The name of the document.
        cells: What collects findings.
    """
    held = {indicator.code for indicator in indicators}
    missing: dict[str | None, list[pmf.Indicator]] = {}
    for definition in framework.definitions if framework else ():
        declared = definition.indicator
        if declared.stage is pmf.Stage.LIVE and declared.code not in held:
            missing.setdefault(declared.group, []).append(declared)
    for group, absent in missing.items():
        names = "; ".join(repr(one.name) for one in absent[:_MOST])
        more = f" and {len(absent) - _MOST} more" if len(absent) > _MOST else ""
        of = f", of {group}" if group else ""
        message = f"declared and not in this paper{of}: {names}{more}"
        code = absent[0].code if len(absent) == 1 else None
        cells.note("not-reported", message, pmf.Location(file), code=code)
