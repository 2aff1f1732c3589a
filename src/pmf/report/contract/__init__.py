"""The JSON promised to users: plain values from results, in stable shapes.

Numbers are decimal strings in the printed unit, dates are ISO, periods as printed by `Period`,
statuses lower case. Absent things are null, never left out.
"""

from __future__ import annotations

from pmf.report.contract.framework import framework_json, frameworks_json
from pmf.report.contract.governance import calendar_json, diff_json, review_json, thread_json
from pmf.report.contract.installed import adapters_json, scheme_json
from pmf.report.contract.judging import evaluate_json
from pmf.report.contract.one_report import (
    explain_json,
    infer_json,
    reconcile_json,
    translate_json,
    what_if_json,
)
from pmf.report.contract.parts import findings_json
from pmf.report.contract.questions import (
    compare_json,
    correlate_json,
    proposals_json,
    warnings_json,
)
from pmf.report.contract.reading import read_json
from pmf.report.contract.returns import outstanding_json, roll_over_json, template_json

__all__ = [
    "adapters_json",
    "calendar_json",
    "compare_json",
    "correlate_json",
    "diff_json",
    "evaluate_json",
    "explain_json",
    "findings_json",
    "framework_json",
    "frameworks_json",
    "infer_json",
    "outstanding_json",
    "proposals_json",
    "read_json",
    "reconcile_json",
    "review_json",
    "roll_over_json",
    "scheme_json",
    "template_json",
    "thread_json",
    "translate_json",
    "warnings_json",
    "what_if_json",
]
