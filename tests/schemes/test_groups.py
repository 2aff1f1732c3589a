"""Groups by score, as Toowoomba prints them."""

from decimal import Decimal

import pytest

import pmf
from pmf.rules.group import judge_score


class TestToowoomba:
    @pytest.mark.parametrize(
        ("score", "word"),
        [
            ("100", "Green tick"),
            ("85", "Green tick"),
            ("84.99", "Orange mark"),
            ("50", "Orange mark"),
            ("49.99", "Red cross"),
            ("0", "Red cross"),
        ],
    )
    def test_a_score(self, schemes, score, word):
        earned = judge_score(schemes["toowoomba_2017"], Decimal(score))
        assert earned.word == word
        assert earned.codes == ("score-judged",)
        assert earned.possible == (earned.status,)

    def test_not_commenced(self, schemes):
        scheme = schemes["toowoomba_2017"]
        begun = judge_score(scheme, None, absence=pmf.Absence.NOT_DUE)
        assert (begun.word, begun.status) == ("Not commenced", pmf.Status.NOT_DUE)
        missing = judge_score(scheme, None)
        assert (missing.status, missing.codes) == (pmf.Status.UNKNOWN, ("score-missing",))

    def test_a_float_is_refused(self, schemes):
        with pytest.raises(TypeError, match="float"):
            judge_score(schemes["toowoomba_2017"], 85.0)

    def test_a_single_indicator_is_not_judged_by_it(self, earn):
        assert earn("toowoomba_2017", "90", "85").codes[0] == "no-rule"

    def test_a_scheme_without_a_rule_for_groups_says_so(self, schemes):
        with pytest.raises(pmf.SchemeError, match="'kent_2020' states no rule for the score"):
            judge_score(schemes["kent_2020"], "85")

    def test_a_rule_without_an_end_is_silent_below(self, schemes):
        import attrs

        scheme = schemes["toowoomba_2017"]
        open_ended = attrs.evolve(
            scheme, groups=attrs.evolve(scheme.groups, rules=scheme.groups.rules[:2])
        )
        assert judge_score(open_ended, "10").codes == ("rule-silent",)


SCHEME = """\
schema_version = 1
id = "groups"
title = "Groups"

[[levels]]
id = "good"
word = "Good"
meanings = ["on_target"]

[[levels]]
id = "bad"
word = "Bad"
meanings = ["off_target"]

[groups]
method = "score"

[[groups.rules]]
level = "good"
at_least = "60"

[[groups.rules]]
level = "bad"
otherwise = true

[actions]
lead_days = 10
"""


class TestFaults:
    @pytest.fixture
    def load(self, tmp_path):
        def read(text):
            path = tmp_path / "groups.toml"
            path.write_text(text, encoding="utf-8")
            return pmf.load_scheme(path)

        return read

    def test_it_is_sound(self, load):
        assert [line.at_least for line in load(SCHEME).groups.rules] == [Decimal(60), None]

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            ('method = "score"\n', "", "name one of: score"),
            ('method = "score"', 'method = "best"', "is not one of: score, worst"),
            ('method = "score"', 'method = "worst"', "worst follows from the parts"),
            ('method = "score"', 'method = "score"\nunknown = "blocks"', "does not look at single"),
            (
                'method = "score"',
                'method = "share_met"\nunknown = "guess"',
                "is not one of: ignored",
            ),
            ('at_least = "60"', 'at_least = "101"', "no share is more than 100"),
            ('level = "bad"', 'level = "ugly"', '"ugly" is not a level of this scheme'),
            ('at_least = "60"', "otherwise = true", "can never be reached"),
            ("otherwise = true", 'at_least = "70"', "can never be reached"),
            ("otherwise = true", 'at_least = "5"\notherwise = true', "a line has at_least, or"),
            ("otherwise = true", "", "a line has at_least, or"),
            ('at_least = "60"', 'at_least = "many"', "must be plain digits"),
            ("lead_days = 10", "lead_days = 10\ndelay_months = 3", "judged in one way"),
            ("lead_days = 10", 'on_track_from = "90"', "given together"),
            ("lead_days = 10", 'on_track_from = "70"\nwarning_from = "90"', "is more than"),
            ("lead_days = 10", "delay_months = 0", "whole number of 1 or more"),
            ("lead_days = 10", "lag_days = 10", "unknown key"),
        ],
    )
    def test_one_fault(self, load, old, new, fault):
        scheme = SCHEME.replace('"score"', '"share_met"') if "share" in fault else SCHEME
        assert old in scheme
        with pytest.raises(pmf.SchemeError) as caught:
            load(scheme.replace(old, new, 1))
        assert any(fault in one for one in caught.value.faults), caught.value.faults


class TestMethods:
    @pytest.fixture
    def load(self, tmp_path):
        def read(groups):
            path = tmp_path / "groups.toml"
            levels = SCHEME.partition("[groups]")[0]
            path.write_text(f"{levels}[groups]\n{groups}", encoding="utf-8")
            return pmf.load_scheme(path)

        return read

    @pytest.mark.parametrize("method", ["worst", "mean", "all_met"])
    def test_a_method_on_parts_has_no_lines(self, load, method):
        rules = load(f'method = "{method}"\nunknown = "counts_as_missed"\n').groups

        assert (rules.method.value, rules.rules) == (method, ())
        assert rules.unknown is pmf.UnknownParts.COUNTS_AS_MISSED

    def test_where_the_place_of_unknown_is_not_stated_it_stays_open(self, load):
        assert load('method = "worst"\n').groups.unknown is None

    def test_a_share_has_lines(self, load):
        lines = '[[groups.rules]]\nlevel = "good"\nat_least = "80"\n'
        rules = load(f'method = "share_met"\n{lines}').groups

        assert rules.method is pmf.GroupMethod.SHARE_MET
        assert [line.at_least for line in rules.rules] == [Decimal(80)]

    def test_a_rule_that_makes_no_sense_is_refused(self, load):
        better = '[[groups.rules]]\nlevel = "bad"\nat_least = "80"\n'
        worse = '[[groups.rules]]\nlevel = "good"\notherwise = true\n'

        with pytest.raises(pmf.SchemeError, match="a better level with a lower score"):
            pmf.refuse_unsound(load(f'method = "share_met"\n{better}{worse}'))
