"""One council's word in another's: exact, lossy or impossible, for every status."""

import itertools

import pytest

import pmf
from pmf.errors import UnknownName
from pmf.model.scheme import Level, Scheme
from pmf.model.status import Status
from pmf.rules.translate import Loss, translate, translate_scheme

SCHEMES = sorted(pmf.load_adapters().schemes)
PAIRS = list(itertools.product(SCHEMES, SCHEMES))


def said(source, target):
    """Every word of a scheme: the words of the other, and how exact that is."""
    pair = (pmf.load_scheme(source), pmf.load_scheme(target))
    return {one.level.word: (one.words, one.loss.value) for one in translate_scheme(*pair)}


class TestIconsAndTrafficLights:
    def test_the_three_colours_are_the_same_and_so_is_data_only(self):
        assert said("pentana", "rag") == {
            "Green": (("Green",), "exact"),
            "Amber": (("Amber",), "exact"),
            "Red": (("Red",), "exact"),
            "Unknown": (("Grey",), "exact"),
            "Data Only": (("Data only",), "exact"),
        }

    def test_a_merged_word_covers_two_colours_and_each_colour_loses_by_it(self):
        merged = said("havering_2015", "rag")
        assert merged["Red or Amber"] == (("Amber", "Red"), "lossy")
        apart = said("rag", "havering_2015")
        assert apart["Amber"] == apart["Red"] == (("Red or Amber",), "lossy")
        assert apart["Green"] == (("Green",), "exact")

    def test_a_scheme_without_a_word_for_it_cannot_say_that_there_is_no_value(self):
        assert said("rag", "havering_2012")["Grey"] == ((), "impossible")


class TestStarsCirclesAndTriangles:
    def test_from_east_riding_to_traffic_lights(self):
        assert said("eastriding_2009", "rag") == {
            "Green Star": (("Green",), "lossy"),
            "Blue Circle": (("Green",), "lossy"),
            "Red Triangle": (("Red", "Amber"), "lossy"),
        }

    def test_from_traffic_lights_to_east_riding(self):
        assert said("rag", "eastriding_2009") == {
            "Green": (("Blue Circle", "Green Star"), "lossy"),  # met, perhaps by far
            "Amber": (("Red Triangle",), "lossy"),
            "Red": (("Red Triangle",), "lossy"),
            "Grey": ((), "impossible"),
            "Data only": ((), "impossible"),
        }


class TestMetAndExceeded:
    def test_what_is_met_by_two_steps_is_one_green(self):
        assert said("outcome-four", "rag") == {
            "Significantly Exceeded": (("Green",), "lossy"),
            "Exceeded": (("Green",), "lossy"),
            "Met": (("Green",), "lossy"),
            "Unmet": (("Red", "Amber"), "lossy"),
            "N/A": (("Data only",), "exact"),
        }

    def test_swanseas_blue_may_be_either_step_beyond_met(self):
        blue = said("swansea_2012", "outcome-four")["Blue"]
        assert blue == (("Significantly Exceeded", "Exceeded"), "lossy")
        assert said("outcome-four", "swansea_2012")["Met"] == (("Green",), "exact")

    def test_with_two_words_a_miss_may_have_been_near(self):
        assert said("thurrock_2016", "swansea_2012") == {
            "Target met": (("Green", "Blue"), "lossy"),
            "Target not met": (("Red", "Amber"), "lossy"),
        }
        assert said("swansea_2012", "thurrock_2016") == {
            "Blue": (("Target met",), "lossy"),
            "Green": (("Target met",), "lossy"),
            "Amber": (("Target not met",), "lossy"),
            "Red": (("Target not met",), "lossy"),
        }

    def test_green_is_exactly_target_met_where_neither_knows_exceeded(self):
        assert said("rag", "thurrock_2016")["Green"] == (("Target met",), "exact")


class TestArrows:
    @pytest.mark.parametrize("arrows", ["trend-only", "tiers-travel"])
    def test_arrows_rate_nothing_so_no_rating_can_be_said(self, arrows):
        there = said("rag", arrows)
        assert {there[word] for word in ("Green", "Amber", "Red")} == {((), "impossible")}
        assert there["Data only"] == (("Not rated",), "exact")
        assert there["Grey"] == (("No data",), "exact")
        assert said(arrows, "rag")["Not rated"] == (("Data only",), "exact")
        assert said(arrows, "rag")["Not due"] == ((), "impossible")

    def test_actions_alone_leave_nothing_to_translate(self):
        assert said("rotherham_2023_actions", "rag") == {}
        assert {loss for _, loss in said("rag", "rotherham_2023_actions").values()} == {
            "impossible"
        }


