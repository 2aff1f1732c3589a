"""The flat namespace: what is promised is there, and importing it costs next to nothing."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import pmf

ROOT = Path(__file__).parents[1]

#: Modules that may only be loaded on first use.
HEAVY = {
    "pint", "dateutil", "dateutil.parser", "importlib.metadata", "numpy", "narwhals", "polars",
    "pandas", "duckdb", "pyarrow", "rich", "jinja2",
}  # fmt: skip


def modules_after(code):
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


class TestNames:
    @pytest.mark.parametrize("name", pmf.__all__)
    def test_each_promised_name_is_there(self, name):
        assert getattr(pmf, name) is not None

    def test_type_checkers_see_the_same_names(self):
        tree = ast.parse((ROOT / "src/pmf/__init__.pyi").read_text("utf-8"))
        imports = (node for node in tree.body if isinstance(node, ast.ImportFrom))
        seen = {alias.asname for node in imports for alias in node.names}

        assert seen | {"__version__"} == set(pmf.__all__)

    def test_none_is_promised_twice(self):
        assert len(pmf.__all__) == len(set(pmf.__all__))

    def test_a_name_that_is_not_there_says_so(self):
        with pytest.raises(AttributeError, match="no attribute 'verdict'"):
            getattr(pmf, "verdict")  # noqa: B009 - as any caller would meet it

    def test_dir_lists_what_is_promised(self):
        assert dir(pmf) == sorted(pmf.__all__)


class TestImport:
    def test_importing_loads_nothing_heavy(self):
        assert not modules_after("import pmf") & HEAVY

    def test_judging_a_report_needs_no_extra_and_no_pint(self):
        code = """
import pmf
from importlib.resources import files
sample = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"
results = pmf.evaluate_all(pmf.read(sample))
pmf.reconcile(results), pmf.check(results), pmf.explain(results[0])
"""
        needless = HEAVY - {"importlib.metadata"}

        assert not modules_after(code) & needless


class TestReadme:
    def test_its_example_runs(self, capsys):
        readme = (ROOT / "README.md").read_text("utf-8")
        code = re.search(r"```python\n(.*?)```", readme, re.DOTALL)[1]

        exec(compile(code, "README.md", "exec"), {})

        printed = capsys.readouterr().out
        assert "LALocal_12 is Missed target in Q1 2019/20" in printed
        assert "17 agree, 7 disagree, 2 not-reproducible" in printed
        assert "('LALocal_12', 'LALocal_04')" in printed
        assert "status-disagrees" in printed

    def test_every_page_it_points_to_exists(self):
        readme = (ROOT / "README.md").read_text("utf-8")

        targets = re.findall(r"\]\(([^)#]+?)\)", readme)

        assert targets
        assert [path for path in targets if not (ROOT / path).exists()] == []
