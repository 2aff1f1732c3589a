"""What people decide beside the rule: shown, held to its days, and never instead of the rule.

Medway, 2009/10, is the worked example: a missed target is Amber when an officer judges it
recoverable, and Red when it needs improvement.
"""

from datetime import date

import attrs
import pytest

import pmf
from pmf.model.finding import Location, Severity
from pmf.model.judgement import Deviation, Judgement
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Clause, JudgedBy, Scheme
from pmf.model.status import Polarity, Status
from pmf.model.target import FixedTarget, Lines
from pmf.rules.check import check
from pmf.rules.evaluate import evaluate_all
from pmf.rules.explain import explain
from pmf.rules.judgements import asked_for, in_force, said_level
from pmf.rules.what_if import what_if

Q3 = Period.quarter(2009, 3)
DAY = date(2010, 2, 9)
HERE = Location("judgements.toml", line=3)
NEAR, OFF = Status.NEAR_TARGET, Status.OFF_TARGET
OFFICER = "Assistant Director, Development"


@pytest.fixture(scope="module")
def medway():
    return pmf.load_scheme("medway_2009")


def judgement(says="recoverable", **more):
    given = {"code": "NI 157a", "period": Q3, "by_role": OFFICER, "on": date(2010, 1, 20)}
    given |= {"reason": "Two vacancies are filled since November", "source": HERE, **more}
    return Judgement(says=says, **given)


def deviation(instead="50", **more):
    given = {"code": "NI 157a", "period": Q3, "by_role": "Cabinet", "on": date(2010, 1, 12)}
    given |= {"reason": "A school of 1,200 places was decided in one sitting", **more}
    lines = instead if instead is None else Lines(Quantity(instead, "percent"))
    return Deviation(instead=lines, **given)


@pytest.fixture
def judge(make, medway):
    """Major planning applications decided in 13 weeks: 52.9% against 60%."""

    def results(*judgements, deviations=(), value="52.9", scheme=medway, on=DAY, **more):
        data = make.dataset(
            [make.indicator("60", code="NI 157a", **more)],
            [make.observation(value, code="NI 157a", period=Q3)],
            period=Q3,
        )
        return evaluate_all(
            data, scheme=scheme, on=on, judgements=judgements, deviations=deviations
        )

    return results


def kinds(results):
    return [(finding.kind, finding.severity.value) for finding in check(results)]


class TestMedway:
    def test_missed_and_judged_recoverable_is_amber(self, judge):
        results = judge(judgement())
        (assessed,) = results

        assert (assessed.status, assessed.word, assessed.possible) == (NEAR, "Amber", (NEAR,))
        assert assessed.judgement == judgement()
        assert assessed.judged_level is None
        assert kinds(results) == []

    def test_missed_and_in_need_of_improvement_is_red(self, judge):
        (assessed,) = judge(judgement("Needs improvement"))

        assert (assessed.status, assessed.word) == (OFF, "Red")

    def test_met_is_green_whatever_was_judged(self, judge):
        (assessed,) = judge(judgement("needs_improvement"), value="60")

        assert assessed.word == "Green"

    def test_without_a_judgement_both_stay_possible(self, judge):
        results = judge()
        (assessed,) = results

        assert assessed.possible == (NEAR, OFF)
        assert "judgement-missing" in assessed.codes
        assert (assessed.judgement, assessed.judged_level) == (None, None)
        assert kinds(results) == []

    def test_an_expired_judgement_is_as_none_and_is_told(self, judge):
        results = judge(judgement(expires=date(2010, 2, 8)))
        (assessed,) = results

        assert assessed.possible == (NEAR, OFF)
        assert "judgement-missing" in assessed.codes
        assert assessed.judgement is None
        (found,) = check(results)
        assert (found.kind, found.code, found.location) == ("judgement-expired", "NI 157a", HERE)
        assert "expired on 2010-02-08, before the day of judging, 2010-02-09" in found.message

    def test_it_holds_on_its_last_day(self, judge):
        results = judge(judgement(expires=DAY))

        assert results[0].word == "Amber"
        assert kinds(results) == []

    def test_one_made_after_the_day_is_as_none_and_is_told(self, judge):
        results = judge(judgement(on=date(2010, 2, 10)))

        assert results[0].possible == (NEAR, OFF)
        assert kinds(results) == [("judgement-not-yet", "warning")]

    def test_a_slip_of_the_pen_answers_nothing(self, judge):
        results = judge(judgement("recoverble"))
        (assessed,) = results

        assert assessed.possible == (NEAR, OFF)
        assert assessed.judgement is not None
        (found,) = check(results)
        assert (found.kind, found.raw) == ("judgement-unmatched", "recoverble")
        assert "Green, Amber, Red, recoverable, needs_improvement" in found.message


