"""What is said of figures that are added up: the sum that is judged, never the last part of it.

Dacorum weighs residual waste per household quarter by quarter and wants at most 400 kg in a year:
99.1, 98.2 and 99.4 kg by the third quarter of 2023/24 in the illustrative return, and 301.1 kg
instead of the first to show a year that is missed already.
"""

from decimal import Decimal

import attrs
import pytest

import pmf
from pmf.model.finding import Location
from pmf.report import view_of
from pmf.report.contract import evaluate_json, explain_json
from pmf.rules.evaluate import evaluate_all

Q = [pmf.Period.quarter(2023, number) for number in (1, 2, 3, 4)]
KG = "kilogram/household"
CODE = "waste"


@pytest.fixture
def waste(make):
    def of(*values, target="400", polarity="lower", period=None, periods=Q, word=None, **more):
        lines = pmf.Lines(target=pmf.Quantity(target, KG))
        indicator = pmf.Indicator(
            CODE,
            "Residual waste collected",
            KG,
            polarity,
            "period_total",
            accumulates=True,
            target=pmf.FixedTarget(lines=lines, text=target, period=period),
            **more,
        )
        seen = [
            pmf.Observation(
                CODE,
                when,
                None if value is None else pmf.Quantity(value, KG),
                absence=pmf.Absence.MISSING if value is None else None,
                raw=value or "-",
                source=Location("waste.txt", 1, line, line, "Figure"),
            )
            for line, (when, value) in enumerate(zip(periods, values, strict=False), start=2)
        ]
        if word:
            meant = (pmf.Status.ON_TARGET,)
            seen[-1] = attrs.evolve(seen[-1], reported=meant, reported_word=word)
        data = make.dataset([indicator], seen, period=seen[-1].period)
        return evaluate_all(data, scheme=pmf.load_scheme("rag"))

    return of


def sentence(results):
    return view_of(results).plans[0].tiers[0].services[0].rows[0].why


class TestWhatWasCompared:
    def test_the_printed_value_and_the_one_judged_have_names_of_their_own(self, waste):
        (judged,) = waste("301.1", "98.2", "99.4")
        assert (str(judged.value), judged.number) == ("99.4 kg per household", Decimal("498.7"))
        assert judged.judged_value == pmf.Quantity("498.7", KG)
        assert (judged.is_added_up, judged.judged_for) == (True, "2023/24 so far")
        assert [(str(one.period), one.source.line) for one in judged.judged_from] == [
            ("Q1 2023/24", 2),
            ("Q2 2023/24", 3),
            ("Q3 2023/24", 4),
        ]
        assert judged.shortfall == pmf.Quantity("98.7", KG)
        assert repr(judged).startswith("<Assessment waste Q3 2023/24: 498.7 kg per household")

    def test_the_first_quarter_is_its_own_figure(self, waste):
        (judged,) = waste("99.1")
        assert (judged.is_added_up, judged.judged_for) == (False, "Q1 2023/24")
        assert judged.judged_from == (judged.observation,)

    def test_nothing_judged_has_no_parts(self, waste):
        (judged,) = waste("99.1", None)
        assert (judged.judged_value, judged.judged_from) == (None, ())

    def test_a_sum_that_equals_its_last_part_is_a_sum_all_the_same(self, waste):
        (judged,) = waste("0", "450")
        assert judged.is_added_up
        assert "added-up" in judged.codes

    def test_a_range_is_missed_by_the_share_of_the_end_the_sum_is_nearer_to(self, waste, make):
        (judged,) = waste("60", "60", "60", "70")
        line = attrs.evolve(
            judged.indicator,
            polarity="range",
            target=pmf.FixedTarget(
                lines=pmf.Lines(low=pmf.Quantity("100", KG), high=pmf.Quantity("200", KG))
            ),
        )
        seen = [
            pmf.Observation(CODE, when, pmf.Quantity(value, KG))
            for when, value in zip(Q, ("60", "60", "60", "70"), strict=True)
        ]
        data = make.dataset([line], seen, period=Q[3], scheme=make.met_near_off("5%"))
        (again,) = evaluate_all(data)
        assert (again.shortfall.value, again.shortfall_percent) == (50, Decimal("25.0000"))


