"""The pieces a view is made of: plain text and numbers, already in the order printed."""

from __future__ import annotations

import attrs

from pmf.model.period import Period
from pmf.report.decided import Decided
from pmf.report.sign import Sign
from pmf.report.text import lower_first
from pmf.report.trend import Trend
from pmf.rules.reconcile import Verdict


@attrs.frozen
class Figure:
    """A figure, target or date as printed.

    Attributes:
        text: As printed, with its marks; empty when nothing was printed.
        remark: What qualifies it, in words: a mark, or why there is no value; else empty.
        place: Where it stands; empty when not known.
    """

    text: str
    remark: str = ""
    place: str = ""


@attrs.frozen
class Latest:
    """What was last reported of an indicator that has nothing due in the report's period.

    Attributes:
        period: The period of the figure.
        figure: The figure as printed.
        trend: Which way it went since the year before; `None` when that is not known.
        why: Why no direction is known, where that is worth telling; else empty.
    """

    period: str
    figure: Figure
    trend: Trend | None
    why: str = ""

    @property
    def sentence(self) -> str:
        """``22.7% in 2022/23, improving since 2021/22 (16.9%)``."""
        went = f", {lower_first(self.trend.sentence)}" if self.trend else ""
        return f"{self.figure.text} in {self.period}{went}" + (f". {self.why}" if self.why else "")


@attrs.frozen
class IndicatorRow:
    """One indicator: what was printed, what follows, and why.

    Attributes:
        code: The code; empty when the council prints none.
        name: The name as printed.
        value: The figure of the report's period.
        target: The target as printed; where that draws several lines, the one for the period.
        printed: The printed status; `None` when none was.
        follows: The status that follows from the figures.
        may_be: The council's words between which the rule leaves it open; empty when it decides.
        verdict: How the two stand; `None` when no status was printed.
        why: One sentence.
        note: What the council wrote beside it; empty when nothing.
        place: Where the row stands; empty when not known.
        periods: The earlier periods its table has a column for, the earliest first.
        earlier: The figure of each of them; `None` where none stands.
        decided: What people decided beside it; empty when nothing.
        trends: Which way the figure went, by each comparator that can say.
        rated: Whether anything is to be reached, be it still to be set, or a status is printed.
        written: What was written on it apart from the note: each text, and who wrote it.
        travel_printed: The direction of travel as printed; empty when none was.
        travel_told: How that stands beside the figures; empty when none was printed.
        broken: That it is not compared with earlier figures, where a break in the series is why;
            empty otherwise.
        before: Its figures of all other periods, the earliest first.
        latest: What was last reported, where nothing is due in the report's period; `None` when
            a figure is due, or none was ever reported.
        older: Figures of periods its table has no column for: the period and the figure.
    """

    code: str
    name: str
    value: Figure
    target: Figure
    printed: Sign | None
    follows: Sign
    may_be: str
    verdict: Verdict | None
    why: str
    note: str
    place: str
    periods: tuple[str, ...] = ()
    earlier: tuple[Figure | None, ...] = ()
    decided: tuple[Decided, ...] = ()
    trends: tuple[Trend, ...] = ()
    rated: bool = True
    written: tuple[tuple[str, str], ...] = ()
    travel_printed: str = ""
    before: tuple[tuple[Period, Figure], ...] = ()
    latest: Latest | None = None
    older: tuple[tuple[str, Figure], ...] = ()
    travel_told: str = ""
    broken: str = ""


@attrs.frozen
class ServiceRows:
    """Indicators under one service heading.

    Attributes:
        name: The heading as printed; empty when there is none.
        rows: In the order printed.
    """

    name: str
    rows: tuple[IndicatorRow, ...]


@attrs.frozen
class TierTable:
    """The indicators of one kind within a group.

    Attributes:
        name: The kind, in the council's words; ``Indicators`` when it has no kinds.
        periods: The earlier periods it has a column for, the earliest first.
        services: In the order printed.
        rated: Whether any row is held against a target or prints a status.
        travelled: Whether any row says which way its figure went.
    """

    name: str
    periods: tuple[str, ...]
    services: tuple[ServiceRows, ...]
    rated: bool = True
    travelled: bool = False


@attrs.frozen
class Plan:
    """What the council prints under one heading: a business plan, a priority.

    Attributes:
        name: The heading; ``Indicators`` when there is none.
        tiers: In the order printed.
    """

    name: str
    tiers: tuple[TierTable, ...]


@attrs.frozen
class ActionRow:
    """One action: what was printed, what follows, and why.

    Attributes:
        code: The code as printed.
        title: The title as printed.
        description: What it is to achieve; empty when not printed.
        progress: ``50%``; empty when not printed.
        due: The due date as printed.
        printed: The printed status; `None` when none was.
        follows: The status that follows.
        may_also_be: Other statuses the figures allow, in words; empty when there are none.
        verdict: How printed and computed stand; `None` when no status was printed.
        why: One sentence.
        note: What the council wrote beside it; empty when nothing.
        place: Where the row stands; empty when not known.
        original: The first due date, where another is in force; empty otherwise.
        late: By how much it was put back, in words; empty when it was not.
        milestones: Its steps: what, by when, and whether it is done.
        serves: The indicators it answers, by name.
        owner: The role that answers for it; empty when not printed.
    """

    code: str
    title: str
    description: str
    progress: str
    due: Figure
    printed: Sign | None
    follows: Sign
    may_also_be: str
    verdict: Verdict | None
    why: str
    note: str
    place: str
    original: str = ""
    late: str = ""
    milestones: tuple[tuple[str, str, str], ...] = ()
    serves: tuple[str, ...] = ()
    owner: str = ""


@attrs.frozen
class ActionService:
    """Actions under one service heading; its name is empty when there is none."""

    name: str
    rows: tuple[ActionRow, ...]


@attrs.frozen
class ActionPlan:
    """Actions under one of the council's headings; ``Actions`` when there is none."""

    name: str
    services: tuple[ActionService, ...]


@attrs.frozen
class Difference:
    """A printed status that is not the one that follows, or that cannot be reproduced.

    Attributes:
        code: The code; empty when the council prints none.
        name: The name or title as printed.
        printed: What was printed.
        follows: What follows from the figures.
        may_be: The council's words between which the rule leaves it open; empty when it decides.
        may_also_be: Other statuses the figures allow, in words; empty when there are none.
        sentence: Both in one sentence.
        place: Where it stands; empty when not known.
        decided: What people decided beside it; empty when nothing.
    """

    code: str
    name: str
    printed: Sign
    follows: Sign
    may_be: str
    may_also_be: str
    sentence: str
    place: str
    decided: tuple[Decided, ...] = ()


@attrs.frozen
class Comparison:
    """Printed statuses beside those that follow.

    Attributes:
        what: ``indicators`` or ``actions``.
        agree: How many agree.
        disagree: Those that do not, in the order printed.
        not_reproducible: Those that cannot be reproduced, in the order printed.
    """

    what: str
    agree: int
    disagree: tuple[Difference, ...]
    not_reproducible: tuple[Difference, ...]

    @property
    def printed(self) -> int:
        """How many have a printed status."""
        return self.agree + len(self.disagree) + len(self.not_reproducible)
