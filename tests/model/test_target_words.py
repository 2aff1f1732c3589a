"""A target in the words that stand for one period."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pmf
from pmf.model.target_words import line_words, target_words

Q2 = pmf.Period.quarter(2024, 2)


def target(text, **more):
    return pmf.parse_target(text, unit="percent", **more).target


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("98%", "98%"),
            ("a minimum of 98%", "a minimum of 98%"),
            ("between 80% and 90%", "between 80% and 90%"),
            ("Q1 25%, Q2 49%, Q3 74%, Q4 98%", "49%"),
            ("20/40/60% over the next 3 years from 2023/24", "40%"),
            ("improve on 2018/19", "improve on 2018/19"),
            ("TBC", "TBC"),
            ("profiled", "profiled"),
            ("", ""),
            ("98% for 2023/24", ""),
            ("100% by March 2026", ""),
        ],
    )
    def test_what_the_council_wants_in_that_period(self, text, words):
        assert target_words(target(text), Q2) == words

    def test_bounds_of_a_profile_are_said(self):
        profile = target("Q1 at most 5%, Q2 at most 4%")
        assert target_words(profile, Q2) == "at most 4%"


class TestLines:
    @given(
        st.decimals(0, 1000, places=2),
        st.sampled_from([None, "at most", "less than", "at least", "more than"]),
    )
    def test_they_are_read_back_as_the_same_line(self, figure, sense):
        said = f"{sense} {figure}%" if sense else f"{figure}%"
        lines = target(said).lines
        assert target(line_words(lines)).lines == lines
