"""Summings-up councils printed, recounted: 52 of them, and laws.

The figures are in ``data/published_counts.json``: counts, totals and percentages as printed, the
other denominators a paper names, and counts it says a second time. Where a paper does not say what
a percentage is of, neither does the file.
"""

import json
from collections import Counter
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.rules.totals.percentage import percentage, show_percent
from pmf.rules.totals.recount import recount
from pmf.rules.totals.totals import CountSet, Part, Share, Split, Whole


def count_set(facts):
    wholes = (
        Whole(one["name"], one["count"], tuple(one.get("parts", ())))
        for one in facts.get("wholes", ())
    )
    return CountSet(
        f"{facts['council']}, {facts['period']}",
        tuple(Part(**part) for part in facts["parts"]),
        facts["total"],
        tuple(wholes),
        tuple(Share(**{**one, "parts": tuple(one["parts"])}) for one in facts.get("shares", ())),
        tuple(Split(one["part"], (*one["counts"].items(),)) for one in facts.get("splits", ())),
    )


FILE = Path(__file__).parent / "data" / "published_counts.json"
SETS = tuple(count_set(facts) for facts in json.loads(FILE.read_text("utf-8")))
RECOUNTS = {said.title: recount(said) for said in SETS}


def of(title):
    return RECOUNTS[title]


def reasons(recounted):
    return [(found.kind, found.reason, found.printed) for found in recounted.findings]


HAVERING = "London Borough of Havering, 2017/18 Q4"
MAIDSTONE = "Maidstone Borough Council, "
BELFAST = "Belfast City Council, 2024/25 target"
EPPING = "Epping Forest District Council, 2016/17 "
ROTHERHAM = "Rotherham Metropolitan Borough Council, "


