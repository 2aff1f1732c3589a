"""Small counts withheld, and everything from which they could be worked out."""

import itertools
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.model.action import Action
from pmf.model.beside import Commentary, Escalation, PeerFigure
from pmf.model.dataset import Dataset, Published, Superseded
from pmf.model.finding import Finding
from pmf.model.indicator import Indicator, Note, Observation
from pmf.model.margin import Margin
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Clause, Level, Scheme, Shortfall
from pmf.model.status import Absence, Basis, Polarity, Status
from pmf.model.target import FixedTarget, Lines
from pmf.rules.check import check
from pmf.rules.disclosure.suppress import suppress_small
from pmf.rules.evaluate import evaluate_all
from pmf.rules.several.merge import merge

YEAR = Period.financial_year(2023)
QUARTERS = YEAR.parts(3)
Q1, Q2, Q3, Q4 = QUARTERS
SCHEME = Scheme(
    "rag",
    "Red or green",
    (Level("green", "Green", (Status.ON_TARGET,)), Level("red", "Red", (Status.OFF_TARGET,))),
    (Clause("green", (Shortfall(at_most=Margin(Decimal(0))),)), Clause("red")),
)


def count(value, period=Q1, code="H5", unit="household", **more):
    return Observation(code, period, Quantity(value, unit), raw=value, **more)


def rate(part, whole, period=Q1, code="H6", **more):
    value = Quantity(f"{Decimal(part) * 100 / Decimal(whole):.1f}", "percent")
    return Observation(
        code,
        period,
        value,
        raw=str(value.value),
        numerator=Quantity(part),
        denominator=Quantity(whole),
        **more,
    )


def report(*observations, target=None, **more):
    lines = Lines(target=Quantity(target, "household")) if target else None
    aims = {"target": FixedTarget(lines=lines, text=target)} if lines else {}
    indicators = (
        Indicator(
            "H5", "Families in bed and breakfast", "household", Polarity.LOWER,
            basis=more.pop("basis", None), **aims,
        ),
        Indicator("H6", "Appeals allowed", "percent", Polarity.LOWER),
    )  # fmt: skip
    return Dataset(
        "returns",
        "Dacorum",
        "q1.csv",
        Q1,
        indicators,
        observations,
        scheme=SCHEME,
        **more,
    )


def shown(dataset):
    """What a reader sees of each figure."""
    return [
        (one.raw if one.value is None else str(one.value.value), one.absence)
        for one in dataset.observations
    ]


HIDDEN = ("[c]", Absence.SUPPRESSED)


class TestWhatIsRefused:
    @pytest.mark.parametrize("below", [2, 0, -1, True, "5", 5.0])
    def test_a_bound_that_hides_one_figure_or_none(self, below):
        with pytest.raises(UsageError, match="whole number from 3"):
            suppress_small(report(), below)

    def test_two_will_do_where_zero_is_hidden_too(self):
        assert shown(suppress_small(report(count("0"), count("1")), 2, hide_zero=True)) == [
            HIDDEN,
            HIDDEN,
        ]
        with pytest.raises(UsageError, match="whole number from 2"):
            suppress_small(report(), 1, hide_zero=True)

    def test_a_marker_nobody_sees(self):
        with pytest.raises(UsageError, match="marker"):
            suppress_small(report(), marker=" ")

    def test_what_is_no_data_set(self):
        with pytest.raises(UsageError, match=r"read it with pmf\.read"):
            suppress_small("q1.csv")


