"""Reports of red, amber and green: tables of indicators, tables of counts, counts in words."""

from decimal import Decimal
from typing import ClassVar

import attrs
import pytest

import pmf
from pmf_adapters.rag.sentences import counts_in_words, totals_in_words

RATED = """Performance of the second quarter 2023/24

Housing

Ref\tIndicator\tQ2 2022/23\tQ2 2023/24\tTarget\tRAG\tDoT\tComments
H1\tHomes let in time\t80%\t91%\t90%\tGreen\tup\tBetter than planned.
H2\tRent collected\t97.1%\t96.4%\t98%\tAmber\tdown\t
Repairs\t\t\t\t\t\t\t
H3\tRepairs done in time\t85%\t-\t90%\tRed\t\t
H1\tHomes let in time\t80%\t91%\t90%\tGreen\tup\tBetter than planned.
"""


@pytest.fixture
def rated(read_text):
    return read_text(RATED, adapter="rag")


class TestRatedTables:
    def test_any_councils_table_is_known_by_its_columns(self, read_text):
        dataset = read_text(RATED.replace("Ref\t", "Owner\t"))

        assert (dataset.adapter, dataset.council, str(dataset.period)) == (
            "rag",
            None,
            "Q2 2023/24",
        )

    def test_one_with_codes_is_left_to_the_pentana_family_unless_asked(self, read_text):
        assert read_text(RATED).adapter == "pentana"
        assert read_text(RATED, adapter="rag").adapter == "rag"

    def test_every_figure_is_an_observation_of_its_period(self, rated):
        seen = [(one.code, str(one.period), one.raw) for one in rated.observations]

        assert seen == [
            ("H1", "Q2 2022/23", "80%"), ("H1", "Q2 2023/24", "91%"),
            ("H2", "Q2 2022/23", "97.1%"), ("H2", "Q2 2023/24", "96.4%"),
            ("H3", "Q2 2022/23", "85%"), ("H3", "Q2 2023/24", "-"),
        ]  # fmt: skip

    def test_the_reports_own_period_carries_word_and_comment(self, rated):
        first = rated.current[0]

        assert (first.reported_word, first.reported) == ("Green", (pmf.Status.ON_TARGET,))
        assert first.note.text == "Better than planned."

    def test_a_value_knows_its_cell(self, rated):
        where = rated.current[1].source

        assert (where.line, where.row, where.column) == (7, 3, "Q2 2023/24")

    def test_a_row_of_a_name_alone_is_a_section(self, rated):
        assert [one.service for one in rated.indicators] == [None, None, "Repairs"]

    def test_a_row_printed_twice_counts_once_and_is_told(self, rated):
        assert [one.kind for one in rated.findings] == ["duplicate-row"]
        assert rated.account.duplicates == 1
        assert rated.account.balances

    def test_a_printed_direction_is_kept_and_held_against_the_figures(self, rated):
        assert [one.travel_word for one in rated.current] == ["up", "down", None]
        assert {one.unit for one in rated.indicators} == {"percent"}  # as printed; none declares it
        judged = pmf.evaluate_all(rated, scheme=pmf.load_scheme("trend-only"))
        travels = pmf.reconcile(judged).travels
        assert [(one.computed, one.verdict) for one in travels] == [
            (pmf.Movement.UP, pmf.Verdict.AGREE),
            (pmf.Movement.DOWN, pmf.Verdict.AGREE),
        ]

    def test_without_a_declared_polarity_nothing_is_guessed(self, rated):
        assert {one.status for one in pmf.evaluate_all(rated)} == {pmf.Status.UNKNOWN}

    def test_a_plain_value_is_of_the_period_the_document_names(self, read_text):
        dataset = read_text("Report for Q3 2022/23\n\nIndicator\tActual\tTarget\nBins\t3\t5\n")

        assert [str(one.period) for one in dataset.observations] == ["Q3 2022/23"]

    def test_a_table_without_any_period_is_told_and_not_guessed(self, read_text):
        dataset = read_text("A report\n\nIndicator\tActual\tTarget\nBins\t3\t5\n")

        assert [one.kind for one in dataset.findings] == ["no-period", "no-code"]
        assert (dataset.observations, len(dataset.indicators)) == ((), 1)

    def test_two_rows_of_one_code_keep_the_first_and_tell(self, read_text):
        dataset = read_text(
            "Q3 2022/23\n\nRef\tIndicator\tQ3 2022/23\tTarget\nB1\tBins\t3\t5\nB1\tBins\t4\t5\n",
            adapter="rag",
        )

        assert [one.raw for one in dataset.observations] == ["3"]
        assert dataset.account.unread == 1
        assert dataset.findings[-1].kind == "duplicate-code"

    def test_a_table_of_something_else_is_none_of_its(self, read_text):
        with pytest.raises(pmf.ReadError, match="no installed adapter"):
            read_text("A\tB\n1\t2\n")


