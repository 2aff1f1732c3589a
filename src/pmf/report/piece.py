"""The pieces a view is made of: plain text and numbers, already in the order printed."""

from __future__ import annotations

import attrs

from pmf.report.decided import Decided
from pmf.report.inferred import Inferred
from pmf.report.sign import Sign
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
class IndicatorRow:
    """One indicator: what was printed, what follows, and why.

    Attributes:
        code: The code; empty when the council prints none.
        name: The name as printed.
        value: The figure of the report's period.
        periods: The earlier periods its table shows, in the order printed.
        earlier: The figure of each of them; `None` where none stands.
        target: The target as printed.
        printed: The printed status; `None` when none was.
        follows: The status that follows from the figures.
        may_be: The council's words between which the rule leaves it open; empty when it decides.
        verdict: How the two stand; `None` when no status was printed.
        why: One sentence.
        note: What the council wrote beside it; empty when nothing.
        place: Where the row stands; empty when not known.
        decided: What people decided beside it; empty when nothing.
        trends: Which way the figure went, by each comparator that can say.
    """

    code: str
    name: str
    value: Figure
    periods: tuple[str, ...]
    earlier: tuple[Figure | None, ...]
    target: Figure
    printed: Sign | None
    follows: Sign
    may_be: str
    verdict: Verdict | None
    why: str
    note: str
    place: str
    decided: tuple[Decided, ...] = ()
    trends: tuple[Trend, ...] = ()


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
        periods: The earlier periods some row has a figure for, in the order printed.
        services: In the order printed.
    """

    name: str
    periods: tuple[str, ...]
    services: tuple[ServiceRows, ...]


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


@attrs.frozen
class Share:
    """A share with its denominator named.

    Attributes:
        count: How many meet their target.
        of: Of how many.
        denominator: What the denominator is, in words.
        percent: The percentage, half up to one place, as text: ``45.5%``.
        remark: What the denominator leaves out, in words; empty when nothing.
    """

    count: int
    of: int
    denominator: str
    percent: str
    remark: str = ""


@attrs.frozen
class Noticed:
    """One finding.

    Attributes:
        kind: Its kind in words.
        message: One sentence.
        code: The indicator or action concerned; empty when there is none.
        place: Where; empty when it concerns the whole document.
    """

    kind: str
    message: str
    code: str
    place: str


@attrs.frozen
class NoticedGroup:
    """The findings of one severity, in words.

    Attributes:
        heading: The severity as a heading.
        meaning: What it costs, in a sentence.
        findings: In the order noticed; never empty.
    """

    heading: str
    meaning: str
    findings: tuple[Noticed, ...]


@attrs.frozen
class KeyLine:
    """One status of the key: its sign and what it means in words."""

    sign: Sign
    meaning: str


@attrs.frozen
class Judging:
    """How the report was judged.

    Attributes:
        scheme: The scheme's title.
        source: Where its rule was published; empty when it was not.
        compared: How figures were compared, in a sentence.
        assumed: The tolerance assumed; empty when none was.
        on: The day actions were judged on; empty when nothing depended on one.
        on_because: How that day was found.
        inferred: The indicators for which something was inferred that the report does not print.
        arrows: Whether arrows point as the scheme's own signs for direction of travel do.
        key: The words for indicators.
        action_key: The words for actions.
    """

    scheme: str
    source: str
    compared: str
    assumed: str
    on: str
    on_because: str
    inferred: tuple[Inferred, ...]
    arrows: bool
    key: tuple[KeyLine, ...]
    action_key: tuple[KeyLine, ...]
