"""Where things stand in a TOML file, whatever its texts look like."""

import tomllib

import pytest

from pmf.reading.toml_places import Faults, line_map, shorten_keys, without_texts

TEXT = '''\
title = "[x] # no comment"  # a comment with "quotes
about = """
id = 1
[levels]
\\"""
"""
[[rules]]  # the first
level = 'a "b'
[rules.shortfall]
line = "target"
[[rules]]
direction . absent = 5
'''


class TestLines:
    def test_texts_and_comments_hide_nothing_and_look_like_nothing(self):
        assert line_map(without_texts(TEXT)) == {
            "title": 1,
            "about": 2,
            "rules[0]": 7,
            "rules[0].level": 8,
            "rules[0].shortfall": 9,
            "rules[0].shortfall.line": 10,
            "rules[1]": 11,
            "rules[1].direction": 12,
            "rules[1].direction.absent": 12,
        }

    def test_every_line_stays_as_long_as_it_was(self):
        bare = without_texts(TEXT)
        assert [len(line) for line in bare.split("\n")] == [len(one) for one in TEXT.split("\n")]

    @pytest.mark.parametrize(
        ("path", "line"),
        [("rules[0].level", 8), ("rules[0].x", 7), ("rules[5].x", None), ("title.a[3].b", 1)],
    )
    def test_a_fault_stands_where_it_is_or_where_what_holds_it_is(self, path, line):
        faults = Faults("s.toml", line_map(without_texts(TEXT)))
        faults.add(path, "wrong")
        assert faults.found == [f"s.toml{f':{line}' if line else ''}: {path}: wrong"]

    @pytest.mark.parametrize("text", ['a="' + '\\"' * 100_000, '"""' * 99_999, "[" + " " * 99_999])
    def test_it_takes_no_time(self, text):
        assert len(without_texts(text)) == len(text)
        line_map(text)


class TestLongKeys:
    def test_they_are_cut_to_just_too_many_parts(self):
        text = "a" + ".a" * 5_000 + " = 1\nb.c = 2\n"
        assert shorten_keys(text, without_texts(text)) == "a" + ".a" * 64 + " = 1\nb.c = 2\n"

    def test_a_text_is_left_alone(self):
        text = "a = '" + "b." * 500 + "b'\n"
        assert tomllib.loads(shorten_keys(text, without_texts(text))) == tomllib.loads(text)
