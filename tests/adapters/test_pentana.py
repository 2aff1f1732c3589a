"""The Pentana family on small documents made up for the purpose."""

import csv
import io
import random
from decimal import Decimal

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pmf
from pmf_adapters.pentana import PentanaAdapter

FUNCTION_FIXTURE = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
HEADING = (
    "Status / Icon",
    "Code & Short Name",
    "Outturn 2018/19",
    "Q1 2019/20",
    "Target 2019/20",
    "Latest Note",
)
ROWS = (
    ("Green", "BV8 Invoices paid in time", "99.3%", "99.5%", "99%", "On target."),
    ("Red", "LO_1 Days lost to sickness", "8.7", "9.3*", "7.5", ""),
    ("Amber", "LO_2 Electors", "84,788", "-", "87,000", "August"),
    ("Data Only", "LO_3 Calls", "79,800", "17,857", "-", ""),
)
ACTION_HEADING = (
    "Status Icon",
    "Action Code",
    "Action Title",
    "Action Description",
    "Progress",
    "Due Date",
    "Comments",
)
ACTIONS = (
    ("Overdue", "IT1920_01", "Strategy", "Carry it out", "<b>50%</b>", "31-Mar-2020", ""),
    ("Completed", "IT1920_02", "Accounts", "", "100%", "31-May-2019", "Done."),
)
PAGE_BREAK = ("",)


def as_text(*tables):
    return "\n\n".join("\n".join("\t".join(row) for row in table) for table in tables) + "\n"


def as_csv(table):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    return out.getvalue()


def replaced(rows, row, column, text):
    """The same rows with one cell spoilt."""
    changed = [list(cells) for cells in rows]
    changed[row][column] = text
    return [tuple(cells) for cells in changed]


def facts(dataset):
    """What a data set says, apart from where it stands."""

    def note(seen):
        return seen.note and (seen.note.text, seen.note.other_period, seen.note.claims_met)

    return (
        [(i.code, i.name, i.service, i.target.text, i.unit) for i in dataset.indicators],
        [
            (s.code, s.period, s.value, s.absence, s.marks, s.reported, s.reported_word, note(s))
            for s in dataset.observations
        ],
        [attrs.evolve(action, source=None) for action in dataset.actions],
    )


def kinds(dataset):
    return [finding.kind for finding in dataset.findings]


def told(dataset):
    """Kind, row and column of every finding."""
    return {
        (one.kind, one.location.row, one.location.column)
        for one in dataset.findings
        if one.location is not None
    }


class TestClaiming:
    def test_the_family_knows_its_indicator_table(self, read_text):
        assert read_text(as_text([HEADING, *ROWS])).adapter == "pentana"

    def test_the_family_knows_its_action_table(self, read_text):
        dataset = read_text(as_text([ACTION_HEADING, *ACTIONS]))
        assert [action.code for action in dataset.actions] == ["IT1920_01", "IT1920_02"]

    def test_headings_in_other_case_and_spacing_are_known(self, read_text):
        heading = tuple(name.upper().replace(" ", "\u00a0 ") for name in HEADING)
        assert len(read_text(as_text([heading, *ROWS])).indicators) == 4

    def test_a_table_of_another_family_is_not_claimed(self, read_text):
        with pytest.raises(pmf.ReadError, match="no installed adapter knows"):
            read_text("Measure\tRAG\nCalls\tGreen\n")

    def test_the_family_serves_any_council_and_stands_back(self):
        assert PentanaAdapter("any").generic
        assert not PentanaAdapter("one", council="One", marker="One").generic

    def test_a_council_needs_its_own_words(self, read_text, tmp_path):
        file = tmp_path / "report.txt"
        file.write_text("Report of Erewhon Council\n\n" + as_text([HEADING, *ROWS]))
        document = pmf.lay_out(file)
        assert PentanaAdapter("e", council="Erewhon", marker=("erewhon",)).claims(document)
        assert not PentanaAdapter("b", council="B", marker=("Broxtowe",)).claims(document)


