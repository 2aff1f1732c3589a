"""Any council's suite of measures and targets: what makes one, and how it is read."""

from collections import Counter

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pmf
from pmf_adapters.suite import SuiteAdapter
from pmf_adapters.suite.columns import columns_of
from pmf_adapters.suite.committees import glossary_of
from pmf_adapters.suite.headings import body_in, parts_of
from pmf_adapters.suite.names import Codes, places_in, slug, unit_in
from pmf_adapters.suite.words import frequency_of, polarity_of, tier_of

HEADING = "Service\tMeasure Name\tTarget\n"


def kinds(dataset):
    return Counter(found.kind for found in dataset.findings)


def only(dataset, kind):
    (found,) = (one for one in dataset.findings if one.kind == kind)
    return found


class TestWhichDocumentsAreOne:
    def test_a_table_of_measures_with_targets_and_no_outturn_is(self, read_text):
        dataset = read_text(f"{HEADING}Parks\tParks with a Green Flag\t12\n")
        assert (dataset.adapter, dataset.council) == ("suite", None)
        assert [one.name for one in dataset.indicators] == ["Parks with a Green Flag"]
        assert dataset.observations == ()
        assert dataset.period is None

    @pytest.mark.parametrize(
        "headings",
        [
            ("Service", "Measure", "Target", "Outturn 2023/24"),
            ("Measure", "Target", "Q1 2023/24"),
            ("KPI", "Target", "Status"),
            ("Indicator", "Target", "Actual"),
            ("Performance indicator", "Target", "Current performance"),
            ("Measure", "Service"),  # no target
            ("Task", "Target date", "Owner"),  # a plan of actions
            ("Name", "Target"),  # of anything
            ("Measure", "Target audience"),
        ],
    )
    def test_other_tables_are_not(self, headings):
        assert columns_of(headings) is None

    @pytest.mark.parametrize(
        "headings",
        [
            ("Service", "Measure Name", "Target"),
            ("**Performance Measure**", "**Target 2024/25**"),
            ("Ref", "Key Performance Indicator", "Lead officer", "2024/25 target"),
            ("KPI", "Proposed Target"),
            ("Indicator", "Good is", "Annual target"),
        ],
    )
    def test_these_are(self, headings):
        assert columns_of(headings) is not None

    def test_a_report_that_also_lists_targets_is_left_to_others(self, tmp_path):
        file = tmp_path / "a.txt"
        file.write_text(
            f"{HEADING}Parks\tOne\t1\n\nNext.\n\nMeasure\tTarget\tOutturn\nOne\t1\t2\n", "utf-8"
        )
        assert not SuiteAdapter("suite").claims(pmf.lay_out(file))

    def test_it_stands_back_where_a_council_s_own_adapter_knows_the_paper(self, read_text):
        text = "Key Performance Indicators of Dacorum Borough Council\n\n" + HEADING
        assert read_text(f"{text}Parks\tFlags\t12\n").adapter == "dacorum"

    def test_the_caller_may_say_which_column_is_which(self, tmp_path):
        file = tmp_path / "a.txt"
        file.write_text("Wording\tAim\nFlags\t12\n", "utf-8")
        dataset = pmf.read(file, adapter="suite", columns={"name": "Wording", "target": "Aim"})
        (flags,) = dataset.indicators
        assert (flags.name, flags.target.text) == ("Flags", "12")
        assert flags.target.source.column == "Aim"


