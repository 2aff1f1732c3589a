"""Exact numbers: what is taken, what is refused, and rounding as councils do it."""

from decimal import Decimal, Inexact, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.number import EXACT, as_decimal, half_up, places_of, plain, ratio


class TestTaking:
    @pytest.mark.parametrize(
        ("given_", "number"),
        [("99.5", "99.5"), ("+94.6", "94.6"), ("-3", "-3"), (0, "0"), (Decimal("9.30"), "9.30")],
    )
    def test_decimals_whole_numbers_and_plain_digits_are_taken(self, given_, number):
        assert str(as_decimal(given_)) == number

    @pytest.mark.parametrize("wrong", [99.5, 0.0, True, None, [], b"1", 1 + 0j, Fraction(1, 2)])
    def test_what_is_not_exact_or_no_number_is_refused(self, wrong):
        with pytest.raises(TypeError, match="must be a Decimal"):
            as_decimal(wrong)

    @pytest.mark.parametrize(
        "wrong",
        ["", " 5", "5 ", "1e5", "1_000", "1,000", "NaN", "Infinity", "٣", "²", ".", "-", "1.2.3"],
    )
    def test_text_that_is_not_plain_digits_is_refused(self, wrong):
        with pytest.raises(ValueError, match="plain digits"):
            as_decimal(wrong)

    @pytest.mark.parametrize("wrong", ["+-5", "--5", "-+1.0"])
    def test_two_signs_are_refused(self, wrong):
        with pytest.raises(ValueError, match="plain digits"):
            as_decimal(wrong)

    @pytest.mark.parametrize("wrong", ["NaN", "sNaN", "Infinity", "-Infinity"])
    def test_a_decimal_that_is_no_number_is_refused(self, wrong):
        with pytest.raises(ValueError, match="finite"):
            as_decimal(Decimal(wrong))

    def test_too_many_digits_are_refused(self):
        assert as_decimal("9" * 38)
        for wrong in ("9" * 39, Decimal("1E+39"), Decimal("1E-39"), "9" * 100_000):
            with pytest.raises(ValueError, match="38 digits"):
                as_decimal(wrong)


class TestRounding:
    @pytest.mark.parametrize(
        ("value", "places", "rounded"),
        [
            ("0.5", 0, "1"),
            ("2.5", 0, "3"),
            ("-2.5", 0, "-3"),
            ("2.45", 1, "2.5"),
            ("1.005", 2, "1.01"),
            ("-0.4", 0, "0"),
            ("93", 1, "93.0"),
        ],
    )
    def test_halves_go_away_from_zero(self, value, places, rounded):
        assert str(half_up(Decimal(value), places)) == rounded

    @given(value=st.decimals(-(10**9), 10**9, places=6), places=st.integers(0, 5))
    def test_it_agrees_with_whole_numbers(self, value, places):
        scaled = abs(Fraction(value)) * 10**places
        whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        expected = Fraction(whole if value >= 0 else -whole, 10**places)
        assert Fraction(half_up(value, places)) == expected

    def test_the_callers_context_does_not_matter(self):
        with localcontext() as context:
            context.prec = 2
            context.traps[Inexact] = True
            assert half_up(Decimal("12345.675"), 2) == Decimal("12345.68")
            assert ratio(Decimal(1), Decimal(3)) == Decimal("0.333333")


class TestExactArithmetic:
    def test_a_result_that_would_round_is_an_error(self):
        with pytest.raises(Inexact):
            EXACT.divide(Decimal(1), Decimal(3))

    def test_the_widest_products_fit(self):
        widest = Decimal("9" * 38)
        product = EXACT.multiply(EXACT.multiply(widest, widest), widest)
        assert int(product) == int("9" * 38) ** 3


class TestWriting:
    @pytest.mark.parametrize(
        ("number", "text"),
        [("99.50", "99.50"), ("-0.0", "0.0"), ("1E+3", "1000"), ("1E-7", "0.0000001")],
    )
    def test_no_exponent_and_no_negative_zero(self, number, text):
        assert plain(Decimal(number)) == text

    @pytest.mark.parametrize(("number", "places"), [("99.50", 2), ("7", 0), ("1E+3", 0)])
    def test_places_are_those_written(self, number, places):
        assert places_of(Decimal(number)) == places
