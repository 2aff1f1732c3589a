"""Cautions: stable codes, each with what it means."""

import re

import pytest

from pmf.rules.questions.caution import CAUTIONS, Caution
from pmf.rules.questions.correlate import NO_COEFFICIENT
from pmf.rules.questions.proposal import NO_PROPOSAL


class TestCautions:
    @pytest.mark.parametrize("texts", [CAUTIONS, NO_PROPOSAL, NO_COEFFICIENT])
    def test_each_code_is_stable_looking_and_each_text_one_sentence(self, texts):
        for code, text in texts.items():
            assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
            assert text[0].isupper()
            assert text.endswith(".")

    def test_a_code_nobody_knows_is_refused(self):
        with pytest.raises(ValueError, match="code of a caution must be one of few-figures"):
            Caution("careful", "Be careful.")

    def test_it_shows_its_sentence(self):
        assert str(Caution("few-figures", "It rests on 2 figures only.")) == (
            "It rests on 2 figures only."
        )
