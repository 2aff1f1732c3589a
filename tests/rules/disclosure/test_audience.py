"""What an audience is given: its route, and no trace of what it may not see."""

import json
from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf.errors import UnknownName, UsageError
from pmf.model.action import Action, Milestone
from pmf.model.beside import Commentary, Escalation, FinanceLine, PeerFigure
from pmf.model.dataset import Account, Dataset, Publication, Published, Superseded
from pmf.model.finding import Finding, Location
from pmf.model.framework import Definition, Framework, Group, Service
from pmf.model.governance import (
    PUBLIC,
    Audience,
    Directorate,
    Holder,
    Output,
    Priority,
    Scheduled,
)
from pmf.model.indicator import Declared, Indicator, Note, NoteFigure, Observation, Tier
from pmf.model.judgement import Judgement
from pmf.model.margin import Margin
from pmf.model.paper import Implication, Paper, PlannedOutcome, Risk
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Clause, Level, Scheme, Shortfall
from pmf.model.status import Mark, Polarity, Provenance, Status
from pmf.model.target import FixedTarget, Lines
from pmf.report import render_page, view_of
from pmf.report.contract import evaluate_json, read_json, reconcile_json
from pmf.rules.check import check
from pmf.rules.disclosure.audience import decisions_for_audience, for_audience, withheld
from pmf.rules.disclosure.describing import content_words
from pmf.rules.disclosure.routing import find_audience
from pmf.rules.disclosure.selection import Selection
from pmf.rules.evaluate import evaluate_all
from pmf.rules.reconcile import reconcile
from pmf.rules.several.publications import publications_of

Q1 = Period.quarter(2023, 1)
FILE = "q1.csv"
PARAGRAPH = "paragraph 3 of Schedule 12A"
KPI = Tier("KPI", "Key performance indicator")

SCHEME = Scheme(
    "rag",
    "Red or green",
    (
        Level("green", "Green", (Status.ON_TARGET,)),
        Level("red", "Red", (Status.OFF_TARGET,)),
        Level("unknown", "Unknown", (Status.UNKNOWN,)),
        Level("data_only", "Data Only", (Status.DATA_ONLY,)),
    ),
    (Clause("green", (Shortfall(at_most=Margin(Decimal(0))),)), Clause("red")),
)


def at(row, column=None, table=1):
    return Location(FILE, table, row, row + 4, column)


def indicator(code, name, row=None, **more):
    more.setdefault("group", "Housing")
    more.setdefault("service", "Tenancies")
    return Indicator(
        code,
        name,
        "percent",
        Polarity.HIGHER,
        target=FixedTarget(lines=Lines(target=Quantity("98", "percent")), text="98%"),
        tier=KPI,
        source=at(row) if row else None,
        **more,
    )


def seen(code, value, row, word=None, period=Q1, **more):
    reported = {"Green": (Status.ON_TARGET,), "Red": (Status.OFF_TARGET,)}.get(word, ())
    return Observation(
        code,
        period,
        Quantity(value, "percent"),
        raw=value,
        reported=reported,
        reported_word=word,
        source=at(row, "Value"),
        **more,
    )


RENT = indicator("H1", "Rent collected", 2)
VOIDS = indicator("H2", "Homes standing empty", 3, contributes_to=("Good homes",))
BINS = indicator("E1", "Bins collected on time", 4, group="Environment", service="Waste")

FRAMEWORK = Framework(
    "dacorum-2024",
    "Dacorum",
    "Key performance indicators",
    groups=(Group("Housing"), Group("Environment")),
    services=(
        Service("Tenancies", "Housing", directorate="Homes", holder="Portfolio Holder for Housing"),
        Service("Waste", "Environment", directorate="Streets"),
    ),
    definitions=tuple(
        Definition(attrs.evolve(one, source=None), rationale="Asked for in the plan")
        for one in (RENT, VOIDS, BINS)
    ),
    priorities=(Priority("Good homes"), Priority("Clean streets")),
    directorates=(Directorate("Homes"), Directorate("Streets")),
    holders=(Holder("Portfolio Holder for Housing"),),
    tiers=(KPI,),
    audiences=(
        Audience("Housing committee", "committee", groups=("Housing",), aliases=("HC",)),
        Audience("Leadership team", "leadership", sees_exempt=True),
        Audience("Housing panel", "committee", groups=("Housing",), sees_exempt=True),
    ),
    outputs=(Output("pack", "Committee pack", "Housing committee"),),
    schedule=(Scheduled("Housing committee", "Quarter 1", Q1),),
    digest="abc",
)


def report(**more):
    """A report in which nothing is exempt."""
    fields = {
        "indicators": (RENT, VOIDS, BINS),
        "observations": (
            seen("H1", "98.4", 2, "Green", note=Note("Above the average of last year")),
            seen("H2", "97.1", 3, "Red"),
            seen("E1", "99.0", 4, "Green"),
        ),
        "actions": (
            Action("A1", "Relet homes faster", indicators=("H2",), group="Housing", source=at(12)),
            Action("A2", "New collection rounds", group="Environment", source=at(13)),
        ),
        "commentary": (
            Commentary("H2", "Fewer homes were let than planned", source=at(21)),
            Commentary("Waste", "Rounds changed in May", source=at(22)),
            Commentary(None, "A steady quarter", source=at(23)),
        ),
        "published": (
            Published("Green", 1, group="Housing", source=at(31)),
            Published("Green", 1, group="Environment", source=at(32)),
            Published("Green", 2, source=at(33)),
        ),
        "peers": (PeerFigure("H1", "Watford", Q1, Quantity("97", "percent"), source=at(41)),),
        "finances": (FinanceLine("Repairs", "Housing", Quantity("10", "GBP"), source=at(42)),),
        "findings": (Finding("marked-value", "98.4 carries a mark", at(2, "Value"), code="H1"),),
        "account": Account(rows=10, records=5, headings=1, labels=4),
        "framework": FRAMEWORK,
        "scheme": SCHEME,
        "paper": Paper(title="Performance", part="I", date=date(2023, 8, 1)),
        "tiers": (KPI,),
    }
    return Dataset("returns", "Dacorum", FILE, Q1, **(fields | more))


