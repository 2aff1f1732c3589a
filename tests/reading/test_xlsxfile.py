"""Workbooks laid out: what a reader of the sheet sees, with the sheet's own rows."""

import contextlib
import datetime
import io
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

import pmf
from pmf.reading import limits


@pytest.fixture
def book(tmp_path):
    """A workbook of one sheet per argument, laid out."""

    def lay_out(*sheets, change=None):
        made = openpyxl.Workbook()
        made.remove(made.active)
        for number, rows in enumerate(sheets, start=1):
            sheet = made.create_sheet(f"Sheet {number}")
            for row in rows:
                sheet.append(row)
        if change is not None:
            change(made)
        path = tmp_path / "report.xlsx"
        made.save(path)
        return pmf.lay_out(path)

    return lay_out


def cell(book, value, number_format="General"):
    """The text of one cell."""

    def change(made):
        made.active["B2"] = value
        made.active["B2"].number_format = number_format

    document = book([("Code", "Value"), ("A", None)], change=change)
    return document.tables[0].rows[0].cells[1]


class TestLayout:
    def test_each_sheet_is_a_heading_with_a_table(self, book):
        document = book([("Code", "Value"), ("A", "1")], [("Label", "Entry"), ("Title", "x")])
        assert document.kind == "xlsx"
        assert [block.text for block in document.blocks if isinstance(block, pmf.Heading)] == [
            "Sheet 1",
            "Sheet 2",
        ]
        first, second = document.tables
        assert (first.columns, first.rows[0].cells) == (("Code", "Value"), ("A", "1"))
        assert (second.number, second.sheet) == (2, "Sheet 2")
        assert document.findings == ()

    def test_rows_are_the_sheets_own_and_there_are_no_lines(self, book):
        document = book([("Figures of the quarter",), (), ("Code", "Value"), (), ("A", "1")])
        (table,) = document.tables
        assert document.paragraphs[0].text == "Figures of the quarter"
        where = table.place(table.rows[0], 1)
        assert where == pmf.Location("report.xlsx", 1, 5, None, "Value", "Sheet 1")
        assert str(where) == "report.xlsx:Sheet 1:row 5:Value"
        assert table.place().row == 3

    def test_they_stay_so_when_tables_are_parted(self, book):
        document = book([("Code", "Value"), ("A", "1"), (), ("Ref", "Height"), ("B", "2")])
        parted = document.regrouped(lambda cells: cells[0] in ("Code", "Ref"), lambda *_: True)
        second = parted.tables[1]
        assert (second.place().row, second.place(second.rows[0]).row) == (4, 5)
        assert second.place(second.rows[0]).sheet == "Sheet 1"

    def test_a_row_wider_than_its_heading_is_told(self, book):
        document = book([("Code", "Value"), ("A", "1", "lost"), ("B", "2"), ("C", "3")])
        (finding,) = document.findings
        assert (finding.kind, finding.location.row, finding.location.line) == ("row-width", 2, None)

    def test_a_far_cell_makes_nothing_swell(self, book):
        def change(made):
            made.active["A1048576"] = "far"
            made.active["B1048576"] = "away"

        document = book([("Code", "Value"), ("A", "1")], change=change)
        assert [row.number for row in document.tables[0].rows] == [2, 1048576]

    def test_a_sheet_of_single_cells_is_text(self, book):
        document = book([("One",), ("Two",)])
        assert document.tables == ()
        assert document.prose == "Sheet 1\nOne\nTwo"


