"""Warning signs: runs, floors, falls, forecasts, late actions and figures that are not given."""

import datetime
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.model.action import Action
from pmf.model.dataset import Dataset
from pmf.model.framework import Definition, Framework
from pmf.model.indicator import Indicator, Observation, Tier
from pmf.model.margin import Margin
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Comparator, Direction
from pmf.model.status import Absence, Basis, Frequency, Polarity, Stage, Status
from pmf.model.target import FixedTarget, Lines, NoTarget, ProfiledTarget
from pmf.rules.evaluate import evaluate_all
from pmf.rules.questions.warning import warning_signs
from pmf.rules.questions.warning_sign import WARNINGS, WarningKind

NOW = Period.quarter(2019, 4)
UP = Polarity.HIGHER


def indicator(polarity=UP, target="95", code="A1", **more):
    if target is None:
        target = NoTarget()
    elif isinstance(target, str):
        target = FixedTarget(lines=Lines(Quantity(target, "percent")), text=target)
    return Indicator(code, "Calls answered in time", "percent", polarity, target=target, **more)


def run(values, code="A1", end=NOW, **more):
    """Observations of consecutive periods, the last one `end`; `None` for a dash."""
    first = 1 - len(values)
    return tuple(
        Observation(code, end.shift(first + place), absence=Absence.MISSING, raw="-")
        if value is None
        else Observation(code, end.shift(first + place), Quantity(value, "percent"), **more)
        for place, value in enumerate(values)
    )


@pytest.fixture
def signs(make):
    """The signs of one indicator with these figures, by a rule that forgives 5%."""

    def found(values, of=None, *, scheme=None, observations=None, actions=(), on=None, **asked):
        known = of or indicator()
        dataset = Dataset(
            "a", "Dover", "q4.txt", NOW, (known,),
            observations if observations is not None else run(values, known.code),
            tuple(actions), scheme=scheme or make.met_near_off("5%"),
        )  # fmt: skip
        results = evaluate_all(dataset, on=on or datetime.date(2020, 4, 30))
        return warning_signs(results, **asked)

    return found


def kinds(found):
    return [sign.kind.value for sign in found]


