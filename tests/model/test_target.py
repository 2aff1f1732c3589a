"""Targets: the lines that hold for a period, or why there are none."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Polarity
from pmf.model.target import FixedTarget, Gap, Lines, NoTarget, ProfiledTarget, resolve

Q1 = Period.quarter(2019, 1)
YEAR = Period.financial_year(2019)
PER_FTE = "working_day/fte"
#: Dacorum's sickness target rises through the year.
SICKNESS = tuple(
    (Period.quarter(2024, number), Lines(target=Quantity(days, PER_FTE)))
    for number, days in enumerate(("2.86", "2.88", "2.89", "3.2"), 1)
)


def percent(value):
    return Lines(target=Quantity(value, "percent"))


def profile(*figures, year, every_year=False, unit="number"):
    months = 12 // len(figures)
    parts = [
        (Period(months, 2024, number), Lines(target=Quantity(figure, unit)))
        for number, figure in enumerate(figures, 1)
    ]
    whole = (Period.financial_year(2024), Lines(target=Quantity(year, unit)))
    return ProfiledTarget(parts=(*parts, whole), every_year=every_year)


class TestLines:
    @pytest.mark.parametrize(
        ("name", "line"),
        [("target", "95"), ("floor", "90"), ("previous", "93.1"), ("low", None), ("mean", None)],
    )
    def test_a_line_is_found_by_its_name(self, name, line):
        lines = Lines(
            target=Quantity(95), floor=Quantity(90), more=(("previous", Quantity("93.1")),)
        )

        assert lines.named(name) == (None if line is None else Quantity(line))

    @pytest.mark.parametrize(
        ("lines", "written"),
        [
            (percent("99.50"), "99.50%"),
            (Lines(target=Quantity(95), floor=Quantity(90)), "95; floor 90"),
            (Lines(low=Quantity(5, "day"), high=Quantity(10, "day")), "5 days to 10 days"),
        ],
    )
    def test_they_are_written_as_a_reader_would(self, lines, written):
        assert str(lines) == written


class TestFixed:
    def test_without_a_period_it_stands_until_replaced(self):
        target = FixedTarget(lines=percent("99"))

        assert resolve(target, Q1) == percent("99")
        assert resolve(target, Period.financial_year(2150)) == percent("99")

    def test_it_holds_inside_its_period_and_nowhere_else(self):
        target = FixedTarget(lines=percent("99"), period=YEAR)

        assert target.resolve(Q1) == percent("99")
        assert target.resolve(Q1.same_last_year) == Gap("outside-target-period", "2019/20")

    def test_a_longer_period_is_outside_it(self):
        target = FixedTarget(lines=percent("99"), period=Q1)

        assert target.resolve(YEAR).reason == "outside-target-period"

    def test_it_does_not_hold_before_its_first_day(self):
        target = FixedTarget(lines=percent("99"), valid_from=date(2019, 7, 1))

        assert target.resolve(Q1) == Gap("not-yet-valid", "2019-07-01")
        assert target.resolve(Q1.next) == percent("99")

    def test_a_period_that_ends_on_its_first_day_is_held_against_it(self):
        target = FixedTarget(lines=percent("99"), valid_from=date(2019, 6, 30))

        assert target.resolve(Q1) == percent("99")

    @pytest.mark.parametrize(
        ("lines", "kind"),
        [
            (percent("99"), "fixed"),
            (Lines(target=Quantity(1, "yes_no")), "yes_no"),
            (Lines(target=Quantity(5), sense=Polarity.LOWER, strict=True), "bound"),
            (Lines(low=Quantity(5), high=Quantity(10), sense=Polarity.RANGE), "range"),
        ],
    )
    def test_its_kind_follows_from_its_lines(self, lines, kind):
        assert FixedTarget(lines=lines).kind == kind

    def test_floor_and_stretch_are_lines_by_name(self):
        lines = Lines(target=Quantity(95), floor=Quantity(90), stretch=Quantity(98))

        drawn = resolve(FixedTarget(lines=lines), Q1)

        assert drawn.named("floor") == Quantity(90)
        assert drawn.named("stretch") == Quantity(98)
        assert drawn.named("low") is None


class TestProfiled:
    @pytest.mark.parametrize("part", SICKNESS, ids=lambda part: str(part[0]))
    def test_each_part_has_its_lines(self, part):
        target = ProfiledTarget(parts=SICKNESS)

        assert target.resolve(part[0]) == part[1]

    def test_every_year_it_is_the_same_quarter(self):
        later = Period.quarter(2031, 4)

        assert ProfiledTarget(parts=SICKNESS).resolve(later).reason == "profile-missing"
        assert ProfiledTarget(parts=SICKNESS, every_year=True).resolve(later) == SICKNESS[3][1]

    def test_every_year_it_is_the_same_months(self):
        """
        Council tax gathers month by month.
        """
        april, may = Period.month_of(2024, 4), Period.month_of(2024, 5)
        parts = ((april, percent("10.6")), (may, percent("19.8")))

        target = ProfiledTarget(parts=parts, every_year=True)

        assert target.resolve(Period.month_of(2031, 5)) == percent("19.8")
        assert target.resolve(Period.month_of(2031, 6)).reason == "profile-missing"

    @pytest.mark.parametrize("period", [Period.financial_year(2024), Period.month_of(2024, 4)])
    def test_a_period_of_another_length_has_no_line(self, period):
        target = ProfiledTarget(parts=SICKNESS, text="Q1 – 2.86")

        assert target.resolve(period) == Gap("profile-missing", "Q1 – 2.86")

    def test_the_whole_year_can_stand_among_the_parts(self):
        target = profile("10", "20", "30", "40", year="100")

        assert target.resolve(Period.financial_year(2024)) == Lines(target=Quantity(100))

    @pytest.mark.parametrize("annual", ["100", "40", "25"])
    def test_a_sum_a_last_and_a_mean_agree_with_the_year(self, annual):
        assert profile("10", "20", "30", "40", year=annual).disagreement() is None

    def test_any_other_annual_figure_contradicts_the_parts(self):
        said = profile("10", "20", "30", "40", year="110").disagreement()

        assert said == "110 for the year is neither the sum, the last nor the mean"

    def test_a_profile_with_a_part_missing_cannot_contradict_the_year(self):
        whole = profile("10", "20", "30", "40", year="110")

        assert ProfiledTarget(parts=whole.parts[1:]).disagreement() is None

    @given(
        figures=st.lists(st.decimals(0, 1000, places=2), min_size=4, max_size=4),
        year=st.integers(1900, 2199),
        every_year=st.booleans(),
    )
    def test_it_is_defined_for_each_of_its_periods_and_for_no_other(
        self, figures, year, every_year
    ):
        target = profile(*figures, year=sum(figures, Decimal(0)), every_year=every_year)

        for part, lines in target.parts:
            assert target.resolve(part) == lines
            assert isinstance(
                target.resolve(Period(part.months, year, part.number)),
                Lines if every_year or year == 2024 else Gap,
            )
        assert isinstance(target.resolve(Period.month_of(2024, 5)), Gap)
        assert target.disagreement() is None


class TestNone:
    @pytest.mark.parametrize(
        ("reason", "kind"),
        [
            ("no-target", "none"),
            ("target-pending", "pending"),
            ("profile-missing", "not_supplied"),
            ("bad-target", "unread"),
        ],
    )
    def test_it_says_why(self, reason, kind):
        target = NoTarget(reason=reason, text="as printed", period=YEAR)

        assert target.resolve(Period.quarter(1999, 1)) == Gap(reason, "as printed")
        assert target.kind == kind
