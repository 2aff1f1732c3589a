"""What a report says beside its figures, as shown: in words, of peers, of money, of risks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pmf.model.beside import Commentary, CommentaryKind, FinanceLine, PeerFigure
from pmf.model.dataset import Dataset
from pmf.model.indicator import Observation
from pmf.model.number import HUNDRED, ratio
from pmf.model.quantity import Quantity
from pmf.report.piece import Figure
from pmf.report.piece_beside import (
    EscalationRow,
    FinancePart,
    FinanceRow,
    PeerRow,
    PeerTable,
    RiskRow,
    Said,
)
from pmf.report.row import ABSENT, figure
from pmf.report.text import clean, day_words, percent_words, place_words
from pmf.rules.results import Results

_MIDDLE = re.compile(r"\b(?:average|mean|median)\b", re.IGNORECASE)
_KINDS = (CommentaryKind.SUMMARY, CommentaryKind.NARRATIVE, CommentaryKind.COMMENTARY)


def overall_of(dataset: Dataset) -> tuple[Said, ...]:
    """What sums up the whole report, in the council's words."""
    return tuple(said(one, dataset) for one in dataset.commentary if _sums_up(one))


def _sums_up(one: Commentary) -> bool:
    return one.kind is CommentaryKind.SUMMARY and one.on is None


def narrative_of(
    dataset: Dataset, *, of_indicators: bool, overall: bool = True
) -> tuple[Said, ...]:
    """What was written, the summary of the whole first; achievements and mitigation apart.

    Args:
        dataset: What was read.
        of_indicators: Whether to take what was written on single indicators too; their own rows
            show it otherwise.
        overall: Whether to take what sums up the whole.
    """
    codes = {one.code for one in dataset.indicators}
    return tuple(
        said(one, dataset)
        for kind in _KINDS
        for one in dataset.commentary
        if one.kind is kind
        and (of_indicators or one.on not in codes)
        and (overall or not _sums_up(one))
    )


def achievements_of(dataset: Dataset) -> tuple[Said, ...]:
    """The achievements, in the order printed."""
    return tuple(
        said(one, dataset) for one in dataset.commentary if one.kind is CommentaryKind.ACHIEVEMENT
    )


def written_on(dataset: Dataset) -> dict[str, tuple[Said, ...]]:
    """What was written on each indicator, by code."""
    codes = {one.code for one in dataset.indicators}
    by_code: dict[str, tuple[Said, ...]] = {}
    for one in dataset.commentary:
        if one.on is not None and one.on in codes:
            by_code[one.on] = (*by_code.get(one.on, ()), said(one, dataset))
    return by_code


def said(one: Commentary, dataset: Dataset) -> Said:
    """One text with who wrote it."""
    who = [clean(one.by_role or "")]
    if one.period is not None and one.period != dataset.period:
        who.append(str(one.period))
    who_said = ", ".join(part for part in who if part)
    return Said(named(one.on or "", dataset), clean(one.text), who_said, place_words(one.source))


def named(on: str, dataset: Dataset) -> str:
    """What a text is about: an indicator by its name, anything else as it is called."""
    found = next((one.name for one in dataset.indicators if one.code == on), on)
    return clean(found)


def peers_of(dataset: Dataset) -> PeerTable:
    """Own figures beside those of others; bodies in the order printed, averages after them."""
    listed = {**dict.fromkeys(_body(one) for one in dataset.peers if not one.average)}
    listed |= dict.fromkeys(_body(one) for one in dataset.peers if one.average)
    own = {seen.code: seen for seen in dataset.current}
    rows = []
    for indicator in dataset.indicators:
        those = {_body(one): one for one in dataset.peers if one.code == indicator.code}
        if those:
            rows.append(
                PeerRow(
                    clean(indicator.code) if indicator.code_printed else "",
                    clean(indicator.name),
                    _own(own.get(indicator.code)),
                    tuple(_peer(those.get(body), dataset) for body in listed),
                )
            )
    return PeerTable(tuple(listed), tuple(rows)) if rows else PeerTable()


def _body(one: PeerFigure) -> str:
    body = clean(one.body)
    # A median is no average, and a name that says what it is needs no more.
    told = _MIDDLE.search(body)
    return f"{body} (average)" if one.average and not told else body


def _own(seen: Observation | None) -> Figure | None:
    return None if seen is None else figure(seen)


def _peer(one: PeerFigure | None, dataset: Dataset) -> Figure | None:
    if one is None:
        return None
    text = clean(one.raw) or (str(one.value) if one.value else "")
    remarks = [ABSENT[one.absence]] if one.absence else []
    if one.period != dataset.period:
        remarks.append(str(one.period))
    return Figure(text, ", ".join(remarks), place_words(one.source))


def risks_of(dataset: Dataset) -> tuple[RiskRow, ...]:
    """The risks, in the order printed."""
    return tuple(
        RiskRow(
            clean(one.text),
            clean(one.before),
            clean(one.controls),
            clean(one.after),
            place_words(one.source),
        )
        for one in dataset.risks
    )


def escalations_of(dataset: Dataset) -> tuple[EscalationRow, ...]:
    """What was taken further, in the order printed."""
    return tuple(
        EscalationRow(
            named(one.on, dataset),
            clean(one.what),
            clean(one.why or ""),
            clean(one.by_whom or ""),
            clean(one.to_whom or ""),
            day_words(one.date) if one.date else "",
            place_words(one.source),
        )
        for one in dataset.escalations
    )


def finances_of(results: Results) -> tuple[FinancePart, ...]:
    """Lines of the accounts by heading, each beside how the heading's indicators stand."""
    parts: dict[str, list[FinanceLine]] = {}
    for line in results.dataset.finances:
        parts.setdefault(line.group or "", []).append(line)
    return tuple(
        FinancePart(
            clean(name) or "The whole report",
            _performance(results, name),
            tuple(_finance(line) for line in lines),
        )
        for name, lines in parts.items()
    )


def _performance(results: Results, name: str) -> str:
    under = [
        one for one in results if name in ("", one.indicator.group or "", one.indicator.service)
    ]
    judged = [one for one in under if one.status.rank is not None]
    met = sum(bool(one.status.is_met) for one in judged)
    if not judged:
        return ""
    indicators = "indicator" if len(judged) == 1 else "indicators"
    meet = "meets its target" if met == 1 else "meet their target"
    return f"{met} of {len(judged)} {indicators} that can be judged {meet}."


def _finance(line: FinanceLine) -> FinanceRow:
    return FinanceRow(
        clean(line.name),
        str(line.budget) if line.budget else "",
        str(line.outturn) if line.outturn else "",
        "; ".join(_variance(line)),
        place_words(line.source),
    )


def _variance(line: FinanceLine) -> Iterator[str]:
    """How far the outturn lies from the budget; whether that is good the report does not say."""
    if line.variance is None or line.budget is None:
        return
    size = Quantity(line.variance.copy_abs(), line.budget.unit)
    if not line.variance:
        yield "as budgeted"
        return
    yield f"{size} {'more' if line.variance > 0 else 'less'} than budgeted"
    if line.budget.value:
        share = ratio(size.value * HUNDRED, Decimal(line.budget.value.copy_abs()), 1)
        yield percent_words(share)
