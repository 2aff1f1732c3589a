"""What would change a status: the nearest figures, held against judging them anew."""

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pmf
from pmf.model.number import places_of
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Clause, Compare, Scheme, Shortfall
from pmf.model.status import Absence, Polarity, Status, Travel
from pmf.model.target import FixedTarget
from pmf.report.contract import explain_json
from pmf.rules.change import changes
from pmf.rules.evaluate import evaluate, evaluate_all
from pmf.rules.explain import explain
from pmf.rules.facts import Facts

H, L, C, R = Polarity.HIGHER, Polarity.LOWER, Polarity.CLOSEST, Polarity.RANGE
LAST = Period.quarter(2018, 1)


@pytest.fixture(scope="module")
def said(make):
    """What would change one figure's status, in words: value or target, figure, word."""

    def of(value, target, scheme, polarity=H, *, strict=False, facts=None, floor=None, **more):
        if isinstance(target, tuple):
            drawn = make.lines(low=target[0], high=target[1])
        elif floor:
            drawn = make.lines(target, strict=strict, floor=floor)
        else:
            drawn = make.lines(target, strict=strict)
        judged = evaluate(
            make.indicator(FixedTarget(lines=drawn), polarity, **more),
            make.observation(value),
            scheme,
            facts=facts or Facts(),
        )
        return [(one.what, f"{one.to.value:f}", one.outcome.word) for one in changes(judged)]

    return of


class TestTheNearestFigures:
    def test_94_6_against_98_within_five_per_cent(self, said, make):
        assert said("94.6", "98", make.met_near_off("5%")) == [
            ("value", "93.0", "Red"),  # amber from 93.1
            ("value", "98.0", "Green"),
            ("target", "94.6", "Green"),
            ("target", "99.6", "Red"),  # 5% of 99.5 is 4.975: still amber
        ]

    def test_at_the_ends_there_is_only_one_side(self, said, make):
        assert said("99", "98", make.met_near_off("5pp")) == [
            ("value", "97", "Amber"),
            ("target", "100", "Amber"),
        ]

    def test_lower_is_better(self, said, make):
        assert said("9.3", "7.5", make.met_near_off("5%"), L) == [
            ("value", "7.8", "Amber"),
            ("target", "8.9", "Amber"),
        ]

    def test_a_narrow_band_takes_more_places_than_printed(self, said, make):
        assert said("90", "98", make.met_near_off("0.1"))[0] == ("value", "97.9", "Amber")

    def test_closest_has_a_miss_on_both_sides(self, said, make):
        assert said("50", "50", make.met_near_off("5"), C) == [
            ("value", "49", "Amber"),
            ("value", "51", "Amber"),
            ("target", "49", "Amber"),
            ("target", "51", "Amber"),
        ]

    def test_a_range_has_values_on_both_sides_and_no_one_target(self, said, make):
        assert said("50", ("40", "60"), make.met_near_off("5pp"), R) == [
            ("value", "39", "Amber"),
            ("value", "61", "Amber"),
        ]
        assert said("38", ("40", "60"), make.met_near_off("5pp"), R) == [
            ("value", "34", "Red"),
            ("value", "40", "Green"),
        ]

    def test_less_than_five_is_met_below_it(self, said, make):
        found = said("5", "5", make.met_near_off("5%"), L, strict=True)
        assert found == [("value", "4", "Green"), ("value", "6", "Red"),
                         ("target", "4", "Red"), ("target", "6", "Green")]  # fmt: skip

    def test_as_displayed_the_figure_is_one_that_can_be_displayed(self, said, make):
        scheme = make.met_near_off("5%", compare=Compare.AS_DISPLAYED)
        assert said("97.4", "98", scheme, places=0)[:2] == [
            ("value", "93", "Red"),
            ("value", "98", "Green"),
        ]

    def test_its_own_tolerance_is_a_margin_like_any(self, said, make):
        found = said("75", "80", make.east_riding(), tolerance=make.margin("4pp"))
        assert found == [("value", "76", "Blue Circle"), ("target", "79", "Blue Circle")]

    def test_the_floor_stays_where_it_is(self, said, make):
        assert said("92", "95", make.kent(), floor="90") == [
            ("value", "89", "Red"),
            ("value", "95", "Green"),
            ("target", "92", "Green"),
        ]

    def test_two_clauses_with_one_level_are_one_band(self, said, make):
        scheme = Scheme(
            "twice",
            "Twice green",
            make.RAG,
            (
                Clause("green", (make.at_most("0"),)),
                Clause("green", (make.at_most("2"),)),
                Clause("red"),
            ),
        )
        assert said("99", "98", scheme)[0] == ("value", "95", "Red")