def blurred(dataset):
    """What is left of a report that never held anything exempt once rows may not be counted."""

    def placeless(things):
        return tuple(
            attrs.evolve(one, source=Location(FILE, column=one.source.column)) for one in things
        )

    names = ("indicators", "observations", "actions", "commentary", "peers", "finances")
    return attrs.evolve(
        dataset,
        **{name: placeless(getattr(dataset, name)) for name in names},
        findings=tuple(
            attrs.evolve(one, location=Location(FILE, column=one.location.column))
            for one in dataset.findings
        ),
        published=(),
        account=Account(),
        framework=dataset.framework,
    )


def outputs(dataset):
    """Everything that can be said of a data set, as text."""
    results = evaluate_all(dataset)
    findings = (*dataset.findings, *check(results))
    told = [
        repr(dataset),
        repr(attrs.asdict(dataset)),
        json.dumps(read_json(dataset)),
        json.dumps(evaluate_json(results, findings)),
        json.dumps(reconcile_json(reconcile(results), results)),
        render_page(view_of(results)),
    ]
    return "\n".join(told)


class TestWhoIsMeant:
    def test_the_public_unless_said(self):
        assert for_audience(report()) == report()

    def test_an_audience_of_the_framework_by_name_alias_and_as_it_is(self):
        committee = FRAMEWORK.audiences[0]
        assert for_audience(report(), "Housing committee") == for_audience(report(), committee)
        assert for_audience(report(), "hc") == for_audience(report(), committee)

    def test_the_public_is_there_without_a_framework(self):
        assert for_audience(report(framework=None), "public").indicators

    @pytest.mark.parametrize("framework", [FRAMEWORK, None])
    def test_an_unknown_one_is_told_with_those_there_are(self, framework):
        with pytest.raises(UnknownName, match=r"no audience 'Scrutiny'; there are .*public"):
            for_audience(report(framework=framework), "Scrutiny")

    def test_a_public_audience_cannot_see_what_is_not(self):
        with pytest.raises(UsageError, match="is public and cannot see"):
            for_audience(report(), Audience("Everybody", sees_exempt=True))

    def test_what_is_no_data_set_is_refused(self):
        with pytest.raises(UsageError, match=r"read it with pmf\.read"):
            for_audience("q1.csv")
        with pytest.raises(UsageError, match="an Audience or its name"):
            find_audience(report(), 5)


class TestARoute:
    def test_a_committee_gets_its_group_with_all_that_is_on_it(self):
        shown = for_audience(report(), "Housing committee")
        assert [one.code for one in shown.indicators] == ["H1", "H2"]
        assert [one.code for one in shown.observations] == ["H1", "H2"]
        assert [one.code for one in shown.actions] == ["A1"]
        assert [one.on for one in shown.commentary] == ["H2", None]
        assert [one.indicator.code for one in shown.framework.definitions] == ["H1", "H2"]

    def test_what_others_receive_is_no_secret(self):
        shown = for_audience(report(), "Housing committee")
        assert shown.account == report().account
        assert shown.indicators[0].source == at(2)
        assert shown.framework.groups == FRAMEWORK.groups

    def test_totals_stay_where_the_whole_group_is_received(self):
        shown = for_audience(report(), "Housing committee")
        assert [one.group for one in shown.published] == ["Housing"]

    def test_totals_and_counts_of_the_report_stay_where_all_of_it_is_received(self):
        dataset = attrs.evolve(
            report(),
            published=(Published("Green", 2),),
            commentary=(Commentary(None, "Two of three indicators are Green", kind="summary"),),
        )
        for tiers, count in ((("KPI",), 1), (("SPI",), 0)):
            shown = for_audience(dataset, Audience("x", "staff", tiers=tiers))
            assert (len(shown.published), len(shown.commentary)) == (count, count)

    @pytest.mark.parametrize(
        ("route", "codes", "actions"),
        [
            ({}, ["H1", "H2", "E1"], ["A1", "A2"]),
            ({"services": ("Waste",)}, ["E1"], []),
            ({"groups": ("Environment",)}, ["E1"], ["A2"]),
            ({"tiers": ("KPI",)}, ["H1", "H2", "E1"], ["A1", "A2"]),
            ({"tiers": ("SPI",)}, [], ["A2"]),
            ({"codes": ("H2",)}, ["H2"], ["A1"]),
        ],
    )
    def test_each_kind_of_route(self, route, codes, actions):
        shown = for_audience(report(), Audience("x", "staff", **route))
        assert [one.code for one in shown.indicators] == codes
        assert [one.code for one in shown.actions] == actions

    def test_the_checks_of_what_is_shown_do_not_miss_the_rest(self):
        shown = for_audience(report(), "Housing committee")
        assert "not-reported" not in [one.kind for one in check(evaluate_all(shown))]

    def test_findings_go_with_their_indicators(self):
        findings = tuple(Finding("bad-number", "m", code=code) for code in ("H1", "E1", None))
        shown = for_audience(report(findings=findings), "Housing committee")
        assert [one.code for one in shown.findings] == ["H1", None]

    def test_a_row_of_an_indicator_nobody_declares_goes_to_those_that_get_everything(self):
        peers = (PeerFigure("Z9", "Watford", Q1, Quantity("1")),)
        assert for_audience(report(peers=peers)).peers == peers
        assert not for_audience(report(peers=peers), "HC").peers


