"""The last figure of what is not due: where it stands, and which way it went."""

import attrs
import pytest

import pmf
from pmf.model.dataset import Dataset
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Comparator, Direction, Level, Scheme
from pmf.model.status import Movement, Status, Travel
from pmf.report import render_page, view_of
from pmf.report.contract import evaluate_json
from pmf.rules.evaluate import evaluate_all
from pmf.rules.latest import latest_figures

Q2 = Period.quarter(2023, 2)
GAS = Indicator("GAS", "Cut in greenhouse gas emissions", "percent", "higher", "annual")
DEBT = Indicator("FIN01", "Debt servicing", "percent", "lower")
SCHEME = Scheme(
    "trend",
    "Trends",
    tuple(Level(one.value, one.value, (one,)) for one in (Status.DATA_ONLY, Status.NOT_DUE)),
)


def figure(code, period, value, **more):
    return Observation(code, period, Quantity(value, "percent"), raw=f"{value}%", **more)


def years(code, **values):
    return [figure(code, Period.financial_year(int(y[1:])), v) for y, v in values.items()]


def judged(*seen, indicators=(GAS,), scheme=SCHEME, absence="not_due"):
    """A report on Q2 2023/24 in which nothing is due."""
    cells = tuple(Observation(one.code, Q2, absence=absence) for one in indicators)
    return evaluate_all(
        Dataset("made-up", "Anytown", "q2.csv", Q2, indicators, (*cells, *seen)), scheme=scheme
    )


class TestLatest:
    def test_is_the_last_year_with_its_way_since_the_year_before(self):
        (gas,) = latest_figures(judged(*years("GAS", y2020="18.4", y2022="22.7", y2021="16.9")))
        assert (gas.code, str(gas.period), str(gas.value)) == ("GAS", "2022/23", "22.7%")
        assert (gas.travel.movement, gas.travel.travel) == (Movement.UP, Travel.IMPROVING)
        assert str(gas.travel.compared_period) == "2021/22"

    def test_never_a_figure_of_later(self):
        (gas,) = latest_figures(judged(*years("GAS", y2022="22.7", y2023="25.0")))
        assert str(gas.period) == "2022/23"

    def test_of_two_that_end_together_the_longer(self):
        quarter = figure("GAS", Period.quarter(2022, 4), "5.0")
        (gas,) = latest_figures(judged(quarter, *years("GAS", y2022="22.7")))
        assert str(gas.value) == "22.7%"

    def test_by_the_schemes_own_comparison_where_it_makes_one(self):
        against = Comparator("a year ago", "same_last_year")
        scheme = attrs.evolve(SCHEME, direction=Direction((against,)))
        (gas,) = latest_figures(judged(*years("GAS", y2021="1", y2022="2"), scheme=scheme))
        assert gas.travel.comparator == "a year ago"

    def test_without_a_year_before_the_reason_is_told(self):
        (gas,) = latest_figures(judged(*years("GAS", y2022="22.7")))
        assert (gas.travel.movement, gas.travel.reason) == (None, "no-comparable-period")

    def test_of_those_that_are_not_due_alone_in_their_order(self):
        seen = (*years("FIN01", y2022="9.1"), *years("GAS", y2022="22.7"))
        found = latest_figures(judged(*seen, indicators=(GAS, DEBT)))
        assert [one.code for one in found] == ["GAS", "FIN01"]
        assert latest_figures(judged(*seen, indicators=(GAS, DEBT), absence="missing")) == ()

    def test_of_what_has_no_row_because_it_is_reported_more_rarely(self):
        annual = attrs.evolve(GAS, frequency="annual")
        quarterly = attrs.evolve(DEBT, frequency="quarterly")
        seen = (*years("FIN01", y2022="9.1"), *years("GAS", y2021="16.9", y2022="22.7"))
        silent = Dataset("made-up", "Anytown", "q2.csv", Q2, (annual, quarterly), seen)
        results = evaluate_all(silent, scheme=SCHEME)
        (gas,) = latest_figures(results)
        assert (gas.code, str(gas.value), gas.travel.travel) == ("GAS", "22.7%", Travel.IMPROVING)
        told = [one.text for one in pmf.explain(results, "GAS").steps[-2:]]
        assert told == [
            "Last reported: 22.7% in 2022/23.",
            "Against the same period last year, 2021/22 (16.9%), it went up, improving.",
        ]
        assert "not due" in render_page(view_of(results))
        at_the_end = attrs.evolve(silent, period=Period.quarter(2022, 4))
        assert latest_figures(evaluate_all(at_the_end, scheme=SCHEME)) == ()

    def test_the_explanation_of_what_is_not_due_tells_where_it_stood_last(self):
        results = judged(*years("GAS", y2021="16.9", y2022="22.7"))
        steps = pmf.explain(results, "GAS").steps
        assert steps[-2].text == "Last reported: 22.7% in 2022/23."
        assert steps[-1].text.endswith("(16.9%), it went up, improving.")
        (gas,) = results.assessments
        assert "latest" not in [one.code for one in pmf.explain(gas).steps]

    def test_of_what_was_never_reported_there_is_none(self):
        assert latest_figures(judged()) == ()

    def test_a_figure_in_a_unit_that_does_not_fit_stays_as_printed(self):
        odd = Observation("GAS", Period.financial_year(2022), Quantity("4", "day"), raw="4 days")
        (gas,) = latest_figures(judged(odd))
        assert gas.value == Quantity("4", "day")
        assert gas.travel.reason == "unit-unfit"


class TestJson:
    def test_says_where_it_stands_and_what_it_is_compared_with(self):
        said = evaluate_json(judged(*years("GAS", y2021="16.9", y2022="22.7")), ())
        assert said["latest"] == [
            {
                "code": "GAS",
                "name": "Cut in greenhouse gas emissions",
                "unit": "percent",
                "period": "2022/23",
                "value": "22.7",
                "movement": "up",
                "travel": "improving",
                "compared_with": {"period": "2021/22", "value": "16.9"},
                "marks": [],
                "reasons": [],
                "source": None,
            }
        ]

    def test_what_is_not_due_stays_unjudged(self):
        said = evaluate_json(judged(*years("GAS", y2022="22.7")), ())
        (gas,) = said["assessments"]
        assert (gas["period"], gas["value"], gas["status"]) == ("Q2 2023/24", None, "not_due")
        assert (gas["movement"], gas["travel"]) == (None, None)
        assert said["summary"]["judged"] == 0

    @pytest.mark.parametrize("values", [{}, {"y2022": "22.7"}])
    def test_is_always_there_and_says_why_there_is_no_direction(self, values):
        found = evaluate_json(judged(*years("GAS", **values)), ())["latest"]
        assert len(found) == len(values)
        for one in found:
            assert one["compared_with"] is None
            assert [reason["code"] for reason in one["reasons"]] == ["no-comparable-period"]
