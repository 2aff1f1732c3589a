"""Broxtowe's report for the first quarter of 2019/20, read whole."""

import datetime
import os
from collections import Counter
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

import pmf

SAMPLE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"
GOLDEN = Path(__file__).parent / "golden" / "broxtowe.txt"


@pytest.fixture(scope="module")
def lines():
    return SAMPLE.read_text("utf-8").split("\n")


@pytest.fixture(scope="module")
def dataset():
    return pmf.read(SAMPLE)


@pytest.fixture(scope="module")
def results(dataset):
    return pmf.evaluate_all(dataset)


@pytest.fixture(scope="module")
def checked(results):
    return {(found.kind, found.code): found for found in pmf.check(results)}


def found(dataset, kind):
    return [finding for finding in dataset.findings if finding.kind == kind]


def at(finding):
    return finding.location.line, finding.location.column


class TestWhatStandsInTheReport:
    def test_the_adapter_is_found_by_what_the_document_says(self, dataset):
        assert (dataset.adapter, dataset.council) == ("broxtowe", "Broxtowe Borough Council")
        assert not dataset.illustrative

    def test_it_is_about_the_first_quarter(self, dataset):
        assert dataset.period == pmf.cells.read_period("Q1 2019/20")

    def test_there_are_eight_critical_success_and_eighteen_key_indicators(self, dataset):
        assert Counter(one.tier.code for one in dataset.indicators) == {"CSI": 8, "KPI": 18}

    def test_indicators_stand_in_three_plans(self, dataset):
        assert Counter(one.group for one in dataset.indicators) == {
            "Resources": 15,
            "Revenues, Benefits and Customer Services": 7,
            "ICT and Business Transformation": 4,
        }

    def test_there_are_23_actions_in_three_plans(self, dataset):
        assert Counter(one.group for one in dataset.actions) == {
            "Resources": 12,
            "Revenues, Benefits and Customer Services": 7,
            "ICT and Business Transformation": 4,
        }

    def test_actions_keep_the_service_they_stand_under_across_page_breaks(self, dataset):
        services = {action.code: action.service for action in dataset.actions}
        assert services["FP1922_05"] == "Finance Services"  # below a repeated heading row
        assert services["DEM1922_01"] == "Administrative Services"
        assert services["CP1620_03"] == "Council Property"
        assert services["RBCS1620_01"] is None  # this table names no service

    def test_the_words_are_counted_as_printed(self, dataset):
        assert Counter(seen.reported_word for seen in dataset.current) == {
            "Green": 17,
            "Amber": 3,
            "Red": 3,
            "Unknown": 1,
            "Data Only": 2,
        }
        assert Counter(action.reported_word for action in dataset.actions) == {
            "In Progress": 13,
            "Overdue": 4,
            "Warning": 3,
            "Completed": 1,
            "Complete": 1,
            "Not Started": 1,
        }

    def test_every_indicator_is_declared_by_the_framework(self, dataset):
        assert not found(dataset, "unknown-code")
        assert all(one.polarity is not None for one in dataset.indicators)
        declared = {known.indicator.code for known in dataset.framework.definitions}
        assert declared == {one.code for one in dataset.indicators}

    def test_whatever_the_report_does_not_state_is_inferred_with_a_reason(self, dataset):
        for indicator in dataset.indicators:
            inferred = {one.attribute: one for one in indicator.declared}
            assert {"polarity", "unit", "basis", "accumulates"} <= set(inferred)
            assert {one.provenance for one in inferred.values()} == {pmf.Provenance.INFERRED}
            assert all(one.because.endswith(".") for one in inferred.values())

    def test_the_covering_paper_is_kept(self, dataset):
        assert dataset.paper.title.startswith("PERFORMANCE MANAGEMENT REVIEW")
        assert len(dataset.paper.recommendations) == 1
        assert dataset.paper.background_papers == ()

    def test_whose_report_it_is_what_it_is_for_and_the_five_priorities(self, dataset):
        said = dataset.paper
        assert said.report_of == (
            "Chief Executive / Deputy Chief Executive / Interim Strategic Director"
        )
        assert said.purpose.startswith("Shows how the support services are doing")
        assert said.priorities == (
            "Housing", "Business Growth", "Environment", "Health", "Community Safety",
        )  # fmt: skip


