"""Page, terminal and JSON say the same of every bundled report, in words a reader knows."""

import re
from html import unescape
from importlib.resources import files

import pytest

import pmf
from pmf.report import contract, render_page, render_terminal, view_of
from pmf.rules.targeted import is_targeted

SAMPLES = sorted(
    (
        sample
        for family in files("pmf_adapters").iterdir()
        if (folder := family / "samples").is_dir()
        for sample in folder.iterdir()
        if sample.name.endswith(".txt")
    ),
    key=lambda one: one.name,
)
#: How Python shows a list of one text, a value of a class, a number.
REPR = re.compile(r"\(['\"]|['\"],\)|\b[A-Z]\w+\([a-z_]+=|\bDecimal\(|<[A-Z]\w+\.[A-Z_]+:")


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda one: one.name)
def results(request):
    return pmf.evaluate_all(pmf.read(request.param))


@pytest.fixture(scope="module")
def view(results):
    return view_of(results)


@pytest.fixture(scope="module")
def page(view):
    return unescape(re.sub(r"<[^>]+>", "", render_page(view)))


class TestWithATarget:
    def test_every_output_counts_them_by_one_rule(self, results, view, page):
        figured = {assessed.code for assessed in results}
        targeted = [one.code for one in results.dataset.indicators if is_targeted(one)]
        without = sum(plan.targeted for plan in view.unfigured)
        summary = contract.evaluate_json(results, pmf.check(results))["summary"]

        assert summary["targeted"] == results.summary().targeted
        assert summary["targeted"] == sum(code in figured for code in targeted)
        assert without == sum(code not in figured for code in targeted)
        assert summary["judged"] <= summary["targeted"] <= summary["total"]
        for share in view.shares:
            if "with a target" in share.denominator:
                assert share.of == summary["targeted"]
                assert f"{share.count} of {share.of} {share.denominator}" in page
        if without:
            assert f"{without} with a target" in render_terminal(view)

    def test_groups_add_up_to_it(self, results):
        summary = results.summary()

        assert sum(group.targeted for group in summary.by) == summary.targeted


class TestWords:
    def test_no_output_shows_a_value_as_a_program_writes_it(self, view, page):
        assert not REPR.findall(page)
        assert not REPR.findall(render_terminal(view))


def test_the_framework_and_the_report_of_one_suite_name_one_number():
    found = {}
    for sample in SAMPLES:
        if sample.name.startswith("dacorum"):
            dataset = pmf.read(sample)
            printed = {one.code: is_targeted(one) for one in dataset.indicators}
            found[sample.name] = printed

    agreed, reported = found["dacorum-2024-kpi-framework.txt"], found[
        "dacorum-2023-24-q3-illustrative.txt"
    ]  # fmt: skip
    both = agreed.keys() & reported.keys()
    assert (len(agreed), sum(agreed.values())) == (76, 72)
    assert len(both) > 70
    assert {code: agreed[code] for code in both} == {code: reported[code] for code in both}
