"""The command line as it is promised: what it prints, where, and how it exits."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from pmf.cli import main

SAMPLE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(SAMPLE.read_bytes())
    return path


@pytest.fixture
def run(capsys):
    def call(*words):
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


@pytest.fixture
def run_json(run):
    def call(*words):
        status, out, _ = run(*words, "--json")
        return status, json.loads(out)

    return call


class TestRead:
    def test_it_tells_what_the_report_says(self, run_json, report):
        status, said = run_json("read", report)

        assert (said["adapter"], said["council"]) == ("broxtowe", "Broxtowe Borough Council")
        assert len(said["indicators"]) == 26
        assert len(said["observations"]) == 78
        assert len(said["actions"]) == 23
        assert said["account"]["balances"] is True
        assert status == 1  # 31-Apr-2020 could not be read

    def test_a_figure_knows_its_place(self, run_json, report):
        _, said = run_json("read", report)

        seen = next(
            one
            for one in said["observations"]
            if one["code"] == "BV12" and one["period"] == "Q1 2019/20"
        )

        assert seen["value"] == "9.3"
        assert seen["raw"] == "9.3*"
        assert seen["marks"] == ["footnote", "other_period"]
        assert seen["reported_word"] == "Red"
        source = seen["source"]
        lines = report.read_text("utf-8").split("\n")
        assert "9.3*" in lines[source["line"] - 1]
        assert source["column"] == "Q1 2019/20"
        assert source["row"] == 5

    def test_an_impossible_date_is_an_error_at_its_place(self, run_json, report):
        _, said = run_json("read", report)

        (finding,) = [one for one in said["findings"] if one["kind"] == "bad-date"]

        assert finding["severity"] == "error"
        assert finding["raw"] == "31-Apr-2020"
        assert finding["column"] == "Due Date"
        (action,) = [one for one in said["actions"] if one["code"] == "IT1920_02"]
        assert action["due"] is None
        assert action["due_text"] == "31-Apr-2020"

    def test_for_people_it_prints_lines_and_tells_findings_apart(self, run, report):
        status, out, err = run("read", report)

        assert "26 indicators, 23 actions" in out
        assert "bad-date" in err
        assert "bad-date" not in out
        assert status == 1

    def test_headings_of_another_wording_can_be_mapped(self, run_json, tmp_path):
        text = "Ref\tRAG\tQ1 2019/20\tTarget 2019/20\nAB_1 Bins emptied\tGreen\t95%\t90%\n"
        path = tmp_path / "other.txt"
        path.write_text(text, "utf-8")

        status, said = run_json("read", path, "--map", "code=Ref", "--map", "status=RAG")

        assert status == 0
        assert said["indicators"][0]["code"] == "AB_1"
        assert said["observations"][0]["reported"] == "on_target"

    def test_an_unknown_field_or_heading_is_wrong_use(self, run, report):
        status, _, err = run("read", report, "--map", "colour=Latest Note")
        assert status == 2
        assert "field must be one of" in err

        status, _, err = run("read", report, "--map", "note=Remarks")
        assert status == 2
        assert "no column is headed 'Remarks'" in err


class TestEvaluate:
    def test_it_tells_what_follows(self, run_json, report):
        _, said = run_json("evaluate", report)

        assert (said["scheme"], said["on"]) == ("pentana", "2019-08-31")
        assert said["summary"]["total"] == 26
        assert said["summary"]["counts"] == {
            "on_target": 10,
            "off_target": 8,
            "data_only": 2,
            "unknown": 6,
        }
        missed = next(one for one in said["assessments"] if one["code"] == "LALocal_12")
        assert missed["status"] == "off_target"
        assert missed["possible"] == ["near_target", "off_target"]
        assert missed["word"] == "Missed target"
        assert (missed["value"], missed["target"], missed["shortfall"]) == ("95", "100", "5")
        assert missed["reported_word"] == "Green"

    def test_an_assumed_tolerance_makes_another_scheme(self, run_json, report):
        _, said = run_json("evaluate", report, "--assume", "5%")

        words = {one["code"]: one["word"] for one in said["assessments"]}
        assert said["scheme"] == "pentana+5%"
        assert (words["LALocal_12"], words["FPLocal_02"]) == ("Amber", "Red")

    def test_actions_are_judged_on_the_day_given(self, run_json, report):
        _, said = run_json("evaluate", report, "--on", "2021-01-01")

        overdue = [one["code"] for one in said["actions"] if one["status"] == "overdue"]
        assert "DEM1922_01" in overdue
        assert said["on_because"] == "given by the caller"

    def test_findings_of_reading_and_of_checking_stand_together(self, run_json, report):
        _, said = run_json("evaluate", report)

        kinds = {one["kind"] for one in said["findings"]}
        assert {"bad-date", "other-period", "note-disagrees", "service-disagrees"} <= kinds

    def test_another_scheme_can_be_asked(self, run_json, report):
        _, said = run_json("evaluate", report, "--scheme", "rag")

        assert said["scheme"] == "rag"


class TestReconcile:
    def test_the_report_of_broxtowe(self, run_json, report):
        _, said = run_json("reconcile", report)

        assert said["counts"] == {"agree": 17, "disagree": 7, "not-reproducible": 2}
        disagree = {one["code"] for one in said["rows"] if one["verdict"] == "disagree"}
        assert disagree == {
            "LALocal_07", "LALocal_08", "LALocal_12", "LALocal_13", "FPLocal_09", "BV79b(ii)",
            "ITLocal_02",
        }  # fmt: skip
        by_code = {one["code"]: one for one in said["rows"]}
        assert by_code["LALocal_13"]["reasons"] == ["no-value"]

    def test_its_actions(self, run_json, report):
        _, said = run_json("reconcile", report)

        assert said["action_counts"] == {"agree": 19, "disagree": 3, "not-reproducible": 1}


class TestExplain:
    def test_an_indicator(self, run_json, report):
        status, said = run_json("explain", report, "LALocal_12")

        assert status == 1  # the report holds an impossible date, whatever is asked of it
        assert said["sentence"].startswith("LALocal_12 is Missed target in Q1 2019/20: 95%")
        assert said["steps"][0]["code"] == "source"

    def test_an_action(self, run, report):
        status, out, _ = run("explain", report, "DEM1922_01")

        assert status == 1
        assert "due date is still to come" in out

    def test_an_unknown_code_names_some_that_are_known(self, run, report):
        status, out, err = run("explain", report, "BV99")

        assert (status, out) == (2, "")
        assert "BV8" in err


JUDGEMENTS = """\
[[judgements]]
code = "LALocal_12"
period = "Q1 2019/20"
says = "SAYS"
by_role = "Head of Finance Services"
on = 2019-07-15
reason = "One transfer was late by a day"
expires = 2019-12-31

