"""The covering paper as shown: to whom it goes, what it asks, what it implies."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from pmf.model.paper import Meeting, Paper
from pmf.report.piece_framework import PaperPart
from pmf.report.text import clean, day_words

_ADVICE = {True: "Recommended", False: "Not recommended", None: "Not said"}


def paper_of(paper: Paper) -> PaperPart:
    """What a covering paper says, as text; what it does not say is left out."""
    return PaperPart(
        head=_facts(_head(paper)),
        asked=_cleaned(paper.recommendations),
        facts=_facts(
            (
                ("Purpose", paper.purpose),
                ("Report of", paper.report_of),
                ("Wards", paper.wards),
                ("For more detail", paper.contact),
            )
        ),
        priorities=_cleaned(paper.priorities),
        implications=tuple((clean(one.heading), clean(one.text)) for one in paper.implications),
        options=tuple(
            (clean(one.text), clean(one.comments), _ADVICE[one.recommended])
            for one in paper.options
        ),
        consulted=tuple(
            (clean(one.role), _days(one.sent), _days((one.returned,))) for one in paper.consulted
        ),
        timetable=tuple((_when(one), clean(one.body)) for one in paper.timetable),
        background=_cleaned(paper.background_papers),
        appendices=_cleaned(paper.appendices),
    )


def _head(paper: Paper) -> Iterator[tuple[str, str | None]]:
    meetings = [", ".join(filter(None, (one.body, _when(one)))) for one in paper.meetings]
    yield "Meeting" if len(meetings) == 1 else "Meetings", "; ".join(meetings)
    if not meetings and paper.date is not None:
        yield "Date", day_words(paper.date)
    if paper.part:
        reason = f": {paper.part_reason}" if paper.part_reason else ""
        yield "Part", f"{paper.part}{reason}"
    yield "Classification", paper.classification
    yield "Decision", paper.decision_type
    yield "Urgent", paper.urgency
    yield "Portfolio holder", paper.portfolio_holder


def _facts(told: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, clean(text)) for label, text in told if text)


def _cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(clean, texts))


def _when(meeting: Meeting) -> str:
    return day_words(meeting.date) if meeting.date else clean(meeting.when or "")


def _days(days: Iterable[datetime.date | None]) -> str:
    return ", ".join(day_words(day) for day in days if day)
