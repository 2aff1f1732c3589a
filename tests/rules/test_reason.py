"""Reason codes: every one a judgement can carry has its sentence."""

import re

import pytest

from pmf.model.finding import KINDS
from pmf.rules.reason import REASONS, reason


class TestReasons:
    @pytest.mark.parametrize("code", REASONS)
    def test_each_code_is_stable_looking_and_each_text_one_sentence(self, code):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        told = reason(code)
        assert told.code == code
        assert told.text[0].isupper()
        assert told.text.endswith(".")
        assert told.text.count(". ") == 0

    @pytest.mark.parametrize("kind", KINDS)
    def test_kinds_of_findings_are_written_the_same_way(self, kind):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind)
        assert KINDS[kind][1].endswith(".")