class TestServices:
    def test_a_blank_service_is_the_one_above(self, read_text):
        dataset = read_text(f"{HEADING}Parks\tA\t1%\n\tB\t2%\nStreets\tC\t3%\n\t\t\n\tD\t4%\n")
        assert [one.service for one in dataset.indicators] == [
            "Parks",
            "Parks",
            "Streets",
            "Streets",
        ]
        assert dataset.account.blanks == 1

    def test_each_table_starts_anew(self, read_text):
        dataset = read_text(f"{HEADING}Parks\tA\t1%\n\nPlace\n\n{HEADING}\tB\t2%\n")
        assert [one.service for one in dataset.indicators] == ["Parks", None]

    @pytest.mark.parametrize("row", ["Streets\t\t", "**Streets**\t\t"])
    def test_a_service_may_have_a_row_of_its_own(self, read_text, row):
        dataset = read_text(f"{HEADING}Parks\tA\t1%\n{row}\n\tB\t2%\n")
        assert [one.service for one in dataset.indicators] == ["Parks", "Streets"]
        assert dataset.account.sections == 1

    def test_so_it_may_in_a_table_without_a_column_for_it(self, read_text):
        dataset = read_text("Measure\tTarget\n**Parks**\t\nA\t1%\nB\t\n")
        assert [(one.name, one.service) for one in dataset.indicators] == [
            ("A", "Parks"),
            ("B", "Parks"),  # not bold: a measure without a target
        ]

    def test_the_heading_repeated_at_a_page_break_is_no_measure(self, read_text):
        dataset = read_text(f"{HEADING}Parks\tA\t1%\nPage 3 of 9\n{HEADING}\tB\t2%\n")
        assert [one.service for one in dataset.indicators] == ["Parks", "Parks"]
        assert dataset.account.headings == 2
        assert dataset.account.balances

    def test_rows_below_a_line_of_text_go_on_without_a_heading(self, read_text):
        above = "KPIs reported to Place Panel\n\n"
        dataset = read_text(f"{above}{HEADING}Parks\tA\t1%\n\nPlace\n\n\tB\t2%\n\tC\t3%\n")
        rows = [(one.name, one.service, one.contributes_to) for one in dataset.indicators]
        assert rows == [("A", "Parks", ()), ("B", "Parks", ("Place",)), ("C", "Parks", ("Place",))]
        assert dataset.indicators[1].source.row == 1
        assert dataset.indicators[1].target.source.column == "Target"
        assert dataset.account.balances


class TestHeadings:
    def test_headings_glued_into_one_line_are_parted(self):
        line = "Appendix 2:**Proposed KPIs reported to Finance OSC****People and Transformation**"
        assert list(parts_of(line)) == [
            "Appendix 2",
            "Proposed KPIs reported to Finance OSC",
            "People and Transformation",
        ]

    @pytest.mark.parametrize(
        ("text", "body"),
        [
            ("Proposed KPIs reported to Housing & Communities OSC", "Housing & Communities OSC"),
            ("Measures to be presented to the Place Scrutiny Panel", "Place Scrutiny Panel"),
            ("Place Scrutiny Panel", "Place Scrutiny Panel"),
            ("Measures reported to Cabinet", "Cabinet"),
            ("People and Transformation", None),
            ("The committee looked at all of them and asked that each be reported again.", None),
        ],
    )
    def test_the_committee_is_what_it_is_reported_to(self, text, body):
        assert body_in(text) == body

    def test_the_group_is_the_committee_and_the_directorate_is_served(self, read_text):
        dataset = read_text(
            "Appendix A:**KPIs reported to Place Panel****Streets and Parks**\n\n"
            f"{HEADING}Parks\tA\t1%\n\nHousing\n\n{HEADING}Homes\tB\t2%\n\n"
            f"Appendix B – Health Panel\n\n{HEADING}Gyms\tC\t3%\n"
        )
        assert [(one.group, one.contributes_to) for one in dataset.indicators] == [
            ("Place Panel", ("Streets and Parks",)),
            ("Place Panel", ("Housing",)),
            ("Health Panel", ()),
        ]

    def test_without_a_committee_the_heading_above_is_the_group(self, read_text):
        text = f"The measures are set out below.\n\n3 Customer services\n\n{HEADING}Calls\tA\t1%\n"
        (one,) = read_text(text).indicators
        assert (one.group, one.contributes_to) == ("Customer services", ())

    def test_running_text_and_page_numbers_are_no_headings(self, read_text):
        text = f"These are the measures of the council.\n\nPage 4 of 9\n\n{HEADING}Calls\tA\t1%\n"
        assert read_text(text).indicators[0].group is None

    def test_headings_of_a_document_that_marks_them_count_too(self, read_text):
        (one,) = read_text(f"## Overview Panel\n\n### Place\n\n{HEADING}Parks\tA\t1%\n").indicators
        assert (one.group, one.contributes_to) == ("Overview Panel", ("Place",))


