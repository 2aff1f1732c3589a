"""Each published rule at its own edges, written down from its wording, not from our files.

Every edge is met on both sides and exactly, once where more is better and once where less is.
"""

from decimal import Decimal
from itertools import pairwise

import pytest

BETTER = {"same_last_year": "improving"}
SAME = {"same_last_year": "steady"}
WORSE = {"same_last_year": "worsening"}

#: Two further lines beyond a target of 100.
STEPS = {"exceeded": "105", "significantly_exceeded": "110"}

#: scheme, value, target, what else is known, the council's word
TABLE = [
    # Havering 2012/13: on or within 5% of 80, that is 76; then better than last year or not
    ("havering_2012", "80", "80", {}, "Green"),
    ("havering_2012", "76", "80", {"travel": WORSE}, "Green"),
    ("havering_2012", "75.999", "80", {"travel": BETTER}, "Amber"),
    ("havering_2012", "75.999", "80", {"travel": SAME}, "Red"),
    ("havering_2012", "75.999", "80", {"travel": WORSE}, "Red"),
    ("havering_2012", "84", "80", {"polarity": "lower", "travel": WORSE}, "Green"),
    ("havering_2012", "84.001", "80", {"polarity": "lower", "travel": BETTER}, "Amber"),
    ("havering_2012", "84.001", "80", {"polarity": "lower", "travel": SAME}, "Red"),
    # Havering 2013/14: on or within 10% of 80, that is 72; then as good as last year or not
    ("havering_2013", "72", "80", {"travel": WORSE}, "Green"),
    ("havering_2013", "71.99", "80", {"travel": BETTER}, "Amber"),
    ("havering_2013", "71.99", "80", {"travel": SAME}, "Amber"),
    ("havering_2013", "71.99", "80", {"travel": WORSE}, "Red"),
    ("havering_2013", "88", "80", {"polarity": "lower", "travel": WORSE}, "Green"),
    ("havering_2013", "88.01", "80", {"polarity": "lower", "travel": SAME}, "Amber"),
    ("havering_2013", "88.01", "80", {"polarity": "lower", "travel": WORSE}, "Red"),
    # Havering 2014/15: the long-term direction decides, the short-term one does not
    ("havering_2014", "72", "80", {}, "Green"),
    ("havering_2014", "71.99", "80", {"travel": SAME | {"previous": "worsening"}}, "Amber"),
    ("havering_2014", "71.99", "80", {"travel": WORSE | {"previous": "improving"}}, "Red"),
    # Havering 2015/16: not worse than the tolerance of the indicator, here 3 points
    ("havering_2015", "77", "80", {"tolerance": "3pp"}, "Green"),
    ("havering_2015", "76.99", "80", {"tolerance": "3pp"}, "Red or Amber"),
    ("havering_2015", "83", "80", {"tolerance": "3pp", "polarity": "lower"}, "Green"),
    ("havering_2015", "83.01", "80", {"tolerance": "3pp", "polarity": "lower"}, "Red or Amber"),
    ("havering_2015", "80", "80", {"tolerance": "0"}, "Green"),
    ("havering_2015", "79.99", "80", {"tolerance": "0"}, "Red or Amber"),
    # Kent: target achieved, floor standard achieved, not achieved
    ("kent_2020", "90", "90", {"floor": "85"}, "GREEN"),
    ("kent_2020", "89.99", "90", {"floor": "85"}, "AMBER"),
    ("kent_2020", "85", "90", {"floor": "85"}, "AMBER"),
    ("kent_2020", "84.99", "90", {"floor": "85"}, "RED"),
    ("kent_2020", "20", "20", {"floor": "25", "polarity": "lower"}, "GREEN"),
    ("kent_2020", "20.01", "20", {"floor": "25", "polarity": "lower"}, "AMBER"),
    ("kent_2020", "25", "20", {"floor": "25", "polarity": "lower"}, "AMBER"),
    ("kent_2020", "25.01", "20", {"floor": "25", "polarity": "lower"}, "RED"),
    ("kent_2020", "89.99", "90", {"floor": "90"}, "RED"),
    # Maidstone: achieved, missed within 10% of 70 (63), missed by more
    ("maidstone_2016", "70", "70", {}, "Green"),
    ("maidstone_2016", "69.99", "70", {}, "Amber"),
    ("maidstone_2016", "63", "70", {}, "Amber"),
    ("maidstone_2016", "62.99", "70", {}, "Red"),
    ("maidstone_2016", "61.54", "70", {}, "Red"),  # less than 10 points, more than 10%
    ("maidstone_2016", "77", "70", {"polarity": "lower"}, "Amber"),
    ("maidstone_2016", "77.01", "70", {"polarity": "lower"}, "Red"),
    # Belfast 2023/24: within 1% of 200 (198), to 5% (190); exactly 5% is adrift
    ("belfast_2023", "201", "200", {}, "On target or exceeded"),
    ("belfast_2023", "198", "200", {}, "On target or exceeded"),
    ("belfast_2023", "197.99", "200", {}, "Slightly adrift"),
    ("belfast_2023", "190.01", "200", {}, "Slightly adrift"),
    ("belfast_2023", "190", "200", {}, "Adrift"),
    ("belfast_2023", "202", "200", {"polarity": "lower"}, "On target or exceeded"),
    ("belfast_2023", "202.01", "200", {"polarity": "lower"}, "Slightly adrift"),
    ("belfast_2023", "209.99", "200", {"polarity": "lower"}, "Slightly adrift"),
    ("belfast_2023", "210", "200", {"polarity": "lower"}, "Adrift"),
    # Belfast 2024/25: adrift is more than 5%
    ("belfast_2024", "198", "200", {}, "On target or exceeded"),
    ("belfast_2024", "197.99", "200", {}, "Slightly adrift"),
    ("belfast_2024", "190", "200", {}, "Slightly adrift"),
    ("belfast_2024", "189.99", "200", {}, "Adrift"),
    ("belfast_2024", "210", "200", {"polarity": "lower"}, "Slightly adrift"),
    ("belfast_2024", "210.01", "200", {"polarity": "lower"}, "Adrift"),
    # East Riding: a tolerance of 2 points on both sides of 50
    ("eastriding_2009", "52.01", "50", {"tolerance": "2pp"}, "Green Star"),
    ("eastriding_2009", "52", "50", {"tolerance": "2pp"}, "Blue Circle"),
    ("eastriding_2009", "48", "50", {"tolerance": "2pp"}, "Blue Circle"),
    ("eastriding_2009", "47.99", "50", {"tolerance": "2pp"}, "Red Triangle"),
    ("eastriding_2009", "47.99", "50", {"tolerance": "2pp", "polarity": "lower"}, "Green Star"),
    ("eastriding_2009", "48", "50", {"tolerance": "2pp", "polarity": "lower"}, "Blue Circle"),
    ("eastriding_2009", "52", "50", {"tolerance": "2pp", "polarity": "lower"}, "Blue Circle"),
    ("eastriding_2009", "52.01", "50", {"tolerance": "2pp", "polarity": "lower"}, "Red Triangle"),
    ("eastriding_2009", "52.51", "50", {"tolerance": "5%"}, "Green Star"),
    # Newport: 15% or less away from 40 (34)
    ("newport_2015", "40", "40", {}, "Green"),
    ("newport_2015", "39.99", "40", {}, "Amber"),
    ("newport_2015", "34", "40", {}, "Amber"),
    ("newport_2015", "33.99", "40", {}, "Red"),
    ("newport_2015", "46", "40", {"polarity": "lower"}, "Amber"),
    ("newport_2015", "46.01", "40", {"polarity": "lower"}, "Red"),
    # Swansea: target to aim for 99, acceptable level 97, 5% of which leaves 92.15
    ("swansea_2012", "99", "97", {"stretch": "99"}, "Blue"),
    ("swansea_2012", "98.99", "97", {"stretch": "99"}, "Green"),
    ("swansea_2012", "97", "97", {"stretch": "99"}, "Green"),
    ("swansea_2012", "96.99", "97", {"stretch": "99"}, "Amber"),
    ("swansea_2012", "92.15", "97", {"stretch": "99"}, "Amber"),
    ("swansea_2012", "92.14", "97", {"stretch": "99"}, "Red"),
    ("swansea_2012", "100", "97", {}, "Green"),  # no target to aim for: no Blue
    ("swansea_2012", "18", "20", {"stretch": "18", "polarity": "lower"}, "Blue"),
    ("swansea_2012", "18.01", "20", {"stretch": "18", "polarity": "lower"}, "Green"),
    ("swansea_2012", "21", "20", {"stretch": "18", "polarity": "lower"}, "Amber"),
    ("swansea_2012", "21.01", "20", {"stretch": "18", "polarity": "lower"}, "Red"),
    # Medway: off target, and what was judged
    ("medway_2009", "60", "60", {"judgement": "needs_improvement"}, "Green"),
    ("medway_2009", "59.99", "60", {"judgement": "recoverable"}, "Amber"),
    ("medway_2009", "1", "60", {"judgement": "recoverable"}, "Amber"),
    ("medway_2009", "59.99", "60", {"judgement": "needs_improvement"}, "Red"),
    ("medway_2009", "60", "60", {"polarity": "lower"}, "Green"),
    ("medway_2009", "60.1", "60", {"polarity": "lower", "judgement": "recoverable"}, "Amber"),
    # Lincoln: beyond the higher target, between the two, worse than the lower
    ("lincoln_2022", "95.01", "90", {"stretch": "95"}, "Exceeded higher target"),
    ("lincoln_2022", "95", "90", {"stretch": "95"}, "Within target boundaries"),
    ("lincoln_2022", "90", "90", {"stretch": "95"}, "Within target boundaries"),
    ("lincoln_2022", "89.99", "90", {"stretch": "95"}, "Below target"),
    ("lincoln_2022", "4.99", "8", {"stretch": "5", "polarity": "lower"}, "Exceeded higher target"),
    ("lincoln_2022", "5", "8", {"stretch": "5", "polarity": "lower"}, "Within target boundaries"),
    ("lincoln_2022", "8", "8", {"stretch": "5", "polarity": "lower"}, "Within target boundaries"),
    ("lincoln_2022", "8.01", "8", {"stretch": "5", "polarity": "lower"}, "Below target"),
    # West Lindsey: a tolerance of 4 points below 75
    ("westlindsey_2021", "75.01", "75", {"tolerance": "4pp"}, "Exceeded"),
    ("westlindsey_2021", "75", "75", {"tolerance": "4pp"}, "Exceeded"),
    ("westlindsey_2021", "74.99", "75", {"tolerance": "4pp"}, "Within tolerance"),
    ("westlindsey_2021", "71", "75", {"tolerance": "4pp"}, "Within tolerance"),
    ("westlindsey_2021", "70.99", "75", {"tolerance": "4pp"}, "Below"),
    ("westlindsey_2021", "79", "75", {"tolerance": "4pp", "polarity": "lower"}, "Within tolerance"),
    ("westlindsey_2021", "79.01", "75", {"tolerance": "4pp", "polarity": "lower"}, "Below"),
    # Epping: an amber margin of the indicator's own
    ("epping_2016", "60", "60", {"tolerance": "1.5pp"}, "Achieved"),
    ("epping_2016", "59.99", "60", {"tolerance": "1.5pp"}, "Amber margin"),
    ("epping_2016", "58.5", "60", {"tolerance": "1.5pp"}, "Amber margin"),
    ("epping_2016", "58.49", "60", {"tolerance": "1.5pp"}, "Not achieved"),
    ("epping_2016", "59.99", "60", {"tolerance": "0"}, "Not achieved"),  # no margin of its own
    ("epping_2016", "61.5", "60", {"tolerance": "1.5pp", "polarity": "lower"}, "Amber margin"),
    ("epping_2016", "61.51", "60", {"tolerance": "1.5pp", "polarity": "lower"}, "Not achieved"),
    # Thurrock: met or not
    ("thurrock_2016", "95", "95", {}, "Target met"),
    ("thurrock_2016", "94.99", "95", {}, "Target not met"),
    ("thurrock_2016", "95", "95", {"polarity": "lower"}, "Target met"),
    ("thurrock_2016", "95.01", "95", {"polarity": "lower"}, "Target not met"),
    # Camms: the variance is a share of the target, 12% of 50 leaves 44
    ("vendor_camms", "50", "50", {"tolerance": "12%"}, "On Track"),
    ("vendor_camms", "49.99", "50", {"tolerance": "12%"}, "Monitor"),
    ("vendor_camms", "44", "50", {"tolerance": "12%"}, "Monitor"),
    ("vendor_camms", "43.99", "50", {"tolerance": "12%"}, "Off Track"),
    # Mid and East Antrim: the minimum reached, the maximum not exceeded
    ("mea_2023", "50", "50", {}, "Achieved"),
    ("mea_2023", "49.99", "50", {}, "Not achieved"),
    ("mea_2023", "30", "30", {"polarity": "lower", "unit": "week"}, "Achieved"),
    ("mea_2023", "30.1", "30", {"polarity": "lower", "unit": "week"}, "Not achieved"),
    # Four steps, each with a line of its own
    ("outcome-four", "110", "100", STEPS, "Significantly Exceeded"),
    ("outcome-four", "109.9", "100", STEPS, "Exceeded"),
    ("outcome-four", "105", "100", STEPS, "Exceeded"),
    ("outcome-four", "104.9", "100", STEPS, "Met"),
    ("outcome-four", "100", "100", STEPS, "Met"),
    ("outcome-four", "99.9", "100", STEPS, "Unmet"),
    ("outcome-four", "120", "100", {}, "Met"),  # no line to exceed
]  # fmt: skip


