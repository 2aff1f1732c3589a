"""A target that could be set: the figures it rests on, and what speaks for and against it."""

from __future__ import annotations

from fractions import Fraction

import attrs

from pmf.model.quantity import Quantity
from pmf.model.status import Polarity
from pmf.rules.questions.caution import Caution
from pmf.rules.questions.history import Datum, LeftOutFigure
from pmf.rules.questions.proposing import method_named

#: Why there is no proposal, each with its sentence.
NO_PROPOSAL: dict[str, str] = {
    "polarity-unknown": "Nobody has declared which figures are better: give the polarity.",
    "neutral": "The indicator is for information: no figure of it is better than another.",
    "polarity-unfit": "What figures should be close to, or lie between, is not in their past.",
    "no-figures": "There is no figure to work a target out of.",
    "no-peers": "There is no figure of another body to work a target out of.",
    "too-long": "The figures have more digits than a target may have.",
    "points-unfit": "An amount in percentage points needs a percentage.",
}


@attrs.frozen(repr=False)
class Proposal:
    """A target that could be set, and what speaks for and against it.

    Attributes:
        code: The indicator's code.
        name: Its name.
        unit: Its unit.
        method: The method's name.
        words: How the target was worked out, in a sentence.
        polarity: Which figures are better; `None` when not known.
        value: The target proposed; `None` when none can be.
        reason: Why none can be, one of `NO_PROPOSAL`; `None` when one can.
        exact: The exact result before rounding; `None` without a proposal.
        own: The indicator's own figures that stand side by side, in order of time.
        peers: Those of other bodies, for one period.
        left_out: Figures that were not used, each with its reason.
        met: How many of its own figures would have met it; `None` without a proposal or figures.
        peers_met: How many of the other bodies' figures meet it; `None` likewise.
        facts: What may be said of it, in sentences.
        cautions: What to know before using it.
    """

    code: str
    name: str
    unit: str
    method: str
    words: str
    polarity: Polarity | None
    value: Quantity | None = None
    reason: str | None = None
    exact: Fraction | None = None
    own: tuple[Datum, ...] = ()
    peers: tuple[Datum, ...] = ()
    left_out: tuple[LeftOutFigure, ...] = ()
    met: int | None = None
    peers_met: int | None = None
    facts: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()

    @property
    def places(self) -> int | None:
        """The decimal places of the proposal; `None` without one."""
        return None if self.value is None else self.value.places

    @property
    def of_peers(self) -> bool:
        """Whether the method looks at other bodies."""
        return method_named(self.method).of_peers

    @property
    def data(self) -> tuple[Datum, ...]:
        """The figures the method worked on."""
        return self.peers if self.of_peers else self.own

    def __repr__(self) -> str:
        return f"<Proposal {self}>"

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.code}: {NO_PROPOSAL[self.reason or 'no-figures']}"
        periods = "period" if len(self.own) == 1 else "periods"
        met = f", met in {self.met} of {len(self.own)} {periods}" if self.met is not None else ""
        return f"{self.code}: {self.value}{met} ({self.method})"
