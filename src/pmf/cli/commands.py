"""What each command does. Each returns whether there are findings of severity error."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import attrs

import pmf
from pmf.cli import output
from pmf.cli.targets import targets
from pmf.report import contract, render_page, view_of, write_text


def demo(options: argparse.Namespace) -> bool:
    """Judge every bundled report, write its page, say where."""
    folder = options.to or Path("pmf-demo")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for adapter in pmf.load_adapters().adapters.values():
        for sample in adapter.samples:
            dataset = pmf.read(sample.file, adapter=adapter)
            made_up = sample.illustrative or dataset.illustrative
            dataset = attrs.evolve(dataset, remark=sample.remark, illustrative=made_up)
            results = pmf.evaluate_all(dataset)
            output.report(results, colour=options.colour)
            path = folder / f"{Path(sample.file.name).stem}.html"
            write_text(path, render_page(view_of(results)))
            written.append(path)
    for path in written:
        output.say(f"page: {path}")
    return False


def adapters_list(options: argparse.Namespace) -> bool:
    """Every adapter, and broken plug-ins with the reason."""
    registry = pmf.load_adapters()
    if options.json:
        output.json(contract.adapters_json(registry))
        return False
    for adapter in registry.adapters.values():
        council = adapter.council or "any council"
        output.say(f"{adapter.name:<24} {council}: {adapter.title}")
    for plugin in registry.broken:
        output.tell(f"{plugin.name} was set aside: {plugin.broken}")
    return False


def adapters_show(options: argparse.Namespace) -> bool:
    """One adapter."""
    registry = pmf.load_adapters()
    adapter = registry.adapter(options.name)
    shown = next(
        one for one in contract.adapters_json(registry)["adapters"] if one["name"] == adapter.name
    )
    output.record(shown, as_json=options.json)
    return False


def schemes_list(options: argparse.Namespace) -> bool:
    """Every scheme."""
    schemes = pmf.load_adapters().schemes.values()
    if options.json:
        output.json({"schemes": [contract.scheme_json(scheme) for scheme in schemes]})
        return False
    for scheme in schemes:
        output.say(f"{scheme.id:<24} {scheme.title}")
    return False


def schemes_show(options: argparse.Namespace) -> bool:
    """One scheme, with its rule in words."""
    output.record(contract.scheme_json(pmf.load_scheme(options.name)), as_json=options.json)
    return False


def schemes_translate(options: argparse.Namespace) -> bool:
    """What becomes of each word of one scheme in another."""
    source, target = pmf.load_scheme(options.source), pmf.load_scheme(options.target)
    translations = pmf.translate_scheme(source, target)
    if options.json:
        output.json(contract.translate_json(translations, source, target))
    else:
        output.translations(translations)
    return False


def schemes_check(options: argparse.Namespace) -> bool:
    """Every fault of a scheme file, and of the rule in it."""
    faults: tuple[str, ...] = ()
    try:
        pmf.refuse_unsound(pmf.load_scheme(Path(options.name)))
    except pmf.SchemeError as error:
        faults = error.faults
    if options.json:
        output.json({"faults": list(faults)})
    else:
        output.lines(faults or [f"{options.name}: no faults"])
    return bool(faults)


def read(options: argparse.Namespace) -> bool:
    """What a report says, and what reading noticed."""
    dataset = _read(options)
    if options.json:
        output.json(contract.read_json(dataset))
    else:
        output.dataset(dataset)
        output.findings(dataset.findings)
    return dataset.has_errors()


def evaluate(options: argparse.Namespace) -> bool:
    """What follows from its figures."""
    results = _judge(options)
    found = _findings(results)
    if options.json:
        output.json(contract.evaluate_json(results, found))
    else:
        output.report(results, colour=options.colour)
        output.findings(found)
    return _has_errors(found)


def explain(options: argparse.Namespace) -> bool:
    """Why one status is what it is, from the cell onwards."""
    results = _judge(options)
    codes = {assessed.code for assessed in results}
    actions = {assessed.code for assessed in results.actions}
    is_action = options.code in actions and options.code not in codes
    assessed = results.action(options.code) if is_action else results[options.code]
    explanation = pmf.explain(assessed)
    if options.json:
        output.json(contract.explain_json(explanation))
    else:
        output.say(str(explanation))
    return _has_errors(_findings(results))


def reconcile(options: argparse.Namespace) -> bool:
    """What was printed beside what follows."""
    results = _judge(options)
    reconciled = pmf.reconcile(results)
    if options.json:
        output.json(contract.reconcile_json(reconciled, results))
    else:
        output.reconciliation(reconciled)
    return _has_errors(_findings(results))


def infer(options: argparse.Namespace) -> bool:
    """Which tolerances would explain what was printed, or what contradicts it."""
    results = _judge(options)
    inference = pmf.infer(results, kind=options.kind, met_is_free=not options.met_stated)
    if options.json:
        output.json(contract.infer_json(inference))
    else:
        output.inference(inference)
    return _has_errors(_findings(results))


def what_if(options: argparse.Namespace) -> bool:
    """What another rule would recolour."""
    results = _judge(options)
    other = pmf.load_scheme(options.other)
    if options.assume_other is not None:
        other = pmf.assume_tolerance(other, options.assume_other)
    flips = pmf.what_if(results, other)
    if options.json:
        output.json(contract.what_if_json(flips, other))
    else:
        output.lines(map(str, flips))
        output.say(f"{len(flips)} of {len(results)} change under {other.id}")
    return _has_errors(_findings(results))


def report(options: argparse.Namespace) -> bool:
    """Write a page, or JSON, for each report."""
    kind, written = targets(options.files, options.to, options.format)
    errors = False
    for file, path in zip(options.files, written, strict=True):
        with output.working(f"judging {file.name}"):
            results = _judge(options, file)
            found = _findings(results)
            text = _render(results, found, kind)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)
        output.say(str(path))
        errors = errors or _has_errors(found)
    return errors


def _render(results: pmf.Results, found: Iterable[pmf.Finding], kind: str) -> str:
    if kind == "json":
        return output.as_json(contract.evaluate_json(results, found))
    return render_page(view_of(results))


def _read(options: argparse.Namespace, file: Path | None = None) -> pmf.Dataset:
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


def _judge(options: argparse.Namespace, file: Path | None = None) -> pmf.Results:
    scheme = pmf.load_scheme(options.scheme) if options.scheme else None
    decided = pmf.load_judgements(options.judgements) if options.judgements else pmf.Judgements()
    return pmf.evaluate_all(
        _read(options, file),
        scheme=scheme,
        assume=options.assume,
        on=options.on,
        judgements=decided.judgements,
        deviations=decided.deviations,
    )


def _findings(results: pmf.Results) -> tuple[pmf.Finding, ...]:
    return (*results.dataset.findings, *pmf.check(results))


def _has_errors(findings: Iterable[pmf.Finding]) -> bool:
    return any(finding.severity is pmf.Severity.ERROR for finding in findings)
