"""Words of the command line, read alike by all commands."""

import datetime
from argparse import ArgumentTypeError

import pytest

import pmf
from pmf.cli import main
from pmf.cli.argument_types import count, day, pair, period, signed, whole, year
from pmf.cli.judging import Request


class TestWords:
    @pytest.mark.parametrize(
        ("kind", "text", "value"),
        [
            (day, "2024-02-07", datetime.date(2024, 2, 7)),
            (whole, "0", 0),
            (count, "12", 12),
            (signed, "-2", -2),
            (period, "Q3 2023/24", pmf.Period.quarter(2023, 3)),
            (year, "Q3 2023/24", pmf.Period.financial_year(2023)),
            (pair, "code = KPI reference", ("code", "KPI reference")),
        ],
    )
    def test_are_read(self, kind, text, value):
        assert kind(text) == value

    @pytest.mark.parametrize(
        ("kind", "text"),
        [
            *((day, text) for text in ("20240207", "2024-W06-3", "7/2/2024", "2024-02-30", "")),
            *((whole, text) for text in ("-1", "1.5", "٣", "1234567")),
            *((count, text) for text in ("0", "-1", "x")),
            *((signed, text) for text in ("--1", "+1")),
            (period, "sometime"),
            (year, "sometime"),
            (pair, "code"),
            (pair, "=x"),
        ],
    )
    def test_or_refused(self, kind, text):
        with pytest.raises(ArgumentTypeError):
            kind(text)


class TestEveryCommand:
    @pytest.mark.parametrize(
        "words",
        [
            ("warnings", "q3.txt"),
            ("evaluate", "q3.txt"),
            ("explain", "q3.txt", "H1"),
            ("report", "q3.txt", "--to", "page.html"),
            ("framework", "review", "dacorum-2024"),
        ],
    )
    @pytest.mark.parametrize("text", ["20240207", "2024-W06-3"])
    def test_takes_a_day_in_one_form(self, capsys, words, text):
        with pytest.raises(SystemExit) as left:
            main([*words, "--on", text])
        assert left.value.code == 2
        assert f"write a day as 2019-08-31, not '{text}'" in capsys.readouterr().err


class TestWhatIsSaidOfFiles:
    def test_one_that_is_not_there_is_named_as_it_was_given(self, capsys, tmp_path):
        missing = tmp_path / "no-folder" / "q3.txt"
        assert main(["evaluate", str(missing)]) == 2
        assert f"{missing}: there is no such file" in capsys.readouterr().err

    def test_a_folder_that_is_not_there(self, capsys, tmp_path):
        wanted = tmp_path / "no-folder" / "next.toml"
        words = ["--from", "2023/24", "--to-year", "2024/25", "--to", str(wanted)]
        assert main(["framework", "roll-over", "dacorum-2024", *words]) == 2
        told = capsys.readouterr().err
        assert told == f"pmf: {wanted}: there is no folder {wanted.parent}\n"

    def test_what_a_return_without_a_framework_needs(self, capsys, tmp_path):
        plain = tmp_path / "q3.csv"
        plain.write_text("code,value,period\nKPI1,25,Q1 2023/24\n")
        assert main(["evaluate", str(plain), "--adapter", "returns"]) == 2
        told = capsys.readouterr().err
        assert "--scheme ID or FILE.toml" in told
        assert "--framework" in told


class TestRequest:
    def test_what_a_command_does_not_ask_for_is_left_out(self):
        asked = pmf.cli.arguments.parse(["compare", "a.txt", "b.txt"])
        assert Request.of(asked) == Request()

    def test_what_it_does_is_taken(self):
        words = ["evaluate", "a.txt", "--scheme", "rag", "--map", "code=Ref", "--on", "2024-02-07"]
        asked = Request.of(pmf.cli.arguments.parse(words))
        assert (asked.scheme, asked.columns) == ("rag", (("code", "Ref"),))
        assert asked.on == datetime.date(2024, 2, 7)
