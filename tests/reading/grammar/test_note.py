"""Notes: the few facts in them that can be read safely, and never more."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.indicator import Note
from pmf.reading.grammar import read_period
from pmf.reading.grammar.note import read_note

Q1 = read_period("Q1 2019/20")


def read(text, period=Q1, unit="percent"):
    return read_note(text, unit, period)


class TestOtherPeriod:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("August", "August"),
            ("*July 2019 figure", "July 2019"),
            ("Updated position at 31 August 2019.", "31 August 2019"),
            ("Position at 31 August 2019.", "31 August 2019"),
            ("Sept 2019 data", "Sept 2019"),
            ("august", "august"),
        ],
    )
    def test_a_note_that_names_another_month(self, text, words):
        assert read(text).other_period == words

    @pytest.mark.parametrize(
        "text",
        ["May", "June 2019", "*June 2019 figure", "Position at 30 June 2019.", "April figures"],
    )
    def test_a_month_of_the_values_own_quarter_is_no_other(self, text):
        assert read(text).other_period is None

    def test_the_month_of_another_year_is_another(self):
        assert read("June 2018").other_period == "June 2018"

    @pytest.mark.parametrize(
        "text",
        [
            "On target.",
            "",
            "As stated on Electoral Register at 1 December 2018.",
            "Go-live in August depends on testing.",
            "Recruitment began in August 2019.",
            "Target continues to be achieved.",
            "5 Statutory Notices issued from 8 requests in 2018/19.",
            "The programme is slightly behind target in Q1 and should catch up in Q2.",
            "Marching on", "Mayor informed", "may improve",
        ],
    )  # fmt: skip
    def test_a_month_in_passing_is_none(self, text):
        assert read(text).other_period is None

    def test_a_day_that_never_was_is_judged_by_its_month(self):
        assert read("Position at 31 June 2019").other_period is None
        assert read("Position at 31 September 2019").other_period == "31 September 2019"

    def test_without_a_period_beside_it_any_month_is_another(self):
        assert read("August", None).other_period == "August"


class TestFigures:
    def test_a_figure_for_a_named_month(self):
        text = "Performance continues to exceed targets August 2019 = 6.8"
        (figure,) = read(text, unit="calendar_day").figures
        assert figure.period == read_period("August 2019")
        assert (figure.value.value, figure.value.unit) == (Decimal("6.8"), "calendar_day")

    def test_a_printed_per_cent_sign_counts(self):
        (figure,) = read("August 2019 = 48.27%", unit="thing").figures
        assert (figure.value.value, figure.value.unit) == (Decimal("48.27"), "percent")

    def test_a_full_stop_after_it_is_no_part_of_it(self):
        assert read("August 2019 = 6.8.").figures[0].value.value == Decimal("6.8")

    def test_several(self):
        figures = read("Q1 2018/19 = 5 and Q2 2018/19 = 1,234").figures
        assert [figure.value.value for figure in figures] == [Decimal(5), Decimal(1234)]

    @pytest.mark.parametrize(
        "text",
        [
            "August 2019 = ",
            "August 2019 = none",
            "August 2019 = 12,5",
            "5 Statutory Notices issued from 8 requests",
            "6.8 in August 2019",
            "improved by 5.7%",
            "August 2019 = ٣",
            "August 2019 > 5",
            "August 2019 = -",
        ],
    )
    def test_what_is_not_surely_a_figure_is_left(self, text):
        assert read(text).figures == ()


class TestClaims:
    @pytest.mark.parametrize(
        "text",
        [
            "Performance continues to exceed targets August 2019 = 6.8",
            "Target continues to be achieved.",
            "Exceeding target.",
            "Collection exceeds target. August 2019 = 48.27%",
            "The target was met.",
            "Ahead of target",
            "Better than target this quarter",
            "All invoices paid; target exceeded",
            "Not all data is in. The target was met.",
            "We exceeded the target in May 2019.",
        ],
    )
    def test_a_claim(self, text):
        assert read(text).claims_met

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "On hold",
            "The programme is slightly behind target in Q1.",
            "The target was not met.",
            "The target has never been met.",
            "We will exceed the target next year.",
            "Expected to meet the target by March.",
            "Failed to meet the target.",
            "Below target",
            "We cannot meet this target.",
            "5 Statutory Notices issued from 8 requests.",
            "As stated on Electoral Register at 1 December 2018.",
            "We met the tenants. Targets are under review.",
        ],
    )
    def test_none(self, text):
        assert not read(text).claims_met

    @pytest.mark.parametrize(
        "text",
        [
            "Unable to meet the target.",
            "The target hasn't been met.",
            "The target hasn’t been met.",
            "We didn’t meet the target.",
            "It is unlikely to meet the target.",
            "Working towards meeting the target.",
            "We aim to meet the target.",
            "We need to meet the target.",
            "The target was nearly met.",
            "The target was only partially achieved.",
            "The target can be met by March.",
            "The target should be met by March.",
            "Without exceeding the target.",
            "Just short of meeting the target.",
            "We hope to achieve the target.",
            "The target is to be met by March.",
        ],
    )
    def test_a_denial_or_a_hope_is_no_claim(self, text):
        assert not read(text).claims_met


class TestAnyText:
    @given(st.text(st.characters(codec="utf-8"), max_size=400), st.sampled_from([None, Q1]))
    def test_never_raises_and_keeps_the_text(self, text, period):
        note = read(text, period)
        assert isinstance(note, Note)
        assert note.text == text
        assert all(figure.value.value.is_finite() for figure in note.figures)

    @given(
        st.lists(
            st.sampled_from(
                ["August", " ", "2019", "=", "6.8", "%", "position", "at", "31", "st", "target",
                 "met", "not", ".", "*", "Q1", "2019/20", "Sept", "0000", "99", "£", "/", "-"]
            ),
            max_size=25,
        ).map("".join)
    )  # fmt: skip
    def test_pieces_of_notes_in_any_order(self, text):
        assert read(text).text == text

    @pytest.mark.parametrize(
        "piece",
        ["a", " ", "*", "August ", "target ", "met ", "position at 1 ", "August 2019 = ", "Q1 "],
    )
    def test_a_long_note_takes_no_longer_than_its_length(self, piece):
        # 32,767 characters are the most a cell may hold. A backtracking pattern would take
        # minutes here; the bound is far above what any machine needs.
        start = time.perf_counter()
        read(piece * (32_767 // len(piece)))
        assert time.perf_counter() - start < 2
