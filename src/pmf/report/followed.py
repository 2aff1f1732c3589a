"""What follows for the report as a whole, as shown: printed totals, ways travelled, mitigation."""

from __future__ import annotations

from collections.abc import Iterable

from pmf.model.beside import CommentaryKind
from pmf.model.dataset import Published
from pmf.model.framework import Group, GroupKind
from pmf.model.status import Movement, Status, Travel
from pmf.report.beside import said
from pmf.report.piece import IndicatorRow
from pmf.report.piece_beside import MitigationRow, PrintedTotals, Said, TotalsRow, Travelled, Way
from pmf.report.row import ABSENT
from pmf.report.sentence import why
from pmf.report.sign import computed_sign
from pmf.report.text import clean, dates_in_words, lower_first
from pmf.report.trend import Trend, first_of
from pmf.rules.assessment import Assessment
from pmf.rules.reconcile import Reconciliation, Verdict
from pmf.rules.results import Results
from pmf.rules.rollups.mitigation import actions_for, missing_mitigations
from pmf.rules.totals.published import Beside, recount_published

_BY_KIND = {
    GroupKind.PLAN: "By business plan",
    GroupKind.PRIORITY: "By priority",
    GroupKind.COMMITTEE: "By committee",
    GroupKind.PARTNER: "By partner",
}
#: The statuses that call for mitigation where the council names none.
_CALLING = (Status.NEAR_TARGET, Status.OFF_TARGET)


def headings_kind(groups: Iterable[Group]) -> str | None:
    """What the council's headings are, for a heading of ours; `None` where they are mixed."""
    kinds = {one.kind for one in groups}
    kind = kinds.pop() if len(kinds) == 1 else None
    return _BY_KIND.get(kind) if kind else None


def totals_of(results: Results) -> PrintedTotals | None:
    """Counts the report prints of itself, beside its own rows; `None` when it prints none."""
    published = results.dataset.published
    if not published:
        return None
    recounted = recount_published(results)
    names = tuple(dict.fromkeys(clean(one.name) for one in published))
    beside: dict[str | None, list[Beside]] = {}
    for one in recounted.beside:
        beside.setdefault(one.group, []).append(one)
    groups = dict.fromkeys(one.group for one in published)
    # The whole stands last, where a table's totals stand.
    ordered = sorted(groups, key=lambda group: group is None)
    has_rows = bool(results.assessments)
    rows = tuple(_rows(group, published, beside, names, has_rows=has_rows) for group in ordered)
    told = tuple(clean(dates_in_words(one.message, one.raw)) for one in recounted.findings)
    return PrintedTotals(names, rows, tuple(map(_sentence, told)))


def _sentence(text: str) -> str:
    """A message as a sentence; a heading it starts with keeps its capitals."""
    ours = text.startswith("whole report")
    start = text[:1].upper() if ours else text[:1]
    return f"{start}{text[1:]}{'' if text.endswith('.') else '.'}"


def _rows(
    group: str | None,
    published: tuple[Published, ...],
    beside: dict[str | None, list[Beside]],
    names: tuple[str, ...],
    *,
    has_rows: bool,
) -> tuple[TotalsRow, ...]:
    title = clean(group) if group else "All"
    printed: dict[str, dict[str, None]] = {}
    for one in published:
        if one.group == group:
            # The same count printed twice is told once; another count beside it is told too.
            told = (str(one.count) if one.count is not None else "", _share(one.percent))
            kept = [part for part in told if part] or [ABSENT[one.absence] if one.absence else ""]
            printed.setdefault(clean(one.name), {}).update(dict.fromkeys(kept))
    cells = tuple(", ".join(filter(None, printed.get(name, ()))) for name in names)
    rows = [TotalsRow(title, "Printed", cells)]
    if has_rows:
        counts = {clean(one.name): one for one in beside.get(group, [])}
        there = [counts.get(name) for name in names]
        reported = tuple(str(one.reported) if one else "" for one in there)
        computed = tuple(str(one.computed) if one else "" for one in there)
        if any(one.reported for one in counts.values()):
            rows.append(TotalsRow(title, "In its rows", reported))
        rows.append(TotalsRow(title, "From the figures", computed))
    return tuple(rows)


def _share(percent: str | None) -> str:
    text = clean(percent or "")
    return text if not text or text.endswith("%") else f"{text}%"


