"""From a file to a data set: which adapter reads, what is refused, and that nothing breaks it."""

import random
from importlib.resources import files
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pmf
from pmf.reading import read as read_module

SAMPLE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"
TEXT = SAMPLE.read_text("utf-8")
ONE_ROW = "Status\tCode & Short Name\tQ1 2019/20\nGreen\tX_1 One\t5%\n"
IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@attrs.frozen
class Other:
    """An adapter that claims what it is told to."""

    name: str = "other"
    title: str = "Other"
    council: str | None = "Other"
    scheme: str | None = None
    framework: str | None = None
    generic: bool = False
    samples: tuple[pmf.Sample, ...] = ()
    fields: dict[str, str] = attrs.Factory(dict)
    claiming: object = True
    reading: object = None

    def claims(self, document):
        if isinstance(self.claiming, BaseException):
            raise self.claiming
        return self.claiming

    def read(self, document, scheme, framework):
        if isinstance(self.reading, BaseException):
            raise self.reading
        return self.reading or pmf.Dataset(self.name, self.council, document.name)


@pytest.fixture
def file(tmp_path):
    def write(content=ONE_ROW, name="a.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def install(monkeypatch):
    """Pretend that further adapters are installed."""

    def add(*adapters):
        real = pmf.load_adapters()
        more = {**real.adapters, **{one.name: one for one in adapters}}
        monkeypatch.setattr(read_module, "load_adapters", lambda: attrs.evolve(real, adapters=more))

    return add


class TestWhichAdapter:
    def test_none_knows_it(self, file):
        with pytest.raises(pmf.ReadError, match=r"a\.txt: .*installed: .*broxtowe.*pentana"):
            pmf.read(file("Minutes of the meeting\n"))

    def test_two_know_it(self, file, install):
        install(Other(), Other("third"))
        with pytest.raises(
            pmf.ReadError, match=r"other, third; say which: --adapter NAME, or adapter= in"
        ):
            pmf.read(file())

    def test_a_family_stands_back(self, file, install):
        install(Other())
        assert pmf.read(file()).adapter == "other"

    def test_the_callers_word_settles_it(self, file, install):
        install(Other(), Other("third"))
        assert pmf.read(file(), adapter="third").adapter == "third"
        assert pmf.read(file(), adapter=Other("fourth")).adapter == "fourth"

    def test_an_unknown_name(self, file):
        with pytest.raises(pmf.UnknownName, match="'nowhere'"):
            pmf.read(file(), adapter="nowhere")

    def test_the_name_of_the_file_says_nothing(self, file):
        assert pmf.read(file(TEXT, "dacorum.md")).adapter == "broxtowe"

    def test_path_text_and_resource_are_alike(self, file):
        path = file(TEXT, SAMPLE.name)
        assert pmf.read(path) == pmf.read(str(path)) == pmf.read(SAMPLE)


class TestWhichScheme:
    """The caller's word comes first, then the framework's, then the adapter's."""

    def test_the_one_the_framework_names(self, file):
        framework = pmf.Framework("any-2019", "Any Council", "Any", scheme="rag")
        assert pmf.read(file(), framework=framework).scheme.id == "rag"
        kent = pmf.load_scheme("kent_2020")
        assert pmf.read(file(), framework=framework, scheme=kent).scheme is kent

    def test_a_framework_that_names_none_leaves_it_to_the_adapter(self, file):
        framework = pmf.Framework("any-2019", "Any Council", "Any")
        assert pmf.read(file(), framework=framework).scheme.id == "pentana"

    def test_an_unknown_one_is_told_with_its_framework(self, file):
        framework = pmf.Framework("any-2019", "Any Council", "Any", scheme="rgg")
        with pytest.raises(pmf.UnknownName, match=r"'any-2019' .*no scheme 'rgg' .*pentana, rag"):
            pmf.read(file(), framework=framework)
        assert pmf.read(file(), framework=framework, scheme=pmf.load_scheme("rag"))


class TestFaultyAdapters:
    """A fault of somebody's plug-in is told as that plug-in's, and costs no other document."""

    @pytest.mark.parametrize("fault", [RuntimeError("boom"), SystemExit(2), KeyError("x")])
    def test_claims_that_fail_do_not_stop_the_one_that_knows(self, file, install, fault):
        install(Other(claiming=fault))
        dataset = pmf.read(file())
        assert dataset.adapter == "pentana"
        (told,) = [one for one in dataset.findings if one.kind == "adapter-failed"]
        assert "'other'" in told.message
        assert type(fault).__name__ in told.message
        assert told.severity is pmf.Severity.WARNING

    def test_claims_that_fail_are_named_when_none_knows(self, file, install):
        install(Other(claiming=RuntimeError("boom")))
        with pytest.raises(pmf.ReadError, match=r"other.*boom"):
            pmf.read(file("Minutes\n"))

    @pytest.mark.parametrize("fault", [RuntimeError("boom"), SystemExit(2), KeyError("boom")])
    def test_a_reading_that_fails_names_the_adapter(self, file, install, fault):
        install(Other(reading=fault))
        with pytest.raises(pmf.ReadError, match=r"a\.txt: .*other"):
            pmf.read(file())

    @pytest.mark.parametrize("answer", [{"indicators": []}, "dataset", 5])
    def test_a_reading_that_is_no_dataset_names_the_adapter(self, file, install, answer):
        install(Other(reading=answer))
        with pytest.raises(pmf.ReadError, match=r"a\.txt: .*other"):
            pmf.read(file())

    def test_rows_that_are_not_accounted_for_are_told(self, file, install):
        lost = pmf.Dataset("other", None, "a.txt", account=pmf.Account(rows=5, records=4))
        install(Other(reading=lost))
        assert [one.kind for one in pmf.read(file()).findings] == ["rows-unaccounted"]
        with pytest.raises(pmf.FindingsError, match="all 5 rows"):
            pmf.read(file(), strict=True)


class TestRefusals:
    @pytest.mark.parametrize(
        "content", [b"", b"\n \n", b"\x00\x01\x02", b"PK\x03\x04", b"%PDF-1.4", b"\x89PNG\r\n"]
    )
    def test_at_once_and_as_one_error(self, file, content):
        with pytest.raises(pmf.ReadError, match=r"^a\.txt: [^\n]+$"):
            pmf.read(file(content))

    def test_200_megabytes(self, file):
        path = file(b"")
        with path.open("r+b") as stream:
            stream.truncate(200_000_000)
        with pytest.raises(pmf.ReadError, match="200 MB is over the limit of 20 MB"):
            pmf.read(path)

    @pytest.mark.parametrize("wrong", [None, 5, b"a.txt", "", "a\0b", "x" * 5000])
    def test_what_is_no_file_name_is_a_wrong_call(self, wrong):
        with pytest.raises(pmf.PmfError):
            pmf.read(wrong)


class TestStrict:
    BAD = ONE_ROW + "Red\tX_2 Two\t12,5\nRed\tX_3 Three\tabc\n"

    def test_everything_is_collected_before_it_raises_once(self, file):
        with pytest.raises(pmf.FindingsError) as caught:
            pmf.read(file(self.BAD), strict=True)
        assert [one.location.row for one in caught.value.findings] == [3, 4]
        assert "12,5" in str(caught.value)

    def test_warnings_do_not_raise(self, file):
        dataset = pmf.read(file(ONE_ROW.replace("Green", "Purple")), strict=True)
        assert [one.kind for one in dataset.findings] == ["unknown-status"]

    def test_without_it_nothing_raises(self, file):
        assert len(pmf.read(file(self.BAD)).findings) == 2


class TestEncoding:
    def test_windows_1252_is_told(self, file):
        dataset = pmf.read(file(ONE_ROW.replace("One", "£ – One").encode("cp1252")))
        assert dataset.indicators[0].name == "£ – One"
        assert [one.kind for one in dataset.findings] == ["encoding"]

    def test_a_byte_order_mark_and_other_line_ends_change_nothing(self, file):
        plain = pmf.read(file(TEXT))
        marked = pmf.read(file(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()))
        assert marked == plain


def survives(path):
    """Read, judge and check; a `Dataset` that accounts for its rows, or a `ReadError`."""
    try:
        dataset = pmf.read(path)
    except pmf.ReadError as refused:
        return refused
    assert dataset.account.balances
    for seen in dataset.observations:
        assert seen.value is None or seen.value.value.is_finite()
    for one in dataset.findings:
        assert one.location is not None or one.kind == "encoding"
    results = pmf.evaluate_all(dataset)
    pmf.reconcile(results)
    pmf.check(results)
    return dataset


class TestAnything:
    @IN_ONE_FOLDER
    @given(content=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.csv"]))
    def test_any_bytes(self, file, content, name):
        survives(file(content, name))

    @IN_ONE_FOLDER
    @given(
        cells=st.lists(
            st.lists(
                st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=10)
                | st.sampled_from(
                    ["Green", "5%", "£5", "-", "9 days", "Icon", "X_1 a", "Q1 2019/20"]
                ),
                max_size=7,
            ),
            max_size=8,
        ),
        comma=st.booleans(),
    )
    def test_any_cells_below_a_known_heading(self, file, cells, comma):
        heading = ["Status", "Code & Short Name", "2018/19", "Q1 2019/20", "Target 2019/20", "Note"]
        by = "," if comma else "\t"
        text = "\n".join(by.join(row) for row in [heading, *cells]) + "\n"
        survives(file(text, "a.csv" if comma else "a.txt"))

    @IN_ONE_FOLDER
    @given(seed=st.integers(0, 2**32))
    def test_a_report_with_its_characters_shaken(self, file, seed):
        chance = random.Random(seed)
        text = list(TEXT)
        for _ in range(chance.choice([1, 5, 50, 500])):
            place = chance.randrange(len(text))
            text[place] = chance.choice(
                ["\t", "\n", "", "\u2028", "%", "£", "-", "9", "x", ",", "é"]
            )
        survives(file("".join(text)))

    @IN_ONE_FOLDER
    @given(seed=st.integers(0, 2**32))
    def test_a_report_with_its_cells_swapped(self, file, seed):
        """Any cell may stand anywhere; only the tables that hold the two may change."""
        chance = random.Random(seed)
        lines = [line.split("\t") for line in TEXT.split("\n")]
        rows = [n for n, cells in enumerate(lines) if len(cells) == 7 and "Code" not in cells[1]]
        for _ in range(10):
            (a, b), (x, y) = chance.sample(rows, 2), (chance.randrange(7), chance.randrange(7))
            lines[a][x], lines[b][y] = lines[b][y], lines[a][x]
        survives(file("\n".join("\t".join(cells) for cells in lines)))

    def test_a_report_cut_off_anywhere(self, file):
        for end in range(0, len(TEXT), 397):
            survives(file(TEXT[:end]))


class TestLocality:
    """One spoilt cell of the report changes its own outcome and finding and nothing else."""

    @IN_ONE_FOLDER
    @given(number=st.integers(0, 77), bad=st.sampled_from(["12,5", "abc", "1 of 2", "nan", "5%5"]))
    def test_a_figure(self, file, number, bad):
        plain = pmf.read(SAMPLE)
        seen = plain.observations[number]
        lines = [line.split("\t") for line in TEXT.split("\n")]
        cells = lines[seen.source.line - 1]
        cells[2 + number % 3] = bad
        spoilt = pmf.read(file("\n".join("\t".join(cells) for cells in lines), SAMPLE.name))
        assert spoilt.indicators == plain.indicators
        assert spoilt.actions == plain.actions
        others = [n for n in range(78) if n != number]
        assert [spoilt.observations[n] for n in others] == [plain.observations[n] for n in others]
        gone = {(one.kind, one.location) for one in plain.findings}
        new = {(one.kind, one.location) for one in spoilt.findings} - gone
        assert new == {("bad-number", seen.source)}


def test_ten_thousand_rows_are_all_there(tmp_path):
    heading = "Status\tCode & Short Name\t2018/19\tQ1 2019/20\tTarget 2019/20\tLatest Note\n"
    row = "Green\tPI_{n} Number {n}\t{n}.5%\t{n}%\t9,999%\tAugust 2019 = {n}\n"
    file = Path(tmp_path) / "long.txt"
    file.write_text(heading + "".join(row.format(n=n) for n in range(10_000)))
    dataset = pmf.read(file)
    assert (len(dataset.indicators), len(dataset.observations)) == (10_000, 20_000)
    assert dataset.account == pmf.Account(rows=10_001, headings=1, records=10_000)


class Naming:
    """An adapter whose documents say which framework they are to be read with."""

    name = "naming"
    framework = "broxtowe-2019"

    def __init__(self, named):
        self.named = named

    def claims(self, document):
        return True

    def framework_for(self, document):
        if isinstance(self.named, Exception):
            raise self.named
        return self.named

    def read(self, document, scheme, framework):
        return pmf.Dataset(self.name, None, document.name, framework=framework, scheme=scheme)


class TestTheFrameworkADocumentNames:
    @pytest.fixture
    def read(self, tmp_path):
        def call(named, **options):
            file = tmp_path / "a.txt"
            file.write_text("Minutes\n")
            return pmf.read(file, adapter=Naming(named), **options)

        return call

    def test_it_is_taken_with_its_scheme(self, read):
        dataset = read("broxtowe-2019")
        assert (dataset.framework.id, dataset.scheme.id) == ("broxtowe-2019", "pentana")

    def test_none_named_is_none_whatever_the_adapter_has(self, read):
        assert read(None).framework is None

    def test_one_nobody_has_is_a_finding_and_no_error(self, read):
        dataset = read("nowhere-1999")
        assert dataset.framework is None
        assert [one.kind for one in dataset.findings] == ["no-framework"]
        assert dataset.findings[0].raw == "nowhere-1999"

    def test_the_callers_wins_and_the_document_is_not_asked(self, read):
        own = pmf.Framework("own", "Own", "Own")
        assert read(RuntimeError("never asked"), framework=own).framework is own

    @pytest.mark.parametrize("named", [RuntimeError("broken"), 5])
    def test_an_adapter_that_fails_to_say_is_told_by_name(self, read, named):
        with pytest.raises(pmf.ReadError, match="adapter 'naming' failed"):
            read(named)


class TestMappedHeadings:
    def test_fields_that_only_one_family_has_lead_to_it(self, tmp_path):
        file = tmp_path / "a.txt"
        file.write_text("Ref\tQ1 2019/20\tTarget 2019/20\tRAG\nAB_1 Bins\t95%\t90%\tGreen\n")
        dataset = pmf.read(file, columns={"code": "Ref", "status": "RAG"})
        assert (dataset.adapter, dataset.indicators[0].code) == ("pentana", "AB_1")

    def test_fields_no_one_has_together_are_wrong_use(self, tmp_path):
        file = tmp_path / "a.txt"
        file.write_text("Ref\tOwner\nA\tB\n")
        fields = [set(one.fields) for one in pmf.load_adapters().adapters.values()]
        apart = {field for known in fields for field in known}
        assert not any(apart <= known for known in fields)  # else there is nothing to refuse
        with pytest.raises(pmf.UsageError, match="no adapter has all of the fields"):
            pmf.read(file, columns=dict.fromkeys(apart, "Ref"))
