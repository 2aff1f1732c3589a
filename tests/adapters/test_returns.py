"""The library's own return: what an officer filled in, read into a data set."""

import datetime
from decimal import Decimal

import pytest

import pmf

Q2 = pmf.Period.quarter(2024, 2)
HEAD = (
    "Return\tEntry\nCouncil\tAnytown Borough Council\nFramework\tanytown-2024\n"
    "Period\tQ2 2024/25\nPublished\t2024-11-05\nTitle\tSecond quarter\n"
)
COLUMNS = (
    "Code\tIndicator\tService\tOwner\tUnit\tTarget\tValue\tNumerator\tDenominator\tStatus"
    "\tCommentary\n"
)


def definition(code="KPI1", target=None, **indicator):
    declared = {"name": "Council tax collected", "unit": "percent", "polarity": "higher"}
    plain = pmf.Indicator(code, **(declared | indicator))
    if target is not None:
        read = pmf.parse_target(target, unit=plain.unit, polarity=plain.polarity).target
        plain = pmf.Indicator(code, **(declared | indicator), target=read)
    return pmf.Definition(plain)


def framework(*definitions, **more):
    return pmf.Framework(
        "anytown-2024", "Anytown Borough Council", "Plan", "rag", definitions=definitions, **more
    )


ANYTOWN = framework(
    definition(target="at least 49%", owner="Head of Revenues"),
    definition("KPI2", "30", name="Days to re-let a home", unit="day", polarity="lower"),
    definition("KPI3", name="Is the plan adopted?", unit="yes_no"),
    services=(pmf.Service("Revenues and Benefits", aliases=("Revenues",)),),
)


@pytest.fixture
def read(read_text):
    def call(rows="", more="", head=HEAD, framework=ANYTOWN, **options):
        text = f"{head}\n{COLUMNS}{rows}\n{more}"
        return read_text(text, framework=framework, **options)

    return call


def kinds(dataset):
    return [finding.kind for finding in dataset.findings]


def only(dataset, kind):
    found = [finding for finding in dataset.findings if finding.kind == kind]
    assert len(found) == 1, dataset.findings
    return found[0]


class TestHead:
    def test_it_says_of_what_the_return_is(self, read):
        dataset = read("KPI1\t\t\t\t\t\t48.2%")
        assert (dataset.adapter, dataset.council) == ("returns", "Anytown Borough Council")
        assert dataset.period == Q2
        assert dataset.paper.title == "Second quarter"
        assert dataset.published_on == datetime.date(2024, 11, 5)
        assert dataset.findings == ()
        assert dataset.account.balances

    def test_illustrative_figures_are_marked_so_with_the_remark(self, read):
        dataset = read(head=HEAD + "Illustrative\tYes\nRemark\tMade up.\n")
        assert (dataset.illustrative, dataset.remark) == (True, "Made up.")

    def test_neither_yes_nor_no_is_told_and_taken_as_no(self, read):
        dataset = read(head=HEAD + "Illustrative\tperhaps\n")
        assert not dataset.illustrative
        assert only(dataset, "bad-entry").location.line == 7

    def test_without_a_period_rows_are_kept_and_figures_have_no_place(self, read):
        dataset = read("KPI1\t\t\t\t\t\t48.2%", head="Return\tEntry\nCouncil\tAnytown\n")
        assert [one.code for one in dataset.indicators] == ["KPI1"]
        assert dataset.observations == ()
        assert "no-period" in kinds(dataset)

    def test_a_period_that_names_none_is_told_at_its_place(self, read):
        dataset = read(head="Return\tEntry\nPeriod\tlast quarter\n")
        assert only(dataset, "bad-period").location.line == 2

    def test_a_label_nobody_knows_is_told(self, read):
        dataset = read(head=HEAD + "Colour\tblue\n")
        assert only(dataset, "row-unread").severity is pmf.Severity.WARNING
        assert dataset.account.balances

    def test_another_council_than_the_framework_has_is_told(self, read):
        dataset = read(head=HEAD.replace("Anytown Borough", "Othertown"))
        assert "name-disagrees" in kinds(dataset)


