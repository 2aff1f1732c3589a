"""Laws of counting and rolling up: order does not matter, splits add up, means lie between."""

import importlib
import random
from fractions import Fraction
from importlib.metadata import entry_points
from importlib.resources import files

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pmf
from pmf.model.group import GroupMethod
from pmf.model.scheme import Level, Scheme
from pmf.model.status import Status
from pmf.reading.registry import collect
from pmf.rules.evaluate import evaluate_all
from pmf.rules.grouping import GROUPINGS
from pmf.rules.rollups.rollup import roll_up
from pmf.rules.rollups.standing import Part, stand
from pmf.rules.summary import Summary, summarise

SAMPLE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"
RANKED = (Status.EXCEEDED, Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET)
FOUR = Scheme(
    "four",
    "Four words",
    tuple(Level(status.value, status.value, (status,)) for status in RANKED),
)
SCHEMES = sorted(pmf.load_adapters().schemes)
read = importlib.import_module("pmf.reading.read")
BETWEEN = (GroupMethod.WORST, GroupMethod.MEAN)

ranks = st.integers(0, 3)
weights = st.fractions(Fraction(1, 100), 100)
sure_parts = st.lists(st.tuples(ranks, weights), min_size=1, max_size=9)
open_parts = st.lists(
    st.tuples(st.sets(ranks, min_size=1).map(sorted).map(tuple), weights), min_size=1, max_size=5
)


def parts_of(drawn):
    return [
        Part(f"P{number}", ranks if isinstance(ranks, tuple) else (ranks,), weight)
        for number, (ranks, weight) in enumerate(drawn)
    ]


def rank(method, drawn):
    return stand(FOUR, method, parts_of(drawn)).outcome.status.rank


@pytest.fixture(scope="module")
def broxtowe():
    return evaluate_all(pmf.read(SAMPLE))


class TestP14OrderDoesNotMatter:
    @given(seed=st.integers(0, 2**16))
    def test_of_rows(self, broxtowe, seed):
        dataset = broxtowe.dataset
        shuffled = evaluate_all(
            attrs.evolve(
                dataset,
                indicators=mixed(dataset.indicators, seed),
                observations=mixed(dataset.observations, seed + 1),
                actions=mixed(dataset.actions, seed + 2),
            )
        )

        assert sorted_groups(shuffled.summary()) == sorted_groups(broxtowe.summary())
        for method in ("worst", "mean", "all_met"):
            assert verdicts(shuffled, method) == verdicts(broxtowe, method)

    @given(seed=st.integers(0, 2**16))
    def test_of_files(self, broxtowe, seed):
        groups = [one.group for one in broxtowe.summary().by]
        files = [
            summarise(
                [one for one in broxtowe if one.indicator.group == group],
                framework=broxtowe.dataset.framework,
                actions=[one for one in broxtowe.actions if one.action.group == group],
            )
            for group in groups
        ]

        added = sum(mixed(files, seed), Summary())

        assert sorted_groups(added) == sorted_groups(broxtowe.summary())

    @pytest.mark.parametrize("seed", range(5))
    def test_of_plug_ins(self, broxtowe, monkeypatch, seed):
        installed = sorted(entry_points(group="pmf"), key=lambda entry: entry.name)
        plugins = [(entry.name, None, entry.load) for entry in installed]
        registry = collect(mixed(plugins, seed))
        monkeypatch.setattr(read, "load_adapters", lambda: registry)

        assert read.read(SAMPLE) == broxtowe.dataset
        assert list(registry.schemes) == SCHEMES


def mixed(things, seed):
    listed = list(things)
    random.Random(seed).shuffle(listed)
    return tuple(listed)


def sorted_groups(summary):
    """The summary with groups by name, so that two can be compared."""
    return attrs.evolve(summary, by=tuple(sorted(summary.by, key=lambda one: one.group or "")))


def verdicts(results, method):
    return {
        one.group: (one.outcome, one.mean, one.counts, {*one.deciding})
        for one in roll_up(results, "group", method)
    }


