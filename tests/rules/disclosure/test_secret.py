"""Texts that name something which is not public, however it is spelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.rules.disclosure.secret import Secrets, runs_of

CODES = st.from_regex(r"[A-Z]{1,4}[-_ ]?[0-9]{1,3}[a-z]?", fullmatch=True)
WORDS = st.from_regex(r"[a-z]{3,9}", fullmatch=True)


class TestNamedIn:
    @pytest.mark.parametrize(
        "text", ["HR-7", "see hr7.", "HR 7", "(HR_7)", "ＨＲ７", "hr\u200b7", "HR\xa07"]
    )
    def test_a_code_however_it_is_spelt(self, text):
        assert Secrets(codes=["HR7"]).named_in(text) == "HR7"

    @pytest.mark.parametrize("text", ["HR70", "XHR7", "HR7a", "HR 17", "7", "HR", ""])
    def test_another_code_is_none(self, text):
        assert Secrets(codes=["HR7"]).named_in(text) is None

    def test_a_long_text_is_known_again_and_a_short_one_is_not(self):
        secrets = Secrets(texts=["No data yet", "The contractor may walk away soon"])
        assert secrets.named_in("He said: “the contractor may walk away soon”")
        assert secrets.named_in("No data yet") is None

    def test_the_same_words_said_in_public_are_no_secret(self):
        text = "No figures are available for this quarter"
        assert Secrets(texts=[text], public_texts=[text]).named_in(text) is None

    def test_nothing_secret_is_named_nowhere(self):
        assert not Secrets()
        assert Secrets(names=["…"]).named_in("…") is None


class TestLaws:
    @given(CODES, st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
    def test_a_code_is_found_among_any_words(self, code, before, after):
        text = " ".join([*before, code.lower(), *after])
        assert Secrets(codes=[code]).named_in(text) == code

    @given(st.lists(WORDS, min_size=2, max_size=5), st.sampled_from((" ", "-", "\n", " – ", "_")))
    def test_a_name_is_found_whatever_stands_between_its_words(self, words, between):
        secrets = Secrets(names=[" ".join(words)])
        assert secrets.named_in(f"x {between.join(words).title()}.")
        assert secrets.named_outright(between.join(words))

    @given(CODES, CODES)
    def test_what_is_public_under_the_same_name_is_no_secret(self, code, other):
        secrets = Secrets(codes=[code], public_codes=[other])
        assert (secrets.named_in(code) is None) == (runs_of(code) == runs_of(other))
