"""How a report is laid out for one terminal: tables, signs and sentences it can print."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import attrs

from pmf.model.scheme import Shape
from pmf.model.status import Movement
from pmf.report.piece import Comparison, IndicatorRow
from pmf.report.report_view import ReportView
from pmf.report.row import UNREAD
from pmf.report.sign import Sign
from pmf.report.tally import Tally
from pmf.report.text import lower_first, turns
from pmf.report.trend import Trend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

#: Rows of one table that are printed; a terminal is no place for thousands.
MOST_ROWS = 200

#: For each shape a glyph, and what stands for it where the encoding has no such glyph.
GLYPHS = {
    Shape.CIRCLE: ("●", "(*)"),
    Shape.TRIANGLE: ("▲", "/!\\"),
    Shape.SQUARE: ("■", "[#]"),
    Shape.DIAMOND: ("◆", "<#>"),
    Shape.STAR: ("★", "*"),
    Shape.CROSS: ("✖", "x"),
    Shape.DASH: ("▬", "--"),
    Shape.QUESTION: ("?", "?"),
    Shape.TICK: ("✔", "v"),
    Shape.ARROW: ("➜", "->"),
}
#: The shapes of our own signs, drawn by their outline.
_OUTLINED = {Shape.DIAMOND: ("◇", "< >"), Shape.CIRCLE: ("○", "( )")}
#: Which way a figure went, and what stands for it in ASCII.
ARROWS = {Movement.UP: ("↑", "^"), Movement.DOWN: ("↓", "v"), Movement.LEVEL: ("↔", "=")}
_ALL_ARROWS = "".join(glyph for glyph, _ in ARROWS.values())
_LAST = "From the figures"
#: Either all of them can be printed, or none is.
_ALL_GLYPHS = "".join(glyph for glyph, _ in (*GLYPHS.values(), *_OUTLINED.values()))
#: A table whose only rule is the one under its heading.
_RULED = "    \n    \n ── \n    \n    \n    \n    \n    \n"
#: Councils' usual typography in ASCII, one character for one.
_ASCII = str.maketrans("–—−‘’“”•\u00a0", "---''\"\"* ")


@attrs.frozen
class Writer:
    """Lays a report out for one encoding."""

    encoding: str

    def report(self, view: ReportView) -> Iterator[RenderableType]:
        yield from self._head(view)
        yield ""
        if view.indicators.all.total:
            yield self._table(view)
        elif not view.unfigured:
            yield self.text("No figures of single indicators are in this document.")
        if view.indicators.all.total > MOST_ROWS:
            yield self.text(f"and {view.indicators.all.total - MOST_ROWS:,} more; a page has all")
        yield from self._latest(view)
        yield from self._unfigured(view)
        yield from self._decided(view)
        for compared in (view.compared, view.compared_actions):
            yield from self._differences(compared)
        yield ""
        yield self.text(_noticed(view))

    def summary(self, view: ReportView) -> Iterator[RenderableType]:
        """What is counted, without the rows."""
        yield from self._head(view)
        if view.unfigured:
            yield self.text(_targets_set(view))
        for compared in (view.compared, view.compared_actions):
            if compared.printed:
                yield ""
                yield self._agreement(compared)
        yield self.text(_noticed(view))
        yield ""

    def _head(self, view: ReportView) -> Iterator[RenderableType]:
        yield self._bold(" – ".join(filter(None, (view.council, view.period or view.title))))
        if view.illustrative:
            yield self.text("Illustrative: the figures are made up.")
        if view.remark:
            yield self.text(f"About this copy: {view.remark}")
        yield self.text(f"Judged by: {view.judging.scheme}")
        yield from self._counts(view.indicators)
        yield from self._key(view)
        yield from self._travel(view)
        yield from self._counts(view.actions)

    def text(self, words: str) -> Text:
        """Words as the terminal can print them; control over its direction is taken out."""
        from rich.text import Text

        shown = "".join(char for char in words if not turns(char))
        if not self._can(shown):
            shown = shown.translate(_ASCII).encode(self.encoding, "replace").decode(self.encoding)
        return Text(shown)

    def sign(self, sign: Sign | None) -> Text:
        """A glyph and the word; only the glyph is coloured, the word is for everyone."""
        if sign is None:
            return self.text("none printed")
        from rich.text import Text

        glyphs = (_OUTLINED if sign.outlined else GLYPHS).get(sign.shape, GLYPHS[sign.shape])
        glyph = glyphs[0] if self._can(_ALL_GLYPHS) else glyphs[1]
        style = "" if sign.outlined else sign.colour
        return Text.assemble((glyph, style), " ", self.text(sign.word))

    def _can(self, words: str) -> bool:
        try:
            words.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def _bold(self, words: str) -> Text:
        line = self.text(words)
        line.stylize("bold")
        return line

    def _counts(self, counted: Tally) -> Iterator[RenderableType]:
        if not counted.all.total:
            return
        yield ""
        headings = ("Printed", _LAST) if counted.is_printed else (_LAST,)
        table = self._grid(counted.what.capitalize(), *headings)
        for sign, printed, computed in counted.counts():
            counts = (printed, computed) if counted.is_printed else (computed,)
            table.add_row(self.sign(sign), *map(str, counts))
        yield table

    def _key(self, view: ReportView) -> Iterator[RenderableType]:
        """What our own words leave open, once, where the table has no room for it."""
        words = {row.follows: row.may_be for row in _rows(view) if row.may_be}
        for sign, may_be in words.items():
            yield self.text(f"{sign.word}: may be {may_be}")

    def _travel(self, view: ReportView) -> Iterator[RenderableType]:
        if view.travel:
            counts = ", ".join(f"{count} {lower_first(word)}" for word, count in view.travel)
            yield ""
            yield self.text(f"Direction of travel: {counts}")
        if view.travelled.compared:
            yield self.text(view.travelled.compared)

    def trend(self, trend: Trend) -> Text:
        """An arrow and words."""
        glyph, plain = ARROWS[trend.arrow]
        return self.text(f"{glyph if self._can(_ALL_ARROWS) else plain} {trend.sentence}")

    def _grid(self, *headings: str) -> Table:
        from rich import box
        from rich.table import Table

        plain = not self._can(_RULED)
        ruled = box.Box(_RULED.replace("─", "-") if plain else _RULED, ascii=plain)
        table = Table(box=ruled, show_edge=False, pad_edge=False)
        for place, heading in enumerate(headings):
            table.add_column(self.text(heading), justify="right" if place else "left")
        return table

    def _table(self, view: ReportView) -> Table:
        travels = ["Travel"] if view.travel else []
        value = view.period or "Value"
        told_by = ("Printed", _LAST) if view.indicators.is_printed else (_LAST,)
        table = self._grid("Code", "Indicator", value, "Target", *travels, *told_by)
        code, name, *figures = table.columns
        statuses = [figures.pop() for _ in told_by][::-1]
        if travels:
            travel = figures.pop()
            travel.justify, travel.max_width = "left", 16
        for column in (name, *statuses):
            column.justify = "left"
        name.ratio, name.min_width = 1, 10
        for column in (code, name, *figures):
            column.overflow = "fold"
        for row in islice(_rows(view), MOST_ROWS):
            cells = map(self.text, (row.code, row.name, row.value.text, _target(row)))
            ways = [self.trend(one) for one in row.trends]
            ways += [self.text("new series")] if row.broken and not ways else []
            told = [self.text("\n").join(ways)] if travels else []
            signs = [self.sign(row.printed), self.sign(row.follows)][-len(told_by) :]
            table.add_row(*cells, *told, *signs)
            # A status is never cut or broken, however narrow the terminal: the name gives way.
            for column, sign in zip(statuses, signs, strict=True):
                column.min_width = max(column.min_width or 0, sign.cell_len)
        return table

    def _latest(self, view: ReportView) -> Iterator[RenderableType]:
        """Where that which is not due stood when it was last reported."""
        told = [(row.code or row.name, row.latest.sentence) for row in _rows(view) if row.latest]
        if told:
            yield ""
            yield self._bold("Not due, last reported")
            yield self._pairs(told)

    def _decided(self, view: ReportView) -> Iterator[RenderableType]:
        """What people decided, each beside what follows from the figures."""
        from rich.table import Table
        from rich.text import Text

        rows = [row for row in _rows(view) if row.decided]
        if not rows:
            return
        yield ""
        yield self._bold("Decided by people, beside the figures")
        lines = Table.grid(padding=(0, 2))
        for row in rows:
            follows = Text.assemble("from the figures: ", self.sign(row.follows))
            lines.add_row(self.text(row.code or row.name), follows)
            for one in row.decided:
                lines.add_row("", self.text(one.sentence))
        yield lines

    def _differences(self, compared: Comparison) -> Iterator[RenderableType]:
        if not compared.printed:
            return
        yield ""
        yield self._agreement(compared)
        told = (*compared.disagree, *compared.not_reproducible)
        yield self._pairs(
            (one.code or one.name, f"{one.sentence} ({one.place})" if one.place else one.sentence)
            for one in told[:MOST_ROWS]
        )
        if len(told) > MOST_ROWS:
            yield self.text(f"and {len(told) - MOST_ROWS:,} more; a page has all")

    def _pairs(self, told: Iterable[tuple[str, str]]) -> Table:
        """What something is said of, and what is said, a line for each."""
        from rich.table import Table

        lines = Table.grid(padding=(0, 2))
        for pair in told:
            lines.add_row(*map(self.text, pair))
        return lines

    def _agreement(self, compared: Comparison) -> Text:
        return self._bold(
            f"Of {compared.printed} printed {'status' if compared.printed == 1 else 'statuses'} of "
            f"{compared.what}: {compared.agree} agree, {len(compared.disagree)} disagree, "
            f"{len(compared.not_reproducible)} cannot be reproduced"
        )

    def _unfigured(self, view: ReportView) -> Iterator[RenderableType]:
        """Indicators without a figure, with what each is to reach."""
        if not view.unfigured:
            return
        yield ""
        yield self._bold(_targets_set(view))
        table = self._grid("Indicator", "Target", "")
        name, target, remark = table.columns
        name.ratio, name.overflow = 1, "fold"
        target.justify = remark.justify = "left"
        target.overflow = "fold"
        rows = [row for plan in view.unfigured for part in plan.services for row in part.rows]
        for row in rows[:MOST_ROWS]:
            said = row.remark or row.target.remark
            table.add_row(*map(self.text, (row.name, row.target.text, said)))
        yield table
        if len(rows) > MOST_ROWS:
            yield self.text(f"and {len(rows) - MOST_ROWS:,} more; a page has all")


def _targets_set(view: ReportView) -> str:
    """How many indicators have no figure here, and how many of those a target."""
    count = sum(plan.count for plan in view.unfigured)
    targeted = sum(plan.targeted for plan in view.unfigured)
    what = "indicator" if count == 1 else "indicators"
    if view.without_figures:
        return f"No figures in this document: {count} {what}, {targeted} with a target"
    period = view.period or "this report"
    return f"Without a figure for {period}: {count} {what}, {targeted} with a target"


def _rows(view: ReportView) -> Iterator[IndicatorRow]:
    for plan in view.plans:
        for tier in plan.tiers:
            for service in tier.services:
                yield from service.rows


def _target(row: IndicatorRow) -> str:
    """The target as printed; what could not be read is not passed off as one."""
    unread = row.target.remark == UNREAD
    return f"{row.target.text} ({UNREAD})".lstrip() if unread else row.target.text


def _noticed(view: ReportView) -> str:
    counts = ", ".join(f"{group.heading.lower()} {len(group.findings)}" for group in view.noticed)
    return f"Noticed: {counts or 'nothing'}."
