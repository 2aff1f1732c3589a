"""Hyndburn's three tiers: the minutes that set them out, and the illustrative annual report."""

import datetime
import os
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

import pmf

HERE = files("pmf_adapters") / "hyndburn"
PAPER = HERE / "samples" / "hyndburn-2024-review.txt"
RETURN = HERE / "samples" / "hyndburn-2023-24-illustrative.txt"
GOLDEN = Path(__file__).parent / "golden" / "hyndburn.txt"


@pytest.fixture(scope="module")
def minutes():
    return pmf.read(PAPER)


@pytest.fixture(scope="module")
def figures():
    return pmf.read(RETURN)


@pytest.fixture(scope="module")
def results(figures):
    return pmf.evaluate_all(figures)


class TestTheMinutesAsTheyAre:
    def test_they_are_known_by_what_they_say(self, minutes):
        assert (minutes.adapter, minutes.council) == ("hyndburn", "Hyndburn Borough Council")
        assert minutes.framework.id == "hyndburn-2024"
        assert minutes.period is None
        assert minutes.observations == ()

    def test_three_tiers_and_the_cap(self, minutes):
        assert [(one.code, one.name, one.cap, one.shows) for one in minutes.tiers] == [
            ("Tier 1", "Council headline key performance indicators (KPIs)", 40, "travel"),
            ("Tier 2", "Hyndburn wide indicators", None, "movement"),
            ("Tier 3", "Corporate Strategy Outcomes", None, "narrative"),
        ]

    def test_what_a_tier_is_compared_with_is_kept(self, minutes):
        first, second, _ = minutes.tiers
        assert "year on year" in first.about
        assert all("peer authorities and national averages" in one.about for one in (first, second))

    def test_five_indicators_are_named(self, minutes):
        assert [(one.name, one.tier.code) for one in minutes.indicators] == [
            ("Council Tax Collection Rates", "Tier 1"),
            ("Number of New Homes", "Tier 1"),
            ("population growth", "Tier 2"),
            ("child poverty", "Tier 2"),
            ("wage levels", "Tier 2"),
        ]
        assert all(not one.code_printed and one.source.line for one in minutes.indicators)

    def test_the_ten_tests_stand_in_order(self, minutes):
        assert len(minutes.tests) == 10
        assert minutes.tests[0] == "Measurable - define purpose and targets"
        assert minutes.tests[8] == "Identifies warning signs of failure (Oflog*)"
        assert minutes.tests[9] == "Transparent and accountable (Oflog*)"

    def test_the_meeting_and_what_it_resolved(self, minutes):
        (meeting,) = minutes.paper.meetings
        assert (meeting.body, meeting.date) == ("Cabinet", datetime.date(2024, 9, 18))
        assert (meeting.item, meeting.source.line) == ("146", 9)
        assert minutes.paper.title == "Performance Management Review"
        assert minutes.paper.report_of == "Leader of the Council"
        assert minutes.paper.decision_type == "Not a key decision"
        assert len(minutes.paper.recommendations) == 2
        assert minutes.paper.background_papers == (
            "Performance Management Review - Main Report, item 146",
        )

    def test_who_was_asked_and_what_is_to_come(self, minutes):
        assert [(one.body, one.when) for one in minutes.paper.timetable] == [
            ("Scrutiny Committee", "September 2022"),
            ("Service Managers", "September 2023"),
            ("Council’s Management Team", "November 2023"),
            ("Scrutiny Committee", "16th July 2024"),
            ("Scrutiny Committee", "December 2024"),
        ]

    def test_three_appendices_are_missing_and_nothing_else_is_noticed(self, minutes):
        assert [(one.kind, one.raw) for one in minutes.findings] == [
            ("appendix-missing", "Appendix 2"),
            ("appendix-missing", "Appendix 1a"),
            ("appendix-missing", "Appendix 1b"),
        ]

    def test_every_line_of_its_lists_is_accounted_for(self, minutes):
        assert minutes.account == pmf.Account(rows=24, labels=24)


