"""Councils side by side: each in its own words, with what keeps figures from being compared."""

import attrs
import pytest

from pmf.errors import UnknownName, UsageError
from pmf.model.beside import PeerFigure
from pmf.model.dataset import Dataset
from pmf.model.framework import Definition, Framework
from pmf.model.indicator import Indicator, Observation
from pmf.model.meaning import MEANINGS
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.scheme import Comparator, Direction
from pmf.model.status import Absence, Basis, Frequency, Mark, Polarity, Stage, Status, Travel
from pmf.model.target import FixedTarget, Lines
from pmf.rules.evaluate import evaluate_all
from pmf.rules.questions.caution import CAUTIONS
from pmf.rules.questions.compare import compare
from pmf.rules.translate import Loss

Q1, Y2018 = Period.quarter(2019, 1), Period.financial_year(2018)
SHARED = "invoices_on_time"
FORMULA = {"formula": "Invoices paid within 30 days, of all paid"}


@pytest.fixture
def council(make):
    """What is judged of one council with one indicator."""

    def judged(name, value="96", **more):
        period, unit = more.pop("period", Q1), more.pop("unit", "percent")
        scheme = more.pop("scheme", None) or make.met_near_off("5%")
        line = more.pop("target", "95")
        target = {"target": FixedTarget(lines=Lines(Quantity(line, unit)), text=f"{line}%")}
        code = more.pop("code", f"{name[0]}1")
        known = Indicator(
            code, f"Invoices paid, as {name} says", unit,
            more.pop("polarity", Polarity.HIGHER), more.pop("basis", Basis.RATE),
            frequency=more.pop("frequency", None), **(target if line else {}),
        )  # fmt: skip
        stage = more.pop("stage", Stage.LIVE)
        known = attrs.evolve(known, stage=stage)
        meaning = more.pop("meaning", SHARED)
        stated = {**FORMULA, **more.pop("stated", {})}
        framework = Framework(
            name, name, "KPIs", ranked=more.pop("ranked", False),
            definitions=(Definition(known, meaning=meaning, **stated),),
        )  # fmt: skip
        seen = more.pop("observations", None)
        if seen is None:
            marks = more.pop("marks", ())
            seen = () if value is None else (
                Observation(code, period, Quantity(value, unit), marks=marks),
            )  # fmt: skip
        more.setdefault("indicators", (known,))
        dataset = Dataset(
            "a", name, f"{name}.txt", more.pop("own", period), observations=seen,
            framework=framework, **more,
        )  # fmt: skip
        return evaluate_all(dataset, scheme=scheme)

    return judged


def codes(row):
    return [caution.code for caution in row.cautions]


class TestWords:
    def test_each_council_keeps_its_own(self, council, make):
        ours = council("Broxtowe", "99.5")
        theirs = council("Belfast", "90", scheme=make.belfast(2023))

        row = compare(ours, theirs)[SHARED]

        assert (row.text, row.councils) == (MEANINGS[SHARED], ("Broxtowe", "Belfast"))
        one, other = row.entries
        assert (one.name, one.code, one.word) == (
            "Invoices paid, as Broxtowe says", "B1", "Green",
        )  # fmt: skip
        assert (other.name, other.word) == ("Invoices paid, as Belfast says", "Red")
        assert (one.status, other.status) == (Status.ON_TARGET, Status.OFF_TARGET)
        assert (other.value, other.target, other.period) == (Quantity("90", "percent"), "95%", Q1)
        assert row.comparable
        assert row.cautions == ()

    def test_a_status_may_be_said_in_another_scheme_too(self, council, make):
        both = council("Broxtowe", "99.5"), council("Kent", "90", scheme=make.met_near_off("1%"))

        row = compare(*both, said_in=make.east_riding())[SHARED]

        assert row.entries[0].word == "Green"
        assert row.entries[0].said.words == ("Blue Circle", "Green Star")
        assert row.entries[0].said.loss is Loss.LOSSY
        assert row.entries[1].said.words == ("Red Triangle",)

    def test_an_open_status_is_not_said_elsewhere(self, council, make):
        both = council("B", "94", scheme=make.met_near_off("unstated")), council("K")

        row = compare(*both, said_in=make.east_riding())[SHARED]

        assert row.entries[0].word == "Missed target"
        assert row.entries[0].said is None

    def test_travel_is_told_in_the_councils_word(self, council, make):
        words = Direction((Comparator("previous"),), words=((Travel.IMPROVING, "Getting better"),))
        seen = tuple(
            Observation("B1", period, Quantity(value, "percent"))
            for period, value in ((Q1.previous, "95"), (Q1, "96"))
        )
        ours = council("B", observations=seen, scheme=make.met_near_off("5%", direction=words))

        (entry, other) = compare(ours, council("K"))[SHARED].entries

        assert (entry.travel, entry.travel_word) == (Travel.IMPROVING, "Getting better")
        assert (other.travel, other.travel_word, other.movement) == (None, None, None)