class TestPublishedCounts:
    def test_there_are_52_sets_of_eleven_councils(self):
        assert len(RECOUNTS) == len(SETS) == 52
        assert len({title.partition(",")[0] for title in RECOUNTS}) == 11

    def test_every_printed_total_is_the_sum_of_its_parts(self):
        checked = [one for one in RECOUNTS.values() if one.count_set.total is not None]
        assert len(checked) == 50
        assert all(one.total == one.count_set.total for one in checked)

    def test_lines_round_half_up_of_the_total_except_in_three_sets(self):
        wrong = {}
        for title, recounted in RECOUNTS.items():
            lines = [check for check in recounted.shares if check.of is None and check.tried]
            own = {part.name for part in recounted.count_set.parts if part.percent is not None}
            bad = [check.name for check in lines if check.name in own and not check.agrees]
            if bad:
                wrong[title] = bad
        assert wrong == {
            HAVERING: ["On track"],
            EPPING + "all": ["Achieved", "Not achieved"],
            EPPING + "neighbourhoods": ["Achieved"],
        }

    def test_what_does_not_follow_is_in_ten_sets_and_nowhere_else(self):
        assert {title: reasons(one) for title, one in RECOUNTS.items() if one.findings} == {
            HAVERING: [("percent-disagrees", "no-denominator", "68")],
            MAIDSTONE + "2023/24 Q4 Planning+HSC": [("totals-disagree", "whole", "12")],
            MAIDSTONE + "2023/24 Q3 Corporate": [("totals-disagree", "again", "1")],
            MAIDSTONE + "2023/24 Q1 Planning": [("percent-disagrees", "no-denominator", "71.2")],
            MAIDSTONE + "2023/24 Q4 direction, last year": [
                ("percent-disagrees", "rounding", "64.28")
            ],
            MAIDSTONE + "2022/23 Q4 Planning direction, last year": [
                ("totals-disagree", "whole", "12"),
                ("totals-disagree", "again", "4"),
                ("percent-disagrees", "rounding", "66.6"),
                ("percent-disagrees", "rounding", "33.4"),
            ],
            BELFAST: [("totals-disagree", "split", "5")],
            EPPING + "all": [
                ("percent-disagrees", "rounding", "75"),
                ("percent-disagrees", "rounding", "25"),
            ],
            EPPING + "neighbourhoods": [("percent-disagrees", "rounding", "70")],
            ROTHERHAM + "2017/18 Q1": [("denominators-differ", "base", "47.4, 27.6")],
        }

    @pytest.mark.parametrize(
        ("title", "message"),
        [
            (
                HAVERING,
                "On track is printed as 68%, but 28 of 42 (total) is 67%; it would be right of 41",
            ),
            (
                EPPING + "all",
                "Achieved is printed as 75%, but 28 of 37 (total) is 76%; it fits only if cut off",
            ),
            (
                MAIDSTONE + "2023/24 Q4 Planning+HSC",
                "with a target is printed as 12, but its parts add up to 11",
            ),
            (
                MAIDSTONE + "2023/24 Q4 direction, last year",
                "Up is printed as 64.28%, but 9 of 14 (all but N/A) is 64.29%; "
                "it fits only if cut off",
            ),
            (BELFAST, "Adrift is printed as 5, but it is split 3 + 3, that is 6"),
            (
                ROTHERHAM + "2017/18 Q1",
                "percentages of measured are not of one denominator: Met or exceeded 47.4% is "
                "27 of 57 (measured); Not hit 27.6% is 16 of 58 (measured)",
            ),
        ],
    )
    def test_findings_are_said_in_plain_sentences(self, title, message):
        assert of(title).findings[0].message == message

    def test_nine_of_twelve_is_right_although_the_table_has_eleven(self):
        (fit,) = of(MAIDSTONE + "2023/24 Q4 Planning+HSC").share("Green").fits
        assert str(fit) == "9 of 12 (with a target)"

    def test_haverings_percentages_are_of_those_with_a_target_not_of_those_measured(self):
        recounted = of("London Borough of Havering, 2013/14 Q4")
        assert Counter(fit.whole for check in recounted.shares for fit in check.fits)[46] == 3
        assert 50 not in {fit.whole for fit in recounted.share("Green").fits}

    def test_maidstones_improved_are_of_those_that_can_be_compared(self):
        recounted = of(MAIDSTONE + "2023/24 Q4 direction, last quarter")
        (fit,) = recounted.share("Up").fits
        assert (fit.count, fit.whole, fit.of) == (10, 17, "all but N/A")
        assert "Up 58.82% is 10 of 17 (all but N/A), not of the total" in recounted.remarks

    def test_rotherhams_two_denominators_of_one_year_are_no_fault_where_each_is_named(self):
        earlier = of(ROTHERHAM + "2016/17 Q3")
        assert not earlier.findings
        assert {fit.whole for check in earlier.shares for fit in check.fits} == {103, 57}

    def test_where_no_denominator_is_named_one_part_with_two_shares_shows_two(self):
        said = of(ROTHERHAM + "2017/18 Q1").count_set
        unnamed = attrs.evolve(
            said, shares=tuple(attrs.evolve(share, of=None) for share in said.shares)
        )
        (found,) = recount(unnamed).findings
        assert found.kind == "denominators-differ"
        assert found.printed == "37.5, 22.2, 47.4, 27.6"

    def test_lincolns_targeted_leave_out_the_volumetric(self):
        for quarter in ("2022/23 Q2", "2022/23 Q3"):
            assert not of(f"City of Lincoln Council, {quarter}").findings

    def test_that_percentages_add_to_101_is_a_remark_only(self):
        remark = "the percentages add to 101, which is no fault by itself: each is rounded"
        assert of(HAVERING).remarks == (remark,)

    @pytest.mark.parametrize(
        "title", ["Newport City Council, 2015/16 Q2", "West Lindsey District Council, 2021/22 Q4"]
    )
    def test_percentages_without_counts_have_only_a_sum(self, title):
        recounted = of(title)
        assert recounted.total is None
        assert {check.agrees for check in recounted.shares} == {None}
        assert not recounted.findings
        assert recounted.remarks == (
            "percentages are printed without counts: only their sum can be checked",
        )


