"""Options a paper considered: where one ends and the next begins."""

import pytest

import pmf
from pmf_adapters import papers


def options_of(folder, *rows):
    """What is read from a table of these rows, and the account of them."""
    file = folder / "paper.txt"
    lines = ["Option\tComments", *("\t".join(row) for row in rows)]
    file.write_text("# Paper\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    document = pmf.lay_out(file)
    (table,) = document.tables
    assert papers.is_options(table.meant)
    cells = pmf.Collector(document)
    read = papers.read_options(table, cells)
    return [(one.text, one.comments, one.recommended) for one in read], cells.account()


class TestOptions:
    def test_one_to_a_row(self, tmp_path):
        read, account = options_of(
            tmp_path,
            ("Adopt the new framework.", "It costs nothing."),
            ("Keep the old one.", "It says little."),
        )
        assert read == [
            ("Adopt the new framework.", "It costs nothing.", None),
            ("Keep the old one.", "It says little.", None),
        ]
        assert account.balances

    def test_lines_that_run_on_and_a_row_for_the_advice(self, tmp_path):
        read, account = options_of(
            tmp_path,
            ("Adopt the", "Residents learn"),
            ("new framework.", "sooner how"),
            ("", "well services"),
            ("The recommended option.", "do."),
            ("Keep the", "Nothing"),
            ("old one.", "is gained."),
            ("Not the recommended option.", ""),
        )
        assert read == [
            ("Adopt the new framework.", "Residents learn sooner how well services do.", True),
            ("Keep the old one.", "Nothing is gained.", False),
        ]
        assert (account.rows, account.labels, account.balances) == (8, 7, True)

    @pytest.mark.parametrize(
        ("advice", "recommended"),
        [
            ("(recommended)", True),
            ("(Recommended option)", True),
            ("(the recommended option).", True),
            ("(not recommended)", False),
            ("(NOT the recommended option)", False),
        ],
    )
    def test_advice_behind_the_option(self, tmp_path, advice, recommended):
        read, _ = options_of(tmp_path, (f"Adopt it {advice}", "Good."), ("Keep it", "Less good."))
        assert read == [("Adopt it", "Good.", recommended), ("Keep it", "Less good.", None)]

    @pytest.mark.parametrize("text", ["Do as recommended by the auditor", "What was recommended"])
    def test_a_text_that_speaks_of_advice_gives_none(self, tmp_path, text):
        read, _ = options_of(tmp_path, (text, "It is sound."))
        assert read == [(text, "It is sound.", None)]

    @pytest.mark.parametrize(
        "names", [("Option",), ("Option", "Cost"), ("Option", "Comments", "Cost"), ("", "Comments")]
    )
    def test_other_headings_are_no_options(self, names):
        assert not papers.is_options(names)
