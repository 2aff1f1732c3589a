"""Direction of travel: comparators, no-change bands, polarity, and lines that say the same."""

from decimal import Decimal, localcontext
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import SchemeError, UsageError
from pmf.model.indicator import Indicator, Observation
from pmf.model.margin import UNSTATED, Margin
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Clause, Comparator, Level, Scheme, Shortfall
from pmf.model.status import Absence, Basis, Movement, Polarity, Status, Travel
from pmf.model.target import FixedTarget, Lines, ProfiledTarget
from pmf.rules.axis import round_half_up
from pmf.rules.compiling import compile_bands
from pmf.rules.reason import REASONS
from pmf.rules.travel import comparator_lines, travel

Y2017, Y2018, Y2019, Y2022 = (Period.financial_year(year) for year in (2017, 2018, 2019, 2022))
Q1 = Period.quarter(2019, 1)
PREVIOUS = Comparator("previous")
LAST_YEAR = Comparator("last_year", "same_last_year")
BEST = Comparator("best", "best")
TREND = Comparator("trend", "regression")
OPPOSITE = {
    Travel.IMPROVING: Travel.WORSENING,
    Travel.WORSENING: Travel.IMPROVING,
    Travel.STEADY: Travel.STEADY,
    None: None,
}
#: New reason codes of direction of travel, beside those of judging.
NEW_REASONS = {"series-break", "profile-meaningless", "at-best", "ambiguous-period"}


def quantity(value, unit="percent"):
    return Quantity(Decimal(value), unit)


def indicator(polarity=Polarity.HIGHER, unit="percent", **more):
    return Indicator("A1", "An indicator", unit=unit, polarity=polarity, **more)


def seen(period, value, unit="percent"):
    if value is None:
        return Observation("A1", period, absence=Absence.MISSING)
    return Observation("A1", period, quantity(value, unit))


def run(values, end):
    """Observations of consecutive periods, the last one `end`."""
    return [seen(end.shift(place - len(values) + 1), value) for place, value in enumerate(values)]


def went(values, comparator=PREVIOUS, polarity=Polarity.HIGHER, **more):
    end = Period.quarter(2022, 4)
    return travel(indicator(polarity), run(values, end), end, comparator, **more)


class TestBroxtowe:
    """Sickness absence, a rolling annual figure: 13.6, 8.7, then 9.3 in the first quarter."""

    bv12 = indicator(Polarity.LOWER, "working_day/fte", basis=Basis.ROLLING_YEAR)
    printed = (
        seen(Y2017, "13.6", "working_day/fte"),
        seen(Y2018, "8.7", "working_day/fte"),
        seen(Q1, "9.3", "working_day/fte"),
    )

    def test_a_rolling_figure_is_compared_with_the_latest_outturn(self):
        result = travel(self.bv12, self.printed, Q1, PREVIOUS)
        assert result.travel is Travel.WORSENING
        assert result.movement is Movement.UP
        assert result.compared_period == Y2018
        assert result.compared_with == Quantity("8.7", "working_day/fte")
        assert result.change == Quantity("0.6", "working_day/fte")
        assert result.reason is None

    def test_the_outturn_before_improved_greatly(self):
        result = travel(self.bv12, self.printed, Y2018, PREVIOUS)
        assert (result.travel, result.compared_period) == (Travel.IMPROVING, Y2017)

    def test_the_best_so_far_is_the_least(self):
        result = travel(self.bv12, self.printed, Q1, BEST)
        assert (result.compared_period, result.travel) == (Y2018, Travel.WORSENING)

    def test_the_mean_of_two_outturns_was_worse(self):
        result = travel(self.bv12, self.printed, Q1, Comparator("mean", "mean", 2))
        assert result.compared_with == Quantity("11.15", "working_day/fte")
        assert result.travel is Travel.IMPROVING
        assert result.compared_period is None

    def test_the_same_quarter_last_year_was_not_printed(self):
        result = travel(self.bv12, self.printed, Q1, LAST_YEAR)
        assert (result.travel, result.reason) == (None, "no-comparable-period")

    def test_a_rate_of_a_quarter_is_not_compared_with_that_of_a_year(self):
        bv8 = indicator(basis=Basis.RATE)
        printed = [seen(Y2018, "99.3"), seen(Q1, "99.5")]
        assert travel(bv8, printed, Q1, PREVIOUS).reason == "no-comparable-period"

    def test_tax_collected_to_date_is_compared_with_the_same_point_only(self):
        bv9 = indicator(basis=Basis.YEAR_TO_DATE, accumulates=True)
        printed = [seen(Q1.same_last_year, "29.5"), seen(Q1.previous, "98.5"), seen(Q1, "29.7")]
        assert travel(bv9, printed, Q1, PREVIOUS).reason == "profile-meaningless"
        assert travel(bv9, printed, Q1, LAST_YEAR).travel is Travel.IMPROVING

    def test_the_facts_allow_to_find_the_answer_again(self):
        facts = dict(travel(self.bv12, self.printed, Q1, PREVIOUS).facts)
        assert facts == {
            "comparator": "previous",
            "value": "9.3 in Q1 2019/20",
            "earlier": "8.7 in 2018/19",
            "compared-with": "8.7",
            "change": "0.6",
            "previous_better": "8.7",
            "previous_worse": "8.7",
            "movement": "up",
            "travel": "worsening",
        }