def check_closed(closed, because):
    """A paper that only those who may see everything are given, whatever their route."""
    with pytest.raises(UsageError, match=because) as refused:
        for_audience(closed)
    assert "Secret sale" not in str(refused.value)
    with pytest.raises(UsageError):
        for_audience(closed, "Housing committee")
    assert for_audience(closed, "Leadership team") == closed


class TestPartTwo:
    @pytest.mark.parametrize("part", ["II", "Part II", " ii ", "2", "Part 2"])
    def test_a_paper_in_part_two_is_not_for_the_public(self, part):
        closed = report(paper=Paper(title="Secret sale", part=part))
        check_closed(closed, "Part II")

    def test_neither_is_one_that_was_merged_in(self):
        merged = report(
            publications=(
                Publication("q1.csv", "q1.csv"),
                Publication("q2.csv", "q2.csv", part="II"),
            )
        )
        with pytest.raises(UsageError, match=r"q2\.csv"):
            for_audience(merged)

    @pytest.mark.parametrize("part", ["I", None])
    def test_any_other_is(self, part):
        assert for_audience(report(paper=Paper(part=part))).indicators


# --- exempt ------------------------------------------------------------------------------------


def secret_indicator(word="Vornholt", **more):
    return indicator("H9", f"{word} contract penalties", 5, exempt=PARAGRAPH, **more)


def with_secret(dataset=None, **more):
    """A report with one exempt indicator in a row of its own."""
    dataset = dataset or report()
    hidden = secret_indicator(**more)
    return attrs.evolve(
        dataset,
        indicators=(*dataset.indicators[:2], hidden, *dataset.indicators[2:]),
        observations=(*dataset.observations, seen("H9", "55.5", 5, "Red")),
        framework=attrs.evolve(
            dataset.framework,
            definitions=(
                *dataset.framework.definitions,
                Definition(attrs.evolve(hidden, source=None), rationale="Vornholt may walk away"),
            ),
        ),
        account=attrs.evolve(dataset.account, rows=11, records=6),
        published=(
            Published("Green", 1, group="Housing", source=at(31)),
            Published("Red", 1, group="Housing", source=at(31)),
            Published("Green", 1, group="Environment", source=at(32)),
        ),
    )


class TestClassification:
    CLOSED = (
        "Exempt", "Restricted", "CONFIDENTIAL", "Official - Sensitive", "Part II", "Not public",
        "Unrestricted, except Appendix 2", "Blue",
    )  # fmt: skip

    @pytest.mark.parametrize("classification", CLOSED)
    def test_a_paper_classified_as_anything_but_public_is_not_for_the_public(self, classification):
        closed = report(paper=Paper(title="Secret sale", classification=classification))
        check_closed(closed, "other than unrestricted")

    def test_neither_is_one_that_was_merged_in(self):
        closed = report(paper=Paper(classification="Exempt"))
        merged = report(publications=(Publication("q2.csv", "q2.csv"), *publications_of(closed)))
        with pytest.raises(UsageError, match=r"q1\.csv"):
            for_audience(merged)

    @pytest.mark.parametrize("classification", [None, "Unrestricted", " UNRESTRICTED. ", "Public"])
    def test_any_other_is(self, classification):
        assert for_audience(report(paper=Paper(classification=classification)))


