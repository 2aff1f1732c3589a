"""Framework files: read to the letter, or refused with every fault at its line."""

import datetime
from importlib.resources import files
from pathlib import Path

import pytest

import pmf
from pmf.reading.named import load_framework

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


class TestTargets:
    """What a council's words leave open is kept as they are; what contradicts the file is not."""

    @pytest.mark.parametrize(
        ("unit", "words", "kind"),
        [
            ("percent", "20/40/60/80/100 increments over the next 5 years", "stepped"),
            ("percent", "12.50% (annually)", "change"),
            ("thing", "Profiled Target", "not_supplied"),
            ("thing", "Q4 23/24 : 23 Q4 24/25: 38", "dated"),
            ("GBP", "Will be approved by Full Council ahead of the next Financial Year", "pending"),
            ("working_day/fte", "Q1 – 2.86 Q2 –2.88 Q3 – 2.89 Q4 –3.2", "profile"),
        ],
    )
    def test_every_form_of_words(self, load, unit, words, kind):
        text = PLAIN.replace('unit = "thing"', f'unit = "{unit}"\ntarget = "{words}"')
        target = load(text).definition("H2").indicator.target
        assert (target.kind, target.text) == (kind, words)

    def test_who_stands_behind_it(self, load):
        more = 'target = "97%"\ntarget_provenance = "contractual"\napproved_by = "Cabinet"'
        more += "\ntarget_reviewed_on = 2024-02-07"
        target = (
            load(PLAIN.replace('unit = "percent"', f'unit = "percent"\n{more}'))
            .definition("H1")
            .indicator.target
        )
        assert target.provenance is pmf.Provenance.CONTRACTUAL
        assert (target.approver, target.reviewed_on) == ("Cabinet", datetime.date(2024, 2, 7))

    def test_even_where_the_report_prints_it(self, load):
        text = PLAIN.replace('unit = "thing"', 'target_provenance = "contractual"')
        target = load(text).definition("H2").indicator.target
        assert (target.kind, target.provenance) == ("none", pmf.Provenance.CONTRACTUAL)


GOVERNED = """\
adopted_on = 2024-02-07
review_every = 12
criteria = ["It serves a priority"]
mitigation_for = "off_target"

[[holders]]
role = "Portfolio Holder for Housing"

[[directorates]]
name = "Place"
role = "Strategic Director for Place"

[[priorities]]
name = "Good homes"
aliases = ["Homes"]

[changes]
wholesale_from = "50 %"

[[audiences]]
name = "Housing Committee"
kind = "committee"
frequency = "quarterly"
groups = ["Housing"]
codes = ["H1"]
sees_exempt = true

[[schedule]]
audience = "Housing Committee"
what = "Half a year"
period = "H1 2017-18"
when = "November 2017"

[[outputs]]
id = "pack"
title = "Committee pack"
audience = "Housing Committee"
sections = ["indicators"]

[[outputs]]
id = "page"
title = "Page"

[[tests]]
text = "It has a purpose."
asks = ["no-purpose"]
"""
FULL = PLAIN.replace("\n[[tiers]]", f"{GOVERNED}\n[[tiers]]", 1)
FULL = FULL.replace(
    'group = "Housing"\n\n',
    'group = "Housing"\nholder = "Portfolio Holder for Housing"\ndirectorate = "Place"\n\n',
    1,
)


