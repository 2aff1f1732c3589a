"""What the command line prints: JSON for programs, plain lines and tables for people."""

from __future__ import annotations

import contextlib
import json as json_
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import pmf
from pmf.report import ReportView, render_terminal, view_of
from pmf.rules.interval import shown


def say(text: str) -> None:
    """One line of data, to stdout; what its encoding cannot say is escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding))


def tell(text: str) -> None:
    """One message, to stderr."""
    print(f"pmf: {text}", file=sys.stderr)


def lines(texts: Iterable[str]) -> None:
    """Several lines of data."""
    for text in texts:
        say(text)


def as_json(value: Any) -> str:
    """JSON as it is printed and written."""
    return json_.dumps(value, indent=2, ensure_ascii=False) + "\n"


def json(value: Any) -> None:
    """JSON, to stdout."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json_.dumps(value, indent=2, ensure_ascii=not utf8))


def record(fields: dict[str, Any], *, as_json: bool) -> None:
    """One thing with its fields."""
    if as_json:
        json(fields)
        return
    for name, value in fields.items():
        for text in _field(name, value):
            say(text)


def _field(name: str, value: Any) -> Iterator[str]:
    label = name.replace("_", " ")
    if isinstance(value, list) and value and isinstance(value[0], dict):
        yield f"{label}:"
        for one in value:
            yield "  " + "; ".join(f"{key} {_plain(part)}" for key, part in one.items() if part)
        return
    yield f"{label}: {_plain(value)}"


def _plain(value: Any) -> str:
    if value is None or value == []:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def made_up(read: pmf.Dataset) -> None:
    """Say so where the figures are made up."""
    if read.illustrative:
        say("ILLUSTRATIVE: the figures are made up to show the framework at work")


def dataset(read: pmf.Dataset) -> None:
    """What a report says: a line for each indicator and each action."""
    say(f"{read.council or 'council not known'}: {read.period or 'period not known'}")
    made_up(read)
    say(f"read by {read.adapter}: {len(read.indicators)} indicators, {len(read.actions)} actions")
    if read.paper.title:
        say(f"paper: {read.paper.title}")
    for tier in read.tiers:
        say(f"tier: {tier.name}" + (f", at most {tier.cap}" if tier.cap is not None else ""))
    for number, test in enumerate(read.tests, start=1):
        say(f"test of a good measure {number}: {test}")
    for outcome in read.outcomes:
        say(f"outcome: {outcome.text}" + (f", by {outcome.due_text}" if outcome.due_text else ""))
    for risk in read.risks:
        say(f"risk: {risk.before}, with controls {risk.after}: {risk.text}")
    _published(read)
    figures = {seen.code for seen in read.current}
    for indicator in read.indicators:
        if indicator.code not in figures:
            target = indicator.target.text or "no target"
            say(f"  {indicator.code:<14} no figure, target {target}: {indicator.name}")
    for seen in read.current:
        name = read.indicator(seen.code).name
        value = seen.raw or "nothing"
        target = read.indicator(seen.code).target.text or "no target"
        word = seen.reported_word or "no status"
        say(f"  {seen.code:<14} {value:>10} against {target:<10} {word:<10} {name}")
    for action in read.actions:
        due = action.due_text or "no date"
        say(f"  {action.code:<14} due {due:<16} {action.reported_word or '':<12} {action.title}")


def _published(read: pmf.Dataset) -> None:
    """The printed totals: a line for each group and each place that says them."""
    sources: dict[tuple[object, ...], list[pmf.Published]] = {}
    for one in sorted(read.published, key=_line_of):  # one file, so lines put them in order
        sources.setdefault((one.group, *_source_of(one.source)), []).append(one)
    for those in sources.values():
        # What a sentence says twice is said once; what another place says again stands there.
        counts = dict.fromkeys(map(_count_of, those))
        where = _where(those)
        say(
            f"printed counts, {those[0].group or 'whole report'}"
            f"{f' ({where})' if where else ''}: {', '.join(counts)}"
        )


def _source_of(where: pmf.Location | None) -> tuple[object, ...]:
    """What stands together: the rows of one table, or one line of text."""
    if where is None:
        return ()
    apart = (where.table, None) if where.table is not None else (None, where.line)
    return (where.file, where.sheet, *apart)


def _line_of(one: pmf.Published) -> int:
    where = one.source
    return (where.line or 0) if where else 0


def _count_of(one: pmf.Published) -> str:
    share = f" ({one.percent.rstrip('%')}%)" if one.percent else ""
    return f"{one.name}{'' if one.count is None else f' {one.count}'}{share}"


def _where(those: list[pmf.Published]) -> str:
    """The place of printed totals: ``table 4, line 54``, ``table 7, lines 84 to 87``."""
    places = [one.source for one in those if one.source]
    if not places:
        return ""
    first = places[0]
    parts = [f"sheet {first.sheet}"] if first.sheet else []
    parts += [f"table {first.table}"] if first.table is not None else []
    kind = "row" if first.line is None else "line"
    numbers = sorted({number for one in places if (number := getattr(one, kind)) is not None})
    if len(numbers) == 1:
        parts.append(f"{kind} {numbers[0]}")
    elif numbers:
        parts.append(f"{kind}s {numbers[0]} to {numbers[-1]}")
    return ", ".join(parts)