class TestMidAndEastAntrim:
    """ "Similar result" and "improvement on" the year before, as printed for 2022/23."""

    @pytest.mark.parametrize(
        ("polarity", "unit", "before", "now", "expected"),
        [
            (Polarity.HIGHER, "percent", "51.9", "51.4", Travel.STEADY),
            (Polarity.LOWER, "tonne", "14528", "14599", Travel.STEADY),
            (Polarity.LOWER, "tonne", "76689", "73433", Travel.IMPROVING),
        ],
    )
    def test_a_band_of_one_per_cent_says_what_was_printed(
        self, polarity, unit, before, now, expected
    ):
        year_before = Comparator("year", no_change=Margin.parse("1%"))
        printed = [seen(Y2022.previous, before, unit), seen(Y2022, now, unit)]
        assert travel(indicator(polarity, unit), printed, Y2022, year_before).travel is expected


class TestHavering:
    quarter = Period.quarter(2013, 2)

    def test_the_same_quarter_last_year_is_compared_though_another_is_nearer(self):
        printed = [
            seen(self.quarter.same_last_year, "80"),
            seen(self.quarter.previous, "90"),
            seen(self.quarter, "85"),
        ]
        assert travel(indicator(), printed, self.quarter, LAST_YEAR).travel is Travel.IMPROVING
        assert travel(indicator(), printed, self.quarter, PREVIOUS).travel is Travel.WORSENING

    @pytest.mark.parametrize(
        ("targets", "reason"),
        [
            (("90", "90", "90", "90"), None),
            (("20", "45", "70", "90"), "profile-meaningless"),
            (("90", "90"), "profile-meaningless"),
        ],
    )
    def test_short_term_travel_needs_a_target_constant_through_the_year(self, targets, reason):
        parts = tuple(
            (Period.quarter(2013, number), Lines(target=quantity(target)))
            for number, target in enumerate(targets, start=1)
        )
        profiled = indicator(target=ProfiledTarget(parts=parts))
        printed = [seen(self.quarter.previous, "90"), seen(self.quarter, "85")]
        assert travel(profiled, printed, self.quarter, PREVIOUS).reason == reason

    def test_a_profile_does_not_stand_against_the_same_quarter_last_year(self):
        profile = ProfiledTarget(parts=((self.quarter, Lines(target=quantity("45"))),))
        printed = [seen(self.quarter.same_last_year, "40"), seen(self.quarter, "44")]
        result = travel(indicator(target=profile), printed, self.quarter, LAST_YEAR)
        assert result.travel is Travel.IMPROVING


