"""What indicators and actions are counted by: printed under, served by, received by."""

import pytest

import pmf
from pmf.rules.grouping import GROUPINGS, groups_of, groups_of_action

HOUSING, CLEAN = "Affordable housing", "Clean and safe"


@pytest.fixture(scope="module")
def framework():
    return pmf.Framework(
        "dacorum",
        "Dacorum Borough Council",
        "KPI framework",
        priorities=(pmf.Priority(HOUSING, aliases=("Homes",)), pmf.Priority(CLEAN)),
        groups=(
            pmf.Group("Housing and Community", kind="committee", aliases=("Appendix 1",)),
            pmf.Group("Delivery plan", kind="plan"),
        ),
        services=(
            pmf.Service(
                "Homes",
                aliases=("Housing Operations",),
                directorate="Housing",
                owner="Head of Homes",
                holder="Portfolio Holder for Housing",
                provider="Civica",
            ),
        ),
        audiences=(
            pmf.Audience("Public"),
            pmf.Audience("Leadership", kind="leadership", sees_exempt=True),
            pmf.Audience("Housing Panel", kind="committee", services=("Homes",)),
        ),
        definitions=(
            pmf.Definition(pmf.Indicator("KPI1", "Homes built", contributes_to=("Homes",))),
            pmf.Definition(pmf.Indicator("KPI2", "Loop", contributes_to=("KPI3",))),
            pmf.Definition(pmf.Indicator("KPI3", "Loop back", contributes_to=("KPI2", CLEAN))),
        ),
    )


def indicator(**more):
    return pmf.Indicator("SPI1", "Repairs done in time", **more)


class TestIndicators:
    def test_a_group_has_one_name_however_it_is_printed(self, framework):
        one = indicator(group="Appendix 1")

        assert groups_of(one, "group", framework) == ("Housing and Community",)
        assert groups_of(one, "group") == ("Appendix 1",)

    @pytest.mark.parametrize(
        ("by", "name"),
        [
            ("service", "Homes"),
            ("directorate", "Housing"),
            ("owner", "Head of Homes"),
            ("holder", "Portfolio Holder for Housing"),
            ("provider", "Civica"),
        ],
    )
    def test_a_service_says_whose_it_is(self, framework, by, name):
        assert groups_of(indicator(service="Housing Operations"), by, framework) == (name,)
        assert groups_of(indicator(), by, framework) == (None,)

    def test_its_own_owner_comes_before_its_services(self, framework):
        one = indicator(service="Homes", owner="Repairs Manager")

        assert groups_of(one, "owner", framework) == ("Repairs Manager",)

    def test_a_target_is_grouped_by_who_stands_behind_it(self):
        agreed = pmf.FixedTarget(
            lines=pmf.Lines(target=pmf.Quantity("99", "percent")),
            provenance=pmf.Provenance.CONTRACTUAL,
        )

        assert groups_of(indicator(target=agreed), "provenance") == ("contractual",)
        assert groups_of(indicator(), "provenance") == (None,)

    def test_a_tier_by_its_code(self):
        assert groups_of(indicator(tier=pmf.Tier("SPI", "Service indicator")), "tier") == ("SPI",)

    @pytest.mark.parametrize("by", ["", "Group", "status", None])
    def test_anything_else_is_refused(self, by):
        with pytest.raises(pmf.UsageError, match="by must be one of group, service, tier"):
            groups_of(indicator(), by)

    @pytest.mark.parametrize("by", GROUPINGS)
    def test_without_a_framework_nothing_is_made_up(self, by):
        assert groups_of(indicator(), by) == (None,)


class TestPriorities:
    def test_the_golden_thread_is_followed_from_code_to_code(self, framework):
        assert groups_of(indicator(contributes_to=("KPI1",)), "priority", framework) == (HOUSING,)

    def test_several_are_all_named(self, framework):
        one = indicator(contributes_to=("KPI1", CLEAN, "Homes"))

        assert groups_of(one, "priority", framework) == (CLEAN, HOUSING)

    def test_a_thread_that_runs_in_a_circle_ends(self, framework):
        assert groups_of(indicator(contributes_to=("KPI2",)), "priority", framework) == (CLEAN,)

    def test_a_group_may_itself_be_a_priority(self, framework):
        import attrs

        groups = (*framework.groups, pmf.Group("Growing economy", kind="priority"))
        framework = attrs.evolve(framework, groups=groups)

        assert groups_of(indicator(group="Growing economy"), "priority", framework) == (
            "Growing economy",
        )
        assert groups_of(indicator(group=CLEAN), "priority", framework) == (CLEAN,)
        assert groups_of(indicator(group="Delivery plan"), "priority", framework) == (None,)


class TestCommittees:
    def test_where_groups_are_committees_only_those_count(self, framework):
        assert groups_of(indicator(group="Appendix 1"), "committee", framework) == (
            "Housing and Community",
        )
        assert groups_of(indicator(group="Delivery plan"), "committee", framework) == (None,)

    def test_else_those_that_receive_it(self, framework):
        import attrs

        framework = attrs.evolve(framework, groups=())

        assert groups_of(indicator(service="Homes"), "committee", framework) == ("Housing Panel",)
        assert groups_of(indicator(service="Waste"), "committee", framework) == (None,)

    def test_else_what_it_is_printed_under(self):
        assert groups_of(indicator(group="Resources"), "committee") == ("Resources",)


class TestAudiences:
    def test_one_indicator_goes_to_several(self, framework):
        assert groups_of(indicator(service="Homes"), "audience", framework) == (
            "Public",
            "Leadership",
            "Housing Panel",
        )

    def test_what_is_exempt_is_counted_only_for_those_who_may_see_it(self, framework):
        secret = indicator(service="Homes", exempt="Schedule 12A, paragraph 3")

        assert groups_of(secret, "audience", framework) == ("Leadership",)


class TestActions:
    def test_its_own_group_comes_first(self, framework):
        action = pmf.Action("A1", "Build", group="Appendix 1", indicators=("SPI1",))
        linked = {"SPI1": indicator(group="Delivery plan")}

        assert groups_of_action(action, "group", framework, linked) == ("Housing and Community",)

    def test_without_one_those_of_the_indicators_it_answers(self, framework):
        action = pmf.Action("A1", "Build", indicators=("SPI1", "KPI1", "GONE"))
        linked = {
            "SPI1": indicator(contributes_to=("Homes",)),
            "KPI1": indicator(contributes_to=("Homes", CLEAN)),
        }

        assert groups_of_action(action, "priority", framework, linked) == (HOUSING, CLEAN)

    def test_with_neither_it_belongs_to_none(self, framework):
        assert groups_of_action(pmf.Action("A1", "Build"), "priority", framework) == (None,)
