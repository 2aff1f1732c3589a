"""Judging one observation: Broxtowe's rows, the order of judging, part-year, assumed tolerance."""

import decimal
import threading
from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import PmfError, UsageError
from pmf.model.framework import Framework
from pmf.model.margin import UNSTATED, Margin, MarginKind
from pmf.model.paper import Paper
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Clause, Compare, Marked, Scheme, Shortfall
from pmf.model.status import Absence, Basis, Mark, Polarity, Status
from pmf.model.target import FixedTarget, Lines, NoTarget, ProfiledTarget
from pmf.rules.assume import assume_tolerance
from pmf.rules.compiling import _compiled
from pmf.rules.evaluate import evaluate, evaluate_all
from pmf.rules.facts import Facts
from pmf.rules.yardstick import _kept, yardstick

H, L, C, R, N = (
    Polarity.HIGHER,
    Polarity.LOWER,
    Polarity.CLOSEST,
    Polarity.RANGE,
    Polarity.NEUTRAL,
)
ON, NEAR, OFF = Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET
EITHER = (NEAR, OFF)


def forget():
    """Leave no yardstick and no bands from before."""
    _kept.clear()
    _compiled.cache_clear()


@pytest.fixture
def pentana(make):
    return make.met_near_off("unstated")


class TestBroxtowesRows:
    @pytest.mark.parametrize(
        ("code", "value", "target", "polarity", "unit", "possible"),
        [
            ("BV8", "99.5", "99", H, "percent", (ON,)),
            ("LALocal_07", "1", "0", L, "thing", EITHER),
            ("LALocal_12", "95", "100", H, "percent", EITHER),
            ("BV12", "9.3", "7.5", L, "working_day/fte", EITHER),
            ("FPLocal_01", "92.7", "90", H, "percent", (ON,)),
            ("FPLocal_02", "82.6", "90", H, "percent", EITHER),
            ("FPLocal_09", "94.6", "98", H, "percent", EITHER),
            ("LALocal_04", "98", "100", H, "percent", EITHER),
            ("CPLocal_01", "1.6", "5", L, "percent", (ON,)),
            ("CPLocal_02", "5", "3", L, "percent", EITHER),
            ("CPLocal_05", "0", "0", L, "percent", (ON,)),
            ("BV78a", "9.2", "14.0", L, "calendar_day", (ON,)),
            ("BV79b(ii)", "8.9", "10.6", H, "percent", EITHER),
            ("ITLocal_01", "99.8", "99.5", H, "percent", (ON,)),
        ],
    )
    def test_met_is_on_target_and_missed_is_near_or_off(
        self, make, pentana, code, value, target, polarity, unit, possible
    ):
        judged = evaluate(
            make.indicator(target, polarity, unit, code),
            make.observation(value, unit, code),
            pentana,
        )
        assert judged.possible == possible
        assert judged.status is possible[-1]
        if possible == EITHER:
            assert judged.word == "Missed target"
            assert judged.codes == ("target-missed", "tolerance-unstated")
        else:
            assert judged.word == "Green"
            assert judged.codes == ("target-met",)

    def test_a_third_of_the_audits_in_a_quarter_is_open(self, make, pentana):
        audits = make.indicator("100", code="FPLocal_03", accumulates=True)
        judged = evaluate(audits, make.observation("33", code="FPLocal_03"), pentana)
        assert judged.status is Status.UNKNOWN
        assert judged.possible == (ON, NEAR, OFF)
        assert judged.codes == ("part-year",)
        assert judged.word == "Unknown"

    def test_council_tax_is_held_against_its_profile(self, make, pentana):
        profile = ProfiledTarget(parts=((make.Q1, make.lines("24.6")),))
        tax = make.indicator(profile, code="BV9", accumulates=True)
        assert evaluate(tax, make.observation("29.7", code="BV9"), pentana).status is ON


