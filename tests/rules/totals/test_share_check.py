"""Percentages beside each other: of one denominator, one by chance, or of different ones."""

from pmf.rules.totals.percentage import Ratio
from pmf.rules.totals.recount import recount
from pmf.rules.totals.share_check import ShareCheck, listed
from pmf.rules.totals.totals import CountSet, Part


def kinds(*parts, total=25):
    named = (Part(name, count, percent) for name, count, percent in parts)
    return [
        (one.kind, one.about) for one in recount(CountSet("table", tuple(named), total)).findings
    ]


class TestOneAmongOthers:
    def test_of_one_denominator_nothing_is_wrong(self):
        assert kinds(("Green", 16, "64"), ("Amber", 8, "32"), ("Red", 1, "4")) == []

    def test_one_that_fits_only_a_sum_nobody_printed_disagrees(self):
        # 8 of the 24 that are not red is 33 per cent, but the other two are of all 25.
        found = kinds(("Green", 16, "64"), ("Amber", 8, "33"), ("Red", 1, "4"))

        assert found == [("percent-disagrees", "Amber")]

    def test_of_two_nobody_can_say_which_is_of_the_wrong_one(self):
        found = kinds(("Green", 16, "64"), ("Amber", 8, "33"), ("Red", 1, None))

        assert [kind for kind, _ in found] == ["denominators-differ"]

    def test_where_two_of_three_leave_something_out_they_differ_and_none_is_wrong(self):
        # A council may give met and missed of those measured, and not measured of all.
        found = kinds(("Met", 10, "50"), ("Missed", 10, "50"), ("Not measured", 5, "20"))

        assert [kind for kind, _ in found] == ["denominators-differ"]


class TestShareCheck:
    def test_ratios_are_told_one_after_the_other(self):
        tried = (Ratio(1, "total", 2), Ratio(2, "all but Red", 4))
        check = ShareCheck("Green", "50", None, tried)

        assert listed(check.fits) == "1 of 2 (total) or 2 of 4 (all but Red)"
        assert check.agrees is True
