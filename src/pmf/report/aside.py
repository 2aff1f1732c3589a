"""What stands beside the figures: how they were judged, what was noticed, shares, the account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeVar

from pmf.model.dataset import Account
from pmf.model.finding import Finding, Severity
from pmf.model.number import HUNDRED, ratio
from pmf.model.scheme import Compare, Level, Scheme
from pmf.model.status import ActionStatus, Status
from pmf.report.inferred import inferred_of
from pmf.report.piece_aside import Judging, KeyLine, Noticed, NoticedGroup, Share
from pmf.report.row import NO_NAMES
from pmf.report.sign import Sign, computed_sign, level_sign
from pmf.report.text import (
    any_of,
    clean,
    dates_in_words,
    day_words,
    percent_words,
    place_words,
)
from pmf.report.trend import has_arrows
from pmf.rules.results import Results

_Meaning = TypeVar("_Meaning", Status, ActionStatus)
_MEANS = {
    Status.EXCEEDED: "the target is exceeded",
    Status.ON_TARGET: "the target is met",
    Status.NEAR_TARGET: "the target is missed, but only just",
    Status.OFF_TARGET: "the target is missed",
    Status.DATA_ONLY: "for information: nothing is judged",
    Status.UNKNOWN: "nothing can be said",
    Status.NOT_DUE: "the figure is not due yet",
}
_ACTION_MEANS = {
    ActionStatus.COMPLETED: "the action is completed",
    ActionStatus.IN_PROGRESS: "under way, and the due date is still to come",
    ActionStatus.WARNING: "the due date is near, or a milestone slips",
    ActionStatus.OVERDUE: "the due date has passed",
    ActionStatus.NOT_STARTED: "nothing has been done yet",
    ActionStatus.CANCELLED: "the council has given it up or put it off",
    ActionStatus.UNKNOWN: "nothing can be said",
}
_SEVERITIES = {
    Severity.ERROR: ("Errors", "Something printed could not be used; its text is kept."),
    Severity.WARNING: ("Worth a look", "Nothing is lost, but somebody should look."),
    Severity.INFO: ("Noted", "Nothing is lost and nothing needs doing."),
}
_ACCOUNT = (
    ("rows seen in tables", "rows"),
    ("read as an indicator or an action", "records"),
    ("heading rows", "headings"),
    ("rows that name a service or section", "sections"),
    ("rows of a printed key", "keys"),
    ("rows of the covering paper", "labels"),
    ("rows of printed totals", "totals"),
    ("empty rows", "blanks"),
    ("rows repeated word for word", "duplicates"),
    ("rows not read", "unread"),
)


def judging_of(results: Results) -> Judging:
    """How a report was judged."""
    scheme, because = results.scheme, clean(dates_in_words(results.on_because, None))
    displayed = scheme.compare is Compare.AS_DISPLAYED
    return Judging(
        scheme=clean(scheme.title),
        source=clean(scheme.source or ""),
        compared=(
            "Figures are compared as displayed, rounded half up."
            if displayed
            else "Figures are compared exactly as printed, without rounding."
        ),
        assumed="" if scheme.assumed is None else str(scheme.assumed),
        on=day_words(results.on) if results.on else "",
        on_because=f"{because[:1].upper()}{because[1:]}",
        targets=_targets(results),
        inferred=inferred_of(results.dataset),
        arrows=has_arrows(scheme),
        key=(
            *(KeyLine(level_sign(level), _level_means(level, scheme)) for level in scheme.levels),
            *_our_key(results),
        ),
        action_key=tuple(
            KeyLine(level_sign(level), _means(level.meanings, _ACTION_MEANS))
            for level in scheme.actions.levels
        ),
    )


def _targets(results: Results) -> str:
    """Where targets come from that the document does not print; empty when it prints them all."""
    targets = [(one.indicator.target, one.observation.source) for one in results]
    framed = sum(
        target.source is not None and row is not None and target.source.file != row.file
        for target, row in targets
    )
    if not framed:
        return ""
    every = "All targets" if framed == len(targets) else f"{framed} targets"
    if framed == 1 != len(targets):
        return "One target stands in the council’s framework and not in this document."
    return f"{every} stand in the council’s framework and not in this document."


def _means(meanings: Iterable[_Meaning], words: dict[_Meaning, str]) -> str:
    return any_of([words[meaning] for meaning in meanings])


def _level_means(level: Level, scheme: Scheme) -> str:
    """The council's rule for a level, where the scheme says it in words; else what it means."""
    said = [clause.says for clause in scheme.clauses if clause.level == level.id and clause.says]
    return clean("; ".join(said)) if said else _means(level.meanings, _MEANS)


