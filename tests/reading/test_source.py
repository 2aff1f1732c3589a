"""Bytes become text, or are refused at once with a plain word."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf.errors import PmfError, ReadError
from pmf.reading import limits
from pmf.reading.source import load_text


class FromMemory:
    """A bundled resource that was never a file."""

    name = "memory.txt"

    def __init__(self, data):
        self.data = data

    def is_dir(self):
        return False

    def open(self, mode):
        import io

        assert mode == "rb"
        return io.BytesIO(self.data)


@pytest.fixture
def file(tmp_path):
    def write(data):
        path = tmp_path / "a.txt"
        path.write_bytes(data)
        return path

    return write


class TestEncoding:
    def test_utf8(self, file):
        assert load_text(file("–£".encode())) == ("–£", "utf-8-sig")

    def test_a_byte_order_mark_is_no_text(self, file):
        assert load_text(file(b"\xef\xbb\xbfA"))[0] == "A"

    def test_windows_1252_when_it_is_not_utf8(self, file):
        assert load_text(file(b"\xa340 \x96 x")) == ("£40 – x", "cp1252")

    def test_neither(self, file):
        with pytest.raises(ReadError, match=r"a\.txt: .*neither UTF-8 nor Windows-1252"):
            load_text(file(b"A\x81B"))


class TestRefusals:
    @pytest.mark.parametrize("data", [b"", b" ", b"\n\n\t \r\n"])
    def test_nothing_in_it(self, file, data):
        with pytest.raises(ReadError, match=r"a\.txt: the file is empty"):
            load_text(file(data))

    @pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\xc2\xa0\n"])
    def test_nothing_but_a_mark_and_spaces(self, file, data):
        with pytest.raises(ReadError, match="the file is empty"):
            load_text(file(data))

    @pytest.mark.parametrize(
        ("start", "what"),
        [
            (b"PK\x03\x04", "zip archive or an Office file"),
            (b"%PDF-1.7", "PDF"),
            (b"\xd0\xcf\x11\xe0", "old Office"),
            (b"\x89PNG\r\n", "picture"),
            (b"\xff\xd8\xff\xe0", "picture"),
            (b"GIF89a", "picture"),
            (b"\x1f\x8b", "compressed"),
            (b"\x7fELF", "program"),
        ],
    )
    def test_files_that_are_no_text_are_named(self, file, start, what):
        with pytest.raises(ReadError, match=what):
            load_text(file(start + b"rest"))

    @pytest.mark.parametrize("control", [b"\x00", b"\x01", b"\x0b", b"\x1b", b"\x1f"])
    def test_control_characters_are_binary(self, file, control):
        with pytest.raises(ReadError, match="binary"):
            load_text(file(b"A\tB" + control))

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
    def test_other_encodings_are_refused(self, file, encoding):
        with pytest.raises(ReadError):
            load_text(file("A\tB\n".encode(encoding)))

    def test_missing(self, tmp_path):
        with pytest.raises(ReadError, match="no such file"):
            load_text(tmp_path / "missing.txt")

    def test_a_folder(self, tmp_path):
        with pytest.raises(ReadError, match="a folder"):
            load_text(tmp_path)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes here")
    def test_a_pipe_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(ReadError, match="no ordinary file"):
            load_text(tmp_path / "pipe")

    def test_utf_16_is_named(self, file):
        with pytest.raises(ReadError, match="UTF-16; save it as UTF-8"):
            load_text(file("A".encode("utf-16")))

    def test_below_a_file(self, file):
        with pytest.raises(ReadError):
            load_text(file(b"A") / "x")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_unreadable(self, file):
        path = file(b"A")
        path.chmod(0)
        with pytest.raises(ReadError, match="cannot be opened"):
            load_text(path)

    def test_a_folder_that_may_not_be_searched(self, file, monkeypatch):
        def refuse(_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "is_dir", refuse)
        with pytest.raises(ReadError, match="Permission denied"):
            load_text(file(b"A"))

    @pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
    def test_names_no_file_can_have(self, name):
        with pytest.raises(PmfError):
            load_text(Path(name))


class TestSize:
    def test_over_the_limit_is_refused_unread(self, file, monkeypatch):
        path = file(b"")
        os.truncate(path, 200_000_000)

        def never(*_, **__):
            raise AssertionError("the file was opened")

        monkeypatch.setattr(Path, "open", never)
        with pytest.raises(ReadError, match=r"200 MB is over the limit of 20 MB"):
            load_text(path)

    def test_just_at_the_limit_is_read(self, file):
        text, _ = load_text(file(b"x" * limits.MAX_BYTES))
        assert len(text) == limits.MAX_BYTES

    def test_a_resource_without_a_size_is_stopped_at_the_limit(self):
        with pytest.raises(ReadError, match="over the limit"):
            load_text(FromMemory(b"x" * (limits.MAX_BYTES + 1)))

    def test_a_device_without_end(self):
        with pytest.raises(ReadError):
            load_text(Path("/dev/zero"))


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused_by_name(data):
    try:
        text, encoding = load_text(FromMemory(data))
    except ReadError as refused:
        said = str(refused)
    else:
        said = "memory.txt: "
        assert text.encode(encoding) in (data, b"\xef\xbb\xbf" + data)
        assert "\0" not in text
    assert said.startswith("memory.txt: ")
