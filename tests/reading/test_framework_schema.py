"""The JSON Schema of framework files: valid itself, true of every bundled file and the reader."""

import json
import tomllib
from importlib.resources import files

import jsonschema
import pytest

import pmf
from pmf.model.review_question import QUESTIONS
from pmf.reading import framework_definition
from pmf.reading.toml_file import Fields

SCHEMA = json.loads((files("pmf.reading") / "framework.schema.json").read_text("utf-8"))
BUNDLED = sorted(files("pmf_adapters").glob("*/framework.toml"))

#: A file with every table and every key there is.
EVERYTHING = """\
schema_version = 1
id = "everything"
council = "Anytown Borough Council"
title = "Every key there is"
scheme = "rag"
as_of = 2024-06-30
as_of_because = "The report is dated so."
stated_in = "Performance framework 2024"
adopted_on = 2024-02-07
reviewed_on = 2024-02-07
review_every = 12
criteria = ["It serves a priority"]
mitigation_for = ["near_target", "off_target"]
ranked = false
illustrative = false

[[tiers]]
code = "KPI"
name = "Key performance indicator"
cap = 40
shows = "travel"
about = "What the council answers for."
stated = "page 3"

[[priorities]]
name = "Good homes"
aliases = ["Homes"]
stated = "page 1"

[[groups]]
name = "Housing"
aliases = ["HOUSING"]
kind = "committee"
stated = "page 4"

[[directorates]]
name = "Place"
aliases = ["PLACE"]
role = "Strategic Director for Place"
stated = "page 4"

[[holders]]
role = "Portfolio Holder for Housing"
because = "Named after its committee."
stated = "page 2"

[[services]]
name = "Repairs"
group = "Housing"
aliases = ["Repairs and maintenance"]
directorate = "Place"
owner = "Head of Repairs"
holder = "Portfolio Holder for Housing"
provider = "Fixit Ltd"
stated = "page 4"
[services.because]
group = "Its appendix goes there."
directorate = "Printed under it."
owner = "The paper speaks of Heads of Service."
holder = "Its appendix goes to that committee."
provider = "The contract says so."

[[audiences]]
name = "Housing Committee"
kind = "committee"
frequency = "quarterly"
aliases = ["Housing OSC"]
groups = ["Housing"]
tiers = ["KPI"]
services = ["Repairs"]
codes = ["H1"]
expects = ["service narrative"]
sees_exempt = true
stated = "page 5"

[changes]
single = "holder"
wholesale = "Cabinet"
wholesale_from = "50%"
stated = "page 6"

[[tests]]
text = "It has a purpose and a target."
asks = ["no-purpose", "no-target"]
stated = "page 7"

[[schedule]]
audience = "Housing Committee"
what = "Quarter one"
period = "Q1 2024/25"
on = 2024-09-11
when = "September 2024"
stated = "page 8"

[[outputs]]
id = "committee-pack"
title = "Committee pack"
audience = "Housing Committee"
sections = ["indicators"]
stated = "page 5"

[[indicators]]
code = "H1"
name = "Repairs done in time"
unit = "percent"
polarity = "higher"
basis = "rate"
accumulates = false
tolerance = "5%"
tier = "KPI"
group = "Housing"
service = "Repairs"
places = 1
stage = "live"
purpose = "Tenants wait less."
owner = "Repairs Manager"
contributes_to = ["Good homes"]
target = "97%"
target_basis = "annual"
target_provenance = "contractual"
target_until = 2025-03-31
target_reviewed_on = 2024-02-07
approved_by = "Cabinet"
floor = "90%"
stretch = "99%"
frequency = "quarterly"
exempt = "Paragraph 3"
rationale = "Repairs matter most to tenants."
included_because = "It serves a priority"
formula = "Repairs in time as a share of all repairs."
numerator = "Repairs done in time"
denominator = "Repairs done"
data_source = "Housing system"
reviewed_on = 2024-02-07
meaning = "rent_collected"
national = "RP02"
stated = "page 9"
[indicators.because]
polarity = "Tenants wait less."
[[indicators.breaks]]
from = "Q1 2018/19"
because = "Counted per household from here on."
stated = "page 10"
"""


def faults(text):
    validator = jsonschema.Draft202012Validator(
        SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(as_json(text))]


