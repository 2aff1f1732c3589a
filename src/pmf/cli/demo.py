"""The demonstration: every bundled document read, judged and written as its council would."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path, PurePath

import attrs

import pmf
from pmf.cli import output
from pmf.report import IndexLine, ReportView, render_index, render_page, view_of, write_text
from pmf.rules.disclosure.audience import for_audience

#: Sections that make sense before there is a figure.
_WITHOUT_FIGURES = frozenset({"paper", "tiers", "definitions", "calendar"})


def demo(options: argparse.Namespace) -> bool:
    """Judge every bundled document, write it and its pages and an index of them, say where."""
    folder = options.to or Path("pmf-demo")
    folder.mkdir(parents=True, exist_ok=True)
    documents = folder / "documents"
    documents.mkdir(exist_ok=True)
    listed = []
    for sample in _samples():
        (documents / sample.file.name).write_bytes(sample.file.read_bytes())
        with output.working(f"reading {sample.file.name}"):
            dataset = _read(sample)
        for line, page in _pages(dataset, colour=options.colour):
            write_text(folder / line.file, page)
            listed.append(line)
            output.say(f"page: {folder / line.file}")
    index = folder / "index.html"
    write_text(index, render_index(listed))
    output.say(f"documents to try commands on: {documents}")
    output.say(f"{len(listed)} pages; start at {index}")
    return False


def _samples() -> Iterator[pmf.Sample]:
    for adapter in pmf.load_adapters().adapters.values():
        yield from adapter.samples


def _read(sample: pmf.Sample) -> pmf.Dataset:
    """Read a sample as anybody would: which adapter knows it shows by what it says."""
    dataset = pmf.read(sample.file)
    made_up = sample.illustrative or dataset.illustrative
    return attrs.evolve(dataset, remark=sample.remark, illustrative=made_up)


def _pages(dataset: pmf.Dataset, *, colour: bool) -> Iterator[tuple[IndexLine, str]]:
    """The page of everything for the public, then each of the council's own outputs."""
    stem = PurePath(dataset.file).stem
    view = _view(dataset, None)
    output.summary(view, colour=colour)
    yield _line(view, f"{stem}.html", "Everything in the document"), render_page(view)
    for wanted, named in _worth_a_page(dataset):
        yield _line(named, f"{stem}-{wanted.id}.html", wanted.title), render_page(named)


def _worth_a_page(dataset: pmf.Dataset) -> Iterator[tuple[pmf.Output, ReportView]]:
    """The council's outputs that this document can fill.

    A document without figures fills a book of definitions and no report. Of several outputs for
    one body it fills the one it leaves fewest sections of empty: a year's accounts make an annual
    report, a quarter's tasks a quarterly one.
    """
    outputs = dataset.framework.outputs if dataset.framework else ()
    views = [
        (one, _view(dataset, one))
        for one in outputs
        if dataset.current or _WITHOUT_FIGURES.issuperset(one.sections)
    ]
    empty = {one.id: sum(bool(part.nothing) for part in view.parts) for one, view in views}
    for one, view in views:
        least = min(empty[other.id] for other, _ in views if other.audience == one.audience)
        if empty[one.id] == least:
            yield one, view


def _view(dataset: pmf.Dataset, wanted: pmf.Output | None) -> ReportView:
    audience = wanted.audience if wanted else pmf.PUBLIC.name
    seen = for_audience(dataset, audience)
    return view_of(pmf.evaluate_all(seen), wanted, audience)


def _line(view: ReportView, file: str, name: str) -> IndexLine:
    return IndexLine(
        council=view.council or view.file,
        document=view.file,
        title=view.title or view.period or view.file,
        file=file,
        name=name,
        audience=view.audience,
        illustrative=view.illustrative,
        period=view.period_words,
    )
