"""Rows: the target in force, places in other files, and which earlier figures get a column."""

import datetime

import attrs
import pytest

import pmf
from pmf.report import view_of
from pmf.report.text import says_more

Q3 = pmf.Period.quarter(2023, 3)
HERE = pmf.Location("q3.csv", line=4)


def report(indicators, observations, actions=()):
    return pmf.Dataset(
        "made-up", "Anytown", "q3.csv", Q3, tuple(indicators), tuple(observations), tuple(actions),
        scheme=pmf.load_scheme("rag"),
    )  # fmt: skip


def rows_of(dataset):
    view = view_of(pmf.evaluate_all(dataset))
    return [
        row
        for plan in view.plans
        for tier in plan.tiers
        for service in tier.services
        for row in service.rows
    ]


def days(value, period=Q3):
    return pmf.Observation("SICK", period, pmf.Quantity(value, "day"), raw=value, source=HERE)


def sickness(target):
    return pmf.Indicator("SICK", "Days lost to sickness", "day", "lower", target=target)


class TestTarget:
    TEXT = "Q1 – 2.86 Q2 –2.88 Q3 – 2.89 Q4 –3.2"

    def profiled(self, text=TEXT):
        parts = tuple(
            (pmf.Period.quarter(2023, number), pmf.Lines(pmf.Quantity(line, "day")))
            for number, line in enumerate(("2.86", "2.88", "2.89", "3.2"), 1)
        )
        return pmf.ProfiledTarget(parts=parts, every_year=True, text=text)

    def test_of_a_profile_the_line_in_force_stands_with_the_councils_words(self):
        (row,) = rows_of(report([sickness(self.profiled())], [days("2.70")]))

        assert (row.target.text, row.target.remark) == ("2.89", f"set as “{self.TEXT}”")

    def test_words_that_are_the_line_are_not_said_twice(self):
        (row,) = rows_of(report([sickness(self.profiled("2.89"))], [days("2.70")]))

        assert (row.target.text, row.target.remark) == ("2.89", "")

    def test_a_profile_without_this_part_says_so(self):
        whole = self.profiled()
        first = attrs.evolve(whole, parts=whole.parts[:1], text="Q1 – 2.86")
        (row,) = rows_of(report([sickness(first)], [days("2.70")]))

        assert (row.target.text, row.target.remark) == ("Q1 – 2.86", "none for Q3 2023/24")

    @pytest.mark.parametrize(("file", "place"), [("framework.toml", ""), ("q3.csv", "line 185")])
    def test_a_line_of_another_file_is_no_place_in_this_one(self, file, place):
        fixed = pmf.FixedTarget(
            lines=pmf.Lines(pmf.Quantity("3", "day")), source=pmf.Location(file, line=185)
        )
        dataset = report([sickness(fixed)], [days("2.70")])
        (row,) = rows_of(dataset)

        assert row.target.place == place
        told = view_of(pmf.evaluate_all(dataset)).judging.targets
        assert bool(told) is not bool(place)


class TestEarlier:
    QUARTERS = tuple(Q3.shift(-count) for count in range(6, 0, -1))

    def test_the_latest_four_have_columns_and_the_rest_stand_in_the_row(self):
        figures = [days(str(number), one) for number, one in enumerate(self.QUARTERS, 1)]
        (row,) = rows_of(report([sickness(pmf.NoTarget())], [days("9"), *reversed(figures)]))

        assert row.periods == ("Q3 2022/23", "Q4 2022/23", "Q1 2023/24", "Q2 2023/24")
        assert [one.text for one in row.earlier] == ["3", "4", "5", "6"]
        assert [(period, one.text) for period, one in row.older] == [
            ("Q1 2022/23", "1"),
            ("Q2 2022/23", "2"),
        ]

    def test_a_period_few_rows_know_has_no_column(self):
        year = pmf.Period.financial_year(2022)
        indicators = [
            attrs.evolve(sickness(pmf.NoTarget()), code=code) for code in ("A", "B", "C", "D")
        ]
        figures = [
            attrs.evolve(days("1", period), code=one.code)
            for one in indicators
            for period in (Q3.previous, Q3)
        ]
        rows = rows_of(report(indicators, [*figures, attrs.evolve(days("7", year), code="A")]))

        assert {row.periods for row in rows} == {("Q2 2023/24",)}
        assert [[period for period, _ in row.older] for row in rows] == [["2022/23"], [], [], []]


class TestAction:
    def action(self, **more):
        due = datetime.date(2024, 3, 31)
        return pmf.Action("A1", "A second crew", due=due, progress=None, **more)

    def row(self, **more):
        dataset = report([sickness(pmf.NoTarget())], [days("9")], [self.action(**more)])
        view = view_of(pmf.evaluate_all(dataset, on=datetime.date(2024, 2, 7)))
        return view.action_plans[0].services[0].rows[0]

    def test_a_date_typed_into_a_form_is_said_as_in_a_letter(self):
        assert self.row(due_text="2024-03-31").due.text == "31 March 2024"
        assert self.row(due_text="31-Mar-2024").due.text == "31-Mar-2024"

    def test_indicators_of_other_reports_are_counted_and_not_called_by_a_code(self):
        assert self.row(indicators=("SICK", "stage-1-complaints", "voids")).serves == (
            "Days lost to sickness",
            "2 indicators that this report does not hold",
        )


class TestCode:
    @pytest.mark.parametrize(
        ("code", "name", "says"),
        [
            ("BV8", "Invoices paid in 30 days", True),
            ("re-let-time-days", "Average re-let time in days", False),
            ("re-let-time-days", "Voids", True),
            ("T1-04", "Waste recycled", True),
            ("", "Waste recycled", False),
            ("q-1", "q-1", True),
        ],
    )
    def test_one_made_of_the_name_says_no_more_than_the_name(self, code, name, says):
        assert says_more(code, name) is says
