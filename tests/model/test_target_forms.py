"""Targets at dates, by steps, and leaning on other figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.series import Series
from pmf.model.status import Movement, Polarity
from pmf.model.target import Gap, Lines, resolve
from pmf.model.target_forms import ChangeTarget, DatedTarget, ReferenceTarget, SteppedTarget

Q1 = Period.quarter(2020, 1)
YEAR_2018 = Period.financial_year(2018)


def lines(value, unit="percent"):
    return Lines(target=Quantity(value, unit))


def own(value, period, unit="percent", name="value"):
    return Series(((name, period, Quantity(value, unit)),))


class TestDatedTarget:
    homes = DatedTarget(
        steps=(
            (Period.quarter(2023, 4), lines("23", "dwelling")),
            (Period.quarter(2024, 4), lines("38", "dwelling")),
        ),
        text="Q4 23/24 : 23 Q4 24/25: 38",
    )
    by_march = DatedTarget(
        steps=((Period.month_of(2020, 3), lines("80")), (Period.month_of(2021, 3), lines("100"))),
        carries=True,
    )

    def test_a_dated_value_holds_in_its_own_period(self):
        assert self.homes.resolve(Period.quarter(2024, 4)) == lines("38", "dwelling")

    @pytest.mark.parametrize(
        "period", [Period.quarter(2024, 3), Period.financial_year(2024), Period.month_of(2025, 3)]
    )
    def test_it_holds_in_no_other(self, period):
        assert self.homes.resolve(period) == Gap("outside-target-period", self.homes.text)

    def test_a_years_value_holds_for_its_parts(self):
        target = DatedTarget(steps=((YEAR_2018, lines("95")),))

        assert target.resolve(Period.quarter(2018, 3)) == lines("95")

    def test_before_its_day_nothing_is_due(self):
        assert self.by_march.resolve(Period.quarter(2019, 3)) == Gap("target-not-due", "March 2020")

    @pytest.mark.parametrize(
        ("period", "value"),
        [
            (Period.quarter(2019, 4), "80"),
            (Period.financial_year(2019), "80"),
            (Period.quarter(2020, 3), "80"),
            (Period.month_of(2021, 3), "100"),
            (Period.quarter(2022, 1), "100"),
        ],
    )
    def test_from_its_day_on_it_holds_until_the_next(self, period, value):
        assert self.by_march.resolve(period) == lines(value)

    def test_only_parts_of_a_year_with_lines_of_their_own_make_a_profile(self):
        assert self.homes.is_profile
        assert not self.by_march.is_profile
        assert not DatedTarget(steps=((YEAR_2018, lines("95")),)).is_profile


class TestSteppedTarget:
    steps = tuple(lines(value) for value in ("20", "40", "60", "80", "100"))

    def test_without_a_first_year_no_year_has_lines(self):
        target = SteppedTarget(by_year=self.steps, text="20/40/60/80/100")

        assert target.resolve(Q1) == Gap("first-year-missing", "20/40/60/80/100")

    @pytest.mark.parametrize("place", range(5))
    def test_each_year_has_its_step(self, place):
        target = SteppedTarget(by_year=self.steps, first_year=Period.financial_year(2024))

        assert target.resolve(Period.quarter(2024 + place, 3)) == self.steps[place]

    def test_before_and_after_there_are_none(self):
        target = SteppedTarget(by_year=self.steps, first_year=Period.financial_year(2024))

        assert target.resolve(Period.quarter(2023, 4)).reason == "not-yet-valid"
        assert target.resolve(Period.quarter(2029, 1)).reason == "outside-target-period"

    def test_the_last_years_covered_are_no_trouble(self):
        target = SteppedTarget(by_year=self.steps, first_year=Period.financial_year(2198))

        assert target.resolve(Period.financial_year(2199)) == self.steps[1]


class TestChangeTarget:
    def test_a_change_without_its_sign_is_a_gap(self):
        target = ChangeTarget(amount=Quantity("12.50", "percent"), text="12.50% (annually)")

        assert target.resolve(Q1) == Gap("sign-missing", "12.50% (annually)")

    def test_on_an_indicator_of_changes_the_signed_amount_is_the_line(self):
        """Emissions are to fall by 12.5% a year, and the value is the percentage change."""
        target = ChangeTarget(
            amount=Quantity("12.50", "percent"), direction=Movement.DOWN, values_are_changes=True
        )

        drawn = target.resolve(Q1)

        assert drawn == Lines(target=Quantity("-12.50", "percent"), sense=Polarity.LOWER)

    @pytest.mark.parametrize("series", [None, Series(), own("9.3", Q1)])
    def test_without_its_baseline_it_is_a_gap(self, series):
        target = ChangeTarget(baseline=YEAR_2018, text="improve on 2018/19")

        assert resolve(target, Q1, series) == Gap("baseline-missing", "improve on 2018/19")

    def test_to_improve_is_to_beat_the_baseline(self):
        target = ChangeTarget(baseline=YEAR_2018, strict=True)
        year = Period.financial_year(2020)

        drawn = target.resolve(year, own("98.5", YEAR_2018))

        assert drawn == Lines(target=Quantity("98.5", "percent"), strict=True)

    def test_a_quarter_is_compared_with_that_years_same_quarter_only(self):
        target = ChangeTarget(baseline=YEAR_2018)

        assert target.resolve(Q1, own("98.5", YEAR_2018)).reason == "baseline-missing"
        assert target.resolve(Q1, own("24.1", Period.quarter(2018, 1))) == lines("24.1")

    def test_a_year_is_not_compared_with_a_quarter(self):
        target = ChangeTarget(baseline=Period.quarter(2018, 1))
        series = own("24.1", Period.quarter(2018, 1))

        assert target.resolve(Period.financial_year(2020), series).reason == "baseline-missing"

    def test_last_year_is_the_same_period_a_year_before(self):
        target = ChangeTarget(reference="last_year", strict=True)

        assert target.resolve(Q1, own("9.3", Q1.same_last_year)).target == Quantity(
            "9.3", "percent"
        )

    @pytest.mark.parametrize(
        ("amount", "unit", "direction", "start", "start_unit", "line"),
        [
            ("5", "percent", Movement.DOWN, "200", "number", "190.00"),
            ("12.5", "percent", Movement.UP, "16", "tonne", "18"),
            ("2", "percentage_point", Movement.UP, "52.3", "percent", "54.3"),
            ("3", "day", Movement.DOWN, "12.6", "day", "9.6"),
        ],
    )
    def test_the_line_is_the_baseline_moved_exactly(
        self, amount, unit, direction, start, start_unit, line
    ):
        target = ChangeTarget(amount=Quantity(amount, unit), direction=direction)

        drawn = target.resolve(Q1, own(start, Q1, start_unit, "baseline"))

        assert drawn.target == Quantity(line, start_unit)
        assert drawn.sense is (Polarity.LOWER if direction is Movement.DOWN else Polarity.HIGHER)

    def test_per_cent_of_a_percentage_or_points_is_left_open(self):
        target = ChangeTarget(amount=Quantity("5", "percent"), direction=Movement.UP)

        drawn = target.resolve(Q1, own("52.3", Q1, "percent", "baseline"))

        assert drawn.reason == "change-unclear"

    def test_an_amount_in_another_kind_of_unit_does_not_fit(self):
        target = ChangeTarget(amount=Quantity("5", "day"), direction=Movement.UP)

        assert target.resolve(Q1, own("52.3", Q1, "GBP", "baseline")).reason == "unit-unfit"

    def test_a_line_too_long_to_be_a_figure_is_a_gap(self):
        target = ChangeTarget(amount=Quantity("0." + "1" * 30, "percent"), direction=Movement.UP)

        drawn = target.resolve(Q1, own("1" * 30, Q1, "number", "baseline"))

        assert drawn.reason == "line-too-long"

    @given(
        start=st.decimals(-(10**9), 10**9, places=3),
        amount=st.decimals(0, 10**6, places=2),
        direction=st.sampled_from([Movement.UP, Movement.DOWN]),
    )
    def test_up_and_down_are_as_far_from_the_baseline(self, start, amount, direction):
        other = Movement.DOWN if direction is Movement.UP else Movement.UP
        series = own(start, Q1, "tonne", "baseline")

        here, there = (
            ChangeTarget(amount=Quantity(amount, "percent"), direction=way).resolve(Q1, series)
            for way in (direction, other)
        )

        assert here.target + there.target == Quantity(start, "tonne") + Quantity(start, "tonne")


class TestReferenceTarget:
    def test_without_the_series_it_is_a_gap_that_names_it(self):
        target = ReferenceTarget(name="top_quartile")

        assert target.resolve(Q1) == Gap("reference-missing", "top_quartile")
        assert target.resolve(Q1, Series()) == Gap("reference-missing", "top_quartile")

    def test_the_figure_supplied_is_the_line(self):
        target = ReferenceTarget(name="budget", sense=Polarity.LOWER)

        drawn = target.resolve(Q1, own("40000", Q1, "GBP", "budget"))

        assert drawn == Lines(target=Quantity("40000", "GBP"), sense=Polarity.LOWER)

    def test_better_than_last_year_leaves_last_year_itself_out(self):
        target = ReferenceTarget(name="last_year", strict=True)

        drawn = target.resolve(Q1, own("9.3", Q1.same_last_year))

        assert drawn == Lines(target=Quantity("9.3", "percent"), strict=True)

    def test_it_keeps_to_its_own_period(self):
        target = ReferenceTarget(name="budget", period=YEAR_2018)

        assert target.resolve(Q1).reason == "outside-target-period"


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        (DatedTarget(steps=()), "dated"),
        (SteppedTarget(by_year=()), "stepped"),
        (ChangeTarget(), "change"),
        (ReferenceTarget(name="budget"), "reference"),
    ],
)
def test_each_form_has_a_stable_name(target, kind):
    assert target.kind == kind
