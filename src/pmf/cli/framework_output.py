"""What the commands about a framework print for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pmf
from pmf.cli.output import say
from pmf.report.roles import owner_words, role_words
from pmf.report.text import MADE_UP, clean, dates_in_words, day_words, period_words

#: The most codes that are listed behind what was found of them.
_MOST_CODES = 12


def frameworks(listed: Iterable[pmf.Framework]) -> None:
    """A line for each framework."""
    for one in listed:
        count = len(one.definitions)
        made_up = ", illustrative" if one.illustrative else ""
        holds = f"{count} indicator{'s' * (count != 1)}{made_up}"
        say(f"{one.id:<24} {one.council}: {one.title} ({holds})")


def framework(shown: pmf.Framework) -> None:
    """A framework in short: what it is, who is in it, and a line for each indicator."""
    _made_up(shown.illustrative)
    say(f"{shown.council}: {shown.title} ({shown.id})")
    if shown.stated_in:
        which = "what is not made up is stated in" if shown.illustrative else "stated in"
        say(f"{which}: {shown.stated_in}")
    for name, day in (("adopted", shown.adopted_on), ("last reviewed", shown.reviewed_on)):
        if day:
            say(f"{name}: {day_words(day)}")
    if shown.review_every:
        say(f"reviewed: every {shown.review_every} months")
    _tiers(shown)
    _named("priorities", [one.name for one in shown.priorities])
    _named("directorates", [one.name for one in shown.directorates])
    holders = [(one.role, one.because is not None) for one in shown.holders]
    roles = [role_words(role, inferred=inferred) or role for role, inferred in holders]
    _named("portfolio holders", roles)
    for criterion in shown.criteria:
        say(f"reason to include a measure: {criterion}")
    for audience in shown.audiences:
        often = audience.frequency.value.replace("_", "-") if audience.frequency else "not stated"
        wants = f"; expects {', '.join(audience.expects)}" if audience.expects else ""
        say(f"audience: {audience.name} ({audience.kind}), how often: {often}{wants}")
    if shown.changes:
        whole = shown.changes
        share = f" (from {whole.wholesale_from}%)" if whole.wholesale_from is not None else ""
        single = "the holder of its service" if whole.single == "holder" else whole.single
        say(f"changes: one indicator by {single}, the whole set{share} by {whole.wholesale}")
    for number, test in enumerate(shown.tests, start=1):
        say(f"test of a good measure {number}: {test.text}")
    for output in shown.outputs:
        say(f"output: {output.id}: {output.title}, for {output.audience}")
    say(f"indicators: {len(shown.definitions)}")
    _indicators(shown)


def _made_up(illustrative: bool) -> None:
    if illustrative:
        say(f"ILLUSTRATIVE: {MADE_UP}")


def _tiers(shown: pmf.Framework) -> None:
    for tier in shown.tiers:
        held = [one for one in shown.definitions if one.indicator.tier == tier]
        most = f" of at most {tier.cap}" if tier.cap is not None else ""
        say(f"tier: {tier.code}, {tier.name}: {len(held)}{most}")


def _named(what: str, names: Sequence[str]) -> None:
    if names:
        say(f"{what}: {'; '.join(names)}")


def _indicators(shown: pmf.Framework) -> None:
    for definition in shown.definitions:
        indicator = definition.indicator
        target = pmf.target_in_words(indicator.target) or "no target"
        owner = owner_words(shown, indicator) or "no owner"
        stage = indicator.stage.value.replace("_", " ")
        aside = "" if indicator.stage is pmf.Stage.LIVE else f"; {stage}"
        say(f"  {indicator.code:<16} {clean(indicator.name)}: {clean(target)}; {owner}{aside}")


def thread(shown: pmf.Thread) -> None:
    """The golden thread, a line for each step, further in for each step away."""
    _made_up(shown.illustrative)
    say(f"{shown.start} ({shown.start.kind})")
    for title, strands in (("contributes to:", shown.up), ("what contributes to it:", shown.down)):
        say(title if strands else f"{title} nothing")
        for one in strands:
            again = ", as above" if one.repeats else ""
            kind = "not in the framework" if one.knot.kind == "unknown" else one.knot.kind.value
            say(f"{'  ' * one.depth}{one.knot} ({kind}{again})")


def review(shown: pmf.Review) -> None:
    """What a review found, then the council's own tests, then what could not be asked."""
    _made_up(shown.framework.illustrative)
    if shown.illustrative and not shown.framework.illustrative:
        say("ILLUSTRATIVE: figures of the reports given are made up")
    say(f"Review of {shown.framework.title} on {day_words(shown.on)}")
    total = len(shown.framework.definitions)
    reports = f"; reports given cover {shown.periods} period{'s' * (shown.periods != 1)}"
    say(f"{total} indicators{reports if shown.periods else '; no reports given'}")
    for question in shown.found:
        count = f" {len(question.codes)} of {total}" if question.codes else ""
        say(f"{question.text}{count} [{question.id}]")
        for concern in question.concerns:
            say(f"  {_said(concern.text)}{_codes(concern.codes)}")
    for tested in shown.tests:
        _tested(tested)
    nothing = [one.id for one in shown.questions if not one.concerns and one.not_asked is None]
    if nothing:
        say(f"nothing found: {', '.join(nothing)}")
    for question in shown.questions:
        if question.not_asked is not None:
            say(f"not asked: {question.id}: {question.not_asked}")