def as_json(text):
    """What a TOML editor sees: days as text."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


class TestSchema:
    def test_it_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_every_object_names_all_its_keys(self):
        for one in (SCHEMA, *SCHEMA["$defs"].values()):
            if one.get("type") == "object":
                assert one["additionalProperties"] is False

    @pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.parent.name)
    def test_every_bundled_file_fits(self, path):
        assert faults(path.read_text("utf-8")) == []

    def test_there_are_bundled_files(self):
        assert "broxtowe" in [path.parent.name for path in BUNDLED]

    def test_so_does_a_file_with_every_key(self):
        assert faults(EVERYTHING) == []

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("schema_version = 1", "schema_version = 2"),
            ('council = "Anytown Borough Council"', ""),
            ('title = "Every', 'tilte = "Every'),
            ("review_every = 12", "review_every = 0"),
            ("ranked = false", 'ranked = "no"'),
            ("illustrative = false", 'illustrative = "no"'),
            ("adopted_on = 2024-02-07", 'adopted_on = "February 2024"'),
            ('["near_target", "off_target"]', '["amber"]'),
            ("cap = 40", 'cap = "40"'),
            ('shows = "travel"', 'shows = "arrows"'),
            ('kind = "committee"\nstated', 'kind = "cabinet"\nstated'),
            ('kind = "committee"\nfrequency', "frequency"),
            ('frequency = "quarterly"\naliases', 'frequency = "weekly"\naliases'),
            ('kind = "committee"\nfrequency', 'kind = "public"\nfrequency'),
            ('"50%"', '"half"'),
            ('asks = ["no-purpose"', 'asks = ["purpose"'),
            ('what = "Quarter one"', ""),
            ("on = 2024-09-11", 'on = "soon"'),
            ('id = "committee-pack"', 'id = ""'),
            ('target_provenance = "contractual"', 'target_provenance = "contract"'),
            ('meaning = "rent_collected"', 'meaning = "rent"'),
            ('from = "Q1 2018/19"', "from = 2018"),
            ('from = "Q1 2018/19"', ""),
            ('because = "Counted', 'why = "Counted'),
            ('[indicators.because]\npolarity = "Tenants', '[indicators.because]\nname = "Tenants'),
        ],
    )
    def test_what_the_reader_refuses_it_refuses_too(self, tmp_path, old, new):
        assert old in EVERYTHING
        spoilt = EVERYTHING.replace(old, new, 1)
        assert faults(spoilt)
        path = tmp_path / "spoilt.toml"
        path.write_text(spoilt, encoding="utf-8")
        with pytest.raises(pmf.FrameworkError):
            pmf.load_framework(path)


class TestTheReaderAndTheSchemaKnowTheSameKeys:
    @pytest.fixture
    def asked(self, tmp_path, monkeypatch):
        """The keys the reader asks for, by the path of their table without places in lists."""
        tables = {}
        finish = Fields.finish

        def note(fields):
            path = "".join(part.partition("]")[2] for part in f"]{fields._path}".split("["))
            tables.setdefault(path, set()).update(fields._asked)
            finish(fields)

        monkeypatch.setattr(Fields, "finish", note)
        path = tmp_path / "everything.toml"
        path.write_text(EVERYTHING, encoding="utf-8")
        pmf.load_framework(path)
        return tables

    def test_key_by_key(self, asked):
        keys = {path: set(table["properties"]) for path, table in walk(SCHEMA)}
        reasons = keys.pop("indicators.because")
        assert asked == keys
        assert reasons == set(framework_definition.DECLARABLE)

    def test_the_file_with_every_key_has_every_key(self):
        table = as_json(EVERYTHING)
        for path, known in walk(SCHEMA):
            if path != "indicators.because":
                assert set(known["properties"]) == keys_at(table, path), path

    def test_and_the_same_lists_of_words(self):
        words = {
            ("indicator", "polarity"): pmf.Polarity,
            ("indicator", "basis"): pmf.Basis,
            ("indicator", "stage"): pmf.Stage,
            ("indicator", "frequency"): pmf.Frequency,
            ("indicator", "target_provenance"): pmf.Provenance,
            ("indicator", "meaning"): pmf.MEANINGS,
            ("indicator", "target_basis"): framework_definition.TARGET_BASES,
            ("tier", "shows"): pmf.TierShows,
            ("group", "kind"): pmf.GroupKind,
            ("audience", "kind"): pmf.AudienceKind,
        }
        for (table, key), known in words.items():
            assert SCHEMA["$defs"][table]["properties"][key]["enum"] == list(known), (table, key)
        asks = SCHEMA["$defs"]["test"]["properties"]["asks"]
        assert asks["items"]["enum"] == list(QUESTIONS)
        assert SCHEMA["$defs"]["status"]["enum"] == list(pmf.Status)


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
