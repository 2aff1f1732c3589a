"""Conditions: yes, no, or undecided with a reason; what is undecided is never guessed."""

from decimal import Decimal

import pytest

from pmf.errors import SchemeError
from pmf.model.margin import UNSTATED
from pmf.model.quantity import Quantity
from pmf.model.scheme import (
    Clause,
    Marked,
    Present,
    Progress,
    Running,
    Scheme,
    Shortfall,
    Signalled,
)
from pmf.model.status import Mark, Polarity, Status, Travel
from pmf.rules.compiling import compile_bands
from pmf.rules.facts import NO_FACTS, Facts

H, L = Polarity.HIGHER, Polarity.LOWER
NEAR, OFF = Status.NEAR_TARGET, Status.OFF_TARGET


@pytest.fixture
def at(make):
    """What a value earns under a scheme with a target of 98%."""

    def look(scheme, value, facts=NO_FACTS, *, tolerance=None, polarity=H, **drawn):
        lines = make.lines(drawn.pop("target", "98"), **drawn)
        return compile_bands(scheme, lines, polarity, tolerance, facts).at(Decimal(value)).outcome

    return look


@pytest.fixture
def rule(make):
    """A scheme: Amber when the condition holds, else Red."""

    def build(*conditions):
        return Scheme("one", "One", make.RAG, (Clause("amber", conditions), Clause("red")))

    return build


class TestAToleranceTheCouncilDoesNotState:
    def test_a_met_target_is_decided(self, at, make):
        met = at(make.met_near_off("unstated"), "98")
        assert (met.status, met.possible, met.codes) == (
            Status.ON_TARGET,
            (Status.ON_TARGET,),
            (),
        )

    @pytest.mark.parametrize("value", ["97.999", "94.6", "0", "-1"])
    def test_a_missed_target_may_be_near_or_off_and_never_the_councils_red(self, at, make, value):
        missed = at(make.met_near_off("unstated"), value)
        assert missed.status is OFF
        assert missed.possible == (NEAR, OFF)
        assert missed.codes == ("tolerance-unstated",)
        assert missed.word == "Missed target"
        assert missed.levels == ("amber", "red")
        assert missed.clauses == (2, 3)

    def test_green_within_an_unstated_tolerance_leaves_a_miss_unknown(self, at, make):
        scheme = Scheme(
            "within",
            "Within",
            make.RAG,
            (Clause("green", (Shortfall(at_most=UNSTATED),)), Clause("red")),
        )
        assert at(scheme, "98").status is Status.ON_TARGET
        missed = at(scheme, "97")
        assert missed.status is Status.UNKNOWN
        assert missed.possible == (Status.ON_TARGET, OFF)
        assert missed.word == "Unknown"

    def test_near_within_it_and_off_beyond_it_cover_every_miss(self, at, make):
        scheme = Scheme(
            "both",
            "Both",
            make.RAG,
            (
                Clause("green", (make.at_most("0"),)),
                Clause("amber", (Shortfall(at_most=UNSTATED),)),
                Clause("red", (Shortfall(over=UNSTATED),)),
            ),
        )
        missed = at(scheme, "97")
        assert (missed.status, missed.possible) == (OFF, (NEAR, OFF))
        assert "rule-silent" not in missed.codes