class TestWhereEachFigureStands:
    def test_each_indicator_has_its_three_figures(self, dataset):
        assert len(dataset.observations) == 78
        assert set(Counter(seen.code for seen in dataset.observations).values()) == {3}

    def test_each_figure_is_the_cell_at_its_line_and_column(self, dataset, lines):
        for seen in dataset.observations:
            cells = lines[seen.source.line - 1].split("\t")
            heading = next(
                line.split("\t")
                for line in reversed(lines[: seen.source.line])
                if "Code & Short Name" in line
            )
            assert cells[heading.index(seen.source.column)].strip() == seen.raw
            assert cells[1].startswith(seen.code + " ")

    def test_each_target_is_the_cell_at_its_line_and_column(self, dataset, lines):
        for indicator in dataset.indicators:
            where = indicator.target.source
            assert where.column == "Target 2019/20"
            assert lines[where.line - 1].split("\t")[5].strip() == indicator.target.text

    def test_the_row_is_counted_from_the_heading_row_of_its_table(self, dataset, lines):
        tables = {}
        for number, line in enumerate(lines, start=1):
            if "\t" in line:
                before = next((tables[n] for n in range(number - 1, 0, -1) if n in tables), None)
                between = lines[before[0] : number - 1] if before else ["start"]
                if before is None or any(text.strip() for text in between):
                    table, row = (before[1] + 1 if before else 1), 1
                else:
                    table, row = before[1], before[2] + 1
                tables[number] = (number, table, row)
        for seen in dataset.observations:
            _, table, row = tables[seen.source.line]
            assert (seen.source.table, seen.source.row) == (table, row)

    @pytest.mark.parametrize(
        ("code", "period", "raw", "value", "line"),
        [
            ("BV8", "Q1 2019/20", "99.5%", "99.5", 66),
            ("LALocal_07", "2018/19", "5", "5", 67),
            ("BV12", "Q1 2019/20", "9.3*", "9.3", 69),
            ("LALocal_08", "2017/18", "84,617", "84617", 112),
            ("CPLocal_05", "2018/19", "7.69%", "7.69", 118),
            ("CPLocal_05", "Q1 2019/20", "0%", "0", 118),
            ("BV79b(ii)", "Q1 2019/20", "8.9%", "8.9", 146),
            ("CSDData_02", "Q1 2019/20", "17,857", "17857", 147),
            ("ITLocal_04", "Q1 2019/20", "14.37%", "14.37", 174),
        ],
    )
    def test_figures_are_exact(self, dataset, code, period, raw, value, line):
        wanted = pmf.cells.read_period(period)
        seen = next(one for one in dataset.series(code) if one.period == wanted)
        assert (seen.raw, str(seen.value.value), seen.source.line) == (raw, value, line)
        assert isinstance(seen.value.value, Decimal)

    @pytest.mark.parametrize("code", ["LALocal_08", "LALocal_13", "LALocal_14", "ITLocal_02"])
    def test_a_dash_is_no_value_and_says_so(self, dataset, code):
        seen = dataset.series(code)[2]
        assert (seen.raw, seen.value, seen.absence) == ("-", None, pmf.Absence.MISSING)

    def test_zero_is_a_value(self, dataset):
        assert dataset.series("CPLocal_05")[2].value.value == 0
        assert dataset.indicator("CPLocal_05").target.lines.target.value == 0

    def test_markup_left_in_a_cell_does_not_hide_the_progress(self, dataset):
        progress = {action.code: action.progress for action in dataset.actions}
        assert progress["FP1922_01"] == 100
        assert progress["DEM1518_01"] == 0
        assert progress["DEM1518_02"] == 5
        assert None not in progress.values()

    def test_due_dates_are_read_in_every_form_printed(self, dataset):
        due = {action.code: action.due for action in dataset.actions}
        assert due["DEM1518_01"] == datetime.date(2021, 9, 30)  # 30-Sept-2021
        assert due["DEM1922_01"] == datetime.date(2020, 2, 28)  # 28-February-2020
        assert due["RBCS1922_01"] == datetime.date(2019, 9, 30)  # 30-Sep-2019

    def test_three_profiles_are_read_as_aims_for_the_quarter(self, dataset):
        profiled = {
            one.code for one in dataset.indicators if isinstance(one.target, pmf.ProfiledTarget)
        }
        assert profiled == {"BV9", "BV10", "BV79b(ii)"}

    def test_three_indicators_have_no_target(self, dataset):
        without = {one.code for one in dataset.indicators if isinstance(one.target, pmf.NoTarget)}
        assert without == {"LALocal_13", "LALocal_14", "CSDData_03"}

    def test_a_note_that_begins_with_a_dash_is_kept_as_text(self, dataset):
        note = dataset.series("CSDData_03")[2].note
        assert note.text.startswith("- Since summer 2018")