[[deviations]]
code = "LALocal_12"
period = "Q1 2019/20"
reason = "A member of staff was away"
by_role = "Finance and Resources Committee"
on = 2019-07-18
instead = "95%"
"""


class TestJudgements:
    @pytest.fixture
    def recorded(self, tmp_path):
        def write(says):
            path = tmp_path / "judgements.toml"
            path.write_text(JUDGEMENTS.replace("SAYS", says), "utf-8")
            return path

        return write

    def test_they_stand_beside_the_computed_status(self, run_json, report, recorded):
        _, said = run_json("evaluate", report, "--judgements", recorded("Amber"))

        by_code = {one["code"]: one for one in said["assessments"]}
        judged = by_code["LALocal_12"]
        assert (judged["status"], judged["word"]) == ("off_target", "Missed target")
        assert judged["judgement"] == {
            "says": "Amber",
            "word": "Amber",
            "status": "near_target",
            "by_role": "Head of Finance Services",
            "on": "2019-07-15",
            "reason": "One transfer was late by a day",
            "expires": "2019-12-31",
        }
        assert judged["deviation"] == {
            "reason": "A member of staff was away",
            "by_role": "Finance and Resources Committee",
            "on": "2019-07-18",
            "expires": None,
            "instead": "95",
            "status": "on_target",
            "word": "Green",
        }
        others = [one for code, one in by_code.items() if code != "LALocal_12"]
        assert {(one["judgement"], one["deviation"]) for one in others} == {(None, None)}

    def test_a_rule_that_asks_for_one_is_answered(self, run_json, report, recorded):
        words = ("--scheme", "medway_2009", "--judgements", recorded("recoverable"))
        _, said = run_json("evaluate", report, *words)

        judged = next(one for one in said["assessments"] if one["code"] == "LALocal_12")
        assert (judged["status"], judged["possible"]) == ("near_target", ["near_target"])
        assert (judged["judgement"]["word"], judged["judgement"]["status"]) == (None, None)

    def test_one_that_expired_is_a_finding(self, run_json, report, recorded):
        words = ("--judgements", recorded("Amber"), "--on", "2020-01-01")
        _, said = run_json("evaluate", report, *words)

        judged = next(one for one in said["assessments"] if one["code"] == "LALocal_12")
        assert judged["judgement"] is None
        (found,) = [one for one in said["findings"] if one["kind"] == "judgement-expired"]
        assert (found["code"], found["file"], found["line"]) == ("LALocal_12", "judgements.toml", 1)

    @pytest.mark.parametrize(
        "words",
        [
            ("explain", "LALocal_12"),
            ("reconcile",),
            ("infer",),
            ("what-if", "rag"),
            ("report", "--to", "page.json"),
        ],
    )
    def test_every_command_that_judges_takes_them(
        self, run, report, recorded, tmp_path, monkeypatch, words
    ):
        monkeypatch.chdir(tmp_path)
        command, *more = words

        status, _, err = run(command, report, *more, "--judgements", recorded("Amber"))

        assert status in (0, 1), err

    def test_explaining_names_role_and_day(self, run, report, recorded):
        _, out, _ = run("explain", report, "LALocal_12", "--judgements", recorded("Amber"))

        assert "Head of Finance Services judged Amber on 2019-07-15" in out
        assert "Against 95% instead it is Green." in out

    def test_the_table_shows_them(self, run, report, recorded):
        _, out, _ = run("evaluate", report, "--judgements", recorded("Amber"))

        assert "Decided by people, beside the figures" in out
        assert "Judged by an officer: Amber (Head of Finance Services, 15 July 2019" in out

    def test_every_fault_of_the_file_is_told(self, run, report, tmp_path):
        path = tmp_path / "wrong.toml"
        path.write_text('[[judgements]]\ncode = "BV8"\nby_role = "a@b"\n', "utf-8")

        status, out, err = run("evaluate", report, "--judgements", path)

        assert (status, out) == (2, "")
        assert 'wrong.toml:1: judgements[0]: "says" is missing' in err
        assert "wrong.toml:3: judgements[0].by_role" in err


class TestReport:
    def test_a_page(self, run, report, tmp_path):
        page = tmp_path / "page.html"

        status, out, _ = run("report", report, "--to", page)

        assert status == 1  # the report holds an impossible date; the page is whole all the same
        assert out.strip() == str(page)
        assert "Missed target" in page.read_text("utf-8")

    def test_several_reports_go_to_a_folder(self, run, report, tmp_path):
        other = tmp_path / "again.txt"
        other.write_bytes(report.read_bytes())

        run("report", report, other, "--to", tmp_path / "out")

        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
            "again.html",
            "report.html",
        ]

    def test_json_by_the_name_of_the_file(self, run, report, tmp_path):
        run("report", report, "--to", tmp_path / "page.json")

        assert json.loads((tmp_path / "page.json").read_text("utf-8"))["scheme"] == "pentana"

    @pytest.mark.parametrize("to", ["report.txt", "page.docx", "nowhere/page.html", "-", ""])
    def test_what_cannot_be_meant_is_refused_before_anything_is_written(
        self, run, report, to, monkeypatch
    ):
        monkeypatch.chdir(report.parent)
        before = report.read_bytes()

        status, out, err = run("report", report, "--to", to)

        assert (status, out) == (2, "")
        assert "--to" in err
        assert report.read_bytes() == before
        assert [path.name for path in report.parent.iterdir()] == ["report.txt"]

    def test_a_document_is_never_replaced_by_its_page(self, run, report):
        report = report.rename(report.with_name("report.html"))
        before = report.read_bytes()

        status, _, err = run("report", report, "--to", report)

        assert status == 2
        assert "would replace the document" in err
        assert report.read_bytes() == before

    def test_two_reports_of_one_name_are_not_written_to_one_page(self, run, report, tmp_path):
        other = tmp_path / "other" / report.name
        other.parent.mkdir()
        other.write_bytes(report.read_bytes())

        status, _, err = run("report", report, other, "--to", tmp_path / "out")

        assert status == 2
        assert "would both be written" in err


RETURN_OF = {
    "windsor_maidenhead": "windsor-maidenhead-2017-18-h1-illustrative.txt",
    "dover": "dover-2023-24-q2-illustrative.txt",
}


class TestOutputs:
    """A council's own outputs: one body of data, tailored."""

    @pytest.fixture
    def half_year(self, tmp_path):
        name = RETURN_OF["windsor_maidenhead"]
        path = tmp_path / name
        path.write_bytes((files("pmf_adapters") / "windsor_maidenhead/samples" / name).read_bytes())
        return path

    def test_an_output_holds_the_sections_its_framework_lists(self, run, half_year, tmp_path):
        page = tmp_path / "page.html"

        status, _, err = run("report", half_year, "--to", page, "--output", "half-year-report")

        text = page.read_text("utf-8")
        assert (status, err) == (0, "")
        assert "Half-year report on the strategic priorities</bdi></h1>" in text
        assert "For <bdi>Cabinet</bdi>" in text
        assert 'id="outcomes"' in text
        assert 'id="account"' not in text

    def test_an_unknown_output_names_those_there_are(self, run, half_year, tmp_path):
        page = tmp_path / "page.html"

        status, out, err = run("report", half_year, "--to", page, "--output", "dashboard")

        assert (status, out) == (2, "")
        assert "there are half-year-report" in err
        assert not page.exists()

    def test_a_document_without_a_framework_has_no_outputs(self, run, tmp_path):
        path = tmp_path / "other.txt"
        path.write_text("Code\tStatus\tQ1 2019/20\tTarget 2019/20\nA\tGreen\t9\t8\n", "utf-8")

        words = ("--adapter", "pentana", "--output", "x", "--to", tmp_path / "p.html")
        status, _, err = run("report", path, *words)

        assert status == 2
        assert "which has no framework" in err

    def test_an_unknown_audience_is_wrong_use(self, run, half_year, tmp_path):
        words = ("--audience", "The Moon", "--to", tmp_path / "page.html")

        assert run("report", half_year, *words)[0] == 2

    def test_in_a_folder_its_name_is_part_of_the_files(self, run, half_year, tmp_path):
        folder = tmp_path / "pages"
        folder.mkdir()

        run("report", half_year, "--to", folder)
        run("report", half_year, "--to", folder, "--output", "half-year-report")

        assert sorted(path.name for path in folder.iterdir()) == [
            f"{half_year.stem}-half-year-report.html",
            f"{half_year.stem}.html",
        ]

    def test_as_of_needs_several_documents_put_together(self, run, half_year, tmp_path):
        words = ("--to", tmp_path / "page.html", "--as-of", "2018-01-01")

        status, _, err = run("report", half_year, *words)

        assert status == 2
        assert "--merge" in err

    @pytest.mark.parametrize("number", ["0", "-1", "five", "1.5"])
    def test_a_threshold_is_a_whole_number(self, number):
        with pytest.raises(SystemExit) as stopped:
            main(["report", "x", "--to", "y", "--suppress", number])

        assert stopped.value.code == 2


