"""Sections and outputs: one body of data, and what each output shows of it."""

import attrs
import pytest

import pmf
from pmf.model.governance import SECTION_NAMES
from pmf.report import SECTIONS, render_page, render_terminal, view_of
from pmf.report.sections import check_sections
from pmf.report.sign import UNRATED


@pytest.fixture(scope="module")
def everything(whole_results):
    return view_of(whole_results)


def names_of(view):
    return [part.name for part in view.parts]


def rows_of(view):
    return {
        row.code: row
        for plan in view.plans
        for tier in plan.tiers
        for service in tier.services
        for row in service.rows
    }


class TestSections:
    def test_an_output_holds_its_sections_in_its_own_order(self, whole_results):
        output = pmf.Output("o", "Our report", sections=("risks", "summary", "outcomes"))
        view = view_of(whole_results, output)

        assert names_of(view) == ["risks", "summary", "outcomes"]
        assert view.heading == "Our report"

    def test_without_an_output_every_section_that_holds_something_is_there(self, everything):
        assert names_of(everything) == [name for name in SECTIONS if name != "account"]

    def test_an_output_without_sections_holds_everything(self, whole_results, everything):
        assert names_of(view_of(whole_results, pmf.Output("o", "All"))) == names_of(everything)

    def test_an_unknown_section_is_named_with_those_there_are(self, whole_results):
        output = whole_results.dataset.framework.output("odd")

        with pytest.raises(pmf.UsageError, match=r"'weather'; there are summary, .*, account"):
            view_of(whole_results, output)

    def test_a_framework_file_may_ask_for_each_of_them_and_for_no_other(self):
        assert tuple(SECTIONS) == SECTION_NAMES

    def test_a_section_stands_once(self):
        with pytest.raises(pmf.UsageError, match="listed twice"):
            check_sections(("risks", "summary", "risks"))

    def test_what_is_asked_for_and_empty_says_so_in_a_sentence(self, bare):
        output = pmf.Output("o", "Our report", sections=("escalations", "account"))
        view = view_of(pmf.evaluate_all(bare), output)

        assert [(part.name, part.nothing) for part in view.parts] == [
            ("escalations", "Nothing was taken further.")
        ]
        assert "Nothing was taken further." in render_page(view)

    def test_headings_are_called_what_they_are(self, everything):
        headings = {part.name: part.heading for part in everything.parts}

        assert headings["priorities"] == "By priority"

    def test_the_public_is_not_named_and_others_are(self, whole_results):
        assert view_of(whole_results, audience="Public").audience == ""
        assert view_of(whole_results, audience="cabinet").audience == "Cabinet"


class TestWithoutFigures:
    """A framework paper: what is measured and what is to be reached, and nothing judged."""

    @pytest.fixture(scope="class")
    @staticmethod
    def view(bare):
        return view_of(pmf.evaluate_all(bare))

    def test_its_indicators_stand_with_their_targets(self, view):
        rows = {
            row.code: row
            for plan in view.unfigured
            for service in plan.services
            for row in service.rows
        }

        assert len(rows) == 8
        assert rows["WASTE_1"].target.text == "52"
        assert rows["WASTE_1"].better == "higher ones"
        assert rows["EKS_1"].target.remark == "set by a contract"
        assert (rows["SAT_1"].target.text, rows["SAT_1"].remark) == (
            "To be agreed",
            "in development",
        )

    def test_its_headings_are_counted(self, view):
        assert [(one.name, one.count, one.targeted) for one in view.unfigured] == [
            ("A clean borough", 3, 2),
            ("A fair council", 5, 3),
        ]

    def test_its_page_says_that_there_are_no_figures_and_shows_the_rest(self, view):
        page = render_page(view)

        assert view.heading == "Performance framework"
        assert "No figures in this document" in page
        assert "Tests of a good measure" in page
        assert "at most 40" in page
        assert "From the figures" not in page

    def test_the_terminal_lists_targets(self, view):
        text = render_terminal(view)

        assert "No figures in this document: 8 indicators, 5 with a target" in text
        assert "To be agreed" in text
        assert "From the figures" not in text


