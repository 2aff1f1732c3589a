"""Counts that do not follow from the other counts of their summing-up."""

import pytest

from pmf.rules.totals.adding import counts_that_disagree
from pmf.rules.totals.totals import CountSet, Part, Share, Split, Whole

PARTS = (Part("Up", 8), Part("No change", 0), Part("Down", 3), Part("N/A", 5))
COMPARED = ("Up", "No change", "Down")


def reasons(**said):
    """The reason, what was printed and what follows, for each count that disagrees."""
    found = counts_that_disagree(CountSet("Maidstone", said.pop("parts", PARTS), **said))
    return [(one.reason, one.printed, one.follows) for one in found]


class TestCounts:
    def test_a_total_is_the_sum_of_its_parts(self):
        assert reasons(total=16) == []
        assert reasons(total=17) == [("total", "17", "16")]

    def test_without_a_printed_total_nothing_is_held_against_the_sum(self):
        assert reasons() == []

    def test_an_unprinted_count_leaves_the_total_open_unless_the_rest_exceeds_it(self):
        parts = (Part("Green", 8), Part("Red"))
        assert reasons(parts=parts, total=8) == []
        assert reasons(parts=parts, total=7) == [("total", "7", "8")]

    def test_another_printed_whole_is_the_sum_of_its_own_parts(self):
        assert reasons(wholes=(Whole("compared", 11, COMPARED),)) == []
        assert reasons(wholes=(Whole("compared", 12, COMPARED),)) == [("whole", "12", "11")]

    def test_a_whole_whose_parts_are_unknown_is_believed(self):
        assert reasons(wholes=(Whole("measured", 50),)) == []

    def test_a_part_is_the_sum_of_its_split(self):
        halves = (("statutory", 2), ("self-imposed", 2))
        assert reasons(splits=(Split("Down", halves),)) == [("split", "3", "4")]
        assert reasons(splits=(Split("Up", (*halves, ("other", 4))),)) == []

    def test_a_count_said_again_is_the_same(self):
        assert reasons(shares=(Share(("Up",), count=8), Share(("Down",), count=4))) == [
            ("again", "4", "3")
        ]

    @pytest.mark.parametrize(("inside", "found"), [(3, []), (4, [("within", "3", "4")])])
    def test_what_lies_inside_a_part_is_no_more_than_it(self, inside, found):
        assert reasons(parts=(*PARTS, Part("Down a little", inside, within="Down"))) == found
