"""Figures a target may refer to."""

import pytest

from pmf.errors import UsageError
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.series import Series

Q1 = Period.quarter(2019, 1)
OWN = Series(
    (
        ("value", Q1.same_last_year, Quantity("98.5", "percent")),
        ("value", Q1.previous, Quantity("98.1", "percent")),
        ("budget", Q1, Quantity("120000", "GBP")),
    )
)


class TestSeries:
    def test_a_figure_is_found_by_name_and_period(self):
        assert OWN.get("budget", Q1) == Quantity("120000", "GBP")

    def test_a_figure_not_handed_over_is_not_known(self):
        assert OWN.get("budget", Q1.next) is None
        assert OWN.get("forecast", Q1) is None

    @pytest.mark.parametrize(("name", "value"), [("last_year", "98.5"), ("previous", "98.1")])
    def test_earlier_outturns_stand_in_for_last_year_and_before(self, name, value):
        assert OWN.referred(name, Q1) == Quantity(value, "percent")

    def test_a_figure_given_as_last_years_outranks_the_outturn(self):
        given = Series((*OWN.values, ("last_year", Q1, Quantity("97", "percent"))))

        assert given.referred("last_year", Q1) == Quantity("97", "percent")

    def test_no_year_is_before_the_first(self):
        assert OWN.referred("last_year", Period.quarter(1900, 1)) is None

    def test_two_figures_for_one_place_are_refused(self):
        with pytest.raises(UsageError, match="one budget for Q1 2019/20, not two"):
            Series((*OWN.values, ("budget", Q1, Quantity("1", "GBP"))))

    def test_it_can_be_a_key(self):
        assert len({OWN, Series(OWN.values), Series()}) == 2
