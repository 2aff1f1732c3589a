"""Scheme files: read to the letter, or refused with every fault at its line."""

import datetime
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pmf
from pmf.reading.named import load_scheme

SCHEMES = files("pmf_adapters") / "schemes"
STATUSES = [status.value for status in pmf.Status]
PLAIN = """\
schema_version = 1
id = "plain"
title = "Plain"

[[levels]]
id = "green"
word = "Green"
meanings = ["on_target"]

[[levels]]
id = "red"
word = "Red"
meanings = ["off_target"]

[[rules]]
level = "green"
shortfall = { at_most = "0" }

[[rules]]
level = "red"
otherwise = true
"""


@pytest.fixture
def load(tmp_path):
    def read(text, name="s.toml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_scheme(path)

    return read


@pytest.fixture
def faults(load):
    def find(text):
        with pytest.raises(pmf.SchemeError) as caught:
            load(text)
        return caught.value.faults

    return find


def line_of(text, words):
    return next(n for n, line in enumerate(text.split("\n"), 1) if words in line)


class TestBundled:
    def test_pentana_words(self):
        scheme = load_scheme(SCHEMES / "pentana.toml")
        assert [(one.word, one.status) for one in scheme.levels] == [
            ("Green", pmf.Status.ON_TARGET),
            ("Amber", pmf.Status.NEAR_TARGET),
            ("Red", pmf.Status.OFF_TARGET),
            ("Unknown", pmf.Status.UNKNOWN),
            ("Data Only", pmf.Status.DATA_ONLY),
        ]
        assert scheme.read_word("satisfactory").id == "green"
        assert scheme.read_action_word("Complete").id == "completed"
        assert not scheme.action_level_of(pmf.ActionStatus.NOT_STARTED).earned

    @pytest.mark.parametrize("name", ["pentana", "rag"])
    def test_the_rule_states_no_tolerance(self, name):
        scheme = load_scheme(SCHEMES / f"{name}.toml")
        met, near, rest = scheme.clauses
        assert (met.level, near.level, rest.level) == ("green", "amber", "red")
        assert str(met.conditions[0].at_most) == "0"
        assert "unstated" in str(near.conditions[0].at_most)
        assert rest.conditions == ()

    @pytest.mark.parametrize("name", ["pentana", "rag"])
    def test_by_id_it_is_the_one_in_the_file(self, name):
        assert load_scheme(name) == load_scheme(SCHEMES / f"{name}.toml")

    @pytest.mark.parametrize("name", ["pentana", "rag"])
    def test_every_word_of_it_is_read_back(self, name):
        scheme = load_scheme(name)
        for level in scheme.levels:
            for word in (level.word, *level.aliases, *level.variants):
                assert scheme.read_word(f" {word.upper()} ") is level

    def test_the_fingerprint_does_not_change_with_line_ends(self, load):
        assert load(PLAIN).digest == load(PLAIN.replace("\n", "\r\n")).digest
        assert load(PLAIN).digest != load(PLAIN + "# more\n").digest

    def test_an_unknown_id_lists_the_known(self):
        with pytest.raises(pmf.UnknownName, match=r"no scheme 'nowhere' .*pentana, rag"):
            load_scheme("nowhere")


class TestTenFaultsAtOnce:
    TEXT = """\
schema_version = 2
id = 5
title = "Ten faults"
compare = "roughly"
valid_from = "2019-04-01"
colour_blind = true

[[levels]]
id = "green"
word = "Green"
meanings = ["good"]

[[levels]]
id = "red"
word = "Red"
aliases = "Alert"
colour = "red"
meanings = ["off_target"]

[[rules]]
level = "gren"
shortfall = { at_most = "five" }

[[rules]]
level = "red"
otherwise = "yes"

[actions]
lead_days = 2.5
"""

    @pytest.mark.parametrize(
        ("path", "words"),
        [
            ("schema_version", "schema_version"),
            ("id", "id = 5"),
            ("compare", "roughly"),
            ("valid_from", "valid_from"),
            ("colour_blind", "colour_blind"),
            ("levels[0].meanings", '"good"'),
            ("levels[1].aliases", '"Alert"'),
            ("levels[1].colour", 'colour = "red"'),
            ("rules[0].level", "gren"),
            ("rules[0].shortfall", "five"),
            ("rules[1].otherwise", '"yes"'),
            ("actions.lead_days", "2.5"),
        ],
    )
    def test_each_with_its_line_and_path(self, faults, path, words):
        place = f"s.toml:{line_of(self.TEXT, words)}: {path}"
        assert any(fault.startswith(place) for fault in faults(self.TEXT)), faults(self.TEXT)

    def test_the_message_holds_them_all(self, load, faults):
        with pytest.raises(pmf.SchemeError) as caught:
            load(self.TEXT)
        assert str(caught.value).count("\n") + 1 == len(faults(self.TEXT)) >= 12


class TestFaults:
    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("schema_version = 1\n", "", "schema_version"),
            ("schema_version = 1\n", "schema_version = 1.0\n", "schema_version"),
            ("schema_version = 1\n", "schema_version = true\n", "schema_version"),
            ('title = "Plain"', "", '"title" is missing'),
            ('title = "Plain"', 'title = " "', "not a text"),
            ('title = "Plain"', 'titel = "Plain"', "titel: unknown key"),
            ('word = "Green"', 'word = "Green"\nicon = "x"', "levels[0].icon: unknown key"),
            ('word = "Red"', 'word = " GREEN"', "stands for both"),
            ('id = "red"', 'id = "green"', "stands twice"),
            ('word = "Red"', 'word = "Red"\naliases = ["green"]', "stands for both"),
            ('"on_target"', '"met"', "is not one of"),
            ('["on_target"]', "[]", "at least one status"),
            ('["on_target"]', "[1]", "is not one of"),
            ('{ at_most = "0" }', '"0"', "is not a table"),
            ('{ at_most = "0" }', "{ at_most = true }", "is not a text"),
            ('{ at_most = "0" }', "{ at_most = nan }", "a margin is written"),
            ('{ at_most = "0" }', "{ at_most = 1e999999 }", "a margin is written"),
            ('{ at_most = "0" }', "{ line = 'target' }", "sets an end"),
            ('{ at_most = "0" }', '{ at_most = "0", judged = "guess" }', "judged"),
            ("otherwise = true", 'otherwise = true\nmark = "provisional"', "no conditions"),
            ("otherwise = true", "", "no condition"),
            ('level = "green"', 'level = "green"\notherwise = true', "otherwise"),
        ],
    )
    def test_one_fault(self, faults, old, new, said):
        assert old in PLAIN
        found = faults(PLAIN.replace(old, new, 1))
        assert any(said in fault for fault in found), found

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ('{ at_most = "0" }', '{ at_mots = "0" }', "at_mots: unknown key"),
            ('{ at_most = "0" }', '{ at_most = "five" }', "a margin is written"),
            ('shortfall = { at_most = "0" }', 'shortfal = { at_most = "0" }', "shortfal: unknown"),
            ('shortfall = { at_most = "0" }', "mark = ['provisonal']", "rules[0].mark"),
            ('shortfall = { at_most = "0" }', "progress = { uner = 90 }", "uner: unknown"),
            (
                'shortfall = { at_most = "0" }',
                "running = { periods = 2, status = 1 }",
                "status: un",
            ),
            (
                'shortfall = { at_most = "0" }',
                'travel = { comparator = "previous", is = ["better"] }',
                "travel[0].is",
            ),
            ("otherwise = true", "otherwis = true", "otherwis: unknown key"),
            ('"on_target"', '"good"', '"good" is not one of'),
            ("[[levels]]", "[[level]]", '"levels" is missing'),
        ],
    )
    def test_what_follows_from_a_fault_is_not_told_besides(self, faults, old, new, said):
        text = PLAIN.replace(old, new)
        found = [one for one in faults(text) if "level: unknown key" not in one]
        assert len(found) == 1, found
        assert said in found[0]

    def test_what_follows_from_a_fault_among_actions_and_groups_is_not_either(self, faults):
        text = PLAIN + (
            '[actions]\non_track_from = "most"\nwarning_from = "70"\n'
            '[[actions.levels]]\nid = "done"\nword = "Done"\nmeanings = ["don"]\n'
            '[groups]\nmethod = "score"\n'
            '[[groups.rules]]\nlevel = "green"\nat_lest = "85"\n'
            '[[groups.rules]]\nlevel = "red"\notherwise = true\n'
        )
        assert [one.split(": ")[1] for one in sorted(faults(text))] == [
            "actions.on_track_from",
            "actions.levels[0].meanings",
            "groups.rules[0].at_lest",
        ]

    def test_a_second_otherwise_is_told(self, faults):
        text = PLAIN.replace('shortfall = { at_most = "0" }', "otherwise = true")
        (fault,) = faults(text)
        assert "rules[0]: nothing after an otherwise" in fault

    def test_a_misspelt_key_among_the_words_of_travel(self, faults):
        found = faults(PLAIN + '[direction.words]\nimprovin = "up"\n')
        assert any("improvin" in fault for fault in found), found

    def test_a_date_in_quotes(self, faults):
        (fault,) = faults('valid_from = "2019-04-01"\n' + PLAIN)
        assert "s.toml:1: valid_from" in fault
        assert "without quotes" in fault

    def test_a_time_is_no_day(self, faults):
        (fault,) = faults("valid_from = 2019-04-01T00:00:00\n" + PLAIN)
        assert "not a day" in fault

    def test_a_validity_that_ends_before_it_begins(self, faults):
        faults("valid_from = 2020-04-01\nvalid_to = 2019-04-01\n" + PLAIN)

    def test_inline_lists_have_a_line_too(self, faults):
        text = PLAIN[: PLAIN.index("[[rules]]")]
        text = text.replace(
            "[[levels]]", 'rules = [{ level = "x", otherwise = true }]\n[[levels]]', 1
        )
        (fault,) = faults(text)
        assert fault.startswith("s.toml:5: rules[0]")

    def test_a_margin_may_be_a_plain_number(self, load):
        assert load(PLAIN.replace('"0"', "0")).clauses == load(PLAIN).clauses

    def test_dates_are_read(self, load):
        scheme = load("valid_from = 2019-04-01\n" + PLAIN)
        assert scheme.valid_from == datetime.date(2019, 4, 1)


