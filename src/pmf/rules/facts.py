"""What a rule may look at that does not lie on the value axis, settled before compiling."""

from __future__ import annotations

from decimal import Decimal

import attrs

from pmf.model.indicator import Observation
from pmf.model.judgement import Deviation, Judgement
from pmf.model.number import as_decimal
from pmf.model.quantity import Quantity
from pmf.model.status import Mark, Status, Travel
from pmf.rules.reason import Reason
from pmf.rules.travel import TravelResult


@attrs.frozen(cache_hash=True)
class Facts:
    """Facts beside the value.

    Attributes:
        travel: For each comparator, the way the value went; `None` where nothing comparable
            was published.
        judgement: What an officer judged, in the words used; `None` when nobody has, or the
            judgement expired. A word the rule does not ask for answers nothing.
        signal: The statistical signal on the value; `None` when none was computed.
        marks: Marks printed beside the value.
        forecast: What the council expects by the end of the year; `None` when not printed.
        earlier: The computed statuses of the periods before, latest first; none from before a
            gap or a break in the series.
        progress: Progress in per cent of what was expected by now; `None` when unknown.
        so_far: What a figure that adds up through the year comes to so far, this period included;
            `None` when parts of the year are missing, or it does not add up.
        compared: How the travels were found, to show and to explain.
        judged: The officer's judgement in full, with role, day and reason; `None` without one.
        deviation: An accepted deviation; `None` without one.
        broken: The comparators that a break in the series leaves with nothing to compare with.
        parts: The figures `so_far` is added up from, in order of time, the present one last.
        unsummed: Why `so_far` is not known of a figure that adds up; `None` where it is, or where
            figures do not add up.
        before: The observations whose statuses are `earlier`, in the same order.
        before_possible: What each of them may have earned.
        row_broken: Whether the row of `earlier` ends at a break in the series.
    """

    travel: tuple[tuple[str, Travel | None], ...] = ()
    judgement: str | None = None
    signal: str | None = None
    marks: tuple[Mark, ...] = ()
    forecast: Quantity | None = None
    earlier: tuple[Status, ...] = ()
    progress: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_decimal)
    )
    so_far: Quantity | None = None
    compared: tuple[TravelResult, ...] = ()
    judged: Judgement | None = None
    deviation: Deviation | None = None
    broken: tuple[str, ...] = ()
    parts: tuple[Observation, ...] = ()
    unsummed: Reason | None = None
    before: tuple[Observation, ...] = ()
    before_possible: tuple[tuple[Status, ...], ...] = ()
    row_broken: bool = False

    def travel_against(self, comparator: str) -> Travel | None:
        """The way the value went against a comparator; `None` when that is not known."""
        return dict(self.travel).get(comparator)


NO_FACTS = Facts()