class TestCounts:
    def test_from_one_to_four_are_hidden_and_zero_and_five_are_shown(self):
        periods = [*QUARTERS, YEAR.next, YEAR.next.next]
        values = ("0", "1", "4", "5", "0", "6")
        dataset = report(*map(count, values, periods), basis=Basis.SNAPSHOT)
        assert shown(suppress_small(dataset)) == [
            ("0", None), HIDDEN, HIDDEN, ("5", None), ("0", None), ("6", None),
        ]  # fmt: skip

    def test_the_figure_stands_nowhere_any_more(self):
        dataset = report(
            count(
                "3",
                note=Note("All 3 moved on"),
                travel_word="Down",
                forecast=Quantity("2", "household"),
            ),
            commentary=(Commentary("H5", "Three families"), Commentary("H5", "Falling")),
            escalations=(Escalation("H5", "3 left"), Escalation("H5", "Delay")),
            actions=(Action("A1", "t", comment="for the three", indicators=("H5",)),),
            findings=(
                Finding("marked-value", "3* carries a mark", None, "3*", "3", "H5"),
                Finding("column-unread", "column 3"),
            ),
        )  # fmt: skip
        suppressed = suppress_small(dataset)
        (seen,) = suppressed.observations
        assert (seen.note, seen.travel_word, seen.forecast, seen.marks) == (None, None, None, ())
        assert [one.text for one in suppressed.commentary] == ["Falling"]
        assert [one.what for one in suppressed.escalations] == ["Delay"]
        assert suppressed.actions[0].comment is None
        assert [one.kind for one in suppressed.findings] == ["column-unread"]

    def test_a_note_that_does_not_tell_it_stays(self):
        noted = count("3", note=Note("Fewer than the 30 of last year"))
        assert suppress_small(report(noted)).observations[0].note is not None

    def test_other_units_are_no_counts_unless_said(self):
        fte = count("3", unit="fte")
        assert suppress_small(report(fte)) == report(fte)
        assert shown(suppress_small(report(fte), units=("fte",))) == [HIDDEN]

    def test_only_the_indicators_named(self):
        dataset = report(count("3"), count("2", code="H9"))
        assert shown(suppress_small(dataset, codes=["H9"])) == [("3", None), HIDDEN]

    def test_nothing_small_changes_nothing(self):
        dataset = report(count("7"), rate("50", "100"))
        assert suppress_small(dataset) is dataset

    def test_another_bound_and_another_marker(self):
        (seen,) = suppress_small(report(count("9")), 10, marker="<10").observations
        assert seen.raw == "<10"

    def test_figures_of_peers(self):
        peers = (
            PeerFigure("H5", "Watford", Q1, Quantity("2", "household"), raw="2"),
            PeerFigure("H5", "Luton", Q1, Quantity("20", "household"), raw="20"),
        )
        first, second = suppress_small(report(peers=peers)).peers
        assert (first.value, first.absence, first.raw) == (None, Absence.SUPPRESSED, "[c]")
        assert second == peers[1]

    def test_replaced_figures_too(self):
        dataset = report(count("7"), superseded=(Superseded(count("3"), count("7"), "q0.csv"),))
        suppressed = suppress_small(dataset)
        assert suppressed.superseded[0].earlier.absence is Absence.SUPPRESSED

    def test_a_suppressed_figure_is_judged_as_such(self):
        (assessed,) = evaluate_all(suppress_small(report(count("3"), target="10")))
        assert assessed.codes == ("suppressed",)


class TestRates:
    def test_a_small_numerator_goes_with_its_rate(self):
        (seen,) = suppress_small(report(rate("3", "40"))).observations
        assert (seen.value, seen.absence, seen.numerator) == (None, Absence.SUPPRESSED, None)
        assert seen.denominator == Quantity("40")

    def test_a_small_denominator_takes_all_with_it(self):
        (seen,) = suppress_small(report(rate("2", "4"))).observations
        assert (seen.value, seen.numerator, seen.denominator) == (None, None, None)

    def test_none_of_a_few_is_hidden_as_a_rate_of_a_few(self):
        (seen,) = suppress_small(report(rate("0", "4"))).observations
        assert (seen.value, seen.numerator, seen.denominator) == (None, Quantity("0"), None)

    def test_all_but_a_few_only_on_request(self):
        dataset = report(rate("98", "100"))
        assert suppress_small(dataset) is dataset
        (seen,) = suppress_small(dataset, complements=True).observations
        assert (seen.value, seen.numerator, seen.denominator) == (None, None, Quantity("100"))

    def test_money_is_no_count(self):
        paid = attrs.evolve(rate("3", "40"), numerator=Quantity("3", "GBP"))
        assert suppress_small(report(paid)) == report(paid)


