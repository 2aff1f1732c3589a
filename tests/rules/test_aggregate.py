"""Months to quarters to years, by declaration, with nothing invented."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.model.indicator import Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Basis, Mark
from pmf.rules.aggregate import Aggregation, Incomplete, aggregate

SUM, LAST, MEAN = Aggregation.SUM, Aggregation.LAST, Aggregation.MEAN
WEIGHTED, RATIO = Aggregation.WEIGHTED_MEAN, Aggregation.RATIO_OF_SUMS
YEAR = Period.financial_year(2019)


def printed(period, value, unit="thing", **more):
    if value is None:
        return Observation("A1", period, absence=Absence.MISSING, **more)
    return Observation("A1", period, Quantity(Decimal(value), unit), **more)


def months(*values, unit="thing"):
    """Observations of the months from April 2019 on."""
    return [
        printed(month, value, unit) for month, value in zip(YEAR.parts(1), values, strict=False)
    ]


def rate(period, part, whole):
    """A rate in per cent, printed to one place with its numerator and denominator."""
    amounts = {"numerator": Quantity(part, "thing"), "denominator": Quantity(whole, "thing")}
    if not whole:
        return Observation("A1", period, absence=Absence.NOT_APPLICABLE, **amounts)
    shown = round(Decimal(part) * 100 / Decimal(whole), 1)
    return Observation("A1", period, Quantity(shown, "percent"), **amounts)


def value(derived):
    return None if derived.value is None else str(derived.value.value)


def observations(derived):
    return [one.observation for one in derived]


class TestWays:
    quarter = months("4", "6", "11")

    @pytest.mark.parametrize(("how", "expected"), [(SUM, "21"), (LAST, "11"), (MEAN, "7")])
    def test_a_quarter_is_made_as_declared(self, how, expected):
        (made,) = aggregate(self.quarter, 3, how)
        assert (value(made), made.reason) == (expected, None)
        assert made.observation.period == Period.quarter(2019, 1)
        wanted = Period.quarter(2019, 1).parts(1)
        assert made.parts == (wanted[-1:] if how is LAST else wanted)

    def test_a_mean_is_rounded_half_up_and_says_so(self):
        (made,) = aggregate(months("1", "1", "2"), 3, MEAN, places=2)
        assert (value(made), made.rounded) == ("1.33", True)
        (made,) = aggregate(months("1.0", "1.5", "1.25"), 3, MEAN)
        assert (value(made), made.rounded) == ("1.25", False)
        (made,) = aggregate(months("0", "0", "1.5"), 3, MEAN, places=0)
        assert (value(made), made.rounded) == ("1", True)

    def test_a_ratio_of_sums_is_not_a_mean_of_ratios(self):
        first, second = Period.half(2019, 1).parts(3)
        seen = [rate(first, 1, 10), rate(second, 90, 100)]
        assert value(aggregate(seen, 6, RATIO)[0]) == "82.7"
        assert value(aggregate(seen, 6, MEAN)[0]) == "50.0"
        assert value(aggregate(seen, 6, WEIGHTED)[0]) == "82.7"

    def test_a_ratio_keeps_the_sums_it_was_made_of(self):
        first, second = Period.half(2019, 1).parts(3)
        (made,) = aggregate([rate(first, 1, 10), rate(second, 90, 100)], 6, RATIO)
        assert made.observation.numerator == Quantity(91, "thing")
        assert made.observation.denominator == Quantity(110, "thing")
        assert made.rounded

    def test_a_ratio_that_is_no_percentage_is_said_as_it_is(self):
        amounts = {"numerator": Quantity(9, "working_day"), "denominator": Quantity(2, "fte")}
        seen = [
            printed(part, "4.5", "working_day/fte", **amounts)
            for part in Period.half(2019, 1).parts(3)
        ]
        (made,) = aggregate(seen, 6, RATIO)
        assert made.value == Quantity("4.5", "working_day/fte")

    @pytest.mark.parametrize(
        ("how", "drop", "reason"),
        [
            (RATIO, "numerator", "numerator-missing"),
            (RATIO, "denominator", "denominator-missing"),
            (WEIGHTED, "denominator", "denominator-missing"),
        ],
    )
    def test_a_numerator_is_never_worked_out_from_a_percentage(self, how, drop, reason):
        first, second = Period.half(2019, 1).parts(3)
        lacking = attrs.evolve(rate(second, 90, 100), **{drop: None})
        (made,) = aggregate([rate(first, 1, 10), lacking], 6, how)
        assert (made.value, made.reason, made.missing) == (None, reason, (second,))

    def test_marks_are_carried(self):
        seen = months("4", "6", "11")
        seen[1] = attrs.evolve(seen[1], marks=(Mark.REVISED,))
        assert aggregate(seen, 3, SUM)[0].observation.marks == (Mark.REVISED,)

    def test_a_year_of_september_keeps_its_quarters(self):
        year = Period.financial_year(2019, first_month=9)
        made = aggregate([printed(month, "1") for month in year.parts(1)], 3, SUM)
        assert [one.observation.period for one in made] == list(year.parts(3))


class TestNothingDue:
    """A month in which nothing fell due: nought of nought."""

    quarter = Period.quarter(2019, 1)

    @pytest.mark.parametrize("how", [RATIO, WEIGHTED])
    def test_it_takes_nothing_away(self, how):
        april, may, june = self.quarter.parts(1)
        (made,) = aggregate([rate(april, 1, 2), rate(may, 0, 0), rate(june, 1, 2)], 3, how)
        assert (value(made), made.missing) == ("50.0", ())

    @pytest.mark.parametrize("how", [RATIO, WEIGHTED])
    def test_a_whole_quarter_of_it_is_no_figure_but_does_not_spoil_the_year(self, how):
        quiet = [rate(month, 0, 0) for month in self.quarter.parts(1)]
        (made,) = aggregate(quiet, 3, how)
        assert (made.value, made.reason) == (None, "zero-denominator")
        assert made.observation.absence is Absence.NOT_APPLICABLE
        busy = [rate(month, 1, 4) for quarter in YEAR.parts(3)[1:] for month in quarter.parts(1)]
        by_quarter = aggregate(quiet + busy, 3, how)
        assert value(aggregate(observations(by_quarter), 12, how)[0]) == "25.0"


class TestIncomplete:
    def test_a_quarter_with_a_month_missing_has_no_value(self):
        for seen in (months("4", "6"), months("4", "6", None), months("4", None, "6")):
            (made,) = aggregate(seen, 3, SUM)
            assert (made.value, made.reason) == (None, "part-missing")
            assert len(made.missing) == 1

    def test_the_absence_is_that_of_the_missing_part(self):
        june = Observation("A1", YEAR.parts(1)[2], absence=Absence.SUPPRESSED)
        (made,) = aggregate([*months("4", "6"), june], 3, SUM)
        assert made.observation.absence is Absence.SUPPRESSED

    @pytest.mark.parametrize(("how", "expected"), [(SUM, "10"), (LAST, "6"), (MEAN, "5")])
    def test_if_allowed_it_is_made_of_the_parts_there_are_and_marked(self, how, expected):
        (made,) = aggregate(months("4", "6"), 3, how, incomplete=Incomplete.PARTIAL)
        assert (value(made), made.reason) == (expected, "partial-period")
        assert made.observation.marks == (Mark.PROVISIONAL,)
        assert made.missing == (YEAR.parts(1)[2],)

    def test_of_nothing_nothing_is_made(self):
        (made,) = aggregate(months(None, None), 3, SUM, incomplete=Incomplete.PARTIAL)
        assert (made.value, made.reason) == (None, "part-missing")

    def test_it_may_be_left_out(self):
        made = aggregate(months("1", "1", "1", "1"), 3, SUM, incomplete=Incomplete.FULL_ONLY)
        assert [str(one.observation.period) for one in made] == ["Q1 2019/20"]

    def test_the_last_value_needs_only_the_last_part(self):
        assert value(aggregate(months("4", None, "6"), 3, LAST)[0]) == "6"
        assert aggregate(months("4", "6", None), 3, LAST)[0].reason == "part-missing"

    def test_two_figures_for_a_month_that_differ_are_a_missing_part(self):
        seen = [*months("4", "6", "11"), *months("5")]
        assert aggregate(seen, 3, SUM)[0].reason == "ambiguous-period"


class TestWrongUse:
    @pytest.mark.parametrize(
        "basis", [Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR, Basis.SNAPSHOT, Basis.RATE]
    )
    def test_a_sum_that_counts_twice_is_refused(self, basis):
        with pytest.raises(UsageError, match="do not add up"):
            aggregate(months("1"), 3, SUM, basis=basis)
        assert aggregate(months("1"), 3, SUM, basis=Basis.PERIOD_TOTAL)

    @pytest.mark.parametrize("wanted", [1, 2, 0])
    def test_a_length_that_is_no_longer_is_refused(self, wanted):
        with pytest.raises(UsageError, match="longer than a month"):
            aggregate(months("1"), wanted, SUM)

    def test_several_indicators_are_refused(self):
        other = Observation("B2", YEAR.parts(1)[0], Quantity(1, "thing"))
        with pytest.raises(UsageError, match="A1, B2"):
            aggregate([*months("1"), other], 3, SUM)

    def test_figures_of_different_things_have_no_sum(self):
        seen = [*months("1", "2"), printed(YEAR.parts(1)[2], "3", "GBP")]
        assert aggregate(seen, 3, SUM)[0].reason == "unit-unfit"

    def test_nothing_makes_nothing(self):
        assert aggregate([], 3, SUM) == ()


@st.composite
def years_of_rates(draw):
    """Twelve months of counts, a month without any among them."""
    counts = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(sorted)
    return [rate(month, *draw(counts)) for month in YEAR.parts(1)]


NEVER = st.just(False)


@st.composite
def years_of_values(draw, missing=NEVER):
    figure = st.decimals(-1000, 1000, places=2)
    return [printed(m, None if draw(missing) else draw(figure)) for m in YEAR.parts(1)]


by_steps = st.sampled_from(((3,), (6,), (3, 6)))


class TestLaws:
    @given(years_of_values())
    def test_the_parts_add_up_to_the_year(self, seen):
        (year,) = aggregate(seen, 12, SUM)
        assert year.value.value == sum(one.value.value for one in seen)

    @given(seen=years_of_values(), steps=by_steps, how=st.sampled_from((SUM, LAST)))
    def test_it_does_not_matter_by_way_of_which_periods(self, seen, steps, how):
        stepwise = seen
        for step in steps:
            stepwise = observations(aggregate(stepwise, step, how))
        assert aggregate(stepwise, 12, how)[0].value == aggregate(seen, 12, how)[0].value

    @given(seen=years_of_rates(), steps=by_steps)
    def test_nor_for_a_ratio_of_sums_whatever_is_rounded_on_the_way(self, seen, steps):
        stepwise = seen
        for step in steps:
            stepwise = observations(aggregate(stepwise, step, RATIO, places=0, unit="percent"))
        (direct,) = aggregate(seen, 12, RATIO, places=1, unit="percent")
        (by_way,) = aggregate(stepwise, 12, RATIO, places=1, unit="percent")
        assert by_way.observation == direct.observation

    @given(
        seen=years_of_values(st.booleans()),
        how=st.sampled_from((SUM, LAST, MEAN)),
        wanted=st.sampled_from((3, 6, 12)),
        incomplete=st.sampled_from(Incomplete),
        order=st.randoms(use_true_random=False),
    )
    def test_order_does_not_matter(self, seen, how, wanted, incomplete, order):
        shuffled = order.sample(seen, len(seen))
        made = aggregate(shuffled, wanted, how, incomplete=incomplete)
        assert made == aggregate(seen, wanted, how, incomplete=incomplete)

    @given(seen=years_of_values(st.booleans()), wanted=st.sampled_from((3, 6, 12)))
    def test_a_missing_part_is_never_taken_as_nothing(self, seen, wanted):
        for made in aggregate(seen, wanted, SUM):
            parts = {one.period: one.value for one in seen}
            inside = [parts[part] for part in made.observation.period.parts(1)]
            assert (made.value is None) == (None in inside)
            assert (made.reason is None) == (made.value is not None)

    @given(years_of_rates())
    def test_a_mean_or_ratio_lies_between_the_least_and_the_greatest_part(self, seen):
        shown = [one.value.value for one in seen if one.value is not None]
        (made,) = aggregate(seen, 12, WEIGHTED, places=6)
        if shown:
            assert min(shown) <= made.value.value <= max(shown)
        else:
            assert made.reason == "zero-denominator"

    @given(st.lists(st.decimals(-1000, 1000, places=2), min_size=3, max_size=3))
    def test_a_mean_is_within_half_a_unit_of_its_last_place(self, figures):
        (made,) = aggregate(months(*figures), 3, MEAN)
        exact = sum(Fraction(figure) for figure in figures) / 3
        assert abs(Fraction(made.value.value) - exact) <= Fraction(1, 200)
        assert made.rounded is (Fraction(made.value.value) != exact)
