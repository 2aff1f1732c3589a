"""Indicators without a figure in the report: what each is to reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmf.model.dataset import Dataset
from pmf.model.indicator import Indicator
from pmf.model.status import Provenance, Stage
from pmf.model.target import NoTarget
from pmf.report.inferred import attribute_in_words
from pmf.report.piece import Figure
from pmf.report.piece_framework import TargetPlan, TargetRow, TargetService
from pmf.report.row import NO_TARGET
from pmf.report.text import clean, place_words
from pmf.rules.latest import LatestFigure
from pmf.rules.targeted import is_targeted

_STAGES = {Stage.IN_DEVELOPMENT: "in development", Stage.RETIRED: "retired"}


def unfigured_of(dataset: Dataset, latest: Iterable[LatestFigure] = ()) -> tuple[TargetPlan, ...]:
    """Every indicator the report gives no figure for in its own period, as the council groups them.

    Args:
        dataset: What was read.
        latest: The last figures of what is not due.
    """
    last = {one.code: f"not due; {one.value} in {one.period}" for one in latest}
    there = {seen.code for seen in dataset.current}
    plans: dict[str, dict[str, list[Indicator]]] = {}
    for one in dataset.indicators:
        if one.code not in there:
            services = plans.setdefault(clean(one.group or "") or "Indicators", {})
            services.setdefault(clean(one.printed_service or one.service or ""), []).append(one)
    return tuple(_plan(name, services, last) for name, services in plans.items())


def _plan(name: str, services: dict[str, list[Indicator]], last: Mapping[str, str]) -> TargetPlan:
    every = [one for those in services.values() for one in those]
    return TargetPlan(
        name,
        tuple(
            TargetService(under, tuple(_row(one, last.get(one.code, "")) for one in those))
            for under, those in services.items()
        ),
        len(every),
        sum(map(is_targeted, every)),
    )


def _row(indicator: Indicator, last: str) -> TargetRow:
    target = indicator.target
    text, remark = clean(target.text or ""), ""
    if isinstance(target, NoTarget):
        remark = NO_TARGET.get(target.reason, "no target")
    elif target.provenance == Provenance.CONTRACTUAL:
        remark = "set by a contract"
    better = attribute_in_words(indicator, "polarity") if indicator.polarity else ""
    return TargetRow(
        code=clean(indicator.code) if indicator.code_printed else "",
        name=clean(indicator.name),
        target=Figure(text or _lines(indicator), remark, place_words(target.source)),
        better=better,
        remark=_STAGES.get(indicator.stage, last),
        place=place_words(indicator.source),
    )


def _lines(indicator: Indicator) -> str:
    """A target given in code has no words of its own; its lines are said."""
    lines = getattr(indicator.target, "lines", None)
    return str(lines) if lines is not None else ""
