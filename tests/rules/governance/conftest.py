"""A small council: two directorates, two holders, a thread from a team's measure to a priority."""

import datetime

import attrs
import pytest

from pmf.model.framework import Definition, Framework, Group, Service
from pmf.model.governance import (
    Audience,
    ChangePolicy,
    Directorate,
    Holder,
    MeasureTest,
    Priority,
    Scheduled,
)
from pmf.model.indicator import Indicator, Tier
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.target import FixedTarget, Lines

HOUSING, PLACE = "Portfolio Holder for Housing", "Portfolio Holder for Place"
KPI, SPI = Tier("KPI", "Key indicator", cap=3), Tier("SPI", "Service indicator")


def fixed(figure, unit="percent", **more):
    text = more.pop("text", f"{figure}%" if unit == "percent" else figure)
    return FixedTarget(lines=Lines(target=Quantity(figure, unit)), text=text, **more)


def indicator(code, name, service, **more):
    known = {"unit": "percent", "polarity": "higher", "target": fixed("97"), "tier": KPI}
    return Indicator(code, name, service=service, **(known | more))


REPAIRS = indicator(
    "H1",
    "Repairs done in time",
    "Repairs",
    contributes_to=("Good homes",),
    frequency="quarterly",
    purpose="Tenants wait less.",
)
VISITS = indicator(
    "H1a", "Repairs done at the first visit", "Repairs", tier=SPI, contributes_to=("H1",)
)
RENT = indicator("H2", "Rent collected", "Tenancies", frequency="annual")
BINS = indicator(
    "P1",
    "Missed bins per 100,000 collections",
    "Waste",
    unit="thing",
    polarity="lower",
    target=fixed("125", "thing"),
)
FRAMEWORK = Framework(
    "anytown-2024",
    "Anytown Council",
    "Key indicators",
    tiers=(KPI, SPI),
    groups=(Group("Housing Committee", kind="committee"),),
    services=(
        Service("Repairs", directorate="Homes", holder=HOUSING, owner="Head of Repairs"),
        Service("Tenancies", directorate="Homes", holder=HOUSING),
        Service("Waste", directorate="Place", holder=PLACE),
    ),
    definitions=tuple(map(Definition, (REPAIRS, VISITS, RENT, BINS))),
    adopted_on=datetime.date(2024, 2, 7),
    review_every=12,
    priorities=(Priority("Good homes", ("Homes for all",)), Priority("Clean streets")),
    directorates=(Directorate("Homes"), Directorate("Place")),
    holders=(Holder(HOUSING), Holder(PLACE)),
    audiences=(
        Audience(
            "Housing Committee",
            kind="committee",
            frequency="quarterly",
            services=("Repairs", "Tenancies"),
            expects=("service narrative",),
        ),
        Audience("Leadership team", kind="leadership", frequency="monthly", sees_exempt=True),
        Audience("Regulator", kind="regulator"),
    ),
    changes=ChangePolicy(),
    tests=(
        MeasureTest("It has a purpose.", ("no-purpose",)),
        MeasureTest("It is never missed.", ("never-missed",)),
        MeasureTest("It is good value."),
    ),
    schedule=(
        Scheduled(
            "Housing Committee", "Quarter two", Period.quarter(2024, 2), datetime.date(2024, 11, 6)
        ),
        Scheduled("public", "Annual report", Period.financial_year(2024), when="June 2025"),
    ),
)


@pytest.fixture
def framework():
    return FRAMEWORK


@pytest.fixture
def amended():
    """The framework with some of its indicators changed: each by code, with what is other."""

    def change(base=FRAMEWORK, /, **by_code):
        definitions = tuple(
            attrs.evolve(
                one,
                indicator=attrs.evolve(one.indicator, **by_code.get(one.indicator.code, {})),
            )
            for one in base.definitions
        )
        return attrs.evolve(base, definitions=definitions)

    return change


@pytest.fixture
def with_only():
    """The framework with other indicators."""

    def replace(*indicators, base=FRAMEWORK):
        return attrs.evolve(base, definitions=tuple(map(Definition, indicators)))

    return replace