class TestPercentagesAlone:
    def said(self, *percents, **more):
        parts = tuple(Part(f"level {n}", percent=percent) for n, percent in enumerate(percents))
        return recount(CountSet("West Lindsey", parts, **more))

    @pytest.mark.parametrize("percents", [("33", "33", "33"), ("45", "32", "23"), ("50.5", "50")])
    def test_a_sum_that_rounding_explains_is_no_finding(self, percents):
        assert not self.said(*percents).findings

    @pytest.mark.parametrize("percents", [("45", "32", "20"), ("33.3", "33.3", "33.0")])
    def test_a_sum_that_rounding_cannot_explain_is_one(self, percents):
        assert [found.reason for found in self.said(*percents).findings] == ["sum"]

    @pytest.mark.parametrize(("printed", "fine"), [("77", True), ("78", True), ("79", False)])
    def test_two_levels_together_are_the_sum_of_both(self, printed, fine):
        both = Share(("level 0", "level 1"), printed)
        assert (not self.said("45", "32", "23", shares=(both,)).findings) == fine

    def test_what_is_no_percentage_is_a_remark(self):
        recounted = self.said("most", "23")
        assert not recounted.findings
        assert recounted.remarks[0].startswith("level 0: 'most' cannot be read")

    def test_asking_for_a_share_nobody_printed_is_refused(self):
        with pytest.raises(KeyError, match="no percentage is printed for 'Blue'"):
            self.said("45").share("Blue")


@st.composite
def correct(draw):
    """A summing-up as it should be: total, shares half up, a named whole, a split."""
    counts = draw(st.lists(st.integers(0, 400), min_size=1, max_size=6).filter(any))
    places = draw(st.integers(0, 2))
    total = sum(counts)
    parts = tuple(
        Part(f"level {n}", count, show_percent(percentage(count, total, places), places))
        for n, count in enumerate(counts)
    )
    inner = draw(st.integers(0, counts[0]))
    return CountSet(
        "correct",
        parts,
        total,
        wholes=(Whole("the first", counts[0], ("level 0",)),),
        shares=(Share(("level 0",), "100", counts[0], of="the first"),) if counts[0] else (),
        splits=(Split("level 0", (("one", inner), ("two", counts[0] - inner))),),
    )


class TestLaws:
    @given(correct())
    def test_a_correct_set_has_no_finding(self, said):
        assert not recount(said).findings

    @given(correct())
    def test_every_percentage_of_a_correct_set_names_the_total(self, said):
        own = [check for check in recount(said).shares if check.of is None]
        assert all("total" in {fit.of for fit in check.fits} for check in own)

    @given(correct(), st.data())
    def test_a_count_that_is_one_out_is_always_found_where_a_total_is_printed(self, said, data):
        at = data.draw(st.integers(0, len(said.parts) - 1))
        step = data.draw(st.sampled_from([-1, 1]) if said.parts[at].count else st.just(1))
        parts = list(said.parts)
        parts[at] = attrs.evolve(parts[at], count=parts[at].count + step)
        found = recount(attrs.evolve(said, parts=tuple(parts))).findings
        assert ("totals-disagree", "total") in {(one.kind, one.reason) for one in found}

    @given(correct())
    def test_a_total_that_is_one_out_is_always_found(self, said):
        found = recount(attrs.evolve(said, total=said.total + 1)).findings
        assert "totals-disagree" in {one.kind for one in found}

    texts = st.one_of(st.none(), st.text(max_size=6), st.from_regex(r"\A\d{1,3}(\.\d)?%?\Z"))
    numbers = st.one_of(st.none(), st.integers(-5, 10**6))

    @given(st.lists(st.tuples(numbers, texts), max_size=6), numbers, numbers, texts)
    def test_no_printed_figure_makes_it_fail(self, figures, total, whole, percent):
        parts = tuple(Part(f"level {n}", *figure) for n, figure in enumerate(figures))
        share = Share(tuple(part.name for part in parts[:2]), percent, total, of="a whole")
        wholes = (Whole("a whole", whole, tuple(part.name for part in parts)),)
        recount(CountSet("anything", parts, total, wholes, (share,)))
