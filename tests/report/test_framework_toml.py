"""A framework written as the file that declares it: reading it gives the same framework."""

import datetime
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pmf
from pmf.report.framework_toml import framework_toml
from pmf.report.toml_text import table, text


def bare(framework):
    """Without what tells of the file it came from."""

    def plain(one):
        target = attrs.evolve(one.indicator.target, source=None, text=None)
        return attrs.evolve(one, indicator=attrs.evolve(one.indicator, target=target))

    return attrs.evolve(
        framework, digest=None, definitions=tuple(map(plain, framework.definitions))
    )


@pytest.fixture
def back(tmp_path):
    def load(framework):
        written, unwritten = framework_toml(framework)
        path = tmp_path / "framework.toml"
        path.write_text(written, encoding="utf-8")
        return pmf.load_framework(path), unwritten

    return load


class TestInstalled:
    @pytest.mark.parametrize("id", pmf.load_adapters().frameworks)
    def test_each_comes_back_as_it_was(self, back, id):
        framework = pmf.load_framework(id)
        again, unwritten = back(framework)
        assert bare(again) == bare(framework)
        assert unwritten == ()


class TestRolledOver:
    @pytest.mark.parametrize(
        "target",
        [
            "Q1 2023/24: 25%, Q2 2023/24: at most 50%",
            "April 2023: 5%, May 2023: 6%",
            "98% for 2023/24",
            "at least 98% for Q2 2023/24",
        ],
    )
    def test_targets_that_moved_are_said_in_words_that_read_back(self, back, target):
        read = pmf.parse_target(target, unit="percent").target
        known = pmf.Definition(pmf.Indicator("A", "Name", "percent", target=read))
        was = pmf.Framework("a-2023", "Anytown", "Plan", definitions=(known,))
        years = (pmf.Period.financial_year(2023), pmf.Period.financial_year(2024))
        now = pmf.roll_over(was, *years).framework
        again, unwritten = back(now)
        assert (bare(again), unwritten) == (bare(now), ())

    def test_a_target_no_words_can_say_is_left_out_and_named(self, back):
        line = pmf.Lines(target=pmf.Quantity(1, "day"), more=(("previous", pmf.Quantity(1)),))
        known = pmf.Definition(pmf.Indicator("A", "Name", target=pmf.FixedTarget(lines=line)))
        again, unwritten = back(pmf.Framework("a", "Anytown", "Plan", definitions=(known,)))
        assert unwritten == ("A",)
        assert again.definitions[0].indicator.target.kind == "none"


class TestBreaks:
    def test_each_reads_back_with_why_and_where(self, back):
        since = pmf.SeriesBreak(
            pmf.Period.quarter(2018, 1), 'counted per "household"', "Performance report, note 3"
        )
        then = pmf.SeriesBreak(pmf.Period.financial_year(2021), "another survey")
        reason = pmf.Declared("polarity", pmf.Provenance.INFERRED, "Less waste is better.")
        known = pmf.Indicator(
            "W1", "Residual waste", polarity="lower", breaks=(since, then), declared=(reason,)
        )
        other = attrs.evolve(known, code="W2", breaks=())
        both = (pmf.Definition(known), pmf.Definition(other))
        written = pmf.Framework("a", "Anytown", "Plan", definitions=both)
        again, unwritten = back(written)
        assert (bare(again), unwritten) == (bare(written), ())


class TestText:
    @given(st.text(st.characters(exclude_categories=("Cs",))))
    def test_every_text_reads_back(self, value):
        import tomllib

        assert tomllib.loads(f"a = {text(value)}\n") == {"a": value}

    def test_values_of_every_kind(self):
        day = datetime.date(2024, 4, 1)
        written = table(
            "[x]", {"a": 1, "b": True, "c": day, "d": ("p", 'q"'), "e": None, "f g": "h"}
        )
        assert written == '[x]\na = 1\nb = true\nc = 2024-04-01\nd = ["p", "q\\""]\n"f g" = "h"\n'

    def test_a_share_and_lines_keep_their_places(self, back):
        indicator = pmf.Indicator(
            "A", "Name", "percent", "higher",
            floor=pmf.Quantity("80.50", "percent"), tolerance=pmf.Margin.parse("5pp"),
        )  # fmt: skip
        policy = pmf.ChangePolicy(wholesale_from=Decimal("33.3"))
        known = pmf.Framework(
            "a", "Anytown", "Plan", definitions=(pmf.Definition(indicator),), changes=policy
        )
        again, _ = back(known)
        assert again.changes == policy
        assert str(again.definitions[0].indicator.floor.value) == "80.50"
        assert bare(again) == bare(known)
