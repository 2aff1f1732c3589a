"""Windsor and Maidenhead's half-year paper of 2017/18, and the made-up report beside it."""

import datetime
import re
from collections import Counter
from importlib.resources import files

import pytest

import pmf

FOLDER = files("pmf_adapters") / "windsor_maidenhead"
PAPER = FOLDER / "samples" / "windsor-maidenhead-2017-18-half-year.txt"
MADE_UP = FOLDER / "samples" / "windsor-maidenhead-2017-18-h1-illustrative.txt"
PRIORITIES = (
    "Healthy, skilled and independent residents",
    "Safe and vibrant communities",
    "Growing economy, affordable housing",
    "Attractive and well-connected borough",
    "An excellent customer experience",
    "Well-managed resources delivering value for money",
)
COUNTS = ((4, 3, 0), (2, 2, 0), (4, 0, 0), (2, 1, 1), (2, 2, 0), (2, 0, 0))


@pytest.fixture(scope="module")
def paper():
    return pmf.read(PAPER)


@pytest.fixture(scope="module")
def made_up():
    return pmf.read(MADE_UP)


class TestThePaper:
    def test_it_is_known_by_what_it_says(self, paper):
        assert paper.adapter == "windsor_maidenhead"
        assert paper.council == "Royal Borough of Windsor and Maidenhead"
        assert str(paper.period) == "H1 2017/18"
        assert not paper.illustrative

    def test_two_options_of_which_one_is_recommended(self, paper):
        options = [(one.text, one.comments, one.recommended) for one in paper.paper.options]

        assert options == [
            (
                "Take up the revised framework",
                "Smaller, timelier and closer to the priorities.",
                True,
            ),
            ("Keep the old way of reporting", "Says less of how the priorities are met.", False),
        ]
        assert not [one for one in paper.findings if one.kind == "table-unread"]

    def test_eighteen_counts_by_priority_and_colour(self, paper):
        cells = {
            (one.group, one.name): one.count
            for one in paper.published
            if one.group and one.name != "Total"
        }

        assert len(cells) == 18
        assert cells == {
            (priority, word): count
            for priority, counts in zip(PRIORITIES, COUNTS, strict=True)
            for word, count in zip(("Green", "Amber", "Red"), counts, strict=True)
        }

    def test_totals_and_shares_as_printed(self, paper):
        whole = [(one.name, one.count, one.percent) for one in paper.published if not one.group]

        assert whole == [
            ("Green", 16, None), ("Amber", 8, None), ("Red", 1, None),
            ("Green", 16, "64"), ("Amber", 8, "32"), ("Red", 1, "4"),
            *[("Total", 25, None)] * 3,
            ("Green", 16, None), ("Amber", 8, None), ("Red", 1, None), ("Total", 25, None),
        ]  # fmt: skip

    def test_one_outcome_with_its_steps(self, paper):
        (outcome,) = paper.outcomes

        assert outcome.steps == (
            ("Unmet", "Less than 100%"),
            ("Met", "100% of strategic priorities on target"),
            ("Exceeded", None),
            ("Significantly Exceeded", None),
        )
        assert outcome.due == datetime.date(2018, 3, 31)

    def test_one_risk_before_and_after_its_controls(self, paper):
        assert [(one.before, one.after) for one in paper.risks] == [("HIGH", "LOW")]

    def test_four_appendices_are_named_and_none_is_there(self, paper):
        missing = [one for one in paper.findings if one.kind == "appendix-missing"]

        assert [one.raw.split(" – ")[0] for one in missing] == [
            "Appendix 1", "Appendix 2", "Appendix 3", "Appendix 4",
        ]  # fmt: skip
        assert (paper.indicators, paper.observations) == ((), ())

    def test_two_names_run_over_two_rows(self, paper):
        wrapped = [one.used for one in paper.findings if one.kind == "name-wrapped"]

        assert wrapped == [PRIORITIES[0], PRIORITIES[5]]

    def test_the_covering_paper(self, paper):
        said = paper.paper

        assert [(one.body, one.date) for one in said.meetings] == [
            ("Cabinet", datetime.date(2017, 11, 23))
        ]
        assert (said.part, said.decision_type) == ("I", "Key decision: No")
        assert said.report_of == "Managing Director"
        assert len(said.recommendations) == 3
        assert said.urgency == "No"
        assert "This paper covers quarters 1 and 2" in said.purpose
        assert set(said.priorities) == set(PRIORITIES)
        assert not any("Table 4:" in one.text for one in said.implications)
        assert [one.when for one in said.timetable] == [
            "16 November 2017", "Ongoing", "December 2017", "March 2018", "May 2018", "Immediately",
        ]  # fmt: skip
        assert Counter(one.returned is not None for one in said.consulted) == {True: 3, False: 6}

    def test_every_row_is_accounted_for(self, paper):
        assert paper.account.balances

    def test_as_printed_every_count_holds(self, paper):
        assert pmf.check(pmf.evaluate_all(paper)) == ()


