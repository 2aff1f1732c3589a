"""How a council on the Pentana family is told from others: by its marker."""

import pytest

import pmf
from pmf_adapters.pentana import PentanaAdapter

TABLE = "Code & Short Name\tQ1 2019/20\nX_1 One\t5%\n"


@pytest.fixture
def document(tmp_path):
    def lay_out(prose):
        file = tmp_path / "a.txt"
        file.write_text(f"{prose}\n\n{TABLE}", "utf-8")
        return pmf.lay_out(file)

    return lay_out


class TestMarker:
    def test_a_single_text_is_one_word_and_not_its_letters(self, document):
        adapter = PentanaAdapter("anytown", "Anytown Council", marker=("Anytown"))  # no comma
        assert adapter.marker == ("Anytown",)
        assert adapter.claims(document("Anytown's report"))
        assert not adapter.claims(document("many towns"))

    def test_all_its_words_are_asked_for(self, document):
        adapter = PentanaAdapter("anytown", "Anytown Council", marker=["Anytown", "Pentana"])
        assert not adapter.claims(document("Anytown's report"))
        assert adapter.claims(document("Anytown's report, from Pentana"))

    def test_a_council_without_one_is_refused(self):
        with pytest.raises(pmf.UsageError, match=r"'anytown' is of Anytown .*marker=\(\"Anytown"):
            PentanaAdapter("anytown", "Anytown Council")

    @pytest.mark.parametrize("marker", ["", " ", ("Anytown", ""), (5,)])
    def test_what_any_document_says_is_no_word(self, marker):
        with pytest.raises(pmf.UsageError, match="made of words"):
            PentanaAdapter("anytown", "Anytown Council", marker=marker)

    def test_a_family_needs_none(self):
        assert PentanaAdapter("family").marker == ()
