"""A report as a table for the terminal: the words always, colours only where they are wanted."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pmf.errors import MissingExtra
from pmf.report.report_view import ReportView
from pmf.report.terminal_writer import Writer

if TYPE_CHECKING:
    from rich.console import Console


def render_terminal(
    view: ReportView,
    *,
    width: int = 100,
    colour: bool = False,
    encoding: str = "utf-8",
    brief: bool = False,
) -> str:
    """The report as text.

    Args:
        view: What to say.
        width: Columns of the terminal.
        colour: Whether to colour the glyphs with ANSI sequences.
        encoding: What the terminal can print; what it cannot is replaced.
        brief: Whether to leave out the rows and say only what is counted.

    Raises:
        MissingExtra: rich is not installed.
    """
    _need_rich()
    from rich.console import Console

    paper = _Paper()
    paper.encoding = encoding
    console = Console(
        file=paper,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="truecolor" if colour else None,
        legacy_windows=False,
    )
    print_report(view, console, brief=brief)
    return paper.getvalue()


def print_report(view: ReportView, console: Console | None = None, *, brief: bool = False) -> None:
    """Print the report.

    Args:
        view: What to say.
        console: Where to; by default standard output, in colour when it is a terminal and
            ``NO_COLOR`` is not set.
        brief: Whether to leave out the rows and say only what is counted.

    Raises:
        MissingExtra: rich is not installed.
    """
    _need_rich()
    from rich.console import Console

    console = console or Console()
    writer = Writer(console.encoding)
    for part in writer.summary(view) if brief else writer.report(view):
        console.print(part, markup=False, highlight=False, emoji=False)


def _need_rich() -> None:
    try:
        import rich  # noqa: F401 - only whether it is there
    except ImportError:
        raise MissingExtra("a terminal table", "rich", "cli") from None


class _Paper(io.StringIO):
    """Text in memory that says which encoding it stands for."""

    encoding: str = "utf-8"
