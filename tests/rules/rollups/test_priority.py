"""Whether a priority is on target: by rows, or by the counts printed for it."""

import pytest

import pmf
from pmf.model.dataset import Published
from pmf.model.status import Absence
from pmf.rules.evaluate import evaluate_all
from pmf.rules.rollups.priority import counted_priorities, priorities

HOMES, GREEN = "Affordable housing", "Clean and green"


@pytest.fixture
def scheme(make):
    return make.met_near_off("5%")


def counts(**printed):
    return [Published(word, count, group=HOMES) for word, count in printed.items()]


class TestByCounts:
    @pytest.mark.parametrize(
        ("printed", "on_target"),
        [
            ({"Green": 4, "Amber": 0, "Red": 0, "Total": 4}, True),
            ({"Green": 4, "Amber": 0}, True),
            ({"Green": 4, "Total": 4}, True),
            ({"OK": 4, "amber": 0}, True),
            ({"Green": 2, "Amber": 1, "Red": 1, "Total": 4}, False),
            ({"Amber": 1}, False),
            ({"Green": 2, "Amber": 1, "Total": 9}, False),
            ({"Green": 4}, None),
            ({"Green": 4, "Total": 5}, None),
            ({"Green": 4, "Unknown": 1, "Total": 5}, None),
            ({"Green": 4, "Purple": 1, "Total": 5}, None),
            ({"Green": 4, "Data Only": 1, "Total": 5}, True),
            ({"Green": 0, "Amber": 0, "Total": 0}, None),
        ],
    )
    def test_it_is_on_target_when_every_count_says_so(self, scheme, printed, on_target):
        (stands,) = counted_priorities(counts(**printed), scheme)

        assert (stands.on_target, stands.printed) == (on_target, True)

    def test_a_count_held_back_leaves_it_open(self, scheme):
        hidden = Published("Red", group=HOMES, absence=Absence.SUPPRESSED)
        (stands,) = counted_priorities([*counts(Green=4, Amber=0), hidden], scheme)

        assert stands.on_target is None

    def test_a_count_printed_twice_counts_once(self, scheme):
        (stands,) = counted_priorities([*counts(Green=4, Total=4), *counts(Green=4)], scheme)

        assert (stands.on_target, stands.met, stands.of) == (True, 4, 4)

    def test_counts_of_the_whole_report_are_of_no_priority(self, scheme):
        assert counted_priorities([Published("Green", 16)], scheme) == ()

    def test_a_name_in_another_form_is_the_same_priority(self, scheme):
        framework = pmf.Framework("f", "c", "t", priorities=(pmf.Priority("Homes", (HOMES,)),))
        (stands,) = counted_priorities(counts(Green=1, Amber=0), scheme, framework)

        assert stands.name == "Homes"


class TestByRows:
    @pytest.fixture
    def results(self, make, scheme):
        def of(*rows, framework=None):
            indicators = [
                make.indicator("100", code=f"A{number}", group=group)
                for number, (group, _) in enumerate(rows)
            ]
            seen = [
                make.observation(value, code=f"A{number}") for number, (_, value) in enumerate(rows)
            ]
            dataset = make.dataset(indicators, seen, scheme=scheme, framework=framework)
            return evaluate_all(dataset)

        return of

    def test_one_value_missing_leaves_it_open_and_one_missed_decides(self, results):
        rows = [(HOMES, "100"), (HOMES, Absence.MISSING), (GREEN, "50"), (GREEN, Absence.MISSING)]

        assert [one.on_target for one in priorities(results(*rows))] == [None, False]

    def test_declared_priorities_are_all_there_in_their_order(self, results):
        declared = pmf.Framework(
            "f", "c", "t", priorities=(pmf.Priority(GREEN), pmf.Priority("Economy"))
        )
        stands = priorities(results((HOMES, "100"), (GREEN, "100"), framework=declared))

        assert [(one.name, one.on_target) for one in stands] == [(GREEN, True), ("Economy", None)]

    def test_groups_of_that_kind_declare_them_too(self, results):
        declared = pmf.Framework(
            "f", "c", "t", groups=(pmf.Group(HOMES, kind="priority"), pmf.Group(GREEN, kind="plan"))
        )
        stands = priorities(results((HOMES, "100"), (GREEN, "50"), framework=declared))

        assert [(one.name, one.on_target) for one in stands] == [(HOMES, True)]


class TestNamesNobodyDeclared:
    """A paper of counts alone, of which one name is not declared."""

    @pytest.fixture
    def names(self, make, scheme):
        def names(*printed):
            declared = pmf.Framework(
                "f", "c", "t", priorities=(pmf.Priority(HOMES), pmf.Priority(GREEN))
            )
            published = [
                Published(word, count, group=group)
                for group in printed
                for word, count in (("Green", 2), ("Amber", 0))
            ]
            dataset = make.dataset(scheme=scheme, published=tuple(published), framework=declared)
            return [(one.name, one.of) for one in priorities(evaluate_all(dataset))]

        return names

    def test_it_stands_in_the_place_of_the_one_without_counts(self, names):
        assert names(HOMES, "A splendid place") == [(HOMES, 2), ("A splendid place", 2)]

    def test_one_more_than_declared_is_one_more(self, names):
        assert names(HOMES, GREEN, "Trade") == [(HOMES, 2), (GREEN, 2), ("Trade", 2)]

    def test_with_fewer_none_declared_is_dropped(self, names):
        assert names("Trade") == [(HOMES, 0), (GREEN, 0), ("Trade", 2)]
        assert names(HOMES) == [(HOMES, 2), (GREEN, 0)]