PAPER = (
    "Report for:\tPlace & Environment Overview and Scrutiny Committee; Housing Panel\n"
    "Title of report:\tMeasures for 2024/25\n"
    "Appendices:\tAppendix 1 – KPIs reported to Place & Environment OSC"
    " Appendix 2 – KPIs reported to Housing Panel\n\nIntroduction.\n\n"
)


class TestCommittees:
    def test_an_abbreviation_and_an_ampersand_are_no_other_name(self, read_text):
        text = (
            f"{PAPER}Appendix 1: KPIs reported to Place and Environment OSC\n\n{HEADING}P\tA\t1%\n"
        )
        dataset = read_text(text)
        assert dataset.indicators[0].group == "Place & Environment Overview and Scrutiny Committee"
        assert "name-disagrees" not in kinds(dataset)

    def test_another_name_than_the_list_gives_is_told(self, read_text):
        text = f"{PAPER}Appendix 1: KPIs reported to Place and Streets OSC\n\n{HEADING}P\tA\t1%\n"
        dataset = read_text(text)
        found = only(dataset, "name-disagrees")
        assert (found.location.line, found.raw) == (7, "Place and Streets OSC")
        assert found.used == "Place & Environment Overview and Scrutiny Committee"
        assert found.severity is pmf.Severity.WARNING
        assert dataset.indicators[0].group == found.used

    def test_one_letter_more_is_told_as_a_trifle(self, read_text):
        text = (
            f"{PAPER}Appendix 1: KPIs reported to Place and Environments OSC\n\n{HEADING}P\tA\t1%\n"
        )
        assert only(read_text(text), "name-disagrees").severity is pmf.Severity.INFO

    def test_without_a_list_the_one_body_left_over_is_meant(self, read_text):
        text = (
            PAPER.replace("Appendices:", "Wards:").replace("Appendix", "List")
            + f"Appendix 1: KPIs reported to Place OSC\n\n{HEADING}P\tA\t1%\n\n"
            f"Appendix 2: KPIs reported to Housing Panel\n\n{HEADING}H\tB\t1%\n"
        )
        dataset = read_text(text)
        assert only(dataset, "name-disagrees").raw == "Place OSC"
        assert [one.group for one in dataset.indicators] == [
            "Place & Environment Overview and Scrutiny Committee",
            "Housing Panel",
        ]

    def test_an_appendix_that_is_named_and_not_there_is_told(self, read_text):
        text = (
            f"{PAPER}Appendix 1: KPIs reported to Place and Environment OSC\n\n{HEADING}P\tA\t1%\n"
        )
        assert "Appendix 2" in only(read_text(text), "appendix-missing").message

    def test_the_glossary_says_what_abbreviations_mean(self):
        said = "OSC – Overview and Scrutiny Committee KPIs – Key Performance Indicators"
        assert glossary_of(said) == {
            "osc": "overview and scrutiny committee",
            "kpi": "key performance indicators",
        }

    def test_the_paper_is_data_and_its_title_gives_the_period(self, read_text):
        dataset = read_text(f"{PAPER}{HEADING}P\tA\t1%\n")
        assert dataset.paper.title == "Measures for 2024/25"
        assert dataset.period == pmf.Period.financial_year(2024)
        assert dataset.account.labels == 3


