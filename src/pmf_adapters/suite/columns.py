"""What the columns of a table of measures hold, and which tables are of measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

import pmf
from pmf_adapters.headings import is_period

#: The fields a caller may map a heading to, each with a heading it is known by.
FIELDS = {
    "code": "Code",
    "name": "Measure Name",
    "target": "Target",
    "service": "Service",
    "directorate": "Directorate",
    "owner": "Owner",
    "polarity": "Polarity",
    "frequency": "Frequency",
    "tier": "Tier",
    "unit": "Unit",
    "purpose": "Rationale",
}
_SAID = {
    "code": "code|ref|reference|id|no|number|kpi (?:ref|reference|code|id|no|number)|measure code"
    "|indicator (?:ref|code)|pi code",
    "service": "service|services|service area|department|team|division",
    "directorate": "directorate|directorates|portfolio",
    "owner": "owner|lead|lead officer|responsible officer|responsible|accountable officer"
    "|responsible owner|data owner",
    "polarity": "polarity|good is|good performance is|better|what is better|aim to|preferred"
    "|desired direction|preferred direction|higher or lower is better",
    "frequency": "frequency|reporting frequency|how often|reported|reporting period",
    "tier": "tier|level|indicator type|measure type|kpi type",
    "unit": "unit|units|unit of measure|unit of measurement|measured in",
    "purpose": "rationale|purpose|why|why it matters|why we measure this|reason|reason for "
    "inclusion",
}
_HEADINGS = {
    field: re.compile(rf"(?:{words})", re.IGNORECASE | re.ASCII) for field, words in _SAID.items()
}
_MEASURE = re.compile(
    r"(?:proposed |new |revised |corporate |headline |suggested )*"
    r"(?:key )?(?:performance )?(?:measures?|indicators?|kpis?|spis?|pis?|metrics?)"
    r"(?: names?| titles?| descriptions?)?"
)
#: Such a column holds the measure, or its code where another one holds the measure.
_SHORT = re.compile(r"(?:kpi|spi|pi)")
#: Names a column may go by where the rest of the table speaks of measures and targets.
_NAME = re.compile(r"(?:short )?(?:name|title|description)")
_TARGET = re.compile(
    r"(?P<before>[\w/’' -]*?)\btargets?\b(?P<after>[\w/,’' -]*)", re.IGNORECASE | re.ASCII
)
#: What else the heading of a target may say; periods aside.
_BESIDE_TARGET = re.compile(
    r"proposed|new|revised|annual|agreed|suggested|the|for|year|in|of|and|per|kpi|performance"
    r"|measure|value|level|set|from|to|quarterly|monthly"
)
_FORMER = re.compile(r"current|existing|previous|former|old|last")
_BASELINE = re.compile(r"\bbaseline\b")
#: What a heading says that stands over figures that came out.
_OUTTURN = re.compile(
    r"\b(?:outturns?|actuals?|results?|achieved|status|rag|trend|direction of travel|dot"
    r"|values?|progress|performance(?! (?:indicator|measure|target)))\b"
)
#: No heading is longer.
_LONGEST = 120
_YEARS = re.compile(r"\b(?:19|20)?[0-9]{2}\s*[/-]\s*(?:20)?[0-9]{2}\b|\b20[0-9]{2}\b", re.ASCII)


@attrs.frozen
class Columns:
    """What each column of a table of measures holds, by its place.

    Attributes:
        name: The measure.
        targets: Its targets, each with the period its heading names; `None` when it names none.
        baselines: Figures of an earlier period, each with that period.
        others: The place of each other field that is there: ``{"service": 0}``.
        unknown: Columns that hold something else.
        former: Columns of targets no longer in force.
    """

    name: int
    targets: tuple[tuple[int, pmf.Period | None], ...]
    baselines: tuple[tuple[int, pmf.Period], ...] = ()
    others: tuple[tuple[str, int], ...] = ()
    unknown: tuple[int, ...] = ()
    former: tuple[int, ...] = ()

    def place(self, field: str) -> int | None:
        """The column of a field; `None` when the table has none."""
        return dict(self.others).get(field)


def columns_of(headings: Iterable[str]) -> Columns | None:
    """The columns of a table of measures and targets; `None` when it is none.

    A table that also says what came out is a report, and not one of these.
    """
    names = [_plain(heading) for heading in headings]
    targets, former, baselines, unknown = [], [], [], []
    others: dict[str, int] = {}
    measures: list[int] = []
    for place, name in enumerate(names):
        kind = _kind(name)
        if kind == "outturn":
            return None
        if kind == "target":
            targets.append((place, period_in(name)))
        elif kind == "former":
            former.append(place)
        elif kind == "baseline":
            period = period_in(name)
            baselines += [(place, period)] if period else []
            unknown += [] if period else [place]
        elif kind == "measure":
            measures.append(place)
        elif kind and kind not in others:
            others[kind] = place
        elif name:
            unknown.append(place)
    measure = _measure(measures, names)
    if measure is None or not targets:
        return None
    for place in measures:
        if place != measure and _SHORT.fullmatch(names[place]) and "code" not in others:
            others["code"] = place
        elif place != measure:
            unknown.append(place)
    return Columns(
        measure, tuple(targets), tuple(baselines), tuple(others.items()), tuple(unknown),
        tuple(former),
    )  # fmt: skip


def _measure(places: list[int], names: list[str]) -> int | None:
    """The column of the measures; a column called KPI beside one of measures holds their codes."""
    called = [place for place in places if _MEASURE.fullmatch(names[place])]
    return next((place for place in called if not _SHORT.fullmatch(names[place])), None) or next(
        iter(called), None
    )


def _kind(name: str) -> str | None:
    """What a heading says its column holds; `None` when it says nothing known."""
    if len(name) > _LONGEST:
        return None
    target = _target_kind(name)
    if target is not None:
        return target
    if _BASELINE.search(name):
        return "baseline"
    if _MEASURE.fullmatch(name) or _NAME.fullmatch(name):
        return "measure"
    for field, heading in _HEADINGS.items():
        if heading.fullmatch(name):
            return field
    return "outturn" if _OUTTURN.search(name) or is_period(name) else None


def _target_kind(name: str) -> str | None:
    found = _TARGET.fullmatch(name)
    if found is None:
        return None
    words = re.findall(r"[a-z]+", _YEARS.sub(" ", f"{found['before']} {found['after']}"))
    other = [word for word in words if not _BESIDE_TARGET.fullmatch(word)]
    if not all(map(_FORMER.fullmatch, other)):
        return None
    return "former" if other else "target"


def period_in(name: str) -> pmf.Period | None:
    """The period a text names: "Target 2024/25"; `None` when it names none, or more than one."""
    found = [period for period, _, _ in pmf.cells.find_periods(name)]
    for year in () if found else _YEARS.findall(name):
        try:
            found.append(pmf.cells.read_period(year))
        except ValueError:
            continue  # "2024" may be either of two years
    return found[0] if len(found) == 1 else None


def _plain(heading: str) -> str:
    return pmf.fold(pmf.cells.strip_markup(heading.strip())[0]).strip("* :")


def is_heading(cells: tuple[str, ...]) -> bool:
    """Whether cells are the heading row of a table of measures and targets."""
    return columns_of(cells) is not None


def is_report(headings: Iterable[str]) -> bool:
    """Whether a table holds measures with what came out."""
    kinds = [_kind(_plain(heading)) for heading in headings]
    return "measure" in kinds and "outturn" in kinds


def sets_out_a_suite(document: pmf.Document) -> bool:
    """Whether a document holds measures with targets, and nowhere measures with what came out."""
    rows = list(_heading_rows(document))
    return any(map(is_heading, rows)) and not any(map(is_report, rows))


def _heading_rows(document: pmf.Document) -> Iterator[tuple[str, ...]]:
    """Every row that may head a table: its first, and those inside that speak of a target."""
    for table in document.tables:
        yield table.meant
        for row in table.rows:
            if "target" in " ".join(row.printed).casefold():
                yield row.printed
