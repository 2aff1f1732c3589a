"""A page that lists pages, council by council."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from pmf.report.page import render


@attrs.frozen
class IndexLine:
    """A page in the list.

    Attributes:
        council: The council.
        document: The name of the document it was made from.
        title: What that document is called.
        file: The page's file, beside the list.
        name: What the page is.
        audience: For whom it is; empty for the public.
        illustrative: Whether its figures are made up.
        period: The months the document covers; empty when it does not say.
    """

    council: str
    document: str
    title: str
    file: str
    name: str
    audience: str
    illustrative: bool
    period: str = ""


def render_index(lines: Iterable[IndexLine]) -> str:
    """One HTML file that leads to each page, with the councils in the order given.

    Args:
        lines: The pages.

    Raises:
        MissingExtra: Jinja2 is not installed.
    """
    councils: dict[str, dict[str, list[IndexLine]]] = {}
    for line in lines:
        councils.setdefault(line.council, {}).setdefault(line.document, []).append(line)
    return render("index.html.j2", councils=councils)