class TestGovernance:
    def test_who_receives_it(self, load):
        framework = load(FULL)
        committee = framework.audience("housing committee")
        assert (committee.kind, committee.frequency) == ("committee", pmf.Frequency.QUARTERLY)
        received = [one for one in framework.definitions if committee.receives(one.indicator)]
        assert [one.indicator.code for one in received] == ["H1"]
        assert framework.audience("public") is pmf.PUBLIC

    def test_who_holds_it_and_may_change_it(self, load):
        framework = load(FULL)
        indicator = framework.definition("H1").indicator
        assert framework.holder_of(indicator) == "Portfolio Holder for Housing"
        assert (framework.changes.single, framework.changes.wholesale) == ("holder", "Cabinet")
        assert str(framework.changes.wholesale_from) == "50"

    def test_what_is_due_and_made_of_it(self, load):
        framework = load(FULL)
        assert framework.schedule[0].period == pmf.Period.half(2017, 1)
        assert (framework.schedule[0].on, framework.schedule[0].when) == (None, "November 2017")
        assert [output.audience for output in framework.outputs] == ["Housing Committee", "public"]
        assert framework.mitigation_for == (pmf.Status.OFF_TARGET,)
        assert framework.tests == (pmf.MeasureTest("It has a purpose.", ("no-purpose",)),)

    def test_what_is_not_said_stays_open(self, load):
        framework = load(PLAIN)
        assert (framework.changes, framework.review_every, framework.adopted_on) == (None,) * 3
        assert (framework.ranked, framework.audiences, framework.outputs) == (False, (), ())

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ('groups = ["Housing"]', 'groups = ["Houses"]', "audiences[0].groups"),
            ('sections = ["indicators"]', 'sections = ["tables"]', '"tables" is not one of'),
            ('codes = ["H1"]', 'codes = ["H1", "H9"]', '"H9" is not declared; there are: H1, H2'),
            ('codes = ["H1"]', 'tiers = ["PI"]', "audiences[0].tiers"),
            ('codes = ["H1"]', 'services = ["Roads"]', "audiences[0].services"),
            ('kind = "committee"\n', "", '"kind" is missing'),
            ('kind = "committee"', 'kind = "public"', "audiences[0].sees_exempt"),
            ('name = "Housing Committee"', 'name = "Public"', "is not for the public"),
            ('period = "H1 2017-18"', 'period = "Spring"', "schedule[0].period"),
            ('audience = "Housing Committee"\nwhat', 'audience = "Cabinet"\nwhat', "schedule[0]"),
            (
                'audience = "Housing Committee"\nsections',
                'audience = "All"\nsections',
                "outputs[0].audience",
            ),
            ('id = "page"', 'id = "pack"', 'the id "pack" stands twice'),
            ('"50 %"', '"150%"', "at most 100%"),
            ('"50 %"', '"50"', "changes.wholesale_from"),
            ('"50 %"', '"0%"', "more than 0%"),
            ('["no-purpose"]', '["is-good"]', "tests[0].asks"),
            ('holder = "Portfolio Holder for Housing"', 'holder = "Housing"', "services[0].holder"),
            ('directorate = "Place"', 'directorate = "Space"', "services[0].directorate"),
            ('code = "KPI"\n', 'code = "KPI"\nname = "K"\n[[tiers]]\ncode = "KPI"\n', "twice"),
            ('unit = "thing"', 'meaning = "happiness"', "indicators[1].meaning"),
            ("review_every = 12", "review_every = 0", "review_every"),
            ('unit = "thing"', 'frequency = "weekly"', "indicators[1].frequency"),
            (
                'aliases = ["Homes"]',
                'aliases = ["Homes"]\n[[priorities]]\nname = "homes"',
                'the name "homes" stands for both priorities[0] and priorities[1]',
            ),
            (
                "[indicators.because]",
                'target = "97%"\ntarget_provenance = "agreed"\n[indicators.because]\ntarget = "x"',
                "indicators[0].target_provenance",
            ),
        ],
    )
    def test_one_fault_at_its_place(self, faults, old, new, said):
        assert old in FULL
        found = faults(FULL.replace(old, new, 1))
        assert len([fault for fault in found if said in fault]) == 1, found
        assert all(fault.startswith("f.toml:") for fault in found)

    def test_every_wrong_reference_at_once(self, faults):
        text = FULL.replace('codes = ["H1"]', 'codes = ["H8", "H9"]').replace(
            'directorate = "Place"', 'directorate = "Space"'
        )
        text = text.replace('holder = "Portfolio', 'holder = "Folio').replace("50 %", "most")
        assert len(faults(text)) == 5


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


