"""Proposed targets: how each is worked out, how often it would have been met, what to know."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UnknownName, UsageError
from pmf.model.beside import PeerFigure
from pmf.model.dataset import Dataset
from pmf.model.framework import Definition, Framework
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, Mark, Polarity, Provenance, Stage
from pmf.model.target import FixedTarget, Lines, NoTarget
from pmf.rules.questions.caution import CAUTIONS
from pmf.rules.questions.proposal import NO_PROPOSAL
from pmf.rules.questions.propose import lacking_targets, proposals, propose_target
from pmf.rules.questions.proposing import METHODS

Q1 = Period.quarter(2018, 1)
Y2018 = Period.financial_year(2018)
#: Freedom of information requests answered in time, quarter by quarter.
FOI = ["88", "91", "90", "85", "94", "92"]
BODIES = {"Aylesbury": "91", "Broxbourne": "95", "Chiltern": "89", "Dover": "97"}
METHODS_OF_OWN = [name for name, method in METHODS.items() if not method.of_peers]


def foi(polarity=Polarity.HIGHER, **more):
    unit = more.pop("unit", "percent")
    return Indicator("FOI", "Requests answered in 20 days", unit, polarity, **more)


def seen(value, period, unit="percent", **more):
    return Observation("FOI", period, Quantity(value, unit), **more)


def dataset(values=FOI, indicator=None, **more):
    printed = [seen(value, Q1.shift(place)) for place, value in enumerate(values)]
    return Dataset(
        "suite", "Dacorum Borough Council", "foi.txt", Q1.shift(5),
        (indicator or foi(),), tuple(printed), **more,
    )  # fmt: skip


def peers(bodies=None, period=Y2018, **more):
    return tuple(
        PeerFigure("FOI", body, period, Quantity(value, "percent"), **more)
        for body, value in (bodies or BODIES).items()
    )


def codes(proposal):
    return [caution.code for caution in proposal.cautions]


class TestMethods:
    @pytest.mark.parametrize(
        ("method", "value", "met"),
        [
            ("best", "94", 1),
            ("quartile", "92", 2),  # best first 94 92 91 90 88 85: of six the second, 6 ÷ 4 up
            ("latest", "92", 2),
            ("mean", "90", 4),  # 540 ÷ 6
            ("median", "91", 3),  # half way between 90 and 91, half up
        ],
    )
    def test_of_its_own_figures(self, method, value, met):
        found = propose_target(dataset(), "FOI", method=method)

        assert (found.value, found.met) == (Quantity(value, "percent"), met)
        assert len(found.own) == 6

    @pytest.mark.parametrize(
        ("method", "value", "met"),
        [("best", "85", 1), ("quartile", "88", 2), ("median", "91", 4)],
    )
    def test_where_lower_is_better(self, method, value, met):
        found = propose_target(dataset(), "FOI", method=method, polarity="lower")

        assert (found.value, found.met) == (Quantity(value, "percent"), met)

    def test_an_improvement_starts_from_the_median_whatever_the_trend(self):
        found = propose_target(dataset(), "FOI", method="improvement", by="5%", places=1)

        assert found.exact == Fraction("90.5") * Fraction(105, 100)
        assert found.value == Quantity("95.0", "percent")
        assert "made better by 5% of it" in found.words

    @pytest.mark.parametrize(("by", "value"), [("2pp", "92.5"), ("3", "93.5"), ("0", "90.5")])
    def test_it_may_be_in_points_or_in_the_unit(self, by, value):
        found = propose_target(dataset(), "FOI", method="improvement", by=by, places=1)

        assert found.value == Quantity(value, "percent")

    def test_where_lower_is_better_it_goes_down(self):
        found = propose_target(
            dataset(), "FOI", method="improvement", by="3", polarity=Polarity.LOWER, places=1
        )

        assert found.value == Quantity("87.5", "percent")

    def test_of_other_bodies(self):
        beside = dataset(peers=peers())

        median = propose_target(beside, "FOI", method="peers_median")
        top = propose_target(beside, "FOI", method="peers_top_quartile")

        assert (median.value, median.met, median.peers_met) == (Quantity("93", "percent"), 1, 2)
        assert (top.value, top.met, top.peers_met) == (Quantity("97", "percent"), 0, 1)
        assert [figure.body for figure in top.data] == list(BODIES)


class TestRounding:
    def test_it_has_the_places_of_the_figures_and_keeps_what_is_exact(self):
        found = propose_target(dataset(), "FOI")

        assert (found.exact, found.places) == (Fraction("90.5"), 0)
        assert "rounded" in codes(found)

    def test_with_places_enough_nothing_is_rounded(self):
        found = propose_target(dataset(), "FOI", places=1)

        assert found.value == Quantity("90.5", "percent")
        assert "rounded" not in codes(found)

    def test_a_third_is_rounded_half_up(self):
        found = propose_target(dataset(["1", "1", "2"]), "FOI", method="mean", places=2)

        assert (found.value, found.exact) == (Quantity("1.33", "percent"), Fraction(4, 3))


class TestWhatItRestsOn:
    def test_each_figure_has_its_period_and_place(self, make):
        found = propose_target(dataset(), "FOI", periods=2)

        assert [str(figure) for figure in found.data] == ["94% in Q1 2019/20", "92% in Q2 2019/20"]
        assert [one.because for one in found.left_out] == ["beyond-window"] * 4

    def test_a_period_such_as_wanted_chooses_the_length(self):
        annual = dataset()
        year = seen("89", Y2018)
        both = attrs.evolve(annual, observations=(*annual.observations, year))

        found = propose_target(both, "FOI", alike=Period.financial_year(2020))

        assert found.value == Quantity("89", "percent")
        assert (found.met, len(found.own)) == (1, 1)

    def test_peers_of_the_latest_period_only_and_no_averages(self):
        beside = (
            *peers(),
            *peers({"England": "90"}, average=True),
            *peers({"Aylesbury": "80"}, Period.financial_year(2017)),
            *peers({"Dacorum Borough Council": "88"}),
            PeerFigure("FOI", "Epping", Y2018, absence=Absence.MISSING),
        )

        found = propose_target(dataset(), "FOI", method="peers_median", peers=beside)

        assert [figure.body for figure in found.data] == list(BODIES)
        assert {(one.body, one.because) for one in found.left_out} == {
            ("England", "average"),
            ("Aylesbury", "other-period"),
            ("Dacorum Borough Council", "own-figure"),
            ("Epping", "no-value"),
        }
        assert {"peer-averages", "peers-few", "peers-other-period"} <= set(codes(found))

    def test_a_body_with_two_figures_has_none_and_one_given_twice_has_one(self):
        beside = (*peers(), *peers({"Dover": "96"}), *peers({"Chiltern": "89.0"}))

        found = propose_target(dataset(), "FOI", method="peers_median", peers=beside)

        assert [figure.body for figure in found.data] == ["Aylesbury", "Broxbourne", "Chiltern"]
        assert [one.because for one in found.left_out] == ["ambiguous-period"] * 2


class TestFacts:
    def test_they_say_how_often_it_is_met_and_how_far_the_latest_is(self):
        found = propose_target(dataset(), "FOI", method="best")

        assert found.facts == (
            "It would have been met in 1 of 6 periods.",
            "The latest figure, 92% in Q2 2019/20, misses it by 2 percentage points.",
            "The best figure is 94% in Q1 2019/20, the worst 85% in Q4 2018/19.",
        )

    def test_they_say_how_many_bodies_meet_it(self):
        found = propose_target(dataset(peers=peers()), "FOI", method="peers_top_quartile")

        assert found.facts[0] == "It would have been met in none of 6 periods."
        assert found.facts[-1] == "1 of 4 other bodies meets it in 2018/19."

    def test_without_own_figures_they_say_so(self):
        found = propose_target(dataset([], peers=peers()), "FOI", method="peers_median")

        assert found.met is None
        assert found.facts[0].startswith("No figure of the council's own")


class TestCautions:
    def test_every_one_has_a_known_code(self):
        for method in METHODS:
            by = "5%" if METHODS[method].needs_margin else None
            found = propose_target(dataset(peers=peers()), "FOI", method=method, by=by)
            assert set(codes(found)) <= set(CAUTIONS)

    @pytest.mark.parametrize(("count", "few"), [(4, True), (5, False)])
    def test_few_figures(self, count, few):
        found = propose_target(dataset(FOI[:count]), "FOI", method="latest")

        assert ("few-figures" in codes(found)) is few

    def test_figures_that_only_rise(self):
        assert "one-way" in codes(propose_target(dataset(["80", "82", "85", "86", "90"]), "FOI"))
        assert "one-way" not in codes(propose_target(dataset(), "FOI"))
        assert "one-way" not in codes(propose_target(dataset(["5"] * 5), "FOI"))

    def test_a_gap_names_its_neighbours(self):
        gappy = dataset()
        without = tuple(one for one in gappy.observations if one.period != Q1.shift(2))

        found = propose_target(attrs.evolve(gappy, observations=without), "FOI")

        (text,) = [one.text for one in found.cautions if one.code == "periods-missing"]
        assert text == "No figure stands between Q2 2018/19 and Q4 2018/19."

    def test_a_target_there_is_already(self):
        agreed = FixedTarget(
            lines=Lines(Quantity("95", "percent")), text="95%", provenance=Provenance.CONTRACTUAL
        )

        found = propose_target(dataset(indicator=foi(target=agreed)), "FOI")

        (text,) = [one.text for one in found.cautions if one.code == "target-exists"]
        assert (
            text
            == "There is a target already: 95%. It is contractual, not the council's own to set."
        )

    def test_a_share_beyond_a_hundred(self):
        found = propose_target(dataset(), "FOI", method="improvement", by="20%")

        assert "beyond-possible" in codes(found)

    def test_marks_and_made_up_figures(self):
        marked = dataset(illustrative=True)
        first = attrs.evolve(marked.observations[0], marks=(Mark.ESTIMATED,))
        printed = (first, *marked.observations[1:])

        found = propose_target(attrs.evolve(marked, observations=printed), "FOI")

        assert {"figures-marked", "illustrative"} <= set(codes(found))

    def test_figures_in_another_unit(self):
        days = foi(Polarity.LOWER, unit="day")
        printed = (seen("2", Q1, "week"), seen("13", Q1.next, "day"))

        found = propose_target(
            attrs.evolve(dataset([], days), observations=printed), "FOI", method="best"
        )

        assert found.value == Quantity("13", "day")
        assert "figures-converted" in codes(found)


class TestNoProposal:
    @pytest.mark.parametrize(
        ("polarity", "reason"),
        [
            (None, "polarity-unknown"),
            (Polarity.NEUTRAL, "neutral"),
            (Polarity.CLOSEST, "polarity-unfit"),
            (Polarity.RANGE, "polarity-unfit"),
        ],
    )
    def test_nobody_said_which_way_is_better(self, polarity, reason):
        found = propose_target(dataset(indicator=foi(polarity)), "FOI")

        assert (found.value, found.reason, found.met) == (None, reason, None)
        assert str(found) == f"FOI: {NO_PROPOSAL[reason]}"

    def test_there_is_nothing_to_work_with(self):
        assert propose_target(dataset([]), "FOI").reason == "no-figures"
        assert propose_target(dataset(), "FOI", method="peers_median").reason == "no-peers"

    def test_points_of_what_is_no_percentage(self):
        days = attrs.evolve(dataset([], foi(unit="day")), observations=(seen("3", Q1, "day"),))

        found = propose_target(days, "FOI", method="improvement", by="2pp")

        assert found.reason == "points-unfit"

    def test_more_digits_than_a_target_may_have(self):
        long = dataset(["1" + "0" * 37, "0.00001"])

        assert propose_target(long, "FOI", method="mean").reason == "too-long"
        assert propose_target(long, "FOI", method="best", places=0).facts


class TestAll:
    def three(self):
        targeted = FixedTarget(lines=Lines(Quantity("95", "percent")))
        indicators = (
            foi(target=targeted),
            attrs.evolve(foi(), code="NEW"),
            attrs.evolve(foi(), code="PENDING", target=NoTarget(reason="target-pending")),
            attrs.evolve(foi(), code="OLD", stage=Stage.RETIRED),
        )
        return attrs.evolve(dataset(), indicators=indicators)

    def test_those_that_lack_a_target(self):
        found = proposals(self.three())

        assert [one.code for one in found] == ["NEW", "PENDING"]
        assert {one.reason for one in found} == {"no-figures"}

    def test_or_every_live_one(self):
        assert lacking_targets(self.three(), every=True) == ("FOI", "NEW", "PENDING")
        assert proposals(self.three(), every=True)[0].value == Quantity("91", "percent")

    def test_peers_may_come_as_any_iterable(self):
        found = proposals(self.three(), every=True, method="peers_median", peers=iter(peers()))

        assert found[0].value == Quantity("93", "percent")

    def test_an_indicator_only_the_framework_declares(self):
        declared = Framework("f", "Dacorum", "KPIs", definitions=(
            Definition(attrs.evolve(foi(), code="SPI")),
        ))  # fmt: skip

        assert propose_target(dataset(framework=declared), "SPI").reason == "no-figures"


class TestWrongUse:
    def test_each_says_what_is_expected(self):
        with pytest.raises(UsageError, match="method must be one of median, mean"):
            propose_target(dataset(), "FOI", method="mode")
        with pytest.raises(UsageError, match="must be told by how much"):
            propose_target(dataset(), "FOI", method="improvement")
        with pytest.raises(UsageError, match="takes no --by"):
            propose_target(dataset(), "FOI", by="5%")
        with pytest.raises(UsageError, match="by must be an amount"):
            propose_target(dataset(), "FOI", method="improvement", by="-5%")
        with pytest.raises(UsageError, match="by: a margin is written"):
            propose_target(dataset(), "FOI", method="improvement", by="much")
        with pytest.raises(UsageError, match="polarity must be one of higher"):
            propose_target(dataset(), "FOI", polarity="up")
        with pytest.raises(UsageError, match="places must be a whole number"):
            propose_target(dataset(), "FOI", places=-1)
        with pytest.raises(UsageError, match="dataset must be a Dataset"):
            propose_target("foi.txt", "FOI")
        with pytest.raises(UsageError, match="method must be one of"):
            proposals(dataset(), method="mode")

    def test_an_indicator_that_is_not_there(self):
        with pytest.raises(UnknownName, match="no indicator 'X1'"):
            propose_target(dataset(), "X1")


class TestLaws:
    figures = st.lists(st.decimals(0, 100, places=1).map(str), min_size=1, max_size=12)
    directions = st.sampled_from([Polarity.HIGHER, Polarity.LOWER])

    @given(figures, directions)
    def test_the_best_is_met_by_exactly_those_equal_to_it(self, values, polarity):
        found = propose_target(dataset(values), "FOI", method="best", polarity=polarity)

        assert found.met == sum(Decimal(value) == found.value.value for value in values)

    @given(figures, directions)
    def test_a_quarter_meets_the_quartile_and_half_the_median(self, values, polarity):
        quartile = propose_target(dataset(values), "FOI", method="quartile", polarity=polarity)
        median = propose_target(dataset(values), "FOI", polarity=polarity, places=2)

        assert 4 * quartile.met >= len(values)
        assert 2 * median.met >= len(values)
        assert quartile.met <= median.met

    @given(figures, st.sampled_from(METHODS_OF_OWN))
    def test_turned_round_it_is_the_same_the_other_way(self, values, method):
        by = "3" if METHODS[method].needs_margin else None
        turned = [str(-Decimal(value)) for value in values]

        one = propose_target(dataset(values), "FOI", method=method, by=by)
        other = propose_target(dataset(turned), "FOI", method=method, by=by, polarity="lower")

        assert one.exact == -other.exact
        assert one.met == other.met

    @given(figures, directions)
    def test_more_ambitious_is_met_no_more_often(self, values, polarity):
        met = [
            propose_target(
                dataset(values), "FOI", method="improvement", by=by, polarity=polarity, places=2
            ).met
            for by in ("0", "1", "5", "20")
        ]

        assert met == sorted(met, reverse=True)

    @given(figures)
    def test_nothing_lies_beyond_the_figures(self, values):
        for method in ("median", "mean", "best", "quartile", "latest"):
            exact = propose_target(dataset(values), "FOI", method=method).exact
            assert min(map(Fraction, values)) <= exact <= max(map(Fraction, values))
