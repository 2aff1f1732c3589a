"""Reported beside computed: agree, disagree, not reproducible, by the rules of each verdict."""

from datetime import date

import pytest

from pmf.errors import UsageError
from pmf.model.period import Period
from pmf.model.status import Absence, ActionStatus, Polarity, Status
from pmf.model.target import NoTarget
from pmf.rules.evaluate import evaluate_all
from pmf.rules.reconcile import Verdict, reconcile

ON, NEAR, OFF = Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET
EITHER = (NEAR, OFF)
AGREE, DISAGREE, NOT = Verdict.AGREE, Verdict.DISAGREE, Verdict.NOT_REPRODUCIBLE
WORDS = {
    "Green": (ON,),
    "Amber": (NEAR,),
    "Red": (OFF,),
    "Red or Amber": EITHER,
    "Unknown": (Status.UNKNOWN,),
    "Data Only": (Status.DATA_ONLY,),
    "Purple": (),
}


@pytest.fixture
def row(make):
    def of(word, value, target="98", scheme=None, **more):
        seen = make.observation(value, reported=WORDS[word], reported_word=word)
        judged = make.indicator(target, **more)
        data = make.dataset([judged], [seen], scheme=scheme or make.met_near_off("5%"))
        return reconcile(evaluate_all(data)).rows[0]

    return of


class TestIndicators:
    @pytest.mark.parametrize(
        ("word", "value", "verdict"),
        [
            ("Green", "98", AGREE),
            ("Amber", "98", DISAGREE),
            ("Amber", "94.6", AGREE),
            ("Green", "94.6", DISAGREE),
            ("Red", "94.6", DISAGREE),
            ("Red", "50", AGREE),
            ("Red or Amber", "50", AGREE),
            ("Red or Amber", "98", DISAGREE),
            ("Data Only", "98", DISAGREE),
            ("Unknown", "98", DISAGREE),
        ],
    )
    def test_a_decided_status_agrees_or_disagrees(self, row, word, value, verdict):
        assert row(word, value).verdict is verdict

    @pytest.mark.parametrize(
        ("word", "value", "verdict"),
        [
            ("Amber", "95", AGREE),
            ("Red", "95", AGREE),
            ("Green", "94.6", DISAGREE),  # FPLocal_09 of Broxtowe
            ("Green", "98", AGREE),
        ],
    )
    def test_with_the_tolerance_unstated_either_miss_agrees(self, row, make, word, value, verdict):
        assert row(word, value, scheme=make.met_near_off("unstated")).verdict is verdict

    @pytest.mark.parametrize("word", ["Green", "Amber", "Red"])
    def test_a_colour_over_an_empty_cell_disagrees(self, row, word):
        found = row(word, Absence.MISSING)
        assert found.verdict is DISAGREE
        assert found.codes == ("no-value",)

    def test_unknown_over_an_empty_cell_agrees(self, row):
        assert row("Unknown", Absence.MISSING).verdict is AGREE

    def test_a_colour_over_no_target_disagrees(self, row):
        assert row("Green", "100", None).verdict is DISAGREE

    def test_data_only_over_a_neutral_figure_agrees(self, row):
        assert row("Data Only", "17857", polarity=Polarity.NEUTRAL).verdict is AGREE

    @pytest.mark.parametrize("word", ["Green", "Amber", "Red"])
    def test_part_of_a_year_is_not_reproducible(self, row, word):
        found = row(word, "33", "100", accumulates=True)
        assert found.verdict is NOT
        assert "part-year" in found.codes

    def test_part_of_a_year_that_is_decided_can_disagree(self, row):
        found = row("Green", "12", "10", accumulates=True, polarity=Polarity.LOWER)
        assert found.verdict is DISAGREE

    def test_what_part_of_a_year_rules_out_disagrees(self, row):
        found = row("Green", "10.2", "10", accumulates=True, polarity=Polarity.LOWER)
        assert found.possible == EITHER
        assert found.verdict is DISAGREE

    @pytest.mark.parametrize("reason", ["target-pending", "profile-missing", "reference-missing"])
    def test_a_missing_reference_is_not_reproducible(self, row, reason):
        assert row("Green", "33", NoTarget(reason=reason)).verdict is NOT

    def test_an_undeclared_polarity_is_not_reproducible(self, row):
        assert row("Green", "33", polarity=None).verdict is NOT

    def test_a_word_nobody_knows_is_not_reproducible(self, row):
        assert row("Purple", "98").verdict is NOT

    def test_both_are_kept(self, row):
        found = row("Green", "94.6")
        assert (found.reported, found.reported_word, found.computed) == ((ON,), "Green", NEAR)

    def test_rows_without_a_printed_status_and_other_periods_are_left_out(self, make):
        seen = [
            make.observation("98"),
            make.observation(
                "97",
                period=Period.financial_year(2018),
                reported=(OFF,),
                reported_word="Red",
            ),
        ]
        data = make.dataset([make.indicator("98")], seen, scheme=make.met_near_off("5%"))
        assert reconcile(evaluate_all(data)).rows == ()

    def test_data_only_over_an_empty_cell_of_a_neutral_indicator_does_not_disagree(self, row):
        found = row("Data Only", Absence.MISSING, None, polarity=Polarity.NEUTRAL)
        assert found.verdict is not DISAGREE

    def test_unknown_over_a_value_that_is_not_due_does_not_disagree(self, row):
        assert row("Unknown", Absence.NOT_DUE).verdict is not DISAGREE


