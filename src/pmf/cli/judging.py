"""What several commands do first: read a document, and judge what it says."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterable
from pathlib import Path

import attrs

import pmf
from pmf.cli import output


@attrs.frozen
class Request:
    """How documents are to be read and judged; what a command does not ask for is left out.

    Attributes:
        adapter: The adapter by name; `None` for the one that knows the file.
        framework: Id or file of what a report leaves unsaid; `None` for the adapter's own.
        columns: Fields and the headings to take as them.
        scheme: Id or file of the scheme to judge by; `None` for the adapter's own.
        assume: The tolerance where none is stated; `None` to assume none.
        judgements: The file of what people decided; `None` when there is none.
        on: The day of judging; `None` for that of the report.
    """

    adapter: str | None = None
    framework: str | None = None
    columns: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=tuple)
    scheme: str | None = None
    assume: str | None = None
    judgements: Path | None = None
    on: datetime.date | None = None

    @classmethod
    def of(cls, options: argparse.Namespace) -> Request:
        """The part of a call's options that says how to read and judge."""
        known = attrs.fields_dict(cls)
        return cls(**{name: value for name, value in vars(options).items() if name in known})


def read_file(request: Request, file: Path) -> pmf.Dataset:
    """Read one document."""
    framework = pmf.load_framework(request.framework) if request.framework else None
    for plugin in pmf.load_adapters().broken:
        output.tell(f"plug-in {plugin.name} was set aside: {plugin.broken}")
    with output.working(f"reading {file.name}"):
        return pmf.read(
            file, adapter=request.adapter, framework=framework, columns=dict(request.columns)
        )


def judge(
    request: Request, dataset: pmf.Dataset, decided: pmf.Judgements | None = None
) -> pmf.Results:
    """Judge a data set.

    Args:
        request: How.
        dataset: What was read.
        decided: What people decided; by default what the file of the request records.
    """
    scheme = pmf.load_scheme(request.scheme) if request.scheme else None
    decisions = decisions_of(request) if decided is None else decided
    return pmf.evaluate_all(
        dataset,
        scheme=scheme,
        assume=request.assume,
        on=request.on,
        judgements=decisions.judgements,
        deviations=decisions.deviations,
    )


def decisions_of(request: Request) -> pmf.Judgements:
    """What people decided beside the rule, as the file of the request records it."""
    return pmf.load_judgements(request.judgements) if request.judgements else pmf.Judgements()


def findings_of(results: pmf.Results) -> tuple[pmf.Finding, ...]:
    """What reading noticed, and then what checking did."""
    return (*results.dataset.findings, *pmf.check(results))


def has_errors(findings: Iterable[pmf.Finding]) -> bool:
    """Whether any finding is of severity error."""
    return any(finding.severity is pmf.Severity.ERROR for finding in findings)