class TestTheReason:
    def test_it_says_what_is_lost(self):
        rag, stars = pmf.load_scheme("rag"), pmf.load_scheme("eastriding_2009")
        assert translate(Status.EXCEEDED, stars, rag).because == (
            "Green also stands for Blue Circle"
        )
        amber = translate(rag.level("amber"), rag, stars)
        assert amber.because == "Red Triangle also stands for Red"
        green = translate(Status.ON_TARGET, rag, stars)
        assert green.because == (
            f"Green merges what {stars.title} tells apart: Blue Circle or Green Star"
        )

    def test_an_exact_translation_needs_no_reason(self):
        pair = (pmf.load_scheme("pentana"), pmf.load_scheme("rag"))
        assert all(one.because is None for one in translate_scheme(*pair))

    def test_nothing_is_lost_but_a_word_is_missing(self):
        maidstone, rag = pmf.load_scheme("maidstone_2016"), pmf.load_scheme("rag")
        absent = translate(maidstone.level("not_available"), maidstone, rag)
        assert (absent.words, absent.loss) == (("Grey",), Loss.LOSSY)
        assert absent.because.endswith(f"no word of its own for {absent.level.word}")
        back = translate(Status.UNKNOWN, rag, maidstone)
        assert back.because == f"{back.words[0]} says less than Grey"

    def test_a_status_the_source_has_no_word_for_is_refused(self):
        rag = pmf.load_scheme("rag")
        with pytest.raises(UnknownName, match="has no word for exceeded"):
            translate(Status.EXCEEDED, rag, rag)


class TestLaws:
    @pytest.mark.parametrize("id", SCHEMES)
    def test_a_scheme_said_in_itself_is_exact(self, id):
        scheme = pmf.load_scheme(id)
        for one in translate_scheme(scheme, scheme):
            assert (one.levels, one.loss, one.because) == ((one.level.id,), Loss.EXACT, None)

    @pytest.mark.parametrize("id", SCHEMES)
    def test_so_is_a_scheme_of_another_name_for_every_level_with_a_meaning_of_its_own(self, id):
        scheme = pmf.load_scheme(id)
        twin = Scheme("twin", "Twin", scheme.levels, scheme.clauses)
        for one in translate_scheme(scheme, twin):
            alike = [x for x in scheme.levels if set(x.meanings) & set(one.level.meanings)]
            if len(alike) == 1:
                assert (one.levels, one.loss) == ((one.level.id,), Loss.EXACT)

    def test_an_exact_translation_goes_back_exactly_to_where_it_came_from(self):
        for source, target in PAIRS:
            here, there = pmf.load_scheme(source), pmf.load_scheme(target)
            for one in translate_scheme(here, there):
                if one.loss is Loss.EXACT:
                    back = translate(there.level(one.levels[0]), there, here)
                    assert (back.levels, back.loss) == ((one.level.id,), Loss.EXACT)

    def test_every_pair_of_schemes_can_be_said_and_words_are_the_others_own(self):
        for source, target in PAIRS:
            here, there = pmf.load_scheme(source), pmf.load_scheme(target)
            for one in translate_scheme(here, there):
                assert set(one.words) <= {level.word for level in there.levels}
                assert bool(one.words) is (one.loss is not Loss.IMPOSSIBLE)
                assert (one.because is None) is (one.loss is Loss.EXACT)

    def test_a_word_that_may_be_said_of_another_may_be_said_back(self):
        for source, target in PAIRS:
            here, there = pmf.load_scheme(source), pmf.load_scheme(target)
            for one in translate_scheme(here, there):
                for id in one.levels:
                    assert one.level.id in translate(there.level(id), there, here).levels


class TestACoarserScheme:
    def test_near_is_said_as_missed_where_there_is_no_word_for_near(self):
        two = Scheme(
            "two",
            "Two",
            (
                Level("yes", "Yes", (Status.ON_TARGET,)),
                Level("no", "No", (Status.OFF_TARGET,)),
            ),
        )
        near = translate(Status.NEAR_TARGET, pmf.load_scheme("rag"), two)
        assert (near.words, near.loss, near.because) == (
            ("No",),
            Loss.LOSSY,
            "No also stands for Red",
        )
