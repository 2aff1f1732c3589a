"""Inline markup: taken off where it means nothing, left where it does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UsageError
from pmf.reading.grammar import read_number, strip_markup


class TestStripMarkup:
    @pytest.mark.parametrize(
        ("text", "plain"),
        [
            ("<b>50%</b>", "50%"),
            ("<b>Finance Services</b>", "Finance Services"),
            ("<STRONG>50%</STRONG >", "50%"),
            ("<u><em>50%</em></u>", "50%"),
            ("**50%**", "50%"),
            ("__50%__", "50%"),
            (" **Resources** ", "Resources"),
            ("&lt;5", "<5"),
            ("&pound;40", "£40"),
            ("Policy &amp; Performance", "Policy & Performance"),
            ("&amp;lt;5", "&lt;5"),
            ("&lt;b&gt;5", "<b>5"),
            ("5&nbsp;days", "5\u00a0days"),
            ("Outturn<br/>2017/18", "Outturn 2017/18"),
        ],
    )
    def test_known_markup_is_taken_off(self, text, plain):
        assert (plain, True) == strip_markup(text)

    @pytest.mark.parametrize(
        "text",
        [
            "<5",
            "9.3*",
            "9.3**",
            "**",
            "****",
            "**a** and **b**",
            "***9***",
            "** a **",
            "_",
            "",
            " 5 ",
            "9.3<sup>1</sup>",
            "<del>8</del>6",
            '<b class="x">5',
            "&#163;40",
            "&copy;",
            "a < b",
            "<b5",
        ],
    )
    def test_everything_else_is_left(self, text):
        assert (text, False) == strip_markup(text)

    def test_a_superscript_never_becomes_a_digit(self):
        text, _ = strip_markup("9.3<sup>1</sup>")

        with pytest.raises(ValueError, match="is not a number"):
            read_number(text)

    def test_digits_on_two_lines_never_join(self):
        text, _ = strip_markup("12<br>34")

        with pytest.raises(ValueError, match="is not a number"):
            read_number(text)

    @given(text=st.text(alphabet="<>/bi*_&ampltg;rsu 12"))
    def test_no_digit_is_made_or_lost(self, text):
        plain, found = strip_markup(text)

        assert [sign for sign in text if sign.isdigit()] == [s for s in plain if s.isdigit()]
        assert found == (plain != text)

    @pytest.mark.parametrize("piece", ["<b", "<b>", "**", "&amp", "__ ", "<br ", "<", "&lt;b&gt;"])
    def test_long_text_is_taken_in_one_pass(self, piece):
        plain, _ = strip_markup(piece * (30_000 // len(piece)))

        assert len(plain) <= 30_000

    def test_what_is_not_text_is_wrong_use(self):
        with pytest.raises(UsageError, match="text must be a str"):
            strip_markup(None)