class TestCells:
    @pytest.mark.parametrize(
        ("value", "number_format", "text"),
        [
            (0.995, "0.0%", "99.5%"),
            (0.07, "0%", "7%"),
            (0.14, "0.00%", "14%"),
            (1, "0%", "100%"),
            (-0.05, "0.0%;[Red]-0.0%", "-5%"),
            (99.5, '0.0"%"', "99.5%"),
            (99.5, "General", "99.5"),
            (97, "0.0", "97"),
            (0.1 + 0.2, "General", "0.3"),
            (94.599999999999994, "General", "94.6"),
            (1e21, "General", "1000000000000000000000"),
            (1e-7, "General", "0.0000001"),
            (123456789012345, "0", "123456789012345"),
            (1200000, "£#,##0", "£1200000"),
            (-3.5, "[$£-809]#,##0.00", "-£3.5"),
            (9.3, '0.0" days"', "9.3 days"),
            (9.3, '0.0" parsecs"', "9.3"),
            ("007", "@", "007"),
            ("99.5%", "General", "99.5%"),
            (datetime.date(2024, 3, 31), "dd/mm/yyyy", "2024-03-31"),
            (datetime.datetime(2024, 3, 1), "mmm-yy", "March 2024"),
            (datetime.datetime(2024, 3, 1, 9, 30), "dd/mm/yyyy hh:mm", "2024-03-01 09:30:00"),
        ],
    )
    def test_the_text_is_what_the_sheet_shows_without_rounding(
        self, book, value, number_format, text
    ):
        assert cell(book, value, number_format) == text

    @pytest.mark.parametrize(
        ("value", "text"),
        [(True, "TRUE"), (False, "FALSE"), ("#DIV/0!", "#DIV/0!"), (datetime.time(9), "09:00:00")],
    )
    def test_what_is_neither_text_nor_number_is_told(self, book, value, text):
        document = book([("Code", "Value"), ("A", value)])
        assert document.tables[0].rows[0].cells[1] == text
        (finding,) = document.findings
        assert (finding.kind, finding.location.row) == ("cell-type", 2)
        assert finding.location.column == "Value"

    def test_a_formula_without_a_result_is_told(self, book):
        document = book([("Code", "Value"), ("A", "=1+1"), ("B", "2")])
        (finding,) = document.findings
        assert finding.kind == "formula-not-calculated"
        assert finding.location == pmf.Location("report.xlsx", 1, 2, None, "Value", "Sheet 1")
        assert document.tables[0].rows[0].cells == ("A", "")

    def test_a_raised_or_struck_out_digit_joins_no_other(self, book):
        raised = CellRichText("9.3", TextBlock(InlineFont(vertAlign="superscript"), "1"))
        struck = CellRichText(TextBlock(InlineFont(strike=True), "8"), "6")
        bold = CellRichText(TextBlock(InlineFont(b=True), "9"), "5%")
        assert cell(book, raised) == "9.3<sup>1</sup>"
        assert cell(book, struck) == "<s>8</s>6"
        assert cell(book, bold) == "95%"


class TestWhatIsNotSeen:
    def test_hidden_sheets_rows_and_columns_are_read_and_told(self, book):
        def change(made):
            made["Sheet 1"].row_dimensions[2].hidden = True
            made["Sheet 1"].column_dimensions["B"].hidden = True
            made["Sheet 2"].sheet_state = "hidden"

        document = book([("Code", "Value"), ("A", "1")], [("x", "y")], change=change)
        assert [finding.kind for finding in document.findings] == ["sheet-hidden"] * 3
        assert document.findings[0].location.row == 2
        assert document.tables[0].rows[0].cells == ("A", "1")

    def test_merged_cells_are_told_and_over_rows_with_a_warning(self, book):
        over = book(
            [("Code", "Value"), ("A", "1"), (None, "2")],
            change=lambda made: made.active.merge_cells("A2:A3"),
        )
        along = book(
            [("Report",), ("Code", "Value"), ("A", "1")],
            change=lambda made: made.active.merge_cells("A1:B1"),
        )
        assert [one.severity for one in over.findings] == [pmf.Severity.WARNING]
        assert [one.severity for one in along.findings] == [pmf.Severity.INFO]


def repacked(tmp_path, change):
    """A good workbook with its parts changed."""
    made = openpyxl.Workbook()
    for row in [("Code", "Value"), ("A", "1"), ("B", "2")]:
        made.active.append(row)
    data = io.BytesIO()
    made.save(data)
    with zipfile.ZipFile(data) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    path = tmp_path / "report.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def replaced(part, old, new):
    def change(parts):
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)

    return change