class TestWhatWasChangedOnTheWay:
    """The minutes with one thing changed or lost, as it happens between a council and a file."""

    @pytest.fixture
    def changed(self, read_text):
        def read(old, new):
            text = PAPER.read_text("utf-8")
            found = re.sub(old, new, text, flags=re.MULTILINE)
            assert found != text
            return read_text(found)

        return read

    @staticmethod
    def told(dataset):
        kinds = [one for one in dataset.findings if one.kind != "appendix-missing"]
        return [(one.kind, one.location.line, one.raw, one.used) for one in kinds]

    @pytest.mark.parametrize(
        "words", ["Limited to forty KPIs", "No more than 40", "at most 40", "A maximum of forty"]
    )
    def test_the_cap_in_other_words(self, changed, words):
        dataset = changed("Limited to 40 KPIs", words)
        assert dataset.tiers[0].cap == 40
        assert self.told(dataset) == []

    @pytest.mark.parametrize(
        ("words", "cap", "line", "says"),
        [
            ("Limited to forty-five KPIs", 45, 67, "may hold 45 by the paper"),
            ("Limited to 4O KPIs", None, 67, "cannot be read"),
            ("Limited", None, 63, "is not said here"),
        ],
    )
    def test_a_cap_that_is_another_or_lost_is_told(self, changed, words, cap, line, says):
        dataset = changed("Limited to 40 KPIs", words)
        assert dataset.tiers[0].cap == cap
        (finding,) = [one for one in dataset.findings if one.kind == "tier-disagrees"]
        assert says in finding.message
        assert (finding.location.line, finding.used) == (line, "40")

    def test_a_test_that_is_lost_leaves_a_gap_and_the_others(self, changed):
        dataset = changed(r"^.*5\.\s+Easy.*\n", "")
        assert len(dataset.tests) == 9
        assert dataset.tests[8].startswith("Transparent")
        assert self.told(dataset) == [("list-gap", 36, "Digital transformation", None)]
        assert dataset.account == pmf.Account(rows=23, labels=23)

    def test_so_does_the_last_one(self, changed):
        dataset = changed(r"^.*10\.\s+Trans.*\n", "")
        assert [one[0] for one in self.told(dataset)] == ["list-gap"]

    def test_tests_without_their_numbers_are_a_list_all_the_same(self, changed):
        dataset = changed(r"^( *)[0-9]+\.\s+(?=[A-Z])", r"\1")
        assert len(dataset.tests) == 10
        assert self.told(dataset) == []

    def test_one_number_lost_is_told(self, changed):
        dataset = changed(r"^( *)5\.\s+(?=[A-Z])", r"\1")
        assert len(dataset.tests) == 10
        assert [one[:2] for one in self.told(dataset)] == [("list-gap", 35)]

    @pytest.mark.parametrize(
        ("old", "new", "line"),
        [("Tier 3 –", "Tier 2 –", 89), ("Tier 2 – ", "", 79), ("Tier 2 –", "Tier 7 –", 79)],
    )
    def test_a_tier_with_a_wrong_number_is_known_by_its_name(
        self, minutes, changed, old, new, line
    ):
        dataset = changed(old, new)
        assert dataset.tiers == minutes.tiers
        assert len(dataset.indicators) == 5
        assert [one[:2] for one in self.told(dataset)] == [("tier-disagrees", line)]

    def test_a_tier_that_is_lost_is_told(self, changed):
        dataset = changed("^.*Tier 2 –.*\n", "")
        assert [one.code for one in dataset.tiers] == ["Tier 1", "Tier 3"]
        assert self.told(dataset) == [("tier-disagrees", 63, "Tier 2", None)]
        assert dataset.account.rows == 20

    def test_a_tier_under_another_name_is_told(self, changed):
        dataset = changed("(?<=– )Hyndburn wide indicators", "Borough wide indicators")
        assert self.told(dataset) == [
            ("tier-disagrees", 79, "Borough wide indicators", "Hyndburn wide indicators")
        ]

    @pytest.mark.parametrize("bullets", ["[o·]", "o"])
    def test_nothing_is_lost_with_the_bullets(self, minutes, changed, bullets):
        dataset = changed(rf"^( *){bullets} +", r"\1")
        assert dataset.tiers == minutes.tiers
        assert [one.name for one in dataset.indicators] == [one.name for one in minutes.indicators]
        assert dataset.account == minutes.account
        assert self.told(dataset) == []

    @pytest.mark.parametrize(
        ("old", "line", "raw"),
        [
            ("18th September, 2024", 9, "31 September 2024"),
            ("16th July 2024", 21, "31st June 2024"),
        ],
    )
    def test_a_day_the_calendar_has_not_is_told(self, changed, old, line, raw):
        dataset = changed(old, "31st September, 2024" if line == 9 else raw)
        assert self.told(dataset) == [("bad-date", line, raw, None)]

    def test_an_example_nobody_declares_is_told(self, changed):
        dataset = changed("Collection Rates, ", "Collection Rates, Missed Bins, ")
        assert {kind for kind, *_ in self.told(dataset)} == {"no-code", "unknown-code"}
        assert dataset.indicator("missed-bins").polarity is None


