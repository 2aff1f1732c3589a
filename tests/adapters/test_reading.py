"""What every family shares: how a table is left, rows repeated, days that cannot be."""

import attrs
import pytest

import pmf
from pmf_adapters.dashboard import DashboardAdapter
from pmf_adapters.family import Family
from pmf_adapters.pentana import PentanaAdapter
from pmf_adapters.rag import RagAdapter
from pmf_adapters.suite import SuiteAdapter
from pmf_adapters.tiers import TiersAdapter

LOST = "Thing\tColour\tHue\n\t\t\nBins\tgreen\t7 of 9 shades\nTrees\tred\t12\n"
RAG = RagAdapter("rag")
FAMILIES = {
    DashboardAdapter("dashboard"): "# Performance Dashboard Q3 2023/24\n\n"
    "Indicator\tQ2 2023/24\tQ3 2023/24\tDirection\nCalls answered\t90%\t91%\tUp\n",
    PentanaAdapter("pentana"): "Status\tCode & Short Name\tQ3 2023/24\tTarget\n"
    "Green\tK1 Calls answered\t91%\t90%\n",
    RAG: "Indicator\tQ3 2023/24\tTarget\tStatus\nCalls answered\t91%\t90%\tGreen\n",
    SuiteAdapter("suite"): "Service\tMeasure Name\tTarget\nDesk\tCalls answered\t90%\n",
    TiersAdapter("tiers"): "Tier 1 – headline indicators\n\nTier 2 – others\n\n"
    "Indicator\tQ2 2023/24\tQ3 2023/24\tDirection\nCalls answered\t90%\t91%\tUp\n",
}


@pytest.fixture(params=FAMILIES, ids=lambda one: one.name)
def family(request):
    return request.param


@pytest.fixture
def read(family, read_text):
    """Read a document of the family with more below it."""

    def read(more):
        dataset = read_text(f"{FAMILIES[family]}{more}")
        assert dataset.adapter == family.name
        assert dataset.account.balances
        return dataset

    return read


class TestEveryFamily:
    def test_a_table_left_unread_is_counted_in_one_way(self, read):
        before, after = read("").account, read(f"\nBelow.\n\n{LOST}").account

        assert after == attrs.evolve(
            before, rows=before.rows + 4, headings=before.headings + 1, unread=before.unread + 3
        )

    def test_and_is_a_warning_where_it_holds_figures(self, read):
        (found,) = (
            one for one in read(f"\nBelow.\n\n{LOST}").findings if one.kind == "table-unread"
        )

        assert found.severity is pmf.Severity.WARNING
        assert "not read" in found.message

    def test_a_row_printed_twice_is_counted_once(self, family, read):
        row = FAMILIES[family].splitlines()[-1]
        before, after = read("").account, read(f"{row}\n").account

        assert (after.records, after.duplicates) == (before.records, 1)

    @pytest.mark.parametrize(
        ("day", "told"),
        [("31st September, 2024", 1), ("30 September 2024", 0), ("40 Rats 2024", 0)],
    )
    def test_a_day_the_calendar_has_not_is_told_wherever_it_stands(self, read, day, told):
        findings = read(f"\nIt was agreed by the Cabinet of {day} as follows.\n").findings

        assert [one.kind for one in findings].count("bad-date") == told

    def test_its_council_is_that_of_the_framework_where_it_has_none(self, family):
        framework = pmf.Framework("anytown", "Anytown Council", "Measures")
        document = pmf.Document("a.txt", "text", ())

        assert family.read(document, None, framework).council == "Anytown Council"
        assert family.read(document, None, None).council is None


def titled(title):
    return f"Report Title:\t{title}\nMeeting:\tCabinet\n\nBelow.\n\n{FAMILIES[RAG]}"


class TestTheTitleAndTheColumns:
    def test_a_title_of_a_later_quarter_than_any_column(self, read_text):
        label = (
            "Report Title:\tPerformance in Quarter 4 2023/24\nMeeting:\tCabinet\n\nThe figures:\n\n"
        )
        dataset = read_text(label + FAMILIES[RagAdapter("rag")])
        (found,) = (one for one in dataset.findings if one.kind == "period-disagrees")

        assert (found.location.line, found.raw, found.used) == (
            1,
            "Quarter 4 2023/24",
            "Q3 2023/24",
        )
        assert str(dataset.period) == "Q3 2023/24"

    def test_a_title_of_the_year_holds_its_quarters(self, read_text):
        dataset = read_text(titled("Performance in 2023/24"))

        assert "period-disagrees" not in {one.kind for one in dataset.findings}


class TestAFamilyWithoutAReading:
    def test_it_is_told_what_it_lacks(self):
        class Bare(Family):
            def lays_out(self, document):
                return True

        with pytest.raises(pmf.UsageError, match="reading"):
            Bare("bare").read(pmf.Document("a.txt", "text", ()), None, None)