class TestNoChangeBand:
    @pytest.mark.parametrize(
        ("band", "now", "expected"),
        [
            (None, "50.0", Travel.STEADY),
            (None, "50.1", Travel.IMPROVING),
            ("2%", "51", Travel.STEADY),
            ("2%", "51.01", Travel.IMPROVING),
            ("2%", "49", Travel.STEADY),
            ("2%", "48.99", Travel.WORSENING),
            ("2pp", "52", Travel.STEADY),
            ("2pp", "52.1", Travel.IMPROVING),
            ("0.5", "49.5", Travel.STEADY),
            ("0.5", "49.4", Travel.WORSENING),
        ],
    )
    def test_its_ends_are_still_steady(self, band, now, expected):
        steady = Comparator("previous", no_change=Margin.parse(band) if band else None)
        assert went(["50", now], steady).travel is expected

    def test_a_percentage_is_of_the_value_without_its_sign(self):
        steady = Comparator("previous", no_change=Margin.parse("10%"))
        assert went(["-50", "-45"], steady).travel is Travel.STEADY
        assert went(["-50", "-44.9"], steady).travel is Travel.IMPROVING

    def test_a_percentage_of_nothing_is_nothing(self):
        steady = Comparator("previous", no_change=Margin.parse("10%"))
        assert went(["0", "0.1"], steady).travel is Travel.IMPROVING
        assert went(["0", "0"], steady).travel is Travel.STEADY

    def test_the_indicators_own_tolerance_may_be_the_band(self):
        steady = Comparator("previous", no_change=Margin.parse("1x tolerance"))
        end = Period.quarter(2022, 4)
        printed = run(["50", "52"], end)
        own = indicator(tolerance=Margin.parse("2"))
        assert travel(own, printed, end, steady).travel is Travel.STEADY
        assert travel(indicator(), printed, end, steady).reason == "tolerance-missing"

    def test_a_band_nobody_stated_leaves_it_open(self):
        result = went(["50", "52"], Comparator("previous", no_change=UNSTATED))
        assert (result.travel, result.reason) == (None, "tolerance-unstated")
        assert result.change == quantity("2")

    def test_percentages_may_have_a_band_of_their_own(self):
        margin, points = Margin.parse("1%"), Margin.parse("2pp")
        both = Comparator("previous", no_change=margin, no_change_points=points)
        assert went(["50", "52"], both).travel is Travel.STEADY
        end = Period.quarter(2022, 4)
        printed = [seen(end.previous, "50", "thing"), seen(end, "52", "thing")]
        result = travel(indicator(unit="thing"), printed, end, both)
        assert result.travel is Travel.IMPROVING

    def test_a_negative_band_or_points_over_no_percentage_are_refused(self):
        with pytest.raises(SchemeError, match="no less than nothing"):
            went(["1", "2"], Comparator("previous", no_change=Margin.parse("-1")))
        end = Period.quarter(2022, 4)
        printed = [seen(end.previous, "5", "thing"), seen(end, "6", "thing")]
        points = Comparator("previous", no_change=Margin.parse("1pp"))
        with pytest.raises(SchemeError, match="needs a percentage"):
            travel(indicator(unit="thing"), printed, end, points)


class TestAtBest:
    @pytest.mark.parametrize(
        ("before", "now", "expected", "reason"),
        [
            ("98", "100", Travel.STEADY, "at-best"),
            ("100", "100", Travel.STEADY, "at-best"),
            ("98", "99", Travel.IMPROVING, None),
            ("100", "99", Travel.WORSENING, None),
        ],
    )
    def test_a_value_at_the_best_possible_is_steady(self, before, now, expected, reason):
        result = went([before, now], best_possible=quantity("100"))
        assert (result.travel, result.reason) == (expected, reason)

    def test_the_movement_is_told_all_the_same(self):
        assert went(["98", "100"], best_possible=quantity("100")).movement is Movement.UP

    def test_nought_is_best_where_less_is_better(self):
        result = went(["3", "0"], polarity=Polarity.LOWER, best_possible=quantity("0"))
        assert (result.travel, result.reason) == (Travel.STEADY, "at-best")