class TestEveryEdge:
    @pytest.mark.parametrize(("scheme", "value", "target", "known", "word"), TABLE)
    def test_the_council_s_word(self, earn, scheme, value, target, known, word):
        assert earn(scheme, value, target, **known).word == word

    def test_every_scheme_with_a_rule_stands_in_the_table(self, schemes):
        stated = {id for id, scheme in schemes.items() if scheme.clauses}
        assert stated == {row[0] for row in TABLE}

    def test_every_level_a_rule_can_earn_is_earned_in_the_table(self, schemes):
        for id, scheme in schemes.items():
            words = {scheme.level(clause.level).word for clause in scheme.clauses}
            assert words == {row[4] for row in TABLE if row[0] == id}

    @pytest.mark.parametrize(("scheme", "value", "target", "known", "word"), TABLE)
    def test_the_mirror_of_a_figure_earns_the_same(self, earn, scheme, value, target, known, word):
        """Higher is better, mirrored at the target, is lower is better, where lines can be."""
        flipped = {"higher": "lower", "lower": "higher"}[known.get("polarity", "higher")]
        lines = {"floor", "stretch", "exceeded", "significantly_exceeded"} & known.keys()

        def mirror(text):
            return str(2 * Decimal(target) - Decimal(text))

        other = known | {"polarity": flipped} | {name: mirror(known[name]) for name in lines}
        assert earn(scheme, mirror(value), target, **other).word == word


