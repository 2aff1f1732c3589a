"""The bundled report of Broxtowe, and councils made up to hold everything a report may hold."""

import datetime
from importlib.resources import as_file, files

import attrs
import pytest

import pmf
from pmf.report import view_of

SAMPLE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"
NOW = pmf.Period.quarter(2023, 2)


@pytest.fixture(scope="session")
def results():
    with as_file(SAMPLE) as path:
        return pmf.evaluate_all(pmf.read(path))


@pytest.fixture(scope="session")
def view(results):
    return view_of(results)


@pytest.fixture(scope="session")
def printed_lines():
    return SAMPLE.read_text(encoding="utf-8").split("\n")


@pytest.fixture(scope="session")
def whole():
    """A council whose report holds everything: tiers, peers, money, risks, an outcome."""
    return made_up_council()


@pytest.fixture(scope="session")
def whole_results(whole):
    return pmf.evaluate_all(whole)


@pytest.fixture(scope="session")
def bare(whole):
    """The same council's framework, agreed before there was a figure."""
    return attrs.evolve(
        whole, period=None, observations=(), actions=(), commentary=(), published=(), peers=(),
        finances=(), escalations=(), outcomes=(), illustrative=False,
    )  # fmt: skip


@pytest.fixture(scope="session")
def trends(whole):
    """A council that sets no targets but those of its contract."""
    kept = {"WASTE_1": pmf.Polarity.HIGHER, "POP_1": pmf.Polarity.NEUTRAL}
    indicators = tuple(
        attrs.evolve(one, target=pmf.NoTarget(), polarity=kept[one.code], tier=None)
        for one in whole.indicators
        if one.code in kept
    )
    contract = next(one for one in whole.indicators if one.code == "EKS_1")
    indicators += (attrs.evolve(contract, tier=None),)
    codes = {one.code for one in indicators}
    return attrs.evolve(
        whole,
        indicators=indicators,
        observations=tuple(
            attrs.evolve(one, reported=(), reported_word=None)
            for one in whole.observations
            if one.code in codes
        ),
        framework=None,
        actions=(),
        published=(),
        outcomes=(),
        tiers=(),
        scheme=judging(pmf.load_scheme("rag")),
    )


def judging(scheme):
    """A scheme that also looks at the quarter before."""
    comparators = (pmf.Comparator("previous", "previous"),)
    return attrs.evolve(scheme, direction=attrs.evolve(scheme.direction, comparators=comparators))


HEADLINE = pmf.Tier(
    "T1", "Council headline indicator", 40, "travel", "What the council answers for"
)
BOROUGH = pmf.Tier("T2", "Borough-wide indicator", None, "movement", "How the borough fares")
STRATEGY = pmf.Tier("T3", "Corporate strategy", None, "narrative", "Actions and outcomes")
CLEAN, FAIR = "A clean borough", "A fair council"


def indicator(code, name, unit, polarity, target, **more):
    at_least = pmf.FixedTarget(
        lines=pmf.Lines(pmf.Quantity(target, unit)), text=target, provenance=more.pop("by", None)
    )
    declared = {"basis": "rate", "tier": HEADLINE, "group": CLEAN, "service": "Waste"}
    return pmf.Indicator(code, name, unit, polarity, target=at_least, **(declared | more))


def seen(code, value, period=NOW, unit="percent", **more):
    return pmf.Observation(code, period, pmf.Quantity(value, unit), raw=value, **more)


