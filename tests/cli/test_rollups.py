"""What `evaluate` adds up: counts by a key, groups by a method, planned outcomes."""

import json
from importlib.resources import files

import pytest

from pmf.cli import main

BROXTOWE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"


@pytest.fixture
def evaluate(capsys):
    def run(*options):
        code = main(["evaluate", str(BROXTOWE), *options])
        return code, capsys.readouterr()

    return run


class TestJson:
    def test_the_summary_is_counted_by_what_is_asked(self, evaluate):
        _, printed = evaluate("--json", "--by", "tier")
        summary = json.loads(printed.out)["summary"]

        assert summary["grouping"] == "tier"
        assert sum(one["total"] for one in summary["by"]) == summary["total"] == 26
        assert {one["group"] for one in summary["by"]} >= {"CSI", "KPI"}

    def test_every_group_has_its_denominators_and_shares(self, evaluate):
        _, printed = evaluate("--json")
        summary = json.loads(printed.out)["summary"]

        assert summary["by"][0].keys() == (summary.keys() - {"by", "grouping"}) | {"group"}
        assert summary["met_percent"] == {"total": "38.5", "targeted": "45.5", "judged": "55.6"}

    def test_groups_are_judged_where_a_method_is_asked_for(self, evaluate):
        _, printed = evaluate("--json", "--method", "worst", "--unknown", "ignored")
        groups = json.loads(printed.out)["groups"]

        assert [one["method"] for one in groups] == ["worst"] * len(groups)
        assert groups[0]["status"] == "off_target"
        assert groups[0]["reasons"][-1]["code"] == "unknown-ignored"

    def test_else_nothing_is_claimed_of_groups_or_outcomes(self, evaluate):
        _, printed = evaluate("--json")
        told = json.loads(printed.out)

        assert (told["groups"], told["outcomes"]) == ([], [])

    def test_an_action_says_how_late_it_is(self, evaluate):
        _, printed = evaluate("--json")
        actions = {one["code"]: one for one in json.loads(printed.out)["actions"]}

        late = actions["FP1922_02"]
        assert (late["due"], late["months_late"], late["slip_days"]) == ("2019-06-30", 2, None)


class TestText:
    def test_a_line_for_each_group_asked_for(self, evaluate):
        _, printed = evaluate("--by", "tier", "--method", "all_met")

        lines = printed.out.splitlines()
        assert "CSI: 5 on target, 3 off target, 62.5% of the 8 with a target meet it" in lines
        assert "none: 23 actions (2 completed, 19 in progress, 1 overdue, 1 unknown)" in lines
        (standing,) = [line for line in lines if line.startswith("CSI: Missed target")]
        assert standing.endswith("asks that every part meets its target, and one does not.")

    def test_unasked_nothing_is_added(self, evaluate):
        _, printed = evaluate()

        assert "with a target meet it" not in printed.out

    @pytest.mark.parametrize("options", [("--by", "colour"), ("--method", "best")])
    def test_a_wrong_word_names_the_right_ones(self, evaluate, capsys, options):
        with pytest.raises(SystemExit) as stopped:
            evaluate(*options)
        assert stopped.value.code == 2
        assert "invalid choice" in capsys.readouterr().err

    def test_a_method_the_scheme_has_no_lines_for_is_refused(self, evaluate):
        code, printed = evaluate("--method", "share_met")
        assert code == 2
        assert "no lines for the share" in printed.err