class TestPlainTable:
    def test_every_figure_is_kept(self, read_text):
        dataset = read_text(as_text([HEADING, *ROWS]))
        assert [i.code for i in dataset.indicators] == ["BV8", "LO_1", "LO_2", "LO_3"]
        values = [s.value and s.value.value for s in dataset.observations]
        assert values[:4] == [Decimal("99.3"), Decimal("99.5"), Decimal("8.7"), Decimal("9.3")]
        assert dataset.account == pmf.Account(rows=5, headings=1, records=4)

    def test_without_a_framework_nothing_is_guessed(self, read_text):
        dataset = read_text(as_text([HEADING, *ROWS]))
        assert dataset.council is None
        assert {i.polarity for i in dataset.indicators} == {None}
        statuses = {one.status for one in pmf.evaluate_all(dataset)}
        assert statuses <= {pmf.Status.UNKNOWN, pmf.Status.DATA_ONLY}

    def test_with_a_framework_given_it_declares(self, read_text):
        framework = pmf.load_framework("broxtowe-2019")
        dataset = read_text(as_text([HEADING, *ROWS]), framework=framework)
        assert dataset.council == "Broxtowe Borough Council"
        assert dataset.indicator("BV8").polarity is pmf.Polarity.HIGHER
        unknown = [f.code for f in dataset.findings if f.kind == "unknown-code"]
        assert unknown == ["LO_1", "LO_2", "LO_3"]
        assert len(dataset.indicators) == 4  # told, and kept

    def test_the_status_and_note_belong_to_the_reports_own_period(self, read_text):
        dataset = read_text(as_text([HEADING, *ROWS]))
        past, current = dataset.series("BV8")
        assert (past.reported_word, past.note) == (None, None)
        assert (current.reported_word, current.reported) == ("Green", (pmf.Status.ON_TARGET,))

    def test_headings_name_group_and_tier(self, read_text):
        text = "## HOUSING\n\n### Critical Success Indicators for Housing\n\n"
        indicator = read_text(text + as_text([HEADING, *ROWS])).indicators[0]
        assert (indicator.group, indicator.tier.code) == ("HOUSING", "CSI")


