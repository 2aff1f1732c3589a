"""The page: its structure, its words, and that no text can change either."""

import datetime
import functools
import itertools
import re
import sys
from decimal import Decimal
from html.parser import HTMLParser
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import pmf
from pmf.errors import MissingExtra
from pmf.report import page as page_module
from pmf.report import render_page, view_of
from pmf.report.page import PATHS
from pmf.report.sign import NEUTRAL, level_sign
from pmf.report.text import clean

VOID = {"meta", "rect", "path", "br", "img", "input", "link", "hr"}
#: A word no digest or attribute holds by chance.
WORD = "Qqwzzqx"


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent = tag, dict(attributes), parent
        self.children = []

    def all(self, tag):
        for child in self.children:
            if isinstance(child, Node):
                if child.tag == tag:
                    yield child
                yield from child.all(tag)

    def text(self):
        parts = (child if isinstance(child, str) else child.text() for child in self.children)
        return " ".join("".join(parts).split())


class Tree(HTMLParser):
    """The page as a tree, every tag closed as it was opened."""

    def __init__(self, text):
        super().__init__()
        self.root = self.here = Node("root", (), None)
        self.flat = []
        self.feed(text)
        self.close()
        assert self.here is self.root

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes, self.here)
        self.here.children.append(node)
        self.flat.append((tag, tuple(attributes)))
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag, attributes):
        self.here.children.append(Node(tag, attributes, self.here))
        self.flat.append((tag, tuple(attributes)))

    def handle_endtag(self, tag):
        assert tag == self.here.tag
        self.flat.append(("/" + tag, ()))
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)
        self.flat.append(("", data))


@pytest.fixture(scope="module")
def html(view):
    return render_page(view)


@pytest.fixture(scope="module")
def tree(html):
    return Tree(html).root


def one(node, tag):
    (found,) = node.all(tag)
    return found


@pytest.fixture(
    scope="module", params=["broxtowe", "whole", "bare", "trends", "half-year", "panel", "all"]
)
def any_html(request, view, whole_results, bare, trends):
    """A report of results, of everything, without figures, without targets; the outputs."""
    if request.param == "broxtowe":
        return render_page(view)
    if request.param in ("bare", "trends"):
        dataset = {"bare": bare, "trends": trends}[request.param]
        return render_page(view_of(pmf.evaluate_all(dataset)))
    output = whole_results.dataset.framework.output(request.param)
    if request.param == "all":  # also those with nothing in them
        output = pmf.Output("all", "All", sections=tuple(pmf.report.SECTIONS))
    return render_page(view_of(whole_results, output))


@pytest.fixture(scope="module")
def any_tree(any_html):
    return Tree(any_html).root


def test_the_title_says_the_period_and_the_council(tree):
    assert one(tree, "title").text() == "Performance in Q1 2019/20 – Broxtowe Borough Council"


