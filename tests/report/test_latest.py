"""What was last reported of an annual indicator, in a report on a quarter."""

import attrs
import pytest

import pmf
from pmf.report import render_page, render_terminal, view_of

Q2 = pmf.Period.quarter(2023, 2)


def gas(**more):
    return pmf.Indicator(
        "GAS", "Cut in greenhouse gas emissions", "percent", "higher", "annual", **more
    )


def report(*, years=("16.9", "22.7"), absence="not_due", indicator=None):
    """A report on Q2 2023/24, with figures for 2021/22 and 2022/23."""
    seen = [pmf.Observation("GAS", Q2, absence=absence, raw="Not due")]
    for year, value in enumerate(years, 2021):
        period, share = pmf.Period.financial_year(year), pmf.Quantity(value, "percent")
        seen.append(pmf.Observation("GAS", period, share, raw=str(share)))
    return pmf.Dataset(
        "made-up", "Anytown", "q2.csv", Q2, (indicator or gas(),), tuple(seen),
        scheme=pmf.load_scheme("rag"),
    )  # fmt: skip


def row_of(dataset):
    view = view_of(pmf.evaluate_all(dataset))
    return view, view.plans[0].tiers[0].services[0].rows[0]


class TestLatest:
    def test_is_the_figure_of_the_last_year_with_its_way_since_the_year_before(self):
        view, row = row_of(report())

        assert (row.latest.period, row.latest.figure.text) == ("2022/23", "22.7%")
        assert row.latest.trend.sentence == "Improving since 2021/22 (16.9%)"
        page = render_page(view)
        assert "last, for 2022/23" in page
        assert "nothing to compare with" not in page

    def test_a_cell_that_says_not_due_needs_no_second_word_for_it(self):
        _, row = row_of(report())

        assert (row.value.text, row.value.remark) == ("Not due", "")

    def test_is_never_counted_as_a_figure_of_the_quarter(self):
        view, row = row_of(report())

        assert row.trends == ()
        assert view.travel == ()

    def test_says_why_there_is_no_way_across_a_break(self):
        broken = pmf.SeriesBreak(pmf.Period.financial_year(2022), "another register")
        view, row = row_of(report(indicator=gas(breaks=(broken,))))

        why = "22.7% in 2022/23. The way of counting changed from 2022/23: another register."
        assert row.latest.sentence == why
        assert "another register" in " ".join(render_terminal(view, width=120).split())

    def test_has_no_way_without_the_year_before(self):
        _, row = row_of(report(years=("16.9",)))

        assert (row.latest.period, row.latest.trend) == ("2021/22", None)

    def test_of_no_declared_better_way_it_only_moved(self):
        _, row = row_of(report(indicator=attrs.evolve(gas(), polarity=pmf.Polarity.NEUTRAL)))

        assert row.latest.trend.word == "Up"

    @pytest.mark.parametrize("years", [(), ("16.9", "22.7")])
    def test_there_is_none_where_nothing_was_reported_or_a_figure_is_missing(self, years):
        _, row = row_of(report(years=years, absence="not_due" if not years else "missing"))

        assert row.latest is None

    def test_the_terminal_says_it_shortly(self):
        view, _ = row_of(report())

        text = render_terminal(view, width=120)

        place = text.index("Not due, last reported")
        assert "GAS  22.7% in 2022/23, improving since 2021/22 (16.9%)" in text[place:]

    def test_the_terminal_says_nothing_of_it_where_there_is_none(self):
        view, _ = row_of(report(years=()))

        assert "Not due, last reported" not in render_terminal(view, width=120)