class TestPeriodsThatAddUp:
    def test_the_next_smallest_quarter_goes_too_where_the_year_would_tell(self):
        dataset = report(*map(count, ("8", "3", "12", "20", "43"), (*QUARTERS, YEAR)))
        assert shown(suppress_small(dataset)) == [
            HIDDEN, HIDDEN, ("12", None), ("20", None), ("43", None),
        ]  # fmt: skip

    def test_two_small_ones_hide_each_other(self):
        dataset = report(*map(count, ("3", "2", "12", "20", "37"), (*QUARTERS, YEAR)))
        assert shown(suppress_small(dataset))[:3] == [HIDDEN, HIDDEN, ("12", None)]

    def test_unless_they_are_as_small_as_can_be(self):
        dataset = report(*map(count, ("1", "1", "12", "20", "34"), (*QUARTERS, YEAR)))
        assert shown(suppress_small(dataset))[:3] == [HIDDEN, HIDDEN, HIDDEN]

    def test_without_the_year_nothing_gives_it_away(self):
        dataset = report(*map(count, ("8", "3", "12"), QUARTERS[:3]))
        assert shown(suppress_small(dataset)) == [("8", None), HIDDEN, ("12", None)]

    def test_snapshots_do_not_add_up(self):
        dataset = report(
            *map(count, ("8", "3", "12", "20", "20"), (*QUARTERS, YEAR)), basis=Basis.SNAPSHOT
        )
        assert shown(suppress_small(dataset))[0] == ("8", None)

    def test_numerators_add_up_too(self):
        rates = map(rate, ("8", "3", "12", "20", "43"), ("90",) * 4 + ("360",), (*QUARTERS, YEAR))
        suppressed = suppress_small(report(*rates))
        assert [one.numerator is None for one in suppressed.observations] == [
            True, True, False, False, False,
        ]  # fmt: skip


class TestPrintedStatuses:
    def worded(self, target, value="4"):
        seen = count(value, reported=(Status.OFF_TARGET,), reported_word="Red")
        return report(seen, target=target, published=(Published("Red", 9), Published("Green", 8)))

    def test_a_word_that_leaves_one_figure_possible_goes_with_the_totals(self):
        suppressed = suppress_small(self.worded("3"))
        (seen,) = suppressed.observations
        assert (seen.reported, seen.reported_word) == ((), None)
        assert suppressed.published == ()

    def test_a_word_every_hidden_figure_would_earn_stays(self):
        suppressed = suppress_small(self.worded("10"))
        assert suppressed.observations[0].reported_word == "Red"
        assert len(suppressed.published) == 2

    def test_a_word_over_a_figure_without_target_stays(self):
        assert suppress_small(self.worded(None)).observations[0].reported_word == "Red"

    def test_without_a_scheme_nobody_can_say_and_it_goes(self):
        dataset = attrs.evolve(self.worded("10"), scheme=None)
        assert suppress_small(dataset).observations[0].reported_word is None


def table(rows, names=("Green", "Amber", "Red", "Total")):
    return tuple(
        Published(name, number, group=group)
        for group, numbers in rows.items()
        for name, number in zip(names, numbers, strict=True)
        if number is not None
    )


def cells(dataset):
    return {(one.group, one.name): one.count for one in dataset.published}


class TestPrintedTotals:
    def test_the_next_smallest_of_row_and_column_go_too(self):
        rows = {"A": (10, 6, 3, 19), "B": (20, 7, 8, 35), None: (30, 13, 11, 54)}
        seen = cells(suppress_small(report(published=table(rows))))
        assert {key for key, number in seen.items() if number is None} == {
            ("A", "Red"), ("A", "Amber"), ("B", "Red"), ("B", "Amber"),
        }  # fmt: skip

    def test_a_single_row(self):
        seen = cells(suppress_small(report(published=table({None: (10, 6, 3, 19)}))))
        assert [seen[None, name] for name in ("Green", "Amber", "Red")] == [10, None, None]

    def test_without_a_total_a_row_tells_nothing(self):
        seen = cells(suppress_small(report(published=table({None: (10, 6, 3, None)}))))
        assert list(seen.values()) == [10, 6, None]

    def test_shares_of_the_row_go_too(self):
        printed = (
            Published("Green", 16, "64"),
            Published("Amber", 8, "32"),
            Published("Red", 1, "4"),
            Published("Total", 25),
        )
        suppressed = suppress_small(report(published=printed)).published
        assert [(one.count, one.percent, one.absence) for one in suppressed] == [
            (16, "[c]", None),
            (None, "[c]", Absence.SUPPRESSED),
            (None, "[c]", Absence.SUPPRESSED),
            (25, None, None),
        ]

    def test_a_share_alone_stands_for_a_small_count(self):
        printed = (
            Published("Red", None, "4%"),
            Published("Green", None, "96%"),
            Published("Total", 25),
        )
        suppressed = suppress_small(report(published=printed)).published
        assert [one.percent for one in suppressed] == ["[c]", "[c]", None]

    def test_nothing_but_zeros_beside_hides_all(self):
        printed = table({None: (2, 0, 0, 2)})
        seen = cells(suppress_small(report(published=printed)))
        assert seen == {} or seen[None, "Total"] is None

    def test_they_can_be_left_alone(self):
        printed = table({None: (16, 8, 1, 25)})
        assert suppress_small(report(published=printed), published=False).published == printed

    def test_what_is_left_can_still_be_checked(self):
        rows = {"A": (10, 6, 3, 19), None: (10, 6, 3, 19)}
        results = evaluate_all(suppress_small(report(published=table(rows))))
        assert {one.kind for one in check(results)} <= {"totals-disagree"}