class TestTheWayItWent:
    def judged(self, make, value, before, year="havering_2012", polarity=H, target="80"):
        seen = [make.observation(value), make.observation(before, period=LAST)]
        data = make.dataset([make.indicator(target, polarity)], seen)
        return evaluate_all(data, scheme=pmf.load_scheme(year))[0]

    def test_a_value_just_better_than_last_years_is_amber_already(self, make):
        found = changes(self.judged(make, "70.0", "72.0"))
        assert [(str(one.to.value), one.outcome.word) for one in found if one.what == "value"] == [
            ("72.1", "Amber")
        ]

    def test_and_one_no_better_is_red_again(self, make):
        found = changes(self.judged(make, "73.0", "72.0"))
        assert [(str(one.to.value), one.outcome.word) for one in found if one.what == "value"] == [
            ("72.0", "Red"),
            ("76.0", "Green"),
        ]

    @given(
        value=st.integers(60, 100),
        before=st.integers(60, 100),
        year=st.sampled_from(("havering_2012", "havering_2013")),
        polarity=st.sampled_from((H, L, C)),
    )
    def test_no_nearer_value_earns_another_level(self, make, value, before, year, polarity):
        def level(figure):
            return self.judged(make, str(figure), str(before), year, polarity).outcome.levels

        judged = self.judged(make, str(value), str(before), year, polarity)
        found = {one.to.value for one in changes(judged) if one.what == "value"}
        for way in (-1, 1):
            figures = [value + way * n for n in range(1, 60)]
            first = next((one for one in figures if level(one) != level(value)), None)
            side = [one for one in found if (one - value) * way > 0]
            assert bool(side) or first is None
            for to in side:  # between whole numbers where a band holds none
                assert level(to) != level(value)
                assert first is None or (first - to) * way >= 0


class TestNone:
    def test_an_open_part_of_a_year_has_none(self, make):
        judged = make.indicator("100", accumulates=True)
        assert changes(evaluate(judged, make.observation("33"), make.met_near_off("5%"))) == ()

    @pytest.mark.parametrize("target", [None, "98"])
    def test_nor_what_was_not_judged_on_bands(self, make, target):
        seen = make.observation(Absence.MISSING if target else "50")
        assert changes(evaluate(make.indicator(target), seen, make.met_near_off("5%"))) == ()

    def test_nor_what_is_good_whatever_it_is(self, make):
        scheme = Scheme("all", "All good", make.RAG, (Clause("green"),))
        assert changes(evaluate(make.indicator("98"), make.observation("9"), scheme)) == ()


class TestInTheExplanation:
    def test_they_are_told_in_words_and_in_json(self, make):
        judged = evaluate(make.indicator("98"), make.observation("94.6"), make.met_near_off("5%"))
        told = explain_json(explain(judged))["changes"]
        assert told[1] == {
            "what": "value",
            "to": "98.0",
            "unit": "percent",
            "status": "on_target",
            "word": "Green",
            "text": "a value of 98.0% would be Green",
        }
        assert [one["to"] for one in told] == ["93.0", "98.0", "94.6", "99.6"]


# --- held against judging each figure anew ------------------------------------------------------