class TestTheOrderOfJudging:
    @pytest.mark.parametrize(
        ("absence", "status", "code"),
        [
            (Absence.MISSING, Status.UNKNOWN, "no-value"),
            (Absence.NOT_DUE, Status.NOT_DUE, "not-due"),
            (Absence.SUPPRESSED, Status.UNKNOWN, "suppressed"),
            (Absence.NOT_APPLICABLE, Status.UNKNOWN, "not-applicable"),
            (Absence.BAD_VALUE, Status.UNKNOWN, "bad-value"),
        ],
    )
    @pytest.mark.parametrize("polarity", [H, N, None])
    @pytest.mark.parametrize("target", ["98", None])
    def test_absence_beats_everything_and_never_has_a_colour(
        self, make, absence, status, code, polarity, target
    ):
        judged = evaluate(
            make.indicator(target, polarity, accumulates=True),
            make.observation(absence),
            make.met_near_off("5%"),
        )
        assert (judged.status, judged.codes) == (status, (code,))
        assert judged.word not in ("Green", "Amber", "Red")
        assert judged.status.rank is None

    @pytest.mark.parametrize("target", ["80000", None])
    def test_neutral_is_data_only_whatever_stands_beside_it(self, make, pentana, target):
        calls = make.indicator(target, N, "thing", "CSDData_02", accumulates=True)
        judged = evaluate(calls, make.observation("17857", "thing", "CSDData_02"), pentana)
        assert (judged.status, judged.codes) == (Status.DATA_ONLY, ("neutral",))
        assert judged.word == "Data Only"

    @pytest.mark.parametrize("polarity", [H, L, C, R, None])
    def test_no_target_is_data_only_even_for_part_of_a_year(self, make, pentana, polarity):
        judged = evaluate(
            make.indicator(None, polarity, accumulates=True), make.observation("100"), pentana
        )
        assert (judged.status, judged.codes) == (Status.DATA_ONLY, ("no-target",))

    @pytest.mark.parametrize(
        "reason", ["target-pending", "profile-missing", "reference-missing", "bad-target"]
    )
    def test_a_target_that_cannot_be_resolved_is_unknown(self, make, pentana, reason):
        judged = evaluate(make.indicator(NoTarget(reason=reason)), make.observation("100"), pentana)
        assert (judged.status, judged.codes) == (Status.UNKNOWN, (reason,))
        assert judged.reasons[0].text

    def test_a_target_for_another_year_is_not_used(self, make, pentana):
        target = FixedTarget(lines=make.lines("98"), period=Period.financial_year(2018))
        judged = evaluate(make.indicator(target), make.observation("99"), pentana)
        assert (judged.status, judged.codes) == (Status.UNKNOWN, ("outside-target-period",))

    def test_without_a_declared_polarity_nothing_is_guessed(self, make, pentana):
        judged = evaluate(make.indicator("98", None), make.observation("99"), pentana)
        assert (judged.status, judged.codes) == (Status.UNKNOWN, ("polarity-unknown",))

    def test_words_that_point_the_other_way_are_not_judged(self, make, pentana):
        target = FixedTarget(lines=make.lines("98", sense=L))
        judged = evaluate(make.indicator(target, H), make.observation("99"), pentana)
        assert (judged.status, judged.codes) == (Status.UNKNOWN, ("polarity-disagrees",))

    def test_a_scheme_without_a_rule_judges_nothing(self, make):
        judged = evaluate(
            make.indicator("98"), make.observation("99"), Scheme("none", "None", make.RAG)
        )
        assert (judged.status, judged.codes) == (Status.UNKNOWN, ("no-rule",))

    @pytest.mark.parametrize(
        ("target", "polarity", "code"), [("98", R, "target-unfit"), (None, H, "target-unfit")]
    )
    def test_lines_that_do_not_fit_the_polarity_are_not_judged(
        self, make, pentana, target, polarity, code
    ):
        drawn = make.lines(target) if target else make.lines(low="4", high="6")
        judged = evaluate(
            make.indicator(FixedTarget(lines=drawn), polarity), make.observation("5"), pentana
        )
        assert (judged.status, judged.codes) == (Status.UNKNOWN, (code,))

    def test_points_over_pounds_are_unfit(self, make):
        judged = evaluate(
            make.indicator("1000", L, "GBP"),
            make.observation("1020", "GBP"),
            make.met_near_off("5pp"),
        )
        assert (judged.status, judged.possible) == (OFF, EITHER)
        assert judged.codes == ("target-missed", "points-unfit")

    def test_points_fit_percentages_and_percentage_points(self, make):
        for unit in ("percent", "percentage_point"):
            judged = evaluate(
                make.indicator("98", H, unit),
                make.observation("93", unit),
                make.met_near_off("5pp"),
            )
            assert judged.status is NEAR

    @pytest.mark.parametrize("polarity", [C, R])
    def test_better_than_best_is_unfit(self, make, polarity):
        star = Scheme(
            "star",
            "Star",
            make.RAG,
            (Clause("green", (Shortfall(at_most=make.margin("-5%")),)), Clause("red")),
        )
        drawn = make.lines("5") if polarity is C else make.lines(low="4", high="6")
        judged = evaluate(
            make.indicator(FixedTarget(lines=drawn), polarity), make.observation("5"), star
        )
        assert (judged.status, judged.codes) == (Status.UNKNOWN, ("rule-unfit",))

    def test_an_observation_of_another_indicator_is_refused(self, make, pentana):
        with pytest.raises(UsageError, match="BV9"):
            evaluate(make.indicator("98"), make.observation("99", code="BV9"), pentana)


