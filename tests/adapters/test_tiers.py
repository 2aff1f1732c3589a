"""The tiers family: papers that set indicators out in tiers, whatever the council."""

import datetime

import pytest

import pmf
from pmf_adapters.tiers import TiersAdapter
from pmf_adapters.tiers.points import tier_named

PAGE = """• Home
  • News
You are here |
  • Agenda item

    Review of Measures

    • Meeting of Council, Tuesday, 4th March, 2025 7.00 pm (Item 12.)

    Minutes:

    Members considered a report by the Chief Executive, setting out new measures.

    The decision was a key decision.

    Good data on performance is:

    1.      Useful;
    2.      True; and
    3.      Cheap.

    ·      Tier 1 – Headline measures
    o    What we answer for (for example, Rent collected and Empty homes);
    o    No more than 25 measures;
    o    Direction of travel shows whether it is better or worse.

    (Listed at Appendix A)

    ·      Tier Two: The area
    o    How the area fares (such as air quality, jobs, etc.);
    o    DoT arrow.

    • Tier 3 - Outcomes
    o    Progress on our actions.

    Resolved - That the Council adopts them.

    Supporting documents:
    • Report of the Chief Executive, item 12. pdf icon PDF 1 MB

    Council and Democracy
    • Meetings
"""


@pytest.fixture
def page(read_text):
    return read_text(PAGE)


class TestWhoseItIs:
    def test_two_tiers_make_a_framework(self, page):
        assert (page.adapter, page.council) == ("tiers", None)

    def test_one_tier_alone_is_a_word(self, tmp_path):
        file = tmp_path / "report.txt"
        file.write_text("Tier 1 – Headline measures\nTier 1 – Headline measures\n", "utf-8")
        assert not TiersAdapter("tiers").claims(pmf.lay_out(file))

    @pytest.mark.parametrize(
        ("line", "named"),
        [
            ("·      Tier 1 – Headlines", ("Tier 1", "Headlines")),
            ("**Tier two: The area**", ("Tier 2", "The area")),
            ("Tier 1 – is the first of three kinds of measure.", None),
            ("All 3 Tiers are published", None),
            ("Tier 1", None),
        ],
    )
    def test_a_line_that_names_a_tier(self, line, named):
        assert tier_named(line) == named


class TestTheTiers:
    def test_each_has_its_cap_and_what_it_shows(self, page):
        assert [(one.code, one.name, one.cap, one.shows) for one in page.tiers] == [
            ("Tier 1", "Headline measures", 25, pmf.TierShows.TRAVEL),
            ("Tier 2", "The area", None, pmf.TierShows.MOVEMENT),
            ("Tier 3", "Outcomes", None, pmf.TierShows.NARRATIVE),
        ]
        assert page.tiers[0].about == (
            "What we answer for; No more than 25 measures; "
            "Direction of travel shows whether it is better or worse"
        )

    def test_examples_in_brackets_are_indicators_of_their_tier(self, page):
        assert [(one.tier.code, one.name, one.code_printed) for one in page.indicators] == [
            ("Tier 1", "Rent collected", False),
            ("Tier 1", "Empty homes", False),
            ("Tier 2", "air quality", False),
            ("Tier 2", "jobs", False),
        ]
        assert [one.source.line for one in page.indicators] == [23, 23, 30, 30]
        assert page.observations == ()

    def test_two_tiers_under_one_number_stay_two(self, read_text):
        dataset = read_text(PAGE.replace("Tier 3 -", "Tier 2 -"))
        assert [one.code for one in dataset.tiers] == ["Tier 1", "Tier 2", "Tier 2: Outcomes"]
        (told,) = [one for one in dataset.findings if one.kind == "tier-disagrees"]
        assert (told.location.line, told.used) == (33, "Tier 2: Outcomes")

    def test_a_number_left_out_in_counting_is_told(self, read_text):
        dataset = read_text(PAGE.replace("Tier 3 -", "Tier 4 -"))
        told = [one.raw for one in dataset.findings if one.kind == "list-gap"]
        assert told == ["Tier 3"]

    def test_a_number_that_is_no_cap_is_none(self, read_text):
        text = PAGE.replace("No more than 25 measures", "Looked at after up to 25 days")
        assert read_text(text).tiers[0].cap is None


class TestThePage:
    def test_the_meeting_and_the_item(self, page):
        (meeting,) = page.paper.meetings
        assert (meeting.body, meeting.date, meeting.item) == (
            "Council",
            datetime.date(2025, 3, 4),
            "12",
        )
        assert meeting.when == "Tuesday, 4th March, 2025 7.00 pm"
        assert page.paper.title == "Review of Measures"

    def test_what_the_minutes_say(self, page):
        assert page.paper.report_of == "Chief Executive"
        assert page.paper.purpose == "Setting out new measures."
        assert page.paper.decision_type == "Key decision"
        assert page.paper.recommendations == ("That the Council adopts them.",)
        assert page.paper.background_papers == ("Report of the Chief Executive, item 12",)

    def test_the_tests_of_a_good_measure(self, page):
        assert page.tests == ("Useful", "True", "Cheap")

    def test_a_list_of_something_else_is_none(self, read_text):
        assert read_text(PAGE.replace("Good data on performance is", "We met")).tests == ()

    def test_appendices_that_are_not_there(self, page):
        told = [one.raw for one in page.findings if one.kind == "appendix-missing"]
        assert told == ["Appendix A"]

    def test_the_site_around_it_is_passed_over(self, page):
        said = repr(page)
        assert "Home" not in said
        assert "Meetings" not in page.paper.background_papers

    def test_no_meeting_is_no_trouble(self, read_text):
        text = PAGE.replace("Meeting of Council", "Gathering of Council")
        dataset = read_text(text)
        assert dataset.paper.meetings == ()
        assert len(dataset.tiers) == 3


class TestTablesOfATier:
    def test_figures_below_a_tier_s_heading_are_of_that_tier(self, read_text):
        dataset = read_text(
            "# Annual report\n\n## Tier 1 – Headline measures\n\n"
            "Indicator\t2022/23\t2023/24\tDoT\tPeer average 2023/24\n"
            "Rent collected\t96%\t97%\tBetter\t95%\n\n"
            "## Tier 2 – The area\n\n"
            "Indicator\t2022/23\t2023/24\tDoT\nJobs\t70%\t69%\tDown\n\n"
            "## Other\n\nColour\tHue\nRed\tLoud\n"
        )
        assert [(one.code, one.tier.code) for one in dataset.indicators] == [
            ("rent-collected", "Tier 1"),
            ("jobs", "Tier 2"),
        ]
        assert str(dataset.period) == "2023/24"
        assert [seen.travel_word for seen in dataset.current] == ["Better", "Down"]
        assert [one.body for one in dataset.peers] == ["Peer average"]
        assert dataset.account == pmf.Account(rows=6, records=2, headings=3, unread=1)
        assert [one.kind for one in dataset.findings if one.kind == "table-unread"] == [
            "table-unread"
        ]
