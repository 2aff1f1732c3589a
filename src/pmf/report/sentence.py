"""Why a status is what it is, in one sentence for people to read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pmf.model.indicator import Observation
from pmf.model.margin import MarginKind
from pmf.model.number import half_up, plain
from pmf.model.quantity import Quantity
from pmf.model.scheme import Shortfall
from pmf.model.status import Mark, Polarity
from pmf.report.text import clean, day_words, lower_first, percent_words, place_words
from pmf.rules.action import ActionAssessment
from pmf.rules.assessment import Assessment
from pmf.rules.reconcile import Verdict

_WANTED = {Polarity.HIGHER: "at least ", Polarity.LOWER: "at most ", Polarity.CLOSEST: "exactly "}
_STRICTLY = {Polarity.HIGHER: "more than ", Polarity.LOWER: "less than "}
_MARKS = {
    Mark.FOOTNOTE: "footnoted",
    Mark.PROVISIONAL: "provisional",
    Mark.REVISED: "revised",
    Mark.ESTIMATED: "estimated",
    Mark.OTHER_PERIOD: "for another period",
}


def marks_in_words(marks: tuple[Mark, ...], other_period: str | None) -> str:
    """What qualifies a value: ``footnoted, note: July 2019``; empty when nothing does."""
    words = []
    for mark in marks:
        named = mark is Mark.OTHER_PERIOD and other_period
        words.append(f"note: {clean(other_period or '')}" if named else _MARKS[mark])
    return ", ".join(words)


def why(assessed: Assessment) -> str:
    """What an indicator's figures say about its target."""
    value, codes = assessed.value, assessed.codes
    wanted = _wanted(assessed)
    if "no-value" in codes:
        return f"No value is printed for {assessed.period}, so there is nothing to judge."
    if "unit-unfit" in codes and value is not None:
        target = str(assessed.lines or "") or clean(assessed.indicator.target.text or "unknown")
        return f"The units cannot be compared: the value is {value} and the target {target}."
    if value is None or wanted is None or assessed.yardstick.bands is None:
        return assessed.reasons[0].text
    if "part-year" in codes:
        return _still_open(assessed, wanted)
    shown = _compared(assessed)
    said = f"At {shown}, {wanted} is wanted"
    if "target-missed" in codes:
        said = f"At {shown} the target of {wanted} is missed{_by_how_much(assessed)}"
    elif "target-met" in codes:
        said = f"At {shown} the target of {wanted} is met"
    if "already-decided" in codes:
        said += ", whatever the rest of the year brings"
    if "judgement-missing" in codes:
        said += "; the rule asks for an officer’s judgement, and none is recorded"
    if "rounding-decides" in codes:
        said += "; the figure as displayed and the exact one earn different levels"
    return f"{said}."


def _compared(assessed: Assessment) -> str:
    """The figure that is held against the target; of a sum also its parts with their places."""
    if assessed.unsummed is not None:
        return f"{assessed.value} in {assessed.period} alone"
    if not assessed.is_added_up:
        return str(assessed.value)
    parts = [_part(one, assessed) for one in assessed.judged_from]
    made = f" ({'; '.join(parts)})" if parts else ""
    return f"{assessed.judged_value} for {assessed.judged_for}{made}"


def _part(seen: Observation, assessed: Assessment) -> str:
    shown = bare(seen.value, assessed) if seen.value is not None else clean(seen.raw)
    where = place_words(seen.source)
    return f"{shown} in {seen.period}{f', {where}' if where else ''}"


def _still_open(assessed: Assessment, wanted: str) -> str:
    whole = assessed.yardstick.whole
    rest = "year" if whole.months == 12 else "period"
    so_far = "" if assessed.unsummed or assessed.is_added_up else " so far"
    still = f"the rest of the {rest} can still change the status."
    if assessed.unsummed is not None:
        still = clean(lower_first(assessed.unsummed.text))
    return f"At {_compared(assessed)}{so_far}, {wanted} is wanted by the end of {whole}; {still}"


