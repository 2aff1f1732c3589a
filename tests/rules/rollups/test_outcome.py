"""Windsor and Maidenhead's outcome: 100% of priorities on target, due at the end of the year."""

from datetime import date

import attrs
import pytest

import pmf
from pmf.model.paper import PlannedOutcome
from pmf.model.status import Status
from pmf.rules.check import check
from pmf.rules.evaluate import evaluate_all
from pmf.rules.rollups.outcome import judge_outcome, outcomes

DUE, BEFORE = date(2018, 3, 31), date(2017, 11, 23)
STEPS = (
    ("Unmet", "Less than 100%"),
    ("Met", "100% of strategic priorities on target"),
    ("Exceeded", None),
    ("Significantly Exceeded", None),
)
OUTCOME = PlannedOutcome(
    "The council is on target to deliver its strategic priorities", STEPS, DUE, "31 March 2018"
)
FOUR = (
    ("Unmet", "Less than 90%"),
    ("Met", "90%"),
    ("Exceeded", "95%"),
    ("Significantly Exceeded", "100%"),
)


class TestAsPrinted:
    @pytest.mark.parametrize("on_target", range(6))
    def test_fewer_than_all_is_unmet(self, on_target):
        stands = judge_outcome(OUTCOME, on_target, 6, BEFORE)

        assert (stands.word, stands.status) == ("Unmet", Status.OFF_TARGET)
        assert stands.possible == ("Unmet",)

    def test_all_is_met_and_no_more_than_met(self):
        stands = judge_outcome(OUTCOME, 6, 6, BEFORE)

        assert (stands.word, stands.status) == ("Met", Status.ON_TARGET)

    def test_it_says_how_many_of_how_many_and_when_it_is_due(self):
        stands = judge_outcome(OUTCOME, 2, 6, BEFORE)

        assert str(stands) == (
            "The council is on target to deliver its strategic priorities: "
            "Unmet, due 31 March 2018; 2 of 6 priorities on target (33.3%)"
        )
        assert str(stands.percent) == "33.3"

    def test_before_its_day_it_is_no_verdict(self):
        stands = judge_outcome(OUTCOME, 2, 6, BEFORE)

        assert (stands.is_final, stands.said) == (False, "Unmet, due 31 March 2018")
        assert stands.codes == ("share-on-target", "due-ahead")

    def test_on_its_day_it_is_final_and_after_it_it_was_due(self):
        assert judge_outcome(OUTCOME, 2, 6, DUE).is_final is True
        later = judge_outcome(OUTCOME, 2, 6, date(2018, 5, 24))
        assert later.said == "Unmet, was due 31 March 2018"
        assert later.codes[-1] == "past-due"


class TestSteps:
    @pytest.mark.parametrize(
        ("on_target", "word"),
        [
            (89, "Unmet"),
            (90, "Met"),
            (94, "Met"),
            (95, "Exceeded"),
            (100, "Significantly Exceeded"),
        ],
    )
    def test_the_best_step_reached_counts(self, on_target, word):
        outcome = attrs.evolve(OUTCOME, steps=FOUR)

        assert judge_outcome(outcome, on_target, 100, BEFORE).word == word

    def test_the_share_is_exact(self):
        steps = (("Unmet", "Less than 33.4%"), ("Met", "33.4% or more"))

        assert judge_outcome(attrs.evolve(OUTCOME, steps=steps), 1, 3, BEFORE).word == "Unmet"

    def test_a_line_nobody_can_read_leaves_it_unknown(self):
        steps = (*STEPS[:2], ("Exceeded", "well beyond expectation"))
        stands = judge_outcome(attrs.evolve(OUTCOME, steps=steps), 6, 6, BEFORE)

        assert (stands.word, stands.status) == ("Unknown", Status.UNKNOWN)
        assert stands.possible == ("Met", "Exceeded")
        assert "step-unreadable" in stands.codes

    def test_lines_that_overlap_leave_it_unknown(self):
        steps = (("Unmet", "Less than 100%"), ("Met", "90%"))
        stands = judge_outcome(attrs.evolve(OUTCOME, steps=steps), 95, 100, BEFORE)

        assert (stands.word, stands.possible) == ("Unknown", ("Unmet", "Met"))
        assert "steps-overlap" in stands.codes

    def test_so_do_lines_with_a_gap(self):
        steps = (("Unmet", "Less than 80%"), ("Met", "90%"))
        stands = judge_outcome(attrs.evolve(OUTCOME, steps=steps), 85, 100, BEFORE)

        assert (stands.word, stands.codes[1]) == ("Unknown", "steps-silent")

    def test_no_lines_at_all(self):
        steps = tuple((word, None) for word, _ in STEPS)
        stands = judge_outcome(attrs.evolve(OUTCOME, steps=steps), 6, 6, BEFORE)

        assert (stands.word, stands.possible, stands.codes[0]) == ("Unknown", (), "no-step")

    def test_a_word_nobody_knows_is_kept_and_has_no_meaning(self):
        steps = (("Sad", "Less than 100%"), ("Glad", "100%"))
        stands = judge_outcome(attrs.evolve(OUTCOME, steps=steps), 6, 6, BEFORE)

        assert (stands.word, stands.status) == ("Glad", Status.UNKNOWN)
        assert "step-word-unknown" in stands.codes


