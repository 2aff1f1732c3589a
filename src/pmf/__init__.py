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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pmf import cells as cells
    from pmf import report as report
    from pmf.errors import FindingsError as FindingsError
    from pmf.errors import FrameworkError as FrameworkError
    from pmf.errors import JudgementError as JudgementError
    from pmf.errors import MissingExtra as MissingExtra
    from pmf.errors import PmfError as PmfError
    from pmf.errors import ReadError as ReadError
    from pmf.errors import SchemeError as SchemeError
    from pmf.errors import UnitMismatch as UnitMismatch
    from pmf.errors import UnknownName as UnknownName
    from pmf.errors import UnknownUnit as UnknownUnit
    from pmf.errors import UsageError as UsageError
    from pmf.model.action import Action as Action
    from pmf.model.action import Milestone as Milestone
    from pmf.model.dataset import Account as Account
    from pmf.model.dataset import Commentary as Commentary
    from pmf.model.dataset import Dataset as Dataset
    from pmf.model.dataset import Paper as Paper
    from pmf.model.dataset import Published as Published
    from pmf.model.finding import KINDS as KINDS
    from pmf.model.finding import Finding as Finding
    from pmf.model.finding import Location as Location
    from pmf.model.finding import Severity as Severity
    from pmf.model.framework import Definition as Definition
    from pmf.model.framework import Framework as Framework
    from pmf.model.framework import Group as Group
    from pmf.model.framework import Service as Service
    from pmf.model.group import GroupMethod as GroupMethod
    from pmf.model.group import GroupRules as GroupRules
    from pmf.model.group import Score as Score
    from pmf.model.indicator import Declared as Declared
    from pmf.model.indicator import Indicator as Indicator
    from pmf.model.indicator import Note as Note
    from pmf.model.indicator import NoteFigure as NoteFigure
    from pmf.model.indicator import Observation as Observation
    from pmf.model.indicator import Tier as Tier
    from pmf.model.judgement import Deviation as Deviation
    from pmf.model.judgement import Judgement as Judgement
    from pmf.model.margin import Margin as Margin
    from pmf.model.margin import MarginKind as MarginKind
    from pmf.model.period import Period as Period
    from pmf.model.quantity import Quantity as Quantity
    from pmf.model.scheme import ActionLevel as ActionLevel
    from pmf.model.scheme import ActionRules as ActionRules
    from pmf.model.scheme import Clause as Clause
    from pmf.model.scheme import Comparator as Comparator
    from pmf.model.scheme import Compare as Compare
    from pmf.model.scheme import Direction as Direction
    from pmf.model.scheme import JudgedBy as JudgedBy
    from pmf.model.scheme import Level as Level
    from pmf.model.scheme import Marked as Marked
    from pmf.model.scheme import Present as Present
    from pmf.model.scheme import Progress as Progress
    from pmf.model.scheme import Running as Running
    from pmf.model.scheme import Scheme as Scheme
    from pmf.model.scheme import Shape as Shape
    from pmf.model.scheme import Shortfall as Shortfall
    from pmf.model.scheme import Signalled as Signalled
    from pmf.model.scheme import Travels as Travels
    from pmf.model.scheme import ZeroLine as ZeroLine
    from pmf.model.scheme import fold as fold
    from pmf.model.scheme import in_key as in_key
    from pmf.model.series import Series as Series
    from pmf.model.status import Absence as Absence
    from pmf.model.status import ActionStatus as ActionStatus
    from pmf.model.status import Basis as Basis
    from pmf.model.status import Mark as Mark
    from pmf.model.status import Movement as Movement
    from pmf.model.status import Polarity as Polarity
    from pmf.model.status import Provenance as Provenance
    from pmf.model.status import Stage as Stage
    from pmf.model.status import Status as Status
    from pmf.model.status import Travel as Travel
    from pmf.model.target import FixedTarget as FixedTarget
    from pmf.model.target import Gap as Gap
    from pmf.model.target import Lines as Lines
    from pmf.model.target import NoTarget as NoTarget
    from pmf.model.target import ProfiledTarget as ProfiledTarget
    from pmf.model.target import Target as Target
    from pmf.model.target import resolve as resolve
    from pmf.model.target_forms import ChangeTarget as ChangeTarget
    from pmf.model.target_forms import DatedTarget as DatedTarget
    from pmf.model.target_forms import ReferenceTarget as ReferenceTarget
    from pmf.model.target_forms import SteppedTarget as SteppedTarget
    from pmf.reading.adapter import Adapter as Adapter
    from pmf.reading.adapter import Sample as Sample
    from pmf.reading.collector import Collector as Collector
    from pmf.reading.collector import ValueCell as ValueCell
    from pmf.reading.document import Document as Document
    from pmf.reading.document import Heading as Heading
    from pmf.reading.document import Paragraph as Paragraph
    from pmf.reading.document import Row as Row
    from pmf.reading.document import Table as Table
    from pmf.reading.framework_file import load_framework as load_framework
    from pmf.reading.grammar.target import ParsedTarget as ParsedTarget
    from pmf.reading.grammar.target import parse_target as parse_target
    from pmf.reading.hooks import hookimpl as hookimpl
    from pmf.reading.judgement_file import Judgements as Judgements
    from pmf.reading.judgement_file import load_judgements as load_judgements
    from pmf.reading.read import lay_out as lay_out
    from pmf.reading.read import read as read
    from pmf.reading.registry import Plugin as Plugin
    from pmf.reading.registry import Registry as Registry
    from pmf.reading.registry import load_adapters as load_adapters
    from pmf.reading.scheme_file import load_scheme as load_scheme
    from pmf.rules.action import ActionAssessment as ActionAssessment
    from pmf.rules.action import action_status as action_status
    from pmf.rules.assessment import Assessment as Assessment
    from pmf.rules.assume import assume_tolerance as assume_tolerance
    from pmf.rules.bands import Band as Band
    from pmf.rules.bands import Bands as Bands
    from pmf.rules.bands import Outcome as Outcome
    from pmf.rules.check import check as check
    from pmf.rules.compiling import compile_bands as compile_bands
    from pmf.rules.deviation import under_deviation as under_deviation
    from pmf.rules.evaluate import evaluate as evaluate
    from pmf.rules.evaluate import evaluate_all as evaluate_all
    from pmf.rules.explain import Explanation as Explanation
    from pmf.rules.explain import Step as Step
    from pmf.rules.explain import explain as explain
    from pmf.rules.facts import Facts as Facts
    from pmf.rules.group import judge_score as judge_score
    from pmf.rules.infer import Inference as Inference
    from pmf.rules.infer import Interval as Interval
    from pmf.rules.infer import infer as infer
    from pmf.rules.infer import infer_by as infer_by
    from pmf.rules.percentage import Ratio as Ratio
    from pmf.rules.percentage import Rounding as Rounding
    from pmf.rules.published import Beside as Beside
    from pmf.rules.published import PublishedTotals as PublishedTotals
    from pmf.rules.published import count_sets as count_sets
    from pmf.rules.published import recount_published as recount_published
    from pmf.rules.reason import REASONS as REASONS
    from pmf.rules.reason import Reason as Reason
    from pmf.rules.reconcile import Reconciliation as Reconciliation
    from pmf.rules.reconcile import Verdict as Verdict
    from pmf.rules.reconcile import VerdictCounts as VerdictCounts
    from pmf.rules.reconcile import reconcile as reconcile
    from pmf.rules.recount import Recount as Recount
    from pmf.rules.recount import ShareCheck as ShareCheck
    from pmf.rules.recount import recount as recount
    from pmf.rules.results import Results as Results
    from pmf.rules.series import Derived as Derived
    from pmf.rules.series import to_cumulative as to_cumulative
    from pmf.rules.series import to_discrete as to_discrete
    from pmf.rules.shortfall import shortfall as shortfall
    from pmf.rules.soundness import refuse_unsound as refuse_unsound
    from pmf.rules.summary import GroupCounts as GroupCounts
    from pmf.rules.summary import Summary as Summary
    from pmf.rules.summary import summarise as summarise
    from pmf.rules.totals import CountSet as CountSet
    from pmf.rules.totals import Discrepancy as Discrepancy
    from pmf.rules.totals import Part as Part
    from pmf.rules.totals import Share as Share
    from pmf.rules.totals import Split as Split
    from pmf.rules.totals import Whole as Whole
    from pmf.rules.translate import Loss as Loss
    from pmf.rules.translate import Translation as Translation
    from pmf.rules.translate import translate as translate
    from pmf.rules.translate import translate_scheme as translate_scheme
    from pmf.rules.travel import TravelResult as TravelResult
    from pmf.rules.travel import comparator_lines as comparator_lines
    from pmf.rules.travel import travel as travel
    from pmf.rules.what_if import Flip as Flip
    from pmf.rules.what_if import what_if as what_if

