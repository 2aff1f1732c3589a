"""What printed directions of travel mean: the council's own words first, then plain ones."""

import pytest

from pmf.model.scheme import Direction
from pmf.model.status import Movement, Travel
from pmf.model.travel_word import arrow_named, read_travel, says_nothing

BETTER, STEADY, WORSE = Travel.IMPROVING, Travel.STEADY, Travel.WORSENING
PLAIN = Direction()
HYNDBURN = Direction(words=((BETTER, "Improvement"), (STEADY, "No change"), (WORSE, "Decline")))
HAVERING = Direction(
    symbols=((BETTER, "up green arrow"), (STEADY, "right amber arrow"), (WORSE, "down red arrow"))
)
DOVER = Direction(
    symbols=((BETTER, "arrow for better"), (STEADY, "level line"), (WORSE, "arrow for worse")),
    absent="No earlier figure",
)


class TestWords:
    @pytest.mark.parametrize(
        ("word", "way"),
        [
            ("Improving", BETTER), ("IMPROVED", BETTER), (" better ", BETTER),
            ("No change", STEADY), ("Stable", STEADY), ("Worse", WORSE),
            ("Up", Movement.UP), ("increased", Movement.UP), ("Down", Movement.DOWN),
            ("same", Movement.LEVEL), ("↑", Movement.UP), ("⬇\ufe0f", Movement.DOWN),
            ("↔", Movement.LEVEL), ("↑ Improving", BETTER), ("↓ (improving)", BETTER),
            ("▲ up", Movement.UP),
        ],
    )  # fmt: skip
    def test_plain_words_and_arrows(self, word, way):
        assert read_travel(word, PLAIN) is way

    @pytest.mark.parametrize("word", ["Wobbly", "↑↓", "↑ down", "not improving", "4.2%", "Green"])
    def test_what_has_no_meaning_or_two_has_none(self, word):
        assert read_travel(word, PLAIN) is None

    def test_a_decline_is_worse_only_where_the_council_says_so(self):
        assert read_travel("Decline", PLAIN) is None
        assert read_travel("decline", HYNDBURN) is WORSE

    def test_an_arrow_means_what_the_council_s_arrows_mean(self):
        assert read_travel("↑", HAVERING) is BETTER
        assert read_travel("Down", HAVERING) is WORSE
        assert read_travel("→", HAVERING) is STEADY
        assert read_travel("Up green arrow", HAVERING) is BETTER

    def test_signs_that_point_nowhere_leave_arrows_as_they_are(self):
        assert read_travel("↑", DOVER) is Movement.UP
        assert read_travel("Arrow for better", DOVER) is BETTER

    @pytest.mark.parametrize("word", ["", "-", "–", "n/a", "N/A", "no earlier figure"])
    def test_some_words_say_that_there_is_none(self, word):
        assert says_nothing(word, DOVER)
        assert not says_nothing("Up", DOVER)

    def test_an_arrow_is_known_by_its_name(self):
        assert arrow_named("down red arrow") is Movement.DOWN
        assert arrow_named("green") is None
