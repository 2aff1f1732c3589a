"""How groups stand by their parts, and what becomes of the parts nobody can judge."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

import pmf
from pmf.model.group import GroupMethod, GroupRules, Score, UnknownParts
from pmf.model.status import Absence, Polarity, Status
from pmf.rules.evaluate import evaluate_all
from pmf.rules.rollups.rollup import roll_up

ON, NEAR, OFF = Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET
VALUES = {"on": "100", "near": "95", "off": "50"}


@pytest.fixture
def judge(make):
    """Results of one group: a word for each part, "missing", "not due" and "neutral" among them."""

    def of(words, scheme=None, **more):
        indicators, observations = [], []
        for number, word in enumerate(words.split()):
            code = f"{word}{number}"
            polarity = Polarity.NEUTRAL if word == "neutral" else Polarity.HIGHER
            indicators.append(make.indicator("100", polarity, code=code, group="Resources"))
            absence = {"missing": Absence.MISSING, "waits": Absence.NOT_DUE}.get(word)
            value = absence or VALUES.get(word, "1")
            observations.append(make.observation(value, code=code))
        scheme = scheme or make.met_near_off("10%", **more)
        return evaluate_all(make.dataset(indicators, observations, scheme=scheme))

    return of


def only(results, *arguments, **more):
    (standing,) = roll_up(results, "group", *arguments, **more)
    return standing


class TestWorst:
    @pytest.mark.parametrize(
        ("words", "status", "word"),
        [
            ("on on on", ON, "Green"),
            ("on near on", NEAR, "Amber"),
            ("near off on", OFF, "Red"),
            ("off", OFF, "Red"),
        ],
    )
    def test_a_group_is_no_better_than_its_worst_part(self, judge, words, status, word):
        stands = only(judge(words), "worst")

        assert (stands.status, stands.possible, stands.word) == (status, (status,), word)
        assert stands.codes == ("worst-of-parts",)

    def test_it_names_the_parts_that_hold_it_down(self, judge):
        assert only(judge("on near off near off"), "worst").deciding == ("off2", "off4")

    def test_a_part_the_rule_leaves_open_leaves_the_group_open(self, judge, make):
        stands = only(judge("on near", make.met_near_off("unstated")), "worst")

        assert (stands.status, stands.word) == (OFF, "Missed target")
        assert stands.possible == (NEAR, OFF)
        assert stands.codes == ("worst-of-parts", "parts-open")


class TestMean:
    @pytest.mark.parametrize(
        ("words", "mean", "status"),
        [
            ("on on on near", Fraction(5, 4), ON),
            ("on near", Fraction(3, 2), NEAR),
            ("on on off", Fraction(5, 3), NEAR),
            ("near off", Fraction(5, 2), OFF),
            ("on off off off", Fraction(5, 2), OFF),
        ],
    )
    def test_it_is_exact_and_halfway_is_the_worse(self, judge, words, mean, status):
        stands = only(judge(words), "mean")

        assert (stands.mean, stands.status) == (mean, status)
        assert stands.codes == ("mean-of-parts",)

    def test_weights_move_it(self, judge):
        results = judge("on off")

        assert only(results, "mean", weights={"on0": 3}).mean == Fraction(3, 2)
        assert only(results, "mean", weights={"on0": "3.1"}).status is ON
        assert only(results, "mean", weights={"off1": Decimal("0.1")}).status is ON

    def test_a_part_that_weighs_nothing_is_left_out(self, judge):
        stands = only(judge("on off"), "mean", weights={"off1": 0})

        assert (stands.status, stands.parts, stands.left_out) == (ON, ("on0",), ("off1",))

    def test_where_the_scheme_has_no_word_for_the_mean_it_takes_the_next_worse(self, judge, make):
        from pmf.model.scheme import Clause

        scheme = make.met_near_off("10%")
        scheme = attrs.evolve(
            scheme,
            levels=(make.green, make.red, make.blank),
            clauses=(scheme.clauses[0], Clause("red")),
        )

        assert only(judge("on off", scheme), "mean").word == "Red"

    @pytest.mark.parametrize(
        ("weights", "error", "says"),
        [
            ({"on0": -1}, pmf.UsageError, "below zero"),
            ({"on0": 1.5}, TypeError, "float"),
            ({"on9": 1}, pmf.UnknownName, "'on9', which was not judged"),
        ],
    )
    def test_weights_that_make_no_sense_are_refused(self, judge, weights, error, says):
        with pytest.raises(error, match=says):
            roll_up(judge("on off"), "group", "mean", weights=weights)

    def test_so_are_weights_that_would_change_nothing(self, judge):
        with pytest.raises(pmf.UsageError, match="no difference to worst"):
            roll_up(judge("on off"), "group", "worst", weights={"on0": 2})


class TestAllMet:
    def test_all_of_them(self, judge):
        stands = only(judge("on on"), "all_met")
        assert (stands.word, stands.met, stands.codes) == ("Green", 2, ("all-parts-met",))

    def test_one_missed_is_enough_and_how_far_is_not_asked(self, judge):
        stands = only(judge("on near"), "all_met")

        assert (stands.status, stands.word, stands.possible) == (OFF, "Missed target", (NEAR, OFF))
        assert (stands.deciding, stands.codes) == (("near1",), ("part-missed",))

    def test_an_open_part_that_is_missed_anyway_leaves_nothing_open(self, judge, make):
        stands = only(judge("on near", make.met_near_off("unstated")), "all_met")

        assert (stands.status.is_met, stands.codes) == (False, ("part-missed",))


class TestShareMet:
    @pytest.fixture
    def scheme(self, make):
        lines = (Score("green", Decimal(80)), Score("amber", Decimal(50)), Score("red"))
        return make.met_near_off("10%", groups=GroupRules(GroupMethod.SHARE_MET, lines))

    @pytest.mark.parametrize(
        ("words", "word"),
        [
            ("on on on on off", "Green"),
            ("on on on off", "Amber"),
            ("on off", "Amber"),
            ("on off off", "Red"),
        ],
    )
    def test_the_share_is_held_against_the_schemes_lines(self, judge, scheme, words, word):
        stands = only(judge(words, scheme))

        assert (stands.method, stands.word) == (GroupMethod.SHARE_MET, word)
        assert stands.codes == ("share-of-parts",)

    def test_an_unknown_part_leaves_the_lines_between_open(self, judge, scheme):
        stands = only(judge("on missing", scheme))

        assert (stands.status, stands.possible) == (Status.UNKNOWN, (ON, NEAR))
        assert stands.codes == ("share-of-parts", "unknown-open")

    def test_lines_that_end_too_early_are_silent_below(self, judge, scheme):
        rules = attrs.evolve(scheme.groups, rules=scheme.groups.rules[:2])
        stands = only(judge("off", attrs.evolve(scheme, groups=rules)))

        assert (stands.status, stands.codes) == (Status.UNKNOWN, ("share-of-parts", "rule-silent"))

    def test_a_scheme_without_lines_is_refused(self, judge):
        with pytest.raises(pmf.SchemeError, match="no lines for the share"):
            roll_up(judge("on"), "group", "share_met")


class TestCounts:
    def test_where_nobody_states_a_method_nothing_is_judged(self, judge):
        stands = only(judge("on near missing"))

        assert (stands.method, stands.status) == (GroupMethod.COUNTS, Status.DATA_ONLY)
        assert stands.codes == ("parts-counted",)
        assert (stands.counts.total, stands.counts.judged) == (3, 2)


class TestUnknownParts:
    def test_ignored_they_are_left_out_and_named(self, judge):
        stands = only(judge("on missing"), "worst", unknown="ignored")

        assert (stands.status, stands.parts, stands.unjudged) == (ON, ("on0",), ("missing1",))
        assert stands.codes == ("worst-of-parts", "unknown-ignored")

    def test_counted_as_missed_they_are(self, judge):
        stands = only(judge("on missing"), "worst", unknown="counts_as_missed")

        assert (stands.status, stands.deciding) == (OFF, ("missing1",))
        assert stands.codes == ("worst-of-parts", "unknown-as-missed")

    def test_blocking_they_leave_open_what_they_could_change(self, judge):
        stands = only(judge("near missing"), "worst", unknown="blocks")

        assert (stands.status, stands.possible, stands.word) == (OFF, (NEAR, OFF), "Missed target")
        assert stands.codes == ("worst-of-parts", "unknown-open")

    def test_blocking_they_change_nothing_where_the_rest_decides(self, judge):
        stands = only(judge("off missing"), "worst", unknown="blocks")

        assert (stands.status, stands.possible) == (OFF, (OFF,))
        assert stands.codes == ("worst-of-parts", "unknown-no-matter")

    def test_unless_told_otherwise_unknown_is_never_green(self, judge):
        for method in ("worst", "mean", "all_met"):
            assert only(judge("on on missing"), method).status is Status.UNKNOWN

    def test_the_scheme_may_say_what_becomes_of_them(self, judge, make):
        rules = GroupRules(GroupMethod.WORST, unknown=UnknownParts.IGNORED)

        assert only(judge("on missing", groups=rules)).codes[-1] == "unknown-ignored"

    def test_no_part_at_all_is_never_green(self, judge):
        for unknown in UnknownParts:
            stands = only(judge("neutral neutral"), "worst", unknown=unknown)
            assert (stands.status, stands.codes) == (Status.DATA_ONLY, ("no-part-judged",))
        assert only(judge("waits neutral"), "worst").status is Status.NOT_DUE
        ignored = only(judge("missing neutral"), "worst", unknown="ignored")
        assert (ignored.status, ignored.parts) == (Status.UNKNOWN, ())

    def test_what_is_for_information_or_not_due_never_counts(self, judge):
        stands = only(judge("on neutral waits"), "all_met")

        assert (stands.word, stands.left_out) == ("Green", ("neutral1", "waits2"))


class TestAsking:
    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            ({"method": "best"}, "method must be one of score, worst"),
            ({"unknown": "green"}, "unknown must be one of ignored"),
            ({"by": "colour"}, "by must be one of group"),
            ({"method": "score"}, "give it to pmf.judge_score"),
        ],
    )
    def test_a_wrong_word_names_the_right_ones(self, judge, arguments, says):
        with pytest.raises(pmf.UsageError, match=says):
            roll_up(judge("on"), **arguments)

    def test_only_results_can_be_rolled_up(self, judge):
        with pytest.raises(pmf.UsageError, match="evaluate_all"):
            roll_up(judge("on").assessments)

    def test_a_council_that_scores_groups_itself_is_only_counted(self, judge, make):
        rules = GroupRules(GroupMethod.SCORE, (Score("green", Decimal(85)), Score("red")))
        assert only(judge("on", groups=rules)).method is GroupMethod.COUNTS

    def test_it_says_itself_in_words(self, judge):
        stands = only(judge("on off"), "worst")

        assert str(stands) == (
            "Resources: Red (1 of 2 meet their target). The group stands as its worst part does."
        )
        assert repr(stands) == "<GroupStanding Resources: Red by worst>"

    def test_of_two_levels_with_one_meaning_the_group_has_the_less_good_one_earned(self, make):
        scheme = pmf.load_scheme("outcome-four")
        lines = pmf.Lines(
            target=pmf.Quantity("90", "percent"),
            more=(("exceeded", pmf.Quantity("95", "percent")),),
        )
        indicator = make.indicator(pmf.FixedTarget(lines=lines), group="Resources")
        results = evaluate_all(make.dataset([indicator], [make.observation("96")], scheme=scheme))

        assert only(results, "worst").word == "Exceeded"