class TestLooks:
    """A level whose file names no shape or colour has those of its meaning."""

    @staticmethod
    def levels(*meanings):
        return "".join(
            f'[[levels]]\nid = "l{number}"\nword = "L{number}"\nmeanings = {list(one)}\n'
            for number, one in enumerate(meanings)
        )

    def test_each_meaning_has_its_own(self, load):
        text = PLAIN[: PLAIN.index("[[levels]]")] + self.levels(*([one] for one in STATUSES))
        assert [(one.shape, one.colour) for one in load(text).levels] == [
            ("star", "#00703c"),
            ("circle", "#00703c"),
            ("triangle", "#b58840"),
            ("diamond", "#b3261e"),
            ("dash", "#1d5e9e"),
            ("question", "#505a5f"),
            ("dash", "#505a5f"),
        ]

    def test_they_are_those_of_pentana(self, load):
        bundled = load_scheme("pentana")
        bare = (SCHEMES / "pentana.toml").read_text("utf-8").splitlines()
        text = "\n".join(one for one in bare if not one.startswith(("shape", "colour")))
        assert load(text).levels == bundled.levels
        assert load(text).actions == bundled.actions

    def test_of_several_meanings_the_worst_counts(self, load):
        text = PLAIN.replace('["off_target"]', '["near_target", "off_target"]')
        assert load(text).levels[1].shape == "diamond"
        text = PLAIN + (
            '[[actions.levels]]\nid = "a"\nword = "On Track"\n'
            'meanings = ["completed", "in_progress"]\n'
        )
        assert load(text).actions.levels[0].shape == "arrow"

    def test_what_the_file_says_counts(self, load):
        level = load(PLAIN.replace('word = "Red"', 'word = "Red"\ncolour = "#FF0000"')).levels[1]
        assert (level.shape, level.colour) == ("diamond", "#ff0000")


