"""Which clauses a value may fall under, held against every tolerance there could be."""

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.scheme import Clause, Level, Running, Scheme, Shortfall, ZeroLine
from pmf.model.status import Polarity, Status
from pmf.rules.assume import assume_tolerance
from pmf.rules.compiling import compile_bands
from pmf.rules.facts import NO_FACTS, Facts

ON, NEAR, OFF = Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET
H, L, C, R = Polarity.HIGHER, Polarity.LOWER, Polarity.CLOSEST, Polarity.RANGE
BLACK = Level("black", "Black", (OFF,))
#: Densely between nothing and more than any shortfall below.
TOLERANCES = [Decimal(n) / 2 for n in range(82)] + [Decimal(10_000)]


def scheme_of(make, *clauses, **more):
    asked = tuple(Clause(level, tuple(conditions)) for level, *conditions in clauses)
    return Scheme("several", "Several", (*make.RAG[:3], BLACK, *make.RAG[3:]), asked, **more)


def levels_at(scheme, value, lines, polarity=H, tolerance=None, facts=NO_FACTS):
    bands = compile_bands(scheme, lines, polarity, tolerance, facts)
    return set(bands.at(Decimal(value)).outcome.levels)


def under_every_tolerance(scheme, value, lines, polarity=H, facts=NO_FACTS):
    """The levels a value earns under one stated tolerance after the other."""
    return {
        level
        for amount in TOLERANCES
        for level in levels_at(
            assume_tolerance(scheme, f"{amount:f}"), value, lines, polarity, facts=facts
        )
    }


def rules(make):
    """Rules that name an unstated tolerance once, twice, or beside other things."""
    off_twice, near_twice = Running(2, (OFF,)), Running(3, (NEAR,))
    unstated = make.at_most("unstated")
    return {
        "one": (("green", make.at_most("0")), ("amber", unstated), ("red",)),
        "both": (("green", unstated), ("amber", make.at_most("20")), ("red",)),
        "edge": (
            ("green", Shortfall(under=make.margin("unstated"))),
            ("amber", Shortfall(at_most=make.margin("unstated"))),
            ("red",),
        ),
        "between": (
            ("green", make.at_most("5")),
            ("amber", Shortfall(over=make.margin("5"), under=make.margin("unstated"))),
            ("red",),
        ),
        "running": (
            ("black", off_twice),
            ("green", make.at_most("0")),
            ("amber", unstated),
            ("red",),
        ),
        "running near": (
            ("red", near_twice),
            ("green", make.at_most("0")),
            ("amber", unstated),
            ("black",),
        ),
        "silent": (("green", make.at_most("0")), ("amber", unstated)),
    }


NAMES = ("one", "both", "edge", "between", "running", "running near", "silent")
figures = st.integers(20, 90).map(Decimal)
histories = st.lists(st.sampled_from((ON, NEAR, OFF)), max_size=3).map(tuple)


@pytest.fixture(scope="module", autouse=True)
def _no_rule_is_refused_for_what_only_these_tests_ask(monkeypatch_module):
    """Odd rules are asked here; whether they can be meant is another module's question."""
    monkeypatch_module.setattr("pmf.rules.compiling.refuse_unsound", lambda scheme: None)


@pytest.fixture(scope="module")
def monkeypatch_module():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


class TestAnUnstatedTolerance:
    @pytest.mark.parametrize("name", NAMES)
    @given(value=figures, polarity=st.sampled_from((H, L, C)), earlier=histories)
    def test_what_is_possible_is_what_some_tolerance_gives(
        self, make, name, value, polarity, earlier
    ):
        scheme, facts = scheme_of(make, *rules(make)[name]), Facts(earlier=earlier)
        lines = make.lines("50", floor="40")
        possible = levels_at(scheme, value, lines, polarity, facts=facts)
        assert possible == under_every_tolerance(scheme, value, lines, polarity, facts)

    @given(value=figures, polarity=st.sampled_from((H, L)))
    def test_so_where_it_is_named_of_two_lines(self, make, value, polarity):
        floor = make.at_most("unstated", "floor")
        scheme = scheme_of(make, ("green", make.at_most("unstated")), ("amber", floor), ("red",))
        lines = make.lines("50", floor="40" if polarity is H else "60")
        possible = levels_at(scheme, value, lines, polarity)
        assert possible == under_every_tolerance(scheme, value, lines, polarity)

    @given(value=figures)
    def test_so_outside_a_range(self, make, value):
        scheme, lines = scheme_of(make, *rules(make)["one"]), make.lines(low="40", high="50")
        assert levels_at(scheme, value, lines, R) == under_every_tolerance(scheme, value, lines, R)

    def test_it_is_one_number_wherever_it_is_named(self, make):
        scheme = scheme_of(make, *rules(make)["edge"])
        at = levels_at(scheme, "45", make.lines("50"))
        assert at == {"green", "amber", "red"}
        twice = (
            ("green", make.at_most("0")),
            ("amber", make.at_most("unstated")),
            ("black", make.at_most("unstated")),
            ("red",),
        )
        assert levels_at(scheme_of(make, *twice), "45", make.lines("50")) == {"amber", "red"}

    def test_the_reason_is_told_only_where_it_matters(self, make):
        bands = compile_bands(scheme_of(make, *rules(make)["one"]), make.lines("50"), H)
        assert bands.at(Decimal(49)).outcome.codes == ("tolerance-unstated",)
        assert bands.at(Decimal(50)).outcome.codes == ()


