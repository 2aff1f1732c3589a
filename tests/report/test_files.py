"""Files that are whole or not there at all."""

import os
import stat
from pathlib import Path

import pytest

from pmf.report.files import write_text


class TestWriting:
    def test_writes_utf_8_with_lines_as_they_are(self, tmp_path):
        write_text(tmp_path / "page.html", "£1\n✔\n")

        assert (tmp_path / "page.html").read_bytes() == "£1\n✔\n".encode()

    def test_takes_the_place_of_an_old_file_and_leaves_nothing_beside_it(self, tmp_path):
        page = tmp_path / "page.html"
        page.write_text("old")
        page.chmod(0o640)

        write_text(str(page), "new")

        assert page.read_text() == "new"
        assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
        if os.name == "posix":
            assert stat.S_IMODE(page.stat().st_mode) == 0o640

    @pytest.mark.parametrize("call", ["fsync", "replace"])
    def test_a_failure_leaves_the_old_file_as_it_was(self, tmp_path, monkeypatch, call):
        page = tmp_path / "page.html"
        page.write_text("old")

        def full(*_):
            raise OSError(28, "No space left on device")

        home = {"fsync": os, "replace": Path}[call]
        monkeypatch.setattr(home, call, full)
        with pytest.raises(OSError, match="No space"):
            write_text(page, "new")

        assert page.read_text() == "old"
        assert [path.name for path in tmp_path.iterdir()] == ["page.html"]

    def test_text_that_cannot_be_encoded_touches_nothing(self, tmp_path):
        page = tmp_path / "page.html"
        page.write_text("old")

        with pytest.raises(UnicodeEncodeError):
            write_text(page, "\ud800")

        assert page.read_text() == "old"

    def test_a_folder_that_is_not_there_is_an_error(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            write_text(tmp_path / "nowhere" / "page.html", "new")

    def test_a_folder_is_not_replaced(self, tmp_path):
        with pytest.raises(OSError, match=r".+"):
            write_text(tmp_path, "new")

    @pytest.mark.skipif(os.name != "posix", reason="links and devices of POSIX")
    def test_a_link_is_followed_and_a_device_survives(self, tmp_path):
        (tmp_path / "real.html").write_text("old")
        (tmp_path / "link.html").symlink_to(tmp_path / "real.html")

        write_text(tmp_path / "link.html", "new")
        write_text(os.devnull, "new")

        assert (tmp_path / "link.html").is_symlink()
        assert (tmp_path / "real.html").read_text() == "new"
        assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
