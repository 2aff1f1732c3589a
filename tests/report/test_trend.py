"""Direction of travel as shown: where a break leaves none, and how a printed one stands."""

import attrs
import pytest

import pmf
from pmf.report import render_page, view_of
from pmf.report.terminal import render_terminal

NOW = pmf.Period.quarter(2018, 1)
NONE = pmf.NoTarget()
SINCE = pmf.SeriesBreak(NOW, "counted per household")


@pytest.fixture
def view():
    def of(word=None, breaks=(), target=NONE):
        waste = pmf.Indicator(
            "W1", "Residual waste", "kilogram", "lower", "period_total", breaks=breaks,
            target=target,
        )  # fmt: skip
        was = pmf.Observation("W1", NOW.previous, pmf.Quantity("124", "kilogram"))
        now = pmf.Observation("W1", NOW, pmf.Quantity("61", "kilogram"), travel_word=word)
        data = pmf.Dataset("rag", "Anytown", "q1.txt", NOW, (waste,), (was, now))
        return view_of(pmf.evaluate_all(data, scheme=pmf.load_scheme("trend-only")))

    return of


def terminal(shown):
    return " ".join(render_terminal(shown, width=160, colour=False, encoding="utf-8").split())


class TestBreak:
    sentence = (
        "Not compared with earlier figures. The way of counting changed from Q1 2018/19: "
        "counted per household."
    )

    def test_the_page_says_why_no_direction_is_shown(self, view):
        other = pmf.FixedTarget(lines=pmf.Lines(target=pmf.Quantity("60", "kilogram")), text="60")
        for target in (NONE, other):
            assert self.sentence in render_page(view("Up", (SINCE,), target))

    def test_so_does_the_list_of_ways(self, view):
        shown = view(breaks=(SINCE,))
        assert shown.plans[0].tiers[0].services[0].rows[0].broken == self.sentence
        assert shown.plans[0].tiers[0].travelled

    def test_without_one_nothing_is_said(self, view):
        assert "way of counting" not in render_page(view())


class TestPrinted:
    @pytest.mark.parametrize(
        ("word", "told", "counts"),
        [
            ("Improving", "as the figures say", "1 agree with the figures, 0 disagree, 0 cannot"),
            ("Worsening", "but the figures say: improving", "0 agree with the figures, 1 disagree"),
            (
                "Wobbly",
                "cannot be reproduced: the direction of travel is printed in a word",
                "1 ca",
            ),
        ],
    )
    def test_how_it_stands_is_said_in_words(self, view, word, told, counts):
        shown = view(word)
        page = render_page(shown)
        assert f"printed: <bdi>{word}</bdi>, <bdi>{told}" in page
        assert counts in page
        assert counts in terminal(shown)

    def test_a_disagreement_is_among_what_was_noticed(self, view):
        noticed = [one for group in view("Worsening").noticed for one in group.findings]
        assert "Worsening is printed, but 61" in str(noticed)

    def test_none_printed_is_not_counted(self, view):
        assert "printed direction" not in terminal(view())
        assert attrs.asdict(view())["travelled"]["compared"] == ""
