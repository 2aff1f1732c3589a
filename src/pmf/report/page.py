"""A report as one self-contained, accessible HTML page."""

from __future__ import annotations

import base64
import functools
import hashlib
import itertools
from typing import TYPE_CHECKING

import attrs

from pmf.errors import MissingExtra
from pmf.model.scheme import Shape
from pmf.model.status import Movement
from pmf.report.report_view import ReportView
from pmf.report.sign import Sign
from pmf.report.tally import Tally
from pmf.report.text import says_more
from pmf.rules.reconcile import Verdict

if TYPE_CHECKING:
    from jinja2 import Environment

#: The outline of each shape, on a square of 20 by 20. They differ without their colours.
PATHS = {
    Shape.CIRCLE: "M10 2a8 8 0 1 1 0 16a8 8 0 1 1 0-16z",
    Shape.TRIANGLE: "M10 2.5L18.5 17.5H1.5z",
    Shape.SQUARE: "M3 3H17V17H3z",
    Shape.DIAMOND: "M10 1L19 10L10 19L1 10z",
    Shape.STAR: "M10 1.5l2.5 5.6 6.2.7-4.6 4.2 1.3 6.1L10 15l-5.4 3.1 1.3-6.1L1.3 7.8l6.2-.7z",
    Shape.CROSS: "M4.5 2L10 7.5 15.5 2 18 4.5 12.5 10 18 15.5 15.5 18 10 12.5 4.5 18 2 15.5 7.5 "
    "10 2 4.5z",
    Shape.DASH: "M1.5 7.5H18.5V12.5H1.5z",
    Shape.QUESTION: "M10 1.8a8.2 8.2 0 1 1 0 16.4a8.2 8.2 0 1 1 0-16.4z"
    "M7.3 7.9c.1-1.7 1.2-2.7 2.7-2.7 1.6 0 2.7 1 2.7 2.3 0 2-2.7 2.2-2.7 4.4M10 14.1v.8",
    Shape.TICK: "M2 10.5L5 7.5 8.5 11 15.5 3.5 18.5 6.5 8.5 17z",
    Shape.ARROW: "M1.5 7.5H10V3L18.5 10 10 17V12.5H1.5z",
}
#: The arrows of direction of travel, on the same square.
ARROWS = {
    Movement.UP: "M10 1.5L18 10H13V18.5H7V10H2z",
    Movement.DOWN: "M10 18.5L2 10H7V1.5H13V10H18z",
    Movement.LEVEL: "M1.5 10L7 3.5V7.5H13V3.5L18.5 10L13 16.5V12.5H7V16.5z",
}
#: Shapes drawn by their outline alone, since a fill would hide what is inside.
_HOLLOW = (Shape.QUESTION,)
#: What a section's heading is reached by, where that is not its name.
_ANCHORS = {"findings": "noticed", "method": "judged"}
_VERDICTS = {
    Verdict.AGREE: "Agrees",
    Verdict.DISAGREE: "Disagrees",
    Verdict.NOT_REPRODUCIBLE: "Cannot be reproduced",
    None: "No status printed",
}


@attrs.frozen
class Segment:
    """One part of a stacked bar: where it starts and how wide it is, in per cent of the bar."""

    x: str
    width: str
    sign: Sign


def render_page(view: ReportView) -> str:
    """One HTML file that loads nothing from elsewhere and runs no script.

    The same view gives the same text, byte for byte.

    Args:
        view: What to say.

    Raises:
        MissingExtra: Jinja2 is not installed.
    """
    return render("report.html.j2", view=view, next_number=itertools.count(1).__next__)


def render(template: str, **values: object) -> str:
    """One of our templates, with the style sheet every page of ours carries.

    Args:
        template: Its name.
        values: What it speaks of.

    Raises:
        MissingExtra: Jinja2 is not installed.
    """
    environment = _environment()
    style = _style(environment)
    return environment.get_template(template).render(**values, style=style, digest=_digest(style))


@functools.cache
def _environment() -> Environment:
    try:
        import jinja2
    except ImportError:
        raise MissingExtra("an HTML page", "Jinja2", "report") from None
    from pmf.report.template_cache import TemplateCache

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("pmf.report", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.bytecode_cache = TemplateCache(environment)
    environment.globals.update(path=_path, fill=_fill, stacked=_bar, bar_in_words=_bar_in_words)
    environment.globals["arrow"] = ARROWS.__getitem__
    environment.globals["anchor"] = _anchor
    environment.globals["says_more"] = says_more
    environment.globals["verdict_words"] = _VERDICTS.__getitem__
    return environment


def _anchor(name: str) -> str:
    return _ANCHORS.get(name, name)


def _style(environment: Environment) -> str:
    """The style sheet, with the line ends a browser sees: its digest stands in the page."""
    return environment.get_template("report.css").render().replace("\r\n", "\n").strip()


def _digest(style: str) -> str:
    """The digest by which the page's policy allows its own style sheet and no other."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _path(sign: Sign) -> str:
    return PATHS[sign.shape]


def _fill(sign: Sign) -> str:
    return "#ffffff" if sign.outlined or sign.shape in _HOLLOW else sign.colour


def _bar(tally: Tally, *, printed: bool) -> tuple[Segment, ...]:
    """The parts of a bar, in whole thousandths of it so that they meet exactly."""
    counts = tally.all.printed if printed else tally.all.computed
    edges = [0, *itertools.accumulate(counts)]
    places = [edge * 100_000 // (edges[-1] or 1) for edge in edges]
    return tuple(
        Segment(_percent(start), _percent(end - start), sign)
        for sign, (start, end) in zip(tally.signs, itertools.pairwise(places), strict=True)
        if end > start
    )


def _percent(thousandths: int) -> str:
    return f"{thousandths // 1000}.{thousandths % 1000:03}%"


def _bar_in_words(tally: Tally, *, printed: bool) -> str:
    counts = tally.all.printed if printed else tally.all.computed
    told = (
        f"{count} {sign.word}" for sign, count in zip(tally.signs, counts, strict=True) if count
    )
    return ", ".join(told)