class TestPageBreaksAndSections:
    def test_a_repeated_heading_row_continues_the_table(self, read_text):
        split = [HEADING, *ROWS[:2], PAGE_BREAK, HEADING, *ROWS[2:]]
        dataset = read_text(as_text(split))
        assert facts(dataset) == facts(read_text(as_text([HEADING, *ROWS])))
        assert dataset.account == pmf.Account(rows=6, headings=2, records=4)
        assert {one.source.table for one in dataset.indicators} == {1}

    def test_a_section_row_lasts_over_a_page_break(self, read_text):
        section = ("<b>Finance Services</b>", "", "", "", "", "")
        dataset = read_text(as_text([HEADING, section, *ROWS[:2], PAGE_BREAK, HEADING, *ROWS[2:]]))
        assert {one.service for one in dataset.indicators} == {"Finance Services"}
        assert dataset.account.sections == 1

    def test_a_section_ends_with_its_table(self, read_text):
        section = ("Finance", "", "", "", "", "")
        text = as_text([HEADING, section, *ROWS[:2]]) + "\nMore\n\n" + as_text([HEADING, *ROWS[2:]])
        assert [i.service for i in read_text(text).indicators] == ["Finance", "Finance", None, None]

    @FUNCTION_FIXTURE
    @given(places=st.lists(st.integers(0, 4), max_size=8), data=st.data())
    def test_blank_rows_and_repeated_headings_only_move_rows(self, read_text, places, data):
        table = [HEADING, *ROWS]
        for place in places:
            filler = data.draw(st.sampled_from([("",), ("",) * 6, (" ",) * 6, HEADING]))
            table.insert(place + 1, filler)
        dataset = read_text(as_text(table))
        assert facts(dataset) == facts(read_text(as_text([HEADING, *ROWS])))
        assert dataset.account.balances

    def test_section_rows_change_the_service_and_nothing_else(self, read_text):
        plain = read_text(as_text([HEADING, *ROWS]))
        section = ("Finance", "", "", "", "", "")
        dataset = read_text(as_text([HEADING, *ROWS[:2], section, *ROWS[2:]]))
        assert [i.service for i in dataset.indicators] == [None, None, "Finance", "Finance"]
        assert facts(dataset)[1] == facts(plain)[1]

    def test_markup_left_in_cells_is_told_once_and_hides_nothing(self, read_text):
        rows = [tuple(f"<b>{cell}</b>" if cell else "" for cell in row) for row in ROWS]
        dataset = read_text(as_text([HEADING, *rows]))
        plain = read_text(as_text([HEADING, *ROWS]))
        values = [(s.code, s.value, s.reported, s.reported_word) for s in dataset.observations]
        assert values == [
            (s.code, s.value, s.reported, s.reported_word) for s in plain.observations
        ]
        assert kinds(dataset).count("markup-removed") == 1

    def test_a_page_footer_inside_a_table_loses_no_row(self, read_text):
        text = as_text([HEADING, *ROWS[:2]]) + "Page 3 of 10\n" + as_text(ROWS[2:])
        dataset = read_text(text)
        # Either the rows are read, or their loss is an error: it is never a mere remark.
        assert len(dataset.indicators) == 4 or dataset.has_errors()

    def test_a_table_of_actions_right_below_is_not_read_as_indicators(self, read_text):
        dataset = read_text(as_text([HEADING, *ROWS], [ACTION_HEADING, *ACTIONS]))
        assert [one.code for one in dataset.indicators] == ["BV8", "LO_1", "LO_2", "LO_3"]
        assert [one.code for one in dataset.actions] == ["IT1920_01", "IT1920_02"]

    def test_an_indicator_without_any_figure_is_not_taken_for_a_section(self, read_text):
        table = [
            ("Code & Short Name", "Q1 2019/20", "Target 2019/20"),
            ("LO_1 Starts next year", "", ""),
            ("LO_2 Calls", "5", "6"),
        ]
        dataset = read_text(as_text(table))
        assert [one.code for one in dataset.indicators] == ["LO_1", "LO_2"]
        assert dataset.indicator("LO_2").service is None