class TestWhatStaysOpen:
    def test_havering_2015_merges_red_and_amber(self, earn, outcome):
        done = outcome(earn("havering_2015", "70", "80", tolerance="3pp"))
        assert done.status == "off_target"
        assert done.possible == ["near_target", "off_target"]

    def test_without_last_year_s_figure_havering_decides_only_what_the_band_decides(
        self, earn, outcome
    ):
        assert outcome(earn("havering_2013", "75", "80")).word == "Green"
        missed = earn("havering_2013", "70", "80")
        assert outcome(missed).word == "Missed target"
        assert outcome(missed).possible == ["near_target", "off_target"]
        assert "no-comparable-period" in missed.codes

    @pytest.mark.parametrize(
        "scheme", ["havering_2015", "westlindsey_2021", "epping_2016", "vendor_camms"]
    )
    def test_without_its_own_tolerance_a_miss_is_not_decided(self, earn, scheme):
        missed = earn(scheme, "70", "80")
        assert len(missed.possible) == (3 if scheme == "havering_2015" else 2)
        assert "tolerance-missing" in missed.codes

    def test_without_a_floor_kent_cannot_tell_amber_from_red(self, earn, outcome):
        missed = earn("kent_2020", "70", "80")
        assert outcome(missed).possible == ["near_target", "off_target"]
        assert "floor-missing" in missed.codes
        assert outcome(earn("kent_2020", "80", "80")).word == "GREEN"

    def test_without_a_judgement_medway_leaves_amber_and_red_open(self, earn, outcome):
        missed = earn("medway_2009", "70", "80")
        assert outcome(missed).possible == ["near_target", "off_target"]
        assert "judgement-missing" in missed.codes

    def test_without_its_higher_target_lincoln_cannot_tell_how_well_met(self, earn, outcome):
        met = earn("lincoln_2022", "85", "80")
        assert outcome(met).possible == ["exceeded", "on_target"]
        assert "stretch-missing" in met.codes

    def test_east_riding_can_award_no_star_where_the_line_is_best(self, earn):
        closest = earn("eastriding_2009", "50", "50", polarity="closest", tolerance="2pp")
        assert closest.status.value == "unknown"
        assert "rule-unfit" in closest.codes

    def test_swansea_s_printed_row_contradicts_its_rule(self, earn):
        assert earn("swansea_2012", "95.4", "97").word == "Amber"  # printed Red