class TestDocumented:
    def test_the_example_in_the_docs(self, load):
        page = Path(__file__).parents[2] / "docs" / "frameworks.md"
        example = page.read_text("utf-8").split("```toml\n")[1].split("```")[0]
        framework = load(example)
        assert framework.owner_of(framework.definition("H1").indicator) == "Head of Repairs"


class TestBreaks:
    """Where an indicator began to be counted another way."""

    BREAKS = PLAIN + (
        '[[indicators.breaks]]\nfrom = "Q1 2018/19"\nbecause = "counted per household"\n'
        'stated = "note 3"\n[[indicators.breaks]]\nfrom = "2021/22"\nbecause = "another survey"\n'
    )

    def test_they_are_the_indicators(self, load):
        first, second = (one.indicator for one in load(self.BREAKS).definitions)
        assert first.breaks == ()
        assert second.breaks == (
            pmf.SeriesBreak(pmf.Period.quarter(2018, 1), "counted per household", "note 3"),
            pmf.SeriesBreak(pmf.Period.financial_year(2021), "another survey"),
        )

    @pytest.mark.parametrize(
        ("old", "new", "path", "said"),
        [
            ('from = "Q1 2018/19"', 'from = "Spring"', "indicators[1].breaks[0].from", "Spring"),
            ('from = "Q1 2018/19"\n', "", "indicators[1].breaks[0]", '"from" is missing'),
            ('because = "another survey"', "", "indicators[1].breaks[1]", '"because" is missing'),
            ('from = "2021/22"', 'from = "Q1 2018/19"', "indicators[1].breaks[1].from", "another"),
            ('stated = "note 3"', 'why = "x"', "indicators[1].breaks[0].why", "unknown key"),
        ],
    )
    def test_a_fault_is_told_with_line_and_path(self, faults, old, new, path, said):
        text = self.BREAKS.replace(old, new, 1)
        (fault,) = faults(text)
        assert path in fault
        assert said in fault
        assert fault.split(":")[1].isdigit()


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
            ('unit = "percent"', 'unit = "percent"\ntarget = "80 days"', "indicators[0].target"),
            ('unit = "percent"', 'unit = "percent"\ntarget = "at most 5%"', "indicators[0].target"),
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


class TestHowFaultsAreTold:
    """What a person who mends the file reads."""

    WRONG = """\
schema_version = 1
id = "x"
council = "X"
title = 3
colour = "red"
[[tiers]]
code = "A"
name = "A"
cap = -1
[[indicators]]
code = "a"
name = "A"
polarity = "sideways"
target = "abc"
"""

    def test_in_the_order_of_the_lines(self, tmp_path):
        file = tmp_path / "wrong.toml"
        file.write_text(self.WRONG)
        with pytest.raises(pmf.FrameworkError) as refused:
            load_framework(file)
        lines = [int(fault.split(":")[1]) for fault in refused.value.faults]
        assert lines == [4, 5, 9, 13, 14]
        assert refused.value.faults[-1].endswith("cannot be read: 'abc' is not one figure")


class TestManyNames:
    def test_a_code_nobody_declares_is_told_with_a_few_of_those_there_are(self, tmp_path):
        text = 'schema_version = 1\nid = "a"\ncouncil = "A"\ntitle = "A"\n'
        text += '[[audiences]]\nname = "Panel"\nkind = "committee"\ncodes = ["ZZ"]\n'
        text += "".join(
            f'[[indicators]]\ncode = "A{number:02}"\nname = "Measure {number}"\n'
            for number in range(12)
        )
        path = tmp_path / "a.toml"
        path.write_text(text, "utf-8")
        with pytest.raises(pmf.FrameworkError, match=r"A00, .*A07 and 4 more"):
            pmf.load_framework(path)
