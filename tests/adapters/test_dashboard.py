"""The dashboard family: trends without targets, whatever the council."""

import datetime
from decimal import Decimal

import attrs
import pytest

import pmf
from pmf_adapters.dashboard import DashboardAdapter
from pmf_adapters.dashboard.columns import column_period, columns_of, is_average
from pmf_adapters.family import Family
from pmf_adapters.reading import report_name

HEAD = """Subject:	PERFORMANCE DASHBOARD: QUARTER THREE 2022/23
Meeting and Date:	Cabinet – 6 February 2023
Decision Type:	Non-Key Decision

1. Summary

1.1 The Performance Dashboard Quarter Three 2022/23 is at Appendix 1.

"""
TABLES = """# Performance Dashboard

## Overall summary

Most figures improved.

## Housing

Ref	Indicator	Q3 2021/22	Q2 2022/23	Q3 2022/23	Direction	England average 2021/22	Comments
H1	Homes re-let	31.5 days	30 days	28 days	Improving	35 days	Fewer repairs.
H2	Tenants satisfied	–	78%	78%	Steady
Repairs<tab>
H3	Repairs done in time	91%	92%	90%*	Worsening		Storms in November.

Head of Housing: We re-let faster.

## Contracts

Indicator	Previous quarter	This quarter	Contractual target	Status	DoT
Calls answered	81%	79%	80%	Not met	Down
Systems available	99.9%	99.9%	99.5%
""".replace("<tab>", "\t")


#: A council's own, whose contracts may also be rated.
OWN = DashboardAdapter("anytown", council="Anytown", marker="Anytown")


@pytest.fixture
def dashboard(read_text):
    return read_text(HEAD + TABLES, adapter=OWN)


def one(dataset, name):
    (found,) = [indicator for indicator in dataset.indicators if indicator.name == name]
    return found


def kinds(dataset):
    return [finding.kind for finding in dataset.findings]


class TestWhoseItIs:
    def test_a_document_called_a_dashboard_is_of_the_family(self, read_text):
        assert read_text(HEAD).adapter == "dashboard"

    def test_a_heading_will_do_where_there_are_no_labels(self, read_text):
        text = "# Performance Dashboard\n\nIndicator\tQ1 2022/23\tQ2 2022/23\nHomes\t3\t4\n"
        assert read_text(text).adapter == "dashboard"

    @pytest.mark.parametrize(
        "text",
        [
            HEAD.replace("DASHBOARD", "REPORT").replace("Dashboard", "Report"),
            # What rates its figures is no dashboard of trends.
            HEAD + "Indicator\tQ3 2022/23\tTarget\tTrend\nHomes\t3\t4\tUp\n",
            HEAD + "Ref\tWhat happened\nA\tNothing\n",
        ],
    )
    def test_another_document_is_not(self, text, tmp_path):
        file = tmp_path / "report.txt"
        file.write_text(text, "utf-8")
        assert not DashboardAdapter("dashboard").claims(pmf.lay_out(file))

    def test_a_pentana_export_is_not_whatever_its_title(self, tmp_path):
        file = tmp_path / "report.txt"
        file.write_text(
            HEAD + "Status\tCode & Short Name\tQ3 2022/23\tTrend\nGreen\tBV8 Invoices\t9%\tUp\n",
            "utf-8",
        )
        assert not DashboardAdapter("dashboard").claims(pmf.lay_out(file))

    def test_a_council_s_own_may_rate(self, tmp_path):
        file = tmp_path / "report.txt"
        file.write_text(
            HEAD + "Indicator\tQ3 2022/23\tTarget\tTrend\nHomes in Anytown\t3\t4\tUp\n", "utf-8"
        )
        assert OWN.claims(pmf.lay_out(file))
        assert isinstance(OWN, Family)


class TestThePaper:
    def test_labels_are_read_and_the_title_tells_the_period(self, read_text):
        dataset = read_text(HEAD)
        assert dataset.period == pmf.cells.read_period("Q3 2022/23")
        assert dataset.paper.title == "PERFORMANCE DASHBOARD: QUARTER THREE 2022/23"
        assert dataset.paper.date == datetime.date(2023, 2, 6)
        assert dataset.account == pmf.Account(rows=3, labels=3)

    def test_a_missing_appendix_is_told(self, read_text):
        assert kinds(read_text(HEAD)) == ["appendix-missing"]

    def test_another_period_beside_the_report_s_name_is_told(self, read_text):
        dataset = read_text(HEAD.replace("Dashboard Quarter Three", "Dashboard Quarter Two"))
        (found,) = [one for one in dataset.findings if one.kind == "period-disagrees"]
        assert (found.raw, found.used) == ("Quarter Two 2022/23", "Q3 2022/23")
        assert found.location.line == 7

    def test_an_earlier_period_elsewhere_is_not(self, read_text):
        text = HEAD + "1.2 Quarter Two 2022/23 was reported in November.\n"
        assert "period-disagrees" not in kinds(read_text(text))

    @pytest.mark.parametrize(
        ("title", "name"),
        [
            ("PERFORMANCE DASHBOARD: QUARTER TWO 2023/24", "PERFORMANCE DASHBOARD"),
            ("Quarter 2 2023/24 – Performance Dashboard", "Performance Dashboard"),
            ("Dashboard", "Dashboard"),
        ],
    )  # fmt: skip
    def test_the_report_s_name_is_its_title_without_the_period(self, title, name):
        assert report_name(title) == name


