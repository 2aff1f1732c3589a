"""Dates: day first, whole, and in the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.model.period import MONTH_NAMES
from pmf.reading.grammar import read_date

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
STYLES = (
    lambda day: day.isoformat(),
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    lambda day: f"{day.day:02}-{day.month:02}-{day.year}",
    lambda day: f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
    lambda day: f"{day.day:02}-{MONTH_NAMES[day.month - 1][:3].upper()}-{day.year}",
)


class TestReadDate:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("31-May-2019", date(2019, 5, 31)),
            ("30-Sept-2021", date(2021, 9, 30)),
            ("30-Sep-2019", date(2019, 9, 30)),
            ("28-February-2020", date(2020, 2, 28)),
            ("31/03/2020", date(2020, 3, 31)),
            ("31.03.2020", date(2020, 3, 31)),
            ("31-03-2020", date(2020, 3, 31)),
            ("01/02/2020", date(2020, 2, 1)),
            ("31 March 2020", date(2020, 3, 31)),
            ("31st March 2020", date(2020, 3, 31)),
            ("22nd december 2023", date(2023, 12, 22)),
            ("13th May 2019", date(2019, 5, 13)),
            ("2020-03-31", date(2020, 3, 31)),
            ("29-Feb-2020", date(2020, 2, 29)),
            (" 6th June\u00a02022 ", date(2022, 6, 6)),
            ("20/10/17", date(2017, 10, 20)),
            ("1.4.23", date(2023, 4, 1)),
            ("31-Mar-69", date(2069, 3, 31)),
            ("31-Mar-70", date(1970, 3, 31)),
        ],
    )
    def test_a_whole_date_is_read_day_first(self, text, day):
        assert day == read_date(text)

    @pytest.mark.parametrize(
        "text",
        ["31-Apr-2020", "29-Feb-2019", "02/13/2020", "2019-02-29", "0/1/2020", "32 May 2019"],
    )
    def test_a_day_that_never_was_is_not_repaired(self, text):
        with pytest.raises(ValueError, match="is not a day in the calendar") as error:
            read_date(text)

        assert str(error.value).startswith(f"'{text}'")

    @pytest.mark.parametrize(
        "text",
        [
            "July 2019",
            "August",
            "May",
            "2020",
            "30-Sept",
            "94.6",
            "12.6",
            "8.7",
            "331",
            "10",
            "",
            "1 of 2",
            "*July 2019 figure",
            "20-03-31",
            "31th March 2020",
            "March 31, 2020",
            "٣١-03-2020",
            "31/03-2020",
            "31-May-2019\n",
            "2019-03-31T24:00",
            "31 Mar 020",
            "-",
            "1/4",
            "31\u2003May 2019",
            "12345678901",
            "31 Foo 2019",
        ],
    )
    def test_what_is_not_a_whole_date_is_refused(self, text):
        with pytest.raises(ValueError, match="is not a date"):
            read_date(text)

    @pytest.mark.parametrize("text", ["31 March 1850", "31/03/2200", "1 January 9999"])
    def test_a_year_out_of_range_is_refused(self, text):
        with pytest.raises(ValueError, match="year from 1900 to 2199"):
            read_date(text)

    @given(day=days, style=st.sampled_from(STYLES))
    def test_every_style_is_read_back(self, day, style):
        assert day == read_date(style(day))

    @given(text=st.text(alphabet="0123456789-/. MayJunSept٣\u00a0thrd", max_size=24))
    def test_reading_is_repeatable_whatever_the_text(self, text):
        try:
            day = read_date(text)
        except ValueError:
            return

        assert day == read_date(day.isoformat()) == read_date(text)

    @pytest.mark.parametrize(
        "text", ["1-" * 20, "31 May " * 4000, "9" * 30_000, "31" + " " * 29_998]
    )
    def test_long_text_is_refused_at_once(self, text):
        with pytest.raises(ValueError, match=r"is not a date|too long"):
            read_date(text)

    @pytest.mark.parametrize("text", [None, True, 94.6, b"31-May-2019", date(2019, 5, 31)])
    def test_what_is_not_text_is_wrong_use(self, text):
        with pytest.raises(UsageError, match="text must be a str"):
            read_date(text)
