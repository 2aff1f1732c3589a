"""What compare, warnings, propose and correlate print as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from pmf.model.dataset import Dataset
from pmf.model.finding import Finding
from pmf.report.contract.parts import (
    Json,
    as_text,
    findings_json,
    location,
    number,
    quantity,
)
from pmf.rules.questions.caution import Caution
from pmf.rules.questions.compared import ComparedEntry, ComparedRow, CouncilComparison, PeerBeside
from pmf.rules.questions.correlate import NO_COEFFICIENT, Correlation
from pmf.rules.questions.history import LEFT_OUT, Datum, LeftOutFigure
from pmf.rules.questions.proposal import NO_PROPOSAL, Proposal
from pmf.rules.questions.warning_sign import SignFigure, WarningSign
from pmf.rules.results import Results


def warnings_json(
    results: Results, signs: Iterable[WarningSign], findings: Iterable[Finding], running: int
) -> Json:
    """What `pmf warnings --json` prints."""
    return {
        **_whose(results.dataset),
        "scheme": results.scheme.id,
        "running": running,
        "signs": [_sign(sign) for sign in signs],
        "findings": findings_json(findings),
    }


def _whose(dataset: Dataset) -> Json:
    return {
        "adapter": dataset.adapter,
        "council": dataset.council,
        "file": dataset.file,
        "period": as_text(dataset.period),
        "illustrative": dataset.illustrative,
    }


def _sign(sign: WarningSign) -> Json:
    return {
        "kind": sign.kind.value,
        "is_warning": sign.kind.is_warning,
        "code": sign.code,
        "name": sign.name,
        "period": str(sign.period),
        "running": sign.running,
        "action": sign.action,
        "by": sign.by,
        "text": sign.text,
        "figures": [_sign_figure(figure) for figure in sign.figures],
    }


def _sign_figure(figure: SignFigure) -> Json:
    return {
        "what": figure.what,
        "period": str(figure.period),
        "value": quantity(figure.value),
        "unit": figure.value.unit if figure.value is not None else None,
        "status": figure.status.value if figure.status else None,
        "word": figure.word,
        "as_printed": figure.as_printed,
        "source": location(figure.source),
    }


def proposals_json(
    dataset: Dataset, proposed: Iterable[Proposal], findings: Iterable[Finding]
) -> Json:
    """What `pmf propose --json` prints."""
    return {
        **_whose(dataset),
        "proposals": [_proposal(one) for one in proposed],
        "findings": findings_json(findings),
    }


def _proposal(one: Proposal) -> Json:
    return {
        "code": one.code,
        "name": one.name,
        "unit": one.unit,
        "polarity": one.polarity.value if one.polarity else None,
        "method": one.method,
        "words": one.words,
        "value": quantity(one.value),
        "places": one.places,
        "exact": as_text(one.exact),
        "reason": _reason(one.reason, NO_PROPOSAL),
        "met": one.met,
        "periods": len(one.own),
        "peers_met": one.peers_met,
        "bodies": len(one.peers),
        "figures": [_datum(figure) for figure in one.own],
        "peers": [_datum(figure) for figure in one.peers],
        "left_out": [_left_out(figure) for figure in one.left_out],
        "facts": list(one.facts),
        "cautions": _cautions(one.cautions),
    }


def _reason(code: str | None, texts: dict[str, str]) -> Json | None:
    return None if code is None else {"code": code, "text": texts[code]}


def _cautions(cautions: Iterable[Caution]) -> list[Json]:
    return [{"code": caution.code, "text": caution.text} for caution in cautions]


def _datum(figure: Datum) -> Json:
    return {
        "body": figure.body,
        "period": str(figure.period),
        "value": quantity(figure.value),
        "unit": figure.value.unit,
        "printed": quantity(figure.printed),
        "printed_unit": figure.printed.unit,
        "marked": figure.marked,
        "source": location(figure.source),
    }


def _left_out(figure: LeftOutFigure) -> Json:
    return {
        "body": figure.body,
        "period": str(figure.period),
        "printed": quantity(figure.printed),
        "because": {"code": figure.because, "text": LEFT_OUT[figure.because]},
        "source": location(figure.source),
    }


def correlate_json(dataset: Dataset, found: Correlation, findings: Iterable[Finding]) -> Json:
    """What `pmf correlate --json` prints."""
    return {
        **_whose(dataset),
        "first": found.first,
        "second": found.second,
        "method": found.method,
        "lag": found.lag,
        "n": found.n,
        "coefficient": number(found.coefficient),
        "reason": _reason(found.reason, NO_COEFFICIENT),
        "of_changes": {"coefficient": number(found.of_changes), "n": found.changes},
        "pairs": [
            {"first": _datum(pair.first), "second": _datum(pair.second)} for pair in found.pairs
        ],
        "left_out": [_left_out(figure) for figure in found.left_out],
        "cautions": _cautions(found.cautions),
        "findings": findings_json(findings),
    }


def compare_json(compared: CouncilComparison, findings: Iterable[Finding]) -> Json:
    """What `pmf compare --json` prints."""
    return {
        "councils": [
            {
                **_whose(one.results.dataset),
                "name": one.name,
                "scheme": one.results.scheme.id,
                "alone": list(one.alone),
                "unmatched": list(one.unmatched),
            }
            for one in compared.councils
        ],
        "ranked": compared.ranked,
        "unranked_because": compared.unranked_because,
        "rows": [_row(row) for row in compared.rows],
        "findings": findings_json(findings),
    }


def _row(row: ComparedRow) -> Json:
    return {
        "meaning": row.meaning,
        "text": row.text,
        "unit": row.unit,
        "comparable": row.comparable,
        "cautions": _cautions(row.cautions),
        "entries": [_entry(entry) for entry in row.entries],
    }


def _entry(entry: ComparedEntry) -> Json:
    said = entry.said
    return {
        "council": entry.council,
        "code": entry.code,
        "name": entry.name,
        "illustrative": entry.illustrative,
        "period": as_text(entry.period),
        "value": quantity(entry.value),
        "unit": entry.value.unit if entry.value is not None else entry.indicator.unit,
        "absence": entry.absence.value if entry.absence else None,
        "in_common_unit": quantity(entry.common),
        "polarity": entry.indicator.polarity.value if entry.indicator.polarity else None,
        "basis": entry.indicator.basis.value if entry.indicator.basis else None,
        "target": entry.target,
        "status": entry.status.value if entry.status else None,
        "possible": [status.value for status in entry.assessed.possible] if entry.assessed else [],
        "word": entry.word,
        "said": None
        if said is None
        else {"words": list(said.words), "loss": said.loss.value, "because": said.because},
        "travel": entry.travel.value if entry.travel else None,
        "travel_word": entry.travel_word,
        "movement": entry.movement.value if entry.movement else None,
        "rank": entry.rank,
        "peers": [_peer(peer) for peer in entry.peers],
        "source": location(entry.source),
    }


def _peer(peer: PeerBeside) -> Json:
    figure = peer.figure
    return {
        "body": figure.body,
        "average": figure.average,
        "period": str(figure.period),
        "value": quantity(figure.value),
        "unit": figure.value.unit if figure.value is not None else None,
        "difference": quantity(peer.difference),
        "better": peer.better,
        "cautions": _cautions(peer.cautions),
        "source": location(figure.source),
    }
