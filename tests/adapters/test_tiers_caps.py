"""How many a tier may hold, in figures and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_adapters.number_words import NUMBERS
from pmf_adapters.tiers.caps import cap_in, garbles_cap


class TestCaps:
    @pytest.mark.parametrize(
        ("text", "cap"),
        [
            ("Limited to 40 KPIs to focus on main priorities", 40),
            ("limited to a maximum of forty KPIs", 40),
            ("No more than 40", 40),
            ("at most forty five;", 45),
            ("up to ninety-nine headline council measures", 99),
            ("Not to exceed nineteen indicators", 19),
            ("Looked at after up to 25 days", None),
            ("No more than 60 days to act", None),
            ("Limited to the key indicators", None),
            ("40 KPIs", None),
        ],
    )
    def test_the_most_a_point_allows(self, text, cap):
        assert cap_in(text) == cap
        assert not garbles_cap(text)

    @pytest.mark.parametrize("text", ["Limited to 4O KPIs", "at most forty-fve measures"])
    def test_a_figure_that_is_none(self, text):
        assert cap_in(text) is None
        assert garbles_cap(text)

    @given(st.sampled_from(sorted(NUMBERS.items())))
    def test_every_number_up_to_99_is_read_as_in_figures(self, number):
        word, figure = number
        assert cap_in(f"Limited to {word} KPIs") == cap_in(f"Limited to {figure} KPIs") == figure

    def test_there_are_99_of_them(self):
        assert sorted(NUMBERS.values()) == list(range(1, 100))