class TestCodes:
    def test_a_missing_code_is_made_from_the_name_and_told(self, read_text):
        rows = replaced(ROWS, 0, 1, "Invoices paid in time")
        dataset = read_text(as_text([HEADING, *rows]))
        indicator = dataset.indicators[0]
        assert (indicator.code, indicator.code_printed) == ("invoices-paid-in-time", False)
        assert indicator.name == "Invoices paid in time"
        assert ("no-code", 2, "Code & Short Name") in told(dataset)

    def test_the_made_code_is_stable(self, read_text):
        text = as_text([HEADING, *replaced(ROWS, 0, 1, "Invoices, paid: in time!")])
        assert read_text(text).indicators[0].code == read_text(text).indicators[0].code

    @pytest.mark.parametrize("names", [("Rent due", "Rent-due"), ("—", "…")])
    def test_two_names_that_make_one_code_lose_no_row(self, read_text, names):
        rows = replaced(replaced(ROWS, 0, 1, names[0]), 1, 1, names[1])
        dataset = read_text(as_text([HEADING, *rows]))
        assert len(dataset.indicators) == 4

    def test_a_no_break_space_parts_code_and_name(self, read_text):
        dataset = read_text(as_text([HEADING, *replaced(ROWS, 0, 1, "BV8\u00a0Invoices paid")]))
        assert (dataset.indicators[0].code, dataset.indicators[0].name) == ("BV8", "Invoices paid")

    @pytest.mark.parametrize("code", ["BV79b(ii)", "LALocal_07", "CSDData_02", "NI 191", "A.1/2-3"])
    def test_codes_as_councils_write_them(self, read_text, code):
        first = code.split()[0]
        dataset = read_text(as_text([HEADING, *replaced(ROWS, 0, 1, f"{code} Something")]))
        assert dataset.indicators[0].code in (first, "ni-191-something")

    def test_a_row_repeated_word_for_word_counts_once(self, read_text):
        dataset = read_text(as_text([HEADING, *ROWS, ROWS[0]]))
        assert facts(dataset) == facts(read_text(as_text([HEADING, *ROWS])))
        assert ("duplicate-row", 6, None) in told(dataset)
        assert (dataset.account.duplicates, dataset.account.unread) == (1, 0)

    def test_a_code_with_other_figures_keeps_the_first_and_tells(self, read_text):
        other = ("Red", "BV8 Invoices paid in time", "1%", "2%", "99%", "")
        dataset = read_text(as_text([HEADING, *ROWS, other]))
        assert facts(dataset) == facts(read_text(as_text([HEADING, *ROWS])))
        (finding,) = [one for one in dataset.findings if one.kind == "duplicate-code"]
        assert "2%" in finding.raw
        assert dataset.account.balances
        assert dataset.account.unread == 1

    def test_an_action_may_have_the_code_of_an_indicator(self, read_text):
        actions = replaced(ACTIONS, 0, 1, "LO_1")
        text = (
            as_text([HEADING, *ROWS]) + "\n### Key Tasks\n\n" + as_text([ACTION_HEADING, *actions])
        )
        dataset = read_text(text)
        assert (len(dataset.indicators), len(dataset.actions)) == (4, 2)

    def test_actions_without_a_code_are_kept_apart_and_told(self, read_text):
        actions = replaced(replaced(ACTIONS, 0, 1, ""), 1, 1, "")
        dataset = read_text(as_text([ACTION_HEADING, *actions]))
        assert len(dataset.actions) == 2
        assert len({action.code for action in dataset.actions} - {""}) == 2
        assert kinds(dataset).count("no-code") == 2


class TestStatusWords:
    @pytest.mark.parametrize("word", ["Purple", "Greenish", "Not Green", "?", "Green Amber", "4"])
    def test_an_unknown_word_never_becomes_a_status(self, read_text, word):
        dataset = read_text(as_text([HEADING, *replaced(ROWS, 0, 0, word)]))
        seen = dataset.series("BV8")[1]
        assert (seen.reported_word, seen.reported) == (word, ())
        assert ("unknown-status", 2, "Status / Icon") in told(dataset)

    @pytest.mark.parametrize("word", ["GREEN", " green ", "Green\u00a0", "Satisfactory", "OK"])
    def test_case_spaces_and_aliases_do_not_matter(self, read_text, word):
        dataset = read_text(as_text([HEADING, *replaced(ROWS, 0, 0, word)]))
        assert dataset.series("BV8")[1].reported == (pmf.Status.ON_TARGET,)
        assert "unknown-status" not in kinds(dataset)

    def test_an_empty_status_cell_is_no_word(self, read_text):
        dataset = read_text(as_text([HEADING, *replaced(ROWS, 0, 0, "")]))
        assert dataset.series("BV8")[1].reported_word is None

    def test_without_a_printed_key_no_word_is_outside_it(self, read_text):
        dataset = read_text(as_text([ACTION_HEADING, *replaced(ACTIONS, 0, 0, "Not Started")]))
        assert "status-outside-key" not in kinds(dataset)

    def test_with_a_printed_key_a_word_outside_it_is_told(self, read_text):
        key = [("Icon", "Status"), ("", "Completed"), ("", "Overdue")]
        text = (
            as_text(key)
            + "\nTasks\n\n"
            + as_text([ACTION_HEADING, *replaced(ACTIONS, 0, 0, "Not Started")])
        )
        dataset = read_text(text)
        assert kinds(dataset).count("status-outside-key") == 1
        assert dataset.account.keys == 2

    def test_a_key_printed_below_serves_as_well(self, read_text):
        key = [("Icon", "Status"), ("", "Completed"), ("", "Overdue")]
        text = as_text([ACTION_HEADING, *replaced(ACTIONS, 0, 0, "Not Started")]) + (
            "\nKey\n\n" + as_text(key)
        )
        assert kinds(read_text(text)).count("status-outside-key") == 1