class TestItsFramework:
    def test_the_one_it_names_is_taken_where_installed(self, read_text):
        text = HEAD.replace("anytown-2024", "broxtowe-2019") + f"\n{COLUMNS}BV8\t\t\t\t\t\t99.5%\n"
        dataset = read_text(text)
        assert dataset.framework.id == "broxtowe-2019"
        assert dataset.indicator("BV8").polarity is pmf.Polarity.HIGHER

    def test_one_nobody_has_is_a_finding_and_rows_are_read_with_the_printed_unit(self, read_text):
        dataset = read_text(f"{HEAD}\n{COLUMNS}KPI1\tTax\t\t\tpercent\t49%\t48.2\n")
        finding = only(dataset, "no-framework")
        assert finding.location == pmf.Location("report.txt", 1, 3, 3, "Entry")
        assert finding.raw == "anytown-2024"
        indicator = dataset.indicator("KPI1")
        assert (indicator.unit, indicator.polarity) == ("percent", None)
        assert dataset.observations[0].value == pmf.Quantity("48.2", "percent")
        assert str(indicator.target.lines) == "49%"

    def test_none_named_is_a_finding_too(self, read_text):
        dataset = read_text(f"Return\tEntry\nPeriod\tQ2 2024/25\n\n{COLUMNS}KPI1\tTax\n")
        assert only(dataset, "no-framework").raw is None

    def test_the_callers_wins_and_the_other_name_is_told(self, read):
        dataset = read(head=HEAD.replace("anytown-2024", "broxtowe-2019"))
        assert dataset.framework is ANYTOWN
        assert only(dataset, "name-disagrees").severity is pmf.Severity.INFO


