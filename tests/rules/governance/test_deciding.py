"""Who decides, by the council's policy; and where it does not say: ask."""

from decimal import Decimal

import attrs
import pytest

import pmf
from pmf.model.governance import ChangePolicy
from pmf.rules.governance.deciding import (
    Decision,
    decide_indicator,
    decide_order,
    decide_together,
    decide_wholesale,
    is_wholesale,
    proposer,
)

HOUSING, PLACE = "Portfolio Holder for Housing", "Portfolio Holder for Place"


def one(framework, code="H1", by=None, now=None):
    now = now or framework
    places = ((framework, framework.definition(code)), (now, now.definition(code)))
    return decide_indicator(framework, places, by)


class TestOneIndicator:
    def test_its_services_holder(self, framework):
        assert one(framework).by == HOUSING
        assert one(framework, "P1").by == PLACE

    def test_who_proposes_it_in_the_own_service(self, framework):
        assert one(framework, by=HOUSING).by == HOUSING

    def test_who_proposes_it_in_anothers(self, framework):
        found = one(framework, by=PLACE)
        assert found.asks
        assert found.because == f"{PLACE} proposes it, and its service is held by {HOUSING}."

    def test_it_moves_between_holders(self, framework, amended):
        found = one(framework, now=amended(H1={"service": "Waste"}))
        assert found.asks
        assert found.because == f"It moves from the services of {HOUSING} to those of {PLACE}."

    def test_it_moves_within_one_holders_services(self, framework, amended):
        assert one(framework, now=amended(H1={"service": "Tenancies"})).by == HOUSING

    def test_no_holder_is_stated(self, framework, amended):
        services = tuple(attrs.evolve(one, holder=None) for one in framework.services)
        found = one(attrs.evolve(framework, services=services))
        assert (found.by, found.because) == ("ask", "No holder is stated for the service Repairs.")
        assert one(amended(H1={"service": None})).because == "It is in no service."

    def test_no_policy_is_stated(self, framework):
        assert "does not say who decides" in one(attrs.evolve(framework, changes=None)).because

    def test_a_role_the_policy_names(self, framework):
        policy = ChangePolicy(single="Chief Executive")
        assert one(attrs.evolve(framework, changes=policy), by=PLACE).by == "Chief Executive"


class TestWholesale:
    @pytest.mark.parametrize(
        ("share", "touched", "total", "added", "whole"),
        [
            (None, 76, 76, False, True),
            (None, 75, 76, True, False),
            (None, 1, 1, False, False),
            (None, 1, 1, True, True),
            (None, 0, 0, True, True),
            (None, 0, 0, False, False),
            ("50", 37, 76, True, False),
            ("50", 38, 76, False, True),
            ("100", 1, 1, False, True),
            ("33.3", 1, 3, False, True),
            ("33.4", 1, 3, False, False),
        ],
    )
    def test_from_the_share_stated_or_all(self, share, touched, total, added, whole):
        policy = ChangePolicy(wholesale_from=Decimal(share) if share else None)
        assert is_wholesale(policy, touched, total, added=added) is whole

    def test_no_policy_no_wholesale(self):
        assert not is_wholesale(None, 5, 5, added=True)

    def test_the_body_and_why(self):
        assert decide_wholesale(ChangePolicy(), 76, 76) == Decision(
            "Cabinet", "76 of 76 indicators are changed, which is all of them."
        )
        policy = ChangePolicy(wholesale="Council", wholesale_from=Decimal(50))
        found = decide_wholesale(policy, 38, 76)
        assert found.by == "Council"
        assert found.because.endswith("which is a share of 50% or more.")
        assert "the set is new" in decide_wholesale(policy, 0, 0).because


class TestTogether:
    def test_nothing(self, framework):
        assert decide_together(framework, [], 0) is None

    def test_one_decider(self, framework):
        own = Decision(HOUSING, "own")
        assert decide_together(framework, [own, own], 2) == own

    def test_several_deciders(self, framework):
        found = decide_together(framework, [Decision(HOUSING, "a"), Decision(PLACE, "b")], 2)
        assert (found.asks, found.because) == (
            True,
            f"The changes fall to several: {HOUSING}, {PLACE}.",
        )

    def test_one_to_be_asked_about_makes_all_so(self, framework):
        ask = Decision("ask", "why")
        assert decide_together(framework, [Decision(HOUSING, "a"), ask], 2) == ask
        found = decide_together(framework, [ask, Decision("ask", "why else")], 2)
        assert found.because == "2 of 2 changes are to be asked about."

    def test_most_of_the_set_is_between_one_and_all(self, framework):
        own = Decision(HOUSING, "own")
        found = decide_together(framework, [own] * 3, 3)
        assert found.asks
        assert "from which share" in found.because
        stated = attrs.evolve(framework, changes=ChangePolicy(wholesale_from=Decimal(80)))
        assert decide_together(stated, [own] * 3, 3) == own


class TestOrder:
    def test_the_policy_is_about_indicators(self, framework):
        assert decide_order(framework, "service").because == (
            "The policy is about indicators, and this is a change of a service."
        )
        assert "the policy itself" in decide_order(framework, "policy").because
        assert "an audience" in decide_order(framework, "audience").because


class TestProposer:
    def test_as_the_framework_writes_it(self, framework):
        assert proposer(framework, "portfolio holder for HOUSING") == HOUSING
        assert proposer(framework, "cabinet") == "Cabinet"
        assert proposer(framework, None) is None

    @pytest.mark.parametrize("by", ["holder", "The mayor", 5])
    def test_another_is_refused(self, framework, by):
        with pytest.raises(pmf.UsageError):
            proposer(framework, by)