class TestP15CountsAddUp:
    @given(at=st.integers(0, 40), cut=st.integers(0, 40), by=st.sampled_from(GROUPINGS))
    def test_any_split_adds_up_to_the_whole(self, broxtowe, at, cut, by):
        judged, actions = broxtowe.assessments, broxtowe.actions
        framework = broxtowe.dataset.framework
        # Actions find the groups of their indicators among what was judged with them.
        actions = tuple(one for one in actions if not one.action.indicators)
        whole = summarise(judged, by, framework=framework, actions=actions)
        one = summarise(judged[:at], by, framework=framework, actions=actions[:cut])
        other = summarise(judged[at:], by, framework=framework, actions=actions[cut:])

        assert sorted_groups(one + other) == sorted_groups(whole) == sorted_groups(other + one)

    @given(cuts=st.tuples(st.integers(0, 26), st.integers(0, 26)).map(sorted))
    def test_adding_is_associative_with_nothing_as_its_identity(self, broxtowe, cuts):
        low, high = cuts
        judged = broxtowe.assessments
        a, b, c = (summarise(part) for part in (judged[:low], judged[low:high], judged[high:]))

        assert (a + b) + c == a + (b + c)
        assert a + Summary() == Summary() + a == a

    @given(st.data())
    def test_states_add_up_to_the_number_of_indicators(self, broxtowe, data):
        some = data.draw(st.lists(st.sampled_from(broxtowe.assessments)))
        summary = summarise(some)

        assert sum(count for _, count in summary.counts) == summary.total == len(some)
        assert sum(group.total for group in summary.by) == summary.total
        assert max(summary.judged, summary.targeted) <= summary.total


def repeatable():
    """The lines of the report that hold an indicator or an action."""
    lines = SAMPLE.read_text("utf-8").split("\n")
    marked = (
        "Green",
        "Amber",
        "Red",
        "Completed",
        "Overdue",
        "Warning",
        "In Progress",
        "Data Only",
    )
    return [
        number
        for number, line in enumerate(lines)
        if line.startswith(marked) and line.count("\t") >= 5
    ]


class TestP16AnExactDuplicateChangesNothing:
    @pytest.mark.parametrize("number", repeatable())
    def test_but_adds_one_finding(self, broxtowe, tmp_path, number):
        lines = SAMPLE.read_text("utf-8").split("\n")
        lines.insert(number + 1, lines[number])
        path = tmp_path / SAMPLE.name
        path.write_text("\n".join(lines), encoding="utf-8")

        twice = evaluate_all(pmf.read(path))

        assert twice.summary() == broxtowe.summary()
        assert verdicts(twice, "mean") == verdicts(broxtowe, "mean")
        more = [one.kind for one in twice.dataset.findings]
        assert sorted(more) == sorted(
            [*(one.kind for one in broxtowe.dataset.findings), "duplicate-row"]
        )
        assert kinds(pmf.check(twice)) == kinds(pmf.check(broxtowe))


def kinds(findings):
    return [(one.kind, one.code) for one in findings]


class TestP17BetweenTheLeastAndTheGreatest:
    @given(drawn=sure_parts, method=st.sampled_from(BETWEEN))
    def test_worst_and_mean_lie_between(self, drawn, method):
        places = [place for place, _ in drawn]

        assert min(places) <= rank(method, drawn) <= max(places)

    @given(drawn=sure_parts, at=st.integers(0, 8), method=st.sampled_from([*BETWEEN, "all_met"]))
    def test_improving_one_part_never_worsens_the_whole(self, drawn, at, method):
        at %= len(drawn)
        place, weight = drawn[at]
        better = [*drawn[:at], (max(place - 1, 0), weight), *drawn[at + 1 :]]
        method = GroupMethod(method)

        assert rank(method, better) <= rank(method, drawn)

    @given(drawn=sure_parts)
    def test_the_mean_is_that_of_the_fractions(self, drawn):
        mean = sum(place * weight for place, weight in drawn) / sum(weight for _, weight in drawn)

        assert stand(FOUR, GroupMethod.MEAN, parts_of(drawn)).mean == mean

    @given(drawn=open_parts, method=st.sampled_from([*BETWEEN, "all_met"]))
    def test_what_is_possible_holds_every_choice_of_the_open_parts(self, drawn, method):
        import itertools

        method = GroupMethod(method)
        possible = set(stand(FOUR, method, parts_of(drawn)).outcome.possible)
        for chosen in itertools.product(*(ranks for ranks, _ in drawn)):
            sure = [(place, weight) for place, (_, weight) in zip(chosen, drawn, strict=True)]
            assert set(stand(FOUR, method, parts_of(sure)).outcome.possible) <= possible

    @given(drawn=sure_parts, factor=st.fractions(Fraction(1, 9), 9))
    def test_only_the_ratio_of_weights_matters(self, drawn, factor):
        scaled = [(place, weight * factor) for place, weight in drawn]

        assert rank(GroupMethod.MEAN, scaled) == rank(GroupMethod.MEAN, drawn)