class TestColumns:
    @FUNCTION_FIXTURE
    @given(order=st.permutations(range(6)))
    def test_their_order_does_not_matter(self, read_text, order):
        table = [tuple(row[place] for place in order) for row in (HEADING, *ROWS)]
        plain, dataset = read_text(as_text([HEADING, *ROWS])), read_text(as_text(table))
        assert [sorted(map(repr, part)) for part in facts(dataset)] == [
            sorted(map(repr, part)) for part in facts(plain)
        ]

    @FUNCTION_FIXTURE
    @given(place=st.integers(0, 6), name=st.sampled_from(["Managed By", "Risk", "x" * 300, "5%"]))
    def test_an_unknown_column_is_told_and_costs_nothing(self, read_text, place, name):
        table = [
            (*row[:place], name if row is HEADING else "Head of it", *row[place:])
            for row in (HEADING, *ROWS)
        ]
        dataset = read_text(as_text(table))
        assert facts(dataset) == facts(read_text(as_text([HEADING, *ROWS])))
        (finding,) = [one for one in dataset.findings if one.location.column == name]
        assert finding.severity is pmf.Severity.INFO

    def test_the_short_trend_is_kept_as_printed_and_the_long_one_told(self, read_text):
        table = [
            (*row, *(("Long Trend", "Short Trend") if row is HEADING else ("Up", "Down")))
            for row in (HEADING, *ROWS)
        ]
        dataset = read_text(as_text(table))
        assert {seen.travel_word for seen in dataset.current} == {"Down"}
        assert [one.location.column for one in dataset.findings if one.kind == "column-unread"] == [
            "Long Trend"
        ]

    def test_an_unknown_column_of_actions_is_told_too(self, read_text):
        table = [
            (*row, "Assigned To" if row is ACTION_HEADING else "Head")
            for row in (ACTION_HEADING, *ACTIONS)
        ]
        assert "column-unread" in kinds(read_text(as_text(table)))

    def test_no_target_column(self, read_text):
        table = [row[:4] + row[5:] for row in (HEADING, *ROWS)]
        dataset = read_text(as_text(table))
        assert all(isinstance(one.target, pmf.NoTarget) for one in dataset.indicators)
        assert {one.status for one in pmf.evaluate_all(dataset)} <= {
            pmf.Status.DATA_ONLY,
            pmf.Status.UNKNOWN,
        }

    def test_a_plain_target_heading_is_no_fault(self, read_text):
        heading = tuple("Target" if name.startswith("Target") else name for name in HEADING)
        dataset = read_text(as_text([heading, *ROWS]))
        assert dataset.indicator("BV8").target.lines.target.value == 99
        assert not dataset.has_errors()

    def test_no_status_column(self, read_text):
        dataset = read_text(as_text([row[1:] for row in (HEADING, *ROWS)]))
        assert {seen.reported_word for seen in dataset.observations} == {None}
        assert len(dataset.observations) == 8
        assert pmf.reconcile(pmf.evaluate_all(dataset)).rows == ()

    def test_no_column_of_a_period_does_not_lose_the_status_in_silence(self, read_text):
        table = [row[:2] + row[4:] for row in (HEADING, *ROWS)]
        dataset = read_text(as_text(table))
        assert (dataset.period, dataset.observations) == (None, ())
        assert len(dataset.indicators) == 4
        assert any(one.severity is not pmf.Severity.INFO for one in dataset.findings)

    def test_the_target_of_another_year_does_not_replace_this_years(self, read_text):
        table = [(*row, "Target 2020/21" if row is HEADING else "50%") for row in (HEADING, *ROWS)]
        dataset = read_text(as_text(table))
        assert dataset.indicator("BV8").target.text == "99%"
        assert any("2020/21" in str(one) for one in dataset.findings)

    def test_a_second_status_column_does_not_replace_the_first(self, read_text):
        table = [
            (*row, "Status last year" if row is HEADING else "Red") for row in (HEADING, *ROWS)
        ]
        dataset = read_text(as_text(table))
        assert dataset.series("BV8")[1].reported_word == "Green"
        assert any("Status last year" in str(one) for one in dataset.findings)

    def test_a_second_note_column_does_not_vanish(self, read_text):
        table = [(*row, "Comment" if row is HEADING else "Mine.") for row in (HEADING, *ROWS)]
        dataset = read_text(as_text(table))
        note = dataset.series("BV8")[1].note
        kept = note is not None and "On target." in note.text
        assert kept
        assert "Mine." in note.text or any("Comment" in str(one) for one in dataset.findings)

    def test_two_columns_of_one_period_are_told(self, read_text):
        table = [(*row, "Q1 2019/20" if row is HEADING else "1%") for row in (HEADING, *ROWS)]
        dataset = read_text(as_text(table))
        told_of = [one for one in dataset.findings if one.severity is not pmf.Severity.INFO]
        current = [seen for seen in dataset.current if seen.code == "BV8"]
        assert len(current) == 1 or told_of

    def test_quarters_still_to_come_do_not_move_the_reports_period(self, read_text):
        table = [
            (*row, *(("Q2 2019/20", "Q3 2019/20") if row is HEADING else ("", "")))
            for row in (HEADING, *ROWS)
        ]
        dataset = read_text(as_text(table))
        assert dataset.period == pmf.cells.read_period("Q1 2019/20")