class TestRefusals:
    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (replaced(SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
             "document type"),
            (replaced(SHEET, b'<row r="3"', b'<row r="2"'), "twice or out of order"),
            (replaced(SHEET, b'<row r="2"', b'<row r="9999999999"'), "no row of a sheet"),
            (replaced(SHEET, b'<row r="3"', b'<row r="99999"'), "twice or out of order"),
            (replaced(SHEET, b'r="B2"', b'r="A2"'), "twice or out of order"),
            (replaced(SHEET, b'r="B2"', b'r="XFE2"'), "twice or out of order"),
            (replaced(SHEET, b'r="B2"', b'r="2B"'), "no cell of a sheet"),
            (replaced(SHEET, b"</sheetData>",
                      b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
             "merged or linked"),
            (replaced(SHEET, b"</worksheet>", b""), "damaged"),
            (replaced(SHEET, b'r="B2"', b'r="B2" s="99"'), "cannot be read"),
            (replaced("xl/workbook.xml", b"<sheets>", b"<sheets2>"), "damaged"),
            (lambda parts: parts.pop("xl/styles.xml"), None),
            (lambda parts: parts.update({f"x{n}.bin": b"" for n in range(2001)}), "parts"),
            (lambda parts: parts.update({"xl/a.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}),
             "times smaller"),
        ],
    )  # fmt: skip
    def test_a_workbook_that_misleads_or_swells_is_refused_in_one_error(
        self, tmp_path, change, said
    ):
        path = repacked(tmp_path, change)
        if said is None:
            assert pmf.lay_out(path).tables
            return
        with pytest.raises(pmf.ReadError, match=said) as caught:
            pmf.lay_out(path)
        assert str(caught.value).startswith("report.xlsx: ")

    def test_a_lying_size_is_found_while_unpacking(self, tmp_path, monkeypatch):
        path = repacked(tmp_path, lambda parts: None)
        monkeypatch.setattr("pmf.reading.xlsx_guard.MAX_UNPACKED", 5_000)
        monkeypatch.setattr("pmf.reading.xlsx_guard._check_sizes", lambda parts: None)
        with pytest.raises(pmf.ReadError, match="unpacks to over"):
            pmf.lay_out(path)

    def test_an_empty_one_is_refused(self, book):
        with pytest.raises(pmf.ReadError, match="the file is empty"):
            book([])

    def test_too_many_columns_are_refused(self, book):
        with pytest.raises(pmf.ReadError, match="more than 1,000 columns"):
            book([["x"] * (limits.MAX_COLUMNS + 1)])

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("xl/workbook.bin", b"", "save it as .xlsx"),
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet", "save it as .xlsx"),
            ("word/document.xml", b"<w/>", "zip archive or an Office file"),
        ],
    )
    def test_other_archives_are_named(self, tmp_path, name, content, said):
        path = tmp_path / "report.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, content)
        with pytest.raises(pmf.ReadError, match=said):
            pmf.lay_out(path)

    def test_it_is_known_by_its_content_and_not_by_its_name(self, tmp_path):
        path = repacked(tmp_path, lambda parts: None)
        other = path.rename(tmp_path / "report.txt")
        assert pmf.lay_out(other).kind == "xlsx"

    def test_without_openpyxl_the_install_line_is_named(self, tmp_path, monkeypatch):
        path = repacked(tmp_path, lambda parts: None)
        monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
        with pytest.raises(pmf.MissingExtra, match=r"localgov-pmf\[excel\]"):
            pmf.lay_out(path)

    @pytest.mark.parametrize("cut", range(0, 3000, 97))
    def test_a_broken_file_is_one_error_and_nothing_else(self, tmp_path, cut):
        path = repacked(tmp_path, lambda parts: None)
        data = path.read_bytes()
        path.write_bytes(data[:cut] + data[cut + 40 :])
        with contextlib.suppress(pmf.ReadError):
            assert pmf.lay_out(path).kind == "xlsx"


class TestOtherFamilies:
    def test_a_pentana_report_in_a_workbook_reads_as_from_csv(self, book, tmp_path):
        rows = [
            ("Status / Icon", "Code & Short Name", "Q1 2019/20", "Target 2019/20"),
            ("Green", "BV8 Invoices paid within 30 days", "99.5%", "99%"),
            (),
            ("Amber", "BV9 Tax collected", "28.4%", "98%"),
        ]
        book(rows)
        text = tmp_path / "report.csv"
        text.write_text("\n".join(",".join(row) for row in rows))
        sheet, plain = (
            pmf.read(tmp_path / name, adapter="pentana") for name in ("report.xlsx", "report.csv")
        )
        assert [one.value for one in sheet.observations] == [
            one.value for one in plain.observations
        ]
        assert [one.source.row for one in sheet.observations] == [2, 4]
        assert sheet.account.balances
