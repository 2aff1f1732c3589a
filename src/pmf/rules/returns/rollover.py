"""A framework taken into the next year: its targets moved on, and what somebody must decide.

Nothing is decided here. A target that stands is kept and listed for review, a profile of a year
moves with the year, steps and dates say themselves what comes next, and a placeholder goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from pmf.errors import UsageError
from pmf.model.framework import Definition, Framework
from pmf.model.governance import Scheduled
from pmf.model.indicator import Indicator
from pmf.model.period import Period
from pmf.model.status import Provenance, Stage
from pmf.model.target import FixedTarget, Gap, NoTarget, ProfiledTarget, Target
from pmf.model.target_forms import ChangeTarget, DatedTarget, ReferenceTarget, SteppedTarget
from pmf.model.target_words import target_words
from pmf.rules.expecting import expect

#: What must be decided, and what it means.
KINDS = {
    "review": "A target stands as it was: confirm it for the new year, or change it.",
    "moved": "A profile or a target of the year was moved on with its figures: confirm them.",
    "placeholder": "A placeholder was taken out: set a target.",
    "pending": "A target is still to be set.",
    "profile": "The profile of a target was never supplied.",
    "runs-out": "A target says nothing of the new year.",
    "baseline": "A target leans on another figure: confirm which.",
    "until": "A target was meant until a day before the new year ends.",
    "in-development": "An indicator is in development: is it live in the new year?",
    "unwritten": "A target cannot be said in words a framework file knows; it was left out.",
    "schedule": "A day set for the year was taken out: set the new one.",
    "adopted": "The framework of the new year is not adopted yet.",
    "as-of": "The day its reports speak for was taken out.",
}
TO_BE_SET = "To be set"


@attrs.frozen
class ToDecide:
    """Something a person must decide before the new year's framework stands.

    Attributes:
        kind: A stable name, one of `KINDS`.
        text: What is to be decided, in a sentence.
        code: The indicator; `None` when it concerns the framework.
    """

    kind: str
    text: str
    code: str | None = None


@attrs.frozen
class RollOver:
    """A framework taken into another year.

    Attributes:
        framework: The new year's framework.
        from_year: The year it was for.
        to_year: The year it is for now.
        to_decide: What somebody must decide: the framework first, then by indicator.
    """

    framework: Framework
    from_year: Period
    to_year: Period
    to_decide: tuple[ToDecide, ...]


def roll_over(framework: Framework, from_year: Period, to_year: Period) -> RollOver:
    """Take a framework into another year.

    Args:
        framework: The framework in force.
        from_year: The year its profiles and dated targets are of.
        to_year: A later year.

    Raises:
        UsageError: The years are no whole years of one kind, or the second is not the later.
    """
    expect(framework, Framework, "framework", "load it with pmf.load_framework")
    years = _check_years(from_year, to_year)
    decide: list[ToDecide] = []
    definitions = []
    for one in framework.definitions:
        rolled, found = _definition(one, from_year, to_year)
        definitions.append(rolled)
        decide += found
    schedule = tuple(_scheduled(one, from_year, years) for one in framework.schedule)
    renamed = attrs.evolve(
        framework,
        id=_id(framework.id, from_year, to_year),
        title=_with_year(framework.title, from_year, to_year),
        definitions=tuple(definitions),
        schedule=schedule,
        adopted_on=None,
        as_of=None,
        as_of_because=None,
        digest=None,
    )
    whole = [*_of_framework(framework, to_year), *_of_schedule(framework.schedule, schedule)]
    return RollOver(renamed, from_year, to_year, (*whole, *decide))


def _check_years(from_year: Period, to_year: Period) -> int:
    for what, year in (("from_year", from_year), ("to_year", to_year)):
        expect(year, Period, what, "make it with Period.financial_year")
        if year.months != 12:
            raise UsageError(f'{what} must be a whole year, as "2024/25", not {year}')
    if from_year.first_month != to_year.first_month or to_year <= from_year:
        raise UsageError(f"{to_year} is not a later year of the same kind as {from_year}")
    return to_year.year - from_year.year


def _of_framework(framework: Framework, to_year: Period) -> Iterator[ToDecide]:
    yield ToDecide("adopted", f"the framework of {to_year} is to be adopted; write the day then")
    if framework.as_of is not None:
        text = f"reports no longer speak for {framework.as_of}; state the day where they print none"
        yield ToDecide("as-of", text)


def _of_schedule(before: tuple[Scheduled, ...], after: tuple[Scheduled, ...]) -> Iterator[ToDecide]:
    for was, now in zip(before, after, strict=True):
        if was != now:
            told = f" ({was.on or was.when})" if was.on or was.when else ""
            text = f"{now.what} for {now.audience}, {now.period}: the day{told} is to be set anew"
            yield ToDecide("schedule", text)


def _scheduled(one: Scheduled, from_year: Period, years: int) -> Scheduled:
    if one.period is None or not from_year.contains(one.period):
        return one
    return attrs.evolve(one, period=_moved(one.period, years), on=None, when=None)


def _id(id: str, from_year: Period, to_year: Period) -> str:
    """The id with the new year: in place of the old one, else behind it.

    An id that already ends in the year in which the new one begins, as ``anytown-2024`` of a paper
    of that spring, gets its end too: ``anytown-2024-25``.
    """
    old_words, new_words = _in_id(from_year), _in_id(to_year)
    for old, new in ((old_words, new_words), (str(from_year.year), str(to_year.year))):
        found = re.sub(rf"(?<![0-9]){old}(?![0-9])", new, id)
        if found != id:
            return found
    stem = re.sub(rf"(?<![0-9])-?{to_year.year}$", "", id) or id
    return f"{stem}-{new_words}"


def _in_id(year: Period) -> str:
    return str(year).replace("/", "-").partition(" ")[0]


def _with_year(title: str, from_year: Period, to_year: Period) -> str:
    """The title with the new year in place of the old one, else behind it."""
    said = re.sub(rf"(?<![0-9]){re.escape(str(from_year))}(?![0-9])", str(to_year), title)
    return said if str(to_year) in said else f"{said}, for {to_year}"


def _moved(period: Period, years: int) -> Period:
    return period.shift(years * (12 // period.months))


# --- targets ------------------------------------------------------------------------------------


def _definition(
    definition: Definition, old: Period, new: Period
) -> tuple[Definition, list[ToDecide]]:
    indicator = definition.indicator
    if indicator.stage is Stage.RETIRED:
        return definition, []
    target, kind, text = _target(indicator.target, old, new)
    found = [] if kind is None else [ToDecide(kind, text, indicator.code)]
    if indicator.stage is Stage.IN_DEVELOPMENT:
        text = "it is in development; say whether it is live in the new year"
        found.append(ToDecide("in-development", text, indicator.code))
    until = definition.target_until
    if until is not None and until < new.end and kind != "placeholder":
        text = f"its target was meant until {until}; set one for what follows"
        found.append(ToDecide("until", text, indicator.code))
    if kind == "placeholder":
        definition = attrs.evolve(definition, target_until=None, approved_by=None)
    return attrs.evolve(definition, indicator=_with_target(indicator, target)), found


def _with_target(indicator: Indicator, target: Target) -> Indicator:
    """The indicator with its target; a reason for one that was taken out goes with it."""
    if isinstance(target, NoTarget) and not isinstance(indicator.target, NoTarget):
        kept = tuple(one for one in indicator.declared if one.attribute != "target")
        indicator = attrs.evolve(indicator, declared=kept)
    return attrs.evolve(indicator, target=target)


_Rolled = tuple[Target, str | None, str]


def _target(target: Target, old: Period, new: Period) -> _Rolled:
    """The target in the new year, with what is to be decided about it."""
    if isinstance(target, NoTarget):
        return _without(target, new)
    if target.provenance is Provenance.PLACEHOLDER:
        said = target.text or target_words(target, old)
        pending = NoTarget(reason="target-pending", text=TO_BE_SET)
        return pending, "placeholder", f"the placeholder {said!r} was taken out; set a target"
    if isinstance(target, ProfiledTarget):
        return _profile(target, old, new)
    if target.period is not None:
        return _of_year(target, old, new)
    return _standing(target, old, new)


def _without(target: NoTarget, new: Period) -> _Rolled:
    texts = {
        "target-pending": ("pending", f"its target is still to be set ({target.text}): for {new}"),
        "profile-missing": ("profile", f"the profile of its target was never supplied: for {new}"),
    }
    kind, text = texts.get(target.reason, (None, ""))
    return target, kind, text


def _profile(target: ProfiledTarget, old: Period, new: Period) -> _Rolled:
    if target.every_year:
        return target, "review", f"its profile stands for every year; confirm it for {new}"
    if any(new.contains(part) for part, _ in target.parts):
        return target, "review", f"its profile has parts of {new} already; confirm them"
    if not all(old.contains(part) for part, _ in target.parts):
        return target, "runs-out", f"its profile is of other years than {old} and {new}"
    years = new.year - old.year
    moved = tuple((_moved(part, years), lines) for part, lines in target.parts)
    period = target.period and _moved(target.period, years)
    text = f"its profile of {old} was moved to {new} with the same figures; confirm them"
    return attrs.evolve(target, parts=moved, period=period, text=None), "moved", text


def _of_year(target: Target, old: Period, new: Period) -> _Rolled:
    period = target.period
    said = target.text or target_words(target, old)
    if period is None or new.contains(period):
        return target, "review", f"its target {said!r} is of {period} already; confirm it"
    if not old.contains(period):
        return target, "runs-out", f"its target {said!r} is of {period}; set one for {new}"
    if not isinstance(target, FixedTarget):
        return target, "runs-out", f"its target {said!r} is of {period}; set one for {new}"
    moved = attrs.evolve(target, period=_moved(period, new.year - old.year), text=None)
    return moved, "moved", f"its target {said!r} of {period} was moved to {new}; confirm it"


def _standing(target: Target, old: Period, new: Period) -> _Rolled:
    """A target that is set for no one period."""
    said = target.text or target_words(target, new)
    if isinstance(target, (ChangeTarget, ReferenceTarget)):
        return target, "baseline", f"its target {said!r} leans on another figure; confirm which"
    if isinstance(target, DatedTarget) and not _says_something(target, new):
        return target, "runs-out", f"its target {said!r} says nothing of {new}; set one"
    if isinstance(target, SteppedTarget):
        return _stepped(target, new)
    if isinstance(target, DatedTarget):
        return target, None, ""
    return target, "review", f"its target {said!r} was kept; confirm it for {new}"


def _says_something(target: DatedTarget, new: Period) -> bool:
    """Whether it has a line or a day for any part of the year."""
    ends = any(new.contains(part) or part.contains(new) for part, _ in target.steps)
    return ends or (target.carries and any(part.end >= new.start for part, _ in target.steps))


def _stepped(target: SteppedTarget, new: Period) -> _Rolled:
    gap = target.resolve(new)
    if not isinstance(gap, Gap):
        return target, None, ""
    text = f"its target {target.text!r} has no step for {new} ({gap.reason}); set one"
    return target, "runs-out", text
