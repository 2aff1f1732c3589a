"""The book of definitions: every indicator as declared, for whom, and what nobody has said."""

import attrs
import pytest

import pmf
from pmf.report.definitions_book import render_book

FRAMEWORK = pmf.Framework(
    "anytown-2024",
    "Anytown Council",
    "Key indicators",
    groups=(pmf.Group("Housing Committee", kind="committee"),),
    services=(
        pmf.Service(
            "Repairs", directorate="Homes", owner="Head of Repairs", holder="Holder for Housing"
        ),
    ),
    directorates=(pmf.Directorate("Homes"),),
    holders=(pmf.Holder("Holder for Housing"),),
    priorities=(pmf.Priority("Good homes"),),
    definitions=(
        pmf.Definition(
            pmf.Indicator(
                "H1",
                "Repairs done in time",
                "percent",
                "higher",
                service="Repairs",
                group="Housing Committee",
                target=pmf.parse_target("97%").target,
                contributes_to=("Good homes",),
                purpose="Tenants wait less.",
                declared=(pmf.Declared("polarity", pmf.Provenance.INFERRED, "Tenants wait less."),),
            ),
            formula="Repairs in time as a share of all repairs.",
            meaning="rent_collected",
            stated="Appendix 1",
        ),
        pmf.Definition(pmf.Indicator("H1a", "First_visits *only*", contributes_to=("H1",))),
    ),
    audiences=(
        pmf.Audience("Leadership team", "leadership", sees_exempt=True),
        pmf.Audience("Panel", "committee", codes=("H1a",)),
    ),
)


def entries(book, code):
    """What stands under one indicator, by its label."""
    article = book.split(f"### {code}: ")[1].split("\n#")[0]
    found = [line[4:].split(":** ") for line in article.split("\n") if line.startswith("- **")]
    return dict(found)


class TestFront:
    def test_what_is_made_up_says_so(self):
        said = "Illustrative: indicators are made up to show the framework at work."
        assert said in render_book(attrs.evolve(FRAMEWORK, illustrative=True))
        assert said not in render_book(FRAMEWORK)


class TestArticle:
    def test_what_is_declared(self):
        said = entries(render_book(FRAMEWORK), "H1")
        assert said["Purpose"] == "Tenants wait less."
        assert said["How it is worked out"] == "Repairs in time as a share of all repairs."
        assert (said["Target"], said["Unit"], said["Better"]) == (
            "97%",
            "percent",
            "higher figures",
        )
        assert (said["Owner"], said["Portfolio"]) == ("Head of Repairs", "Holder for Housing")
        assert said["Shared with other councils"] == "Rent collected of rent due"
        assert said["Contributes to"] == "Good homes; Repairs; Homes"
        assert said["Made up of"].startswith("H1a: First")

    def test_what_nobody_said_is_said_to_be_missing(self):
        said = entries(render_book(FRAMEWORK), "H1a")
        for label in ("Purpose", "How it is worked out", "Better", "Owner", "Source of figures"):
            assert said[label] == "not stated"
        assert (said["Target"], said["Definition last reviewed"]) == ("none", "not stated")
        assert "Floor" not in said

    def test_what_was_inferred_is_marked(self):
        book = render_book(FRAMEWORK)
        assert "Inferred, not stated by the council:\n\n- polarity: Tenants wait less." in book

    def test_a_target_left_open_says_so(self):
        target = pmf.parse_target("Profiled Target").target
        open_ended = attrs.evolve(
            FRAMEWORK,
            definitions=(pmf.Definition(pmf.Indicator("T", "Households", target=target)),),
        )
        said = entries(render_book(open_ended), "T")
        assert said["Left open by the target"] == "The target is a profile that is not supplied."


class TestBook:
    def test_by_group_and_service_in_order(self):
        book = render_book(FRAMEWORK)
        headings = [line for line in book.split("\n") if line.startswith("#")]
        assert headings == [
            "# Key indicators",
            "## Housing Committee: Repairs",
            "### H1: Repairs done in time",
            "## Indicators",
            "### H1a: First\\_visits \\*only\\*",
        ]
        assert "Anytown Council: 2 indicators." in book

    @pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[a](javascript:b)", "| a |"])
    def test_no_text_becomes_markup(self, text):
        name = attrs.evolve(
            FRAMEWORK, definitions=(pmf.Definition(pmf.Indicator("X", text, purpose="- " + text)),)
        )
        book = render_book(name)
        assert text not in book
        assert "\\" in entries(book, "X")["Purpose"]

    def test_nothing_to_define(self):
        assert "0 indicators." in render_book(attrs.evolve(FRAMEWORK, definitions=()))


class TestAudience:
    @pytest.fixture
    def secret(self):
        first, second = FRAMEWORK.definitions
        hidden = attrs.evolve(first.indicator, exempt="Paragraph 3")
        return attrs.evolve(FRAMEWORK, definitions=(attrs.evolve(first, indicator=hidden), second))

    def test_the_public_sees_no_trace_of_what_is_not(self, secret):
        book = render_book(secret)
        assert "H1:" not in book
        assert "Repairs" not in book
        assert "1 indicator." in book
        assert "Contributes to" not in book

    def test_nor_in_what_was_written_of_others(self, secret):
        first, second = secret.definitions
        told = attrs.evolve(second.indicator, purpose="Part of Repairs done in time.")
        other = attrs.evolve(secret, definitions=(first, attrs.evolve(second, indicator=told)))
        assert entries(render_book(other), "H1a")["Purpose"] == "not stated"

    def test_an_audience_by_its_name(self, secret):
        assert "### H1:" in render_book(secret, "leadership team")
        with pytest.raises(pmf.UnknownName, match="Mayor"):
            render_book(secret, "Mayor")

    def test_who_may_see_it_is_told_that_it_is_not_public(self, secret):
        book = render_book(secret, secret.audience("Leadership team"))
        assert entries(book, "H1")["Not public"] == "Paragraph 3"
        assert "For Leadership team." in book

    def test_only_what_it_receives(self):
        book = render_book(FRAMEWORK, FRAMEWORK.audience("Panel"))
        assert "### H1a" in book
        assert "### H1:" not in book
        assert entries(book, "H1a")["Contributes to"].startswith("H1: Repairs done in time")
