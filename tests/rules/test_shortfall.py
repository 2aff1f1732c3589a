"""Shortfall: signed, positive is worse, whichever way is better."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UnitMismatch, UsageError
from pmf.model.quantity import Quantity
from pmf.model.status import Polarity
from pmf.rules.shortfall import distance, shortfall

numbers = st.decimals(-(10**6), 10**6, places=3)
H, L, C, R = Polarity.HIGHER, Polarity.LOWER, Polarity.CLOSEST, Polarity.RANGE


class TestShortfall:
    @pytest.mark.parametrize(
        ("value", "line", "polarity", "short"),
        [
            ("99.5", "99", H, "-0.5"),
            ("94.6", "98", H, "3.4"),
            ("1", "0", L, "1"),
            ("9.3", "7.5", L, "1.8"),
            ("1.6", "5", L, "-3.4"),
            ("48", "50", C, "2"),
            ("52", "50", C, "2"),
            ("50", "50", C, "0"),
        ],
    )
    def test_positive_is_worse(self, value, line, polarity, short):
        assert shortfall(Quantity(value), Quantity(line), polarity) == Quantity(short)

    @pytest.mark.parametrize(
        ("value", "short"), [("35", "5"), ("40", "0"), ("50", "0"), ("60", "0"), ("60.5", "0.5")]
    )
    def test_a_range_is_missed_by_the_distance_outside(self, value, short):
        ends = (Quantity("40"), Quantity("60"))
        assert shortfall(Quantity(value), ends, R) == Quantity(short)

    def test_the_line_is_said_in_the_values_unit(self):
        short = shortfall(Quantity("13", "day"), Quantity("2", "week"), L)
        assert (short.value, short.unit) == (Decimal(-1), "day")

    def test_units_of_different_things_are_refused(self):
        with pytest.raises(UnitMismatch):
            shortfall(Quantity("13", "day"), Quantity("2", "GBP"), L)

    def test_a_working_day_is_never_a_day(self):
        with pytest.raises(UnitMismatch):
            shortfall(Quantity("13", "working_day"), Quantity("14", "day"), L)

    @pytest.mark.parametrize("polarity", [Polarity.NEUTRAL, R])
    def test_a_polarity_that_does_not_fit_one_line_is_refused(self, polarity):
        with pytest.raises(UsageError):
            shortfall(Quantity("1"), Quantity("2"), polarity)

    @pytest.mark.parametrize("polarity", [H, L, C, Polarity.NEUTRAL])
    def test_two_ends_need_polarity_range(self, polarity):
        with pytest.raises(UsageError):
            shortfall(Quantity("1"), (Quantity("2"), Quantity("3")), polarity)

    @pytest.mark.parametrize("value", [1.5, 94.6])
    def test_a_float_is_refused(self, value):
        with pytest.raises(TypeError):
            shortfall(Quantity(value), Quantity("2"), H)
        with pytest.raises(TypeError):
            distance(value, Decimal(2), H)


class TestLaws:
    @given(value=numbers, line=numbers)
    def test_higher_and_lower_mirror_each_other(self, value, line):
        assert distance(value, line, H) == -distance(value, line, L)
        assert distance(value, line, H) == distance(-value, -line, L)

    @given(value=numbers, line=numbers)
    def test_closest_is_never_negative_and_symmetric(self, value, line):
        assert distance(value, line, C) == distance(line, value, C) >= 0

    @given(value=numbers, one=numbers, other=numbers)
    def test_a_range_is_missed_only_outside(self, value, one, other):
        low, high = sorted((one, other))
        assert (distance(value, (low, high), R) == 0) == (low <= value <= high)
