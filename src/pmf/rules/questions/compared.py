"""Several councils' figures for one meaning, side by side, each in its council's own words."""

from __future__ import annotations

import attrs

from pmf.errors import UnknownName
from pmf.model.beside import PeerFigure
from pmf.model.finding import Location
from pmf.model.framework import Definition
from pmf.model.indicator import Indicator
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Movement, Status, Travel
from pmf.rules.assessment import Assessment
from pmf.rules.questions.caution import Caution
from pmf.rules.results import Results
from pmf.rules.translate import Translation


@attrs.frozen
class PeerBeside:
    """A figure of another body that a council prints beside its own.

    Attributes:
        figure: The figure as printed.
        difference: The council's own less the other's, in the unit of the council's own;
            `None` where one is missing or they do not convert.
        better: Whether the council's own is the better; `None` where they are equal or do not
            compare, or nobody declared which is better.
        cautions: Why the two may not compare.
    """

    figure: PeerFigure
    difference: Quantity | None = None
    better: bool | None = None
    cautions: tuple[Caution, ...] = ()


@attrs.frozen(repr=False)
class ComparedEntry:
    """One council's indicator among those that share a meaning.

    Attributes:
        council: The council; the document's name where the council is not known.
        results: What was judged of it.
        indicator: The indicator in the council's own words.
        definition: As its framework declares it.
        assessed: Its latest judged figure; `None` when the council gives none.
        common: The figure in the row's unit; `None` without one, or where it does not convert.
        said: The council's status said in another scheme; `None` unless asked for.
        peers: Figures of other bodies the council prints beside its own.
        rank: Its place among the councils, 1 the best, equal figures sharing the better place;
            `None` unless a ranking was asked for, is allowed by all and is possible.
    """

    council: str
    results: Results
    indicator: Indicator
    definition: Definition
    assessed: Assessment | None = None
    common: Quantity | None = None
    said: Translation | None = None
    peers: tuple[PeerBeside, ...] = ()
    rank: int | None = None

    @property
    def code(self) -> str:
        """The council's code."""
        return self.indicator.code

    @property
    def name(self) -> str:
        """The council's name for it."""
        return self.indicator.name

    @property
    def period(self) -> Period | None:
        """The period of the figure; without one, the report's own."""
        return self.assessed.period if self.assessed else self.results.dataset.period

    @property
    def value(self) -> Quantity | None:
        """The figure as printed; `None` when there is none."""
        return self.assessed.value if self.assessed else None

    @property
    def absence(self) -> Absence | None:
        """Why there is no figure; `None` when there is one."""
        if self.assessed is None:
            return Absence.MISSING
        return self.assessed.observation.absence

    @property
    def target(self) -> str | None:
        """The target in the council's words, else its lines; `None` when it has none."""
        if self.indicator.target.text:
            return self.indicator.target.text
        lines = self.assessed.lines if self.assessed else None
        return str(lines) if lines is not None else None

    @property
    def status(self) -> Status | None:
        """What the council's status means; `None` without a judged figure."""
        return self.assessed.status if self.assessed else None

    @property
    def word(self) -> str | None:
        """The council's own word for its status; `None` without a judged figure."""
        return self.assessed.word if self.assessed else None

    @property
    def travel(self) -> Travel | None:
        """Whether it got better, by the council's own comparator; `None` when not known."""
        return self.assessed.travel if self.assessed else None

    @property
    def movement(self) -> Movement | None:
        """Where it went; `None` when not known."""
        return self.assessed.movement if self.assessed else None

    @property
    def travel_word(self) -> str | None:
        """The council's own word for that; `None` when it has none."""
        words = dict(self.results.scheme.direction.words)
        return words.get(self.travel) if self.travel is not None else None

    @property
    def illustrative(self) -> bool:
        """Whether its figures are made up to show a framework at work."""
        return self.results.dataset.illustrative

    @property
    def source(self) -> Location | None:
        """Where the figure was printed; `None` when there is none."""
        return self.assessed.observation.source if self.assessed else None

    def __repr__(self) -> str:
        return f"<ComparedEntry {self.council} {self.code}: {self.value} {self.word}>"


@attrs.frozen(repr=False)
class ComparedRow:
    """One meaning, with every council's indicator that has it.

    Attributes:
        meaning: Its name, one of `pmf.MEANINGS`.
        text: What is counted.
        entries: In the order the councils were given.
        unit: The unit figures are converted to: that of the first council's; `None` without any.
        cautions: Why the figures do not compare, or only with care.
        comparable: Whether the figures may be held against each other at all.
    """

    meaning: str
    text: str
    entries: tuple[ComparedEntry, ...]
    unit: str | None
    cautions: tuple[Caution, ...]
    comparable: bool

    @property
    def councils(self) -> tuple[str, ...]:
        """The councils that have it, each once."""
        return tuple(dict.fromkeys(entry.council for entry in self.entries))

    def __repr__(self) -> str:
        return f"<ComparedRow {self.meaning}: {', '.join(self.councils)}>"


@attrs.frozen
class ComparedCouncil:
    """One of the councils compared.

    Attributes:
        name: The council; the document's name where the council is not known.
        results: What was judged of it.
        alone: Its indicators with a meaning no other council here has, by code.
        unmatched: Its indicators without a common meaning, by code.
    """

    name: str
    results: Results
    alone: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()


@attrs.frozen(repr=False)
class CouncilComparison:
    """Councils side by side on common meanings.

    Attributes:
        councils: In the order given.
        rows: Meanings that at least two councils have, in the order of `pmf.MEANINGS`.
        ranked: Whether the councils were ranked.
        unranked_because: Why they were not, in a sentence; `None` when they were.
    """

    councils: tuple[ComparedCouncil, ...]
    rows: tuple[ComparedRow, ...]
    ranked: bool
    unranked_because: str | None = None

    def __getitem__(self, meaning: str) -> ComparedRow:
        """The row of one meaning.

        Raises:
            UnknownName: No two councils have it.
        """
        for row in self.rows:
            if row.meaning == meaning:
                return row
        known = ", ".join(row.meaning for row in self.rows) or "none"
        raise UnknownName(f"no two councils share {meaning!r}; they share {known}")

    def __repr__(self) -> str:
        names = ", ".join(council.name for council in self.councils)
        return f"<CouncilComparison {names}: {len(self.rows)} meanings>"
