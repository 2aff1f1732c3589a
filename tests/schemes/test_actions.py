"""Actions by delay (Rotherham) and by progress (Camms), and words that only name a status."""

from datetime import date
from decimal import Decimal

import pytest

import pmf

ORIGINAL = date(2022, 11, 30)
JUDGED = date(2022, 11, 1)


class TestRotherhamByDelay:
    """On track: the original date holds; delayed: by less than three months; else off target."""

    @pytest.mark.parametrize(
        ("due", "word"),
        [
            (date(2022, 11, 29), "On track"),
            (ORIGINAL, "On track"),
            (date(2022, 12, 1), "Delayed"),
            (date(2023, 2, 27), "Delayed"),
            (date(2023, 2, 28), "Off target"),  # three months after 30 November
            (date(2023, 3, 1), "Off target"),
        ],
    )
    def test_the_new_date_against_the_original(self, action, due, word):
        done = action("rotherham_2023_actions", JUDGED, due=due, original_due=ORIGINAL)
        assert done.word == word
        assert done.possible == (done.status,)

    def test_done_is_complete_however_late(self, action):
        late = {"due": date(2024, 1, 1), "original_due": ORIGINAL}
        done = action("rotherham_2023_actions", JUDGED, progress=Decimal(100), **late)
        assert done.word == "Complete"
        said = action(
            "rotherham_2023_actions", JUDGED, reported=(pmf.ActionStatus.COMPLETED,), **late
        )
        assert said.word == "Complete"

    def test_without_a_printed_revision_the_due_date_is_the_original(self, action):
        assert action("rotherham_2023_actions", JUDGED, due=ORIGINAL).word == "On track"

    def test_without_a_day_to_judge_on_the_two_dates_suffice(self, action):
        dates = {"due": date(2023, 1, 31), "original_due": ORIGINAL}
        assert action("rotherham_2023_actions", None, **dates).word == "Delayed"

    def test_a_date_that_has_passed_is_late_by_the_day_it_is_judged_on(self, action):
        done = action("rotherham_2023_actions", date(2022, 12, 1), due=ORIGINAL)
        assert done.word == "Delayed"
        assert done.possible == (pmf.ActionStatus.WARNING, pmf.ActionStatus.OVERDUE)
        assert done.codes == ("past-due", "delayed-under")
        late = action("rotherham_2023_actions", date(2023, 2, 28), due=ORIGINAL)
        assert late.word == "Off target"
        assert late.possible == (pmf.ActionStatus.OVERDUE,)

    def test_a_date_brought_forward_and_missed_is_not_late_yet(self, action):
        done = action(
            "rotherham_2023_actions",
            date(2022, 11, 15),
            due=date(2022, 11, 10),
            original_due=ORIGINAL,
        )
        assert done.status is pmf.ActionStatus.IN_PROGRESS
        assert len(done.possible) == 3

    def test_without_a_date_nothing_is_known(self, action):
        assert action("rotherham_2023_actions", JUDGED).codes == ("no-due-date",)
        assert action("rotherham_2023_actions", JUDGED, due_text="31 June").codes == ("bad-date",)


class TestCammsByProgress:
    """From 1 April 2023, 200 days: after 100 of them half is expected."""

    START, DUE, HALF_WAY = date(2023, 4, 1), date(2023, 10, 18), date(2023, 7, 10)

    @pytest.mark.parametrize(
        ("progress", "word"),
        [
            ("50", "On Track"),
            ("45", "On Track"),  # exactly 90% of what is expected
            ("44.99", "Monitor"),
            ("35", "Monitor"),  # exactly 70%, printed for both
            ("34.99", "Off Track"),
            ("0", "Off Track"),
            ("100", "On Track"),
        ],
    )
    def test_half_way(self, action, progress, word):
        dates = {"start": self.START, "due": self.DUE}
        done = action("vendor_camms", self.HALF_WAY, progress=Decimal(progress), **dates)
        assert done.word == word
        assert done.possible == (done.status,)

    @pytest.mark.parametrize(
        ("progress", "word"), [("90", "On Track"), ("89.9", "Monitor"), ("69.9", "Off Track")]
    )
    @pytest.mark.parametrize("on", [date(2023, 10, 18), date(2025, 1, 1)])
    def test_from_the_due_date_on_all_is_expected(self, action, on, progress, word):
        dates = {"start": self.START, "due": self.DUE}
        assert action("vendor_camms", on, progress=Decimal(progress), **dates).word == word

    @pytest.mark.parametrize("on", [date(2023, 3, 1), date(2023, 4, 1)])
    def test_before_it_starts_nothing_is_expected(self, action, on):
        dates = {"start": self.START, "due": self.DUE}
        done = action("vendor_camms", on, progress=Decimal(0), **dates)
        assert (done.word, done.codes) == ("On Track", ("progress-not-expected",))

    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"due": DUE, "progress": Decimal(40)}, "no-start-date"),
            ({"start": START, "due": DUE}, "progress-missing"),
            ({"start": START, "progress": Decimal(40)}, "no-due-date"),
        ],
    )
    def test_what_is_missing_is_named(self, action, fields, code):
        done = action("vendor_camms", self.HALF_WAY, **fields)
        assert done.status is pmf.ActionStatus.UNKNOWN
        assert len(done.possible) == 3
        assert done.codes == (code,)

    @pytest.mark.parametrize("word", ["Deferred", "Ongoing", "N/A"])
    def test_deferred_and_ongoing_are_never_judged(self, action, schemes, word):
        said = schemes["vendor_camms"].read_action_word(word).meanings
        dates = {"start": self.START, "due": self.DUE}
        done = action("vendor_camms", self.HALF_WAY, reported=said, progress=Decimal(1), **dates)
        assert (done.word, done.codes) == ("N/A", ("not-judged-as-printed",))

    def test_its_word_for_on_track_does_not_say_completed(self, action, schemes):
        said = schemes["vendor_camms"].read_action_word("On Track").meanings
        dates = {"start": self.START, "due": self.DUE}
        done = action("vendor_camms", self.HALF_WAY, reported=said, **dates)
        assert done.codes == ("progress-missing",)


class TestWordsOnly:
    def test_moray_s_words(self, schemes):
        words = ("Completed", "On target", "Require monitoring", "Yet to begin")
        statuses = [schemes["moray_pentana"].read_action_word(word).meanings for word in words]
        assert [only.value for (only,) in statuses] == [
            "completed",
            "in_progress",
            "warning",
            "not_started",
        ]

    def test_mea_s_stopped_may_be_overdue_or_cancelled(self, action, schemes):
        said = schemes["mea_2023"].read_action_word("Stopped").meanings
        done = action("mea_2023", JUDGED, due=date(2022, 10, 1), reported=said)
        assert done.status is pmf.ActionStatus.OVERDUE
        assert done.word == "Not achieved"

    @pytest.mark.parametrize(
        "id",
        [
            "past-due",
            "within-original-date",
            "delayed-under",
            "delayed-beyond",
            "progress-on-track",
            "progress-behind",
            "progress-far-behind",
            "progress-not-expected",
            "no-start-date",
            "not-judged-as-printed",
            "score-judged",
            "score-missing",
        ],
    )
    def test_every_reason_is_a_sentence(self, id):
        from pmf.rules.reason import reason

        assert reason(id).text.endswith(".")
