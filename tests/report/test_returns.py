"""The form as CSV and as a workbook: what is in it, and that it comes back as it was filled in."""

import csv
import io
import zipfile

import attrs
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pmf
from pmf.report.return_tables import form_tables, notes_of
from pmf.report.returns import template_csv, template_xlsx

Q2 = pmf.Period.quarter(2024, 2)


def defined(code, name="Name", unit="percent", target="", **more):
    plain = pmf.Indicator(code, name, unit)
    read = pmf.parse_target(target, unit=unit).target
    return pmf.Definition(attrs.evolve(plain, target=read), **more)


def framework(*definitions):
    return pmf.Framework("anytown-2024", "Anytown", "Plan", "rag", definitions=definitions)


FRAMEWORK = framework(
    defined("A", target="at least 49%", formula="Paid over billed.", numerator="Paid",
            denominator="Billed"),
    defined("B", "Days to re-let", "working_day/fte", target="9"),
    defined("C", "Homes", "thing"),
    pmf.Definition(pmf.Indicator("D", "Later", stage=pmf.Stage.IN_DEVELOPMENT)),
)  # fmt: skip
TEMPLATE = pmf.return_for(FRAMEWORK, Q2)


def filled_csv(template, boxes):
    """The CSV with boxes filled in, as a spreadsheet saves it."""
    rows = list(csv.reader(io.StringIO(template_csv(template), newline="")))
    top = next(number for number, row in enumerate(rows) if row[:1] == ["Code"])
    for row, box in zip(rows[top + 1 :], boxes, strict=False):
        for column, text in box.items():
            row[rows[top].index(column)] = text
    out = io.StringIO()
    csv.writer(out, delimiter=",").writerows(rows)
    return out.getvalue().encode()


def filled_xlsx(template, boxes, typed=str):
    """The workbook with boxes filled in and saved."""
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(template)))
    sheet = book["Indicators"]
    columns = {cell.value: cell.column for cell in sheet[3]}
    for row, box in enumerate(boxes, start=4):
        for column, text in box.items():
            cell = sheet.cell(row, columns[column])
            cell.value = typed(text)
            if typed is str:  # a text, even one a sheet would take for a formula
                cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("returns")


def read(folder, data, kind, known=FRAMEWORK):
    path = folder / f"return.{kind}"
    path.write_bytes(data)
    return pmf.read(path, framework=known)


@pytest.fixture
def book():
    data = template_xlsx(TEMPLATE, words=("Green", "Amber", "Red"))
    return openpyxl.load_workbook(io.BytesIO(data))


class TestForm:
    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_empty_it_reads_without_a_finding(self, folder, kind):
        data = filled_csv(TEMPLATE, []) if kind == "csv" else template_xlsx(TEMPLATE)
        dataset = read(folder, data, kind)
        assert dataset.findings == ()
        assert dataset.account.balances
        assert (dataset.council, dataset.period, dataset.illustrative) == ("Anytown", Q2, False)
        assert [one.code for one in dataset.indicators] == ["A", "B", "C"]
        assert {seen.absence for seen in dataset.observations} == {pmf.Absence.MISSING}
        declared = [one.indicator for one in FRAMEWORK.definitions[:3]]
        assert [one.target for one in dataset.indicators] == [one.target for one in declared]

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_of_a_made_up_framework_says_so_and_reads_as_such(self, folder, kind):
        known = attrs.evolve(FRAMEWORK, illustrative=True)
        form = pmf.return_for(known, Q2)
        data = template_csv(form).encode() if kind == "csv" else template_xlsx(form)
        assert read(folder, data, kind, known).illustrative
        assert "leave Illustrative at yes" in form_tables(form)[0].about

    @pytest.mark.parametrize(("codes", "many"), [("A", "1 indicator"), ("AB", "2 indicators")])
    def test_it_says_of_what_it_is_a_return(self, codes, many):
        asked = pmf.return_for(framework(*map(defined, codes)), Q2)
        said = (
            f"A return of performance figures for Q2 2024/25: {many} of Anytown, as declared in "
            "“Plan”."
        )
        assert dict(notes_of(asked))["What this is"] == said

    def test_the_targets_owners_and_units_are_in_words(self):
        rows = list(csv.DictReader(io.StringIO(template_csv(TEMPLATE).split("\r\n\r\n")[1])))
        assert [(row["Unit"], row["Target"]) for row in rows] == [
            ("%", "at least 49%"),
            ("working day/fte", "9"),
            ("count", ""),
        ]

    def test_the_same_form_is_the_same_bytes(self):
        assert template_xlsx(TEMPLATE) == template_xlsx(TEMPLATE)

    def test_without_xlsxwriter_the_install_line_is_named(self, monkeypatch):
        monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
        with pytest.raises(pmf.MissingExtra, match=r"localgov-pmf\[excel\]"):
            template_xlsx(TEMPLATE)


