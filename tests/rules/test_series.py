"""Cumulative and single figures, back and forth, with every gap told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.model.indicator import Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Mark
from pmf.rules.series import to_cumulative, to_discrete


def quarters(*values, year=2019, unit="thing"):
    """Observations of the quarters of a year, in order; `None` prints a dash."""
    return [
        printed(Period.quarter(year, number), value, unit)
        for number, value in enumerate(values, start=1)
    ]


def printed(period, value, unit="thing", **more):
    if value is None:
        return Observation("A1", period, absence=Absence.MISSING, raw="-")
    return Observation("A1", period, Quantity(Decimal(value), unit), **more)


def values(derived):
    return [None if one.value is None else str(one.value.value) for one in derived]


def observations(derived):
    return [one.observation for one in derived]


class TestToCumulative:
    def test_figures_add_up_from_the_start_of_the_year(self):
        assert values(to_cumulative(quarters("12", "8", "0", "5.5"))) == ["12", "20", "20", "25.5"]

    def test_each_year_starts_again(self):
        both = quarters("1", "2", "3", "4") + quarters("10", "20", year=2020)
        assert values(to_cumulative(both)) == ["1", "3", "6", "10", "10", "30"]

    def test_after_a_dash_the_year_to_date_is_not_known(self):
        made = to_cumulative(quarters("12", None, "3", "4"))
        assert values(made) == ["12", None, None, None]
        assert {one.reason for one in made[1:]} == {"part-missing"}
        assert made[3].missing == (Period.quarter(2019, 2),)

    def test_a_period_nobody_printed_stands_among_them(self):
        made = to_cumulative([printed(Period.quarter(2019, 3), "3")])
        assert [one.observation.period.number for one in made] == [1, 2, 3]
        assert values(made) == [None, None, None]
        assert made[2].missing == Period.quarter(2019, 2).year_to_date

    def test_the_kind_of_absence_is_that_of_the_part(self):
        late = Observation("A1", Period.quarter(2019, 2), absence=Absence.NOT_DUE)
        made = to_cumulative([*quarters("12"), late])
        assert made[1].observation.absence is Absence.NOT_DUE

    def test_a_mark_on_a_part_marks_the_whole(self):
        first = printed(Period.quarter(2019, 1), "1", marks=(Mark.PROVISIONAL,))
        made = to_cumulative([first, printed(Period.quarter(2019, 2), "2")])
        assert made[1].observation.marks == (Mark.PROVISIONAL,)

    def test_months_of_an_academic_year_add_up_from_september(self):
        months = Period.financial_year(2019, first_month=9).parts(1)
        made = to_cumulative([printed(month, "1") for month in months])
        assert values(made) == [str(count) for count in range(1, 13)]

    def test_figures_in_another_unit_are_converted(self):
        mixed = [*quarters("30", unit="minute"), printed(Period.quarter(2019, 2), "1", "hour")]
        assert to_cumulative(mixed)[1].value == Quantity(90, "minute")

    def test_figures_of_different_things_have_no_sum(self):
        mixed = [*quarters("30", unit="minute"), printed(Period.quarter(2019, 2), "1", "GBP")]
        assert to_cumulative(mixed)[1].reason == "unit-unfit"

    def test_two_figures_for_one_period_that_differ_are_none(self):
        twice = [*quarters("1", "2"), printed(Period.quarter(2019, 1), "7")]
        made = to_cumulative(twice)
        assert values(made) == [None, None]
        assert {one.reason for one in made} == {"ambiguous-period"}

    def test_a_figure_printed_twice_counts_once(self):
        assert values(to_cumulative(quarters("1", "2") + quarters("1.0"))) == ["1", "3"]

    def test_nothing_makes_nothing(self):
        assert to_cumulative([]) == ()

    def test_several_indicators_or_lengths_are_refused(self):
        other = Observation("B2", Period.quarter(2019, 1), Quantity(1, "thing"))
        with pytest.raises(UsageError, match="one of its indicators, not A1, B2"):
            to_cumulative([*quarters("1"), other])
        with pytest.raises(UsageError, match="one of its lengths, not quarter, year"):
            to_cumulative([*quarters("1"), printed(Period.financial_year(2019), "1")])


class TestToDiscrete:
    def test_tax_collected_to_date_comes_apart(self):
        made = to_discrete(quarters("29.7", "57.10", "85.0", "98.5", unit="percent"))
        assert values(made) == ["29.7", "27.40", "27.90", "13.5"]

    def test_a_dash_hides_its_own_quarter_and_the_next(self):
        made = to_discrete(quarters("10", None, "30", "45"))
        assert values(made) == ["10", None, None, "15"]
        assert [one.reason for one in made] == [None, "part-missing", "part-missing", None]

    def test_a_series_that_starts_late_does_not_start_at_nought(self):
        made = to_discrete([printed(Period.quarter(2019, number), "9") for number in (2, 3)])
        assert values(made) == [None, None, "0"]


figures = st.decimals(-(10**6), 10**6, places=2)
maybe = st.none() | figures


@st.composite
def series(draw, figure=figures):
    """A whole number of years of months or quarters, some figures perhaps missing."""
    months = draw(st.sampled_from((1, 3)))
    years = draw(st.integers(1, 2))
    first = Period(months, 2019, 1, draw(st.sampled_from((1, 4, 9))))
    return [printed(first.shift(step), draw(figure)) for step in range(years * 12 // months)]


class TestLaws:
    @given(series())
    def test_there_and_back_is_where_it_started(self, seen):
        amounts = [one.value for one in seen]
        assert [one.value for one in to_discrete(observations(to_cumulative(seen)))] == amounts
        assert [one.value for one in to_cumulative(observations(to_discrete(seen)))] == amounts

    @given(series(maybe))
    def test_with_gaps_nothing_comes_back_changed_and_nothing_is_made_up(self, seen):
        for there, back in ((to_cumulative, to_discrete), (to_discrete, to_cumulative)):
            for was, made in zip(seen, back(observations(there(seen))), strict=True):
                assert made.value in (None, was.value)
                assert (made.value is None) == (made.reason is not None)

    @given(series(maybe))
    def test_figures_to_date_are_known_exactly_up_to_the_first_gap(self, seen):
        made = {one.observation.period: one.value for one in to_cumulative(seen)}
        table = {one.period: one.value for one in seen}
        for period, value in made.items():
            parts = [table[part] for part in period.year_to_date]
            if None in parts:
                assert value is None
            else:
                assert value.value == sum(part.value for part in parts)

    @given(seen=series(maybe), order=st.randoms(use_true_random=False))
    def test_order_does_not_matter(self, seen, order):
        shuffled = order.sample(seen, len(seen))
        assert to_cumulative(shuffled) == to_cumulative(seen)
        assert to_discrete(shuffled) == to_discrete(seen)
