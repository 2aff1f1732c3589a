"""The view of the bundled report, as sentences."""

import datetime
import re

import attrs
import pytest

import pmf
from pmf.report import view_of
from pmf.rules.reconcile import Verdict


def rows_of(view):
    return [
        row
        for plan in view.plans
        for tier in plan.tiers
        for service in tier.services
        for row in service.rows
    ]


def actions_of(view):
    return [row for plan in view.action_plans for service in plan.services for row in service.rows]


def row(view, code):
    return next(row for row in (*rows_of(view), *actions_of(view)) if row.code == code)


class TestHeading:
    def test_says_whose_report_it_is_and_of_when(self, view):
        assert view.council == "Broxtowe Borough Council"
        assert (view.period, view.period_words) == ("Q1 2019/20", "April to June 2019")

    def test_a_report_of_real_figures_is_not_called_illustrative(self, view, results):
        assert not view.illustrative

        made_up = attrs.evolve(results, dataset=attrs.evolve(results.dataset, illustrative=True))

        assert view_of(made_up).illustrative


class TestCounts:
    def test_indicators_are_counted_as_printed_and_as_they_follow(self, view):
        told = {
            sign.word: (printed, computed) for sign, printed, computed in view.indicators.counts()
        }

        assert told == {
            "Green": (17, 10),
            "Amber": (3, 0),
            "Red": (3, 0),
            "Missed target": (0, 8),
            "Unknown": (1, 6),
            "Data Only": (2, 2),
        }

    def test_forms_of_one_word_are_counted_as_one_and_kept_in_the_rows(self, view):
        printed = {sign.word: printed for sign, printed, _ in view.actions.counts()}

        assert printed == {
            "Completed": 2,
            "In Progress": 13,
            "Warning": 3,
            "Overdue": 4,
            "Not Started": 1,
            "Unknown": 0,
        }
        assert "Complete" in [row.printed.word for row in actions_of(view)]

    def test_words_that_differ_only_in_case_are_counted_as_one(self, results):
        scheme = pmf.load_scheme("maidstone_2016")
        seen = view_of(pmf.evaluate_all(results.dataset, scheme=scheme))

        told = {
            sign.word: (printed, follows) for sign, printed, follows in seen.indicators.counts()
        }

        assert told["Data only"] == (2, 2)
        assert "Data Only" not in told
        assert row(seen, "CSDData_02").printed.word == "Data Only"

    def test_groups_stand_in_the_order_printed_and_add_up(self, view):
        groups = view.indicators.groups

        assert [group.name for group in groups] == [
            "Resources",
            "Revenues, Benefits and Customer Services",
            "ICT and Business Transformation",
        ]
        assert [group.total for group in groups] == [15, 7, 4]
        assert [sum(n) for n in zip(*(g.printed for g in groups), strict=True)] == list(
            view.indicators.all.printed
        )

    def test_every_share_names_its_denominator(self, view):
        assert [(s.count, s.of, s.denominator, s.percent) for s in view.shares] == [
            (10, 22, "indicators with a target", "45.5%"),
            (10, 18, "indicators that can be judged", "55.6%"),
            (10, 26, "indicators in all", "38.5%"),
        ]
        assert [s.remark for s in view.shares] == ["", "4 with a target cannot be judged", ""]

    def test_the_whole_comes_before_the_few_that_can_be_judged(self, results):
        kept = ("BV8", "FPLocal_03", "ITLocal_02")
        dataset = attrs.evolve(
            results.dataset,
            observations=tuple(s for s in results.dataset.observations if s.code in kept),
        )
        first, second = view_of(pmf.evaluate_all(dataset)).shares

        assert (first.percent, first.denominator) == ("33.3%", "indicators with a target")
        assert (second.percent, second.denominator) == ("100%", "indicator that can be judged")
        assert second.remark == "2 with a target cannot be judged"

    def test_another_name_for_a_status_is_counted_under_the_schemes_word(self, results):
        dataset = results.dataset
        satisfactory = tuple(
            attrs.evolve(seen, reported_word="Satisfactory")
            if seen.reported_word == "Green"
            else seen
            for seen in dataset.observations
        )
        renamed = view_of(pmf.evaluate_all(attrs.evolve(dataset, observations=satisfactory)))

        told = {sign.word: printed for sign, printed, _ in renamed.indicators.counts()}

        assert told["Green"] == 17
        assert row(renamed, "BV8").printed.word == "Satisfactory"


