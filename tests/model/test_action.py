"""Actions: the date now in force beside the one first agreed."""

from datetime import date

import pytest

from pmf.model.action import Action


class TestDates:
    @pytest.mark.parametrize(
        ("original", "due", "days"),
        [
            (date(2022, 12, 31), date(2023, 3, 31), 90),
            (date(2023, 3, 31), date(2022, 12, 31), -90),
            (date(2023, 3, 31), date(2023, 3, 31), 0),
            (None, date(2023, 3, 31), None),
            (date(2023, 3, 31), None, None),
        ],
    )
    def test_how_far_the_due_date_was_put_off(self, original, due, days):
        assert Action("A1", "Build", due=due, original_due=original).slip_days == days

    def test_the_first_date_is_the_one_in_force_where_no_revision_is_printed(self):
        first, later = date(2022, 12, 31), date(2023, 3, 31)

        assert Action("A1", "Build", due=later, original_due=first).first_due == first
        assert Action("A1", "Build", due=later).first_due == later
        assert Action("A1", "Build").first_due is None