class TestIndicators:
    def test_the_framework_says_what_the_form_need_not(self, read):
        dataset = read("KPI1\t\t\t\t\t\t48.2")
        indicator = dataset.indicator("KPI1")
        assert (indicator.name, indicator.unit) == ("Council tax collected", "percent")
        assert indicator.polarity is pmf.Polarity.HIGHER
        assert dataset.observations[0].value == pmf.Quantity("48.2", "percent")
        assert dataset.observations[0].source.column == "Value"

    def test_columns_may_stand_in_any_order_and_be_left_out(self, read_text):
        dataset = read_text(
            f"{HEAD}\nValue\tCode\tCommentary\n48.2%\tKPI1\tLate payers.\n", framework=ANYTOWN
        )
        assert dataset.findings == ()
        assert dataset.observations[0].note.text == "Late payers."

    def test_a_code_nobody_declares_is_told_and_kept(self, read):
        dataset = read("KPI9\tNew\t\t\t%\t\t5%")
        assert only(dataset, "unknown-code").code == "KPI9"
        assert dataset.indicator("KPI9").polarity is None

    def test_an_empty_value_is_missing_and_words_say_why(self, read):
        dataset = read("KPI1\t\nKPI2\t\t\t\t\t\tnot due\nKPI3\t\t\t\t\t\tyes")
        absences = [seen.absence for seen in dataset.observations]
        assert absences == [pmf.Absence.MISSING, pmf.Absence.NOT_DUE, None]
        assert dataset.observations[2].value == pmf.Quantity(1, "yes_no")
        assert dataset.findings == ()

    @pytest.mark.parametrize("printed", ["n/a", "N/A", "n.a.", "not applicable", "[z]"])
    def test_what_does_not_apply_is_an_answer_on_the_form(self, read, printed):
        dataset = read(f"KPI1\t\t\t\t\t\t{printed}\nKPI2\t\t\t\t\t\t31\t{printed}")
        first, second = dataset.observations
        assert (first.absence, first.raw) == (pmf.Absence.NOT_APPLICABLE, printed)
        assert second.numerator is None
        assert dataset.findings == ()
        (judged,) = (one for one in pmf.evaluate_all(dataset) if one.code == "KPI1")
        assert [reason.code for reason in judged.reasons] == ["not-applicable"]

    def test_a_report_somebody_printed_leaves_open_why_there_is_no_figure(self):
        cells = pmf.Collector(pmf.Document("q2.txt", "text", ()))
        place = pmf.Location("q2.txt", line=7)
        assert cells.value("n/a", None, place, "KPI1").absence is pmf.Absence.MISSING

    def test_a_bad_value_is_told_with_its_place_and_the_rest_of_the_row_stands(self, read):
        dataset = read("KPI1\t\t\t\t\t\tlots\t4820\t10000\tGreen\tWell done.")
        finding = only(dataset, "bad-number")
        assert (finding.location.column, finding.location.line) == ("Value", 9)
        assert finding.code == "KPI1"
        seen = dataset.observations[0]
        assert (seen.numerator.value, seen.note.text) == (Decimal(4820), "Well done.")
        assert seen.reported == (pmf.Status.ON_TARGET,)

    def test_the_word_is_read_through_the_scheme(self, read):
        dataset = read("KPI1\t\t\t\t\t\t48.2%\t\t\tAmber\nKPI2\t\t\t\t\t\t31\t\t\tPurple")
        assert dataset.observations[0].reported == (pmf.Status.NEAR_TARGET,)
        assert dataset.observations[1].reported == ()
        assert only(dataset, "unknown-status").raw == "Purple"

    def test_commentary_is_the_note_with_the_facts_in_it(self, read):
        dataset = read("KPI1\t\t\t\t\t\t48.2%\t\t\t\tAugust 2024 = 40.1%")
        note = dataset.observations[0].note
        assert note.figures[0].period == pmf.Period.month_of(2024, 8)

    def test_a_comment_on_another_period_marks_the_value(self, read):
        dataset = read("KPI1\t\t\t\t\t\t48.2%\t\t\t\tJune figure")
        assert pmf.Mark.OTHER_PERIOD in dataset.observations[0].marks
        assert only(dataset, "other-period").location.column == "Commentary"

    @pytest.mark.parametrize(
        ("row", "kind"),
        [
            ("KPI1\tRents collected", "name-disagrees"),
            ("KPI1\t\t\tChief Executive", "name-disagrees"),
            ("KPI1\t\t\t\tday", "unit-disagrees"),
            ("KPI1\t\t\t\tparsecs", "bad-entry"),
        ],
    )
    def test_what_differs_from_the_framework_is_told_and_its_own_kept(self, read, row, kind):
        dataset = read(row)
        assert only(dataset, kind).code == "KPI1"
        indicator = dataset.indicator("KPI1")
        assert (indicator.name, indicator.unit) == ("Council tax collected", "percent")
        assert indicator.owner == "Head of Revenues"

    def test_the_service_is_known_by_its_aliases(self, read):
        assert read("KPI1\t\tRevenues").indicator("KPI1").service == "Revenues and Benefits"

    def test_a_repeated_row_counts_once_and_one_that_differs_is_told(self, read):
        dataset = read("KPI1\t\t\t\t\t\t1%\nKPI1\t\t\t\t\t\t1%\nKPI1\t\t\t\t\t\t2%")
        assert [str(seen.value) for seen in dataset.observations] == ["1%"]
        assert kinds(dataset) == ["duplicate-row", "duplicate-code"]
        assert dataset.account.balances

    def test_a_row_without_a_code_gets_one_from_its_name(self, read):
        dataset = read("\tNew homes\t\t\t\t\t12")
        assert dataset.indicators[0].code == "new-homes"
        assert "no-code" in kinds(dataset)

    def test_the_name_of_a_section_is_no_indicator(self, read):
        dataset = read("Housing services\t\nKPI1\t\t\t\t\t\t48%")
        assert len(dataset.indicators) == 1
        assert dataset.account.sections == 1

    def test_exempt_rows_carry_the_paragraph(self, read_text):
        dataset = read_text(
            f"{HEAD}\nCode\tValue\tExempt\nKPI1\t48%\tparagraph 3\nKPI2\t30\n", framework=ANYTOWN
        )
        assert [one.exempt for one in dataset.indicators] == ["paragraph 3", None]


