"""Periods running: what the periods directly before earned, judged by the same rule."""

from decimal import Decimal
from importlib.resources import files

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pmf
from pmf.model.indicator import SeriesBreak
from pmf.model.period import Period
from pmf.model.scheme import Clause, Running, Scheme
from pmf.model.status import Absence, Basis, Polarity, Status
from pmf.rules.evaluate import evaluate_all
from pmf.rules.what_if import what_if

ON, NEAR, OFF = Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET
QUARTERS = [Period.quarter(2017, 1).shift(count) for count in range(9)]


@pytest.fixture(scope="session")
def rule(make):
    """Red when the target is missed so many periods running, else Amber."""

    def of(periods=2):
        missed = Running(periods, (NEAR, OFF))
        clauses = (
            Clause("green", (make.at_most("0"),)),
            Clause("red", (missed,)),
            Clause("amber"),
        )
        return Scheme(f"missed-{periods}", "Missed running", make.RAG, clauses)

    return of


@pytest.fixture(scope="session")
def judge(make):
    """The last of a row of quarterly figures; `None` prints none, a dash prints a dash."""

    def of(values, scheme, **more):
        seen = []
        for period, value in zip(QUARTERS, values, strict=False):
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None:
                    seen.append(make.observation(one, period=period))
        indicator = make.indicator("98", **more)
        now = QUARTERS[len(values) - 1]
        return evaluate_all(make.dataset([indicator], seen, period=now, scheme=scheme))

    return of


