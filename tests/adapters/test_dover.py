"""Dover's Strategic Performance Dashboard: its paper, and the illustrative figures."""

import datetime
import os
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

import pmf

HERE = files("pmf_adapters") / "dover"
PAPER = HERE / "samples" / "dover-2023-24-q2.txt"
RETURN = HERE / "samples" / "dover-2023-24-q2-illustrative.txt"
GOLDEN = Path(__file__).parent / "golden" / "dover.txt"


@pytest.fixture(scope="module")
def paper():
    return pmf.read(PAPER)


@pytest.fixture(scope="module")
def figures():
    return pmf.read(RETURN)


@pytest.fixture(scope="module")
def results(figures):
    return pmf.evaluate_all(figures)


class TestThePaperAsItIs:
    def test_it_is_known_by_what_it_says(self, paper):
        assert (paper.adapter, paper.council) == ("dover", "Dover District Council")
        assert paper.framework.id == "dover-2022"
        assert paper.scheme.id == "dover_2022"
        assert not paper.illustrative

    def test_it_is_about_the_second_quarter(self, paper):
        assert str(paper.period) == "Q2 2023/24"

    def test_its_labels_are_kept_with_roles_and_no_names(self, paper):
        said = paper.paper
        assert said.title == "STRATEGIC PERFORMANCE DASHBOARD: QUARTER TWO 2023/24"
        assert [(one.body, one.date) for one in said.meetings] == [
            ("Cabinet", datetime.date(2023, 12, 4)),
            ("Overview and Scrutiny Committee", datetime.date(2023, 12, 11)),
        ]
        assert (said.decision_type, said.classification) == ("Non-Key Decision", "Unrestricted")
        assert said.report_of == "Head of Corporate Services and Democracy"
        assert said.portfolio_holder == (
            "Portfolio Holder for Finance, Governance, Climate Change and Environment"
        )
        assert len(said.implications) == 4
        assert said.background_papers == ()

    def test_it_says_whom_to_ask_for_more(self, paper):
        assert paper.paper.contact == "Leadership Support Officer"

    def test_it_names_one_indicator_and_prints_no_figure(self, paper):
        (indicator,) = paper.indicators
        assert indicator.name == "Reduction in Dover District Council's Greenhouse Gas Emissions"
        assert indicator.code == "greenhouse-gas-emissions"
        assert not indicator.code_printed
        assert indicator.frequency is pmf.Frequency.ANNUAL
        assert isinstance(indicator.target, pmf.NoTarget)
        assert paper.observations == ()

    def test_its_summary_has_its_place(self, paper):
        (summary,) = paper.commentary
        assert summary.kind is pmf.CommentaryKind.SUMMARY
        assert "relatively steady" in summary.text
        assert (summary.source.line, summary.by_role) == (27, paper.paper.report_of)

    def test_quarter_one_in_the_body_disagrees_with_the_cover(self, paper):
        told = [one for one in paper.findings if one.kind == "period-disagrees"]
        assert [(one.location.line, one.raw) for one in told] == [
            (56, "Quarter One 2023/24"),
            (60, "Quarter One 2023/24"),
        ]

    def test_the_appendix_with_the_figures_is_missing(self, paper):
        (missing,) = [one for one in paper.findings if one.kind == "appendix-missing"]
        assert missing.raw == "Appendix 1 – Strategic Performance Dashboard Quarter One 2023/24"
        assert len(paper.findings) == 3

    def test_every_row_is_accounted_for(self, paper):
        assert paper.account == pmf.Account(rows=10, labels=8, blanks=2)