def _tested(tested: pmf.Tested) -> None:
    say(f"The council’s test: {tested.test.text}")
    if tested.needs_person:
        say("  Only a person can say.")
        return
    if tested.fails:
        say(f"  In doubt for {len(tested.fails)}:{_codes(tested.fails)}")
    if tested.holds:
        say(f"  As far as could be asked it holds for {len(tested.holds)}.")
    for concern in tested.whole:
        say(f"  {_said(concern.text)}")
    if tested.not_asked:
        say(f"  Not asked: {', '.join(tested.not_asked)}.")


def _codes(codes: Sequence[str]) -> str:
    if not codes:
        return ""
    more = f" and {len(codes) - _MOST_CODES} more" if len(codes) > _MOST_CODES else ""
    return f" {', '.join(codes[:_MOST_CODES])}{more}"


def _said(text: str) -> str:
    return clean(dates_in_words(text, None))


def diff(shown: pmf.FrameworkDiff) -> None:
    """Each change with who decides, then who decides on all of them."""
    _made_up(shown.old.illustrative or shown.new.illustrative)
    if shown.decision is None:
        say(f"{shown.old.id} and {shown.new.id}: nothing changed")
        return
    for amendment in shown.amendments:
        say(_said(str(amendment)))
        say(f"  {_decided(amendment.decision)}")
    total = len(shown.old.definitions)
    say(f"{shown.touched} of {total} indicators in force are touched")
    proposed = f"proposed by {shown.by}; " if shown.by else ""
    say(f"all together: {proposed}{_decided(shown.decision)}")


def _decided(decision: pmf.Decision) -> str:
    who = "ask who decides" if decision.asks else f"{decision.by} decides"
    return f"{who}: {clean(decision.because)}"


def calendar(shown: pmf.Calendar) -> None:
    """What is due, in order of time."""
    _made_up(shown.framework.illustrative)
    say(f"{shown.framework.council}, {period_words(shown.year)}: what is due to whom")
    for due in shown.entries:
        period = f"{due.period}, " if due.period else ""
        say(f"  {period}{_day(due)}: {due.audience}: {clean(due.what)}{_holds(due)}")
    if not shown.entries:
        say("  nothing: no audience has a frequency, and no day is set")
    if shown.unsaid:
        say(f"how often is not stated: {', '.join(shown.unsaid)}")


def _holds(due: pmf.Due) -> str:
    """How many indicators are due with it, and what else is wanted."""
    count = len(due.codes)
    holds = f"; {count} indicator{'s' * (count != 1)} due" if count else ""
    return f"{holds}; with {clean(', '.join(due.expects))}" if due.expects else holds


def _day(due: pmf.Due) -> str:
    if due.on is not None:
        return day_words(due.on)
    if due.when is not None:
        return clean(due.when)
    return f"after {day_words(due.after)}" if due.after is not None else "day not stated"