class TestWhoIsThere:
    def test_meanings_of_one_council_only_are_told_apart(self, council):
        found = compare(
            council("A"), council("B"), council("C", meaning="foi_on_time"),
            council("D", meaning=None),
        )  # fmt: skip

        assert [row.meaning for row in found.rows] == [SHARED]
        assert [one.alone for one in found.councils] == [(), (), ("C1",), ()]
        assert [one.unmatched for one in found.councils] == [(), (), (), ("D1",)]

    def test_an_indicator_outside_the_framework_has_no_meaning(self, council):
        more = (Indicator("X9", "Something else"),)

        found = compare(council("A", None, indicators=more, observations=()), council("B"))

        assert found.councils[0].unmatched == ("X9",)
        assert found[SHARED].entries[0].name == "Invoices paid, as A says"

    def test_a_retired_one_is_not_shown(self, council):
        assert compare(council("A", stage=Stage.RETIRED), council("B")).rows == ()

    def test_without_a_figure_the_words_still_stand(self, council):
        row = compare(council("A"), council("B", None))[SHARED]

        entry = row.entries[1]
        assert (entry.value, entry.absence, entry.word) == (None, Absence.MISSING, None)
        assert (entry.status, entry.target, entry.source) == (None, "95%", None)
        assert "figures-missing" in codes(row)
        assert not row.comparable

    def test_a_dash_keeps_its_reason_and_its_word(self, council):
        seen = (Observation("B1", Q1, absence=Absence.SUPPRESSED),)

        entry = compare(council("A"), council("B", observations=seen))[SHARED].entries[1]

        assert (entry.absence, entry.status, entry.word) == (
            Absence.SUPPRESSED, Status.UNKNOWN, "Unknown",
        )  # fmt: skip

    def test_an_annual_one_is_shown_by_its_latest_figure(self, council):
        annual = council("B", "97", period=Y2018, own=Q1, frequency=Frequency.ANNUAL)

        entry = compare(council("A"), annual)[SHARED].entries[1]

        assert (entry.period, entry.value, entry.word) == (
            Y2018, Quantity("97", "percent"), "Green",
        )  # fmt: skip

    def test_a_meaning_nobody_shares_says_which_there_are(self, council):
        with pytest.raises(UnknownName, match="no two councils share 'new_homes'; they share inv"):
            compare(council("A"), council("B"))["new_homes"]


class TestNotComparable:
    def row(self, council, **more):
        return compare(council("Aylesbury"), council("Broxtowe", **more))[SHARED]

    @pytest.mark.parametrize(
        ("more", "code"),
        [
            ({"unit": "day"}, "units-differ"),
            ({"basis": Basis.SNAPSHOT}, "bases-differ"),
            ({"basis": Basis.ROLLING_YEAR}, "bases-differ"),
            ({"period": Period.half(2019, 1)}, "lengths-differ"),
            ({"period": Period.month_of(2019, 6)}, "lengths-differ"),
        ],
    )
    def test_because(self, council, more, code):
        row = self.row(council, **more)

        assert code in codes(row)
        assert not row.comparable
        text = next(caution.text for caution in row.cautions if caution.code == code)
        assert text.startswith("Not comparable, ")
        assert "Aylesbury, " in text
        assert "Broxtowe, " in text

    @pytest.mark.parametrize(
        ("more", "code"),
        [
            ({"period": Q1.previous}, "periods-differ"),
            ({"polarity": Polarity.LOWER}, "polarities-differ"),
            ({"basis": None}, "basis-unstated"),
            ({"stated": {"formula": "Invoices paid within 20 days"}}, "definitions-differ"),
            ({"stated": {"formula": None}}, "definitions-unstated"),
            ({"marks": (Mark.PROVISIONAL,)}, "figures-marked"),
            ({"illustrative": True}, "illustrative"),
        ],
    )
    def test_or_only_with_care(self, council, more, code):
        row = self.row(council, **more)

        assert code in codes(row)
        assert row.comparable

    def test_a_whole_year_is_one_however_it_is_counted(self, council):
        annual = council("A", period=Y2018, basis=Basis.ANNUAL)
        rolling = council("B", period=Period.quarter(2018, 4), basis=Basis.ROLLING_YEAR)
        to_date = council("C", period=Period.quarter(2018, 4), basis=Basis.YEAR_TO_DATE)

        row = compare(annual, rolling, to_date)[SHARED]

        assert row.comparable
        assert codes(row) == []

    def test_snapshots_compare_under_every_length(self, council):
        both = [council(name, period=period, basis=Basis.SNAPSHOT)
                for name, period in (("A", Y2018), ("B", Period.quarter(2018, 4)))]  # fmt: skip

        assert compare(*both)[SHARED].comparable

    def test_the_case_of_a_definition_does_not_matter(self, council):
        shouted = {"formula": FORMULA["formula"].upper()}

        assert self.row(council, stated=shouted).cautions == ()

    def test_units_that_convert_are_brought_together(self, council):
        both = council("A", "90", unit="minute"), council("B", "2", unit="hour")

        row = compare(*both)[SHARED]

        assert row.unit == "minute"
        assert row.entries[1].common == Quantity("120", "minute")
        assert row.entries[1].value == Quantity("2", "hour")
        assert row.comparable

    def test_every_code_is_known(self, council):
        row = self.row(council, unit="day", period=Period.half(2019, 2), illustrative=True)

        assert set(codes(row)) <= set(CAUTIONS)

    def test_made_up_figures_are_marked_in_their_row(self, council):
        assert [one.illustrative for one in self.row(council, illustrative=True).entries] == [
            False, True,
        ]  # fmt: skip


