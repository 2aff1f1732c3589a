"""A summing-up as a council printed it."""

import pytest

from pmf.errors import UsageError
from pmf.model.finding import KINDS, Location, Severity
from pmf.rules.totals.totals import CountSet, Discrepancy, Part, Share, Split, Whole

GREEN, AMBER, RED = Part("Green", 38, "83"), Part("Amber", 2, "4"), Part("Red", 6, "13")


class TestCountSet:
    def test_parts_are_added_by_name(self):
        said = CountSet("Havering 2013/14 Q4", (GREEN, AMBER, RED), 46)
        assert said.counted(("Green", "Red")) == 44

    def test_a_sum_with_an_unprinted_count_is_unknown(self):
        said = CountSet("Newport 2015/16 Q2", (GREEN, Part("Grey", percent="0")))
        assert said.counted(("Green", "Grey")) is None

    def test_what_lies_inside_another_part_is_none_of_its_own(self):
        margin = Part("Amber margin", 3, "8", within="Red")
        assert CountSet("Epping 2016/17", (GREEN, RED, margin)).own_parts == (GREEN, RED)

    @pytest.mark.parametrize(
        "more",
        [
            {"parts": (GREEN, GREEN)},
            {"parts": (Part("Amber margin", 3, within="Blue"),)},
            {"wholes": (Whole("with a target", 11, ("Green", "Blue")),)},
            {"shares": (Share(("Blue",), "50"),)},
            {"shares": (Share(("Green",), "50", of="measured"),)},
            {"splits": (Split("Blue", (("statutory", 3),)),)},
        ],
    )
    def test_a_name_twice_or_of_nothing_is_refused(self, more):
        with pytest.raises(UsageError):
            CountSet("Havering", **{"parts": (GREEN, AMBER, RED), **more})


class TestDiscrepancy:
    def test_becomes_a_finding_that_mends_nothing(self, monkeypatch):
        monkeypatch.setitem(KINDS, "totals-disagree", (Severity.WARNING, "They do not add up."))
        place = Location("q4.txt", 1, 5)
        said = Discrepancy("totals-disagree", "total", "the total is 46, not 47", "47", "46")
        found = said.as_finding(place)
        assert (found.kind, found.raw, found.used, found.location) == (
            "totals-disagree",
            "47",
            None,
            place,
        )
