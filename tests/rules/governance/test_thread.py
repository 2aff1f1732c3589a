"""The golden thread: from a team's measure to a priority, and back."""

import attrs
import pytest

import pmf
from pmf.model.framework import Definition, Group
from pmf.model.indicator import Indicator
from pmf.rules.governance.thread import KnotKind, thread


def steps(strands):
    return [(one.knot.name, one.depth, one.by) for one in strands]


class TestUpwards:
    def test_from_a_teams_measure_to_the_priority(self, framework):
        found = thread(framework, "H1a")
        assert steps(found.up) == [
            ("H1", 1, "contributes_to"),
            ("Good homes", 2, "contributes_to"),
            ("Repairs", 2, "service"),
            ("Homes", 3, "directorate"),
            ("Repairs", 1, "service"),
        ]
        assert [strand.repeats for strand in found.up] == [False] * 4 + [True]
        assert [knot.name for knot in found.tops] == ["Good homes"]

    def test_a_priority_is_known_by_its_other_names(self, framework, amended):
        other = amended(H2={"contributes_to": ("homes for ALL",)})
        assert thread(other, "H2").tops[0].name == "Good homes"
        assert thread(framework, "H2").tops == ()

    def test_what_the_framework_does_not_name_is_shown_as_that(self, amended):
        (strand, *_) = thread(amended(H2={"contributes_to": ("Wealth",)}), "H2").up
        assert (strand.knot.kind, strand.knot.name) == (KnotKind.UNKNOWN, "Wealth")

    @pytest.mark.parametrize(
        ("kind", "reached"),
        [("priority", "priority"), ("plan", "group"), ("committee", None), (None, None)],
    )
    def test_a_plan_is_served_and_a_committee_is_not(self, framework, amended, kind, reached):
        base = attrs.evolve(framework, groups=(Group("Homes first", kind=kind),))
        up = thread(amended(base, P1={"group": "Homes first"}), "P1").up
        assert [one.knot.kind for one in up if one.by == "group"] == ([reached] if reached else [])

    def test_a_group_that_is_a_priority_is_that_priority(self, framework, amended):
        base = attrs.evolve(framework, groups=(Group("Clean Streets"),))
        assert thread(amended(base, P1={"group": "Clean Streets"}), "P1").tops[0].name == (
            "Clean streets"
        )


class TestDownwards:
    def test_what_contributes_to_a_priority(self, framework):
        found = thread(framework, "Good homes")
        assert [(one.knot.name, one.depth) for one in found.down] == [("H1", 1), ("H1a", 2)]
        assert [knot.name for knot in found.indicators] == ["H1", "H1a"]

    def test_a_directorate_holds_services_and_these_indicators(self, framework):
        names = [(one.knot.name, one.depth) for one in thread(framework, "homes").down]
        assert names[:4] == [("Repairs", 1), ("H1", 2), ("H1a", 3), ("H1a", 2)]
        assert ("H2", 2) in names

    def test_a_committee_shows_what_is_printed_for_it(self, amended):
        other = amended(P1={"group": "Housing Committee"})
        assert [one.knot.name for one in thread(other, "Housing Committee").down] == ["P1"]

    def test_a_tier_shows_what_is_of_it(self, framework):
        found = thread(framework, "spi")
        assert (found.start.kind, [one.name for one in found.indicators]) == ("tier", ["H1a"])


class TestOdd:
    def test_a_circle_ends(self, amended):
        other = amended(H1={"contributes_to": ("H1a",)})
        assert [(one.knot.name, one.repeats) for one in thread(other, "H1").up][:2] == [
            ("H1a", False),
            ("H1", True),
        ]

    def test_a_long_chain_and_a_wide_weave_are_followed_once(self, framework):
        chain = [
            Indicator(f"C{n}", f"Step {n}", contributes_to=(f"C{n + 1}",)) for n in range(3000)
        ]
        base = attrs.evolve(framework, definitions=tuple(map(Definition, chain)))
        assert thread(base, "C0").up[-1].depth == 3000
        layers = [
            Indicator(
                f"L{n}{side}", f"Layer {n}{side}", contributes_to=(f"L{n + 1}a", f"L{n + 1}b")
            )
            for n in range(40)
            for side in "ab"
        ]
        base = attrs.evolve(framework, definitions=tuple(map(Definition, layers)))
        assert len(thread(base, "L0a").up) < 200

    def test_an_unknown_name_is_refused(self, framework):
        with pytest.raises(pmf.UnknownName, match="'Nowhere'"):
            thread(framework, "Nowhere")