class TestUnits:
    def test_a_target_in_weeks_judges_a_value_in_days(self, make):
        target = FixedTarget(lines=make.lines("2", "week"))
        judged = make.indicator(target, L, "day")
        scheme = make.met_near_off("10%")
        expected = {"14": ON, "14.1": NEAR, "15.4": NEAR, "15.5": OFF}
        for value, status in expected.items():
            assert evaluate(judged, make.observation(value, "day"), scheme).status is status

    def test_a_value_in_weeks_is_judged_in_the_indicators_days(self, make):
        judged = evaluate(
            make.indicator("14", L, "day"),
            make.observation("2", "week"),
            make.met_near_off("10%"),
        )
        assert judged.status is ON

    def test_a_target_in_another_kind_of_unit_is_unfit(self, make):
        target = FixedTarget(lines=make.lines("98", "GBP"))
        judged = evaluate(make.indicator(target), make.observation("98"), make.met_near_off("10%"))
        assert judged.status is Status.UNKNOWN
        assert judged.outcome.codes == ("unit-unfit",)

    def test_a_value_in_another_kind_of_unit_is_unfit(self, make):
        judged = evaluate(
            make.indicator("98"), make.observation("9", "day"), make.met_near_off("10%")
        )
        assert judged.status is Status.UNKNOWN
        assert judged.word == "Unknown"

    @pytest.mark.parametrize(
        "ask",
        [
            "shortfall",
            "shortfall_percent",
            "codes",
            "reasons",
            "band",
            "rounding_decides",
        ],
    )
    def test_an_unfit_unit_can_still_say_why(self, make, ask):
        judged = evaluate(
            make.indicator("98", places=0),
            make.observation("9", "day"),
            make.met_near_off("10%", compare=Compare.AS_DISPLAYED),
        )
        getattr(judged, ask)

    def test_a_target_with_an_unfit_unit_has_no_shortfall(self, make):
        target = FixedTarget(lines=make.lines("98", "GBP"))
        judged = evaluate(make.indicator(target), make.observation("98"), make.met_near_off("10%"))
        assert judged.shortfall is None

    def test_days_can_be_judged_against_an_indicator_in_weeks(self, make):
        judged = evaluate(
            make.indicator("2", L, "week"),
            make.observation("10", "day"),
            make.met_near_off("10%"),
        )
        assert judged.status is ON


