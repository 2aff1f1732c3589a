"""Columns of Pentana reports: which is read, and what is said of the others."""

import pytest

import pmf

HEADING = ("Status", "Code & Short Name", "Q1 2019/20", "Target 2019/20", "Latest Note")
ROW = ("Green", "LO_1 Calls", "6%", "5%", "August")


def text_of(heading, *rows):
    return "\n".join("\t".join(cells) for cells in (heading, *rows)) + "\n"


def found(dataset, kind):
    return [finding for finding in dataset.findings if finding.kind == kind]


class TestHeadings:
    @pytest.mark.parametrize("around", ["<b>{}</b>", "**{}**", " {} ", "<strong>{}</strong>"])
    def test_markup_and_spaces_change_nothing(self, read_text, around):
        plain = read_text(text_of(HEADING, ROW))
        dataset = read_text(text_of(tuple(map(around.format, HEADING)), ROW))
        assert dataset.period == plain.period
        assert [one.value for one in dataset.observations] == [
            one.value for one in plain.observations
        ]
        assert dataset.indicator("LO_1").target.text == "5%"

    def test_a_heading_marked_up_at_a_page_break_is_repeated(self, read_text):
        bold = tuple(f"<b>{name}</b>" for name in HEADING)
        section = ("Finance", "", "", "", "")
        dataset = read_text(text_of(HEADING, section, bold, ROW))
        assert dataset.indicator("LO_1").service == "Finance"
        assert dataset.account.headings == 2


class TestTwice:
    @pytest.mark.parametrize("heading", ["Target 2020/21", "Status last year", "Q1 2019/20"])
    @pytest.mark.parametrize("first", [True, False])
    def test_one_is_read_and_the_other_told(self, read_text, heading, first):
        more = [(heading,), ("1%",)]
        rows = [
            extra + own if first and heading != "Q1 2019/20" else own + extra
            for own, extra in zip((HEADING, ROW), more, strict=True)
        ]
        dataset = read_text(text_of(*rows))
        (seen,) = dataset.observations
        assert (seen.reported_word, seen.raw) == ("Green", "6%")
        assert dataset.indicator("LO_1").target.text == "5%"
        (finding,) = found(dataset, "column-twice")
        assert finding.location.column == heading

    def test_both_notes_are_kept_with_their_facts(self, read_text):
        dataset = read_text(text_of((*HEADING, "Comments"), (*ROW, "The target was met.")))
        note = dataset.observations[0].note
        assert note.text == "August; The target was met."
        assert (note.other_period, note.claims_met) == ("August", True)


class TestPeriods:
    def test_no_period_at_all_is_an_error(self, read_text):
        dataset = read_text(text_of((*HEADING[:2], "Latest Note"), ("Green", "LO_1 Calls", "x")))
        assert [one.severity for one in found(dataset, "no-period")] == [pmf.Severity.ERROR]

    def test_a_quarter_with_dashes_only_is_still_to_come(self, read_text):
        dataset = read_text(text_of((*HEADING, "Q2 2019/20"), (*ROW, "-")))
        assert str(dataset.period) == "Q1 2019/20"

    def test_where_nothing_is_printed_the_latest_counts(self, read_text):
        row = ("", "LO_1 Calls", "", "5%", "", "")
        assert str(read_text(text_of((*HEADING, "Q2 2019/20"), row)).period) == "Q2 2019/20"


class TestPageBreaks:
    def test_rows_below_a_foot_go_on_with_the_section(self, read_text):
        section = ("Finance", "", "", "", "")
        other = ("Red", "LO_2 Rent", "4%", "5%", "")
        for foot in ("Page 3 of 10\n", "Page 3 of 10\n" + text_of(HEADING)):
            dataset = read_text(text_of(HEADING, section, ROW) + foot + text_of(other))
            assert [one.service for one in dataset.indicators] == ["Finance", "Finance"]
            assert len(found(dataset, "stray-text")) == 1

    def test_a_table_as_wide_that_nobody_knows_is_a_warning(self, read_text):
        risks = text_of(("Risk", "Owner", "Rating", "Trend", "Due"), ("Fire", "Head", "4", "", ""))
        severities = [
            found(read_text(text_of(HEADING, ROW) + between + risks), "table-unread")[0].severity
            for between in ("More\n", "# Risks\n")
        ]
        assert severities == [pmf.Severity.WARNING, pmf.Severity.INFO]


class TestActions:
    def test_two_comments_are_kept_and_two_words_told(self, read_text):
        heading = (
            "Status",
            "Status Icon",
            "Action Code",
            "Action Title",
            "Comments",
            "Latest Note",
        )
        row = ("Overdue", "Completed", "IT_1", "Strategy", "One.", "Two.")
        dataset = read_text(text_of(heading, row))
        assert dataset.actions[0].comment == "One.; Two."
        assert dataset.actions[0].reported_word == "Completed"
        assert [one.location.column for one in found(dataset, "column-twice")] == ["Status"]

    def test_an_action_with_nothing_but_a_code_is_no_section(self, read_text):
        heading = ("Action Code", "Action Title", "Progress")
        dataset = read_text(text_of(heading, ("IT_1", "", ""), ("IT_2", "Two", "5%")))
        assert [one.code for one in dataset.actions] == ["IT_1", "IT_2"]
