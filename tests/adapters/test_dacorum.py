"""Dacorum's paper of February 2024 and the framework made of it, read whole."""

import datetime
import html
import os
from collections import Counter
from importlib.resources import files
from pathlib import Path

import attrs
import pytest

import pmf
from pmf.report import render_page, view_of
from pmf_adapters.suite import SuiteAdapter

SAMPLES = files("pmf_adapters") / "dacorum" / "samples"
PAPER = SAMPLES / "dacorum-2024-kpi-framework.txt"
FILLED = SAMPLES / "dacorum-2023-24-q3-illustrative.txt"
GOLDEN = Path(__file__).parent / "golden" / "dacorum.txt"

HOUSING = "Housing & Communities Overview and Scrutiny Committee"
FINANCE = "Finance & Resources Overview and Scrutiny Committee"
PLANNING = "Strategic Planning & Environment Overview and Scrutiny Committee"


@pytest.fixture(scope="module")
def lines():
    return PAPER.read_text("utf-8").split("\n")


@pytest.fixture(scope="module")
def dataset():
    return pmf.read(PAPER)


@pytest.fixture(scope="module")
def framework():
    return pmf.load_framework("dacorum-2024")


def only(dataset, kind):
    return [found for found in dataset.findings if found.kind == kind]


class TestWhatStandsInThePaper:
    def test_the_adapter_is_found_by_what_the_document_says(self, dataset):
        assert (dataset.adapter, dataset.council) == ("dacorum", "Dacorum Borough Council")
        assert not dataset.illustrative

    def test_it_sets_targets_and_prints_no_figure(self, dataset):
        assert len(dataset.indicators) == 76
        assert dataset.observations == ()
        assert dataset.period is None

    def test_the_indicators_go_to_three_committees(self, dataset):
        assert Counter(one.group for one in dataset.indicators) == {
            HOUSING: 38,
            FINANCE: 21,
            PLANNING: 17,
        }

    def test_they_stand_under_twenty_services(self, dataset):
        assert Counter(one.service for one in dataset.indicators) == {
            "Asset Management": 10,
            "Commercial Housing Contracts": 1,
            "Housing Operations": 5,
            "Investment and Delivery": 2,
            "Property Services": 3,
            "Safe Communities": 7,
            "Safe Homes": 8,
            "Strategy, Quality and Assurance": 2,
            "Communication": 1,
            "Digital": 1,
            "People": 3,
            "Transformation": 5,
            "Financial Services": 7,
            "Revenues and Benefits": 2,
            "Legal and Democratic Services": 2,
            "Environmental Services": 3,
            "Neighbourhood Management": 4,
            "Regulatory Services": 4,
            "Place, Communities and Enterprise": 4,
            "Planning": 2,
        }

    def test_those_of_the_second_and_third_appendix_under_four_directorates(self, framework):
        directorates = Counter(
            framework.service(known.indicator.service).directorate
            for known in framework.definitions
        )
        assert directorates == {
            None: 38,  # appendix 1 prints none
            "People and Transformation": 10,
            "Corporate and Commercial Services": 11,
            "Neighbourhood Operations": 11,
            "Place": 6,
        }

    def test_no_code_is_printed_and_all_are_kpis(self, dataset):
        assert not any(one.code_printed for one in dataset.indicators)
        assert {one.tier.code for one in dataset.indicators} == {"KPI"}

    def test_each_measure_and_target_is_the_cell_at_its_line(self, dataset, lines):
        for one in dataset.indicators:
            _, name, target, *_ = (*lines[one.source.line - 1].split("\t"), "")
            assert one.name == name.strip()
            assert (one.target.text or "") == target.strip()
            assert one.target.source.column == "Target"

    def test_a_service_is_carried_over_the_empty_line_between_two_rows(self, dataset, lines):
        one = dataset.indicator("final-notice-civil-penalty-served-civil-penalties-recovered")
        assert lines[one.source.line - 2] == ""
        assert one.service == "Safe Communities"

    def test_places_are_read_from_the_name(self, dataset):
        assert {one.code: one.places for one in dataset.indicators if one.places is not None} == {
            "re-let-time-days": 2
        }

    def test_the_covering_paper_is_data(self, dataset):
        paper = dataset.paper
        assert paper.date == datetime.date(2024, 2, 7)
        assert [meeting.body for meeting in paper.meetings] == [HOUSING, FINANCE, PLANNING]
        assert (paper.part, paper.part_reason) == ("I", None)
        assert paper.portfolio_holder == "Portfolio Holder for People & Transformation"
        assert len(paper.priorities) == 6
        assert len(paper.recommendations) == 2
        assert len(paper.implications) == 6
        assert paper.implications[5].heading.startswith("Council infrastructure (including Health")
        assert paper.purpose.startswith("To set out")
        assert paper.wards == "All"

    def test_no_name_or_address_is_kept(self):
        text = PAPER.read_text("utf-8")
        for word in ("Councillor", "@", "07816", "Weston", "Choudhury", "Wilkie"):
            assert word not in text

    def test_every_row_is_accounted_for(self, dataset, lines):
        assert dataset.account.rows == sum("\t" in line for line in lines)
        assert (dataset.account.records, dataset.account.headings) == (76, 5)
        assert dataset.account.unread == 0
        assert dataset.account.balances