class TestDistance:
    def test_closest_travels_by_its_distance_from_the_line(self):
        lines = Lines(target=quantity("50"))
        result = went(["40", "58"], polarity=Polarity.CLOSEST, lines=lines)
        assert (result.movement, result.travel) == (Movement.UP, Travel.IMPROVING)
        crossed = went(["40", "60"], polarity=Polarity.CLOSEST, lines=lines)
        assert (crossed.movement, crossed.travel) == (Movement.UP, Travel.STEADY)

    def test_a_range_is_all_alike_inside(self):
        lines = Lines(low=quantity("95"), high=quantity("98"))
        assert went(["95", "98"], polarity=Polarity.RANGE, lines=lines).travel is Travel.STEADY
        assert went(["94", "96"], polarity=Polarity.RANGE, lines=lines).travel is Travel.IMPROVING
        assert went(["96", "99"], polarity=Polarity.RANGE, lines=lines).travel is Travel.WORSENING

    def test_the_line_is_the_targets_own_when_none_is_given(self):
        end = Period.quarter(2022, 4)
        target = FixedTarget(lines=Lines(target=quantity("50")))
        closest = indicator(Polarity.CLOSEST, target=target)
        assert travel(closest, run(["40", "45"], end), end, PREVIOUS).travel is Travel.IMPROVING

    def test_without_a_line_only_the_movement_is_known(self):
        result = went(["40", "45"], polarity=Polarity.CLOSEST)
        assert (result.movement, result.travel) == (Movement.UP, None)
        assert result.reason == "target-missing"

    def test_a_mean_is_one_of_distances(self):
        lines = Lines(target=quantity("50"))
        mean = Comparator("mean", "mean", 2)
        # The mean value is the line itself, yet no figure was ever nearer than ten.
        result = went(["40", "60", "51"], mean, Polarity.CLOSEST, lines=lines)
        assert result.travel is Travel.IMPROVING


class TestNeutral:
    def test_a_neutral_indicator_moves_without_travelling(self):
        result = went(["40", "45"], polarity=Polarity.NEUTRAL)
        assert (result.movement, result.travel, result.reason) == (Movement.UP, None, "neutral")

    def test_an_undeclared_polarity_is_not_guessed(self):
        result = went(["40", "45"], polarity=None)
        assert (result.movement, result.travel) == (Movement.UP, None)
        assert result.reason == "polarity-unknown"

    def test_nothing_is_best_of_neutral_figures(self):
        result = went(["40", "45"], BEST, Polarity.NEUTRAL)
        assert (result.movement, result.reason) == (None, "neutral")


class TestMean:
    mean = Comparator("mean", "mean", 3)

    def test_a_mean_without_a_short_decimal_is_rounded_only_to_be_shown(self):
        result = went(["3", "3", "4", "3.34"], self.mean)
        assert result.compared_with == quantity("3.3333")
        assert result.travel is Travel.IMPROVING
        assert went(["3", "3", "4", "3.33"], self.mean).travel is Travel.WORSENING

    def test_a_gap_leaves_no_mean(self):
        assert went(["3", None, "4", "3.34"], self.mean).reason == "history-missing"
        assert went(["3.34"], self.mean).reason == "no-comparable-period"

    def test_a_mean_must_say_of_how_many(self):
        with pytest.raises(UsageError, match="must say of how many"):
            went(["3", "4"], Comparator("mean", "mean"))

    def test_an_unknown_comparator_is_refused(self):
        with pytest.raises(UsageError, match="'median'"):
            went(["3", "4"], Comparator("median", "median"))