class TestPartOfAYear:
    @pytest.fixture
    def judge(self, make):
        def of(value, target, polarity, scheme=None, *, unit="thing", period=make.Q1, **more):
            return evaluate(
                make.indicator(target, polarity, unit, accumulates=True, **more),
                make.observation(value, unit, period=period),
                scheme or make.met_near_off("10%"),
            )

        return of

    def test_a_growing_count_that_has_passed_its_limit_is_decided(self, judge):
        judged = judge("12", "10", L)
        assert (judged.status, judged.possible) == (OFF, (OFF,))
        assert "already-decided" in judged.codes
        assert judged.word == "Red"

    def test_a_growing_count_still_under_its_limit_is_open(self, judge):
        judged = judge("9", "10", L)
        assert (judged.status, judged.possible) == (Status.UNKNOWN, (ON, NEAR, OFF))
        assert judged.codes == ("part-year",)

    def test_what_is_near_already_can_only_get_worse(self, judge):
        judged = judge("10.5", "10", L)
        assert (judged.status, judged.possible) == (Status.UNKNOWN, (NEAR, OFF))

    def test_an_annual_target_met_early_is_decided(self, judge):
        judged = judge("10", "10", H)
        assert (judged.status, judged.codes) == (ON, ("target-met", "already-decided"))

    def test_one_complaint_where_none_is_wanted_is_missed_for_good(self, make, judge):
        judged = judge("1", "0", L, make.met_near_off("unstated"))
        assert judged.status is OFF
        assert judged.possible == EITHER
        assert judged.codes == ("target-missed", "tolerance-unstated", "already-decided")

    def test_no_complaint_yet_is_open(self, make, judge):
        judged = judge("0", "0", L, make.met_near_off("unstated"))
        assert (judged.status, judged.possible) == (Status.UNKNOWN, (ON, NEAR, OFF))

    def test_a_range_left_behind_is_decided(self, make, judge):
        target = FixedTarget(lines=make.lines(low="4", high="6", unit="thing"))
        assert judge("7", target, R).possible == (OFF,)
        assert judge("5", target, R).possible == (ON, NEAR, OFF)
        assert judge("5", target, R).status is Status.UNKNOWN

    def test_the_whole_year_is_not_part_of_it(self, judge):
        judged = judge("33", "100", H, period=Period.financial_year(2019))
        assert (judged.status, judged.codes) == (OFF, ("target-missed",))

    def test_a_target_for_the_quarter_itself_is_not_for_the_year(self, make, judge):
        target = FixedTarget(lines=make.lines("100", "thing"), period=make.Q1)
        assert judge("33", target, H).codes == ("target-missed",)

    def test_what_does_not_accumulate_is_judged_at_once(self, make):
        judged = evaluate(make.indicator("100"), make.observation("33"), make.met_near_off("10%"))
        assert judged.status is OFF

    def test_two_clauses_that_earn_one_level_decide(self, make, judge):
        scheme = Scheme(
            "two",
            "Two reds",
            make.RAG,
            (
                Clause("green", (make.at_most("0"),)),
                Clause("red", (Shortfall(over=make.margin("10%")),)),
                Clause("red"),
            ),
        )
        judged = judge("10.5", "10", L, scheme)
        assert judged.possible == (OFF,)
        assert judged.status is OFF

    def test_the_year_to_date_at_the_end_of_the_year_is_the_year(self, judge):
        judged = judge("97", "98", H, period=Period.quarter(2019, 4), basis=Basis.YEAR_TO_DATE)
        assert judged.status is NEAR

    def test_rounding_does_not_decide_what_is_open_anyway(self, make, judge):
        scheme = make.met_near_off("10%", compare=Compare.AS_DISPLAYED)
        assert not judge("33", "100", H, scheme, places=0).rounding_decides


class TestAsDisplayed:
    @pytest.fixture
    def displayed(self, make):
        return make.met_near_off("5%", compare=Compare.AS_DISPLAYED)

    @pytest.mark.parametrize(
        ("value", "status"), [("97.5", ON), ("97.49", NEAR), ("93.5", NEAR), ("93.49", OFF)]
    )
    def test_the_displayed_figure_decides_half_up(self, make, displayed, value, status):
        # 98 less 5% is 93.1: 93.49 is shown as 93, which stays below it.
        shown = make.indicator("98", places=0)
        assert evaluate(shown, make.observation(value), displayed).status is status

    def test_half_up_is_away_from_zero(self, make, displayed):
        shown = make.indicator("-3", places=0)
        assert evaluate(shown, make.observation("-2.5"), displayed).status is ON
        assert evaluate(shown, make.observation("-3.5"), displayed).status is OFF

    def test_it_says_when_rounding_decides(self, make, displayed):
        shown = make.indicator("98", places=0)
        assert evaluate(shown, make.observation("97.5"), displayed).rounding_decides
        assert not evaluate(shown, make.observation("98.4"), displayed).rounding_decides
        assert "rounding-decides" in evaluate(shown, make.observation("97.5"), displayed).codes

    def test_without_places_the_printed_figure_is_the_displayed_one(self, make, displayed):
        judged = evaluate(make.indicator("98"), make.observation("97.5"), displayed)
        assert judged.status is NEAR
        assert not judged.rounding_decides

    def test_an_exact_scheme_never_rounds(self, make):
        shown = make.indicator("98", places=0)
        judged = evaluate(shown, make.observation("97.5"), make.met_near_off("5%"))
        assert judged.status is NEAR
        assert not judged.rounding_decides

    def test_the_reason_does_not_contradict_the_status(self, make, displayed):
        judged = evaluate(make.indicator("98", places=0), make.observation("97.5"), displayed)
        assert judged.status is ON
        assert "target-missed" not in judged.codes


