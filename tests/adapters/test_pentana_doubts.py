"""Figures of Pentana reports that can be read and yet can hardly be meant."""

from decimal import Decimal

import pytest

import pmf

HEADING = ("Status", "Code & Short Name", "Outturn 2018/19", "Q1 2019/20", "Target 2019/20")
ACTIONS = ("Action Code", "Action Title", "Progress", "Due Date")


@pytest.fixture
def read_row(read_text):
    """Read one indicator with Broxtowe's framework beside it."""

    def read(*cells, heading=HEADING):
        text = "\n".join("\t".join(row) for row in (heading, cells)) + "\n"
        return read_text(text, framework=pmf.load_framework("broxtowe-2019"))

    return read


def found(dataset, kind):
    return [finding for finding in dataset.findings if finding.kind == kind]


class TestFractions:
    @pytest.mark.parametrize(
        ("cells", "column"),
        [
            (("99.3%", "0.995", "99%"), "Q1 2019/20"),
            (("99.3%", "1", "99%"), "Q1 2019/20"),
            (("-", "-0.5", "99%"), "Q1 2019/20"),
            (("99.3%", "99.5%", "0.99"), "Target 2019/20"),
        ],
    )
    def test_a_bare_one_among_percentages_is_told_and_kept(self, read_row, cells, column):
        dataset = read_row("Green", "BV8 Invoices", *cells)
        (finding,) = found(dataset, "fraction-suspected")
        assert (finding.location.column, finding.code) == (column, "BV8")
        assert finding.severity is pmf.Severity.WARNING
        assert dataset.series("BV8")[1].raw == cells[1]

    @pytest.mark.parametrize(
        "cells", [("99.3%", "0", "99%"), ("99.3%", "0.5%", "99%"), ("0.8", "0.9", "1"),
                  ("99.3%", "99.5", "99%")]
    )  # fmt: skip
    def test_others_are_not(self, read_row, cells):
        assert found(read_row("Green", "BV8 Invoices", *cells), "fraction-suspected") == []

    def test_without_a_framework_the_row_tells_it(self, read_text):
        rows = (HEADING, ("Green", "LO_1 Calls", "95%", "0.96", "97%"))
        dataset = read_text("\n".join(map("\t".join, rows)) + "\n")
        assert len(found(dataset, "fraction-suspected")) == 1


class TestUnlikelyValues:
    @pytest.mark.parametrize("value", ["101%", "-0.1%", "995%"])
    def test_a_share_outside_0_to_100_is_told_and_kept(self, read_row, value):
        dataset = read_row("Green", "BV8 Invoices", "99.3%", value, "99%")
        (finding,) = found(dataset, "value-unlikely")
        assert (finding.raw, finding.location.column) == (value, "Q1 2019/20")
        assert dataset.series("BV8")[1].value.value == Decimal(value.rstrip("%"))

    @pytest.mark.parametrize("name", ["LALocal_07 Complaints", "BV12 Days lost"])
    def test_a_count_below_zero_is_told(self, read_row, name):
        assert len(found(read_row("Red", name, "5", "-1", "0"), "value-unlikely")) == 1

    def test_whole_and_nothing_are_likely(self, read_row):
        dataset = read_row("Green", "BV8 Invoices", "0%", "100%", "99%")
        assert found(dataset, "value-unlikely") == []


class TestTargetsExpected:
    def test_a_target_the_framework_knows_and_nobody_prints_is_told(self, read_row):
        for cell in ("-", ""):
            (finding,) = found(
                read_row("Green", "BV8 Invoices", "99%", "99%", cell), "target-not-printed"
            )
            assert (finding.code, finding.location.column) == ("BV8", "Target 2019/20")

    def test_without_a_column_too(self, read_row):
        dataset = read_row("Green", "BV8 Invoices", "99%", "99%", heading=HEADING[:4])
        assert [one.code for one in found(dataset, "target-not-printed")] == ["BV8"]

    def test_where_none_is_expected_none_is_missed(self, read_row):
        dataset = read_row("Unknown", "LALocal_14 Notices", "62.5%", "60%", "-")
        assert found(dataset, "target-not-printed") == []


class TestDays:
    @pytest.mark.parametrize("cells", [("11.4", "9.2", "14 days"), ("11.4", "9.2 days", "14.0")])
    def test_a_day_is_one_of_the_calendar(self, read_row, cells):
        dataset = read_row("Green", "BV78a Average speed", *cells)
        assert found(dataset, "unit-disagrees") == []
        assert dataset.indicator("BV78a").target.lines.target.unit == "calendar_day"
        assert dataset.series("BV78a")[1].value.unit == "calendar_day"

    def test_a_working_day_is_none(self, read_row):
        dataset = read_row("Green", "BV78a Average speed", "11.4", "9.2 working days", "14.0")
        assert len(found(dataset, "unit-disagrees")) == 1


class TestProgress:
    @pytest.fixture
    def read_progress(self, read_text):
        def read(progress):
            rows = (ACTIONS, ("IT_1", "Strategy", progress, "31-Mar-2020"))
            return read_text("\n".join(map("\t".join, rows)) + "\n")

        return read

    @pytest.mark.parametrize("text", ["50 days", "£50", "50pp"])
    def test_another_unit_is_left_out(self, read_progress, text):
        dataset = read_progress(text)
        assert dataset.actions[0].progress is None
        assert [(one.kind, one.raw) for one in dataset.findings] == [("bad-number", text)]

    @pytest.mark.parametrize("text", ["0.5", "1"])
    def test_a_fraction_is_suspected_and_kept(self, read_progress, text):
        dataset = read_progress(text)
        assert str(dataset.actions[0].progress) == text
        assert [one.kind for one in dataset.findings] == ["fraction-suspected"]

    @pytest.mark.parametrize("text", ["0", "1%", "0.5%", "50", "100%"])
    def test_per_cent_is_kept_in_silence(self, read_progress, text):
        dataset = read_progress(text)
        assert dataset.actions[0].progress is not None
        assert dataset.findings == ()