class TestRows:
    def test_are_grouped_as_the_council_groups_them(self, view):
        resources = view.plans[0]

        assert resources.name == "Resources"
        assert [tier.name for tier in resources.tiers] == [
            "Critical Success Indicator (CSI)",
            "Key Performance Indicator (KPI)",
        ]
        assert [service.name for service in resources.tiers[1].services] == [
            "Finance Services",
            "Legal Services",
            "Administrative Services",
            "Council Property",
        ]

    def test_an_indicator_stays_under_the_service_it_is_printed_under(self, view):
        finance = view.plans[0].tiers[1].services[0]

        assert "LALocal_13" in [row.code for row in finance.rows]

    def test_keep_the_order_printed(self, view, results):
        assert [row.code for row in rows_of(view)] == [a.code for a in results]

    def test_show_figures_and_target_as_printed(self, view):
        sickness = row(view, "BV12")

        assert sickness.value.text == "9.3*"
        assert sickness.value.remark == "footnoted, note: July 2019"
        assert dict(zip(sickness.periods, (f.text for f in sickness.earlier), strict=True)) == {
            "2017/18": "13.6",
            "2018/19": "8.7",
        }
        assert sickness.target.text == "7.5"

    def test_say_that_a_dash_is_no_value(self, view):
        electors = row(view, "LALocal_08")

        assert (electors.value.text, electors.value.remark) == ("-", "no value")

    def test_say_which_target_is_not_judged(self, view):
        assert row(view, "CSDData_02").target.remark == "not judged"
        assert row(view, "CSDData_03").target.remark == "no target"

    @pytest.mark.parametrize(
        ("code", "why"),
        [
            ("BV8", "At 99.5% the target of at least 99% is met."),
            (
                "BV12",
                "At 9.3 working days per FTE the target of at most 7.5 is missed by 1.8.",
            ),
            (
                "LALocal_07",
                "At 1 the target of at most 0 is missed by 1, "
                "whatever the rest of the year brings.",
            ),
            (
                "FPLocal_03",
                "At 33% so far, at least 100% is wanted by the end of 2019/20; "
                "the rest of the year can still change the status.",
            ),
            ("ITLocal_02", "No value is printed for Q1 2019/20, so there is nothing to judge."),
            (
                "FP1922_02",
                "Progress is 90%, and on 31 August 2019 the due date, 30 June 2019, has passed.",
            ),
            (
                "IT1920_02",
                "Progress is 60%, and the printed due date, 31-Apr-2020, "
                "is no day in the calendar.",
            ),
            ("FP1922_01", "Progress is 100%."),
        ],
    )
    def test_say_why_in_one_sentence(self, view, code, why):
        assert row(view, code).why == why

    def test_an_unstated_tolerance_is_never_called_red(self, view, results):
        for assessed in results:
            if len(assessed.possible) > 1 and assessed.status.rank is not None:
                follows = row(view, assessed.code).follows

                assert follows.word == "Missed target"
                assert follows.outlined

    def test_an_assumed_tolerance_is_said_and_shows_the_share_it_decides_on(self, results):
        assumed = view_of(pmf.evaluate_all(results.dataset, assume="5%"))

        assert assumed.judging.assumed == "5%"
        assert row(assumed, "FPLocal_09").follows.word == "Amber"
        assert row(assumed, "FPLocal_09").why == (
            "At 94.6% the target of at least 98% is missed by 3.4 percentage points (3.5% of it)."
        )

    @pytest.mark.parametrize(
        ("value", "target", "tolerance", "share"),
        [
            ("95", "100", "5%", "5%"),
            ("94.999", "100", "5%", "5.001%"),
            ("10", "30", "5%", "66.7%"),
        ],
    )
    def test_a_share_has_the_places_it_needs_to_lie_on_its_side(
        self, results, value, target, tolerance, share
    ):
        dataset = one_row(results, value, pmf.FixedTarget(lines=of(target)))
        seen = view_of(pmf.evaluate_all(dataset, assume=tolerance))

        assert f" ({share} of it)." in rows_of(seen)[0].why

    def test_a_target_nobody_can_read_is_not_called_none(self, results):
        unread = pmf.NoTarget(text="as good as ever", reason="bad-target")
        seen = view_of(pmf.evaluate_all(one_row(results, "95", unread)))

        target = rows_of(seen)[0].target
        assert (target.text, target.remark) == ("as good as ever", "could not be read")

    def test_units_that_cannot_be_compared_are_named(self, results):
        target = pmf.FixedTarget(lines=pmf.Lines(pmf.Quantity("4", "GBP")))
        seen = view_of(pmf.evaluate_all(one_row(results, "95", target)))

        assert rows_of(seen)[0].why == (
            "The units cannot be compared: the value is 95% and the target £4."
        )

    def test_an_action_tells_what_else_it_may_be(self, view):
        scanning = row(view, "FP1922_03")

        assert (scanning.printed.word, scanning.follows.word) == ("Warning", "In Progress")
        assert scanning.may_also_be == "Warning"
        assert scanning.verdict is Verdict.AGREE

    def test_every_place_leads_back_to_the_line_that_holds_it(self, view, printed_lines):
        for seen in (*rows_of(view), *actions_of(view)):
            line = int(re.fullmatch(r"line (\d+)", seen.place)[1])

            assert seen.code in printed_lines[line - 1]

    def test_every_figure_stands_on_the_line_named(self, view, printed_lines):
        for seen in rows_of(view):
            for figure in (seen.value, *seen.earlier, seen.target):
                line = int(figure.place.removeprefix("line "))

                assert figure.text in printed_lines[line - 1].split("\t")


