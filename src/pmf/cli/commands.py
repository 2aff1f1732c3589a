"""What each command does. Each returns whether there are findings of severity error."""

from __future__ import annotations

import argparse
from pathlib import Path

import pmf
from pmf.cli import output, rollups
from pmf.cli.judging import Request, findings_of, has_errors, judge, read_file
from pmf.report import contract


def adapters_list(options: argparse.Namespace) -> bool:
    """Every adapter, and broken plug-ins with the reason."""
    registry = pmf.load_adapters(whole=True)
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
    schemes = pmf.load_adapters(whole=True).schemes.values()
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
    dataset = read_file(Request.of(options), options.file)
    if options.json:
        output.json(contract.read_json(dataset))
    else:
        output.dataset(dataset)
        output.findings(dataset.findings)
    return dataset.has_errors()


def _judged(options: argparse.Namespace) -> pmf.Results:
    """The document that a call names, judged as it says."""
    request = Request.of(options)
    return judge(request, read_file(request, options.file))


def evaluate(options: argparse.Namespace) -> bool:
    """What follows from its figures."""
    results = _judged(options)
    found = findings_of(results)
    if options.json:
        groups = rollups.standings(results, options)
        output.json(contract.evaluate_json(results, found, options.by or "group", groups))
    else:
        output.report(results, colour=options.colour)
        output.lines(rollups.lines(results, options))
        output.findings(found)
    return has_errors(found)


def explain(options: argparse.Namespace) -> bool:
    """Why one status is what it is, from the cell onwards."""
    results = _judged(options)
    explanation = pmf.explain(results, options.code)
    made_up = results.dataset.illustrative
    if options.json:
        output.json(contract.explain_json(explanation, illustrative=made_up))
    else:
        output.made_up(results.dataset)
        output.say(str(explanation))
    return has_errors(findings_of(results))


def reconcile(options: argparse.Namespace) -> bool:
    """What was printed beside what follows."""
    results = _judged(options)
    reconciled, recounted = pmf.reconcile(results), pmf.recount_published(results)
    if options.json:
        output.json(contract.reconcile_json(reconciled, results, recounted))
    else:
        output.made_up(results.dataset)
        output.reconciliation(reconciled)
        output.recounted(recounted)
    return has_errors(findings_of(results))


def infer(options: argparse.Namespace) -> bool:
    """Which tolerances would explain what was printed, or what contradicts it."""
    results = _judged(options)
    inference = pmf.infer(results, kind=options.kind, met_is_free=not options.met_stated)
    if options.json:
        made_up = results.dataset.illustrative
        output.json(contract.infer_json(inference, illustrative=made_up))
    else:
        output.made_up(results.dataset)
        output.inference(inference)
    return has_errors(findings_of(results))


def what_if(options: argparse.Namespace) -> bool:
    """What another rule would recolour."""
    results = _judged(options)
    other = pmf.load_scheme(options.other)
    if options.assume_other is not None:
        other = pmf.assume_tolerance(other, options.assume_other)
    flips = pmf.what_if(results, other)
    if options.json:
        made_up = results.dataset.illustrative
        output.json(contract.what_if_json(flips, other, illustrative=made_up))
    else:
        output.made_up(results.dataset)
        output.lines(map(str, flips))
        output.say(f"{len(flips)} of {len(results)} change under {other.id}")
    return has_errors(findings_of(results))