class TestStructure:
    def test_says_its_language(self, any_html, any_tree):
        assert any_html.startswith("<!doctype html>")
        assert one(any_tree, "html").attributes["lang"] == "en-GB"

    def test_has_landmarks_and_a_way_past_them(self, any_tree):
        for landmark in ("header", "nav", "main", "footer"):
            one(any_tree, landmark)
        first = next(one(any_tree, "body").all("a"))

        assert first.attributes["href"] == f"#{one(any_tree, 'main').attributes['id']}"

    def test_headings_start_at_one_and_skip_no_level(self, any_html):
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", any_html)]

        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))

    def test_every_table_has_a_caption_and_every_heading_a_scope(self, any_tree):
        for table in any_tree.all("table"):
            assert one(table, "caption").text()
            for heading in table.all("th"):
                assert heading.attributes["scope"] in ("col", "row", "rowgroup")
                assert heading.text()

    def test_every_row_of_a_table_is_as_wide_as_its_heading(self, any_tree):
        for table in any_tree.all("table"):
            (head,) = one(table, "thead").all("tr")
            wide = sum(isinstance(child, Node) for child in head.children)
            for body in table.all("tbody"):
                spanning = 0
                for row in body.all("tr"):
                    cells = [child for child in row.children if isinstance(child, Node)]
                    width = sum(int(cell.attributes.get("colspan", 1)) for cell in cells)
                    assert width + bool(spanning) == wide
                    started = [int(cell.attributes.get("rowspan", 1)) - 1 for cell in cells]
                    spanning = max(*started, spanning - 1, 0)

    def test_a_wide_table_scrolls_in_a_named_region_that_takes_focus(self, any_tree):
        regions = [div for div in any_tree.all("div") if div.attributes.get("role") == "region"]
        captions = {caption.attributes.get("id") for caption in any_tree.all("caption")}

        assert regions
        for region in regions:
            assert region.attributes["tabindex"] == "0"
            assert region.attributes["aria-labelledby"] in captions

    def test_every_id_is_there_once_and_every_link_leads_to_one(self, any_html, any_tree):
        ids = re.findall(r' id="([^"]*)"', any_html)

        assert len(ids) == len(set(ids))
        for link in any_tree.all("a"):
            assert link.attributes["href"].removeprefix("#") in ids

    def test_a_table_always_holds_a_row(self, any_tree):
        for table in any_tree.all("table"):
            assert [row for body in table.all("tbody") for row in body.all("tr")]

    def test_nothing_is_said_of_nothing(self, any_tree):
        assert not re.search(r"\b0 of 0\b", any_tree.text())


class TestStatus:
    def test_a_shape_never_stands_without_its_word(self, tree):
        for svg in tree.all("svg"):
            if svg.attributes.get("class") != "shape":
                continue
            word = svg.parent.children[svg.parent.children.index(svg) + 1]

            assert svg.attributes["aria-hidden"] == "true"
            assert word.attributes["class"] == "word"
            assert word.text()

    def test_a_bar_says_in_words_what_it_shows(self, tree):
        labels = [
            svg.attributes["aria-label"]
            for svg in tree.all("svg")
            if svg.attributes.get("role") == "img"
        ]

        assert labels[:2] == [
            "Printed: 17 Green, 3 Amber, 3 Red, 1 Unknown, 2 Data Only",
            "From the figures: 10 Green, 8 Missed target, 6 Unknown, 2 Data Only",
        ]

    def test_bars_are_filled_from_end_to_end(self, tree):
        for svg in tree.all("svg"):
            if svg.attributes.get("role") == "img":
                widths = [Decimal(r.attributes["width"].rstrip("%")) for r in svg.all("rect")]

                assert sum(widths) == 100

    def test_shapes_differ_without_their_colours(self):
        assert set(PATHS) == set(pmf.Shape)
        assert len(set(PATHS.values())) == len(PATHS)

    def test_shapes_are_well_formed(self, html):
        svgs = re.findall(r"<svg.*?</svg>", html, re.DOTALL)

        assert len(svgs) > 100
        for svg in svgs:
            ElementTree.fromstring(svg)

    def test_a_colour_that_is_none_is_not_drawn(self):
        level = pmf.Level("x", "X", (pmf.Status.ON_TARGET,), colour='red" onload="x()')

        assert level_sign(level).colour == NEUTRAL


class TestSafety:
    def test_loads_nothing_and_runs_nothing(self, html, tree):
        assert not list(tree.all("script"))
        assert not list(tree.all("link"))
        assert not re.search(r"""\b(src|srcset|action|style|on\w+)=["']""", html)
        assert "@import" not in html
        assert "url(" not in one(tree, "style").text()

    def test_its_policy_allows_its_own_style_alone(self, html, tree):
        policies = [
            meta.attributes["content"]
            for meta in tree.all("meta")
            if meta.attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]

        assert policies == [
            f"default-src 'none'; style-src 'sha256-{page_module._digest(style)}'; "
            "base-uri 'none'; form-action 'none'"
        ]