class TestSpoiltCells:
    BAD = ("12,5", "n.k.", "4 of 8", "1e5", "£", "99.5%%", "١٢", "0x10", "--5")

    @pytest.mark.parametrize("bad", BAD)
    @pytest.mark.parametrize("row", range(4))
    def test_a_bad_figure_changes_its_own_outcome_alone(self, read_text, row, bad):
        plain = read_text(as_text([HEADING, *ROWS]))
        dataset = read_text(as_text([HEADING, *replaced(ROWS, row, 3, bad)]))
        spoilt = row * 2 + 1
        for number, (before, after) in enumerate(
            zip(plain.observations, dataset.observations, strict=True)
        ):
            if number != spoilt:
                assert before == after
        assert dataset.observations[spoilt].absence is pmf.Absence.BAD_VALUE
        assert dataset.observations[spoilt].raw == bad
        assert told(dataset) - told(plain) == {("bad-number", row + 2, "Q1 2019/20")}
        assert dataset.indicators == plain.indicators

    def test_a_bad_target_is_told_as_such_and_is_no_data_only(self, read_text):
        dataset = read_text(as_text([HEADING, *replaced(ROWS, 0, 4, "As good as the best")]))
        target = dataset.indicator("BV8").target
        assert isinstance(target, pmf.NoTarget)
        assert (target.reason, target.text) == ("bad-target", "As good as the best")
        assert ("bad-target", 2, "Target 2019/20") in told(dataset)

    @pytest.mark.parametrize(
        ("words", "kind", "lines"),
        [
            ("At least 95%", "bound", "95%"),
            ("95% - 98%", "range", "95% to 98%"),
            ("TBC", "pending", None),
            ("Top quartile", "reference", None),
            ("n/a", "none", None),
        ],
    )
    def test_a_target_in_words_is_read_as_one(self, read_text, words, kind, lines):
        dataset = read_text(as_text([HEADING, *replaced(ROWS, 0, 4, words)]))
        target = dataset.indicator("BV8").target
        drawn = target.resolve(dataset.period)
        assert (target.kind, target.text) == (kind, words)
        assert (str(drawn) if isinstance(drawn, pmf.Lines) else None) == lines

    def test_a_bad_progress_or_due_date_spoils_nothing_else(self, read_text):
        plain = read_text(as_text([ACTION_HEADING, *ACTIONS]))
        rows = replaced(replaced(ACTIONS, 0, 5, "31-Apr-2020"), 1, 4, "150%")
        dataset = read_text(as_text([ACTION_HEADING, *rows]))
        first, second = dataset.actions
        assert first == attrs.evolve(plain.actions[0], due=None, due_text="31-Apr-2020")
        assert second == attrs.evolve(plain.actions[1], progress=None)
        assert told(dataset) - told(plain) == {
            ("bad-date", 2, "Due Date"),
            ("bad-number", 3, "Progress"),
        }

    @FUNCTION_FIXTURE
    @given(seed=st.integers(0, 10**6), faults=st.integers(1, 50))
    def test_planted_faults_are_told_at_exactly_their_places(self, read_text, seed, faults):
        chance = random.Random(seed)
        rows = [
            ("Green", f"PI_{n} Number {n}", f"{n}.5%", f"{n + 1}%", f"{n}%", "") for n in range(30)
        ]
        spots = chance.sample([(row, column) for row in range(30) for column in (2, 3)], faults)
        for row, column in spots:
            rows = replaced(rows, row, column, chance.choice(self.BAD))
        dataset = read_text(as_text([HEADING, *rows]))
        assert told(dataset) == {("bad-number", row + 2, HEADING[column]) for row, column in spots}
        whole = [seen for seen in dataset.observations if seen.value is not None]
        assert len(whole) == 60 - faults
        assert dataset.account.balances

    def test_a_short_and_a_long_row_are_told_and_kept(self, read_text):
        rows = [ROWS[0][:4], (*ROWS[1], "one", "too many"), *ROWS[2:]]
        dataset = read_text(as_text([HEADING, *rows]))
        assert [one.code for one in dataset.indicators] == ["BV8", "LO_1", "LO_2", "LO_3"]
        widths = [one for one in dataset.findings if one.kind == "row-width"]
        assert [one.location.row for one in widths] == [2, 3]
        assert "too many" in widths[1].message

    @pytest.mark.parametrize("value", ["£99.50", "99 days", "5 FTE", "1,000 people"])
    def test_another_unit_than_the_targets_is_never_judged(self, read_text, value):
        framework = pmf.load_framework("broxtowe-2019")
        rows = replaced(ROWS, 0, 3, value)
        dataset = read_text(as_text([HEADING, *rows]), framework=framework)
        results = pmf.evaluate_all(dataset)
        assert next(one for one in results if one.code == "BV8").status is pmf.Status.UNKNOWN
        pmf.check(results)