def _our_key(results: Results) -> Iterator[KeyLine]:
    """Words of ours that occur beside the scheme's."""
    told: set[Sign] = set()
    for assessed in results:
        sign = computed_sign(assessed)
        if not sign.outlined or sign in told:
            continue
        told.add(sign)
        meaning = _MEANS[assessed.status]
        words = [clean(results.scheme.level(id).word) for id in assessed.outcome.levels]
        if len(words) > 1:
            met = "met" if assessed.status.is_met else "missed"
            meaning = f"the target is {met}; the scheme leaves open whether that is {any_of(words)}"
        yield KeyLine(sign, meaning)


def shares_of(results: Results) -> tuple[Share, ...]:
    """The share of indicators that meet their target, by each denominator that is not zero.

    The first is of all that have a target: a share of the few that can be judged must not pass
    for the whole. Where most have no target, a share of all would say nothing.
    """
    summary = results.summary()
    met = sum(count for status, count in summary.counts if status.is_met)
    unjudged = summary.targeted - summary.judged
    left_out = f"{unjudged} with a target cannot be judged" if unjudged > 0 else ""
    wholes = (
        (summary.targeted, "with a target", ""),
        (summary.judged, "that can be judged", left_out),
        (summary.total if summary.targeted * 2 >= summary.total else 0, "in all", ""),
    )
    shares: dict[int, Share] = {}
    for of, which, remark in wholes:
        if of and (summary.targeted or summary.judged):
            # Where two denominators are one number, the first says it.
            share = Share(met, of, f"{_indicators(of)} {which}", _percent(met, of), remark)
            shares.setdefault(of, share)
    return tuple(shares.values())


def _indicators(count: int) -> str:
    return "indicator" if count == 1 else "indicators"


def _percent(count: int, of: int) -> str:
    return percent_words(ratio(Decimal(count) * HUNDRED, Decimal(of), 1))


def noticed_of(
    findings: Iterable[Finding], file: str, names: Mapping[str, str] = NO_NAMES
) -> tuple[NoticedGroup, ...]:
    """Findings by severity, the gravest first, each in the order noticed.

    Args:
        findings: What was noticed.
        file: The document's name; what stands in another file is said with that file's name.
        names: The names of indicators whose code is made of their name, by code.
    """
    found = tuple(findings)
    return tuple(
        NoticedGroup(heading, meaning, those)
        for severity, (heading, meaning) in _SEVERITIES.items()
        if (those := tuple(_noticed(one, file, names) for one in found if one.severity is severity))
    )


def _noticed(finding: Finding, file: str, names: Mapping[str, str]) -> Noticed:
    message = dates_in_words(finding.message, finding.raw)
    if not (finding.raw and message.startswith(f"{finding.raw} ")):
        # What a council printed keeps its capitals; what is ours starts with one.
        message = message[:1].upper() + message[1:]
    return Noticed(
        kind=finding.kind.replace("-", " ").capitalize(),
        message=clean(message),
        code=clean(finding.code or ""),
        place=_place(finding, file),
        about=clean(names.get(finding.code or "", "")),
    )


def _place(finding: Finding, file: str) -> str:
    where = place_words(finding.location, column=True)
    if finding.location is None or finding.location.file == file:
        return where
    return ", ".join(part for part in (clean(finding.location.file), where) if part)


def account_of(account: Account) -> tuple[tuple[str, int], ...]:
    """What became of each row seen, in words; the first line is the whole."""
    return tuple((words, getattr(account, name)) for words, name in _ACCOUNT)