class TestMarksAndForecasts:
    def test_marks_travel_to_the_rule_and_to_the_reasons(self, make):
        scheme = Scheme(
            "marked",
            "Marked",
            make.RAG,
            (Clause("unknown", (Marked((Mark.PROVISIONAL,)),)), Clause("green")),
        )
        judged = evaluate(
            make.indicator("98"), make.observation("99", marks=(Mark.PROVISIONAL,)), scheme
        )
        assert judged.status is Status.UNKNOWN
        assert judged.codes[-1] == "value-marked"

    def test_another_period_is_a_caveat_and_changes_nothing(self, make, pentana):
        sickness = make.indicator("7.5", L, "working_day/fte", "BV12")
        seen = make.observation(
            "9.3",
            "working_day/fte",
            "BV12",
            marks=(Mark.FOOTNOTE, Mark.OTHER_PERIOD),
            raw="9.3*",
        )
        judged = evaluate(sickness, seen, pentana)
        assert judged.codes == ("target-missed", "tolerance-unstated", "other-period")
        assert judged.possible == EITHER

    def test_a_printed_forecast_reaches_the_rule(self, make):
        scheme = Scheme(
            "forecast",
            "Forecast",
            make.RAG,
            (
                Clause("green", (make.at_most("0"),)),
                Clause("amber", (make.at_most("0", judged="forecast"),)),
                Clause("red"),
            ),
        )
        seen = make.observation("90", forecast=Quantity("98", "percent"))
        assert evaluate(make.indicator("98"), seen, scheme).possible == (NEAR,)


class TestAssumedTolerance:
    @pytest.mark.parametrize(
        ("tolerance", "near", "off"),
        [("5%", "93.1", "93.09"), ("5pp", "93", "92.99"), ("5", "93", "92.99")],
    )
    def test_it_splits_what_was_open(self, make, pentana, tolerance, near, off):
        assumed = assume_tolerance(pentana, tolerance)
        judged = make.indicator("98")
        assert evaluate(judged, make.observation(near), assumed).possible == (NEAR,)
        assert evaluate(judged, make.observation(off), assumed).possible == (OFF,)

    def test_it_makes_a_new_named_scheme_and_says_so_each_time(self, make, pentana):
        assumed = assume_tolerance(pentana, "5%")
        assert assumed.id == f"{pentana.id}+5%"
        assert "5%" in assumed.title
        assert assumed.assumed == Margin.parse("5%")
        judged = evaluate(make.indicator("98"), make.observation("97"), assumed)
        assert judged.codes == ("target-missed", "tolerance-assumed")
        assert pentana.assumed is None

    @pytest.mark.parametrize(
        "text", ["", "five", "-5%", "unstated", "1x tolerance", "5 %%", "5e1", "٥%", "NaN", "5,5"]
    )
    def test_what_is_no_amount_is_refused(self, pentana, text):
        with pytest.raises(UsageError):
            assume_tolerance(pentana, text)

    def test_a_scheme_that_states_its_tolerance_is_left_alone(self, make):
        with pytest.raises(UsageError, match="no tolerance unstated"):
            assume_tolerance(make.met_near_off("10%"), "5%")

    def test_assuming_twice_is_refused(self, pentana):
        with pytest.raises(UsageError):
            assume_tolerance(assume_tolerance(pentana, "5%"), "10%")

    @pytest.mark.parametrize("wrong", [5.0, 5, Decimal(5), None])
    def test_what_is_neither_text_nor_margin_is_refused_as_wrong_use(self, pentana, wrong):
        with pytest.raises((PmfError, TypeError)):
            assume_tolerance(pentana, wrong)

    def test_points_assumed_over_pounds_still_tell_met_from_missed(self, make, pentana):
        judged = evaluate(
            make.indicator("1000", L, "GBP"),
            make.observation("1020", "GBP"),
            assume_tolerance(pentana, "5pp"),
        )
        assert (judged.status, judged.possible) == (OFF, EITHER)
        assert "points-unfit" in judged.codes

    def test_every_end_of_a_condition_is_stated(self, make):
        scheme = Scheme(
            "ends",
            "Ends",
            make.RAG,
            (
                Clause("green", (Shortfall(under=UNSTATED),)),
                Clause("amber", (Shortfall(at_least=UNSTATED, at_most=UNSTATED),)),
                Clause("red", (Shortfall(over=UNSTATED),)),
            ),
        )
        ends = [c.conditions[0] for c in assume_tolerance(scheme, "5").clauses]
        assert [end.kind for end in (ends[0].under, ends[1].at_least, ends[1].at_most)] == [
            MarginKind.UNIT
        ] * 3
        assert ends[2].over == Margin.parse("5")