class TestDemo:
    @pytest.fixture(scope="class")
    @staticmethod
    def shown(tmp_path_factory):
        folder = tmp_path_factory.mktemp("demo")
        command = [sys.executable, "-m", "pmf", "demo", "--to", str(folder)]
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        return folder, done

    def test_it_prints_a_summary_and_says_where_the_pages_are(self, shown):
        folder, done = shown

        assert done.returncode == 0
        assert "Broxtowe Borough Council" in done.stdout
        pages = list(folder.iterdir())
        assert folder / "index.html" in pages
        assert all(str(page) in done.stdout for page in pages)

    def test_the_index_leads_to_every_page(self, shown):
        folder, _ = shown
        index = (folder / "index.html").read_text("utf-8")

        pages = {path.name for path in folder.glob("*.html")} - {"index.html"}
        assert len(pages) > 5
        assert index.count("What the council published.") == 5

    def test_an_output_is_written_where_there_are_figures_to_fill_it(self, shown):
        folder, _ = shown
        written = {path.name for path in folder.glob("*.html")}

        assert "dover-2023-24-q2-illustrative-dashboard.html" in written
        assert "dover-2023-24-q2-dashboard.html" not in written
        # A book of definitions needs no figure, and an annual report its accounts.
        assert "dacorum-2024-kpi-framework-definitions-book.html" in written
        assert "broxtowe-2018-19-annual-illustrative-annual-report.html" in written
        assert "broxtowe-2019-20-q1-annual-report.html" not in written

    def test_the_index_leads_to_all_of_them(self, shown):
        folder, _ = shown
        index = (folder / "index.html").read_text("utf-8")
        pages = {path.name for path in folder.glob("*.html")} - {"index.html"}

        assert all(f'href="{page}"' in index for page in pages)

    def test_made_up_figures_are_called_so_on_every_page_and_in_the_index(self, shown):
        folder, _ = shown
        index = (folder / "index.html").read_text("utf-8")

        for page in folder.glob("*illustrative*.html"):
            text = page.read_text("utf-8")
            assert text.count("The figures on this page are made up") >= 2
            assert "illustrative figures</title>" in text
        assert index.count("<strong>Illustrative:</strong> the figures are made up.") == 5
        real = (folder / "broxtowe-2019-20-q1.html").read_text("utf-8")
        assert "are made up" not in real


