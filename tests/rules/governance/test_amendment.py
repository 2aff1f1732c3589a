"""What changed between two frameworks, and who decides: P by P as a council would ask."""

import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pmf
from pmf.model.framework import Definition, Framework, Service
from pmf.model.governance import ChangePolicy, Holder
from pmf.model.indicator import Indicator
from pmf.reading.grammar.target import parse_target
from pmf.rules.governance.amendment import diff

HOUSING, PLACE = "Portfolio Holder for Housing", "Portfolio Holder for Place"


def target(words):
    return parse_target(words, unit="percent").target


class TestOneIndicator:
    def test_a_target_goes_to_the_holder(self, framework, amended):
        found = diff(framework, amended(H1={"target": target("95%")}))
        (one,) = found.amendments
        assert (one.kind, one.name, one.part, one.old, one.new) == (
            "amended",
            "H1",
            "target",
            "97%",
            "95%",
        )
        assert one.decision.by == found.decision.by == HOUSING
        assert (found.touched, str(found.share), found.wholesale) == (1, "25.0", False)
        assert str(one) == "indicator H1 (Repairs done in time) amended: target 97% → 95%"

    def test_a_new_one_in_the_own_service(self, framework, with_only):
        more = Indicator("H9", "Damp and mould cases", service="Repairs")
        own = [one.indicator for one in framework.definitions]
        found = diff(framework, with_only(*own, more), by=HOUSING)
        (one,) = found.amendments
        assert (one.kind, one.name, one.new) == ("added", "H9", "Damp and mould cases (no target)")
        assert found.decision.by == HOUSING
        assert diff(framework, with_only(*own, more), by=PLACE).decision.asks

    def test_one_that_is_gone(self, framework, with_only):
        found = diff(framework, with_only(*(one.indicator for one in framework.definitions[1:])))
        assert [(one.kind, one.name) for one in found.amendments] == [("removed", "H1")]
        assert found.decision.by == HOUSING

    def test_another_measure_under_the_same_code(self, framework, amended):
        found = diff(framework, amended(P1={"name": "Visitors to museums"}))
        (one,) = found.amendments
        assert (one.kind, one.old) == ("replaced", "Missed bins per 100,000 collections (125)")
        assert one.new == "Visitors to museums (125)"

    def test_a_new_code_is_an_amendment(self, framework, amended):
        (one,) = diff(framework, amended(P1={"code": "P01"})).amendments
        assert (one.part, one.old, one.new) == ("code", "P1", "P01")

    def test_it_moves_to_another_holders_services(self, framework, amended):
        found = diff(framework, amended(H2={"service": "Waste"}), by=HOUSING)
        assert found.decision.asks
        assert "moves from the services" in found.decision.because


class TestSeveral:
    def test_of_one_holder(self, framework, amended):
        new = amended(H1={"target": target("95%")}, H2={"owner": "Head of Rents"})
        found = diff(framework, new)
        assert {one.decision.by for one in found.amendments} == {HOUSING}
        assert found.decision.by == HOUSING

    def test_of_two_holders(self, framework, amended):
        found = diff(framework, amended(H1={"owner": "A"}, P1={"owner": "B"}))
        assert [one.decision.by for one in found.amendments] == [HOUSING, PLACE]
        assert found.decision.asks
        assert "fall to several" in found.decision.because

    def test_a_replaced_suite_goes_to_cabinet(self, framework, with_only):
        suite = [Indicator(f"N{n}", f"Measure {n}", service="Repairs") for n in range(3)]
        found = diff(framework, with_only(*suite))
        assert found.wholesale
        assert found.decision.by == "Cabinet"
        assert {one.decision.by for one in found.amendments} == {"Cabinet"}
        assert len(found.amendments) == 7

    def test_so_does_one_of_which_one_survives(self, framework, with_only):
        survivor = framework.definitions[0].indicator
        suite = [Indicator(f"N{n}", f"Measure {n}", service="Repairs") for n in range(3)]
        found = diff(framework, with_only(survivor, *suite))
        assert (found.touched, found.wholesale) == (3, True)
        assert {one.decision.by for one in found.amendments} == {"Cabinet"}
        assert found.decision.because == (
            "3 of 4 indicators are removed or replaced. That more than half of them is the set as "
            "a whole is inferred; the policy says no share."
        )

    def test_half_of_it_is_not_the_set_as_a_whole(self, framework, with_only):
        kept = [one.indicator for one in framework.definitions[:2]]
        assert not diff(framework, with_only(*kept)).wholesale

    def test_more_than_half_amended_and_none_gone_is_to_be_asked(self, framework, amended):
        found = diff(framework, amended(**{c: {"owner": "A"} for c in ("H1", "H1a", "H2")}))
        assert (found.wholesale, found.decision.asks) == (False, True)

    def test_a_share_the_policy_states(self, framework, amended):
        base = attrs.evolve(framework, changes=ChangePolicy(wholesale_from=50))
        two = amended(base, H1={"owner": "A"}, H2={"owner": "B"})
        assert diff(base, two).decision.by == "Cabinet"
        assert diff(base, amended(base, H1={"owner": "A"})).decision.by == HOUSING

    def test_the_first_set_is_for_cabinet(self, framework, with_only):
        found = diff(with_only(), framework)
        assert (found.wholesale, found.share, found.decision.by) == (True, None, "Cabinet")