class TestAStatusSetByAnOfficer:
    def test_it_stands_beside_the_computed_one(self, judge, make):
        results = judge(judgement("amber"), scheme=make.met_near_off("5%"))
        (assessed,) = results

        assert (assessed.status, assessed.word) == (OFF, "Red")
        assert assessed.judged_level == make.amber
        assert assessed.judgement.by_role == OFFICER
        assert kinds(results) == []

    @pytest.mark.parametrize("says", ["green", "Green", " GREEN ", "satisfactory", "OK"])
    def test_any_word_for_the_level_names_it(self, judge, make, says):
        (assessed,) = judge(judgement(says), scheme=make.met_near_off("5%"))

        assert assessed.judged_level == make.green

    def test_it_is_no_answer_to_what_the_rule_asks(self, judge):
        (assessed,) = judge(judgement("Amber"))

        assert assessed.judged_level.id == "amber"
        assert assessed.possible == (NEAR, OFF)

    def test_it_answers_a_rule_that_asks_for_a_level(self, judge, make):
        rule = (
            Clause("green", (make.at_most("0"),)),
            Clause("amber", (JudgedBy(("amber",)),)),
            Clause("red"),
        )
        (assessed,) = judge(judgement("AMBER"), scheme=Scheme("own", "Own", make.RAG, rule))

        assert (assessed.status, assessed.judged_level) == (NEAR, make.amber)


class TestReplacing:
    def test_the_last_made_by_the_day_holds(self, judge):
        later = judgement("needs improvement", on=date(2010, 2, 1))
        results = judge(later, judgement())

        assert (results[0].word, results[0].judgement) == ("Red", later)
        assert kinds(results) == []

    def test_what_was_replaced_does_not_come_back(self, judge):
        later = judgement(on=date(2010, 2, 1), expires=date(2010, 2, 2), says="needs improvement")
        results = judge(judgement(), later)

        assert results[0].possible == (NEAR, OFF)
        assert kinds(results) == [("judgement-expired", "warning")]

    def test_a_later_one_takes_nothing_from_an_earlier_day(self, judge):
        results = judge(judgement(), judgement("needs improvement", on=date(2010, 3, 1)))

        assert results[0].word == "Amber"
        assert kinds(results) == []

    def test_without_a_day_nothing_has_expired(self):
        one = judgement(expires=date(2010, 1, 20))

        assert in_force([one], None) == {("NI 157a", Q3): one}


class TestMatching:
    def test_an_unknown_code(self, judge):
        results = judge(judgement(code="NI 157b"))

        (found,) = check(results)
        assert (found.kind, found.severity) == ("judgement-unmatched", Severity.WARNING)
        assert (found.code, found.raw) == ("NI 157b", "NI 157b")
        assert found.message == (
            f"the judgement by {OFFICER} for NI 157b in Q3 2009/10 cannot be used: "
            "no row of this report has the code NI 157b"
        )

    def test_another_period_is_only_noted_since_a_file_may_serve_a_year(self, judge):
        results = judge(judgement(period=Period.quarter(2009, 2)))

        assert results[0].judgement is None
        assert kinds(results) == [("judgement-unmatched", "info")]

    def test_deviations_are_matched_likewise(self, judge):
        results = judge(
            deviations=[
                deviation(code="NI 157b"),
                deviation(period=Period.quarter(2009, 2)),
                deviation(expires=date(2010, 1, 31)),
            ]
        )

        assert kinds(results) == [
            ("judgement-unmatched", "warning"),
            ("judgement-unmatched", "info"),
            ("judgement-expired", "warning"),
        ]
        assert results[0].deviation is None

    def test_results_carry_what_was_given(self, judge):
        results = judge(judgement(code="NI 157b"), deviations=[deviation()])

        assert (len(results.judgements), len(results.deviations)) == (1, 1)