class TestItsOwnTolerance:
    @given(value=figures, polarity=st.sampled_from((H, L, C)))
    def test_where_none_is_declared_what_is_possible_is_what_some_tolerance_gives(
        self, make, value, polarity
    ):
        scheme = scheme_of(
            make,
            ("green", make.at_most("0.5x tolerance")),
            ("amber", make.at_most("2x tolerance")),
            ("black", make.at_most("20")),
            ("red",),
        )
        lines = make.lines("50")
        declared = {
            level
            for amount in TOLERANCES
            for level in levels_at(scheme, value, lines, polarity, make.margin(f"{amount:f}"))
        }
        assert levels_at(scheme, value, lines, polarity) == declared


class TestSeveralUnknowns:
    def test_a_share_of_a_zero_line_and_an_unstated_tolerance_are_two_numbers(self, make):
        scheme = scheme_of(
            make,
            ("green", make.at_most("5%")),
            ("amber", make.at_most("unstated")),
            ("red",),
            zero_line=ZeroLine.UNDECIDED,
        )
        bands = compile_bands(scheme, make.lines("0"), L)
        outcome = bands.at(Decimal(1)).outcome
        assert set(outcome.levels) == {"green", "amber", "red"}
        assert outcome.codes == ("zero-line", "tolerance-unstated")
        assert bands.at(Decimal(0)).outcome.levels == ("green",)

    @given(value=figures)
    def test_an_unstated_one_beside_an_undeclared_one(self, make, value):
        scheme = scheme_of(
            make,
            ("green", make.at_most("1x tolerance")),
            ("amber", make.at_most("unstated")),
            ("red",),
        )
        lines = make.lines("50")
        sizes = [Decimal(0), Decimal(1), Decimal(20), Decimal(40), Decimal(10_000)]
        each = {
            level
            for own in [*sizes, *(abs(50 - value) + step for step in (0, 1))]
            for unstated in [*sizes, *(abs(50 - value) + step for step in (0, 1))]
            for level in levels_at(
                assume_tolerance(scheme, f"{unstated:f}"),
                value,
                lines,
                tolerance=make.margin(f"{own:f}"),
            )
        }
        assert levels_at(scheme, value, lines) == each


class TestRunning:
    def test_what_is_off_for_the_second_time_is_never_only_off(self, make):
        scheme, facts = scheme_of(make, *rules(make)["running"]), Facts(earlier=(OFF,))
        assert levels_at(scheme, "45", make.lines("50"), facts=facts) == {"black", "amber"}
        first = Facts(earlier=(ON,))
        assert levels_at(scheme, "45", make.lines("50"), facts=first) == {"amber", "red"}

    def test_with_the_tolerance_stated_it_is_decided(self, make):
        scheme = assume_tolerance(scheme_of(make, *rules(make)["running"]), "2")
        bands = compile_bands(scheme, make.lines("50"), H, facts=Facts(earlier=(OFF,)))
        assert str(bands) == "(-∞, 48) Black | [48, 50) Amber | [50, ∞) Green"

    def test_an_unknown_past_leaves_it_open(self, make):
        scheme = assume_tolerance(scheme_of(make, *rules(make)["running"]), "2")
        bands = compile_bands(scheme, make.lines("50"), H)
        assert bands.at(Decimal(40)).outcome.codes == ("history-missing",)
        assert bands.at(Decimal(49)).outcome.levels == ("amber",)


class TestNoUnknown:
    @given(value=figures, near=st.integers(0, 40))
    def test_the_first_clause_that_holds_decides(self, make, value, near):
        scheme = assume_tolerance(scheme_of(make, *rules(make)["one"]), str(near))
        bands = compile_bands(attrs.evolve(scheme), make.lines("50"), H)
        number = 1 if value >= 50 else 2 if value >= 50 - near else 3
        assert bands.at(value).outcome.clauses == (number,)
