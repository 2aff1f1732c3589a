"""Hide cells of a table so that what is left does not give the hidden ones away.

Sums are a network: a total flows in, its parts flow out, and what is a part here is a total
there. A hidden cell cannot be worked out when its figure could as well be another: when one can be
added to it and taken off again along a ring of hidden cells, and no figure on the ring leaves the
range a reader knows it to lie in. Where there is no such ring the cheapest one is made, by hiding
the next smallest cells on it too.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Hashable, Iterator
from decimal import Decimal

import attrs

from pmf.model.number import EXACT

#: Hiding a total costs more than hiding any number of parts.
_TOTAL = Decimal(10**12)


@attrs.define(eq=False)
class Cell:
    """One figure of the table, an edge of the network.

    Attributes:
        tail: Where it flows out: the sum it is a part of, or nothing.
        head: Where it flows in: the sum it is the whole of, or nothing.
        value: The figure; `None` when none is printed, and a reader can only work it out.
        name: What it is, for whoever asks what is hidden; `None` when nothing is printed.
        is_total: Whether it sums up others, and is better left in sight.
        is_small: Whether it is to be hidden for being small.
        is_hidden: Whether it is hidden.
    """

    tail: Hashable
    head: Hashable
    value: Decimal | None = None
    name: Hashable = None
    is_total: bool = False
    is_small: bool = False
    is_hidden: bool = False


class Table:
    """Figures that add up.

    Args:
        least: The least figure that may be hidden; a reader knows that a hidden one is no less.
        below: A small figure is less than this, and a reader knows that too.
    """

    def __init__(self, least: int, below: int) -> None:
        self._least = Decimal(least)
        self._most = Decimal(below - 1)
        self.cells: list[Cell] = []

    def add(
        self,
        tail: Hashable,
        head: Hashable,
        value: Decimal | None,
        name: Hashable = None,
        *,
        is_total: bool = False,
    ) -> None:
        """Add a figure; a small one is to be hidden."""
        small = value is not None and self._least <= value <= self._most
        self.cells.append(Cell(tail, head, value, name, is_total, small, small))

    def conceal(self) -> frozenset[Hashable] | None:
        """The names of every cell to hide; `None` when nothing can keep the small ones hidden."""
        for cell in self.cells:
            if not cell.is_small:
                continue
            rings = [ring for up in (True, False) if (ring := self._ring(cell, up=up)) is not None]
            if not rings:
                return None
            for used in min(rings, key=lambda ring: ring[0])[1]:
                used.is_hidden = used.is_hidden or used.value is not None
        return frozenset(
            cell.name for cell in self.cells if cell.is_hidden and cell.name is not None
        )

    def _ring(self, small: Cell, *, up: bool) -> tuple[Decimal, list[Cell]] | None:
        """The cheapest ring on which a cell could be one more, or one less, and its cost."""
        if not self._may_move(small, up=up):
            return None
        start, goal = (small.head, small.tail) if up else (small.tail, small.head)
        if start == goal:
            return Decimal(0), []
        return self._path(start, goal, small)

    def _path(
        self, start: Hashable, goal: Hashable, without: Cell
    ) -> tuple[Decimal, list[Cell]] | None:
        order = itertools.count()
        waiting: list[tuple[Decimal, int, Hashable, list[Cell]]] = [
            (Decimal(0), next(order), start, [])
        ]
        reached: set[Hashable] = set()
        while waiting:
            cost, _, node, used = heapq.heappop(waiting)
            if node == goal:
                return cost, used
            if node in reached:
                continue
            reached.add(node)
            for cell, onward in self._ways(node):
                if cell is not without and onward not in reached:
                    dearer = EXACT.add(cost, self._cost(cell))
                    heapq.heappush(waiting, (dearer, next(order), onward, [*used, cell]))
        return None

    def _ways(self, node: Hashable) -> Iterator[tuple[Cell, Hashable]]:
        for cell in self.cells:
            if cell.tail == node and self._may_move(cell, up=True):
                yield cell, cell.head
            if cell.head == node and self._may_move(cell, up=False):
                yield cell, cell.tail

    def _may_move(self, cell: Cell, *, up: bool) -> bool:
        """Whether a reader must reckon with one more, or one less, in this cell."""
        if cell.value is None:
            return True
        if cell.value < self._least:  # such a figure is never hidden
            return False
        if up:
            return not cell.is_small or EXACT.add(cell.value, Decimal(1)) <= self._most
        return EXACT.subtract(cell.value, Decimal(1)) >= self._least

    @staticmethod
    def _cost(cell: Cell) -> Decimal:
        if cell.is_hidden or cell.value is None:
            return Decimal(0)
        own = EXACT.add(cell.value, Decimal(1))
        return EXACT.add(own, _TOTAL) if cell.is_total else own