def made_up_council():
    before, year_ago = NOW.previous, NOW.same_last_year
    green, amber = ("on_target", "Green"), ("near_target", "Amber")

    def printed(status):
        return {"reported": (pmf.Status(status[0]),), "reported_word": status[1]}

    indicators = (
        indicator("WASTE_1", "Household waste recycled", "percent", "higher", "52",
                  purpose="Shows how much waste is kept from landfill", owner="Head of Waste"),
        indicator("WASTE_2", "Bins collected on the day", "percent", "higher", "99"),
        indicator("FIN_1", "Invoices paid within 30 days", "percent", "higher", "96",
                  group=FAIR, service="Finance"),
        indicator("FIN_2", "Rent collected of rent due", "percent", "higher", "98",
                  group=FAIR, service="Finance", floor=pmf.Quantity("90", "percent")),
        indicator("EKS_1", "Benefit claims decided in time", "percent", "higher", "95",
                  group=FAIR, service="Shared services", by=pmf.Provenance.CONTRACTUAL),
        pmf.Indicator("POP_1", "Population", "person", "neutral", "snapshot", tier=BOROUGH,
                      group=FAIR, service="Policy"),
        pmf.Indicator("STR_1", "A climate plan for every service", tier=STRATEGY, group=CLEAN,
                      service="Policy"),
        pmf.Indicator("SAT_1", "Residents satisfied with the council", "percent", "higher",
                      tier=HEADLINE, group=FAIR, service="Policy", stage="in_development",
                      target=pmf.NoTarget(text="To be agreed", reason="target-pending")),
    )  # fmt: skip
    observations = (
        seen("WASTE_1", "50.1", before), seen("WASTE_1", "53.4", **printed(green)),
        seen("WASTE_2", "99.5", before), seen("WASTE_2", "96.0", **printed(amber)),
        seen("FIN_1", "97.2", before), seen("FIN_1", "97.2", **printed(green)),
        seen("FIN_2", "97.0", before), seen("FIN_2", "91.5", **printed(amber)),
        seen("EKS_1", "94.0", before), seen("EKS_1", "96.3", **printed(green)),
        seen("POP_1", "116400", before, "person"), seen("POP_1", "116900", NOW, "person"),
        pmf.Observation("STR_1", NOW, absence="not_applicable", raw="n/a"),
    )  # fmt: skip
    said = pmf.Commentary
    return pmf.Dataset(
        "made-up", "Anytown Borough Council", "anytown-2023-24-q2.csv", NOW, indicators,
        observations,
        actions=(
            pmf.Action(
                "A1", "Buy two new lorries", due=datetime.date(2024, 3, 31),
                original_due=datetime.date(2023, 12, 31), progress=None, indicators=("WASTE_2",),
                milestones=(
                    pmf.Milestone("Order placed", datetime.date(2023, 8, 1),
                                  datetime.date(2023, 7, 28)),
                    pmf.Milestone("Lorries delivered", datetime.date(2024, 2, 1)),
                ),
                group=CLEAN, service="Waste", owner="Head of Waste",
            ),
        ),
        commentary=(
            said(None, "Performance is steady overall.", "Chief Executive", NOW, "summary"),
            said("Waste", "Two rounds were changed in July.", "Head of Waste", NOW, "narrative"),
            said("WASTE_1", "Food waste collections began.", "Head of Waste"),
            said("WASTE_2", "Crews are being trained.", "Head of Waste", NOW, "mitigation"),
            said(None, "The new depot opened.", None, NOW, "achievement"),
            said("STR_1", "Nine of twelve services have one.", "Head of Policy"),
        ),
        published=(
            pmf.Published("Green", 2, group=CLEAN), pmf.Published("Amber", 1, group=CLEAN),
            pmf.Published("Total", 3, group=CLEAN),
            pmf.Published("Green", 2, group=FAIR), pmf.Published("Amber", 1, group=FAIR),
            pmf.Published("Total", 3, group=FAIR),
            pmf.Published("Green", 4), pmf.Published("Amber", 2), pmf.Published("Total", 6),
        ),
        paper=pmf.Paper(
            "Performance report, quarter 2 2023/24", datetime.date(2023, 12, 4),
            (pmf.Meeting("Cabinet", datetime.date(2023, 12, 4)),
             pmf.Meeting("Overview and Scrutiny Committee", datetime.date(2023, 12, 11))),
            part="I", decision_type="Non-key decision", classification="Unrestricted",
            portfolio_holder="Portfolio Holder for Finance", wards="All",
            recommendations=("Note the report.",), priorities=(CLEAN, FAIR),
            implications=(pmf.Implication("Legal", "None arise directly."),),
            background_papers=("Corporate plan 2023",), appendices=("Appendix 1: figures",),
            options=(
                pmf.Option("Report each quarter.", "Figures come in time.", recommended=True),
                pmf.Option("Report each year.", "", recommended=False),
                pmf.Option("Report each month."),
            ),
            consulted=(pmf.Consulted("Section 151 Officer", (datetime.date(2023, 11, 1),)),),
            timetable=(pmf.Meeting("Year-end report to Cabinet", when="May 2024"),),
            contact="Performance Officer",
        ),
        tests=("Measurable, with a purpose", "Easy to compile"),
        outcomes=(
            pmf.PlannedOutcome(
                "Every priority is on target",
                (("Unmet", "Less than 100%"), ("Met", "100%"), ("Exceeded", None)),
                datetime.date(2024, 3, 31),
            ),
        ),
        risks=(pmf.Risk("Figures come too late to act on.", "HIGH", "A monthly review.", "LOW"),),
        escalations=(
            pmf.Escalation("EKS_1", "Claims took longer in July", "It may last", "Shared services",
                           "Cabinet", datetime.date(2023, 9, 1)),
        ),
        peers=(
            pmf.PeerFigure("WASTE_1", "Othertown", NOW, pmf.Quantity("49.0", "percent"),
                           raw="49.0"),
            pmf.PeerFigure("WASTE_1", "England", year_ago, pmf.Quantity("43.3", "percent"),
                           raw="43.3", average=True),
            pmf.PeerFigure("FIN_1", "Othertown", NOW, absence="not_applicable"),
        ),
        finances=(
            pmf.FinanceLine("Waste collection", CLEAN, pmf.Quantity("1200000", "GBP"),
                            pmf.Quantity("1260000", "GBP")),
            pmf.FinanceLine("Grants received", None, pmf.Quantity("50000", "GBP")),
        ),
        framework=made_up_framework(indicators),
        scheme=judging(pmf.load_scheme("rag")),
        illustrative=True,
    )  # fmt: skip


def made_up_framework(indicators):
    return pmf.Framework(
        "anytown", "Anytown Borough Council", "Performance framework 2023",
        tiers=(HEADLINE, BOROUGH, STRATEGY),
        groups=(pmf.Group(CLEAN, kind="priority"), pmf.Group(FAIR, kind="priority")),
        services=(pmf.Service("Waste"), pmf.Service("Finance"), pmf.Service("Policy")),
        definitions=tuple(
            pmf.Definition(one, rationale="Residents ask about it" if one.code == "FIN_1" else None)
            for one in indicators
        ),
        criteria=("It shows progress with a priority",),
        audiences=(
            pmf.Audience("Cabinet", "cabinet", "half_yearly"),
            pmf.Audience("Waste panel", "committee", "quarterly", services=("Waste",),
                         expects=("service narrative",)),
        ),
        schedule=(pmf.Scheduled("Cabinet", "Half-year report", when="November 2023"),),
        outputs=(
            pmf.Output("half-year", "Half-year report", "Cabinet",
                       ("summary", "priorities", "outcomes", "mitigations", "risks")),
            pmf.Output("panel", "Waste panel pack", "Waste panel",
                       ("narrative", "indicators", "escalations", "peers")),
            pmf.Output("odd", "A report with a section nobody knows", sections=("weather",)),
        ),
        mitigation_for=("near_target", "off_target"),
        adopted_on=datetime.date(2023, 4, 1),
        review_every=12,
    )  # fmt: skip
