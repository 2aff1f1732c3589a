"""Judging actions on a day: Broxtowe's key tasks, lead times, milestones, impossible dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.action import Milestone
from pmf.model.status import ActionStatus as A
from pmf.rules.action import action_status

ON = date(2019, 8, 31)
DUE = date(2019, 12, 31)


@pytest.fixture
def judge(make):
    def of(progress="50", due=DUE, on=ON, *, lead=None, not_started=False, **more):
        scheme = make.action_scheme(lead, not_started=not_started)
        return action_status(make.action(progress=progress, due=due, **more), on, scheme)

    return of


class TestDone:
    def test_all_of_it_is_completed_whatever_the_date(self, judge):
        for due in (DUE, date(2019, 5, 31), None):
            done = judge("100", due)
            assert (done.status, done.possible, done.codes) == (
                A.COMPLETED,
                (A.COMPLETED,),
                ("progress-complete",),
            )
            assert done.word == "Completed"

    def test_said_to_be_completed_without_progress_is_believed(self, judge):
        done = judge(None, reported=(A.COMPLETED,), reported_word="Complete")
        assert (done.status, done.codes) == (A.COMPLETED, ("completed-as-printed",))

    def test_said_to_be_completed_at_ninety_per_cent_is_not(self, judge):
        late = judge("90", date(2019, 6, 30), reported=(A.COMPLETED,))
        assert late.status is A.OVERDUE

    def test_cancelled_is_what_the_council_says(self, judge):
        for progress in ("0", "100", None):
            dropped = judge(progress, date(2019, 1, 1), reported=(A.CANCELLED,))
            assert (dropped.status, dropped.codes) == (A.CANCELLED, ("cancelled-as-printed",))


class TestTheDueDate:
    def test_the_day_itself_is_not_overdue(self, judge):
        assert judge(due=ON).status is not A.OVERDUE
        late = judge(due=ON - timedelta(days=1))
        assert (late.status, late.possible, late.codes) == (
            A.OVERDUE,
            (A.OVERDUE,),
            ("past-due",),
        )

    def test_without_a_printed_lead_time_an_open_action_may_be_a_warning(self, judge):
        open_ = judge()
        assert (open_.status, open_.possible) == (A.IN_PROGRESS, (A.IN_PROGRESS, A.WARNING))
        assert open_.codes == ("due-ahead", "lead-time-unstated")

    @pytest.mark.parametrize(
        ("days", "status"), [(31, A.IN_PROGRESS), (30, A.WARNING), (1, A.WARNING), (0, A.WARNING)]
    )
    def test_it_is_a_warning_from_the_lead_time_on(self, judge, days, status):
        judged = judge(due=ON + timedelta(days=days), lead=30)
        assert (judged.status, judged.possible) == (status, (status,))

    def test_a_lead_time_of_nothing_warns_on_the_day(self, judge):
        assert judge(due=ON, lead=0).codes == ("within-lead-time",)
        assert judge(due=ON + timedelta(days=1), lead=0).status is A.IN_PROGRESS

    def test_an_impossible_date_is_not_mended(self, judge):
        broken = judge("60", None, due_text="31-Apr-2020")
        assert broken.status is A.UNKNOWN
        assert broken.possible == (A.IN_PROGRESS, A.WARNING, A.OVERDUE)
        assert broken.codes == ("bad-date",)

    def test_no_date_at_all_has_a_reason_of_its_own(self, judge):
        assert judge("60", None).codes == ("no-due-date",)
        assert judge("60", None).word == "Unknown"

    def test_a_missing_day_to_judge_on_is_not_a_bad_date(self, judge):
        assert "bad-date" not in judge(on=None, due_text="31-Dec-2019").codes


class TestMilestones:
    def test_a_missed_one_is_a_warning_even_without_a_lead_time(self, judge):
        slipped = judge(milestones=(Milestone("Tender", due=ON - timedelta(days=1)),))
        assert (slipped.status, slipped.possible, slipped.codes) == (
            A.WARNING,
            (A.WARNING,),
            ("milestone-late",),
        )

    def test_one_due_today_has_not_slipped(self, judge):
        assert judge(milestones=(Milestone("Tender", due=ON),)).codes[0] == "due-ahead"

    def test_one_done_or_undated_does_not_slip(self, judge):
        done = Milestone("Tender", due=date(2019, 1, 1), done_on=date(2019, 2, 1))
        assert judge(milestones=(done, Milestone("Award")), lead=10).status is A.IN_PROGRESS

    def test_a_near_one_warns_within_the_lead_time(self, judge):
        near = Milestone("Tender", due=ON + timedelta(days=10))
        assert judge(milestones=(near,), lead=10).codes == ("milestone-near",)
        assert judge(milestones=(near,), lead=9).status is A.IN_PROGRESS

    def test_overdue_beats_a_slipped_milestone(self, judge):
        slipped = (Milestone("Tender", due=date(2019, 1, 1)),)
        assert judge(due=date(2019, 6, 30), milestones=slipped).status is A.OVERDUE


class TestNotStarted:
    def test_it_is_earned_only_where_the_scheme_has_it(self, judge):
        assert judge("0", lead=30, not_started=True).status is A.NOT_STARTED
        assert judge("0", lead=30).status is A.IN_PROGRESS
        assert judge(None, lead=30, not_started=True).status is A.IN_PROGRESS
        assert judge("1", lead=30, not_started=True).status is A.IN_PROGRESS

    def test_a_word_that_is_only_understood_is_never_earned(self, make):
        import attrs

        scheme = make.action_scheme(30, not_started=True)
        levels = tuple(
            attrs.evolve(level, earned=A.NOT_STARTED not in level.meanings)
            for level in scheme.actions.levels
        )
        scheme = attrs.evolve(scheme, actions=attrs.evolve(scheme.actions, levels=levels))
        judged = action_status(make.action(progress="0", due=DUE), ON, scheme)
        assert judged.status is A.IN_PROGRESS

    def test_overdue_and_the_lead_time_come_first(self, judge):
        assert judge("0", date(2019, 6, 30), lead=30, not_started=True).status is A.OVERDUE
        near = judge("0", ON + timedelta(days=3), lead=30, not_started=True)
        assert near.status is A.WARNING

    def test_without_a_lead_time_it_is_still_possible(self, judge):
        assert A.NOT_STARTED in judge("0", not_started=True).possible


class TestEveryCase:
    def test_the_status_is_possible_and_each_reason_has_a_sentence(self, judge):
        for progress in (None, "0", "50", "100"):
            for due in (None, date(2019, 6, 30), ON, DUE):
                for lead in (None, 0, 200):
                    judged = judge(progress, due, lead=lead)
                    assert judged.status in judged.possible or judged.status is A.UNKNOWN
                    assert all(reason.text.endswith(".") for reason in judged.reasons)
                    assert judged.code == "FP1922_02"


class TestMonthsLate:
    """Rotherham's rule counts calendar months from the original due date."""

    @pytest.fixture
    def late(self, make):
        import pmf

        scheme = pmf.load_scheme("rotherham_2023_actions")

        def of(due, original=None, on=date(2023, 2, 27), **more):
            action = make.action(
                progress=more.pop("progress", "50"), due=due, original_due=original, **more
            )
            return action_status(action, on, scheme)

        return of

    @pytest.mark.parametrize(
        ("due", "original", "months", "status"),
        [
            (date(2023, 3, 31), date(2023, 3, 31), 0, A.IN_PROGRESS),
            (date(2023, 3, 31), None, 0, A.IN_PROGRESS),
            (date(2023, 4, 29), date(2023, 3, 31), 0, A.WARNING),
            (date(2023, 4, 30), date(2023, 3, 31), 1, A.WARNING),
            (date(2023, 6, 29), date(2023, 3, 31), 2, A.WARNING),
            (date(2023, 6, 30), date(2023, 3, 31), 3, A.OVERDUE),
            (date(2024, 3, 31), date(2023, 3, 31), 12, A.OVERDUE),
            (date(2023, 2, 27), date(2022, 11, 30), 2, A.WARNING),
            (date(2023, 2, 28), date(2022, 11, 30), 3, A.OVERDUE),
        ],
    )
    def test_they_are_counted_as_the_rule_counts_them(self, late, due, original, months, status):
        judged = late(due, original)

        assert (judged.months_late, judged.status) == (months, status)

    def test_a_date_that_has_passed_is_as_late_as_the_day(self, late):
        assert late(date(2022, 9, 30)).months_late == 4
        assert late(date(2022, 9, 30), on=None).months_late == 0

    def test_of_what_is_done_nobody_says_when(self, late):
        assert late(date(2022, 9, 30), progress="100").months_late is None
        assert late(date(2022, 9, 30), reported=(A.CANCELLED,)).months_late is None

    def test_without_a_date_there_is_nothing_to_be_late_against(self, late):
        assert late(None, due_text="31-Apr-2023").months_late is None
        assert late(None, date(2022, 9, 30)).months_late is None

    @given(
        first=st.dates(date(2000, 1, 1), date(2040, 1, 1)),
        days=st.integers(-60, 800),
        months=st.integers(1, 24),
    )
    def test_so_many_months_late_is_overdue_by_a_rule_of_so_many(self, make, first, days, months):
        from pmf.model.scheme import ActionRules, Scheme

        scheme = Scheme("s", "S", make.RAG, actions=ActionRules(delay_months=months))
        action = make.action(progress="50", due=first + timedelta(days=days), original_due=first)
        judged = action_status(action, None, scheme)

        assert (judged.months_late >= months) is (judged.status is A.OVERDUE)


class TestMilestonesLate:
    STEPS = (
        Milestone("Tender", due=date(2019, 6, 30)),
        Milestone("Award", due=date(2019, 7, 31), done_on=date(2019, 8, 20)),
        Milestone("Start", due=ON),
        Milestone("Open"),
        Milestone("Close", due=date(2019, 8, 30)),
    )

    def test_those_past_their_day_and_not_done_are_listed_in_order(self, judge):
        assert [step.title for step in judge(milestones=self.STEPS).milestones_late] == [
            "Tender",
            "Close",
        ]

    def test_none_of_an_action_that_is_over_or_without_a_day(self, judge):
        assert judge("100", milestones=self.STEPS).milestones_late == ()
        assert judge(on=None, milestones=self.STEPS).milestones_late == ()
