"""A framework taken into the next year, and what somebody must decide."""

import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pmf

OLD, NEW = pmf.Period.financial_year(2023), pmf.Period.financial_year(2024)


def defined(target, *, code="A", provenance=None, **more):
    read = pmf.parse_target(target, unit="percent").target
    if provenance is not None:
        read = attrs.evolve(read, provenance=provenance)
    stage = more.pop("stage", pmf.Stage.LIVE)
    return pmf.Definition(pmf.Indicator(code, "Name", "percent", target=read, stage=stage), **more)


def framework(*definitions, **more):
    named = {"id": "anytown-2023", "council": "Anytown", "title": "Plan for 2023/24"}
    return pmf.Framework(**(named | more), definitions=definitions)


def rolled(definition):
    """The new target and the kinds of what is to be decided about it."""
    found = pmf.roll_over(framework(definition), OLD, NEW)
    kinds = [one.kind for one in found.to_decide if one.code is not None]
    return found.framework.definitions[0].indicator.target, kinds


class TestTargets:
    @pytest.mark.parametrize(
        ("target", "kinds"),
        [
            ("98%", ["review"]),
            ("at most 5%", ["review"]),
            ("Q1 25%, Q2 50%, Q3 75%, Q4 98%", ["review"]),
            ("", []),
            ("TBC", ["pending"]),
            ("profiled", ["profile"]),
            ("improve on 2018/19", ["baseline"]),
            ("20/40/60% over 3 years from 2023/24", []),
            ("20/40% over 2 years from 2022/23", ["runs-out"]),
            ("100% by March 2025", []),
            ("100% by March 2022", ["runs-out"]),
            ("98% for 2022/23", ["runs-out"]),
            ("98% for 2024/25", ["review"]),
        ],
    )
    def test_what_stands_is_kept_and_what_to_decide_is_listed(self, target, kinds):
        was = defined(target)
        now, found = rolled(was)
        assert (now, found) == (was.indicator.target, kinds)

    def test_a_profile_of_the_year_moves_with_its_figures(self):
        now, kinds = rolled(defined("Q1 2023/24: 25%, Q2 2023/24: 50%"))
        assert [str(part) for part, _ in now.parts] == ["Q1 2024/25", "Q2 2024/25"]
        assert (str(now.parts[1][1]), kinds) == ("50%", ["moved"])

    def test_a_target_of_the_year_moves_on(self):
        now, kinds = rolled(defined("98% for 2023/24"))
        assert (str(now.period), str(now.lines), kinds) == ("2024/25", "98%", ["moved"])

    def test_a_placeholder_is_taken_out(self):
        was = defined("98%", provenance=pmf.Provenance.PLACEHOLDER, approved_by="Cabinet")
        now, kinds = rolled(was)
        assert (now.kind, kinds) == ("pending", ["placeholder"])

    def test_an_end_that_comes_and_an_indicator_in_development_are_listed(self):
        until = defined("98%", target_until=datetime.date(2024, 12, 31))
        assert rolled(until)[1] == ["review", "until"]
        assert rolled(defined("", stage=pmf.Stage.IN_DEVELOPMENT))[1] == ["in-development"]

    def test_a_retired_one_is_left_as_it_was(self):
        assert rolled(defined("98%", stage=pmf.Stage.RETIRED))[1] == []


class TestFramework:
    def test_its_name_moves_and_what_is_of_the_old_year_goes(self):
        was = framework(
            as_of=datetime.date(2023, 8, 31),
            adopted_on=datetime.date(2023, 2, 1),
            schedule=(
                pmf.Scheduled("public", "Report", pmf.Period.quarter(2023, 1), when="July 2023"),
                pmf.Scheduled("public", "Review"),
            ),
        )
        found = pmf.roll_over(was, OLD, NEW)
        now = found.framework
        assert (now.id, now.title) == ("anytown-2024", "Plan for 2024/25")
        assert (now.as_of, now.adopted_on) == (None, None)
        assert (str(now.schedule[0].period), now.schedule[0].when) == ("Q1 2024/25", None)
        assert now.schedule[1] == was.schedule[1]
        assert [one.kind for one in found.to_decide] == ["adopted", "as-of", "schedule"]

    @pytest.mark.parametrize(
        ("id", "now"),
        [
            ("anytown", "anytown-2024-25"),
            ("anytown-2023", "anytown-2024"),
            ("anytown-2023-24", "anytown-2024-25"),
            ("anytown-2024", "anytown-2024-25"),  # of a paper of that spring
        ],
    )
    def test_the_id_says_the_new_year_once(self, id, now):
        assert pmf.roll_over(framework(id=id), OLD, NEW).framework.id == now

    @pytest.mark.parametrize(
        ("title", "now"),
        [
            ("Indicators, 2024", "Indicators, 2024, for 2024/25"),
            ("Indicators, 2024/25", "Indicators, 2024/25"),
            ("Indicators, for 2023/24", "Indicators, for 2024/25"),
        ],
    )
    def test_so_does_the_title(self, title, now):
        assert pmf.roll_over(framework(title=title), OLD, NEW).framework.title == now

    @pytest.mark.parametrize(
        ("old", "new"), [(NEW, OLD), (OLD, OLD), (OLD, pmf.Period.quarter(2024, 1))]
    )
    def test_years_must_be_whole_and_follow(self, old, new):
        with pytest.raises(pmf.UsageError):
            pmf.roll_over(framework(), old, new)

    @given(st.integers(1, 5), st.integers(1, 5))
    def test_two_steps_of_a_profile_are_one(self, first, second):
        was = framework(defined("Q1 2023/24: 25%, Q2 2023/24: 50%"))
        middle, end = (pmf.Period.financial_year(2023 + n) for n in (first, first + second))
        there = pmf.roll_over(was, OLD, middle).framework
        assert (
            pmf.roll_over(there, middle, end).framework.definitions
            == pmf.roll_over(was, OLD, end).framework.definitions
        )
