"""The figures of a target in the contract, each by what it is for."""

import json

import pytest

import pmf
from pmf.cli import main
from pmf.report.contract.targets import part_name, target_lines, target_unit


def lines(text, unit="percent"):
    return target_lines(pmf.parse_target(text, unit=unit).target)


class TestTargetLines:
    @pytest.mark.parametrize(
        ("text", "keys"),
        [
            ("Q1: 4505 Q2: 5603 Q3: 2720 Q4: 2828", ["Q1", "Q2", "Q3", "Q4"]),
            ("Q1 2023/24: 25%, Q2 2023/24: 50%", ["Q1 2023/24", "Q2 2023/24"]),
            (
                "20/40/60/80/100 increments over the next 5 years",
                [f"year {n}" for n in range(1, 6)],
            ),
            ("20/40% over 2 years from 2022/23", ["2022/23", "2023/24"]),
            ("Q4 23/24 : 23 Q4 24/25: 38", ["Q4 2023/24", "Q4 2024/25"]),
            ("86%", ["target"]),
            ("Profiled Target", []),
        ],
    )
    def test_stand_by_what_each_is_for(self, text, keys):
        assert sorted(lines(text)) == sorted(keys)

    def test_no_year_is_made_up(self):
        target = pmf.parse_target("Q1: 5, Q2: 6, year: 11", unit="thing").target
        assert target_lines(target)["year"] == {"target": "11"}
        assert [part_name(target, part) for part, _ in target.parts] == ["Q1", "year", "Q2"]

    def test_a_change_is_its_amount(self):
        assert lines("12.50% (annually)") == {"change": "12.50"}
        assert lines("reduce by 5%") == {"change": "-5"}

    def test_the_unit_is_that_of_the_figures(self):
        assert target_unit(pmf.parse_target("12.50% (annually)").target) == "percent"
        assert target_unit(pmf.parse_target("Profiled Target").target) is None


def test_the_paper_of_dacorum_as_json(tmp_path, monkeypatch, capsys):
    assert main(["demo", "--to", str(tmp_path)]) == 0
    capsys.readouterr()
    monkeypatch.chdir(tmp_path / "documents")
    main(["read", "dacorum-2024-kpi-framework.txt", "--json"])
    told = capsys.readouterr().out
    read = {one["code"]: one for one in json.loads(told)["indicators"]}
    assert "2000" not in json.dumps([one["target"]["lines"] for one in read.values()])
    playgrounds = read["young-people-attending-adventure-playgrounds"]
    assert playgrounds["target"]["lines"]["Q1"] == {"target": "4505"}
    assert playgrounds["directorate"] == "Place"
    assert read["re-let-time-days"]["directorate"] is None
