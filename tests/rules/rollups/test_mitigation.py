"""Near or off target, and nothing said about what is done."""

import pytest

import pmf
from pmf.model.beside import Commentary
from pmf.model.indicator import Note
from pmf.model.status import Absence, Status
from pmf.rules.check import check
from pmf.rules.evaluate import evaluate_all
from pmf.rules.rollups.mitigation import actions_for, missing_mitigations

BOTH = (Status.NEAR_TARGET, Status.OFF_TARGET)


@pytest.fixture
def judge(make):
    """One indicator, BV8, against 100; near from 95 on."""

    def of(value="50", wanted=BOTH, commentary=(), actions=(), near="5%", **more):
        framework = pmf.Framework("f", "c", "t", mitigation_for=wanted) if wanted else None
        return evaluate_all(
            make.dataset(
                [make.indicator("100")],
                [make.observation(value, **more)],
                actions,
                commentary=tuple(commentary),
                framework=framework,
                scheme=make.met_near_off(near),
            )
        )

    return of


class TestWhoIsAsked:
    def test_near_and_off_target_are(self, judge):
        for value in ("50", "95"):
            (found,) = missing_mitigations(judge(value))
            assert (found.kind, found.code) == ("mitigation-missing", "BV8")

    def test_met_and_unknown_are_not(self, judge):
        assert missing_mitigations(judge("100")) == ()
        assert missing_mitigations(judge(Absence.MISSING)) == ()

    def test_a_framework_that_asks_for_nothing_misses_nothing(self, judge):
        assert missing_mitigations(judge(wanted=())) == ()

    def test_only_the_statuses_it_names(self, judge):
        assert missing_mitigations(judge("95", wanted=(Status.OFF_TARGET,))) == ()
        assert missing_mitigations(judge("50", wanted=(Status.OFF_TARGET,)))

    def test_where_the_rule_leaves_several_open_all_must_be_named(self, judge):
        assert missing_mitigations(judge("95", near="unstated"))
        assert missing_mitigations(judge("95", wanted=(Status.OFF_TARGET,), near="unstated")) == ()

    def test_where_the_rule_cannot_judge_the_printed_status_counts(self, judge):
        (found,) = missing_mitigations(
            judge(Absence.MISSING, reported=(Status.NEAR_TARGET,), reported_word="Amber")
        )
        assert found.raw == "Amber"

    def test_the_message_says_what_to_do(self, judge):
        (found,) = missing_mitigations(judge())

        assert found.message == (
            "the target is missed (Red), and nothing is said about what is done: "
            "write a comment on BV8, or link an action to it"
        )

    def test_our_own_word_makes_a_sentence_and_the_name_is_left_to_whoever_shows_it(self, judge):
        (found,) = missing_mitigations(judge("95", near="unstated"))

        assert found.raw == "Missed target"
        assert found.message.startswith("the target is missed, and nothing is said")
        assert "invoices" not in found.message

    def test_a_status_that_only_is_printed_is_said_to_be(self, judge):
        (found,) = missing_mitigations(
            judge(Absence.MISSING, reported=(Status.NEAR_TARGET,), reported_word="Amber")
        )

        assert found.message.startswith("Amber is printed, and nothing is said")

    def test_checking_a_report_tells_it(self, judge):
        assert "mitigation-missing" in {one.kind for one in check(judge())}


class TestWhatAnswers:
    @pytest.mark.parametrize("kind", ["mitigation", "commentary"])
    def test_a_comment_on_its_code_or_name(self, judge, kind):
        for on in ("BV8", "bv8 ", "Percentage of invoices paid within 30 days of receipt"):
            said = Commentary(on, "Two posts are filled from May.", kind=kind)
            assert missing_mitigations(judge(commentary=[said])) == ()

    @pytest.mark.parametrize(
        "said",
        [
            Commentary("BV8", "Two posts are filled.", kind="narrative"),
            Commentary("BV8", "   ", kind="mitigation"),
            Commentary("BV9", "Two posts are filled.", kind="mitigation"),
            Commentary(None, "All is well.", kind="mitigation"),
            Commentary(
                "BV8",
                "Two posts were filled.",
                period=pmf.Period.quarter(2018, 4),
                kind="mitigation",
            ),
        ],
    )
    def test_what_is_said_of_something_else_does_not(self, judge, said):
        assert len(missing_mitigations(judge(commentary=[said]))) == 1

    def test_a_note_beside_the_value(self, judge):
        assert missing_mitigations(judge(note=Note("New staff start in May."))) == ()
        assert len(missing_mitigations(judge(note=Note(" ")))) == 1

    def test_a_linked_action(self, judge, make):
        action = make.action("A1", "50", indicators=("BV8",))
        assert missing_mitigations(judge(actions=[action])) == ()
        assert len(missing_mitigations(judge(actions=[make.action("A1", "50")]))) == 1


class TestActionsFor:
    def test_those_that_answer_an_indicator_in_the_order_printed(self, judge, make):
        actions = [
            make.action("A2", "10", indicators=("BV8",)),
            make.action("A3", "10"),
            make.action("A1", "10", indicators=("X", "BV8")),
        ]
        assert [one.code for one in actions_for(judge(actions=actions), "BV8")] == ["A2", "A1"]

    def test_an_indicator_that_is_not_there_is_refused(self, judge):
        with pytest.raises(pmf.UnknownName, match="BV9"):
            actions_for(judge(), "BV9")
