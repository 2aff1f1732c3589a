"""The commands about returns: the form, what is missing, next year's framework."""

import csv
import io
import json

import pytest

import pmf
from pmf.cli import main

FRAMEWORK = """\
schema_version = 1
id = "anytown-2023"
council = "Anytown"
title = "Plan 2023/24"
scheme = "rag"

[[services]]
name = "Revenues"
owner = "Head of Revenues"

[[indicators]]
code = "KPI1"
name = "Council tax collected"
unit = "percent"
polarity = "higher"
service = "Revenues"
target = "Q1 2023/24: 25%, Q2 2023/24: 50%"

[[indicators]]
code = "KPI2"
name = "Days to re-let a home"
unit = "day"
owner = "Head of Housing"
target = "30"
frequency = "annual"
"""


@pytest.fixture
def known(tmp_path):
    path = tmp_path / "framework.toml"
    path.write_text(FRAMEWORK)
    return path


@pytest.fixture
def run(capsys):
    def call(*words):
        status = main([str(word) for word in ("framework", *words)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


class TestTemplate:
    @pytest.mark.parametrize("name", ["form.csv", "form.xlsx"])
    def test_it_writes_the_form_and_the_form_reads(self, run, known, tmp_path, name):
        to = tmp_path / name
        status, out, err = run("template", known, "--period", "Q2 2023/24", "--to", to)
        assert (status, err) == (0, "")
        assert out == f"{to}: 1 indicators due, 1 not\n"
        dataset = pmf.read(to, framework=pmf.load_framework(str(known)))
        assert dataset.findings == ()
        assert [one.code for one in dataset.indicators] == ["KPI1"]

    def test_a_dash_prints_csv(self, run, known):
        status, out, _ = run("template", known, "--period", "Q4 2023/24", "--to", "-")
        assert status == 0
        rows = list(csv.reader(io.StringIO(out)))
        assert rows[0] == ["Return", "Entry"]
        assert [row[0] for row in rows if row[:1] and row[0].startswith("KPI")] == [
            "KPI1", "KPI2", "KPI1", "KPI2",
        ]  # fmt: skip

    def test_what_is_asked_as_json(self, run, known, tmp_path):
        words = ("template", known, "--period", "Q2 2023/24", "--json")
        status, out, _ = run(*words)
        said = json.loads(out)
        assert (status, said["illustrative"], said["period"]) == (0, False, "Q2 2023/24")
        assert [(one["code"], one["target"]) for one in said["asked"]] == [("KPI1", "50%")]
        assert [one["code"] for one in said["not_asked"]] == ["KPI2"]
        form = tmp_path / "form.csv"
        assert json.loads(run(*words, "--to", form)[1]) == said
        assert form.exists()

    def test_without_a_place_or_json_it_is_wrong_use(self, run, known):
        assert "--to FILE.xlsx" in run("template", known, "--period", "Q2 2023/24")[2]
        words = ("template", known, "--period", "Q2 2023/24", "--to", "-", "--json")
        assert run(*words)[0] == 2

    def test_it_is_narrowed_to_an_owner(self, run, known):
        words = ("--period", "Q4 2023/24", "--to", "-", "--owner", "Head of Housing")
        _, out, _ = run("template", known, *words)
        assert "KPI2," in out
        assert "KPI1," not in out

    def test_nothing_due_is_said(self, run, known, tmp_path):
        words = ("--period", "Q1 2023/24", "--owner", "Head of Housing")
        status, _, err = run("template", known, *words, "--to", tmp_path / "a.csv")
        assert status == 0
        assert "nothing is due for Q1 2023/24" in err

    @pytest.mark.parametrize(
        "words",
        [
            ("--period", "Q2 2023/24", "--to", "form.pdf"),
            ("--period", "Q2 2023/24", "--to", "-", "--owner", "Nobody"),
        ],
    )
    def test_wrong_use_is_2(self, run, known, words):
        status, out, err = run("template", known, *words)
        assert (status, out) == (2, "")
        assert err.startswith("pmf: ")

    def test_a_period_that_is_none_is_2(self, run, known):
        with pytest.raises(SystemExit) as left:
            run("template", known, "--period", "soon", "--to", "-")
        assert left.value.code == 2


class TestOutstanding:
    @pytest.fixture
    def returned(self, tmp_path):
        path = tmp_path / "return.txt"
        path.write_text("Return\tEntry\nPeriod\tQ4 2023/24\n\nCode\tValue\nKPI1\t\nKPI2\t30\n")
        return path

    def test_it_lists_what_is_missing_by_owner(self, run, known, returned):
        status, out, _ = run("outstanding", returned, "--framework", known)
        assert status == 0
        lines = out.splitlines()
        assert lines[0] == "Anytown, Q4 2023/24: 1 of 2 due are complete, in return.txt"
        assert lines[1] == "Head of Revenues: 1 missing"
        assert lines[2].split()[:2] == ["KPI1", "no-value"]

    def test_as_json(self, run, known, returned):
        _, out, _ = run("outstanding", returned, "--framework", known, "--json")
        (one,) = json.loads(out)["returns"]
        assert (one["framework"], one["period"]) == ("anytown-2023", "Q4 2023/24")
        assert (one["asked"], one["complete"], one["files"]) == (2, 1, ["return.txt"])
        ((owner, missing),) = ((o["owner"], o["missing"]) for o in one["owners"])
        assert owner == "Head of Revenues"
        assert {key: missing[0][key] for key in ("code", "kind", "row", "column")} == {
            "code": "KPI1", "kind": "no-value", "row": 2, "column": "Value",
        }  # fmt: skip

    def test_without_a_framework_it_is_wrong_use(self, run, returned):
        status, _, err = run("outstanding", returned)
        assert status == 2
        assert "without a framework" in err

    def test_a_value_that_cannot_be_read_is_an_error_too(self, run, known, tmp_path):
        path = tmp_path / "return.txt"
        path.write_text("Return\tEntry\nPeriod\tQ2 2023/24\n\nCode\tValue\nKPI1\tlots\n")
        status, out, err = run("outstanding", path, "--framework", known)
        assert status == 1
        assert "its value cannot be read" in out
        assert "bad-number" in err


class TestRollOver:
    def test_it_writes_next_years_framework_and_lists_what_to_decide(self, run, known, tmp_path):
        to = tmp_path / "next.toml"
        words = ("--from", "2023/24", "--to-year", "2024/25", "--to", to)
        status, out, _ = run("roll-over", known, *words)
        assert status == 0
        assert f"{to}: anytown-2024, 2 indicators, for 2024/25" in out
        now = pmf.load_framework(str(to))
        assert now.title == "Plan 2024/25"
        target = now.definition("KPI1").indicator.target
        assert str(pmf.resolve(target, pmf.Period.quarter(2024, 2))) == "50%"
        assert "KPI2           review" in out

    def test_as_json(self, run, known, tmp_path):
        words = ("--from", "2023/24", "--to-year", "2024/25", "--to", tmp_path / "n.toml")
        _, out, _ = run("roll-over", known, *words, "--json")
        said = json.loads(out)
        assert (said["framework"], said["from"], said["to"]) == (
            "anytown-2024", "2023/24", "2024/25",
        )  # fmt: skip
        assert [(one["code"], one["kind"]) for one in said["to_decide"]] == [
            (None, "adopted"), ("KPI1", "moved"), ("KPI2", "review"),
        ]  # fmt: skip
        assert said["unwritten"] == []

    def test_it_never_replaces_the_framework_in_force(self, run, known):
        status, _, err = run(
            "roll-over", known, "--from", "2023/24", "--to-year", "2024/25", "--to", known
        )
        assert status == 2
        assert "in force" in err
        assert known.read_text() == FRAMEWORK