class TestEveryTarget:
    def test_the_forms_they_take(self, dataset):
        assert Counter(one.target.kind for one in dataset.indicators) == {
            "fixed": 67,
            "profile": 2,
            "pending": 2,
            "stepped": 1,
            "not_supplied": 1,
            "dated": 1,
            "none": 1,
            "change": 1,
        }

    @pytest.mark.parametrize(
        ("code", "period", "line"),
        [
            ("re-let-time-days", "Q3 2023/24", "40 days"),
            ("garages-stock-rented", "Q3 2023/24", "77.5%"),
            ("non-complaint-gold-contracts", "Q3 2023/24", "0%"),  # a bare nought
            ("households-temporary-accommodation", "Q3 2023/24", "profile-missing"),
            ("affordable-housing-units-completed", "Q4 2023/24", "23 dwellings"),
            ("affordable-housing-units-completed", "Q4 2024/25", "38 dwellings"),
            ("affordable-housing-units-completed", "Q1 2024/25", "outside-target-period"),
            ("days-lost-due-sickness-absence-per-fte-profiled-target", "Q4 2023/24", "3.2"),
            ("young-people-attending-adventure-playgrounds", "Q1 2024/25", "4,505 people"),
            ("hra-homes-stock-condition-survey-within-last-five-years", "Q1 2024/25",
             "first-year-missing"),
            ("change-councils-own-carbon-emissions", "2023/24", "sign-missing"),
            ("investment-property-income-ytd-budget-against-ytd-actual", "Q3 2023/24",
             "target-pending"),
            ("general-fund-budget-variance-against-forecast", "Q3 2023/24", "£0"),
            ("time-taken-debtors-pay", "Q3 2023/24", "55 days"),
            ("reports-missed-bins-per-100-000-collected", "Q3 2023/24", "125 per 100,000"),
            ("enforcement-notices-served-respect-housing-act-2004-lead", "Q3 2023/24", "no-target"),
        ],
    )  # fmt: skip
    def test_draws_its_line_or_says_why_not(self, dataset, code, period, line):
        drawn = dataset.indicator(code).target.resolve(pmf.cells.read_period(period))
        said = drawn.reason if isinstance(drawn, pmf.Gap) else str(drawn)
        assert said.startswith(line)

    def test_what_their_words_lack_is_told(self, dataset):
        told = Counter(one.kind for one in dataset.findings if one.kind.startswith("target-"))
        assert told == {
            "target-unit-missing": 4,
            "target-pending": 2,
            "target-year-missing": 1,
            "target-profile-missing": 1,
            "target-sign-missing": 1,
            "target-not-printed": 1,
        }

    def test_a_unit_neither_printed_nor_named_is_told_with_the_one_taken(self, dataset):
        assert {found.code: found.used for found in only(dataset, "target-unit-missing")} == {
            "general-fund-budget-variance-against-forecast": "GBP",
            "housing-revenue-account-budget-variance-against-forecast": "GBP",
            "capital-variance-against-forecast": "GBP",
            "time-taken-debtors-pay": "day",
        }


