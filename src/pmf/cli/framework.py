"""The commands about a framework: what it is, what a review asks, what changed, what is due."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import pmf
from pmf.cli import framework_output, output
from pmf.cli.argument_types import count, day, year
from pmf.report import contract
from pmf.report.definitions_book import render_book
from pmf.rules.disclosure.framework import framework_for_audience, frameworks_for_audience
from pmf.rules.disclosure.routing import find_audience

_NAME = "ID|FILE.toml"


def add_commands(what: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add them under ``pmf framework``."""
    listed = what.add_parser("list", help="every framework that is installed")
    listed.add_argument("--audience", choices=[pmf.PUBLIC.name, pmf.INTERNAL.name],
                        help="for whom: the public unless said")  # fmt: skip
    _json(listed, list_all)

    one = what.add_parser("show", help="what a council measures, for whom, who may change it")
    one.add_argument("framework", metavar=_NAME)
    how = one.add_mutually_exclusive_group()
    how.add_argument("--book", action="store_true", help="a book of definitions, in Markdown")
    how.add_argument("--thread", metavar="NAME",
                     help="what a code or a name contributes to, and what to it")  # fmt: skip
    _audience(one)
    _json(one, show)

    one = what.add_parser("review", help="what a yearly review asks, and what it finds")
    one.add_argument("framework", metavar=_NAME)
    one.add_argument("--on", metavar="DATE", type=day,
                     help="the day of the review; by default that of the framework")  # fmt: skip
    one.add_argument("--report", dest="reports", metavar="FILE", nargs="+", type=Path,
                     action="extend", default=[], help="for what figures show")  # fmt: skip
    one.add_argument("--months", metavar="N", type=count,
                     help="months between reviews, where the framework does not say")  # fmt: skip
    _audience(one)
    _json(one, review)

    one = what.add_parser("diff", help="what changed, and who decides on it")
    one.add_argument("old", metavar="OLD", help=f"the framework in force: {_NAME}")
    one.add_argument("new", metavar="NEW", help=f"the framework proposed: {_NAME}")
    one.add_argument("--by", metavar="ROLE", help="the role that proposes the change")
    _audience(one)
    _json(one, diff)

    one = what.add_parser("calendar", help="what is due to whom in a year")
    one.add_argument("framework", metavar=_NAME)
    one.add_argument("--year", metavar="YEAR", type=year,
                     help="2024/25; by default the year the framework speaks of")  # fmt: skip
    _audience(one)
    _json(one, calendar)


def list_all(options: argparse.Namespace) -> bool:
    """Every framework that is installed, and broken plug-ins with the reason."""
    registry = pmf.load_adapters(whole=True)
    reader = pmf.INTERNAL if _for_whom(options) == pmf.INTERNAL.name else pmf.PUBLIC
    seen = [framework_for_audience(one, reader) for one in registry.frameworks.values()]
    if options.json:
        output.json(contract.frameworks_json(seen))
        return False
    framework_output.frameworks(seen)
    for plugin in registry.broken:
        output.tell(f"{plugin.name} was set aside: {plugin.broken}")
    return False


def show(options: argparse.Namespace) -> bool:
    """One framework: in short, as a book of definitions, or the thread through one name."""
    framework, audience = pmf.load_framework(options.framework), _for_whom(options)
    if options.book:
        if options.json:
            raise pmf.UsageError("--book is written in Markdown; leave out --json")
        output.say(render_book(framework, audience).rstrip("\n"))
    elif options.thread is not None:
        # What goes elsewhere is no secret, and a thread is only whole with it.
        seen = framework_for_audience(framework, audience, routed=False)
        thread = pmf.thread(seen, options.thread)
        _print(options, thread, contract.thread_json, framework_output.thread)
    else:
        seen = framework_for_audience(framework, audience)
        _print(options, seen, contract.framework_json, framework_output.framework)
    return False


def review(options: argparse.Namespace) -> bool:
    """What a yearly review asks, and what it finds."""
    framework = pmf.load_framework(options.framework)
    audience = find_audience(framework, _for_whom(options))
    on = options.on or framework.as_of or framework.reviewed_on
    if on is None:
        raise pmf.UsageError(
            f"{framework.id} has no day of its own; say the day of the review: --on 2025-02-07"
        )
    read = []
    for file in options.reports:
        with output.working(f"reading {file.name}"):
            read.append(pmf.read(file, framework=framework))
    seen = framework_for_audience(framework, audience, reports=read)
    given = [pmf.for_audience(one, audience.wherever_sent) for one in read]
    datasets = [one for one in given if one.scheme is None]
    results = [pmf.evaluate_all(one) for one in given if one.scheme is not None]
    found = pmf.review(seen, on, datasets, results, months=options.months)
    _print(options, found, contract.review_json, framework_output.review)
    return False


def diff(options: argparse.Namespace) -> bool:
    """What changed between two frameworks, and who decides on it."""
    both = pmf.load_framework(options.old), pmf.load_framework(options.new)
    old, new = frameworks_for_audience(both, _for_whom(options))
    changed = pmf.diff_frameworks(old, new, by=options.by)
    _print(options, changed, contract.diff_json, framework_output.diff)
    return False


def calendar(options: argparse.Namespace) -> bool:
    """What is due to whom in a year."""
    framework = pmf.load_framework(options.framework)
    # Whom else something is due to is no secret, and the calendar is only whole with it.
    seen = framework_for_audience(framework, _for_whom(options), routed=False)
    wanted = options.year or pmf.year_of(seen)
    if wanted is None:
        raise pmf.UsageError(f'{framework.id} names no year; say which: --year "2024/25"')
    due = pmf.calendar_of(seen, wanted)
    _print(options, due, contract.calendar_json, framework_output.calendar)
    return False


def _audience(parser: argparse.ArgumentParser) -> None:
    said = f"for whom: the public unless said, {pmf.INTERNAL.name} to leave nothing out"
    parser.add_argument("--audience", metavar="A", help=said)


def _for_whom(options: argparse.Namespace) -> str:
    """The name of the audience: the public unless said.

    A person at a terminal is told so. It is said whatever is shown, and to nobody else, for a
    remark that came only where something is left out would tell that there is something.
    """
    if options.audience is None and sys.stderr.isatty():
        output.tell(f"shown as for the public; --audience {pmf.INTERNAL.name} leaves nothing out")
    return options.audience or pmf.PUBLIC.name


def _print(
    options: argparse.Namespace,
    thing: object,
    as_json: Callable[..., object],
    as_text: Callable[..., None],
) -> None:
    if options.json:
        output.json(as_json(thing))
    else:
        as_text(thing)


def _json(parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], bool]) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)
