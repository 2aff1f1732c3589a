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
    from pmf.errors import (
        FindingsError as FindingsError,
    )
    from pmf.errors import (
        FrameworkError as FrameworkError,
    )
    from pmf.errors import (
        MissingExtra as MissingExtra,
    )
    from pmf.errors import (
        PmfError as PmfError,
    )
    from pmf.errors import (
        ReadError as ReadError,
    )
    from pmf.errors import (
        SchemeError as SchemeError,
    )
    from pmf.errors import (
        UnitMismatch as UnitMismatch,
    )
    from pmf.errors import (
        UnknownName as UnknownName,
    )
    from pmf.errors import (
        UnknownUnit as UnknownUnit,
    )
    from pmf.errors import (
        UsageError as UsageError,
    )
    from pmf.model.action import (
        Action as Action,
    )
    from pmf.model.action import (
        Milestone as Milestone,
    )
    from pmf.model.dataset import (
        Account as Account,
    )
    from pmf.model.dataset import (
        Commentary as Commentary,
    )
    from pmf.model.dataset import (
        Dataset as Dataset,
    )
    from pmf.model.dataset import (
        Paper as Paper,
    )
    from pmf.model.dataset import (
        Published as Published,
    )
    from pmf.model.finding import (
        KINDS as KINDS,
    )
    from pmf.model.finding import (
        Finding as Finding,
    )
    from pmf.model.finding import (
        Location as Location,
    )
    from pmf.model.finding import (
        Severity as Severity,
    )
    from pmf.model.framework import (
        Definition as Definition,
    )
    from pmf.model.framework import (
        Framework as Framework,
    )
    from pmf.model.framework import (
        Group as Group,
    )
    from pmf.model.framework import (
        Service as Service,
    )
    from pmf.model.indicator import (
        Declared as Declared,
    )
    from pmf.model.indicator import (
        Indicator as Indicator,
    )
    from pmf.model.indicator import (
        Note as Note,
    )
    from pmf.model.indicator import (
        NoteFigure as NoteFigure,
    )
    from pmf.model.indicator import (
        Observation as Observation,
    )
    from pmf.model.indicator import (
        Tier as Tier,
    )
    from pmf.model.margin import (
        Margin as Margin,
    )
    from pmf.model.margin import (
        MarginKind as MarginKind,
    )
    from pmf.model.period import (
        Period as Period,
    )
    from pmf.model.quantity import (
        Quantity as Quantity,
    )
    from pmf.model.scheme import (
        ActionLevel as ActionLevel,
    )
    from pmf.model.scheme import (
        ActionRules as ActionRules,
    )
    from pmf.model.scheme import (
        Clause as Clause,
    )
    from pmf.model.scheme import (
        Comparator as Comparator,
    )
    from pmf.model.scheme import (
        Compare as Compare,
    )
    from pmf.model.scheme import (
        Direction as Direction,
    )
    from pmf.model.scheme import (
        JudgedBy as JudgedBy,
    )
    from pmf.model.scheme import (
        Level as Level,
    )
    from pmf.model.scheme import (
        Marked as Marked,
    )
    from pmf.model.scheme import (
        Present as Present,
    )
    from pmf.model.scheme import (
        Progress as Progress,
    )
    from pmf.model.scheme import (
        Running as Running,
    )
    from pmf.model.scheme import (
        Scheme as Scheme,
    )
    from pmf.model.scheme import (
        Shape as Shape,
    )
    from pmf.model.scheme import (
        Shortfall as Shortfall,
    )
    from pmf.model.scheme import (
        Signalled as Signalled,
    )
    from pmf.model.scheme import (
        Travels as Travels,
    )
    from pmf.model.scheme import (
        ZeroLine as ZeroLine,
    )
    from pmf.model.scheme import (
        fold as fold,
    )
    from pmf.model.scheme import (
        in_key as in_key,
    )
    from pmf.model.status import (
        Absence as Absence,
    )
    from pmf.model.status import (
        ActionStatus as ActionStatus,
    )
    from pmf.model.status import (
        Basis as Basis,
    )
    from pmf.model.status import (
        Mark as Mark,
    )
    from pmf.model.status import (
        Movement as Movement,
    )
    from pmf.model.status import (
        Polarity as Polarity,
    )
    from pmf.model.status import (
        Provenance as Provenance,
    )
    from pmf.model.status import (
        Stage as Stage,
    )
    from pmf.model.status import (
        Status as Status,
    )
    from pmf.model.status import (
        Travel as Travel,
    )
    from pmf.model.target import (
        FixedTarget as FixedTarget,
    )
    from pmf.model.target import (
        Gap as Gap,
    )
    from pmf.model.target import (
        Lines as Lines,
    )
    from pmf.model.target import (
        NoTarget as NoTarget,
    )
    from pmf.model.target import (
        ProfiledTarget as ProfiledTarget,
    )
    from pmf.model.target import (
        Target as Target,
    )
    from pmf.reading.adapter import (
        Adapter as Adapter,
    )
    from pmf.reading.adapter import (
        Sample as Sample,
    )
    from pmf.reading.collector import (
        Collector as Collector,
    )
    from pmf.reading.collector import (
        ValueCell as ValueCell,
    )
    from pmf.reading.document import (
        Document as Document,
    )
    from pmf.reading.document import (
        Heading as Heading,
    )
    from pmf.reading.document import (
        Paragraph as Paragraph,
    )
    from pmf.reading.document import (
        Row as Row,
    )
    from pmf.reading.document import (
        Table as Table,
    )
    from pmf.reading.framework_file import (
        load_framework as load_framework,
    )
    from pmf.reading.hooks import (
        hookimpl as hookimpl,
    )
    from pmf.reading.read import (
        lay_out as lay_out,
    )
    from pmf.reading.read import (
        read as read,
    )
    from pmf.reading.registry import (
        Plugin as Plugin,
    )
    from pmf.reading.registry import (
        Registry as Registry,
    )
    from pmf.reading.registry import (
        load_adapters as load_adapters,
    )
    from pmf.reading.scheme_file import (
        load_scheme as load_scheme,
    )
    from pmf.rules.action import (
        ActionAssessment as ActionAssessment,
    )
    from pmf.rules.action import (
        action_status as action_status,
    )
    from pmf.rules.assessment import (
        Assessment as Assessment,
    )
    from pmf.rules.bands import (
        Band as Band,
    )
    from pmf.rules.bands import (
        Bands as Bands,
    )
    from pmf.rules.bands import (
        Outcome as Outcome,
    )
    from pmf.rules.bands import (
        compile_bands as compile_bands,
    )
    from pmf.rules.check import (
        check as check,
    )
    from pmf.rules.evaluate import (
        assume_tolerance as assume_tolerance,
    )
    from pmf.rules.evaluate import (
        evaluate as evaluate,
    )
    from pmf.rules.evaluate import (
        evaluate_all as evaluate_all,
    )
    from pmf.rules.explain import (
        Explanation as Explanation,
    )
    from pmf.rules.explain import (
        Step as Step,
    )
    from pmf.rules.explain import (
        explain as explain,
    )
    from pmf.rules.facts import (
        Facts as Facts,
    )
    from pmf.rules.reason import (
        REASONS as REASONS,
    )
    from pmf.rules.reason import (
        Reason as Reason,
    )
    from pmf.rules.reconcile import (
        Reconciliation as Reconciliation,
    )
    from pmf.rules.reconcile import (
        Verdict as Verdict,
    )
    from pmf.rules.reconcile import (
        reconcile as reconcile,
    )
    from pmf.rules.results import (
        Results as Results,
    )
    from pmf.rules.shortfall import (
        shortfall as shortfall,
    )
    from pmf.rules.summary import (
        GroupCounts as GroupCounts,
    )
    from pmf.rules.summary import (
        Summary as Summary,
    )
    from pmf.rules.summary import (
        summarise as summarise,
    )

