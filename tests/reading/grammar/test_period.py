"""Period texts: each reads as one period or as none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.model.period import MONTH_NAMES, Period
from pmf.reading.grammar import find_periods, read_period

WORDS = ("one", "two", "three", "four")
ORDINALS = ("first", "second", "third", "fourth")


lengths = st.sampled_from((1, 3, 6, 12))
first_months = st.integers(1, 12)


@st.composite
def periods(draw, months=lengths, first_month=first_months):
    length = draw(months)
    number = draw(st.integers(1, 12 // length))
    return Period(length, draw(st.integers(1900, 2199)), number, draw(first_month))


def label(period, mark="/", full=False):
    following = period.year + 1
    return f"{period.year}{mark}{following if full else f'{following % 100:02}'}"


def run(period, to=" to "):
    first, last = period.start, period.end
    return (
        f"{MONTH_NAMES[first.month - 1]} {first.year}{to}{MONTH_NAMES[last.month - 1]} {last.year}"
    )


PART_STYLES = (
    lambda p: f"{'QH'[p.months == 6]}{p.number} {label(p)}",
    lambda p: f"{'QH'[p.months == 6]}{p.number} {label(p, '-')}",
    lambda p: f"{label(p)} {'QH'[p.months == 6]}{p.number}",
    lambda p: f"{label(p, '–')} {'QH'[p.months == 6]}{p.number}",
    lambda p: f"{'half' if p.months == 6 else 'quarter'} {WORDS[p.number - 1]}, {label(p)}",
    lambda p: f"{ORDINALS[p.number - 1]} {'half' if p.months == 6 else 'quarter'} of {label(p)}",
    lambda p: f"{'Half year' if p.months == 6 else 'Quarter'} {p.number} {label(p, '-', True)}",
)
RUN_STYLES = (run, lambda p: run(p, " - "), lambda p: run(p, "–"))


class TestReadPeriod:
    @pytest.mark.parametrize(
        ("text", "period"),
        [
            ("Q1 2019/20", Period.quarter(2019, 1)),
            ("Q1 2019-20", Period.quarter(2019, 1)),
            ("2019/20 Q1", Period.quarter(2019, 1)),
            ("2022-23 Q1", Period.quarter(2022, 1)),
            ("Quarter 1 2019/20", Period.quarter(2019, 1)),
            ("Quarter one, 2023/24", Period.quarter(2023, 1)),
            ("QUARTER TWO 2023/24", Period.quarter(2023, 2)),
            ("4th quarter 2023/24", Period.quarter(2023, 4)),
            ("fourth quarter of 2023/24", Period.quarter(2023, 4)),
            ("Q4 23/24", Period.quarter(2023, 4)),
            ("Q4 99/00", Period.quarter(1999, 4)),
            ("2017/18", Period.financial_year(2017)),
            ("2017-18", Period.financial_year(2017)),
            ("2017–18", Period.financial_year(2017)),
            ("2017-2018", Period.financial_year(2017)),
            ("1999/00", Period.financial_year(1999)),
            ("FY 23/24", Period.financial_year(2023)),
            ("H1 2017-18", Period.half(2017, 1)),
            ("Half year 1 2017/18", Period.half(2017, 1)),
            ("second half 2017/18", Period.half(2017, 2)),
            ("July to September 2023", Period.quarter(2023, 2)),
            ("January to March 2020", Period.quarter(2019, 4)),
            ("Oct - Mar 2024", Period.half(2023, 2)),
            ("April 2018 - March 2019", Period.financial_year(2018)),
            ("July\u00a02023", Period.month_of(2023, 7)),
            ("Sept 2023", Period.month_of(2023, 9)),
            ("Jul-23", Period.month_of(2023, 7)),
            ("Jul '23", Period.month_of(2023, 7)),
            ("year to 31 March 2020", Period.financial_year(2019)),
            ("Year ending March 2020", Period.financial_year(2019)),
            ("quarter ended 30 June 2019", Period.quarter(2019, 1)),
            ("Q1 2019/20 (from September)", Period.quarter(2019, 1, 9)),
            ("2019 (from January)", Period.financial_year(2019, 1)),
        ],
    )
    def test_councils_words_for_a_period(self, text, period):
        assert period == read_period(text)

    def test_a_single_year_names_a_calendar_year_only(self):
        assert Period.financial_year(2019, 1) == read_period("2019", first_month=1)
        assert Period.quarter(2019, 1, 1) == read_period("Q1 2019", first_month=1)

    @pytest.mark.parametrize("text", ["2019", "Q1 2019", "first half of 2019"])
    def test_a_single_year_is_ambiguous_in_a_financial_year(self, text):
        with pytest.raises(ValueError, match="2019 may be 2018/19 or 2019/20"):
            read_period(text)

    def test_two_years_contradict_a_calendar_year(self):
        with pytest.raises(ValueError, match="two years, but the year starts in January"):
            read_period("2019/20", first_month=1)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("2019/21", "2019/21 is not one year: expected 2019/20"),
            ("2017-2021", "2017-2021 is not one year: expected 2017/18"),
            ("Q4 23/25", "23/25 is not one year: expected 2023/24"),
            ("H3 2017/18", "half must be 1 to 2, not 3"),
            ("2200/01", "year must be 1900 to 2199, not 2200"),
            ("March to July 2019", "it covers 5 months, not 1, 3, 6 or 12"),
            ("June 2019 to April 2019", "it covers -1 months, not 1, 3, 6 or 12"),
            ("Jul-Dec 2023", "it matches no half: the reporting year starts in April"),
            ("May to July 2019", "it matches no quarter: the reporting year starts in April"),
            ("year to 31 December 2019", "it matches no year: the reporting year starts in April"),
            (
                "quarter to 29 June 2019",
                "it matches no quarter: the reporting year starts in April",
            ),
            ("year to 31 April 2020", "'31 April 2020' is not a day in the calendar"),
        ],
    )
    def test_a_period_that_contradicts_itself_is_refused(self, text, message):
        with pytest.raises(ValueError, match="is not a period") as error:
            read_period(text)

        assert not isinstance(error.value, UsageError)
        assert f"'{text}' is not a period: {message}" == str(error.value)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "-",
            "August",
            "May",
            "Q1",
            "Quarter",
            "23/24",
            "11/12",
            "July 23",
            "94.6",
            "31 March",
            "Q1 2019/20 2020/21",
            "Q5 2019/20",
            "Q1 ٢٠١٩/20",
            "Q1\n2019/20",
            "2019/20Q",
            "Q1 – 2.86",
            "31-May-2019",
            "Target 2019/20",
            "2018/19 Q1 (Housing)",
            "20/40/60",
            "year to date",
            "Q1 2019/20 (from Foo)",
            "Q1 2019/20 (from May) (from May)",
            "August 2019/20",
        ],
    )
    def test_what_names_no_period_is_refused(self, text):
        with pytest.raises(ValueError, match="is not a period"):
            read_period(text)

    @given(period=periods())
    def test_a_written_period_is_read_back(self, period):
        assert period == read_period(str(period), period.first_month)

    @given(period=periods(), first_month=st.integers(1, 12))
    def test_a_written_period_never_reads_as_one_of_another_origin(self, period, first_month):
        """
        Only the plain UK label is left to the council's own year; an origin in the text outranks.
        """
        if "(from" in str(period):
            assert period == read_period(str(period), first_month)

    @given(
        period=periods(st.sampled_from((3, 6)), st.integers(2, 12)),
        style=st.sampled_from(PART_STYLES),
    )
    def test_every_style_of_quarter_and_half_is_read_back(self, period, style):
        assert period == read_period(style(period), period.first_month)

    @given(period=periods(), style=st.sampled_from(RUN_STYLES))
    def test_every_run_of_months_is_read_back(self, period, style):
        assert period == read_period(style(period), period.first_month)

    @given(period=periods(months=st.just(1)))
    def test_every_style_of_month_is_read_back(self, period):
        name, year = MONTH_NAMES[period.start.month - 1], period.start.year
        for text in (f"{name} {year}", f"{name[:3].upper()}-{year}", f"{name[:3]} {year}"):
            assert period == read_period(text, period.first_month)

    @given(text=st.text("QH1234 /-–2019July to(frm)", max_size=40), first_month=st.integers(1, 12))
    def test_reading_is_repeatable_whatever_the_text(self, text, first_month):
        try:
            period = read_period(text, first_month)
        except ValueError:
            return

        assert period == read_period(str(period), period.first_month)

    @pytest.mark.parametrize("piece", ["Q1 ", "July ", "2019/20 ", "July to ", "(from ", "9", "- "])
    def test_long_text_is_refused_at_once(self, piece):
        for length in (64, 30_000):
            with pytest.raises(ValueError, match=r"is not a period|too long"):
                read_period(piece * (length // len(piece)))

    def test_wrong_use_is_named(self):
        with pytest.raises(UsageError, match="first_month must be 1 to 12, not 13"):
            read_period("Q1 2019/20", first_month=13)
        with pytest.raises(UsageError, match="text must be a str"):
            read_period(2019)


class TestFindPeriods:
    @pytest.mark.parametrize(
        ("note", "found"),
        [
            ("The rate exceeds target. August 2019 = 48.27%", ["August 2019"]),
            ("*July 2019 figure", ["July 2019"]),
            ("Updated position at 31 August 2019.", ["August 2019"]),
            ("As stated on Electoral Register at 1 December 2018.", ["December 2018"]),
            ("due 30-Sept-2019, revised from June 2019", ["September 2019", "June 2019"]),
            ("covers the period July to September 2023. It", ["Q2 2023/24"]),
            ("The Quarter Two 2023/24 dashboard", ["Q2 2023/24"]),
            ("Q4 23/24 : 23 Q4 24/25: 38", ["Q4 2023/24", "Q4 2024/25"]),
            ("2018/19 Q1 was better", ["Q1 2018/19"]),
            ("up on 2018/19 Q1 2019/20", ["Q1 2019/20"]),
            ("48.31 April 2019 = x", ["April 2019"]),
            ("Q1 2019/20 (from September)", ["Q1 2019/20 (from September)"]),
            ("H1 2017-18; July\u00a02017", ["H1 2017/18", "July 2017"]),
        ],
    )
    def test_a_note_mentions_periods(self, note, found):
        assert found == [str(period) for period, _, _ in find_periods(note)]

    @pytest.mark.parametrize(
        "note",
        [
            "",
            "August",
            "in Q1.",
            "During Q1 of 2019 the Council",
            "by end of Q2.",
            "during 2018/19",
            "No empty shops from March to July 2019.",
            "by 31 April 2020",
            "August 2019/20",
            "Q1 – 2.86 Q2 –2.88 Q3 – 2.89 Q4 –3.2",
            "Q1: 4505 Q2: 5603 Q3: 2720 Q4: 2828",
            "20/40/60/80/100",
            "XJuly 2019",
            "July 20199",
            "Q1 10-11",
            "August 2019-20",
        ],
    )
    def test_what_does_not_say_which_period_is_passed_over(self, note):
        assert find_periods(note) == ()

    def test_each_mention_comes_with_its_place(self):
        note = "Achieved.\u00a0August\u00a02019 = 48.27%"

        ((period, start, end),) = find_periods(note)

        assert Period.month_of(2019, 8) == period
        assert note[start:end] == "August\u00a02019"

    def test_a_single_year_is_found_in_a_calendar_year(self):
        ((period, _, _),) = find_periods("Q1 2019 was mild", first_month=1)

        assert Period.quarter(2019, 1, 1) == period

    @given(
        period=periods(months=st.sampled_from((1, 3, 6)), first_month=st.just(4)),
        before=st.sampled_from(("", "*", "at ", "note: ", "(")),
        after=st.sampled_from(("", ".", " = 48.27%", ", so", ")")),
    )
    def test_a_written_period_is_found(self, period, before, after):
        note = f"{before}{period}{after}"

        assert ((period, len(before), len(before) + len(str(period))),) == find_periods(note)

    @given(day=st.dates(date(1901, 1, 1), date(2199, 12, 31)))
    def test_a_day_stands_for_its_month(self, day):
        ((period, _, _),) = find_periods(f"at {day.day} {MONTH_NAMES[day.month - 1]} {day.year}.")

        assert Period.containing(day, 1) == period

    @pytest.mark.parametrize(
        "piece",
        [
            "July ",
            "July to ",
            "Q1 ",
            "2019/20 ",
            "31 ",
            "31 July ",
            "9",
            "- ",
            "July 2019 to ",
            "q",
            "half-year ",
            "Q1 2019/20 (from ",
            "1st ",
            "first ",
            " ",
        ],
    )
    def test_long_text_is_taken_in_one_pass(self, piece):
        assert len(find_periods(piece * (30_000 // len(piece)))) < 30_000

    @given(text=st.text("QH1234 /-–2019July to.,()", max_size=60))
    def test_mentions_stand_in_order_and_never_overlap(self, text):
        places = [place for _, start, end in find_periods(text) for place in (start, end)]

        assert sorted(places) == places

    def test_wrong_use_is_named(self):
        with pytest.raises(UsageError, match="text must be a str"):
            find_periods(None)
        with pytest.raises(UsageError, match="first_month"):
            find_periods("", first_month=0)


class TestTwoQuarters:
    """A half-year report may be headed "Quarters 1 and 2", as Windsor and Maidenhead's is."""

    @pytest.mark.parametrize(
        "text",
        [
            "Quarters 1 and 2, 2017-2018",
            "quarters 1 and 2 in 2017/18",
            "Quarters one and two 2017/18",
            "Q1 and Q2 2017/18",
            "Q1-Q2 2017/18",
            "2017/18 Q1 & Q2",
        ],
    )
    def test_two_quarters_that_meet_are_a_half(self, text):
        assert read_period(text) == Period.half(2017, 1)

    def test_the_second_half_likewise(self):
        assert read_period("Quarters 3 and 4 2017/18") == Period.half(2017, 2)

    @pytest.mark.parametrize("text", ["Quarters 2 and 3 2017/18", "Q2 to Q1 2017/18"])
    def test_others_are_no_half(self, text):
        with pytest.raises(ValueError, match="not a half"):
            read_period(text)

    def test_they_are_found_in_running_text(self):
        found = find_periods("data, covering quarters 1 and 2 in 2017/18, against the target")

        assert [period for period, _, _ in found] == [Period.half(2017, 1)]