class TestTheCommitteeOfTheThirdAppendix:
    def test_goes_by_another_name_in_its_heading(self, dataset):
        (found,) = (
            one for one in only(dataset, "name-disagrees") if one.severity is pmf.Severity.WARNING
        )
        assert found.raw == "Strategic Planning and Communities OSC"
        assert found.used == PLANNING
        assert found.location.line == 158

    def test_which_is_an_alias(self, framework):
        assert framework.group("Strategic Planning and Communities OSC").name == PLANNING
        assert framework.audience("Strategic Planning and Communities OSC").name == PLANNING

    def test_finance_is_one_letter_short_in_the_second(self, dataset):
        (found,) = (
            one for one in only(dataset, "name-disagrees") if one.severity is pmf.Severity.INFO
        )
        assert (found.raw, found.used) == ("Finance & Resource OSC", FINANCE)

    def test_the_family_alone_finds_it_too(self):
        dataset = pmf.read(PAPER, adapter=SuiteAdapter("suite"))
        assert Counter(one.group for one in dataset.indicators) == {
            HOUSING: 38,
            FINANCE: 21,
            PLANNING: 17,
        }
        assert len(only(dataset, "name-disagrees")) == 2


class TestTheFramework:
    def test_declares_what_the_paper_prints_and_nothing_else(self, framework):
        printed = pmf.read(PAPER, adapter=SuiteAdapter("suite")).indicators
        declared = [known.indicator for known in framework.definitions]

        def facts(one):
            return one.code, one.name, one.service, one.group, one.target.text or None

        assert list(map(facts, declared)) == list(map(facts, printed))

    def test_draws_the_same_lines_as_the_paper(self, framework, dataset):
        for known in framework.definitions:
            printed = dataset.indicator(known.indicator.code).target
            for quarter in (pmf.Period.quarter(2023, 4), pmf.Period.quarter(2024, 4)):
                assert known.indicator.target.resolve(quarter) == printed.resolve(quarter)

    def test_whatever_the_paper_does_not_state_is_inferred_with_a_reason(self, framework):
        for known in framework.definitions:
            inferred = {one.attribute: one for one in known.indicator.declared}
            wanted = {"polarity", "unit", "basis", "accumulates", "contributes_to"}
            assert wanted <= set(inferred)
            assert all(one.provenance is pmf.Provenance.INFERRED for one in inferred.values())
            assert all(one.because.endswith((".", ").")) for one in inferred.values())
            assert known.stated.startswith("Appendix ")

    def test_each_indicator_is_tied_to_a_priority_of_the_paper(self, framework, dataset):
        assert [one.name for one in framework.priorities] == list(dataset.paper.priorities)
        names = {one.name for one in framework.priorities}
        assert all(set(known.indicator.contributes_to) & names for known in framework.definitions)

    def test_three_tiers(self, framework):
        assert [tier.code for tier in framework.tiers] == ["SPI", "KPI", "Tracker"]
        assert all(tier.about and tier.stated for tier in framework.tiers)

    def test_who_receives_it_and_how_often(self, framework):
        often = {one.name: (one.kind.value, one.frequency) for one in framework.audiences}
        assert often["Strategic Leadership Team"] == ("leadership", pmf.Frequency.MONTHLY)
        for committee in (HOUSING, FINANCE, PLANNING):
            assert often[committee] == ("committee", pmf.Frequency.QUARTERLY)
            assert "service narrative" in framework.audience(committee).expects
        assert often["External regulatory bodies"] == ("regulator", None)

    def test_each_committee_receives_its_own(self, framework):
        counts = [
            sum(
                framework.audience(one).receives(known.indicator) for known in framework.definitions
            )
            for one in (HOUSING, FINANCE, PLANNING, "SLT", "Regulator of Social Housing", "public")
        ]
        assert counts == [38, 21, 17, 76, 13, 76]

    def test_one_body_of_data_gives_an_output_to_each(self, framework):
        assert {one.id: one.audience for one in framework.outputs} == {
            "committee-pack": "Joint Budget Overview and Scrutiny Committee",
            "committee-pack-housing": HOUSING,
            "committee-pack-finance": FINANCE,
            "committee-pack-planning": PLANNING,
            "leadership-report": "Strategic Leadership Team",
            "regulator-return": "External regulatory bodies",
            "definitions-book": "public",
        }
        assert "narrative" in framework.output("committee-pack-housing").sections

    def test_it_is_reviewed_every_year(self, framework):
        assert (framework.reviewed_on, framework.review_every) == (datetime.date(2024, 2, 7), 12)

    def test_a_year_later_every_target_is_due_to_be_looked_at(self, framework):
        later = pmf.review(framework, on=datetime.date(2025, 3, 1))
        stale = {one.id for one in later.found}
        assert {"target-stale", "definition-stale", "review-overdue"} <= stale

    def test_the_review_asks_about_what_the_paper_leaves_open(self, framework):
        asked = pmf.review(framework, on=datetime.date(2024, 3, 1))
        concerned = {code for one in asked["target-open"].concerns for code in one.codes}
        assert concerned == {
            "hra-homes-stock-condition-survey-within-last-five-years",
            "households-temporary-accommodation",
            "investment-property-income-ytd-budget-against-ytd-actual",
            "investment-income-outturn-forecast-against-budget",
            "change-councils-own-carbon-emissions",
        }
        assert not asked["thread-untied"].concerns


