"""What a report says against itself: each kind of finding, and none for a clean row."""

from datetime import date

import pytest

from pmf.model.action import Milestone
from pmf.model.beside import Commentary
from pmf.model.dataset import Publication, Published
from pmf.model.finding import Location
from pmf.model.framework import Definition, Framework
from pmf.model.indicator import Note, NoteFigure
from pmf.model.paper import Meeting, Paper, PlannedOutcome
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Absence, ActionStatus, Frequency, Polarity, Stage, Status
from pmf.model.target import FixedTarget, ProfiledTarget
from pmf.rules.check import check
from pmf.rules.evaluate import evaluate_all

ON, NEAR, OFF = Status.ON_TARGET, Status.NEAR_TARGET, Status.OFF_TARGET
HERE = Location("q1.txt", table=3, row=2, line=98)
A = ActionStatus


@pytest.fixture
def kinds(make):
    """The kinds of finding a report of these rows earns."""

    def of(indicators=(), observations=(), actions=(), **more):
        scheme = more.pop("scheme", make.met_near_off("5%"))
        data = make.dataset(indicators, observations, actions, scheme=scheme, **more)
        return check(evaluate_all(data, on=date(2019, 8, 31)))

    return of


def names(findings):
    return [finding.kind for finding in findings]


class TestIndicators:
    def test_a_clean_row_gives_none(self, make, kinds):
        seen = make.observation("99.5", reported=(ON,), reported_word="Green", source=HERE)
        assert kinds([make.indicator("99")], [seen]) == ()

    def test_a_row_without_a_printed_status_gives_none(self, make, kinds):
        assert kinds([make.indicator("99")], [make.observation("50")]) == ()

    def test_another_status_than_follows(self, make, kinds):
        seen = make.observation("50", reported=(ON,), reported_word="Green", source=HERE)
        (found,) = kinds([make.indicator("98")], [seen])
        assert (found.kind, found.code, found.raw) == ("status-disagrees", "BV8", "Green")
        assert found.location == HERE
        assert found.message == "Green is printed, but 50% against 98% gives Red"

    def test_a_colour_over_no_value(self, make, kinds):
        seen = make.observation(Absence.MISSING, reported=(ON,), reported_word="Green", source=HERE)
        assert names(kinds([make.indicator("99.5")], [seen])) == ["status-without-value"]

    def test_data_only_over_a_dash_is_no_judging_status(self, make, kinds):
        seen = make.observation(
            Absence.MISSING, reported=(Status.DATA_ONLY,), reported_word="Data Only"
        )
        assert kinds([make.indicator(None, Polarity.NEUTRAL)], [seen]) == ()

    def test_data_only_with_a_target(self, make, kinds):
        calls = make.indicator("80000", Polarity.NEUTRAL, "thing", "CSDData_02")
        (found,) = kinds([calls], [make.observation("17857", "thing", "CSDData_02")])
        assert found.kind == "data-only-with-target"
        assert found.raw == "80000"

    def test_data_only_without_a_target_is_clean(self, make, kinds):
        calls = make.indicator(None, Polarity.NEUTRAL, "thing", "CSDData_03")
        assert kinds([calls], [make.observation("6599", "thing", "CSDData_03")]) == ()

    def test_printed_under_a_service_not_its_own(self, make, kinds):
        prosecutions = make.indicator(
            None, code="LALocal_13", service="Legal Services", printed_service="Finance Services"
        )
        (found,) = kinds([prosecutions], [make.observation("1", code="LALocal_13")])
        assert found.kind == "service-disagrees"

    @pytest.mark.parametrize(
        ("own", "printed"),
        [("Legal Services", "Legal Services"), (None, "Legal Services"), ("Legal Services", None)],
    )
    def test_its_own_service_or_none_is_clean(self, make, kinds, own, printed):
        row = make.indicator(None, service=own, printed_service=printed)
        assert kinds([row], [make.observation("1")]) == ()

    def test_words_that_point_the_other_way(self, make, kinds):
        target = FixedTarget(lines=make.lines("5", sense=Polarity.LOWER), text="at most 5%")
        (found,) = kinds([make.indicator(target)], [make.observation("4")])
        assert (found.kind, found.raw) == ("polarity-disagrees", "at most 5%")

    def test_of_two_rows_with_one_code_only_the_wrong_one_is_told(self, make, kinds):
        seen = [
            make.observation("99.5", reported=(ON,), reported_word="Green"),
            make.observation("50", reported=(ON,), reported_word="Green"),
        ]
        (found,) = kinds([make.indicator("99")], seen)
        assert "50%" in found.message