class TestWorsening:
    def test_three_periods_running(self, signs):
        (sign,) = signs(["99", "98", "97", "96"])

        assert (sign.kind, sign.running, sign.code) == (WarningKind.WORSENING, 3, "A1")
        assert sign.text == (
            "Worsened 3 periods running: 99% in Q1 2019/20, then 98% in Q2 2019/20, "
            "then 97% in Q3 2019/20, then 96% in Q4 2019/20."
        )
        assert sign.periods == tuple(NOW.shift(step) for step in (-3, -2, -1, 0))
        assert sign.by == "the period before"

    def test_two_are_not_enough_unless_asked_for(self, signs):
        assert signs(["98", "99", "98", "97"]) == ()
        assert signs(["98", "99", "98", "97"], running=2)[0].running == 2

    @pytest.mark.parametrize("middle", ["98", None, "99.5"], ids=["steady", "a gap", "better"])
    def test_a_period_that_is_not_worse_ends_the_run(self, signs, middle):
        assert "worsening" not in kinds(signs(["99", "98", middle, "97", "96"]))

    def test_all_of_a_longer_run_is_told(self, signs):
        (sign,) = signs(["100", "99.5", "99", "98", "97", "96"])

        assert (sign.running, len(sign.figures)) == (5, 6)
        assert (
            sign.text == "Worsened 5 periods running, from 100% in Q3 2018/19 to 96% in Q4 2019/20."
        )

    def test_a_break_in_the_series_ends_it(self, signs):
        values = ["99", "98", "97", "96"]

        assert signs(values, breaks={"A1": (NOW.shift(-1),)}) == ()
        assert signs(values, breaks={"A1": (NOW.shift(-3),)})

    def test_the_councils_own_no_change_band_holds(self, signs, make):
        close = Direction((Comparator("previous", no_change=Margin(Decimal(1))),))
        scheme = make.met_near_off("5%", direction=close)

        assert signs(["99", "98", "97", "96"], scheme=scheme) == ()
        (sign,) = signs(["101", "99.5", "98", "96"], scheme=scheme)
        assert sign.by == "the period before; within 1 counts as no change"

    def test_the_councils_own_comparator_holds(self, signs, make):
        yearly = Direction((Comparator("last_year", "same_last_year"),))
        scheme = make.met_near_off("5%", direction=yearly)

        (sign,) = signs(["99", "99", "99", "99", "99", "98", "98", "98"], scheme=scheme)

        assert (sign.kind, sign.running) == (WarningKind.WORSENING, 3)
        assert sign.by == "the same period of the year before"
        assert sign.text.startswith(
            "Worse than the year before 3 periods running: 98% in Q2 2019/20, 99% in Q2 2018/19; "
        )

    def test_years_follow_each_other_either_way(self, make):
        yearly = Direction((Comparator("last_year", "same_last_year"),))
        year = Period.financial_year(2019)
        seen = run(["99", "98", "97", "96"], end=year)
        dataset = Dataset("a", "Hyndburn", "y.txt", year, (indicator(target=None),), seen)

        scheme = make.met_near_off("5%", direction=yearly)
        (sign,) = warning_signs(evaluate_all(dataset, scheme=scheme))

        assert sign.text.startswith("Worsened 3 periods running: 99% in 2016/17, then 98%")

    def test_what_grows_through_the_year_is_held_against_the_year_before(self, signs):
        to_date = indicator(basis=Basis.YEAR_TO_DATE, target=None)
        earlier, later = ["29.5", "57", "85", "98.5"], ["29.9", "56", "84", "98"]

        (sign,) = signs([*earlier, *later], to_date)

        assert (sign.running, sign.by) == (3, "the same period of the year before")

    def test_a_rolling_figure_goes_on_from_an_outturn_of_a_year(self, signs):
        rolling = indicator(Polarity.LOWER, None, basis=Basis.ROLLING_YEAR)
        years = [Period.financial_year(2016), Period.financial_year(2017)]
        days = [Observation("A1", year, Quantity(value, "percent"))
                for year, value in zip(years, ["7.1", "7.9"], strict=True)]  # fmt: skip
        quarters = run(["8.4", "8.7"])

        found = signs([], rolling, observations=(*days, *quarters), running=3)

        assert [str(period) for period in found[0].periods] == [
            "2016/17", "2017/18", "Q3 2019/20", "Q4 2019/20",
        ]  # fmt: skip

    def test_distance_from_the_line_worsens_where_closest_is_best(self, signs):
        closest = indicator(Polarity.CLOSEST, "50")

        assert "worsening" in kinds(signs(["50", "51", "48", "53"], closest))


class TestMoving:
    @pytest.mark.parametrize("polarity", [None, Polarity.NEUTRAL])
    def test_without_a_better_way_only_the_movement_is_told(self, signs, polarity):
        (sign,) = signs(["10", "12", "13", "15"], indicator(polarity, None))

        assert sign.kind is WarningKind.MOVING
        assert not sign.kind.is_warning
        assert sign.text.startswith("Went up 3 periods running: 10% in Q1 2019/20, then 12%")

    def test_a_tier_that_shows_movement_only_gets_no_verdict(self, signs):
        borough = indicator(target=None, tier=Tier("T2", "Borough-wide", shows="movement"))

        (sign,) = signs(["15", "13", "12", "10"], borough)

        assert (sign.kind, sign.text.split(":")[0]) == (
            WarningKind.MOVING,
            "Went down 3 periods running",
        )

    def test_one_told_in_words_gets_nothing(self, signs):
        told = indicator(target=None, tier=Tier("T3", "Strategy", shows="narrative"))

        assert signs(["15", "13", "12", "10"], told) == ()