class TestTargetsAndColours:
    def test_targets_of_a_contract_stand_apart(self, everything):
        tiers = [tier.name for plan in everything.plans for tier in plan.tiers]

        assert "Council headline indicator (T1): contractual targets" in tiers

    def test_nothing_has_a_colour_without_a_target(self, trends):
        view = view_of(pmf.evaluate_all(trends))
        rows = rows_of(view)

        assert not rows["WASTE_1"].rated
        assert rows["WASTE_1"].follows.colour == UNRATED
        assert rows["EKS_1"].follows.word == "Green"
        tables = {tier.name: tier for plan in view.plans for tier in plan.tiers}
        assert not tables["Indicators"].rated
        assert tables["Contractual targets"].rated

    def test_where_most_have_no_target_no_share_of_all_is_told(self, trends):
        view = view_of(pmf.evaluate_all(trends))

        # All with a target can be judged: the one share is not told twice.
        assert [share.denominator for share in view.shares] == ["indicator with a target"]

    def test_no_printed_column_stands_where_nothing_is_printed(self, trends):
        view = view_of(pmf.evaluate_all(trends))

        assert not view.indicators.is_printed
        assert ">Printed<" not in render_page(view)
        assert "Printed" not in render_terminal(view)


class TestTiers:
    def test_a_tier_that_shows_movement_never_says_better_or_worse(self, whole):
        higher = tuple(
            attrs.evolve(one, polarity=pmf.Polarity.HIGHER) if one.code == "POP_1" else one
            for one in whole.indicators
        )
        view = view_of(pmf.evaluate_all(attrs.evolve(whole, indicators=higher)))

        (trend,) = rows_of(view)["POP_1"].trends
        assert trend.sentence == "Up since Q1 2023/24 (116,400)"
        assert ("Up", 1) in view.travel

    def test_a_tier_told_in_words_shows_words(self, everything):
        row = rows_of(everything)["STR_1"]

        assert row.trends == ()
        assert row.written == (("Nine of twelve services have one.", "Head of Policy"),)
        told = [name for way in everything.travelled.ways for name in way.names]
        assert row.name not in told

    def test_the_cap_is_held_against_what_is_there(self, whole):
        few = attrs.evolve(whole.framework, tiers=(attrs.evolve(whole.framework.tiers[0], cap=5),))
        view = view_of(pmf.evaluate_all(attrs.evolve(whole, framework=few)))

        (tier,) = view.framework.tiers
        assert (tier.cap, tier.count, tier.over) == ("at most 5", 6, True)


