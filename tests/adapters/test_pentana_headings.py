"""Headings of Pentana columns: whose period they name, and what is said where they do not."""

import pytest

import pmf

HEADING = ("Status", "Code & Short Name", "Outturn 2018/19", "Q1 2019/20", "Target 2019/20", "Note")
ROWS = (
    ("Green", "BV8 Invoices paid in time", "99.3%", "99.5%", "99%", "On target."),
    ("Red", "LO_1 Days lost to sickness", "8.7", "9.3", "7.5", "Late."),
)


def text_of(*rows):
    return "\n".join("\t".join(cells) for cells in rows) + "\n"


def renamed(old, new):
    return tuple(new if name == old else name for name in HEADING)


def found(dataset, kind):
    return [finding for finding in dataset.findings if finding.kind == kind]


def report(read_text, heading, *rows):
    return read_text(text_of(heading, *(rows or ROWS)))


class TestTargetHeadings:
    @pytest.mark.parametrize(
        ("heading", "period"),
        [
            ("Target", None),
            ("Annual Target", None),
            ("Target 19/20", "2019/20"),
            ("Target (2019/20)", "2019/20"),
            ("Target for 2019/20", "2019/20"),
            ("Target 2019/20*", "2019/20"),
            ("Targets 2019/20", "2019/20"),
            ("Target – 2019/20", "2019/20"),
            ("2019/20 Target", "2019/20"),
            ("Annual Target 2019/20", "2019/20"),
            ("Q1 2019/20 Target", "Q1 2019/20"),
        ],
    )
    def test_whatever_stands_around_the_period_it_is_read(self, read_text, heading, period):
        dataset = report(read_text, renamed("Target 2019/20", heading))
        target = dataset.indicator("BV8").target
        assert (target.text, target.period and str(target.period)) == ("99%", period)
        assert dataset.findings == ()

    @pytest.mark.parametrize(
        "heading",
        ["Target 18/19", "Target (2018/19)", "Target for 2018/19", "2018/19 Target",
         "Target – 18/19"],
    )  # fmt: skip
    def test_last_years_target_is_not_this_years(self, read_text, heading):
        dataset = report(read_text, renamed("Target 2019/20", heading))
        gap = dataset.indicator("BV8").target.resolve(dataset.period)
        assert gap.reason == "outside-target-period"
        (finding,) = found(dataset, "target-not-printed")
        assert (finding.severity, finding.location.column) == (pmf.Severity.WARNING, heading)

    @pytest.mark.parametrize(
        "heading", ["Target 2018", "Target 2020/21 (proposed)", "Target 18/20", "Stretch Target"]
    )
    def test_one_that_names_no_known_period_draws_no_line(self, read_text, heading):
        dataset = report(read_text, renamed("Target 2019/20", heading))
        target = dataset.indicator("BV8").target
        assert (target.reason, target.text) == ("bad-target", "99%")
        (finding,) = found(dataset, "target-heading-unread")
        assert (finding.severity, finding.location.column) == (pmf.Severity.WARNING, heading)
        statuses = {one.status for one in pmf.evaluate_all(dataset)}
        assert pmf.Status.DATA_ONLY not in statuses

    def test_beside_this_years_it_is_told_and_left(self, read_text):
        rows = [(*row, "50%") for row in ROWS]
        dataset = report(read_text, (*HEADING, "Target 2020/21 (proposed)"), *rows)
        assert dataset.indicator("BV8").target.text == "99%"
        assert len(found(dataset, "target-heading-unread")) == 1

    @pytest.mark.parametrize(
        ("heading", "cell"),
        [("Target Met?", "Yes"), ("Target Status", "Green"), ("Target date", "31-Mar-2020")],
    )
    def test_what_is_only_about_a_target_is_none(self, read_text, heading, cell):
        dataset = report(read_text, (*HEADING, heading), *((*row, cell) for row in ROWS))
        assert dataset.indicator("BV8").target.text == "99%"
        (finding,) = found(dataset, "column-unread")
        assert (finding.severity, finding.location.column) == (pmf.Severity.WARNING, heading)