class TestAround:
    def test_a_change_of_the_order_is_to_be_asked_about(self, framework, amended):
        new = attrs.evolve(amended(H1={"target": target("95%")}), review_every=24)
        found = diff(framework, new)
        assert [one.decision.by for one in found.amendments] == [HOUSING, "ask"]
        assert found.decision.asks

    def test_the_policy_in_force_decides_on_its_own_change(self, framework, amended):
        new = attrs.evolve(
            amended(H1={"target": target("95%")}), changes=ChangePolicy(single="Mayor")
        )
        assert diff(framework, new).amendments[0].decision.by == HOUSING

    def test_a_service_under_a_new_name_touches_no_indicator(self, framework, amended):
        services = (
            attrs.evolve(framework.services[0], name="Mending", aliases=("Repairs",)),
            *framework.services[1:],
        )
        new = attrs.evolve(
            amended(H1={"service": "Mending"}, H1a={"service": "Mending"}), services=services
        )
        assert [one.what for one in diff(framework, new).amendments] == ["service"]

    def test_nothing_changed(self, framework):
        found = diff(framework, attrs.evolve(framework, id="anytown-2025"))
        assert (found.amendments, found.decision) == ((), None)

    def test_a_day_of_adoption_goes_with_the_change_that_is_adopted(self, framework, amended):
        day = datetime.date(2025, 3, 6)
        new = attrs.evolve(amended(H1={"target": target("95%")}), adopted_on=day)
        found = diff(framework, new)
        assert [(one.part, one.decision.by) for one in found.amendments] == [
            ("target", HOUSING),
            ("adopted_on", HOUSING),
        ]
        assert found.decision.by == HOUSING

    def test_a_day_of_adoption_alone_is_asked_about(self, framework):
        found = diff(framework, attrs.evolve(framework, adopted_on=datetime.date(2025, 3, 6)))
        assert str(found.amendments[0]).endswith("adopted on 2024-02-07 → 2025-03-06")
        assert found.decision.asks

    def test_without_a_policy_all_is_asked(self, framework, with_only):
        found = diff(attrs.evolve(framework, changes=None), with_only())
        assert (found.wholesale, found.decision.asks) == (False, True)
        assert "does not say who decides" in found.decision.because

    def test_of_finds_the_amendments_of_one(self, framework, amended):
        found = diff(framework, amended(H1={"owner": "A", "target": target("95%")}))
        assert [one.part for one in found.of("H1")] == ["target", "owner"]

    def test_two_councils_have_no_difference_to_decide_on(self, framework):
        with pytest.raises(pmf.UsageError, match="only frameworks of one council"):
            diff(framework, attrs.evolve(framework, council="Othertown Council"))

    def test_who_proposes_must_be_somebody(self, framework):
        with pytest.raises(pmf.UsageError, match="names no 'The mayor'"):
            diff(framework, framework, by="The mayor")


HOLDERS = ("A", "B")
INDICATORS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("12"), st.sampled_from(["x", "y"])),
    max_size=8,
    unique_by=lambda one: one[0],
)


def council(indicators, changes):
    return Framework(
        "f",
        "Anytown",
        "T",
        services=(Service("1", holder="A"), Service("2", holder="B")),
        holders=tuple(map(Holder, HOLDERS)),
        definitions=tuple(
            Definition(Indicator(code, f"Measure {code}", service=service, purpose=purpose))
            for code, service, purpose in indicators
        ),
        changes=changes,
    )


class TestLaws:
    @given(INDICATORS, INDICATORS, st.sampled_from([None, ChangePolicy()]))
    def test_back_and_forth_are_the_same_changes(self, old, new, policy):
        there = diff(council(old, policy), council(new, policy))
        back = diff(council(new, policy), council(old, policy))
        turned = {"added": "removed", "removed": "added"}
        forth = sorted(
            (turned.get(one.kind, one.kind), one.name, str(one.part), str(one.new), str(one.old))
            for one in there.amendments
        )
        assert forth == sorted(
            (one.kind, one.name, str(one.part), str(one.old), str(one.new))
            for one in back.amendments
        )

    @given(INDICATORS, INDICATORS, st.sampled_from([None, "A", "B"]))
    def test_a_holder_decides_only_on_the_own_services(self, old, new, by):
        before, after = council(old, ChangePolicy()), council(new, ChangePolicy())
        found = diff(before, after, by=by)
        if found.wholesale:
            return
        for one in found.amendments:
            if one.decision.by in HOLDERS:
                for where in (before, after):
                    definition = where.definition(one.name)
                    if definition:
                        assert where.holder_of(definition.indicator) == one.decision.by
                assert by in (None, one.decision.by)
        deciders = {one.decision.by for one in found.amendments}
        if found.decision and not found.decision.asks:
            assert deciders == {found.decision.by}

    @given(INDICATORS)
    def test_the_same_framework_has_no_changes(self, indicators):
        same = council(indicators, ChangePolicy())
        assert diff(same, same).amendments == ()
