"""Rows under the council's own headings, and printed statuses beside those that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import attrs

from pmf.model.period import Period
from pmf.model.status import Provenance
from pmf.report.beside import written_on
from pmf.report.framework_part import tier_name
from pmf.report.latest import latest_of
from pmf.report.piece import (
    ActionPlan,
    ActionRow,
    ActionService,
    Comparison,
    Difference,
    IndicatorRow,
    Plan,
    ServiceRows,
    TierTable,
)
from pmf.report.row import action_row, earlier_of, in_time, indicator_row
from pmf.report.sentence import difference
from pmf.report.text import clean
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.reconcile import Reconciliation, Verdict, travel_row
from pmf.rules.results import Results

#: So many columns of earlier figures leave room for the present one.
_COLUMNS = 4
_Item = TypeVar("_Item")
_Judged = tuple[Assessment, IndicatorRow]
_Done = tuple[ActionAssessment, ActionRow]


def rows_of(results: Results, compared: Reconciliation) -> tuple[list[_Judged], list[_Done]]:
    """Every indicator and action judged, each with its row.

    Args:
        results: What was judged.
        compared: Its printed statuses beside the computed ones.
    """
    # Rows of a reconciliation stand in the order judged, without those that print no status.
    verdicts, action_verdicts = iter(compared.rows), iter(compared.actions)
    dataset = results.dataset
    earlier, written = earlier_of(dataset), written_on(dataset)
    names = {one.code: one.name for one in dataset.indicators}
    rows: list[_Judged] = []
    for assessed in results:
        told = next(verdicts).verdict if assessed.observation.reported_word is not None else None
        told_on = tuple((one.text, one.who) for one in written.get(assessed.code, ()))
        before = earlier.get(assessed.code, {})
        latest = latest_of(assessed, before, dataset.observations)
        travel = travel_row(assessed, results)
        row = indicator_row(assessed, told, before, told_on, latest, travel)
        rows.append((assessed, row))
    done: list[_Done] = []
    for acted in results.actions:
        told = next(action_verdicts).verdict if acted.action.reported_word is not None else None
        done.append((acted, action_row(acted, results.scheme, told, names)))
    return rows, done


def heading_of(assessed: Assessment) -> str:
    """What the council prints an indicator under first."""
    return clean(assessed.indicator.group or "") or "Indicators"


def _tier(assessed: Assessment) -> str:
    tier = assessed.indicator.tier
    name = tier_name(tier) if tier else ""
    if assessed.indicator.target.provenance == Provenance.CONTRACTUAL:
        # What a contract sets is not what the council set itself: it stands apart.
        return f"{name}: contractual targets" if name else "Contractual targets"
    return name or "Indicators"


def _service(assessed: Assessment) -> str:
    return clean(assessed.indicator.printed_service or assessed.indicator.service or "")


def action_heading_of(assessed: ActionAssessment) -> str:
    """What the council prints an action under first."""
    return clean(assessed.action.group or "") or "Actions"


def plans_of(rows: list[_Judged]) -> Iterator[Plan]:
    """Rows under headings, kinds and services."""
    for plan, under_plan in _together(rows, lambda pair: heading_of(pair[0])):
        tiers = []
        for tier, under_tier in _together(under_plan, lambda pair: _tier(pair[0])):
            tiers.append(_tier_table(tier, under_tier))
        yield Plan(plan, tuple(tiers))


def _tier_table(name: str, rows: list[_Judged]) -> TierTable:
    """One table; every row gets a place in each of its columns of earlier periods."""
    columns = _columns([row for _, row in rows])
    periods = tuple(map(str, columns))
    filled = [(assessed, _in_columns(row, columns)) for assessed, row in rows]
    services = _together(filled, lambda pair: _service(pair[0]))
    return TierTable(
        name,
        periods,
        tuple(ServiceRows(service, tuple(row for _, row in part)) for service, part in services),
        rated=any(row.rated for _, row in rows),
        travelled=any(row.trends or row.travel_printed or row.broken for _, row in rows),
    )


def _columns(rows: list[IndicatorRow]) -> list[Period]:
    """The earlier periods worth a column: the latest few that at least a third of the rows have.

    A column for every period any row knows would push the present figure off the page.
    """
    counts = Counter(period for row in rows for period, _ in row.before)
    shared = [period for period, count in counts.items() if count * 3 >= len(rows)]
    return sorted(shared, key=in_time)[-_COLUMNS:]


def _in_columns(row: IndicatorRow, columns: list[Period]) -> IndicatorRow:
    held = dict(row.before)
    told = row.latest.period if row.latest else ""
    return attrs.evolve(
        row,
        periods=tuple(map(str, columns)),
        earlier=tuple(map(held.get, columns)),
        older=tuple(
            (str(period), one)
            for period, one in row.before
            if period not in columns and str(period) != told
        ),
    )


def action_plans_of(done: list[_Done]) -> Iterator[ActionPlan]:
    """Actions under headings and services."""
    for plan, under in _together(done, lambda pair: action_heading_of(pair[0])):
        services = _together(under, lambda pair: clean(pair[0].action.service or ""))
        yield ActionPlan(
            plan,
            tuple(ActionService(name, tuple(row for _, row in part)) for name, part in services),
        )


def _together(
    items: Iterable[_Item], key: Callable[[_Item], str]
) -> Iterable[tuple[str, list[_Item]]]:
    """Items under their headings; headings in the order they first occur."""
    under: dict[str, list[_Item]] = {}
    for item in items:
        under.setdefault(key(item), []).append(item)
    return under.items()


_Compared = tuple[Verdict | None, Difference | None]


def indicator_differs(assessed: Assessment, row: IndicatorRow) -> _Compared:
    """How a printed status stands, and the difference where there is one."""
    if row.printed is None or row.verdict in (None, Verdict.AGREE):
        return row.verdict, None
    understood = bool(assessed.observation.reported)
    said = difference(row.printed.word, understood, row.verdict, row.why)
    place = row.value.place or row.place
    return row.verdict, Difference(
        row.code, row.name, row.printed, row.follows, row.may_be, "", said, place, row.decided
    )


def action_differs(assessed: ActionAssessment, row: ActionRow) -> _Compared:
    """The same for an action."""
    if row.printed is None or row.verdict in (None, Verdict.AGREE):
        return row.verdict, None
    understood = bool(assessed.action.reported)
    said = difference(row.printed.word, understood, row.verdict, row.why)
    return row.verdict, Difference(
        row.code, row.title, row.printed, row.follows, "", row.may_also_be, said, row.place
    )


def comparison_of(what: str, compared: Iterable[_Compared]) -> Comparison:
    """Printed statuses beside those that follow.

    Args:
        what: ``indicators`` or ``actions``.
        compared: How each stands.
    """
    seen = list(compared)

    def those(verdict: Verdict) -> tuple[Difference, ...]:
        return tuple(differs for told, differs in seen if told is verdict and differs is not None)

    agree = sum(told is Verdict.AGREE for told, _ in seen)
    return Comparison(what, agree, those(Verdict.DISAGREE), those(Verdict.NOT_REPRODUCIBLE))