COUNTS = """Quarter 1 2023/24

Priority\tGreen\tAmber\tRed\tTotal
Clean streets and a well\t3\t1\t0\t4
kept borough\t\t\t\t
Homes\t2\t0\t1\t3
Total\t5\t1\t1\t7
"""


class TestCounts:
    def test_every_cell_is_a_printed_count_with_its_place(self, read_text):
        dataset = read_text(COUNTS)
        printed = [(one.group, one.name, one.count) for one in dataset.published]

        assert printed[:4] == [
            ("Clean streets and a well kept borough", "Green", 3),
            ("Clean streets and a well kept borough", "Amber", 1),
            ("Clean streets and a well kept borough", "Red", 0),
            ("Clean streets and a well kept borough", "Total", 4),
        ]
        assert printed[-1] == (None, "Total", 7)
        assert (dataset.published[4].source.line, dataset.published[4].source.column) == (
            6,
            "Green",
        )

    def test_a_name_over_two_rows_is_told(self, read_text):
        (found,) = read_text(COUNTS).findings

        assert (found.kind, found.location.line, found.raw) == ("name-wrapped", 5, "kept borough")

    def test_the_rows_are_accounted_for(self, read_text):
        account = read_text(COUNTS).account

        assert account.balances
        assert (account.rows, account.headings, account.totals) == (5, 1, 4)

    @pytest.mark.parametrize("cell", ["-", "", "n/a"])
    def test_a_count_that_is_missing_is_told_at_its_cell(self, read_text, cell):
        dataset = read_text(COUNTS.replace("Homes\t2", f"Homes\t{cell}"))
        (found,) = (one for one in dataset.findings if one.kind == "cell-missing")

        assert (found.location.line, found.location.column) == (6, "Green")

    @pytest.mark.parametrize(
        "rows",
        ["Homes\t2\t0\t1\t3\n", "Clean streets and a well\t3\t1\t0\t4\nkept borough\t\t\t\t\n"],
    )
    def test_a_row_repeated_word_for_word_counts_once(self, read_text, rows):
        dataset = read_text(COUNTS.replace("Total\t5", f"{rows}Total\t5"))

        assert dataset.published == tuple(
            attrs.evolve(one, source=there.source)
            for one, there in zip(read_text(COUNTS).published, dataset.published, strict=True)
        )
        assert "duplicate-row" in {one.kind for one in dataset.findings}
        assert dataset.account.duplicates == rows.count("\n")
        assert dataset.account.balances
        assert pmf.check(pmf.evaluate_all(dataset)) == ()

    @pytest.mark.parametrize("name", ["%", "Percentage", "% of total", "Per cent"])
    def test_a_closing_row_of_shares_is_of_the_columns(self, read_text, name):
        dataset = read_text(f"{COUNTS}{name}\t71%\t14%\t14%\t100%\n")

        assert [(one.name, one.count, one.percent) for one in dataset.published[-4:]] == [
            ("Green", None, "71%"),
            ("Amber", None, "14%"),
            ("Red", None, "14%"),
            ("Total", None, "100%"),
        ]
        assert dataset.account.balances
        assert pmf.check(pmf.evaluate_all(dataset)) == ()

    @pytest.mark.parametrize(
        ("column", "cells"),
        [
            ("Green", "72%\t14%\t14%\t100%"),
            ("Red", "71%\t14%\t24%\t100%"),
            ("Total", "71%\t14%\t14%\t90%"),
        ],
    )
    def test_a_wrong_share_is_told_in_its_column(self, read_text, column, cells):
        dataset = read_text(f"{COUNTS}%\t{cells}\n")
        (found,) = pmf.check(pmf.evaluate_all(dataset))

        assert found.kind == "percent-disagrees"
        assert (found.location.line, found.location.column) == (8, column)

    def test_what_is_no_share_is_left_out_and_told(self, read_text):
        dataset = read_text(f"{COUNTS}%\tmost\t14%\t14%\t100%\n")
        bad = [one for one in dataset.findings if one.kind == "bad-number"]

        assert [(one.raw, one.location.column) for one in bad] == [("most", "Green")]

    @pytest.mark.parametrize("cell", ["x", "1.5", "-2"])
    def test_what_is_no_count_is_left_out_and_told(self, read_text, cell):
        dataset = read_text(COUNTS.replace("Homes\t2", f"Homes\t{cell}"))
        bad = [one for one in dataset.findings if one.kind == "bad-number"]

        assert [one.location.column for one in bad] == ["Green"]
        assert sum(one.group == "Homes" for one in dataset.published) == 3

    def test_as_printed_nothing_disagrees(self, read_text):
        assert pmf.check(pmf.evaluate_all(read_text(COUNTS))) == ()

    def test_a_wrong_total_is_found(self, read_text):
        changed = COUNTS.replace("Homes\t2\t0\t1\t3", "Homes\t2\t0\t1\t4")
        found = pmf.check(pmf.evaluate_all(read_text(changed)))

        assert "totals-disagree" in {one.kind for one in found}


