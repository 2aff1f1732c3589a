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


class TestWhatStandsInSections:
    def paper(self, tmp_path, text):
        document = laid_out(tmp_path, text)
        labels = papers.read_labels(document, pmf.Collector(document))
        return papers.read_paper(labels, papers.outline_of(document), (), document.name)

    def test_a_comment_ends_without_its_link_and_the_officer_s_initials(self, tmp_path):
        paper = self.paper(
            tmp_path,
            "8 **Corporate Implications**\n\n"
            '8.1 Comment from the Solicitor: "No comments to make" (HR).\n\n'
            '8.2 Comment from the Equalities Officer: "See the Equality Act 2010 '
            '<http://example.org/149>" (KM).\n\n'
            "8.3 See the Performance Management Framework (PMF).\n",
        )
        assert paper.implications[0].text == (
            'Comment from the Solicitor: "No comments to make". '
            'Comment from the Equalities Officer: "See the Equality Act 2010". '
            "See the Performance Management Framework (PMF)."
        )

    def test_captions_of_tables_imply_nothing(self, tmp_path):
        text = "3 KEY IMPLICATIONS\n\n3.1 They are in table 4.\n\nTable 4: Key implications\n"
        (implied,) = self.paper(tmp_path, text).implications
        assert implied.text == "They are in table 4."

    def test_what_stands_between_implications_and_conclusions_is_one(self, tmp_path):
        text = (
            "4 Consultation:\n\nAll.\n\n5 Legal Implications:\n\nNone.\n\n"
            "6 Council infrastructure (including Health and Safety)\n\nTwo.\n\n"
            "7 Consultation\n\nAll again.\n\n8 Conclusions:\n\nDone.\n"
        )
        assert [one.text for one in self.paper(tmp_path, text).implications] == ["None.", "Two."]

    @pytest.mark.parametrize(
        ("text", "purpose"),
        [
            ("Subject:\tA\nPurpose of the report:\t1. To outline it\n", "To outline it"),
            ("REPORT SUMMARY\n\n- 1 We have a plan.\n\n- 2 This report is on it.\n",
             "This report is on it."),
            ("1. Summary\n\n1.1 How we do.\n\n2. Introduction\n\n2.1 This report.\n",
             "How we do."),
            ("1. Introduction\n\nThis report.\n", None),
        ],
    )  # fmt: skip
    def test_what_it_is_for(self, tmp_path, text, purpose):
        assert self.paper(tmp_path, text).purpose == purpose

    def test_priorities_are_the_points_below_the_sentence_that_announces_them(self, tmp_path):
        text = (
            "2 REASONS\n\n- 2.1 The Plan sets out the two strategic priorities:\n\n"
            "- Safe communities.\n\n- Growing economy.\n\nFramework\n\n- 2.2 Reports on:\n\n"
            "- Activity.\n\n- Quality.\n"
        )
        assert self.paper(tmp_path, text).priorities == ("Safe communities", "Growing economy")

    def test_steps_told_in_words_stand_in_order_with_those_of_a_table(self, tmp_path):
        paper = self.paper(
            tmp_path,
            "8 CONSULTATION\n\n8.1 The report will be considered by Corporate Services Overview "
            "and Scrutiny Panel on 16 November 2017 and comments will be reported to Cabinet.\n\n"
            "9 TIMETABLE\n\n9.1 See below.\n\n"
            "9.2 Implementation date if not called in: Immediately\n",
        )
        between = pmf.Meeting("Work", None, "Ongoing", pmf.Location("paper.txt", line=6))
        whole = papers.with_tables(paper, (), (), (between,))
        assert [(one.body, one.date, one.when) for one in whole.timetable] == [
            ("Corporate Services Overview and Scrutiny Panel", datetime.date(2017, 11, 16),
             "16 November 2017"),
            ("Work", None, "Ongoing"),
            ("Implementation date if not called in", None, "Immediately"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("said", "part"),
        [("NO - Part I", "I"), ("YES", "II"), ("Yes - Part II", "II"), ("No", None)],
    )
    def test_a_paper_that_says_it_is_exempt_is_in_part_two(self, tmp_path, said, part):
        text = f"Subject:\tA\nContains Confidential or Exempt Information?\t{said}\n"
        assert self.paper(tmp_path, text).part == part

    def test_whether_it_is_urgent(self, tmp_path):
        text = "Decision type: Key decision: No\tUrgency item? No\n"
        assert self.paper(tmp_path, text).urgency == "No"


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

    @pytest.mark.parametrize(
        ("title", "texts", "period", "kinds"),
        [
            ("Dashboard Quarter Two", ("It covers Quarter 2 2023/24.",), "Q2 2023/24", []),
            ("Dashboard Quarters 1 and 2", ("covering quarters 3 and 4 in 2017/18",),
             "H1 2017/18", ["period-disagrees"]),
            ("Dashboard Quarter Two", ("Since Quarter One 2022/23 it rose.",), "Q2 2022/23", []),
            ("Dashboard Quarter Two", (), "None", ["bad-period"]),
        ],
    )  # fmt: skip
    def test_of_a_title_without_its_year_the_text_says_which(self, title, texts, period, kinds):
        assert self.period(title, *texts) == (period, kinds)

    def test_an_earlier_period_spoken_of_is_not(self):
        found = self.period("Dashboard: Quarter Two 2023/24", "Since Quarter One 2022/23 it rose.")

        assert found == ("Q2 2023/24", [])


class TestTheDaysOfATimetable:
    @pytest.mark.parametrize(
        ("when", "kinds"),
        [
            ("31 September 2017", ["bad-date"]),
            ("31/09/2017", ["bad-date"]),
            ("30 September 2017", []),
            ("May 2018", []),
            ("Ongoing", []),
        ],
    )
    def test_one_the_calendar_has_not_is_told_and_its_words_are_kept(self, tmp_path, when, kinds):
        file = tmp_path / "paper.txt"
        file.write_text(f"Date\tDetails\n{when}\tThe plan takes effect\n", "utf-8")
        document = pmf.lay_out(file)
        cells = pmf.Collector(document)

        (step,) = papers.read_timetable(document.tables[0], cells)

        assert [one.kind for one in cells.findings] == kinds
        assert (step.body, step.when) == ("The plan takes effect", when)