#: Where each public name lives.
_HOMES: dict[str, tuple[str, ...]] = {
    "pmf.errors": (
        "FindingsError", "FrameworkError", "JudgementError", "MissingExtra", "PmfError",
        "ReadError", "SchemeError", "UnitMismatch", "UnknownName", "UnknownUnit", "UsageError",
    ),
    "pmf.model.action": ("Action", "Milestone"),
    "pmf.model.dataset": ("Account", "Commentary", "Dataset", "Paper", "Published"),
    "pmf.model.finding": ("KINDS", "Finding", "Location", "Severity"),
    "pmf.model.framework": ("Definition", "Framework", "Group", "Service"),
    "pmf.model.indicator": ("Declared", "Indicator", "Note", "NoteFigure", "Observation", "Tier"),
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
        "Absence", "ActionStatus", "Basis", "Mark", "Movement", "Polarity", "Provenance", "Stage",
        "Status", "Travel",
    ),
    "pmf.model.group": ("GroupMethod", "GroupRules", "Score"),
    "pmf.model.series": ("Series",),
    "pmf.model.target_forms": (
        "ChangeTarget", "DatedTarget", "ReferenceTarget", "SteppedTarget",
    ),
    "pmf.reading.grammar.target": ("ParsedTarget", "parse_target"),
    "pmf.rules.group": ("judge_score",),
    "pmf.rules.percentage": ("Ratio", "Rounding"),
    "pmf.rules.published": ("Beside", "PublishedTotals", "count_sets", "recount_published"),
    "pmf.rules.recount": ("Recount", "ShareCheck", "recount"),
    "pmf.rules.totals": ("CountSet", "Discrepancy", "Part", "Share", "Split", "Whole"),
    "pmf.rules.travel": ("TravelResult", "comparator_lines", "travel"),
    "pmf.rules.series": ("Derived", "to_cumulative", "to_discrete"),
    "pmf.model.target": (
        "FixedTarget", "Gap", "Lines", "NoTarget", "ProfiledTarget", "Target", "resolve",
    ),
    "pmf.reading.adapter": ("Adapter", "Sample"),
    "pmf.reading.collector": ("Collector", "ValueCell"),
    "pmf.reading.document": ("Document", "Heading", "Paragraph", "Row", "Table"),
    "pmf.reading.framework_file": ("load_framework",),
    "pmf.reading.hooks": ("hookimpl",),
    "pmf.reading.judgement_file": ("Judgements", "load_judgements"),
    "pmf.reading.read": ("lay_out", "read"),
    "pmf.reading.registry": ("Plugin", "Registry", "load_adapters"),
    "pmf.reading.scheme_file": ("load_scheme",),
    "pmf.rules.action": ("ActionAssessment", "action_status"),
    "pmf.rules.assessment": ("Assessment",),
    "pmf.rules.bands": ("Band", "Bands", "Outcome"),
    "pmf.rules.compiling": ("compile_bands",),
    "pmf.rules.check": ("check",),
    "pmf.rules.assume": ("assume_tolerance",),
    "pmf.rules.evaluate": ("evaluate", "evaluate_all"),
    "pmf.rules.explain": ("Explanation", "Step", "explain"),
    "pmf.rules.facts": ("Facts",),
    "pmf.rules.infer": ("Inference", "Interval", "infer", "infer_by"),
    "pmf.rules.soundness": ("refuse_unsound",),
    "pmf.rules.deviation": ("under_deviation",),
    "pmf.rules.reason": ("REASONS", "Reason"),
    "pmf.rules.reconcile": ("Reconciliation", "Verdict", "VerdictCounts", "reconcile"),
    "pmf.rules.results": ("Results",),
    "pmf.rules.shortfall": ("shortfall",),
    "pmf.rules.translate": ("Loss", "Translation", "translate", "translate_scheme"),
    "pmf.rules.what_if": ("Flip", "what_if"),
    "pmf.rules.summary": ("GroupCounts", "Summary", "summarise"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
_NAMESPACES = ("cells", "report")

__all__ = [
    "KINDS",
    "REASONS",
    "Absence",
    "Account",
    "Action",
    "ActionAssessment",
    "ActionLevel",
    "ActionRules",
    "ActionStatus",
    "Adapter",
    "Assessment",
    "Band",
    "Bands",
    "Basis",
    "Beside",
    "ChangeTarget",
    "Clause",
    "Collector",
    "Commentary",
    "Comparator",
    "Compare",
    "CountSet",
    "Dataset",
    "DatedTarget",
    "Declared",
    "Definition",
    "Derived",
    "Deviation",
    "Direction",
    "Discrepancy",
    "Document",
    "Explanation",
    "Facts",
    "Finding",
    "FindingsError",
    "FixedTarget",
    "Flip",
    "Framework",
    "FrameworkError",
    "Gap",
    "Group",
    "GroupCounts",
    "GroupMethod",
    "GroupRules",
    "Heading",
    "Indicator",
    "Inference",
    "Interval",
    "JudgedBy",
    "Judgement",
    "JudgementError",
    "Judgements",
    "Level",
    "Lines",
    "Location",
    "Loss",
    "Margin",
    "MarginKind",
    "Mark",
    "Marked",
    "Milestone",
    "MissingExtra",
    "Movement",
    "NoTarget",
    "Note",
    "NoteFigure",
    "Observation",
    "Outcome",
    "Paper",
    "Paragraph",
    "ParsedTarget",
    "Part",
    "Period",
    "Plugin",
    "PmfError",
    "Polarity",
    "Present",
    "ProfiledTarget",
    "Progress",
    "Provenance",
    "Published",
    "PublishedTotals",
    "Quantity",
    "Ratio",
    "ReadError",
    "Reason",
    "Reconciliation",
    "Recount",
    "ReferenceTarget",
    "Registry",
    "Results",
    "Rounding",
    "Row",
    "Running",
    "Sample",
    "Scheme",
    "SchemeError",
    "Score",
    "Series",
    "Service",
    "Severity",
    "Shape",
    "Share",
    "ShareCheck",
    "Shortfall",
    "Signalled",
    "Split",
    "Stage",
    "Status",
    "Step",
    "SteppedTarget",
    "Summary",
    "Table",
    "Target",
    "Tier",
    "Translation",
    "Travel",
    "TravelResult",
    "Travels",
    "UnitMismatch",
    "UnknownName",
    "UnknownUnit",
    "UsageError",
    "ValueCell",
    "Verdict",
    "VerdictCounts",
    "Whole",
    "ZeroLine",
    "__version__",
    "action_status",
    "assume_tolerance",
    "cells",
    "check",
    "comparator_lines",
    "compile_bands",
    "count_sets",
    "evaluate",
    "evaluate_all",
    "explain",
    "fold",
    "hookimpl",
    "in_key",
    "infer",
    "infer_by",
    "judge_score",
    "lay_out",
    "load_adapters",
    "load_framework",
    "load_judgements",
    "load_scheme",
    "parse_target",
    "read",
    "reconcile",
    "recount",
    "recount_published",
    "refuse_unsound",
    "report",
    "resolve",
    "shortfall",
    "summarise",
    "to_cumulative",
    "to_discrete",
    "translate",
    "translate_scheme",
    "travel",
    "under_deviation",
    "what_if",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("localgov-pmf")
    if name in _NAMESPACES:
        return importlib.import_module(f"pmf.{name}")
    if name not in _HOME_OF:
        raise AttributeError(f"module 'pmf' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