class TestTargets:
    @pytest.mark.parametrize("printed", ["at least 49%", "At Least 49%", "49%", "49.0%", ""])
    def test_the_declared_one_in_any_words_is_no_change(self, read, printed):
        dataset = read(f"KPI1\t\t\t\t\t{printed}\t48%")
        assert dataset.findings == ()
        assert dataset.indicator("KPI1").target.text == "at least 49%"

    def test_another_figure_is_told_and_the_declared_one_kept(self, read):
        dataset = read("KPI1\t\t\t\t\t52%\t48%")
        finding = only(dataset, "target-changed")
        assert (finding.location.column, finding.raw) == ("Target", "52%")
        assert str(dataset.indicator("KPI1").target.lines) == "49%"

    @pytest.mark.parametrize("printed", ["49% by March 2025", "49% by 31 March 2025"])
    def test_the_day_it_is_to_be_reached_by_is_no_other_target(self, read, printed):
        known = framework(definition(target="49%"))
        assert kinds(read(f"KPI1\t\t\t\t\t{printed}\t48%", framework=known)) == []
        other = printed.replace("49", "52")
        assert kinds(read(f"KPI1\t\t\t\t\t{other}\t48%", framework=known)) == ["target-changed"]

    @pytest.mark.parametrize("printed", ["tbc", "n/a"])
    def test_a_cell_without_a_target_is_told_as_that(self, read, printed):
        found = only(read(f"KPI1\t\t\t\t\t{printed}\t48%"), "target-changed")
        assert f"gives no target ('{printed}'), the framework 49%" in found.message

    def test_a_printed_one_counts_where_none_is_declared(self, read):
        dataset = read("KPI1\t\t\t\t\t50%\t48%", framework=framework(definition()))
        assert str(dataset.indicator("KPI1").target.lines) == "50%"
        assert dataset.findings == ()

    def test_a_profiles_part_for_the_period_is_no_change(self, read):
        known = framework(definition(target="Q1 25%, Q2 49%, Q3 74%, Q4 98%"))
        assert kinds(read("KPI1\t\t\t\t\t49%\t48%", framework=known)) == []
        assert kinds(read("KPI1\t\t\t\t\t74%\t48%", framework=known)) == ["target-changed"]


class TestRatios:
    @pytest.mark.parametrize(
        ("value", "part", "whole"),
        [("48.2%", "4820", "10000"), ("33.3%", "1", "3"), ("66.7%", "2", "3"), ("66.6%", "2", "3")],
    )
    def test_a_value_as_exact_as_printed_agrees(self, read, value, part, whole):
        assert kinds(read(f"KPI1\t\t\t\t\t\t{value}\t{part}\t{whole}")) == []

    @pytest.mark.parametrize(
        ("value", "part", "whole"),
        [("48.2%", "4820", "1000"), ("33.5%", "1", "3"), ("50%", "5", "0")],
    )
    def test_one_they_do_not_give_is_told_and_all_three_kept(self, read, value, part, whole):
        dataset = read(f"KPI1\t\t\t\t\t\t{value}\t{part}\t{whole}")
        assert only(dataset, "ratio-disagrees").code == "KPI1"
        assert str(dataset.observations[0].value) == value

    def test_a_duration_is_its_total_over_its_number(self, read):
        assert kinds(read("KPI2\t\t\t\t\t\t31\t620\t20")) == []
        assert kinds(read("KPI2\t\t\t\t\t\t31\t620\t30")) == ["ratio-disagrees"]


class TestOtherFigures:
    def test_history_holds_figures_of_other_periods(self, read):
        more = "Code\tPeriod\tFigure\nKPI1\tQ2 2023/24\t47.9\nKPI1\tQ1 2024/25\t24.6%\n"
        dataset = read("KPI1\t\t\t\t\t\t48%", more)
        assert [str(seen.value) for seen in dataset.series("KPI1")] == ["48%", "47.9%", "24.6%"]
        assert dataset.current == dataset.series("KPI1")[:1]
        assert dataset.account.balances

    def test_a_figure_of_the_returns_own_period_stands_once(self, read):
        dataset = read("KPI1\t\t\t\t\t\t48%", "Code\tPeriod\tFigure\nKPI1\tQ2 2024/25\t47%\n")
        assert only(dataset, "duplicate-code").location.column == "Figure"
        assert len(dataset.observations) == 1

    def test_a_code_without_a_row_of_its_own_is_not_lost(self, read):
        dataset = read("KPI1\t\t\t\t\t\t48%", "Code\tPeriod\tFigure\nKPI2\tQ1 2024/25\t29\n")
        assert dataset.indicator("KPI2").polarity is pmf.Polarity.LOWER
        assert only(dataset, "not-reported").code == "KPI2"

    def test_peers_and_averages(self, read):
        more = (
            "Code\tBody\tAverage\tPeriod\tFigure\nKPI1\tOthertown\t\t\t49.1\n"
            "KPI1\tEngland\tyes\t2023/24\t96%\nKPI1\tNowhere\t\tsome time\t1\n"
        )
        dataset = read("KPI1\t\t\t\t\t\t48%", more)
        own, average = dataset.peers
        assert (own.body, own.period, str(own.value)) == ("Othertown", Q2, "49.1%")
        assert (average.average, average.period) == (True, pmf.Period.financial_year(2023))
        assert kinds(dataset) == ["bad-period"]
        assert dataset.account.balances