def of(number):
    return pmf.Lines(pmf.Quantity(number, "percent"))


def one_row(results, value, target):
    """A report of one percentage, higher being better."""
    period = results.dataset.period
    return attrs.evolve(
        results.dataset,
        indicators=(pmf.Indicator("A", "A", "percent", pmf.Polarity.HIGHER, target=target),),
        observations=(pmf.Observation("A", period, pmf.Quantity(value, "percent")),),
        actions=(),
    )


class TestTravel:
    """Which way figures went, where that is known."""

    def travelled(self, results, **direction):
        scheme = pmf.load_scheme("maidstone_2016")
        direction = attrs.evolve(scheme.direction, **direction)
        scheme = attrs.evolve(scheme, direction=direction)
        return view_of(pmf.evaluate_all(results.dataset, scheme=scheme))

    def test_is_shown_with_what_is_compared_with(self, results):
        seen = self.travelled(results)

        (sickness,) = row(seen, "BV12").trends
        assert (sickness.sentence, sickness.arrow) == (
            "Worsening since 2018/19 (8.7)",
            pmf.Movement.UP,
        )
        (shops,) = row(seen, "CPLocal_05").trends
        assert (shops.sentence, shops.arrow) == (
            "Improving since 2018/19 (7.69%)",
            pmf.Movement.DOWN,
        )

    def test_is_not_shown_where_it_is_not_known(self, results, view):
        assert row(self.travelled(results), "BV8").trends == ()
        assert not any(one.trends for one in rows_of(view))
        assert view.travel == ()

    def test_is_counted_where_any_is_known(self, results):
        assert self.travelled(results).travel == (
            ("Improving", 1),
            ("Steady", 1),
            ("Worsening", 2),
            ("Not known", 22),
        )

    def test_uses_the_schemes_words_and_arrows(self, results):
        worse = pmf.Travel.WORSENING
        seen = self.travelled(
            results, words=((worse, "Decline"),), symbols=((worse, "down red arrow"),)
        )

        (sickness,) = row(seen, "BV12").trends
        assert (sickness.word, sickness.arrow) == ("Decline", pmf.Movement.DOWN)
        assert seen.judging.arrows
        assert ("Decline", 2) in seen.travel

    def test_a_word_that_leads_on_by_itself_is_not_followed_by_since(self, results):
        seen = self.travelled(results, words=((pmf.Travel.WORSENING, "Decline on"),))

        assert row(seen, "BV12").trends[0].sentence == "Decline on 2018/19 (8.7)"

    def test_a_neutral_indicator_only_moved(self, results):
        dataset = results.dataset
        neutral = tuple(
            attrs.evolve(one, polarity=pmf.Polarity.NEUTRAL) for one in dataset.indicators
        )
        scheme = pmf.load_scheme("maidstone_2016")
        dataset = attrs.evolve(dataset, indicators=neutral)
        seen = view_of(pmf.evaluate_all(dataset, scheme=scheme))

        assert row(seen, "BV12").trends[0].sentence == "Up since 2018/19 (8.7)"
        assert ("Up", 2) in seen.travel