class TestMissed:
    def test_three_periods_running(self, signs):
        (sign,) = signs(["96", "94", "90", "93"])

        assert (sign.kind, sign.running) == (WarningKind.MISSED_RUNNING, 3)
        assert sign.text == (
            "Missed its target 3 periods running: 94% in Q2 2019/20 (Amber), "
            "90% in Q3 2019/20 (Red), 93% in Q4 2019/20 (Amber)."
        )
        assert [figure.status for figure in sign.figures] == [
            Status.NEAR_TARGET, Status.OFF_TARGET, Status.NEAR_TARGET,
        ]  # fmt: skip

    def test_of_a_long_run_both_ends_are_told(self, signs):
        (sign,) = signs(["96", "94", "90", "93", "90", "94"])

        assert len(sign.figures) == 5
        assert sign.text == (
            "Missed its target 5 periods running: the first 94% in Q4 2018/19 (Amber), "
            "the latest 94% in Q4 2019/20 (Amber)."
        )

    def test_a_period_that_is_met_ends_the_run(self, signs):
        assert signs(["90", "90", "95", "90", "94"]) == ()

    def test_each_period_is_judged_by_its_own_target(self, signs):
        parts = tuple(
            (NOW.shift(step), Lines(Quantity(line, "percent")))
            for step, line in ((-2, "80"), (-1, "95"), (0, "95"))
        )
        profiled = indicator(target=ProfiledTarget(parts=parts))

        assert "missed-running" not in kinds(signs(["90", "90", "90"], profiled))

    def test_where_it_cannot_be_judged_what_was_printed_counts(self, signs):
        only_now = FixedTarget(lines=Lines(Quantity("95", "percent")), period=NOW)
        target = indicator(target=only_now)
        printed = run(["94", "94", "94"], reported=(Status.OFF_TARGET,), reported_word="Red")

        (sign,) = signs([], target, observations=printed)

        assert [figure.as_printed for figure in sign.figures] == [True, True, False]
        assert "94% in Q2 2019/20 (Red, as printed)" in sign.text

    def test_an_open_status_counts_for_nothing(self, signs):
        only_now = FixedTarget(lines=Lines(Quantity("95", "percent")), period=NOW)

        assert signs(["90", "90", "90"], indicator(target=only_now)) == ()


class TestFloor:
    def at(self, signs, value, floor="90", **more):
        polarity = more.pop("polarity", UP)
        of = indicator(polarity, None, floor=Quantity(floor, "percent"))
        return signs([value], of, **more)

    @pytest.mark.parametrize(
        ("value", "kind"),
        [("89.9", "below-floor"), ("90", "near-floor"), ("91.8", "near-floor"), ("91.9", None)],
    )
    def test_below_at_and_near(self, signs, value, kind):
        assert kinds(self.at(signs, value)) == ([kind] if kind else [])

    def test_where_lower_is_better_the_floor_lies_above(self, signs):
        assert kinds(self.at(signs, "91", polarity=Polarity.LOWER)) == ["below-floor"]
        assert kinds(self.at(signs, "88.2", polarity=Polarity.LOWER)) == ["near-floor"]
        assert kinds(self.at(signs, "88.1", polarity=Polarity.LOWER)) == []

    def test_the_margin_is_told(self, signs):
        assert self.at(signs, "91")[0].text == (
            "91% in Q4 2019/20 is within 2% of its floor of 90%."
        )
        assert self.at(signs, "90")[0].text == "90% in Q4 2019/20 is at its floor."
        assert self.at(signs, "89")[0].text == "89% in Q4 2019/20 is worse than its floor of 90%."

    @pytest.mark.parametrize(
        ("near", "found"), [("2pp", True), ("1pp", False), ("2", True), (None, False)]
    )
    def test_the_margin_is_the_callers(self, signs, near, found):
        assert bool(self.at(signs, "92", near=near)) is found

    def test_a_floor_of_the_target_comes_first(self, signs):
        lines = Lines(Quantity("95", "percent"), floor=Quantity("80", "percent"))
        of = indicator(target=FixedTarget(lines=lines), floor=Quantity("96", "percent"))

        assert kinds(signs(["95"], of)) == []

    def test_a_figure_that_still_grows_is_not_held_against_it(self, signs):
        grows = indicator(target=None, floor=Quantity("90", "percent"), accumulates=True)

        assert signs(["20"], grows) == ()

    def test_points_mean_nothing_for_what_is_no_percentage(self, signs):
        of = attrs.evolve(indicator(target=None), unit="day", floor=Quantity("90", "day"))
        seen = (Observation("A1", NOW, Quantity("91", "day")),)

        assert signs([], of, observations=seen, near="2pp") == ()
        assert kinds(signs([], of, observations=seen, near="2")) == ["near-floor"]


class TestFell:
    def test_from_met_to_off(self, signs):
        (sign,) = signs(["96", "80"])

        assert sign.kind is WarningKind.FELL
        assert sign.text == "Fell from Green, 96% in Q3 2019/20, to Red, 80% in Q4 2019/20."

    def test_near_is_no_fall(self, signs):
        assert signs(["96", "93"]) == ()

    def test_nor_is_staying_off(self, signs):
        assert signs(["80", "80"]) == ()

    def test_an_unstated_tolerance_is_told(self, signs, make):
        (sign,) = signs(["96", "94"], scheme=make.met_near_off("unstated"))

        assert sign.text.endswith("How far short still counts as near is not stated.")