class TestActions:
    COLUMNS = (
        "Action\tTitle\tIndicators\tOwner\tStart\tOriginal due\tDue\tProgress\tStatus\tComment\n"
    )

    def test_an_action_with_its_milestones_and_links(self, read):
        more = (
            f"{self.COLUMNS}A1\tNew letters\tKPI1; KPI2\tHead of Revenues\t2024-04-01\t"
            "2024-09-30\t31/12/2024\t60%\t\tLate.\n\n"
            "Action\tMilestone\tDue\tDone\nA1\tText agreed\t2024-07-31\t2024-07-15\n"
            "A1\tPrinted\t2024-10-31\t\n"
        )
        dataset = read("", more)
        (action,) = dataset.actions
        assert action.indicators == ("KPI1", "KPI2")
        assert action.progress == Decimal(60)
        assert (action.original_due, action.due) == (
            datetime.date(2024, 9, 30),
            datetime.date(2024, 12, 31),
        )
        assert [step.done_on for step in action.milestones] == [datetime.date(2024, 7, 15), None]
        assert dataset.findings == ()
        assert dataset.account.balances

    def test_milestones_may_stand_before_their_actions(self, read):
        more = f"Action\tMilestone\tDue\nA1\tText\t2024-07-31\n\n{self.COLUMNS}A1\tLetters\n"
        assert len(read("", more).actions[0].milestones) == 1

    def test_bad_cells_links_and_orphans_are_told_with_their_place(self, read):
        more = (
            f"{self.COLUMNS}A1\tLetters\tKPI8\t\t\t\t31 April 2025\t150%\n\n"
            "Action\tMilestone\nA9\tNobody's\n"
        )
        dataset = read("", more)
        assert sorted(kinds(dataset)) == ["bad-date", "bad-number", "row-unread", "unknown-code"]
        assert dataset.actions[0].due_text == "31 April 2025"
        assert dataset.account.balances


