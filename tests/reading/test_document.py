"""Blocks of a document and the places they name."""

import pytest

from pmf.model.finding import Location
from pmf.reading.document import Document, Heading, Paragraph, Row, Table


def row(*cells, number=2):
    return Row(number, number, cells, len(cells))


class TestRow:
    @pytest.mark.parametrize("cells", [("",), ("", " ", "\u00a0"), ("\t", "")])
    def test_blank_when_no_cell_holds_anything(self, cells):
        assert row(*cells).is_blank
        assert not row(*cells).is_section

    def test_a_section_fills_its_first_cell_alone(self):
        assert row("Finance", "", "").is_section
        assert not row("Finance", "x", "").is_section
        assert not row("", "Finance", "").is_section

    def test_zero_is_not_nothing(self):
        assert not row("0").is_blank


class TestTable:
    table = Table("a.txt", 3, 10, ("A", "B"), (row("x", "y"),))

    def test_place_of_a_cell(self):
        where = self.table.place(self.table.rows[0], 1)
        assert where == Location("a.txt", 3, 2, 2, "B")
        assert str(where) == "a.txt:2:B"

    def test_place_of_the_heading_row(self):
        assert self.table.place() == Location("a.txt", 3, 1, 10)
        assert self.table.place(None, 0).column == "A"


class TestDocument:
    document = Document(
        "a.txt",
        "text",
        (Heading(1, "Plan", 1), Paragraph("Broxtowe reports", 2), TestTable.table),
    )

    def test_it_says_what_stands_in_its_prose_in_any_case(self):
        assert self.document.says("BROXTOWE", "plan")
        assert not self.document.says("dacorum")

    def test_what_stands_in_a_table_is_not_said(self):
        assert not self.document.says("y")

    def test_parts(self):
        assert len(self.document.tables) == len(self.document.paragraphs) == 1
