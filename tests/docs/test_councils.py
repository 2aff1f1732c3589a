"""The page on the five councils: every command on it is run, and shows what the page says."""

import json
import re
import shlex
from pathlib import Path

import pytest

import pmf_adapters
from pmf.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "councils.md"
_FRAGMENT = re.compile(r"`([^`]+)`")
_INDICATORS = re.compile(r"(?m)^(?=\[\[indicators\]\]$)")
_ELEMENT = re.compile(r"<(tr|li|p|dd|caption)\b.*?</\1>", re.DOTALL)
#: What joins texts that stand in one record, in this order.
_GAP = " … "
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
    """The framework with every indicator replaced by another of the same service.

    Nobody receives single indicators by code any more, since those codes are gone.
    """
    head, *old = _INDICATORS.split(framework)
    head, lists = re.subn(r"(?ms)^codes = \[.*?^\]\n", "", head)
    assert lists == 1, "the page says that one audience, the regulator, receives by code"
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


def is_shown(text, said):
    """Whether a text of the page is in the output; one in several parts, in one record of it."""
    parts = text.split(_GAP)
    if len(parts) == 1:
        return text in said
    return any(in_order(parts, record) for record in records(said))


def in_order(parts, record):
    """Whether every part stands in a text, each after the one before."""
    place = 0
    for part in parts:
        found = record.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return True


def records(said):
    """The records of an output: objects of JSON, rows and paragraphs of a page, blocks of text."""
    if said.startswith("{"):
        yield from objects(json.loads(said))
    elif "<html" in said:
        yield from (found[0] for found in _ELEMENT.finditer(said))
    else:
        block = []
        for line in said.splitlines():
            if not line.startswith(" ") and block:
                yield "\n".join(block)
                block = []
            block.append(line)
        yield "\n".join(block)


def objects(value, *, whole=True):
    """Every object inside a value as it is printed; the whole output is no record."""
    if isinstance(value, dict):
        if not whole:
            yield json.dumps(value, indent=2, ensure_ascii=False)
        for one in value.values():
            yield from objects(one, whole=False)
    elif isinstance(value, list):
        for one in value:
            yield from objects(one, whole=False)


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
    assert [text for text in shows if not is_shown(text, said)] == []


class TestRecords:
    """A text in two parts is only found where both are said of one thing."""

    SAID = json.dumps(
        {
            "actions": [
                {"code": "A2", "status": "overdue", "reasons": [{"text": "It is past its day."}]},
                {"code": "A3", "status": "warning", "reasons": [{"text": "A milestone is late."}]},
            ]
        },
        indent=2,
    )

    def test_in_one_object(self):
        assert is_shown('"status": "warning" … "text": "A milestone is late."', self.SAID)

    @pytest.mark.parametrize(
        "text",
        [
            '"status": "overdue" … "text": "A milestone is late."',
            '"text": "A milestone is late." … "status": "warning"',
        ],
    )
    def test_not_in_two_nor_the_other_way_round(self, text):
        assert not is_shown(text, self.SAID)

    def test_in_a_line_with_what_is_indented_under_it(self):
        said = "service Repairs amended\n  Cabinet decides\nservice Waste amended\n  ask\n"
        assert is_shown("Waste … ask", said)
        assert not is_shown("Repairs … ask", said)

    def test_in_a_row_of_a_page(self):
        said = "<html><tr><td>HSI07</td><td>Red</td></tr><tr><td>HSI08</td></tr></html>"
        assert is_shown("HSI07 … Red", said)
        assert not is_shown("HSI07 … HSI08", said)


def test_each_council_has_its_requirements():
    count = {council: sum(row[0] == council for row in ROWS) for council, *_ in ROWS}

    assert len(count) == 6
    assert min(count.values()) >= 4