class TestTheContextOfTheCaller:
    def everything(self, make):
        """Statuses and shown figures of a few rows."""
        scheme = make.met_near_off("5%")
        rows = [("94.6", "98", H), ("9.31", "7.5", L), ("84788", "87000", H), ("93.1", "98", H)]
        told = []
        for value, target, polarity in rows:
            judged = evaluate(make.indicator(target, polarity), make.observation(value), scheme)
            told.append((judged.status, str(judged.band), judged.shortfall, judged.codes))
        return told

    def test_p11_three_digits_of_precision_change_no_status(self, make):
        plain = self.everything(make)
        forget()
        with decimal.localcontext() as context:
            context.prec = 3
            context.rounding = decimal.ROUND_UP
            assert self.everything(make) == plain

    def test_p11_a_context_that_traps_everything_changes_no_status(self, make):
        plain = self.everything(make)
        forget()
        with decimal.localcontext() as context:
            context.prec = 3
            for signal in (decimal.Inexact, decimal.Rounded, decimal.Subnormal):
                context.traps[signal] = True
            assert self.everything(make) == plain

    def test_p11_a_thread_of_its_own_changes_nothing(self, make):
        plain, told = self.everything(make), []
        forget()
        thread = threading.Thread(target=lambda: told.extend(self.everything(make)))
        thread.start()
        thread.join()
        assert told == plain

    def test_p11_a_unit_is_converted_exactly_in_any_context(self, make):
        target = FixedTarget(lines=make.lines("52.5", "week"))
        forget()
        with decimal.localcontext() as context:
            context.prec = 3
            judged = evaluate(
                make.indicator(target, L, "day"),
                make.observation("367.6", "day"),
                make.met_near_off("0.01%"),
            )
        forget()
        assert judged.status is OFF

    def test_p11_the_percentage_shown_is_the_same_in_any_context(self, make):
        judged = evaluate(
            make.indicator("87000", H, "person"),
            make.observation("84788", "person"),
            make.met_near_off("5%"),
        )
        assert judged.shortfall_percent == Decimal("2.5425")
        with decimal.localcontext() as context:
            context.prec = 3
            assert judged.shortfall_percent == Decimal("2.5425")


class TestTheCachedYardstick:
    @given(value=st.decimals(0, 200, places=2), target=st.decimals(0, 100, places=1))
    def test_it_gives_the_same_as_an_uncached_one(self, make, value, target):
        judged = make.indicator(str(target))
        seen = make.observation(str(value))
        scheme = make.met_near_off("5%")
        cached = evaluate(judged, seen, scheme)
        forget()
        fresh = yardstick(judged, make.Q1, scheme, Facts())
        assert cached.outcome == fresh.bands.at(value).outcome
        assert str(cached.yardstick.bands) == str(fresh.bands)

    def test_it_keeps_the_places_each_target_was_printed_with(self, make):
        scheme = make.met_near_off("5%")
        seen = make.observation("98")
        first = evaluate(make.indicator(FixedTarget(lines=make.lines("99"))), seen, scheme)
        other = evaluate(make.indicator(FixedTarget(lines=make.lines("99.00"))), seen, scheme)
        assert (str(first.lines), str(other.lines)) == ("99%", "99.00%")


class TestFloats:
    def test_a_value_that_is_a_float_is_refused(self):
        with pytest.raises(TypeError):
            Quantity(99.5, "percent")

    def test_a_target_that_is_a_float_is_refused(self):
        with pytest.raises(TypeError):
            Lines(target=Quantity(99.0))

    def test_a_margin_that_is_a_float_is_refused(self):
        with pytest.raises(TypeError):
            Margin(5.0, MarginKind.PERCENT)

    def test_progress_that_is_a_float_is_refused(self):
        with pytest.raises(TypeError):
            Facts(progress=79.9)


