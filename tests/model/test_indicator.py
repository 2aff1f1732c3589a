"""Observations: a value or the reason there is none, never both and never neither."""

import pytest

from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence
from pmf.model.target import NoTarget

Q1 = Period.quarter(2019, 1)


class TestObservation:
    def test_a_value_needs_no_reason_and_zero_is_a_value(self):
        seen = Observation("CPLocal_05", Q1, Quantity("0", "percent"))
        assert seen.absence is None
        assert seen.value is not None

    @pytest.mark.parametrize("absence", list(Absence))
    def test_an_absence_has_no_value(self, absence):
        assert Observation("LALocal_08", Q1, absence=absence, raw="-").value is None

    def test_neither_is_refused(self):
        with pytest.raises(ValueError, match="LALocal_08 has either a value or the reason"):
            Observation("LALocal_08", Q1)

    @pytest.mark.parametrize("absence", list(Absence))
    def test_both_are_refused(self, absence):
        with pytest.raises(ValueError, match="either a value or the reason"):
            Observation("BV8", Q1, Quantity("99.5", "percent"), absence)


class TestIndicator:
    def test_nothing_is_declared_until_somebody_does(self):
        bare = Indicator("BV8", "Invoices paid in 30 days")
        assert bare.polarity is bare.basis is bare.tolerance is None
        assert not bare.accumulates
        assert bare.target == NoTarget()