class TestAsCommaSeparatedValues:
    def test_the_same_table_gives_the_same_facts(self, read_text):
        table = [HEADING, *ROWS]
        text, comma = read_text(as_text(table)), read_text(as_csv(table), "report.csv")
        assert facts(comma) == facts(text)
        assert told(comma) == told(text)
        assert comma.account == text.account

    def test_actions_too(self, read_text):
        table = [ACTION_HEADING, *ACTIONS]
        text, comma = read_text(as_text(table)), read_text(as_csv(table), "report.csv")
        assert facts(comma) == facts(text)

    @pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
    def test_whatever_the_delimiter(self, read_text, delimiter):
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter).writerows([HEADING, *ROWS])
        dataset = read_text(out.getvalue(), "report.csv")
        assert facts(dataset) == facts(read_text(as_text([HEADING, *ROWS])))

    def test_semicolons_inside_a_note_do_not_part_cells(self, read_text):
        rows = replaced(ROWS, 0, 5, "one; two; three; four; five; six; seven; eight")
        dataset = read_text(as_csv([HEADING, *rows]), "report.csv")
        assert len(dataset.indicators) == 4

    def test_a_title_with_a_comma_above_the_table_is_no_heading(self, read_text):
        text = "Erewhon Council, first quarter\n\n" + as_csv([HEADING, *ROWS])
        assert len(read_text(text, "report.csv").indicators) == 4
