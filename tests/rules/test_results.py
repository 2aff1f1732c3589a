"""Everything judged in one go: found by code, counted, shown, handed to a data frame."""

import importlib.util
from datetime import date
from decimal import Decimal

import attrs
import pytest

from pmf.errors import MissingExtra, UnknownName, UsageError
from pmf.model.finding import Location
from pmf.model.indicator import Tier
from pmf.model.status import Absence, Polarity, Status
from pmf.model.target import FixedTarget
from pmf.rules.evaluate import evaluate_all


@pytest.fixture
def results(make):
    rows = [
        make.indicator("99", group="Resources", tier=Tier("CSI", "Critical")),
        make.indicator("87000", unit="person", code="LALocal_08", group="Resources"),
        make.indicator(None, Polarity.NEUTRAL, "thing", "CSDData_03"),
    ]
    seen = [
        make.observation("99.5", source=Location("q1.txt", 3, 2, 98), reported_word="Green"),
        make.observation(Absence.MISSING, code="LALocal_08"),
        make.observation("6599", "thing", "CSDData_03"),
    ]
    actions = [make.action("FP1922_02", "90", due=date(2019, 6, 30))]
    data = make.dataset(rows, seen, actions, scheme=make.met_near_off("5%"))
    return evaluate_all(data, on=date(2019, 8, 31))


class TestFinding:
    def test_an_assessment_by_code_place_or_slice(self, results):
        assert results["BV8"] is results[0] is next(iter(results))
        assert results[-1].code == "CSDData_03"
        assert [one.code for one in results[:2]] == ["BV8", "LALocal_08"]
        assert len(results) == 3

    def test_an_unknown_code_is_told_with_those_there_are(self, results):
        with pytest.raises(UnknownName, match=r"BV88.*BV8, LALocal_08, CSDData_03"):
            results["BV88"]

    def test_a_long_list_of_codes_is_cut(self, make):
        codes = [f"X{number}" for number in range(20)]
        data = make.dataset(
            [make.indicator("98", code=code) for code in codes],
            [make.observation("98", code=code) for code in codes],
            scheme=make.met_near_off("5%"),
        )
        with pytest.raises(UnknownName, match="X11 and 8 more"):
            evaluate_all(data)["Y"]

    def test_a_place_beyond_the_end_is_an_index_error(self, results):
        with pytest.raises(IndexError):
            results[3]

    def test_an_action_by_code(self, results):
        assert results.action("FP1922_02").word == "Overdue"
        with pytest.raises(UnknownName, match="FP9"):
            results.action("FP9")


