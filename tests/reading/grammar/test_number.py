"""Numbers: digits as printed or nothing."""

import re
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.model.status import Mark
from pmf.model.unit import UNITS
from pmf.reading.grammar import Absent, Number, read_number
from pmf.reading.grammar.number import ABSENCES, UNIT_WORDS

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=None).filter(
    lambda value: -30 <= value.as_tuple().exponent <= 0 and len(f"{value:f}") <= 38
) | st.decimals(min_value=-(10**12), max_value=10**12, places=2)
#: Valid numbers as councils print them, to be spoilt in the laws below.
PRINTED = [
    "99.5%",
    "9.3*",
    "84,617",
    "-0.5",
    "+1.09%",
    "£40",
    "£1.2m",
    "£3 million",
    "£7,373.55",
    "<5",
    "120 Days",
    "9.3 working days",
    "1.5pp",
    "12.6(p)",
    "14.0",
    "c.5",
    "0",
    "1,043,484",
    "−5",
    "99.5% p",
    "67.4 weeks",
    "9.3 [r]*",
    "50 per cent",
    "£0.05bn",
    ">= 10%",
]


def digits(text):
    """Everything Unicode calls a digit or a number, so that no foreign one slips through."""
    return [sign for sign in text if sign.isnumeric()]


class TestValues:
    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("99.50", "99.50", None),
            ("99.5%", "99.5", "percent"),
            ("94.60 %", "94.60", "percent"),
            ("50 per cent", "50", "percent"),
            ("84,617", "84617", None),
            ("1,043,484", "1043484", None),
            ("7,373.55", "7373.55", None),
            ("0", "0", None),
            ("14.0", "14.0", None),
            ("+1.09%", "1.09", "percent"),
            ("-0.5", "-0.5", None),
            ("−5.0%", "-5.0", "percent"),
            ("\u00a094.6 ", "94.6", None),
            ("120 Days", "120", "day"),
            ("14 Days", "14", "day"),
            ("1 day", "1", "day"),
            ("9.3 working days", "9.3", "working_day"),
            ("9.2\u00a0calendar  days", "9.2", "calendar_day"),
            ("67.4 weeks", "67.4", "week"),
            ("3 months", "3", "month"),
            ("2 hours", "2", "hour"),
            ("420 seconds", "420", "second"),
            ("15 minutes", "15", "minute"),
            ("5 years", "5", "year"),
            ("15,239 tonnes", "15239", "tonne"),
            ("1.5pp", "1.5", "percentage_point"),
            ("-2 percentage points", "-2", "percentage_point"),
            ("£40", "40", "GBP"),
            ("£ 1,234.50", "1234.50", "GBP"),
            ("-£5", "-5", "GBP"),
            ("£-5", "-5", "GBP"),
            ("£1.2m", "1200000", "GBP"),
            ("£40k", "40000", "GBP"),
            ("£3 million", "3000000", "GBP"),
            ("£3bn", "3000000000", "GBP"),
            ("£0.05m", "50000", "GBP"),
            ("£1.2345678m", "1234567.8", "GBP"),
            ("-£1.2m", "-1200000", "GBP"),
            ("3 million", "3000000", None),
        ],
    )
    def test_a_number_keeps_its_value_its_places_and_its_unit(self, text, value, unit):
        number = read_number(text)

        assert Number(Decimal(value), unit) == number
        assert Decimal(value).as_tuple() == number.value.as_tuple()

    @pytest.mark.parametrize("text", ["-0", "-0.00", "−0%"])
    def test_a_zero_carries_no_sign(self, text):
        assert not read_number(text).value.is_signed()

    @pytest.mark.parametrize(
        ("text", "value", "marks"),
        [
            ("9.3*", "9.3", (Mark.FOOTNOTE,)),
            ("9.3 **", "9.3", (Mark.FOOTNOTE,)),
            ("9.3†", "9.3", (Mark.FOOTNOTE,)),
            ("9.3‡", "9.3", (Mark.FOOTNOTE,)),
            ("9.3^", "9.3", (Mark.FOOTNOTE,)),
            ("9.3#", "9.3", (Mark.FOOTNOTE,)),
            ("9.3(p)", "9.3", (Mark.PROVISIONAL,)),
            ("9.3 [p]", "9.3", (Mark.PROVISIONAL,)),
            ("9.3 (R)", "9.3", (Mark.REVISED,)),
            ("9.3 (e)*", "9.3", (Mark.ESTIMATED, Mark.FOOTNOTE)),
        ],
    )
    def test_a_mark_is_kept_beside_the_value(self, text, value, marks):
        assert Number(Decimal(value), None, marks) == read_number(text)

    def test_a_bare_p_after_a_unit_is_provisional(self):
        assert Number(Decimal("99.5"), "percent", (Mark.PROVISIONAL,)) == read_number("99.5% p")

    @pytest.mark.parametrize("text", ["50p", "50 p", "£3p"])
    def test_a_bare_p_after_a_plain_number_may_be_pence(self, text):
        with pytest.raises(ValueError, match="may be pence or provisional"):
            read_number(text)

    @pytest.mark.parametrize(
        ("text", "qualifier"),
        [
            ("<5", "<"),
            ("< 5", "<"),
            ("<=5", "<="),
            ("≤5", "<="),
            (">5", ">"),
            ("≥ 5", ">="),
            ("c.5", "about"),
            ("c. 5", "about"),
            ("c 5", "about"),
            ("~5", "about"),
            ("approx 5", "about"),
            ("Approx.5", "about"),
            ("circa 5", "about"),
        ],
    )
    def test_a_bound_or_a_rough_figure_says_so(self, text, qualifier):
        assert Number(Decimal(5), qualifier=qualifier) == read_number(text)

    def test_every_unit_word_is_a_unit_of_the_model(self):
        assert set(UNIT_WORDS.values()) | {"GBP"} <= set(UNITS)


