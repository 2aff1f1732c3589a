"""Where people write sentences, and which of them no audience may read without what they are on.

A text that names something is found by its codes and names. One that describes it is not, and no
program can know what a text is about; so two kinds are left out that may be harmless: a sentence
that holds most of the words by which a hidden thing is told from others, and one on a report or a
service that counts indicators where some of them are not shown.
"""

from __future__ import annotations

from collections.abc import Callable

from pmf.model.action import Action, Milestone
from pmf.model.beside import Commentary, Escalation
from pmf.model.finding import Finding
from pmf.model.framework import Definition, Framework
from pmf.model.governance import MeasureTest, Output, Scheduled
from pmf.model.indicator import Declared, Indicator, Note
from pmf.model.paper import Implication, Option, Paper, PlannedOutcome, Risk
from pmf.rules.disclosure.counting import states_count
from pmf.rules.disclosure.describing import Descriptions
from pmf.rules.disclosure.withheld import COUNTS_MORE

#: Where people write sentences, apart from the remark on a document.
PROSE: dict[type, tuple[str, ...]] = {
    Note: ("text",),
    Commentary: ("text",),
    Escalation: ("what", "why"),
    Action: ("description", "comment"),
    Milestone: ("title",),
    Indicator: ("purpose",),
    Declared: ("because",),
    Definition: ("rationale", "formula", "numerator", "denominator", "included_because"),
    Risk: ("text", "controls"),
    PlannedOutcome: ("text",),
    Paper: (
        "title", "part_reason", "purpose", "recommendations", "background_papers", "appendices",
        "urgency",
    ),
    Implication: ("text",),
    Option: ("text", "comments"),
    Finding: ("message", "raw", "used"),
    Framework: ("criteria",),
    MeasureTest: ("text", "stated"),
    Output: ("title", "stated"),
    Scheduled: ("what", "stated"),
}  # fmt: skip
#: What is on a report or a service as a whole, where a count of indicators contradicts those shown.
_ON_THE_WHOLE = (Commentary, Escalation, Risk, PlannedOutcome, Paper, Implication, Option)


class Prose:
    """Tells which sentences an audience may not read.

    Args:
        descriptions: What is hidden, by the words that tell it from others.
        words: The council's words for a status, which are counted too.
        goes_whole: Whether an audience receives everything of a topic, `None` being the whole
            report, so that counts on it hold; of a single indicator or action they always do.
    """

    def __init__(
        self,
        descriptions: Descriptions,
        words: tuple[str, ...],
        goes_whole: Callable[[str | None], bool],
    ) -> None:
        self._descriptions = descriptions
        self._words = words
        self._goes_whole = goes_whole

    def because(self, thing: object, name: str, text: str) -> str | None:
        """Why a text is left out; `None` when it is no prose, or may be read.

        Args:
            thing: What it belongs to.
            name: The attribute it stands in.
            text: The text.
        """
        if name not in PROSE.get(type(thing), ()):
            return None
        return self.because_of(text, getattr(thing, "on", None), type(thing) in _ON_THE_WHOLE)

    def because_of(self, text: str, topic: str | None, counts: bool) -> str | None:
        """Why a text on a topic is left out; `None` when it may be read.

        Args:
            text: The text.
            topic: What it is on; `None` for the whole report.
            counts: Whether counts of indicators in it are of the topic.
        """
        described = self._descriptions.described_in(text)
        if described is not None:
            return f"may be about {described}"
        if counts and not self._goes_whole(topic) and states_count(text, self._words):
            return COUNTS_MORE
        return None