class TestRows:
    def test_one_flat_row_for_each_assessment_with_exact_numbers(self, results):
        first, second, third = results.to_dicts()
        assert first["value"] == Decimal("99.5")
        assert (first["code"], first["unit"], first["period"]) == ("BV8", "percent", "Q1 2019/20")
        assert (first["status"], first["word"]) == ("on_target", "Green")
        assert (first["tier"], first["file"], first["line"]) == ("CSI", "q1.txt", 98)
        assert second["value"] is None
        assert (second["status"], second["reasons"]) == ("unknown", "no-value")
        assert third["target"] is None
        assert list(first) == list(second) == list(third)
        assert not any(
            isinstance(value, float) for row in results.to_dicts() for value in row.values()
        )

    def test_value_and_target_of_a_row_are_in_its_unit(self, make):
        target = FixedTarget(lines=make.lines("2", "week"))
        data = make.dataset(
            [make.indicator(target, Polarity.LOWER, "day")],
            [make.observation("13", "day")],
            scheme=make.met_near_off("5%"),
        )
        (row,) = evaluate_all(data).to_dicts()
        assert (row["unit"], row["value"], row["target"]) == ("day", 13, 14)

    def test_one_unfit_unit_does_not_spoil_the_table(self, make):
        data = make.dataset(
            [make.indicator("98")],
            [make.observation("9", "day")],
            scheme=make.met_near_off("5%"),
        )
        results = evaluate_all(data)
        assert results.to_dicts()
        assert results._repr_html_()

    @pytest.mark.parametrize("backend", ["pandas", "polars"])
    def test_they_become_the_callers_kind_of_frame(self, results, backend):
        pytest.importorskip(backend)
        frame = results.to_frame(backend)
        assert type(frame).__module__.startswith(backend)
        assert list(frame.columns) == list(results.to_dicts()[0])
        assert list(frame["code"]) == ["BV8", "LALocal_08", "CSDData_03"]
        assert frame["value"][0] == Decimal("99.5")
        assert frame["value"][2] == Decimal(6599)

    @pytest.mark.parametrize("backend", ["pandas", "polars"])
    def test_no_rows_are_a_frame_with_the_same_columns(self, results, backend):
        pytest.importorskip(backend)
        empty = attrs.evolve(results, assessments=())
        frame = empty.to_frame(backend)
        assert list(frame.columns) == list(results.to_dicts()[0])
        assert len(frame) == 0

    @pytest.mark.parametrize("backend", ["pandas", "polars"])
    def test_figures_of_any_places_stay_exact_in_a_frame(self, make, backend):
        pytest.importorskip(backend)
        values = ["0.123456789012345678", "84788", "-7.69", "99.50"]
        codes = [f"X{n}" for n in range(len(values))]
        data = make.dataset(
            [make.indicator("98", code=code) for code in codes],
            [make.observation(v, code=c) for c, v in zip(codes, values, strict=True)],
            scheme=make.met_near_off("5%"),
        )
        frame = evaluate_all(data).to_frame(backend)
        assert list(frame["value"]) == [Decimal(value) for value in values]

    def test_another_kind_of_frame_is_refused(self, results):
        with pytest.raises(UsageError, match="pandas, polars, pyarrow"):
            results.to_frame("spark")

    def test_without_any_of_them_the_install_line_is_named(self, results, monkeypatch):
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
        with pytest.raises(MissingExtra, match="pip install"):
            results.to_frame()


class TestShowing:
    def test_it_says_how_many_stand_where(self, results):
        assert repr(results) == (
            "<Results q1.txt: 3 indicators (1 on_target, 1 data_only, 1 unknown)>"
        )

    def test_in_a_notebook_it_is_a_table_with_headings_and_a_caption(self, results):
        page = results._repr_html_()
        assert page.startswith("<table><caption>Results q1.txt")
        assert page.count('<th scope="row">') == 3
        assert page.count('<th scope="col">') == 7
        assert "Green" in page

    def test_text_from_a_report_never_becomes_markup(self, make):
        evil = '<script>alert("1")</script>&'
        row = make.indicator("98", code="<b>", name=evil)
        seen = make.observation("97", code="<b>", raw=evil, reported_word=evil)
        data = attrs.evolve(
            make.dataset([row], [seen], scheme=make.met_near_off("5%")), file=f"{evil}.txt"
        )
        page = evaluate_all(data)._repr_html_()
        assert "<script" not in page
        assert "<b>" not in page
        assert "&lt;script&gt;" in page
        assert page.count("&amp;") >= 3

    def test_a_long_table_is_cut_and_says_so(self, make):
        codes = [f"X{number}" for number in range(61)]
        data = make.dataset(
            [make.indicator("98", code=code) for code in codes],
            [make.observation("98", code=code) for code in codes],
            scheme=make.met_near_off("5%"),
        )
        page = evaluate_all(data)._repr_html_()
        assert page.count('<th scope="row">') == 60
        assert page.endswith("<p>and 1 more</p>")

    def test_it_counts_itself_by_group(self, results):
        summary = results.summary()
        assert summary.total == 3
        assert [group.group for group in summary.by] == ["Resources", None]
        assert summary.by[0].counts == ((Status.ON_TARGET, 1), (Status.UNKNOWN, 1))