class TestAnExemptIndicator:
    def test_leaves_nothing_behind(self):
        told = outputs(for_audience(with_secret()))
        for trace in ("H9", "Vornholt", "55.5", PARAGRAPH, "walk away"):
            assert trace not in told

    def test_the_rest_is_as_if_it_had_never_been(self):
        expected = blurred(report(framework=attrs.evolve(FRAMEWORK, digest=None)))
        assert for_audience(with_secret()) == expected

    def test_no_printed_total_and_no_row_number_lets_it_be_counted(self):
        shown = for_audience(with_secret())
        assert shown.published == ()
        assert shown.account == Account()
        assert shown.observations[2].source == Location(FILE, column="Value")

    def test_those_who_may_see_it_get_everything_of_their_route(self):
        assert for_audience(with_secret(), "Leadership team") is not None
        assert for_audience(with_secret(), "Leadership team") == with_secret()
        panel = for_audience(with_secret(), "Housing panel")
        assert [one.code for one in panel.indicators] == ["H1", "H2", "H9"]
        assert panel.indicators[2].exempt == PARAGRAPH

    def test_a_committee_gets_its_route_without_it(self):
        shown = for_audience(with_secret(), "Housing committee")
        assert [one.code for one in shown.indicators] == ["H1", "H2"]
        assert shown.published == ()

    def test_exempt_in_the_framework_alone_is_exempt(self):
        dataset = with_secret()
        dataset = attrs.evolve(
            dataset,
            indicators=tuple(attrs.evolve(one, exempt=None) for one in dataset.indicators),
        )
        assert "H9" not in outputs(for_audience(dataset))

    def test_one_that_is_only_declared_costs_no_place_and_no_total(self):
        declared = Definition(attrs.evolve(secret_indicator(), source=None))
        framework = attrs.evolve(FRAMEWORK, definitions=(*FRAMEWORK.definitions, declared))
        shown = for_audience(report(framework=framework))
        assert shown == report(framework=attrs.evolve(FRAMEWORK, digest=None))

    def test_its_peers_replaced_values_commentary_and_escalations_go_with_it(self):
        dataset = attrs.evolve(
            with_secret(),
            peers=(PeerFigure("H9", "Watford", Q1, Quantity("1")),),
            superseded=(Superseded(seen("H9", "54.0", 5), seen("H9", "55.5", 5), "q0.csv"),),
            commentary=(Commentary("H9", "Bad"), Commentary("h-9", "Bad"), Commentary("H1", "OK")),
            escalations=(Escalation("H9", "Late"), Escalation("Waste", "Late")),
        )
        shown = for_audience(dataset)
        assert (shown.peers, shown.superseded) == ((), ())
        assert [one.on for one in shown.commentary] == ["H1"]
        assert [one.on for one in shown.escalations] == ["Waste"]

    def test_links_to_it_are_cut(self):
        dataset = with_secret()
        dataset = attrs.evolve(
            dataset,
            indicators=(
                attrs.evolve(RENT, contributes_to=("H9", "Good homes")),
                *dataset.indicators[1:],
            ),
            actions=(attrs.evolve(dataset.actions[0], indicators=("H2", "H9")),),
        )
        shown = for_audience(dataset)
        assert shown.indicators[0].contributes_to == ("Good homes",)
        assert shown.actions[0].indicators == ("H2",)

    def test_an_action_that_answers_nothing_else_goes_with_it(self):
        dataset = with_secret()
        crew = Action("A9", "A second crew", indicators=("H9",))
        shown = for_audience(attrs.evolve(dataset, actions=(*dataset.actions, crew)))
        assert "A9" not in {one.code for one in shown.actions}
        assert "A second crew" not in repr(shown)

    def test_declarations_that_only_it_uses_go_with_it(self):
        only = {"group": "Disposals", "service": "Property deals", "contributes_to": ("Sell",)}
        framework = attrs.evolve(
            FRAMEWORK,
            groups=(*FRAMEWORK.groups, Group("Disposals")),
            services=(
                *FRAMEWORK.services,
                Service(
                    "Property deals", "Disposals", directorate="Deals", holder="Holder of deals"
                ),
            ),
            priorities=(*FRAMEWORK.priorities, Priority("Sell")),
            directorates=(*FRAMEWORK.directorates, Directorate("Deals")),
            holders=(*FRAMEWORK.holders, Holder("Holder of deals")),
            audiences=(
                *FRAMEWORK.audiences,
                Audience("Deals panel", "committee", codes=("H9",)),
                Audience("Property panel", "committee", services=("Property deals",)),
                Audience("Mixed panel", "committee", codes=("H9", "H1")),
            ),
            outputs=(*FRAMEWORK.outputs, Output("deals", "Deals pack", "Deals panel")),
            schedule=(*FRAMEWORK.schedule, Scheduled("Property panel", "Deals")),
        )
        shown = for_audience(with_secret(report(framework=framework), **only))
        mixed = Audience("Mixed panel", "committee", codes=("H1",))
        assert shown.framework == attrs.evolve(
            FRAMEWORK, digest=None, audiences=(*FRAMEWORK.audiences, mixed)
        )

    def test_a_declaration_nobody_uses_stays(self):
        shown = for_audience(with_secret())
        assert Priority("Clean streets") in shown.framework.priorities


