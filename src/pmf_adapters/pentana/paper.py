"""The covering paper of a report: its title, what it recommends, its background papers."""

from __future__ import annotations

from itertools import pairwise

import pmf


def read_paper(document: pmf.Document) -> pmf.Paper:
    """What the paper says of itself, as far as it is printed."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    return pmf.Paper(
        title=_title(texts),
        recommendations=_after(texts, "recommendation"),
        background_papers=tuple(
            text for text in _after(texts, "background papers") if pmf.fold(text) != "nil"
        ),
    )


def _title(texts: list[str]) -> str | None:
    """The first bold text in capitals."""
    bold = (part.strip() for text in texts if text.startswith("**") for part in text.split("**"))
    return next((part for part in bold if part.isupper()), None)


def _after(texts: list[str], label: str) -> tuple[str, ...]:
    """The paragraph that follows a bold label."""
    for text, following in pairwise(texts):
        if pmf.fold(text.strip("*")) == label:
            return (following.strip("* "),)
    return ()
