"""The totals a report prints, beside its own rows: Windsor and Maidenhead's half-year table."""

import attrs
import pytest

import pmf
from pmf.model.dataset import Published
from pmf.model.finding import KINDS, Location, Severity
from pmf.rules.evaluate import evaluate_all
from pmf.rules.totals.published import count_sets, recount_published
from pmf.rules.totals.recount import recount

TABLE = {
    "Healthy, skilled and independent residents": (4, 3, 0, 7),
    "Safe and vibrant communities": (2, 2, 0, 4),
    "Growing economy, affordable housing": (4, 0, 0, 4),
    "Attractive and well-connected borough": (2, 1, 1, 4),
    "An excellent customer experience": (2, 2, 0, 4),
    "Well-managed resources delivering value for money": (2, 0, 0, 2),
    None: (16, 8, 1, 25),
}
NAMES = ("Green", "Amber", "Red", "Total")


def table(rows=TABLE):
    return [
        Published(name, count, group=group)
        for group, counts in rows.items()
        for name, count in zip(NAMES, counts, strict=True)
    ]


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setitem(KINDS, "totals-disagree", (Severity.WARNING, "They do not add up."))


class TestCountSets:
    def test_each_row_and_the_bottom_line_is_a_set(self):
        sets = count_sets(table())
        assert [one.total for one in sets] == [7, 4, 4, 4, 4, 2, 25]
        assert not [found for one in sets for found in recount(one).findings]

    def test_the_bottom_line_is_split_by_the_rows(self):
        split = count_sets(table())[-1].splits[0]
        assert (split.part, [count for _, count in split.counts]) == ("Green", [4, 2, 4, 2, 2, 2])

    def test_percentages_in_the_text_join_the_counts(self):
        text = [
            Published("Green", 16, "64"),
            Published("Amber", 8, "32%"),
            Published("Red", 1, "4"),
        ]
        recounted = recount(count_sets([*text, *table()])[0])
        assert {check.fits[0].whole for check in recounted.shares} == {25}
        assert not recounted.findings

    def test_a_row_that_does_not_add_up_is_found_in_its_row_and_its_column(self):
        rows = {**TABLE, "Safe and vibrant communities": (2, 3, 0, 4)}
        found = [one for said in count_sets(table(rows)) for one in recount(said).findings]
        assert [(one.reason, one.printed, one.follows) for one in found] == [
            ("total", "4", "5"),
            ("split", "8", "9"),
        ]

    def test_a_total_printed_twice_is_held_against_the_sum_twice(self):
        said = count_sets([*table({None: (16, 8, 1, 25)}), Published("Total", 26)])[0]
        assert [one.reason for one in recount(said).findings] == ["whole"]

    def test_nothing_printed_gives_no_set(self):
        assert count_sets(()) == ()


class TestRecountPublished:
    def results(self, make, published):
        words = (("A1", "98", "Green"), ("A2", "96", "Satisfactory"), ("B1", "80", "Amber"))
        return evaluate_all(
            make.dataset(
                [
                    make.indicator("95", code=code, group=f"Priority {code[0]}")
                    for code, *_ in words
                ],
                [
                    make.observation(value, code=code, reported_word=word)
                    for code, value, word in words
                ],
                scheme=make.met_near_off("5%"),
                published=tuple(published),
            )
        )

    def test_printed_reported_and_computed_stand_side_by_side(self, make):
        printed = [Published("Green", 2), Published("Amber", 1), Published("Red", 0)]
        shown = recount_published(self.results(make, [*printed, Published("Total", 3)]))
        assert [(one.name, one.printed, one.reported, one.computed) for one in shown.beside] == [
            ("Green", 2, 2, 2),
            ("Amber", 1, 1, 0),
            ("Red", 0, 0, 1),
            ("Total", 3, 3, 3),
        ]
        assert not shown.findings

    def test_a_count_for_a_group_is_of_its_own_rows(self, make):
        shown = recount_published(self.results(make, [Published("Green", 2, group="Priority A")]))
        assert (shown.beside[0].reported, shown.findings) == (2, ())

    def test_a_count_that_is_not_that_of_the_rows_is_a_finding_at_its_place(self, make):
        place = Location("q1.txt", 2, 3)
        shown = recount_published(self.results(make, [Published("Green", 3, source=place)]))
        (found,) = shown.findings
        assert (found.kind, found.raw, found.location) == ("totals-disagree", "3", place)
        assert found.message == (
            "whole report: Green is printed as 3, but the report's own rows give 2"
        )

    def test_a_total_that_does_not_add_up_names_its_group(self, make):
        printed = [
            Published(name, count, group="Priority B")
            for name, count in (("Green", 0), ("Amber", 1), ("Total", 2))
        ]
        messages = [one.message for one in recount_published(self.results(make, printed)).findings]
        assert messages[0] == ("Priority B: the total is printed as 2, but its parts add up to 1")

    def test_a_report_without_totals_has_nothing_to_recount(self, make):
        shown = recount_published(self.results(make, []))
        assert (shown.sets, shown.beside, shown.findings) == ((), (), ())

    def test_rows_that_print_no_status_contradict_no_count(self, make):
        rows = evaluate_all(
            make.dataset(
                [make.indicator("95")],
                [make.observation("98")],
                scheme=make.met_near_off("5%"),
                published=(Published("Green", 3),),
            )
        )
        shown = recount_published(rows)

        assert (shown.beside[0].reported, shown.beside[0].computed, shown.findings) == (None, 1, ())

    def test_a_group_in_another_form_is_the_same_group(self, make):
        framework = pmf.Framework("f", "c", "t", groups=(pmf.Group("Priority A", ("A first",)),))
        results = self.results(make, [Published("Green", 2, group="A first")])
        results = attrs.evolve(results, dataset=attrs.evolve(results.dataset, framework=framework))

        assert recount_published(results).findings == ()


