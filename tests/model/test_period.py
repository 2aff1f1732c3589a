"""Periods: integer steps, whole tilings, one way to write each."""

import calendar
import itertools
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import PmfError, UsageError
from pmf.model.period import Period

first_months = st.integers(1, 12)
lengths = st.sampled_from((1, 3, 6, 12))
# Inside the range on every side, so that a step forward or back exists.
days = st.dates(date(1902, 1, 1), date(2198, 1, 1))
inner_years = st.integers(1902, 2197)
ONE_DAY = timedelta(days=1)


@st.composite
def periods(draw, months=lengths, first_month=first_months, years=inner_years):
    length = draw(months)
    return Period(length, draw(years), draw(st.integers(1, 12 // length)), draw(first_month))


class TestWriting:
    @pytest.mark.parametrize(
        ("period", "text"),
        [
            (Period.quarter(2019, 1), "Q1 2019/20"),
            (Period.quarter(2023, 4), "Q4 2023/24"),
            (Period.financial_year(2017), "2017/18"),
            (Period.financial_year(1999), "1999/00"),
            (Period.half(2017, 1), "H1 2017/18"),
            (Period.month_of(2019, 8), "August 2019"),
            (Period.month_of(2020, 1), "January 2020"),
            (Period.quarter(2019, 1, first_month=1), "Q1 2019"),
            (Period.financial_year(2019, first_month=1), "2019"),
            (Period.month_of(2019, 8, first_month=1), "August 2019 (from January)"),
            (Period.quarter(2019, 1, first_month=9), "Q1 2019/20 (from September)"),
            (Period.financial_year(2019, first_month=8), "2019/20 (from August)"),
        ],
    )
    def test_a_period_is_written_as_councils_print_it(self, period, text):
        assert text == str(period)

    @given(first=periods(), second=periods())
    def test_two_periods_are_never_written_alike(self, first, second):
        assert (str(first) == str(second)) == (first == second)


class TestDays:
    @pytest.mark.parametrize(
        ("period", "start", "end"),
        [
            (Period.quarter(2019, 1), date(2019, 4, 1), date(2019, 6, 30)),
            (Period.quarter(2019, 4), date(2020, 1, 1), date(2020, 3, 31)),
            (Period.half(2017, 1), date(2017, 4, 1), date(2017, 9, 30)),
            (Period.half(2017, 2), date(2017, 10, 1), date(2018, 3, 31)),
            (Period.month_of(2020, 2), date(2020, 2, 1), date(2020, 2, 29)),
            (Period.financial_year(2019, 9), date(2019, 9, 1), date(2020, 8, 31)),
            (Period.quarter(2019, 1, 12), date(2019, 12, 1), date(2020, 2, 29)),
            (Period.financial_year(2199), date(2199, 4, 1), date(2200, 3, 31)),
        ],
    )
    def test_a_period_runs_from_its_first_day_to_its_last(self, period, start, end):
        assert (start, end) == (period.start, period.end)

    @given(day=days, months=lengths, first_month=first_months)
    def test_a_day_lies_in_exactly_one_period_of_each_length(self, day, months, first_month):
        period = Period.containing(day, months, first_month)

        assert period.contains(day)
        assert not period.previous.contains(day)
        assert not period.next.contains(day)

    @pytest.mark.parametrize("months", [1, 3, 6, 12])
    @pytest.mark.parametrize("first_month", [1, 4, 9])
    def test_every_day_covered_lies_in_its_period(self, months, first_month):
        """
        Walked once from the first day to the last, the periods follow each other without a gap.
        """
        period = Period(months, 1900, 1, first_month)
        last = Period(months, 2199, 12 // months, first_month)
        expected = date(1900, first_month, 1)
        while True:
            assert expected == period.start
            assert period == Period.containing(period.start, months, first_month)
            assert period == Period.containing(period.end, months, first_month)
            if period == last:
                break
            expected, period = period.end + ONE_DAY, period.next

        assert date(2200, first_month, 1) == period.end + ONE_DAY

    @pytest.mark.parametrize("first_month", [1, 4, 8, 9])
    def test_the_last_day_and_the_first_fall_in_different_years(self, first_month):
        """
        31 March and 1 April for the financial year; 31 August and 1 September for a school.
        """
        for year in range(1901, 2200):
            first = date(year, first_month, 1)
            this = Period.containing(first, 12, first_month)
            before = Period.containing(first - ONE_DAY, 12, first_month)

            assert year == this.year
            assert year - 1 == before.year
            assert this == before.next


class TestSteps:
    def test_the_quarter_before_the_first_is_in_the_year_before(self):
        assert Period.quarter(2018, 4) == Period.quarter(2019, 1).previous

    def test_the_half_after_the_second_is_in_the_year_after(self):
        assert Period.half(2018, 1) == Period.half(2017, 2).next

    def test_the_same_period_last_year_keeps_its_place(self):
        assert Period.quarter(2018, 1) == Period.quarter(2019, 1).same_last_year
        assert Period.month_of(2019, 2) == Period.month_of(2020, 2).same_last_year
        assert Period.financial_year(2018) == Period.financial_year(2019).same_last_year

    @given(period=periods())
    def test_forward_and_back_is_where_one_started(self, period):
        assert period == period.next.previous == period.previous.next

    @given(period=periods())
    def test_the_next_period_starts_the_day_after(self, period):
        assert period.end + ONE_DAY == period.next.start
        assert period.start - ONE_DAY == period.previous.end

    @given(period=periods(years=st.integers(2000, 2099)), count=st.integers(-90, 90))
    def test_a_step_and_its_opposite_cancel(self, period, count):
        """
        29 February included: a period is a place in a year, not a pair of dates.
        """
        assert period == period.shift(count).shift(-count)

    @given(
        period=periods(years=st.integers(2000, 2099)),
        one=st.integers(-40, 40),
        two=st.integers(-40, 40),
    )
    def test_steps_add_up(self, period, one, two):
        assert period.shift(one + two) == period.shift(one).shift(two)

    def test_a_step_out_of_the_years_covered_is_refused(self):
        with pytest.raises(UsageError, match="year must be 1900 to 2199, not 2200"):
            _ = Period.financial_year(2199).next
        with pytest.raises(UsageError, match="year must be 1900 to 2199, not 1899"):
            _ = Period.quarter(1900, 1).previous

    @pytest.mark.parametrize("count", [1.0, True, "1", None])
    def test_a_step_is_a_whole_number(self, count):
        with pytest.raises(UsageError, match="whole number of periods"):
            Period.quarter(2019, 1).shift(count)


class TestParts:
    def test_a_year_has_four_quarters(self):
        quarters = tuple(Period.quarter(2019, number) for number in (1, 2, 3, 4))

        assert quarters == Period.financial_year(2019).parts(3)

    def test_the_second_half_is_the_third_and_fourth_quarter(self):
        quarters = (Period.quarter(2017, 3), Period.quarter(2017, 4))

        assert quarters == Period.half(2017, 2).parts(3)

    def test_a_quarter_has_no_half_in_it(self):
        with pytest.raises(UsageError, match="Q1 2019/20 is a quarter, which has no part as long"):
            Period.quarter(2019, 1).parts(6)

    @given(period=periods(), months=lengths)
    def test_parts_tile_the_period(self, period, months):
        if period.months < months:
            return
        parts = period.parts(months)

        assert period.start == parts[0].start
        assert period.end == parts[-1].end
        assert all(one.end + ONE_DAY == two.start for one, two in itertools.pairwise(parts))
        assert all(period.contains(part) and part.whole_year == period.whole_year for part in parts)

    @given(year=periods(months=st.just(12)), months=lengths)
    def test_the_days_of_the_parts_make_a_year(self, year, months):
        total = sum((part.end - part.start).days + 1 for part in year.parts(months))
        leap = calendar.isleap(year.start.year + (year.first_month > 2))

        assert (366 if leap else 365) == total

    def test_the_year_to_date_ends_with_the_period_itself(self):
        quarters = tuple(Period.quarter(2019, number) for number in (1, 2, 3))

        assert quarters == Period.quarter(2019, 3).year_to_date
        assert (Period.financial_year(2019),) == Period.financial_year(2019).year_to_date

    @given(period=periods())
    def test_the_year_to_date_starts_with_the_year(self, period):
        to_date = period.year_to_date

        assert period.number == len(to_date)
        assert period.whole_year.start == to_date[0].start
        assert period == to_date[-1]


class TestContains:
    def test_a_quarter_contains_its_months_and_days(self):
        quarter = Period.quarter(2019, 2)

        assert quarter.contains(Period.month_of(2019, 8))
        assert quarter.contains(date(2019, 9, 30))
        assert quarter.contains(quarter)

    def test_a_quarter_does_not_contain_its_year(self):
        assert not Period.quarter(2019, 2).contains(Period.financial_year(2019))
        assert not Period.quarter(2019, 2).contains(date(2019, 10, 1))

    def test_years_of_different_kinds_are_compared_by_their_days(self):
        assert Period.financial_year(2019).contains(Period.quarter(2020, 1, first_month=1))
        assert not Period.financial_year(2019).contains(Period.financial_year(2019, 1))

    @pytest.mark.parametrize("day", [datetime(2019, 8, 1), "2019-08-01", None])
    def test_only_a_plain_date_is_a_day(self, day):
        with pytest.raises(UsageError, match="a day must be a date"):
            Period.quarter(2019, 2).contains(day)


class TestOrder:
    def test_periods_sort_by_their_first_day_the_shorter_first(self):
        april, q1, year = (
            Period.month_of(2019, 4),
            Period.quarter(2019, 1),
            Period.financial_year(2019),
        )
        before = Period.quarter(2018, 4)

        assert [before, april, q1, year] == sorted([year, q1, before, april])

    @given(first=periods(), second=periods())
    def test_exactly_one_of_less_equal_and_greater_holds(self, first, second):
        assert (first < second) + (first == second) + (first > second) == 1

    def test_a_period_has_no_order_with_anything_else(self):
        with pytest.raises(TypeError):
            _ = Period.quarter(2019, 1) < date(2019, 4, 1)

    @given(period=periods())
    def test_equal_periods_have_one_hash(self, period):
        same = Period(period.months, period.year, period.number, period.first_month)

        assert len({period, same}) == 1


class TestWrongUse:
    @pytest.mark.parametrize(
        ("build", "message"),
        [
            (lambda: Period.quarter(2019, 5), "quarter must be 1 to 4, not 5"),
            (lambda: Period.quarter(2019, 0), "quarter must be 1 to 4, not 0"),
            (lambda: Period.half(2017, 3), "half must be 1 to 2, not 3"),
            (lambda: Period(1, 2019, 13), "month must be 1 to 12, not 13"),
            (lambda: Period(12, 2019, 2), "year must be 1, not 2"),
            (lambda: Period.month_of(2019, 13), "month must be 1 to 12, not 13"),
            (lambda: Period(4, 2019, 1), "months must be 1, 3, 6 or 12, not 4"),
            (lambda: Period(True, 2019, 1), "months must be 1, 3, 6 or 12, not True"),
            (lambda: Period.quarter("2019", 1), "year must be 1900 to 2199, not '2019'"),
            (lambda: Period.financial_year(1899), "year must be 1900 to 2199, not 1899"),
            (lambda: Period.quarter(2019, 1, 13), "first_month must be 1 to 12, not 13"),
            (lambda: Period.quarter(2019, 1, 0), "first_month must be 1 to 12, not 0"),
            (lambda: Period.containing("today"), "a day must be a date, not 'today'"),
            (lambda: Period.month_of(1900, 1), "year must be 1900 to 2199, not 1899"),
        ],
    )
    def test_the_message_names_the_value_and_what_was_expected(self, build, message):
        with pytest.raises(PmfError) as error:
            build()

        assert message == str(error.value)