class TestWorkbook:
    def test_notes_come_first_and_each_sheet_has_one_table_under_its_title(self, book):
        assert book.sheetnames[:3] == ["Notes", "Return", "Indicators"]
        for sheet in book:
            assert sheet["A1"].value == sheet.title
            assert len(sheet.tables) == 1
            assert sheet.freeze_panes == "B4"
            assert not sheet.merged_cells.ranges

    def test_it_has_a_title_and_a_language_and_no_clock(self, book):
        assert book.properties.title == "Return for Q2 2024/25"
        assert book.properties.created.isoformat() == "2024-07-01T00:00:00"
        assert book.custom_doc_props["Language"].value == "en-GB"

    def test_boxes_are_shaded_and_named_in_words(self, book):
        sheet = book["Indicators"]
        columns = {cell.value: cell.column for cell in sheet[3]}
        assert sheet.cell(4, columns["Value"]).fill.fgColor.rgb == "FFFFF8DC"
        assert sheet.cell(4, columns["Code"]).fill.fgColor.rgb != "FFFFF8DC"
        assert "Fill in Value, Numerator, Denominator" in sheet["A2"].value

    def test_words_are_offered_and_what_is_counted_is_said_at_its_box(self, book):
        checks = book["Indicators"].data_validations.dataValidation
        assert '"Green,Amber,Red"' in [one.formula1 for one in checks]
        said = {(one.promptTitle, one.prompt) for one in checks}
        assert ("Numerator", "Paid") in said
        assert ("Value", "In %. Paid over billed.") in said

    def test_no_text_is_a_formula_or_a_link(self):
        names = ["=1+1", "+44", "-x", "@sum", "http://a.b", "{=1}"]
        known = framework(*(defined(f"K{at}", name) for at, name in enumerate(names)))
        data = template_xlsx(pmf.return_for(known, Q2))
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = [cell for row in book["Indicators"].iter_rows(min_row=4) for cell in row]
        assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
        assert not any(cell.hyperlink for cell in cells)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


class TestGuardedCsv:
    @pytest.mark.parametrize("code", ["=A1", "+K1", "-K1", "@K1", "'=K1"])
    def test_a_code_like_a_formula_is_guarded_and_comes_back(self, folder, code):
        known = framework(defined(code, "=cmd()"))
        text = template_csv(pmf.return_for(known, Q2))
        assert f"\r\n'{code}," in text
        dataset = read(folder, text.encode(), "csv", known)
        assert [one.code for one in dataset.indicators] == [code]
        assert dataset.findings == ()

    def test_a_negative_target_is_a_figure_and_stays_one(self):
        known = framework(defined("A", target="-5%"))
        assert ",-5%," in template_csv(pmf.return_for(known, Q2))


#: Codes and names as councils have them, and as they should not.
CODES = st.from_regex(r"[=+@A-Za-z][A-Za-z0-9_()./-]{0,8}", fullmatch=True)
NAMES = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="<>&*_"),
                min_size=1, max_size=30).map(str.strip).filter(bool)  # fmt: skip
FIGURES = st.decimals(-10_000, 10_000, places=2) | st.decimals(0, 100, places=1)
BOXES = st.fixed_dictionaries(
    {"Value": FIGURES.map(lambda figure: f"{figure:f}")},
    optional={
        "Numerator": st.integers(0, 10**6).map(str),
        "Denominator": st.integers(1, 10**6).map(str),
        "Commentary": NAMES,
    },
)
UNITS = st.sampled_from(["percent", "GBP", "day", "thing", "number", "working_day/fte"])


class TestRoundTrip:
    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=15)
    @given(data=st.data())
    def test_what_is_filled_in_comes_back_from_either_file(self, folder, data):
        codes = data.draw(st.lists(CODES, min_size=1, max_size=4, unique_by=str.casefold))
        known = framework(*(defined(one, data.draw(NAMES), data.draw(UNITS)) for one in codes))
        boxes = [data.draw(BOXES) for _ in codes]
        template = pmf.return_for(known, Q2)
        plain = read(folder, filled_csv(template, boxes), "csv", known)
        sheet = read(folder, filled_xlsx(template, boxes), "xlsx", known)
        for dataset in (plain, sheet):
            assert [one.code for one in dataset.indicators] == codes
            assert dataset.account.balances
            for seen, box, one in zip(dataset.observations, boxes, known.definitions, strict=True):
                assert seen.value == pmf.Quantity(box["Value"], one.indicator.unit)
                for part in ("numerator", "denominator"):
                    there = getattr(seen, part)
                    assert (there and str(there.value)) == box.get(part.title())
                said = pmf.return_form.unguarded(box.get("Commentary", ""))
                assert (seen.note.text if seen.note else "") in (said, box.get("Commentary", ""))

    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=10)
    @given(figures=st.lists(st.decimals(-1000, 1000, places=2), min_size=3, max_size=3))
    def test_a_figure_typed_into_a_sheet_is_the_figure(self, folder, figures):
        boxes = [{"Value": figure} for figure in figures]
        dataset = read(folder, filled_xlsx(TEMPLATE, boxes, float), "xlsx")
        assert [seen.value.value for seen in dataset.observations] == figures