def place(line, column=None):
    return Location("half-year.txt", line=line, column=column)


def paper():
    """Each figure of the paper with its place: the text twice, then the table."""
    words = [("Green", 16, 14), ("Amber", 8, 14), ("Red", 1, 14)]
    said = [Published(word, count, source=place(line, word)) for word, count, line in words]
    shares = (("Green", 16, "64"), ("Amber", 8, "32"), ("Red", 1, "4"))
    said += [Published(word, count, share, None, place(49, word)) for word, count, share in shares]
    for line, (group, counts) in enumerate(TABLE.items(), start=54):
        said += [
            Published(name, count, None, group, place(line, name))
            for name, count in zip(NAMES, counts, strict=True)
        ]
    return said


def digits_changed(text):
    """The text with each digit changed into each other one."""
    for at, old in enumerate(text):
        yield from (f"{text[:at]}{new}{text[at + 1 :]}" for new in "0123456789" if new != old)


CHANGED_COUNTS = [
    (at, new)
    for at, one in enumerate(paper())
    if one.source.line >= 54
    for new in digits_changed(str(one.count))
]
CHANGED_SHARES = [
    (at, new)
    for at, one in enumerate(paper())
    if one.percent
    for new in digits_changed(one.percent)
]


class TestAPaperWithoutRows:
    @pytest.fixture
    def findings(self, make):
        def of(published):
            dataset = make.dataset(scheme=make.met_near_off("5%"), published=tuple(published))
            return recount_published(evaluate_all(dataset)).findings

        return of

    def test_there_are_twenty_eight_figures_and_three_shares(self):
        assert len({at for at, _ in CHANGED_COUNTS}) == 28
        assert len({at for at, _ in CHANGED_SHARES}) == 3
        assert len(CHANGED_COUNTS) == 9 * (26 + 2 * 2)

    def test_as_printed_nothing_is_wrong_and_no_rows_are_claimed(self, make, findings):
        assert findings(paper()) == ()
        dataset = make.dataset(scheme=make.met_near_off("5%"), published=tuple(paper()))
        beside = recount_published(evaluate_all(dataset)).beside
        assert {(one.reported, one.computed) for one in beside} == {(None, None)}

    @pytest.mark.parametrize(("at", "new"), CHANGED_COUNTS)
    def test_every_changed_digit_of_a_count_is_found_in_its_row_or_column(self, findings, at, new):
        said = paper()
        one = said[at] = attrs.evolve(said[at], count=int(new))
        found = findings(said)

        assert {finding.kind for finding in found} >= {"totals-disagree"}
        assert all(finding.location is not None for finding in found)
        title = one.group or "whole report"
        assert any(finding.message.startswith(f"{title}: ") for finding in found)
        if one.group and one.name != "Total":
            column = [one for one in found if one.message.startswith("whole report: ")]
            assert [finding.location.column for finding in column] == [one.name]

    @pytest.mark.parametrize(("at", "new"), CHANGED_SHARES)
    def test_every_changed_digit_of_a_percentage_is_found_at_its_place(self, findings, at, new):
        said = paper()
        one = said[at] = attrs.evolve(said[at], percent=new)
        (found,) = findings(said)

        assert (found.kind, found.location, found.raw) == ("percent-disagrees", one.source, new)
        assert one.name in found.message


class TestTablesBeforeSentences:
    """A figure stands in a table and is said again in a sentence, in this order or the other."""

    ROWS = tuple(
        Published(name, count, group=group, source=Location("h1.txt", 3, row, 50 + row, name))
        for row, (group, counts) in enumerate(TABLE.items(), start=2)
        for name, count in zip(NAMES, counts, strict=True)
    )

    def findings(self, make, said, rows=ROWS):
        dataset = make.dataset(scheme=make.met_near_off("5%"), published=(*said, *rows))
        found = recount_published(evaluate_all(dataset)).findings
        return [(one.raw, one.location.line, one.location.column) for one in found]

    def said(self, *counts):
        return [
            Published(name, count, source=Location("h1.txt", line=10 + at))
            for at, (name, count) in enumerate(counts)
        ]

    def test_what_a_sentence_says_wrong_is_told_there(self, make):
        said = self.said(("Green", 17), ("Total", 25), ("Green", 17), ("Total", 24))
        assert self.findings(make, said) == [("24", 13, None), ("17", 10, None), ("17", 12, None)]

    @pytest.mark.parametrize(("name", "count"), [("Green", 17), ("Red", 3), ("Total", 26)])
    def test_what_the_table_says_wrong_is_told_in_the_table_alone(self, make, name, count):
        rows = [
            attrs.evolve(one, count=count) if (one.group, one.name) == (None, name) else one
            for one in self.ROWS
        ]
        said = self.said(("Green", 16), ("Amber", 8), ("Red", 1), ("Total", 25))
        assert {line for _, line, _ in self.findings(make, said, rows)} == {58}

    def test_a_share_of_the_total_is_the_whole(self, make):
        def shares(whole):
            return [Published("Total", None, whole, source=Location("h1.txt", 3, 9, 59, "Total"))]

        assert self.findings(make, shares("100%")) == []
        assert self.findings(make, shares("99%")) == [("99", 59, "Total")]

    def test_a_chance_fit_hides_nothing_where_the_others_are_of_the_total(self):
        shares = [("Green", 16, "64"), ("Amber", 8, "32"), ("Red", 1, "5"), ("Total", 25, None)]
        (said,) = count_sets([Published(*one) for one in shares])
        (found,) = recount(said).findings
        assert found.message == "Red is printed as 5%, but 1 of 25 (total) is 4%"
