"""Quantities: exact, with their unit, written as a reader would."""

from decimal import Decimal, localcontext

import pytest

from pmf.errors import UnitMismatch, UnknownUnit
from pmf.model.quantity import Quantity


class TestWriting:
    @pytest.mark.parametrize(
        ("value", "unit", "text"),
        [
            ("99.5", "percent", "99.5%"),
            ("1234", "GBP", "£1,234"),
            ("-1234.50", "GBP", "−£1,234.50"),
            ("-3.2", "number", "−3.2"),
            ("1", "day", "1 day"),
            ("2", "day", "2 days"),
            ("0", "day", "0 days"),
            ("-1", "day", "−1 day"),
            ("9.3", "working_day/fte", "9.3 working days per FTE"),
            ("84617", "person", "84,617 people"),
            ("1", "person", "1 person"),
            ("5", "GBP/household", "£5 per household"),
            ("7.69", "percent", "7.69%"),
            ("1.10", "number", "1.10"),
            ("-0", "number", "0"),
            ("2", "percentage_point", "2 percentage points"),
        ],
    )
    def test_it_is_written_as_a_reader_would(self, value, unit, text):
        assert str(Quantity(value, unit)) == text

    @pytest.mark.parametrize(
        ("value", "unit", "text"),
        [("1234", "GBP", "£1,234"), ("1.0001", "day", "1.0001 days")],
    )
    def test_the_callers_context_does_not_matter(self, value, unit, text):
        with localcontext() as context:
            context.prec = 3
            assert str(Quantity(value, unit)) == text

    def test_thirty_one_digits_are_all_written(self):
        assert str(Quantity("1234567890123456789012345678.125")).endswith("678.125")


class TestEquality:
    def test_places_do_not_count_but_are_kept(self):
        one, other = Quantity("1.10", "percent"), Quantity("1.1", "percent")
        assert one == other
        assert hash(one) == hash(other)
        assert (one.places, other.places) == (2, 1)

    def test_units_count(self):
        assert Quantity("7", "day") != Quantity("1", "week")
        assert Quantity("7") != 7

    def test_it_is_frozen(self):
        with pytest.raises(AttributeError):
            Quantity("7").value = Decimal(8)


class TestArithmetic:
    def test_it_adds_and_subtracts_in_its_own_unit(self):
        assert Quantity("15", "day") - Quantity("2", "week") == Quantity("1", "day")
        assert Quantity("15", "day") + Quantity("2", "week") == Quantity("29", "day")

    def test_it_compares_across_units(self):
        assert Quantity("13", "day") < Quantity("2", "week")
        assert Quantity("14", "day") <= Quantity("2", "week")
        assert not Quantity("15", "day") < Quantity("2", "week")

    def test_it_is_exact_in_any_context(self):
        with localcontext() as context:
            context.prec = 2
            assert Quantity("99.55") - Quantity("0.01") == Quantity("99.54")

    def test_different_things_do_not_mix(self):
        for other in (Quantity("1", "GBP"), Quantity("1", "working_day"), Quantity("1")):
            with pytest.raises(UnitMismatch):
                Quantity("1", "day") - other
            with pytest.raises(UnitMismatch):
                assert Quantity("1", "day") < other

    def test_comparison_does_not_depend_on_the_side(self):
        assert not Quantity("10", "day") < Quantity("1", "week")
        assert Quantity("1", "week") < Quantity("10", "day")


class TestRefusals:
    @pytest.mark.parametrize("value", [99.5, None, True])
    def test_a_float_is_refused(self, value):
        with pytest.raises(TypeError):
            Quantity(value)

    @pytest.mark.parametrize("unit", ["", "percentt", "day/", "/day", "day/day/day", "1+1", "£"])
    def test_a_unit_nobody_knows_is_refused(self, unit):
        with pytest.raises(UnknownUnit):
            Quantity("1", unit)
