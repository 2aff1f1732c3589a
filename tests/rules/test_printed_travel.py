"""Printed directions of travel held against the figures: agree, disagree, not reproducible."""

import pytest

from pmf.model.finding import Location
from pmf.model.indicator import SeriesBreak
from pmf.model.margin import UNSTATED, Margin
from pmf.model.scheme import Comparator, Direction
from pmf.model.status import Absence, Basis, Movement, Polarity, Status, Travel
from pmf.report.contract import reconcile_json
from pmf.rules.check import check
from pmf.rules.evaluate import evaluate_all
from pmf.rules.reconcile import Verdict, reconcile

AGREE, DISAGREE, NOT = Verdict.AGREE, Verdict.DISAGREE, Verdict.NOT_REPRODUCIBLE
PREVIOUS, LAST_YEAR = Comparator("previous"), Comparator("same_last_year", "same_last_year")
WHERE = Location("q2.txt", table=1, row=4, line=12, column="Q2 2023/24")


@pytest.fixture
def judged(make):
    """Results for one indicator: the figures before and now, and the word printed beside."""

    def of(word, before, now, comparators=(PREVIOUS,), scheme=None, **more):
        indicator = make.indicator(None, **more)
        now_is = make.Q1
        seen = [] if before is None else [make.observation(before, period=now_is.previous)]
        seen.append(make.observation(now, travel_word=word, source=WHERE))
        scheme = scheme or make.met_near_off("5%", direction=Direction(comparators))
        return evaluate_all(make.dataset([indicator], seen, scheme=scheme))

    return of


@pytest.fixture
def row(judged):
    def of(*given, **more):
        (found,) = reconcile(judged(*given, **more)).travels
        return found

    return of


class TestVerdicts:
    @pytest.mark.parametrize(
        ("word", "before", "now", "verdict"),
        [
            ("Improving", "78", "81", AGREE),
            ("Worsening", "78", "81", DISAGREE),
            ("Improving", "81", "79", DISAGREE),
            ("Worse", "81", "79", AGREE),
            ("Steady", "78", "78", AGREE),
            ("Improving", "78", "78", DISAGREE),
            ("Up", "78", "81", AGREE),
            ("Down", "78", "81", DISAGREE),
            ("↔", "78", "78", AGREE),
        ],
    )
    def test_a_figure_that_compares_decides(self, row, word, before, now, verdict):
        assert row(word, before, now).verdict is verdict

    def test_a_lower_figure_may_be_the_better_one(self, row):
        found = row("Improving", "12", "9", polarity=Polarity.LOWER)
        assert (found.verdict, found.computed) == (AGREE, Travel.IMPROVING)
        assert row("Down", "12", "9", polarity=Polarity.LOWER).computed is Movement.DOWN

    def test_what_any_comparator_gives_agrees(self, make, judged):
        both = (PREVIOUS, LAST_YEAR)
        results = judged("Worsening", "78", "81", both)
        (found,) = reconcile(results).travels
        assert (found.verdict, found.computed) == (DISAGREE, Travel.IMPROVING)
        last_year = make.observation("85", period=make.Q1.same_last_year)
        data = results.dataset
        more = make.dataset(data.indicators, [last_year, *data.observations], scheme=data.scheme)
        (found,) = reconcile(evaluate_all(more)).travels
        assert (found.verdict, found.computed) == (AGREE, Travel.WORSENING)


