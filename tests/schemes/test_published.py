"""The bundled schemes as a whole: all there, dated, sourced, sound and read back."""

from datetime import date
from importlib.resources import files

import pytest

import pmf
from pmf.rules.soundness import refuse_unsound
from pmf_adapters import published

COUNCILS = {
    "belfast": 2,
    "eastriding": 1,
    "epping": 1,
    "havering": 4,
    "kent": 1,
    "lincoln": 1,
    "maidstone": 1,
    "mea": 1,
    "medway": 1,
    "moray": 1,
    "newport": 1,
    "rotherham": 1,
    "swansea": 1,
    "thurrock": 1,
    "toowoomba": 1,
    "vendor": 2,
    "westlindsey": 1,
}
ALL = (*published.PUBLISHED, *published.GENERIC)
#: Schemes whose source states no rule for an indicator.
NO_RULE = (
    "moray_pentana",
    "vendor_pentana",
    "rotherham_2023_actions",
    "toowoomba_2017",
    "tiers-travel",
    "trend-only",
)


class TestAllThere:
    def test_twenty_two_published(self):
        by_council = [id.split("_")[0] for id in published.PUBLISHED]
        assert len(published.PUBLISHED) == 22
        assert {name: by_council.count(name) for name in by_council} == COUNCILS

    def test_every_file_is_offered(self):
        folder = files("pmf_adapters") / "schemes"
        names = {file.name.removesuffix(".toml") for file in folder.iterdir()}
        assert names == {*ALL, "pentana", "rag"}

    @pytest.mark.parametrize("id", ALL)
    def test_it_is_installed_under_its_id(self, schemes, id):
        assert schemes[id].id == id
        assert pmf.load_scheme(id) == schemes[id]


class TestEach:
    @pytest.mark.parametrize("id", ALL)
    def test_it_is_sourced_and_fingerprinted(self, schemes, id):
        assert schemes[id].source
        assert schemes[id].digest.startswith("sha256:")

    @pytest.mark.parametrize("id", published.PUBLISHED)
    def test_a_council_s_rule_has_a_first_day(self, schemes, id):
        dated = schemes[id].valid_from is not None
        assert dated is not id.startswith("vendor")

    @pytest.mark.parametrize(
        ("id", "first", "last"),
        [
            ("havering_2012", date(2012, 4, 1), date(2013, 3, 31)),
            ("maidstone_2016", date(2016, 4, 1), date(2024, 3, 31)),
            ("belfast_2023", date(2023, 4, 1), date(2024, 3, 31)),
            ("toowoomba_2017", date(2016, 7, 1), date(2017, 6, 30)),
            ("mea_2023", date(2021, 4, 1), date(2026, 3, 31)),
            ("thurrock_2016", date(2016, 4, 1), None),
        ],
    )
    def test_when_it_was_in_force(self, schemes, id, first, last):
        assert (schemes[id].valid_from, schemes[id].valid_to) == (first, last)

    @pytest.mark.parametrize("id", ALL)
    def test_every_clause_says_the_rule_in_words(self, schemes, id):
        assert all(clause.says for clause in schemes[id].clauses)

    @pytest.mark.parametrize("id", ALL)
    def test_its_rule_can_be_meant(self, schemes, id):
        if schemes[id].clauses:
            refuse_unsound(schemes[id])

    @pytest.mark.parametrize("id", ALL)
    def test_every_word_is_read_back(self, schemes, id):
        scheme = schemes[id]
        for level in scheme.levels:
            for word in (level.word, *level.aliases, *level.variants):
                assert scheme.read_word(word) is level
        for level in scheme.actions.levels:
            for word in (level.word, *level.aliases, *level.variants):
                assert scheme.read_action_word(word) is level

    @pytest.mark.parametrize("id", ALL)
    def test_word_and_shape_tell_the_levels_apart_without_colour(self, schemes, id):
        levels = [one for one in schemes[id].levels if one.status.rank is not None]
        assert len({(one.word, one.shape) for one in levels}) == len(levels)

    @pytest.mark.parametrize(
        ("id", "level", "words"),
        [
            ("belfast_2023", "slightly_adrift", "Exactly 5% short"),
            ("belfast_2023", "on_target", "Exactly 1% short"),
            ("havering_2013", "amber", "Standing still"),
            ("lincoln_2022", "exceeded", "Exactly on the higher target"),
            ("lincoln_2022", "within", "Exactly on the lower target"),
            ("westlindsey_2021", "exceeded", "Exactly on target"),
            ("epping_2016", "amber", "A miss inside the margin"),
            ("swansea_2012", "amber", "within 5% of it is Amber"),
            ("eastriding_2009", "circle", "Exactly the tolerance away"),
        ],
    )
    def test_an_overlap_or_gap_is_settled_in_the_open(self, schemes, id, level, words):
        (clause,) = [one for one in schemes[id].clauses if one.level == level]
        assert words in clause.decided
        assert "\n" not in clause.decided

    def test_so_it_is_for_actions(self, schemes):
        assert "Exactly 3 months" in schemes["rotherham_2023_actions"].actions.decided
        assert "Exactly 70" in schemes["vendor_camms"].actions.decided


class TestNoRuleStated:
    @pytest.mark.parametrize("id", NO_RULE)
    def test_there_is_no_clause_and_a_target_is_not_judged(self, schemes, earn, id):
        assert schemes[id].clauses == ()
        done = earn(id, "90", "85")
        assert done.status is pmf.Status.UNKNOWN
        assert done.codes[0] == "no-rule"

    def test_only_these(self, schemes):
        assert {id for id, scheme in schemes.items() if not scheme.clauses} == set(NO_RULE)

    @pytest.mark.parametrize("id", ["moray_pentana", "vendor_pentana"])
    def test_the_file_says_so(self, schemes, id):
        text = (files("pmf_adapters") / "schemes" / f"{id}.toml").read_text("utf-8")
        assert "no rule" in schemes[id].title
        assert "rule" in text[: text.index("schema_version")]

    @pytest.mark.parametrize("id", ["trend-only", "tiers-travel"])
    def test_trends_rate_nothing(self, schemes, id):
        assert all(level.status.rank is None for level in schemes[id].levels)


class TestDirection:
    def test_comparators(self, schemes):
        against = {
            id: [one.against for one in schemes[id].direction.comparators]
            for id in ("havering_2012", "havering_2014", "kent_2020", "maidstone_2016")
        }
        assert against == {
            "havering_2012": ["same_last_year"],
            "havering_2014": ["same_last_year", "previous"],
            "kent_2020": ["regression"],
            "maidstone_2016": ["previous", "same_last_year"],
        }

    def test_one_symbol_in_two_colours(self, schemes):
        steady = [
            dict(schemes[id].direction.symbols)[pmf.Travel.STEADY]
            for id in ("havering_2013", "havering_2014")
        ]
        assert steady == ["right black arrow", "right amber arrow"]

    def test_words(self, schemes):
        assert dict(schemes["belfast_2023"].direction.words) == {
            pmf.Travel.IMPROVING: "Positive change",
            pmf.Travel.STEADY: "No significant change",
            pmf.Travel.WORSENING: "Negative change",
        }
        assert schemes["maidstone_2016"].direction.absent == "N/A"

    def test_a_band_of_points_for_percentages_and_a_share_for_the_rest(self, schemes):
        (comparator,) = schemes["mea_2023"].direction.comparators
        assert str(comparator.band_for("percent")) == "0.5pp"
        assert str(comparator.band_for("tonne")) == "0.5%"