class TestTextsThatNameIt:
    @pytest.mark.parametrize(
        "text",
        [
            "See H9 for the reason",
            "see h-9.",
            "Because of the VORNHOLT  contract\npenalties",
            "Penalties (Vornholt contract–penalties) were paid",
            f"Exempt under {PARAGRAPH}",
        ],
    )
    def test_are_left_out_whole(self, text):
        dataset = with_secret()
        noted = attrs.evolve(dataset.observations[0], note=Note(text, claims_met=True))
        dataset = attrs.evolve(
            dataset,
            observations=(noted, *dataset.observations[1:]),
            commentary=(*dataset.commentary, Commentary("H1", text), Commentary("H2", "Fine")),
            actions=(
                attrs.evolve(dataset.actions[0], comment=text, milestones=(Milestone(text),)),
            ),
            remark=text,
            risks=(Risk(text, "High", "Talks", "Low"), Risk("Flood", "High", text, "Low")),
            paper=attrs.evolve(
                dataset.paper,
                purpose=text,
                recommendations=("Note it", text),
                implications=(Implication("Legal", text), Implication("Financial", "None")),
            ),
            findings=(Finding("stray-text", f"{text} stands between rows", None, text),),
        )
        shown = for_audience(dataset)
        assert shown.observations[0].note is None
        assert [one.text for one in shown.commentary[-1:]] == ["Fine"]
        assert len(shown.commentary) == len(report().commentary) + 1
        assert shown.actions[0].comment is None
        assert shown.actions[0].milestones == ()
        assert (shown.remark, shown.risks) == (None, ())
        assert shown.paper.recommendations == ("Note it",)
        assert [one.heading for one in shown.paper.implications] == ["Financial"]
        assert (shown.paper.purpose, shown.findings) == (None, ())

    @pytest.mark.parametrize(
        "text", ["See H90", "See XH9", "Contract signed", "H 99", "Form 9H", "Paragraph 3"]
    )
    def test_others_stay(self, text):
        dataset = attrs.evolve(with_secret(), remark=text)
        assert for_audience(dataset).remark == text

    def test_a_part_of_a_longer_public_code_is_none(self):
        sub = indicator("H9(ii)", "Rent written off", 6)
        dataset = with_secret()
        dataset = attrs.evolve(
            dataset, indicators=(*dataset.indicators, sub), remark="H9(ii) was restated"
        )
        shown = for_audience(dataset)
        assert shown.indicators[-1].code == "H9(ii)"
        assert shown.remark == "H9(ii) was restated"

    def test_a_single_word_is_looked_for_outside_the_names_of_public_things(self):
        hidden = attrs.evolve(secret_indicator(), name="Turnover")
        public = indicator("S1", "Staff turnover", 6)
        dataset = report(indicators=(RENT, hidden, public), framework=None)
        for remark, kept in (("Staff turnover rose", True), ("Turnover of the unit rose", False)):
            shown = for_audience(attrs.evolve(dataset, remark=remark))
            assert shown.indicators[-1].name == "Staff turnover"
            assert (shown.remark is not None) is kept

    def test_a_bare_number_is_a_code_only_where_it_is_called_one(self):
        hidden = attrs.evolve(secret_indicator(), code="12")
        for remark, kept in (("12 homes were let", True), ("see KPI 12", False)):
            dataset = report(indicators=(RENT, hidden), framework=None, remark=remark)
            dataset = attrs.evolve(
                dataset, actions=(Action("A1", "Relet", indicators=("12", "H1")),)
            )
            shown = for_audience(dataset)
            assert (shown.remark is not None) is kept
            assert shown.actions[0].indicators == ("H1",)

    def test_a_name_that_something_public_bears_too_is_none(self):
        hidden = attrs.evolve(secret_indicator(), name=RENT.name)
        dataset = report(
            indicators=(RENT, hidden), framework=None, remark="Rent collected and H1 rose"
        )
        assert for_audience(dataset).remark == dataset.remark

    def test_a_public_thing_named_after_it_cannot_be_shown(self):
        after = indicator("H10", "Vornholt contract penalties, large", 6)
        dataset = with_secret()
        dataset = attrs.evolve(
            dataset,
            indicators=(*dataset.indicators, after),
            actions=(Action("A9", "Get H9 down", group="Housing"), *dataset.actions),
        )
        shown = for_audience(dataset)
        assert [one.code for one in shown.indicators] == ["H1", "H2", "E1"]
        assert [one.code for one in shown.actions] == ["A1", "A2"]

    def test_a_reason_that_names_it_is_replaced_by_none_given(self):
        told = attrs.evolve(
            RENT, declared=(Declared("polarity", Provenance.INFERRED, "As for H9, more is better"),)
        )
        dataset = attrs.evolve(with_secret(), indicators=(told, secret_indicator()))
        (declared,) = for_audience(dataset).indicators[0].declared
        assert declared == Declared("polarity", Provenance.INFERRED, "No reason is given.")

    def test_a_file_called_after_it_is_called_otherwise(self):
        dataset = attrs.evolve(
            with_secret(),
            file="H9 and others.csv",
            publications=(Publication("H9 and others.csv", "H9 and others.csv"),),
        )
        shown = for_audience(dataset)
        assert shown.file == "document"
        assert shown.publications == (Publication("document", "document"),)


class TestTextsThatDescribeIt:
    """H9 is "Vornholt contract penalties": two of its words in a sentence are as good as a name."""

    @pytest.mark.parametrize(
        "text",
        [
            "Nothing is known yet of penalties under the contract.",
            "All is well. The Vornholt penalty was put off.",
        ],
    )
    def test_are_left_out_wherever_people_write(self, text):
        dataset = with_secret()
        noted = attrs.evolve(dataset.observations[0], note=Note(text))
        dataset = attrs.evolve(
            dataset,
            observations=(noted, *dataset.observations[1:]),
            commentary=(Commentary(None, text, kind="summary"), Commentary("H2", "Fine")),
            escalations=(Escalation("H1", text),),
            actions=(attrs.evolve(dataset.actions[0], comment=text), Action("A7", text)),
            remark=text,
            paper=attrs.evolve(dataset.paper, purpose=text, recommendations=("Note it", text)),
            findings=(Finding("stray-text", text, None),),
        )
        shown = for_audience(dataset)

        assert text not in outputs(shown)
        assert [one.text for one in shown.commentary] == ["Fine"]
        assert [one.code for one in shown.actions] == ["A1"]
        assert shown.paper.recommendations == ("Note it",)
        assert any(one.because.startswith("may be about Vornholt") for one in withheld(dataset))

    def test_one_word_of_it_or_two_in_two_sentences_describe_nothing(self):
        for text in ("The contract was signed.", "A contract. No penalties."):
            assert for_audience(attrs.evolve(with_secret(), remark=text)).remark == text

    def test_a_reason_given_for_a_judgement_is_a_text_too(self):
        made = Judgement("H1", Q1, "Green", "Head of Housing", date(2023, 7, 1), "Contract penalty")
        assert decisions_for_audience(with_secret(), [made]) == ()

    def test_nothing_is_described_where_nothing_is_hidden(self):
        dataset = attrs.evolve(report(), remark="Vornholt contract penalties")
        assert for_audience(dataset) is dataset


