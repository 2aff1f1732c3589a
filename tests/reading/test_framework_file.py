"""Framework files: read to the letter, or refused with every fault at its line."""

import datetime
from importlib.resources import files

import pytest

import pmf
from pmf.reading.framework_file import load_framework

BROXTOWE = files("pmf_adapters") / "broxtowe" / "framework.toml"
PLAIN = """\
schema_version = 1
id = "plain-2019"
council = "Plain Council"
title = "Plain indicators"

[[tiers]]
code = "KPI"
name = "Key indicator"

[[groups]]
name = "Housing"
aliases = ["HOUSING PLAN"]

[[services]]
name = "Repairs"
group = "Housing"

[[indicators]]
code = "H1"
name = "Repairs done in time"
tier = "KPI"
group = "Housing"
service = "Repairs"
unit = "percent"
polarity = "higher"
target_basis = "annual"
[indicators.because]
polarity = "Tenants wait less."

[[indicators]]
code = "H2"
name = "Homes"
unit = "thing"
"""


def line_of(text, words):
    return next(n for n, line in enumerate(text.split("\n"), 1) if words in line)


@pytest.fixture
def load(tmp_path):
    def read(text):
        path = tmp_path / "f.toml"
        path.write_text(text, "utf-8")
        return load_framework(path)

    return read


@pytest.fixture
def faults(load):
    def find(text):
        with pytest.raises(pmf.FrameworkError) as caught:
            load(text)
        return caught.value.faults

    return find


class TestPlain:
    def test_what_it_declares(self, load):
        framework = load(PLAIN)
        indicator = framework.definition("H1").indicator
        assert (indicator.tier.name, indicator.polarity) == ("Key indicator", pmf.Polarity.HIGHER)
        assert framework.definition("H1").target_basis == "annual"
        assert indicator.declared == (
            pmf.Declared("polarity", pmf.Provenance.INFERRED, "Tenants wait less."),
        )

    def test_what_it_leaves_out_is_not_guessed(self, load):
        indicator = load(PLAIN).definition("H2").indicator
        assert (indicator.polarity, indicator.basis, indicator.tier) == (None, None, None)

    def test_groups_are_known_by_every_name(self, load):
        framework = load(PLAIN)
        assert framework.group("housing plan") is framework.group("Housing") is framework.groups[0]
        assert framework.group("Health") is None


class TestLines:
    """Floors, stretch targets and targets that no report prints."""

    def test_a_floor_and_a_stretch_target_in_the_declared_unit(self, load):
        lines = 'unit = "percent"\nfloor = "80%"\nstretch = "98.5"'
        indicator = load(PLAIN.replace('unit = "percent"', lines)).definition("H1").indicator
        assert indicator.floor == pmf.Quantity("80", "percent")
        assert indicator.stretch == pmf.Quantity("98.5", "percent")

    def test_left_out_there_is_none(self, load):
        indicator = load(PLAIN).definition("H1").indicator
        assert (indicator.floor, indicator.stretch, indicator.target) == (
            None,
            None,
            pmf.NoTarget(),
        )

    @pytest.mark.parametrize(
        ("unit", "written", "value"),
        [
            ("working_day/fte", '"7.5 working days"', pmf.Quantity("7.5", "working_day/fte")),
            ("GBP", '"£1.2m"', pmf.Quantity("1200000", "GBP")),
            ("thing", "1200", pmf.Quantity("1200", "thing")),
            ("thing", "0.5", pmf.Quantity("0.5", "thing")),
        ],
    )
    def test_the_grammar_is_that_of_cells(self, load, unit, written, value):
        text = PLAIN.replace('unit = "thing"', f'unit = "{unit}"\nfloor = {written}')
        assert load(text).definition("H2").indicator.floor == value

    def test_without_a_declared_unit_the_printed_one_counts(self, load):
        text = PLAIN.replace('unit = "thing"', 'floor = "80%"')
        assert load(text).definition("H2").indicator.floor == pmf.Quantity("80", "percent")

    def test_a_target_for_reports_that_print_none(self, load):
        text = PLAIN.replace('unit = "percent"', 'unit = "percent"\ntarget = "95%"')
        text = text.replace(
            "[indicators.because]", '[indicators.because]\ntarget = "As last year."'
        )
        target = load(text).definition("H1").indicator.target
        assert target.lines.target == pmf.Quantity("95", "percent")
        assert target.provenance is pmf.Provenance.INFERRED
        assert (target.text, target.source.file) == ("95%", "f.toml")

    def test_its_words_are_those_of_a_report(self, load):
        text = PLAIN.replace('unit = "percent"', 'unit = "percent"\ntarget = "95% (floor 90%)"')
        lines = load(text).definition("H1").indicator.target.lines
        assert (str(lines.target.value), str(lines.floor.value)) == ("95", "90")


