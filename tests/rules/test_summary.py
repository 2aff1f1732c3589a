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
from pmf.rules.summary import Summary, summarise

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
        assert (summary.total, summary.targeted, summary.judged) == (7, 4, 3)
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

    @pytest.mark.parametrize("by", ["committees", "", "Group", None])
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


class TestSharesOfTravel:
    @pytest.fixture
    def summary(self, make):
        scheme = make.met_near_off("10%")
        ways = (Travel.IMPROVING, Travel.IMPROVING, Travel.STEADY, Travel.WORSENING, None, None)
        return summarise(
            evaluate(
                make.indicator("98"),
                make.observation("90"),
                scheme,
                facts=Facts(travel=(("previous", way),)),
            )
            for way in ways
        )

    def test_they_are_of_those_compared_unless_asked_otherwise(self, summary):
        assert (summary.total, summary.compared) == (6, 4)
        assert summary.share(Travel.IMPROVING) == Decimal("50.0")
        assert summary.share(Travel.IMPROVING, "total") == Decimal("33.3")

    @pytest.mark.parametrize(
        ("what", "of"),
        [(Status.DATA_ONLY, "judged"), (Travel.STEADY, "judged"), (ON, "compared")],
    )
    def test_a_denominator_that_does_not_hold_it_is_refused(self, summary, what, of):
        with pytest.raises(UsageError, match="does not hold"):
            summary.share(what, of)

    def test_counting_something_else_is_refused(self, summary):
        with pytest.raises(UsageError, match="a status, a travel or a movement"):
            summary.count("on_target")
        with pytest.raises(UsageError, match="a share is of a status or a travel"):
            summary.share("on_target")


class TestShareMet:
    def test_exceeded_counts_as_met(self, judged):
        summary = summarise([judged(name) for name in ("on", "near", "off", "none", "missing")])

        shares = [summary.share_met(of) for of in ("judged", "targeted", "total")]
        assert shares == [Decimal("33.3"), Decimal("25.0"), Decimal("20.0")]
        assert Summary().share_met() is None

    def test_another_denominator_is_refused(self):
        with pytest.raises(UsageError, match="denominator must be one of total, targeted, judged"):
            Summary().share_met("compared")


class TestGroupCounts:
    def test_each_group_knows_its_own_denominators(self, judged):
        names = ("on", "off", "missing", "none")
        (group,) = summarise([judged(name, "Resources") for name in names]).by

        assert (group.total, group.targeted, group.judged) == (4, 3, 2)
        assert group.share(ON) == Decimal("50.0")

    def test_a_group_that_does_not_occur_counts_nothing(self, judged):
        summary = summarise([judged("on", "Resources")])

        assert summary.group("Resources").total == 1
        assert summary.group("ICT").total == 0


class TestAdding:
    def test_two_halves_give_the_whole(self, judged):
        one = [judged("on", "Resources"), judged("off", "ICT")]
        other = [judged("near", "ICT"), judged("missing", "Revenues")]

        assert summarise(one) + summarise(other) == summarise([*one, *other])

    def test_nothing_adds_nothing_on_either_side(self, judged):
        whole = summarise([judged("on", tier="KPI")], "tier")

        assert whole + Summary() == Summary() + whole == whole
        assert sum([whole, whole], Summary()).total == 2

    def test_groups_of_different_kinds_do_not_add_up(self, judged):
        with pytest.raises(UsageError, match="by group and by tier do not add up"):
            summarise([judged("on")]) + summarise([judged("on")], "tier")

    def test_only_a_summary_can_be_added(self):
        with pytest.raises(TypeError):
            Summary() + 1


class TestActions:
    def test_they_are_counted_beside_the_indicators_of_their_group(self, judged, make):
        from datetime import date

        from pmf.model.status import ActionStatus
        from pmf.rules.action import action_status

        scheme, on = make.action_scheme(30), date(2019, 8, 31)
        actions = [
            action_status(make.action("A1", "100", group="Resources"), on, scheme),
            action_status(make.action("A2", "50", due=date(2019, 6, 30)), on, scheme),
            action_status(make.action("A3", "50", indicators=("X",)), on, scheme),
        ]
        summary = summarise([judged("on", "Resources")], actions=actions)

        assert dict(summary.actions) == {
            ActionStatus.COMPLETED: 1,
            ActionStatus.OVERDUE: 1,
            ActionStatus.UNKNOWN: 1,
        }
        by = {one.group: (one.total, one.count(ActionStatus.UNKNOWN)) for one in summary.by}
        assert by == {"Resources": (1, 1), None: (0, 0)}
