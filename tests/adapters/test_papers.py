"""Covering papers: labels, roles, sections, appendices, periods and the tables further down."""

import datetime

import pytest

import pmf
from pmf_adapters import papers


def laid_out(tmp_path, text):
    file = tmp_path / "paper.txt"
    file.write_text(text, "utf-8")
    return pmf.lay_out(file)


def texts_of(document, labels):
    yield from ((label.text, label.where) for label in labels.all)
    for block in document.paragraphs:
        yield block.text, pmf.Location(document.name, line=block.line)


HEAD = """Subject:\tDASHBOARD: QUARTER TWO 2023/24
Meeting and Date:\tCabinet – 4 December 2023 Scrutiny Committee – 11 December 2023
Report of:\tA Person, Head of Corporate Services
Portfolio Holder:\tCouncillor B Other, Portfolio Holder for Finance, Climate Change
Decision Type:\tNon-Key Decision
Part:\tII
If Part II, reason:\tParagraph 3
-----------\t--
Recommendation:\t<ol> 1. That this is noted. 2. That officers act. </ol>
Corporate Priorities\t<p>Clean streets</p> <p>Good homes</p>
\tClimate
Wards affected\tAll
"""


class TestRoles:
    @pytest.mark.parametrize(
        ("text", "roles"),
        [
            ("Councillor A B, Leader of the Council", ("Leader of the Council",)),
            ("A B, Head of Change / C D, Strategic Director for People",
             ("Head of Change", "Strategic Director for People")),
            ("Councillor A B, Leader of the Council Councillor C D, Lead Member for Housing",
             ("Leader of the Council", "Lead Member for Housing")),
            ("Councillor A B, Portfolio Holder for Portfolio Holder for People",
             ("Portfolio Holder for People",)),
            ("Managing Director", ("Managing Director",)),
            ("Head of Housing, Planning and Waste", ("Head of Housing, Planning and Waste",)),
            ("A B", ()),
            ("", ()),
        ],
    )  # fmt: skip
    def test_roles_are_kept_and_names_are_not(self, text, roles):
        assert papers.roles_in(text) == roles

    def test_addresses_and_numbers_are_never_kept(self):
        text = "Ask a.person@council.gov.uk / 07816 182243 or http://example.org/a?b"

        assert papers.without_addresses(text) == "Ask / or"


class TestLabels:
    @pytest.fixture
    def labels(self, tmp_path):
        document = laid_out(tmp_path, HEAD)
        return papers.read_labels(document, pmf.Collector(document))

    def test_a_label_is_found_with_and_without_its_colon(self, labels):
        assert labels.text("Decision Type") == "Non-Key Decision"
        assert labels.text("Wards affected") == "All"

    def test_one_that_is_not_there_says_nothing(self, labels):
        assert labels.text("Classification") is None
        assert labels.items("Classification") == ()

    def test_a_list_that_lost_its_lines_is_taken_apart(self, labels):
        assert labels.items("Recommendation") == ("That this is noted.", "That officers act.")

    def test_what_stands_below_without_a_label_belongs_to_the_one_above(self, labels):
        assert labels.items("Corporate Priorities") == ("Clean streets", "Good homes", "Climate")

    def test_every_row_is_accounted_for(self, tmp_path):
        document = laid_out(tmp_path, HEAD)
        cells = pmf.Collector(document)
        papers.read_labels(document, cells)

        account = cells.account()

        assert account.balances
        assert (account.rows, account.labels, account.blanks) == (12, 11, 1)

    def test_two_labels_in_one_row_at_the_end_of_a_paper(self, tmp_path):
        document = laid_out(tmp_path, "Decision type: Key decision: No\tUrgency item? No\n")
        labels = papers.read_labels(document, pmf.Collector(document))

        assert labels.text("Decision type") == "Key decision: No"
        assert labels.text("Urgency item") == "No"

    def test_a_table_of_figures_is_none(self, tmp_path):
        document = laid_out(tmp_path, "Green\tAmber\n1\t2\n3\t4\n")

        assert not papers.is_labels(document.tables[0])


class TestPaper:
    @pytest.fixture
    def paper(self, tmp_path):
        document = laid_out(tmp_path, HEAD + "\n5 **Legal Implications**\n\n5.1 None at all.\n")
        labels = papers.read_labels(document, pmf.Collector(document))
        return papers.read_paper(labels, papers.outline_of(document), (), document.name)

    def test_each_meeting_has_its_day(self, paper):
        assert [(one.body, one.date) for one in paper.meetings] == [
            ("Cabinet", datetime.date(2023, 12, 4)),
            ("Scrutiny Committee", datetime.date(2023, 12, 11)),
        ]

    def test_it_is_dated_by_its_first_meeting(self, paper):
        assert paper.date == datetime.date(2023, 12, 4)

    def test_an_exempt_paper_says_why(self, paper):
        assert (paper.part, paper.part_reason) == ("II", "Paragraph 3")

    def test_people_are_named_by_their_roles(self, paper):
        assert paper.report_of == "Head of Corporate Services"
        assert paper.portfolio_holder == "Portfolio Holder for Finance, Climate Change"

    def test_what_it_implies_stands_under_its_heading_with_its_line(self, paper):
        (implied,) = paper.implications

        assert (implied.heading, implied.text) == ("Legal Implications", "None at all.")
        assert implied.source.line == 14


class TestAppendices:
    TEXT = """See Appendix 1 and appendix 2. The list is Appendix 1a.

Appendix 1 – Measures; Appendix 2: Comments.

Appendix 1:

Measure\tTarget
A\t1
"""

    @pytest.fixture
    def document(self, tmp_path):
        return laid_out(tmp_path, self.TEXT)

    def named(self, document):
        texts = texts_of(document, papers.Labels())
        return papers.appendices_named(document, texts)

    def test_each_is_named_once_with_the_title_it_has_anywhere(self, document):
        assert [str(one) for one in self.named(document)] == [
            "Appendix 1 – Measures",
            "Appendix 1a",
            "Appendix 2 – Comments",
        ]

    def test_those_without_a_table_of_their_own_are_missing(self, document):
        cells = pmf.Collector(document)
        papers.note_missing_appendices(document, self.named(document), cells)

        missing = [one.raw for one in cells.findings if one.kind == "appendix-missing"]

        assert missing == ["Appendix 1a", "Appendix 2 – Comments"]


class TestPeriod:
    WHERE = pmf.Location("paper.txt", line=1)

    def period(self, title, *texts):
        cells = pmf.Collector(pmf.Document("paper.txt", "text", ()))
        found = papers.paper_period(
            (title, self.WHERE), [(text, self.WHERE) for text in texts], "Dashboard", cells
        )
        return str(found), [one.kind for one in cells.findings]

    def test_the_title_counts(self):
        assert self.period("DASHBOARD: QUARTER TWO 2023/24") == ("Q2 2023/24", [])

    def test_another_one_beside_the_reports_own_name_is_told(self):
        found = self.period("Dashboard: Quarter Two 2023/24", "The Dashboard Quarter One 2023/24")

        assert found == ("Q2 2023/24", ["period-disagrees"])

    def test_an_earlier_period_spoken_of_is_not(self):
        found = self.period("Dashboard: Quarter Two 2023/24", "Since Quarter One 2022/23 it rose.")

        assert found == ("Q2 2023/24", [])