class TestTheIndicatorsOwnTolerance:
    def test_it_is_used_when_declared(self, at, make):
        scheme = make.havering_2015()
        assert at(scheme, "93.1", tolerance=make.margin("5%")).word == "Green"
        assert at(scheme, "93", tolerance=make.margin("5%")).word == "Red or Amber"
        assert at(scheme, "93", tolerance=make.margin("5pp")).word == "Green"
        assert at(scheme, "92.9", tolerance=make.margin("5pp")).word == "Red or Amber"

    def test_missing_it_leaves_met_or_missed_open(self, at, make):
        missed = at(make.east_riding(), "97")
        assert missed.status is Status.UNKNOWN
        assert missed.possible == (Status.ON_TARGET, OFF)
        assert missed.codes == ("tolerance-missing",)

    def test_missing_it_above_the_target_is_still_met(self, at, make):
        met = at(make.east_riding(), "99")
        assert met.status is Status.ON_TARGET
        assert met.possible == (Status.EXCEEDED, Status.ON_TARGET)
        assert met.word == "Met target"

    def test_half_of_it_and_twice_of_it_are_multiples(self, at, make):
        own = make.margin("2pp")
        scheme = make.met_near_off("2x tolerance")
        assert at(scheme, "94", tolerance=own).status is NEAR
        assert at(scheme, "93.9", tolerance=own).status is OFF
        half = make.met_near_off("0.5x tolerance")
        assert at(half, "97", tolerance=own).status is NEAR
        assert at(half, "96.9", tolerance=own).status is OFF

    def test_an_unstated_one_is_unstated(self, at, make):
        assert at(make.met_near_off("1x tolerance"), "97", tolerance=UNSTATED).codes == (
            "tolerance-unstated",
        )


class TestALevelWithSeveralMeanings:
    def test_it_gives_the_worst_as_status_and_all_as_possible(self, at, make):
        merged = at(make.havering_2015(), "50", tolerance=make.margin("5%"))
        assert merged.status is OFF
        assert merged.possible == (NEAR, OFF)
        assert merged.word == "Red or Amber"
        assert merged.codes == ()


class TestAnOfficersJudgement:
    def test_missing_it_leaves_both_words_possible(self, at, make):
        missed = at(make.medway(), "90")
        assert missed.status is OFF
        assert missed.possible == (NEAR, OFF)
        assert missed.codes == ("judgement-missing",)
        assert missed.word == "Missed target"

    @pytest.mark.parametrize(
        ("judgement", "status"), [("recoverable", NEAR), ("not recoverable", OFF)]
    )
    def test_it_decides_when_recorded(self, at, make, judgement, status):
        assert at(make.medway(), "90", Facts(judgement=judgement)).possible == (status,)

    def test_it_is_not_asked_when_the_target_is_met(self, at, make):
        assert at(make.medway(), "98").codes == ()


class TestANamedLine:
    def test_a_missing_floor_leaves_a_miss_open(self, at, make):
        missed = at(make.kent(), "91")
        assert (missed.status, missed.possible) == (OFF, (NEAR, OFF))
        assert missed.codes == ("floor-missing",)

    def test_a_missing_stretch_leaves_only_the_better_open(self, at, make):
        met = at(make.swansea(), "98")
        assert (met.status, met.possible) == (
            Status.ON_TARGET,
            (Status.EXCEEDED, Status.ON_TARGET),
        )
        assert met.word == "Met target"
        missed = at(make.swansea(), "10")
        assert missed.status is Status.UNKNOWN
        assert missed.possible == (Status.EXCEEDED, OFF)

    def test_whether_a_line_is_drawn_can_be_asked(self, at, rule):
        assert at(rule(Present("floor")), "1", floor="90").status is NEAR
        assert at(rule(Present("floor")), "1").status is OFF
        assert at(rule(Present("floor", is_there=False)), "1").status is NEAR

    def test_a_comparators_line_can_be_named(self, make):
        import attrs

        previous = (("previous", Quantity("95", "percent")),)
        drawn = attrs.evolve(make.lines("98"), more=previous)
        scheme = Scheme(
            "prev",
            "Previous",
            make.RAG,
            (
                Clause("green", (make.at_most("0"),)),
                Clause("amber", (make.at_most("0", "previous"),)),
                Clause("red"),
            ),
        )
        bands = compile_bands(scheme, drawn, H)
        assert str(bands) == "(-∞, 95) Red | [95, 98) Amber | [98, ∞) Green"


