"""Rows of Pentana reports that must not be lost: false sections, cut tables, other headings."""

import pytest

import pmf

HEADING = ("Status / Icon", "Code & Short Name", "Q1 2019/20", "Target 2019/20", "Latest Note")
FIRST = ("Green", "BV8 Invoices paid in time", "99.5%", "99%", "On target.")
SECOND = ("Red", "LO_1 Days lost", "9.3", "7.5", "")
SECTION = ("Finance Services", "", "", "", "")


def text_of(*rows):
    return "\n".join("\t".join(cells) for cells in rows) + "\n"


def found(dataset, kind):
    return [finding for finding in dataset.findings if finding.kind == kind]


class TestSections:
    @pytest.mark.parametrize(
        "text",
        ["95% of calls", "see BV12 above", "LALocal_07", "Green", "17,857", "5", "9.3 7.5",
         "* July 2019 figure", "a wrapped note that goes on for longer than any service " * 2],
    )  # fmt: skip
    def test_what_is_no_name_is_told_and_changes_no_service(self, read_text, text):
        dataset = read_text(text_of(HEADING, SECTION, FIRST, (text, "", "", "", ""), SECOND))
        assert {one.service for one in dataset.indicators} == {"Finance Services"}
        (finding,) = found(dataset, "row-unread")
        assert (finding.severity, finding.raw) == (pmf.Severity.WARNING, text.strip())
        assert finding.location.row == 4
        assert (dataset.account.sections, dataset.account.unread) == (1, 1)
        assert dataset.account.balances

    @pytest.mark.parametrize("name", ["Green Spaces", "Area 4", "Legal Services 2019/20", "Q1"])
    def test_a_name_stays_one(self, read_text, name):
        dataset = read_text(text_of(HEADING, (name, "", "", "", ""), FIRST))
        assert dataset.indicators[0].service == name
        assert found(dataset, "row-unread") == []


class TestCutTables:
    def test_a_line_right_below_the_last_row_is_stray(self, read_text):
        dataset = read_text(text_of(HEADING, FIRST) + "and so it was in May.\n\nMore.\n")
        (finding,) = found(dataset, "stray-text")
        assert (finding.raw, finding.location.line) == ("and so it was in May.", 3)

    def test_one_below_a_blank_line_is_not(self, read_text):
        assert read_text(text_of(HEADING, FIRST) + "\nMore.\n").findings == ()

    @pytest.mark.parametrize("between", ["#### Continued", "#### Resources (cont'd)"])
    def test_rows_below_a_heading_that_says_so_go_on(self, read_text, between):
        text = text_of(HEADING, SECTION, FIRST) + between + "\n" + text_of(SECOND)
        dataset = read_text(text)
        assert [one.code for one in dataset.indicators] == ["BV8", "LO_1"]
        assert {one.service for one in dataset.indicators} == {"Finance Services"}
        assert len(found(dataset, "stray-text")) == 1

    def test_it_names_no_plan(self, read_text):
        text = "## HOUSING\n" + text_of(HEADING, FIRST) + "## Continued\n"
        dataset = read_text(text + text_of(HEADING, SECOND))
        assert [one.group for one in dataset.indicators] == ["HOUSING", "HOUSING"]

    def test_rows_without_a_heading_row_are_a_warning(self, read_text):
        rows = text_of(SECOND, ("Amber", "LO_2 Electors", "84%", "90%", ""))
        dataset = read_text(text_of(HEADING, FIRST) + "\n# Other\n\n" + rows)
        (finding,) = found(dataset, "table-unread")
        assert finding.severity is pmf.Severity.WARNING
        assert "2 rows that may be records were not read" in finding.message

    def test_a_table_of_something_else_is_a_remark(self, read_text):
        risks = text_of(("Risk", "Owner", "Rating"), ("Fire", "Head", "4"))
        dataset = read_text(text_of(HEADING, FIRST) + "\n# Risks\n\n" + risks)
        assert [one.severity for one in found(dataset, "table-unread")] == [pmf.Severity.INFO]


class TestHeadingVariants:
    @pytest.mark.parametrize(
        "name",
        ["Code and Short Name", "PI Code & Short Name", "Code and Name", "PI Code and Name",
         "CODE & NAME", "Code/Name"],
    )  # fmt: skip
    def test_they_head_the_same_table(self, read_text, name):
        heading = tuple(name if one == HEADING[1] else one for one in HEADING)
        dataset = read_text(text_of(heading, FIRST, SECOND))
        assert [one.code for one in dataset.indicators] == ["BV8", "LO_1"]
        assert dataset.findings == ()
        assert dataset.account.balances