TABLE = [
    number
    for number, line in enumerate(PAPER.read_text("utf-8").split("\n"))
    if re.fullmatch(r"[A-Z][^\t]*(\t[0-9]+){4}", line)
]


class TestAChangedDigit:
    """Each figure of the table of counts, one after the other, with its last digit changed."""

    def test_the_table_has_seven_rows_of_figures(self):
        assert len(TABLE) == 7

    @pytest.mark.parametrize("line", TABLE)
    @pytest.mark.parametrize("column", [1, 2, 3, 4])
    def test_it_is_found(self, read_text, line, column):
        lines = PAPER.read_text("utf-8").split("\n")
        cells = lines[line].split("\t")
        cells[column] = cells[column][:-1] + str((int(cells[column][-1]) + 1) % 10)
        lines[line] = "\t".join(cells)

        found = pmf.check(pmf.evaluate_all(read_text("\n".join(lines))))

        assert "totals-disagree" in {one.kind for one in found}

    @pytest.mark.parametrize("share", ["64%", "32%", "4%,"])
    def test_so_is_a_changed_percentage(self, read_text, share):
        text = PAPER.read_text("utf-8")
        changed = text.replace(f", {share}", f", {int(share.strip('%,')) + 1}%", 1)
        assert changed != text

        found = pmf.check(pmf.evaluate_all(read_text(changed)))

        kinds = {one.kind for one in found}
        assert kinds & {"percent-disagrees", "denominators-differ"}


def line_of(text, words):
    return text[: text.index(words)].count("\n") + 1


class TestWhereAChangeIsTold:
    """What is changed is told where it stands: a sentence at its line, a table at its cell."""

    @pytest.fixture
    def told(self, read_text):
        def told(old, new):
            text = PAPER.read_text("utf-8")
            assert text.count(old) == 1
            dataset = read_text(text.replace(old, new))
            found = (*dataset.findings, *pmf.check(pmf.evaluate_all(dataset)))
            assert dataset.account.balances
            return [
                one for one in found if one.kind not in ("appendix-missing", "name-wrapped")
                and one.severity is not pmf.Severity.INFO
            ]  # fmt: skip

        return told

    @pytest.mark.parametrize(
        ("old", "new", "raw"),
        [
            ("16 of the 25", "16 of the 26", "26"),
            ("16 of the 25", "17 of the 25", "17"),
            ("via 25 indicators", "via 24 indicators", "24"),
            ("includes 25 measures", "includes 26 measures", "26"),
            ("nine indicators that", "ten indicators that", "10"),
            ("six strategic priorities", "seven strategic priorities", "7"),
            ("The six priorities", "The seven priorities", "7"),
        ],
    )
    def test_a_count_in_a_sentence_at_its_line(self, told, old, new, raw):
        (found,) = told(old, new)
        place = found.location

        assert (found.kind, found.raw) == ("totals-disagree", raw)
        assert place.table is None
        assert place.line == line_of(PAPER.read_text("utf-8"), old)

    def test_a_changed_cell_in_its_row_and_its_column_and_in_no_sentence(self, told):
        row = line_of(PAPER.read_text("utf-8"), "Healthy, skilled and independent\t")
        bottom = line_of(PAPER.read_text("utf-8"), "Total\t16")
        places = {
            (one.location.line, one.location.column)
            for one in told("independent\t4", "independent\t5")
        }

        assert places == {(row, "Total"), (bottom, "Green")}

    def test_a_changed_total_in_the_bottom_line_alone(self, told):
        bottom = line_of(PAPER.read_text("utf-8"), "Total\t16")
        places = {
            (one.location.line, one.location.column) for one in told("Total\t16", "Total\t17")
        }

        assert places == {(bottom, "Green"), (bottom, "Total")}

    def test_a_changed_share_is_held_against_the_total(self, told):
        (found,) = told("one indicator, 4%", "one indicator, 5%")

        assert "1 of 25 (total) is 4%" in found.message

    def test_a_priority_nobody_declared_is_told_and_not_lost(self, told, read_text):
        old, new = "Growing economy, affordable housing\t", "A splendid economy\t"
        (found,) = told(old, new)
        text = PAPER.read_text("utf-8").replace(old, new)
        (outcome,) = pmf.outcomes(pmf.evaluate_all(read_text(text)))

        assert (found.kind, found.raw) == ("name-disagrees", "A splendid economy")
        assert found.location.line == line_of(text, new)
        assert outcome.of == 6
        assert 0 not in {one.of for one in outcome.priorities}

    @pytest.mark.parametrize(
        ("old", "new", "kind", "column"),
        [
            ("affordable housing\t4\t0", "affordable housing\t4\t-", "cell-missing", "Amber"),
            ("\t31 March 2018", "\t31 September 2017", "bad-date", "Date of delivery"),
            ("At 30 September 2017", "At 31 September 2017", "bad-date", None),
            ("Framework Quarters 1 and 2", "Framework Quarters 1 and 3", "bad-period", None),
            ("\tHIGH\t", "\t\t", "cell-missing", "Uncontrolled Risk"),
        ],
    )
    def test_what_cannot_be_or_is_missing(self, told, old, new, kind, column):
        (found,) = told(old, new)

        assert (found.kind, found.location.column) == (kind, column)
        assert found.location.line == line_of(PAPER.read_text("utf-8"), old)

    @pytest.mark.parametrize(
        ("old", "new", "period"),
        [
            ("quarters 1 and 2 in 2017/18", "quarters 3 and 4 in 2017/18", "H1 2017/18"),
            ("Framework Quarters 1 and 2", "Framework Quarters 3 and 4", "H2 2017/18"),
        ],
    )
    def test_the_title_and_the_text_of_two_halves(self, told, read_text, old, new, period):
        text = PAPER.read_text("utf-8")
        found = next(one for one in told(old, new) if one.kind == "period-disagrees")

        assert found.location.line == line_of(text, "quarters 1 and 2 in 2017/18")
        assert str(read_text(text.replace(old, new)).period) == period

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Cabinet – 23 November 2017", "Cabinet – 23 November 2016"),
            ("\t31 March 2018", "\t31 March 2017"),
        ],
    )
    def test_a_day_before_what_it_is_about(self, told, old, new):
        (found,) = told(old, new)

        assert found.kind == "date-before-period"
        assert found.location.line == line_of(PAPER.read_text("utf-8"), old)

    def test_a_heading_nobody_knows_loses_the_table_and_not_the_paper(self, told):
        (found,) = told("\tRed\t", "\tRuby\t")

        assert found.kind == "table-unread"
        assert "7 rows with figures were not read" in found.message