class TestTravel:
    @pytest.mark.parametrize(
        ("travel", "status"),
        [(Travel.IMPROVING, NEAR), (Travel.STEADY, NEAR), (Travel.WORSENING, OFF)],
    )
    def test_havering_lets_it_decide_beyond_ten_per_cent(self, at, make, travel, status):
        facts = Facts(travel=(("same_last_year", travel),))
        assert at(make.havering_2013(), "88.1", facts).possible == (status,)
        assert at(make.havering_2013(), "88.2", facts).possible == (Status.ON_TARGET,)

    @pytest.mark.parametrize("travel", [(), (("same_last_year", None),)])
    def test_nothing_to_compare_with_leaves_both_open(self, at, make, travel):
        missed = at(make.havering_2013(), "50", Facts(travel=travel))
        assert (missed.status, missed.possible) == (OFF, (NEAR, OFF))
        assert missed.codes == ("no-comparable-period",)

    def test_another_comparator_does_not_stand_in(self, at, make):
        facts = Facts(travel=(("previous", Travel.IMPROVING),))
        assert at(make.havering_2013(), "50", facts).codes == ("no-comparable-period",)


class TestForecast:
    def test_it_is_judged_by_the_same_line(self, at, rule, make):
        recovers = rule(make.at_most("0", judged="forecast"))
        assert at(recovers, "10", Facts(forecast=Quantity("98", "percent"))).status is NEAR
        assert at(recovers, "10", Facts(forecast=Quantity("97.9", "percent"))).status is OFF

    def test_missing_it_is_undecided(self, at, rule, make):
        recovers = rule(make.at_most("0", judged="forecast"))
        assert at(recovers, "10").codes == ("forecast-missing",)


class TestMarksAndSignals:
    def test_a_mark_can_be_asked_for(self, at, rule):
        scheme = rule(Marked((Mark.PROVISIONAL,)))
        assert at(scheme, "10", Facts(marks=(Mark.PROVISIONAL,))).status is NEAR
        assert at(scheme, "10", Facts(marks=(Mark.REVISED,))).status is OFF
        assert at(scheme, "10").status is OFF

    def test_a_signal_that_was_not_computed_is_undecided(self, at, rule):
        scheme = rule(Signalled(("improvement",)))
        assert at(scheme, "10").codes == ("signal-missing",)
        assert at(scheme, "10", Facts(signal="improvement")).status is NEAR
        assert at(scheme, "10", Facts(signal="concern")).status is OFF


class TestPeriodsRunning:
    @pytest.fixture
    def scheme(self, make):
        """Red after two misses running, Amber after one."""
        return Scheme(
            "running",
            "Running",
            make.RAG,
            (
                Clause("green", (make.at_most("0"),)),
                Clause("red", (Running(2, (NEAR, OFF)),)),
                Clause("amber"),
            ),
        )

    def test_the_second_miss_counts_the_present_one(self, at, scheme):
        assert at(scheme, "97", Facts(earlier=(OFF,))).possible == (OFF,)
        assert at(scheme, "97", Facts(earlier=(Status.ON_TARGET, OFF))).possible == (NEAR,)
        assert at(scheme, "98", Facts(earlier=(OFF,))).possible == (Status.ON_TARGET,)

    def test_too_short_a_history_is_undecided(self, at, scheme):
        missed = at(scheme, "97")
        assert missed.possible == (NEAR, OFF)
        assert missed.codes == ("history-missing",)

    def test_a_near_miss_is_not_a_second_red(self, at, make):
        scheme = Scheme(
            "reds",
            "Two reds",
            make.RAG,
            (
                Clause("red", (Running(2, (OFF,)),)),
                Clause("green", (make.at_most("0"),)),
                Clause("amber", (make.at_most("5%"),)),
                Clause("red"),
            ),
        )
        assert at(scheme, "97", Facts(earlier=(OFF,))).status is NEAR

    def test_a_status_the_rule_never_gives_cannot_run(self, at, make):
        star = Scheme(
            "stars",
            "Stars",
            make.RAG,
            (Clause("amber", (Running(2, (Status.EXCEEDED,)),)), Clause("green")),
        )
        with pytest.raises(SchemeError, match=r"rule 1 \(amber\) is never reached"):
            at(star, "98", Facts(earlier=(Status.EXCEEDED,)))