class TestShortfallShown:
    @pytest.mark.parametrize(
        ("value", "target", "polarity", "percent"),
        [
            ("61.54", "70", H, "12.0857"),
            ("94.6", "98", H, "3.4694"),
            ("9.3", "7.5", L, "24.0000"),
            ("99.5", "99", H, "-0.5051"),
        ],
    )
    def test_it_is_of_the_line_half_up(self, make, value, target, polarity, percent):
        judged = evaluate(
            make.indicator(target, polarity), make.observation(value), make.met_near_off("5%")
        )
        assert judged.shortfall_percent == Decimal(percent)

    def test_of_a_negative_line_it_keeps_the_sign_of_the_shortfall(self, make):
        judged = evaluate(
            make.indicator("-50", H), make.observation("-60"), make.met_near_off("5%")
        )
        assert judged.shortfall_percent == Decimal(20)

    def test_of_a_zero_line_there_is_none(self, make, pentana):
        judged = evaluate(make.indicator("0", L), make.observation("1"), pentana)
        assert judged.shortfall == Quantity("1", "percent")
        assert judged.shortfall_percent is None

    def test_of_a_range_it_is_of_the_nearer_end(self, make, pentana):
        target = FixedTarget(lines=make.lines(low="40", high="60"))
        judged = evaluate(make.indicator(target, R), make.observation("36"), pentana)
        assert judged.shortfall_percent == Decimal(10)

    @pytest.mark.parametrize("target", [None, "98"])
    def test_without_value_or_target_there_is_none(self, make, pentana, target):
        judged = evaluate(make.indicator(target), make.observation(Absence.MISSING), pentana)
        assert judged.shortfall is None
        assert judged.shortfall_percent is None
        assert judged.band is None


class TestEverythingAtOnce:
    def test_only_the_reports_own_period_is_judged_in_the_order_printed(self, make, pentana):
        rows = [make.indicator("99"), make.indicator("24.6", code="BV9")]
        seen = [
            make.observation("99.5"),
            make.observation("99.3", period=Period.financial_year(2018)),
            make.observation("29.7", code="BV9"),
        ]
        results = evaluate_all(make.dataset(rows, seen, scheme=pentana))
        assert [one.code for one in results] == ["BV8", "BV9"]
        assert results["BV8"].value == Quantity("99.5", "percent")

    def test_a_scheme_is_needed(self, make):
        with pytest.raises(UsageError, match="no scheme"):
            evaluate_all(make.dataset())

    def test_a_given_scheme_beats_the_data_sets_own(self, make, pentana):
        data = make.dataset([make.indicator("98")], [make.observation("97")], scheme=pentana)
        assert evaluate_all(data, scheme=make.met_near_off("5%"))["BV8"].status is NEAR

    def test_a_tolerance_can_be_assumed(self, make, pentana):
        data = make.dataset([make.indicator("98")], [make.observation("97")], scheme=pentana)
        assert evaluate_all(data, assume="5%")["BV8"].possible == (NEAR,)

    def test_the_day_is_given_or_the_documents_or_the_frameworks_or_the_periods_end(
        self, make, pentana
    ):
        data = make.dataset(scheme=pentana)
        assert evaluate_all(data).on == date(2019, 6, 30)
        declared = Framework("f", "c", "t", as_of=date(2019, 8, 31))
        data = attrs.evolve(data, framework=declared)
        assert evaluate_all(data).on == date(2019, 8, 31)
        data = attrs.evolve(data, paper=Paper(date=date(2019, 10, 1)))
        assert evaluate_all(data).on == date(2019, 10, 1)
        assert evaluate_all(data, on=date(2019, 7, 1)).on == date(2019, 7, 1)
        assert evaluate_all(data, on=date(2019, 7, 1)).on_because == "given by the caller"

    def test_without_any_day_nothing_is_invented(self, make, pentana):
        data = make.dataset(actions=[make.action()], scheme=pentana, period=None)
        results = evaluate_all(data)
        assert results.on is None
        assert "on=" in results.on_because

    def test_p14_the_order_of_rows_does_not_matter(self, make, pentana):
        rows = [make.indicator(str(90 + n), code=f"X{n}") for n in range(5)]
        seen = [make.observation("92", code=f"X{n}") for n in range(5)]
        there = evaluate_all(make.dataset(rows, seen, scheme=pentana))
        back = evaluate_all(make.dataset(rows[::-1], seen[::-1], scheme=pentana))
        assert {a.code: a.outcome for a in there} == {a.code: a.outcome for a in back}

    def test_an_observation_of_nothing_is_wrong_use(self, make, pentana):
        with pytest.raises(PmfError):
            evaluate_all(make.dataset([], [make.observation("97")], scheme=pentana))
