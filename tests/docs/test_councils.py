"""The page on the five councils: every command on it is run, and shows what the page says."""

import re
import shlex
from pathlib import Path

import pytest

import pmf_adapters
from pmf.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "councils.md"
_FRAGMENT = re.compile(r"`([^`]+)`")
_INDICATORS = re.compile(r"(?m)^(?=\[\[indicators\]\]$)")
_SERVICE = re.compile(r'(?m)^service = ".+"$')


def rows():
    """Every row of the page that holds a command, with its council."""
    council = ""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            council = line.removeprefix("## ").partition(":")[0]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and "`pmf " in line:
            *_, asked, command, shows = cells
            yield council, asked, command.strip("`"), tuple(_FRAGMENT.findall(shows))


ROWS = tuple(rows())


def changed(text, old, new):
    """The text with the one place changed that says so."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def new_suite(framework):
    """The framework with every indicator replaced by another of the same service."""
    head, *old = _INDICATORS.split(framework)
    head = re.sub(r"(?ms)^codes = \[.*?^\]\n", "", head)
    new = (
        f'[[indicators]]\ncode = "other-{number}"\nname = "Another measure, number {number}"\n'
        f"{_SERVICE.search(indicator)[0]}\n"
        for number, indicator in enumerate(old, 1)
    )
    return head + "\n".join(new)


def write_changed_copies(documents):
    """The copies the page tells readers to make."""
    framework = (Path(pmf_adapters.__file__).parent / "dacorum/framework.toml").read_text("utf-8")
    paper = (documents / "windsor-maidenhead-2017-18-half-year.txt").read_text("utf-8")
    copies = {
        "one-target.toml": changed(framework, 'target = "86%"', 'target = "90%"'),
        "new-suite.toml": new_suite(framework),
        "changed-digit.txt": changed(paper, "independent\t4\t3\t0\t7", "independent\t5\t3\t0\t7"),
    }
    for name, text in copies.items():
        (documents / name).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--to", str(folder)]) == 0
    write_changed_copies(folder / "documents")
    return folder / "documents"


@pytest.mark.parametrize(
    ("asked", "command", "shows"),
    [pytest.param(*row[1:], id=f"{row[0]}: {row[1][:60]}") for row in ROWS],
)
def test_the_command_meets_it(documents, monkeypatch, capsys, asked, command, shows):
    monkeypatch.chdir(documents)
    program, *arguments = shlex.split(command)

    status = main(arguments)

    told = capsys.readouterr()
    said = told.out
    if "--to" in arguments and (written := arguments[arguments.index("--to") + 1]) != "-":
        said += Path(written).read_text("utf-8")
    assert program == "pmf"
    assert status in (0, 1), told.err
    assert shows, f"nothing is said of what {command} shows for: {asked}"
    assert [text for text in shows if text not in said] == []


def test_each_council_has_its_requirements():
    count = {council: sum(row[0] == council for row in ROWS) for council, *_ in ROWS}

    assert len(count) == 6
    assert min(count.values()) >= 4