class TestDeviations:
    def test_the_figure_is_held_against_what_was_agreed_too(self, judge, make):
        results = judge(deviations=[deviation("50")], scheme=make.met_near_off("5%"))
        (assessed,) = results

        assert assessed.word == "Red"
        assert assessed.deviation == deviation("50")
        assert (pmf.under_deviation(assessed).word, pmf.under_deviation(assessed).value) == (
            "Green",
            assessed.value,
        )
        assert pmf.under_deviation(pmf.under_deviation(assessed)) is None
        assert kinds(results) == []

    def test_the_same_rule_judges_it(self, judge, make):
        (assessed,) = judge(deviations=[deviation("55")], scheme=make.met_near_off("5%"))

        assert pmf.under_deviation(assessed).word == "Amber"

    def test_the_judgement_the_rule_asks_for_holds_there_too(self, judge):
        (assessed,) = judge(judgement(), deviations=[deviation("55")])

        assert pmf.under_deviation(assessed).word == "Amber"

    def test_nothing_agreed_instead_gives_nothing(self, judge):
        (assessed,) = judge(deviations=[deviation(None)])

        assert assessed.deviation is not None
        assert pmf.under_deviation(assessed) is None

    def test_none_accepted_gives_nothing(self, judge):
        assert pmf.under_deviation(judge()[0]) is None

    def test_lines_agreed_for_a_part_of_the_year_are_not_the_years(self, judge, make):
        (assessed,) = judge(
            deviations=[deviation("50")], scheme=make.met_near_off("5%"), accumulates=True
        )

        assert "part-year" in assessed.codes
        assert "part-year" not in pmf.under_deviation(assessed).codes

    def test_lines_that_do_not_fit_are_told(self, judge, make):
        weeks = attrs.evolve(deviation(), instead=Lines(Quantity("13", "week")))
        results = judge(deviations=[weeks], scheme=make.met_near_off("5%"))

        assert pmf.under_deviation(results[0]).status is Status.UNKNOWN
        (found,) = check(results)
        assert (found.kind, found.raw) == ("deviation-unfit", "13 weeks")

    def test_lines_that_point_the_other_way_are_told(self, judge, make):
        at_most = Lines(Quantity("50", "percent"), sense=Polarity.LOWER)
        results = judge(
            deviations=[attrs.evolve(deviation(), instead=at_most)], scheme=make.met_near_off("5%")
        )

        assert kinds(results) == [("deviation-unfit", "warning")]


class TestWords:
    def test_a_level_by_its_id_before_another_by_its_word(self, make):
        odd = Scheme("odd", "Odd", (attrs.evolve(make.green, word="Amber"), make.amber))

        assert said_level(odd, "amber") == make.amber
        assert said_level(odd, "AMBER") == odd.levels[0]

    @pytest.mark.parametrize("says", ["recoverable", "Recoverable", "needs improvement"])
    def test_the_rules_own_words_whatever_their_case_and_spacing(self, medway, says):
        assert asked_for(medway, says) in ("recoverable", "needs_improvement")

    @pytest.mark.parametrize("says", ["", "Amber", "recover"])
    def test_other_words_are_none_of_them(self, medway, says):
        assert asked_for(medway, says) is None


class TestElsewhere:
    def test_the_trace_names_role_day_and_what_holds_instead(self, judge, make):
        (assessed,) = judge(
            judgement("amber", expires=date(2010, 3, 31)),
            deviations=[deviation("50")],
            scheme=make.met_near_off("5%"),
        )

        steps = {step.code: step for step in explain(assessed).steps}

        assert steps["judgement"].text == (
            f"{OFFICER} judged amber on 2010-01-20: Two vacancies are filled since November"
        )
        assert dict(steps["judgement"].facts) == {
            "judgement": "amber",
            "level": "amber",
            "judged_status": "near_target",
            "by_role": OFFICER,
            "on": "2010-01-20",
            "expires": "2010-03-31",
        }
        assert steps["deviation"].text.endswith("Against 50% instead it is Green.")
        assert dict(steps["deviation"].facts)["status_instead"] == "on_target"

    def test_another_rule_may_ask_for_what_this_one_does_not(self, judge, medway, make):
        results = judge(judgement(), scheme=make.met_near_off("5%"))

        (flip,) = what_if(results, medway)

        assert (flip.before.word, flip.after.word) == ("Red", "Amber")


class TestRecording:
    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"by_role": " "}, "by_role must say something"),
            ({"by_role": "j.smith@example.gov.uk"}, "not an e-mail address"),
            ({"reason": ""}, "reason must say something"),
            ({"says": " "}, "says must name"),
            ({"expires": date(2010, 1, 19)}, "expires must not lie before"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, wrong, says):
        with pytest.raises(pmf.UsageError, match=says):
            judgement(**{"says": "amber", **wrong})

    def test_a_role_may_be_said_with_a_place(self):
        assert judgement(by_role="Duty officer @ Gun Wharf").by_role


def test_a_target_given_in_code_is_left_as_it_was(judge, make):
    (assessed,) = judge(deviations=[deviation("50")], scheme=make.met_near_off("5%"))

    assert isinstance(assessed.indicator.target, FixedTarget)
    assert str(assessed.lines) == "60%"
    assert str(pmf.under_deviation(assessed).lines) == "50%"
