"""When an indicator is due: at the end of each period as long as its own."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.indicator import Indicator
from pmf.model.period import Period
from pmf.model.status import Frequency
from pmf.rules.due import is_due

PLAIN = Indicator("H1", "Repairs done in time")


class TestIsDue:
    @pytest.mark.parametrize(
        ("frequency", "due"),
        [
            ("monthly", [1, 2, 3, 4]),
            ("quarterly", [1, 2, 3, 4]),
            ("half_yearly", [2, 4]),
            ("annual", [4]),
            (None, [1, 2, 3, 4]),
        ],
    )
    def test_in_which_quarters(self, frequency, due):
        asked = attrs.evolve(PLAIN, frequency=frequency)
        assert [n for n in (1, 2, 3, 4) if is_due(asked, Period.quarter(2023, n))] == due

    def test_in_its_own_reporting_year(self):
        asked = attrs.evolve(PLAIN, frequency="annual")
        assert is_due(asked, Period.quarter(2023, 4, first_month=1))
        assert not is_due(asked, Period.quarter(2023, 1, first_month=1))

    @pytest.mark.parametrize("stage", ["in_development", "retired"])
    def test_not_before_it_lives_nor_after(self, stage):
        from pmf.model.status import Stage

        asked = attrs.evolve(PLAIN, stage=Stage(stage))
        assert not is_due(asked, Period.financial_year(2023))

    @given(
        st.sampled_from(Frequency),
        st.sampled_from([1, 3, 6, 12]),
        st.integers(1990, 2100),
        st.integers(1, 12),
    )
    def test_in_a_year_it_is_due_as_often_as_it_says(self, frequency, months, year, first):
        whole = Period.financial_year(year, first)
        asked = attrs.evolve(PLAIN, frequency=frequency)
        due = [one for one in whole.parts(months) if is_due(asked, one)]
        assert len(due) == 12 // max(months, frequency.months)
