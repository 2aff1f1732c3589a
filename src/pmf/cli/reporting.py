"""The command that writes reports: which data, for whom, which of the council's outputs."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

import pmf
from pmf.cli import output
from pmf.cli.judging import Request, decisions_of, findings_of, has_errors, judge, read_file
from pmf.cli.targets import targets
from pmf.report import check_sections, contract, render_page, view_of, write_text
from pmf.rules.disclosure.audience import decisions_for_audience, for_audience, withheld
from pmf.rules.disclosure.free_texts import free_texts
from pmf.rules.disclosure.withheld import NOT_ROUTED
from pmf.rules.several.merge import merge

#: The most things of a kind that are named where something is not for an audience.
_LISTED = 3


def report(options: argparse.Namespace) -> bool:
    """Write a page, or JSON, for each document, or one for all of them."""
    if options.as_of is not None and not options.merge:
        raise pmf.UsageError("--as-of says which of several documents were out: it needs --merge")
    kind, written = targets(
        options.files, options.to, options.format, output=options.output, merged=options.merge
    )
    datasets = [read_file(Request.of(options), file) for file in options.files]
    if options.merge:
        datasets = [merge(datasets, as_of=options.as_of)]
    errors = False
    for dataset, path in zip(datasets, written, strict=True):
        with output.working(f"judging {dataset.file}"):
            text, found = _made(dataset, options, kind)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)
        output.say(str(path))
        errors = errors or has_errors(found)
    return errors


def _made(
    dataset: pmf.Dataset, options: argparse.Namespace, kind: str
) -> tuple[str, tuple[pmf.Finding, ...]]:
    wanted = output_of(dataset, options.output) if options.output else None
    audience = options.audience or (wanted.audience if wanted else pmf.PUBLIC.name)
    results = judge(Request.of(options), *_for(dataset, options, audience))
    found = findings_of(results)
    return _render(results, found, kind, wanted, audience), found


def _for(
    dataset: pmf.Dataset, options: argparse.Namespace, audience: str
) -> tuple[pmf.Dataset, pmf.Judgements]:
    """What an audience may see: what it may not is gone before anything is judged or counted."""
    seen = for_audience(dataset, audience)
    _tell_withheld(dataset, seen, audience)
    if options.suppress is not None:
        seen = pmf.suppress_small(seen, below=options.suppress)
    decided = decisions_of(Request.of(options))
    return seen, pmf.Judgements(
        decisions_for_audience(dataset, decided.judgements, audience),
        decisions_for_audience(dataset, decided.deviations, audience),
    )


def _tell_withheld(dataset: pmf.Dataset, seen: pmf.Dataset, audience: str) -> None:
    """Say to whoever runs it what an audience is not given, and what a person must read.

    Never on the page or on stdout, which are for the audience. What only goes elsewhere is no
    secret, and not told.
    """
    together: dict[tuple[str, str], list[str]] = {}
    left_out = withheld(dataset, audience)
    for one in left_out:
        if one.because != NOT_ROUTED:
            together.setdefault((one.kind, one.because), []).append(one.what)
    for (kind, because), those in together.items():
        more = f"; and {len(those) - _LISTED} more" if len(those) > _LISTED else ""
        what = "; ".join(those[:_LISTED])
        output.tell(f"{dataset.file}: not for {audience}: {kind}: {what}{more} ({because})")
    if any(one.is_secret for one in left_out):
        texts = [f"{count} × {what}" for what, count in free_texts(seen)]
        output.tell(
            f"{dataset.file}: left in for {audience}: "
            + (f"free texts ({', '.join(texts)})" if texts else "no free text")
            + ". No program can tell what a text is about: somebody who knows what is not public "
            "must read it before it is published"
        )


def _render(
    results: pmf.Results,
    found: Iterable[pmf.Finding],
    kind: str,
    wanted: pmf.Output | None,
    audience: str,
) -> str:
    if kind == "json":
        return output.as_json(contract.evaluate_json(results, found))
    return render_page(view_of(results, wanted, audience))


def output_of(dataset: pmf.Dataset, id: str) -> pmf.Output:
    """The output of a data set's framework.

    Raises:
        UsageError: There is none of that name, or it lists a section nobody knows.
    """
    framework = dataset.framework
    outputs = framework.outputs if framework else ()
    found = framework.output(id) if framework else None
    if found is None:
        known = ", ".join(one.id for one in outputs) or "none"
        whose = framework.id if framework else f"{dataset.file}, which has no framework"
        raise pmf.UsageError(f"--output {id}: no output of {whose} is called so; there are {known}")
    check_sections(found.sections)
    return found