class TestAfterMerging:
    def test_what_one_report_hides_another_does_not_tell(self):
        older = attrs.evolve(report(count("3")), file="q0.csv")
        newer = attrs.evolve(suppress_small(report(count("3"))), period=Q2)
        assert "3" not in str(shown(merge([older, newer])))


# --- laws --------------------------------------------------------------------------------------


def worlds(hidden, equations, most):
    """Every way to fill the hidden cells with figures a reader holds possible."""
    names = sorted(hidden, key=str)
    for figures in itertools.product(*(hidden[name] for name in names)):
        filled = dict(zip(names, figures, strict=True))
        if all(
            sum(filled.get(cell, known) for cell, known in parts) == filled.get(whole[0], whole[1])
            for whole, parts in equations
        ):
            yield filled


def assert_nothing_can_be_worked_out(before, after, equations, below, least):
    """An attacker who knows every sum, every shown cell and which cells were small learns none."""
    small = {name for name, figure in before.items() if least <= figure < below}
    hidden = {name for name, figure in after.items() if figure is None}
    assert small <= hidden
    ranges = {
        name: range(least, below)
        if name in small
        else range(max(least, before[name] - 4), before[name] + 5)
        for name in hidden
    }
    filled = list(
        worlds(
            ranges,
            [((w, before[w]), [(c, before[c]) for c in parts]) for w, parts in equations],
            below,
        )
    )
    for name in small:
        assert len({world[name] for world in filled}) > 1, (name, before, after)


counts = st.integers(0, 9)


class TestLaws:
    @given(
        st.lists(st.lists(counts, min_size=2, max_size=2), min_size=1, max_size=2), st.booleans()
    )
    @settings(max_examples=60)
    def test_no_cell_of_a_table_with_all_its_totals_can_be_worked_out(self, rows, zero):
        names = ("Green", "Red")
        grid = {f"G{place}": (*row, sum(row)) for place, row in enumerate(rows)}
        columns = list(zip(*rows, strict=True))
        grid[None] = (*map(sum, columns), sum(map(sum, columns)))
        printed = table(grid, (*names, "Total"))
        suppressed = suppress_small(report(published=printed), 4, hide_zero=zero)
        after = cells(suppressed)
        if not after:  # nothing less would do
            return
        before = cells(report(published=printed))
        groups = [group for group in grid if group is not None]
        equations = [((g, "Total"), [(g, name) for name in names]) for g in grid]
        equations += [((None, n), [(g, n) for g in groups]) for n in (*names, "Total")]
        assert_nothing_can_be_worked_out(before, after, equations, 4, 0 if zero else 1)

    @given(st.lists(counts, min_size=4, max_size=4), st.booleans(), st.booleans())
    @settings(max_examples=60)
    def test_no_quarter_can_be_worked_out_from_year_and_halves(self, quarters, halves, zero):
        figures = dict(zip(QUARTERS, quarters, strict=True))
        equations = [(YEAR, list(QUARTERS))]
        for half in YEAR.parts(6) if halves else ():
            figures[half] = sum(figures[part] for part in half.parts(3))
            equations.append((half, list(half.parts(3))))
        figures[YEAR] = sum(quarters)
        dataset = report(*(count(str(value), period) for period, value in figures.items()))
        suppressed = suppress_small(dataset, 4, hide_zero=zero)
        after = {
            one.period: None if one.value is None else int(one.value.value)
            for one in suppressed.observations
        }
        if all(figure in (None, 0) for figure in after.values()) and sum(quarters) < 4:
            return  # nothing but small figures and zeros: all of them are hidden
        assert_nothing_can_be_worked_out(figures, after, equations, 4, 0 if zero else 1)

    @given(st.lists(counts, max_size=4), st.integers(3, 9), st.booleans())
    def test_no_small_count_is_left_and_asking_twice_changes_nothing(self, values, below, zero):
        dataset = report(*(count(str(v), p) for v, p in zip(values, QUARTERS, strict=False)))
        once = suppress_small(dataset, below, hide_zero=zero)
        for one in once.observations:
            assert one.value is None or not (0 if zero else 1) <= one.value.value < below
        assert suppress_small(once, below, hide_zero=zero) == once
