"""The lines of an outcome's steps: read strictly, or not at all."""

from fractions import Fraction

import pytest

from pmf.model.status import Status
from pmf.rules.rollups.step_line import counts_priorities, read_step_line, step_status


def holds(text, *shares):
    line = read_step_line(text)
    return [Fraction(share) in line for share in shares]


class TestReading:
    @pytest.mark.parametrize(
        ("text", "below", "at", "above"),
        [
            ("Less than 90%", True, False, False),
            ("Under 90%", True, False, False),
            ("<90%", True, False, False),
            ("No more than 90%", True, True, False),
            ("90% or less", True, True, False),
            ("90%", False, True, True),
            ("90 per cent", False, True, True),
            ("90% of strategic priorities on target", False, True, True),
            ("90% of the council's six priorities are on target", False, True, True),
            ("At least 90% of its objectives at or above target", False, True, True),
            ("90% or more", False, True, True),
            ("90%+", False, True, True),
            ("≥ 90%", False, True, True),
            ("More than 90%", False, False, True),
            ("> 90%", False, False, True),
        ],
    )
    def test_a_line_with_one_end(self, text, below, at, above):
        assert holds(text, "89.99", "90", "90.01") == [below, at, above]

    @pytest.mark.parametrize("text", ["90-95%", "90% to 95%", "Between 90% and 95%", "90 – 95%"])
    def test_a_line_with_two_ends_holds_both(self, text):
        assert holds(text, "89.9", "90", "95", "95.1") == [False, True, True, False]

    def test_all_and_not_all(self):
        assert holds("All strategic priorities on target", "99.9", "100") == [False, True]
        assert holds("Not all priorities on target", "99.9", "100") == [True, False]

    def test_case_spacing_and_a_full_stop_do_not_matter(self):
        assert read_step_line(" LESS  than 100%. ") == read_step_line("less than 100%")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "N/A",
            "100",
            "Most priorities on target",
            "100% of savings delivered",
            "100% of priorities delivered",
            "110%",
            "95% to 90%",
            "9O%",
            "٩٠%",
            "1,00%",
            "-5%",
            "Less than 100% by March",
            "nearly 100%",
        ],
    )
    def test_anything_else_is_not_read(self, text):
        assert read_step_line(text) is None


class TestWords:
    @pytest.mark.parametrize(
        ("word", "status"),
        [
            ("Unmet", Status.OFF_TARGET),
            ("Partially Met", Status.NEAR_TARGET),
            ("MET", Status.ON_TARGET),
            ("Significantly  Exceeded", Status.EXCEEDED),
            ("Splendid", None),
        ],
    )
    def test_what_a_step_means(self, word, status):
        assert step_status(word) is status

    def test_what_an_outcome_is_about(self):
        assert counts_priorities("To deliver its strategic Priorities")
        assert counts_priorities("Less than 100%", "100% of objectives on target")
        assert not counts_priorities("Savings delivered in full", "100%")
