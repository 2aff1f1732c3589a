"""Whether a text counts indicators."""

import pytest

from pmf.rules.disclosure.counting import states_count

WORDS = ("Green", "Amber", "Red", "On target")


class TestStatesCount:
    @pytest.mark.parametrize(
        "text",
        [
            "Sixteen of twenty-five indicators are at or above target.",
            "16 of the 25 KPIs were met",
            "All is well. Of our twenty five measures, one fell.",
            "Indicators: 25, of which 16 met",
            "8 were Amber in the quarter",
            "Green: 16",
            "Sixteen stand on target",
            "64% of our indicators met",
            "Two thirds of the measures rose",
            "half of the KPIs",
            "In 2023/24 three actions were completed",
            "Twelve\nnew targets were set: 12 targets.",
        ],
    )
    def test_a_number_beside_what_is_counted_does(self, text):
        assert states_count(text, WORDS)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Rent stands at 98.4%, better than the 97.1% of last year.",
            "In 2023 we took measures to mend it.",
            "Indicators for Q2 2023/24",
            "Key performance indicators, third quarter of 2023/24",
            "On 31 March the measures end; quarter 2 begins.",
            "£5 was paid for measures",
            "The indicators improved in the first half of the year",
            "Twelve employers have been found for the spring intake.",
            "The pool is open again. Its indicators rose.",
            "Bins were emptied on 364 days.",
        ],
    )
    def test_other_figures_are_left_alone(self, text):
        assert not states_count(text, WORDS)

    def test_without_the_councils_words_only_things_are_counted(self):
        assert not states_count("8 were Amber")
        assert states_count("8 were indicators")
