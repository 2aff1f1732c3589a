"""What is due in a year: no day is made up."""

import datetime

import attrs
import pytest

import pmf
from pmf.model.governance import Audience, Scheduled
from pmf.model.period import Period
from pmf.rules.governance.calendar import calendar, year_of

YEAR = Period.financial_year(2024)


def of(found, audience):
    return [one for one in found.entries if one.audience == audience]


class TestFrequency:
    def test_each_period_once_after_its_end(self, framework):
        entries = of(calendar(framework, YEAR), "Leadership team")
        assert [str(one.period) for one in entries][:2] == ["April 2024", "May 2024"]
        assert len(entries) == 12
        assert all(one.on is None and one.after == one.period.end for one in entries)

    def test_a_day_that_was_set_stands_in_for_it(self, framework):
        entries = of(calendar(framework, YEAR), "Housing Committee")
        assert [(str(one.period), one.on, one.after) for one in entries] == [
            ("Q1 2024/25", None, datetime.date(2024, 6, 30)),
            ("Q2 2024/25", datetime.date(2024, 11, 6), None),
            ("Q3 2024/25", None, datetime.date(2024, 12, 31)),
            ("Q4 2024/25", None, datetime.date(2025, 3, 31)),
        ]

    def test_only_a_month_is_stated_and_no_day_made_of_it(self, framework):
        (entry,) = of(calendar(framework, YEAR), "public")
        assert (entry.on, entry.when, entry.after) == (None, "June 2025", None)

    def test_where_nobody_said_how_often(self, framework):
        assert calendar(framework, YEAR).unsaid == ("Regulator",)


class TestWhatIsDue:
    def test_an_annual_indicator_with_the_last_quarter(self, framework):
        entries = of(calendar(framework, YEAR), "Housing Committee")
        assert [one.codes for one in entries] == [("H1", "H1a")] * 3 + [("H1", "H1a", "H2")]
        assert {one.expects for one in entries} == {("service narrative",)}

    def test_what_is_not_public_is_counted_only_for_those_who_may_see_it(self, amended):
        found = calendar(amended(H1={"exempt": "Paragraph 3"}), YEAR)
        assert "H1" not in of(found, "Housing Committee")[0].codes
        assert "H1" in of(found, "Leadership team")[2].codes


class TestYear:
    def test_any_period_of_it_does(self, framework):
        assert calendar(framework, Period.month_of(2024, 5)).year == YEAR

    def test_days_of_other_years_are_left_out(self, framework):
        assert not of(calendar(framework, YEAR.next), "public")

    def test_what_names_no_year_is_of_any_and_stands_last(self, framework):
        more = Scheduled("Regulator", "Return")
        other = attrs.evolve(framework, schedule=(more,))
        assert calendar(other, YEAR).entries[-1].audience == "Regulator"
        assert calendar(other, YEAR).unsaid == ()

    def test_entries_stand_in_order_of_time(self, framework):
        days = [one.on or one.period.end for one in calendar(framework, YEAR).entries if one.period]
        assert days == sorted(days)

    def test_the_year_a_framework_speaks_of(self, framework):
        assert year_of(framework) == YEAR
        assert year_of(attrs.evolve(framework, as_of=datetime.date(2019, 3, 31))) == (
            Period.financial_year(2018)
        )
        assert year_of(attrs.evolve(framework, schedule=())) is None

    def test_a_calendar_year_keeps_its_months(self, framework):
        found = calendar(framework, Period.financial_year(2024, first_month=1))
        assert of(found, "Leadership team")[0].after == datetime.date(2024, 1, 31)

    def test_no_year_is_refused(self, framework):
        with pytest.raises(pmf.UsageError, match="Period"):
            calendar(framework, 2024)


class TestOtherNames:
    def test_a_day_for_an_audience_under_another_name_is_its_day(self, framework):
        audience = Audience("Cabinet", "cabinet", "annual", aliases=("The Cabinet",))
        day = Scheduled("the cabinet", "Year end", YEAR, datetime.date(2025, 6, 4))
        other = attrs.evolve(framework, audiences=(audience,), schedule=(day,))
        (entry,) = calendar(other, YEAR).entries
        assert (entry.audience, entry.what) == ("Cabinet", "Year end")


class TestOneLineForEachReport:
    """Windsor and Maidenhead's timetable names December, March and the end of the year."""

    WHOLE = Period.financial_year(2017)

    def lines(self, framework, frequency, *days):
        audience = Audience("Cabinet", "cabinet", frequency)
        other = attrs.evolve(framework, audiences=(audience,), schedule=days)
        return [
            (str(one.period or ""), one.when or str(one.after))
            for one in calendar(other, self.WHOLE).entries
        ]

    def test_the_year_end_report_is_that_on_the_second_half(self, framework):
        year_end = Scheduled("Cabinet", "Year-end report", self.WHOLE, when="May 2018")
        assert self.lines(framework, "half_yearly", year_end) == [
            ("H1 2017/18", "2017-09-30"),
            ("2017/18", "May 2018"),
        ]

    def test_a_month_without_a_period_is_the_report_on_the_quarter_before(self, framework):
        days = (
            Scheduled("Cabinet", "Reports", when="December 2017"),
            Scheduled("Cabinet", "Reports", when="March 2018"),
        )
        assert self.lines(framework, "quarterly", *days) == [
            ("Q1 2017/18", "2017-06-30"),
            ("", "December 2017"),
            ("", "March 2018"),
            ("Q4 2017/18", "2018-03-31"),
        ]

    def test_it_holds_what_is_due_for_that_quarter(self, framework):
        day = Scheduled("Housing Committee", "Report", when="November 2024")
        other = attrs.evolve(framework, schedule=(day,))
        entry = next(one for one in of(calendar(other, YEAR), "Housing Committee") if one.when)
        assert entry.codes == ("H1", "H1a")

    def test_an_annual_report_leaves_a_monthly_one_as_it_is(self, framework):
        year_end = Scheduled("Cabinet", "Annual report", self.WHOLE, when="May 2018")
        assert len(self.lines(framework, "monthly", year_end)) == 13

    def test_a_month_of_another_year_is_left_out(self, framework):
        day = Scheduled("Cabinet", "Reports", when="December 2018")
        assert len(self.lines(framework, "quarterly", day)) == 4
