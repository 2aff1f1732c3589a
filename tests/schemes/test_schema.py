"""The JSON Schema of scheme files: valid itself, true of every bundled file, and of the loader."""

import json
import tomllib
from importlib.resources import files

import jsonschema
import pytest

import pmf
from pmf.reading import scheme_tables
from pmf.reading.toml_file import Fields
from pmf_adapters import published

SCHEMA = json.loads((files("pmf.reading") / "scheme.schema.json").read_text("utf-8"))
FOLDER = files("pmf_adapters") / "schemes"
FILES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".toml"))

#: A file with every table and every key there is.
EVERYTHING = """\
schema_version = 1
id = "everything"
title = "Every key there is"
source = "Nowhere"
valid_from = 2019-04-01
valid_to = 2020-03-31
compare = "as_displayed"
zero_line = "undecided"

[[levels]]
id = "good"
word = "Good"
aliases = ["G"]
variants = ["Goodish"]
meanings = ["on_target"]
shape = "circle"
colour = "#00703c"

[[rules]]
level = "good"
shortfall = [
    { line = "target", over = "-100%", at_least = "-50%", judged = "value" },
    { at_most = "5", under = "6" },
]
travel = { comparator = "previous", is = ["improving"] }
present = { line = "target", is = true }
running = { periods = 2, statuses = ["on_target"] }
progress = { at_least = "90", under = "100" }
mark = ["provisional"]
signal = ["shift"]
judgement = ["recoverable"]
says = "in words"
decided = "so"

[[rules]]
level = "good"
otherwise = true

[direction]
absent = "N/A"

[[direction.comparators]]
name = "trend"
against = "regression"
periods = 4
no_change = "1%"
no_change_points = "1pp"

[direction.words]
improving = "Up"
steady = "Level"
worsening = "Down"

[direction.symbols]
improving = "up"
steady = "level"
worsening = "down"

[actions]
lead_days = 14
decided = "so"

[[actions.levels]]
id = "done"
word = "Done"
aliases = ["D"]
variants = ["Did"]
meanings = ["completed"]
shape = "tick"
colour = "#00703c"
earned = true

[groups]
method = "share_met"
unknown = "blocks"

[[groups.rules]]
level = "good"
at_least = "50"
says = "half"

[[groups.rules]]
level = "good"
otherwise = true
"""


def as_json(text):
    """What a TOML editor sees: days as text."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


def faults(text):
    validator = jsonschema.Draft202012Validator(
        SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(as_json(text))]


class TestSchema:
    def test_it_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_every_object_names_all_its_keys(self):
        objects = [SCHEMA, *SCHEMA["$defs"].values()]
        for one in objects:
            if one.get("type") == "object":
                assert one["additionalProperties"] is False

    @pytest.mark.parametrize("name", FILES)
    def test_every_bundled_file_fits(self, name):
        assert faults((FOLDER / name).read_text("utf-8")) == []

    def test_so_does_a_file_with_every_key(self):
        assert faults(EVERYTHING) == []

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("schema_version = 1", "schema_version = 2"),
            ('id = "everything"', ""),
            ('source = "Nowhere"', 'sauce = "Nowhere"'),
            ('word = "Good"', 'word = " "'),
            ('["on_target"]\nshape', '["met"]\nshape'),
            ('["on_target"]\nshape', "[]\nshape"),
            ('shape = "circle"', 'shape = "blob"'),
            ('"#00703c"', '"green"'),
            ('at_most = "5"', 'at_most = "five"'),
            ('{ at_most = "5", under = "6" }', '{ line = "floor" }'),
            ("periods = 2", "periods = 0"),
            ("otherwise = true", ""),
            ("lead_days = 14", 'on_track_from = "90"'),
            ('method = "share_met"', 'method = "guess"'),
            ('method = "share_met"', 'method = "worst"'),
            ('method = "share_met"', 'method = "score"'),
            ('unknown = "blocks"', 'unknown = "guess"'),
        ],
    )
    def test_what_the_loader_refuses_it_refuses_too(self, tmp_path, old, new):
        assert old in EVERYTHING
        spoilt = EVERYTHING.replace(old, new, 1)
        assert faults(spoilt)
        path = tmp_path / "spoilt.toml"
        path.write_text(spoilt, encoding="utf-8")
        with pytest.raises(pmf.SchemeError):
            pmf.load_scheme(path)


class TestTheLoaderAndTheSchemaKnowTheSameKeys:
    @pytest.fixture
    def asked(self, tmp_path, monkeypatch):
        """The keys the loader asks for, by the path of their table without places in lists."""
        tables = {}
        finish = Fields.finish

        def note(fields):
            path = "".join(part.partition("]")[2] for part in f"]{fields._path}".split("["))
            tables.setdefault(path, set()).update(fields._asked)
            finish(fields)

        monkeypatch.setattr(Fields, "finish", note)
        path = tmp_path / "everything.toml"
        path.write_text(EVERYTHING, encoding="utf-8")
        pmf.load_scheme(path)
        return tables

    def test_key_by_key(self, asked):
        keys = {path: set(table["properties"]) for path, table in walk(SCHEMA)}
        assert asked == keys

    def test_the_file_with_every_key_has_every_key(self):
        table = as_json(EVERYTHING)
        methods = {"delay_months", "on_track_from", "warning_from"}  # one way at a time
        for path, known in walk(SCHEMA):
            missing = set(known["properties"]) - keys_at(table, path)
            assert missing == (methods if path == "actions" else set()), path

    def test_and_the_same_lists_of_words(self):
        against = SCHEMA["$defs"]["comparator"]["properties"]["against"]["enum"]
        assert tuple(against) == scheme_tables.AGAINST
        assert SCHEMA["$defs"]["status"]["enum"] == [one.value for one in pmf.Status]
        assert SCHEMA["$defs"]["action_status"]["enum"] == [one.value for one in pmf.ActionStatus]
        assert SCHEMA["$defs"]["travel"]["enum"] == [one.value for one in pmf.Travel]
        groups = SCHEMA["$defs"]["groups"]["properties"]
        assert groups["method"]["enum"] == [one.value for one in pmf.GroupMethod]
        assert groups["unknown"]["enum"] == [one.value for one in pmf.UnknownParts]
        assert SCHEMA["$defs"]["mark"]["enum"] == [one.value for one in pmf.Mark]


def walk(table, path=""):
    """Every object of the schema with its path."""
    yield path, table
    for key, one in table["properties"].items():
        for option in (one, one.get("items", {}), *one.get("oneOf", ())):
            target = SCHEMA["$defs"].get(option.get("$ref", "").rpartition("/")[2], {})
            if target.get("type") == "object":
                yield from walk(target, f"{path}.{key}" if path else key)
                break


def keys_at(table, path):
    """The keys that stand at a path, lists taken together."""
    here = [table]
    for part in filter(None, path.split(".")):
        found = [one[part] for one in here if part in one]
        here = [one for item in found for one in (item if isinstance(item, list) else [item])]
    return {key for one in here for key in one}


class TestShipped:
    def test_every_bundled_scheme_came_from_a_file_that_fits(self, schemes):
        assert {f"{id}.toml" for id in schemes} <= set(FILES)
        assert len(FILES) == len(published.PUBLISHED) + len(published.GENERIC) + 2