class TestNames:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("Percentage of Graffiti removed within 7 days", "graffiti-removed-within-7-days"),
            ("Number of Business Engagements", "business-engagements"),
            ("Average re-let time (all re-lets) to 2 decimal points", "re-let-time"),
            ("The number of", "the-number-of"),
            ("…", "unnamed"),
        ],
    )
    def test_a_code_is_made_of_the_words_that_tell(self, name, code):
        assert slug(name) == code

    @given(st.text(max_size=200))
    def test_a_code_is_short_and_the_same_each_time(self, name):
        code = slug(name)
        assert code == slug(name)
        assert 0 < len(code) <= 60
        assert set(code) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["A b", "a B", "Rate of a b", "C"]),
                st.sampled_from([None, "S", "T"]),
                st.sampled_from([None, "G", "H"]),
            ),
            max_size=20,
        )
    )
    def test_no_two_measures_share_a_code(self, measures):
        codes = Codes(None)
        made = {one: codes.made(*one) for one in measures}
        whose = {(pmf.fold(name), *where) for name, *where in made}
        assert len(set(made.values())) == len(whose)
        assert all(codes.made(*one) == code for one, code in made.items())

    @pytest.mark.parametrize(
        ("name", "places"),
        [
            ("Days to 2 decimal points", 2),
            ("Days to one decimal place", 1),
            ("Days to 0 decimal places", 0),
            ("2 decimal points", None),
        ],
    )
    def test_places_are_read_from_the_name(self, name, places):
        assert places_in(name) == places

    @pytest.mark.parametrize(
        ("name", "unit"),
        [
            ("Percentage of calls answered", "percent"),
            ("Bins missed per 100,000 collected", "per_hundred_thousand"),
            ("Average days taken to answer", "day"),
            ("Number of visits", "thing"),
            ("Amount in Kilogram per household", "kilogram/household"),
            ("Time taken to pay", None),
        ],
    )
    def test_so_is_the_unit(self, name, unit):
        assert unit_in(name) == unit

    def test_one_name_in_two_services_has_two_codes(self, read_text):
        dataset = read_text(f"{HEADING}Parks\tComplaints\t1%\nStreets\tComplaints\t2%\n")
        assert [one.code for one in dataset.indicators] == ["complaints", "complaints--streets"]
        assert not any(one.code_printed for one in dataset.indicators)

    def test_so_has_one_in_two_directorates(self, read_text):
        text = "Directorate\tMeasure\tTarget\nPlace\tComplaints\t1%\nPeople\tComplaints\t2%\n"
        dataset = read_text(text)
        assert [one.code for one in dataset.indicators] == ["complaints", "complaints-2"]
        assert "duplicate-code" not in kinds(dataset)


class TestColumnsBeside:
    TEXT = (
        "Ref\tMeasure\tDirectorate\tLead officer\tGood is\tFrequency\tTier\tUnit\tTarget\tRationale"
        "\tColour of folder\n"
        "K1\tVisits\tPlace\tJo Bloggs, Head of Parks\tHigher\tQuarterly\tKPI\tnumber\t120"
        "\tParks are for people.\tred\n"
    )

    def test_every_column_that_says_something_known_is_read(self, read_text):
        (one,) = read_text(self.TEXT).indicators
        assert (one.code, one.code_printed, one.name) == ("K1", True, "Visits")
        assert one.polarity is pmf.Polarity.HIGHER
        assert one.frequency is pmf.Frequency.QUARTERLY
        assert (one.tier, one.unit) == (pmf.Tier("KPI", "KPI"), "thing")
        assert str(one.target.lines.target) == "120"
        assert (one.owner, one.purpose) == ("Head of Parks", "Parks are for people.")
        assert one.contributes_to == ("Place",)

    def test_a_person_s_name_is_not_kept(self, read_text):
        assert "Bloggs" not in repr(read_text(self.TEXT).indicators)

    def test_a_column_nobody_knows_is_told(self, read_text):
        found = only(read_text(self.TEXT), "column-unread")
        assert found.location.column == "Colour of folder"

    def test_words_nobody_knows_are_told_with_what_to_write(self, read_text):
        text = "Measure\tPolarity\tFrequency\tUnit\tTarget\nVisits\tgreen\tsometimes\tfurlongs\t5\n"
        dataset = read_text(text)
        entries = [one for one in dataset.findings if one.kind == "bad-entry"]
        assert [one.raw for one in entries] == ["furlongs", "green", "sometimes"]
        assert 'write "higher" or "lower"' in entries[1].message
        assert dataset.indicators[0].polarity is None

    @pytest.mark.parametrize(
        ("text", "polarity"),
        [
            ("Higher is better", "higher"),
            ("Bigger", "higher"),
            ("↓", "lower"),
            ("L", "lower"),
            ("Reduce", "lower"),
            ("Closest to target", "closest"),
            ("n/a", "neutral"),
            ("higher or lower", None),
        ],
    )
    def test_words_for_which_is_better(self, text, polarity):
        assert polarity_of(text) == polarity

    @pytest.mark.parametrize(
        ("text", "often"),
        [
            ("Monthly", "monthly"),
            ("every quarter", "quarterly"),
            ("six-monthly", "half_yearly"),
            ("Annually", "annual"),
            ("Q", "quarterly"),
            ("when asked", None),
        ],
    )
    def test_words_for_how_often(self, text, often):
        assert frequency_of(text) == often

    def test_a_tier_the_framework_knows_is_the_framework_s(self):
        known = pmf.Tier("SPI", "Service Performance Indicator", about="overseen by departments")
        framework = pmf.Framework("f", "Anytown", "Set", tiers=(known,))
        assert tier_of("service performance indicator", framework) == known
        assert tier_of("Tier 4", framework) == pmf.Tier("Tier 4", "Tier 4")

    def test_a_column_called_kpi_beside_one_of_measures_holds_codes(self, read_text):
        (one,) = read_text("KPI\tMeasure\tTarget\nH1\tHomes let\t40 days\n").indicators
        assert (one.code, one.name) == ("H1", "Homes let")

    def test_a_code_that_stands_twice_is_told(self, read_text):
        dataset = read_text("Ref\tMeasure\tTarget\nK1\tVisits\t5%\nK1\tCalls\t6%\n")
        assert [one.code for one in dataset.indicators] == ["K1", "calls"]
        assert only(dataset, "code-shared").used == "calls"

    def test_a_baseline_with_its_year_is_an_earlier_figure(self, read_text):
        dataset = read_text("Measure\tBaseline 2022/23\tTarget\nRecycled\t49.5%\t52%\n")
        (seen,) = dataset.observations
        assert (seen.period, str(seen.value)) == (pmf.Period.financial_year(2022), "49.5%")
        assert dataset.current == ()

    def test_one_without_a_year_is_not_read(self, read_text):
        dataset = read_text("Measure\tBaseline\tTarget\nRecycled\t49.5%\t52%\n")
        assert dataset.observations == ()
        assert only(dataset, "column-unread").location.column == "Baseline"


