"""Schemes: a council's words, read whatever their case and spacing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.scheme import ActionLevel, ActionRules, Level, Scheme, fold, in_key
from pmf.model.status import ActionStatus, Status

GREEN = Level("green", "Green", (Status.ON_TARGET,), aliases=("Satisfactory",), variants=("OK!",))
EITHER = Level("either", "Red or Amber", (Status.NEAR_TARGET, Status.OFF_TARGET))
BLANK = Level("blank", "N/A", (Status.UNKNOWN, Status.DATA_ONLY))
DONE = ActionLevel("done", "Completed", (ActionStatus.COMPLETED,), variants=("Complete",))
SCHEME = Scheme("s", "S", (GREEN, EITHER, BLANK), actions=ActionRules((DONE,)))


class TestWords:
    @pytest.mark.parametrize(
        "word",
        ["Green", "GREEN", " green ", "Green\xa0", "\tsatisfactory", "ok!", "Green\n"],
    )
    def test_p42_case_and_spacing_do_not_matter(self, word):
        assert SCHEME.read_word(word) is GREEN

    @pytest.mark.parametrize("word", ["", "Greenish", "Purple", "Red", "Amber", "-"])
    def test_p42_a_word_nobody_knows_has_no_meaning(self, word):
        assert SCHEME.read_word(word) is None

    def test_p42_words_of_actions_are_apart(self):
        assert SCHEME.read_action_word("complete") is DONE
        assert SCHEME.read_action_word("Green") is None
        assert SCHEME.read_word("Completed") is None

    @given(
        spaces=st.lists(st.sampled_from(" \t\n\xa0"), min_size=1, max_size=4),
        upper=st.booleans(),
    )
    def test_p42_inner_spacing_does_not_matter(self, spaces, upper):
        word = "".join(spaces).join(("Red", "or", "Amber"))
        assert SCHEME.read_word(word.upper() if upper else word) is EITHER

    @given(word=st.text(max_size=20))
    def test_folding_twice_is_folding_once(self, word):
        assert fold(fold(word)) == fold(fold(fold(word)))
        assert " " not in fold(word)[:1]

    def test_the_printed_key_holds_words_and_aliases_but_no_variants(self):
        assert in_key(GREEN, ("alert", "satisfactory"))
        assert in_key(GREEN, ("GREEN",))
        assert not in_key(GREEN, ("OK!",))
        assert not in_key(DONE, ("Complete",))


class TestMeanings:
    def test_several_meanings_give_the_worst(self):
        assert EITHER.status is Status.OFF_TARGET
        assert GREEN.status is Status.ON_TARGET
        assert Level("x", "X", (Status.OFF_TARGET, Status.EXCEEDED)).status is Status.OFF_TARGET

    def test_the_first_level_that_means_a_status_is_its_word(self):
        assert SCHEME.level_of(Status.NEAR_TARGET) is EITHER
        assert SCHEME.level_of(Status.EXCEEDED) is None
        assert SCHEME.action_level_of(ActionStatus.COMPLETED) is DONE
        assert SCHEME.action_level_of(ActionStatus.OVERDUE) is None

    def test_a_level_is_found_by_its_id(self):
        assert SCHEME.level("green") is GREEN
        with pytest.raises(KeyError, match="no level 'gren'"):
            SCHEME.level("gren")