class TestCountsInWords:
    PHRASES: ClassVar = {"at or above target": "Green", "just short of target": "Amber",
               "below target": "Red"}  # fmt: skip
    WHERE = pmf.Location("paper.txt", line=9)

    def counts(self, text):
        found = counts_in_words(text, self.WHERE, self.PHRASES)
        return [(one.name, one.count, one.percent) for one in found]

    def test_figures_and_words_with_their_shares(self):
        text = (
            "16 indicators, 64%, were at or above target, eight indicators, 32%, were just short "
            "of target and one indicator, 4%, was below target."
        )

        assert self.counts(text) == [("Green", 16, "64"), ("Amber", 8, "32"), ("Red", 1, "4")]

    def test_of_how_many_may_stand_between(self):
        text = "16 of the 25 indicators are at or above target; no indicators are below target"

        assert self.counts(text) == [("Green", 16, None), ("Red", 0, None)]

    def test_a_sentence_that_counts_nothing(self):
        assert self.counts("All indicators are well looked after.") == []

    def test_shares_keep_their_digits(self):
        assert Decimal(self.counts("3 indicators (42.9%) were below target")[0][2]) == Decimal(
            "42.9"
        )

    @pytest.mark.parametrize(
        ("number", "count"), [("twenty-five", 25), ("Twenty", 20), ("25", 25), ("ninety-nine", 99)]
    )
    def test_numbers_in_words_are_read_whole(self, number, count):
        text = f"{number} indicators were below target."

        assert self.counts(text) == [("Red", count, None)]
        (total,) = totals_in_words(f"via {number} indicators", self.WHERE, ["via {} indicators"])
        assert (total.name, total.count, total.source) == ("Total", count, self.WHERE)

    def test_a_total_is_read_only_where_the_councils_phrase_stands(self):
        text = "16 of the 25 indicators; 9 of 25; trivia 3 indicators"

        (found,) = totals_in_words(text, self.WHERE, ["of the {} indicators", "via {} indicators"])
        assert found.count == 25


class TestWhatIsLeftUnread:
    def test_rows_with_figures_are_a_warning_and_counted(self, read_text):
        table = "Thing\tFirst\tSecond\nBins\t3\t5\nBenches\t4%\t\nTrees\tmany\tfew\n"
        (found,) = (
            one
            for one in read_text(f"{COUNTS}\nBelow.\n\n{table}").findings
            if one.kind == "table-unread"
        )

        assert found.severity is pmf.Severity.WARNING
        assert "2 rows with figures were not read" in found.message

    def test_words_alone_are_a_note(self, read_text):
        table = "Theme\tComments\nGo on\tas before\n"
        (found,) = (
            one
            for one in read_text(f"{COUNTS}\nBelow.\n\n{table}").findings
            if one.kind == "table-unread"
        )

        assert found.severity is pmf.Severity.INFO