class TestDecisions:
    """What people decided stands in the row, and nothing stands there where nobody did."""

    def test_word_role_day_and_reason_are_on_the_page(self, results):
        judged = pmf.Judgement(
            "LALocal_12",
            results.dataset.period,
            "Amber",
            "Head of <b>Finance</b> & Co",
            datetime.date(2019, 7, 15),
            "One transfer was late by a day",
            datetime.date(2019, 12, 31),
        )
        decided = pmf.evaluate_all(results.dataset, judgements=[judged])

        tree = Tree(render_page(view_of(decided))).root
        told = [part for part in tree.all("p") if part.attributes.get("class") == "decided"]

        # Once in its row, once where the printed status and the figures disagree.
        assert [part.text() for part in told] == [
            "Judged by an officer: Amber (Head of <b>Finance</b> & Co, 15 July 2019, "
            "until 31 December 2019) One transfer was late by a day."
        ] * 2
        assert all(list(part.all("svg")) for part in told)
        assert not list(tree.all("b"))

    def test_nothing_stands_where_nobody_decided(self, html):
        assert 'class="decided"' not in html


class TestWords:
    def test_every_row_of_the_view_is_on_the_page(self, view, tree):
        text = tree.text()

        for plan in view.plans:
            for tier in plan.tiers:
                for service in tier.services:
                    for row in service.rows:
                        assert row.name in text
                        assert row.why in text
                        assert row.note in text

    def test_every_difference_and_every_finding_is_on_the_page(self, view, tree):
        text = tree.text()

        for compared in (view.compared, view.compared_actions):
            for differs in (*compared.disagree, *compared.not_reproducible):
                assert differs.sentence in text
        for group in view.noticed:
            for finding in group.findings:
                assert finding.message in text

    def test_where_all_agree_it_says_so(self, view):
        agreed = attrs.evolve(
            view,
            compared=attrs.evolve(view.compared, disagree=(), not_reproducible=()),
            compared_actions=attrs.evolve(view.compared_actions, disagree=(), not_reproducible=()),
        )

        assert "Nowhere: every printed status" in render_page(agreed)

    def test_made_up_figures_are_called_so(self, view, html):
        assert "Illustrative" not in html
        assert "Illustrative" in render_page(attrs.evolve(view, illustrative=True))

    def test_what_must_be_known_about_the_copy_stands_before_everything(self, view, html):
        told = render_page(attrs.evolve(view, remark="Notes are shortened."))
        page = Tree(told).root

        (notice,) = [one for one in page.all("p") if one.attributes.get("class") == "notice"]
        assert notice.text() == "About this copy. Notes are shortened."
        assert told.index("About this copy") < told.index('id="summary"')
        assert "Notes are shortened." in one(page, "footer").text()
        assert "About this copy" not in html

    def test_every_inference_is_on_the_page_with_its_reason(self, view, tree):
        text = one(tree, "details").text()

        assert sum(len(told.lines) for told in view.judging.inferred) > 100
        for told in view.judging.inferred:
            assert told.name in text
            for line in told.lines:
                assert all(part in text for part in line)

    def test_our_own_word_is_said_to_leave_the_councils_open(self, view, tree):
        seen = sum(
            row.may_be == "Amber or Red"
            for plan in view.plans
            for tier in plan.tiers
            for service in tier.services
            for row in service.rows
        )

        assert seen == 8
        assert tree.text().count("may be Amber or Red") >= seen

    def test_direction_of_travel_is_an_arrow_and_words(self, results, tree):
        scheme = pmf.load_scheme("maidstone_2016")
        page = Tree(render_page(view_of(pmf.evaluate_all(results.dataset, scheme=scheme)))).root

        told = [part for part in page.all("span") if part.attributes.get("class") == "trend"]
        assert "Worsening since 2018/19 (8.7)" in [part.text() for part in told]
        assert all(len(list(part.all("svg"))) == 1 for part in told)
        (counts,) = [t for t in page.all("table") if "went which way" in t.text()]
        rows = [row.text() for row in counts.all("tr")]
        assert rows[0] == "HeadingImprovingSteadyWorseningNot known"
        assert rows[-1] == "All11222"
        assert not [part for part in tree.all("span") if part.attributes.get("class") == "trend"]

    def test_one_status_is_one_status(self, view):
        single = attrs.evolve(
            view, compared=attrs.evolve(view.compared, agree=1, disagree=(), not_reproducible=())
        )
        text = Tree(render_page(single)).root.text()

        assert "The printed indicator status agrees with its figures." in text

    def test_where_every_printed_status_agrees_no_column_says_so_row_by_row(self, view):
        alike = attrs.evolve(view.compared, agree=26, disagree=(), not_reproducible=())
        tree = Tree(render_page(attrs.evolve(view, compared=alike))).root

        assert "All 26 printed indicator statuses agree with the figures." in tree.text()
        plans = [part for part in tree.all("section") if "Critical Success" in part.text()]
        assert not [part for part in plans if "Compared" in part.text()]

    def test_an_empty_report_has_a_page(self, results):
        empty = pmf.Dataset(adapter="none", council=None, file="empty.txt", scheme=results.scheme)

        tree = Tree(render_page(view_of(pmf.evaluate_all(empty)))).root

        assert one(tree, "h1").text() == "Performance"

    def test_the_same_view_gives_the_same_bytes(self, results, html):
        assert render_page(view_of(results)) == html


