"""The pieces of what stands beside the figures: plain text, already in the order printed."""

from __future__ import annotations

import attrs

from pmf.model.status import Movement
from pmf.report.piece import Figure
from pmf.report.sign import Sign


@attrs.frozen
class Said:
    """What somebody wrote.

    Attributes:
        about: What it is about; empty for the whole report.
        text: What was written.
        who: The role that wrote it and the period it is about; empty when neither is printed.
        place: Where it stands; empty when not known.
    """

    about: str
    text: str
    who: str = ""
    place: str = ""


@attrs.frozen
class TotalsRow:
    """One row of a table of counts.

    Attributes:
        name: What is counted for; ``All`` for the whole report.
        by: Who counted: ``Printed``, ``In its rows``, ``From the figures``.
        cells: A count or a share for each column, as text; empty where none stands.
    """

    name: str
    by: str
    cells: tuple[str, ...]


@attrs.frozen
class CountColumn:
    """What one column counts: its name, and the status it stands for where it stands for one."""

    name: str
    sign: Sign | None


@attrs.frozen
class CountTable:
    """Counts by heading, however they were counted.

    Attributes:
        what: What is counted: ``indicators`` or ``actions``.
        columns: What each column counts; the last is the whole.
        groups: For each heading its rows, those that agree told as one; the whole report last.
    """

    what: str
    columns: tuple[CountColumn, ...]
    groups: tuple[tuple[TotalsRow, ...], ...]


@attrs.frozen
class PrintedTotals:
    """Counts as printed, beside those of the report's own rows where it has any.

    Attributes:
        names: What is counted, in the order printed.
        rows: For each heading one row or more.
        said: What does not add up, a sentence each; empty when all does.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[TotalsRow, ...], ...]
    said: tuple[str, ...]


@attrs.frozen
class Way:
    """Everything that went one way.

    Attributes:
        word: The council's word for it, or ours.
        arrow: The arrow its rows share; `None` when they differ, or for those not known.
        names: The indicators, in the order printed.
        moved: Whether that says where they went, and not whether it is better.
    """

    word: str
    arrow: Movement | None
    names: tuple[str, ...]
    moved: bool = False


@attrs.frozen
class Travelled:
    """Which way figures went.

    Attributes:
        ways: Each way with what went there.
        groups: For each heading the counts, in the order of `ways`.
        compared: How many printed directions agree with the figures, in a sentence; empty where
            none is printed.
    """

    ways: tuple[Way, ...] = ()
    groups: tuple[tuple[str, tuple[int, ...]], ...] = ()
    compared: str = ""

    @property
    def neutral(self) -> bool:
        """Whether some are said to have moved, and not to have gone better or worse."""
        return any(way.moved for way in self.ways)


@attrs.frozen
class PeerRow:
    """One indicator beside the figures of others.

    Attributes:
        code: The code; empty when the council prints none.
        name: The name as printed.
        own: The council's own figure; `None` when it printed none.
        others: The figure of each body, in the order of the table; `None` where none stands.
    """

    code: str
    name: str
    own: Figure | None
    others: tuple[Figure | None, ...]


@attrs.frozen
class PeerTable:
    """Own figures beside those of other bodies, in the order printed and not by rank.

    Attributes:
        bodies: The other bodies and averages, an average named as one.
        rows: In the order printed.
    """

    bodies: tuple[str, ...] = ()
    rows: tuple[PeerRow, ...] = ()


@attrs.frozen
class MitigationRow:
    """An indicator whose figure calls for mitigation.

    Attributes:
        code: The code; empty when the council prints none.
        name: The name as printed.
        follows: Its status.
        why: Why it has that status, in a sentence.
        done: What is done about it; empty when nothing is said.
    """

    code: str
    name: str
    follows: Sign
    why: str
    done: tuple[Said, ...]


@attrs.frozen
class OutcomeRow:
    """What is to be reached as a whole.

    Attributes:
        text: The outcome.
        steps: The council's word for each step and what it asks for, worst first.
        standing: The word for where it stands; empty when that cannot be said.
        why: How that is known, or why it is not.
        due: The day by which; empty when not printed.
        place: Where it stands; empty when not known.
    """

    text: str
    steps: tuple[tuple[str, str], ...]
    standing: str
    why: str
    due: str
    place: str


@attrs.frozen
class RiskRow:
    """A risk before and after what is done about it, in the council's words."""

    text: str
    before: str
    controls: str
    after: str
    place: str


@attrs.frozen
class EscalationRow:
    """A concern taken further: what, why, from whom, to whom, when."""

    about: str
    what: str
    why: str
    whence: str
    to: str
    day: str
    place: str


@attrs.frozen
class FinanceRow:
    """A line of the accounts: figures as text, empty when not printed."""

    name: str
    budget: str
    outturn: str
    variance: str
    place: str


@attrs.frozen
class FinancePart:
    """Lines of the accounts for one heading, beside how that stands.

    Attributes:
        name: The heading; ``The whole report`` when there is none.
        performance: How its indicators stand, in a sentence; empty when it has none.
        rows: In the order printed.
    """

    name: str
    performance: str
    rows: tuple[FinanceRow, ...]


@attrs.frozen
class WarningRow:
    """A warning sign: the indicator and what was seen."""

    code: str
    name: str
    what: str
    text: str
