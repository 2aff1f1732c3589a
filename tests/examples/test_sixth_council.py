"""The example package, built and installed as a third party would, and asked from outside."""

import ast
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "pmf-maidstone"
REPORT = "pmf_maidstone/2018-19-q3.txt"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder that holds what its wheel installs; the sources are not on the path."""
    folder = tmp_path_factory.mktemp("maidstone")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(build, cwd=EXAMPLE, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, check=False, env=environment, capture_output=True, text=True, cwd=installed
    )


def pmf_json(installed, *arguments):
    done = run(installed, "-m", "pmf", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_council_on_a_known_family_takes_a_dozen_lines():
    source = (EXAMPLE / "src" / "pmf_maidstone" / "__init__.py").read_text("utf-8")
    statements = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    lines = sum(node.end_lineno - node.lineno + 1 for node in statements)

    assert lines <= 12


def test_it_is_among_those_installed(installed):
    listed = pmf_json(installed, "adapters", "list")
    (plugin,) = [one for one in listed["plugins"] if one["name"] == "maidstone"]

    assert plugin["broken"] is None
    assert plugin["distribution"].startswith("pmf-maidstone")
    assert plugin["offers"] == ["adapter maidstone", "framework maidstone-2018"]


def test_its_report_is_read_without_naming_it(installed):
    said = pmf_json(installed, "read", REPORT)

    assert (said["adapter"], said["council"]) == ("maidstone", "Maidstone Borough Council")
    assert [one["value"] for one in said["observations"]] == [
        "79.9", "1569", "11584", "455", "184401",
    ]  # fmt: skip


def test_every_printed_colour_is_recomputed(installed):
    said = pmf_json(installed, "reconcile", REPORT)

    assert said["counts"] == {"agree": 5, "disagree": 0, "not-reproducible": 0}
    assert [one["count"] for one in said["published"]] == [1, 1, 3, 5]


def test_its_own_tests_pass(installed):
    tests = str(EXAMPLE / "tests")
    done = run(
        installed, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", tests
    )

    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


def test_another_councils_report_is_left_alone(installed):
    said = pmf_json(installed, "adapters", "show", "broxtowe")

    assert said["council"] == "Broxtowe Borough Council"