def changed(framework, code, **changes):
    """A copy of the framework with one indicator changed."""
    definitions = tuple(
        attrs.evolve(known, indicator=attrs.evolve(known.indicator, **changes))
        if known.indicator.code == code
        else known
        for known in framework.definitions
    )
    return attrs.evolve(framework, definitions=definitions)


class TestWhatWasInferredOfItsGovernance:
    def test_every_owner_but_the_one_the_paper_names(self, framework):
        stated = [one.name for one in framework.services if not one.infers("owner")]
        assert stated == ["Transformation"]
        assert [one.role for one in framework.holders if not one.because] == [
            "Portfolio Holder for People & Transformation"
        ]

    def test_the_review_asks_to_confirm_them(self, framework):
        asked = pmf.review(framework, on=datetime.date(2024, 3, 1))["inferred"]
        said = [one.text for one in asked.concerns]
        assert (
            "Inferred of its service, not stated: Head of Planning as owner; "
            "Portfolio Holder for Place as holder." in said
        )
        assert not any("Head of Transformation as owner" in text for text in said)

    def test_an_empty_target_is_asked_about_though_we_call_it_for_information(self, framework):
        (concern,) = pmf.review(framework, on=datetime.date(2024, 3, 1))["no-target"].concerns
        assert concern.codes == ("enforcement-notices-served-respect-housing-act-2004-lead",)
        assert "for information only is inferred" in concern.text


class TestTheIllustrativeFramework:
    def test_is_what_the_paper_states_with_a_few_made_up(self, framework):
        more = pmf.load_framework("dacorum-illustrative")
        assert more.definitions[:76] == framework.definitions
        assert all(one.stated == "Made up" for one in more.definitions[76:])
        assert "illustrative" in more.title
        assert more.services == framework.services

    def test_threads_lead_from_a_service_indicator_to_a_priority(self):
        more = pmf.load_framework("dacorum-illustrative")
        for known in more.definitions[76:]:
            assert pmf.thread(more, known.indicator.code).tops
        found = pmf.thread(more, "spi-calls-abandoned")
        assert found.up[0].knot.name == "calls-answered-within-420-seconds"


