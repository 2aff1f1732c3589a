"""Which indicators count as having a target."""

import pytest

import pmf
from pmf.model.target import NoTarget
from pmf.rules.targeted import is_for_information, is_targeted


def with_target(target, polarity="higher"):
    return pmf.Indicator("H1", "Rent collected", "percent", polarity, target=target)


def read(text):
    return pmf.parse_target(text, unit="percent").target


class TestIsTargeted:
    @pytest.mark.parametrize(
        "text",
        [
            "98.5%",
            "95% to 97%",
            "at least 90%",
            "Q1 25%, Q2 49%, Q3 74%, Q4 98%",
            "Q4 23/24: 23%, Q4 24/25: 38%",  # there is one in another period
            "20/40/60/80/100 increments over the next 5 years",  # which year is first is not said
            "improve on 2018/19",  # the baseline may be missing, the target is not
        ],
    )
    def test_a_target_that_can_be_read_counts_whatever_the_period(self, text):
        target = read(text)

        assert not isinstance(target, NoTarget)
        assert is_targeted(with_target(target))
        assert not is_for_information(with_target(target))

    @pytest.mark.parametrize("reason", ["target-pending", "profile-missing", "bad-target"])
    def test_one_that_is_to_come_or_cannot_be_read_does_not_and_is_no_information(self, reason):
        indicator = with_target(NoTarget(reason=reason))

        assert not is_targeted(indicator)
        assert not is_for_information(indicator)

    def test_without_one_or_for_information_only_it_does_not(self):
        for indicator in (with_target(NoTarget()), with_target(read("98%"), "neutral")):
            assert not is_targeted(indicator)
            assert is_for_information(indicator)

    def test_polarity_nobody_declared_takes_no_target_away(self):
        assert is_targeted(with_target(read("98%"), None))
