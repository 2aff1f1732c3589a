"""Methods for groups: which have lines, and which ask about parts nobody can judge."""

import pytest

from pmf.model.group import NO_GROUPS, GroupMethod


class TestMethods:
    @pytest.mark.parametrize(
        ("method", "has_lines", "has_unknown"),
        [
            ("score", True, False),
            ("worst", False, True),
            ("mean", False, True),
            ("all_met", False, True),
            ("share_met", True, True),
            ("counts", False, False),
        ],
    )
    def test_what_each_asks_for(self, method, has_lines, has_unknown):
        chosen = GroupMethod(method)

        assert (chosen.has_lines, chosen.has_unknown) == (has_lines, has_unknown)

    def test_a_council_that_says_nothing_states_no_method(self):
        assert (NO_GROUPS.method, NO_GROUPS.rules, NO_GROUPS.unknown) == (None, (), None)