class TestTargets:
    def test_the_heading_gives_the_target_its_year(self, read_text):
        (one,) = read_text("Measure\tTarget 2024/25\nRecycled\t52%\n").indicators
        assert one.target.period == pmf.Period.financial_year(2024)
        assert one.unit == "percent"

    def test_targets_of_several_years_are_one_that_holds_each_for_its_own(self, read_text):
        (one,) = read_text(
            "Measure\t2024/25 target\t2025/26 target\nRecycled\t52%\t54%\n"
        ).indicators
        lines = [one.target.resolve(pmf.Period.financial_year(year)) for year in (2024, 2025, 2026)]
        assert [str(line) for line in lines[:2]] == ["52%", "54%"]
        assert lines[2].reason == "outside-target-period"

    def test_a_former_target_is_not_taken_for_the_new_one(self, read_text):
        dataset = read_text("Measure\tCurrent target\tProposed target\nRecycled\t50%\t52%\n")
        assert dataset.indicators[0].target.text == "52%"
        assert "holds targets of before" in only(dataset, "column-unread").message

    def test_an_empty_cell_is_told(self, read_text):
        dataset = read_text(f"{HEADING}Parks\tNumber of prosecutions\t\n")
        found = only(dataset, "target-not-printed")
        assert (found.location.line, found.location.column) == (2, "Target")
        assert dataset.indicators[0].target.kind == "none"

    @pytest.mark.parametrize(
        ("cell", "kind", "finding"),
        [
            ("Profiled Target", "not_supplied", "target-profile-missing"),
            ("Will be approved by Full Council", "pending", "target-pending"),
            ("12.50% (annually)", "change", "target-sign-missing"),
            ("20/40/60% over the next 3 years", "stepped", "target-year-missing"),
            ("as good as can be", "unread", "bad-target"),
        ],
    )
    def test_what_its_words_lack_is_told_where_they_stand(self, read_text, cell, kind, finding):
        dataset = read_text(f"{HEADING}Parks\tSpeed\t{cell}\n")
        assert dataset.indicators[0].target.kind == kind
        assert only(dataset, finding).location.line == 2

    def test_a_bare_figure_has_the_unit_its_name_says_and_that_is_told_as_inferred(self, read_text):
        dataset = read_text(f"{HEADING}Parks\tPercentage of paths swept\t95\n")
        (one,) = dataset.indicators
        assert str(one.target.lines.target) == "95%"
        assert [(said.attribute, said.provenance) for said in one.declared] == [
            ("unit", pmf.Provenance.INFERRED)
        ]
        assert "target-unit-missing" not in kinds(dataset)

    def test_one_whose_name_says_none_is_a_doubt(self, read_text):
        dataset = read_text(f"{HEADING}Parks\tTime taken for debtors to pay\t55\n")
        assert only(dataset, "target-unit-missing").code == "time-taken-debtors-pay"
        assert dataset.indicators[0].unit == "number"