class TestTextsThatCount:
    COUNTS = "Three of four indicators are Green."

    def with_texts(self, dataset):
        return attrs.evolve(
            dataset,
            commentary=(
                Commentary(None, self.COUNTS, kind="summary"),
                Commentary("Housing", self.COUNTS, kind="narrative"),
                Commentary("Environment", "Two measures rose.", kind="narrative"),
                Commentary("H1", "One of the measures we took was a letter."),
                Commentary(None, "Rent stands at 98.4%."),
            ),
            paper=attrs.evolve(dataset.paper, purpose=self.COUNTS),
            remark=self.COUNTS,
        )

    def test_stay_where_all_is_shown(self):
        dataset = self.with_texts(report())
        assert for_audience(dataset) is dataset

    def test_go_with_the_printed_totals_where_rows_are_hidden(self):
        shown = for_audience(self.with_texts(with_secret()))

        assert [one.text for one in shown.commentary] == [
            "One of the measures we took was a letter.",
            "Rent stands at 98.4%.",
        ]
        assert (shown.paper.purpose, shown.remark) == (None, None)

    def test_stay_where_only_a_note_is_exempt(self):
        dataset = self.with_texts(report())
        noted = attrs.evolve(dataset.observations[0], note=Note("Staff left", exempt=PARAGRAPH))
        dataset = attrs.evolve(dataset, observations=(noted, *dataset.observations[1:]))
        assert for_audience(dataset).commentary == dataset.commentary

    def test_of_a_route_those_of_groups_received_whole_stay(self):
        shown = for_audience(self.with_texts(report()), "Housing committee")

        assert [(one.on, one.text) for one in shown.commentary] == [
            ("Housing", self.COUNTS),
            ("H1", "One of the measures we took was a letter."),
            (None, "Rent stands at 98.4%."),
        ]

    def test_are_told_to_those_who_answer_for_it(self):
        told = {one.what: one.because for one in withheld(self.with_texts(with_secret()))}
        assert told[self.COUNTS] == "counts more than is shown"


class TestAnExemptNote:
    NOTE = Note(
        "The Vornholt talks failed, July = 6", "July", exempt=PARAGRAPH, source=at(2, "Note")
    )

    def dataset(self, **more):
        noted = seen("H1", "98.4", 2, "Green", note=self.NOTE, marks=(Mark.OTHER_PERIOD,))
        return report(observations=(noted, *report().observations[1:]), **more)

    def test_only_the_note_goes(self):
        shown = for_audience(self.dataset())
        expected = seen("H1", "98.4", 2, "Green", marks=(Mark.OTHER_PERIOD,))
        assert shown == report(observations=(expected, *report().observations[1:]))

    def test_findings_about_it_go_and_others_of_the_row_stay(self):
        of_note = (
            Finding("other-period", "July is another period", at(2, "Note"), "July", code="H1"),
            Finding("other-period", "another period", at(2), "July = 6", code="H1"),
            Finding("markup-removed", "markup", at(2, "Note")),
        )
        stays = Finding("marked-value", "98.4 carries a mark", at(2, "Value"), code="H1")
        assert for_audience(self.dataset(findings=(*of_note, stays))).findings == (stays,)

    def test_a_text_copied_from_it_goes_too(self):
        copied = f"As noted: {self.NOTE.text}!"
        assert for_audience(self.dataset(remark=copied)).remark is None


class TestWhatStandsBeside:
    def test_exempt_commentary_escalations_peers_money_and_actions(self):
        exempt = {"exempt": PARAGRAPH}
        dataset = report(
            commentary=(Commentary("H1", "Open"), Commentary("H1", "Shut", **exempt)),
            escalations=(Escalation("H1", "Shut", **exempt),),
            peers=(PeerFigure("H1", "Watford", Q1, Quantity("1"), **exempt),),
            finances=(FinanceLine("Vornholt settlement", "Housing", **exempt),),
            actions=(
                Action("A1", "Settle with Vornholt quietly", indicators=("H1",), **exempt),
                Action("A2", "Follow A1 up"),
                Action("A3", "Relet", comment="After the Vornholt settlement"),
            ),
        )
        shown = for_audience(dataset)
        assert [one.text for one in shown.commentary] == ["Open"]
        assert (shown.escalations, shown.peers, shown.finances) == ((), (), ())
        assert [(one.code, one.comment) for one in shown.actions] == [("A3", None)]
        assert (shown.published, shown.account) == ((), Account())

    def test_exempt_risks_outcomes_and_totals(self):
        dataset = report(
            risks=(Risk("Flood", "High", "Pumps", "Low"), Risk("Sale", "H", "c", "L", exempt="x")),
            outcomes=(PlannedOutcome("All on target"), PlannedOutcome("Sold", exempt="x")),
        )
        shown = for_audience(dataset)
        assert [one.text for one in shown.risks] == ["Flood"]
        assert [one.text for one in shown.outcomes] == ["All on target"]
        assert ("risk", "whole report", "exempt: x") in {
            (one.kind, one.what, one.because) for one in withheld(dataset)
        }
        total = Published("Red", 2, exempt="x")
        shown = for_audience(report(published=(*report().published, total)))
        assert (shown.published, shown.account) == ((), Account())

    def test_a_finding_in_the_row_of_an_exempt_comment_goes(self):
        dataset = report(
            commentary=(Commentary("H1", "Shut", exempt="yes", source=at(25)),),
            findings=(
                Finding("row-width", "too wide", at(25), code="H1"),
                Finding("row-width", "too wide", at(2), code="H1"),
                Finding("totals-disagree", "the total is printed as 3"),
            ),
        )
        assert [str(one.location) for one in for_audience(dataset).findings] == [FILE]