class TestWhatWasChangedOnTheWay:
    """The paper with one thing changed, as it happens between a council and a file."""

    @pytest.fixture
    def changed(self, read_text):
        def read(old, new):
            text = PAPER.read_text("utf-8")
            assert old in text
            return read_text(text.replace(old, new))

        return read

    @staticmethod
    def told(dataset):
        known = [one for one in dataset.findings if one.kind != "appendix-missing"]
        return [(one.kind, one.location.line, one.raw) for one in known]

    BODY = (
        ("period-disagrees", 56, "Quarter One 2023/24"),
        ("period-disagrees", 60, "Quarter One 2023/24"),
    )

    @pytest.mark.parametrize("months", ["April to June", "July to October"])
    @pytest.mark.parametrize(
        ("words", "line"), [("moved from {} 2023", 8), ("is about {} 2023", 16)]
    )
    def test_other_months_than_the_title_s_are_told(self, changed, months, words, line):
        dataset = changed(words.format("July to September"), words.format(months))
        assert str(dataset.period) == "Q2 2023/24"
        assert self.told(dataset) == [("period-disagrees", line, f"{months} 2023"), *self.BODY]

    @pytest.mark.parametrize("title", ["QUARTER FIVE 2023/24", "QUARTER TWO 2023/25", "Q7 2023/24"])
    def test_a_title_without_a_period_is_told_and_the_body_held_against_itself(
        self, changed, title
    ):
        dataset = changed("QUARTER TWO 2023/24", title)
        assert str(dataset.period) == "Q2 2023/24"
        assert self.told(dataset) == [("bad-period", 1, title), *self.BODY]

    def test_a_day_the_calendar_has_not_leaves_two_meetings(self, changed):
        dataset = changed("4 December 2023", "34 December 2023")
        assert [(one.body, one.date) for one in dataset.paper.meetings] == [
            ("Cabinet", None),
            ("Overview and Scrutiny Committee", datetime.date(2023, 12, 11)),
        ]
        assert self.told(dataset)[0] == ("bad-date", 2, "34 December 2023")

    def test_another_frequency_than_declared_is_told(self, changed):
        dataset = changed("new annual KPI", "new quarterly KPI")
        (indicator,) = dataset.indicators
        assert indicator.frequency is pmf.Frequency.QUARTERLY
        (told,) = [one for one in dataset.findings if one.kind == "frequency-disagrees"]
        assert (told.location.line, told.used, told.code) == (48, "quarterly", indicator.code)

    def test_an_appendix_is_no_background_paper(self, changed):
        dataset = changed("None.\n\nContact", "None.\n\nAppendix 1 – Dashboard\n\nContact")
        assert dataset.paper.background_papers == ()
        assert dataset.paper.contact == "Leadership Support Officer"


class TestTheFramework:
    def test_the_partner_is_a_group_with_its_providers(self, paper):
        group = paper.framework.group("East Kent Services Partnership")
        assert (group.name, group.kind) == ("East Kent Services", "partner")
        providers = {one.provider for one in paper.framework.services}
        assert providers == {"East Kent Services", "Civica"}

    def test_cabinet_and_scrutiny_receive_it_every_quarter(self, paper):
        often = {one.name: one.frequency for one in paper.framework.audiences}
        assert set(often) == {
            "Cabinet", "Overview and Scrutiny Committee", "Members", "Staff", "Residents",
        }  # fmt: skip
        assert set(often.values()) == {pmf.Frequency.QUARTERLY}

    def test_changes_go_to_cabinet(self, paper):
        assert (paper.framework.changes.single, paper.framework.changes.wholesale) == (
            "Cabinet",
            "Cabinet",
        )

    def test_whatever_we_inferred_has_its_reason(self, paper):
        (known,) = paper.framework.definitions
        assert {one.attribute for one in known.indicator.declared} == {"polarity", "basis"}

    def test_the_illustrative_set_says_that_it_is_none_of_the_council_s(self):
        illustrative = pmf.load_framework("dover-illustrative")
        assert illustrative.title.startswith("Illustrative")
        stated = pmf.load_framework("dover-2022")
        assert illustrative.groups == stated.groups
        assert illustrative.audiences == stated.audiences
        assert illustrative.outputs == stated.outputs


class TestTheScheme:
    def test_only_a_target_is_rated(self):
        scheme = pmf.load_scheme("dover_2022")
        words = [level.word for level in scheme.levels if level.status.rank is not None]
        assert words == ["Contract target met", "Contract target not met"]

    @pytest.mark.parametrize(
        ("value", "word"), [("80", "Contract target met"), ("79.9", "Contract target not met")]
    )
    def test_a_contract_is_met_or_not(self, value, word):
        line = pmf.Lines(target=pmf.Quantity("80", "percent"))
        indicator = pmf.Indicator(
            "a", "Calls", "percent", pmf.Polarity.HIGHER, target=pmf.FixedTarget(lines=line)
        )
        seen = pmf.Observation("a", pmf.Period.quarter(2023, 2), pmf.Quantity(value, "percent"))
        assert pmf.evaluate(indicator, seen, pmf.load_scheme("dover_2022")).word == word


