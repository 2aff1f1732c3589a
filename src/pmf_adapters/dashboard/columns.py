"""Which column of a dashboard's table is which, by the headings councils print."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import attrs

import pmf
from pmf_adapters.figures import is_figure
from pmf_adapters.headings import TargetHeading, target_heading, value_period

_ONE: tuple[tuple[str, frozenset[str]], ...] = (
    ("code", frozenset({"ref", "ref.", "reference", "code", "id", "no", "no.", "pi ref", "kpi ref",
                        "kpi code", "pi code"})),
    ("name", frozenset({"indicator", "performance indicator", "key performance indicator", "kpi",
                        "pi", "measure", "performance measure", "name", "indicator name", "title",
                        "description"})),
    ("service", frozenset({"service", "service area", "department", "team"})),
    ("owner", frozenset({"owner", "lead", "lead officer", "head of service",
                         "responsible officer"})),
    ("unit", frozenset({"unit", "units", "unit of measure"})),
    ("frequency", frozenset({"frequency", "reported", "how often"})),
    ("status", frozenset({"status", "rag", "rag status", "met"})),
    ("travel", frozenset({"direction", "direction of travel", "dot", "travel", "trend",
                          "direction of travel (dot)", "dot symbol", "trend arrow"})),
)  # fmt: skip
_NAMES = dict(_ONE)["name"]
#: Periods by which headings such as "this quarter" can be told, whatever the report's own.
_ANY = (pmf.Period.quarter(2000, 1), pmf.Period.financial_year(2000))
#: Headings of names that head codes where another column holds the names: "PI | Description".
_OR_CODES = frozenset({"pi", "kpi"})
_NOTES = re.compile(r"\b(?:comments?|commentary|notes?|narrative)\b")
#: Headings that name the report's own period, and those that name one by its distance from it.
_OWN = re.compile(
    r"(?:this|current|latest) (?:quarter|period|half[ -]year|year|month)|current|latest|value"
    r"|actual|outturn|result|performance"
)
_PREVIOUS = re.compile(r"(?:previous|last|prior) (?:quarter|period|half[ -]year|month)|previous")
_YEAR_AGO = re.compile(r"(?:same|this) (?:quarter|period|time|half[ -]year|month),? last year")
_LAST_YEAR = re.compile(r"(?:previous|last|prior) year")
#: Figures of others: an average, or a body beside the council.
_PEERS = re.compile(
    r"\b(?:national|england|english|regional|oflog|average|mean|median|benchmark|peers?"
    r"|neighbours?|nearest neighbours?)\b"
)
_SINGLE_BODY = re.compile(r"\bcouncil\b|\bborough\b")
_CONTRACT = re.compile(r"\bcontract(?:ual|ed)?\b")
_YEAR = 12


@attrs.frozen
class Columns:
    """The columns of one table, each by its place.

    Attributes:
        name: The names; `None` when it is no table of indicators.
        code: The codes; `None` when none are printed.
        service: The services; `None` likewise.
        owner: The roles that answer for them; `None` likewise.
        unit: The units; `None` likewise.
        frequency: How often each is reported; `None` likewise.
        status: Words that judge; `None` likewise.
        travel: Which way each figure went, as the council says; `None` likewise.
        values: Figures, each with its period; no period twice.
        target: The targets; `None` when none are printed.
        target_period: The period their heading names; `None` when it names none.
        is_contract: Whether the heading says that they are a contract's.
        peers: Figures of others, each with whom and the period its heading names, if any.
        notes: What is written beside.
        unknown: Columns that hold something else.
        twice: Columns that hold what another one holds already.
    """

    name: int | None = None
    code: int | None = None
    service: int | None = None
    owner: int | None = None
    unit: int | None = None
    frequency: int | None = None
    status: int | None = None
    travel: int | None = None
    values: tuple[tuple[int, pmf.Period], ...] = ()
    target: int | None = None
    target_period: pmf.Period | None = None
    is_contract: bool = False
    peers: tuple[tuple[int, str, pmf.Period | None], ...] = ()
    notes: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()

    @property
    def are_trends(self) -> bool:
        """Whether it is a table of indicators by period: with directions, or several periods."""
        return (
            self.name is not None
            and bool(self.values)
            and (self.travel is not None or len(self.values) > 1)
        )

    @property
    def are_rated(self) -> bool:
        """Whether figures are judged there by anything but a contract."""
        return self.status is not None or (self.target is not None and not self.is_contract)


@functools.lru_cache(maxsize=512)
def columns_of(meant: tuple[str, ...], period: pmf.Period | None) -> Columns:
    """Which column of a table with these headings is which; of two alike the first counts.

    Args:
        meant: Its headings.
        period: The report's own period, by which "previous quarter" names one; `None` when not
            known, and then only headings that name a period themselves do.
    """
    columns = Columns()
    headings = [pmf.cells.strip_markup(heading.strip())[0] for heading in meant]
    if any(pmf.fold(one) in _NAMES - _OR_CODES for one in headings):
        headings = ["code" if pmf.fold(one) in _OR_CODES else one for one in headings]
    for place, heading in enumerate(headings):
        columns = _with(columns, place, heading, period)
    return columns


def is_heading(cells: tuple[str, ...]) -> bool:
    """Whether cells are the heading row of a table of indicators by period."""
    if not any(pmf.fold(pmf.cells.strip_markup(cell.strip())[0]) in _NAMES for cell in cells):
        return False  # every row of a long table is asked, and few name a column of names
    return any(columns_of(cells, period).are_trends for period in _ANY)


def grouped(document: pmf.Document) -> pmf.Document:
    """The document with each table of indicators for itself and whole."""
    return document.regrouped(is_heading, _continues)


def _continues(columns: tuple[str, ...], cells: tuple[str, ...]) -> bool:
    """Whether cells below a line of text are one more row: a figure stands where figures do."""
    known = next((one for one in (columns_of(columns, p) for p in _ANY) if one.are_trends), None)
    if known is None or is_heading(cells):
        return False
    return any(is_figure(cells[place]) for place, _ in known.values)


def _with(columns: Columns, place: int, printed: str, period: pmf.Period | None) -> Columns:
    name = pmf.fold(printed)
    for field, names in _ONE:
        if name in names:
            return _single(columns, field, place)
    target = target_heading(_CONTRACT.sub("", name), has_figures=True)
    if target is not None:
        return _with_target(columns, place, target, is_contract=bool(_CONTRACT.search(name)))
    if _PEERS.search(name):
        return attrs.evolve(columns, peers=(*columns.peers, (place, *_body(printed))))
    return _with_values(columns, place, name, period)


def _with_target(
    columns: Columns, place: int, target: TargetHeading, *, is_contract: bool
) -> Columns:
    if columns.target is not None:
        return attrs.evolve(columns, twice=(*columns.twice, place))
    if not target.is_read:
        return attrs.evolve(columns, unknown=(*columns.unknown, place))
    return attrs.evolve(columns, target=place, target_period=target.period, is_contract=is_contract)


def _with_values(columns: Columns, place: int, name: str, period: pmf.Period | None) -> Columns:
    of = column_period(name, period)
    if of is None:
        if _NOTES.search(name):
            return attrs.evolve(columns, notes=(*columns.notes, place))
        return attrs.evolve(columns, unknown=(*columns.unknown, place))
    if any(of == known for _, known in columns.values):
        return attrs.evolve(columns, twice=(*columns.twice, place))
    return attrs.evolve(columns, values=(*columns.values, (place, of)))


def _single(columns: Columns, field: str, place: int) -> Columns:
    if getattr(columns, field) is not None:
        return attrs.evolve(columns, twice=(*columns.twice, place))
    found: dict[str, Any] = {field: place}
    return attrs.evolve(columns, **found)


def column_period(heading: str, period: pmf.Period | None) -> pmf.Period | None:
    """The period of a column of figures: one its heading names, or names from the report's own.

    "Last year" is the year before where the report is of a year; elsewhere it may be the same
    quarter or the whole year, and is left alone.
    """
    named = value_period(heading)
    if named is not None or period is None:
        return named
    if _OWN.fullmatch(heading):
        return period
    if _PREVIOUS.fullmatch(heading):
        return period.previous
    if _YEAR_AGO.fullmatch(heading):
        return period.same_last_year
    return period.previous if _LAST_YEAR.fullmatch(heading) and period.months == _YEAR else None


def is_average(body: str) -> bool:
    """Whether a heading of others' figures names an average and no single body."""
    return _SINGLE_BODY.search(pmf.fold(body)) is None


def _body(heading: str) -> tuple[str, pmf.Period | None]:
    """Whose figures a heading names, and the period beside it."""
    words = heading.split()
    for start, end in _spans(len(words)):
        try:
            period = pmf.cells.read_period(" ".join(words[start:end]))
        except ValueError:
            continue  # these words name no period; others may
        rest = " ".join((*words[:start], *words[end:])).strip(" ()–-:,")
        return rest or heading, period
    return heading, None


def _spans(count: int) -> Iterator[tuple[int, int]]:
    """Every run of words that leaves a name at its front or back, the longest first."""
    for length in range(count - 1, 0, -1):
        yield count - length, count
        yield 0, length
