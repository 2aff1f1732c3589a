"""Coefficients: hand-checked, exactly rounded, and what must hold of any two lists."""

import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pmf.rules.questions.coefficient import pearson, ranks, signed_root, spearman

#: Anscombe's quartet, sets one and three: the same coefficient, another picture.
X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
ONE = ["8.04", "6.95", "7.58", "8.81", "8.33", "9.96", "7.24", "4.26", "10.84", "4.82", "5.68"]
THREE = ["7.46", "6.77", "12.74", "7.11", "7.81", "8.84", "6.08", "5.39", "8.15", "6.42", "5.73"]


def exact(numbers):
    return [Fraction(Decimal(number)) for number in numbers]


def numbers(size):
    whole = st.integers(-1000, 1000)
    return st.lists(st.builds(Fraction, whole, st.sampled_from([1, 3, 10])), min_size=size,
                    max_size=size)  # fmt: skip


class TestKnownFigures:
    def test_anscombe(self):
        assert pearson(exact(X), exact(ONE)) == Decimal("0.816")
        assert pearson(exact(X), exact(THREE)) == Decimal("0.816")
        assert spearman(exact(X), exact(ONE)) == Decimal("0.818")
        assert spearman(exact(X), exact(THREE)) == Decimal("0.991")

    def test_by_hand(self):
        # Products of distances from the means 3 and 3: 2 + 2 + 0 + 0 + 4 = 8, each spread is 10.
        assert pearson(exact([1, 2, 3, 4, 5]), exact([2, 1, 4, 3, 5])) == Decimal("0.800")

    def test_a_straight_line_is_exactly_one(self):
        assert pearson(exact(["0.1", "0.2", "0.3"]), exact(["7", "14", "21"])) == 1
        assert pearson(exact(["0.1", "0.2", "0.3"]), exact(["3", "2", "1"])) == -1

    def test_a_constant_list_has_none(self):
        assert pearson(exact([1, 2, 3]), exact([5, 5, 5])) is None
        assert spearman(exact([5, 5, 5]), exact([1, 2, 3])) is None

    def test_equal_numbers_share_their_rank(self):
        assert ranks(exact([10, 20, 10, 30])) == [Fraction(3, 2), 3, Fraction(3, 2), 4]


class TestRounding:
    @pytest.mark.parametrize(
        ("root", "shown"),
        [
            (Fraction(13, 16), "0.813"),  # 0.8125: half up
            (Fraction(1, 2000), "0.001"),
            (Fraction(4999, 10_000_000), "0.000"),
            (Fraction(1), "1.000"),
        ],
    )
    def test_halves_go_up_and_nothing_else_does(self, root, shown):
        assert str(signed_root(root * root, negative=False)) == shown

    def test_a_hair_below_a_half_stays_down(self):
        below = Fraction(13, 16) - Fraction(1, 10**30)

        assert str(signed_root(below * below, negative=True)) == "-0.812"

    def test_nothing_is_never_negative(self):
        assert str(signed_root(Fraction(0), negative=True)) == "0.000"


class TestLaws:
    @given(numbers(6), numbers(6))
    def test_it_is_symmetric_and_within_one(self, xs, ys):
        for coefficient in (pearson, spearman):
            found = coefficient(xs, ys)
            assert found == coefficient(ys, xs)
            assert found is None or -1 <= found <= 1

    @given(numbers(6), numbers(6), st.integers(1, 50), st.integers(-50, 50))
    def test_a_change_of_unit_moves_nothing(self, xs, ys, factor, shift):
        moved = [factor * x + shift for x in xs]

        assert pearson(moved, ys) == pearson(xs, ys)
        assert spearman(moved, ys) == spearman(xs, ys)

    @given(numbers(6), numbers(6))
    def test_turned_round_it_changes_sign(self, xs, ys):
        turned = pearson([-x for x in xs], ys)
        found = pearson(xs, ys)

        assert turned == (None if found is None else -found)

    @given(numbers(5), numbers(5))
    def test_ranks_do_not_see_how_far(self, xs, ys):
        assert spearman([x**3 for x in xs], ys) == spearman(xs, ys)

    @given(numbers(7), numbers(7))
    def test_it_agrees_with_the_standard_library(self, xs, ys):
        found = pearson(xs, ys)
        assume(found is not None)

        oracle = statistics.correlation([float(x) for x in xs], [float(y) for y in ys])

        assert abs(float(found) - oracle) <= 0.000501

    @given(numbers(4))
    def test_ranks_add_up(self, xs):
        assert sum(ranks(xs)) == 10
