"""From results to the view of a report: everything said in plain words, once for every output."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from pmf.model.dataset import Account, Dataset, Superseded
from pmf.model.governance import PUBLIC, Output
from pmf.model.scheme import fold
from pmf.report.aside import account_of, judging_of, noticed_of, shares_of
from pmf.report.beside import (
    achievements_of,
    escalations_of,
    finances_of,
    narrative_of,
    overall_of,
    peers_of,
    risks_of,
)
from pmf.report.counted import counts_of
from pmf.report.covering import paper_of
from pmf.report.due import calendar_of
from pmf.report.expected import unfigured_of
from pmf.report.followed import (
    headings_kind,
    mitigations_of,
    totals_of,
    travelled_of,
)
from pmf.report.framework_part import definitions_of, framework_of, proposals_of
from pmf.report.layout import (
    action_differs,
    action_heading_of,
    action_plans_of,
    comparison_of,
    heading_of,
    indicator_differs,
    plans_of,
    rows_of,
)
from pmf.report.report_view import ReportView
from pmf.report.row import figure
from pmf.report.sections import Part, parts_of
from pmf.report.standing import outcomes_of, warnings_of
from pmf.report.tally import tally
from pmf.report.text import clean, day_words, period_words, says_more
from pmf.report.trend import is_told_in_words, travel_counts
from pmf.rules.check import check
from pmf.rules.latest import latest_figures
from pmf.rules.reconcile import reconcile
from pmf.rules.results import Results
from pmf.rules.several.replacing import subject_of


def view_of(results: Results, output: Output | None = None, audience: str = "public") -> ReportView:
    """Say in plain words what was read and what follows from it.

    Args:
        results: What was judged.
        output: What the council makes of it, with the sections it holds; `None` for every section
            that holds something.
        audience: For whom it is; said at its head unless it is the public.

    Raises:
        UsageError: The output lists a section nobody knows.
    """
    dataset = results.dataset
    reconciled = reconcile(results)
    rows, done = rows_of(results, reconciled)
    moving = [(assessed, row) for assessed, row in rows if not is_told_in_words(assessed)]
    account: Account = dataset.account
    asked = output.sections if output else ()
    indicators = tally("indicators", ((heading_of(a), r.printed, r.follows) for a, r in rows))
    actions = tally("actions", ((action_heading_of(a), r.printed, r.follows) for a, r in done))
    totals = totals_of(results)
    view = ReportView(
        council=clean(dataset.council or ""),
        title=clean(dataset.paper.title or ""),
        period=str(dataset.period or ""),
        period_words=period_words(dataset.period) if dataset.period else "",
        file=clean(dataset.file),
        illustrative=dataset.illustrative,
        remark=clean(dataset.remark or ""),
        judging=judging_of(results),
        indicators=indicators,
        actions=actions,
        travel=travel_counts(row.trends for _, row in moving),
        shares=shares_of(results),
        compared=comparison_of("indicators", (indicator_differs(*pair) for pair in rows)),
        compared_actions=comparison_of("actions", (action_differs(*pair) for pair in done)),
        plans=tuple(plans_of(rows)),
        action_plans=tuple(action_plans_of(done)),
        noticed=noticed_of(
            (*dataset.findings, *check(results)), dataset.file, _without_code(dataset)
        ),
        account=account_of(account),
        balances=account.balances,
        heading=_heading(dataset, output),
        audience=_audience(dataset, audience),
        is_output=output is not None,
        paper=paper_of(dataset.paper),
        framework=framework_of(dataset),
        unfigured=unfigured_of(dataset, latest_figures(results)),
        totals=totals,
        counts=counts_of(indicators, totals),
        action_counts=counts_of(actions),
        overall=overall_of(dataset),
        travelled=travelled_of(((heading_of(judged), row) for judged, row in moving), reconciled),
        narrative=narrative_of(
            dataset,
            of_indicators=bool(asked) and "indicators" not in asked,
            # What sums up the whole leads the summary, where the report has one.
            overall=bool(asked) and "summary" not in asked,
        ),
        achievements=achievements_of(dataset),
        peers=peers_of(dataset),
        mitigations=mitigations_of(results),
        outcomes=outcomes_of(results),
        risks=risks_of(dataset),
        escalations=escalations_of(dataset),
        finances=finances_of(results),
        warnings=warnings_of(results),
        definitions=definitions_of(dataset),
        calendar=calendar_of(dataset.framework, dataset.period, audience),
        proposals=proposals_of(dataset, worked_out="proposals" in asked),
        replaced=(*map(_replaced, dataset.superseded), *_restated(dataset)),
        documents=tuple(
            (clean(one.name), day_words(one.published) if one.published else "")
            for one in dataset.publications
        ),
    )
    return attrs.evolve(view, parts=_parts(view, asked, dataset))


def _without_code(dataset: Dataset) -> dict[str, str]:
    """Names of the indicators whose code tells a reader no more than the name."""
    return {
        one.code: one.name
        for one in dataset.indicators
        if not one.code_printed or not says_more(one.code, one.name)
    }


def _replaced(one: Superseded) -> tuple[str, str, str, str]:
    indicator = f"{clean(one.earlier.code)}, {one.earlier.period}"
    return indicator, figure(one.earlier).text, figure(one.later).text, clean(one.file)


def _restated(dataset: Dataset) -> Iterator[tuple[str, str, str, str]]:
    """What a later document on the same period said otherwise beside figures."""
    for one in dataset.replaced:
        if one.disagrees:
            about = clean(subject_of(one.later))
            yield about, clean(one.before), clean(one.now), clean(one.file)


def _audience(dataset: Dataset, printed: str) -> str:
    """For whom it is, by the name the council uses; empty for the public."""
    if fold(printed) == fold(PUBLIC.name):
        return ""
    known = dataset.framework.audience(printed) if dataset.framework else None
    return clean(known.name if known else printed)


def _heading(dataset: Dataset, output: Output | None) -> str:
    if output is not None:
        return clean(output.title)
    if dataset.indicators and not dataset.current and dataset.period is None:
        return "Performance framework"
    return f"Performance in {dataset.period}" if dataset.period else "Performance"


def _parts(view: ReportView, asked: tuple[str, ...], dataset: Dataset) -> tuple[Part, ...]:
    filled = {
        "paper": view.paper.has_section,
        "differences": bool(view.compared.printed or view.compared_actions.printed),
        "tiers": view.framework.is_filled,
        "priorities": bool(
            view.counts or view.action_counts or view.totals or len(view.unfigured) > 1
        ),
        "outcomes": bool(view.outcomes),
        "travel": bool(view.travelled.ways or view.travelled.compared),
        "warnings": bool(view.warnings),
        "escalations": bool(view.escalations),
        "achievements": bool(view.achievements),
        "narrative": bool(view.narrative),
        "indicators": bool(view.plans or view.unfigured),
        "peers": bool(view.peers.rows),
        "mitigations": bool(view.mitigations),
        "actions": bool(view.action_plans),
        "finances": bool(view.finances),
        "risks": bool(view.risks),
        "proposals": bool(view.proposals),
        "calendar": bool(view.calendar.audiences or view.calendar.days),
        "definitions": bool(view.definitions),
        "account": bool(dataset.account.rows or view.replaced or view.documents),
    }
    kind = headings_kind(dataset.framework.groups if dataset.framework else ())
    headings = {"priorities": kind} if kind else {}
    if view.without_figures:
        headings |= {
            "indicators": "Indicators and their targets" if view.is_targeted else "Indicators",
            "method": "How figures are judged",
        }
    return parts_of(asked, filled, headings)