class TestInstalled:
    def test_adapters(self, run_json):
        _, said = run_json("adapters", "list")

        assert {"broxtowe", "pentana"} <= {one["name"] for one in said["adapters"]}
        assert all(plugin["broken"] is None for plugin in said["plugins"])

    def test_schemes(self, run_json):
        _, said = run_json("schemes", "list")

        assert {"pentana", "rag"} <= {one["id"] for one in said["schemes"]}

    def test_one_of_each(self, run):
        assert "Quarterly performance" in run("adapters", "show", "broxtowe")[1]
        assert "Satisfactory" in run("schemes", "show", "pentana")[1]

    def test_one_scheme_said_in_another(self, run, run_json):
        status, said = run_json("schemes", "translate", "lincoln_2022", "rag")

        assert status == 0
        assert (said["from"], said["to"]) == ("lincoln_2022", "rag")
        by_word = {one["word"]: one for one in said["levels"]}
        exceeded = by_word["Exceeded higher target"]
        assert (exceeded["words"], exceeded["loss"]) == (["Green"], "lossy")
        assert exceeded["because"]
        assert set(exceeded) == {"id", "word", "words", "levels", "loss", "because"}

        _, out, _ = run("schemes", "translate", "lincoln_2022", "rag")
        assert "Exceeded higher target → Green (lossy): " in out

    def test_the_faults_of_a_scheme_file(self, run, tmp_path):
        path = tmp_path / "mine.toml"
        path.write_text('schema_version = 1\nid = "mine"\nlevels = []\ncolour = "red"\n', "utf-8")

        status, out, _ = run("schemes", "check", path)

        assert status == 1
        assert 'mine.toml: "title" is missing' in out
        assert "mine.toml:4: colour: unknown key" in out

    def test_an_unknown_name(self, run):
        status, _, err = run("adapters", "show", "atlantis")

        assert status == 2
        assert "no adapter 'atlantis' is installed" in err


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "is empty"),
            (b"\x00\x01\x02", "binary"),
            (b"A letter to the residents of Anytown.\n", "no installed adapter knows"),
        ],
    )
    def test_nothing_to_read(self, run, tmp_path, content, said):
        path = tmp_path / "file.txt"
        path.write_bytes(content)

        status, out, err = run("read", path)

        assert (status, out) == (2, "")
        assert said in err
        assert len(err.strip().splitlines()) == 1

    def test_200_megabytes_are_refused_at_once(self, run, tmp_path):
        path = tmp_path / "big.txt"
        with path.open("wb") as stream:
            stream.truncate(200_000_000)

        status, out, err = run("evaluate", path, "--json")

        assert (status, out) == (2, "")
        assert "over the limit" in err

    def test_a_missing_file(self, run, tmp_path):
        status, _, err = run("read", tmp_path / "none.txt")

        assert status == 2
        assert "there is no such file" in err

    @pytest.mark.parametrize(
        "words",
        [
            [],
            ["praise"],
            ["read"],
            ["evaluate", "x", "--on", "31/08/2019"],
            ["evaluate", "x", "--on", "2019-W35"],
            ["evaluate", "x", "--on", "2019-02-30"],
        ],
    )
    def test_wrong_use(self, words):
        with pytest.raises(SystemExit) as stopped:
            main(words)

        assert stopped.value.code == 2


