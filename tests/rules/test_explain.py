"""The trace: from the cell onwards, and enough to take every step again without us."""

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.action import Milestone
from pmf.model.finding import Location
from pmf.model.indicator import Declared
from pmf.model.quantity import Quantity
from pmf.model.scheme import Compare
from pmf.model.status import Absence, ActionStatus, Basis, Mark, Polarity, Provenance, Status
from pmf.model.target import FixedTarget
from pmf.rules.action import action_status
from pmf.rules.evaluate import evaluate
from pmf.rules.explain import explain

H, L, C, R = Polarity.HIGHER, Polarity.LOWER, Polarity.CLOSEST, Polarity.RANGE
BAND = re.compile(r"([\[(])(-∞|-?[\d.]+), (∞|-?[\d.]+)([\])]) (.+)")


def facts_of(explanation):
    """Every fact of every step, except what the last steps merely state as the answer."""
    return {
        name: text
        for step in explanation.steps
        if step.code not in ("status", "reported", "lookup")
        for name, text in step.facts
    }


def holds(text, value):
    """The word of a band when it holds the value, read from its text alone."""
    opening, low, high, closing, word = BAND.fullmatch(text).groups()
    over = low == "-∞" or value > Fraction(low) or (opening == "[" and value == Fraction(low))
    under = high == "∞" or value < Fraction(high) or (closing == "]" and value == Fraction(high))
    return word if over and under else None


def word_from(explanation):
    """The status word, computed again from the facts alone."""
    facts = facts_of(explanation)
    value = Fraction(facts["value"])
    words = [holds(text, value) for text in facts["bands"].split(" | ")]
    (word,) = [word for word in words if word]
    return word


class TestTheTrace:
    @given(
        value=st.decimals(-20, 200, places=2),
        target=st.decimals(-20, 150, places=1),
        near=st.sampled_from(("5%", "10%", "5pp", "unstated")),
        polarity=st.sampled_from((H, L, C)),
    )
    def test_p43_the_bands_and_the_value_give_the_word_again(
        self, make, value, target, near, polarity
    ):
        judged = evaluate(
            make.indicator(str(target), polarity),
            make.observation(str(value)),
            make.met_near_off(near),
        )
        assert word_from(explain(judged)) == judged.word

    def test_p43_the_lines_themselves_can_be_taken_from_the_facts(self, make, oracle):
        judged = evaluate(make.indicator("98"), make.observation("94.6"), make.met_near_off("5%"))
        facts = facts_of(explain(judged))
        assert facts["polarity"] == "higher"
        assert (facts["target"], facts["strict"]) == ("98", "false")
        again = oracle(
            Fraction(facts["value"]),
            Fraction(facts["target"]),
            facts["polarity"],
            Fraction(5),
            "percent",
            strict=facts["strict"] == "true",
        )
        assert again == judged.status.value

    def test_p43_a_line_in_another_unit_tells_its_unit(self, make):
        target = FixedTarget(lines=make.lines("2", "week"))
        judged = evaluate(
            make.indicator(target, L, "day"),
            make.observation("13", "day"),
            make.met_near_off("5%"),
        )
        assert "week" in facts_of(explain(judged)).values()

    def test_p43_a_value_in_weeks_can_be_looked_up_in_bands_of_days(self, make):
        judged = evaluate(
            make.indicator("14", L, "day"),
            make.observation("3", "week"),
            make.met_near_off("5%"),
        )
        assert word_from(explain(judged)) == judged.word

    def test_p43_the_displayed_places_are_told(self, make):
        scheme = make.met_near_off("5%", compare=Compare.AS_DISPLAYED)
        judged = evaluate(make.indicator("98", places=0), make.observation("97.5"), scheme)
        assert facts_of(explain(judged))["places"] == "0"

    def test_p43_the_meaning_of_a_word_is_told(self, make):
        judged = evaluate(make.indicator("98"), make.observation("94.6"), make.met_near_off("5%"))
        assert any("near_target" in text for text in facts_of(explain(judged)).values())

    def test_p43_what_makes_a_part_year_is_told(self, make):
        from pmf.model.period import Period

        target = FixedTarget(lines=make.lines("100"), period=Period.financial_year(2019))
        judged = evaluate(
            make.indicator(target, accumulates=True),
            make.observation("33"),
            make.met_near_off("5%"),
        )
        facts = facts_of(explain(judged))
        assert facts["accumulates"] == "true"
        assert "2019/20" in facts.values()
        assert "fixed" in facts.values()