class TestTheAccountOfTheRows:
    def test_every_line_with_a_tab_is_accounted_for(self, dataset, lines):
        assert dataset.account.rows == sum("\t" in line for line in lines)
        assert dataset.account.balances

    def test_what_became_of_each_row(self, dataset):
        account = dataset.account
        assert account.records == 26 + 23
        assert (account.keys, account.sections, account.blanks) == (10, 8, 0)
        assert (account.duplicates, account.unread) == (0, 0)


class TestWhatReadingNoticed:
    def test_these_kinds_and_no_others(self, dataset):
        assert Counter(one.kind for one in dataset.findings) == {
            "marked-value": 1,
            "other-period": 5,
            "markup-removed": 1,
            "status-outside-key": 2,
            "bad-date": 1,
        }

    def test_31_april_is_told_and_not_mended(self, dataset):
        (finding,) = found(dataset, "bad-date")
        assert at(finding) == (164, "Due Date")
        assert (finding.raw, finding.code) == ("31-Apr-2020", "IT1920_02")
        assert finding.severity is pmf.Severity.ERROR
        action = next(one for one in dataset.actions if one.code == "IT1920_02")
        assert (action.due, action.due_text) == (None, "31-Apr-2020")

    def test_the_footnoted_figure_keeps_value_and_mark(self, dataset):
        (finding,) = found(dataset, "marked-value")
        assert at(finding) == (69, "Q1 2019/20")
        assert (finding.raw, finding.used) == ("9.3*", "9.3")
        assert dataset.series("BV12")[2].marks == (pmf.Mark.FOOTNOTE, pmf.Mark.OTHER_PERIOD)

    def test_notes_that_name_another_period(self, dataset):
        places = {
            finding.code: (*at(finding), finding.raw) for finding in found(dataset, "other-period")
        }
        assert places == {
            "BV12": (69, "Latest Note", "*July 2019 figure"),
            "FPLocal_01": (101, "Latest Note", "August"),
            "FPLocal_02": (102, "Latest Note", "August"),
            "FPLocal_03": (105, "Latest Note", "Position at 31 August 2019."),
            "FPLocal_09": (106, "Latest Note", "August"),
        }
        marked = {s.code for s in dataset.observations if pmf.Mark.OTHER_PERIOD in s.marks}
        assert marked == set(places)

    def test_words_outside_the_printed_key(self, dataset):
        words = {one.code: (at(one), one.raw) for one in found(dataset, "status-outside-key")}
        assert words == {
            "FP1922_04": ((80, "Status Icon"), "Complete"),
            "IT1920_17": ((168, "Status Icon"), "Not Started"),
        }

    def test_nothing_else_is_an_error(self, dataset):
        errors = [one for one in dataset.findings if one.severity is pmf.Severity.ERROR]
        assert [one.kind for one in errors] == ["bad-date"]
        assert dataset.has_errors()

    def test_a_strict_reading_raises_once_with_that_error(self):
        with pytest.raises(pmf.FindingsError, match="31-Apr-2020") as caught:
            pmf.read(SAMPLE, strict=True)
        assert [one.kind for one in caught.value.findings] == ["bad-date"]