class TestWhereStatusAndFiguresDisagree:
    def test_indicators(self, view):
        compared = view.compared

        assert (compared.printed, compared.agree) == (26, 17)
        assert [one.code for one in compared.disagree] == [
            "LALocal_07",
            "LALocal_12",
            "FPLocal_09",
            "LALocal_13",
            "LALocal_08",
            "BV79b(ii)",
            "ITLocal_02",
        ]
        assert [one.code for one in compared.not_reproducible] == ["FPLocal_03", "ITLocal_04"]

    def test_actions(self, view):
        compared = view.compared_actions

        assert (compared.printed, compared.agree) == (23, 19)
        assert [one.code for one in compared.disagree] == [
            "DEM1922_01",
            "IT1920_01",
            "IT1920_17",
        ]
        assert [one.code for one in compared.not_reproducible] == ["IT1920_02"]

    def test_each_is_said_in_one_sentence(self, view):
        said = {
            one.code: one.sentence
            for compared in (view.compared, view.compared_actions)
            for one in (*compared.disagree, *compared.not_reproducible)
        }

        assert said["FPLocal_09"] == (
            "Green is printed, but at 94.6% the target of at least 98% is missed by "
            "3.4 percentage points."
        )
        assert said["LALocal_08"] == (
            "Amber is printed, but no value is printed for Q1 2019/20, "
            "so there is nothing to judge."
        )
        assert said["IT1920_17"] == (
            "Not Started is printed, but progress is 50%, and on 31 August 2019 the due date, "
            "31 March 2020, is still to come."
        )
        assert said["IT1920_02"].startswith("Overdue is printed and cannot be reproduced: ")

    def test_a_word_without_a_meaning_is_said_to_have_none(self, results):
        dataset = results.dataset
        puzzled = tuple(
            attrs.evolve(seen, reported=(), reported_word="Teal")
            if seen.code == "BV8" and seen.reported_word
            else seen
            for seen in dataset.observations
        )
        view = view_of(pmf.evaluate_all(attrs.evolve(dataset, observations=puzzled)))

        assert view.compared.not_reproducible[0].sentence == (
            "Teal is printed, a word the scheme gives no meaning."
        )


class TestAside:
    def test_the_day_is_given_with_its_reason(self, view, results):
        assert view.judging.on == "31 August 2019"
        assert "August 2019" in view.judging.on_because

        later = view_of(pmf.evaluate_all(results.dataset, on=datetime.date(2020, 4, 1)))

        assert (later.judging.on, later.judging.on_because) == (
            "1 April 2020",
            "Given by the caller",
        )

    def test_the_key_explains_every_word_that_follows(self, view):
        known = {line.sign.word for line in (*view.judging.key, *view.judging.action_key)}

        assert {row.follows.word for row in rows_of(view)} <= known

    def test_what_was_inferred_is_owned_up_to(self, view):
        assert len(view.judging.inferred) == 26
        told = {one.code: one for one in view.judging.inferred}

        assert told["BV12"].lines[:2] == (
            ("Which values are better", "lower ones", "Fewer days lost to sickness is better."),
            (
                "Unit",
                "working days per FTE",
                "The former national indicator of this number counts working days for each "
                "full-time equivalent; 7.5 could not be the whole Council's days.",
            ),
        )

    def test_findings_of_reading_and_checking_stand_by_severity(self, view, results):
        counted = {group.heading: len(group.findings) for group in view.noticed}

        assert list(counted) == ["Errors", "Worth a look", "Noted"]
        assert sum(counted.values()) == len(results.dataset.findings) + len(pmf.check(results))
        assert view.noticed[0].findings[0].message == (
            "'31-Apr-2020' is not a day in the calendar; it is left empty"
        )

    def test_dates_of_our_own_messages_are_in_words(self, view):
        told = [one.message for group in view.noticed for one in group.findings]

        assert (
            "Overdue is printed, but on 31 August 2019 the due date 28 February 2020 "
            "is still to come"
        ) in told

    def test_every_row_is_accounted_for(self, view):
        (_, seen), *became = view.account

        assert view.balances
        assert seen == sum(count for _, count in became)


