"""The same figures by another rule: Havering's, as they changed from year to year."""

from datetime import date
from importlib.resources import files

import attrs
import pytest

import pmf
from pmf.model.judgement import Deviation, Judgement
from pmf.model.period import Period
from pmf.model.status import Polarity, Status
from pmf.model.target import FixedTarget
from pmf.model.target_forms import ReferenceTarget
from pmf.rules.evaluate import evaluate_all
from pmf.rules.what_if import what_if

LAST = Period.quarter(2018, 1)
SAMPLE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"
SCHEMES = sorted(pmf.load_adapters().schemes)
# code: value, the same quarter last year, target, polarity, own tolerance
FIGURES = {
    "on": ("80", "79", "80", "higher", "2pp"),
    "within-5": ("76", "79", "80", "higher", "2pp"),
    "within-10-better": ("72", "70", "80", "higher", "10%"),
    "within-10-same": ("72", "72", "80", "higher", "2pp"),
    "within-10-worse": ("75.9", "77", "80", "higher", "5pp"),
    "beyond-better": ("71.9", "70", "80", "higher", "5%"),
    "beyond-same": ("71.9", "71.9", "80", "higher", "5%"),
    "beyond-worse": ("71.9", "72", "80", "higher", "5%"),
    "lower-better": ("13", "14", "10", "lower", "1"),
    "lower-worse": ("10.6", "10", "10", "lower", "1"),
}
COLOURS = {  # 2012/13 (5%), 2013/14 (10%), 2015/16 (own tolerance)
    "on": ("Green", "Green", "Green"),
    "within-5": ("Green", "Green", "Red or Amber"),
    "within-10-better": ("Amber", "Green", "Green"),
    "within-10-same": ("Red", "Green", "Red or Amber"),
    "within-10-worse": ("Red", "Green", "Green"),
    "beyond-better": ("Amber", "Amber", "Red or Amber"),
    "beyond-same": ("Red", "Amber", "Red or Amber"),
    "beyond-worse": ("Red", "Red", "Red or Amber"),
    "lower-better": ("Amber", "Amber", "Red or Amber"),
    "lower-worse": ("Red", "Green", "Green"),
}
YEARS = ("havering_2012", "havering_2013", "havering_2015")


@pytest.fixture
def havering(make):
    """Ten indicators with this quarter's figure and last year's."""
    indicators, seen = [], []
    for code, (value, before, target, polarity, own) in FIGURES.items():
        which, tolerance = Polarity(polarity), make.margin(own)
        indicators.append(make.indicator(target, which, code=code, tolerance=tolerance))
        seen.append(make.observation(value, code=code))
        seen.append(make.observation(before, code=code, period=LAST))
    return make.dataset(indicators, seen)


def words(results):
    return {one.code: one.word for one in results}


class TestHavering:
    @pytest.mark.parametrize("year", YEARS)
    def test_the_same_figures_are_coloured_by_the_rule_then_in_force(self, havering, year):
        place = YEARS.index(year)
        expected = {code: colours[place] for code, colours in COLOURS.items()}
        results = evaluate_all(havering, scheme=pmf.load_scheme(year))
        assert words(results) == expected

    def test_from_5_to_10_per_cent_the_flips_are_listed_in_order(self, havering):
        results = evaluate_all(havering, scheme=pmf.load_scheme("havering_2012"))
        flips = what_if(results, pmf.load_scheme("havering_2013"))
        assert [str(flip) for flip in flips] == [
            "within-10-better: Amber → Green",
            "within-10-same: Red → Green",
            "within-10-worse: Red → Green",
            "beyond-same: Red → Amber",
            "lower-worse: Red → Green",
        ]

    @pytest.mark.parametrize("before", [*YEARS, "rag", "thurrock_2016", "trend-only"])
    @pytest.mark.parametrize("after", YEARS)
    def test_it_says_what_judging_anew_would_say(self, havering, before, after):
        results = evaluate_all(havering, scheme=pmf.load_scheme(before))
        other = pmf.load_scheme(after)
        anew = evaluate_all(havering, scheme=other)
        flips = {flip.code: flip.after for flip in what_if(results, other)}
        for old, new in zip(results, anew, strict=True):
            same = (old.status, old.possible) == (new.status, new.possible)
            assert (old.code not in flips) is same
            assert flips.get(old.code, new).outcome == new.outcome

    def test_the_way_it_went_is_found_for_the_other_rules_comparators(self, havering):
        results = evaluate_all(havering, scheme=pmf.load_scheme("rag"))
        flips = {flip.code: flip for flip in what_if(results, pmf.load_scheme("havering_2012"))}
        better = flips["beyond-better"].after
        assert (better.word, better.codes) == ("Amber", ("target-missed",))
        assert [one.comparator for one in better.facts.compared] == ["same_last_year"]

    def test_nothing_of_the_original_is_altered(self, havering):
        results = evaluate_all(havering, scheme=pmf.load_scheme("havering_2012"))
        before = (attrs.asdict(results[0].outcome), words(results), results[2].facts)
        flips = what_if(results, pmf.load_scheme("havering_2013"))
        assert (attrs.asdict(results[0].outcome), words(results), results[2].facts) == before
        assert all(flip.before is results[flip.code] for flip in flips)
        assert results.scheme.id == "havering_2012"

    def test_the_same_rule_flips_nothing(self, havering):
        for year in YEARS:
            results = evaluate_all(havering, scheme=pmf.load_scheme(year))
            assert what_if(results, pmf.load_scheme(year)) == ()