class TestForecast:
    def of(self, signs, value, forecast, **more):
        seen = Observation(
            "A1", NOW, Quantity(value, "percent"), forecast=Quantity(forecast, "percent")
        )
        return signs([], more.pop("of", None), observations=(seen,))

    def test_the_council_expects_to_miss(self, signs):
        (sign,) = self.of(signs, "96", "94")

        assert sign.kind is WarningKind.FORECAST_MISSES
        assert sign.text == ("The council itself expects 94% by the end of the year, against 95%.")

    def test_it_misses_and_hopes(self, signs):
        (sign,) = self.of(signs, "94", "97")

        assert sign.kind is WarningKind.FORECAST_HOPEFUL
        assert [figure.what for figure in sign.figures] == ["target", "value", "forecast"]

    def test_met_and_expected_to_be_is_no_sign(self, signs):
        assert self.of(signs, "96", "95") == ()

    def test_it_is_held_against_the_line_of_the_year(self, signs):
        year = NOW.whole_year
        parts = tuple((part, Lines(Quantity("10", "percent"))) for part in year.parts(3))
        whole = (year, Lines(Quantity("98", "percent")))
        of = indicator(target=ProfiledTarget(parts=(*parts, whole)))

        assert kinds(self.of(signs, "11", "97", of=of)) == ["forecast-misses"]

    def test_a_range(self, signs):
        between = Lines(low=Quantity("90", "percent"), high=Quantity("95", "percent"))
        of = indicator(Polarity.RANGE, target=FixedTarget(lines=between))

        (sign,) = self.of(signs, "92", "96", of=of)

        assert sign.text.endswith("against 90% to 95%.")


class TestActions:
    def test_an_overdue_action_answers_a_missed_target(self, signs, make):
        late = Action(
            "T7", "Train staff", progress=Decimal(40), due=datetime.date(2020, 3, 31),
            indicators=("A1",),
        )  # fmt: skip

        (sign,) = signs(["93"], actions=[late])

        assert (sign.kind, sign.action) == (WarningKind.ACTION_OVERDUE, "T7")
        assert sign.text == (
            "Amber with 93% in Q4 2019/20, and action T7, which answers it, "
            "was due 2020-03-31 and is at 40%."
        )

    def test_one_for_a_met_target_or_another_indicator_or_in_time_is_no_sign(self, signs):
        late = Action("T7", "Train", due=datetime.date(2020, 3, 31), indicators=("A1",))

        assert signs(["96"], actions=[late]) == ()
        assert signs(["93"], actions=[attrs.evolve(late, indicators=("B2",))]) == ()
        assert signs(["93"], actions=[late], on=datetime.date(2020, 3, 31)) == ()


class TestNotReported:
    other = run(["50"] * 8, "B2")

    def dataset(self, make, *indicators, observations=(), **more):
        found = Dataset(
            "a", "Dover", "q4.txt", NOW, (*indicators, indicator(None, None, "B2")),
            (*observations, *self.other), scheme=make.met_near_off("5%"), **more,
        )  # fmt: skip
        return warning_signs(evaluate_all(found))

    def test_a_dash(self, make):
        (sign,) = self.dataset(make, indicator(), observations=run(["96", None]))

        assert sign.kind is WarningKind.NOT_REPORTED
        assert sign.text == "No value is given for Q4 2019/20: '-' is printed."

    def test_a_row_that_is_not_there(self, make):
        declared = Framework("f", "Dover", "f", definitions=(Definition(indicator()),))

        (sign,) = self.dataset(make, framework=declared)

        assert sign.text.endswith("it is declared, and the report has no row for it.")

    def test_several_times_running(self, make):
        (sign,) = self.dataset(make, indicator(), observations=run(["96", None, None, None]))

        assert (sign.kind, sign.running) == (WarningKind.NOT_REPORTED_RUNNING, 3)
        assert sign.text == (
            "No value was given 3 times running: Q2 2019/20, Q3 2019/20, Q4 2019/20."
        )

    def test_a_period_without_a_row_counts_once_it_was_printed_before(self, make):
        (sign,) = self.dataset(make, indicator(), observations=run(["96"], end=NOW.shift(-3)))

        assert sign.running == 3

    def test_a_new_one_is_not_missing_in_the_past(self, make):
        (sign,) = self.dataset(make, indicator(), observations=run([None]))

        assert (sign.kind, sign.running) == (WarningKind.NOT_REPORTED, None)

    @pytest.mark.parametrize(
        "absence", [Absence.NOT_DUE, Absence.SUPPRESSED, Absence.NOT_APPLICABLE]
    )
    def test_a_reason_is_an_answer(self, make, absence):
        seen = Observation("A1", NOW, absence=absence)

        assert self.dataset(make, indicator(), observations=(seen,)) == ()

    def test_what_cannot_be_read_is_none(self, make):
        seen = Observation("A1", NOW, absence=Absence.BAD_VALUE, raw="tbc?")

        (sign,) = self.dataset(make, indicator(), observations=(seen,))

        assert "'tbc?' cannot be read" in sign.text

    @pytest.mark.parametrize("stage", [Stage.IN_DEVELOPMENT, Stage.RETIRED])
    def test_only_live_ones_are_missed(self, make, stage):
        assert self.dataset(make, indicator(stage=stage)) == ()

    def test_an_annual_one_is_due_at_the_end_of_the_year(self, make):
        annual = indicator(frequency=Frequency.ANNUAL)

        assert kinds(self.dataset(make, annual)) == ["not-reported"]
        outturn = Observation("A1", NOW.whole_year, Quantity("96", "percent"))
        assert self.dataset(make, annual, observations=(outturn,)) == ()

    def test_a_paper_without_figures_misses_none(self, make):
        paper = Dataset("a", "Dacorum", "p.txt", NOW, (indicator(),),
                        scheme=make.met_near_off("5%"))  # fmt: skip

        assert warning_signs(evaluate_all(paper)) == ()