class TestWhatTheTextSays:
    @pytest.mark.parametrize(
        ("sentence", "name", "frequency"),
        [
            ("A new annual KPI watches the ‘Fall in the Council’s Emissions.’ It began in May.",
             "Fall in the Council’s Emissions", "annual"),
            ('There is a quarterly performance indicator called "Empty homes".',
             "Empty homes", "quarterly"),
            ("Another KPI is 'Trees planted', reported now and then.", "Trees planted", None),
        ],
    )  # fmt: skip
    def test_an_indicator_in_quotes_is_named(self, read_text, sentence, name, frequency):
        dataset = read_text(f"{HEAD}1.2 {sentence}\n")
        (indicator,) = dataset.indicators
        assert (indicator.name, indicator.frequency) == (name, frequency)
        assert not indicator.code_printed
        assert indicator.source.line == 9
        assert isinstance(indicator.target, pmf.NoTarget)
        assert dataset.observations == ()

    @pytest.mark.parametrize(
        "sentence",
        [
            "We want a 'one council' approach to each KPI.",
            "Every KPI is reviewed. The 'Corporate Plan' is new.",
            "Indicators are listed in the “Performance Framework”.",
        ],
    )
    def test_other_quotes_name_none(self, read_text, sentence):
        assert read_text(f"{HEAD}1.2 {sentence}\n").indicators == ()

    def test_a_sentence_on_the_whole_is_the_summary(self, read_text):
        text = f"{HEAD}1.2 Performance overall is stable. Details follow. An overall view is due.\n"
        (summary,) = read_text(text).commentary
        assert (summary.kind, summary.on) == (pmf.CommentaryKind.SUMMARY, None)
        assert summary.text == "Performance overall is stable."
        assert summary.source.line == 9

    def test_heads_of_service_comment_on_what_they_stand_under(self, dashboard):
        summary, comment = dashboard.commentary
        assert (summary.kind, summary.text) == ("summary", "Most figures improved.")
        assert (comment.kind, comment.on) == ("narrative", "Housing")
        assert (comment.by_role, comment.text) == ("Head of Housing", "We re-let faster.")