class TestProcess:
    def call(self, *words, **more):
        return subprocess.run(
            [sys.executable, "-m", "pmf", *map(str, words)],
            capture_output=True,
            check=False,
            **more,
        )

    def test_a_reader_that_leaves_early_is_no_fault(self, report):
        command = f'"{sys.executable}" -m pmf evaluate "{report}" --json | head -1'
        done = subprocess.run(command, shell=True, capture_output=True, check=False)

        assert done.stdout.strip() == b"{"
        assert b"Traceback" not in done.stderr

    def test_a_terminal_that_knows_only_ascii_still_gets_its_table(self, report):
        done = self.call("evaluate", report, env={**os.environ, "PYTHONIOENCODING": "ascii"})

        assert b"Missed target" in done.stdout
        assert b"Traceback" not in done.stderr

    def test_no_colours_when_nobody_looks(self, report):
        assert b"\x1b[" not in self.call("evaluate", report).stdout

    def test_output_that_goes_nowhere_is_no_fault(self, report):
        command = f'"{sys.executable}" -m pmf evaluate "{report}" >&-'
        done = subprocess.run(command, shell=True, capture_output=True, check=False)

        assert b"Traceback" not in done.stderr
        assert done.returncode == 1

    def test_the_version(self):
        assert self.call("--version").stdout.startswith(b"pmf 0.")

    def test_results_do_not_depend_on_the_surroundings(self, report):
        surroundings = [
            {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
            for seed, locale, zone in [("0", "C", "UTC"), ("1", "C.UTF-8", "Pacific/Auckland")]
        ]

        outputs = {
            self.call("evaluate", report, "--json", env={**os.environ, **one}).stdout
            for one in surroundings
        }

        assert len(outputs) == 1


def test_every_command_is_in_the_page_about_the_command_line():
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")

    options = ("--output", "--audience", "--merge", "--as-of", "--suppress")
    assert all(option in page for option in options)
    for command in (
        "demo", "adapters list", "adapters show", "schemes list", "schemes show", "schemes check",
        "schemes translate",
        "read", "evaluate", "explain", "reconcile", "infer", "what-if", "report",
    ):  # fmt: skip
        assert f"pmf {command}" in page


class TestMadeUpFiguresAreMarked:
    """Whatever is printed of figures that are made up says so."""

    MADE_UP = str(
        files("pmf_adapters") / "windsor_maidenhead" / "samples"
        / "windsor-maidenhead-2017-18-h1-illustrative.txt"
    )  # fmt: skip
    ASKED = (
        ("read",), ("evaluate",), ("reconcile",), ("infer",), ("explain", "HSI05"),
        ("what-if", "rag"), ("warnings",), ("propose", "HSI05"),
    )  # fmt: skip

    @pytest.mark.parametrize("asked", ASKED, ids=" ".join)
    def test_in_json(self, run, asked):
        command, *rest = asked
        said = json.loads(run(command, self.MADE_UP, *rest, "--json")[1])

        assert said["illustrative"] is True

    @pytest.mark.parametrize("asked", ASKED, ids=" ".join)
    def test_in_words(self, run, asked):
        command, *rest = asked

        assert "illustrative" in run(command, self.MADE_UP, *rest)[1].casefold()

    def test_in_what_is_outstanding(self, run):
        said = json.loads(run("framework", "outstanding", self.MADE_UP, "--json")[1])

        assert said["returns"][0]["illustrative"] is True
        assert "ILLUSTRATIVE" in run("framework", "outstanding", self.MADE_UP)[1]
