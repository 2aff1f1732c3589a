"""What changes beside the indicators."""

import attrs
import pytest

from pmf.model.framework import Service
from pmf.model.governance import Audience, ChangePolicy, Priority
from pmf.rules.governance.order_changes import order_changes, renamed


def changes(old, **more):
    found = order_changes(old, attrs.evolve(old, **more))
    return [(one.kind, one.what, one.name, one.part, one.old, one.new) for one in found]


class TestOrderChanges:
    def test_nothing(self, framework):
        assert changes(framework) == []

    def test_records_are_none(self, framework):
        assert changes(framework, schedule=(), title="Next year", id="x", adopted_on=None) == []
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