class TestTheMadeUpReport:
    def test_it_says_so(self, made_up):
        assert made_up.illustrative
        assert "illustrative" in made_up.paper.title

    def test_its_twenty_five_stand_where_the_papers_table_counts_them(self, made_up):
        words = {one.code: one.reported_word for one in made_up.current}
        counted = Counter((one.group, words[one.code]) for one in made_up.indicators)

        assert counted == {
            (priority, word): count
            for priority, counts in zip(PRIORITIES, COUNTS, strict=True)
            for word, count in zip(("Green", "Amber", "Red"), counts, strict=True)
            if count
        }

    def test_every_colour_follows_or_may(self, made_up):
        reconciled = pmf.reconcile(pmf.evaluate_all(made_up))

        assert reconciled.count(pmf.Verdict.AGREE) == 25

    def test_the_one_without_a_word_on_what_is_done_is_found(self, made_up):
        found = pmf.check(pmf.evaluate_all(made_up))
        missing = [one.code for one in found if one.kind == "mitigation-missing"]

        assert missing == ["HSI07"]

    def test_reading_it_finds_nothing_wrong(self, made_up):
        assert made_up.findings == ()


@pytest.fixture(scope="module")
def framework():
    return pmf.load_framework("windsor-maidenhead-2017")


class TestTheFramework:
    def test_six_priorities_and_a_cap_of_twenty_five(self, framework):
        assert tuple(one.name for one in framework.priorities) == PRIORITIES
        assert framework.tier("KSI").cap == 25

    def test_only_the_measure_in_development_is_declared(self, framework):
        (only,) = framework.definitions

        assert only.indicator.stage is pmf.Stage.IN_DEVELOPMENT

    def test_half_yearly_to_cabinet_and_quarterly_to_the_panels(self, framework):
        cabinet = framework.audience("Cabinet")
        panels = framework.audience("Overview and Scrutiny Panel")

        assert cabinet.frequency is pmf.Frequency.HALF_YEARLY
        assert panels.frequency is pmf.Frequency.QUARTERLY
        assert len(panels.expects) == 4

    def test_three_reasons_for_including_a_measure(self, framework):
        assert len(framework.criteria) == 3
