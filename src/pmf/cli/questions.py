"""Questions beyond one report: councils side by side, warning signs, targets to propose."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import pmf
from pmf.cli import questions_asked as asked
from pmf.cli.argument_types import day, period, signed, whole
from pmf.rules.questions.correlate import COEFFICIENTS
from pmf.rules.questions.proposing import METHODS
from pmf.rules.questions.warning import NEAR


def add_commands(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add them to ``pmf``."""
    _compare(add)
    _warnings(add)
    _propose(add)
    _correlate(add)


def _compare(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = add.add_parser("compare", help="councils side by side, each in its own words")
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="documents of at least two councils; several of one are merged",
    )
    parser.add_argument(
        "--in", dest="said_in", metavar="ID|FILE.toml", help="a scheme to say every status in, too"
    )
    parser.add_argument(
        "--rank", action="store_true", help="rank them, where every council's framework allows it"
    )
    _finish(parser, asked.compare)


def _warnings(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = add.add_parser("warnings", help="signs that an indicator may be failing")
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="one council's documents; several are merged",
    )
    parser.add_argument(
        "--running",
        metavar="N",
        type=whole,
        default=3,
        help="periods running from which it is a sign (default: 3)",
    )
    parser.add_argument(
        "--near",
        metavar="MARGIN",
        default=NEAR,
        help='how near a floor is near: "2%%" of it (default), "2pp", "3"',
    )
    _reading(parser)
    parser.add_argument("--scheme", metavar="ID|FILE.toml", help="by default the adapter's")
    parser.add_argument(
        "--assume",
        metavar="TOLERANCE",
        help='where none is stated: "5%%" of the line, "5pp" points, "5"',
    )
    parser.add_argument("--on", metavar="DATE", type=day, help="the day actions are judged on")
    _finish(parser, asked.warnings)


def _propose(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = add.add_parser("propose", help="targets worked out of the past and of other councils")
    parser.add_argument("file", metavar="FILE", type=Path, help="the council's document")
    parser.add_argument(
        "code",
        metavar="CODE",
        nargs="?",
        help="one indicator; by default every live one without a target",
    )
    parser.add_argument(
        "--method",
        choices=list(METHODS),
        default="median",
        help="how to work them out (default: median)",
    )
    parser.add_argument(
        "--by", metavar="MARGIN", help='for "improvement": "5%%" of the median, "2pp" points, "5"'
    )
    parser.add_argument("--periods", metavar="N", type=whole, help="the latest N figures only")
    parser.add_argument(
        "--for",
        dest="alike",
        metavar="PERIOD",
        type=period,
        help="a period such as the target is for: 2025/26, Q2 2025/26",
    )
    parser.add_argument("--places", metavar="N", type=whole, help="decimal places of a proposal")
    parser.add_argument("--every", action="store_true", help="those that have a target, too")
    _more_files(parser, "--history", "an earlier document of the same council; may be repeated")
    _more_files(parser, "--peers", "another council's document; may be repeated")
    _reading(parser)
    _finish(parser, asked.propose)


def _correlate(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = add.add_parser("correlate", help="how far two indicators go together")
    parser.add_argument("file", metavar="FILE", type=Path, help="the council's document")
    parser.add_argument("first", metavar="CODE", help="an indicator's code")
    parser.add_argument("second", metavar="CODE", help="another's")
    parser.add_argument(
        "--lag",
        metavar="N",
        type=signed,
        default=0,
        help="how many periods later the second is (default: 0)",
    )
    parser.add_argument(
        "--method",
        choices=list(COEFFICIENTS),
        default="pearson",
        help="of the figures, or of their ranks (default: pearson)",
    )
    _more_files(parser, "--history", "an earlier document of the same council; may be repeated")
    _reading(parser)
    _finish(parser, asked.correlate)


def _more_files(parser: argparse.ArgumentParser, name: str, about: str) -> None:
    parser.add_argument(name, metavar="FILE", type=Path, action="append", default=[], help=about)


def _reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--adapter", metavar="NAME", help="by default the one that knows the file")
    parser.add_argument("--framework", metavar="ID|FILE.toml", help="what the report leaves unsaid")


def _finish(parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], bool]) -> None:
    parser.add_argument(
        "--audience", metavar="A", default=pmf.PUBLIC.name, help="for whom (default: the public)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)
