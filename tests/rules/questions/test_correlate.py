"""Two series side by side: what is paired, how many pairs say so, and what speaks against it."""

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UnknownName, UsageError
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import LAST_YEAR, Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Basis, Mark, Polarity
from pmf.rules.questions.correlate import NO_COEFFICIENT, correlate, correlate_indicators

Q1 = Period.quarter(2018, 1)
CALLS = ["88", "91", "90", "85", "94", "92"]
SICK = ["5.1", "4.8", "5.0", "5.9", "4.1", "4.6"]


def run(code, values, start=Q1, unit="percent"):
    """Observations of consecutive periods from `start` on; `None` for a dash."""
    return [
        Observation(code, start.shift(place), absence=Absence.MISSING)
        if value is None
        else Observation(code, start.shift(place), Quantity(value, unit))
        for place, value in enumerate(values)
    ]


def codes(found):
    return [caution.code for caution in found.cautions]


class TestPairs:
    def test_figures_for_the_same_period_are_paired(self):
        found = correlate(run("CALLS", CALLS), run("SICK", SICK))

        assert (found.first, found.second, found.n) == ("CALLS", "SICK", 6)
        assert found.coefficient == Decimal("-0.983")
        assert found.reason is None
        assert [str(pair.first.period) for pair in found.pairs][:2] == ["Q1 2018/19", "Q2 2018/19"]

    def test_only_those(self):
        found = correlate(run("CALLS", CALLS), run("SICK", SICK, Q1.shift(2)))

        assert found.n == 4
        assert [one.because for one in found.left_out] == ["no-partner"] * 4

    def test_a_dash_pairs_with_nothing(self):
        found = correlate(run("CALLS", ["88", None, "90", "85", "94"]), run("SICK", SICK))

        assert found.n == 4
        assert sorted(one.because for one in found.left_out) == [
            "no-partner", "no-partner", "no-value",
        ]  # fmt: skip
        assert "periods-missing" in codes(found)

    def test_lengths_are_never_mixed(self):
        year = Observation("CALLS", Period.financial_year(2018), Quantity("89", "percent"))
        theirs = Observation("SICK", Period.financial_year(2018), Quantity("20", "percent"))

        found = correlate([*run("CALLS", CALLS), year], [*run("SICK", SICK), theirs])

        assert found.n == 6
        assert [one.because for one in found.left_out] == ["other-length"] * 2

    def test_a_lag_pairs_a_figure_with_a_later_one(self):
        later = correlate(run("CALLS", CALLS), run("SICK", ["1", *CALLS]), lag=1)

        assert (later.coefficient, later.n) == (1, 6)
        pair = later.pairs[0]
        assert (str(pair.first.period), str(pair.second.period)) == ("Q1 2018/19", "Q2 2018/19")

    def test_one_at_the_end_of_time_finds_no_partner(self):
        end = Period.quarter(LAST_YEAR, 4)

        assert correlate(run("A", ["1"], end), run("B", ["1"], end), lag=1).n == 0

    def test_units_within_a_series_are_brought_together(self):
        times = run("A", ["60", "120", "180"], unit="minute")
        times[1] = attrs.evolve(times[1], value=Quantity("2", "hour"))

        assert correlate(times, run("B", ["1", "2", "3"])).coefficient == 1


class TestNoCoefficient:
    def test_two_pairs_always_lie_on_a_line(self):
        found = correlate(run("A", ["1", "2"]), run("B", ["5", "9"]))

        assert (found.coefficient, found.reason, found.n) == (None, "too-few", 2)
        assert NO_COEFFICIENT[found.reason]

    def test_nothing_goes_together_with_what_does_not_change(self):
        found = correlate(run("A", ["1", "2", "3"]), run("B", ["5", "5", "5"]))

        assert (found.coefficient, found.reason) == (None, "constant")

    def test_no_figure_at_all(self):
        found = correlate([], [])

        assert (found.first, found.n, found.reason) == ("", 0, "too-few")