class TestNotes:
    @pytest.fixture
    def noted(self, make, kinds):
        def of(figure, target="5.0", *, claims=True, unit="calendar_day", period=None):
            period = period or Period.month_of(2019, 8)
            note = Note(
                f"Exceeding target. August 2019 = {figure}",
                figures=(NoteFigure(period, Quantity(figure, unit)),),
                claims_met=claims,
            )
            row = make.indicator(target, Polarity.LOWER, "calendar_day", "BV78b")
            seen = make.observation("4.3", "calendar_day", "BV78b", note=note, source=HERE)
            return kinds([row], [seen])

        return of

    def test_a_claim_beside_a_figure_that_misses(self, noted):
        (found,) = noted("6.8")
        assert (found.kind, found.code, found.location) == ("note-disagrees", "BV78b", HERE)
        assert "August 2019" in found.message

    @pytest.mark.parametrize("figure", ["5.0", "4.9"])
    def test_a_figure_on_or_better_than_the_target_is_clean(self, noted, figure):
        assert noted(figure) == ()

    def test_without_a_claim_nothing_is_contradicted(self, noted):
        assert noted("6.8", claims=False) == ()

    def test_a_figure_in_another_unit_is_not_compared(self, noted):
        assert noted("6.8", unit="percent") == ()

    def test_a_profile_speaks_for_its_own_part_alone(self, noted, make):
        profile = ProfiledTarget(parts=((make.Q1, make.lines("5.0", "calendar_day")),))
        assert noted("6.8", profile) == ()


class TestActions:
    @pytest.fixture
    def found(self, make, kinds):
        def of(reported, progress, due):
            action = make.action(
                progress=progress, due=due, reported=(reported,), reported_word=reported.value
            )
            return names(kinds(actions=[action]))

        return of

    PAST, AHEAD = date(2019, 6, 30), date(2019, 12, 31)

    @pytest.mark.parametrize(
        ("reported", "progress", "due"),
        [
            (A.OVERDUE, "90", PAST),
            (A.IN_PROGRESS, "50", AHEAD),
            (A.WARNING, "50", AHEAD),
            (A.COMPLETED, "100", PAST),
            (A.NOT_STARTED, "0", AHEAD),
            (A.IN_PROGRESS, None, AHEAD),
            (A.IN_PROGRESS, "50", None),
            (A.IN_PROGRESS, "50", date(2019, 8, 31)),
        ],
    )
    def test_a_clean_action_gives_none(self, found, reported, progress, due):
        assert found(reported, progress, due) == []

    @pytest.mark.parametrize(
        ("reported", "progress"),
        [(A.NOT_STARTED, "5"), (A.COMPLETED, "99"), (A.IN_PROGRESS, "100"), (A.OVERDUE, "100")],
    )
    def test_progress_against_the_printed_word(self, found, reported, progress):
        assert "progress-disagrees" in found(reported, progress, None)

    @pytest.mark.parametrize(
        ("reported", "due"),
        [
            (A.OVERDUE, AHEAD),
            (A.OVERDUE, date(2019, 8, 31)),
            (A.IN_PROGRESS, PAST),
            (A.WARNING, PAST),
            (A.NOT_STARTED, PAST),
        ],
    )
    def test_the_due_date_against_the_printed_word(self, found, reported, due):
        assert found(reported, "0", due) == ["due-date-disagrees"]


class TestAnActionsDates:
    """What is judged on 31 August 2019."""

    @pytest.fixture
    def told(self, make, kinds):
        def of(progress="50", steps=(), reported=A.IN_PROGRESS, **more):
            action = make.action(
                progress=progress,
                milestones=tuple(Milestone(*step) for step in steps),
                reported=(reported,),
                reported_word=reported.value,
                **{"due": date(2019, 12, 31), **more},
            )
            return [(one.kind, one.message) for one in kinds(actions=[action])]

        return of

    def test_dates_in_their_order_give_none(self, told):
        steps = [("Tender", date(2019, 6, 28), date(2019, 7, 5)), ("Go live", date(2019, 12, 2))]
        assert told(steps=steps, start=date(2019, 4, 1)) == []

    def test_a_start_after_the_end(self, told):
        found = told(start=date(2020, 1, 8))
        message = "it starts on 2020-01-08, after it is due on 2019-12-31"
        assert found == [("dates-disagree", message)]

    @pytest.mark.parametrize(("progress", "begun"), [("15", True), ("0", False), (None, False)])
    def test_something_done_before_it_starts(self, told, progress, begun):
        found = told(progress, start=date(2019, 10, 1), reported=A.WARNING)
        assert [kind for kind, _ in found] == ["dates-disagree"] * begun

    def test_a_step_done_on_a_day_to_come(self, told):
        ((kind, message),) = told(steps=[("Tender", date(2019, 6, 28), date(2020, 6, 28))])
        assert kind == "dates-disagree"
        assert "said to be done on 2020-06-28, after the day of judging, 2019-08-31" in message

    @pytest.mark.parametrize(
        ("step", "said"),
        [
            (("Tender", date(2019, 3, 1)), "due on 2019-03-01, before the action starts"),
            (("Tender", None, date(2019, 3, 1)), "done on 2019-03-01, before the action starts"),
            (("Tender", date(2020, 1, 31)), "due on 2020-01-31, after the whole action"),
        ],
    )
    def test_a_step_outside_the_action(self, told, step, said):
        ((kind, message),) = told(steps=[step], start=date(2019, 4, 1))
        assert kind == "dates-disagree"
        assert said in message

    def test_completed_with_a_step_still_open(self, told):
        found = told("100", [("Go live", date(2019, 8, 1))], A.COMPLETED)
        message = "it is completed, but the step 'Go live' is not done"
        assert found == [("progress-disagrees", message)]

    def test_not_begun_with_a_step_done(self, told):
        found = told("0", [("Tender", None, date(2019, 7, 5))], A.WARNING)
        assert [kind for kind, _ in found] == ["progress-disagrees"]


