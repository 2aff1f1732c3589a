"""What may be asked of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from pmf.cli import commands, framework, questions, reporting, returns, rollups
from pmf.cli.argument_types import count, day, pair
from pmf.cli.demo import demo as show_demo
from pmf.cli.targets import FORMATS


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of one call; wrong use ends the process with status 2."""
    return _parser().parse_args(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pmf",
        description="Recompute and explain what councils publish about their performance.",
        epilog="Exit 0: fine. 1: findings of severity error. 2: wrong use, or nothing to read.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    parser.add_argument(
        "--no-colour", "--no-color", dest="colour", action="store_false", help="no colours"
    )
    add = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _demo(add)
    _installed(add)
    _reading(add)
    _asking(add)
    _report(add)
    _framework(add)
    questions.add_commands(add)
    return parser


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        import pmf

        print(f"pmf {pmf.__version__}")
        parser.exit()


def _demo(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = add.add_parser("demo", help="judge the bundled reports and write their pages")
    demo.add_argument("--to", type=Path, metavar="DIR", help="where to write (default: pmf-demo)")
    demo.set_defaults(run=show_demo)


def _installed(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    adapters = add.add_parser("adapters", help="what is installed")
    what = adapters.add_subparsers(metavar="WHAT", required=True)
    _json(what.add_parser("list", help="every adapter, broken plug-ins with the reason"),
          commands.adapters_list)  # fmt: skip
    one = what.add_parser("show", help="one adapter")
    one.add_argument("name", metavar="NAME")
    _json(one, commands.adapters_show)

    schemes = add.add_parser("schemes", help="how councils judge")
    what = schemes.add_subparsers(metavar="WHAT", required=True)
    _json(what.add_parser("list", help="every scheme"), commands.schemes_list)
    one = what.add_parser("show", help="one scheme")
    one.add_argument("name", metavar="ID|FILE.toml")
    _json(one, commands.schemes_show)
    one = what.add_parser("translate", help="the words of one scheme said in another")
    one.add_argument("source", metavar="FROM", help="the scheme to translate: ID|FILE.toml")
    one.add_argument("target", metavar="TO", help="the scheme to say it in: ID|FILE.toml")
    _json(one, commands.schemes_translate)
    one = what.add_parser("check", help="every fault of a scheme file")
    one.add_argument("name", metavar="FILE.toml")
    _json(one, commands.schemes_check)


def _reading(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    read = add.add_parser("read", help="what a report says, and what reading noticed")
    _file(read)
    _json(read, commands.read)

    evaluate = add.add_parser("evaluate", help="what follows from its figures")
    _file(evaluate)
    _judging(evaluate)
    rollups.add_options(evaluate)
    _json(evaluate, commands.evaluate)

    explain = add.add_parser("explain", help="why one status is what it is")
    _file(explain)
    explain.add_argument("code", metavar="CODE", help="an indicator's or an action's code")
    _judging(explain)
    _json(explain, commands.explain)

    reconcile = add.add_parser("reconcile", help="what was printed beside what follows")
    _file(reconcile)
    _judging(reconcile)
    _json(reconcile, commands.reconcile)


def _asking(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    infer = add.add_parser("infer", help="which tolerance would explain what was printed")
    _file(infer)
    _judging(infer)
    infer.add_argument("--kind", choices=["percent", "points", "unit"], default="percent",
                       help="what the tolerance is counted in")  # fmt: skip
    infer.add_argument("--met-stated", action="store_true",
                       help="only what meets the target may be good")  # fmt: skip
    _json(infer, commands.infer)

    what_if = add.add_parser("what-if", help="what another rule would recolour")
    _file(what_if)
    what_if.add_argument("other", metavar="SCHEME", help="the other rule: ID|FILE.toml")
    _judging(what_if)
    what_if.add_argument("--assume-other", metavar="TOLERANCE",
                         help="a tolerance for the other rule")  # fmt: skip
    _json(what_if, commands.what_if)


def _report(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    report = add.add_parser("report", help="write a page for people")
    report.add_argument("files", metavar="FILE", nargs="+", type=Path)
    report.add_argument("--to", metavar="PATH", required=True,
                        help="a file for one report, a folder for several")  # fmt: skip
    report.add_argument("--format", choices=FORMATS, help="by default from PATH, else html")
    report.add_argument("--output", metavar="ID",
                        help="one of the outputs the council's framework names")  # fmt: skip
    report.add_argument("--audience", metavar="A",
                        help="for whom: by default the output's audience, else public")  # fmt: skip
    report.add_argument("--merge", action="store_true",
                        help="one report of several documents of one council")  # fmt: skip
    report.add_argument("--as-of", metavar="DATE", type=day,
                        help="with --merge: leave out what was published later")  # fmt: skip
    report.add_argument("--suppress", metavar="N", type=count,
                        help="show no count of people or things below N")  # fmt: skip
    _adapter(report)
    _judging(report)
    report.set_defaults(run=reporting.report)


def _framework(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = add.add_parser("framework", help="what a council measures, for whom, and what is due")
    what = parser.add_subparsers(metavar="WHAT", required=True)
    framework.add_commands(what)
    returns.add_commands(what)


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the council's document")
    _adapter(parser)


def _adapter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--adapter", metavar="NAME", help="by default the one that knows the file")
    parser.add_argument("--framework", metavar="ID|FILE.toml", help="what the report leaves unsaid")
    parser.add_argument(
        "--map",
        dest="columns",
        metavar="FIELD=HEADING",
        action="append",
        type=pair,
        default=[],
        help="take the column HEADING as FIELD (code, status, target, note …)",
    )


def _judging(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scheme", metavar="ID|FILE.toml", help="by default the adapter's")
    parser.add_argument(
        "--assume",
        metavar="TOLERANCE",
        help='where none is stated: "5%%" of the line, "5pp" points, "5"',
    )
    parser.add_argument(
        "--judgements",
        metavar="FILE.toml",
        type=Path,
        help="what officers judged, and deviations that were accepted",
    )
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=day,
        help="the day actions are judged on and judgements must hold on",
    )


def _json(parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], bool]) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)
