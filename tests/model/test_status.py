"""Statuses: the first four are ordered, the rest judge nothing."""

from pmf.model.status import Status

ORDERED = (Status.EXCEEDED, Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET)


class TestStatus:
    def test_the_first_four_are_ranked_best_first(self):
        assert [status.rank for status in ORDERED] == [0, 1, 2, 3]

    def test_the_rest_have_no_rank_and_are_neither_met_nor_missed(self):
        for status in set(Status) - set(ORDERED):
            assert status.rank is None
            assert status.is_met is None

    def test_the_better_two_are_met(self):
        assert [status.is_met for status in ORDERED] == [True, True, False, False]

    def test_they_are_written_lower_case(self):
        assert all(str(status) == status.value == status.name.lower() for status in Status)