class TestBundled:
    def test_broxtowe(self):
        framework = load_framework(BROXTOWE)
        assert len(framework.definitions) == 26
        assert (framework.as_of, framework.scheme) == (datetime.date(2019, 8, 31), "pentana")
        assert framework == load_framework("broxtowe-2019")

    def test_its_definitions_refer_to_what_is_there(self):
        framework = load_framework(BROXTOWE)
        for definition in framework.definitions:
            assert definition.indicator.group in {group.name for group in framework.groups}
            assert definition.indicator.tier in framework.tiers

    def test_an_unknown_id_lists_the_known(self):
        with pytest.raises(pmf.UnknownName, match=r"no framework 'nowhere' .*broxtowe-2019"):
            load_framework("nowhere")


class TestFaults:
    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ('code = "H2"', 'code = "H1"', "stands twice"),
            ('code = "H2"', "code = 2", "not a text"),
            ('tier = "KPI"', 'tier = "PI"', "indicators[0].tier"),
            ('service = "Repairs"', 'service = "Repair"', "indicators[0].service"),
            ('group = "Housing"\n\n', 'group = "Houses"\n\n', "services[0].group"),
            ('unit = "thing"', 'unit = "furlong per bushel"', "indicators[1].unit"),
            ('polarity = "higher"', 'polarity = "up"', "indicators[0].polarity"),
            ('"annual"', '"weekly"', "indicators[0].target_basis"),
            ('polarity = "Tenants wait less."', 'polarty = "x"', "polarty"),
            ('polarity = "Tenants wait less."', 'polarity = ""', "polarity"),
            ('council = "Plain Council"', "", '"council" is missing'),
            ('title = "Plain', 'as_of = "2019-08-31"\ntitle = "Plain', "without quotes"),
            ('unit = "thing"', 'unit = "thing"\nplaces = -1', "indicators[1].places"),
            ('unit = "thing"', "unit = 5", "indicators[1].unit"),
            ('unit = "thing"', 'accumulates = "no"', "indicators[1].accumulates"),
            ('aliases = ["HOUSING PLAN"]', "aliases = [1]", "groups[0].aliases"),
            (
                'unit = "percent"',
                'unit = "percent"\nfloor = "80 days"',
                "the unit is percent, not day",
            ),
            ('unit = "percent"', 'unit = "percent"\nfloor = "most"', "indicators[0].floor"),
            ('unit = "percent"', 'unit = "percent"\nfloor = "n/a"', "is not a plain figure"),
            ('unit = "percent"', 'unit = "percent"\nstretch = "<5%"', "is not a plain figure"),
            (
                'unit = "percent"',
                'unit = "percent"\nfloor = "98%"\nstretch = "80%"',
                "stretch: 80% is worse than the floor, 98%",
            ),
            ('unit = "percent"', 'unit = "percent"\ntarget = "soonish"', "indicators[0].target"),
            ('"annual"', '"year_to_date_profile"\ntarget = "98%"', "a figure for each part"),
        ],
    )
    def test_one_fault_at_its_line(self, faults, old, new, said):
        assert old in PLAIN
        text = PLAIN.replace(old, new, 1)
        found = faults(text)
        assert any(said in fault for fault in found), found
        assert all(fault.startswith("f.toml") for fault in found)

    def test_all_at_once(self, faults):
        text = PLAIN.replace('"KPI"\ngroup', '"PI"\ngroup').replace('"higher"', '"up"')
        text = text.replace('"thing"', '"furlong"')
        wanted = [line_of(text, words) for words in ('tier = "PI"', '"up"', '"furlong"')]
        assert [fault.split(" ")[0] for fault in faults(text)] == [f"f.toml:{n}:" for n in wanted]

    def test_one_name_for_two_groups(self, faults):
        two = PLAIN.replace("[[services]]", '[[groups]]\nname = "housing plan"\n\n[[services]]', 1)
        assert any("housing plan" in fault.casefold() for fault in faults(two))

    def test_nesting(self, faults):
        assert faults("title" + ".a" * 5_000 + " = 1")