class TestAnEmptyReport:
    def test_has_a_view(self, results):
        empty = pmf.Dataset(adapter="none", council=None, file="empty.txt", scheme=results.scheme)

        view = view_of(pmf.evaluate_all(empty))

        assert (view.council, view.title, view.period, view.plans) == ("", "", "", ())
        assert view.shares == ()


class TestDecisions:
    """What people decided, beside what follows."""

    @pytest.fixture
    def decided(self, results):
        period = results.dataset.period
        judged = pmf.Judgement(
            "LALocal_12",
            period,
            "Amber",
            "Head of Finance",
            datetime.date(2019, 7, 15),
            "One transfer was late by a day",
            datetime.date(2019, 12, 31),
        )
        accepted = pmf.Deviation(
            "LALocal_12",
            period,
            "A member of staff was away!",
            "Finance Committee",
            datetime.date(2019, 7, 18),
            instead=pmf.Lines(pmf.Quantity("95", "percent")),
        )
        return view_of(
            pmf.evaluate_all(results.dataset, judgements=[judged], deviations=[accepted])
        )

    def test_word_role_day_and_reason_stand_in_the_row(self, decided):
        judged, accepted = row(decided, "LALocal_12").decided

        assert judged.sentence == (
            "Judged by an officer: Amber (Head of Finance, 15 July 2019, until 31 December 2019). "
            "One transfer was late by a day."
        )
        assert accepted.sentence == (
            "Deviation accepted: Green against 95% instead (Finance Committee, 18 July 2019). "
            "A member of staff was away!"
        )

    def test_the_computed_status_stays(self, decided, view):
        assert row(decided, "LALocal_12").follows == row(view, "LALocal_12").follows
        assert decided.indicators == view.indicators

    def test_they_stand_where_print_and_figures_part_too(self, decided):
        (differs,) = [one for one in decided.compared.disagree if one.code == "LALocal_12"]

        assert differs.decided == row(decided, "LALocal_12").decided

    def test_rows_nobody_decided_on_show_nothing(self, decided, view):
        assert {one.code for one in rows_of(decided) if one.decided} == {"LALocal_12"}
        assert not any(one.decided for one in rows_of(view))

    def test_a_word_of_the_rules_own_has_no_sign(self, results):
        judged = pmf.Judgement(
            "LALocal_12",
            results.dataset.period,
            "needs_improvement",
            "Head of Finance",
            datetime.date(2019, 7, 15),
            "Late again.",
        )
        scheme = pmf.load_scheme("medway_2009")
        seen = view_of(pmf.evaluate_all(results.dataset, scheme=scheme, judgements=[judged]))

        (told,) = row(seen, "LALocal_12").decided
        assert told.sign is None
        assert told.sentence == (
            "Judged by an officer: needs_improvement (Head of Finance, 15 July 2019). Late again."
        )
        assert row(seen, "LALocal_12").follows.word == "Red"

    def test_a_missing_judgement_is_named(self, results):
        scheme = pmf.load_scheme("medway_2009")
        seen = view_of(pmf.evaluate_all(results.dataset, scheme=scheme))

        assert row(seen, "LALocal_12").why.endswith(
            "; the rule asks for an officer’s judgement, and none is recorded."
        )

    def test_a_finding_in_another_file_names_that_file(self, results):
        judged = pmf.Judgement(
            "BV99",
            results.dataset.period,
            "Amber",
            "Head of Finance",
            datetime.date(2019, 7, 15),
            "Late.",
            source=pmf.Location("judgements.toml", line=3),
        )
        seen = view_of(pmf.evaluate_all(results.dataset, judgements=[judged]))

        noticed = [one for group in seen.noticed for one in group.findings if one.code == "BV99"]
        assert [one.place for one in noticed] == ["judgements.toml, line 3"]
