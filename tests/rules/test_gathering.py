"""What a data set tells about one value beside it: the year so far, its travel."""

from decimal import Decimal

import pytest

import pmf
from pmf.rules.evaluate import evaluate_all

Q = [pmf.Period.quarter(2019, number) for number in (1, 2, 3, 4)]
YEAR = pmf.Period.financial_year(2019)


@pytest.fixture
def complaints(make):
    """Complaints upheld, at most 10 a year, printed quarter by quarter."""

    def build(values, **more):
        declared = {
            "polarity": "lower",
            "basis": "period_total",
            "accumulates": True,
            "unit": "thing",
            "target": pmf.FixedTarget(
                lines=pmf.Lines(target=pmf.Quantity("10", "thing")), period=YEAR
            ),
            **more,
        }
        indicator = pmf.Indicator("LA_7", "Complaints upheld", **declared)
        seen = tuple(
            pmf.Observation("LA_7", period, pmf.Quantity(value, "thing"), raw=value)
            for period, value in zip(Q, values, strict=False)
        )
        dataset = pmf.Dataset(
            "made-up",
            "Anytown",
            "made.txt",
            period=seen[-1].period,
            indicators=(indicator,),
            observations=seen,
            scheme=make.met_near_off("10%"),
        )
        return evaluate_all(dataset)["LA_7"]

    return build


class TestTheYearSoFar:
    def test_quarters_are_added_up_against_the_years_target(self, complaints):
        judged = complaints(["3", "4"])

        assert (judged.number, judged.status) == (Decimal(7), pmf.Status.UNKNOWN)
        assert "part-year" in judged.codes
        assert "added-up" in judged.codes

    def test_too_many_by_the_third_quarter_is_decided(self, complaints):
        judged = complaints(["5", "4", "6"])

        assert judged.number == Decimal(15)
        assert (judged.status, judged.value.value) == (pmf.Status.OFF_TARGET, Decimal(6))
        assert "already-decided" in judged.codes

    def test_at_the_end_of_the_year_the_sum_is_the_year(self, complaints):
        assert complaints(["3", "4", "2", "1"]).status is pmf.Status.ON_TARGET
        assert complaints(["3", "4", "2", "2"]).status is pmf.Status.NEAR_TARGET
        assert complaints(["3", "4", "2", "3"]).status is pmf.Status.OFF_TARGET

    def test_with_a_quarter_missing_only_what_is_known_counts(self, make):
        indicator = pmf.Indicator(
            "LA_7",
            "Complaints upheld",
            unit="thing",
            polarity="lower",
            basis="period_total",
            accumulates=True,
            target=pmf.FixedTarget(
                lines=pmf.Lines(target=pmf.Quantity("10", "thing")), period=YEAR
            ),
        )
        seen = pmf.Observation("LA_7", Q[3], pmf.Quantity("2", "thing"))
        dataset = pmf.Dataset(
            "made-up",
            None,
            "made.txt",
            period=Q[3],
            indicators=(indicator,),
            observations=(seen,),
            scheme=make.met_near_off("10%"),
        )

        judged = evaluate_all(dataset)["LA_7"]

        assert (judged.number, judged.status) == (Decimal(2), pmf.Status.UNKNOWN)
        assert "part-year" in judged.codes

    def test_a_rate_is_never_added_up(self, complaints):
        judged = complaints(["3", "4"], basis="rate", accumulates=False)

        assert (judged.number, judged.status) == (Decimal(4), pmf.Status.ON_TARGET)


class TestTravel:
    def test_a_scheme_with_comparators_tells_which_way_it_went(self, complaints, make):
        judged = complaints(["3", "4"], basis="snapshot", accumulates=False)
        assert (judged.movement, judged.travel) == (None, None)

        scheme = pmf.load_scheme("maidstone_2016")
        again = evaluate_all(
            pmf.Dataset(
                "made-up",
                None,
                "made.txt",
                period=Q[1],
                indicators=(judged.indicator,),
                observations=(
                    pmf.Observation("LA_7", Q[0], pmf.Quantity("3", "thing")),
                    judged.observation,
                ),
                scheme=scheme,
            )
        )["LA_7"]

        assert (again.movement, again.travel) == (pmf.Movement.UP, pmf.Travel.WORSENING)
        assert "travel" in [step.code for step in pmf.explain(again).steps]
