"""What `pmf framework` prints as JSON of a thread, a review, a diff and a calendar."""

from __future__ import annotations

from pmf.report.contract.parts import Json, as_date, as_text, number
from pmf.rules.governance.amendment import Amendment, FrameworkDiff
from pmf.rules.governance.calendar import Calendar, Due
from pmf.rules.governance.concern import Concern, Question
from pmf.rules.governance.deciding import Decision
from pmf.rules.governance.review import Review, Tested
from pmf.rules.governance.thread import Strand, Thread


def thread_json(thread: Thread) -> Json:
    """What `pmf framework show --thread --json` prints."""
    return {
        "kind": thread.start.kind.value,
        "name": thread.start.name,
        "title": thread.start.title,
        "illustrative": thread.illustrative,
        "priorities": [one.name for one in thread.tops],
        "indicators": [one.name for one in thread.indicators],
        "up": [_strand(one) for one in thread.up],
        "down": [_strand(one) for one in thread.down],
    }


def _strand(strand: Strand) -> Json:
    return {
        "kind": strand.knot.kind.value,
        "name": strand.knot.name,
        "title": strand.knot.title,
        "depth": strand.depth,
        "by": strand.by,
        "repeats": strand.repeats,
    }


def review_json(review: Review) -> Json:
    """What `pmf framework review --json` prints."""
    return {
        "framework": review.framework.id,
        "illustrative": review.illustrative,
        "on": as_date(review.on),
        "months": review.months,
        "periods": review.periods,
        "questions": [_question(one) for one in review.questions],
        "tests": [_tested(one) for one in review.tests],
    }


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "text": question.text,
        "codes": list(question.codes),
        "concerns": [_concern(one) for one in question.concerns],
        "not_asked": question.not_asked,
    }


def _concern(concern: Concern) -> Json:
    return {"codes": list(concern.codes), "text": concern.text}


def _tested(tested: Tested) -> Json:
    return {
        "text": tested.test.text,
        "asks": list(tested.test.asks),
        "needs_person": tested.needs_person,
        "fails": list(tested.fails),
        "holds": list(tested.holds),
        "whole": [one.text for one in tested.whole],
        "not_asked": list(tested.not_asked),
    }


def diff_json(diff: FrameworkDiff) -> Json:
    """What `pmf framework diff --json` prints."""
    return {
        "old": diff.old.id,
        "new": diff.new.id,
        "illustrative": diff.old.illustrative or diff.new.illustrative,
        "by": diff.by,
        "touched": diff.touched,
        "total": len(diff.old.definitions),
        "share": number(diff.share),
        "wholesale": diff.wholesale,
        "decision": _decision(diff.decision),
        "amendments": [_amendment(one) for one in diff.amendments],
    }


def _amendment(amendment: Amendment) -> Json:
    return {
        "kind": amendment.kind,
        "what": amendment.what,
        "name": amendment.name,
        "title": amendment.title,
        "part": amendment.part,
        "old": amendment.old,
        "new": amendment.new,
        "decision": _decision(amendment.decision),
    }


def _decision(decision: Decision | None) -> Json | None:
    return None if decision is None else {"by": decision.by, "because": decision.because}


def calendar_json(calendar: Calendar) -> Json:
    """What `pmf framework calendar --json` prints."""
    return {
        "framework": calendar.framework.id,
        "illustrative": calendar.framework.illustrative,
        "year": str(calendar.year),
        "entries": [_due(one) for one in calendar.entries],
        "unsaid": list(calendar.unsaid),
    }


def _due(due: Due) -> Json:
    return {
        "audience": due.audience,
        "what": due.what,
        "period": as_text(due.period),
        "on": as_date(due.on),
        "when": due.when,
        "after": as_date(due.after),
        "codes": list(due.codes),
        "expects": list(due.expects),
        "stated": due.stated,
    }