@pytest.fixture(scope="module")
def report():
    return pmf.read(files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt")


class TestTwoPeriodsRunning:
    """At least 98% of invoices are to be paid within 30 days."""

    def test_the_second_miss_running_is_red(self, judge, rule):
        (judged,) = judge(["99.5", "97.1", "96.8"], rule())
        assert (judged.word, judged.status) == ("Red", OFF)
        assert judged.facts.earlier[:1] == (NEAR,)
        assert "history-missing" not in judged.codes

    def test_the_first_is_amber(self, judge, rule):
        (judged,) = judge(["97.1", "99.5", "96.8"], rule())
        assert (judged.word, judged.facts.earlier[:1]) == ("Amber", (ON,))

    def test_only_the_reports_own_period_is_in_the_results(self, judge, rule):
        assert [str(one.period) for one in judge(["97.1", "96.8"], rule())] == ["Q2 2017/18"]

    def test_the_statuses_come_latest_first(self, judge, rule):
        (judged,) = judge(["99.5", "99", "97", "96", "95"], rule(3))
        assert judged.facts.earlier == (NEAR, NEAR, ON, ON)
        assert [str(one.period) for one in judged.facts.before] == [
            "Q4 2017/18",
            "Q3 2017/18",
            "Q2 2017/18",
            "Q1 2017/18",
        ]
        assert judged.word == "Red"

    def test_the_explanation_names_them_with_their_figures(self, judge, rule):
        (judged,) = judge(["99.5", "97.1", "96.8"], rule())
        (step,) = [one for one in pmf.explain(judged).steps if one.code == "earlier"]
        assert step.text == (
            "The periods before, latest first: Amber in Q2 2017/18 (97.1%), "
            "Green in Q1 2017/18 (99.5%)."
        )
        assert step.facts[0] == ("status Q2 2017/18", "near_target")

    def test_one_whose_status_is_open_is_told_with_all_it_may_be(self, judge, rule):
        (judged,) = judge(["97", "97.1", "96.8"], rule(3))
        (step,) = [one for one in pmf.explain(judged).steps if one.code == "earlier"]
        assert step.text == (
            "The periods before, latest first: Amber or Red in Q2 2017/18 (97.1%), "
            "Amber or Red in Q1 2017/18 (97%)."
        )

    def test_a_rule_without_such_a_clause_looks_at_none(self, judge, make):
        (judged,) = judge(["97.1", "96.8"], make.met_near_off("5%"))
        assert judged.facts.earlier == ()


class TestBroxtowe:
    """Outturns of 2017/18 and 2018/19 as the council printed them in its report of 2019/20."""

    YEARS = (Period.financial_year(2017), Period.financial_year(2018))

    @pytest.mark.parametrize(
        ("code", "target", "figures", "word", "before"),
        [
            ("BV12", "7.5", ("13.6", "8.7"), "Red", OFF),
            ("BV12", "9", ("13.6", "8.7"), "Green", OFF),
            ("BV8", "99", ("99.5", "99.3"), "Green", ON),
            ("BV8", "99.4", ("99.5", "99.3"), "Amber", ON),
            ("BV8", "99.6", ("99.5", "99.3"), "Red", OFF),
        ],
    )
    def test_two_years(self, report, rule, code, target, figures, word, before):
        by_year = {one.period: one for one in report.series(code)}
        assert tuple(str(by_year[year].value.value) for year in self.YEARS) == figures
        own = report.indicator(code)
        line = pmf.FixedTarget(lines=pmf.Lines(target=pmf.Quantity(target, own.unit)))
        data = attrs.evolve(
            report,
            period=self.YEARS[1],
            indicators=(attrs.evolve(own, target=line),),
            observations=report.series(code),
        )
        judged = evaluate_all(data, scheme=rule())[code]
        assert (judged.word, judged.facts.earlier) == (word, (before,))
        assert judged.facts.before == (by_year[self.YEARS[0]],)

    def test_the_target_of_this_year_is_not_held_against_earlier_years(self, report, rule):
        assert evaluate_all(report, scheme=rule())["BV12"].facts.earlier == ()


class TestWhereTheRowEnds:
    def open_(self, judged, because="history-missing"):
        assert judged.possible == (NEAR, OFF)
        assert because in judged.codes

    @pytest.mark.parametrize(
        "before",
        [None, Absence.MISSING, Absence.SUPPRESSED, ("97.1", "99.5")],
        ids=["nothing printed", "a dash", "suppressed", "two figures"],
    )
    def test_at_a_period_of_which_nothing_certain_is_known(self, judge, rule, before):
        (judged,) = judge(["97", before, "96.8"], rule())
        self.open_(judged)
        assert judged.facts.earlier == ()

    def test_one_figure_printed_twice_is_one(self, judge, rule):
        (judged,) = judge([("97.1", "97.1"), "96.8"], rule())
        assert judged.word == "Red"

    def test_at_a_break_in_the_series(self, judge, rule):
        for place, word in ((0, "Red"), (1, "Red"), (2, "Missed target")):
            (judged,) = judge(
                ["97", "97.1", "96.8"], rule(), breaks=(SeriesBreak(QUARTERS[place]),)
            )
            assert judged.word == word
        self.open_(judged, "series-break")

    def test_a_row_long_enough_on_this_side_of_a_break_says_nothing_of_it(self, judge, rule):
        (judged,) = judge(["97", "97.1", "99", "96.8"], rule(), breaks=(SeriesBreak(QUARTERS[1]),))
        assert judged.word == "Amber"
        assert "series-break" not in judged.codes

    def test_a_rolling_figure_that_reaches_back_over_the_break_is_from_before_it(self, judge, rule):
        rolling = {"basis": Basis.ROLLING_YEAR, "breaks": (SeriesBreak(QUARTERS[1]),)}
        (judged,) = judge(["97"] * 5, rule(), **rolling)
        self.open_(judged, "series-break")
        (later,) = judge(["97"] * 6, rule(), **rolling)
        assert later.word == "Red"

    def test_figures_of_another_length_are_no_period_before(self, make, rule):
        half = make.observation("97", period=Period.half(2018, 2))
        data = make.dataset(
            [make.indicator("98")], [half, make.observation("96")], scheme=rule(), period=make.Q1
        )
        self.open_(evaluate_all(data)["BV8"])

    def test_a_status_that_is_open_counts_only_where_it_makes_no_difference(self, judge, make):
        def scheme(*statuses):
            clauses = (
                Clause("green", (make.at_most("0"),)),
                Clause("red", (Running(2, statuses),)),
                Clause("amber", (make.at_most("unstated"),)),
                Clause("red"),
            )
            return Scheme("open", "Open", make.RAG, clauses)

        (either,) = judge(["99", "97", "96.8"], scheme(NEAR, OFF))
        assert (either.word, either.facts.earlier) == ("Red", (OFF, ON))
        (one,) = judge(["99", "97", "96.8"], scheme(NEAR))
        assert one.facts.earlier == ()
        assert one.possible == (NEAR, OFF)


class TestWhatIf:
    def test_the_other_rule_judges_the_periods_before_too(self, judge, rule, make):
        results = judge(["99.5", "97.1", "96.8"], make.met_near_off("5%"))
        (flip,) = what_if(results, rule())
        assert str(flip) == "BV8: Amber → Red"
        assert flip.after.outcome == evaluate_all(results.dataset, scheme=rule())["BV8"].outcome

    def test_statuses_of_the_first_rule_are_not_kept(self, judge, rule, make):
        results = judge(["97.1", "96.8"], rule())
        (flip,) = what_if(results, make.met_near_off("5%"))
        assert (flip.after.word, flip.after.facts.earlier) == ("Amber", ())


class TestTravelBesideIt:
    def test_each_period_before_is_judged_with_its_own_travel(self, judge, rule, make):
        scheme = attrs.evolve(rule(), direction=pmf.load_scheme("trend-only").direction)
        (judged,) = judge(["99.5", "97.1", "96.8"], scheme)
        assert judged.word == "Red"
        assert judged.facts.compared


# --- the oracle, written from the words of the rule ----------------------------------------------


def red_or_amber(values, target, polarity, periods):
    """What the last of a row earns: Green, Amber, Red, or both of the last two.

    `None` stands for a period without a figure.
    """

    def missed(value):
        return value < target if polarity is Polarity.HIGHER else value > target

    if not missed(values[-1]):
        return {"green"}
    before = values[-periods:-1]
    for value in reversed(before):
        if value is None:
            return {"amber", "red"}
        if not missed(value):
            return {"amber"}
    return {"red"} if len(before) == periods - 1 else {"amber", "red"}


class TestLaw:
    @given(
        before=st.lists(st.none() | st.integers(90, 105), max_size=8),
        now=st.integers(90, 105),
        polarity=st.sampled_from([Polarity.HIGHER, Polarity.LOWER]),
        periods=st.integers(2, 4),
    )
    def test_a_row_of_figures_is_judged_as_the_words_say(
        self, judge, rule, before, now, polarity, periods
    ):
        values = [*before, now]
        printed = [None if value is None else str(value) for value in values]
        (judged,) = judge(printed, rule(periods), polarity=polarity)
        expected = red_or_amber(values, Decimal(98), polarity, periods)
        assert set(judged.outcome.levels) == expected