class TestAnyText:
    """Any text in any field gives the same elements, and stands on the page as it is."""

    @given(text=st.text(min_size=1).filter(clean))
    @example("PRIORITY")  # A word of the rules themselves: it must not make an outcome judged.
    def test_changes_no_element(self, text):
        self.check(text)

    @pytest.mark.parametrize(
        "text",
        [
            "<script>alert(1)</script>",
            "</bdi></td></table><h1>x",
            '" onmouseover="x()',
            "' onfocus='x()",
            "{{ view }}{% raw %}",
            "&lt;b&gt; &amp;amp; &#60;",
            "]]><!-- </style>",
            "\u202eevil\u2066 \x00\x1b[31m\ud800",
            "שלום عربى 中文 ✔",
        ],
    )
    def test_changes_no_element_even_on_purpose(self, text):
        self.check(text)

    def check(self, text):
        # How many spaces stand between words means nothing on a page.
        plain, odd = flat_page(WORD), flat_page.__wrapped__(text)
        assert len(plain) == len(odd)
        for expected, found in zip(plain, odd, strict=True):
            assert squeezed(swapped(expected, clean(text))) == squeezed(found)


@functools.cache
def flat_page(text):
    return Tree(render_page(view_of(made_of(text)))).flat


def squeezed(part):
    if isinstance(part, str):
        return "".join(part.split())
    return tuple(map(squeezed, part)) if isinstance(part, tuple) else part


def swapped(part, text):
    if isinstance(part, str):
        return part.replace(WORD, text)
    if isinstance(part, tuple):
        return tuple(swapped(inner, text) for inner in part)
    return part


def made_of(text):
    """A report with this text wherever a council may write."""
    scheme = pmf.Scheme(
        "s",
        text,
        (
            pmf.Level("met", "Met", (pmf.Status.ON_TARGET,)),
            pmf.Level("off", text, (pmf.Status.OFF_TARGET,)),
        ),
        (
            pmf.Clause("met", (pmf.Shortfall(at_most=pmf.Margin.parse("0")),), says=text),
            pmf.Clause("off"),
        ),
        actions=pmf.ActionRules((pmf.ActionLevel("a", text, (pmf.ActionStatus.IN_PROGRESS,)),), 3),
        source=text,
        direction=pmf.Direction(
            (pmf.Comparator("same_last_year", "same_last_year"),),
            tuple((way, f"{text}!") for way in pmf.Travel),
        ),
    )
    period = pmf.Period.quarter(2019, 1)
    place = pmf.Location(text, 1, 2, 3, text)
    indicator = pmf.Indicator(
        text,
        text,
        polarity=pmf.Polarity.HIGHER,
        target=pmf.FixedTarget(lines=pmf.Lines(pmf.Quantity("5")), text=text),
        tier=pmf.Tier(text, text),
        group=text,
        service="Another",
        printed_service=text,
        source=place,
        declared=(pmf.Declared("polarity", pmf.Provenance.INFERRED, text),),
    )
    note = pmf.Note(text, other_period=text)
    seen = pmf.Observation(
        text,
        period,
        pmf.Quantity("4"),
        raw=text,
        marks=(pmf.Mark.OTHER_PERIOD,),
        reported=(pmf.Status.ON_TARGET,),
        reported_word=text,
        note=note,
        source=place,
    )
    last_year = attrs.evolve(seen, period=period.same_last_year)
    action = pmf.Action(
        text,
        text,
        text,
        Decimal(50),
        due_text=text,
        reported=(pmf.ActionStatus.COMPLETED,),
        reported_word=text,
        comment=text,
        group=text,
        service=text,
        source=place,
    )
    dataset = pmf.Dataset(
        "adapter",
        text,
        text,
        period,
        (indicator,),
        (last_year, seen),
        (action,),
        paper=pmf.Paper(text, datetime.date(2019, 8, 31)),
        remark=text,
        findings=(pmf.Finding("bad-number", f"{text} is no number", place, text, code=text),),
    )
    dataset = attrs.evolve(dataset, **beside_of(text, indicator, period))
    return pmf.evaluate_all(dataset, scheme=scheme, **decided(text))


