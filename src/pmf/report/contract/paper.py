"""The covering paper and what stands beside the figures, as `pmf read --json` prints them."""

from __future__ import annotations

from pmf.model.beside import Commentary, Escalation, FinanceLine, PeerFigure
from pmf.model.indicator import Tier
from pmf.model.paper import Meeting, Paper, PlannedOutcome, Risk
from pmf.report.contract.parts import Json, as_date, as_text, location, number, quantity


def paper_json(paper: Paper) -> Json:
    """The covering paper."""
    return {
        "title": paper.title,
        "date": as_date(paper.date),
        "meetings": [_meeting(one) for one in paper.meetings],
        "part": paper.part,
        "part_reason": paper.part_reason,
        "decision_type": paper.decision_type,
        "classification": paper.classification,
        "report_of": paper.report_of,
        "portfolio_holder": paper.portfolio_holder,
        "wards": paper.wards,
        "purpose": paper.purpose,
        "priorities": list(paper.priorities),
        "recommendations": list(paper.recommendations),
        "implications": [
            {"heading": one.heading, "text": one.text, "source": location(one.source)}
            for one in paper.implications
        ],
        "options": [
            {"text": one.text, "comments": one.comments, "recommended": one.recommended}
            for one in paper.options
        ],
        "background_papers": list(paper.background_papers),
        "appendices": list(paper.appendices),
        "consulted": [
            {
                "role": one.role,
                "sent": [day.isoformat() for day in one.sent],
                "returned": as_date(one.returned),
            }
            for one in paper.consulted
        ],
        "timetable": [_meeting(one) for one in paper.timetable],
        "contact": paper.contact,
        "urgency": paper.urgency,
    }


def _meeting(meeting: Meeting) -> Json:
    return {
        "body": meeting.body,
        "date": as_date(meeting.date),
        "when": meeting.when,
        "item": meeting.item,
        "source": location(meeting.source),
    }


def tier_json(tier: Tier) -> Json:
    """A tier with its cap and what it shows."""
    return {
        "code": tier.code,
        "name": tier.name,
        "cap": tier.cap,
        "shows": tier.shows.value if tier.shows else None,
        "about": tier.about,
    }


def outcome_json(outcome: PlannedOutcome) -> Json:
    """An outcome with the line of each step; null where a step is marked as not applicable."""
    return {
        "text": outcome.text,
        "steps": [{"word": word, "line": line} for word, line in outcome.steps],
        "due": as_date(outcome.due),
        "due_text": outcome.due_text,
        "source": location(outcome.source),
    }


def risk_json(risk: Risk) -> Json:
    """A risk before and after its controls."""
    return {
        "text": risk.text,
        "before": risk.before,
        "controls": risk.controls,
        "after": risk.after,
        "source": location(risk.source),
    }


def commentary_json(commentary: Commentary) -> Json:
    """What somebody wrote."""
    return {
        "on": commentary.on,
        "kind": commentary.kind.value,
        "by_role": commentary.by_role,
        "period": as_text(commentary.period),
        "text": commentary.text,
        "source": location(commentary.source),
    }


def escalation_json(escalation: Escalation) -> Json:
    """A concern taken further."""
    return {
        "on": escalation.on,
        "what": escalation.what,
        "why": escalation.why,
        "from": escalation.by_whom,
        "to": escalation.to_whom,
        "date": as_date(escalation.date),
        "source": location(escalation.source),
    }


def peer_json(peer: PeerFigure) -> Json:
    """The figure of another body."""
    return {
        "code": peer.code,
        "body": peer.body,
        "average": peer.average,
        "period": str(peer.period),
        "value": quantity(peer.value),
        "absence": peer.absence.value if peer.absence else None,
        "raw": peer.raw,
        "source": location(peer.source),
    }


def finance_json(line: FinanceLine) -> Json:
    """A line of the accounts."""
    return {
        "name": line.name,
        "group": line.group,
        "budget": quantity(line.budget),
        "outturn": quantity(line.outturn),
        "variance": number(line.variance),
        "source": location(line.source),
    }
