"""What is offered as a file is named at once and read when it is first needed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import pmf
from pmf.reading.registry import collect
from pmf.reading.toml_head import read_head

SCHEME = """schema_version = 1
id = "ours"
title = "Ours"

[[levels]]
id = "good"
word = "Good"
meanings = ["on_target"]
"""
FRAMEWORK = """schema_version = 1
id = "anytown-2024"
council = "Anytown"
title = "Measures"
scheme = "ours"
"""
FAULTY = (
    FRAMEWORK
    + """
[[indicators]]
code = "A1"
name = "Calls"
polarity = "upwards"
"""
)


def written(folder, text, name="file.toml"):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


class Offers:
    """A plug-in that offers these."""

    def __init__(self, schemes=(), frameworks=()):
        self.schemes, self.frameworks = schemes, frameworks

    @pmf.hookimpl
    def pmf_schemes(self):
        return self.schemes

    @pmf.hookimpl
    def pmf_frameworks(self):
        return self.frameworks


def installed(*plugins, whole=False):
    named = enumerate(plugins, start=1)
    return collect(((f"p{n}", None, lambda one=one: one) for n, one in named), whole=whole)


def counting(file):
    """The framework of a file, and a list that grows each time it is read."""
    reads = []

    def read(source):
        reads.append(source)
        return pmf.load_framework(source)

    return pmf.FrameworkFile(file, reader=read), reads


class TestTheFirstLines:
    @pytest.mark.parametrize("council", ["Anytown", "[Anytown]", "Any # town"])
    def test_they_say_what_the_whole_file_says(self, tmp_path, council):
        file = written(tmp_path, FRAMEWORK.replace("Anytown", council))
        offered, whole = pmf.FrameworkFile(file), pmf.load_framework(file)
        assert (offered.id, offered.scheme) == (whole.id, whole.scheme) == ("anytown-2024", "ours")

    def test_a_line_inside_a_text_that_looks_like_a_table_costs_a_whole_reading(self, tmp_path):
        text = FRAMEWORK.replace('"Measures"', '"""\n[not a table]\n"""')
        file = written(tmp_path, text)
        assert read_head(file) is None
        assert pmf.FrameworkFile(file).id == "anytown-2024"
        assert pmf.FrameworkFile(file).scheme == "ours"

    @given(
        keys=st.dictionaries(
            st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=20) | st.integers()
        ),
        lists=st.booleans(),
    )
    @example(keys={"a": "[b]"}, lists=True)
    def test_they_are_right_or_say_nothing(self, tmp_path_factory, keys, lists):
        told = {key: value for key, value in keys.items() if is_writable(value)}
        lines = [f"{key} = {toml(value)}" for key, value in told.items()]
        lines += ["zlist = [", "[1, 2],", "]"] if lists else []
        file = written(tmp_path_factory.mktemp("head"), "\n".join([*lines, "[last]", "id = 'x'"]))
        head = read_head(file)
        assert head is None if lists else head == told

    def test_a_file_that_begins_without_its_id_is_refused_with_every_fault(self, tmp_path):
        file = written(tmp_path, FAULTY.replace('id = "anytown-2024"\n', ""))
        with pytest.raises(pmf.FrameworkError) as refused:
            pmf.FrameworkFile(file)
        assert len(refused.value.faults) == 2

    def test_a_file_that_is_not_there_is_told(self, tmp_path):
        with pytest.raises(pmf.ReadError, match=r"none.toml: there is no such file"):
            pmf.SchemeFile(tmp_path / "none.toml")


def toml(value):
    return str(value) if isinstance(value, int) else f"'{value}'"


def is_writable(value):
    """Whether a literal text of TOML can hold it as it stands."""
    return (isinstance(value, int) and abs(value) < 2**63) or (
        isinstance(value, str) and value.isprintable() and "'" not in value
    )


class TestReadWhenNeeded:
    def test_installing_and_naming_read_nothing(self, tmp_path):
        offered, reads = counting(written(tmp_path, FRAMEWORK.replace('scheme = "ours"\n', "")))
        registry = installed(Offers(frameworks=[offered]))
        assert list(registry.frameworks) == ["anytown-2024"]
        assert "anytown-2024" in registry.frameworks
        assert "anywhere" not in registry.frameworks
        assert len(registry.frameworks) == 1
        assert reads == []

    def test_taking_reads_once(self, tmp_path):
        offered, reads = counting(written(tmp_path, FRAMEWORK.replace('scheme = "ours"\n', "")))
        registry = installed(Offers(frameworks=[offered]))
        assert registry.framework("anytown-2024") is registry.frameworks["anytown-2024"]
        assert len(reads) == 1

    def test_what_the_first_lines_name_must_be_offered(self, tmp_path):
        framework = pmf.FrameworkFile(written(tmp_path, FRAMEWORK))
        (broken,) = installed(Offers(frameworks=[framework])).broken
        assert "framework 'anytown-2024' names the scheme 'ours'" in broken.broken

    def test_a_scheme_from_a_file_is_as_good_as_one_loaded(self, tmp_path):
        file = written(tmp_path, SCHEME)
        registry = installed(Offers(schemes=[pmf.SchemeFile(file)]))
        assert registry.scheme("ours") == pmf.load_scheme(file)

    def test_a_scheme_is_no_framework(self, tmp_path):
        (broken,) = installed(Offers(frameworks=[pmf.SchemeFile(written(tmp_path, SCHEME))])).broken
        assert "offered a SchemeFile, not a Framework or a FrameworkFile" in broken.broken


class TestFaults:
    def plugins(self, folder):
        good = pmf.SchemeFile(written(folder, SCHEME, "scheme.toml"))
        bad = pmf.FrameworkFile(written(folder, FAULTY, "framework.toml"))
        return Offers(schemes=[good]), Offers(frameworks=[bad])

    def test_they_are_told_to_whoever_takes_it_and_to_nobody_else(self, tmp_path):
        registry = installed(*self.plugins(tmp_path))
        assert not registry.broken
        assert registry.scheme("ours").title == "Ours"
        with pytest.raises(pmf.FrameworkError, match=r"framework.toml.*upwards"):
            registry.framework("anytown-2024")

    def test_reading_all_sets_the_plug_in_aside(self, tmp_path):
        registry = installed(*self.plugins(tmp_path), whole=True)
        (broken,) = registry.broken
        assert broken.name == "p2"
        assert "upwards" in broken.broken
        assert list(registry.schemes) == ["ours"]

    def test_none_of_ours_has_any(self):
        registry = pmf.load_adapters(whole=True)
        assert not [plugin for plugin in registry.broken if "pmf" in (plugin.distribution or "")]
        assert dict(registry.frameworks) == dict(pmf.load_adapters().frameworks)
        assert all(id == one.id for id, one in registry.frameworks.items())
        assert all(id == one.id for id, one in registry.schemes.items())