def beside_of(text, indicator, period):
    """What may stand beside the figures, with this text in it."""
    place = pmf.Location(text, 1, 2, 3, text)
    meeting = pmf.Meeting(text, when=text)
    said = {kind: pmf.Commentary(None, text, text, kind=kind) for kind in pmf.CommentaryKind}
    tier = pmf.Tier(text, text, 3, "travel", text)
    pending = pmf.NoTarget(text=text, reason="target-pending")
    later = attrs.evolve(indicator, code=f"{text}2", target=pending, source=None)
    known = pmf.Definition(indicator, None, *[text] * 6, approved_by=text, national=text)
    return {
        "indicators": (indicator, later),
        "commentary": (*said.values(), pmf.Commentary(text, text, text)),
        "published": (pmf.Published(f"Of {text}", 3, group=f"For {text}"),),
        "paper": pmf.Paper(
            text, datetime.date(2019, 8, 31), (meeting,), f"{text}!", text, text, text, text, text,
            text, text, (text,), (text,), (pmf.Implication(text, text),), (text,), (text,),
            (pmf.Consulted(text),), (meeting,), text, options=(pmf.Option(text, text),),
        ),
        "tests": (text,),
        # Its words are of priorities, so it is judged whatever the text is.
        "outcomes": (
            pmf.PlannedOutcome(
                f"{text} priorities", ((f"{text}!", "Less than 100%"),), due_text=text
            ),
        ),
        "risks": (pmf.Risk(text, text, text, text, place),),
        "escalations": (pmf.Escalation(f"{text}!", text, text, text, text, source=place),),
        "peers": (pmf.PeerFigure(text, text, period, pmf.Quantity("3"), raw=text),),
        "finances": (pmf.FinanceLine(text, f"{text}!", pmf.Quantity("3", "GBP")),),
        "framework": pmf.Framework(
            text, text, text, tiers=(tier,), groups=(pmf.Group(text),), definitions=(known,),
            criteria=(text,), audiences=(pmf.Audience(text, expects=(text,), stated=text),),
            schedule=(pmf.Scheduled(text, text, when=text),),
        ),
        "illustrative": True,
    }  # fmt: skip


def decided(text):
    """A judgement in a word of the officer's own, and a deviation with lines agreed instead."""
    by = {"code": text, "period": pmf.Period.quarter(2019, 1), "by_role": "Head of Housing"}
    by |= {"on": datetime.date(2019, 7, 15), "reason": f"{text}?", "source": None}
    return {
        "judgements": [pmf.Judgement(says=f"{text}?", **by)],
        "deviations": [pmf.Deviation(instead=pmf.Lines(pmf.Quantity("4")), **by)],
    }


class TestMissingExtra:
    def test_names_the_install_line(self, view, monkeypatch):
        monkeypatch.setitem(sys.modules, "jinja2", None)
        page_module._environment.cache_clear()

        with pytest.raises(MissingExtra, match=r'Jinja2: pip install "localgov-pmf\[report\]"'):
            render_page(view)