class TestSteps:
    def test_they_run_from_the_cell_to_the_status(self, make):
        judged = evaluate(
            make.indicator("98"),
            make.observation("94.6", source=Location("q1.txt", 3, 2, 98, "Q1 2019/20")),
            make.met_near_off("5%"),
        )
        steps = explain(judged).steps
        assert [step.code for step in steps] == [
            "source",
            "declared-polarity",
            "declared-accumulates",
            "target",
            "bands",
            "lookup",
            "target-missed",
            "status",
        ]
        assert "q1.txt:98:Q1 2019/20" in steps[0].text
        assert all(step.text.endswith(".") or step.code.startswith("declared") for step in steps)

    def test_what_was_inferred_says_why(self, make):
        because = Declared("basis", Provenance.INFERRED, "Its name says so.")
        judged = evaluate(
            make.indicator("7.5", L, basis=Basis.ROLLING_YEAR, declared=(because,)),
            make.observation("9.3", raw="9.3*", marks=(Mark.FOOTNOTE,)),
            make.met_near_off("5%"),
        )
        texts = [step.text for step in explain(judged).steps]
        assert "basis: rolling year (inferred: Its name says so.)" in texts
        assert any("marked footnote" in text for text in texts)

    def test_the_reported_word_stands_last(self, make):
        seen = make.observation("94.6", reported=(Status.ON_TARGET,), reported_word="Green")
        last = explain(evaluate(make.indicator("98"), seen, make.met_near_off("5%"))).steps[-1]
        assert (last.code, last.facts) == ("reported", (("reported_word", "Green"),))

    @pytest.mark.parametrize("value", [Absence.MISSING, "33"])
    @pytest.mark.parametrize("target", [None, "98"])
    def test_every_ending_can_be_explained(self, make, value, target):
        for polarity in (H, L, C, Polarity.NEUTRAL, None):
            judged = evaluate(
                make.indicator(target, polarity), make.observation(value), make.met_near_off("5%")
            )
            told = explain(judged)
            assert told.sentence.startswith("BV8 is ")
            assert told.sentence.endswith(".")
            assert str(told).count("\n") == len(told.steps) + len(told.changes)

    def test_an_unfit_unit_can_be_explained(self, make):
        judged = evaluate(
            make.indicator("98"), make.observation("9", "day"), make.met_near_off("5%")
        )
        assert "unit-unfit" in [step.code for step in explain(judged).steps]


class TestWhatWouldChangeIt:
    def test_the_nearest_edges_are_named(self, make):
        judged = evaluate(make.indicator("98"), make.observation("94.6"), make.met_near_off("5%"))
        assert [str(change) for change in explain(judged).changes] == [
            "a value of 93.0% would be Red",
            "a value of 98.0% would be Green",
            "a target of 94.6% would be Green",
            "a target of 99.6% would be Red",
        ]

    def test_an_open_part_year_names_none(self, make):
        judged = evaluate(
            make.indicator("100", accumulates=True),
            make.observation("33"),
            make.met_near_off("5%"),
        )
        assert explain(judged).changes == ()

    def test_a_single_point_is_named_as_one(self, make):
        judged = evaluate(make.indicator("5", C), make.observation("5.1"), make.met_near_off("5%"))
        assert str(explain(judged).changes[0]) == "a value of 5.0% would be Green"

    def test_the_nearest_value_is_named_and_not_all_beyond_it(self, make):
        judged = evaluate(make.indicator("98"), make.observation("99"), make.met_near_off("5%"))
        assert str(explain(judged).changes[0]) == "a value of 97% would be Amber"


class TestActions:
    def test_progress_due_date_and_day_are_facts(self, make):
        late = action_status(
            make.action(progress="90", due=date(2019, 6, 30), due_text="30-Jun-2019"),
            date(2019, 8, 31),
            make.action_scheme(),
        )
        told = explain(late)
        facts = facts_of(told)
        assert (facts["due"], facts["on"]) == ("2019-06-30", "2019-08-31")
        assert date.fromisoformat(facts["on"]) > date.fromisoformat(facts["due"])
        assert told.sentence == "FP1922_02 is Overdue: the due date has passed."

    @pytest.mark.parametrize(
        "more", [{"milestones": (Milestone("Tender", due=date(2019, 8, 1)),)}, {}]
    )
    def test_p43_what_made_it_a_warning_is_told(self, make, more):
        judged = action_status(
            make.action(progress="50", due=date(2019, 9, 10), **more),
            date(2019, 8, 31),
            make.action_scheme(30),
        )
        assert judged.status is ActionStatus.WARNING
        facts = facts_of(explain(judged))
        assert "2019-08-01" in str(facts) or "30" in facts.values()

    def test_p43_what_was_believed_is_told(self, make):
        judged = action_status(
            make.action(reported=(ActionStatus.CANCELLED,), reported_word="Dropped"),
            date(2019, 8, 31),
            make.action_scheme(),
        )
        facts = {
            name: text
            for step in explain(judged).steps
            for name, text in step.facts
            if step.code != "status"
        }
        assert "cancelled" in facts.values() or "Dropped" in facts.values()

    def test_an_action_made_in_code_stands_nowhere(self, make):
        judged = action_status(make.action(progress="100"), None, make.action_scheme())
        assert "None" not in str(explain(judged))


class TestQuantities:
    def test_the_sentence_says_value_and_lines_with_their_units(self, make):
        judged = evaluate(
            make.indicator("7.5", L, "working_day/fte", "BV12"),
            make.observation("9.3", "working_day/fte", "BV12"),
            make.met_near_off("unstated"),
        )
        assert explain(judged).sentence == (
            "BV12 is Missed target in Q1 2019/20: 9.3 working days per FTE where at most "
            "7.5 working days per FTE is wanted (the council does not state how far short still "
            "counts as near)."
        )
        assert judged.shortfall == Quantity("1.8", "working_day/fte")
