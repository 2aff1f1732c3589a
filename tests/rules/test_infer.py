"""Which tolerances explain a report: Broxtowe's contradiction, and reports made by a known rule."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from importlib.resources import files

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import pmf
from pmf.errors import UsageError
from pmf.model.indicator import Tier
from pmf.model.scheme import Clause, Compare, Scheme, ZeroLine
from pmf.model.status import Absence, Polarity, Status
from pmf.model.target import FixedTarget
from pmf.report.contract import infer_json
from pmf.rules.assume import assume_tolerance
from pmf.rules.evaluate import evaluate, evaluate_all
from pmf.rules.infer import infer, infer_by
from pmf.rules.interval import Interval, shown

ON, NEAR, OFF = Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET
STAR = Status.EXCEEDED
H, L, C, R = Polarity.HIGHER, Polarity.LOWER, Polarity.CLOSEST, Polarity.RANGE
WORDS = {"Green": (ON,), "Amber": (NEAR,), "Red": (OFF,), "Star": (STAR,), "Grey": ()}
WORDS |= {"Red or Amber": (NEAR, OFF), "Green or Amber": (ON, NEAR)}
SUFFIX = {"percent": "%", "points": "pp", "unit": ""}
HAIR = Decimal("0.000001")
SAMPLE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"


@pytest.fixture(scope="module")
def broxtowe():
    return pmf.evaluate_all(pmf.read(SAMPLE))


@pytest.fixture(scope="module")
def row(make):
    """One coloured row: word, value, target; judged by a rule with its tolerance unstated."""

    def of(word, value, target="100", polarity=H, code="A1", scheme=None, **more):
        strict = more.pop("strict", False)
        if isinstance(target, tuple):
            drawn = make.lines(low=target[0], high=target[1])
        else:
            drawn = make.lines(target, more.get("unit", "percent"), strict=strict)
        goal = FixedTarget(lines=drawn)
        indicator = make.indicator(goal, polarity, code=code, **more)
        seen = make.observation(
            value, more.get("unit", "percent"), code, reported=WORDS[word], reported_word=word
        )
        return evaluate(indicator, seen, scheme or make.met_near_off("unstated"))

    return of


def near_of(*rows, **more):
    found = infer(rows, **more)
    return str(found.near) if found.feasible else found.conflict


class TestBroxtowe:
    def test_no_single_tolerance_explains_it(self, broxtowe):
        found = infer(broxtowe)
        assert not found.feasible
        assert (found.met, found.near) == (None, None)
        assert found.conflict == ("LALocal_12", "LALocal_04")

    def test_95_of_100_is_green_while_98_of_100_is_amber(self, broxtowe):
        green, amber = broxtowe["LALocal_12"], broxtowe["LALocal_04"]
        printed = [(str(one.value), one.observation.reported_word) for one in (green, amber)]
        assert printed == [("95%", "Green"), ("98%", "Amber")]
        assert str(green.lines.target) == str(amber.lines.target) == "100%"

    def test_the_pair_alone_is_infeasible_and_each_alone_is_not(self, broxtowe):
        pair = [broxtowe[code] for code in infer(broxtowe).conflict]
        assert not infer(pair).feasible
        assert all(infer([one]).feasible for one in pair)

    def test_an_interval_for_each_indicator(self, broxtowe):
        rows = {row.code: (str(row.met), str(row.near)) for row in infer(broxtowe).rows}
        assert rows["LALocal_12"] == ("[5, ∞)", "[5, ∞)")  # 95 against 100, Green
        assert rows["LALocal_04"] == ("[0, 2)", "[2, ∞)")  # 98 against 100, Amber
        assert rows["FPLocal_02"] == ("[0, 8.2222]", "[0, 8.2222]")  # 82.6 against 90, Red
        assert rows["FPLocal_09"] == ("[3.4694, ∞)", "[3.4694, ∞)")  # 94.6 against 98, Green
        assert rows["BV12"] == ("[0, 24)", "[0, 24)")  # 9.3 days against 7.5, Red
        assert rows["BV8"] == ("[0, ∞)", "[0, ∞)")  # 99.5 against 99, Green

    def test_coloured_rows_that_say_nothing_tell_why(self, broxtowe):
        silent = {one.code: one.because for one in infer(broxtowe).silent}
        assert silent == {
            "LALocal_07": "part-year",
            "FPLocal_03": "part-year",
            "LALocal_13": "no-value",
            "LALocal_08": "no-value",
            "ITLocal_02": "no-value",
            "ITLocal_04": "part-year",
        }
        assert infer(broxtowe).left_out == tuple(silent)

    def test_where_only_the_target_is_good_one_row_is_contradiction_enough(self, broxtowe):
        assert infer(broxtowe, met_is_free=False).conflict == ("LALocal_12",)

    def test_points_leave_out_what_is_no_percentage(self, broxtowe):
        silent = {one.code: one.because for one in infer(broxtowe, kind="points").silent}
        assert silent["BV12"] == silent["BV78a"] == "rule-unfit"

    def test_by_group_only_the_contradicting_part_is_infeasible(self, broxtowe):
        found = dict(infer_by(broxtowe))
        assert list(found) == [part.group for part in broxtowe.summary().by]
        infeasible = [one for one in found.values() if not one.feasible]
        assert [one.conflict for one in infeasible] == [("LALocal_12", "LALocal_04")]
        assert sum(len(one.rows) for one in found.values()) == len(infer(broxtowe).rows)


class TestByGroup:
    @pytest.mark.parametrize("by", ["group", "service", "tier"])
    def test_each_part_is_asked_by_itself(self, row, by):
        names = {"group": "Legal", "service": "Legal", "tier": Tier("1", "Tier 1")}
        amber = row("Amber", "98", **{by: names[by]})
        found = infer_by([row("Green", "95"), amber, row("Red", "90")], by)
        assert [(name, one.feasible) for name, one in found] == [
            (None, True),
            ("1" if by == "tier" else "Legal", True),
        ]
        assert not infer([row("Green", "95"), amber]).feasible

    def test_kind_and_freedom_are_passed_on(self, row):
        ((_, found),) = infer_by([row("Green", "45", "50")], kind="points", met_is_free=False)
        assert (found.kind, found.conflict) == ("points", ("A1",))

    def test_an_unknown_grouping_is_refused(self, row):
        with pytest.raises(UsageError, match="by must be one of group, service, tier"):
            infer_by([row("Green", "95")], "ward")


class TestOneRow:
    @pytest.mark.parametrize(
        ("word", "value", "met", "near"),
        [
            ("Green", "103", "[0, ∞)", "[0, ∞)"),
            ("Green", "100", "[0, ∞)", "[0, ∞)"),
            ("Green", "95", "[5, ∞)", "[5, ∞)"),
            ("Amber", "95", "[0, 5)", "[5, ∞)"),
            ("Red", "95", "[0, 5)", "[0, 5)"),
            ("Red or Amber", "95", "[0, 5)", "[0, ∞)"),
            ("Green or Amber", "95", "[0, ∞)", "[5, ∞)"),
            ("Star", "103", "[0, ∞)", "[0, ∞)"),
        ],
    )
    def test_what_a_word_says_of_both_edges(self, row, word, value, met, near):
        (said,) = infer([row(word, value)]).rows
        assert (str(said.met), str(said.near)) == (met, near)

    @pytest.mark.parametrize(
        ("word", "value"), [("Amber", "100"), ("Amber", "103"), ("Red", "100"), ("Star", "99")]
    )
    def test_a_word_no_tolerance_explains_is_a_contradiction_by_itself(self, row, word, value):
        assert infer([row("Green", "95"), row(word, value, code="A2")]).conflict == ("A2",)

    def test_one_code_is_given_rather_than_two(self, row):
        pair = [row("Green", "95", code="A1"), row("Amber", "98", code="A2")]
        assert infer([*pair, row("Red", "103", code="A3")]).conflict == ("A3",)

    @pytest.mark.parametrize(
        ("kind", "value", "target", "near"),
        [
            ("percent", "45", "50", "[10, ∞)"),
            ("points", "45", "50", "[5, ∞)"),
            ("unit", "45", "50", "[5, ∞)"),
            ("percent", "-55", "-50", "[10, ∞)"),
        ],
    )
    def test_it_is_counted_as_asked(self, row, kind, value, target, near):
        assert near_of(row("Amber", value, target), kind=kind) == near

    @pytest.mark.parametrize(
        ("polarity", "target", "value", "near"),
        [
            (L, "7.5", "9.3", "[24, ∞)"),
            (C, "50", "45", "[10, ∞)"),
            (C, "50", "55", "[10, ∞)"),
            (R, ("40", "60"), "30", "[25, ∞)"),  # of the end that was crossed
            (R, ("40", "60"), "75", "[25, ∞)"),
        ],
    )
    def test_every_polarity_counts_its_own_way(self, row, polarity, target, value, near):
        assert near_of(row("Amber", value, target, polarity)) == near

    def test_inside_a_range_only_good_is_possible(self, row):
        assert near_of(row("Green", "50", ("40", "60"), R)) == "[0, ∞)"
        assert near_of(row("Amber", "40", ("40", "60"), R)) == ("A1",)

    def test_five_against_less_than_five_is_missed_by_nothing(self, row):
        assert str(infer([row("Amber", "5", "5", L, strict=True)]).met) == "[0, 0]"
        assert str(infer([row("Amber", "5", "5", L, strict=True)]).near) == "(0, ∞)"
        assert str(infer([row("Green", "5", "5", L, strict=True)]).met) == "(0, ∞)"
        assert str(infer([row("Red", "5", "5", L, strict=True)]).near) == "[0, 0]"
        assert near_of(row("Green", "5", "5", L, strict=True), met_is_free=False) == ("A1",)

    def test_polarity_may_come_from_the_targets_own_words(self, make):
        goal = FixedTarget(lines=make.lines("30", sense=L), text="A maximum of 30%")
        seen = make.observation("33", reported=(NEAR,), reported_word="Amber")
        judged = evaluate(make.indicator(goal, None), seen, make.met_near_off("unstated"))
        assert near_of(judged) == "[10, ∞)"

    def test_the_displayed_figure_is_the_one_compared(self, make, row):
        scheme = make.met_near_off("unstated", compare=Compare.AS_DISPLAYED)
        assert near_of(row("Green", "97.5", "98", scheme=scheme, places=0)) == "[0, ∞)"
        assert near_of(row("Amber", "94.6", "100", scheme=scheme, places=0)) == "[5, ∞)"

    def test_a_value_in_weeks_against_days_is_counted_in_days(self, make):
        goal = FixedTarget(lines=make.lines("10", "day"))
        seen = make.observation("2", "week", reported=(NEAR,), reported_word="Amber")
        judged = evaluate(make.indicator(goal, L, "day"), seen, make.met_near_off("unstated"))
        assert infer([judged], kind="percent").rows[0].shortfall == 40

    def test_ten_days_against_two_weeks_do_not_stop_it(self, make):
        goal = FixedTarget(lines=make.lines("10", "day"))
        seen = make.observation("1.5", "week", reported=(NEAR,), reported_word="Amber")
        judged = evaluate(make.indicator(goal, L, "week"), seen, make.met_near_off("unstated"))
        assert infer([judged]).rows[0].shortfall == 5  # 10.5 days


class TestZeroLines:
    def test_a_miss_of_zero_has_no_degree_in_per_cent(self, row):
        found = infer([row("Red", "1", "0", L)])
        assert [(one.code, one.because) for one in found.silent] == [("A1", "zero-line")]
        assert found.feasible is None

    def test_in_the_unit_it_has_one(self, row):
        assert near_of(row("Red", "1", "0", L), kind="unit") == "[0, 1)"

    def test_what_meets_zero_can_only_be_good(self, row):
        assert near_of(row("Green", "0", "0", L)) == "[0, ∞)"
        assert near_of(row("Amber", "0", "0", L)) == ("A1",)


class TestLeftOut:
    def test_rows_without_a_colour_are_not_asked(self, row, make):
        seen = make.observation("50", reported=(Status.DATA_ONLY,), reported_word="Data Only")
        plain = evaluate(make.indicator("98"), seen, make.met_near_off("unstated"))
        found = infer([plain, row("Grey", "50")])
        assert (found.rows, found.silent, found.near) == ((), (), None)

    @pytest.mark.parametrize(
        ("absence", "because"),
        [(Absence.MISSING, "no-value"), (Absence.SUPPRESSED, "suppressed")],
    )
    def test_a_colour_over_no_value_tells_which_absence(self, row, absence, because):
        assert [one.because for one in infer([row("Red", absence)]).silent] == [because]

    def test_a_colour_over_no_target_or_a_neutral_figure(self, make):
        seen = make.observation("50", reported=(OFF,), reported_word="Red")
        scheme = make.met_near_off("unstated")
        rows = [evaluate(make.indicator(None), seen, scheme)]
        rows.append(evaluate(make.indicator("98", Polarity.NEUTRAL), seen, scheme))
        assert [one.because for one in infer(rows).silent] == ["no-target", "neutral"]

    def test_an_unknown_kind_is_refused(self, row):
        for kind in ("unstated", "tolerance", "%", ""):
            with pytest.raises(UsageError, match="kind must be one of percent, points, unit"):
                infer([row("Green", "95")], kind=kind)

    @pytest.mark.parametrize("rows", [0, 1])
    def test_where_no_row_speaks_nothing_is_said(self, row, rows):
        found = infer([row("Red", Absence.MISSING)] * rows)
        assert (found.feasible, found.met, found.near, found.conflict) == (None, None, None, ())
        assert repr(found) == "<Inference: no row says anything>"
        assert len(found.silent) == rows
        told = infer_json(found)["overall"]
        assert told == {
            "feasible": None,
            "interval": None,
            "met_interval": None,
            "conflict": [],
            "rows": 0,
            "left_out": rows,
        }


class TestInterval:
    def test_it_is_printed_half_up_to_four_places(self):
        assert shown(Fraction(170, 49)) == "3.4694"
        assert str(Interval(Fraction(1, 8), True, Fraction(2), False)) == "[0.125, 2)"

    @pytest.mark.parametrize(
        ("low", "low_closed", "high", "high_closed", "empty"),
        [(2, True, 2, True, False), (2, True, 2, False, True), (2, False, 2, True, True)],
    )
    def test_one_point_needs_both_ends(self, low, low_closed, high, high_closed, empty):
        assert Interval(Fraction(low), low_closed, Fraction(high), high_closed).is_empty is empty

    fractions = st.fractions(0, 9, max_denominator=4)
    intervals = st.builds(Interval, fractions, st.booleans(), fractions, st.booleans())

    @given(one=intervals, other=intervals, point=st.fractions(0, 9, max_denominator=8))
    def test_what_meets_is_what_lies_in_both(self, one, other, point):
        assert holds(one.meet(other), point) == (holds(one, point) and holds(other, point))


# --- reports made by a known rule --------------------------------------------------------------

figures = st.decimals(-20, 130, places=1)
amounts = st.decimals(0, 30, places=1)


@st.composite
def report_rows(draw):
    polarity = draw(st.sampled_from((H, L, C, R)))
    line = draw(figures)
    target = (line, line + draw(st.decimals(0, 20, places=1))) if polarity is R else line
    strict = polarity in (H, L) and draw(st.booleans())
    value = draw(st.one_of(figures, st.just(line), st.just(line - 1)))
    return value, target, polarity, strict


reports = st.lists(report_rows(), min_size=1, max_size=12)


def holds(interval, number):
    above = number > interval.low or (interval.low_closed and number == interval.low)
    if interval.high is None:
        return above
    below = number < interval.high or (interval.high_closed and number == interval.high)
    return above and below


def two_edges(make, met, near, kind):
    """Good within one tolerance, near within another."""
    met_by, near_by = (f"{amount:f}{SUFFIX[kind]}" for amount in (met, near))
    return Scheme(
        f"{met_by}-{near_by}",
        "Two edges",
        make.RAG,
        (
            Clause("green", (make.at_most(met_by),)),
            Clause("amber", (make.at_most(near_by),)),
            Clause("red"),
        ),
        assumed=make.margin(near_by),
    )


def printed(make, rows, scheme):
    """A report coloured by a scheme, judged as if its tolerance were not known."""
    for number, (value, target, polarity, strict) in enumerate(rows):
        if isinstance(target, tuple):
            drawn = make.lines(low=str(target[0]), high=str(target[1]))
        else:
            drawn = make.lines(str(target), strict=strict)
        code = f"A{number}"
        indicator = make.indicator(FixedTarget(lines=drawn), polarity, code=code)
        seen = make.observation(f"{value:f}", code=code)
        earned = evaluate(indicator, seen, scheme).status
        seen = attrs.evolve(seen, reported=(earned,), reported_word=earned.value)
        yield evaluate(indicator, seen, make.met_near_off("unstated"))


def reproduced(rows, scheme):
    """Whether a scheme gives every heard row the status printed."""
    again = (evaluate(one.indicator, one.observation, scheme) for one in rows)
    return all(one.status in one.observation.reported for one in again)


def inside_and_outside(interval):
    """Decimals at and just inside both ends, and the first just outside."""
    low, high = interval.low, interval.high

    def near(end, rounding):
        number = Decimal(end.numerator) / Decimal(end.denominator)
        return number.quantize(HAIR, rounding)

    inner, outer = [near(low, ROUND_CEILING) + HAIR], [near(low, ROUND_FLOOR) - HAIR]
    if high is not None:
        inner.append(near(high, ROUND_FLOOR) - HAIR)
        outer.append(near(high, ROUND_CEILING) + HAIR)
    exact = [end for end in (low, high) if end is not None and end == Fraction(near(end, None))]
    for end in exact:
        (inner if holds(interval, end) else outer).append(near(end, None))
    inner = [one for one in inner if holds(interval, Fraction(one))]
    return inner, [one for one in outer if one >= 0 and not holds(interval, Fraction(one))]


class TestAReportMadeByAKnownRule:
    @given(rows=reports, tolerance=amounts, kind=st.sampled_from(tuple(SUFFIX)))
    def test_it_is_feasible_and_the_interval_holds_the_tolerance(self, make, rows, tolerance, kind):
        scheme = assume_tolerance(make.met_near_off("unstated"), f"{tolerance:f}{SUFFIX[kind]}")
        found = infer(printed(make, rows, scheme), kind=kind, met_is_free=False)
        assume(found.rows)
        assert found.feasible
        assert holds(found.near, Fraction(tolerance))

    @given(rows=reports, met=amounts, more=amounts, kind=st.sampled_from(tuple(SUFFIX)))
    def test_both_edges_are_found_where_both_are_free(self, make, rows, met, more, kind):
        scheme = two_edges(make, met, met + more, kind)
        found = infer(printed(make, rows, scheme), kind=kind)
        assume(found.rows)
        assert found.feasible
        assert holds(found.met, Fraction(met))
        assert holds(found.near, Fraction(met + more))

    @given(rows=reports, tolerance=amounts, kind=st.sampled_from(tuple(SUFFIX)))
    def test_every_tolerance_inside_reproduces_it_and_none_outside(
        self, make, rows, tolerance, kind
    ):
        unstated = make.met_near_off("unstated")
        scheme = assume_tolerance(unstated, f"{tolerance:f}{SUFFIX[kind]}")
        report = list(printed(make, rows, scheme))
        found = infer(report, kind=kind, met_is_free=False)
        assume(found.rows)
        heard = [one for one in report if one.code not in found.left_out]
        inner, outer = inside_and_outside(found.near)
        for amount in inner:
            assert reproduced(heard, assume_tolerance(unstated, f"{amount:f}{SUFFIX[kind]}"))
        for amount in outer:
            assert not reproduced(heard, assume_tolerance(unstated, f"{amount:f}{SUFFIX[kind]}"))

    @given(rows=reports, met=amounts, more=amounts)
    def test_every_pair_of_edges_inside_reproduces_it(self, make, rows, met, more):
        report = list(printed(make, rows, two_edges(make, met, met + more, "percent")))
        found = infer(report)
        assume(found.rows)
        heard = [one for one in report if one.code not in found.left_out]
        mets, outside = inside_and_outside(found.met)
        nears, beyond = inside_and_outside(found.near)
        pairs = [(a, b) for a in mets for b in nears if a <= b]
        assert all(reproduced(heard, two_edges(make, *pair, "percent")) for pair in pairs)
        wrong = [(a, max(a, b)) for a in outside for b in nears]
        wrong += [(min(a, b), b) for a in mets for b in beyond]
        assert not any(reproduced(heard, two_edges(make, *pair, "percent")) for pair in wrong)


class TestLaws:
    words = st.sampled_from(("Green", "Amber", "Red", "Red or Amber"))
    coloured = st.lists(st.tuples(words, st.integers(80, 110)), max_size=8)

    def rows_of(self, row, said):
        return [row(word, str(value), code=f"A{n}") for n, (word, value) in enumerate(said)]

    @given(said=coloured, more=coloured)
    def test_adding_rows_only_narrows(self, row, said, more):
        fewer = infer(self.rows_of(row, said))
        all_of_them = infer(self.rows_of(row, said + more))
        assert fewer.feasible is not False or all_of_them.feasible is False
        if fewer.feasible and all_of_them.feasible:
            for few, many in ((fewer.met, all_of_them.met), (fewer.near, all_of_them.near)):
                assert few.meet(many) == many

    @given(said=coloured, random=st.randoms())
    def test_order_does_not_matter_for_what_is_feasible(self, row, said, random):
        rows = self.rows_of(row, said)
        shuffled = random.sample(rows, len(rows))
        found, again = infer(rows), infer(shuffled)
        assert (found.feasible, found.met, found.near) == (again.feasible, again.met, again.near)
        assert len(found.conflict) == len(again.conflict)

    @given(said=coloured, free=st.booleans())
    def test_a_conflict_is_a_contradiction_and_no_smaller_one_is_in_it(self, row, said, free):
        rows = {one.code: one for one in self.rows_of(row, said)}
        found = infer(rows.values(), met_is_free=free)
        assume(found.feasible is False)
        assert not infer([rows[code] for code in found.conflict], met_is_free=free).feasible
        assert len(found.conflict) in (1, 2)
        if len(found.conflict) == 2:
            assert all(infer([one], met_is_free=free).feasible for one in rows.values())


class TestWholeReports:
    def test_a_results_is_asked_like_any_rows(self, make):
        seen = [make.observation("93.1", reported=(NEAR,), reported_word="Amber")]
        scheme = make.met_near_off("unstated", zero_line=ZeroLine.UNDECIDED)
        results = evaluate_all(make.dataset([make.indicator("98")], seen, scheme=scheme))
        assert str(infer(results).near) == "[5, ∞)"
