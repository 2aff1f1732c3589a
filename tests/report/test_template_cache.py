"""A page is the same whether its templates were compiled now or kept from before."""

import sys

import jinja2
import pytest

from pmf.report.template_cache import TemplateCache


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "page.html.j2").write_text("<p>{{ name }}</p>\n", encoding="utf-8")
    return tmp_path


def render(folder, **settings):
    """The page, and how many templates were compiled for it."""
    compiled = []

    class Counting(jinja2.Environment):
        def compile(self, source, name=None, *rest, **more):
            compiled.append(name)
            return super().compile(source, name, *rest, **more)

    environment = Counting(loader=jinja2.FileSystemLoader(folder), **settings)
    environment.bytecode_cache = TemplateCache(environment)
    return environment.get_template("page.html.j2").render(name="A & B"), len(compiled)


def kept(folder):
    return list(folder.rglob("*.template"))


class TestKeeping:
    def test_the_second_time_nothing_is_compiled(self, folder):
        assert render(folder) == ("<p>A & B</p>", 1)
        assert render(folder) == ("<p>A & B</p>", 0)

    def test_it_stands_where_python_keeps_its_own(self, folder):
        render(folder)
        assert [file.parent for file in kept(folder)] == [folder / "__pycache__"]

    def test_a_changed_template_is_compiled_anew(self, folder):
        render(folder)
        (folder / "page.html.j2").write_text("<b>{{ name }}</b>\n", encoding="utf-8")
        assert render(folder) == ("<b>A & B</b>", 1)

    def test_other_settings_never_meet_what_was_kept_without_them(self, folder):
        render(folder, autoescape=False)
        assert render(folder, autoescape=True) == ("<p>A &amp; B</p>", 1)

    @pytest.mark.parametrize("damage", [b"", b"x", b"half"])
    def test_a_damaged_file_is_replaced(self, folder, damage):
        render(folder)
        (file,) = kept(folder)
        whole = file.read_bytes()
        file.write_bytes(whole[:64] + damage if damage != b"half" else whole[: len(whole) // 2])
        assert render(folder) == ("<p>A & B</p>", 1)
        assert file.read_bytes() == whole


class TestNotKeeping:
    def test_nothing_is_written_where_python_writes_nothing(self, folder, monkeypatch):
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        assert render(folder) == render(folder) == ("<p>A & B</p>", 1)
        assert kept(folder) == []

    def test_a_folder_that_cannot_be_written_is_no_fault(self, folder):
        (folder / "__pycache__").write_text("a file is in the way", encoding="utf-8")
        assert render(folder) == render(folder) == ("<p>A & B</p>", 1)

    def test_a_template_that_is_no_file_is_compiled(self, folder):
        environment = jinja2.Environment(loader=jinja2.DictLoader({"a": "{{ name }}"}))
        environment.bytecode_cache = TemplateCache(environment)
        assert environment.get_template("a").render(name="x") == "x"
        assert kept(folder) == []
