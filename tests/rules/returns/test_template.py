"""What a return asks for: due indicators with the target of the period."""

import attrs
import pytest

import pmf

Q1, Q4 = pmf.Period.quarter(2024, 1), pmf.Period.quarter(2024, 4)


def defined(code, target="98%", **indicator):
    plain = pmf.Indicator(code, f"Name of {code}", "percent", **indicator)
    read = pmf.parse_target(target, unit="percent").target
    return pmf.Definition(pmf.Indicator(code, plain.name, "percent", **indicator, target=read))


FRAMEWORK = pmf.Framework(
    "anytown-2024",
    "Anytown",
    "Plan",
    definitions=(
        defined("A", "Q1 25%, Q4 98%", service="Revenues", frequency="quarterly"),
        defined("B", frequency="annual", owner="Head of Housing", service="Housing"),
        defined("C", exempt="paragraph 3", service="Housing"),
        defined("D", stage=pmf.Stage.IN_DEVELOPMENT),
        defined("E", stage=pmf.Stage.RETIRED),
    ),
    services=(pmf.Service("Revenues", owner="Head of Revenues"), pmf.Service("Housing")),
    audiences=(pmf.Audience("Housing panel", "committee", services=("Housing",)),),
)


def codes(template):
    return [one.indicator.code for one in template.asked]


class TestWhatIsDue:
    def test_an_annual_one_is_asked_with_the_last_quarter_alone(self):
        assert codes(pmf.return_for(FRAMEWORK, Q1)) == ["A", "C"]
        assert codes(pmf.return_for(FRAMEWORK, Q4)) == ["A", "B", "C"]
        assert codes(pmf.return_for(FRAMEWORK, pmf.Period.financial_year(2024))) == ["A", "B", "C"]

    def test_the_others_are_listed_apart_with_the_reason_and_retired_ones_not(self):
        left = pmf.return_for(FRAMEWORK, Q1).not_asked
        assert [(one.definition.indicator.code, one.because) for one in left] == [
            ("B", "annual: due with Q4 2024/25"),
            ("D", "in development"),
        ]

    def test_each_has_the_target_of_the_period_and_its_owner(self):
        first, second = pmf.return_for(FRAMEWORK, Q1).asked
        assert (first.target, first.owner) == ("25%", "Head of Revenues")
        assert (second.target, second.owner) == ("98%", None)


class TestNarrowing:
    def test_by_service_owner_and_audience(self):
        def asked(**by):
            return codes(pmf.return_for(FRAMEWORK, Q4, **by))

        assert asked(service="housing") == ["B", "C"]
        assert asked(owner="head of revenues") == ["A"]
        assert asked(audience="Housing panel") == ["B"]
        assert asked(audience="public") == ["A", "B"]

    def test_it_is_whole_unless_an_audience_is_named(self):
        deal = pmf.Definition(
            pmf.Indicator("X", "Penalties under a contract", exempt="paragraph 3")
        )
        naming = pmf.Definition(pmf.Indicator("Y", "Penalties under a contract, disputed"))
        known = attrs.evolve(FRAMEWORK, definitions=(*FRAMEWORK.definitions, deal, naming))
        assert {"X", "Y"} <= set(codes(pmf.return_for(known, Q4)))
        assert {"X", "Y"} <= set(codes(pmf.return_for(known, Q4, audience="internal")))
        assert not {"X", "Y"} & set(codes(pmf.return_for(known, Q4, audience="public")))

    @pytest.mark.parametrize("by", [{"service": "x"}, {"owner": "x"}, {"audience": "x"}])
    def test_a_name_nobody_has_is_refused_with_those_there_are(self, by):
        with pytest.raises(pmf.UnknownName, match="'x'"):
            pmf.return_for(FRAMEWORK, Q1, **by)

    def test_a_period_must_be_one(self):
        with pytest.raises(pmf.UsageError, match="period must be a Period"):
            pmf.return_for(FRAMEWORK, "Q1")