class TestRegression:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            (["1", "2", "3"], Travel.IMPROVING),
            (["3", "2", "1"], Travel.WORSENING),
            (["2", "5", "2"], Travel.STEADY),
            (["1", "5", "4", "3", "2.9"], Travel.IMPROVING),
            (["0.1", "0.2", "0.3", "0.3", "0.2", "0.1"], Travel.STEADY),
        ],
    )
    def test_the_slope_over_the_window_decides(self, values, expected):
        assert went(values, TREND).travel is expected

    def test_the_last_movement_does_not_decide(self):
        assert went(["1", "2", "3", "4", "5", "4.9"], TREND).travel is Travel.IMPROVING
        assert went(["1", "2", "3", "4", "5", "4.9"]).travel is Travel.WORSENING

    def test_the_change_is_what_the_fitted_line_rises(self):
        assert went(["1", "2", "3", "4"], TREND).change == quantity("3")
        assert went(["10", "12", "11"], TREND).change == quantity("1")

    def test_the_band_is_held_against_that_rise(self):
        def trend(band):
            return Comparator("trend", "regression", no_change=Margin.parse(band))

        assert went(["10", "12", "11"], trend("1")).travel is Travel.STEADY
        assert went(["10", "12", "11"], trend("0.99")).travel is Travel.IMPROVING
        # The earlier figures have a mean of 11.
        assert went(["10", "12", "11.1"], trend("10%")).travel is Travel.STEADY
        assert went(["10", "12", "11.11"], trend("10%")).travel is Travel.IMPROVING

    def test_a_window_leaves_out_what_is_older_and_keeps_gaps_as_gaps(self):
        window = Comparator("trend", "regression", 3)
        assert went(["9", "1", "2", "3"], window).travel is Travel.IMPROVING
        result = went(["0", None, "6", "3"], Comparator("trend", "regression", 4))
        assert [when.number for when, _ in result.points] == [3, 1]
        assert result.travel is Travel.IMPROVING

    def test_two_figures_show_no_trend(self):
        assert went(["1", "2"], TREND).reason == "history-missing"


class TestWhatIsCompared:
    def test_the_previous_period_is_the_one_just_before(self):
        assert went(["1", None, "3"]).reason == "no-comparable-period"

    def test_no_value_goes_nowhere(self):
        assert went(["1", None]).reason == "no-value"
        assert travel(indicator(), [], Q1, PREVIOUS).reason == "no-value"
        late = Observation("A1", Q1, absence=Absence.NOT_DUE)
        assert travel(indicator(), [late], Q1, PREVIOUS).reason == "not-due"

    def test_figures_of_other_indicators_are_passed_over(self):
        other = Observation("B2", Q1.previous, quantity("1"))
        assert travel(indicator(), [other, seen(Q1, "2")], Q1, PREVIOUS).travel is None

    def test_nothing_later_is_compared(self):
        printed = [*run(["5", "4"], Q1), seen(Q1.next, "1")]
        best = travel(indicator(Polarity.LOWER), printed, Q1, BEST)
        assert best.compared_with == quantity("5")

    def test_two_figures_for_one_period_that_differ_are_no_figure(self):
        printed = [seen(Q1.previous, "1"), seen(Q1.previous, "2"), seen(Q1, "3")]
        assert travel(indicator(), printed, Q1, PREVIOUS).reason == "ambiguous-period"
        printed[1] = seen(Q1.previous, "1.0")
        assert travel(indicator(), printed, Q1, PREVIOUS).travel is Travel.IMPROVING

    def test_a_dash_beside_a_figure_is_no_figure_of_its_own(self):
        printed = [seen(Q1.previous, None), seen(Q1.previous, "2"), seen(Q1, "3")]
        assert travel(indicator(), printed, Q1, PREVIOUS).travel is Travel.IMPROVING

    def test_a_snapshot_prefers_a_period_of_its_own_length(self):
        snapshot = indicator(basis=Basis.SNAPSHOT)
        printed = [seen(Y2018, "10"), seen(Period.quarter(2019, 3), "30"), seen(Y2019, "20")]
        assert travel(snapshot, printed, Y2019, PREVIOUS).compared_period == Y2018
        assert travel(snapshot, printed[1:], Y2019, PREVIOUS).compared_period.number == 3

    def test_units_are_converted_before_comparing(self):
        printed = [seen(Q1.previous, "2", "hour"), seen(Q1, "90", "minute")]
        result = travel(indicator(Polarity.LOWER, "minute"), printed, Q1, PREVIOUS)
        assert (result.travel, result.change) == (Travel.IMPROVING, quantity("-30", "minute"))

    def test_a_figure_of_something_else_is_not_compared(self):
        printed = [seen(Q1.previous, "2", "GBP"), seen(Q1, "90")]
        assert travel(indicator(), printed, Q1, PREVIOUS).reason == "unit-unfit"


