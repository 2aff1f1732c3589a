"""How far a scheme forgives: 5% of the line, 5 points, 5 of the unit, the indicator's own."""

from __future__ import annotations

import enum
import re
from decimal import Decimal

import attrs

from pmf.model.number import EXACT, HUNDRED, as_decimal, plain


class MarginKind(enum.StrEnum):
    """What the amount of a margin is counted in."""

    UNIT = "unit"
    POINTS = "points"
    PERCENT = "percent"
    TOLERANCE = "tolerance"
    UNSTATED = "unstated"


_TEXT = re.compile(r"([+-]?)([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*(%|pp|x tolerance)?", re.ASCII)
_KINDS = {
    "%": MarginKind.PERCENT,
    "pp": MarginKind.POINTS,
    "x tolerance": MarginKind.TOLERANCE,
    None: MarginKind.UNIT,
}
_SUFFIX = {kind: suffix or "" for suffix, kind in _KINDS.items()}


@attrs.frozen
class Margin:
    """A distance from a line, in the direction of shortfall.

    Attributes:
        amount: How far: positive is worse than the line, negative is better. Zero for an
            unstated margin.
        kind: Counted in the indicator's unit, in percentage points, in per cent of the line, in
            multiples of the indicator's own tolerance; or not stated by the council at all.
    """

    amount: Decimal = attrs.field(converter=as_decimal)
    kind: MarginKind = MarginKind.UNIT

    @classmethod
    def parse(cls, text: str) -> Margin:
        """Read ``5%`` (of the line), ``5pp``, ``5`` (of the unit), ``1x tolerance``, ``unstated``.

        Raises:
            ValueError: The text is none of these.
        """
        if text == "unstated":
            return UNSTATED
        found = _TEXT.fullmatch(text)
        if not found:
            raise ValueError(
                f'a margin is written "5%" (of the line), "5pp", "5" (in the unit), '
                f'"1x tolerance" or "unstated", not {text[:64]!r}'
            )
        sign, digits, suffix = found.groups()
        amount = Decimal(digits)
        return cls(amount.copy_negate() if sign == "-" else amount, _KINDS[suffix])

    def __str__(self) -> str:
        if self.kind is MarginKind.UNSTATED:
            return "unstated"
        return f"{plain(self.amount)}{_SUFFIX[self.kind]}"

    def from_line(self, line: Decimal) -> Decimal:
        """The margin in the unit of the line, exactly. Per cent is of the line without its sign.

        Only for a margin that needs nothing but the line: not the indicator's own, not unstated.
        """
        if self.kind is MarginKind.PERCENT:
            share = EXACT.multiply(EXACT.abs(line), self.amount)
            return EXACT.divide(share, HUNDRED)
        return self.amount


AT_LINE = Margin(Decimal(0))
UNSTATED = Margin(Decimal(0), MarginKind.UNSTATED)