class TestTheIllustrativeFigures:
    def test_they_say_that_they_are_made_up(self, figures):
        assert figures.illustrative
        assert "illustrative" in figures.paper.title
        assert figures.adapter == "returns"
        assert figures.framework.id == "dover-illustrative"

    def test_nothing_is_noticed_and_every_row_counts(self, figures, results):
        assert figures.findings == ()
        assert pmf.check(results) == ()
        assert figures.account.balances

    def test_contracts_alone_are_judged(self, results):
        rated = {
            done.observation.code: done.status.value
            for done in results.assessments
            if done.status.rank is not None
        }
        assert rated == {
            "EKS01": "on_target",
            "EKS02": "off_target",
            "EKS03": "off_target",
            "EKS04": "on_target",
            "EKS05": "on_target",
            "EKS06": "on_target",
        }
        targets = [done.indicator.target for done in results.assessments]
        contracts = [one for one in targets if not isinstance(one, pmf.NoTarget)]
        assert {one.provenance for one in contracts} == {pmf.Provenance.CONTRACTUAL}

    def test_annual_indicators_stand_among_quarterly_ones(self, figures):
        often = Counter(one.frequency.value for one in figures.indicators)
        assert often == {"quarterly": 16, "annual": 2}
        years = [str(seen.period) for seen in figures.series("greenhouse-gas-emissions")]
        assert years == ["Q2 2023/24", "2020/21", "2021/22", "2022/23"]

    def test_quarterly_ones_have_five_quarters(self, figures):
        counts = Counter(seen.code for seen in figures.observations)
        assert {counts[one.code] for one in figures.indicators if one.frequency == "quarterly"} == {
            5
        }

    def test_a_concern_was_escalated(self, figures):
        (concern,) = figures.escalations
        assert (concern.on, concern.to_whom) == ("EKS03", "Cabinet")
        assert concern.by_whom.startswith("East Kent Services")
        assert concern.why

    def test_heads_of_service_comment_and_the_quarter_is_summed_up(self, figures):
        by = Counter(one.kind.value for one in figures.commentary)
        assert by == {"summary": 1, "narrative": 8, "mitigation": 1}

    def test_national_figures_stand_beside(self, figures):
        assert {one.code for one in figures.peers if one.body == "England"} == {
            "WAS01", "WAS02", "EKS03", "EKS04",
        }  # fmt: skip


def describe(dataset):
    """Every fact of a data set, one a line, for a person to read and a test to compare."""
    paper = dataset.paper
    yield f"{dataset.adapter} | {dataset.council} | {dataset.period} | {dataset.account}"
    yield f"{paper.title} | {paper.date} | {paper.decision_type} | {paper.classification}"
    yield f"{paper.report_of} | {paper.portfolio_holder} | ask {paper.contact}"
    yield from (f"meeting {one.body} {one.date} line {one.source.line}" for one in paper.meetings)
    yield from (
        f"implies {one.source.line} {one.heading}: {one.text}" for one in paper.implications
    )
    yield from (f"appendix {one}" for one in paper.appendices)
    for one in dataset.indicators:
        facts = f"{one.unit}, {one.polarity}, {one.basis}, {one.frequency}"
        yield f"{one.source} {one.code} {one.name} | {one.group} | {one.service} | {facts}"
        yield f"    target {one.target.text!r} {one.target.provenance}"
        for seen in dataset.series(one.code):
            yield f"    {seen.source} {seen.period}: {seen.raw!r} -> {seen.value or seen.absence}"
    yield from (f"{one.source} {one.kind} {one.on} {one.by_role}" for one in dataset.commentary)
    yield from (
        f"{one.source} {one.code} {one.body} {one.period} {one.value}" for one in dataset.peers
    )
    yield from (f"{one.severity} {one} | {one.raw!r} -> {one.used!r}" for one in dataset.findings)


def test_the_whole_reading_is_the_one_looked_at_before(paper, figures):
    """Set ``PMF_UPDATE_GOLDEN=1`` to write the listing anew, then read the difference."""
    listing = "\n".join((*describe(paper), "", *describe(figures))) + "\n"
    if os.environ.get("PMF_UPDATE_GOLDEN") == "1":
        GOLDEN.write_text(listing, "utf-8")
    assert listing.split("\n") == GOLDEN.read_text("utf-8").split("\n")
