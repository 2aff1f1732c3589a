"""Words as every output may show them."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.finding import Location
from pmf.model.period import Period
from pmf.report.text import (
    any_of,
    clean,
    dates_in_words,
    day_words,
    percent_words,
    period_words,
    place_words,
)


class TestClean:
    @given(st.text())
    def test_nothing_is_left_that_moves_a_cursor_or_cannot_be_encoded(self, text):
        shown = clean(text)

        shown.encode("utf-8")
        assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)

    @given(st.text())
    def test_cleaning_twice_changes_nothing_more(self, text):
        assert clean(clean(text)) == clean(text)

    def test_shows_where_a_character_was_taken_out(self):
        assert clean("9.3\x1b[31m") == "9.3\ufffd[31m"


class TestWords:
    def test_days(self):
        assert day_words(datetime.date(2019, 8, 31)) == "31 August 2019"

    @pytest.mark.parametrize(
        ("period", "words"),
        [
            (Period.quarter(2019, 1), "April to June 2019"),
            (Period.financial_year(2017), "April 2017 to March 2018"),
            (Period.month_of(2019, 8), "August 2019"),
        ],
    )
    def test_periods(self, period, words):
        assert period_words(period) == words

    @pytest.mark.parametrize(
        ("where", "words"),
        [
            (None, ""),
            (Location("a.txt", line=75, column="Q1"), "line 75, Q1"),
            (Location("a.xlsx", table=2, row=5), "table 2, row 5"),
            (Location("a.docx", row=5), "row 5"),
        ],
    )
    def test_places(self, where, words):
        assert place_words(where, column=True) == words

    def test_alternatives(self):
        assert any_of(("In Progress", "Warning", "Overdue")) == "In Progress, Warning or Overdue"
        assert any_of(()) == ""


class TestDatesInWords:
    def test_ours_are_written_as_in_a_letter(self):
        assert dates_in_words("due by 2020-02-28.", None) == "due by 28 February 2020."

    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("'2020-02-28' is kept", None),
            ("2020-02-28 is kept", "2020-02-28"),
            ("2020-02-31 is no day", None),
            ("A-2020-02-28-B is a code", None),
        ],
    )
    def test_what_a_council_printed_and_what_is_no_day_are_left(self, text, printed):
        assert dates_in_words(text, printed) == text


class TestPercentWords:
    @pytest.mark.parametrize(
        ("percent", "words"),
        [("5.0000", "5%"), ("66.7", "66.7%"), ("100", "100%"), ("0.0", "0%"), ("10.50", "10.5%")],
    )
    def test_zeros_that_say_nothing_are_left_out(self, percent, words):
        assert percent_words(Decimal(percent)) == words
