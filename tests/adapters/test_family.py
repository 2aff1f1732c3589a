"""Which adapter takes a document: its council's, though a heading is misprinted; and one alone."""

from importlib.resources import as_file, files

import pytest

import pmf
from pmf_adapters.rag import RagAdapter

PAPERS = {
    "broxtowe": "broxtowe-2019-20-q1.txt",
    "dacorum": "dacorum-2024-kpi-framework.txt",
    "dover": "dover-2023-24-q2.txt",
    "hyndburn": "hyndburn-2024-review.txt",
    "windsor_maidenhead": "windsor-maidenhead-2017-18-half-year.txt",
}
SAMPLES = [
    (council, path.name)
    for council in PAPERS
    for path in (files("pmf_adapters") / council / "samples").iterdir()
]


def sample(council, name):
    return (files("pmf_adapters") / council / "samples" / name).read_text("utf-8")


class TestEverySample:
    @pytest.mark.parametrize(("council", "name"), SAMPLES)
    def test_it_is_taken_by_one_adapter_and_a_return_by_that_of_returns(self, council, name):
        with as_file(files("pmf_adapters") / council / "samples" / name) as path:
            read = pmf.read(path)

        assert read.adapter == (council if name == PAPERS[council] else "returns")


class TestAPaperWithoutAKnownTable:
    @pytest.mark.parametrize(
        ("council", "old", "new"),
        [("windsor_maidenhead", "\tRed\t", "\tRuby\t"), ("dacorum", "\tTarget", "\tAim 2024")],
    )
    def test_its_councils_adapter_takes_it_and_warns(self, read_text, council, old, new):
        changed = sample(council, PAPERS[council]).replace(old, new)
        read = read_text(changed)
        lost = [one for one in read.findings if one.kind == "table-unread"]

        assert read.adapter == council
        assert read.account.balances
        assert pmf.Severity.WARNING in {one.severity for one in lost}

    def test_without_the_councils_words_nobody_knows_it(self, read_text):
        text = "Report Title:\tA report\nMeeting:\tCabinet\n\nA\tB\n1\t2\n"

        with pytest.raises(pmf.ReadError, match="no installed adapter"):
            read_text(text)

    @pytest.mark.parametrize(
        ("labels", "table", "claimed"),
        [
            ("Report Title:\tOn Erewhon\nMeeting:\tCabinet\n\n", "A\tB\n1\t2\n", True),
            ("Report Title:\tOn Erewhon\nMeeting:\tCabinet\n\n", "Measure\tTarget\nA\t2\n", False),
            ("A report on Erewhon\n\n", "A\tB\n1\t2\n", False),
            ("Report Title:\tOn Nowhere\nMeeting:\tCabinet\n\n", "A\tB\n1\t2\n", False),
        ],
    )
    def test_only_a_covering_paper_that_no_family_can_read(self, tmp_path, labels, table, claimed):
        file = tmp_path / "report.txt"
        file.write_text(labels + table, "utf-8")
        adapter = RagAdapter("erewhon", council="Erewhon", marker=("Erewhon",))

        assert adapter.claims(pmf.lay_out(file)) is claimed
        assert not RagAdapter("any").claims(pmf.lay_out(file))
