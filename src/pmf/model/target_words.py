"""A target in the words that stand for one period: what a form prints beside an empty box."""

from __future__ import annotations

from pmf.model.period import Period
from pmf.model.status import Polarity
from pmf.model.target import FixedTarget, Gap, Lines, Target

_SENSES = {
    (Polarity.LOWER, False): "at most",
    (Polarity.LOWER, True): "less than",
    (Polarity.HIGHER, False): "at least",
    (Polarity.HIGHER, True): "more than",
}
#: Gaps where the council's words would speak of another time than the one asked for.
_OTHER_TIMES = ("outside-target-period", "not-yet-valid", "target-not-due")


def target_words(target: Target, period: Period) -> str:
    """What a target asks for in one period, in the council's words where they say just that.

    Args:
        target: Any target.
        period: The period.

    Returns:
        ``"98%"``, ``"at most 30 days"``, ``"80% to 90%"``; of a profile the part of the period;
        the council's own words where they lean on other figures or are still pending; empty where
        no target is set for the period.
    """
    lines = target.resolve(period)
    if isinstance(lines, Gap):
        return "" if lines.reason in _OTHER_TIMES else target.text or ""
    if isinstance(target, FixedTarget) and target.text:
        return target.text
    return line_words(lines)


def line_words(lines: Lines) -> str:
    """The line to meet, in words that can be read back; a floor or stretch target is left out."""
    if lines.target is None:
        return str(lines)
    sense = _SENSES.get((lines.sense, lines.strict)) if lines.sense is not None else None
    return f"{sense} {lines.target}" if sense else str(lines.target)