class TestWhoDecidesOnAChange:
    CODE = "calls-answered-within-420-seconds"
    TARGET = pmf.parse_target("90%", unit="percent").target

    def test_a_changed_target_goes_to_the_holder_of_its_service(self, framework):
        found = pmf.diff_frameworks(framework, changed(framework, self.CODE, target=self.TARGET))
        (amendment,) = found.amendments
        assert (amendment.name, amendment.part) == (self.CODE, "target")
        assert (amendment.old, amendment.new) == ("85%", "90%")
        assert amendment.decision.by == "Portfolio Holder for People & Transformation"
        assert not found.wholesale

    def test_a_change_of_the_name_does_too(self, framework):
        new = changed(framework, "re-let-time-days", name="Average days to let a home again")
        found = pmf.diff_frameworks(framework, new)
        assert {one.decision.by for one in found.amendments} == {
            "Portfolio Holder for Housing & Communities"
        }

    def test_a_new_indicator_is_its_holder_s_to_set(self, framework):
        known = framework.definition("business-engagements")
        new = attrs.evolve(
            known, indicator=attrs.evolve(known.indicator, code="new-shops", name="New shops")
        )
        found = pmf.diff_frameworks(
            framework, attrs.evolve(framework, definitions=(*framework.definitions, new))
        )
        (amendment,) = found.amendments
        assert (amendment.kind, amendment.decision.by) == ("added", "Portfolio Holder for Place")

    def test_a_replaced_suite_goes_to_cabinet(self, framework):
        definitions = tuple(
            attrs.evolve(
                known,
                indicator=attrs.evolve(
                    known.indicator, code=f"n{number}", name=f"New measure {number}"
                ),
            )
            for number, known in enumerate(framework.definitions)
        )
        found = pmf.diff_frameworks(framework, attrs.evolve(framework, definitions=definitions))
        assert found.wholesale
        assert (found.touched, found.decision.by) == (76, "Cabinet")
        assert {one.decision.by for one in found.amendments if one.what == "indicator"} == {
            "Cabinet"
        }

    def test_a_change_in_another_holder_s_service_is_to_be_asked(self, framework):
        found = pmf.diff_frameworks(
            framework,
            changed(framework, self.CODE, target=self.TARGET),
            by="Portfolio Holder for Place",
        )
        (amendment,) = found.amendments
        assert amendment.decision.by == "ask"
        assert "Portfolio Holder for People & Transformation" in amendment.decision.because

    def test_changes_of_two_holders_each_go_to_their_own(self, framework):
        new = changed(framework, self.CODE, target=self.TARGET)
        new = changed(new, "planning-applications-determined-within-target", target=self.TARGET)
        found = pmf.diff_frameworks(framework, new)
        assert {one.name: one.decision.by for one in found.amendments} == {
            self.CODE: "Portfolio Holder for People & Transformation",
            "planning-applications-determined-within-target": "Portfolio Holder for Place",
        }

    def test_a_copy_of_the_file_with_a_changed_target_says_the_same(self, framework, tmp_path):
        source = files("pmf_adapters") / "dacorum" / "framework.toml"
        copy = tmp_path / "framework.toml"
        text = source.read_text("utf-8")
        assert text.count('target = "77.5%"') == 1
        copy.write_text(text.replace('target = "77.5%"', 'target = "80%"'), "utf-8")
        (amendment,) = pmf.diff_frameworks(framework, pmf.load_framework(copy)).amendments
        assert amendment.decision.by == "Portfolio Holder for Neighbourhood Operations"


@pytest.fixture(scope="module")
def filled():
    return pmf.read(FILLED)


@pytest.fixture(scope="module")
def results(filled):
    return pmf.evaluate_all(filled)


class TestTheFilledReturn:
    def test_is_marked_as_made_up(self, filled):
        assert filled.illustrative
        assert "illustrative" in filled.paper.title
        assert (filled.adapter, filled.framework.id) == ("returns", "dacorum-illustrative")

    def test_has_a_row_for_each_of_the_76_and_of_the_made_up(self, filled, framework):
        codes = [one.code for one in filled.indicators]
        assert codes == [known.indicator.code for known in filled.framework.definitions]
        assert codes[:76] == [known.indicator.code for known in framework.definitions]
        assert Counter(one.tier.code for one in filled.indicators) == {
            "KPI": 76,
            "SPI": 4,
            "Tracker": 1,
        }
        assert len(filled.current) == 81
        assert filled.findings == ()
        assert filled.account.balances

    def test_a_few_have_no_figure_and_one_is_not_due(self, filled):
        assert Counter(seen.absence for seen in filled.current if seen.absence) == {
            pmf.Absence.MISSING: 2,
            pmf.Absence.NOT_APPLICABLE: 1,
            pmf.Absence.NOT_DUE: 1,
        }

    def test_targets_are_met_or_missed_and_how_near_is_left_open(self, results):
        counts = Counter(one.status for one in results.assessments)
        assert sum(counts.values()) == 81
        assert counts[pmf.Status.ON_TARGET] > counts[pmf.Status.OFF_TARGET] > 0
        assert counts[pmf.Status.NOT_DUE] == 1
        missed = [one for one in results.assessments if one.status is pmf.Status.OFF_TARGET]
        assert all(pmf.Status.NEAR_TARGET in one.possible for one in missed)
        assert pmf.Status.NEAR_TARGET not in counts

    def test_residual_waste_adds_up_to_its_year_and_is_not_judged_before(self, results):
        code = "amount-kilogram-per-household-residual-waste-collected"
        (waste,) = (one for one in results.assessments if one.indicator.code == code)
        assert waste.status is pmf.Status.UNKNOWN
        assert "part-year" in waste.codes

    def test_every_service_has_its_narrative_by_a_role(self, filled, framework):
        narratives = {
            one.on: one.by_role
            for one in filled.commentary
            if one.kind is pmf.CommentaryKind.NARRATIVE
        }
        assert narratives == {service.name: service.owner for service in framework.services}

    def test_actions_answer_indicators_that_are_off_target(self, filled, results):
        off = {
            one.indicator.code for one in results.assessments if one.status is pmf.Status.OFF_TARGET
        }
        assert len(filled.actions) == 12
        assert all(action.indicators for action in filled.actions)
        assert sum(bool(set(action.indicators) & off) for action in filled.actions) >= 8

    def test_a_target_is_proposed_where_none_is_settled(self, filled):
        said = pmf.propose_target(filled, "households-temporary-accommodation", method="median")
        assert said.value is not None
        assert len(said.own) == 11
        assert said.met is not None
        beside = pmf.propose_target(
            filled, "households-temporary-accommodation", method="peers_median"
        )
        assert {one.body for one in beside.peers} == {
            f"Comparable council {letter}" for letter in "ABCDE"
        }

    def test_two_series_go_together_with_their_number_and_a_caution(self, filled):
        found = pmf.correlate_indicators(
            filled, "calls-answered-within-420-seconds", "stage-1-complaints-escalated-stage-2"
        )
        assert found.n == 11
        assert found.cautions


