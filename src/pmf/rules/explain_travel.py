"""Which way a figure went, and where what is not due stood last, as steps of an explanation."""

from __future__ import annotations

from collections.abc import Iterator

from pmf.model.scheme import Direction
from pmf.model.status import Movement
from pmf.rules.comparator_words import comparator_words
from pmf.rules.explanation import Step
from pmf.rules.latest import latest_figures, year_before
from pmf.rules.results import Results
from pmf.rules.travel import TravelResult


def travelled(way: TravelResult, direction: Direction, what: str) -> Iterator[Step]:
    """Which way a figure went against one comparator, or the break that leaves it open.

    Args:
        way: What was found.
        direction: The scheme's own names of comparators.
        what: What the figure is called in the sentence.
    """
    against = comparator_words(way, direction)
    if way.movement is not None:
        moved = "stayed level" if way.movement is Movement.LEVEL else f"went {way.movement}"
        said = f", {way.travel}" if way.travel else ""
        text = f"Against {against} ({way.compared_with}), {what} {moved}{said}."
        yield Step("travel", text, way.facts)
    elif way.broken is not None and way.why is not None:
        yield Step("travel", f"Against {against}: {way.why.text}", way.facts)


def last_reported(results: Results, code: str) -> Iterator[Step]:
    """Where an indicator that is not due in the report's period stood last; else nothing."""
    for one in latest_figures(results):
        if one.code == code:
            where = f" at {one.observation.source}" if one.observation.source else ""
            facts = (("raw", one.observation.raw), ("period", str(one.period)))
            yield Step("latest", f"Last reported: {one.value} in {one.period}{where}.", facts)
            yield from travelled(one.travel, Direction((year_before(results.scheme),)), "it")
