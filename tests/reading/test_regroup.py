"""Tables parted and joined by headings that somebody knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.reading.csvfile import lay_out_csv
from pmf.reading.text import lay_out_text

HEADINGS = {("Ref", "Name", "Value"), ("Ref", "Task", "Done", "Note")}


def is_heading(cells):
    return tuple(cell for cell in cells if cell) in HEADINGS


def continues(columns, cells):
    return cells[0].isdigit()


def regrouped(text, lay=lay_out_text):
    return lay(text, "a.txt").regrouped(is_heading, continues)


def shape(document):
    """Columns, and row number and first cell of each row, of every table."""
    return [
        (table.number, table.columns[1], [(row.number, row.cells[0]) for row in table.rows])
        for table in document.tables
    ]


class TestParting:
    TEXT = "Ref\tName\tValue\n1\tOne\t5\n\nRef\tTask\tDone\tNote\n2\tTwo\t6\tkept\n"

    def test_a_known_heading_row_starts_a_table_with_all_its_cells(self):
        document = regrouped(self.TEXT)
        assert shape(document) == [(1, "Name", [(2, "1")]), (2, "Task", [(2, "2")])]
        assert document.tables[1].rows[0].cells == ("2", "Two", "6", "kept")
        assert (document.tables[1].line, document.tables[1].rows[0].line) == (4, 5)

    def test_what_was_said_of_its_width_no_longer_holds(self):
        assert [one.kind for one in lay_out_text(self.TEXT, "a.txt").findings] == ["row-width"] * 2
        assert regrouped(self.TEXT).findings == ()

    def test_in_a_sheet_too(self):
        text = "Ref,Name,Value,\n1,One,5,\n,,,\nRef,Task,Done,Note\n2,Two,6,kept\n"
        assert [part[1] for part in shape(regrouped(text, lay_out_csv))] == ["Name", "Task"]

    def test_a_row_of_the_wrong_width_is_told_at_its_new_place(self):
        (finding,) = regrouped(self.TEXT + "3\tThree\n").findings
        assert (finding.kind, finding.location.table, finding.location.row) == ("row-width", 2, 3)
        assert finding.location.line == 6

    def test_what_the_caller_mapped_is_known(self):
        document = lay_out_text("No.\tName\tValue\n1\tOne\t5\n", "a.txt").taking({"No.": "Ref"})
        (table,) = document.regrouped(is_heading, continues).tables
        assert table.meant == ("Ref", "Name", "Value")


class TestJoining:
    TOP = "Ref\tName\tValue\n1\tOne\t5\n"

    @pytest.mark.parametrize("between", ["Page 3 of 10\n", "\n- 12 -\n\n", "* provisional\n"])
    def test_rows_below_a_stray_line_go_on(self, between):
        document = regrouped(self.TOP + between + "2\tTwo\t6\n")
        assert shape(document) == [(1, "Name", [(2, "1"), (3, "2")])]
        (finding,) = document.findings
        assert (finding.kind, finding.location.line) == ("stray-text", 3 + between.startswith("\n"))
        assert [one.text for one in document.paragraphs] == [between.strip()]

    def test_a_heading_repeated_below_a_page_mark_continues_the_table(self):
        document = regrouped(self.TOP + "Page 2\nRef\tName\tValue\n2\tTwo\t6\n")
        assert [row.repeats_heading for row in document.tables[0].rows] == [False, True, False]

    @pytest.mark.parametrize(
        "below",
        [
            "More\nRef\tName\tValue\n2\tTwo\t6\n",
            "More\nWho\tWhat\tWhen\n2\tTwo\t6\n",
            "Page 2\n2\tTwo\n",
            "# Heading\n2\tTwo\t6\n",
            "one\ntwo\nthree\nfour\n2\tTwo\t6\n",
            "a long line " * 20 + "\n2\tTwo\t6\n",
        ],
    )
    def test_a_table_of_its_own_stays_one(self, below):
        assert len(regrouped(self.TOP + below).tables) == 2

    def test_nothing_joins_a_table_nobody_knows(self):
        assert len(regrouped("A\tB\tC\n1\t2\t3\nPage 2\n2\tTwo\t6\n").tables) == 2


class TestLinesBelow:
    TOP = "Ref\tName\tValue\n1\tOne\t5\n"

    @pytest.mark.parametrize("text", ["cut off.", "a long line " * 20])
    def test_one_right_below_the_last_row_is_told(self, text):
        document = regrouped(self.TOP + text + "\n\nMore\n")
        (finding,) = document.findings
        assert (finding.kind, finding.location.line) == ("stray-text", 3)
        assert [one.text for one in document.paragraphs] == [text.strip(), "More"]

    @pytest.mark.parametrize("text", ["\nMore", "Page 3 of 10", "# Heading"])
    def test_others_are_not(self, text):
        assert regrouped(self.TOP + text + "\n").findings == ()

    def test_a_heading_that_says_continued_parts_nothing(self):
        document = regrouped(self.TOP + "#### Continued\n2\tTwo\t6\n")
        assert shape(document) == [(1, "Name", [(2, "1"), (3, "2")])]

    def test_unless_the_table_below_is_another(self):
        document = regrouped(self.TOP + "#### Continued\n2\tTwo\n")
        assert len(document.tables) == 2


@given(
    st.lists(
        st.sampled_from(
            ["Ref\tName\tValue", "Ref\tTask\tDone\tNote", "1\tOne\t5", "\t\t", "2\t3", "", "Page 2",
             "Note", "# Plan", "# Continued", "A\tB\tC"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_every_line_stays_where_it_is(lines):
    document = regrouped("\n".join(lines))
    placed = [block.line for block in document.blocks]
    placed += [row.line for table in document.tables for row in table.rows]
    assert sorted(placed) == [number for number, line in enumerate(lines, 1) if line]
    assert [table.number for table in document.tables] == list(range(1, len(document.tables) + 1))
    for table in document.tables:
        assert [row.number for row in table.rows] == list(range(2, len(table.rows) + 2))
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
