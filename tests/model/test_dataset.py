"""Data sets: rows accounted for, and the values of the model frozen and hashable."""

from datetime import date
from decimal import Decimal

import attrs
import pytest

from pmf.errors import UnknownName
from pmf.model.action import Action, Milestone
from pmf.model.beside import Commentary
from pmf.model.dataset import Account, Dataset, Published
from pmf.model.finding import Finding, Location
from pmf.model.framework import Definition, Framework, Group, Service
from pmf.model.indicator import Declared, Indicator, Note, NoteFigure, Observation, Tier
from pmf.model.margin import Margin
from pmf.model.paper import Paper
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Clause, Level, Scheme, Shortfall
from pmf.model.status import Absence, Provenance, Status
from pmf.model.target import FixedTarget, Gap, Lines, NoTarget, ProfiledTarget

Q1 = Period.quarter(2019, 1)
LINES = Lines(target=Quantity("98", "percent"))


def dataset(**more):
    indicators = (Indicator("BV8", "Invoices"), Indicator("BV9", "Council tax"))
    seen = (
        Observation("BV8", Period.financial_year(2018), Quantity("99.3", "percent")),
        Observation("BV8", Q1, Quantity("99.5", "percent")),
        Observation("BV9", Q1, absence=Absence.MISSING),
    )
    return Dataset("broxtowe", "Broxtowe", "q1.txt", Q1, indicators, seen, **more)


class TestDataset:
    def test_only_the_reports_own_period_is_current(self):
        assert [(one.code, one.period) for one in dataset().current] == [("BV8", Q1), ("BV9", Q1)]

    def test_a_series_holds_every_period(self):
        assert len(dataset().series("BV8")) == 2
        assert dataset().series("BV99") == ()

    def test_an_indicator_is_found_by_its_code(self):
        assert dataset().indicator("BV9").name == "Council tax"
        with pytest.raises(UnknownName):
            dataset().indicator("BV99")

    def test_only_errors_are_errors(self):
        assert not dataset().has_errors()
        assert not dataset(findings=(Finding("marked-value", "m"),)).has_errors()
        assert dataset(findings=(Finding("bad-number", "m"),)).has_errors()


class TestAccount:
    def test_nothing_balances(self):
        assert Account().balances

    def test_every_kind_of_row_counts(self):
        names = [name for name in attrs.fields_dict(Account) if name != "rows"]
        assert len(names) == 9
        for name in names:
            assert Account(rows=1, **{name: 1}).balances
            assert not Account(rows=1, **{name: 2}).balances
        assert Account(rows=9, **dict.fromkeys(names, 1)).balances

    def test_a_lost_row_is_noticed(self):
        assert not Account(rows=10, records=8, headings=1).balances


VALUES = [
    Action("A", "a", milestones=(Milestone("m", date(2019, 1, 1)),)),
    Account(),
    Commentary("BV8", "text"),
    Published("Green", 5),
    Paper(),
    dataset(),
    Finding("bad-number", "m"),
    Location("q1.txt"),
    Framework("f", "c", "t", definitions=(Definition(Indicator("BV8", "n")),)),
    Group("g"),
    Service("s"),
    Declared("polarity", Provenance.INFERRED, "because"),
    Indicator("BV8", "n", target=FixedTarget(lines=LINES), tier=Tier("KPI", "k")),
    Note("n", figures=(NoteFigure(Q1, Quantity("6.8")),)),
    Observation("BV8", Q1, Quantity("99.5")),
    Margin(Decimal(5)),
    Quantity("5"),
    Level("green", "Green", (Status.ON_TARGET,)),
    Scheme("s", "S", (), (Clause("green", (Shortfall(at_most=Margin(Decimal(0))),)),)),
    LINES,
    Gap("no-target"),
    NoTarget(),
    ProfiledTarget(parts=((Q1, LINES),)),
]


class TestEveryValueOfTheModel:
    @pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
    def test_it_is_frozen_hashable_and_equal_to_its_copy(self, value):
        copy = attrs.evolve(value)
        assert copy == value
        assert copy is not value
        assert hash(copy) == hash(value)
        name = attrs.fields(type(value))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, None)

    @pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
    def test_it_takes_no_attribute_of_anybody_elses(self, value):
        with pytest.raises(AttributeError):
            value.colour_of_the_sky = "grey"
