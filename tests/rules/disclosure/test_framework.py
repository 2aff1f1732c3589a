"""Frameworks as one audience may see them: alone, side by side, beside reports."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import UnknownName, UsageError
from pmf.model.dataset import Dataset
from pmf.model.framework import Definition, Framework, Service
from pmf.model.governance import (
    INTERNAL,
    PUBLIC,
    Audience,
    ChangePolicy,
    Holder,
    MeasureTest,
    Output,
    Scheduled,
)
from pmf.model.indicator import Indicator
from pmf.rules.disclosure.framework import framework_for_audience, frameworks_for_audience
from pmf.rules.governance.amendment import diff_frameworks

RENT = Indicator("H1", "Rent collected", "percent", "higher", service="Housing", purpose="Income.")
VOIDS = Indicator("H2", "Days to re-let a home", "day", "lower", service="Housing")
DEAL = Indicator(
    "H9", "Penalties under the repairs contract", "GBP", service="Contracts", exempt="paragraph 3"
)
LEADERS = Audience("Leadership team", "leadership", sees_exempt=True)
PANEL = Audience("Rent panel", "committee", codes=("H1",))


def framework(*indicators, **more):
    known = {
        "services": (
            Service("Housing", holder="Holder for Housing"),
            Service("Contracts", holder="Holder for Contracts"),
        ),
        "holders": (Holder("Holder for Housing"), Holder("Holder for Contracts")),
        "audiences": (LEADERS, PANEL),
        "changes": ChangePolicy(),
        "digest": "sha256:1",
    }
    definitions = tuple(map(Definition, indicators))
    return Framework("anytown", "Anytown", "Plan", definitions=definitions, **(known | more))


def codes(one):
    return [definition.indicator.code for definition in one.definitions]


class TestOne:
    def test_the_public_is_not_told_of_what_is_exempt_nor_of_what_only_that_uses(self):
        seen = framework_for_audience(framework(RENT, DEAL))
        assert codes(seen) == ["H1"]
        assert [one.name for one in seen.services] == ["Housing"]
        assert [one.role for one in seen.holders] == ["Holder for Housing"]
        assert seen.digest is None

    def test_nor_by_texts_that_describe_it_without_its_name(self):
        about = "Penalties for repairs under that contract are watched"
        declared = framework(
            RENT,
            DEAL,
            criteria=("It matters.", about),
            tests=(MeasureTest("It is clear."), MeasureTest(about), MeasureTest("Kept", (), about)),
            outputs=(Output("rents", "Rents"), Output("deal", about)),
            schedule=(Scheduled("public", about), Scheduled("public", "The report")),
        )
        seen = framework_for_audience(declared)
        assert seen.criteria == ("It matters.",)
        assert seen.tests == (MeasureTest("It is clear."), MeasureTest("Kept"))
        assert [one.id for one in seen.outputs] == ["rents"]
        assert [one.what for one in seen.schedule] == ["The report"]
        assert "enalties" not in str(seen)
        assert framework_for_audience(declared, INTERNAL) is declared

    def test_where_nothing_is_left_out_it_is_the_same(self):
        whole, open_ = framework(RENT, DEAL), framework(RENT, VOIDS)
        assert framework_for_audience(open_) is open_
        for reader in (INTERNAL, "internal", "leadership team"):
            assert framework_for_audience(whole, reader) is whole

    def test_an_audience_with_a_route_gets_that_unless_the_whole_is_looked_at(self):
        declared = framework(RENT, VOIDS, DEAL)
        assert codes(framework_for_audience(declared, "Rent panel")) == ["H1"]
        assert codes(framework_for_audience(declared, "Rent panel", routed=False)) == ["H1", "H2"]

    def test_internal_is_an_audience_of_the_councils_own_where_it_has_one(self):
        audit = Audience("Internal", "staff")
        assert codes(framework_for_audience(framework(DEAL, audiences=(audit,)), "internal")) == []

    def test_what_a_report_marks_is_left_out_here_too(self):
        marked = Dataset("", "Anytown", "q1.csv", indicators=(attrs.evolve(VOIDS, exempt="yes"),))
        declared = framework(RENT, VOIDS)
        assert codes(framework_for_audience(declared, reports=[marked])) == ["H1"]
        assert framework_for_audience(declared, INTERNAL, reports=[marked]) is declared

    def test_wrong_use(self):
        with pytest.raises(UnknownName, match="Leadership team, Rent panel, public, internal"):
            framework_for_audience(framework(RENT), "Mayor")
        with pytest.raises(UsageError, match="is public and cannot see"):
            framework_for_audience(framework(RENT), Audience("All", sees_exempt=True))
        with pytest.raises(UsageError, match="load_framework"):
            framework_for_audience("anytown")


class TestSideBySide:
    def test_what_is_exempt_in_one_is_left_out_of_all(self):
        published = attrs.evolve(DEAL, exempt=None)
        for old, new in ((DEAL, published), (published, DEAL)):
            seen = frameworks_for_audience([framework(RENT, old), framework(RENT, new)])
            assert list(map(codes, seen)) == [["H1"], ["H1"]]
            assert diff_frameworks(*seen).decision is None

    def test_by_its_name_under_another_code_too(self):
        renumbered = attrs.evolve(DEAL, code="C1", exempt=None)
        seen = frameworks_for_audience([framework(RENT, DEAL), framework(RENT, renumbered)])
        assert list(map(codes, seen)) == [["H1"], ["H1"]]

    def test_a_name_that_is_public_as_well_is_no_secret(self):
        twin = attrs.evolve(DEAL, code="C1", exempt=None)
        old, new = framework(RENT, DEAL, twin), framework(DEAL, twin)
        assert list(map(codes, frameworks_for_audience([old, new]))) == [["H1", "C1"], ["C1"]]

    def test_a_text_of_one_that_names_what_is_exempt_in_the_other(self):
        naming = attrs.evolve(RENT, purpose="Pays for what H9 costs.")
        seen = frameworks_for_audience([framework(naming), framework(naming, DEAL)])
        assert diff_frameworks(*seen).amendments == ()

    def test_the_whole_set_is_counted_whoever_receives_what(self):
        old, new = framework(RENT, VOIDS), framework(RENT, attrs.evolve(VOIDS, unit="week"))
        seen = frameworks_for_audience([old, new], "Rent panel")
        assert diff_frameworks(*seen).of("H2")

    def test_an_audience_only_the_proposed_one_declares(self):
        old, new = framework(RENT, DEAL, audiences=()), framework(RENT, DEAL)
        assert frameworks_for_audience([old, new], "leadership team") == (old, new)
        with pytest.raises(UnknownName, match="Mayor"):
            frameworks_for_audience([old, new], "Mayor")

    def test_of_none_there_is_none(self):
        assert frameworks_for_audience([]) == ()

    @given(st.data())
    def test_whatever_becomes_of_what_is_exempt_the_difference_is_as_if_it_were_not_there(
        self, data
    ):
        exempt = st.builds(
            attrs.evolve,
            st.sampled_from(
                [
                    DEAL,
                    attrs.evolve(DEAL, code="H8", name="Claims by the repairs contractor"),
                    attrs.evolve(DEAL, code="H7", name="Rebates of the repairs contractor"),
                ]
            ),
            unit=st.sampled_from(["GBP", "percent"]),
            purpose=st.sampled_from([None, "It is in dispute.", "See H8."]),
        )
        hidden = st.lists(exempt, max_size=3, unique_by=lambda one: one.code)
        open_ = st.lists(st.sampled_from([RENT, VOIDS]), unique=True)
        old, new = data.draw(open_), data.draw(open_)
        first, second = framework(*old, *data.draw(hidden)), framework(*new, *data.draw(hidden))
        seen = frameworks_for_audience([first, second], PUBLIC)
        told = diff_frameworks(*seen)
        plain = diff_frameworks(framework(*old), framework(*new))
        assert told.amendments == plain.amendments
        assert (told.touched, told.share, told.decision) == (
            plain.touched,
            plain.share,
            plain.decision,
        )
