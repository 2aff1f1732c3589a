"""Files of judgements: read to the letter, or refused with every fault at its line."""

from datetime import date
from decimal import Decimal

import pytest

import pmf
from pmf.model.finding import Location
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Polarity
from pmf.reading.judgement_file import load_judgements

PLAIN = """\
schema_version = 1

[[judgements]]
code = "NI 157a"
period = "Q3 2009/10"
says = "recoverable"
by_role = "Assistant Director, Development"
on = 2010-01-20
reason = "Two vacancies are filled since November."
expires = 2010-03-31

[[deviations]]
code = "NI 191"
period = "Q3 2009/10"
reason = "Snow stopped collections for a week."
by_role = "Portfolio Holder for Front Line Services"
on = 2010-02-02
instead = "at most 180"
unit = "kilogram"
"""


@pytest.fixture
def load(tmp_path):
    def read(text):
        path = tmp_path / "j.toml"
        path.write_text(text, "utf-8")
        return load_judgements(path)

    return read


@pytest.fixture
def faults(load):
    def of(text):
        with pytest.raises(pmf.JudgementError) as refused:
            load(text)
        return list(refused.value.faults)

    return of


def without(key):
    return "".join(line for line in PLAIN.splitlines(True) if not line.startswith(f"{key} ="))


class TestWhatIsRead:
    def test_a_judgement_with_its_place(self, load):
        (judged,) = load(PLAIN).judgements

        assert judged == pmf.Judgement(
            "NI 157a",
            Period.quarter(2009, 3),
            "recoverable",
            "Assistant Director, Development",
            date(2010, 1, 20),
            "Two vacancies are filled since November.",
            date(2010, 3, 31),
            Location("j.toml", line=3),
        )

    def test_a_deviation_with_the_lines_agreed_instead(self, load):
        (accepted,) = load(PLAIN).deviations

        assert (accepted.code, accepted.on, accepted.expires) == ("NI 191", date(2010, 2, 2), None)
        assert accepted.instead.target == Quantity(Decimal(180), "kilogram")
        assert accepted.instead.sense is Polarity.LOWER
        assert accepted.source == Location("j.toml", line=12)

    def test_a_deviation_may_agree_on_nothing_instead(self, load):
        (accepted,) = load(without("instead")).deviations

        assert accepted.instead is None

    def test_the_lines_bring_their_own_unit_or_are_given_one(self, load):
        text = without("unit").replace("at most 180", "90%")

        assert load(text).deviations[0].instead.target == Quantity(Decimal(90), "percent")

    def test_a_file_may_hold_only_one_kind(self, load):
        read = load(PLAIN[: PLAIN.index("[[deviations]]")])

        assert (len(read.judgements), read.deviations) == (1, ())

    def test_it_can_be_asked_from_the_top(self, tmp_path):
        path = tmp_path / "j.toml"
        path.write_text(PLAIN, "utf-8")

        assert isinstance(pmf.load_judgements(str(path)), pmf.Judgements)


class TestFaults:
    def test_all_are_told_at_once_each_at_its_line(self, faults):
        text = (
            PLAIN.replace('"Q3 2009/10"\nsays', '"the third quarter"\nsays')
            .replace("on = 2010-02-02", 'on = "2 February"')
            .replace('"at most 180"', '"as good as can be"')
            .replace("expires = 2010-03-31", "until = 2010-03-31")
        )

        told = faults(text)

        assert [fault.partition(": ")[0] for fault in told] == [
            "j.toml:5",
            "j.toml:10",
            "j.toml:17",
        ]
        assert "judgements[0].period: 'the third quarter' is not a period" in told[0]
        assert "unknown key" in told[1]
        assert "is not a day" in told[2]

    @pytest.mark.parametrize("key", ["code", "period", "by_role", "on", "reason"])
    def test_what_must_be_there(self, faults, key):
        assert faults(without(key)) == [
            f'j.toml:3: judgements[0]: "{key}" is missing',
            f'j.toml:11: deviations[0]: "{key}" is missing',
        ]

    def test_a_judgement_must_say_something(self, faults):
        assert faults(without("says")) == ['j.toml:3: judgements[0]: "says" is missing']

    def test_a_person_is_not_named_by_an_address(self, faults):
        text = PLAIN.replace("Assistant Director, Development", "j.smith@example.gov.uk")

        (fault,) = faults(text)

        assert fault.startswith("j.toml:7: judgements[0].by_role: by_role must be a role")
        assert "smith" not in fault

    def test_it_cannot_expire_before_it_was_made(self, faults):
        (fault,) = faults(PLAIN.replace("2010-03-31", "2009-12-31"))

        assert fault.startswith("j.toml:10: judgements[0].expires: 2009-12-31 lies before")

    def test_a_figure_without_its_unit_is_not_completed(self, faults):
        (fault,) = faults(without("unit"))

        assert fault.startswith("j.toml:18: deviations[0].instead: no unit is printed")
        assert 'unit = "number"' in fault

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            ("TBC", "target-pending"),
            ("improve on 2008/09", "baseline-missing"),
            ("banana", "cannot be read"),
        ],
    )
    def test_words_that_draw_no_line(self, faults, words, why):
        (fault,) = faults(PLAIN.replace("at most 180", words))

        assert fault.startswith("j.toml:18: deviations[0].instead: ")
        assert why in fault

    def test_an_unknown_unit(self, faults):
        (fault,) = faults(PLAIN.replace('"kilogram"', '"smiles"'))

        assert fault.startswith("j.toml:19: deviations[0].unit: ")

    def test_two_of_one_day_leave_open_which_holds(self, faults):
        again = PLAIN[PLAIN.index("[[judgements]]") : PLAIN.index("[[deviations]]")]

        (fault,) = faults(PLAIN + again)

        assert "judgements[1]" in fault
        assert '"NI 157a" in Q3 2009/10 was decided twice on 2010-01-20' in fault

    def test_another_version_of_the_format(self, faults):
        (fault,) = faults(PLAIN.replace("version = 1", "version = 2"))
        assert fault == "j.toml:1: schema_version: must be 1"

    def test_unknown_tables(self, faults):
        (fault,) = faults(PLAIN + "[[decisions]]\n")
        assert fault.startswith("j.toml:20: decisions: unknown key")

    def test_a_file_that_is_no_toml_or_is_not_there(self, faults, tmp_path):
        assert "this is not TOML" in faults("judged: fine\n")[0]
        with pytest.raises(pmf.ReadError, match="there is no such file"):
            load_judgements(tmp_path / "none.toml")
