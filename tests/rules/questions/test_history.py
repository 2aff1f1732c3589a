"""The figures of one indicator that may be put side by side, and why the others may not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Basis, Mark, Polarity
from pmf.model.target import Lines, ProfiledTarget
from pmf.rules.questions.history import LEFT_OUT, history, only_year_on_year

Q1 = Period.quarter(2019, 1)
Y2017, Y2018 = Period.financial_year(2017), Period.financial_year(2018)


def indicator(**more):
    unit = more.pop("unit", "percent")
    return Indicator("A1", "An indicator", unit, Polarity.HIGHER, **more)


def seen(period, value, unit="percent", **more):
    if isinstance(value, Absence):
        return Observation("A1", period, absence=value)
    return Observation("A1", period, Quantity(value, unit), **more)


def found(observations, **more):
    """The figures used, and why each of the others was not."""
    told = history(more.pop("of", indicator()), observations, **more)
    used = [(str(one.period), str(one.value.value)) for one in told.figures]
    return used, [(str(one.period), one.because) for one in told.left_out]


class TestLength:
    def test_the_length_most_figures_are_for_is_taken(self):
        printed = [seen(Y2017, "99.5"), seen(Y2018, "99.3"), seen(Q1, "99.5")]

        assert found(printed) == (
            [("2017/18", "99.5"), ("2018/19", "99.3")],
            [("Q1 2019/20", "other-length")],
        )

    def test_of_as_many_the_longest_is(self):
        printed = [seen(Q1, "99.5"), seen(Y2018, "99.3")]

        assert found(printed)[0] == [("2018/19", "99.3")]

    def test_a_period_such_as_wanted_says_which(self):
        printed = [seen(Y2017, "99.5"), seen(Y2018, "99.3"), seen(Q1, "99.5")]

        assert found(printed, alike=Q1.next)[0] == [("Q1 2019/20", "99.5")]

    def test_a_rolling_year_means_the_same_under_every_length(self):
        rolling = indicator(unit="working_day/fte", basis=Basis.ROLLING_YEAR)
        days = "working_day/fte"
        printed = [seen(Q1, "9.3", days), seen(Y2017, "13.6", days), seen(Y2018, "8.7", days)]

        used, left = found(printed, of=rolling)

        assert [value for _, value in used] == ["13.6", "8.7", "9.3"]
        assert left == []


class TestPartsOfTheYear:
    def test_a_figure_to_date_stands_beside_the_same_part_only(self):
        to_date = indicator(basis=Basis.YEAR_TO_DATE, accumulates=True)
        printed = [seen(Q1.shift(step), str(30 + step)) for step in (-5, -4, -1, 0)]

        used, left = found(printed, of=to_date)

        assert used == [("Q1 2018/19", "26"), ("Q1 2019/20", "30")]
        assert {why for _, why in left} == {"other-part-of-year"}

    def test_so_does_one_whose_target_is_profiled(self):
        profile = ProfiledTarget(parts=((Q1, Lines(Quantity("2.86"))),), every_year=True)

        assert only_year_on_year(indicator(target=profile), 3)
        assert not only_year_on_year(indicator(target=profile), 12)
        assert not only_year_on_year(indicator(), 3)


class TestLeftOut:
    @pytest.mark.parametrize(
        ("absence", "because"),
        [
            (Absence.MISSING, "no-value"),
            (Absence.NOT_DUE, "not-due"),
            (Absence.SUPPRESSED, "suppressed"),
            (Absence.NOT_APPLICABLE, "not-applicable"),
            (Absence.BAD_VALUE, "bad-value"),
        ],
    )
    def test_no_value_is_left_out_by_its_own_reason(self, absence, because):
        assert found([seen(Q1, absence)]) == ([], [("Q1 2019/20", because)])

    def test_a_unit_that_measures_something_else_is_left_out(self):
        assert found([seen(Q1, "3", "GBP")])[1] == [("Q1 2019/20", "unit-unfit")]

    def test_a_unit_that_converts_is_converted_and_both_are_kept(self):
        (figure,) = history(indicator(unit="hour"), [seen(Q1, "90", "minute")]).figures

        assert (figure.value, figure.printed) == (Quantity("1.5", "hour"), Quantity("90", "minute"))

    def test_two_figures_for_one_period_that_differ_are_no_figure(self):
        both = [seen(Q1, "5"), seen(Q1, "6"), seen(Q1.next, "7")]

        assert found(both) == (
            [("Q2 2019/20", "7")],
            [("Q1 2019/20", "ambiguous-period"), ("Q1 2019/20", "ambiguous-period")],
        )

    def test_one_figure_printed_twice_counts_once(self):
        assert found([seen(Q1, "5"), seen(Q1, "5.0")])[0] == [("Q1 2019/20", "5")]

    def test_what_lies_before_the_last_break_is_left_out(self):
        printed = [seen(Q1.shift(step), str(step)) for step in range(4)]

        used, left = found(printed, breaks=(Q1.next, Q1.shift(2)))

        assert [value for _, value in used] == ["2", "3"]
        assert {why for _, why in left} == {"series-break"}

    def test_a_rolling_figure_that_reaches_across_a_break_is_too(self):
        rolling = indicator(basis=Basis.ROLLING_YEAR)

        assert found([seen(Q1, "5")], of=rolling, breaks=(Q1,))[1] == [
            ("Q1 2019/20", "series-break")
        ]

    def test_only_so_many_of_the_latest_are_looked_at(self):
        printed = [seen(Q1.shift(step), str(step)) for step in range(5)]

        used, left = found(printed, periods=2)

        assert [value for _, value in used] == ["3", "4"]
        assert [why for _, why in left] == ["beyond-window"] * 3

    def test_figures_of_other_indicators_are_passed_over(self):
        other = Observation("B2", Q1, Quantity("5", "percent"))

        assert found([other]) == ([], [])

    @pytest.mark.parametrize("periods", [0, -1, True, "3"])
    def test_a_window_is_a_whole_number(self, periods):
        with pytest.raises(UsageError, match="periods must be a whole number from 1"):
            history(indicator(), [], periods=periods)


class TestMarks:
    def test_a_mark_is_carried(self):
        (figure,) = history(indicator(), [seen(Q1, "5", marks=(Mark.PROVISIONAL,))]).figures

        assert figure.marked


class TestLaws:
    observations = st.lists(
        st.builds(
            seen,
            st.builds(Period, st.sampled_from([3, 12]), st.integers(2015, 2020), st.just(1)),
            st.decimals(-5, 5, places=1).map(str) | st.sampled_from(Absence),
        ),
        max_size=12,
    )

    @given(observations)
    def test_nothing_is_dropped_in_silence(self, printed):
        told = history(indicator(), printed)
        kept = {(one.period, one.value.value) for one in told.figures}
        left = [(one.period, one.printed) for one in told.left_out]

        for one in printed:
            used = one.value is not None and (one.period, one.value.value) in kept
            assert used or (one.period, one.value) in left
        assert all(one.because in LEFT_OUT for one in told.left_out)

    @given(observations, st.randoms())
    def test_the_order_of_print_does_not_matter(self, printed, random):
        mixed = list(printed)
        random.shuffle(mixed)

        def told(observations):
            figures = history(indicator(), observations).figures
            return [(one.period, Decimal(one.value.value)) for one in figures]

        assert told(printed) == told(mixed)
