"""What a figure is compared with, in words: a scheme's own names are for its file."""

from __future__ import annotations

from pmf.model.scheme import Comparator, Direction
from pmf.rules.travel import TravelResult

_WORDS = {
    "previous": "the period before",
    "same_last_year": "the same period last year",
    "best": "the best so far",
}


def comparator_words(result: TravelResult, direction: Direction) -> str:
    """What a comparison looks at: ``the same period last year, Q1 2018/19``.

    Args:
        result: The comparison.
        direction: The scheme's comparators; one that is not among them is told by its name.
    """
    named = {one.name: one for one in direction.comparators}
    words = _words(named.get(result.comparator), result)
    period = result.compared_period
    return f"{words}, {period}" if period is not None else words


def _words(comparator: Comparator | None, result: TravelResult) -> str:
    if comparator is None:
        return result.comparator.replace("_", " ")
    if comparator.against in ("mean", "regression"):
        count = len(result.points) or comparator.periods
        what = "the mean" if comparator.against == "mean" else "a level trend"
        return f"{what} of the {count} periods before" if count else f"{what} of the periods before"
    return _WORDS.get(comparator.against, comparator.against.replace("_", " "))
