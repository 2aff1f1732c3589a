"""What the questions do: each returns whether there are findings of severity error."""

from __future__ import annotations

import argparse
from pathlib import Path

import pmf
from pmf.cli import output, questions_output
from pmf.cli.judging import Request, findings_of, has_errors, judge, read_file
from pmf.report import contract


def compare(options: argparse.Namespace) -> bool:
    """Councils side by side, each in its own words."""
    said_in = pmf.load_scheme(options.said_in) if options.said_in else None
    results = [judge(Request.of(options), one) for one in _by_council(options)]
    compared = pmf.compare(*results, said_in=said_in, rank=options.rank)
    found = tuple(finding for one in results for finding in one.dataset.findings)
    if options.json:
        output.json(contract.compare_json(compared, found))
    else:
        questions_output.comparison(compared)
    return _told(options, found)


def warnings(options: argparse.Namespace) -> bool:
    """Signs that an indicator may be failing."""
    results = judge(Request.of(options), _one(options, options.files))
    signs = pmf.warning_signs(results, running=options.running, near=options.near)
    found = findings_of(results)
    if options.json:
        output.json(contract.warnings_json(results, signs, found, options.running))
    else:
        questions_output.warnings(results, signs)
    return _told(options, found)


def propose(options: argparse.Namespace) -> bool:
    """Targets worked out of the past and of other councils."""
    dataset = _one(options, [options.file, *options.history])
    # Another council's document has an adapter and a framework of its own.
    others = [_seen(options, read_file(Request(), file)) for file in options.peers]
    codes = [options.code] if options.code else pmf.lacking_targets(dataset, every=options.every)
    proposed = tuple(
        pmf.propose_target(
            dataset,
            code,
            method=options.method,
            by=options.by,
            periods=options.periods,
            alike=options.alike,
            peers=(*dataset.peers, *pmf.peers_among(dataset, code, others)),
            places=options.places,
        )
        for code in codes
    )
    if options.json:
        output.json(contract.proposals_json(dataset, proposed, dataset.findings))
    else:
        questions_output.proposals(dataset, proposed)
    return _told(options, dataset.findings)


def correlate(options: argparse.Namespace) -> bool:
    """How far two indicators go together."""
    dataset = _one(options, [options.file, *options.history])
    found = pmf.correlate_indicators(
        dataset, options.first, options.second, method=options.method, lag=options.lag
    )
    if options.json:
        output.json(contract.correlate_json(dataset, found, dataset.findings))
    else:
        questions_output.correlation(dataset, found)
    return _told(options, dataset.findings)


def _told(options: argparse.Namespace, found: tuple[pmf.Finding, ...]) -> bool:
    """Tell what was noticed, where JSON does not; whether any of it is an error."""
    if not options.json:
        output.findings(found)
    return has_errors(found)


def _one(options: argparse.Namespace, files: list[Path]) -> pmf.Dataset:
    """One council's documents as one data set."""
    datasets = [read_file(Request.of(options), file) for file in files]
    return _seen(options, datasets[0] if len(datasets) == 1 else pmf.merge(datasets))


def _by_council(options: argparse.Namespace) -> list[pmf.Dataset]:
    """Several councils' documents, one data set for each council."""
    found: dict[str, list[pmf.Dataset]] = {}
    for file in options.files:
        dataset = read_file(Request.of(options), file)
        found.setdefault(dataset.council or str(file), []).append(dataset)
    merged = [same[0] if len(same) == 1 else pmf.merge(same) for same in found.values()]
    return [_seen(options, one) for one in merged]


def _seen(options: argparse.Namespace, dataset: pmf.Dataset) -> pmf.Dataset:
    """What the audience may see; what it may not is gone before anything is counted."""
    return pmf.for_audience(dataset, options.audience)
