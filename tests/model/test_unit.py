"""Units: our own table, exact conversion, and things that never turn into each other."""

import itertools
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UnitMismatch, UnknownUnit
from pmf.model.unit import UNITS, check_unit, convert


class TestConversion:
    @pytest.mark.parametrize(
        ("value", "unit", "to", "result"),
        [
            ("2", "week", "day", "14"),
            ("10.5", "day", "week", "1.5"),
            ("1.5", "hour", "minute", "90"),
            ("1", "mile", "kilometre", "1.609344"),
            ("2.5", "tonne", "kilogram", "2500"),
            ("1", "hectare", "square_metre", "10000"),
            ("3", "per_ten_thousand", "per_thousand", "0.3"),
            ("3", "per_hundred_thousand", "per_thousand", "0.03"),
            ("2", "year", "month", "24"),
            ("5", "day", "calendar_day", "5"),
            ("3", "week/fte", "day/fte", "21"),
        ],
    )
    def test_it_is_exact(self, value, unit, to, result):
        assert convert(Decimal(value), unit, to) == Decimal(result)

    @pytest.mark.parametrize(
        ("unit", "to"),
        [
            ("percent", "percentage_point"),
            ("percent", "number"),
            ("thing", "percent"),
            ("working_day", "day"),
            ("working_day", "hour"),
            ("day", "hour"),
            ("week", "month"),
            ("GBP", "number"),
            ("person", "household"),
            ("week/fte", "week"),
        ],
    )
    def test_different_things_never_turn_into_each_other(self, unit, to):
        for one, other in itertools.permutations((unit, to)):
            with pytest.raises(UnitMismatch):
                convert(Decimal(1), one, other)

    def test_a_result_without_an_exact_decimal_is_refused(self):
        with pytest.raises(UnitMismatch, match="no exact decimal"):
            convert(Decimal(10), "day", "week")

    @given(value=st.decimals(-(10**6), 10**6, places=3))
    def test_there_and_back_is_the_same(self, value):
        for unit, to in (("week", "day"), ("mile", "metre"), ("tonne", "gram")):
            there = convert(value, unit, to)
            assert Fraction(convert(there, to, unit)) == Fraction(value)

    def test_the_callers_context_does_not_matter(self):
        with localcontext() as context:
            context.prec = 3
            assert convert(Decimal("52.5"), "week", "day") == Decimal("367.5")

    def test_thirty_digits_are_converted_exactly(self):
        value = Decimal("1234567890123456789012345678.125")
        assert Fraction(convert(value, "week", "day")) == Fraction(value) * 7


class TestNames:
    @pytest.mark.parametrize("unit", UNITS)
    def test_each_of_the_table_is_known_alone_and_over_another(self, unit):
        assert check_unit(unit) == unit
        assert check_unit(f"{unit}/fte") == f"{unit}/fte"

    @pytest.mark.parametrize(
        "unit", ["", "%", "days", "DAY", "day/", "a/b", "day/fte/fte", "d" * 65, "__import__"]
    )
    def test_anything_else_is_refused(self, unit):
        with pytest.raises(UnknownUnit):
            check_unit(unit)
