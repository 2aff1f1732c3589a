"""The commands about returns: the form to fill in, what is missing, next year's targets."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pmf
from pmf.cli import output
from pmf.cli.argument_types import period
from pmf.errors import UsageError
from pmf.report import contract
from pmf.report.files import write_bytes, write_text
from pmf.report.framework_toml import framework_toml
from pmf.report.returns import template_csv, template_xlsx

_NO_OWNER = "no owner stated"
#: What Excel needs to see that a file is UTF-8; reading takes it off again.
_MARK = "\ufeff"


def add_commands(what: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add them under ``pmf framework``."""
    template = what.add_parser("template", help="write the form to fill in for a period")
    template.add_argument("name", metavar="ID|FILE.toml")
    template.add_argument("--period", required=True, type=period, metavar="PERIOD",
                          help='the period: "Q3 2024/25"')  # fmt: skip
    template.add_argument("--to", metavar="FILE.xlsx|FILE.csv|-",
                          help="what to write; - prints CSV")  # fmt: skip
    _narrowed(template)
    template.add_argument("--json", action="store_true", help="print what is asked as JSON")
    template.set_defaults(run=_template)

    missing = what.add_parser("outstanding", help="what is missing in returned files, by owner")
    missing.add_argument("files", metavar="FILE", nargs="+", type=Path)
    missing.add_argument("--framework", metavar="ID|FILE.toml",
                         help="by default the one each file names")  # fmt: skip
    missing.add_argument("--adapter", metavar="NAME", help="by default the one that knows the file")
    _narrowed(missing)
    missing.add_argument("--json", action="store_true", help="print JSON")
    missing.set_defaults(run=_outstanding)

    roll = what.add_parser("roll-over", help="next year's framework, and what must be decided")
    roll.add_argument("name", metavar="ID|FILE.toml")
    roll.add_argument("--from", dest="from_year", required=True, type=period, metavar="YEAR",
                      help='the year it was for: "2023/24"')  # fmt: skip
    roll.add_argument("--to-year", required=True, type=period, metavar="YEAR",
                      help='the year it is for now: "2024/25"')  # fmt: skip
    roll.add_argument("--to", required=True, type=Path, metavar="FILE.toml", help="what to write")
    roll.add_argument("--json", action="store_true", help="print JSON")
    roll.set_defaults(run=_roll_over)


def _narrowed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--owner", metavar="ROLE", help="only what this role answers for")
    parser.add_argument("--service", metavar="NAME", help="only this service's")
    parser.add_argument("--audience", metavar="NAME", help="only what this audience receives")


def _template(options: argparse.Namespace) -> bool:
    """Write the form, or print what it asks."""
    kind = _form_of(options.to, as_json=options.json)
    framework = pmf.load_framework(options.name)
    template = pmf.return_for(
        framework,
        options.period,
        audience=options.audience,
        service=options.service,
        owner=options.owner,
    )
    if not template.asked:
        output.tell(f"nothing is due for {template.period}; the form has no row to fill in")
    if options.to == "-":
        sys.stdout.write(template_csv(template))
        return False
    if kind == "xlsx":
        write_bytes(options.to, template_xlsx(template, words=_words(framework)))
    elif kind == "csv":
        write_bytes(options.to, (_MARK + template_csv(template)).encode("utf-8"))
    if options.json:
        output.json(contract.template_json(template))
    else:
        due, not_due = len(template.asked), len(template.not_asked)
        output.say(f"{options.to}: {due} indicators due, {not_due} not")
    return False


def _form_of(to: str | None, *, as_json: bool) -> str | None:
    """How the form is written; `None` where only JSON is wanted."""
    if to is None:
        if not as_json:
            raise UsageError("say where to write the form: --to FILE.xlsx or FILE.csv, or --json")
        return None
    kind = "csv" if to == "-" else Path(to).suffix.lower().removeprefix(".")
    if kind not in ("csv", "xlsx"):
        raise UsageError(f"--to {to}: a return is written as .xlsx or .csv")
    if to == "-" and as_json:
        raise UsageError("--to - prints CSV: leave out --json, or name a file")
    return kind


def _words(framework: pmf.Framework) -> tuple[str, ...]:
    """The words of the framework's scheme, where it is installed."""
    scheme = pmf.load_adapters().schemes.get(framework.scheme or "")
    return tuple(level.word for level in scheme.levels) if scheme else ()


def _outstanding(options: argparse.Namespace) -> bool:
    """Say what is missing."""
    framework = pmf.load_framework(options.framework) if options.framework else None
    read = [pmf.read(file, adapter=options.adapter, framework=framework) for file in options.files]
    found = pmf.outstanding(
        read, audience=options.audience, service=options.service, owner=options.owner
    )
    if options.json:
        output.json(contract.outstanding_json(found))
    else:
        for one in found:
            _say(one)
    errors = [
        finding
        for dataset in read
        for finding in dataset.findings
        if finding.severity is pmf.Severity.ERROR
    ]
    output.findings(errors)
    return bool(errors)


def _say(one: pmf.Outstanding) -> None:
    output.say(
        f"{one.framework.council}, {one.period}: {one.complete} of {one.asked} due are complete, "
        f"in {', '.join(one.files)}"
    )
    if one.illustrative:
        output.say("ILLUSTRATIVE: the figures are made up to show the framework at work")
    for owner, missing in one.by_owner().items():
        output.say(f"{owner or _NO_OWNER}: {len(missing)} missing")
        for lack in missing:
            where = f" [{lack.source}]" if lack.source else ""
            output.say(f"  {lack.code:<14} {lack.kind:<15} {lack.name}: {lack.text}{where}")


def _roll_over(options: argparse.Namespace) -> bool:
    """Write next year's framework, and say what must be decided."""
    if options.to.suffix.lower() != ".toml":
        raise UsageError(f"--to {options.to}: a framework is written as .toml")
    if Path(options.name).exists() and options.to.resolve() == Path(options.name).resolve():
        raise UsageError(f"--to {options.to} would replace the framework in force")
    rolled = pmf.roll_over(pmf.load_framework(options.name), options.from_year, options.to_year)
    text, unwritten = framework_toml(rolled.framework)
    write_text(options.to, text)
    if options.json:
        output.json(contract.roll_over_json(rolled, unwritten))
        return False
    counted = len(rolled.framework.definitions)
    output.say(f"{options.to}: {rolled.framework.id}, {counted} indicators, for {rolled.to_year}")
    output.say(f"{len(rolled.to_decide) + len(unwritten)} to decide:")
    for one in rolled.to_decide:
        output.say(f"  {one.code or '':<14} {one.kind:<15} {one.text}")
    for code in unwritten:
        message = "its target cannot be said in words of the file; it is left out"
        output.say(f"  {code:<14} {'unwritten':<15} {message}")
    return False