class TestAnnualAmongQuarterly:
    def test_its_latest_figure_is_looked_at_while_none_is_due(self, make):
        annual = indicator(frequency=Frequency.ANNUAL, target=None)
        seen = tuple(
            Observation("A1", Period.financial_year(year), Quantity(value, "percent"))
            for year, value in ((2015, "93"), (2016, "92"), (2017, "91"), (2018, "90"))
        )
        half_way = Dataset("a", "Dover", "q2.txt", NOW.shift(-2), (annual,), seen)

        (sign,) = warning_signs(evaluate_all(half_way, scheme=make.met_near_off("5%")))

        assert (sign.kind, sign.running) == (WarningKind.WORSENING, 3)
        assert str(sign.period) == "2018/19"


class TestWrongUse:
    @pytest.mark.parametrize("running", [1, 0, True, 2.0, "3"])
    def test_a_run_has_at_least_two_periods(self, signs, running):
        with pytest.raises(UsageError, match="running must be a whole number of periods from 2"):
            signs(["96"], running=running)

    @pytest.mark.parametrize("near", ["-5%", "unstated", "1x tolerance", "close"])
    def test_near_is_an_amount(self, signs, near):
        with pytest.raises(UsageError, match="near"):
            signs(["96"], near=near)

    def test_results_are_wanted(self):
        with pytest.raises(UsageError, match="judge the data set first"):
            warning_signs("q4.txt")

    def test_every_kind_is_explained(self):
        assert set(WARNINGS) == set(WarningKind)


class TestLaws:
    values = st.lists(st.integers(0, 100), min_size=1, max_size=8)

    def found(self, make, values, polarity, line, floor):
        known = indicator(polarity, str(line), floor=Quantity(str(floor), "percent"))
        dataset = Dataset("a", "D", "f", NOW, (known,), run([str(value) for value in values]))
        return warning_signs(evaluate_all(dataset, scheme=make.met_near_off("5")), near="3")

    @given(values, st.integers(0, 100), st.integers(0, 100))
    def test_turned_round_the_signs_are_the_same(self, make, values, line, floor):
        one = self.found(make, values, Polarity.HIGHER, line, floor)
        other = self.found(make, [-v for v in values], Polarity.LOWER, -line, -floor)

        assert [(s.kind, s.running, s.periods) for s in one] == [
            (s.kind, s.running, s.periods) for s in other
        ]

    @given(values, st.integers(2, 5))
    def test_asking_for_longer_runs_finds_no_more(self, make, values, running):
        dataset = Dataset("a", "D", "f", NOW, (indicator(),), run([str(v) for v in values]))
        results = evaluate_all(dataset, scheme=make.met_near_off("5%"))

        more = {(s.kind, s.running) for s in warning_signs(results, running=running)}
        fewer = {(s.kind, s.running) for s in warning_signs(results, running=running + 1)}

        assert fewer <= more
        assert all(s is None or s >= running for _, s in more)