class TestBreaks:
    def test_nothing_is_compared_across_a_break(self):
        assert went(["1", "2"], breaks=(Period.quarter(2022, 4),)).reason == "series-break"
        assert went(["1", "2"], breaks=(Period.quarter(2022, 3),)).travel is Travel.IMPROVING
        assert went(["1", "2"], breaks=(Period.quarter(2023, 1),)).travel is Travel.IMPROVING

    def test_the_best_is_of_the_figures_since_the_break(self):
        result = went(["9", "1", "2"], BEST, breaks=(Period.quarter(2022, 3),))
        assert result.compared_with == quantity("1")

    def test_a_mean_or_trend_does_not_reach_across(self):
        broken = (Period.quarter(2022, 3),)
        mean = Comparator("mean", "mean", 2)
        assert went(["1", "2", "3"], mean, breaks=broken).reason == "series-break"
        assert went(["1", "2", "3"], TREND, breaks=broken).reason == "series-break"

    def test_a_rolling_year_holds_months_from_before_the_break_for_a_year(self):
        rolling = indicator(basis=Basis.ROLLING_YEAR)
        end = Period.quarter(2022, 4)
        for since, reason in ((3, "series-break"), (4, None)):
            broken = (end.shift(-since),)
            result = travel(rolling, run(["1", "2"], end), end, PREVIOUS, breaks=broken)
            assert result.reason == reason


class TestReasons:
    def test_every_reason_is_a_known_code(self):
        told = {"no-value", "neutral", "polarity-unknown", "target-missing", "history-missing"}
        told |= {"no-comparable-period", "tolerance-unstated", "tolerance-missing", "unit-unfit"}
        assert told <= set(REASONS)
        assert not told & NEW_REASONS


# --- laws --------------------------------------------------------------------------------------

figures = st.decimals(-1000, 1000, places=2)
directed = st.sampled_from((Polarity.HIGHER, Polarity.LOWER))
polarities = st.sampled_from((Polarity.HIGHER, Polarity.LOWER, Polarity.CLOSEST, Polarity.RANGE))
absolute = st.decimals(0, 50, places=1).map(Margin)
bands = st.none() | absolute | st.builds(Margin.parse, st.sampled_from(("5%", "0.3%", "2pp")))
against = st.sampled_from(("previous", "same_last_year", "mean", "best", "regression"))


@st.composite
def comparators(draw):
    kind = draw(against)
    periods = draw(st.integers(1, 4)) if kind == "mean" else None
    if kind == "regression":
        periods = draw(st.none() | st.integers(3, 6))
    return Comparator("compared", kind, periods, draw(bands))


@st.composite
def any_lines(draw):
    low, high = sorted((draw(figures), draw(figures)))
    return Lines(target=quantity(low)), Lines(low=quantity(low), high=quantity(high))