class TestTheFramework:
    def test_its_tiers_say_what_the_minutes_say(self, minutes):
        declared = {one.code: (one.name, one.cap, one.shows) for one in minutes.framework.tiers}
        for one in minutes.tiers:
            assert declared[one.code] == (one.name, one.cap, one.shows)
        assert set(declared) == {"Tier 1", "Tier 2", "Tier 3", "Service"}

    def test_ten_tests_some_of_which_a_review_answers(self, minutes):
        tests = minutes.framework.tests
        assert len(tests) == 10
        assert [bool(one.asks) for one in tests].count(False) == 3

    def test_no_ranking_is_wanted(self, minutes):
        assert minutes.framework.ranked is False

    def test_published_and_taken_to_scrutiny_every_year(self, minutes):
        often = {one.name: one.frequency for one in minutes.framework.audiences}
        for name in ("Residents", "Resources Overview & Scrutiny Committee", "Cabinet"):
            assert often[name] is pmf.Frequency.ANNUAL
        assert minutes.framework.audience("CMT").name == "Corporate Management Team"

    def test_whatever_we_inferred_has_its_reason(self, minutes):
        for known in minutes.framework.definitions:
            inferred = {one.attribute: one.because for one in known.indicator.declared}
            assert {"polarity", "unit"} <= set(inferred)
            assert all(because.endswith(".") for because in inferred.values())

    def test_the_illustrative_set_keeps_what_is_stated(self, minutes):
        illustrative = pmf.load_framework("hyndburn-illustrative")
        stated = minutes.framework
        assert illustrative.title.startswith("Illustrative")
        assert illustrative.tiers == stated.tiers
        assert illustrative.tests == stated.tests
        assert illustrative.audiences == stated.audiences
        assert illustrative.outputs == stated.outputs