class TestEvidence:
    def test_the_page_says_the_sum_and_its_parts_with_their_lines(self, waste):
        assert sentence(waste("301.1", "98.2", "99.4")) == (
            "At 498.7 kg per household for 2023/24 so far (301.1 in Q1 2023/24, line 2; "
            "98.2 in Q2 2023/24, line 3; 99.4 in Q3 2023/24, line 4) the target of at most 400 "
            "is missed by 98.7, whatever the rest of the year brings."
        )

    def test_what_is_still_open_says_so_of_the_sum(self, waste):
        assert sentence(waste("99.1", "98.2", "99.4")) == (
            "At 296.7 kg per household for 2023/24 so far (99.1 in Q1 2023/24, line 2; "
            "98.2 in Q2 2023/24, line 3; 99.4 in Q3 2023/24, line 4), at most 400 is wanted by "
            "the end of 2023/24; the rest of the year can still change the status."
        )

    def test_at_the_end_of_the_year_the_sum_is_the_year(self, waste):
        told = sentence(waste("99.1", "98.2", "99.4", "98"))
        assert told.startswith("At 394.7 kg per household for 2023/24 (99.1 in Q1")
        assert told.endswith("the target of at most 400 is met.")

    def test_explain_looks_the_sum_up_and_names_every_part(self, waste):
        told = pmf.explain(waste("301.1", "98.2", "99.4"), CODE)
        texts = {step.code: step.text for step in told.steps}
        assert told.sentence.startswith(
            "waste is Missed target in Q3 2023/24: 498.7 kg per household for 2023/24 so far, "
            "99.4 kg per household of it in Q3 2023/24, where at most 400"
        )
        assert texts["added-up"] == (
            "The figure compared is that for 2023/24 so far, 498.7 kg per household: "
            "301.1 kg per household in Q1 2023/24 at waste.txt:2:Figure, "
            "98.2 kg per household in Q2 2023/24 at waste.txt:3:Figure, "
            "99.4 kg per household in Q3 2023/24 at waste.txt:4:Figure."
        )
        assert texts["lookup"].startswith("498.7 kg per household lies in the band above 400")
        assert texts["target-missed"] == "The figure for 2023/24 so far misses the target."

    def test_the_facts_are_enough_to_add_it_up_again(self, waste):
        told = explain_json(pmf.explain(waste("301.1", "98.2", "99.4"), CODE))
        facts = {name: text for step in told["steps"] for name, text in step["facts"].items()}
        parts = [Decimal(text) for name, text in facts.items() if name.startswith("part ")]
        assert sum(parts) == Decimal(facts["sum"]) == Decimal("498.7")

    def test_json_keeps_the_printed_value_and_adds_what_was_judged(self, waste):
        (row,) = evaluate_json(waste("301.1", "98.2", "99.4"), ())["assessments"]
        assert (row["value"], row["judged_value"], row["shortfall"]) == ("99.4", "498.7", "98.7")
        assert [
            (one["period"], one["value"], one["source"]["line"]) for one in row["judged_from"]
        ] == [
            ("Q1 2023/24", "301.1", 2),
            ("Q2 2023/24", "98.2", 3),
            ("Q3 2023/24", "99.4", 4),
        ]
        assert row["reasons"][-1]["text"] == (
            "The figures for 2023/24 so far are added up, 301.1 kg per household (Q1 2023/24) + "
            "98.2 kg per household (Q2 2023/24) + 99.4 kg per household (Q3 2023/24) = "
            "498.7 kg per household, and held against the target."
        )

    def test_so_does_a_row_of_a_frame(self, waste):
        (row,) = waste("301.1", "98.2", "99.4").to_dicts()
        assert (row["value"], row["judged_value"]) == (Decimal("99.4"), Decimal("498.7"))

    def test_a_finding_on_a_printed_colour_names_the_sum(self, waste):
        (found,) = [
            one
            for one in pmf.check(waste("301.1", "98.2", "99.4", word="Green"))
            if one.kind == "status-disagrees"
        ]
        assert found.message == (
            "Green is printed, but 498.7 kg per household for 2023/24 so far against "
            "400 kg per household gives Missed target"
        )

    def test_another_total_would_change_it_and_no_other_quarter(self, waste):
        told = pmf.explain(waste("99.1", "98.2", "99.4", "108"), CODE)
        assert [str(change) for change in told.changes if change.what != "target"] == [
            "a total of 400.0 kg per household would be Green"
        ]

    def test_direction_of_travel_is_of_the_quarters(self, waste):
        results = waste("301.1", "98.2", "99.4")
        before = pmf.Direction((pmf.Comparator("previous"),))
        scheme = attrs.evolve(results.scheme, direction=before)
        again = evaluate_all(results.dataset, scheme=scheme)
        (step,) = [step for step in pmf.explain(again[0]).steps if "Q2 2023/24 (98.2" in step.text]
        assert "the 99.4 kg per household of Q3 2023/24 went up" in step.text


class TestWhatCannotBeAddedUp:
    def test_a_quarter_that_is_missing_is_named(self, waste):
        results = waste("301.1", None, "99.4")
        assert results[0].codes == ("part-year", "part-missing")
        assert sentence(results) == (
            "At 99.4 kg per household in Q3 2023/24 alone, at most 400 is wanted by the end of "
            "2023/24; the year so far is not known: no figure is published for Q2 2023/24."
        )

    def test_nothing_is_added_up_across_a_break(self, waste):
        broken = pmf.SeriesBreak(Q[1], "counted per household")
        (judged,) = waste("301.1", "98.2", "99.4", breaks=(broken,))
        assert (judged.number, judged.is_added_up) == (Decimal("99.4"), False)
        assert judged.reasons[-1].text == (
            "The way of counting changed from Q2 2023/24: counted per household."
        )

    def test_a_target_for_the_half_year_takes_its_own_quarters(self, waste):
        (judged,) = waste("301.1", "98.2", "99.4", "98", period=pmf.Period.half(2023, 2))
        assert judged.judged_value == pmf.Quantity("197.4", KG)
        assert judged.judged_for == "H2 2023/24"

    def test_another_kind_of_year_beside_it_stops_nothing(self, waste, make):
        results = waste("99.1", "98.2")
        other = pmf.Observation(CODE, pmf.Period(3, 2023, 1, 1), pmf.Quantity("90", KG))
        data = attrs.evolve(results.dataset, observations=(*results.dataset.observations, other))
        (judged,) = evaluate_all(data, scheme=pmf.load_scheme("rag"))
        assert judged.judged_value == pmf.Quantity("197.3", KG)
