"""Figures a target may refer to: an indicator's own earlier outturns, its budget, its peers.

A target never fetches anything. Whoever resolves it hands over what is known, and what was not
handed over is a gap.
"""

from __future__ import annotations

import attrs

from pmf.errors import UsageError
from pmf.model.period import FIRST_YEAR, Period
from pmf.model.quantity import Quantity

#: The name of an indicator's own outturns.
VALUE = "value"


@attrs.frozen
class Series:
    """Figures by name and period, for one indicator.

    Attributes:
        values: Each figure with its name and period. ``"value"`` names the indicator's own
            outturns; ``"budget"``, ``"forecast"``, ``"baseline"``, ``"peer_median"``,
            ``"top_quartile"`` … what a target compares with. A figure that is not here is not
            known.
    """

    values: tuple[tuple[str, Period, Quantity], ...] = ()
    _found: dict[tuple[str, Period], Quantity] = attrs.field(init=False, eq=False, repr=False)

    @_found.default
    def _by_name_and_period(self) -> dict[tuple[str, Period], Quantity]:
        found: dict[tuple[str, Period], Quantity] = {}
        for name, period, quantity in self.values:
            if found.setdefault((name, period), quantity) != quantity:
                raise UsageError(f"a series has one {name} for {period}, not two")
        return found

    def get(self, name: str, period: Period) -> Quantity | None:
        """The figure of that name for that period; `None` when it was not supplied."""
        return self._found.get((name, period))

    def referred(self, name: str, period: Period) -> Quantity | None:
        """The figure a target's words mean: its own year's budget, or last year's outturn.

        Args:
            name: The name of the figure. For ``"last_year"`` and ``"previous"`` the indicator's
                own outturn stands in when no figure of that name was supplied.
            period: The period to be judged.
        """
        given = self.get(name, period)
        if given is not None or name not in ("last_year", "previous") or period.year == FIRST_YEAR:
            return given
        return self.get(VALUE, period.same_last_year if name == "last_year" else period.previous)
