"""The lines of a planned outcome's steps, read strictly: "Less than 100%", "90% or more"."""

from __future__ import annotations

import re
from fractions import Fraction

import attrs

from pmf.model.scheme import fold
from pmf.model.status import Status

#: What a line may count: things that are on target when all that belongs to them is.
_THINGS = r"(?:priority|priorities|objectives?|themes?|aims?|goals?|outcomes?|plans?)"
_COUNTED = "[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten"
_OF = (
    rf"(?: of (?:(?:the|its|our|all|council|council's|strategic|corporate|key|{_COUNTED}) )*"
    rf"{_THINGS})?(?: (?:are |is )?(?:at, on or above|at or above|on or above|on|meeting) target)?"
)
_NUMBER = r"(?P<{}>[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?) ?(?:%|per ?cent)"
_ONE, _LOW, _HIGH = (_NUMBER.format(name) for name in ("one", "low", "high"))

_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern + _OF, re.ASCII), kind)
    for pattern, kind in (
        (rf"(?:less than|under|below|fewer than|<) ?{_ONE}", "under"),
        (rf"(?:more than|over|above|>) ?{_ONE}", "over"),
        (rf"(?:up to|at most|no more than|not more than|≤|<=) ?{_ONE}", "at_most"),
        (rf"{_ONE} or (?:less|fewer|below)", "at_most"),
        (rf"(?:at least|no less than|not less than|≥|>=) ?{_ONE}", "at_least"),
        (rf"{_ONE} or (?:more|above|over|higher)", "at_least"),
        (rf"{_ONE}\+", "at_least"),
        (rf"{_ONE}", "from"),
        (rf"(?:between )?{_LOW} ?(?:to|-|–|and) ?{_HIGH}", "between"),
        (rf"(?:between )?(?P<low>[0-9]{{1,3}}) ?(?:to|-|–|and) ?{_HIGH}", "between"),
    )
)
_ALL = re.compile(rf"all (?:of )?(?:(?:the|our|its|strategic|corporate) )*{_THINGS} on target")
_NOT_ALL = re.compile(rf"not all (?:of )?(?:(?:the|our|its|strategic) )*{_THINGS} on target")

#: What councils call the steps of an outcome.
_WORDS = {
    "unmet": Status.OFF_TARGET,
    "not met": Status.OFF_TARGET,
    "missed": Status.OFF_TARGET,
    "not achieved": Status.OFF_TARGET,
    "partly met": Status.NEAR_TARGET,
    "partially met": Status.NEAR_TARGET,
    "met": Status.ON_TARGET,
    "achieved": Status.ON_TARGET,
    "exceeded": Status.EXCEEDED,
    "significantly exceeded": Status.EXCEEDED,
}


@attrs.frozen
class StepLine:
    """The shares one step holds, in per cent.

    Attributes:
        low: Its lower end; `None` when it has none.
        low_closed: Whether the lower end belongs to it.
        high: Its upper end; `None` when it states none, and then a better step may take over.
        high_closed: Whether the upper end belongs to it.
    """

    low: Fraction | None = None
    low_closed: bool = True
    high: Fraction | None = None
    high_closed: bool = True

    def __contains__(self, share: Fraction) -> bool:
        above = self.low is None or share > self.low or (self.low_closed and share == self.low)
        below = self.high is None or share < self.high or (self.high_closed and share == self.high)
        return above and below


def read_step_line(text: str) -> StepLine | None:
    """The shares a line holds.

    A bare percentage is a line to reach: "100% of strategic priorities on target" holds 100 per
    cent, "90%" holds 90 and more, up to where a better step begins.

    Args:
        text: The line as printed under the step.

    Returns:
        `None` when it cannot be read, or counts something else than priorities on target.
    """
    plain = fold(text).strip(" .;").replace("’", "'")
    if _ALL.fullmatch(plain):
        return StepLine(low=Fraction(100))
    if _NOT_ALL.fullmatch(plain):
        return StepLine(high=Fraction(100), high_closed=False)
    for form, kind in _FORMS:
        found = form.fullmatch(plain)
        if found is not None:
            ends = {name: Fraction(number) for name, number in found.groupdict().items()}
            return _line(kind, ends) if all(end <= 100 for end in ends.values()) else None
    return None


def _line(kind: str, ends: dict[str, Fraction]) -> StepLine | None:
    if kind == "between":
        low, high = ends["low"], ends["high"]
        return StepLine(low, high=high) if low <= high else None
    one = ends["one"]
    if kind in ("under", "at_most"):
        return StepLine(high=one, high_closed=kind == "at_most")
    return StepLine(one, low_closed=kind != "over")


def counts_priorities(*texts: str) -> bool:
    """Whether a text speaks of priorities, or whatever else is on target when its parts are."""
    return any(re.search(rf"\b{_THINGS}\b", fold(text), re.ASCII) for text in texts)


def step_status(word: str) -> Status | None:
    """What a step's word means; `None` for one nobody knows."""
    return _WORDS.get(fold(word))
