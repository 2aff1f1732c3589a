"""What the questions print for people: plain lines, words before figures, cautions last."""

from __future__ import annotations

from collections.abc import Iterable

import pmf
from pmf.cli.output import made_up, say
from pmf.report.text import clean, dates_in_words
from pmf.rules.questions.caution import Caution
from pmf.rules.questions.compared import ComparedEntry, ComparedRow
from pmf.rules.questions.correlate import NO_COEFFICIENT
from pmf.rules.questions.proposal import NO_PROPOSAL
from pmf.rules.questions.proposal_facts import apart_words


def _head(dataset: pmf.Dataset) -> None:
    say(clean(f"{dataset.council or dataset.file}, {dataset.period or 'period not known'}"))
    made_up(dataset)


def _mind(cautions: Iterable[Caution], indent: str) -> None:
    for caution in cautions:
        say(f"{indent}mind: {clean(dates_in_words(caution.text, None))}")


def warnings(results: pmf.Results, signs: tuple[pmf.WarningSign, ...]) -> None:
    """The signs, indicator by indicator."""
    _head(results.dataset)
    warned = [sign for sign in signs if sign.kind.is_warning]
    indicators = len({sign.code for sign in warned})
    say(f"{_count(len(warned), 'warning sign')} in {_count(indicators, 'indicator')}")
    code = None
    for sign in signs:
        if sign.code != code:
            code = sign.code
            say(f"\n{clean(_called(sign.indicator))}")
        say(f"  {sign.kind}: {clean(dates_in_words(sign.text, None))}")
        if sign.by:
            say(f"    compared with {sign.by}")


def _called(indicator: pmf.Indicator) -> str:
    return f"{indicator.code}: {indicator.name}" if indicator.code_printed else indicator.name


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def proposals(dataset: pmf.Dataset, proposed: tuple[pmf.Proposal, ...]) -> None:
    """Each proposal with what it rests on, what may be said of it and what to know."""
    _head(dataset)
    say("Proposals only: nothing is adopted." if proposed else "Every live indicator has a target.")
    for one in proposed:
        say(f"\n{clean(f'{one.code}: {one.name}')}")
        if one.value is None:
            say(f"  no proposal: {NO_PROPOSAL[one.reason or 'no-figures']}")
            continue
        say(f"  proposed: {one.value}. {one.words}")
        say(f"  from: {clean('; '.join(map(str, one.data)))}")
        for fact in one.facts:
            say(f"  {clean(fact)}")
        _mind(one.cautions, "  ")


def correlation(dataset: pmf.Dataset, found: pmf.Correlation) -> None:
    """The coefficient, the pairs it rests on, and what to know."""
    _head(dataset)
    if found.reason:
        say(f"no coefficient: {NO_COEFFICIENT[found.reason]}")
    else:
        say(f"{found.coefficient} ({found.method}, n = {found.n})")
    for code in dict.fromkeys((found.first, found.second)):
        say(f"  {clean(f'{code}: {dataset.indicator(code).name}')}")
    if found.lag:
        apart = _count(abs(found.lag), "period")
        say(f"  each figure of {found.first} with that of {found.second} {apart} "
            f"{'later' if found.lag > 0 else 'earlier'}")  # fmt: skip
    for pair in found.pairs:
        say(f"  {pair.first}; {pair.second}")
    _mind(found.cautions, "")


def comparison(compared: pmf.CouncilComparison) -> None:
    """The councils on each meaning they share, each in its own words."""
    for council in compared.councils:
        dataset = council.results.dataset
        made_up = ", ILLUSTRATIVE: figures are made up" if dataset.illustrative else ""
        title = council.results.scheme.title
        say(clean(f"{council.name}, {dataset.period or 'period not known'}: {title}{made_up}"))
    say(f"{_count(len(compared.rows), 'meaning')} shared")
    for row in compared.rows:
        _row(row)
    say("")
    for council in compared.councils:
        alone, unmatched = len(council.alone), len(council.unmatched)
        say(clean(
            f"{council.name}: {_count(alone, 'indicator')} whose meaning no other council here "
            f"has, {unmatched} without a common meaning"
        ))  # fmt: skip
    if compared.unranked_because:
        say(f"Not ranked. {clean(compared.unranked_because)}")


def _row(row: ComparedRow) -> None:
    say(f"\n{row.text}")
    for entry in row.entries:
        say(f"  {clean(_entry(entry))}")
        say(f"    {clean(_called(entry.indicator))}")
        for peer in entry.peers:
            say(f"    {clean(_peer(peer))}")
    _mind(row.cautions, "  ")


def _entry(entry: ComparedEntry) -> str:
    value = "no figure" if entry.value is None else str(entry.value)
    parts = [f"{entry.council}: {value}", str(entry.period or "period not known")]
    parts.append(f"target {entry.target}" if entry.target else "no target")
    if entry.word is not None and entry.status is not None:
        meant = entry.status.value.replace("_", " ")
        parts.append(f"“{entry.word}”" + ("" if entry.word.lower() == meant else f" ({meant})"))
    if entry.said is not None:
        said = " or ".join(entry.said.words) or "no word"
        parts.append(f"said here: {said} ({entry.said.loss})")
    went = entry.travel_word or entry.travel or entry.movement
    if went:
        parts.append(str(went))
    if entry.rank is not None:
        parts.append(f"place {entry.rank}")
    if entry.illustrative:
        parts.append("ILLUSTRATIVE")
    return ", ".join(parts)


def _peer(peer: pmf.PeerBeside) -> str:
    figure = peer.figure
    what = f"{figure.body} {figure.value or 'no figure'} in {figure.period}"
    if peer.difference is None:
        return f"beside it: {what}"
    side = {True: ", the better", False: ", the worse", None: ""}[peer.better]
    apart = apart_words(peer.difference.value, peer.difference.unit)
    way = "as much" if not peer.difference.value else (
        f"{apart} {'more' if peer.difference.value > 0 else 'less'}"
    )  # fmt: skip
    return f"beside it: {what}; the council has {way}{side}"
