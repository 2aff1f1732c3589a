"""Counts first, then shares with their denominator named."""

from collections import Counter
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.model.indicator import Tier
from pmf.model.status import Absence, Polarity, Status, Travel
from pmf.model.target import NoTarget
from pmf.rules.evaluate import evaluate
from pmf.rules.facts import Facts
from pmf.rules.summary import summarise

ON, NEAR, OFF = Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET


@pytest.fixture(scope="session")
def judged(make):
    """One assessment for each word: on, near, off, none, pending, neutral, missing."""
    scheme = make.met_near_off("10%")
    shapes = {
        "on": ("100", "100", {}),
        "near": ("100", "95", {}),
        "off": ("100", "50", {}),
        "none": (None, "50", {}),
        "pending": (NoTarget(reason="target-pending"), "50", {}),
        "neutral": ("100", "50", {"polarity": Polarity.NEUTRAL}),
        "missing": ("100", Absence.MISSING, {}),
    }

    def of(shape, group=None, service=None, tier=None, code="X"):
        target, value, more = shapes[shape]
        own = Tier(tier, tier) if tier else None
        indicator = make.indicator(
            target, code=code, group=group, service=service, tier=own, **more
        )
        return evaluate(indicator, make.observation(value, code=code), scheme)

    return of


class TestCounts:
    def test_total_targeted_and_judged_are_told_apart(self, judged):
        names = ("on", "near", "off", "none", "pending", "neutral", "missing")
        summary = summarise([judged(name) for name in names])
        assert (summary.total, summary.targeted, summary.judged) == (7, 5, 3)
        assert summary.counts == (
            (ON, 1),
            (NEAR, 1),
            (OFF, 1),
            (Status.DATA_ONLY, 2),
            (Status.UNKNOWN, 2),
        )

    def test_nothing_is_counted_as_nothing(self):
        summary = summarise([])
        assert (summary.total, summary.targeted, summary.judged, summary.counts) == (0, 0, 0, ())
        assert summary.share(ON) is None

    @given(names=st.lists(st.sampled_from(("on", "near", "off", "none", "missing", "neutral"))))
    def test_p15_counts_add_up_to_the_total_whatever_the_order(self, judged, names):
        parts = [judged(name, group=name[0]) for name in names]
        summary = summarise(parts)
        assert sum(count for _, count in summary.counts) == summary.total == len(names)
        back = summarise(parts[::-1])
        assert summary.counts == back.counts
        assert {g.group: g.counts for g in summary.by} == {g.group: g.counts for g in back.by}

    @given(
        names=st.lists(st.sampled_from(("on", "near", "off", "missing")), max_size=12),
        at=st.integers(0, 12),
    )
    def test_p15_any_split_adds_up_to_the_whole(self, judged, names, at):
        parts = [judged(name) for name in names]
        whole = summarise(parts)
        one, other = summarise(parts[:at]), summarise(parts[at:])
        assert Counter(dict(one.counts)) + Counter(dict(other.counts)) == Counter(
            dict(whole.counts)
        )
        assert one.targeted + other.targeted == whole.targeted
        assert one.judged + other.judged == whole.judged

    def test_groups_stand_in_the_order_printed(self, judged):
        parts = [judged("on", "Resources"), judged("off", "ICT"), judged("off", "Resources")]
        summary = summarise(parts)
        assert [group.group for group in summary.by] == ["Resources", "ICT"]
        assert summary.by[0].counts == ((ON, 1), (OFF, 1))

    def test_it_counts_by_service_and_by_tier_too(self, judged):
        parts = [judged("on", service="Finance", tier="KPI"), judged("off", tier="CSI")]
        assert [g.group for g in summarise(parts, "service").by] == ["Finance", None]
        assert [g.group for g in summarise(parts, "tier").by] == ["KPI", "CSI"]

    @pytest.mark.parametrize("by", ["committee", "", "Group", None])
    def test_anything_else_to_count_by_is_refused(self, by):
        with pytest.raises(UsageError, match="group, service, tier"):
            summarise([], by)

    def test_travel_is_counted_where_known(self, make):
        scheme = make.met_near_off("10%")
        ways = (Travel.WORSENING, Travel.IMPROVING, Travel.IMPROVING, None)
        parts = [
            evaluate(
                make.indicator("98"),
                make.observation("90"),
                scheme,
                facts=Facts(travel=(("previous", way),)),
            )
            for way in ways
        ]
        assert summarise(parts).travel == ((Travel.IMPROVING, 2), (Travel.WORSENING, 1))


class TestShares:
    @pytest.mark.parametrize(
        ("met", "missed", "share"),
        [
            (1, 1, "50.0"),
            (2, 1, "66.7"),
            (1, 2, "33.3"),
            (1, 7, "12.5"),
            (1, 15, "6.3"),
            (3, 13, "18.8"),
            (5, 0, "100.0"),
            (0, 5, "0.0"),
        ],
    )
    def test_they_are_half_up_to_one_place(self, judged, met, missed, share):
        summary = summarise([judged("on")] * met + [judged("off")] * missed)
        assert summary.share(ON) == Decimal(share)
        assert str(summary.share(ON)) == share

    def test_each_denominator_is_named(self, judged):
        names = ("on", "near", "off", "none", "missing")
        summary = summarise([judged(name) for name in names])
        assert summary.share(ON) == Decimal("33.3")
        assert summary.share(ON, "targeted") == Decimal("25.0")
        assert summary.share(ON, "total") == Decimal("20.0")

    @pytest.mark.parametrize("of", ["all", "counts", "by", "", "__class__"])
    def test_another_denominator_is_refused(self, of):
        with pytest.raises(UsageError, match="denominator"):
            summarise([]).share(ON, of)

    def test_they_do_not_depend_on_the_callers_context(self, judged):
        summary = summarise([judged("on")] * 1234 + [judged("off")] * 1111)
        with localcontext() as context:
            context.prec = 3
            assert summary.share(ON) == Decimal("52.6")
            context.prec = 2
            assert summary.share(ON) == Decimal("52.6")