class TestRanking:
    def three(self, council, values=("96", "98", "96"), **more):
        names = "Aylesbury", "Broxtowe", "Chiltern"
        return [council(name, value, ranked=True, **more)
                for name, value in zip(names, values, strict=True)]  # fmt: skip

    def ranks(self, found):
        return [entry.rank for entry in found[SHARED].entries]

    def test_nobody_is_ranked_unasked(self, council):
        found = compare(*self.three(council))

        assert not found.ranked
        assert found.unranked_because == "No ranking was asked for."
        assert self.ranks(found) == [None, None, None]

    def test_nor_where_one_does_not_want_it(self, council):
        found = compare(*self.three(council), council("Hyndburn"), rank=True)

        assert not found.ranked
        assert found.unranked_because.endswith("allows a ranking: Hyndburn.")
        assert self.ranks(found) == [None] * 4

    def test_equal_figures_share_the_better_place(self, council):
        found = compare(*self.three(council), rank=True)

        assert found.ranked
        assert self.ranks(found) == [2, 1, 2]

    def test_lower_may_be_better(self, council):
        found = compare(*self.three(council, polarity=Polarity.LOWER), rank=True)

        assert self.ranks(found) == [1, 3, 1]

    def test_what_does_not_compare_is_not_ranked(self, council):
        odd = council("Dover", ranked=True, period=Period.half(2019, 1))

        assert self.ranks(compare(*self.three(council), odd, rank=True)) == [None] * 4

    def test_nor_where_better_is_not_agreed(self, council):
        odd = council("Dover", ranked=True, polarity=Polarity.LOWER)

        assert self.ranks(compare(*self.three(council), odd, rank=True)) == [None] * 4


class TestPeers:
    def peer(self, council, value="97", unit="percent", period=Q1, **more):
        figure = PeerFigure("A1", "England", period, Quantity(value, unit), average=True)
        row = compare(council("A", peers=(figure,), **more), council("B"))[SHARED]
        return row.entries[0].peers[0]

    def test_the_difference_is_the_councils_own_less_theirs(self, council):
        beside = self.peer(council)

        assert (beside.difference, beside.better) == (Quantity("-1", "percent"), False)
        assert beside.cautions == ()

    def test_the_better_side_is_by_polarity(self, council):
        assert self.peer(council, polarity=Polarity.LOWER).better is True
        assert self.peer(council, "96").better is None
        assert self.peer(council, polarity=Polarity.NEUTRAL).better is None

    def test_another_period_is_told(self, council):
        (caution,) = self.peer(council, period=Y2018).cautions

        assert caution.text == "England's figure is for 2018/19, the council's for Q1 2019/20."

    def test_another_unit_has_no_difference(self, council):
        beside = self.peer(council, unit="day")

        assert beside.difference is None
        assert [caution.code for caution in beside.cautions] == ["units-differ"]

    def test_nor_has_a_dash(self, council):
        figure = PeerFigure("A1", "England", Q1, absence=Absence.MISSING)
        row = compare(council("A", peers=(figure,)), council("B"))[SHARED]

        assert row.entries[0].peers[0].difference is None


class TestWrongUse:
    def test_two_councils_at_least(self, council):
        with pytest.raises(UsageError, match="at least two councils"):
            compare(council("A"))

    def test_one_result_of_each(self, council):
        with pytest.raises(UsageError, match="two results of A: merge them first"):
            compare(council("A"), council("B"), council("A"))

    def test_results_and_a_scheme_are_wanted(self, council):
        with pytest.raises(UsageError, match="results must be a Results"):
            compare("a.txt", "b.txt")
        with pytest.raises(UsageError, match="said_in must be a Scheme"):
            compare(council("A"), council("B"), said_in="rag")


class TestLaws:
    @pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
    def test_the_order_of_councils_moves_no_verdict(self, council, order):
        made = [council("A", "96"), council("B", "97", basis=None), council("C", "90")]

        row = compare(*(made[place] for place in order))[SHARED]

        assert sorted((one.council, one.word) for one in row.entries) == [
            ("A", "Green"), ("B", "Green"), ("C", "Red"),
        ]  # fmt: skip
        assert (row.comparable, codes(row)) == (True, ["basis-unstated"])