class TestNotReproducible:
    @pytest.mark.parametrize(
        ("given", "more", "code"),
        [
            (("Improving", None, "81"), {}, "no-comparable-period"),
            (("Improving", Absence.MISSING, "81"), {}, "no-comparable-period"),
            (("Improving", "78", Absence.MISSING), {}, "no-value"),
            (("Improving", "78", "81", ()), {}, "comparator-unstated"),
            (("Improving", "78", "81"), {"polarity": Polarity.NEUTRAL}, "neutral"),
            (("Improving", "78", "81"), {"polarity": None}, "polarity-unknown"),
            (("Improving", "78", "81"), {"basis": Basis.YEAR_TO_DATE}, "profile-meaningless"),
            (("Wobbly", "78", "81"), {}, "travel-word-unknown"),
            (
                ("Improving", "78", "81", (Comparator("previous", no_change=UNSTATED),)),
                {},
                "tolerance-unstated",
            ),
            (("Steady", "78", "78.1"), {}, "no-change-unstated"),
        ],
    )
    def test_the_reason_is_told(self, row, given, more, code):
        found = row(*given, **more)
        assert (found.verdict, [one.code for one in found.reasons]) == (NOT, [code])

    def test_across_a_break_it_says_from_when(self, make, row):
        since = SeriesBreak(make.Q1, "counted per household")
        found = row("Improving", "78", "81", breaks=(since,))
        assert (found.verdict, found.computed) == (NOT, None)
        assert found.reasons[0].text == (
            "The way of counting changed from Q1 2019/20: counted per household."
        )

    def test_a_stated_band_decides_what_no_change_is(self, row):
        half = (Comparator("previous", no_change=Margin.parse("0.5pp")),)
        assert row("Steady", "78", "78.1", half).verdict is AGREE
        assert row("Steady", "78", "79", half).verdict is DISAGREE

    def test_where_none_is_better_a_movement_still_compares(self, row):
        assert row("Up", "78", "81", polarity=Polarity.NEUTRAL).verdict is AGREE
        assert row("Down", "78", "81", polarity=Polarity.NEUTRAL).verdict is DISAGREE


class TestNonePrinted:
    @pytest.mark.parametrize("word", [None, "-", "n/a", "No earlier figure"])
    def test_a_dash_is_no_direction(self, make, judged, word):
        direction = Direction((PREVIOUS,), absent="No earlier figure")
        results = judged(word, "78", "81", scheme=make.met_near_off("5%", direction=direction))
        assert reconcile(results).travels == ()


class TestBesideTheStatus:
    @pytest.fixture
    def results(self, make):
        scheme = make.met_near_off("5%", direction=Direction((PREVIOUS,)))
        before = make.observation("99", period=make.Q1.previous)
        now = make.observation(
            "98", reported=(Status.ON_TARGET,), reported_word="Green", travel_word="Improving",
            source=WHERE,
        )  # fmt: skip
        return evaluate_all(make.dataset([make.indicator("98")], [before, now], scheme=scheme))

    def test_the_status_verdict_stays_its_own(self, results):
        reconciled = reconcile(results)
        (row,) = reconciled.rows
        assert (row.verdict, row.travel.verdict) == (AGREE, DISAGREE)
        assert (reconciled.count("agree"), reconciled.count_travels("disagree")) == (1, 1)

    def test_a_disagreement_is_a_finding_at_its_place(self, results):
        (finding,) = check(results)
        assert (finding.kind, finding.severity.value) == ("travel-disagrees", "warning")
        assert (finding.location, finding.raw, finding.code) == (WHERE, "Improving", "BV8")
        assert finding.message == (
            "Improving is printed, but 98% in Q1 2019/20 after 99% in Q4 2018/19 gives worsening"
        )

    def test_the_json_has_it_beside_the_status(self, results):
        said = reconcile_json(reconcile(results), results)
        (row,) = said["rows"]
        assert (row["verdict"], row["travel_verdict"]) == ("agree", "disagree")
        assert (row["reported_travel"], row["computed_travel"]) == ("improving", "worsening")
        assert said["counts"] == {"agree": 1, "disagree": 0, "not-reproducible": 0}
        assert said["travel_counts"] == {"agree": 0, "disagree": 1, "not-reproducible": 0}
        (travel,) = said["travels"]
        assert (travel["code"], travel["source"]["line"]) == ("BV8", 12)

    def test_none_printed_is_null(self, make):
        seen = make.observation("98", reported=(Status.ON_TARGET,), reported_word="Green")
        data = make.dataset([make.indicator("98")], [seen], scheme=make.met_near_off("5%"))
        results = evaluate_all(data)
        said = reconcile_json(reconcile(results), results)
        assert said["rows"][0]["travel_verdict"] is None
        assert said["rows"][0]["reported_travel"] is None
        assert said["travels"] == []