class TestWithheld:
    def test_nothing_is_withheld_of_an_open_report(self):
        assert withheld(report()) == ()

    def test_everything_left_out_is_listed_with_its_reason(self):
        dataset = attrs.evolve(with_secret(), remark="H9 is new")
        told = {(one.kind, one.what, one.because) for one in withheld(dataset)}
        assert ("indicator", "H9", f"exempt: {PARAGRAPH}") in told
        assert ("text", "H9 is new", "is exempt, or names what is") in told or (
            "text",
            "H9 is new",
            "names H9",
        ) in told
        assert ("published", "Housing: Red", "counts more than is shown") in told
        assert {"account", "places"} <= {kind for kind, _, _ in told}

    def test_what_does_not_go_there_is_told_apart(self):
        told = {one.what: one.because for one in withheld(report(), "Housing committee")}
        assert told["E1"] == "does not go to this audience"


class TestDecisions:
    def made(self, code, reason="Two posts are vacant"):
        return Judgement(code, Q1, "Green", "Head of Housing", date(2023, 7, 1), reason)

    def test_those_on_what_is_not_public_are_left_out(self):
        decisions = [self.made("H1"), self.made("H9"), self.made("H2", "As for H9"), self.made("?")]
        kept = decisions_for_audience(with_secret(), decisions)
        assert [one.code for one in kept] == ["H1", "?"]
        shown = for_audience(with_secret())
        assert "H9" not in str(check(evaluate_all(shown, judgements=kept)))

    def test_so_are_those_on_what_goes_elsewhere(self):
        kept = decisions_for_audience(report(), [self.made("E1"), self.made("H1")], "HC")
        assert [one.code for one in kept] == ["H1"]


class TestEveryField:
    def test_what_a_data_set_gains_must_be_decided_on(self):
        decided = Selection(with_secret(), PUBLIC).fields()
        assert set(decided) == set(attrs.fields_dict(Dataset)), (
            "decide in pmf.rules.disclosure.selection what an audience may see of the new attribute"
        )


# --- laws --------------------------------------------------------------------------------------

canaries = st.uuids().map(lambda found: f"Canary{found.hex}")
places = st.integers(50, 90)


class Planted:
    """An open report, and the same with exempt things in it, each full of canaries."""

    def __init__(self, base, whole, kinds):
        self.base, self.whole, self.kinds = base, whole, kinds

    def __repr__(self):
        return f"<{', '.join(sorted(self.kinds))}>"


@st.composite
def planted(draw):
    base = report()

    def word():
        return draw(canaries)

    def text():
        return f"{word()} fell behind, says {word()} of the works department"

    kinds = draw(
        st.sets(
            st.sampled_from(
                (
                    "indicator",
                    "action",
                    "note",
                    "comment",
                    "escalation",
                    "peer",
                    "money",
                    "declared",
                )
            ),
            min_size=1,
        )
    )
    changed, found, declared = base, [], list(FRAMEWORK.definitions)
    code, name, row = word(), f"{word()} and {word()}", draw(places)
    exempt = draw(st.sampled_from((PARAGRAPH, "yes", "Schedule 12A")))
    if "indicator" in kinds:
        hidden = Indicator(
            code,
            name,
            "percent",
            Polarity.HIGHER,
            target=FixedTarget(lines=Lines(target=Quantity("9", "percent")), text=text()),
            group="Housing",
            service=draw(st.sampled_from(("Tenancies", word()))),
            owner=word(),
            purpose=text(),
            declared=(Declared("basis", Provenance.INFERRED, text()),),
            exempt=exempt,
            source=at(row),
        )
        figure = seen(code, "7.77", row, word(), note=Note(text(), word(), source=at(row, "Note")))
        changed = attrs.evolve(
            changed,
            indicators=(hidden, *changed.indicators),
            observations=(*changed.observations, figure),
            superseded=(Superseded(figure, figure, FILE),),
        )
        declared.append(Definition(hidden, rationale=text(), formula=text(), national=word()))
        found += [
            Finding("unknown-status", f"{figure.reported_word} has no meaning", at(row), code=code),
            Finding("bad-target", f"{text()} cannot be read", at(row, "Target")),
            Finding("stray-text", "text stands between rows", None, hidden.purpose),
            Finding("unknown-code", f"{code} is not known", None, code),
        ]
    if "declared" in kinds:
        declared.append(Definition(Indicator(word(), f"{word()} x", exempt=exempt), text()))
        changed = attrs.evolve(changed, indicators=(declared[-1].indicator, *changed.indicators))
    if "action" in kinds:
        action = Action(
            word(),
            f"{word()} {word()}",
            text(),
            comment=text(),
            milestones=(Milestone(text()),),
            indicators=(code, "H1"),
            owner=word(),
            exempt=exempt,
            source=at(row + 1),
        )
        changed = attrs.evolve(changed, actions=(action, *changed.actions))
        found.append(Finding("bad-date", "no day in the calendar", at(row + 1), action.comment))
    if "note" in kinds:
        note = Note(text(), word(), (NoteFigure(Q1, Quantity("3")),), True, exempt, at(2, "Note"))
        first, *rest = changed.observations
        changed = attrs.evolve(changed, observations=(attrs.evolve(first, note=note), *rest))
        base = attrs.evolve(
            base,
            observations=(attrs.evolve(base.observations[0], note=None), *base.observations[1:]),
        )
        found.append(Finding("other-period", text(), at(2, "Note"), note.other_period, code="H1"))
    if "comment" in kinds:
        comment = Commentary("H1", text(), word(), Q1, exempt=exempt, source=at(row + 2))
        changed = attrs.evolve(changed, commentary=(comment, *changed.commentary))
        found.append(Finding("row-width", text(), at(row + 2), code="H1"))
    if "escalation" in kinds:
        told = Escalation("H1", text(), text(), word(), word(), exempt=exempt, source=at(row + 3))
        changed = attrs.evolve(changed, escalations=(told,))
    if "peer" in kinds:
        peer = PeerFigure("H1", word(), Q1, Quantity("4"), raw=word(), exempt=exempt)
        changed = attrs.evolve(changed, peers=(peer, *changed.peers))
    if "money" in kinds:
        line = FinanceLine(f"{word()} {word()}", "Housing", Quantity("5", "GBP"), exempt=exempt)
        changed = attrs.evolve(changed, finances=(*changed.finances, line))
    if "risk" in kinds:
        risk = Risk(text(), word(), text(), word(), at(row + 4), exempt)
        changed = attrs.evolve(changed, risks=(risk,))
        found.append(Finding("row-width", text(), at(row + 4)))
    if "outcome" in kinds:
        outcome = PlannedOutcome(text(), ((word(), word()),), due_text=word(), exempt=exempt)
        changed = attrs.evolve(changed, outcomes=(outcome,))
    if "total" in kinds:
        total = Published(word(), 3, group=word(), exempt=exempt)
        changed = attrs.evolve(changed, published=(*changed.published, total))
    at_random = draw(st.permutations([*base.findings, *found]))
    changed = attrs.evolve(
        changed,
        findings=tuple(at_random),
        account=base.account if kinds == {"note"} else Account(rows=20, records=20),
        framework=attrs.evolve(FRAMEWORK, definitions=tuple(declared)),
    )
    return Planted(base, changed, kinds)