class TestNotAScheme:
    def test_missing(self, tmp_path):
        with pytest.raises(pmf.ReadError, match="no such file"):
            load_scheme(tmp_path / "missing.toml")

    @pytest.mark.parametrize("content", [b"", b"\x00", b"PK\x03\x04"])
    def test_no_text(self, load, content):
        with pytest.raises(pmf.ReadError):
            load(content)

    @pytest.mark.parametrize(
        "content",
        ["= 5", "a = ", "a = 1\na = 2", "[a\n", "a = 31-04-2019", "d = 2020-04-31", 'a = "\\x"'],
    )
    def test_no_toml(self, load, content):
        with pytest.raises(pmf.SchemeError, match=r"s\.toml: this is not TOML: .*line|s\.toml"):
            load(content)

    @pytest.mark.parametrize("wrong", [None, 5])
    def test_a_wrong_call(self, wrong):
        with pytest.raises(pmf.PmfError):
            load_scheme(wrong)


BOMBS = {
    "lists on one line": "a = " + "[" * 100_000,
    "lists on many lines": "a = [\n" + "[\n" * 20_000,
    "tables in one line": "a = " + "{a=" * 50_000,
    "a dotted key": "a" + ".a" * 5_000 + " = 1",
    "a dotted title": "title" + ".a" * 5_000 + " = 1",
    "a dotted header": "[" + "a." * 5_000 + "a]",
    "a dotted level": "[[levels]]\nid" + ".a" * 5_000 + " = 1",
    "a huge number": "title = 0x" + "f" * 10_000,
    "a huge margin": PLAIN.replace('"0"', "0x" + "f" * 10_000),
    "a huge decimal": "lead_days = 1" + "0" * 100_000,
    "a huge exponent": "title = 1e999999999999999999",
    "ten thousand levels": "[[levels]]\n" * 10_000,
}


class TestBombs:
    @pytest.mark.parametrize("kind", BOMBS)
    def test_it_is_refused_and_nothing_breaks(self, load, kind):
        with pytest.raises(pmf.SchemeError):
            load(BOMBS[kind])

    def test_many_brackets_in_a_text_are_no_nesting(self, load):
        assert load(PLAIN.replace('"Plain"', '"' + "[" * 100 + '"')).title == "[" * 100

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_any_spoilt_line_is_read_or_refused(self, load, data):
        lines = PLAIN.split("\n")
        number = data.draw(st.integers(0, len(lines) - 1))
        lines[number] = data.draw(
            st.sampled_from(["", "[levels]", "[[rules]]", "x = 1", "id = [[]]", "rules = {}", "]"])
            | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=15)
            | st.just(lines[number].replace('"', ""))
            | st.just(lines[number].split("=")[0] + "= 1.5")
            | st.just(lines[number].split("=")[0] + "= [{a = {}}]")
        )
        try:
            scheme = load("\n".join(lines))
        except pmf.SchemeError:
            return
        assert scheme.levels
