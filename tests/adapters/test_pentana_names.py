"""Tables that print the code and the name in a column each."""

import pytest

import pmf

HEADING = ("Code", "Name", "Q1 2019/20", "Target 2019/20")
ROW = ("A1", "Foo", "5", "6")


def text_of(heading, *rows):
    return "\n".join("\t".join(cells) for cells in (heading, *rows)) + "\n"


def named(dataset):
    return [(one.code, one.name, one.code_printed) for one in dataset.indicators]


class TestApart:
    @pytest.mark.parametrize("columns", [{"code": "Code"}, {"code": "Code", "name": "Name"}, None])
    def test_the_code_and_the_name_are_those_printed(self, read_text, columns):
        dataset = read_text(text_of(HEADING, ROW), columns=columns)
        assert named(dataset) == [("A1", "Foo", True)]
        assert dataset.findings == ()
        assert dataset.observations[0].value == pmf.Quantity("5", "number")

    @pytest.mark.parametrize("code", ["Code", "Ref", "PI Code"])
    @pytest.mark.parametrize("name", ["Name", "Short Name", "Indicator", "Title", "<b>name</b>"])
    def test_common_headings_are_known(self, read_text, code, name):
        assert named(read_text(text_of((code, name, *HEADING[2:]), ROW))) == [("A1", "Foo", True)]

    def test_any_code_is_one_whatever_its_shape(self, read_text):
        rows = [("Sickness", "Days lost", "5", "6"), ("12", "Calls", "5", "6")]
        assert named(read_text(text_of(HEADING, *rows))) == [
            ("Sickness", "Days lost", True),
            ("12", "Calls", True),
        ]

    def test_a_heading_of_names_nobody_knows_can_be_mapped(self, read_text):
        text = text_of(("KPI", "What we measure", *HEADING[2:]), ROW)
        columns = {"code": "KPI", "name": "What we measure"}
        assert named(read_text(text, columns=columns)) == [("A1", "Foo", True)]

    def test_the_name_may_be_mapped_beside_a_code_that_is_known(self, read_text):
        text = text_of(("Ref", "Measure", *HEADING[2:]), ROW)
        assert named(read_text(text, columns={"name": "Measure"})) == [("A1", "Foo", True)]

    def test_a_row_without_a_code_is_told(self, read_text):
        dataset = read_text(text_of(HEADING, ("", "Foo", "5", "6")))
        assert named(dataset) == [("foo", "Foo", False)]
        assert [one.kind for one in dataset.findings] == ["no-code"]

    def test_a_row_without_a_name_is_called_by_its_code(self, read_text):
        assert named(read_text(text_of(HEADING, ("A1", "", "5", "6")))) == [("A1", "A1", True)]

    def test_a_code_alone_in_its_row_is_no_section(self, read_text):
        rows = [("Finance", "", "", ""), ROW, ("A2", "", "", "")]
        dataset = read_text(text_of(HEADING, *rows))
        assert [(one.code, one.service) for one in dataset.indicators] == [
            ("A1", "Finance"),
            ("A2", "Finance"),
        ]

    def test_a_repeated_heading_continues_the_table(self, read_text):
        dataset = read_text(text_of(HEADING, ROW, HEADING, ("A2", "Bar", "5", "6")))
        assert dataset.account == pmf.Account(rows=4, headings=2, records=2)


class TestTogether:
    def test_a_column_that_says_it_holds_both_is_read_as_both(self, read_text):
        heading = ("Code & Short Name", "Title", *HEADING[2:])
        dataset = read_text(text_of(heading, ("A1 Foo", "x", "5", "6")))
        assert named(dataset) == [("A1", "Foo", True)]
        assert [one.kind for one in dataset.findings] == ["column-unread"]

    @pytest.mark.parametrize("heading", ["Ref and title", "Measure", "Indicator"])
    def test_so_is_one_mapped_to_the_code(self, read_text, heading):
        text = text_of((heading, "Name", *HEADING[2:]), ("A1 Foo", "x", "5", "6"))
        assert named(read_text(text, columns={"code": heading})) == [("A1", "Foo", True)]


class TestNotOurs:
    @pytest.mark.parametrize(
        "heading", [("Ref", "Title", "Owner", "Target date"), ("Code", "Name", "Phone", "Room")]
    )
    def test_a_list_without_a_period_is_not_claimed(self, read_text, heading):
        with pytest.raises(pmf.ReadError, match="no installed adapter knows"):
            read_text(text_of(heading, ROW))


class TestTargetsOfTheFramework:
    FRAMEWORK = pmf.Framework(
        "any",
        "Any Council",
        "Any",
        definitions=(
            pmf.Definition(
                pmf.Indicator(
                    "A1",
                    "Foo",
                    polarity="higher",
                    target=pmf.FixedTarget(lines=pmf.Lines(target=pmf.Quantity("9", "number"))),
                    floor=pmf.Quantity("4", "number"),
                )
            ),
        ),
    )

    def test_it_stands_where_the_report_has_no_column_of_targets(self, read_text):
        dataset = read_text(text_of(HEADING[:3], ROW[:3]), framework=self.FRAMEWORK)
        indicator = dataset.indicator("A1")
        assert indicator.target.lines.target == pmf.Quantity("9", "number")
        assert indicator.floor == pmf.Quantity("4", "number")

    def test_a_printed_one_counts(self, read_text):
        indicator = read_text(text_of(HEADING, ROW), framework=self.FRAMEWORK).indicator("A1")
        assert indicator.target.text == "6"
        dashed = read_text(text_of(HEADING, (*ROW[:3], "-")), framework=self.FRAMEWORK)
        assert dashed.indicator("A1").target.kind == "none"