class TestWhatCheckingNoticed:
    def test_not_started_at_half_done(self, checked):
        finding = checked["progress-disagrees", "IT1920_17"]
        assert finding.location.line == 168
        assert "50%" in finding.message

    @pytest.mark.parametrize(("code", "line"), [("DEM1922_01", 93), ("IT1920_01", 163)])
    def test_overdue_before_the_due_date(self, checked, code, line):
        finding = checked["due-date-disagrees", code]
        assert finding.location.line == line
        assert "2019-08-31" in finding.message

    def test_a_data_only_indicator_with_a_target(self, checked):
        finding = checked["data-only-with-target", "CSDData_02"]
        assert at(finding) == (147, "Target 2019/20")
        assert finding.raw == "80,000"

    def test_prosecutions_printed_under_finance(self, checked):
        finding = checked["service-disagrees", "LALocal_13"]
        assert finding.location.line == 107
        assert finding.raw == "Finance Services"

    def test_a_note_that_claims_what_its_own_figure_denies(self, checked):
        finding = checked["note-disagrees", "BV78b"]
        assert at(finding) == (145, "Latest Note")
        assert "6.8" in finding.message
        assert [code for kind, code in checked if kind == "note-disagrees"] == ["BV78b"]

    def test_colours_over_empty_cells(self, checked):
        codes = {code for kind, code in checked if kind == "status-without-value"}
        assert codes == {"LALocal_08", "LALocal_13", "ITLocal_02"}

    def test_nothing_is_missing_from_the_report(self, checked):
        assert "not-reported" not in {kind for kind, _ in checked}


class TestReportedBesideComputed:
    def test_the_judging_day_is_the_one_its_notes_speak_of(self, results):
        assert results.on == datetime.date(2019, 8, 31)
        assert "August 2019" in results.on_because

    def test_indicators(self, results):
        held = pmf.reconcile(results)
        assert len(held.codes("agree")) == 17
        assert set(held.codes("disagree")) == {
            "LALocal_07",
            "LALocal_08",
            "LALocal_12",
            "LALocal_13",
            "FPLocal_09",
            "BV79b(ii)",
            "ITLocal_02",
        }
        assert set(held.codes("not-reproducible")) == {"FPLocal_03", "ITLocal_04"}

    def test_actions(self, results):
        held = pmf.reconcile(results)
        assert len(held.codes("agree", actions=True)) == 19
        assert set(held.codes("disagree", actions=True)) == {
            "DEM1922_01",
            "IT1920_01",
            "IT1920_17",
        }
        assert held.codes("not-reproducible", actions=True) == ("IT1920_02",)


def describe(dataset, results):
    """Every fact of a data set, one a line, for a person to read and a test to compare."""

    def place(where):
        return f"{where.line}/{where.table}.{where.row}" if where else "-"

    yield f"{dataset.adapter} | {dataset.council} | {dataset.period} | {dataset.account}"
    for one in dataset.indicators:
        yield ""
        unit = f"{one.unit}, {one.polarity}, {one.basis}, accumulates={one.accumulates}"
        yield f"{place(one.source)} {one.tier.code} {one.code} {one.name}"
        yield f"    {one.group} | {one.service} | printed under {one.printed_service} | {unit}"
        target = one.target
        yield f"    target {type(target).__name__} {target.text!r} {target.period} at " + place(
            target.source
        )
        for seen in dataset.series(one.code):
            words = f"{seen.reported_word} {[str(status) for status in seen.reported]}"
            marks = ", ".join(str(mark) for mark in seen.marks)
            value = seen.value if seen.value is not None else seen.absence
            yield (
                f"    {place(seen.source)} {seen.source.column}: {seen.raw!r} -> {value}"
                + (f" ({marks})" if marks else "")
                + (f" | {words}" if seen.reported_word else "")
            )
            if seen.note is not None:
                figures = [f"{one.period} = {one.value}" for one in seen.note.figures]
                yield (
                    f"        note {place(seen.note.source)}: other={seen.note.other_period!r} "
                    f"figures={figures} claims_met={seen.note.claims_met}"
                )
    yield ""
    for action in dataset.actions:
        yield (
            f"{place(action.source)} {action.code} | {action.group} | {action.service} | "
            f"{action.progress}% | {action.due_text} -> {action.due} | {action.reported_word} "
            f"{[str(status) for status in action.reported]}"
        )
    yield ""
    for title, findings in (("read", dataset.findings), ("checked", pmf.check(results))):
        for one in findings:
            yield f"{title} {one.severity} {one} | {one.code} | {one.raw!r} -> {one.used!r}"


def test_the_whole_reading_is_the_one_looked_at_before(dataset, results):
    """Set ``PMF_UPDATE_GOLDEN=1`` to write the listing anew, then read the difference."""
    listing = "\n".join(line.rstrip() for line in describe(dataset, results)) + "\n"
    if os.environ.get("PMF_UPDATE_GOLDEN") == "1":
        GOLDEN.write_text(listing, "utf-8")
    assert listing.split("\n") == GOLDEN.read_text("utf-8").split("\n")