def why_action(assessed: ActionAssessment) -> str:
    """What an action's progress and dates say."""
    action, code = assessed.action, assessed.codes[0]
    due = day_words(action.due) if action.due else clean(action.due_text or "")
    on = f"on {day_words(assessed.on)}" if assessed.on else "on the day of judging"
    told = {
        "past-due": f"{on} the due date, {due}, has passed",
        "due-ahead": f"{on} the due date, {due}, is still to come",
        "bad-date": f"the printed due date, {due}, is no day in the calendar",
        "progress-complete": "",
    }.get(code, lower_first(assessed.reasons[0].text).rstrip("."))
    done = "" if action.progress is None else f"progress is {plain(action.progress)}%"
    said = ", and ".join(part for part in (done, told) if part)
    return f"{said[:1].upper()}{said[1:]}."


def difference(printed: str, understood: bool, verdict: Verdict, because: str) -> str:
    """What was printed and what follows, where the two are not the same.

    Args:
        printed: The word as printed.
        understood: Whether the scheme knows the word.
        verdict: How the two stand.
        because: What the figures say.
    """
    if not understood:
        return f"{printed} is printed, a word the scheme gives no meaning."
    if verdict is Verdict.DISAGREE:
        return f"{printed} is printed, but {lower_first(because)}"
    return f"{printed} is printed and cannot be reproduced: {lower_first(because)}"


def _wanted(assessed: Assessment) -> str | None:
    """The line to meet with its direction: ``at least 98%``; `None` when there is none."""
    lines, line, polarity = assessed.lines, assessed.target_line, assessed.indicator.polarity
    if lines is None or line is None or polarity is None:
        return None
    if isinstance(line, tuple):
        return f"{bare(line[0], assessed)} to {bare(line[1], assessed)}"
    return f"{(_STRICTLY if lines.strict else _WANTED).get(polarity, '')}{bare(line, assessed)}"


def _by_how_much(assessed: Assessment) -> str:
    short, percent = assessed.shortfall, assessed.shortfall_percent
    if short is None or not short.value:
        return ""
    # The share matters only where the rule tells near from far.
    decided = len(assessed.outcome.levels) == 1 and percent is not None
    share = f" ({_share(percent, assessed)} of it)" if decided and percent is not None else ""
    return f" by {_points(short, assessed)}{share}"


def _share(percent: Decimal, assessed: Assessment) -> str:
    """A share to one place; to more, where one would put it on the other side of an edge."""
    edges = tuple(_edges(assessed))

    def sides(number: Decimal) -> list[int]:
        return [(number > edge) - (number < edge) for edge in edges]

    rounded = (half_up(percent, places) for places in (1, 2, 3))
    kept = next((one for one in rounded if sides(one) == sides(percent)), percent)
    return percent_words(kept)


def _edges(assessed: Assessment) -> Iterator[Decimal]:
    """The percentages at which the rule tells one level from another."""
    own = assessed.indicator.tolerance
    for clause in assessed.yardstick.scheme.clauses:
        for one in clause.conditions:
            if not isinstance(one, Shortfall):
                continue
            for margin in (one.over, one.at_least, one.at_most, one.under):
                if margin is not None and margin.kind is MarginKind.PERCENT:
                    yield margin.amount
                elif margin is not None and margin.kind is MarginKind.TOLERANCE and own:
                    yield margin.amount * own.amount


def _points(short: Quantity, assessed: Assessment) -> str:
    """A difference of percentages is counted in points."""
    if short.unit != "percent":
        return bare(short, assessed)
    points = "percentage point" if short.value == 1 else "percentage points"
    return f"{Quantity(short.value)} {points}"


def bare(quantity: Quantity, assessed: Assessment) -> str:
    """A quantity beside the value: long unit words are not said twice in one sentence."""
    value = assessed.value
    short_unit = quantity.unit.partition("/")[0] in ("percent", "GBP")
    if value is None or value.unit != quantity.unit or short_unit:
        return str(quantity)
    return str(Quantity(quantity.value))
