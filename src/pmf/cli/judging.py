"""What several commands do first: read a document, and judge what it says."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import pmf
from pmf.cli import output


def read_file(options: argparse.Namespace, file: Path | None = None) -> pmf.Dataset:
    """Read one document, as the options say.

    Args:
        options: Those of the call.
        file: The document; by default the one the call names.
    """
    framework = pmf.load_framework(options.framework) if options.framework else None
    for plugin in pmf.load_adapters().broken:
        output.tell(f"plug-in {plugin.name} was set aside: {plugin.broken}")
    with output.working(f"reading {(file or options.file).name}"):
        return pmf.read(
            file or options.file,
            adapter=options.adapter,
            framework=framework,
            columns=dict(options.columns),
        )


def judge(
    options: argparse.Namespace,
    dataset: pmf.Dataset | None = None,
    decided: pmf.Judgements | None = None,
) -> pmf.Results:
    """Judge a data set, as the options say.

    Args:
        options: Those of the call.
        dataset: What was read; by default the document the call names is read.
        decided: What people decided; by default what the file the call names records.
    """
    scheme = pmf.load_scheme(options.scheme) if options.scheme else None
    decisions = decisions_of(options) if decided is None else decided
    return pmf.evaluate_all(
        dataset if dataset is not None else read_file(options),
        scheme=scheme,
        assume=options.assume,
        on=options.on,
        judgements=decisions.judgements,
        deviations=decisions.deviations,
    )


def decisions_of(options: argparse.Namespace) -> pmf.Judgements:
    """What people decided beside the rule, as the file the call names records it."""
    return pmf.load_judgements(options.judgements) if options.judgements else pmf.Judgements()


def findings_of(results: pmf.Results) -> tuple[pmf.Finding, ...]:
    """What reading noticed, and then what checking did."""
    return (*results.dataset.findings, *pmf.check(results))


def has_errors(findings: Iterable[pmf.Finding]) -> bool:
    """Whether any finding is of severity error."""
    return any(finding.severity is pmf.Severity.ERROR for finding in findings)