class TestCautions:
    def test_it_is_never_said_without_its_cautions(self):
        found = correlate(run("CALLS", CALLS), run("SICK", SICK))

        assert codes(found) == ["not-cause", "few-figures", "common-trend"]
        assert "6 pairs" in found.cautions[0].text

    def test_ten_pairs_are_no_longer_few(self):
        values = [str(value) for value in range(10)]

        assert "few-figures" not in codes(correlate(run("A", values), run("B", values)))

    def test_a_common_trend_shows_in_the_changes(self):
        rising, also = ["10", "21", "29", "41", "50"], ["5", "6", "9", "10", "13"]

        found = correlate(run("A", rising), run("B", also))

        assert found.coefficient > Decimal("0.97")
        # The changes are 11, 8, 12, 9 against 1, 3, 1, 3: the other way.
        assert found.of_changes == Decimal("-0.949")
        assert found.changes == 4
        assert "-0.949" in next(c.text for c in found.cautions if c.code == "common-trend")

    def test_a_change_across_a_gap_is_none(self):
        found = correlate(run("A", ["1", "2", None, "4", "5"]), run("B", ["1", "3", "5", "2", "8"]))

        assert found.changes == 2

    def test_marks_are_told(self):
        calls = run("CALLS", CALLS)
        calls[0] = attrs.evolve(calls[0], marks=(Mark.PROVISIONAL,))

        told = correlate(calls, run("SICK", SICK)).cautions

        assert "A figure carries a mark in Q1 2018/19." in [one.text for one in told]


class TestOfADataset:
    def dataset(self, make, basis=None, **more):
        both = [
            Indicator("CALLS", "Calls answered", "percent", Polarity.HIGHER, basis),
            Indicator("SICK", "Sickness", "percent", Polarity.LOWER),
        ]
        return make.dataset(both, [*run("CALLS", CALLS), *run("SICK", SICK)], **more)

    def test_it_looks_the_figures_up(self, make):
        found = correlate_indicators(self.dataset(make), "CALLS", "SICK", method="spearman")

        assert (found.first, found.second, found.method) == ("CALLS", "SICK", "spearman")
        assert found.coefficient == -1

    @pytest.mark.parametrize(
        ("basis", "code"),
        [(Basis.ROLLING_YEAR, "figures-overlap"), (Basis.YEAR_TO_DATE, "figures-accumulate")],
    )
    def test_figures_that_go_together_by_counting_are_told(self, make, basis, code):
        assert code in codes(correlate_indicators(self.dataset(make, basis), "CALLS", "SICK"))

    def test_so_are_figures_that_are_made_up(self, make):
        dataset = self.dataset(make, illustrative=True)

        assert codes(correlate_indicators(dataset, "CALLS", "SICK"))[-1] == "illustrative"

    def test_an_indicator_that_is_not_there_says_so(self, make):
        with pytest.raises(UnknownName, match="no indicator 'X1'"):
            correlate_indicators(self.dataset(make), "CALLS", "X1")


class TestWrongUse:
    def test_a_method_nobody_knows(self):
        with pytest.raises(UsageError, match="pearson, spearman, not 'kendall'"):
            correlate([], [], method="kendall")

    @pytest.mark.parametrize("lag", [1.0, "1", True])
    def test_a_lag_is_a_whole_number(self, lag):
        with pytest.raises(UsageError, match="lag must be a whole number"):
            correlate([], [], lag=lag)

    def test_a_series_of_several_indicators(self):
        with pytest.raises(
            UsageError, match="the second series must be of one indicator, not A, B"
        ):
            correlate([], [*run("A", ["1"]), *run("B", ["1"])])


class TestLaws:
    values = st.lists(st.integers(-50, 50).map(str) | st.none(), max_size=8)

    @given(values, values, st.integers(-3, 3))
    def test_a_lag_turned_round_is_the_other_way_round(self, xs, ys, lag):
        one = correlate(run("A", xs), run("B", ys), lag=lag)
        other = correlate(run("B", ys), run("A", xs), lag=-lag)

        assert (one.coefficient, one.n, one.reason) == (other.coefficient, other.n, other.reason)
        assert one.of_changes == other.of_changes

    @given(values, values)
    def test_every_figure_is_paired_or_left_out(self, xs, ys):
        found = correlate(run("A", xs), run("B", ys))

        assert len(xs) + len(ys) == 2 * found.n + len(found.left_out)
