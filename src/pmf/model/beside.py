"""What a report says beside its figures: in words, of peers, of money, and what it passes on."""

from __future__ import annotations

import datetime
import enum
from decimal import Decimal

import attrs

from pmf.model.finding import Location
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence


class CommentaryKind(enum.StrEnum):
    """What a text is for."""

    COMMENTARY = "commentary"
    NARRATIVE = "narrative"
    SUMMARY = "summary"
    ACHIEVEMENT = "achievement"
    MITIGATION = "mitigation"


@attrs.frozen
class Commentary:
    """What somebody wrote on an indicator, a service or the whole report.

    Attributes:
        on: The code or name it is about; `None` for the whole report.
        text: What was written.
        by_role: The role that wrote it; `None` when not printed.
        period: The period it is about; `None` when not printed.
        kind: What it is for: a comment, a service's narrative, the report's summary, an
            achievement, what is done about a figure off target.
        exempt: The legal paragraph under which it is not public; `None` when it is public.
        source: Where it was printed.
    """

    on: str | None
    text: str
    by_role: str | None = None
    period: Period | None = None
    kind: CommentaryKind = attrs.field(default=CommentaryKind.COMMENTARY, converter=CommentaryKind)
    exempt: str | None = None
    source: Location | None = None


@attrs.frozen
class Escalation:
    """A concern taken from one body to the next.

    Attributes:
        on: The code or name of what it is about.
        what: What is the matter.
        why: Why it is taken further; `None` when not printed.
        by_whom: The body or role it comes from; `None` when not printed.
        to_whom: The body or role it goes to; `None` when not printed.
        date: The day; `None` when not printed.
        exempt: The legal paragraph under which it is not public; `None` when it is public.
        source: Where it was printed.
    """

    on: str
    what: str
    why: str | None = None
    by_whom: str | None = None
    to_whom: str | None = None
    date: datetime.date | None = None
    exempt: str | None = None
    source: Location | None = None


@attrs.frozen
class PeerFigure:
    """The figure of another body, or an average, for one indicator.

    Attributes:
        code: The indicator's code.
        body: The other council, or the average: ``"England"``.
        period: The period of the figure.
        value: `None` when none was printed.
        absence: Why there is none; `None` when there is one.
        raw: The cell as printed.
        average: Whether it is an average and not a body of its own.
        exempt: The legal paragraph under which it is not public; `None` when it is public.
        source: Where it was printed.
    """

    code: str
    body: str
    period: Period
    value: Quantity | None = None
    absence: Absence | None = None
    raw: str = ""
    average: bool = False
    exempt: str | None = None
    source: Location | None = None


@attrs.frozen
class FinanceLine:
    """A line of the accounts put beside performance: what was to be spent and what was.

    Attributes:
        name: What it is, as printed.
        group: The plan or service it is printed for; `None` for the whole report.
        budget: What was to be spent or received; `None` when not printed.
        outturn: What was; `None` when not printed.
        exempt: The legal paragraph under which it is not public; `None` when it is public.
        source: Where it was printed.
    """

    name: str
    group: str | None = None
    budget: Quantity | None = None
    outturn: Quantity | None = None
    exempt: str | None = None
    source: Location | None = None

    @property
    def variance(self) -> Decimal | None:
        """Outturn less budget, in the budget's unit; `None` when either is not printed."""
        if self.budget is None or self.outturn is None:
            return None
        return self.outturn.to(self.budget.unit).value - self.budget.value
