"""A printed target against the declared one: by what it asks, whatever its words."""

from importlib.resources import files

import pytest

import pmf
from pmf_adapters.targets import same_target, tell_changed

PAPER = files("pmf_adapters") / "dacorum" / "samples" / "dacorum-2024-kpi-framework.txt"
Q3 = pmf.Period.quarter(2023, 3)


def target(words, unit="percent", **more):
    return pmf.parse_target(words, unit=unit, **more).target


class TestWhatIsTheSame:
    @pytest.mark.parametrize(
        ("printed", "declared", "unit"),
        [
            ("86%", "86.0 per cent", "percent"),
            ("40 Days", "40", "day"),
            ("at most 30 days", "30 days", "day"),
            ("20/40/60/80/100 over the next 5 years", "20/40/60/80/100 increments over the next "
             "5 years", "percent"),
            ("Q4 23/24: 23 Q4 24/25: 38", "Q4 23/24 : 23, Q4 24/25: 38", "dwelling"),
            ("TBC", "tbc", "percent"),
        ],
    )  # fmt: skip
    def test_in_other_words(self, printed, declared, unit):
        assert same_target(target(printed, unit), target(declared, unit)) is True

    @pytest.mark.parametrize(
        ("printed", "declared", "unit"),
        [
            ("90%", "86%", "percent"),
            ("TBC", "86%", "percent"),
            ("86%", "TBC", "percent"),
            ("20/40/60/80/90 over the next 5 years", "20/40/60/80/100 over the next 5 years",
             "percent"),
            ("Q4 23/24: 23 Q4 24/25: 40", "Q4 23/24: 23 Q4 24/25: 38", "dwelling"),
            ("less than 5", "5", "thing"),
        ],
    )  # fmt: skip
    def test_what_asks_for_something_else_is_not(self, printed, declared, unit):
        assert same_target(target(printed, unit), target(declared, unit)) is False

    def test_hours_and_minutes(self):
        assert same_target(target("90 minutes", None), target("1.5 hours", None)) is True
        assert same_target(target("90 minutes", None), target("90%", None)) is False

    def test_a_figure_for_the_period_against_a_profile(self):
        profile = target("Q1: 20% Q2: 50% Q3: 60% Q4: 90%")
        assert same_target(target("60%"), profile, Q3) is True
        assert same_target(target("65%"), profile, Q3) is False

    @pytest.mark.parametrize("nothing", [pmf.NoTarget(), pmf.NoTarget(reason="bad-target")])
    def test_nothing_is_held_against_nothing(self, nothing):
        assert same_target(nothing, target("86%")) is None
        assert same_target(target("86%"), nothing) is None

    def test_nor_what_is_set_for_another_year(self):
        this, next_ = (pmf.Period.financial_year(year) for year in (2023, 2024))
        assert same_target(target("86%", period=this), target("90%", period=next_)) is None


class TestADocument:
    def test_dacorums_own_paper_prints_what_is_declared(self):
        assert not [one for one in pmf.read(PAPER).findings if one.kind == "target-changed"]

    def test_a_changed_figure_is_told_at_its_cell_and_kept(self, read_text):
        text = PAPER.read_text("utf-8")
        dataset = read_text(text.replace("first visit\t86%", "first visit\t90%"))
        (found,) = (one for one in dataset.findings if one.kind == "target-changed")
        assert (found.code, found.raw) == ("repairs-completed-first-visit", "90%")
        assert found.location.column == "Target"
        assert "declares '86%'" in found.message
        lines = dataset.indicator(found.code).target.resolve(Q3)
        assert lines.target == pmf.Quantity("90", "percent")

    def test_homes_below_zero_are_doubted(self, read_text):
        text = PAPER.read_text("utf-8").replace("Q4 24/25: 38", "Q4 24/25: -38")
        (found,) = (one for one in read_text(text).findings if one.kind == "value-unlikely")
        assert found.code == "affordable-housing-units-completed"
        assert "count below zero" in found.message


DECLARED = """schema_version = 1
id = "anytown-2023"
council = "Anytown Council"
title = "Measures"
scheme = "rag"

[[indicators]]
code = "K1"
name = "Calls answered"
unit = "percent"
polarity = "higher"
target = "90%"
target_basis = "annual"
"""
TABLES = {
    "rag": "Indicator\tQ3 2023/24\tTarget\tStatus\nCalls answered\t91%\t{}\tGreen\n",
    "pentana": "Status\tCode & Short Name\tQ3 2023/24\tTarget\tLatest Note\n"
    "Green\tK1 Calls answered\t91%\t{}\tGood\n",
    "dashboard": "# Performance Dashboard Q3 2023/24\n\n"
    "Indicator\tQ2 2023/24\tQ3 2023/24\tContract target\tDirection\n"
    "Calls answered\t90%\t91%\t{}\tUp\n",
}


class TestEveryFamily:
    @pytest.fixture
    def told(self, read_text, tmp_path):
        (tmp_path / "framework.toml").write_text(DECLARED, "utf-8")
        framework = pmf.load_framework(tmp_path / "framework.toml")

        def told(family, printed):
            dataset = read_text(TABLES[family].format(printed), framework=framework)
            assert dataset.adapter == family
            return [one.raw for one in dataset.findings if one.kind == "target-changed"]

        return told

    @pytest.mark.parametrize("family", TABLES)
    def test_holds_the_printed_target_against_the_declared_one(self, told, family):
        assert told(family, "95%") == ["95%"]
        assert told(family, "90.0%") == []
        assert told(family, "") == []

    def test_one_to_be_reached_by_now_is_no_other_than_that_for_the_year(self):
        year = pmf.Definition(
            pmf.Indicator("K1", "Tax", "percent", target=target("98%")), "year_to_date_profile"
        )
        cells = pmf.Collector(pmf.Document("a.txt", "text", ()))
        tell_changed(pmf.Indicator("K1", "Tax", "percent", target=target("24.6%")), year, Q3, cells)
        assert cells.findings == []