class TestLaws:
    @given(first=figures, second=figures, polarity=directed, band=st.none() | absolute)
    def test_going_back_is_the_opposite_of_going(self, first, second, polarity, band):
        compared = Comparator("previous", no_change=band)
        there = went([first, second], compared, polarity).travel
        back = went([second, first], compared, polarity).travel
        assert back is OPPOSITE[there]

    @given(value=figures, polarity=polarities, lines=any_lines(), comparator=comparators())
    def test_standing_still_is_steady(self, value, polarity, lines, comparator):
        drawn = lines[polarity is Polarity.RANGE]
        result = went([value] * 8, comparator, polarity, lines=drawn)
        assert (result.travel, result.movement) == (Travel.STEADY, Movement.LEVEL)

    @given(values=st.lists(figures, min_size=8, max_size=8), comparator=comparators())
    def test_polarity_flips_the_sign_and_leaves_the_movement(self, values, comparator):
        if comparator.against == "best":
            return
        higher, lower = (went(values, comparator, p) for p in (Polarity.HIGHER, Polarity.LOWER))
        assert higher.travel is OPPOSITE[lower.travel]
        assert higher.movement is lower.movement

    @given(values=st.lists(figures, min_size=3, max_size=3), polarity=directed)
    def test_without_a_band_travel_is_transitive(self, values, polarity):
        one, two, three = values
        pairs = ((one, two), (two, three), (one, three))
        first, second, both = (went(list(pair), polarity=polarity).travel for pair in pairs)
        if first is second:
            assert both is first

    @given(value=figures, step=st.decimals(-2, 2, places=2), polarity=directed)
    def test_small_steps_are_steady_both_ways(self, value, step, polarity):
        compared = Comparator("previous", no_change=Margin.parse("2"))
        assert went([value, value + step], compared, polarity).travel is Travel.STEADY
        assert went([value + step, value], compared, polarity).travel is Travel.STEADY

    @given(
        values=st.lists(figures, min_size=8, max_size=8),
        comparator=comparators(),
        order=st.randoms(use_true_random=False),
    )
    def test_the_order_of_the_observations_does_not_matter(self, values, comparator, order):
        end = Period.quarter(2022, 4)
        printed = run(values, end)
        shuffled = order.sample(printed, len(printed))
        expected = travel(indicator(), printed, end, comparator)
        assert travel(indicator(), shuffled, end, comparator) == expected

    @given(values=st.lists(figures, min_size=3, max_size=9))
    def test_the_trend_is_the_sign_of_the_plain_least_squares_slope(self, values):
        xs = range(len(values))
        ys = [Fraction(value) for value in values]
        n = len(ys)
        slope = n * sum(x * y for x, y in zip(xs, ys, strict=True)) - sum(xs) * sum(ys)
        expected = (slope > 0) - (slope < 0)
        signs = {Movement.UP: 1, Movement.LEVEL: 0, Movement.DOWN: -1}
        assert signs[went(values, TREND).movement] == expected


def by_lines(result, polarity, value):
    """Travel found from the named lines alone, as `comparator_lines` says they are read."""
    named = {name: edge.value for name, edge in comparator_lines(result)}

    def edge(name):
        return named.get(f"{result.comparator}_{name}")

    if polarity in (Polarity.HIGHER, Polarity.LOWER):
        sign = 1 if polarity is Polarity.HIGHER else -1
        best = edge("at_best")
        if best is not None and sign * value >= sign * best:
            return Travel.STEADY
        if sign * value > sign * edge("better"):
            return Travel.IMPROVING
        return Travel.WORSENING if sign * value < sign * edge("worse") else Travel.STEADY
    best = edge("at_best_low")
    if best is not None and best <= value <= edge("at_best_high"):
        return Travel.STEADY
    better = edge("better_low")
    if better is not None and better < value < edge("better_high"):
        return Travel.IMPROVING
    outside = value < edge("worse_low") or value > edge("worse_high")
    return Travel.WORSENING if outside else Travel.STEADY


