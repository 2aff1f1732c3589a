"""pmf: exact, explainable judgement of what UK councils publish about their performance.

Read the code in this order:

1. `pmf.model`: what is said. Start with `period`, `quantity`, `target`, `scheme`, `indicator`.
2. `pmf.rules`: what follows. Start with `shortfall` and `bands`, the heart; then `evaluate`.
3. `pmf.reading`: how it was said. Start with `document` and `adapter`; then `read`.
4. `pmf.report` and `pmf.cli`: how we say it.

Importing `pmf` loads nothing of this: each name is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import Any

#: Where each public name lives.
_HOMES: dict[str, tuple[str, ...]] = {
    "pmf.errors": (
        "FindingsError", "FrameworkError", "JudgementError", "MissingExtra", "PmfError",
        "ReadError", "SchemeError", "UnitMismatch", "UnknownName", "UnknownUnit", "UsageError",
    ),
    "pmf.model.action": ("Action", "Milestone"),
    "pmf.model.beside": (
        "Commentary", "CommentaryKind", "Escalation", "FinanceLine", "PeerFigure",
    ),
    "pmf.model.dataset": (
        "Account",
        "Dataset",
        "Publication",
        "Published",
        "Replaced",
        "Superseded",
    ),
    "pmf.model.finding": ("KINDS", "Finding", "Location", "Severity"),
    "pmf.model.framework": ("Definition", "Framework", "Group", "GroupKind", "Service"),
    "pmf.model.governance": (
        "INTERNAL", "PUBLIC", "Audience", "AudienceKind", "ChangePolicy", "Directorate", "Holder",
        "MeasureTest", "Output", "Priority", "Scheduled",
    ),
    "pmf.model.indicator": (
        "Declared", "Indicator", "Note", "NoteFigure", "Observation", "SeriesBreak", "Tier",
        "TierShows",
    ),
    "pmf.model.meaning": ("MEANINGS",),
    "pmf.model.paper": (
        "Consulted", "Implication", "Meeting", "Option", "Paper", "PlannedOutcome", "Risk",
    ),
    "pmf.model.judgement": ("Deviation", "Judgement"),
    "pmf.model.margin": ("Margin", "MarginKind"),
    "pmf.model.period": ("Period",),
    "pmf.model.quantity": ("Quantity",),
    "pmf.model.scheme": (
        "ActionLevel", "ActionRules", "Clause", "Comparator", "Compare", "Direction", "JudgedBy",
        "Level", "Marked", "Present", "Progress", "Running", "Scheme", "Shape", "Shortfall",
        "Signalled", "Travels", "ZeroLine", "fold", "in_key",
    ),
    "pmf.model.status": (
        "Absence", "ActionStatus", "Basis", "Frequency", "Mark", "Movement", "Polarity",
        "Provenance", "Stage", "Status", "Travel",
    ),
    "pmf.model.group": ("GroupMethod", "GroupRules", "Score", "UnknownParts"),
    "pmf.model.series": ("Series",),
    "pmf.model.target_forms": (
        "ChangeTarget", "DatedTarget", "ReferenceTarget", "SteppedTarget",
    ),
    "pmf.reading.grammar.target": ("ParsedTarget", "parse_target"),
    "pmf.rules.several.merge": ("merge",),
    "pmf.rules.disclosure.suppress": ("suppress_small",),
    "pmf.rules.group": ("judge_score",),
    "pmf.rules.grouping": ("GROUPINGS",),
    "pmf.rules.rollups.mitigation": ("actions_for", "missing_mitigations"),
    "pmf.rules.rollups.outcome": ("OutcomeStanding", "judge_outcome", "outcomes"),
    "pmf.rules.returns.outstanding": ("Missing", "Outstanding", "outstanding"),
    "pmf.rules.totals.percentage": ("Ratio", "Rounding"),
    "pmf.rules.totals.published": ("Beside", "PublishedTotals", "count_sets", "recount_published"),
    "pmf.rules.totals.recount": ("Recount", "recount"),
    "pmf.rules.totals.share_check": ("ShareCheck",),
    "pmf.rules.totals.totals": ("CountSet", "Discrepancy", "Part", "Share", "Split", "Whole"),
    "pmf.rules.travel": ("TravelResult", "comparator_lines", "travel"),
    "pmf.rules.series": ("Derived", "to_cumulative", "to_discrete"),
    "pmf.model.target": (
        "FixedTarget", "Gap", "Lines", "NoTarget", "ProfiledTarget", "Target", "resolve",
    ),
    "pmf.model.target_words": ("target_words",),
    "pmf.reading.adapter": ("Adapter", "Sample"),
    "pmf.reading.collector": ("Collector", "ValueCell"),
    "pmf.reading.document": ("Document", "Heading", "Paragraph", "Row", "Table"),
    "pmf.reading.hooks": ("hookimpl",),
    "pmf.reading.judgement_file": ("Judgements", "load_judgements"),
    "pmf.reading.read": ("lay_out", "read"),
    "pmf.reading.registry": ("Plugin", "Registry", "load_adapters"),
    "pmf.reading.offered": ("FrameworkFile", "SchemeFile"),
    "pmf.reading.named": ("load_framework", "load_scheme"),
    "pmf.rules.action": ("ActionAssessment", "action_status"),
    "pmf.rules.assessment": ("Assessment",),
    "pmf.rules.bands": ("Band", "Bands", "Outcome"),
    "pmf.rules.compiling": ("compile_bands",),
    "pmf.rules.check": ("check",),
    "pmf.rules.assume": ("assume_tolerance",),
    "pmf.rules.disclosure.audience": (
        "Withheld", "decisions_for_audience", "for_audience", "withheld",
    ),
    "pmf.rules.disclosure.framework": ("framework_for_audience", "frameworks_for_audience"),
    "pmf.rules.evaluate": ("evaluate", "evaluate_all"),
    "pmf.rules.explain": ("explain",),
    "pmf.rules.explanation": ("Explanation", "Step"),
    "pmf.rules.facts": ("Facts",),
    "pmf.model.review_question": ("QUESTIONS",),
    "pmf.rules.governance.amendment": ("Amendment", "FrameworkDiff", "diff_frameworks"),
    "pmf.rules.governance.concern": ("Concern", "Question"),
    "pmf.rules.governance.calendar": ("Calendar", "Due", "calendar_of", "year_of"),
    "pmf.rules.governance.deciding": ("Decision",),
    "pmf.rules.due": ("is_due",),
    "pmf.rules.governance.review": ("Review", "Tested", "review"),
    "pmf.rules.governance.thread": ("Knot", "KnotKind", "Strand", "Thread", "thread"),
    "pmf.rules.declared_words": ("target_in_words",),
    "pmf.rules.infer": ("Inference", "infer", "infer_by"),
    "pmf.rules.interval": ("Interval",),
    "pmf.rules.soundness": ("refuse_unsound",),
    "pmf.rules.deviation": ("under_deviation",),
    "pmf.rules.latest": ("LatestFigure", "latest_figures"),
    "pmf.rules.reason": ("REASONS", "Reason"),
    "pmf.rules.reconcile": ("Reconciliation", "TravelRow", "Verdict", "VerdictCounts", "reconcile"),
    "pmf.rules.results": ("Results",),
    "pmf.rules.returns.template": ("Asked", "NotAsked", "ReturnTemplate", "return_for"),
    "pmf.rules.returns.rollover": ("RollOver", "ToDecide", "roll_over"),
    "pmf.rules.shortfall": ("shortfall",),
    "pmf.rules.translate": ("Loss", "Translation", "translate", "translate_scheme"),
    "pmf.rules.what_if": ("Flip", "what_if"),
    "pmf.rules.rollups.priority": ("PriorityStanding", "priorities"),
    "pmf.rules.rollups.rollup": ("GroupStanding", "roll_up"),
    "pmf.rules.summary": ("Counts", "GroupCounts", "Summary", "summarise"),
    "pmf.rules.questions.caution": ("CAUTIONS", "Caution"),
    "pmf.rules.questions.compare": ("compare",),
    "pmf.rules.questions.compared": (
        "ComparedCouncil", "ComparedEntry", "ComparedRow", "CouncilComparison", "PeerBeside",
    ),
    "pmf.rules.questions.correlate": ("Correlation", "correlate", "correlate_indicators"),
    "pmf.rules.questions.history": ("Datum", "LeftOutFigure"),
    "pmf.rules.questions.figure_pairs": ("FigurePair",),
    "pmf.rules.questions.peers": ("peers_among",),
    "pmf.rules.questions.proposal": ("Proposal",),
    "pmf.rules.questions.propose": ("lacking_targets", "proposals", "propose_target"),
    "pmf.rules.questions.warning": ("warning_signs",),
    "pmf.rules.questions.warning_sign": ("WARNINGS", "SignFigure", "WarningKind", "WarningSign"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
#: Modules that are reached by a name of their own.
_NAMESPACES = {
    "cells": "pmf.cells",
    "report": "pmf.report",
    "return_form": "pmf.model.return_form",
}

__all__ = ["__version__", *_NAMESPACES, *_HOME_OF]  # noqa: PLE0604 - names, all of them


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("localgov-pmf")
    if name in _NAMESPACES:
        return importlib.import_module(_NAMESPACES[name])
    if name not in _HOME_OF:
        raise AttributeError(f"module 'pmf' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