#: Where each public name lives.
_HOMES: dict[str, tuple[str, ...]] = {
    "pmf.errors": (
        "FindingsError", "FrameworkError", "MissingExtra", "PmfError", "ReadError", "SchemeError",
        "UnitMismatch", "UnknownName", "UnknownUnit", "UsageError",
    ),
    "pmf.model.action": ("Action", "Milestone"),
    "pmf.model.dataset": ("Account", "Commentary", "Dataset", "Paper", "Published"),
    "pmf.model.finding": ("KINDS", "Finding", "Location", "Severity"),
    "pmf.model.framework": ("Definition", "Framework", "Group", "Service"),
    "pmf.model.indicator": ("Declared", "Indicator", "Note", "NoteFigure", "Observation", "Tier"),
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
    "pmf.model.target": ("FixedTarget", "Gap", "Lines", "NoTarget", "ProfiledTarget", "Target"),
    "pmf.reading.adapter": ("Adapter", "Sample"),
    "pmf.reading.collector": ("Collector", "ValueCell"),
    "pmf.reading.document": ("Document", "Heading", "Paragraph", "Row", "Table"),
    "pmf.reading.framework_file": ("load_framework",),
    "pmf.reading.hooks": ("hookimpl",),
    "pmf.reading.read": ("lay_out", "read"),
    "pmf.reading.registry": ("Plugin", "Registry", "load_adapters"),
    "pmf.reading.scheme_file": ("load_scheme",),
    "pmf.rules.action": ("ActionAssessment", "action_status"),
    "pmf.rules.assessment": ("Assessment",),
    "pmf.rules.bands": ("Band", "Bands", "Outcome", "compile_bands"),
    "pmf.rules.check": ("check",),
    "pmf.rules.evaluate": ("assume_tolerance", "evaluate", "evaluate_all"),
    "pmf.rules.explain": ("Explanation", "Step", "explain"),
    "pmf.rules.facts": ("Facts",),
    "pmf.rules.reason": ("REASONS", "Reason"),
    "pmf.rules.reconcile": ("Reconciliation", "Verdict", "reconcile"),
    "pmf.rules.results": ("Results",),
    "pmf.rules.shortfall": ("shortfall",),
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
    "Clause",
    "Collector",
    "Commentary",
    "Comparator",
    "Compare",
    "Dataset",
    "Declared",
    "Definition",
    "Direction",
    "Document",
    "Explanation",
    "Facts",
    "Finding",
    "FindingsError",
    "FixedTarget",
    "Framework",
    "FrameworkError",
    "Gap",
    "Group",
    "GroupCounts",
    "Heading",
    "Indicator",
    "JudgedBy",
    "Level",
    "Lines",
    "Location",
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
    "Period",
    "Plugin",
    "PmfError",
    "Polarity",
    "Present",
    "ProfiledTarget",
    "Progress",
    "Provenance",
    "Published",
    "Quantity",
    "ReadError",
    "Reason",
    "Reconciliation",
    "Registry",
    "Results",
    "Row",
    "Running",
    "Sample",
    "Scheme",
    "SchemeError",
    "Service",
    "Severity",
    "Shape",
    "Shortfall",
    "Signalled",
    "Stage",
    "Status",
    "Step",
    "Summary",
    "Table",
    "Target",
    "Tier",
    "Travel",
    "Travels",
    "UnitMismatch",
    "UnknownName",
    "UnknownUnit",
    "UsageError",
    "ValueCell",
    "Verdict",
    "ZeroLine",
    "__version__",
    "action_status",
    "assume_tolerance",
    "cells",
    "check",
    "compile_bands",
    "evaluate",
    "evaluate_all",
    "explain",
    "fold",
    "hookimpl",
    "in_key",
    "lay_out",
    "load_adapters",
    "load_framework",
    "load_scheme",
    "read",
    "reconcile",
    "report",
    "shortfall",
    "summarise",
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
