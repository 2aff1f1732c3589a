"""One status has one word: the scheme's own where it has a level for it."""

from importlib.resources import files

import attrs
import pytest

import pmf
from pmf.model.status import Absence, Basis, Status
from pmf.report import view_of
from pmf.report.contract import evaluate_json
from pmf.rules.comparator_words import comparator_words

DACORUM = files("pmf_adapters") / "dacorum" / "samples" / "dacorum-2023-24-q3-illustrative.txt"


class TestUnknown:
    def test_dacorum_says_not_known_everywhere(self):
        results = pmf.evaluate_all(pmf.read(DACORUM))
        said = evaluate_json(results, ())["assessments"]
        assert {one["word"] for one in said if one["status"] == "unknown"} == {"Not known"}
        open_ = [one for one in results if one.status is Status.UNKNOWN]
        assert len(open_) == 9
        assert {code for one in open_ for code in one.outcome.codes} > {"no-value", "part-year"}
        for one in open_:
            assert f"{one.code} is Not known" in pmf.explain(one).sentence
        rows = [
            row
            for plan in view_of(results).plans
            for tier in plan.tiers
            for service in tier.services
            for row in service.rows
        ]
        assert not [row for row in rows if row.follows.word == "Unknown"]

    @pytest.mark.parametrize(
        ("value", "more", "codes"),
        [
            (Absence.MISSING, {}, "no-value"),
            ("50", {"accumulates": True, "basis": Basis.YEAR_TO_DATE}, "part-year"),
            ("50", {"polarity": None}, "polarity-unknown"),
        ],
    )
    def test_a_scheme_without_a_word_of_its_own_gets_ours(self, make, value, more, codes):
        scheme = make.met_near_off("5%")
        ours = attrs.evolve(scheme, levels=(make.green, make.amber, make.red))
        grey = attrs.evolve(make.blank, word="Grey")
        own = attrs.evolve(scheme, levels=(make.green, make.amber, make.red, grey))
        for rule, word in ((ours, "Unknown"), (own, "Grey")):
            indicator = make.indicator("98", **more)
            judged = pmf.evaluate(indicator, make.observation(value), rule)
            assert (judged.word, judged.codes[0]) == (word, codes)

    def test_a_missed_target_of_unstated_tolerance_keeps_our_word(self, make):
        judged = pmf.evaluate(
            make.indicator("98"), make.observation("97"), make.met_near_off("unstated")
        )
        assert judged.word == "Missed target"


class TestComparators:
    """What a figure is compared with is named in words, not by the scheme file's name for it."""

    @pytest.mark.parametrize(
        ("against", "periods", "words"),
        [
            ("previous", None, "the period before, Q4 2018/19"),
            ("same_last_year", None, "the same period last year, Q1 2018/19"),
            ("mean", 3, "the mean of the 3 periods before"),
            ("best", None, "the best so far, Q1 2018/19"),
            ("regression", 4, "a level trend of the 3 periods before"),
        ],
    )
    def test_each_kind(self, make, against, periods, words):
        now = make.Q1
        values = ("99", "97", "97.5", "98", "98.5")
        seen = [
            make.observation(value, period=now.shift(place - 4))
            for place, value in enumerate(values)
        ]
        one = pmf.Comparator("own_name", against, periods)
        direction = pmf.Direction((one,))
        found = pmf.travel(make.indicator("98"), seen, now, one)
        assert comparator_words(found, direction) == words
        scheme = attrs.evolve(make.met_near_off("5%"), direction=direction)
        data = make.dataset([make.indicator("98")], seen, scheme=scheme)
        told = str(pmf.explain(pmf.evaluate_all(data)["BV8"]))
        assert f"Against {words} (" in told
        assert "own_name" not in told

    def test_a_name_the_scheme_does_not_know_is_readable_all_the_same(self, make):
        one = pmf.Comparator("same_last_year", "same_last_year")
        seen = [make.observation("97"), make.observation("96", period=make.Q1.same_last_year)]
        found = pmf.travel(make.indicator("98"), seen, make.Q1, one)
        assert comparator_words(found, pmf.Direction()) == "same last year, Q1 2018/19"