class TestJudgingAndCharting:
    """A class that judges, and lines that chart: both say the same of every value."""

    @given(
        earlier=st.lists(figures, min_size=7, max_size=7),
        polarity=polarities,
        lines=any_lines(),
        comparator=comparators(),
        best=st.none() | figures,
        others=st.lists(st.decimals(-3000, 3000, places=3), min_size=1, max_size=4),
        near=st.integers(-2, 2),
    )
    def test_the_named_lines_give_the_class_of_every_value(
        self, earlier, polarity, lines, comparator, best, others, near
    ):
        drawn = lines[polarity is Polarity.RANGE]
        possible = None if best is None else quantity(best)
        result = went([*earlier, "0"], comparator, polarity, lines=drawn, best_possible=possible)
        named = comparator_lines(result)
        # Dense at the edges: on each, and a hair to either side of it.
        edges = [line.value + Decimal(near).scaleb(-12) for _, line in named]
        for value in (*others, *edges, *(line.value for _, line in named)):
            judged = went(
                [*earlier, value], comparator, polarity, lines=drawn, best_possible=possible
            )
            assert result.travel_at(value) is judged.travel
            assert by_lines(result, polarity, value) is judged.travel

    @given(
        earlier=st.lists(figures, min_size=7, max_size=7),
        polarity=directed,
        comparator=comparators(),
        values=st.lists(st.decimals(-3000, 3000, places=3), min_size=1, max_size=4),
    )
    def test_bands_compiled_from_the_lines_give_the_class(
        self, earlier, polarity, comparator, values
    ):
        comparator = attrs.evolve(comparator, name="before")
        result = went([*earlier, "0"], comparator, polarity)
        named = comparator_lines(result)
        compiled = compile_bands(
            BY_LINES, Lines(target=quantity("0"), more=named), polarity, unit="percent"
        )
        for value in (*values, *(line.value for _, line in named)):
            judged = went([*earlier, value], comparator, polarity).travel
            assert compiled.at(value).outcome.levels == (judged.value,)

    def test_an_edge_without_a_short_decimal_lies_on_its_own_side(self):
        result = went(["3", "3", "4", "0"], Comparator("mean", "mean", 3))
        edges = dict(comparator_lines(result))
        assert edges["mean_better"] == quantity("3.333333333333")
        assert edges["mean_worse"] == quantity("3.333333333334")

    def test_where_every_value_is_worse_the_ends_of_the_worse_pair_cross(self):
        lines = Lines(low=quantity("95"), high=quantity("98"))
        earlier = ["95", "96", "95", "96", "97", "98", "94"]
        for possible in (None, quantity("96")):
            result = went(
                [*earlier, "0"], TREND, Polarity.RANGE, lines=lines, best_possible=possible
            )
            edges = {name: edge.value for name, edge in comparator_lines(result)}
            assert edges["trend_worse_low"] > edges["trend_worse_high"]
            assert "trend_better_low" not in edges
            for value in map(Decimal, ("90", "94.9", "95", "96.5", "98", "98.1", "110")):
                assert by_lines(result, Polarity.RANGE, value) is result.travel_at(value)

    def test_without_a_comparison_there_are_no_lines(self):
        assert comparator_lines(went(["3"])) == ()

    def test_movement_has_lines_where_no_value_is_better(self):
        band = Comparator("previous", no_change=Margin.parse("1"))
        result = went(["10", "12"], band, Polarity.NEUTRAL)
        assert comparator_lines(result)[1:] == (
            ("previous_low", quantity("9")),
            ("previous_high", quantity("11")),
        )


BY_LINES = Scheme(
    "by-lines",
    "Travel from named lines",
    (
        Level("improving", "Improving", (Status.EXCEEDED,)),
        Level("steady", "Steady", (Status.ON_TARGET,)),
        Level("worsening", "Worsening", (Status.OFF_TARGET,)),
    ),
    (
        Clause("improving", (Shortfall("before_better", under=Margin(Decimal(0))),)),
        Clause("worsening", (Shortfall("before_worse", over=Margin(Decimal(0))),)),
        Clause("steady"),
    ),
)


class TestContext:
    def test_a_decimal_context_of_the_callers_changes_nothing(self):
        values = ["1234.5678", "1234.5679", "1234.5680", "1234.5679"]
        for comparator in (PREVIOUS, Comparator("mean", "mean", 3), TREND, BEST):
            expected = went(values, comparator)
            lines = comparator_lines(expected)
            with localcontext(prec=2):
                result = went(values, comparator)
                assert result == expected
                assert comparator_lines(result) == lines


class TestRounding:
    @pytest.mark.parametrize(
        ("number", "places", "expected"),
        [
            (Fraction(1, 2), 0, "1"),
            (Fraction(-1, 2), 0, "-1"),
            (Fraction(10, 3), 2, "3.33"),
            (Fraction(-5, 1000), 2, "-0.01"),
            (Fraction(-4, 1000), 2, "0.00"),
            (Fraction(7), 1, "7.0"),
        ],
    )
    def test_halves_go_away_from_zero(self, number, places, expected):
        assert str(round_half_up(number, places)) == expected
