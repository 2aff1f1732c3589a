"""Text laid out: lines, rows and tables are counted as a person counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import ReadError
from pmf.reading import limits
from pmf.reading.document import Heading, Paragraph, Table
from pmf.reading.text import lay_out_text


def tables(text):
    return lay_out_text(text, "a.txt").tables


def cells_of(text):
    return [row.cells for table in tables(text) for row in table.rows]


class TestLines:
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_every_line_end_counts_once(self, end):
        document = lay_out_text(end.join(["# Plan", "", "A\tB", "1\t2", "", "End"]), "a.txt")
        heading, table, paragraph = document.blocks
        assert (heading, paragraph) == (Heading(1, "Plan", 1), Paragraph("End", 6))
        assert (table.line, table.rows[0].line) == (3, 4)

    @pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\u0085", "\u000c"])
    def test_odd_separators_inside_a_cell_end_no_line(self, odd):
        assert cells_of(f"A\tB\n1{odd}2\t3\n4\t5") == [(f"1{odd}2", "3"), ("4", "5")]

    def test_no_line_end_at_the_end_is_needed(self):
        assert cells_of("A\tB\n1\t2") == cells_of("A\tB\n1\t2\n") == [("1", "2")]


class TestTables:
    def test_rows_count_from_the_heading_row_and_over_page_breaks(self):
        (table,) = tables("A\tB\n1\t2\n\nA\tB\n3\t4\n")
        assert [(r.number, r.line, r.repeats_heading) for r in table.rows] == [
            (2, 2, False),
            (3, 4, True),
            (4, 5, False),
        ]

    def test_prose_ends_a_table_and_tables_are_numbered(self):
        found = tables("A\tB\n1\t2\nThen\nC\tD\n3\t4\n")
        assert [(t.number, t.line, t.columns) for t in found] == [
            (1, 1, ("A", "B")),
            (2, 4, ("C", "D")),
        ]

    def test_tabs_at_the_start_of_a_line_are_empty_cells(self):
        assert cells_of("Icon\tStatus\tMeaning\n\tDone\tx\n\t\ty") == [
            ("", "Done", "x"),
            ("", "", "y"),
        ]

    def test_a_line_of_spaces_does_not_end_a_table(self):
        (table,) = tables("A\tB\n1\t2\n   \n3\t4")
        assert len(table.rows) == 2

    def test_quotes_are_ordinary_characters(self):
        assert cells_of('A\tB\n"1\t2"') == [('"1', '2"')]

    def test_cells_keep_their_spaces_and_headings_do_not(self):
        (table,) = tables(" A \tB\n 1 \t2")
        assert (table.columns, table.rows[0].cells) == (("A", "B"), (" 1 ", "2"))

    def test_a_table_stands_under_its_headings(self):
        (table,) = tables("# One\n## Two\n### Three\n## Four\nA\tB\n")
        assert [heading.text for heading in table.headings] == ["One", "Four"]

    @pytest.mark.parametrize("line", ["#NoSpace", "####### seven", "# ", "text # x"])
    def test_what_is_no_heading_is_a_paragraph(self, line):
        (block,) = lay_out_text(line, "a.txt").blocks
        assert isinstance(block, Paragraph)


class TestWidth:
    def test_a_short_row_is_filled_up_and_told(self):
        document = lay_out_text("A\tB\tC\n1\t2\n", "a.txt")
        assert document.tables[0].rows[0].cells == ("1", "2", "")
        (finding,) = document.findings
        assert (finding.kind, finding.location.line, finding.location.row) == ("row-width", 2, 2)
        assert finding.raw == "1\t2"

    def test_a_long_row_tells_what_is_not_read(self):
        document = lay_out_text("A\tB\n1\t2\t3\t\n", "a.txt")
        assert document.tables[0].rows[0].cells == ("1", "2")
        assert "not read: 3" in document.findings[0].message

    def test_empty_cells_too_many_are_nothing(self):
        assert lay_out_text("A\tB\n1\t2\t\t \n", "a.txt").findings == ()


class TestLimits:
    def test_too_many_columns(self):
        with pytest.raises(ReadError, match=r"a\.txt:1: more than 1,000 columns"):
            lay_out_text("\t" * limits.MAX_COLUMNS, "a.txt")

    def test_a_cell_too_long(self):
        with pytest.raises(ReadError, match=r"a\.txt:2: a cell of more"):
            lay_out_text("A\tB\n1\t" + "x" * (limits.MAX_CELL + 1), "a.txt")

    def test_too_many_rows(self, monkeypatch):
        monkeypatch.setattr("pmf.reading.text.MAX_ROWS", 3)
        with pytest.raises(ReadError, match=r"a\.txt:4: more than 3 rows"):
            lay_out_text("A\tB\n" * 4, "a.txt")


@given(st.text(st.characters(codec="utf-8"), max_size=300) | st.text("\t\n #ab", max_size=80))
def test_every_line_that_holds_anything_is_somewhere(text):
    document = lay_out_text(text, "a.txt")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    held = {number for number, line in enumerate(lines, 1) if "\t" in line or line.strip()}
    placed = [block.line for block in document.blocks]
    placed += [row.line for table in document.tables for row in table.rows]
    assert sorted(placed) == sorted(held)
    for table in document.tables:
        assert isinstance(table, Table)
        assert [row.number for row in table.rows] == list(range(2, len(table.rows) + 2))
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
