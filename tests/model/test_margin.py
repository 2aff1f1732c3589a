"""Margins: how far a scheme forgives, as text and as a distance."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.model.margin import UNSTATED, Margin, MarginKind

K = MarginKind


class TestReading:
    @pytest.mark.parametrize(
        ("text", "amount", "kind"),
        [
            ("5%", "5", K.PERCENT),
            ("5pp", "5", K.POINTS),
            ("5", "5", K.UNIT),
            ("0", "0", K.UNIT),
            ("-2.5%", "-2.5", K.PERCENT),
            ("+5 %", "5", K.PERCENT),
            ("1x tolerance", "1", K.TOLERANCE),
            ("-0.5 x tolerance", "-0.5", K.TOLERANCE),
            ("unstated", "0", K.UNSTATED),
        ],
    )
    def test_each_form_is_read(self, text, amount, kind):
        assert Margin.parse(text) == Margin(Decimal(amount), kind)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "%",
            "five",
            "5 percent",
            "5%%",
            "5e1",
            "1,5",
            "٥%",
            "5.",
            ".5",
            "--5",
            "1" * 13,
            "PP",
        ],
    )
    def test_anything_else_is_refused(self, text):
        with pytest.raises(ValueError, match="a margin is written"):
            Margin.parse(text)

    @given(
        amount=st.decimals(-(10**6), 10**6, places=3),
        kind=st.sampled_from([K.UNIT, K.POINTS, K.PERCENT, K.TOLERANCE]),
    )
    def test_what_is_written_is_read_back(self, amount, kind):
        margin = Margin(amount, kind)
        assert Margin.parse(str(margin)) == margin
        assert Margin.parse(str(UNSTATED)) == UNSTATED

    def test_the_callers_context_does_not_matter(self):
        with localcontext() as context:
            context.prec = 3
            assert Margin.parse("-12.345").amount == Decimal("-12.345")


class TestDistance:
    @pytest.mark.parametrize(
        ("text", "line", "far"),
        [("5%", "98", "4.9"), ("5%", "-98", "4.9"), ("5%", "0", "0"), ("5pp", "98", "5")],
    )
    def test_a_percentage_is_of_the_line_without_its_sign(self, text, line, far):
        assert Margin.parse(text).from_line(Decimal(line)) == Decimal(far)

    def test_the_callers_context_does_not_matter(self):
        with localcontext() as context:
            context.prec = 2
            assert Margin.parse("3.33%").from_line(Decimal("98.76")) == Decimal("3.288708")