class TestAbsence:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("", "missing"),
            ("-", "missing"),
            ("–", "missing"),
            ("—", "missing"),
            ("−", "missing"),
            ("awaiting data", "missing"),
            ("TBC", "missing"),
            ("\xa0 ", "missing"),
            ("n/a", "not_available"),
            ("N/A", "not_available"),
            ("No data", "not_available"),
            ("Not available", "not_available"),
            ("[x]", "not_available"),
            ("not due", "not_due"),
            ("Not yet due", "not_due"),
            ("Annual Indicator", "not_due"),
            ("Annual KPI", "not_due"),
            ("Measured annually", "not_due"),
            ("Annual", "not_due"),
            ("*", "suppressed"),
            ("[c]", "suppressed"),
            ("Suppressed", "suppressed"),
            ("Not applicable", "not_applicable"),
            ("[z]", "not_applicable"),
        ],
    )
    def test_no_value_has_a_name(self, text, kind):
        assert Absent(kind, text.strip("\u00a0 ")) == read_number(text)

    @pytest.mark.parametrize("text", sorted(ABSENCES))
    def test_the_printed_words_are_kept(self, text):
        assert text == read_number(text).text

    def test_zero_is_a_value(self):
        assert Decimal(0) == read_number("0%").value


class TestRefusals:
    @pytest.mark.parametrize(
        "text",
        [
            "nan",
            "NaN",
            "sNaN",
            "inf",
            "-Infinity",
            "1E+1000000",
            "1e5",
            "1_000",
            "0x10",
            "１２",
            "١٢",
            "𝟗𝟗",
            "9.3²",
            "9.3¹",
            "½",
            "9٫3",
            "12,5",
            "84,61",
            "1,23,456",
            ",123",
            "1,2345",
            "1234,567",
            "0,123",
            "1,234,56",
            "1 234",
            "1 2 3",
            "5.",
            ".5",
            "1.2.3",
            "007",
            "--5",
            "+-5",
            "- 5",
            "5-",
            "-£-5",
            "5\n",
            "5\t",
            "\u20035",
            "9\u200b3",
            "5 days 3 hours",
            "5 %%",
            "1–2",
            "5-10",
            "5%-10%",
            "20/40/60",
            "12,5%",
            "£",
            "%",
            "days",
            "$5",
            "€5",
            "12.50% (annually)",
            "1 of 2",
            "Profiled Target",
            "Q1 – 2.86",
            "30-Sept-2019",
            "9.3<sup>1</sup>",
            "5 weeKs",
            "1.2k",
            "5m",
            "£5%",
            "£5 per week",
            "9**9**9",
            "T",
            "- During the summer",
            "True",
        ],
    )
    def test_what_the_grammar_does_not_know_is_refused(self, text):
        with pytest.raises(ValueError, match=r"is not a number|two units"):
            read_number(text)

    @pytest.mark.parametrize("text", ["(1,234)", "(£40)", "(5%)", "(9.3)"])
    def test_a_number_in_brackets_is_not_guessed_at(self, text):
        with pytest.raises(ValueError, match="negative number or an aside: write a minus sign"):
            read_number(text)

    def test_38_digits_are_a_number_and_39_are_not(self):
        assert Decimal("9" * 38) == read_number("9" * 38).value
        with pytest.raises(ValueError, match="more than 38 digits"):
            read_number("9" * 39)
        with pytest.raises(ValueError, match="more than 38 digits"):
            read_number("£" + "9" * 30 + "bn")

    @pytest.mark.parametrize(
        "piece", ["9", "1,", "*", "1 ", "(p)", "-", "c.", "£", "%", " ", "<", "9*", "1,111", "p"]
    )
    def test_nasty_text_is_answered_at_once(self, piece):
        for length in (64, 30_000):
            for text in (piece * (length // len(piece)), "1" + piece * length, piece * 60 + "!"):
                try:
                    read_number(text)
                except ValueError:
                    continue

    @pytest.mark.parametrize("text", [None, True, 5, 9.3, Decimal(5), b"5"])
    def test_what_is_not_text_is_wrong_use(self, text):
        with pytest.raises(UsageError, match="text must be a str"):
            read_number(text)

    def test_a_long_text_is_cut_in_the_message(self):
        with pytest.raises(ValueError, match="at most 64 characters") as error:
            read_number("nine " * 6000)

        assert len(str(error.value)) < 200


class TestLaws:
    @given(value=decimals)
    def test_a_written_number_is_read_back_with_its_places(self, value):
        number = read_number(f"{value:f}")

        assert value == number.value
        assert value.as_tuple().exponent == number.value.as_tuple().exponent
        assert number.value.is_finite()

    @given(value=decimals)
    def test_the_decimal_context_in_force_changes_nothing(self, value):
        with localcontext() as context:
            context.prec = 3
            number = read_number(f"{value:f}%")
            again = read_number(str(number))

        assert value == number.value
        assert number == again

    @given(
        value=st.integers(0, 10**15),
        places=st.integers(0, 4),
        unit=st.sampled_from(("", "%", "pp", " working days", " tonnes")),
        marks=st.lists(st.sampled_from(("*", "†", "(p)", " (r)", "[e]")), max_size=4),
        qualifier=st.sampled_from(("", "<", ">= ", "c. ")),
        sign=st.sampled_from(("", "-", "+", "−", "£", "-£")),
    )
    def test_reading_what_was_read_changes_nothing(
        self, value, places, unit, marks, qualifier, sign
    ):
        amount = f"{value:,}" + (f".{'7' * places}" if places else "")
        unit = "" if "£" in sign else unit
        number = read_number(f"{qualifier}{sign}{amount}{unit}{''.join(marks)}")

        assert number == read_number(str(number))
        assert number.value.as_tuple() == read_number(str(number)).value.as_tuple()

    @given(
        text=st.sampled_from(PRINTED),
        place=st.integers(0, 20),
        extra=st.characters() | st.sampled_from("0123456789.,+-−*%£kmbnp()[] \u00a0²¹½٣１<>~^#†e_"),
    )
    def test_one_more_character_never_invents_or_loses_a_digit(self, text, place, extra):
        spoilt = text[:place] + extra + text[place:]
        try:
            number = read_number(spoilt)
        except ValueError:
            return
        if isinstance(number, Absent):
            assert not digits(spoilt)
            return
        printed, read = "".join(digits(spoilt)), "".join(digits(f"{number.value:f}"))
        if re.search("(?i)£.*[kmb]|illion|thousand", spoilt):
            printed, read = printed.strip("0"), read.strip("0")

        assert printed == read
        assert number.value.is_finite()

    @given(text=st.text(max_size=70) | st.text("0123456789.,-+£%*() pmkbn", max_size=70))
    def test_any_text_is_a_finite_number_an_absence_or_refused(self, text):
        try:
            number = read_number(text)
        except ValueError:
            return

        assert isinstance(number, Absent) or number.value.is_finite()
