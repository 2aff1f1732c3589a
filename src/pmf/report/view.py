"""One plain view of a report, from which every output is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import attrs

from pmf.model.dataset import Account
from pmf.report.aside import account_of, judging_of, noticed_of, shares_of
from pmf.report.piece import (
    ActionPlan,
    ActionRow,
    ActionService,
    Comparison,
    Difference,
    IndicatorRow,
    Judging,
    NoticedGroup,
    Plan,
    ServiceRows,
    Share,
    TierTable,
)
from pmf.report.row import action_row, earlier_of, indicator_row
from pmf.report.sentence import difference
from pmf.report.tally import Tally, tally
from pmf.report.text import clean, period_words
from pmf.report.trend import travel_counts
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.check import check
from pmf.rules.reconcile import Reconciliation, Verdict, reconcile
from pmf.rules.results import Results

_Item = TypeVar("_Item")
_Judged = tuple[Assessment, IndicatorRow]
_Done = tuple[ActionAssessment, ActionRow]


@attrs.frozen
class ReportView:
    """A report as every output says it: plain text, in the order printed.

    Attributes:
        council: The council's name; empty when the adapter serves any.
        title: The report's title as printed; empty when none is.
        period: The period; empty when the report does not say.
        period_words: The months it covers; empty likewise.
        file: The document's name.
        illustrative: Whether the figures are made up.
        remark: What a reader must know about the copy read; empty when nothing.
        judging: How it was judged.
        indicators: Counts of indicators, printed beside computed.
        actions: Counts of actions.
        travel: Each direction of travel and how many went that way; empty when none is known.
        shares: Shares of indicators that meet their target, each with its denominator.
        compared: Printed statuses of indicators beside those that follow.
        compared_actions: The same for actions.
        plans: Every indicator, as the council groups them.
        action_plans: Every action, likewise.
        noticed: Findings of reading and checking, by severity.
        account: What became of each row seen: words and a count.
        balances: Whether every row seen is accounted for.
    """

    council: str
    title: str
    period: str
    period_words: str
    file: str
    illustrative: bool
    remark: str
    judging: Judging
    indicators: Tally
    actions: Tally
    travel: tuple[tuple[str, int], ...]
    shares: tuple[Share, ...]
    compared: Comparison
    compared_actions: Comparison
    plans: tuple[Plan, ...]
    action_plans: tuple[ActionPlan, ...]
    noticed: tuple[NoticedGroup, ...]
    account: tuple[tuple[str, int], ...]
    balances: bool


def view_of(results: Results) -> ReportView:
    """Say in plain words what was read and what follows from it.

    Args:
        results: What was judged.
    """
    dataset = results.dataset
    rows, done = _rows(results, reconcile(results))
    account: Account = dataset.account
    return ReportView(
        council=clean(dataset.council or ""),
        title=clean(dataset.paper.title or ""),
        period=str(dataset.period or ""),
        period_words=period_words(dataset.period) if dataset.period else "",
        file=clean(dataset.file),
        illustrative=dataset.illustrative,
        remark=clean(dataset.remark or ""),
        judging=judging_of(results),
        indicators=tally("indicators", ((_plan(a), r.printed, r.follows) for a, r in rows)),
        actions=tally("actions", ((_action_plan(a), r.printed, r.follows) for a, r in done)),
        travel=travel_counts(row.trends for _, row in rows),
        shares=shares_of(results),
        compared=_comparison("indicators", (_indicator_differs(*pair) for pair in rows)),
        compared_actions=_comparison("actions", (_action_differs(*pair) for pair in done)),
        plans=tuple(_plans(rows)),
        action_plans=tuple(_action_plans(done)),
        noticed=noticed_of((*dataset.findings, *check(results)), dataset.file),
        account=account_of(account),
        balances=account.balances,
    )


def _rows(results: Results, compared: Reconciliation) -> tuple[list[_Judged], list[_Done]]:
    # Rows of a reconciliation stand in the order judged, without those that print no status.
    verdicts, action_verdicts = iter(compared.rows), iter(compared.actions)
    earlier = earlier_of(results.dataset)
    rows: list[_Judged] = []
    for assessed in results:
        told = next(verdicts).verdict if assessed.observation.reported_word is not None else None
        rows.append((assessed, indicator_row(assessed, told, earlier.get(assessed.code, {}))))
    done: list[_Done] = []
    for acted in results.actions:
        told = next(action_verdicts).verdict if acted.action.reported_word is not None else None
        done.append((acted, action_row(acted, results.scheme, told)))
    return rows, done


def _plan(assessed: Assessment) -> str:
    return clean(assessed.indicator.group or "") or "Indicators"


def _tier(assessed: Assessment) -> str:
    tier = assessed.indicator.tier
    return f"{clean(tier.name)} ({clean(tier.code)})" if tier else "Indicators"


def _service(assessed: Assessment) -> str:
    return clean(assessed.indicator.printed_service or assessed.indicator.service or "")


def _action_plan(assessed: ActionAssessment) -> str:
    return clean(assessed.action.group or "") or "Actions"


def _plans(rows: list[_Judged]) -> Iterator[Plan]:
    for plan, under_plan in _together(rows, lambda pair: _plan(pair[0])):
        tiers = []
        for tier, under_tier in _together(under_plan, lambda pair: _tier(pair[0])):
            tiers.append(_tier_table(tier, under_tier))
        yield Plan(plan, tuple(tiers))


def _tier_table(name: str, rows: list[_Judged]) -> TierTable:
    """One table; every row gets a place for each earlier period any of them has."""
    held = [dict(zip(row.periods, row.earlier, strict=True)) for _, row in rows]
    periods = tuple(dict.fromkeys(period for one in held for period in one))
    filled = [
        (assessed, attrs.evolve(row, periods=periods, earlier=tuple(map(one.get, periods))))
        for (assessed, row), one in zip(rows, held, strict=True)
    ]
    services = _together(filled, lambda pair: _service(pair[0]))
    return TierTable(
        name,
        periods,
        tuple(ServiceRows(service, tuple(row for _, row in part)) for service, part in services),
    )


def _action_plans(done: list[_Done]) -> Iterator[ActionPlan]:
    for plan, under in _together(done, lambda pair: _action_plan(pair[0])):
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


def _indicator_differs(assessed: Assessment, row: IndicatorRow) -> _Compared:
    if row.printed is None or row.verdict in (None, Verdict.AGREE):
        return row.verdict, None
    understood = bool(assessed.observation.reported)
    said = difference(row.printed.word, understood, row.verdict, row.why)
    place = row.value.place or row.place
    return row.verdict, Difference(
        row.code, row.name, row.printed, row.follows, row.may_be, "", said, place, row.decided
    )


def _action_differs(assessed: ActionAssessment, row: ActionRow) -> _Compared:
    if row.printed is None or row.verdict in (None, Verdict.AGREE):
        return row.verdict, None
    understood = bool(assessed.action.reported)
    said = difference(row.printed.word, understood, row.verdict, row.why)
    return row.verdict, Difference(
        row.code, row.title, row.printed, row.follows, "", row.may_also_be, said, row.place
    )


def _comparison(what: str, compared: Iterable[_Compared]) -> Comparison:
    seen = list(compared)

    def those(verdict: Verdict) -> tuple[Difference, ...]:
        return tuple(differs for told, differs in seen if told is verdict and differs is not None)

    agree = sum(told is Verdict.AGREE for told, _ in seen)
    return Comparison(what, agree, those(Verdict.DISAGREE), those(Verdict.NOT_REPRODUCIBLE))
