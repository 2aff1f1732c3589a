"""Percentages of whole numbers: half up at the places printed, and which wholes give one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.rules.totals.percentage import (
    Ratio,
    Rounding,
    percentage,
    read_percent,
    show_percent,
    whole_numbers_for,
)

counts = st.integers(0, 10**6)
wholes = st.integers(1, 10**6)
places = st.integers(0, 4)


class TestReading:
    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("83", (83, 0)),
            ("37.5", (375, 1)),
            ("75.0", (750, 1)),
            ("64.28", (6428, 2)),
            (" 64 %", (64, 0)),
            ("0", (0, 0)),
        ],
    )
    def test_the_places_printed_are_kept(self, text, read):
        assert read_percent(text) == read

    @pytest.mark.parametrize(
        "text", ["", "-", "n/a", "<1", "-4", "1e2", "7.", ".5", "1,2", "7%%", "٣", "9" * 5000]
    )
    def test_what_is_no_plain_number_is_not_read(self, text):
        assert read_percent(text) is None


class TestRounding:
    @pytest.mark.parametrize(
        ("count", "whole", "rounding", "percent"),
        [
            (1, 8, Rounding.HALF_UP, 13),
            (1, 8, Rounding.HALF_EVEN, 12),
            (3, 8, Rounding.HALF_EVEN, 38),
            (28, 37, Rounding.HALF_UP, 76),
            (28, 37, Rounding.DOWN, 75),
            (9, 37, Rounding.UP, 25),
            (9, 12, Rounding.UP, 75),
        ],
    )
    def test_each_way_of_rounding(self, count, whole, rounding, percent):
        assert percentage(count, whole, 0, rounding) == percent

    def test_twenty_seven_of_seventy_two_is_37_point_5(self):
        assert Ratio(27, "total", 72).percent(1) == "37.5"
        assert Ratio(27, "total", 72).gives("37.5")
        assert not Ratio(27, "total", 57).gives("37.5")

    def test_a_small_share_keeps_its_leading_zero(self):
        assert Ratio(1, "total", 2000).percent(2) == "0.05"


class TestWholeNumbers:
    @pytest.mark.parametrize(
        ("count", "percent", "denominators"),
        [
            (27, "47.4", [57]),
            (16, "27.6", [58]),
            (28, "68", [41]),
            (5, "71.2", []),
            (5, "71.4", [7]),
            (0, "0", []),
            (5, "n/a", []),
        ],
    )
    def test_denominators_of_published_percentages(self, count, percent, denominators):
        assert [*whole_numbers_for(count, percent)] == denominators


class TestLaws:
    @given(counts, wholes, places)
    def test_half_up_is_within_half_a_unit_of_the_exact_ratio(self, count, whole, places):
        off = percentage(count, whole, places) - Fraction(count * 100 * 10**places, whole)
        assert Fraction(-1, 2) < off <= Fraction(1, 2)

    @given(counts, wholes, places)
    def test_cut_off_and_rounded_up_lie_on_either_side(self, count, whole, places):
        low, even, half, high = (
            percentage(count, whole, places, rounding)
            for rounding in (Rounding.DOWN, Rounding.HALF_EVEN, Rounding.HALF_UP, Rounding.UP)
        )
        assert low <= even <= half <= high <= low + 1

    @given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 2))
    def test_a_denominator_is_listed_exactly_when_it_gives_the_percentage(self, count, whole, at):
        percent = show_percent(percentage(count, whole, at), at)
        if read_percent(percent)[0]:
            found = whole_numbers_for(count, percent)
            assert whole in found
            for beyond in (found[0] - 1, found[-1] + 1):
                assert beyond < 1 or not Ratio(count, "beyond", beyond).gives(percent)

    @given(counts, wholes, places)
    def test_a_percentage_shown_is_read_back(self, count, whole, places):
        scaled = percentage(count, whole, places)
        assert read_percent(show_percent(scaled, places)) == (scaled, places)
