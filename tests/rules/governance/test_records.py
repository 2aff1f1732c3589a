"""Whatever a framework declares is compared, or listed as a record with the reason."""

import datetime
import typing
from decimal import Decimal

import attrs
import pytest

from pmf.model.finding import Location
from pmf.model.framework import Definition, Framework, Group, GroupKind, Service
from pmf.model.governance import (
    Audience,
    AudienceKind,
    ChangePolicy,
    Directorate,
    Holder,
    MeasureTest,
    Output,
    Priority,
    Scheduled,
)
from pmf.model.indicator import Declared, Indicator, SeriesBreak, Tier, TierShows
from pmf.model.margin import Margin
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Basis, Frequency, Polarity, Provenance, Stage, Status
from pmf.model.target import FixedTarget, Lines, Target
from pmf.rules.governance.amendment import diff
from pmf.rules.governance.records import RECORDS

INDICATOR = Indicator("BV8", "Invoices paid within 30 days")
FRAMEWORK = Framework(
    "broxtowe-2019",
    "Broxtowe Borough Council",
    "Business plans",
    tiers=(Tier("CSI", "Critical success indicator"),),
    priorities=(Priority("Resources"),),
    groups=(Group("Finance"),),
    directorates=(Directorate("Deputy Chief Executive"),),
    holders=(Holder("Leader"),),
    services=(Service("Payments"),),
    audiences=(Audience("Cabinet"),),
    tests=(MeasureTest("It has a purpose."),),
    outputs=(Output("pack", "Committee pack"),),
    schedule=(Scheduled("Cabinet", "The half-year report"),),
    changes=ChangePolicy(),
    definitions=(Definition(INDICATOR),),
)
#: Where one of each class stands in the framework.
TABLES = {
    Tier: "tiers",
    Priority: "priorities",
    Group: "groups",
    Directorate: "directorates",
    Holder: "holders",
    Service: "services",
    Audience: "audiences",
    MeasureTest: "tests",
    Output: "outputs",
    Scheduled: "schedule",
    Definition: "definitions",
}
#: Another value for each type an attribute may have.
OTHERS = {
    "str": "another",
    "str | None": "another",
    "int | None": 7,
    "Decimal | None": Decimal(60),
    "datetime.date | None": datetime.date(2018, 11, 23),
    "tuple[str, ...]": ("another",),
    "Period | None": Period.half(2018, 1),
    "Frequency | None": Frequency.MONTHLY,
    "AudienceKind": AudienceKind.COUNCIL,
    "GroupKind | None": GroupKind.PARTNER,
    "TierShows | None": TierShows.MOVEMENT,
    "Polarity | None": Polarity.LOWER,
    "Basis | None": Basis.RATE,
    "Stage": Stage.RETIRED,
    "Tier | None": Tier("KPI", "Key indicator"),
    "Target": FixedTarget(lines=Lines(target=Quantity("98", "percent"))),
    "Margin | None": Margin.parse("5%"),
    "Quantity | None": Quantity("90", "percent"),
    "Location | None": Location("next.toml", line=3),
    "Period": Period.quarter(2019, 1),
    "Indicator": attrs.evolve(INDICATOR, owner="Head of Finance"),
    "ChangePolicy | None": None,
    "tuple[Status, ...]": (Status.OFF_TARGET,),
    "tuple[Declared, ...]": (Declared("owner", Provenance.INFERRED, "The paper names none."),),
    "tuple[SeriesBreak, ...]": (SeriesBreak(Period.quarter(2018, 1)),),
}


def with_row(kind, /, **changed):
    """The framework with one attribute of its only row of a kind changed."""
    if kind is Framework:
        return attrs.evolve(FRAMEWORK, **changed)
    if kind is ChangePolicy:
        return attrs.evolve(FRAMEWORK, changes=ChangePolicy(**changed))
    if kind is Indicator:
        return with_row(Definition, indicator=attrs.evolve(INDICATOR, **changed))
    name = TABLES[kind]
    return attrs.evolve(
        FRAMEWORK, **{name: (attrs.evolve(getattr(FRAMEWORK, name)[0], **changed),)}
    )


def made_of(kind, found):
    """The classes of the model that a class is made of, however deep."""
    found.add(kind)
    for hint in typing.get_type_hints(kind).values():
        for one in (hint, *typing.get_args(hint)):
            if isinstance(one, type) and attrs.has(one) and one not in found and kind in RECORDS:
                made_of(one, found)
    return found


def fields():
    for kind in RECORDS:
        if kind in (SeriesBreak, Target):
            continue
        for field in attrs.fields(kind):
            yield pytest.param(kind, field, id=f"{kind.__name__}.{field.name}")


class TestEveryAttribute:
    @pytest.mark.parametrize(("kind", "field"), tuple(fields()))
    def test_is_an_amendment_when_it_changes_or_a_record_with_a_reason(self, kind, field):
        if kind is Framework and field.name in TABLES.values():
            new = attrs.evolve(FRAMEWORK, **{field.name: ()})
        elif (kind, field.name) == (Framework, "council"):
            new = attrs.evolve(FRAMEWORK, council="BROXTOWE Borough Council")
        else:
            other = not field.default if field.type == "bool" else OTHERS[field.type]
            new = with_row(kind, **{field.name: other})

        assert new != FRAMEWORK
        is_record = field.name in RECORDS[kind]
        assert bool(diff(FRAMEWORK, new).amendments) is not is_record

    @pytest.mark.parametrize("kind", tuple(RECORDS), ids=lambda kind: kind.__name__)
    def test_a_record_is_an_attribute_and_has_a_reason(self, kind):
        assert set(RECORDS[kind]) <= {field.name for field in attrs.fields(kind)}
        assert all(RECORDS[kind].values())

    def test_every_class_a_framework_is_made_of_is_known(self):
        assert made_of(Framework, set()) - set(RECORDS) == {
            # Values that are compared as a whole, and what is nothing but a record.
            Declared, Location, Margin, Period, Quantity,
        }  # fmt: skip


class TestBreaks:
    @pytest.mark.parametrize("field", attrs.fields(SeriesBreak), ids=lambda field: field.name)
    def test_a_break(self, field):
        since = SeriesBreak(Period.quarter(2018, 1), "counted per household")
        old = with_row(Indicator, breaks=(since,))
        changed = attrs.evolve(since, **{field.name: OTHERS[field.type]})
        found = diff(old, with_row(Indicator, breaks=(changed,))).amendments
        assert bool(found) is (field.name not in RECORDS[SeriesBreak])