class TestTheCommitteePack:
    @pytest.mark.parametrize(
        "id", ["committee-pack", "committee-pack-planning", "leadership-report", "regulator-return"]
    )
    def test_each_output_is_a_page_that_says_it_is_made_up(self, results, framework, id):
        wanted = framework.output(id)
        page = render_page(view_of(results, wanted, wanted.audience))
        assert html.escape(wanted.title) in page
        assert "Illustrative" in page

    def test_the_pack_holds_the_services_narratives_and_what_is_done(self, results, framework):
        wanted = framework.output("committee-pack")
        page = render_page(view_of(results, wanted, wanted.audience))
        for said in (
            "Answering of calls has slipped each quarter this year",
            "Head of Transformation",
            "Recruit to the contact centre",
            "Median of comparable councils",
        ):
            assert said in page


class TestTheSamples:
    def test_are_the_two_of_the_adapter(self):
        samples = pmf.load_adapters().adapter("dacorum").samples
        assert [(one.file.name, one.illustrative) for one in samples] == [
            (PAPER.name, False),
            (FILLED.name, True),
        ]
        assert all(one.remark for one in samples)


def describe(dataset):
    """Every fact of a reading, one a line, for a person to read and a test to compare."""
    yield f"{dataset.adapter} | {dataset.council} | {dataset.period} | {dataset.account}"
    for name, value in attrs.asdict(dataset.paper, recurse=False).items():
        for one in value if isinstance(value, tuple) else (value,):
            if one:
                shown = f"{one.body} {one.date}" if isinstance(one, pmf.Meeting) else one
                shown = f"{one.heading}: {one.text}" if isinstance(one, pmf.Implication) else shown
                yield f"{name}: {shown}"
    group = None
    for one in dataset.indicators:
        if one.group != group:
            group = one.group
            yield ""
            yield group
        target = one.target
        unit = f"{one.unit}, {one.polarity}, {one.basis}, accumulates={one.accumulates}"
        yield f"{one.source.line}/{one.source.table}.{one.source.row} {one.service} | {one.name}"
        yield f"    {one.tier.code} {one.code} | {unit} | places={one.places}"
        yield f"    target {target.kind} {target.text!r} at {target.source}"
        yield f"    serves {'; '.join(one.contributes_to)}"
    yield ""
    for found in dataset.findings:
        yield f"{found.severity} {found} | {found.code} | {found.raw!r} -> {found.used!r}"


def test_the_whole_reading_is_the_one_looked_at_before(dataset):
    """Set ``PMF_UPDATE_GOLDEN=1`` to write the listing anew, then read the difference."""
    listing = "\n".join(line.rstrip() for line in describe(dataset)) + "\n"
    if os.environ.get("PMF_UPDATE_GOLDEN") == "1":
        GOLDEN.write_text(listing, "utf-8")
    assert listing.split("\n") == GOLDEN.read_text("utf-8").split("\n")