class TestWhatIsNotKnown:
    def test_priorities_that_are_not_known_may_change_it(self):
        stands = judge_outcome(OUTCOME, 5, 6, BEFORE, unknown=1)

        assert (stands.word, stands.possible) == ("Unknown", ("Unmet", "Met"))
        assert stands.codes[:2] == ("share-on-target", "priority-unknown")
        assert "1 not known" in str(stands)

    def test_or_may_not(self):
        assert judge_outcome(OUTCOME, 2, 6, BEFORE, unknown=3).word == "Unmet"

    def test_of_no_priority_nothing_follows(self):
        stands = judge_outcome(OUTCOME, 0, 0, BEFORE)
        assert (stands.word, stands.percent, stands.codes[0]) == ("Unknown", None, "no-priority")

    @pytest.mark.parametrize(
        ("outcome", "on", "code"),
        [
            (attrs.evolve(OUTCOME, due=None, due_text=None), BEFORE, "no-due-date"),
            (attrs.evolve(OUTCOME, due=None, due_text="31 April"), BEFORE, "bad-date"),
            (OUTCOME, None, "no-day"),
        ],
    )
    def test_without_a_day_nothing_says_whether_it_is_final(self, outcome, on, code):
        stands = judge_outcome(outcome, 2, 6, on)

        assert (stands.is_final, stands.codes[-1], stands.word) == (None, code, "Unmet")

    @pytest.mark.parametrize("counts", [(7, 6, 0), (-1, 6, 0), (5, 6, 2), (0, 6, -1)])
    def test_counts_that_cannot_be_are_refused(self, counts):
        met, groups, unknown = counts
        with pytest.raises(pmf.UsageError, match="priorities"):
            judge_outcome(OUTCOME, met, groups, BEFORE, unknown=unknown)


class TestAReport:
    @pytest.fixture
    def results(self, make):
        def of(words, published=(), outcome=OUTCOME, **more):
            indicators, seen = [], []
            for number, (priority, value) in enumerate(words):
                indicators.append(make.indicator("100", code=f"A{number}", group=priority))
                seen.append(make.observation(value, code=f"A{number}"))
            dataset = make.dataset(
                indicators,
                seen,
                scheme=make.met_near_off("5%"),
                outcomes=(outcome,),
                published=tuple(published),
                **more,
            )
            return evaluate_all(dataset, on=BEFORE)

        return of

    def test_a_priority_is_on_target_when_all_its_indicators_are(self, results):
        (stands,) = outcomes(results([("Homes", "100"), ("Homes", "98"), ("Green", "101")]))

        assert (stands.on_target, stands.of, stands.word) == (1, 2, "Unmet")
        assert [(one.name, one.on_target) for one in stands.priorities] == [
            ("Homes", False),
            ("Green", True),
        ]

    def test_by_printed_counts_where_there_are_no_rows(self, results):
        printed = [
            pmf.Published(word, count, group=name)
            for name, counts in (("Homes", (4, 0)), ("Green", (2, 1)))
            for word, count in zip(("Green", "Amber"), counts, strict=True)
        ]
        (stands,) = outcomes(results([], printed))

        assert (stands.on_target, stands.of, stands.percent) == (1, 2, 50)
        assert all(one.printed for one in stands.priorities)

    def test_counts_that_lead_to_another_step_than_the_rows_are_found(self, results):
        printed = [
            pmf.Published("Green", 1, group="Homes"),
            pmf.Published("Amber", 0, group="Homes"),
        ]
        (found,) = [
            one
            for one in check(results([("Homes", "98")], printed))
            if one.kind == "outcome-disagrees"
        ]
        assert found.message == (
            "by the printed counts it is Met (1 of 1 priorities on target), "
            "by the rows Unmet (0 of 1)"
        )

    def test_an_outcome_about_something_else_is_not_judged_by_priorities(self, results):
        steps = (("Unmet", "Less than 100%"), ("Met", "100%"))
        outcome = PlannedOutcome("The savings are delivered", steps, DUE)
        (stands,) = outcomes(results([("Homes", "100")], outcome=outcome))

        assert (stands.word, stands.codes[0]) == ("Unknown", "outcome-other")
        assert stands.possible == ("Unmet", "Met")

    def test_a_report_without_outcomes_has_none(self, make):
        results = evaluate_all(make.dataset(scheme=make.met_near_off("5%")))
        assert outcomes(results) == ()