def travelled_of(rows: Iterable[tuple[str, IndicatorRow]], reconciled: Reconciliation) -> Travelled:
    """Which way figures went, each by the first comparator that can say whether it is better.

    Args:
        rows: Each indicator with its heading.
        reconciled: What was printed beside what follows.
    """
    printed = _printed_ways(reconciled)
    told = [(heading, row, first_of(row.trends)) for heading, row in rows]
    known = [one for one in told if one[2] is not None]
    if not known:
        return Travelled(compared=printed)
    keys = [way for way in (*Travel, *Movement) if any(_way(one[2]) == way for one in known)]
    ways = [_listed(way, told) for way in keys]
    unknown = tuple(_not_known(row) for _, row, trend in told if trend is None)
    columns: list[Travel | Movement | None] = [*keys]
    if unknown:
        ways.append(Way("Not known", None, unknown))
        columns.append(None)
    groups = dict.fromkeys(heading for heading, _, _ in told)
    counts = tuple(
        (name, tuple(_count(name, column, told) for column in columns)) for name in groups
    )
    return Travelled(tuple(ways), counts if len(groups) > 1 else (), printed)


def _printed_ways(reconciled: Reconciliation) -> str:
    """How many printed directions of travel the figures bear out; empty where none is printed."""
    count = len(reconciled.travels)
    if not count:
        return ""
    agree, disagree, unknown = map(reconciled.count_travels, Verdict)
    return (
        f"Of {count} printed {'direction' if count == 1 else 'directions'} of travel: "
        f"{agree} agree with the figures, {disagree} disagree, {unknown} cannot be reproduced"
    )


_Told = list[tuple[str, IndicatorRow, Trend | None]]


def _way(trend: Trend | None) -> Travel | Movement | None:
    return trend.way if trend is not None else None


def _listed(way: Travel | Movement, told: _Told) -> Way:
    those = [(row, trend) for _, row, trend in told if trend is not None and trend.way == way]
    arrows = {trend.arrow for _, trend in those}
    arrow = arrows.pop() if len(arrows) == 1 else None
    names = tuple(row.name for row, _ in those)
    return Way(those[0][1].word, arrow, names, isinstance(way, Movement))


def _not_known(row: IndicatorRow) -> str:
    """A name, with what was last known where nothing is due."""
    last = row.latest
    if last is None:
        return f"{row.name}: {lower_first(row.broken)}" if row.broken else row.name
    return f"{row.name}: not due; {last.sentence}"


def _count(heading: str, way: Travel | Movement | None, told: _Told) -> int:
    return sum(name == heading and _way(trend) == way for name, _, trend in told)


def mitigations_of(results: Results) -> tuple[MitigationRow, ...]:
    """Every figure that calls for mitigation, with what is said to be done.

    Where the council does not say which statuses call for it, those near or off target do; then
    only what was done is told, and nothing is found missing.
    """
    framework = results.dataset.framework
    asked = framework.mitigation_for if framework else ()
    missing = {finding.code for finding in missing_mitigations(results)}
    rows = []
    for one in results:
        done = _done(results, one)
        calls = one.code in missing or one.status in (asked or _CALLING)
        if calls and (done or one.code in missing):
            code = clean(one.code) if one.indicator.code_printed else ""
            name = clean(one.indicator.name)
            rows.append(MitigationRow(code, name, computed_sign(one), why(one), done))
    return tuple(rows)


def _done(results: Results, assessed: Assessment) -> tuple[Said, ...]:
    """What is said to be done: mitigation first, then comments, the note and linked actions."""
    dataset, code = results.dataset, assessed.code
    on = [one for one in dataset.commentary if one.on in (code, assessed.indicator.name)]
    kinds = (CommentaryKind.MITIGATION, CommentaryKind.COMMENTARY)
    written = [said(one, dataset) for kind in kinds for one in on if one.kind is kind]
    if assessed.observation.note is not None:
        written.append(Said("", clean(assessed.observation.note.text)))
    actions = [
        Said("", f"Action {clean(one.code)}: {clean(one.action.title)}, {clean(one.word)}",
             clean(one.action.owner or ""))
        for one in actions_for(results, code)
    ]  # fmt: skip
    return (*written, *actions)
