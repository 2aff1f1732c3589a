"""The yearly review: what it asks, what it finds, and what it leaves to people."""

import datetime
from decimal import Decimal

import attrs
import pytest

import pmf
from pmf.model.dataset import Dataset
from pmf.model.governance import MeasureTest
from pmf.model.indicator import Declared, Indicator, Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.review_question import QUESTIONS
from pmf.model.status import Absence, Provenance, Status
from pmf.reading.grammar.target import parse_target
from pmf.rules.governance.review import review

ON = datetime.date(2025, 1, 31)


def defined(framework, code, **more):
    """The framework with more said in one definition."""
    definitions = tuple(
        attrs.evolve(one, **more) if one.indicator.code == code else one
        for one in framework.definitions
    )
    return attrs.evolve(framework, definitions=definitions)


def report(period, words=(), codes=("H1",), **more):
    """A report with a printed status, or a dash, for each code."""
    seen = tuple(
        Observation(
            code,
            period,
            value=Quantity(Decimal(90), "percent") if words else None,
            absence=None if words else Absence.MISSING,
            reported=words,
        )
        for code in codes
    )
    return Dataset("test", "Anytown Council", f"{period}.csv", period, observations=seen, **more)


QUARTERS = [Period.quarter(2023, number) for number in (1, 2, 3, 4)]


class TestQuestions:
    def test_every_question_is_asked_once_in_order(self, framework):
        assert [one.id for one in review(framework, ON).questions] == list(QUESTIONS)

    def test_what_definitions_do_not_say(self, framework):
        found = review(framework, ON)
        assert found["no-purpose"].codes == ("H1a", "H2", "P1")
        assert found["no-owner"].codes == ("H2", "P1")
        assert found["no-definition"].codes == ("H1", "H1a", "H2", "P1")
        assert found["no-polarity"].codes == ()

    def test_a_rationale_is_a_purpose_and_a_numerator_a_definition(self, framework):
        other = defined(framework, "H2", rationale="Rent pays for repairs.", numerator="Rent paid")
        found = review(other, ON)
        assert "H2" not in found["no-purpose"].codes
        assert "H2" not in found["no-definition"].codes

    def test_a_measure_shared_elsewhere_can_be_compared(self, framework):
        other = defined(framework, "H2", meaning="rent_collected")
        other = defined(other, "P1", national="Former NI")
        peers = (pmf.PeerFigure("H1", "Elsewhere", QUARTERS[0]),)
        found = review(other, ON, [report(QUARTERS[0], peers=peers)])
        assert found["no-comparison"].codes == ("H1a",)

    def test_no_polarity_no_judgement(self, amended):
        assert review(amended(P1={"polarity": None}), ON)["no-polarity"].codes == ("P1",)

    def test_what_was_inferred_is_named(self, amended):
        because = (Declared("polarity", Provenance.INFERRED, "Fewer is better."),)
        (concern,) = review(amended(P1={"declared": because}), ON)["inferred"].concerns
        assert (concern.codes, concern.text) == (("P1",), "Inferred, not stated: polarity.")

    def test_the_retired_are_left_alone(self, amended):
        from pmf.model.status import Stage

        other = amended(H2={"stage": Stage.RETIRED, "target": pmf.NoTarget()})
        assert review(other, ON).of("H2") == ()

    def test_duplicates_by_name_and_by_meaning(self, framework, with_only):
        twice = with_only(
            Indicator("A", "Rent  collected"),
            Indicator("B", "rent collected"),
            Indicator("C", "Bins"),
        )
        twice = defined(
            defined(twice, "A", meaning="rent_collected"), "C", meaning="rent_collected"
        )
        texts = {one.codes: one.text for one in review(twice, ON)["duplicates"].concerns}
        assert texts == {
            ("A", "B"): "The same name: rent collected.",
            ("A", "C"): "The same measure: Rent collected of rent due.",
        }

    def test_threads(self, amended):
        other = amended(H2={"contributes_to": ("Wealth",)})
        found = review(other, ON)
        assert found["thread-untied"].codes == ("P1",)
        assert found["thread-unknown"].codes == ("H2",)

    def test_more_than_a_tier_may_hold(self, framework, with_only):
        assert review(framework, ON)["cap-exceeded"].concerns == ()
        tier = framework.tiers[0]
        four = with_only(*(Indicator(f"K{n}", f"Measure {n}", tier=tier) for n in range(4)))
        (concern,) = review(four, ON)["cap-exceeded"].concerns
        assert concern.text == "KPI holds 4 indicators; its limit is 3."
        assert "limit" in review(attrs.evolve(framework, tiers=()), ON)["cap-exceeded"].not_asked