class TestWhatPeopleJudged:
    def test_an_officers_judgement_is_kept(self, make):
        said = Judgement(
            "BV8", make.Q1, "recoverable", "Head of Service", date(2019, 6, 30), "Staff are back."
        )
        data = make.dataset([make.indicator("98")], [make.observation("90")])
        results = evaluate_all(data, scheme=pmf.load_scheme("rag"), judgements=[said])
        (flip,) = what_if(results, pmf.load_scheme("medway_2009"))
        assert (flip.after.word, flip.after.possible) == ("Amber", (Status.NEAR_TARGET,))
        assert flip.after.judgement == said

    def test_an_accepted_deviation_is_kept(self, make):
        said = Deviation("BV8", make.Q1, "Flooding.", "Head of Service", date(2019, 6, 30))
        data = make.dataset([make.indicator("98")], [make.observation("90")])
        results = evaluate_all(data, scheme=pmf.load_scheme("rag"), deviations=[said])
        (flip,) = what_if(results, pmf.load_scheme("newport_2015"))
        assert (flip.after.word, flip.after.deviation) == ("Amber", said)


class TestTargets:
    def test_a_target_that_refers_to_last_years_outturn_still_does(self, make):
        reference = ReferenceTarget(name="last_year")
        seen = [make.observation("79"), make.observation("80", period=LAST)]
        data = make.dataset([make.indicator(reference)], seen)
        results = evaluate_all(data, scheme=pmf.load_scheme("thurrock_2016"))
        assert results[0].word == "Target not met"
        (flip,) = what_if(results, pmf.load_scheme("newport_2015"))
        assert str(flip) == "BV8: Target not met → Amber"


@pytest.fixture(scope="module")
def results():
    return pmf.evaluate_all(pmf.read(SAMPLE))


class TestBroxtowe:
    def test_five_per_cent_settles_what_was_open(self, results):
        flips = what_if(results, pmf.assume_tolerance(pmf.load_scheme("rag"), "5%"))
        said = {flip.code: (flip.before.word, flip.after.word) for flip in flips}
        assert said["LALocal_12"] == ("Missed target", "Amber")  # 95 against 100
        assert said["BV12"] == ("Missed target", "Red")  # 9.3 days against 7.5
        assert "BV8" not in said

    @pytest.mark.parametrize("id", SCHEMES)
    def test_every_installed_scheme_says_what_judging_anew_would_say(self, results, id):
        other = pmf.load_scheme(id)
        anew = {one.code: one for one in evaluate_all(results.dataset, scheme=other)}
        for flip in what_if(results, other):
            assert flip.after.outcome == anew[flip.code].outcome

    def test_a_flip_tells_its_codes_and_words(self, results):
        flip = what_if(results, pmf.load_scheme("thurrock_2016"))[0]
        assert str(flip) == f"{flip.code}: {flip.before.word} → {flip.after.word}"
        assert flip.after.target_line == flip.before.target_line


class TestHandMadeResults:
    def test_facts_that_no_data_set_holds_are_kept(self, make):
        from pmf.rules.evaluate import evaluate
        from pmf.rules.facts import Facts

        scheme, judged, seen = make.kent(), make.indicator("98"), make.observation("90")
        goal = FixedTarget(lines=make.lines("98", floor="95"))
        judged = attrs.evolve(judged, target=goal)
        one = evaluate(judged, seen, scheme, facts=Facts(signal="special-cause"))
        data = make.dataset([judged], [seen], scheme=scheme)
        results = attrs.evolve(evaluate_all(data), assessments=(one,))
        (flip,) = what_if(results, make.met_near_off("10%"))
        assert flip.after.facts.signal == "special-cause"