class TestTheRuleThenInForce:
    """Havering changed its rule three times; a year is judged by its own."""

    @pytest.mark.parametrize(
        ("value", "way", "words"),
        [
            ("80", "worsening", ["Green", "Green", "Green", "Green"]),
            ("76", "worsening", ["Green", "Green", "Green", "Red or Amber"]),
            ("75", "improving", ["Amber", "Green", "Green", "Red or Amber"]),
            ("75", "worsening", ["Red", "Green", "Green", "Red or Amber"]),
            ("77", "worsening", ["Green", "Green", "Green", "Green"]),
            ("71", "steady", ["Red", "Amber", "Amber", "Red or Amber"]),
            ("71", "improving", ["Amber", "Amber", "Amber", "Red or Amber"]),
            ("71", "worsening", ["Red", "Red", "Red", "Red or Amber"]),
        ],
    )
    def test_the_same_figure_in_four_years(self, earn, value, way, words):
        years = ("havering_2012", "havering_2013", "havering_2014", "havering_2015")
        travel = {"same_last_year": way}
        assert [
            earn(year, value, "80", travel=travel, tolerance="3pp").word for year in years
        ] == words

    def test_one_rule_is_in_force_at_a_time(self, schemes):
        years = [schemes[f"havering_{year}"] for year in (2012, 2013, 2014, 2015)]
        for before, after in pairwise(years):
            assert (after.valid_from - before.valid_to).days == 1
        assert years[-1].valid_to is None