def findings(found: Iterable[pmf.Finding]) -> None:
    """Findings as messages: they are about the data, not the data."""
    listed = list(found)
    for finding in listed:
        print(f"{finding.severity}: {finding}", file=sys.stderr)
    if listed:
        print(f"{len(listed)} finding{'s' * (len(listed) > 1)}", file=sys.stderr)


def reconciliation(reconciled: pmf.Reconciliation) -> None:
    """A line for each row, those that agree only counted."""
    for title, rows, actions in (
        ("indicators", reconciled.rows, False),
        ("actions", reconciled.actions, True),
    ):
        counts = ", ".join(
            f"{reconciled.count(verdict, actions=actions)} {verdict}" for verdict in pmf.Verdict
        )
        say(f"{title}: {counts}")
        for row in rows:
            if row.verdict is not pmf.Verdict.AGREE:
                why = " ".join(reason.text for reason in row.reasons)
                say(f"  {row.code:<14} {row.verdict:<16} printed {row.reported_word}: {why}")
    _travels(reconciled)


def _travels(reconciled: pmf.Reconciliation) -> None:
    """Printed directions of travel, those that agree only counted; nothing without any."""
    if not reconciled.travels:
        return
    counts = (f"{reconciled.count_travels(verdict)} {verdict}" for verdict in pmf.Verdict)
    say(f"directions of travel: {', '.join(counts)}")
    for row in reconciled.travels:
        if row.verdict is not pmf.Verdict.AGREE:
            follows = f"the figures give {row.computed}" if row.computed else ""
            why = "; ".join(filter(None, (follows, *(one.text for one in row.reasons))))
            say(f"  {row.code:<14} {row.verdict:<16} printed {row.reported_word}: {why}")


def recounted(totals: pmf.PublishedTotals) -> None:
    """Which printed totals do not hold; nothing where none are printed."""
    printed = sum(
        part.count is not None for one in totals.sets for part in one.count_set.parts
    ) + sum(one.count_set.total is not None for one in totals.sets)
    if not printed:
        return
    wrong = len(totals.findings)
    say(f"printed counts: {printed}, " + (f"{wrong} do not hold" if wrong else "all hold"))
    for finding in totals.findings:
        say(f"  {finding}")


def _nothing_to_infer_from(found: pmf.Inference) -> str:
    """Why nothing is inferred: no status is printed, or none says anything."""
    if not found.left_out:
        return "no status of an indicator is printed, so there is nothing to infer a tolerance from"
    what = f"printed status{'es' * (len(found.left_out) > 1)}"
    return (
        f"nothing can be inferred: of {len(found.left_out)} {what} none says anything about a "
        f"tolerance ({', '.join(found.left_out)})"
    )


def inference(found: pmf.Inference) -> None:
    """What the report says about its tolerance, then each row that says something."""
    unit = {"percent": " (% of the target)", "points": " (points)", "unit": ""}[found.kind]
    if found.feasible is None:
        say(_nothing_to_infer_from(found))
        return
    if found.feasible:
        say("one tolerance explains every row:")
        say(f"  still good up to a shortfall{unit} in {found.met}, still near up to {found.near}")
    else:
        say(f"no single tolerance explains the report: {' against '.join(found.conflict)}")
    say(f"the tolerances{unit} each row allows:")
    for row in found.rows:
        side = "misses" if row.shortfall > 0 else "meets"
        by = f" by {shown(abs(row.shortfall))}" if row.shortfall else ""
        say(f"  {row.code:<14} {side} its target{by}: good up to {row.met}, near up to {row.near}")
    if found.left_out:
        say(f"rows that say nothing about a tolerance: {', '.join(found.left_out)}")


def translations(translated: Iterable[pmf.Translation]) -> None:
    """A line for each word: what it becomes, and what is lost."""
    for one in translated:
        words = " or ".join(one.words) or "no word"
        lost = f": {one.because}" if one.because else ""
        say(f"{one.level.word} → {words} ({one.loss}){lost}")


def report(results: pmf.Results, *, colour: bool) -> None:
    """The table for people, as wide as the terminal."""
    _print(view_of(results), colour=colour)


def summary(view: ReportView, *, colour: bool) -> None:
    """The counts of a report, without its rows."""
    _print(view, colour=colour, brief=True)


def _print(view: ReportView, *, colour: bool, brief: bool = False) -> None:
    width = max(72, shutil.get_terminal_size((100, 24)).columns)  # narrower cuts statuses
    show_colour = colour and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    encoding = sys.stdout.encoding or "utf-8"
    text = render_terminal(view, width=width, colour=show_colour, encoding=encoding, brief=brief)
    say(text.rstrip("\n"))


@contextlib.contextmanager
def working(what: str) -> Iterator[None]:
    """Say what is going on while it lasts, to a person only."""
    if not sys.stderr.isatty():
        yield
        return
    try:
        from rich.console import Console
    except ImportError:
        tell(f"{what} …")
        yield
        return
    with Console(stderr=True).status(f"{what} …"):
        yield
