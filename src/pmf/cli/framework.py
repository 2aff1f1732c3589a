"""The commands about a framework: what it is, what a review asks, what changed, what is due."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pmf
from pmf.cli import framework_output, output
from pmf.report import contract
from pmf.report.definitions_book import render_book

_NAME = "ID|FILE.toml"


def add_commands(what: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add them under ``pmf framework``."""
    _json(what.add_parser("list", help="every framework that is installed"), list_all)

    one = what.add_parser("show", help="what a council measures, for whom, who may change it")
    one.add_argument("framework", metavar=_NAME)
    how = one.add_mutually_exclusive_group()
    how.add_argument("--book", action="store_true", help="a book of definitions, in Markdown")
    how.add_argument("--thread", metavar="NAME",
                     help="what a code or a name contributes to, and what to it")  # fmt: skip
    one.add_argument("--audience", metavar="NAME",
                     help="for whom the book is (default: public)")  # fmt: skip
    _json(one, show)

    one = what.add_parser("review", help="what a yearly review asks, and what it finds")
    one.add_argument("framework", metavar=_NAME)
    one.add_argument("--on", metavar="DATE", type=_day,
                     help="the day of the review; by default that of the framework")  # fmt: skip
    one.add_argument("--report", dest="reports", metavar="FILE", nargs="+", type=Path,
                     action="extend", default=[], help="for what figures show")  # fmt: skip
    one.add_argument("--months", metavar="N", type=_whole,
                     help="months between reviews, where the framework does not say")  # fmt: skip
    _json(one, review)

    one = what.add_parser("diff", help="what changed, and who decides on it")
    one.add_argument("old", metavar="OLD", help=f"the framework in force: {_NAME}")
    one.add_argument("new", metavar="NEW", help=f"the framework proposed: {_NAME}")
    one.add_argument("--by", metavar="ROLE", help="the role that proposes the change")
    _json(one, diff)

    one = what.add_parser("calendar", help="what is due to whom in a year")
    one.add_argument("framework", metavar=_NAME)
    one.add_argument("--year", metavar="YEAR", type=_year,
                     help="2024/25; by default the year the framework speaks of")  # fmt: skip
    _json(one, calendar)


def list_all(options: argparse.Namespace) -> bool:
    """Every framework that is installed, and broken plug-ins with the reason."""
    registry = pmf.load_adapters()
    if options.json:
        output.json(contract.frameworks_json(registry.frameworks.values()))
        return False
    framework_output.frameworks(registry.frameworks.values())
    for plugin in registry.broken:
        output.tell(f"{plugin.name} was set aside: {plugin.broken}")
    return False


def show(options: argparse.Namespace) -> bool:
    """One framework: in short, as a book of definitions, or the thread through one name."""
    framework = pmf.load_framework(options.framework)
    if options.audience is not None and not options.book:
        raise pmf.UsageError("--audience is for --book")
    if options.book:
        if options.json:
            raise pmf.UsageError("--book is written in Markdown; leave out --json")
        output.say(render_book(framework, options.audience or "public").rstrip("\n"))
    elif options.thread is not None:
        thread = pmf.thread(framework, options.thread)
        _print(options, thread, contract.thread_json, framework_output.thread)
    else:
        _print(options, framework, contract.framework_json, framework_output.framework)
    return False


def review(options: argparse.Namespace) -> bool:
    """What a yearly review asks, and what it finds."""
    framework = pmf.load_framework(options.framework)
    on = options.on or framework.as_of or framework.reviewed_on
    if on is None:
        raise pmf.UsageError(
            f"{framework.id} has no day of its own; say the day of the review: --on 2025-02-07"
        )
    datasets, results = [], []
    for file in options.reports:
        with output.working(f"reading {file.name}"):
            dataset = pmf.read(file, framework=framework)
        if dataset.scheme is None:
            datasets.append(dataset)
        else:
            results.append(pmf.evaluate_all(dataset))
    found = pmf.review(framework, on, datasets, results, months=options.months)
    _print(options, found, contract.review_json, framework_output.review)
    return False


def diff(options: argparse.Namespace) -> bool:
    """What changed between two frameworks, and who decides on it."""
    old, new = pmf.load_framework(options.old), pmf.load_framework(options.new)
    changed = pmf.diff_frameworks(old, new, by=options.by)
    _print(options, changed, contract.diff_json, framework_output.diff)
    return False


def calendar(options: argparse.Namespace) -> bool:
    """What is due to whom in a year."""
    framework = pmf.load_framework(options.framework)
    year = options.year or pmf.year_of(framework)
    if year is None:
        raise pmf.UsageError(f'{framework.id} names no year; say which: --year "2024/25"')
    due = pmf.calendar_of(framework, year)
    _print(options, due, contract.calendar_json, framework_output.calendar)
    return False


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


def _day(text: str) -> datetime.date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"write a day as 2019-08-31, not {text!r}")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day in the calendar") from None


def _year(text: str) -> pmf.Period:
    try:
        return pmf.cells.read_period(text).whole_year
    except ValueError:
        raise argparse.ArgumentTypeError(f"write a year as 2024/25, not {text!r}") from None


def _whole(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"write a number of months, not {text!r}")
    return int(text)
