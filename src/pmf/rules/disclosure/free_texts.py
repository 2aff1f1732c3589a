"""What people wrote freely in a report: what a person must read before it is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pmf.model.beside import Commentary, CommentaryKind
from pmf.model.dataset import Dataset
from pmf.model.paper import Paper


def free_texts(dataset: Dataset) -> tuple[tuple[str, int], ...]:
    """The free texts of a report, by where they stand, each with how many there are.

    Args:
        dataset: What an audience is given.

    Returns:
        Words such as ``"summary of the report"`` and a count, those on the whole first; empty
        where nobody wrote anything.
    """
    return tuple(Counter(_texts(dataset)).items())


def _texts(dataset: Dataset) -> Iterator[str]:
    single = {one.code for one in dataset.indicators} | {one.name for one in dataset.indicators}
    single |= {one.code for one in dataset.actions}
    written = [_on(one, single) for one in dataset.commentary if one.text.strip()]
    yield from sorted(written, key=_ORDER.index)
    yield from (_SINGLE for seen in dataset.observations if seen.note is not None)
    yield from ("action" for one in dataset.actions if one.description or one.comment)
    yield from ("escalation" for _ in dataset.escalations)
    yield from ("risk" for _ in dataset.risks)
    yield from ("outcome" for _ in dataset.outcomes)
    if _is_written(dataset.paper):
        yield "covering paper"
    if dataset.remark:
        yield "remark on the document"
    framework = dataset.framework
    for known in framework.definitions if framework else ():
        if known.indicator.purpose or known.rationale or known.formula:
            yield "definition"


_SUMMARY, _WHOLE = "summary of the report", "text on the whole report"
_SERVICE, _SINGLE = "text on a service or group", "text on a single indicator or action"
_ORDER = (_SUMMARY, _WHOLE, _SERVICE, _SINGLE)


def _on(one: Commentary, single: set[str]) -> str:
    if one.on is None:
        return _SUMMARY if one.kind is CommentaryKind.SUMMARY else _WHOLE
    return _SINGLE if one.on in single else _SERVICE


def _is_written(paper: Paper) -> bool:
    return bool(paper.purpose or paper.recommendations or paper.implications or paper.options)
