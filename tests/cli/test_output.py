"""What the command line prints for people."""

import pmf
from pmf.cli import output


def printed(capsys, *published):
    output.dataset(pmf.Dataset("rag", "Windsor", "h1.txt", published=published))
    said = capsys.readouterr().out.splitlines()
    return [line.removeprefix("printed counts, ") for line in said if "printed counts" in line]


def at(line, table=None, **more):
    return pmf.Location("h1.txt", table, line and 2, line, **more)


class TestPrintedCounts:
    def test_each_place_that_says_them_has_a_line_in_the_order_of_the_document(self, capsys):
        said = printed(
            capsys,
            pmf.Published("Green", 16, source=at(14)),
            pmf.Published("Amber", 8, source=at(14)),
            pmf.Published("Green", 16, "64", source=at(49)),
            pmf.Published("Total", 25, source=at(12)),
            pmf.Published("Healthy", 4, group="Residents", source=at(54, 2, column="Green")),
            pmf.Published("Total", 25, source=at(62, 2, column="Total")),
        )

        assert said == [
            "whole report (line 12): Total 25",
            "whole report (line 14): Green 16, Amber 8",
            "whole report (line 49): Green 16 (64%)",
            "Residents (table 2, line 54): Healthy 4",
            "whole report (table 2, line 62): Total 25",
        ]

    def test_what_one_line_says_twice_is_said_once(self, capsys):
        total = pmf.Published("Total", 25, source=at(12))

        assert printed(capsys, total, total) == ["whole report (line 12): Total 25"]

    def test_rows_of_one_table_stand_together(self, capsys):
        rows = [pmf.Published(word, 4, "64%", source=at(line, 7)) for line, word in
                ((84, "Green"), (85, "Amber"))]  # fmt: skip

        assert printed(capsys, *rows) == [
            "whole report (table 7, lines 84 to 85): Green 4 (64%), Amber 4 (64%)"
        ]

    def test_a_workbook_has_sheets_and_rows(self, capsys):
        where = pmf.Location("h1.xlsx", 3, 9, sheet="Totals")

        assert printed(capsys, pmf.Published("Green", 4, source=where)) == [
            "whole report (sheet Totals, table 3, row 9): Green 4"
        ]

    def test_without_a_place_none_is_named(self, capsys):
        assert printed(capsys, pmf.Published("Green", None, "64")) == ["whole report: Green (64%)"]