class TestRowsThatRunOver:
    def test_half_a_name_is_joined_to_the_one_above(self, read_text):
        dataset = read_text(f"{HEADING}Homes\tHomes with\t95%\n\ta valid gas certificate\t\n")
        (one,) = dataset.indicators
        assert one.name == "Homes with a valid gas certificate"
        assert only(dataset, "name-wrapped").location.line == 3
        assert dataset.account.balances

    def test_so_is_half_a_target(self, read_text):
        dataset = read_text(f"{HEADING}Parks\tVisits\tQ1: 1 Q2: 2\n\t\tQ3: 3 Q4: 4\n")
        assert dataset.indicators[0].target.kind == "profile"

    def test_a_row_without_a_measure_is_told_and_counted(self, read_text):
        dataset = read_text(f"{HEADING}Parks\t\t95%\n")
        assert dataset.indicators == ()
        assert only(dataset, "row-unread").location.line == 2
        assert (dataset.account.unread, dataset.account.balances) == (1, True)

    def test_a_row_that_stands_twice_is_counted_once(self, read_text):
        dataset = read_text(f"{HEADING}Parks\tA\t1%\n\tA\t1%\n\tA\t2%\n")
        assert len(dataset.indicators) == 1
        assert kinds(dataset) >= Counter({"duplicate-row": 1, "duplicate-code": 1})
        account = dataset.account
        assert (account.records, account.duplicates, account.unread) == (1, 1, 1)
        assert account.balances

    def test_another_table_of_the_paper_is_told_and_counted(self, read_text):
        dataset = read_text(
            f"{HEADING}Parks\tA\t1%\n\nNext.\n\nCost\tYear one\tYear two\nx\t1\t2\n"
        )
        assert only(dataset, "table-unread").location.table == 2
        assert (dataset.account.unread, dataset.account.balances) == (1, True)


FRAMEWORK = pmf.Framework(
    "anytown",
    "Anytown Council",
    "Measures",
    groups=(pmf.Group("Place Committee", ("Place OSC",)),),
    services=(pmf.Service("Parks", directorate="Streets"), pmf.Service("Finance")),
    directorates=(pmf.Directorate("Streets"), pmf.Directorate("Money")),
    definitions=(
        pmf.Definition(
            pmf.Indicator("P1", "Visits", unit="thing", polarity="higher", service="Parks")
        ),
        pmf.Definition(
            pmf.Indicator(
                "F1",
                "Time to pay",
                unit="day",
                polarity="lower",
                service="Finance",
                declared=(
                    pmf.Declared("unit", pmf.Provenance.INFERRED, "Time is counted in days."),
                ),
            )
        ),
    ),
)