class TestItsTables:
    def test_every_row_becomes_an_indicator_under_its_service(self, dashboard):
        assert [(one.code, one.service) for one in dashboard.indicators] == [
            ("H1", "Housing"),
            ("H2", "Housing"),
            ("H3", "Repairs"),
            ("calls-answered", "Contracts"),
            ("systems-available", "Contracts"),
        ]
        assert one(dashboard, "Homes re-let").unit == "day"
        assert one(dashboard, "Homes re-let").code_printed

    def test_every_row_is_accounted_for(self, dashboard):
        account = dashboard.account
        assert account.balances
        assert (account.records, account.sections, account.headings) == (5, 1, 2)

    def test_every_figure_is_an_observation_dashes_too(self, dashboard):
        assert [(str(seen.period), seen.raw) for seen in dashboard.series("H2")] == [
            ("Q3 2021/22", "–"),
            ("Q2 2022/23", "78%"),
            ("Q3 2022/23", "78%"),
        ]
        first, *_ = dashboard.series("H2")
        assert first.absence is pmf.Absence.MISSING
        assert first.source.column == "Q3 2021/22"

    def test_relative_headings_are_counted_from_the_report_s_period(self, dashboard):
        before, now = dashboard.series("calls-answered")
        assert (str(before.period), str(now.period)) == ("Q2 2022/23", "Q3 2022/23")
        assert now.value.value == Decimal(79)

    def test_the_printed_direction_stands_with_the_report_s_period(self, dashboard):
        words = {seen.code: seen.travel_word for seen in dashboard.current}
        assert words == {
            "H1": "Improving", "H2": "Steady", "H3": "Worsening", "calls-answered": "Down",
            "systems-available": None,
        }  # fmt: skip
        assert all(seen.travel_word is None for seen in dashboard.observations
                   if seen.period != dashboard.period)  # fmt: skip

    def test_comments_and_marks_are_kept(self, dashboard):
        seen = dashboard.series("H3")[-1]
        assert seen.note.text == "Storms in November."
        assert seen.marks == (pmf.Mark.FOOTNOTE,)

    def test_a_contract_s_target_is_marked_as_one(self, dashboard):
        target = one(dashboard, "Calls answered").target
        assert target.provenance is pmf.Provenance.CONTRACTUAL
        assert target.resolve(dashboard.period).target == pmf.Quantity("80", "percent")
        assert isinstance(one(dashboard, "Homes re-let").target, pmf.NoTarget)

    def test_national_figures_are_figures_of_others(self, dashboard):
        (peer,) = dashboard.peers
        assert (peer.body, peer.average, str(peer.period)) == ("England average", True, "2021/22")
        assert str(peer.value) == "35 days"

    def test_a_status_word_nobody_knows_is_told(self, dashboard):
        (found,) = [one for one in dashboard.findings if one.kind == "unknown-status"]
        assert (found.raw, found.code) == ("Not met", "calls-answered")

    def test_nothing_without_a_target_is_rated(self, dashboard):
        results = pmf.evaluate_all(dashboard)
        judged = {done.observation.code: done.status for done in results.assessments}
        assert {judged[code] for code in ("H1", "H2", "H3")} == {pmf.Status.DATA_ONLY}

    def test_the_travel_we_work_out_is_the_printed_one(self, dashboard):
        comparator = dashboard.scheme.direction.comparators[0]
        ways = {
            code: pmf.travel(
                attrs_polarity(dashboard.indicator(code), way),
                dashboard.observations,
                dashboard.period,
                comparator,
            ).travel
            for code, way in (("H1", "lower"), ("H2", "higher"), ("H3", "higher"))
        }
        assert list(ways.values()) == ["improving", "steady", "worsening"]

    def test_a_row_given_twice_counts_once(self, read_text):
        row = "H2	Tenants satisfied	–	78%	78%	Steady\n"
        same = read_text(HEAD + TABLES.replace(row, row + row), adapter=OWN)
        other = read_text(
            HEAD + TABLES.replace(row, row + row.replace("Steady", "Up")), adapter=OWN
        )
        assert "duplicate-row" in kinds(same)
        assert "duplicate-code" in kinds(other)
        for dataset in (same, other):
            assert len(dataset.indicators) == 5
            assert dataset.account.balances

    def test_a_page_break_loses_no_row(self, read_text):
        text = TABLES.replace("Repairs\t\n", "Page 2 of 4\n")
        dataset = read_text(HEAD + text, adapter=OWN)
        assert one(dataset, "Repairs done in time").service == "Housing"
        assert len(dataset.indicators) == 5
        assert "stray-text" in kinds(dataset)

    def test_a_table_right_below_another_is_one_of_its_own(self, read_text):
        text = TABLES.replace("\n\nHead of Housing: We re-let faster.\n\n## Contracts\n\n", "\n")
        text = text.replace("Head of Housing: We re-let faster.\n\n## Contracts\n\n", "")
        dataset = read_text(
            HEAD + text.replace("\n\nIndicator\tPrev", "\nIndicator\tPrev"), adapter=OWN
        )
        assert len(dataset.indicators) == 5
        assert dataset.account.balances

    def test_what_cannot_be_read_is_told_and_lost_nowhere(self, read_text):
        text = TABLES.replace("	Comments\n", "	Weather\n").replace("28 days", "about a month")
        text = text.replace("H3	Repairs done in time", "H3	")
        dataset = read_text(HEAD + text + "\n## Other\n\nColour\tHue\nRed\tLoud\n", adapter=OWN)
        told = kinds(dataset)
        assert {"column-unread", "bad-number", "row-unread", "table-unread"} <= set(told)
        assert dataset.account.balances
        assert dataset.account.unread == 2


def attrs_polarity(indicator, polarity):
    return attrs.evolve(indicator, polarity=pmf.Polarity(polarity))


class TestHeadings:
    QUARTER = pmf.Period.quarter(2023, 2)
    YEAR = pmf.Period.financial_year(2023)

    @pytest.mark.parametrize(
        ("heading", "period", "means"),
        [
            ("q2 2023/24", None, "Q2 2023/24"),
            ("outturn 2022/23", None, "2022/23"),
            ("this quarter", QUARTER, "Q2 2023/24"),
            ("previous quarter", QUARTER, "Q1 2023/24"),
            ("same quarter last year", QUARTER, "Q2 2022/23"),
            ("last year", YEAR, "2022/23"),
            ("last year", QUARTER, "None"),  # the same quarter, or all of it
            ("this quarter", None, "None"),
            ("variance", QUARTER, "None"),
        ],
    )
    def test_the_period_of_a_column(self, heading, period, means):
        assert str(column_period(heading, period)) == means

    def test_a_code_may_be_headed_by_what_is_measured(self, tmp_path):
        file = tmp_path / "report.txt"
        file.write_text("PI\tDescription\tQ1 2023/24\tQ2 2023/24\nA1\tHomes\t1\t2\n", "utf-8")
        columns = columns_of(pmf.lay_out(file).tables[0].meant, None)
        assert (columns.code, columns.name) == (0, 1)
        assert columns.are_trends

    @pytest.mark.parametrize(
        ("body", "is_one"), [("England", True), ("Peer average", True), ("Ashford Borough", False)]
    )
    def test_an_average_is_told_from_one_body(self, body, is_one):
        assert is_average(body) is is_one