def said_words(name):
    """The words of a name that say what it is about."""
    return [word for word in name.split() if content_words(word)]


class TestLaws:
    @given(planted())
    @settings(max_examples=25)
    def test_no_canary_ever_sings_in_public(self, given):
        whole = given.whole
        assert "Canary" in outputs(whole)
        assert "Canary" not in outputs(for_audience(whole))
        assert "12A" not in outputs(for_audience(whole))

    @given(planted())
    def test_the_public_sees_what_it_would_if_nothing_exempt_had_been_there(self, given):
        base, whole, kinds = given.base, given.whole, given.kinds
        declared = kinds & {"indicator", "declared"}
        base = attrs.evolve(
            base, framework=attrs.evolve(FRAMEWORK, digest=None) if declared else FRAMEWORK
        )
        assert for_audience(whole) == (base if kinds == {"note"} else blurred(base))

    @given(planted(), st.data())
    @settings(max_examples=25)
    def test_no_sentence_with_all_words_of_a_hidden_name_but_one_is_public(self, given, data):
        names = [one.name for one in given.whole.indicators if one.exempt]
        for name in names:
            # As printed, one of each: what is left of a word without its ending is no word.
            words = list({min(content_words(word)): word for word in said_words(name)}.values())
            if len(words) > 2:
                words.remove(data.draw(st.sampled_from(words)))
            told = f"As to {' and '.join(data.draw(st.permutations(words)))}: Zebra"
            dataset = attrs.evolve(
                given.whole,
                commentary=(*given.whole.commentary, Commentary(None, f"All is well. {told}")),
                remark=told,
            )
            assert "Zebra" in outputs(dataset)
            assert len(words) < 2 or "Zebra" not in outputs(for_audience(dataset))

    @given(planted(), st.integers(1, 99), st.sampled_from(("indicators", "measures", "KPIs")))
    @settings(max_examples=25)
    def test_no_count_of_indicators_is_public_beside_fewer_of_them(self, given, number, what):
        told = f"Zebra: {number} {what} are shown"
        dataset = attrs.evolve(
            given.whole, commentary=(Commentary(None, told), Commentary("Housing", told))
        )
        shown = for_audience(dataset)
        fewer = len(shown.indicators) < len(dataset.indicators)
        assert not (fewer and "Zebra" in outputs(shown))

    @given(planted())
    def test_asking_twice_changes_nothing(self, given):
        once = for_audience(given.whole)
        assert for_audience(once) == once
        assert withheld(once) == ()

    @given(planted())
    def test_those_who_may_see_everything_do(self, given):
        assert for_audience(given.whole, "Leadership team") is given.whole

    @given(planted(), st.sampled_from(("public", "Housing committee")))
    def test_what_one_audience_sees_is_part_of_what_all_see(self, given, name):
        shown = for_audience(given.whole, name)
        everything = for_audience(given.whole, "Leadership team")
        codes = {one.code for one in everything.indicators}
        assert {one.code for one in shown.indicators} <= codes
        assert {one.code for one in shown.observations} <= {one.code for one in shown.indicators}
