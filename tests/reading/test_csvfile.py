"""Comma-separated files laid out as a sheet shows them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import ReadError
from pmf.reading import limits
from pmf.reading.csvfile import lay_out_csv, looks_like_csv


def lay(text):
    return lay_out_csv(text, "a.csv")


class TestTable:
    def test_rows_and_lines(self):
        (table,) = lay('A,B,C\n1,2,3\n4,"5\n6",7\n8,9,10\n').tables
        assert table.columns == ("A", "B", "C")
        assert [(row.number, row.line) for row in table.rows] == [(2, 2), (3, 3), (4, 5)]
        assert table.rows[1].cells[1] == "5\n6"

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends(self, end):
        (table,) = lay(end.join(["A,B,C", "1,2,3", "4,5,6"])).tables
        assert [(row.line, row.cells) for row in table.rows] == [
            (2, ("1", "2", "3")),
            (3, ("4", "5", "6")),
        ]

    @pytest.mark.parametrize("odd", ["\u2028", "\u0085", "\u2029"])
    def test_odd_separators_end_no_line(self, odd):
        (table,) = lay(f"A,B,C\n1{odd},2,3\n4,5,6\n").tables
        assert [row.line for row in table.rows] == [2, 3]
        assert table.rows[0].cells[0] == f"1{odd}"

    def test_a_title_above_is_a_paragraph(self):
        title, table = lay("Report of the first quarter\n\nA,B,C\n1,2,3\n").blocks
        assert (title.text, title.line) == ("Report of the first quarter", 1)
        assert (table.line, table.rows[0].line, table.rows[0].number) == (3, 4, 2)

    def test_a_title_with_commas_is_no_heading(self):
        title, table = lay("Council, first, quarter\nA;B;C;D\n1;2;3;4\n5;6;7;8\n").blocks
        assert title.text == "Council, first, quarter"
        assert table.columns == ("A", "B", "C", "D")

    def test_doubled_quotes(self):
        (table,) = lay('A,B,C\n"say ""yes""",2,3\n').tables
        assert table.rows[0].cells[0] == 'say "yes"'

    def test_a_comma_in_quotes_parts_nothing(self):
        (table,) = lay('A,B,C\n"84,617",2,3\n').tables
        assert table.rows[0].cells == ("84,617", "2", "3")

    def test_a_repeated_heading_row_is_known(self):
        (table,) = lay("A,B,C\n1,2,3\nA , B,C\n").tables
        assert [row.repeats_heading for row in table.rows] == [False, True]

    def test_two_tables_cannot_be_told_apart_but_no_row_is_lost(self):
        (table,) = lay("A,B,C\n1,2,3\n\nD,E,F\n4,5,6\n").tables
        assert len(table.rows) == 4

    def test_a_file_without_any_table(self):
        assert lay("one\ntwo\n").tables == ()


class TestWidth:
    def test_short_and_long_rows_are_told(self):
        document = lay("A,B,C\n1,2\n3,4,5,6\n7,8,9,\n")
        assert [row.cells for row in document.tables[0].rows] == [
            ("1", "2", ""),
            ("3", "4", "5"),
            ("7", "8", "9"),
        ]
        assert [one.location.row for one in document.findings] == [2, 3]
        assert "not read: 6" in document.findings[1].message


class TestRefusals:
    def test_a_quote_never_closed_does_not_swallow_the_file(self):
        with pytest.raises(ReadError, match=r"a\.csv:3: "):
            lay('A,B,C\n1,2,3\n4,"5,6\n7,8,9\n')

    def test_text_after_a_closing_quote_is_not_glued_to_it(self):
        try:
            (table,) = lay('A,B,C\n"2"x,2,3\n4,5,6\n').tables
        except ReadError:
            return
        assert table.rows[0].cells[0] != "2x"

    def test_text_after_a_closing_quote_is_told_as_such(self):
        with pytest.raises(ReadError, match=r"a\.csv:2: text stands behind a closing quote"):
            lay('A,B,C\n"fine" he said,2,3\n4,5,6\n')

    def test_a_cell_too_long(self):
        with pytest.raises(ReadError):
            lay("A,B,C\n" + "x" * (limits.MAX_CELL + 1) + ",2,3\n")

    def test_too_many_columns(self):
        with pytest.raises(ReadError, match="more than 1,000 columns"):
            lay("," * limits.MAX_COLUMNS + "\n")

    def test_too_many_rows(self, monkeypatch):
        monkeypatch.setattr("pmf.reading.csvfile.MAX_ROWS", 3)
        with pytest.raises(ReadError, match=r"a\.csv:4: more than 3 rows"):
            lay("A,B,C\n" * 4)

    def test_the_limit_of_the_csv_module_is_left_as_the_caller_set_it(self):
        before = csv.field_size_limit(200_000)
        try:
            lay("A,B,C\n1,2,3\n")
            assert csv.field_size_limit() == 200_000
        finally:
            csv.field_size_limit(before)


class TestDelimiter:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_it_is_found(self, delimiter):
        (table,) = lay(f"A{delimiter}B{delimiter}C\n1{delimiter}2{delimiter}3\n").tables
        assert table.rows[0].cells == ("1", "2", "3")

    def test_the_heading_row_decides_and_not_the_notes(self):
        (table,) = lay("A,B,C\n1,2,one; two; three; four; five; six\n").tables
        assert table.columns == ("A", "B", "C")

    def test_commas_in_quotes_do_not_decide(self):
        (table,) = lay('A;B\n1;"2,3,4,5,6,7"\n').tables
        assert table.columns == ("A", "B")

    def test_prose_with_commas_does_not_look_like_a_table(self):
        assert not looks_like_csv("One, two.\nThree.\n")
        assert looks_like_csv("A,B,C\n1,2,3\n")


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8))
def test_what_the_csv_module_writes_is_read_back(rows):
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("A", "B", "C"), *rows])
    (table,) = lay(out.getvalue()).tables
    assert [row.cells for row in table.rows] == rows


@given(st.text(st.sampled_from('a,;|"\t\n\r \u2028'), max_size=60))
def test_any_text_is_laid_out_or_refused(text):
    try:
        document = lay(text)
    except ReadError:
        return
    for table in document.tables:
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
