"""What differs between two definitions, in words."""

import datetime
from decimal import Decimal

import attrs
import pytest

from pmf.model.finding import Location
from pmf.model.framework import Definition
from pmf.model.indicator import Indicator, SeriesBreak, Tier
from pmf.model.margin import Margin
from pmf.model.period import Period
from pmf.model.status import Basis, Provenance
from pmf.model.target import NoTarget
from pmf.reading.grammar.target import parse_target
from pmf.rules.declared_words import in_words, target_in_words
from pmf.rules.governance.wording import changes_of

OLD = Definition(
    Indicator(
        "H1",
        "Repairs done in time",
        "percent",
        "higher",
        target=parse_target("97%", unit="percent").target,
    )
)


def differ(*, target=None, renamed=None, **more):
    own = {key: value for key, value in more.items() if key in attrs.fields_dict(Definition)}
    rest = {key: value for key, value in more.items() if key not in own}
    if target is not None:
        rest["target"] = target
    new = attrs.evolve(OLD, indicator=attrs.evolve(OLD.indicator, **rest), **own)
    return [(one.part, one.old, one.new) for one in changes_of(OLD, new, renamed or {})]


def target(words, **more):
    return attrs.evolve(parse_target(words, unit="percent").target, **more)


class TestTargets:
    def test_another_figure(self):
        assert differ(target=target("95%")) == [("target", "97%", "95%")]

    def test_the_same_figure_in_other_words(self):
        assert differ(target=target("97.0 %")) == [("target_words", "97%", "97.0 %")]

    def test_none_any_more(self):
        assert differ(target=NoTarget()) == [("target", "97%", None)]

    def test_still_to_be_set(self):
        assert differ(target=target("TBC")) == [("target", "97%", "TBC")]

    def test_another_who_stands_behind_it(self):
        was = OLD.indicator.target
        contract = attrs.evolve(was, provenance=Provenance.CONTRACTUAL)
        assert differ(target=contract)[0][::2] == ("target_provenance", "contractual")

    def test_where_and_when_are_records(self):
        was = OLD.indicator.target
        moved = attrs.evolve(
            was, source=Location("new.toml", line=9), reviewed_on=datetime.date(2025, 1, 1)
        )
        assert differ(target=moved, reviewed_on=datetime.date(2025, 1, 1), stated="page 4") == []

    def test_a_break_in_the_series_is_an_amendment_and_where_it_is_stated_is_none(self):
        since = SeriesBreak(Period.quarter(2018, 1), "counted per household", "note 3")
        assert differ(breaks=(since,)) == [
            ("breaks", None, "from Q1 2018/19 (counted per household)")
        ]
        old = attrs.evolve(OLD, indicator=attrs.evolve(OLD.indicator, breaks=(since,)))
        moved = attrs.evolve(OLD.indicator, breaks=(attrs.evolve(since, stated="note 4"),))
        assert changes_of(old, attrs.evolve(OLD, indicator=moved), {}) == ()

    def test_the_same_words_in_another_unit_are_told_apart(self):
        days = parse_target("40", unit="day").target
        old = attrs.evolve(OLD, indicator=attrs.evolve(OLD.indicator, target=days))
        weeks = parse_target("40", unit="week").target
        new = attrs.evolve(OLD, indicator=attrs.evolve(OLD.indicator, target=weeks))
        (change,) = changes_of(old, new, {})
        assert (change.old, change.new) == ("40 (40 days)", "40 (40 weeks)")


class TestParts:
    @pytest.mark.parametrize(
        ("more", "change"),
        [
            ({"name": "Repairs in time"}, ("name", "Repairs done in time", "Repairs in time")),
            ({"unit": "day"}, ("unit", "percent", "day")),
            ({"polarity": "lower"}, ("polarity", "higher", "lower")),
            ({"owner": "Head of Repairs"}, ("owner", None, "Head of Repairs")),
            ({"tolerance": Margin.parse("5%")}, ("tolerance", None, "5%")),
            ({"tier": Tier("KPI", "Key")}, ("tier", None, "KPI (Key)")),
            ({"accumulates": True}, ("accumulates", "no", "yes")),
            ({"contributes_to": ("A", "B")}, ("contributes_to", None, "A, B")),
            ({"formula": "a / b"}, ("formula", None, "a / b")),
            (
                {"target_until": datetime.date(2025, 3, 31)},
                ("target_until", None, "2025-03-31"),
            ),
        ],
    )
    def test_each_in_words(self, more, change):
        assert differ(**more) == [change]

    def test_a_service_under_its_new_name_is_the_same(self):
        old = attrs.evolve(OLD, indicator=attrs.evolve(OLD.indicator, service="Repairs"))
        new = attrs.evolve(OLD, indicator=attrs.evolve(OLD.indicator, service="Mending"))
        assert changes_of(old, new, {"service": {"Repairs": "Mending"}}) == ()
        assert len(changes_of(old, new, {})) == 1

    def test_a_tier_that_is_described_otherwise_is_the_same(self):
        was = attrs.evolve(OLD, indicator=attrs.evolve(OLD.indicator, tier=Tier("K", "Key", cap=5)))
        now = attrs.evolve(OLD, indicator=attrs.evolve(OLD.indicator, tier=Tier("K", "Keys")))
        assert changes_of(was, now, {}) == ()


class TestInWords:
    @pytest.mark.parametrize(
        ("value", "words"),
        [
            (Basis.YEAR_TO_DATE, "year to date"),
            (Decimal("50.0"), "50.0"),
            ((Basis.RATE, "x"), "rate, x"),
            (False, "no"),
            ((), None),
            (None, None),
            (0, "0"),
        ],
    )
    def test_values(self, value, words):
        assert in_words(value) == words

    def test_targets(self):
        assert target_in_words(NoTarget()) is None
        assert target_in_words(NoTarget(reason="target-pending")) == "pending"
        assert target_in_words(attrs.evolve(target("97%"), text=None)) == "97%"