class TestWithAFramework:
    def read(self, read_text, rows, above=""):
        text = f"{above}{HEADING}{rows}"
        return read_text(text, adapter="suite", framework=FRAMEWORK)

    def test_a_measure_is_known_by_its_name(self, read_text):
        (one,) = self.read(read_text, "Parks\tvisits\t120\n").indicators
        assert (one.code, one.polarity, one.unit) == ("P1", pmf.Polarity.HIGHER, "thing")
        assert str(one.target.lines.target) == "120"

    def test_one_it_does_not_know_is_told(self, read_text):
        dataset = self.read(read_text, "Parks\tBenches\t5%\n")
        assert only(dataset, "unknown-code").code == "benches"

    def test_a_unit_it_infers_is_taken_and_told(self, read_text):
        dataset = self.read(read_text, "Finance\tTime to pay\t55\n")
        assert str(dataset.indicators[0].target.lines.target) == "55 days"
        assert only(dataset, "target-unit-missing").used == "day"

    def test_the_printed_unit_is_held_against_its_own(self, read_text):
        dataset = self.read(read_text, "Finance\tTime to pay\t8 weeks\n")
        assert only(dataset, "unit-disagrees").code == "F1"

    def test_a_group_goes_by_its_name_there(self, read_text):
        dataset = self.read(read_text, "Parks\tVisits\t120\n", "KPIs reported to Place OSC\n\n")
        assert dataset.indicators[0].group == "Place Committee"

    def test_a_service_under_another_directorate_is_told_once(self, read_text):
        rows = "Parks\tVisits\t120\n\tVisits of dogs\t5\n"
        dataset = self.read(read_text, rows, "KPIs reported to Place OSC\n\nMoney\n\n")
        found = only(dataset, "name-disagrees")
        assert (found.raw, found.used) == ("Money", "Streets")

    def test_what_the_table_prints_is_no_longer_inferred(self, read_text):
        text = "Service\tMeasure\tUnit\tTarget\nFinance\tTime to pay\tdays\t55\n"
        (one,) = read_text(text, adapter="suite", framework=FRAMEWORK).indicators
        assert one.declared == ()


CELLS = st.sampled_from(
    ["", "", "Parks", "**Place**", "a visit", "Visits", "Percentage of bins", "95%", "40 Days", "0",
     "Q1: 1 Q2: 2", "Profiled Target", "TBC", "Service", "Measure Name", "Target", "<b>5</b>", "…"]
)  # fmt: skip
LINES = st.one_of(
    st.lists(CELLS, min_size=2, max_size=4).map("\t".join),
    st.sampled_from(
        [
            "",
            "Place",
            "Appendix 1: KPIs reported to Place OSC",
            "Page 2 of 3",
            "Some text that goes on.",
        ]
    ),
)


class TestLaws:
    @pytest.mark.parametrize(
        "piece", ["target ", "reported to A", "((", "OSC – ", "**", "Appendix 1 ", "to 2 decimal "]
    )
    def test_long_lines_end_at_once(self, read_text, piece):
        long = (piece * 32_000)[:32_000]  # nearly as long as a cell may be
        dataset = read_text(f"{long}\n\n{HEADING}{long}\t{long}\t{long}\n")
        assert dataset.account.balances

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
    @given(lines=st.lists(LINES, max_size=14))
    def test_every_row_is_accounted_for_and_every_finding_has_its_place(self, tmp_path, lines):
        file = tmp_path / "suite.txt"
        file.write_text("\n".join([HEADING.strip(), "Parks\tBenches\t5%", *lines]), "utf-8")
        dataset = pmf.read(file, adapter="suite")
        assert dataset.account.balances
        assert dataset.account.rows == 2 + sum("\t" in line for line in lines)
        codes = [one.code for one in dataset.indicators]
        assert len(codes) == len(set(codes))
        assert all(found.location is not None for found in dataset.findings)
        assert all(one.source is not None for one in dataset.indicators)

    def test_a_council_on_the_family_is_a_value(self):
        council = SuiteAdapter("anytown", "Anytown Council", marker="Anytown")
        assert not council.generic
        assert attrs.evolve(council, framework="anytown").framework == "anytown"


class TestATableThatIsLeft:
    def test_rows_with_figures_are_counted_in_a_warning(self, read_text):
        lost = "Service\tMeasure Name\tAim 2024\nBins\tBins missed\t12\nBins\tBins burnt\tTBC\n"
        found = only(read_text(f"{HEADING}Parks\tFlags\t12\n\nBelow.\n\n{lost}"), "table-unread")

        assert found.severity is pmf.Severity.WARNING
        assert "2 rows that may be records were not read" in found.message

    def test_words_alone_are_a_note(self, read_text):
        words = "Option\tRemarks\nGo on\tas before\n"
        found = only(read_text(f"{HEADING}Parks\tFlags\t12\n\nBelow.\n\n{words}"), "table-unread")

        assert found.severity is pmf.Severity.INFO
