"""Whether a sentence holds most of the words by which a hidden thing is told from others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.rules.disclosure.describing import Descriptions, content_words, sentences

REVIEWS = "Reviews of care packages completed in time"


class TestContentWords:
    def test_how_a_figure_is_counted_says_nothing_of_what_it_is_about(self):
        assert content_words("Percentage of reviews completed within 28 days") == {"review"}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Review", "reviews"),
            ("reviewed", "REVIEWING"),
            ("care packages", "a care package"),
            ("Penalties", "penalty"),
            ("lettings", "letting"),
            ("Houses", "house"),
        ],
    )
    def test_a_word_is_one_in_any_form(self, one, other):
        assert content_words(one) == content_words(other)


class TestDescriptions:
    @pytest.mark.parametrize(
        "text",
        [
            "Nothing has been said yet about reviews of care packages.",
            "All is well. Care packages were reviewed late.",
            "reviewing packages",
            f"{REVIEWS}: 88.2%",
        ],
    )
    def test_all_words_but_one_in_one_sentence_describe_it(self, text):
        assert Descriptions([REVIEWS]).described_in(text) == REVIEWS

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Care homes were inspected.",
            "Packages are late. The review is in May.",
            "A review was completed in time.",
        ],
    )
    def test_fewer_do_not(self, text):
        assert Descriptions([REVIEWS]).described_in(text) is None

    def test_of_a_name_of_two_words_both_must_stand(self):
        known = Descriptions(["Staff turnover"])

        assert known.described_in("Turnover of staff rose") == "Staff turnover"
        assert known.described_in("Staff were lent to help") is None

    def test_a_name_of_one_word_describes_nothing(self):
        assert Descriptions(["Turnover"]).described_in("Turnover rose") is None

    def test_what_a_public_name_holds_as_well_may_be_about_that(self):
        known = Descriptions(
            ["Major planning applications decided in time"],
            ["Minor planning applications decided in time"],
        )

        assert known.described_in("Planning applications were up") is None
        assert known.described_in("Major applications were up") is not None

    @given(st.text(max_size=80), st.text(max_size=80))
    def test_any_text_can_be_asked(self, name, text):
        assert Descriptions([name]).described_in(text) in (None, name)

    @given(st.permutations(["reviews", "care", "packages", "zebra", "was", "late"]))
    def test_neither_order_nor_other_words_matter(self, words):
        assert Descriptions([REVIEWS]).described_in(" ".join(words)) == REVIEWS


def test_sentences_end_with_a_stop_and_with_a_line():
    assert list(sentences("All is well. Rent rose!\nBins at 98.4%; late")) == [
        "All is well.",
        "Rent rose!",
        "Bins at 98.4%; late",
    ]
