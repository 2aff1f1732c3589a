"""What a rule may look at that does not lie on the value axis, settled before compiling."""

from __future__ import annotations

from decimal import Decimal

import attrs

from pmf.model.quantity import Quantity
from pmf.model.status import Mark, Status, Travel


@attrs.frozen(cache_hash=True)
class Facts:
    """Facts beside the value.

    Attributes:
        travel: For each comparator, the way the value went; `None` where nothing comparable
            was published.
        judgement: What an officer judged; `None` when nobody has, or the judgement expired.
        signal: The statistical signal on the value; `None` when none was computed.
        marks: Marks printed beside the value.
        forecast: What the council expects by the end of the year; `None` when not printed.
        earlier: The computed statuses of the periods before, latest first.
        progress: Progress in per cent of what was expected by now; `None` when unknown.
    """

    travel: tuple[tuple[str, Travel | None], ...] = ()
    judgement: str | None = None
    signal: str | None = None
    marks: tuple[Mark, ...] = ()
    forecast: Quantity | None = None
    earlier: tuple[Status, ...] = ()
    progress: Decimal | None = None

    def travel_against(self, comparator: str) -> Travel | None:
        """The way the value went against a comparator; `None` when that is not known."""
        return dict(self.travel).get(comparator)


NO_FACTS = Facts()