class TestBeside:
    def test_printed_counts_stand_beside_those_of_the_rows(self, everything):
        clean, _, every = everything.totals.rows

        assert everything.totals.names == ("Green", "Amber", "Total")
        assert [(row.by, row.cells) for row in clean] == [
            ("Printed", ("2", "1", "3")),
            ("In its rows", ("1", "1", "2")),
            ("From the figures", ("1", "0", "2")),
        ]
        assert every[0].name == "All"
        assert "Whole report: Green is printed as 4" in everything.totals.said[2]

    def test_every_heading_is_counted_and_the_whole_last(self, everything):
        table = everything.counts

        clean, fair, whole = table.groups
        assert [row.by for row in clean] == [
            "Printed in a table of counts",
            "Printed beside the indicators",
            "From the figures",
        ]
        assert (clean[0].name, fair[0].name, whole[0].name) == (
            "A clean borough",
            "A fair council",
            "All",
        )

    def test_a_count_printed_twice_is_told_once_and_another_beside_it(self, whole):
        printed = (pmf.Published("Green", 16), pmf.Published("Green", 16, "64"))
        printed += (pmf.Published("Green", 17),)
        dataset = attrs.evolve(whole, observations=(), published=printed)
        view = view_of(pmf.evaluate_all(dataset))

        assert view.totals.rows[0][0].cells == ("16, 64%, 17",)

    def test_travel_is_counted_by_heading(self, everything):
        words = [way.word for way in everything.travelled.ways]
        counts = dict(everything.travelled.groups)

        assert words == ["Improving", "Steady", "Worsening", "Up"]
        assert counts == {"A clean borough": (1, 0, 1, 0), "A fair council": (1, 1, 1, 1)}

    def test_peers_stand_in_the_order_printed_with_averages_last(self, everything):
        peers = everything.peers

        assert peers.bodies == ("Othertown", "England (average)")
        waste, invoices = peers.rows
        assert [figure.text for figure in (waste.own, *waste.others)] == ["53.4", "49.0", "43.3"]
        assert waste.others[1].remark == "Q2 2022/23"
        assert (invoices.others[0].remark, invoices.others[1]) == ("not applicable", None)

    def test_the_summary_comes_first_and_achievements_stand_apart(self, everything):
        assert [one.text for one in everything.overall] == ["Performance is steady overall."]
        assert [(one.about, one.text) for one in everything.narrative] == [
            ("Waste", "Two rounds were changed in July."),
        ]
        assert [one.text for one in everything.achievements] == ["The new depot opened."]

    def test_an_output_without_a_summary_keeps_the_words_that_sum_up(self, whole_results):
        output = pmf.Output("o", "Words", sections=("narrative", "indicators"))
        view = view_of(whole_results, output)

        assert view.narrative[0].text == "Performance is steady overall."

    def test_what_was_written_on_indicators_is_not_lost_without_their_rows(self, whole_results):
        output = pmf.Output("o", "Words", sections=("narrative",))
        view = view_of(whole_results, output)

        about = [one.about for one in view.narrative]
        assert "Household waste recycled" in about

    def test_missing_mitigation_is_named(self, everything):
        by_code = {row.code: row for row in everything.mitigations}

        assert [one.text for one in by_code["WASTE_2"].done] == [
            "Crews are being trained.",
            "Action A1: Buy two new lorries, Green",
        ]
        assert by_code["FIN_2"].done == ()
        assert "No mitigation is given." in render_page(everything)

    def test_an_outcome_says_where_it_stands_and_when_it_is_due(self, everything):
        (outcome,) = everything.outcomes

        assert outcome.standing == "Unmet, due 31 March 2024"
        assert outcome.steps[-1] == ("Exceeded", "")

    def test_an_action_shows_both_due_dates_its_steps_and_what_it_serves(self, everything):
        (row,) = everything.action_plans[0].services[0].rows

        assert (row.due.text, row.original) == ("31 March 2024", "31 December 2023")
        assert row.late == "3 months later"
        assert row.milestones[0] == ("Order placed", "1 August 2023", "done 28 July 2023")
        assert row.serves == ("Bins collected on the day",)

    def test_variance_says_more_or_less_and_never_good_or_bad(self, everything):
        clean, whole = everything.finances

        assert clean.rows[0].variance == "£60,000 more than budgeted; 5%"
        assert clean.performance == "1 of 2 indicators that can be judged meets its target."
        assert (whole.name, whole.rows[0].variance) == ("The whole report", "")

    def test_the_definitions_book_holds_what_tables_do_not(self, everything):
        told = {row.code: dict(row.lines) for part in everything.definitions for row in part.rows}

        assert set(told) == {"WASTE_1", "FIN_1"}
        assert told["FIN_1"]["Why it matters"] == "Residents ask about it"
        assert told["WASTE_1"]["Owner"] == "Head of Waste"

    def test_what_waits_for_a_target_is_named_and_offered_one_only_when_asked(
        self, everything, trends
    ):
        (waiting,) = everything.proposals
        assert (waiting.code, waiting.offer) == ("SAT_1", "")

        output = pmf.Output("o", "Targets", sections=("proposals",))
        asked = view_of(pmf.evaluate_all(trends), output)
        offers = {row.code: row.offer for row in asked.proposals}
        assert offers["WASTE_1"]
        assert "Nothing is adopted" in render_page(asked)

    def test_the_calendar_holds_days_set_and_days_that_follow(self, everything):
        audiences, days = everything.calendar.audiences, everything.calendar.days

        assert audiences[0] == ("Cabinet", "every half year", "")
        assert ("November 2023", "Cabinet", "Half-year report", "") in days
        # The report in November is that on the first half; the second half's has no day yet.
        assert ("after 31 March 2024", "Cabinet", "Performance report", "H2 2023/24") in days

    def test_the_paper_stands_at_the_head(self, everything):
        head = dict(everything.paper.head)

        assert head["Meetings"] == (
            "Cabinet, 4 December 2023; Overview and Scrutiny Committee, 11 December 2023"
        )
        assert (head["Part"], head["Decision"]) == ("I", "Non-key decision")
        assert everything.paper.asked == ("Note the report.",)

    def test_what_a_later_document_replaced_is_told(self, whole):
        later = whole.current[0]
        earlier = attrs.evolve(later, value=pmf.Quantity("53.0", "percent"), raw="53.0")
        merged = attrs.evolve(whole, superseded=(pmf.Superseded(earlier, later, "first.csv"),))
        page = render_page(view_of(pmf.evaluate_all(merged)))

        assert "What a later document replaced" in page
        assert "first.csv" in page


class TestIllustrative:
    def test_it_is_said_in_title_description_banner_and_footer(self, everything):
        page = render_page(everything)

        assert "– illustrative figures</title>" in page
        assert '<meta name="description" content="Illustrative:' in page
        header, footer = page.index("<header"), page.index("<footer")
        assert page.index("Illustrative.", header) < page.index("<h1>")
        assert "Illustrative." in page[footer:]

    def test_real_figures_are_not(self, bare):
        page = render_page(view_of(pmf.evaluate_all(bare)))

        assert "are made up" not in page
        assert 'class="made-up"' not in page