class TestProgress:
    def test_it_is_held_between_its_ends(self, at, rule, make):
        scheme = rule(Progress(at_least=make.margin("80"), under=make.margin("100")))
        expected = {"79.9": OFF, "80": NEAR, "99.9": NEAR, "100": OFF}
        for progress, status in expected.items():
            assert at(scheme, "10", Facts(progress=Decimal(progress))).status is status

    def test_missing_it_is_undecided(self, at, rule, make):
        assert at(rule(Progress(at_least=make.margin("80"))), "10").codes == ("progress-missing",)


class TestASilentRule:
    def test_a_value_under_no_clause_is_unknown(self, at, make):
        only_green = Scheme(
            "green", "Green only", make.RAG, (Clause("green", (make.at_most("0"),)),)
        )
        silent = at(only_green, "97")
        assert silent.status is Status.UNKNOWN
        assert silent.possible == ()
        assert silent.codes == ("rule-silent",)
        assert silent.word == "Unknown"
        assert at(only_green, "98").status is Status.ON_TARGET


class TestInclusiveAndExclusive:
    @pytest.mark.parametrize(
        ("end", "below", "on", "beyond"),
        [
            ("over", NEAR, NEAR, OFF),
            ("at_least", NEAR, OFF, OFF),
            ("at_most", NEAR, NEAR, OFF),
            ("under", NEAR, OFF, OFF),
        ],
    )
    def test_each_end_is_written_out(self, at, make, end, below, on, beyond):
        holds, else_ = ("red", "amber") if end in ("over", "at_least") else ("amber", "red")
        five = Shortfall(**{end: make.margin("5pp")})
        scheme = Scheme("end", "End", make.RAG, (Clause(holds, (five,)), Clause(else_)))
        got = tuple(at(scheme, value).status for value in ("93.01", "93", "92.99"))
        assert got == (below, on, beyond)

    def test_two_ends_hold_together(self, at, make):
        between = Shortfall(at_least=make.margin("1pp"), at_most=make.margin("5pp"))
        scheme = Scheme(
            "between",
            "Between",
            make.RAG,
            (
                Clause("green", (Shortfall(under=make.margin("1pp")),)),
                Clause("amber", (between,)),
                Clause("red"),
            ),
        )
        statuses = [at(scheme, v).status for v in ("97.01", "97", "93", "92.99")]
        assert statuses == [Status.ON_TARGET, NEAR, NEAR, OFF]

    def test_less_than_five_leaves_five_out(self, at, make):
        for value, status in (
            ("4.99", Status.ON_TARGET),
            ("5", NEAR),
            ("5.25", NEAR),
            ("5.26", OFF),
        ):
            got = at(make.met_near_off("5%"), value, target="5", strict=True, polarity=L)
            assert got.status is status

    def test_strictness_is_of_the_target_and_not_of_the_floor(self, at, make):
        got = at(make.kent(), "90", target="95", floor="90", strict=True)
        assert got.status is NEAR
        assert at(make.kent(), "95", target="95", floor="90", strict=True).status is NEAR


class TestEveryReasonHasItsSentence:
    def test_a_comparators_line_that_is_not_drawn(self, make):
        from pmf.rules.evaluate import evaluate

        scheme = Scheme(
            "prev",
            "Previous",
            make.RAG,
            (Clause("green", (make.at_most("0", "previous"),)), Clause("red")),
        )
        judged = evaluate(make.indicator("98"), make.observation("97"), scheme)
        assert judged.reasons