class TestTargets:
    def test_a_live_indicator_to_be_judged_wants_one(self, amended):
        none = {"target": pmf.NoTarget()}
        other = amended(H1=none, H2=none | {"polarity": "neutral"}, P1=none)
        assert review(other, ON)["no-target"].codes == ("H1", "P1")

    @pytest.mark.parametrize(("shows", "asked"), [("travel", 1), ("movement", 0), (None, 1)])
    def test_a_tier_that_gives_no_verdict_wants_none(self, amended, shows, asked):
        tier = pmf.Tier("T", "Borough", shows=shows)
        other = amended(P1={"target": pmf.NoTarget(), "tier": tier})
        assert len(review(other, ON)["no-target"].codes) == asked

    def test_a_target_the_report_prints_is_one(self, amended):
        other = amended(H1={"target": pmf.NoTarget()})
        believed = defined(other, "H1", target_basis="annual")
        assert review(believed, ON)["no-target"].codes == ()
        without = report(QUARTERS[0], indicators=(Indicator("H1", "Repairs done in time"),))
        assert review(believed, ON, [without])["no-target"].codes == ("H1",)

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("20/40/60/80/100 increments over the next 5 years", "no first year"),
            ("12.50% (annually)", "up or down"),
            ("Profiled Target", "not supplied"),
            ("TBC", "still to be set"),
            ("97%", None),
        ],
    )
    def test_what_its_words_leave_open(self, amended, words, said):
        target = parse_target(words, unit="percent").target
        concerns = review(amended(H1={"target": target}), ON)["target-open"].concerns
        assert [one.codes for one in concerns] == ([("H1",)] if said else [])
        assert not said or said in concerns[0].text

    def test_a_placeholder_is_no_target_yet(self, framework, amended):
        held = attrs.evolve(
            framework.definition("H1").indicator.target, provenance=Provenance.PLACEHOLDER
        )
        assert review(amended(H1={"target": held}), ON)["target-placeholder"].codes == ("H1",)

    @pytest.mark.parametrize(
        ("words", "expired"),
        [
            ("Q4 23/24 : 23 Q4 24/25: 38", False),
            ("Q4 22/23 : 23 Q4 23/24: 38", True),
            ("Q1 – 2.86 Q2 –2.88 Q3 – 2.89 Q4 –3.2", False),
        ],
    )
    def test_a_time_in_its_own_words_that_has_passed(self, amended, words, expired):
        target = parse_target(words, unit="thing").target
        found = review(amended(P1={"target": target, "unit": "thing"}), ON)["target-expired"]
        assert found.codes == (("P1",) if expired else ())

    def test_a_last_day_that_has_passed(self, framework):
        other = defined(framework, "H1", target_until=datetime.date(2024, 3, 31))
        (concern,) = review(other, ON)["target-expired"].concerns
        assert concern.text == "The target was meant to hold until 2024-03-31."


class TestDates:
    """Adopted on 7 February 2024 and reviewed every 12 months."""

    @pytest.mark.parametrize(
        ("on", "stale"),
        [(datetime.date(2025, 2, 7), False), (datetime.date(2025, 2, 8), True)],
    )
    def test_all_was_looked_at_when_it_was_adopted(self, framework, on, stale):
        found = review(framework, on)
        for id in ("definition-stale", "target-stale", "review-overdue"):
            assert bool(found[id].concerns) is stale

    def test_one_looked_at_since_is_not_stale(self, framework):
        other = defined(framework, "H1", reviewed_on=datetime.date(2024, 12, 1))
        assert review(other, datetime.date(2025, 6, 1))["definition-stale"].codes == (
            "H1a",
            "H2",
            "P1",
        )

    def test_months_given_count_before_the_frameworks_own(self, framework):
        assert review(framework, ON, months=6)["review-overdue"].concerns
        assert not review(framework, ON, months=12)["review-overdue"].concerns

    def test_where_nobody_said_how_often_it_is_not_asked(self, framework):
        found = review(attrs.evolve(framework, review_every=None), ON)
        assert found["target-stale"].not_asked is not None
        assert found["review-overdue"].concerns == ()

    def test_where_no_day_is_known_that_is_what_is_found(self, framework):
        found = review(attrs.evolve(framework, adopted_on=None), ON)
        assert found["review-overdue"].concerns[0].codes == ()
        assert len(found["definition-stale"].codes) == 4

    def test_the_end_of_the_calendar_is_no_fault(self, framework):
        late = attrs.evolve(framework, adopted_on=datetime.date(9999, 12, 1))
        assert not review(late, ON)["review-overdue"].concerns