class TestTheDayOfAReport:
    """Q1 2019/20 ends on 30 June 2019."""

    @pytest.fixture
    def told(self, make, kinds):
        def of(day, **more):
            paper = Paper(meetings=(Meeting("Cabinet", day, source=HERE),), date=day)
            found = kinds([make.indicator("99")], paper=paper, **more)
            return [(one.kind, one.location) for one in found]

        return of

    @pytest.fixture
    def seen(self, make):
        return [make.observation("99.5")]

    def test_before_the_period_is_over(self, told, seen):
        early = [("date-before-period", HERE)]
        assert told(date(2019, 6, 29), observations=seen) == early
        assert told(date(2009, 9, 3), observations=seen) == early

    def test_on_its_last_day_or_later_it_may_be(self, told, seen):
        assert told(date(2019, 6, 30), observations=seen) == []
        assert told(date(2019, 9, 3), observations=seen) == []

    @pytest.mark.parametrize(
        "tells",
        [
            {"published": (Published("Total"), Published("Green", percent="64"))},
            {"commentary": (Commentary(None, "Fewer calls.", period=Period.quarter(2019, 1)),)},
        ],
    )
    def test_counts_and_words_on_the_period_tell_of_it_too(self, told, tells):
        assert ("date-before-period", HERE) in told(date(2019, 5, 1), **tells)

    def test_a_paper_that_tells_nothing_of_it_may_come_first(self, told, make):
        assert told(date(2019, 2, 5)) == []
        before = make.observation("98", period=Period.quarter(2018, 4))
        assert told(date(2019, 2, 5), observations=[before]) == []

    def test_each_report_of_several_is_held_against_its_own_period(self, told, seen):
        both = (
            Publication("a.txt", "a.txt", Period.quarter(2018, 4), date(2019, 5, 1)),
            Publication("b.txt", "b.txt", Period.quarter(2019, 1), date(2019, 5, 1)),
        )
        found = told(date(2019, 5, 1), observations=seen, publications=both)
        assert found == [("date-before-period", Location("b.txt"))]

    @pytest.mark.parametrize(("due", "told"), [(date(2019, 3, 31), 1), (date(2019, 4, 1), 0)])
    def test_an_outcome_due_before_the_period_begins(self, make, kinds, seen, due, told):
        outcome = PlannedOutcome("On target", due=due, due_text="31 March", source=HERE)
        found = kinds([make.indicator("99")], seen, outcomes=(outcome,))
        assert [one.location for one in found if one.kind == "date-before-period"] == [HERE] * told


class TestTheFramework:
    def test_a_declared_indicator_without_a_row(self, make, kinds):
        declared = tuple(Definition(make.indicator(None, code=c)) for c in ("BV8", "BV9"))
        framework = Framework("f", "Broxtowe", "t", definitions=declared)
        found = kinds([make.indicator("99")], [make.observation("99.5")], framework=framework)
        assert [(one.kind, one.code) for one in found] == [("not-reported", "BV9")]

    @pytest.mark.parametrize(("quarter", "told"), [(1, 0), (4, 1)])
    def test_an_annual_one_has_no_row_to_be_missed_before_the_year_ends(self, make, quarter, told):
        annual = Definition(make.indicator(None, code="BV9", frequency=Frequency.ANNUAL))
        period = Period.quarter(2019, quarter)
        read = make.dataset(
            [make.indicator("99")],
            [make.observation("99.5", period=period)],
            period=period,
            framework=Framework("f", "Broxtowe", "t", definitions=(annual,)),
            scheme=make.met_near_off("5%"),
        )
        found = [one for one in check(evaluate_all(read)) if one.kind == "not-reported"]
        assert len(found) == told

    def test_one_still_being_developed_or_retired_has_no_row_to_be_missed(self, make, kinds):
        declared = tuple(
            Definition(make.indicator(None, code=stage, stage=Stage(stage)))
            for stage in ("in_development", "retired")
        )
        framework = Framework("f", "Windsor", "t", definitions=declared)
        assert kinds([], [], framework=framework) == ()

    def test_findings_stand_in_the_order_of_the_report(self, make, kinds):
        declared = (Definition(make.indicator(None, code="BV9")),)
        framework = Framework("f", "Broxtowe", "t", definitions=declared)
        seen = make.observation("50", reported=(ON,), reported_word="Green")
        action = make.action(
            progress="90", due=date(2019, 6, 30), reported=(A.IN_PROGRESS,), reported_word="x"
        )
        found = kinds([make.indicator("98")], [seen], [action], framework=framework)
        assert names(found) == ["status-disagrees", "due-date-disagrees", "not-reported"]
