"""What changes beside the indicators."""

from datetime import date

import attrs
import pytest

from pmf.model.framework import Service
from pmf.model.governance import Audience, ChangePolicy, Priority, Scheduled
from pmf.model.period import Period
from pmf.rules.governance.order_changes import order_changes, renamed


def changes(old, **more):
    found = order_changes(old, attrs.evolve(old, **more))
    return [(one.kind, one.what, one.name, one.part, one.old, one.new) for one in found]


class TestOrderChanges:
    def test_nothing(self, framework):
        assert changes(framework) == []

    def test_records_are_none(self, framework):
        assert changes(framework, id="x", stated_in="p. 1", digest="sha256:0") == []
        services = tuple(attrs.evolve(one, stated="p. 1") for one in framework.services)
        assert changes(framework, services=services) == []

    def test_a_service_with_another_holder(self, framework):
        services = tuple(
            attrs.evolve(one, holder="Portfolio Holder for Place") for one in framework.services
        )
        assert [one[:4] for one in changes(framework, services=services)] == [
            ("amended", "service", "Repairs", "holder"),
            ("amended", "service", "Tenancies", "holder"),
        ]

    def test_added_and_removed(self, framework):
        assert changes(framework, priorities=(Priority("Good homes"), Priority("Wealth"))) == [
            ("removed", "priority", "Clean streets", None, "Clean streets", None),
            ("added", "priority", "Wealth", None, None, "Wealth"),
        ]

    @pytest.mark.parametrize(
        ("more", "change"),
        [
            ({"review_every": 6}, ("framework", "review_every", "12", "6")),
            ({"changes": ChangePolicy(wholesale="Council")}, ("policy", "wholesale", "Cabinet",
                                                              "Council")),
            ({"changes": None}, ("policy", "single", "holder", None)),
            ({"ranked": True}, ("framework", "ranked", "no", "yes")),
        ],
    )  # fmt: skip
    def test_what_it_says_of_itself(self, framework, more, change):
        found = changes(framework, **more)[0]
        assert (found[1], *found[3:]) == change

    def test_how_often_an_audience_receives(self, framework):
        audiences = (attrs.evolve(framework.audiences[0], frequency=None), *framework.audiences[1:])
        assert changes(framework, audiences=audiences) == [
            ("amended", "audience", "Housing Committee", "frequency", "quarterly", None)
        ]

    def test_a_cap(self, framework):
        tiers = (attrs.evolve(framework.tiers[0], cap=40), framework.tiers[1])
        assert changes(framework, tiers=tiers) == [("amended", "tier", "KPI", "cap", "3", "40")]


class TestDaysSet:
    """Windsor and Maidenhead's Cabinet has the half-year report on 23 November 2017."""

    HALF = Scheduled(
        "Cabinet", "The half-year report", Period.half(2017, 1), date(2017, 11, 23), stated="2.3"
    )
    YEAR = Scheduled("Cabinet", "The year-end report", when="May 2018")

    def days(self, framework, old, new):
        return changes(attrs.evolve(framework, schedule=old), schedule=new)

    def test_another_day(self, framework):
        later = attrs.evolve(self.HALF, on=date(2018, 11, 23))
        name = "The half-year report for Cabinet, H1 2017/18"
        assert self.days(framework, (self.HALF, self.YEAR), (later, self.YEAR)) == [
            ("amended", "date", name, "on", "2017-11-23", "2018-11-23")
        ]

    def test_a_day_moved_into_the_next_year(self, framework):
        moved = attrs.evolve(self.HALF, period=Period.half(2018, 1), on=None)
        found = self.days(framework, (self.HALF, self.YEAR), (moved, self.YEAR))
        assert [one[3:] for one in found] == [
            ("period", "H1 2017/18", "H1 2018/19"),
            ("on", "2017-11-23", None),
        ]

    def test_what_is_due_by_another_name(self, framework):
        other = attrs.evolve(self.HALF, what="Half-year performance")
        found = self.days(framework, (self.YEAR, self.HALF), (other, self.YEAR))
        assert [one[3] for one in found] == ["what"]

    def test_two_of_one_name_stay_themselves(self, framework):
        first, second = (attrs.evolve(self.YEAR, when=when) for when in ("May 2018", "June 2018"))
        assert self.days(framework, (first, second), (second, first)) == []

    def test_one_more_and_one_less(self, framework):
        found = self.days(framework, (self.YEAR,), (self.HALF,))
        assert [one[0] for one in found] == ["removed", "added"]

    def test_where_it_is_stated_is_a_record(self, framework):
        assert self.days(framework, (self.HALF,), (attrs.evolve(self.HALF, stated="8.1"),)) == []


class TestRenamed:
    def test_a_new_name_that_keeps_the_old_one_beside_it(self, framework):
        first, *rest = framework.services
        new = attrs.evolve(first, name="Mending", aliases=("Repairs",))
        other = attrs.evolve(framework, services=(new, *rest))
        assert renamed(framework, other)["service"]["Repairs"] == "Mending"
        (change,) = order_changes(framework, other)
        assert (change.part, change.old, change.new) == ("name", "Repairs", "Mending")

    def test_not_where_the_other_was_there_before(self, framework):
        services = (Service("Tenancies", aliases=("Repairs",)),)
        other = attrs.evolve(framework, services=services)
        assert "Repairs" not in renamed(framework, other)["service"]

    def test_audiences_alike(self, framework):
        audience = Audience("Panel", "committee", aliases=("Regulator",))
        other = attrs.evolve(framework, audiences=(*framework.audiences[:2], audience))
        parts = [one.part for one in order_changes(framework, other)]
        assert parts == ["name", "kind"]