class TestValueHeadings:
    @pytest.mark.parametrize(
        "heading",
        ["Q1 2019/20 Outturn", "Q1 2019/20 Actual", "Actual Q1 2019/20", "Q1 2019/20 (Apr-Jun)",
         "Q1 2019/20 (April to June)", "Q1 2019/20*"],
    )  # fmt: skip
    def test_whatever_stands_around_the_period_it_is_read(self, read_text, heading):
        dataset = report(read_text, renamed("Q1 2019/20", heading))
        assert str(dataset.period) == "Q1 2019/20"
        assert [one.reported_word for one in dataset.current] == ["Green", "Red"]
        assert dataset.findings == ()

    @pytest.mark.parametrize(
        "heading", ["Q1", "YTD 2019/20", "Q1 2019/21", "Q1 2019/20 (Jul-Sep)", "Current", "x 5"]
    )
    def test_figures_under_an_unreadable_one_leave_the_period_unknown(self, read_text, heading):
        dataset = report(read_text, renamed("Q1 2019/20", heading))
        assert dataset.period is None
        assert {one.reported_word for one in dataset.observations} == {None}
        assert {one.note for one in dataset.observations} == {None}
        for kind in ("no-period", "column-unread"):
            (finding,) = found(dataset, kind)
            assert (finding.severity, finding.location.column) == (pmf.Severity.ERROR, heading)

    def test_a_spoilt_cell_among_them_changes_nothing(self, read_text):
        spoilt = ("Red", "LO_2 Calls", "5", "n.k.", "6", "")
        dataset = report(read_text, renamed("Q1 2019/20", "Q1"), *ROWS, spoilt)
        assert dataset.period is None

    def test_one_behind_an_earlier_quarter_does_so_too(self, read_text):
        heading = ("Status", "Code & Short Name", "Q1 2018/19", "Q1 2019/21", "Target", "Note")
        dataset = report(read_text, heading)
        assert dataset.period is None
        assert [one.location.column for one in found(dataset, "no-period")] == ["Q1 2019/21"]

    def test_one_behind_the_reports_own_costs_no_word(self, read_text):
        dataset = report(read_text, (*HEADING, "Rank"), *((*row, "3") for row in ROWS))
        assert [one.reported_word for one in dataset.current] == ["Green", "Red"]
        assert [one.severity for one in found(dataset, "column-unread")] == [pmf.Severity.WARNING]

    def test_an_annual_report_is_about_its_year(self, read_text):
        heading = ("Status", "Code & Short Name", "2017/18", "2018/19", "Target", "Note")
        dataset = report(read_text, heading)
        assert (str(dataset.period), dataset.findings) == ("2018/19", ())


class TestColumnsOfDifferentLengths:
    MONTH = (*HEADING, "July 2019")
    ROW = ("Amber", "LO_2 Calls", "80", "81", "82", "Fine.", "83")

    def test_the_quarter_beside_a_month_counts(self, read_text):
        dataset = report(read_text, self.MONTH, self.ROW)
        assert str(dataset.period) == "Q1 2019/20"
        assert [one.reported_word for one in dataset.series("LO_2")] == [None, "Amber", None]
        (finding,) = found(dataset, "period-doubtful")
        assert (finding.severity, finding.location.column) == (pmf.Severity.WARNING, "July 2019")

    def test_the_length_most_tables_print_counts(self, read_text):
        alone = ("Status", "Code & Short Name", "July 2019", "Target")
        tables = (
            text_of(alone, ("Green", f"LO_{number} Calls", "5", "6")) for number in range(3, 5)
        )
        dataset = read_text("\n\n".join((text_of(self.MONTH, self.ROW), *tables)))
        assert str(dataset.period) == "July 2019"
        assert found(dataset, "period-doubtful") == []

    def test_a_month_alone_in_one_table_does_not_move_the_rest(self, read_text):
        alone = ("Status", "Code & Short Name", "July 2019", "Target", "Note", "More comments")
        text = text_of(HEADING, *ROWS) + "\nOther\n\n"
        dataset = read_text(text + text_of(alone, ("Red", "LO_3 Calls", "5", "6", "", "")))
        assert [one.reported_word for one in dataset.current] == ["Green", "Red"]
        assert len(found(dataset, "period-doubtful")) == 1
        assert len(found(dataset, "no-period")) == 1