class TestTheIllustrativeReport:
    def test_residents_read_the_leaders_summary_and_that_it_is_made_up(self, figures):
        seen = pmf.for_audience(figures, "Residents")
        assert seen.remark == figures.remark
        (summary,) = [one for one in seen.commentary if one.kind == "summary"]
        assert summary.text.startswith("Most headline figures got better on the year")

    def test_it_says_that_it_is_made_up(self, figures):
        assert figures.illustrative
        assert figures.adapter == "returns"
        assert "illustrative" in figures.paper.title
        assert str(figures.period) == "2023/24"

    def test_tiers_and_the_services_below(self, figures):
        tiers = Counter(one.tier.code for one in figures.indicators)
        assert tiers == {"Tier 1": 11, "Tier 2": 5, "Service": 3}

    def test_one_was_not_reported_and_one_is_in_development(self, figures):
        (missing,) = figures.findings
        assert (missing.kind, missing.code) == ("not-reported", "T1-11")
        stages = [one.indicator for one in figures.framework.definitions]
        (coming,) = [one.code for one in stages if one.stage is pmf.Stage.IN_DEVELOPMENT]
        assert coming == "T1-12"

    def test_nothing_is_rated(self, results):
        assert {done.status for done in results.assessments} == {pmf.Status.DATA_ONLY}

    def test_two_got_worse_three_years_running(self, figures):
        (comparator,) = figures.scheme.direction.comparators
        years = [pmf.Period.financial_year(year) for year in (2021, 2022, 2023)]
        worse = [
            one.code
            for one in figures.indicators
            if all(
                pmf.travel(one, figures.observations, year, comparator).travel == "worsening"
                for year in years
            )
        ]
        assert worse == ["council-tax-collection-rates", "T1-07"]

    def test_tier_two_moves_and_is_not_judged(self, figures):
        (comparator,) = figures.scheme.direction.comparators
        poverty = figures.indicator("child-poverty")
        went = pmf.travel(poverty, figures.observations, figures.period, comparator)
        assert (went.movement, went.travel) == ("down", None)

    def test_service_indicators_contribute_upwards(self, figures):
        up = {one.code: one.contributes_to for one in figures.indicators}
        assert up["SVC-01"] == ("council-tax-collection-rates",)
        assert up["SVC-02"] == ("T1-04",)
        names = {one.name for one in figures.framework.priorities}
        assert set(up["council-tax-collection-rates"]) <= names

    def test_actions_of_the_strategy_stand_as_printed(self, results):
        assert {done.action.code: done.status.value for done in results.actions} == {
            "CS1": "in_progress",
            "CS2": "completed",
            "CS3": "in_progress",
            "CS4": "overdue",
            "CS5": "completed",
        }
        assert pmf.reconcile(results).codes("disagree", actions=True) == ()

    def test_achievements_peers_and_national_averages(self, figures):
        kinds = Counter(one.kind.value for one in figures.commentary)
        assert kinds["achievement"] == 3
        assert {one.body for one in figures.peers} == {
            "England", "Pennine Lancashire peers", "Peer A", "Peer B", "Peer C",
        }  # fmt: skip

    def test_every_row_counts(self, figures):
        assert figures.account.balances
        assert figures.account.unread == 0


def describe(dataset):
    """Every fact of a data set, one a line, for a person to read and a test to compare."""
    paper = dataset.paper
    yield f"{dataset.adapter} | {dataset.council} | {dataset.period} | {dataset.account}"
    yield f"{paper.title} | {paper.date} | {paper.decision_type} | {paper.report_of}"
    yield f"{paper.purpose}"
    yield from (f"meeting {one.body} {one.when} {one.item}" for one in paper.meetings)
    yield from (f"step {one.body} {one.when} {one.date}" for one in paper.timetable)
    yield from (f"resolved {one}" for one in paper.recommendations)
    yield from (f"document {one}" for one in paper.background_papers)
    yield from (
        f"{one.code} {one.name} {one.cap} {one.shows}: {one.about}" for one in dataset.tiers
    )
    yield from (f"test {one}" for one in dataset.tests)
    for one in dataset.indicators:
        facts = f"{one.unit}, {one.polarity}, {one.basis}, {one.frequency}"
        tier = one.tier.code if one.tier else None
        yield f"{one.source} {tier} {one.code} {one.name} | {one.service} | {facts}"
        for seen in dataset.series(one.code):
            yield f"    {seen.source} {seen.period}: {seen.raw!r} -> {seen.value or seen.absence}"
    yield from (
        f"{one.source} {one.code} {one.progress}% {one.original_due} {one.due} {one.reported_word} "
        f"{', '.join(f'{step.title} {step.due} {step.done_on}' for step in one.milestones)}"
        for one in dataset.actions
    )
    yield from (f"{one.source} {one.kind} {one.on} {one.by_role}" for one in dataset.commentary)
    yield from (
        f"{one.source} {one.code} {one.body} {one.period} {one.value}" for one in dataset.peers
    )
    yield from (f"{one.severity} {one} | {one.raw!r} -> {one.used!r}" for one in dataset.findings)


def test_the_whole_reading_is_the_one_looked_at_before(minutes, figures):
    """Set ``PMF_UPDATE_GOLDEN=1`` to write the listing anew, then read the difference."""
    listing = "\n".join((*describe(minutes), "", *describe(figures))) + "\n"
    if os.environ.get("PMF_UPDATE_GOLDEN") == "1":
        GOLDEN.write_text(listing, "utf-8")
    assert listing.split("\n") == GOLDEN.read_text("utf-8").split("\n")