class TestActions:
    @pytest.fixture
    def verdict(self, make):
        def of(reported, progress, due, **more):
            action = make.action(
                progress=progress,
                due=due,
                reported=tuple(reported),
                reported_word="a word",
                **more,
            )
            data = make.dataset(actions=[action], scheme=make.action_scheme())
            return reconcile(evaluate_all(data, on=date(2019, 8, 31))).actions[0].verdict

        return of

    A = ActionStatus

    @pytest.mark.parametrize(
        ("reported", "progress", "due", "expected"),
        [
            ((A.OVERDUE,), "90", date(2019, 6, 30), AGREE),
            ((A.WARNING,), "50", date(2019, 12, 31), AGREE),
            ((A.IN_PROGRESS,), "20", date(2019, 12, 31), AGREE),
            ((A.COMPLETED,), "100", date(2019, 5, 31), AGREE),
            ((A.OVERDUE,), "50", date(2020, 2, 28), DISAGREE),  # DEM1922_01
            ((A.OVERDUE,), "50", date(2020, 3, 31), DISAGREE),  # IT1920_01
            ((A.COMPLETED,), "90", date(2019, 12, 31), DISAGREE),
            ((A.IN_PROGRESS,), "90", date(2019, 6, 30), DISAGREE),
            ((), "90", date(2019, 6, 30), NOT),
        ],
    )
    def test_progress_and_dates_decide(self, verdict, reported, progress, due, expected):
        assert verdict(reported, progress, due) is expected

    def test_an_impossible_date_is_not_reproducible(self, verdict):
        assert verdict((ActionStatus.OVERDUE,), "60", None, due_text="31-Apr-2020") is NOT

    def test_even_an_impossible_date_rules_completion_out(self, verdict):
        got = verdict((ActionStatus.COMPLETED,), "60", None, due_text="31-Apr-2020")
        assert got is DISAGREE


class TestCounting:
    def test_verdicts_are_counted_and_named(self, make):
        words = [("A1", "98", "Green"), ("A2", "50", "Green"), ("A3", "95", "Amber")]
        data = make.dataset(
            [make.indicator("98", code=code) for code, _, _ in words],
            [
                make.observation(v, code=code, reported=WORDS[word], reported_word=word)
                for code, v, word in words
            ],
            scheme=make.met_near_off("5%"),
        )
        found = reconcile(evaluate_all(data))
        assert found.count("agree") == 2
        assert found.codes(Verdict.AGREE) == ("A1", "A3")
        assert found.codes("disagree") == ("A2",)
        assert found.count("not-reproducible") == found.count("agree", actions=True) == 0
        with pytest.raises(ValueError, match="maybe"):
            found.count("maybe")

    def test_its_reasons_are_sentences(self, row):
        assert [reason.code for reason in row("Green", "94.6").reasons] == ["target-missed"]

    def test_verdicts_are_counted_by_group_service_and_tier(self, make):
        said = [("A1", "98", "Green", "Legal"), ("A2", "50", "Green", "Legal"),
                ("A3", "95", "Amber", None)]  # fmt: skip
        data = make.dataset(
            [make.indicator("98", code=code, group=group) for code, _, _, group in said],
            [
                make.observation(v, code=code, reported=WORDS[word], reported_word=word)
                for code, v, word, _ in said
            ],
            scheme=make.met_near_off("5%"),
        )
        results = evaluate_all(data)
        by = [(one.group, dict(one.counts)) for one in reconcile(results).by]
        assert by == [("Legal", {AGREE: 1, DISAGREE: 1}), (None, {AGREE: 1})]
        (whole,) = reconcile(results, by="tier").by
        assert (whole.group, dict(whole.counts)) == (None, {AGREE: 2, DISAGREE: 1})
        with pytest.raises(UsageError, match="by must be one of"):
            reconcile(results, by="ward")
