"""Breaks an indicator declares: nothing is compared across one, whatever stands before it."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.indicator import SeriesBreak
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Comparator, Direction
from pmf.model.status import Absence, Basis, Movement, Polarity, Status, Travel
from pmf.model.target import NoTarget
from pmf.rules.check import check
from pmf.rules.comparable import all_breaks, last_break
from pmf.rules.evaluate import evaluate_all
from pmf.rules.explain import explain
from pmf.rules.questions.correlate import correlate, correlate_indicators
from pmf.rules.questions.propose import propose_target
from pmf.rules.questions.warning import warning_signs
from pmf.rules.questions.warning_sign import WarningKind
from pmf.rules.travel import travel

Q1 = Period.quarter(2018, 1)
HOUSEHOLDS = SeriesBreak(Q1, "counted per household from here on", "Performance report, note 3")
PREVIOUS, LAST_YEAR = Comparator("previous"), Comparator("same_last_year", "same_last_year")
COMPARATORS = (
    PREVIOUS, LAST_YEAR, Comparator("mean", "mean", 3), Comparator("best", "best"),
    Comparator("trend", "regression"), Comparator("short", "regression", 4),
)  # fmt: skip


@pytest.fixture
def waste(make):
    """Residual waste in kilograms, counted per household from Q1 2018/19 on."""

    def of(**more):
        more = {"breaks": (HOUSEHOLDS,), "basis": Basis.PERIOD_TOTAL, **more}
        return make.indicator(None, Polarity.LOWER, "kilogram", **more)

    return of


def figures(make, values, end=Q1):
    """Consecutive quarters, the last one `end`."""
    first = end.shift(1 - len(values))
    return [
        make.observation(value, "kilogram", period=first.shift(place))
        for place, value in enumerate(values)
    ]


class TestTravel:
    @pytest.mark.parametrize("comparator", COMPARATORS, ids=lambda one: one.name)
    def test_no_comparator_reaches_across(self, make, waste, comparator):
        seen = figures(make, ["130", "128", "127", "125", "124", "61"])
        found = travel(waste(), seen, Q1, comparator)
        assert (found.travel, found.movement, found.points) == (None, None, ())
        assert (found.reason, found.broken) == ("series-break", HOUSEHOLDS)

    def test_the_sentence_says_from_when_and_why(self, make, waste):
        found = travel(waste(), figures(make, ["124", "61"]), Q1, PREVIOUS)
        assert found.why.code == "series-break"
        assert found.why.text == (
            "The way of counting changed from Q1 2018/19: counted per household from here on."
        )
        assert dict(found.facts)["series-break"].startswith("from Q1 2018/19 (counted per")

    def test_after_the_break_figures_compare_again(self, make, waste):
        seen = figures(make, ["124", "61", "60"], Q1.next)
        assert travel(waste(), seen, Q1.next, PREVIOUS).travel is Travel.IMPROVING
        assert travel(waste(), seen, Q1.next, LAST_YEAR).reason == "series-break"

    def test_before_it_they_still_do(self, make, waste):
        seen = figures(make, ["125", "124", "61"])
        assert travel(waste(), seen, Q1.previous, PREVIOUS).travel is Travel.IMPROVING

    def test_a_gap_after_the_break_is_a_gap_and_no_break(self, make, waste):
        seen = figures(make, ["61", "60"], Q1.shift(1))
        assert travel(waste(), seen[:1], Q1, PREVIOUS).reason == "series-break"
        later = [*seen, make.observation("58", "kilogram", period=Q1.shift(3))]
        assert travel(waste(), later, Q1.shift(3), PREVIOUS).reason == "no-comparable-period"

    def test_a_figure_that_straddles_it_compares_with_nothing(self, make):
        year = Period.financial_year(2018)
        middle = make.indicator(None, breaks=(SeriesBreak(Period.quarter(2018, 3)),))
        seen = [make.observation(value, period=year.shift(n - 1)) for n, value in enumerate("123")]
        assert travel(middle, seen, year, PREVIOUS).reason == "series-break"
        assert travel(middle, seen, year.next, PREVIOUS).reason == "series-break"

    def test_a_break_given_by_the_caller_counts_beside_the_declared(self, make, waste):
        seen = figures(make, ["61", "60", "59"], Q1.shift(2))
        given_ = travel(waste(), seen, Q1.shift(2), PREVIOUS, breaks=(Q1.shift(2),))
        assert (given_.reason, given_.broken) == ("series-break", SeriesBreak(Q1.shift(2)))
        assert given_.why.text == "The way of counting changed from Q3 2018/19."

    def test_of_two_the_latest_that_is_reached_is_told(self, waste):
        breaks = all_breaks(waste(), (Q1.shift(4), Q1, Q1.shift(-4)))
        assert [one.first for one in breaks] == [Q1.shift(-4), Q1, Q1.shift(4)]
        assert breaks[1] is HOUSEHOLDS
        assert last_break(breaks, Q1.shift(3)) is HOUSEHOLDS
        assert last_break(breaks, Q1.shift(-5)) is None


class TestLaw:
    """Travel never looks across a break: before it may stand anything, after it all is the same."""

    value = st.one_of(st.none(), st.decimals("0", "200", places=1))
    run = st.lists(value, min_size=0, max_size=8)

    @given(
        before=run,
        other=run,
        after=st.lists(value, min_size=1, max_size=8),
        comparator=st.sampled_from(COMPARATORS),
        basis=st.sampled_from([None, *Basis]),
        twice=st.booleans(),
    )
    def test_what_stands_before_changes_nothing(
        self, make, before, other, after, comparator, basis, twice
    ):
        judged = make.indicator(None, basis=basis, breaks=(HOUSEHOLDS,))

        def seen(values, first):
            for place, value in enumerate(values):
                told = Absence.MISSING if value is None else str(value)
                yield make.observation(told, period=first.shift(place))

        now = list(seen(after, Q1))
        was = list(seen(before, Q1.shift(-len(before))))
        was += was if twice else []
        year = [make.observation("7", period=Period.financial_year(2017))]
        results = {
            travel(judged, [*old, *now], now[-1].period, comparator)
            for old in ([], was, list(seen(other, Q1.shift(-len(other)))), year)
        }
        assert len(results) == 1


class TestJudging:
    def test_a_rule_that_looks_at_travel_says_that_a_break_left_it_open(self, make):
        amber = make.havering_2013(direction=Direction((LAST_YEAR,)))
        judged = make.indicator("98", breaks=(HOUSEHOLDS,))
        printed = [make.observation("50", period=Q1.shift(-4)), make.observation("60", period=Q1)]
        data = make.dataset([judged], printed, period=Q1)
        (one,) = evaluate_all(data, scheme=amber)
        assert one.status is Status.OFF_TARGET
        assert one.possible == (Status.NEAR_TARGET, Status.OFF_TARGET)
        assert "series-break" in one.codes
        assert "from Q1 2018/19: counted per household" in " ".join(r.text for r in one.reasons)

    def test_why_travel_is_not_known_is_said_beside_the_status(self, make, waste):
        scheme = make.met_near_off("5%", direction=Direction((PREVIOUS, LAST_YEAR)))
        data = make.dataset([waste()], figures(make, ["124", "61"]), period=Q1)
        results = evaluate_all(data, scheme=scheme)
        (one,) = results
        assert one.travel_reason.code == "series-break"
        assert "series-break" not in one.codes
        assert any("counted per household" in s.text for s in explain(one).steps)
        assert check(results) == ()

    def test_it_is_none_where_a_movement_is_known_or_nothing_compares(self, make, waste):
        data = make.dataset([waste(breaks=())], figures(make, ["124", "61"]), period=Q1)
        moving = make.met_near_off("5%", direction=Direction((PREVIOUS,)))
        (one,) = evaluate_all(data, scheme=moving)
        assert (one.movement, one.travel_reason) == (Movement.DOWN, None)
        (one,) = evaluate_all(data, scheme=make.met_near_off("5%"))
        assert one.travel_reason is None


class TestQuestions:
    def test_no_run_of_worse_figures_crosses_it(self, make, waste):
        rising = figures(make, ["57", "58", "59", "60", "61"], Q1.next)
        scheme = make.met_near_off("5%", direction=Direction((PREVIOUS,)))

        def kinds(indicator, **more):
            data = make.dataset([indicator], rising, period=Q1.next)
            return [one.kind for one in warning_signs(evaluate_all(data, scheme=scheme), **more)]

        assert kinds(waste(breaks=())) == [WarningKind.WORSENING]
        assert kinds(waste()) == []
        assert kinds(waste(breaks=()), breaks={"BV8": (Q1,)}) == []

    def test_neither_a_run_of_missed_targets_nor_a_fall_does(self, make):
        def kinds(values, breaks):
            judged = make.indicator("98", breaks=breaks)
            first = Q1.shift(1 - len(values))
            seen = [make.observation(v, period=first.shift(n)) for n, v in enumerate(values)]
            data = make.dataset([judged], seen, period=Q1)
            results = evaluate_all(data, scheme=make.met_near_off("1%"))
            return {one.kind for one in warning_signs(results)}

        missed = ["90", "91", "92"]
        assert kinds(missed, ()) == {WarningKind.MISSED_RUNNING}
        assert kinds(missed, (HOUSEHOLDS,)) == set()
        assert kinds(["99", "90"], ()) == {WarningKind.FELL}
        assert kinds(["99", "90"], (HOUSEHOLDS,)) == set()

    def test_a_proposal_rests_on_figures_since_the_break(self, make, waste):
        seen = figures(make, ["130", "128", "61", "60", "62"], Q1.shift(2))
        data = make.dataset([waste()], seen, period=Q1.shift(2))
        found = propose_target(data, "BV8", method="best")
        assert found.value == Quantity("60", "kilogram")
        assert [one.because for one in found.left_out] == ["series-break"] * 2
        later = propose_target(data, "BV8", method="best", breaks=(Q1.shift(2),))
        assert later.value == Quantity("62", "kilogram")

    def test_a_correlation_pairs_figures_since_the_last_break_of_either(self, make, waste):
        other = make.indicator(None, code="CALLS", breaks=(SeriesBreak(Q1.next),))
        ours = figures(make, ["130", "128", "61", "60", "62", "63"], Q1.shift(3))
        theirs = [attrs.evolve(one, code="CALLS") for one in ours]
        data = make.dataset([waste(), other], [*ours, *theirs], period=Q1.shift(3))
        found = correlate_indicators(data, "BV8", "CALLS")
        assert [pair.first.period for pair in found.pairs] == [Q1.shift(n) for n in (1, 2, 3)]
        reasons = [one.because for one in found.left_out]
        assert (reasons.count("series-break"), reasons.count("no-partner")) == (5, 1)
        assert correlate_indicators(data, "BV8", "CALLS", breaks={"BV8": (Q1.shift(2),)}).n == 2

    def test_series_without_an_indicator_are_cut_where_the_caller_says(self, make):
        ours = figures(make, ["130", "128", "61", "60"], Q1.next)
        theirs = [attrs.evolve(one, code="CALLS") for one in ours]
        assert correlate(ours, theirs).n == 4
        assert correlate(ours, theirs, breaks={"CALLS": (Q1,)}).n == 2


class TestBreak:
    def test_it_says_itself_in_words(self):
        assert str(HOUSEHOLDS) == "from Q1 2018/19 (counted per household from here on)"
        assert str(SeriesBreak(Q1)) == "from Q1 2018/19"

    def test_an_indicator_has_none_unless_declared(self, make):
        assert make.indicator(NoTarget()).breaks == ()