class TestBeside:
    def test_commentary_of_every_kind(self, read):
        more = (
            "On\tKind\tBy\tText\nKPI1\tmitigation\tHead of Revenues\tReminders.\n"
            "\tsummary\t\tGood.\nHousing\tsong\t\tLa.\n"
        )
        dataset = read("", more)
        first, second, third = dataset.commentary
        assert (first.kind, first.by_role, first.period) == ("mitigation", "Head of Revenues", Q2)
        assert (second.on, second.kind) == (None, "summary")
        assert third.kind == "commentary"
        assert only(dataset, "bad-entry").raw == "song"

    def test_escalations_accounts_and_totals(self, read):
        more = (
            "On\tConcern\tWhy\tFrom\tTo\tDate\tExempt\n"
            "KPI2\tToo long\tthree quarters\tPanel\tCabinet\t2024-11-20\tparagraph 3\n\n"
            "Group\tLine\tBudget\tOutturn\nHousing\tRepairs\t£1.2m\t1260000\n\n"
            "Group\tWord\tCount\tPercent\n\tGreen\t1\t33%\n\tRed\tfew\t\n"
        )
        dataset = read("", more)
        (escalated,) = dataset.escalations
        assert (escalated.by_whom, escalated.to_whom) == ("Panel", "Cabinet")
        assert (escalated.date, escalated.exempt) == (datetime.date(2024, 11, 20), "paragraph 3")
        assert dataset.finances[0].variance == 60000
        assert [(one.name, one.count, one.percent) for one in dataset.published] == [
            ("Green", 1, "33%"),
            ("Red", None, None),
        ]
        assert kinds(dataset) == ["bad-number"]
        assert dataset.account.balances

    def test_outcomes_and_risks(self, read):
        more = (
            "Outcome\tUnmet\tMet\tExceeded\tDue\nAll on target\tLess than 100%\t100%\tN/A\t"
            "31 March 2025\nNo day\t\t100%\t\t31 April 2025\n\n"
            "Risk\tBefore\tControls\tAfter\tExempt\nFloods\tHIGH\tPumps\tLOW\tparagraph 7\n"
            "\tHIGH\tPumps\tLOW\t\n"
        )
        dataset = read("", more)
        whole, undated = dataset.outcomes
        assert whole.steps == (("Unmet", "Less than 100%"), ("Met", "100%"), ("Exceeded", None))
        assert (whole.due, whole.source.row) == (datetime.date(2025, 3, 31), 2)
        assert (undated.due, undated.due_text) == (None, "31 April 2025")
        (risk,) = dataset.risks
        assert (risk.text, risk.before, risk.after) == ("Floods", "HIGH", "LOW")
        assert risk.exempt == "paragraph 7"
        assert kinds(dataset) == ["bad-date", "row-unread"]
        assert dataset.account.balances

    def test_what_is_exempt_of_totals_and_outcomes_is_kept_as_such(self, read):
        more = (
            "Word\tCount\tExempt\nGreen\t1\tparagraph 1\n\n"
            "Outcome\tMet\tExempt\nAll on target\t100%\tparagraph 2\n"
        )
        dataset = read("", more)
        assert (dataset.published[0].exempt, dataset.published[0].absence) == ("paragraph 1", None)
        assert dataset.outcomes[0].exempt == "paragraph 2"
        shown = pmf.for_audience(dataset)
        assert (shown.published, shown.outcomes) == ((), ())

    def test_a_table_of_somebody_elses_is_told(self, read):
        dataset = read("", "# Other\n\nTree\tHeight\nOak\t20 m\n")
        assert only(dataset, "table-unread").severity is pmf.Severity.WARNING
        assert dataset.account.balances

    def test_columns_nobody_knows_and_columns_that_stand_twice_are_told(self, read_text):
        dataset = read_text(
            f"{HEAD}\nCode\tValue\tMood\tValue\nKPI1\t48%\tfair\t50%\n", framework=ANYTOWN
        )
        assert kinds(dataset) == ["column-unread", "column-twice"]
        assert str(dataset.observations[0].value) == "48%"


class TestFinding:
    def test_a_councils_own_words_on_a_return_do_not_make_it_the_councils_report(self, read_text):
        dataset = read_text(
            "# Broxtowe Corporate Plan 2016-2020, from Pentana\n\n" + HEAD, framework=ANYTOWN
        )
        assert dataset.adapter == "returns"

    def test_tables_below_each_other_in_one_csv_are_parted(self, read_text):
        rows = [*HEAD.strip().split("\n"), "", *COLUMNS.strip().split("\n"), "KPI1" + "\t" * 5]
        text = "\n".join(",".join(row.split("\t")) for row in rows)
        dataset = read_text(
            text + ",48.2%\n\nCode,Period,Figure\nKPI1,Q1 2024/25,24%\n",
            name="return.csv",
            framework=ANYTOWN,
        )
        assert [str(seen.value) for seen in dataset.observations] == ["48.2%", "24%"]
        assert dataset.findings == ()
        assert dataset.account.balances

    @pytest.mark.parametrize("mark", [",", ";"])
    def test_a_csv_padded_by_a_spreadsheet_is_the_same(self, read_text, mark):
        rows = [("Return", "Entry"), ("Period", "Q2 2024/25"), (), ("Code", "Value", "Commentary"),
                ("KPI1", "48.2%", "x")]  # fmt: skip
        text = "\n".join(mark.join((*row, *[""] * (6 - len(row)))) for row in rows)
        dataset = read_text(text + "\n", name="return.csv", framework=ANYTOWN)
        assert [str(seen.value) for seen in dataset.observations] == ["48.2%"]
        assert dataset.findings == ()
