"""A report in the terminal: the words always, colours only where they are wanted."""

import datetime
import io
import sys

import attrs
import pytest
from rich.console import Console

import pmf
from pmf.errors import MissingExtra
from pmf.report import print_report, render_terminal, view_of


class TestWords:
    def test_stand_beside_every_glyph(self, view):
        text = render_terminal(view, width=120)

        assert "● Green" in text
        assert "◇ Missed target" in text
        assert "? Unknown" in text

    def test_printed_and_computed_stand_side_by_side(self, view):
        line = next(
            line for line in render_terminal(view, width=160).splitlines() if "LALocal_12" in line
        )

        assert "95%" in line
        assert "100%" in line
        assert "● Green" in line
        assert "◇ Missed target" in line

    def test_each_difference_is_told(self, view):
        text = " ".join(render_terminal(view, width=200).split())

        assert (
            "26 printed statuses of indicators: 17 agree, 7 disagree, 2 cannot be reproduced"
            in text
        )
        assert (
            "23 printed statuses of actions: 19 agree, 3 disagree, 1 cannot be reproduced" in text
        )
        for one in (*view.compared.disagree, *view.compared_actions.not_reproducible):
            assert one.sentence in text

    def test_what_people_decided_stands_beside_what_follows(self, view, results):
        judged = pmf.Judgement(
            "LALocal_12",
            results.dataset.period,
            "Amber",
            "Head of Finance",
            datetime.date(2019, 7, 15),
            "One transfer was late by a day",
        )
        decided = view_of(pmf.evaluate_all(results.dataset, judgements=[judged]))

        lines = render_terminal(decided, width=120).splitlines()

        place = lines.index("Decided by people, beside the figures")
        assert lines[place + 1].split() == [
            "LALocal_12", "from", "the", "figures:", "◇", "Missed", "target",
        ]  # fmt: skip
        assert lines[place + 2].strip() == (
            "Judged by an officer: Amber (Head of Finance, 15 July 2019). "
            "One transfer was late by a day."
        )
        assert "Decided by people" not in render_terminal(view, width=120)

    def test_our_own_word_is_said_to_leave_the_councils_open(self, view):
        assert "Missed target: may be Amber or Red" in render_terminal(view)

    def test_direction_of_travel_stands_in_the_row_and_in_the_counts(self, view, results):
        assert "Travel" not in render_terminal(view, width=160)

        scheme = pmf.load_scheme("maidstone_2016")
        moved = view_of(pmf.evaluate_all(results.dataset, scheme=scheme))
        text = render_terminal(moved, width=160)

        assert "Direction of travel: 1 improving, 1 steady, 2 worsening, 22 not known" in text
        assert "↑ Worsening" in next(line for line in text.splitlines() if "BV12" in line)
        assert "^ Worsening" in render_terminal(moved, width=160, encoding="ascii")

    def test_what_must_be_known_about_the_copy_comes_first(self, view):
        text = render_terminal(attrs.evolve(view, remark="Pages 3 to 5 are missing."))

        assert text.splitlines()[1] == "About this copy: Pages 3 to 5 are missing."

    def test_findings_are_counted(self, view):
        assert "Noticed: errors 1, worth a look 19, noted 3." in render_terminal(view)


class TestEncoding:
    @pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
    def test_nothing_is_printed_that_the_terminal_cannot_show(self, view, encoding):
        text = render_terminal(view, width=100, encoding=encoding)

        text.encode(encoding)
        assert "(*) Green" in text
        assert "< > Missed target" in text

    def test_control_characters_and_turned_text_never_reach_the_terminal(self, view):
        hostile = attrs.evolve(view, council="Bad\u202e\u2066Council")

        assert "BadCouncil" in render_terminal(hostile)

    @pytest.mark.parametrize("width", [40, 80, 200])
    def test_lines_stay_within_the_width(self, view, width):
        assert max(map(len, render_terminal(view, width=width).splitlines())) <= width


class TestColour:
    def test_is_off_unless_asked_for(self, view):
        assert "\x1b" not in render_terminal(view)

    def test_only_repeats_what_the_words_say(self, view):
        plain, coloured = render_terminal(view), render_terminal(view, colour=True)

        assert "\x1b[38;2;0;112;60m●" in coloured
        assert [line.count("Green") for line in coloured.splitlines()] == [
            line.count("Green") for line in plain.splitlines()
        ]

    def test_no_color_switches_it_off_on_a_terminal(self, view, monkeypatch):
        monkeypatch.setenv("NO_COLOR", "1")
        file = io.StringIO()

        print_report(view, Console(file=file, force_terminal=True, width=100))

        assert "38;" not in file.getvalue()

    def test_a_pipe_gets_none(self, view, capsys, monkeypatch):
        monkeypatch.delenv("FORCE_COLOR", raising=False)

        print_report(view)

        assert "\x1b" not in capsys.readouterr().out

    def test_brackets_in_a_councils_words_are_no_markup(self, view):
        text = render_terminal(attrs.evolve(view, council="[red]Council[/red] :smile:"))

        assert "[red]Council[/red] :smile:" in text


class TestMissingExtra:
    def test_names_the_install_line(self, view, monkeypatch):
        monkeypatch.setitem(sys.modules, "rich", None)

        with pytest.raises(MissingExtra, match=r'rich: pip install "localgov-pmf\[cli\]"'):
            render_terminal(view)