class TestFigures:
    def test_without_reports_they_are_not_asked(self, framework):
        assert review(framework, ON)["never-missed"].not_asked == "No reports were given."

    def test_met_every_time_and_missed_every_time(self, framework):
        reports = [
            attrs.evolve(
                report(period, (Status.ON_TARGET,)),
                observations=(
                    *report(period, (Status.ON_TARGET,)).observations,
                    *report(period, (Status.OFF_TARGET,), codes=("P1",)).observations,
                ),
            )
            for period in QUARTERS
        ]
        found = review(framework, ON, reports)
        assert found.periods == 4
        (always,) = found["never-missed"].concerns
        assert always.codes == ("H1",)
        assert always.text == "Met in every one of 4 periods judged, Q1 2023/24 to Q4 2023/24."
        assert found["never-met"].codes == ("P1",)

    def test_three_periods_are_too_few_to_say_always(self, framework):
        reports = [report(period, (Status.ON_TARGET,)) for period in QUARTERS[:3]]
        assert "at most 3" in review(framework, ON, reports)["never-missed"].not_asked
        assert review(framework, ON, reports, least=3)["never-missed"].codes == ("H1",)

    def test_one_miss_is_enough(self, framework):
        words = [(Status.ON_TARGET,)] * 3 + [(Status.NEAR_TARGET,)]
        reports = [report(*pair) for pair in zip(QUARTERS, words, strict=True)]
        found = review(framework, ON, reports)
        assert (found["never-missed"].codes, found["never-met"].codes) == ((), ())

    def test_a_status_that_leaves_it_open_counts_for_neither(self, framework):
        either = (Status.ON_TARGET, Status.OFF_TARGET)
        reports = [report(period, either) for period in QUARTERS]
        assert review(framework, ON, reports)["never-missed"].not_asked

    def test_what_was_computed_counts_before_what_was_printed(self, framework):
        indicators = (framework.definition("H1").indicator,)
        results = [
            pmf.evaluate_all(
                report(period, (Status.ON_TARGET,), indicators=indicators),
                scheme=pmf.assume_tolerance(pmf.load_scheme("rag"), "0%"),
            )
            for period in QUARTERS
        ]
        found = review(framework, ON, results=results)  # 90% against a target of 97%
        assert found["never-met"].codes == ("H1",)

    def test_due_and_in_no_report(self, framework):
        reports = [report(QUARTERS[0]), report(QUARTERS[1], (Status.ON_TARGET,), codes=("H1a",))]
        found = review(framework, ON, reports)["not-reported"]
        assert found.codes == ("H1", "P1")  # H2 is annual, and due with the fourth quarter
        assert found.concerns[0].text == "Due in 2 reports given, and in none: " + (
            "Q1 2023/24, Q2 2023/24."
        )
        assert "H2" in review(framework, ON, [report(QUARTERS[3])])["not-reported"].codes

    def test_a_figure_for_the_year_answers_in_the_last_quarter(self, framework):
        year = Observation("H2", Period.financial_year(2023), Quantity("98", "percent"))
        last = attrs.evolve(report(QUARTERS[3]), observations=(year,))
        assert "H2" not in review(framework, ON, [last])["not-reported"].codes


class TestCouncilsOwnTests:
    def test_what_questions_can_say(self, framework):
        purpose, never, value = review(framework, ON).tests
        assert (purpose.fails, purpose.holds) == (("H1a", "H2", "P1"), ("H1",))
        assert (never.holds, never.not_asked) == ((), ("never-missed",))
        assert (value.needs_person, value.holds) == (True, ())

    def test_what_concerns_the_whole(self, framework):
        other = attrs.evolve(
            framework, tests=(MeasureTest("It is looked at.", ("review-overdue",)),)
        )
        (tested,) = review(other, datetime.date(2026, 1, 1)).tests
        assert (len(tested.whole), tested.fails) == (1, ())


class TestWrongUse:
    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"on": datetime.datetime(2025, 1, 1)}, "plain datetime.date"),
            ({"on": "2025-01-01"}, "on must be"),
            ({"months": 0}, "months must be"),
            ({"least": True}, "least must be"),
            ({"framework": "broxtowe-2019"}, "load_framework"),
        ],
    )
    def test_refused_with_what_to_give(self, framework, given, said):
        call = {"framework": framework, "on": ON} | given
        with pytest.raises(pmf.UsageError, match=said):
            review(**call)

    def test_an_unknown_question_is_refused(self, framework):
        with pytest.raises(pmf.UsageError, match="no question 'is-good'"):
            review(framework, ON)["is-good"]


class TestBundled:
    def test_a_council_of_its_own(self):
        found = review(pmf.load_framework("broxtowe-2019"), datetime.date(2019, 8, 31))
        assert len(found["no-purpose"].codes) == 26
        assert found["no-polarity"].codes == ()

    def test_nothing_at_all(self, framework):
        empty = attrs.evolve(framework, definitions=(), tiers=())
        assert [one.id for one in review(empty, ON).found] == []