@st.composite
def cases(draw):
    near = draw(st.sampled_from(("5%", "10%", "5pp", "2.5", "0.05", "1x tolerance", "unstated")))
    polarity = draw(st.sampled_from((H, L, C, R)))
    line = draw(st.decimals(-30, 60, places=1))
    return {
        "near": near,
        "polarity": polarity,
        "line": (line, line + 7) if polarity is R else line,
        "strict": polarity in (H, L) and draw(st.booleans()),
        "value": line + draw(st.decimals(-12, 12, places=1)),
        "own": draw(st.sampled_from((None, "3", "10%"))),
        "displayed": draw(st.booleans()),
    }


def judge(make, case, value=None, line=None):
    line = case["line"] if line is None else line
    if isinstance(line, tuple):
        drawn = make.lines(low=str(line[0]), high=str(line[1]))
    else:
        drawn = make.lines(f"{line:f}", strict=case["strict"])
    compare = Compare.AS_DISPLAYED if case["displayed"] else Compare.EXACT
    scheme = make.met_near_off(case["near"], compare=compare)
    indicator = make.indicator(
        FixedTarget(lines=drawn),
        case["polarity"],
        places=0 if case["displayed"] else None,
        tolerance=case["own"] and make.margin(case["own"]),
    )
    seen = make.observation("0")
    number = case["value"] if value is None else value
    return evaluate(indicator, attrs.evolve(seen, value=Quantity(number, "percent")), scheme)


def between(start, end):
    """Every figure strictly between, of the places the end is written with."""
    step = Decimal(1).scaleb(-places_of(end))
    first = (start / step).to_integral_value() * step
    count = int(abs(end - first) / step)
    way = 1 if end > start else -1
    figures = (first + way * step * n for n in range(count + 1))
    return [one for one in figures if min(start, end) < one < max(start, end)]


class TestAgainstJudgingAnew:
    @given(case=cases())
    def test_each_figure_earns_what_is_said_and_no_nearer_one_does(self, make, case):
        judged = judge(make, case)
        for change in changes(judged):
            to = change.to.value
            start = judged.number if change.what == "value" else case["line"]
            earned = {
                one: judge(make, case, **{"value" if change.what == "value" else "line": one})
                for one in (to, *between(start, to)[:400])
            }
            assert earned[to].outcome == change.outcome
            assert change.outcome.levels != judged.outcome.levels
            del earned[to]
            assert all(one.outcome.levels == judged.outcome.levels for one in earned.values())

    @given(case=cases())
    def test_what_is_not_said_cannot_be_reached(self, make, case):
        judged = judge(make, case)
        ways = {
            (one.what, (one.to.value > (judged.number if one.what == "value" else case["line"])))
            for one in changes(judged)
        }
        far = [Decimal(n) for n in (-500, -200, -100, 100, 200, 500)]
        for figure in far:
            if ("value", figure > 0) not in ways:
                assert judge(make, case, value=figure).outcome.levels == judged.outcome.levels


class TestFactsStay:
    def test_a_judgement_stays_while_the_value_moves(self, make):
        facts = Facts(judgement="recoverable", travel=(("previous", Travel.WORSENING),))
        judged = evaluate(make.indicator("98"), make.observation("90"), make.medway(), facts=facts)
        assert judged.status is Status.NEAR_TARGET
        assert [(str(c.to.value), c.outcome.word) for c in changes(judged)] == [
            ("98", "Green"),
            ("90", "Green"),
        ]

    def test_a_forecast_decides_against_a_moved_target_too(self, make):
        forecast = Shortfall(at_most=make.margin("0"), judged="forecast")
        scheme = Scheme(
            "forecast",
            "By forecast",
            make.RAG,
            (Clause("green", (make.at_most("0"),)), Clause("amber", (forecast,)), Clause("red")),
        )
        seen = make.observation("90", forecast=Quantity("95", "percent"))
        judged = evaluate(make.indicator("98"), seen, scheme)
        assert judged.word == "Red"
        targets = [str(c.to.value) for c in changes(judged) if c.what == "target"]
        assert targets == ["95"]
