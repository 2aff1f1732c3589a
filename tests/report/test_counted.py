"""Counts by heading: one table, however the counts were made."""

import attrs
import pytest

import pmf
from pmf.report import view_of
from pmf.report.counted import counts_of
from pmf.report.tally import tally


def cells(table, name):
    return [(row.by, row.cells) for rows in table.groups for row in rows if row.name == name]


class TestCounts:
    @pytest.fixture(scope="class")
    @staticmethod
    def table(view):
        return view.counts

    def test_printed_and_computed_stand_under_their_heading(self, table):
        assert [column.name for column in table.columns] == [
            "Green", "Amber", "Red", "Missed target", "Unknown", "Data Only", "All",
        ]  # fmt: skip
        assert cells(table, "ICT and Business Transformation") == [
            ("Printed", ("3", "1", "0", "0", "0", "0", "4")),
            ("From the figures", ("2", "0", "0", "0", "2", "0", "4")),
        ]

    def test_the_whole_report_stands_last(self, table):
        assert [by for by, _ in cells(table, "All")] == ["Printed", "From the figures"]
        assert cells(table, "All")[0][1] == ("17", "3", "3", "0", "1", "2", "26")

    def test_counts_that_agree_share_a_row(self, results):
        kept = tuple(
            one for one in results.dataset.observations if one.code in ("BV8", "BV9", "BV78a")
        )
        view = view_of(pmf.evaluate_all(attrs.evolve(results.dataset, observations=kept)))

        assert cells(view.counts, "Resources") == [("Printed and from the figures", ("1", "1"))]

    def test_a_table_of_counts_beside_the_rows_is_told_apart_only_where_it_differs(self, results):
        # Fifteen indicators of Resources: eight are printed green, as the made-up table says not.
        printed = (pmf.Published("Green", 9, group="Resources"),)
        view = view_of(pmf.evaluate_all(attrs.evolve(results.dataset, published=printed)))

        ways = [by for by, _ in cells(view.counts, "Resources")]
        assert ways[:2] == ["Printed in a table of counts", "Printed beside the indicators"]
        others = [by for by, _ in cells(view.counts, "ICT and Business Transformation")]
        assert others == ["Printed", "From the figures"]

    def test_a_count_keeps_its_share(self, results):
        printed = (pmf.Published("Green", 17, "65.4"),)
        view = view_of(pmf.evaluate_all(attrs.evolve(results.dataset, published=printed)))

        assert any("17, 65.4%" in row for _, row in cells(view.counts, "All"))

    def test_one_heading_needs_no_table(self, view):
        assert counts_of(tally("indicators", ())) is None
        assert counts_of(attrs.evolve(view.indicators, groups=view.indicators.groups[:1])) is None
