"""A rule that cannot be meant is refused before it judges anything."""

import pytest

import pmf
from pmf.errors import SchemeError
from pmf.model.scheme import Clause, JudgedBy, Present, Running, Scheme, Shortfall
from pmf.model.status import Polarity, Status, Travel
from pmf.rules.assume import assume_tolerance
from pmf.rules.compiling import compile_bands
from pmf.rules.soundness import refuse_unsound

SCHEMES = sorted(pmf.load_adapters().schemes)
OFF = (Status.OFF_TARGET,)


@pytest.fixture
def rule(make):
    """A scheme from its clauses: a level with its conditions."""

    def of(*clauses):
        asked = tuple(Clause(level, tuple(conditions)) for level, *conditions in clauses)
        return Scheme("odd", "Odd", make.RAG, asked)

    return of


def refused(scheme):
    """The faults a scheme is refused for; empty when it is sound."""
    try:
        refuse_unsound(scheme)
    except SchemeError as error:
        return str(error)
    return ""


class TestWhatIsNeverReached:
    def test_a_clause_after_otherwise(self, rule, make):
        wrong = rule(("green", make.at_most("0")), ("red",), ("amber", make.at_most("5%")))
        assert "rule 3 (amber) is never reached" in refused(wrong)

    def test_a_narrower_band_after_a_wider_one(self, rule, make):
        wrong = rule(("green", make.at_most("10%")), ("amber", make.at_most("5%")), ("red",))
        assert "rule 2 (amber) is never reached" in refused(wrong)

    def test_conditions_that_contradict_each_other(self, rule, make):
        both = Shortfall(over=make.margin("10%"), at_most=make.margin("5%"))
        wrong = rule(("green", make.at_most("0")), ("amber", both), ("red",))
        assert "rule 2 (amber) is never reached" in refused(wrong)

    def test_every_fault_is_told_at_once(self, rule, make):
        wrong = rule(("red", make.at_most("0")), ("green",), ("amber",))
        said = refused(wrong)
        assert "rule 3 (amber) is never reached" in said
        assert "a worse value earns Green, a better one Red" in said

    def test_a_level_nobody_declared(self, rule, make):
        wrong = rule(("gold", make.at_most("0")), ("red",))
        assert refused(wrong) == "scheme 'odd': rule 1 earns 'gold', which is no level"


class TestWhatRewardsAWorseValue:
    def test_levels_the_wrong_way_round(self, rule, make):
        wrong = rule(("amber", make.at_most("0")), ("green",))
        assert refused(wrong) == "scheme 'odd': a worse value earns Green, a better one Amber"

    def test_only_beyond_a_gap(self, rule, make):
        wrong = rule(("green", make.at_most("0")), ("red", make.at_most("5%")), ("amber",))
        assert "a worse value earns Amber, a better one Red" in refused(wrong)

    def test_under_a_tolerance_of_its_own_wider_than_a_stated_one(self, rule, make):
        beyond = Shortfall(over=make.margin("1x tolerance"))
        wrong = rule(("green", make.at_most("10%")), ("amber", beyond), ("red",))
        assert "a worse value earns Amber, a better one Red" in refused(wrong)

    def test_under_any_tolerance_that_nobody_states(self, rule, make):
        wrong = rule(("green", make.at_most("0")), ("red", make.at_most("unstated")), ("amber",))
        assert "a worse value earns Amber, a better one Red" in refused(wrong)

    def test_under_a_judgement(self, rule, make):
        judged = JudgedBy(("recoverable",))
        wrong = rule(("amber", make.at_most("0"), judged), ("green", judged), ("red",))
        assert "a worse value earns Green, a better one Amber" in refused(wrong)

    def test_it_is_refused_before_anything_is_compiled(self, rule, make):
        wrong = rule(("amber", make.at_most("0")), ("green",))
        with pytest.raises(SchemeError, match="a worse value earns"):
            compile_bands(wrong, make.lines("98"), Polarity.HIGHER)


class TestWhatIsNormal:
    @pytest.mark.parametrize("id", SCHEMES)
    def test_every_installed_scheme_is_sound(self, id):
        assert refused(pmf.load_scheme(id)) == ""

    def test_so_are_the_rules_councils_word(self, make):
        for scheme in (
            make.havering_2013(), make.havering_2015(), make.kent(), make.east_riding(),
            make.belfast(2023), make.belfast(2024), make.swansea(), make.medway(),
        ):  # fmt: skip
            assert refused(scheme) == ""

    def test_a_floor_on_the_target_leaves_no_amber_and_is_no_fault(self, make):
        bands = compile_bands(make.kent(), make.lines("95", floor="95"), Polarity.HIGHER)
        assert str(bands) == "(-∞, 95) Red | [95, ∞) Green"

    def test_five_per_cent_of_a_zero_line_is_nothing_and_no_fault(self, make):
        bands = compile_bands(make.met_near_off("5%"), make.lines("0"), Polarity.LOWER)
        assert [(band.high, band.outcome.word) for band in bands.bands] == [
            (0, "Green"),
            (None, "Red"),
        ]

    @pytest.mark.parametrize("nothing", ["0%", "0pp", "0"])
    def test_a_tolerance_of_nothing_may_be_assumed(self, make, nothing):
        scheme = assume_tolerance(make.met_near_off("unstated"), nothing)
        bands = compile_bands(scheme, make.lines("98"), Polarity.HIGHER)
        assert str(bands) == "(-∞, 98) Red | [98, ∞) Green"

    def test_a_better_direction_may_lift_a_level(self, rule, make):
        from pmf.model.scheme import Travels

        better = Travels("previous", (Travel.IMPROVING,))
        assert refused(rule(("green", make.at_most("0")), ("amber", better), ("red",))) == ""

    def test_two_misses_running_may_be_worse_than_one(self, rule, make):
        twice = Running(2, OFF)
        lifted = rule(("red", twice), ("green", make.at_most("0")), ("amber", make.at_most("5%")),
                      ("red",))  # fmt: skip
        assert refused(lifted) == ""

    def test_a_line_that_may_be_missing_may_be_asked_for(self, rule, make):
        stretch = make.at_most("0", "stretch")
        blue = Scheme(
            "odd", "Odd", (make.green, make.amber, make.red),
            (
                Clause("green", (Present("stretch"), stretch)),
                Clause("amber", (make.at_most("0"),)),
                Clause("red"),
            ),
        )  # fmt: skip
        assert refused(blue) == ""

    def test_a_tolerance_twice_over_is_sound_beside_a_stated_one(self, rule, make):
        fine = rule(
            ("green", make.at_most("1x tolerance")), ("amber", make.at_most("2x tolerance")),
            ("red",),
        )  # fmt: skip
        assert refused(fine) == ""

    def test_no_rule_at_all_is_no_fault(self, rule):
        assert refused(rule()) == ""
